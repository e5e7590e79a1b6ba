/* SPDX-License-Identifier: GPL-3.0-or-later */
/* uncertainty.c: where the error bars come from, other fits of the run, and what CRYSTAL printed. */
#include <math.h>

#include "view/build.h"

typedef struct {
  const char *name, *path;
  bool often_zero; /* shown where it is not */
} detail;

#define OF_SOURCE(name, source) \
  {name ": sd, GPa", \
   QUANTITY_PATH(elastic, uncertainty->sources.source->constant_sigma_gpa), false}, \
  {name ": constants", \
   QUANTITY_PATH(elastic, uncertainty->sources.source->inputs), false}, \
  {name ": samples", \
   QUANTITY_PATH(elastic, uncertainty->sources.source->samples), true}, \
  {name ": unstable samples", \
   QUANTITY_PATH(elastic, uncertainty->sources.source->unstable_samples), true}, \
  {name ": sampling error", \
   QUANTITY_PATH(elastic, uncertainty->sources.source->sampling_error), true}

static const detail details[] = {
    OF_SOURCE("Rounding", rounding), OF_SOURCE("Scatter", scatter), OF_SOURCE("Given errors", given),
    {"Other fits of the same run", QUANTITY_PATH(elastic, uncertainty->other_fits->fits), true},
    {"Fits omitted: first order at a pressure",
     QUANTITY_PATH(elastic, uncertainty->fits_left_out_for_stress), true},
    {"Fits omitted: the result itself",
     QUANTITY_PATH(elastic, uncertainty->fits_that_repeat_the_result), true}};

static bool has_uncertainty(const elastir_result_model *model)
{
  return model->elastic != NULL && model->elastic->uncertainty != NULL;
}

static bool has_fits(const elastir_result_model *model)
{
  return has_uncertainty(model) && model->elastic->uncertainty->other_fits != NULL;
}

static bool is_layer(const elastir_result_model *model)
{
  return model->elastic_2d != NULL && model->elastic_2d->uncertainty != NULL;
}

static bool is_shown(const view *v, const detail *row)
{
  for (size_t m = 0; m < v->result->models_count; m++) {
    double value = view_value(VIEW_OF_CRYSTAL, &v->result->models[m], row->path);
    if (isfinite(value) && !(row->often_zero && value == 0.0))
      return true;
  }
  return false;
}

static void add_sources(view *v)
{
  view_table *table = view_add_table(v, 0,
                                     "Sources of ±: largest standard deviation (sd) of a constant, constants "
                                     "that it rests on, random samples (0: linear), and the relative error "
                                     "of ± by sampling");
  table->titled = true;
  view_add_column(v, table, true, 0, "")->title = "Source";
  view_add_model_columns(v, table, has_uncertainty);
  for (size_t i = 0; i < sizeof details / sizeof *details; i++) {
    if (!is_shown(v, &details[i]))
      continue;
    view_add_row(v, table, 0);
    view_add_text(v, table, VIEW_PLAIN, "%s", details[i].name);
    for (size_t m = 0; m < v->result->models_count; m++) {
      double value = view_value(VIEW_OF_CRYSTAL, &v->result->models[m], details[i].path);
      if (has_uncertainty(&v->result->models[m]))
        view_add_number(v, table, value, value == floor(value) ? 0 : view_decimals(value));
    }
  }
}

static void add_layers(view *v)
{
  for (size_t m = 0; m < v->result->models_count; m++) {
    if (!is_layer(&v->result->models[m]))
      continue;
    const elastir_result_plane_error_source *rounding =
        &v->result->models[m].elastic_2d->uncertainty->sources.rounding;
    view_paragraph(v, VIEW_PLAIN, 0,
                   "The layer %s: ± comes from the rounding of its %lld constants, which have a standard "
                   "deviation of %s N/m each; %lld random samples, of which %lld are not stable.",
                   view_label(&v->result->models[m]), (long long)rounding->inputs,
                   view_fixed(rounding->constant_sigma_n_m,
                              view_decimals(rounding->constant_sigma_n_m)).text,
                   (long long)rounding->samples, (long long)rounding->unstable_samples);
  }
}

/* "10.21, 0.086": a value, and the spread beside it. */
static void add_spread(view *v, view_table *table, const elastir_result_model *model, const char *path)
{
  double value = view_value(VIEW_OF_CRYSTAL, model, path), spread = view_fit_spread(model, path);
  const char *shown = view_text(v, "%s", view_fixed(value, view_decimals(value)).text);
  view_add_text(v, table, VIEW_PLAIN, "%s, %s", view_or_dash(shown),
                view_fixed(spread, view_digits_of(spread, 6)).text);
}

static void add_other_fits(view *v)
{
  static const struct {
    const char *name, *path;
  } rows[] = {{"K, GPa", QUANTITY_PATH(elastic, averages.hill.bulk_modulus_gpa)},
              {"G, GPa", QUANTITY_PATH(elastic, averages.hill.shear_modulus_gpa)},
              {"E, GPa", QUANTITY_PATH(elastic, averages.hill.youngs_modulus_gpa)},
              {"ν", QUANTITY_PATH(elastic, averages.hill.poisson_ratio)},
              {"A^U", QUANTITY_PATH(elastic, anisotropy.universal)},
              {"E_min, GPa", QUANTITY_PATH(elastic, directional.youngs_modulus_gpa.min)},
              {"E_max, GPa", QUANTITY_PATH(elastic, directional.youngs_modulus_gpa.max)},
              {"G_min, GPa", QUANTITY_PATH(elastic, directional.shear_modulus_gpa.min)},
              {"G_max, GPa", QUANTITY_PATH(elastic, directional.shear_modulus_gpa.max)}};
  if (!view_any(v, has_fits))
    return;
  view_table *table = view_add_table(v, 0,
                                     "Values (Hill averages), and after the comma by how much other fits of "
                                     "the same run differ (root mean square), which is not included in ±");
  table->titled = true;
  view_add_column(v, table, true, 0, "")->title = "Quantity";
  view_add_model_columns(v, table, has_fits);
  for (size_t i = 0; i < sizeof rows / sizeof *rows && !v->failed; i++) {
    view_add_row(v, table, 0);
    view_add_text(v, table, VIEW_PLAIN, "%s", rows[i].name);
    for (size_t m = 0; m < v->result->models_count; m++)
      if (has_fits(&v->result->models[m]))
        add_spread(v, table, &v->result->models[m], rows[i].path);
  }
}

static const void *printed_of(const elastir_result_elastic *elastic)
{
  return elastic->printed;
}

void view_uncertainty(view *v)
{
  if (view_any(v, has_uncertainty) || view_any(v, is_layer))
    view_note_no_error(v);
  if (view_any(v, has_uncertainty))
    add_sources(v);
  add_layers(v);
  add_other_fits(v);
  view_add_objects(v, 0, "Values that CRYSTAL printed.", &quantity_group_printed, printed_of);
}
