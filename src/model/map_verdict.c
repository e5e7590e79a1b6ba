/* SPDX-License-Identifier: GPL-3.0-or-later */
/* map_verdict.c: what fitted shares say about the sample in a map, in words. */
#include <string.h>

#include "base/memory.h"
#include "model/stiffness_map.h"

/* Chi squared of one degree of freedom at 1 %; a model makes the map from three quarters on; in Kass and
 * Raftery's words (J. Am. Stat. Assoc. 90, 773 (1995)) a difference of 10 in BIC is very strong. */
static const double largest_misfit = 6.635, main_share = 0.75, most_bic = 10.0;

static const elastir_result_map_model *find(const elastir_result_stiffness_map *map, bool is_main,
                                            size_t *count)
{
  const elastir_result_map_model *found = NULL;
  *count = 0;
  for (size_t i = 0; i < map->models_count; i++) {
    const elastir_result_map_model *one = &map->models[i];
    if (is_main ? one->low >= main_share : strcmp(one->present, "yes") == 0) {
      found = one;
      ++*count;
    }
  }
  return found;
}

typedef struct {
  const char *answer, *label;
  char why[256];
} verdict;

static void decide_between(const elastir_result_stiffness_map *map, verdict *v)
{
  size_t count, sure;
  const elastir_result_map_model *one = find(map, true, &count);
  find(map, false, &sure);
  v->answer = "undecided";
  if (map->models_count == 1) {
    elastir_snprintf(v->why, sizeof v->why,
                     "the map agrees with the only model within the calibration of the tip; without other "
                     "models this is not proof");
  } else if (one != NULL) {
    v->answer = "model";
    v->label = one->label;
    elastir_snprintf(v->why, sizeof v->why,
                     "it makes up %.0f to %.0f %% of the pixels, whatever the calibration of the tip",
                     100.0 * one->low, 100.0 * one->high);
  } else if (sure > 1) {
    v->answer = "mixture";
    elastir_snprintf(v->why, sizeof v->why, "the intervals of %zu models exclude 0", sure);
  } else {
    elastir_snprintf(v->why, sizeof v->why,
                     "the models differ by less than calibration (%.0f %%) and pixel scatter resolve, or too "
                     "few pixels are independent",
                     map->calibration.sigma_percent);
  }
}

void map_verdict_of(elastir_result_memory *memory, elastir_result_stiffness_map *map,
                    double misfit_bic)
{
  verdict v = {"undecided", NULL, ""};
  const elastir_result_map_calibration *tip = &map->calibration;
  map->verdict = RESULT_NEW(memory, map_verdict);
  if (map->verdict == NULL)
    return;
  if (tip->misfit > largest_misfit) {
    v.answer = "none";
    elastir_snprintf(v.why, sizeof v.why,
                     "the map is outside all models: they need a calibration factor of %.2f, beyond "
                     "%.0f %% (chi squared %.1f)", tip->factor, tip->sigma_percent, tip->misfit);
  } else if (map->unexplained != NULL && map->unexplained->low > 0.5) {
    v.answer = "none";
    elastir_snprintf(v.why, sizeof v.why, "at least %.0f %% of the pixels match none of the models",
                     100.0 * map->unexplained->low);
  } else if (misfit_bic > most_bic) {
    elastir_snprintf(v.why, sizeof v.why,
                     "the models do not reproduce the shape of the histogram: free normal distributions "
                     "explain it better (BIC lower by %.0f)", misfit_bic);
  } else {
    decide_between(map, &v);
  }
  map->verdict->answer = v.answer;
  map->verdict->label = v.label;
  map->verdict->why = result_text(memory, v.why);
}
