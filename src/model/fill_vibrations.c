/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill_vibrations.c: modes, dielectric tensors, Raman intensities and spectrum of a model. */
#include "model/fill.h"

#include <math.h>
#include <string.h>

#include "base/codata.h"

static void fill_modes(elastir_result_memory *memory, const elastir_model *model,
                       const elastir_scale *scale, elastir_result_vibrations *out)
{
  static const char *const motions[] = {NULL, "translation", "rotation", "mixed"};
  const elastir_frequency_table *table = model->table;
  bool intensities = model->vibrations_run->vibrations.intensities_available;
  out->modes = RESULT_LIST(memory, mode, table->set_count);
  for (size_t i = 0; out->modes != NULL && i < table->set_count; i++) {
    const elastir_mode_set *set = &table->sets[i];
    elastir_result_mode *mode = &out->modes[out->modes_count++];
    mode->first = set->first;
    mode->last = set->last;
    mode->degeneracy = set->last - set->first + 1;
    mode->wavenumber_cm1 = set->wavenumber_cm1;
    mode->scale = elastir_scale_factor(scale, set->wavenumber_cm1);
    mode->scaled_wavenumber_cm1 = elastir_scale_apply(scale, set->wavenumber_cm1);
    mode->irrep = result_text(memory, set->irrep);
    mode->ir_active = set->ir_active;
    mode->raman_active = set->raman_active;
    mode->free_motion = motions[set->free_motion];
    mode->intensity_km_mol = intensities ? set->intensity_km_mol : (double)NAN;
  }
}

/* The row of a longitudinal mode, which is printed with three digits there. */
static void fill_overlap(elastir_result_memory *memory, const elastir_vibrations *vibrations,
                         elastir_result_longitudinal_mode *mode)
{
  for (size_t o = 0; o < vibrations->overlap_count; o++) {
    const elastir_overlap *overlap = &vibrations->overlaps[o];
    for (size_t r = 0; r < overlap->rows; r++) {
      if (fabs(overlap->longitudinal_cm1[r] - mode->wavenumber_cm1) > 0.00051)
        continue;
      mode->overlap = RESULT_LIST(memory, overlap, overlap->columns);
      for (size_t c = 0; mode->overlap != NULL && c < overlap->columns; c++)
        mode->overlap[mode->overlap_count++] = (elastir_result_overlap){
            overlap->transverse_cm1[c], overlap->overlap[r * overlap->columns + c]};
      return;
    }
  }
}

static void fill_longitudinal(elastir_result_memory *memory,
                              const elastir_vibrations *vibrations,
                              elastir_result_vibrations *out)
{
  if (vibrations->longitudinal_table < 0)
    return;
  const elastir_frequency_table *table = &vibrations->tables[vibrations->longitudinal_table];
  out->longitudinal = RESULT_LIST(memory, longitudinal_mode, table->set_count);
  for (size_t i = 0; out->longitudinal != NULL && i < table->set_count; i++) {
    const elastir_mode_set *set = &table->sets[i];
    elastir_result_longitudinal_mode *mode = &out->longitudinal[out->longitudinal_count++];
    mode->first = set->first;
    mode->last = set->last;
    mode->wavenumber_cm1 = set->wavenumber_cm1;
    mode->irrep = result_text(memory, set->irrep);
    mode->intensity_km_mol = set->intensity_km_mol;
    mode->shift_cm1 = set->shift_cm1;
    fill_overlap(memory, vibrations, mode);
  }
}

static elastir_result_harmonic *harmonic_of(elastir_result_memory *memory,
                                            const elastir_harmonic *own)
{
  elastir_result_harmonic *out = RESULT_NEW(memory, harmonic);
  if (out != NULL)
    *out = (elastir_result_harmonic){own->thermal_energy_hartree, own->ts_hartree,
                                     own->entropy_j_mol_k, own->heat_capacity_j_mol_k};
  return out;
}

