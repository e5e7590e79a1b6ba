/* SPDX-License-Identifier: GPL-3.0-or-later */
/* maps.c: stiffness maps: what was measured, and what it says about the models. */
#include <math.h>
#include <string.h>

#include "view/build.h"

enum { MOST_SUMMARISED = 6 };

static const char *name_of(const elastir_result_stiffness_map *map)
{
  const char *slash = map->path != NULL ? strrchr(map->path, '/') : NULL;
  return slash != NULL ? slash + 1 : view_or_dash(map->path);
}

/* "4.400 (4.382 to 4.417)" with the digits that the interval has. */
static const char *with_interval(view *v, double value, double low, double high)
{
  int digits = isfinite(low) && isfinite(high) ? view_digits_of(0.25 * (high - low), 6)
                                               : view_decimals(value);
  if (digits < 0)
    digits = 0;
  if (!isfinite(value))
    return "–";
  return isfinite(low) && isfinite(high)
             ? view_text(v, "%.*f\u00a0(%.*f\u00a0to\u00a0%.*f)", digits, value, digits, low, digits,
                         high)
             : view_text(v, "%.*f", digits, value);
}

static const char *share(view *v, double fraction, double low, double high)
{
  if (!isfinite(fraction))
    return "–";
  return isfinite(low) && isfinite(high)
             ? view_text(v, "%.0f\u00a0to\u00a0%.0f\u00a0%%", floor(100.0 * low), ceil(100.0 * high))
             : view_text(v, "%.0f\u00a0%%", 100.0 * fraction);
}

static view_style style_of(const elastir_result_map_verdict *verdict)
{
  const char *answer = view_or_dash(verdict->answer);
  return strcmp(answer, "model") == 0 || strcmp(answer, "mixture") == 0 ? VIEW_GOOD
         : strcmp(answer, "none") == 0                                  ? VIEW_BAD
                                                                        : VIEW_DOUBTFUL;
}

/* "ideal: it makes 80 to 100 % of the pixels …". */
static const char *verdict_words(view *v, const elastir_result_map_verdict *verdict)
{
  const char *answer = view_or_dash(verdict->answer);
  const char *what = strcmp(answer, "model") == 0     ? view_or_dash(verdict->label)
                     : strcmp(answer, "mixture") == 0 ? "a mixture"
                     : strcmp(answer, "none") == 0    ? "none of the models"
                                                      : "undecided";
  return view_text(v, "%s: %s.", what, view_or_dash(verdict->why));
}

static void add_components(view *v)
{
  view_table *table = view_add_table(v, 0, "Maps (95 % intervals, without the tip's calibration)");
  table->titled = table->records = true;
  view_add_column(v, table, true, 0, "")->title = "Map";
  view_add_column(v, table, false, 0, "px")->title = "Pixels that are not excluded";
  view_add_column(v, table, false, 0, "indep.")->title =
      "Number of independent pixels that would give the mean equally well";
  view_add_column(v, table, true, 0, "share");
  view_add_column(v, table, true, 0, "mean, GPa");
  view_add_column(v, table, true, 0, "sd, GPa");
  for (size_t i = 0; i < v->result->stiffness_maps_count; i++) {
    const elastir_result_stiffness_map *map = &v->result->stiffness_maps[i];
    for (size_t k = 0; k < map->components_count; k++) {
      const elastir_result_map_component *one = &map->components[k];
      view_add_row(v, table, 0);
      view_add_text(v, table, VIEW_PLAIN, "%s", k == 0 ? name_of(map) : "");
      if (k == 0) {
        view_add_number(v, table, (double)(map->pixels - map->masked), 0);
        view_add_number(v, table, map->independent_pixels, 0);
      } else {
        view_add_text(v, table, VIEW_PLAIN, "%s", "");
        view_add_text(v, table, VIEW_PLAIN, "%s", "");
      }
      view_add_text(v, table, VIEW_PLAIN, "%s", share(v, one->fraction, one->low, one->high));
      view_add_text(v, table, VIEW_PLAIN, "%s",
                    with_interval(v, one->mean_gpa, one->mean_low_gpa, one->mean_high_gpa));
      view_add_text(v, table, VIEW_PLAIN, "%s",
                    with_interval(v, one->standard_deviation_gpa, one->standard_deviation_low_gpa,
                                  one->standard_deviation_high_gpa));
    }
  }
}

