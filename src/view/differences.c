/* SPDX-License-Identifier: GPL-3.0-or-later */
/* differences.c: which bands of a model are new, gone or shifted against the first one. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "view/build.h"

enum { MOST_BANDS = 8 };

/* Smaller shifts are left out: they are below what a measured spectrum resolves. */
static const double least_shift_cm1 = 1.0;
static const double least_ratio = 1.5; /* of heights */
/* Weaker bands than this share of the strongest are left to the JSON. */
static const double weakest_share = 0.02;

typedef enum { BAND_NEW, BAND_GONE, BAND_STRONGER, BAND_WEAKER, BAND_SHIFTED, FATES } band_fate;

static bool has_fate(const elastir_result_band_change *band, band_fate fate)
{
  bool before = isfinite(band->reference_cm1), after = isfinite(band->value_cm1);
  switch (fate) {
  case BAND_NEW:
    return after && !before;
  case BAND_GONE:
    return before && !after;
  case BAND_STRONGER:
    return before && after && band->height_ratio >= least_ratio;
  case BAND_WEAKER:
    return before && after && band->height_ratio <= 1.0 / least_ratio;
  default:
    return before && after && fabs(band->value_cm1 - band->reference_cm1) >= least_shift_cm1;
  }
}

/* In the model, or in the reference if it is gone. */
static double height_of(const elastir_result_band_change *band)
{
  return isfinite(band->value_cm1) ? band->value_height : band->reference_height;
}

static double position_of(const elastir_result_band_change *band)
{
  return isfinite(band->value_cm1) ? band->value_cm1 : band->reference_cm1;
}

static int by_height(const void *a, const void *b)
{
  const elastir_result_band_change *const *first = a, *const *second = b;
  double one = height_of(*first), other = height_of(*second);
  if (one != other)
    return one < other ? 1 : -1;
  double x = position_of(*first), y = position_of(*second);
  return (x > y) - (x < y);
}

static void add_band(text_buffer *text, const elastir_result_band_change *band, band_fate fate)
{
  view_number before = view_fixed(band->reference_cm1, 1), after = view_fixed(band->value_cm1, 1);
  view_number height = view_fixed(height_of(band), 1);
  double shift = band->value_cm1 - band->reference_cm1;
  if (text->length > 0)
    text_append(text, ", ");
  if (fate == BAND_SHIFTED)
    text_format(text, "%s\u00a0→\u00a0%s\u00a0(%s%s)", before.text, after.text,
                shift > 0.0 ? "+" : "", view_fixed(shift, 1).text);
  else if (fate == BAND_STRONGER || fate == BAND_WEAKER)
    text_format(text, "%s\u00a0×%s\u00a0(%s)", after.text,
                view_fixed(band->height_ratio, band->height_ratio < 1.0 ? 2 : 1).text, height.text);
  else
    text_format(text, "%s\u00a0(%s)", fate == BAND_NEW ? after.text : before.text, height.text);
}

/* The bands of that fate, strongest first, in `bands`, which has room for all. */
static size_t collect(const elastir_result_difference *difference, band_fate fate,
                      const elastir_result_band_change **bands)
{
  size_t count = 0;
  for (size_t i = 0; i < difference->bands_count; i++)
    if (has_fate(&difference->bands[i], fate))
      bands[count++] = &difference->bands[i];
  if (count > 0)
    qsort(bands, count, sizeof *bands, by_height);
  return count;
}

static const elastir_result_band_change **room_for_bands(view *v,
                                                         const elastir_result_difference *difference)
{
  return (const elastir_result_band_change **)view_scratch(
      v, difference->bands_count * sizeof(elastir_result_band_change *));
}

/* What a band gained or lost. */
static double gain_of(const elastir_result_band_change *band)
{
  return fabs(band->value_height - band->reference_height);
}

static int by_gain(const void *a, const void *b)
{
  const elastir_result_band_change *const *first = a, *const *second = b;
  double one = gain_of(*first), other = gain_of(*second);
  return one != other ? (one < other ? 1 : -1) : by_height(a, b);
}

/* "744, 3400 and 2 more"; without heights. */
static void add_brief(text_buffer *text, const elastir_result_band_change **bands, size_t count,
                      size_t most, band_fate fate)
{
  for (size_t i = 0; i < count && i < most; i++) {
    text_append(text, i > 0 ? ", " : "");
    if (fate == BAND_SHIFTED)
      text_format(text, "%s → ", view_fixed(bands[i]->reference_cm1, 0).text);
    text_append(text, view_fixed(position_of(bands[i]), 0).text);
    if (fate == BAND_STRONGER || fate == BAND_WEAKER)
      text_format(text, " ×%s", view_fixed(bands[i]->height_ratio,
                                                bands[i]->height_ratio < 1.0 ? 2 : 1).text);
  }
  if (count > most)
    text_format(text, " and %zu more", count - most);
}

const char *view_band_changes(view *v, const elastir_result_difference *difference, size_t most)
{
  static const struct {
    band_fate fate;
    const char *words;
    bool several;
  } kinds[] = {{BAND_NEW, "new bands ", true},
               {BAND_GONE, "gone ", true},
               {BAND_STRONGER, "stronger ", false},
               {BAND_WEAKER, "weaker ", false},
               {BAND_SHIFTED, "shifted ", false}};
  const elastir_result_band_change **bands = room_for_bands(v, difference);
  text_buffer text = {0};
  for (size_t k = 0; bands != NULL && k < sizeof kinds / sizeof *kinds; k++) {
    band_fate fate = kinds[k].fate;
    size_t count = collect(difference, fate, bands);
    if (count > 1 && (fate == BAND_STRONGER || fate == BAND_WEAKER))
      qsort(bands, count, sizeof *bands, by_gain);
    bool room = fate != BAND_SHIFTED || most > 1 || text.length == 0;
    if (count == 0 || !room)
      continue;
    text_format(&text, "%s%s", text.length > 0 ? "; " : "", kinds[k].words);
    add_brief(&text, bands, count, kinds[k].several ? most : 1, fate);
  }
  return view_keep(v, &text);
}