static void fill_thermodynamics(elastir_result_memory *memory, const elastir_model *model,
                                elastir_result_vibrations *vibrations)
{
  const elastir_vibrations *printed = &model->vibrations_run->vibrations;
  if (printed->thermodynamics_count == 0)
    return;
  elastir_result_thermodynamics *out = RESULT_NEW(memory, thermodynamics);
  vibrations->thermodynamics = out;
  if (out == NULL)
    return;
  out->electronic_energy_hartree = printed->electronic_energy_hartree;
  out->zero_point_energy_hartree = printed->zero_point_energy_hartree;
  out->computed_zero_point_energy_hartree = model->harmonic.zero_point_hartree;
  out->points = RESULT_LIST(memory, thermal_point, printed->thermodynamics_count);
  for (size_t i = 0; out->points != NULL && i < printed->thermodynamics_count; i++) {
    const elastir_thermodynamics *point = &printed->thermodynamics[i];
    elastir_result_thermal_point *row = &out->points[out->points_count++];
    *row = (elastir_result_thermal_point){
        .temperature_k = point->temperature_k,
        .pressure_mpa = point->pressure_mpa,
        .thermal_energy_hartree = point->thermal_energy_hartree,
        .pv_hartree = point->pv_hartree,
        .ts_hartree = point->ts_hartree,
        .gibbs_energy_hartree = point->gibbs_hartree,
        .entropy_j_mol_k = point->entropy_j_mol_k,
        .heat_capacity_j_mol_k = point->heat_capacity_j_mol_k};
    if (i < model->harmonic.count)
      row->computed = harmonic_of(memory, &model->harmonic.points[i]);
    if (i < model->harmonic.count && model->harmonic.softened != NULL)
      row->softened = harmonic_of(memory, &model->harmonic.softened[i]);
  }
}

static void fill_raman(elastir_result_memory *memory, const elastir_vibrations *vibrations,
                       elastir_result_vibrations *out)
{
  if (vibrations->raman_count == 0)
    return;
  out->raman = RESULT_LIST(memory, raman_set, vibrations->raman_count);
  for (size_t i = 0; out->raman != NULL && i < vibrations->raman_count; i++) {
    const elastir_raman_set *set = &vibrations->raman[i];
    out->raman[out->raman_count++] = (elastir_result_raman_set){
        .first = set->first,       .last = set->last,
        .wavenumber_cm1 = set->wavenumber_cm1, .irrep = result_text(memory, set->irrep),
        .total = set->total,       .parallel = set->parallel,
        .perpendicular = set->perpendicular,
        .xx = set->xx, .xy = set->xy, .xz = set->xz, .yy = set->yy, .yz = set->yz, .zz = set->zz};
  }
}

/* The displacements move from the run to the result. */
static void fill_normal_modes(elastir_result_memory *memory, elastir_normal_modes *modes,
                              elastir_result_vibrations *out)
{
  if (modes->mode_count == 0)
    return;
  const double *displacement = result_adopt(memory, modes->displacement);
  modes->displacement = NULL;
  if (displacement != NULL)
    out->normal_modes = RESULT_LIST(memory, normal_mode, modes->mode_count);
  for (size_t i = 0; out->normal_modes != NULL && i < modes->mode_count; i++)
    out->normal_modes[out->normal_modes_count++] = (elastir_result_normal_mode){
        .wavenumber_cm1 = modes->wavenumber_cm1[i],
        .displacement_bohr = displacement + i * modes->atom_count * 3,
        .displacement_bohr_count = modes->atom_count};
  modes->mode_count = 0;
}

/* The long tables move, too. */
static void fill_tables(elastir_result_memory *memory, elastir_vibrations *vibrations,
                        elastir_result_vibrations *out)
{
  if (vibrations->has_electronic_dielectric) {
    out->electronic_dielectric = result_numbers(memory, vibrations->electronic_dielectric, 9);
    out->electronic_dielectric_count = 3;
  }
  if (vibrations->has_vibrational_dielectric) {
    out->vibrational_dielectric = result_numbers(memory, vibrations->vibrational_dielectric, 9);
    out->vibrational_dielectric_count = 3;
  }
  if (vibrations->born_count > 0) {
    out->born_vectors_count = vibrations->born_count;
    out->born_vectors = result_adopt(memory, vibrations->born_vectors);
    vibrations->born_vectors = NULL;
    vibrations->born_count = 0;
  }
  if (vibrations->oscillator_count > 0) {
    out->oscillator_strengths_count = vibrations->oscillator_count;
    out->oscillator_strengths = result_adopt(memory, vibrations->oscillator_strengths);
    vibrations->oscillator_strengths = NULL;
    vibrations->oscillator_count = 0;
  }
}

