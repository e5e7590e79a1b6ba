/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_vibrations.c: modes, dielectric tensors, Raman intensities and spectrum of a model. */
#include "output/json_result.h"

#include <math.h>

static const char *method_name(elastir_intensity_method method)
{
  static const char *const names[] = {NULL, "berry_phase", "cphf", "wannier"};
  return names[method];
}

static void add_modes(json_builder *builder, cJSON *object,
                      const elastir_frequency_table *table, const elastir_scale *scale,
                      bool intensities)
{
  cJSON *modes = json_array(builder, object, "modes");
  for (size_t i = 0; i < table->set_count && !builder->failed; i++) {
    const elastir_mode_set *set = &table->sets[i];
    cJSON *mode = json_object(builder, modes, NULL);
    json_number(builder, mode, "first", set->first);
    json_number(builder, mode, "last", set->last);
    json_number(builder, mode, "degeneracy", set->last - set->first + 1);
    json_number(builder, mode, "wavenumber_cm1", set->wavenumber_cm1);
    json_number(builder, mode, "scale", elastir_scale_factor(scale, set->wavenumber_cm1));
    json_number(builder, mode, "scaled_wavenumber_cm1",
                elastir_scale_apply(scale, set->wavenumber_cm1));
    json_text(builder, mode, "irrep", set->irrep);
    json_answer(builder, mode, "ir_active", set->ir_active);
    json_answer(builder, mode, "raman_active", set->raman_active);
    json_number(builder, mode, "intensity_km_mol",
                intensities ? set->intensity_km_mol : (double)NAN);
  }
}

static void add_raman(json_builder *builder, cJSON *object, const elastir_vibrations *vibrations)
{
  if (vibrations->raman_count == 0)
    return;
  cJSON *raman = json_array(builder, object, "raman");
  for (size_t i = 0; i < vibrations->raman_count; i++) {
    const elastir_raman_set *set = &vibrations->raman[i];
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
}

static void add_tensor(json_builder *builder, cJSON *object, const char *key, bool there,
                       const double tensor[9])
{
  if (there)
    json_matrix(builder, object, key, tensor, 3, 3);
  else
    json_null(builder, object, key);
}

/* The eigenvectors, read only with --normal-modes. */
static void add_normal_modes(json_builder *builder, cJSON *object,
                             const elastir_normal_modes *modes)
{
  if (modes->mode_count == 0)
    return;
  cJSON *list = json_array(builder, object, "normal_modes");
  for (size_t m = 0; m < modes->mode_count && !builder->failed; m++) {
    cJSON *mode = json_object(builder, list, NULL);
    json_number(builder, mode, "wavenumber_cm1", modes->wavenumber_cm1[m]);
    json_matrix(builder, mode, "displacement_bohr",
                modes->displacement + m * modes->atom_count * 3, modes->atom_count, 3);
  }
}

void json_vibrations(json_builder *builder, cJSON *model_object, const elastir_model *model,
                     const elastir_settings *settings)
{
  if (model->table == NULL) {
    json_null(builder, model_object, "vibrations");
    return;
  }
  const elastir_vibrations *vibrations = &model->vibrations_run->vibrations;
  cJSON *object = json_object(builder, model_object, "vibrations");
  json_text(builder, object, "intensity_method", method_name(vibrations->intensity_method));
  json_bool(builder, object, "intensities_available", vibrations->intensities_available);
  json_number(builder, object, "imaginary_count",
              (double)vibrations->imaginary_count);
  json_number(builder, object, "tables", (double)vibrations->table_count);
  add_modes(builder, object, model->table, &settings->scale,
            vibrations->intensities_available);
  add_tensor(builder, object, "electronic_dielectric", vibrations->has_electronic_dielectric,
             vibrations->electronic_dielectric);
  add_tensor(builder, object, "vibrational_dielectric", vibrations->has_vibrational_dielectric,
             vibrations->vibrational_dielectric);
  if (vibrations->born_count > 0)
    json_matrix(builder, object, "born_vectors", vibrations->born_vectors,
                vibrations->born_count, 3);
  if (vibrations->oscillator_count > 0)
    json_matrix(builder, object, "oscillator_strengths",
                &vibrations->oscillator_strengths[0][0], vibrations->oscillator_count, 9);
  add_raman(builder, object, vibrations);
  add_normal_modes(builder, object, &vibrations->normal_modes);
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
  json_numbers(builder, object, "absorbance", spectrum->absorbance, spectrum->grid.points);
  cJSON *peaks = json_array(builder, object, "peaks");
  for (size_t i = 0; i < spectrum->peak_count; i++) {
    cJSON *peak = json_object(builder, peaks, NULL);
    json_number(builder, peak, "position_cm1", spectrum->peaks[i].position_cm1);
    json_number(builder, peak, "height", spectrum->peaks[i].height);
    json_number(builder, peak, "prominence", spectrum->peaks[i].prominence);
  }
}
