/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_vibrations.c: modes, dielectric tensors, Raman intensities and spectrum of a model. */
#include "output/json_result.h"

#include <math.h>

static const char *method_name(elastir_intensity_method method)
{
  static const char *const names[] = {NULL, "berry_phase", "cphf", "wannier"};
  return names[method];
}

/* What the rows of the long tables are made of. */
typedef struct {
  const elastir_vibrations *vibrations;
  const elastir_frequency_table *table;
  const elastir_scale *scale;
} table_rows;

static void add_mode(json_builder *builder, cJSON *modes, const void *context, size_t i)
{
  const table_rows *rows = context;
  const elastir_mode_set *set = &rows->table->sets[i];
  cJSON *mode = json_object(builder, modes, NULL);
  json_number(builder, mode, "first", set->first);
  json_number(builder, mode, "last", set->last);
  json_number(builder, mode, "degeneracy", set->last - set->first + 1);
  json_number(builder, mode, "wavenumber_cm1", set->wavenumber_cm1);
  json_number(builder, mode, "scale", elastir_scale_factor(rows->scale, set->wavenumber_cm1));
  json_number(builder, mode, "scaled_wavenumber_cm1",
              elastir_scale_apply(rows->scale, set->wavenumber_cm1));
  json_text(builder, mode, "irrep", set->irrep);
  json_answer(builder, mode, "ir_active", set->ir_active);
  json_answer(builder, mode, "raman_active", set->raman_active);
  json_number(builder, mode, "intensity_km_mol",
              rows->vibrations->intensities_available ? set->intensity_km_mol : (double)NAN);
}

static void add_raman(json_builder *builder, cJSON *raman, const void *context, size_t i)
{
  const table_rows *rows = context;
  const elastir_raman_set *set = &rows->vibrations->raman[i];
  cJSON *item = json_object(builder, raman, NULL);
  json_number(builder, item, "first", set->first);
  json_number(builder, item, "last", set->last);
  json_number(builder, item, "wavenumber_cm1", set->wavenumber_cm1);
  json_text(builder, item, "irrep", set->irrep);
  json_number(builder, item, "total", set->total);
  json_number(builder, item, "parallel", set->parallel);
  json_number(builder, item, "perpendicular", set->perpendicular);
  const double directional[] = {set->xx, set->xy, set->xz, set->yy, set->yz, set->zz};
  static const char *const names[] = {"xx", "xy", "xz", "yy", "yz", "zz"};
  for (int k = 0; k < 6; k++)
    json_number(builder, item, names[k], directional[k]);
}

static void add_tensor(json_builder *builder, cJSON *object, const char *key, bool there,
                       const double tensor[9])
{
  if (there)
    json_matrix(builder, object, key, tensor, 3, 3);
  else
    json_null(builder, object, key);
}

static void add_born(json_builder *builder, cJSON *list, const void *context, size_t i)
{
  const table_rows *rows = context;
  json_numbers(builder, list, NULL, rows->vibrations->born_vectors + 3 * i, 3);
}

static void add_oscillator(json_builder *builder, cJSON *list, const void *context, size_t i)
{
  const table_rows *rows = context;
  json_numbers(builder, list, NULL, rows->vibrations->oscillator_strengths[i], 9);
}

/* The eigenvectors, read only with --normal-modes. */
static void add_normal_mode(json_builder *builder, cJSON *list, const void *context, size_t i)
{
  const table_rows *rows = context;
  const elastir_normal_modes *modes = &rows->vibrations->normal_modes;
  cJSON *mode = json_object(builder, list, NULL);
  json_number(builder, mode, "wavenumber_cm1", modes->wavenumber_cm1[i]);
  json_matrix(builder, mode, "displacement_bohr",
              modes->displacement + i * modes->atom_count * 3, modes->atom_count, 3);
}

void json_vibrations(json_builder *builder, cJSON *model_object, const elastir_model *model,
                     const elastir_settings *settings)
{
  if (model->table == NULL) {
    json_null(builder, model_object, "vibrations");
    return;
  }
  const elastir_vibrations *vibrations = &model->vibrations_run->vibrations;
  const table_rows rows = {vibrations, model->table, &settings->scale};
  cJSON *object = json_object(builder, model_object, "vibrations");
  json_text(builder, object, "intensity_method", method_name(vibrations->intensity_method));
  json_bool(builder, object, "intensities_available", vibrations->intensities_available);
  json_number(builder, object, "imaginary_count",
              (double)vibrations->imaginary_count);
  json_number(builder, object, "tables", (double)vibrations->table_count);
  json_rows(builder, object, "modes", model->table->set_count, add_mode, &rows, sizeof rows);
  add_tensor(builder, object, "electronic_dielectric", vibrations->has_electronic_dielectric,
             vibrations->electronic_dielectric);
  add_tensor(builder, object, "vibrational_dielectric", vibrations->has_vibrational_dielectric,
             vibrations->vibrational_dielectric);
  const struct {
    const char *key;
    size_t count;
    json_row row;
  } tables[] = {{"born_vectors", vibrations->born_count, add_born},
                {"oscillator_strengths", vibrations->oscillator_count, add_oscillator},
                {"raman", vibrations->raman_count, add_raman},
                {"normal_modes", vibrations->normal_modes.mode_count, add_normal_mode}};
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
    if (tables[i].count > 0)
      json_rows(builder, object, tables[i].key, tables[i].count, tables[i].row, &rows,
                sizeof rows);
}

static void add_point(json_builder *builder, cJSON *list, const void *context, size_t i)
{
  const double *const *values = context;
  json_number(builder, list, NULL, (*values)[i]);
}

void json_spectrum(json_builder *builder, cJSON *model_object, const elastir_model *model)
{
  if (!model->has_spectrum) {
    json_null(builder, model_object, "spectrum");
    return;
  }
  const elastir_spectrum *spectrum = &model->spectrum;
  cJSON *object = json_object(builder, model_object, "spectrum");
  json_number(builder, object, "from_cm1", spectrum->grid.from_cm1);
  json_number(builder, object, "step_cm1", spectrum->grid.step_cm1);
  json_number(builder, object, "points", (double)spectrum->grid.points);
  json_text(builder, object, "unit", "km mol-1 cm");
  json_rows(builder, object, "absorbance", spectrum->grid.points, add_point,
            &spectrum->absorbance, sizeof spectrum->absorbance);
  cJSON *peaks = json_array(builder, object, "peaks");
  for (size_t i = 0; i < spectrum->peak_count; i++) {
    cJSON *peak = json_object(builder, peaks, NULL);
    json_number(builder, peak, "position_cm1", spectrum->peaks[i].position_cm1);
    json_number(builder, peak, "height", spectrum->peaks[i].height);
    json_number(builder, peak, "prominence", spectrum->peaks[i].prominence);
  }
}