static void fill_quasi_harmonic(elastir_result_memory *memory, const elastir_quasi_harmonic *all,
                                elastir_result_vibrations *out)
{
  if (all->count == 0)
    return;
  out->quasi_harmonic = RESULT_LIST(memory, quasi_harmonic_point, all->count);
  for (size_t i = 0; out->quasi_harmonic != NULL && i < all->count; i++) {
    const elastir_quasi_harmonic_point *point = &all->points[i];
    elastir_result_quasi_harmonic_point *row = &out->quasi_harmonic[out->quasi_harmonic_count++];
    row->pressure_gpa = point->pressure_gpa;
    row->temperature_k = point->temperature_k;
    row->volume_angstrom3 = point->volume_angstrom3;
    row->thermal_expansion_per_k = point->thermal_expansion_per_k;
    row->bulk_modulus_gpa = point->bulk_modulus_gpa;
    row->internal_energy_hartree = point->internal_energy_hartree;
    row->enthalpy_hartree = point->enthalpy_hartree;
    row->helmholtz_energy_hartree = point->helmholtz_energy_hartree;
    memcpy(row->lattice_angstrom, point->lattice_angstrom, sizeof row->lattice_angstrom);
    memcpy(row->linear_expansion_per_k, point->linear_expansion_per_k,
           sizeof row->linear_expansion_per_k);
  }
}

static void fill_displacements(elastir_result_memory *memory, const elastir_vibrations *vibrations,
                               elastir_result_vibrations *out)
{
  const double angstrom2_per_bohr2 = CODATA_BOHR_ANGSTROM * CODATA_BOHR_ANGSTROM;
  const elastir_displacements *all = &vibrations->displacements;
  const elastir_geometry *geometry = &vibrations->geometry;
  if (all->count == 0)
    return;
  out->displacements = RESULT_LIST(memory, displacement, all->count);
  for (size_t i = 0; out->displacements != NULL && i < all->count; i++) {
    const elastir_displacement_tensor *tensor = &all->tensors[i];
    elastir_result_displacement *row = &out->displacements[out->displacements_count++];
    row->temperature_k = tensor->temperature_k;
    row->active_modes = tensor->active_modes;
    row->atom = tensor->atom;
    if ((size_t)tensor->atom <= geometry->atoms_read)
      row->element = result_text(memory, geometry->atoms[tensor->atom - 1].symbol);
    for (int k = 0; k < 9; k++)
      row->mean_square_angstrom2[k] = angstrom2_per_bohr2 * tensor->bohr2[k];
    const double *u = row->mean_square_angstrom2;
    row->equivalent_isotropic_angstrom2 = (u[0] + u[4] + u[8]) / 3.0;
  }
}

static void fill_motions(elastir_result_memory *memory, const elastir_motions *all,
                         elastir_result_vibrations *out)
{
  static const char *const kinds[] = {"stretching", "bending", "other", "rotation"};
  if (all->count == 0)
    return;
  out->motions = RESULT_LIST(memory, motion, all->count);
  for (size_t i = 0; out->motions != NULL && i < all->count; i++) {
    const elastir_motion *motion = &all->items[i];
    elastir_result_motion *row = &out->motions[out->motions_count++];
    row->mode = motion->mode;
    row->wavenumber_cm1 = motion->wavenumber_cm1;
    row->kind = kinds[motion->kind];
    row->atom_a = motion->atoms[0];
    row->atom_b = motion->atoms[1];
    row->atom_c = motion->atoms[2];
    row->along = motion->along;
    row->in_plane = motion->in_plane;
    row->energy_kj_mol = motion->energy_kj_mol;
  }
}

/* Wavenumbers of a table, degenerate ones repeated. NULL: no memory. */
static const double *wavenumbers_of(elastir_result_memory *memory,
                                    const elastir_frequency_table *table, size_t *count)
{
  size_t modes = 0;
  for (size_t i = 0; i < table->set_count; i++)
    modes += (size_t)(table->sets[i].last - table->sets[i].first + 1);
  double *numbers = result_take(memory, (modes + 1) * sizeof *numbers);
  for (size_t i = 0; numbers != NULL && i < table->set_count; i++)
    for (int k = table->sets[i].first; k <= table->sets[i].last; k++)
      numbers[(*count)++] = table->sets[i].wavenumber_cm1;
  return numbers;
}