static void add_models(view *v, const elastir_result_stiffness_map *map)
{
  if (map->models_count == 0)
    return;
  view_table *table = view_add_table(
      v, 0, view_text(v, "%s: models over %s", name_of(map),
                      map->facets_count > 0 ? "their facets" : "all orientations"));
  table->titled = table->records = true;
  view_add_column(v, table, true, 0, "")->title = "Model";
  view_add_column(v, table, true, 0,
                  view_text(v, "%s, GPa", strcmp(view_or_dash(map->modulus), "youngs") == 0 ? "E"
                                          : strcmp(view_or_dash(map->modulus), "reduced") == 0
                                              ? "reduced M"
                                              : "M"));
  view_add_column(v, table, true, 0, "E, GPa");
  view_add_column(v, table, true, 0, "share (95 %)");
  view_add_column(v, table, true, 0, "there?");
  for (size_t k = 0; k < map->models_count; k++) {
    const elastir_result_map_model *model = &map->models[k];
    view_add_row(v, table, 0);
    view_add_label(v, table, model->label);
    view_add_text(v, table, VIEW_PLAIN, "%.2f\u00a0to\u00a0%.2f", model->expected.min_gpa,
                  model->expected.max_gpa);
    view_add_text(v, table, VIEW_PLAIN, "%.2f\u00a0to\u00a0%.2f", model->youngs.min_gpa,
                  model->youngs.max_gpa);
    view_add_text(v, table, VIEW_PLAIN, "%s", share(v, model->fraction, model->low, model->high));
    view_add_text(v, table, VIEW_PLAIN, "%s", view_or_dash(model->present));
  }
  if (map->unexplained != NULL) {
    view_add_row(v, table, 0);
    view_add_text(v, table, VIEW_PLAIN, "none of them");
    view_add_text(v, table, VIEW_PLAIN, "–");
    view_add_text(v, table, VIEW_PLAIN, "–");
    view_add_text(v, table, VIEW_PLAIN, "%s",
                  share(v, map->unexplained->fraction, map->unexplained->low,
                        map->unexplained->high));
    view_add_text(v, table, VIEW_PLAIN, "%s", "");
  }
  if (map->facets_count == 0)
    view_paragraph(v, VIEW_FAINT, 0,
                   "The ranges are those of a sample of orientations; the extrema over all of them may lie "
                   "slightly beyond (--section extrema).");
  const elastir_result_map_calibration *tip = &map->calibration;
  view_paragraph(v, VIEW_FAINT, 0,
                 "Fitted with a calibration factor of %.3f (%.3f to %.3f; assumed 1 ± %.0f\u00a0%%) and a "
                 "pixel scatter of %.0f\u00a0%%.",
                 tip->factor, tip->low, tip->high, tip->sigma_percent, tip->noise_percent);
}

/* The stiffest that any model is expected to be; NAN: there is no model. */
static double stiffest(const elastir_result_stiffness_map *map)
{
  double most = NAN;
  for (size_t k = 0; k < map->models_count; k++)
    most = fmax(most, map->models[k].expected.max_gpa);
  return most;
}

/* Pixels that no crystal of the models can be: no calibration of a tip is off by so much. */
static void hint_at_substrate(view *v, const elastir_result_stiffness_map *map)
{
  const double far_stiffer = 3.0, much = 0.2, most = stiffest(map);
  for (size_t k = 0; k < map->components_count; k++) {
    const elastir_result_map_component *one = &map->components[k];
    if (one->fraction >= much && one->mean_gpa > far_stiffer * most)
      view_paragraph(v, VIEW_DOUBTFUL, 0,
                     "%s: %s of the pixels are around %s GPa, far stiffer than every model (at most %s GPa): "
                     "probably the substrate. elastir map --substrate (with --topography) or --max excludes "
                     "it.",
                     name_of(map), share(v, one->fraction, one->low, one->high),
                     view_fixed(one->mean_gpa, one->mean_gpa < 10.0 ? 1 : 0).text,
                     view_fixed(most, 1).text);
  }
}

/* "lower than 7.96 nm (substrate)": why pixels are left out. */
static const char *mask_words(view *v, const elastir_result_map_mask *mask, bool substrate)
{
  static const struct {
    const char *reason, *before, *behind; /* the limit; NULL: there is none */
  } words[] = {{"missing", "without a value", NULL},
               {"not-positive", "not above 0", NULL},
               {"below-threshold", "below ", " GPa"},
               {"above-threshold", "above ", " GPa"},
               {"no-height", "without a height", NULL},
               {"low", "lower than ", " nm"},
               {"high", "higher than ", " nm"},
               {"steep", "steeper than ", "°"},
               {"edge", "within ", " px of these"},
               {"outlier", "beyond ", " robust deviations"}};
  const char *reason = view_or_dash(mask->reason);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strcmp(words[i].reason, reason) == 0 && words[i].behind == NULL)
      return words[i].before;
    else if (strcmp(words[i].reason, reason) == 0 && isfinite(mask->limit))
      return view_text(v, "%s%.3g%s%s", words[i].before, mask->limit, words[i].behind,
                       substrate && strcmp(reason, "low") == 0 ? " (substrate)" : "");
  return reason;
}

