/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ratios.c: ratios of band heights, measured and simulated, by each definition. */
#include <math.h>

#include "view/build.h"

typedef struct {
  const char *name;
  double measured, error;
  double of_model[VIEW_MOST_COLUMNS];
} ratio_row;

static void add_row(view *v, view_table *table, const elastir_result_band_ratio *ratio,
                    const ratio_row *row, size_t models)
{
  view_add_row(v, table, 0);
  view_add_text(v, table, VIEW_PLAIN, "%s / %s", view_fixed(ratio->numerator_cm1, 0).text,
                view_fixed(ratio->denominator_cm1, 0).text);
  view_add_text(v, table, VIEW_PLAIN, "%s", row->name);
  view_cell *measured =
      view_add_number(v, table, row->measured, view_digits_of(row->error, 3));
  measured->style = VIEW_STRONG;
  measured->deviation = row->error;
  measured->source = "from the noise, the overlap or the scatter of the files";
  for (size_t i = 0; i < models; i++)
    view_add_number(v, table, row->of_model[i], 2);
}

static double of_model(const elastir_result_band_ratio *ratio, size_t i, int way)
{
  if (i >= ratio->models_count)
    return NAN;
  const elastir_result_model_ratio *model = &ratio->models[i];
  return way == 0 ? model->height_ratio : way == 1 ? model->value : model->fitted;
}

static void add_ratio(view *v, view_table *table, const elastir_result_band_ratio *ratio,
                      size_t models)
{
  ratio_row rows[] = {
      {"plain heights", ratio->measured_height_ratio, ratio->height_ratio_error, {0}},
      {"local baselines", ratio->measured, ratio->standard_error, {0}},
      {"fitted lines", ratio->fitted, ratio->fitted_error, {0}}};
  for (int way = 0; way < 3; way++) {
    bool any = isfinite(rows[way].measured);
    for (size_t i = 0; i < models; i++) {
      rows[way].of_model[i] = of_model(ratio, i, way);
      any = any || isfinite(rows[way].of_model[i]);
    }
    if (any || way == 1)
      add_row(v, table, ratio, &rows[way], models);
  }
}

void view_ratios(view *v, const elastir_result_comparison *comparison)
{
  if (comparison->band_ratios_count == 0)
    return;
  view_table *table = view_add_table(v, 0, "Ratios of band heights");
  const elastir_result_band_ratio *first = &comparison->band_ratios[0];
  size_t models = first->models_count < VIEW_MOST_COLUMNS - 3 ? first->models_count
                                                              : VIEW_MOST_COLUMNS - 3;
  table->titled = true;
  view_add_column(v, table, true, 0, "cm⁻¹ / cm⁻¹");
  view_add_column(v, table, true, 0, "by");
  view_add_column(v, table, false, 0, "measured");
  for (size_t i = 0; i < models; i++)
    view_add_column(v, table, false, 0, view_or_dash(first->models[i].label))->model =
        view_model_index(v, first->models[i].label);
  bool fitted = false;
  for (size_t k = 0; k < comparison->band_ratios_count; k++) {
    add_ratio(v, table, &comparison->band_ratios[k], models);
    fitted = fitted || isfinite(comparison->band_ratios[k].fitted);
  }
  view_paragraph(v, VIEW_FAINT, 0,
                 "Plain heights are what papers read from simulated spectra, such as 0.05 for 1115 / 1146 of "
                 "ideal ZIF-8; in measured spectra a background distorts them. Compare local baselines "
                 "there%s.",
                 fitted ? ", or fitted lines, which remove the overlap of close bands" : "");
}
