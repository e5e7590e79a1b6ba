/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scaling.c: whether scale factors go with the method of a run, and runs with each other. */
#include "model/scaling.h"

#include <math.h>
#include <string.h>

#include "model/scale_factors.h"

/* The default factors were fitted to runs with PBEsol0-3c and its kin. */
static bool is_of_the_factors(const elastir_method *method)
{
  static const char *const names[] = {"PBEsol0-3c", "PBEsol-3c", "HSEsol-3c"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(method->composite, names[i]) == 0 || strcmp(method->functional, names[i]) == 0)
      return true;
  return false;
}

static bool is_scaled(const elastir_frequency_table *table, const elastir_scale *scale)
{
  for (size_t i = 0; table != NULL && i < table->set_count; i++)
    if (elastir_scale_index(scale, table->sets[i].wavenumber_cm1) >= 0)
      return true;
  return false;
}

/* true: it was reported. */
static bool check_factors(elastir_model *model, const elastir_scale *scale)
{
  char name[METHOD_NAME];
  if (!is_scaled(model->table, scale) || is_of_the_factors(&model->vibrations_run->method))
    return false;
  method_name(&model->vibrations_run->method, name);
  elastir_diagnose(&model->diagnostics, ELASTIR_WARNING, "scale-factors-of-another-method",
                   model->vibrations_path, model->table->line,
                   "wavenumbers are scaled by factors fitted to PBEsol0-3c; the method of model '%s' is %s. "
                   "Set others with 'elastir analyze --scale' (auto: published ones), or none",
                   model->label, *name != '\0' ? name : "not printed");
  return true;
}

/* true: it was reported. */
static bool check_unscaled(elastir_model *model, const elastir_settings *settings)
{
  const elastir_scale *scale = &settings->scale;
  size_t below = 0;
  if (model->table == NULL || scale->count == 0)
    return false;
  for (size_t i = 0; i < model->table->set_count; i++) {
    const elastir_mode_set *set = &model->table->sets[i];
    if (set->free_motion == ELASTIR_MOTION_NONE && set->wavenumber_cm1 > 0.0 &&
        set->wavenumber_cm1 < scale->ranges[0].from_cm1)
      below += (size_t)(set->last - set->first + 1);
  }
  if (below > 0)
    elastir_diagnose(&model->diagnostics, ELASTIR_INFO, "unscaled-modes", model->vibrations_path,
                     model->table->line,
                     "modes below %g cm-1, where the first scale factor begins, are not scaled; model '%s' "
                     "has %zu of them", scale->ranges[0].from_cm1, model->label, below);
  return below > 0;
}

static void check_grid(elastir_model *model, const elastir_settings *settings)
{
  double all = 0.0, outside = 0.0;
  size_t modes = 0;
  for (size_t i = 0; i < model->table->set_count; i++) {
    const elastir_mode_set *set = &model->table->sets[i];
    double scaled = elastir_scale_apply(&settings->scale, set->wavenumber_cm1);
    if (!(set->intensity_km_mol > 0.0) || !(scaled > 0.0))
      continue;
    all += set->intensity_km_mol;
    if (scaled >= settings->grid.from_cm1 && scaled <= settings->grid.to_cm1)
      continue;
    outside += set->intensity_km_mol;
    modes += (size_t)(set->last - set->first + 1);
  }
  if (modes > 0)
    elastir_diagnose(&model->diagnostics, ELASTIR_INFO, "modes-outside-grid",
                     model->vibrations_path, model->table->line,
                     "model '%s': %zu modes with %.1f %% of the intensity lie outside the grid from %g to %g "
                     "cm-1", model->label, modes, 100.0 * outside / all,
                     settings->grid.from_cm1, settings->grid.to_cm1);
}

void scaling_check(elastir_model *model, const elastir_settings *settings)
{
  if (model->table == NULL)
    return;
  if (model->vibrations_run->vibrations.intensities_available)
    check_grid(model, settings);
}

/* Where the last band stands; 0: none has an intensity. */
static double last_band(const elastir_model *model, const elastir_scale *scale)
{
  double last = 0.0;
  if (model->table == NULL || !model->vibrations_run->vibrations.intensities_available)
    return last;
  for (size_t i = 0; i < model->table->set_count; i++)
    if (model->table->sets[i].intensity_km_mol > 0.0)
      last = fmax(last, elastir_scale_apply(scale, model->table->sets[i].wavenumber_cm1));
  return last;
}

void scaling_extend_grid(const elastir_model *models, size_t count, elastir_settings *settings)
{
  const double widths = 10.0, round_cm1 = 100.0; /* beyond the band; of the new end */
  double last = 0.0;
  for (size_t i = 0; i < count; i++)
    last = fmax(last, last_band(&models[i], &settings->scale));
  double end = ceil((last + widths * settings->lineshape.fwhm_cm1) / round_cm1) * round_cm1;
  elastir_diagnostics none = {0};
  if (!settings->grid_given && last > 0.0 && end > settings->grid.to_cm1)
    elastir_grid_set(settings->grid.from_cm1, end, settings->grid.step_cm1, &settings->grid,
                     &none);
  elastir_diagnostics_free(&none);
}

/* ---- models against each other ---- */

static const elastir_crystal_run *run_of(const elastir_model *model)
{
  return model->vibrations_run != NULL ? model->vibrations_run : model->elastic_run;
}

/* What makes energies, wavenumbers and moduli incomparable; accuracy is not a part of it. */
static bool same_method(const elastir_method *a, const elastir_method *b)
{
  char first[METHOD_NAME], second[METHOD_NAME];
  method_name(a, first);
  method_name(b, second);
  return strcmp(first, second) == 0 && strcmp(a->spin, b->spin) == 0;
}

static void compare_methods(elastir_model *models, size_t count)
{
  const elastir_model *first = NULL;
  for (size_t i = 0; i < count; i++) {
    const elastir_crystal_run *run = run_of(&models[i]);
    if (run == NULL || run->method.functional[0] == '\0')
      continue; /* nothing is known that contradicts it */
    if (first == NULL) {
      first = &models[i];
      continue;
    }
    char one[METHOD_NAME], other[METHOD_NAME];
    const elastir_method *reference = &run_of(first)->method;
    method_name(reference, one);
    method_name(&run->method, other);
    if (!same_method(reference, &run->method))
      elastir_diagnose(&models[i].diagnostics, ELASTIR_WARNING, "methods-differ",
                       models[i].file_count > 0 ? models[i].files[0].path : NULL,
                       run->method.line,
                       "model '%s' is from %s, %s; model '%s' from %s, %s: differences may be due to the "
                       "method", models[i].label, other, run->method.spin,
                       first->label, one, reference->spin);
  }
}

void methods_check(elastir_model *models, size_t count, const elastir_settings *settings)
{
  bool told = settings->scale_given || settings->scale.count == 0 || !settings->want_vibrations;
  for (size_t i = 0; i < count && !told; i++)
    told = check_factors(&models[i], &settings->scale);
  bool said = !settings->want_vibrations;
  for (size_t i = 0; i < count && !said; i++)
    said = check_unscaled(&models[i], settings);
  compare_methods(models, count);
}