/* A range of heights has two ends, a substrate one. */
static bool has_substrate(const elastir_result_stiffness_map *map)
{
  for (size_t i = 0; i < map->masks_count; i++)
    if (strcmp(view_or_dash(map->masks[i].reason), "high") == 0)
      return false;
  return true;
}

/* "7782 lower than 7.96 nm (substrate), 961 steeper than 40°, …". */
static void add_masks(view *v, const elastir_result_stiffness_map *map)
{
  text_buffer text = {0};
  for (size_t i = 0; i < map->masks_count; i++) {
    const elastir_result_map_mask *mask = &map->masks[i];
    if (mask->pixels <= 0)
      continue;
    text_format(&text, "%s%lld\u00a0%s", text.length > 0 ? ", " : "", (long long)mask->pixels,
                mask_words(v, mask, has_substrate(map)));
  }
  const char *kept = view_keep(v, &text);
  view_paragraph(v, VIEW_FAINT, 0, "%s: %lld of %lld pixels excluded%s%s", name_of(map),
                 (long long)map->masked, (long long)map->pixels, kept != NULL ? ": " : ".",
                 kept != NULL ? kept : "");
}

static void add_series(view *v)
{
  const elastir_result_map_series *series = v->result->stiffness_series;
  if (series == NULL || !isfinite(series->pooled_mean_gpa))
    return;
  view_paragraph(v, VIEW_PLAIN, 0, "All maps together: mean %s GPa; their scatter exceeds their errors by "
                 "%.2g GPa.",
                 with_interval(v, series->pooled_mean_gpa, series->pooled_low_gpa,
                               series->pooled_high_gpa), series->between_gpa);
  if (isfinite(series->slope_gpa))
    view_paragraph(v, VIEW_PLAIN, 0, "Trend: %s GPa per unit.",
                   with_interval(v, series->slope_gpa, series->slope_low_gpa,
                                 series->slope_high_gpa));
}

void view_maps(view *v)
{
  const size_t count = v->result->stiffness_maps_count;
  if (count == 0)
    return;
  add_components(v);
  for (size_t i = 0; i < count; i++) {
    const elastir_result_stiffness_map *map = &v->result->stiffness_maps[i];
    add_models(v, map);
    if (map->verdict != NULL)
      view_paragraph(v, style_of(map->verdict), 0, "%s: %s", name_of(map),
                     verdict_words(v, map->verdict));
    hint_at_substrate(v, map);
    add_masks(v, map);
    view_add_figure(v, VIEW_MAP, i)->caption =
        view_text(v, "%s: the modulus in at most 64 by 64 cells; white is excluded.", name_of(map));
    view_add_figure(v, VIEW_HISTOGRAM, i)->caption =
        "Histogram of the pixels used, with the normal distributions and the contributions of the models.";
  }
  add_series(v);
  view_paragraph(v, VIEW_FAINT, 0,
                 "Neighbouring pixels are not independent: those used (px) correspond to fewer independent "
                 "ones (indep.), on which the intervals of models and calibration are based; those of the "
                 "distributions are from blocks, if there are enough. Absolute moduli are limited by the "
                 "calibration of the tip, which is the same for all pixels.");
}

void view_summary_maps(view *v)
{
  const size_t count = v->result->stiffness_maps_count;
  for (size_t i = 0; i < count && i < MOST_SUMMARISED; i++) {
    const elastir_result_stiffness_map *map = &v->result->stiffness_maps[i];
    view_paragraph(v, map->verdict != NULL ? style_of(map->verdict) : VIEW_PLAIN, 0,
                   "%s: %s GPa, sd %s GPa, %lld of %lld pixels%s%s", name_of(map),
                   with_interval(v, map->mean_gpa, map->mean_low_gpa, map->mean_high_gpa),
                   view_fixed(map->standard_deviation_gpa,
                              view_decimals(map->standard_deviation_gpa)).text,
                   (long long)(map->pixels - map->masked), (long long)map->pixels,
                   map->verdict != NULL ? "; " : "",
                   map->verdict != NULL ? verdict_words(v, map->verdict) : "");
    hint_at_substrate(v, map);
  }
  if (count > MOST_SUMMARISED)
    view_paragraph(v, VIEW_FAINT, 0, "… and %zu more maps (--section maps)", count - MOST_SUMMARISED);
}