/* A band that one model alone has, and what moves in it. */
static void add_motion(view *v, text_buffer *text, const elastir_result_difference *difference,
                       const elastir_result_band_change *band, band_fate fate)
{
  if (fate != BAND_NEW && fate != BAND_GONE)
    return;
  int model = view_model_index(v, fate == BAND_NEW ? difference->label : difference->reference);
  const char *words =
      model >= 0 ? view_motion_at(v, &v->result->models[model], position_of(band)) : NULL;
  if (words != NULL)
    text_format(text, "\u00a0[%s]", words);
}

static void add_fates(view *v, const elastir_result_difference *difference)
{
  static const char *const words[FATES] = {"new", "gone", "stronger", "weaker", "shifted"};
  const elastir_result_band_change **bands = room_for_bands(v, difference);
  for (int fate = 0; bands != NULL && fate < FATES; fate++) {
    size_t count = collect(difference, (band_fate)fate, bands);
    text_buffer text = {0};
    for (size_t i = 0; i < count && i < MOST_BANDS; i++) {
      add_band(&text, bands[i], (band_fate)fate);
      add_motion(v, &text, difference, bands[i], (band_fate)fate);
    }
    if (count > MOST_BANDS)
      text_format(&text, " and %zu weaker", count - MOST_BANDS);
    const char *kept = view_keep(v, &text);
    view_list_item(v, VIEW_PLAIN, 0, words[fate], kept != NULL ? kept : "none");
  }
}

/* ---- all bands of the first model and what became of them ---- */

static const elastir_result_difference *difference_of(const view *v, const char *label)
{
  for (size_t i = 0; label != NULL && i < v->result->differences_count; i++) {
    const char *other = v->result->differences[i].label;
    if (other != NULL && strcmp(other, label) == 0)
      return &v->result->differences[i];
  }
  return NULL;
}

static void add_shift(view *v, view_table *table, const elastir_result_difference *difference,
                      double reference_cm1)
{
  for (size_t i = 0; difference != NULL && i < difference->bands_count; i++) {
    const elastir_result_band_change *band = &difference->bands[i];
    if (band->reference_cm1 != reference_cm1 || !isfinite(band->shift_cm1))
      continue;
    double shift = view_rounded(band->shift_cm1, 1);
    view_add_text(v, table, VIEW_PLAIN, "%s%s", shift > 0.0 ? "+" : "",
                  view_fixed(shift, 1).text)
        ->change = view_text(v, "×%s", view_fixed(band->height_ratio, 2).text);
    return;
  }
  view_add_text(v, table, VIEW_PLAIN, "absent");
}

static void add_all(view *v)
{
  const elastir_result_model *models = v->result->models;
  const elastir_result_spectrum *first = v->result->models_count > 0 ? models[0].spectrum : NULL;
  double most = 0;
  if (first == NULL || first->peaks_count == 0)
    return;
  for (size_t i = 0; i < first->peaks_count; i++)
    most = fmax(most, first->peaks[i].height);
  view_table *table = view_add_table(
      v, VIEW_DETAIL,
      view_text(v, "Bands of %s from 2 %% of the strongest, their shifts in the other models and, in small "
                   "print, the ratio of heights.", view_label(&models[0])));
  view_add_column(v, table, true, 0, "band, cm⁻¹");
  view_add_column(v, table, false, 0, "height, km mol⁻¹ cm");
  for (size_t i = 1; i < v->result->models_count; i++)
    if (models[i].spectrum != NULL)
      view_add_column(v, table, false, 0, view_label(&models[i]))->model = (int)i;
  for (size_t k = 0; k < first->peaks_count; k++) {
    const elastir_result_peak *peak = &first->peaks[k];
    if (!(peak->height >= weakest_share * most) || !isfinite(peak->position_cm1))
      continue;
    view_add_row(v, table, 0);
    view_add_text(v, table, VIEW_PLAIN, "%s", view_fixed(peak->position_cm1, 1).text);
    view_add_number(v, table, peak->height, 1);
    for (size_t i = 1; i < v->result->models_count; i++)
      if (models[i].spectrum != NULL)
        add_shift(v, table, difference_of(v, models[i].label), peak->position_cm1);
  }
}

void view_differences(view *v)
{
  bool begun = false;
  for (size_t i = 0; i < v->result->differences_count; i++) {
    const elastir_result_difference *difference = &v->result->differences[i];
    if (difference->bands == NULL)
      continue;
    if (!begun)
      view_paragraph(v, VIEW_FAINT, 0,
                     "Compared with %s: wavenumber in cm⁻¹ (height in km mol⁻¹ cm), strongest first; height "
                     "ratios of at least %s, shifts of at least %s cm⁻¹. Wavenumbers are %s.",
                     difference->reference != NULL ? difference->reference : "the first model",
                     view_fixed(least_ratio, 1).text, view_fixed(least_shift_cm1, 0).text,
                     view_scale_words(v));
    begun = true;
    view_heading(v, 0, "%s", view_or_dash(difference->label));
    add_fates(v, difference);
  }
  add_all(v);
}
