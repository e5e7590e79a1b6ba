/* SPDX-License-Identifier: GPL-3.0-or-later */
/* series.c: fractions and ratios over several measured spectra, with their trends. */
#include <math.h>
#include <string.h>

#include "view/build.h"

enum { MOST_SPECTRA = 40 };

/* "60 % (51 to 68)", with a question mark where it may not be there. */
static void add_fraction(view *v, view_table *table, const elastir_result_fraction_series *one,
                         size_t row)
{
  double fraction = row < one->fraction_count ? one->fraction[row] : (double)NAN;
  double low = row < one->low_count ? one->low[row] : (double)NAN;
  double high = row < one->high_count ? one->high[row] : (double)NAN;
  const char *present = row < one->present_count ? one->present[row] : NULL;
  const char *mark = present == NULL || strcmp(present, "undetermined") != 0 ? "" : "\u00a0?";
  if (!isfinite(fraction))
    view_add_text(v, table, VIEW_PLAIN, "–");
  else if (isfinite(low) && isfinite(high))
    view_add_text(v, table, VIEW_PLAIN, "%.0f\u00a0to\u00a0%.0f\u00a0%%%s", floor(100.0 * low),
                  ceil(100.0 * high), mark);
  else
    view_add_text(v, table, VIEW_PLAIN, "%.0f\u00a0%%%s", 100.0 * fraction, mark);
}

/* Whether one of the fractions has an interval; without any no trend follows from them. */
static bool has_intervals(const elastir_result_fraction_series *one)
{
  for (size_t i = 0; i < one->low_count && i < one->high_count; i++)
    if (isfinite(one->low[i]) && isfinite(one->high[i]))
      return true;
  return false;
}

static bool has_fractions(const elastir_result_fraction_series *one)
{
  for (size_t i = 0; i < one->fraction_count; i++)
    if (isfinite(one->fraction[i]))
      return true;
  return false;
}

static const char *caption_of(const elastir_result_series *series)
{
  for (size_t k = 0; k < series->fractions_count; k++)
    if (has_fractions(&series->fractions[k]) && !has_intervals(&series->fractions[k]))
      return "Shares (no intervals; ?: undetermined) and ratios above local baselines";
  return "Shares (95 % intervals; ?: undetermined) and ratios above local baselines";
}

static void add_ratio(view *v, view_table *table, const elastir_result_ratio_series *one,
                      size_t row)
{
  double value = row < one->value_count ? one->value[row] : (double)NAN;
  double error = row < one->standard_error_count ? one->standard_error[row] : (double)NAN;
  view_add_number(v, table, value, view_digits_of(error, 3))->deviation = error;
}

/* "falls by 0.8 (95 %: 0.3 to 1.2)" */
static const char *trend_words(view *v, const elastir_result_trend *trend, double times,
                               const char *unit)
{
  double slope = times * trend->slope, low = times * trend->slope_low;
  double high = times * trend->slope_high;
  if (!isfinite(slope) || !isfinite(low) || !isfinite(high))
    return "too few values for a trend";
  int digits = view_digits_of(0.5 * (high - low), 9);
  if (trend->significant != 1)
    return view_text(v, "no trend beyond the errors (95\u00a0%%: %.*f to %.*f%s per unit)", digits,
                     low, digits, high, unit);
  return view_text(v, "%s by %.*f%s per unit (95\u00a0%%: %.*f to %.*f)",
                   slope > 0.0 ? "rises" : "falls", digits, fabs(slope), unit, digits,
                   fmin(fabs(low), fabs(high)), digits, fmax(fabs(low), fabs(high)));
}

/* Says how lines are fitted if there is one. */
static void add_trends(view *v, const elastir_result_series *series)
{
  bool any = false;
  for (size_t k = 0; k < series->fractions_count; k++) {
    const elastir_result_fraction_series *one = &series->fractions[k];
    view_list_item(v, VIEW_PLAIN, 0, view_or_dash(one->label),
                   has_fractions(one) && !has_intervals(one)
                       ? "no trend: these shares have no intervals"
                       : trend_words(v, &one->trend, 100.0, "\u00a0%"));
    any = any || (has_intervals(one) && isfinite(one->trend.slope));
  }
  for (size_t k = 0; k < series->band_ratios_count; k++) {
    const elastir_result_ratio_series *one = &series->band_ratios[k];
    const char *name = view_text(v, "%s / %s", view_fixed(one->numerator_cm1, 0).text,
                                 view_fixed(one->denominator_cm1, 0).text);
    view_list_item(v, VIEW_PLAIN, 0, name, trend_words(v, &one->trend, 1.0, ""));
    any = any || isfinite(one->trend.slope);
  }
  if (any)
    view_paragraph(v, VIEW_FAINT, 0,
                   "Straight lines, weighted by the errors. Their intervals allow for these errors or for "
                   "the scatter about the line, whichever is larger.");
}

static void add_heads(view *v, view_table *table, const elastir_result_series *series)
{
  table->titled = table->records = true;
  view_add_column(v, table, true, 0, "")->title = "Spectrum";
  view_add_column(v, table, false, 0, "at");
  for (size_t k = 0; k < series->fractions_count; k++)
    view_add_column(v, table, true, 0, view_or_dash(series->fractions[k].label))->model =
        view_model_index(v, series->fractions[k].label);
  for (size_t k = 0; k < series->band_ratios_count; k++)
    view_add_column(v, table, false, 0,
                    view_text(v, "%s / %s",
                              view_fixed(series->band_ratios[k].numerator_cm1, 0).text,
                              view_fixed(series->band_ratios[k].denominator_cm1, 0).text));
}

void view_series(view *v)
{
  const elastir_result_series *series = v->result->series;
  if (series == NULL || series->coordinate_count == 0 ||
      series->fractions_count + series->band_ratios_count + 2 > VIEW_MOST_COLUMNS)
    return;
  size_t rows = series->coordinate_count;
  view_table *table = view_add_table(v, 0, caption_of(series));
  add_heads(v, table, series);
  for (size_t i = 0; i < rows && i < MOST_SPECTRA; i++) {
    view_add_row(v, table, 0);
    view_add_label(v, table, i < series->labels_count ? series->labels[i] : NULL);
    view_add_text(v, table, VIEW_PLAIN, "%.6g", series->coordinate[i]);
    for (size_t k = 0; k < series->fractions_count; k++)
      add_fraction(v, table, &series->fractions[k], i);
    for (size_t k = 0; k < series->band_ratios_count; k++)
      add_ratio(v, table, &series->band_ratios[k], i);
  }
  if (rows > MOST_SPECTRA)
    view_paragraph(v, VIEW_FAINT, 0, "… and %zu more in the JSON.", rows - MOST_SPECTRA);
  add_trends(v, series);
}
