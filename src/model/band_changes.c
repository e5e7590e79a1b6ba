/* SPDX-License-Identifier: GPL-3.0-or-later */
/* band_changes.c: the bands of two simulated spectra matched one to one. */
#include <math.h>
#include <stdlib.h>

#include "compare/assignment.h"
#include "model/differences.h"

/* Bands nearer than this may be the same one, shifted; 1.5 times the default width. */
static const double band_tolerance_cm1 = 15.0;
/* A pair is listed if either band stands out by this part of the strongest one; a band alone,
 * if it does itself. All peaks are matched, so that a weak partner is not taken for absent. */
static const double least_prominence = 0.005;
/* The matrix of costs is square: more peaks than these are thinned to the most prominent. */
enum { MOST_BANDS = 400 };

typedef struct {
  double position, height;
  bool prominent;
} model_band;

typedef struct {
  model_band *bands;
  size_t count;
} band_list;

static bool take_bands(const elastir_result_spectrum *spectrum, band_list *list)
{
  size_t most = spectrum->peaks_count;
  list->count = 0;
  list->bands = malloc((most + 1) * sizeof *list->bands);
  if (list->bands == NULL)
    return false;
  double strongest = 0.0;
  for (size_t i = 0; i < most; i++)
    strongest = fmax(strongest, spectrum->peaks[i].prominence);
  for (size_t i = 0; i < most; i++) {
    const elastir_result_peak *peak = &spectrum->peaks[i];
    bool prominent = peak->prominence >= least_prominence * strongest;
    if (prominent || most <= MOST_BANDS)
      list->bands[list->count++] = (model_band){peak->position_cm1, peak->height, prominent};
  }
  return true;
}

/* A pair beyond the tolerance costs as much as leaving both alone. The matrix is square: row i and
 * column n + i stand for 'alone'. */
static bool match_bands(const band_list *reference, const band_list *value, size_t *match)
{
  size_t n = reference->count, size = n + value->count;
  double *cost = malloc((size * size + 1) * sizeof *cost);
  if (cost == NULL)
    return false;
  for (size_t i = 0; i < size; i++)
    for (size_t j = 0; j < size; j++) {
      bool pair = i < n && j < value->count;
      double shift = pair ? (value->bands[j].position - reference->bands[i].position) /
                                band_tolerance_cm1
                          : 0.0;
      bool both_alone = i >= n && j >= value->count;
      cost[i * size + j] = both_alone ? 0.0 : pair ? 2.0 * fmin(shift * shift, 1.0) : 1.0;
    }
  bool good = size == 0 || elastir_hungarian(cost, size, size, match);
  free(cost);
  return good;
}

/* Either may be NULL. */
static void add_band(const model_band *from, const model_band *to,
                     elastir_result_band_change *list, size_t *count)
{
  if (!(from != NULL && from->prominent) && !(to != NULL && to->prominent))
    return;
  double from_cm1 = from != NULL ? from->position : (double)NAN;
  double to_cm1 = to != NULL ? to->position : (double)NAN;
  double from_height = from != NULL ? from->height : (double)NAN;
  double to_height = to != NULL ? to->height : (double)NAN;
  list[(*count)++] =
      (elastir_result_band_change){.reference_cm1 = from_cm1,
                                   .value_cm1 = to_cm1,
                                   .shift_cm1 = to_cm1 - from_cm1,
                                   .reference_height = from_height,
                                   .value_height = to_height,
                                   .height_ratio = to_height / from_height};
}

static void list_bands(const band_list *reference, const band_list *value, const size_t *match,
                       bool *taken, elastir_result_band_change *list, size_t *count)
{
  for (size_t i = 0; i < reference->count; i++) {
    const model_band *from = &reference->bands[i];
    size_t j = match[i];
    bool near = j < value->count &&
                fabs(value->bands[j].position - from->position) <= band_tolerance_cm1;
    if (near)
      taken[j] = true;
    add_band(from, near ? &value->bands[j] : NULL, list, count);
  }
  for (size_t j = 0; j < value->count; j++)
    if (!taken[j])
      add_band(NULL, &value->bands[j], list, count);
}

elastir_result_band_change *band_changes(elastir_result_memory *memory,
                                         const elastir_result_spectrum *reference,
                                         const elastir_result_spectrum *value, size_t *count)
{
  band_list first = {0}, second = {0};
  elastir_result_band_change *list = NULL;
  bool good = take_bands(reference, &first) && take_bands(value, &second);
  size_t most = first.count + second.count;
  size_t *match = good ? calloc(most + 1, sizeof *match) : NULL;
  bool *taken = good ? calloc(second.count + 1, sizeof *taken) : NULL;
  *count = 0;
  if (match != NULL && taken != NULL && match_bands(&first, &second, match))
    list = RESULT_LIST(memory, band_change, most);
  else
    result_memory_fail(memory);
  if (list != NULL)
    list_bands(&first, &second, match, taken, list, count);
  free(match);
  free(taken);
  free(first.bands);
  free(second.bands);
  return list;
}