static void fill_bands(elastir_result_memory *memory, const elastir_vibrations *vibrations,
                       elastir_result_vibrations *out)
{
  bool any = false;
  for (size_t i = 0; i < vibrations->table_count; i++)
    any = any || vibrations->tables[i].kind == ELASTIR_TABLE_DISPERSION;
  out->bands = RESULT_LIST(memory, band_point, vibrations->table_count);
  for (size_t i = 0; any && out->bands != NULL && i < vibrations->table_count; i++) {
    const elastir_frequency_table *table = &vibrations->tables[i];
    if (table->kind != ELASTIR_TABLE_DISPERSION && (long)i != vibrations->gamma_table)
      continue;
    elastir_result_band_point *point = &out->bands[out->bands_count++];
    for (int k = 0; k < 3; k++)
      point->k_index[k] = table->k_index[k];
    point->wavenumbers_cm1 = wavenumbers_of(memory, table, &point->wavenumbers_cm1_count);
  }
}

void fill_vibrations(elastir_result_memory *memory, elastir_model *model,
                     const elastir_settings *settings, elastir_result_model *out)
{
  static const char *const methods[] = {NULL, "berry_phase", "cphf", "wannier"};
  out->vibrations = model->table != NULL ? RESULT_NEW(memory, vibrations) : NULL;
  if (out->vibrations == NULL)
    return;
  elastir_vibrations *vibrations = &model->vibrations_run->vibrations;
  out->vibrations->intensity_method = methods[vibrations->intensity_method];
  out->vibrations->intensities_available = vibrations->intensities_available;
  if (model->table->complete)
    out->vibrations->imaginary_count = (int64_t)vibrations->imaginary_count;
  out->vibrations->free_motions_unclear = vibrations->free_motions_unclear;
  out->vibrations->soft_k_points = (int64_t)vibrations->soft_k_points;
  out->vibrations->softest_cm1 = vibrations->softest_cm1;
  out->vibrations->tables = (int64_t)vibrations->table_count;
  fill_modes(memory, model, &settings->scale, out->vibrations);
  fill_tables(memory, vibrations, out->vibrations);
  fill_raman(memory, vibrations, out->vibrations);
  fill_longitudinal(memory, vibrations, out->vibrations);
  fill_thermodynamics(memory, model, out->vibrations);
  fill_displacements(memory, vibrations, out->vibrations);
  fill_motions(memory, &vibrations->motions, out->vibrations);
  fill_quasi_harmonic(memory, &model->vibrations_run->quasi_harmonic, out->vibrations);
  if (settings->want_bands)
    fill_bands(memory, vibrations, out->vibrations);
  if (settings->reading.normal_modes)
    fill_normal_modes(memory, &vibrations->normal_modes, out->vibrations);
}

void fill_spectrum(elastir_result_memory *memory, elastir_model *model, elastir_result_model *out)
{
  out->spectrum = model->has_spectrum ? RESULT_NEW(memory, spectrum) : NULL;
  if (out->spectrum == NULL)
    return;
  elastir_spectrum *spectrum = &model->spectrum;
  out->spectrum->from_cm1 = spectrum->grid.from_cm1;
  out->spectrum->step_cm1 = spectrum->grid.step_cm1;
  out->spectrum->points = (int64_t)spectrum->grid.points;
  out->spectrum->unit = "km mol-1 cm";
  out->spectrum->absorbance = result_adopt(memory, spectrum->absorbance);
  spectrum->absorbance = NULL;
  out->spectrum->absorbance_count = spectrum->grid.points;
  out->spectrum->peaks = RESULT_LIST(memory, peak, spectrum->peak_count);
  for (size_t i = 0; out->spectrum->peaks != NULL && i < spectrum->peak_count; i++) {
    const elastir_peak *peak = &spectrum->peaks[i];
    out->spectrum->peaks[out->spectrum->peaks_count++] =
        (elastir_result_peak){peak->position_cm1, peak->height, peak->prominence};
  }
}
