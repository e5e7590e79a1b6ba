/* SPDX-License-Identifier: GPL-3.0-or-later */
/* medium_of.c: the oscillators of a frequency run. */
#include "model/medium_of.h"

#include <math.h>
#include <stdlib.h>

static const double translation_cm1 = 1e-3;

/* Where the six components stand in a matrix of nine. */
static const size_t places[] = {0, 4, 8, 5, 2, 1};

static bool born_known(const elastir_vibrations *vibrations, const elastir_mode_set *set)
{
  if (vibrations->born_vectors == NULL || set->first < 1 ||
      (size_t)set->last > vibrations->born_count)
    return false;
  for (int k = 3 * (set->first - 1); k < 3 * set->last; k++)
    if (!isfinite(vibrations->born_vectors[k]))
      return false;
  return true;
}

bool medium_strength(const elastir_vibrations *vibrations, const elastir_mode_set *set,
                     double strength[6], bool *tensor)
{
  double volume = vibrations->geometry.volume_angstrom3;
  *tensor = born_known(vibrations, set);
  if (*tensor)
    optics_strength(vibrations->born_vectors + 3 * (set->first - 1),
                    (size_t)(set->last - set->first + 1), set->intensity_km_mol, volume, strength);
  else if (isfinite(set->intensity_km_mol))
    optics_strength_isotropic(set->intensity_km_mol, volume, strength);
  else
    return false;
  return true;
}

static void report_left_out(const elastir_mode_set *set, const double strength[6],
                            const char *path, elastir_diagnostics *diagnostics)
{
  if (strength[0] + strength[1] + strength[2] > 0.0)
    elastir_diagnose(diagnostics, ELASTIR_WARNING, "imaginary-mode-left-out", path, set->line,
                     "modes %d-%d at %.2f cm-1 are imaginary and omitted from the dielectric function, where "
                     "they would contribute S = %.4g cm-2 (trace); the structure is not a minimum: optimise "
                     "it further",
                     set->first, set->last, set->wavenumber_cm1,
                     strength[0] + strength[1] + strength[2]);
}

static void report_vectors(const elastir_vibrations *vibrations, size_t without,
                           const char *path, elastir_diagnostics *diagnostics)
{
  if (without == 0)
    return;
  if (vibrations->born_vectors == NULL)
    elastir_diagnose(diagnostics, ELASTIR_INFO, "born-incomplete", path, vibrations->line,
                     "no Born charge vectors are printed; the dielectric function is isotropic, from the "
                     "intensities alone: exact for a cubic crystal, otherwise a mean");
  else
    elastir_diagnose(diagnostics, ELASTIR_WARNING, "born-incomplete", path, vibrations->line,
                     "%zu sets of modes lack complete Born charge vectors; they are treated as isotropic, "
                     "from their intensities",
                     without);
}

static bool bright(const double strength[6])
{
  return strength[0] + strength[1] + strength[2] > 0.0;
}

static bool vibrates(const elastir_mode_set *set)
{
  return set->free_motion == ELASTIR_MOTION_NONE || set->free_motion == ELASTIR_MOTION_MIXED;
}

/* Is what each mode adds known? Of a sum that lacks one nobody sees that it does. */
static bool is_complete(const elastir_vibrations *vibrations, const elastir_frequency_table *table)
{
  for (size_t i = 0; i < table->set_count; i++) {
    const elastir_mode_set *set = &table->sets[i];
    double strength[6];
    bool tensor;
    if (vibrates(set) && set->ir_active != ELASTIR_NO && set->wavenumber_cm1 > translation_cm1 &&
        !medium_strength(vibrations, set, strength, &tensor))
      return false;
  }
  return table->complete;
}

static size_t fill_oscillators(const elastir_vibrations *vibrations,
                               const medium_options *options, const char *path,
                               optics_oscillator *out, elastir_diagnostics *diagnostics)
{
  const elastir_frequency_table *table = &vibrations->tables[vibrations->gamma_table];
  size_t count = 0, without = 0;
  for (size_t i = 0; i < table->set_count; i++) {
    const elastir_mode_set *set = &table->sets[i];
    double strength[6];
    bool tensor;
    if (!vibrates(set) || !isfinite(set->wavenumber_cm1) ||
        fabs(set->wavenumber_cm1) <= translation_cm1 || !medium_strength(vibrations, set, strength, &tensor))
      continue;
    without += !tensor && bright(strength);
    if (set->wavenumber_cm1 < 0.0) {
      report_left_out(set, strength, path, diagnostics);
    } else if (bright(strength)) {
      double scaled = elastir_scale_apply(options->scale, set->wavenumber_cm1);
      out[count] = (optics_oscillator){
          .wavenumber_cm1 = scaled,
          .damping_cm1 = damping_of_set(options->damping, options->lines_cm1, scaled, set->first,
                                        set->last)};
      for (size_t k = 0; k < 6; k++)
        out[count].strength_cm2[k] = strength[k];
      count++;
    }
  }
  report_vectors(vibrations, without, path, diagnostics);
  return count;
}

medium_state medium_of_run(const elastir_vibrations *vibrations, const medium_options *options,
                           const char *path, optics_medium *medium,
                           elastir_diagnostics *diagnostics)
{
  *medium = (optics_medium){.count = 0};
  if (vibrations->gamma_table < 0 || !vibrations->intensities_available)
    return MEDIUM_WITHOUT_INTENSITIES;
  if (vibrations->geometry.dimensionality != 3 || !(vibrations->geometry.volume_angstrom3 > 0.0))
    return MEDIUM_WITHOUT_VOLUME;
  if (options->epsilon_infinity == NULL && !vibrations->has_electronic_dielectric)
    return MEDIUM_WITHOUT_EPSILON;
  const elastir_frequency_table *table = &vibrations->tables[vibrations->gamma_table];
  if (!is_complete(vibrations, table))
    return MEDIUM_INCOMPLETE;
  for (size_t k = 0; k < 6; k++)
    medium->epsilon_infinity[k] = options->epsilon_infinity != NULL
                                      ? options->epsilon_infinity[k]
                                      : vibrations->electronic_dielectric[places[k]];
  optics_oscillator *oscillators = malloc((table->set_count + 1) * sizeof *oscillators);
  if (oscillators == NULL)
    return MEDIUM_NO_MEMORY;
  medium->oscillators = oscillators;
  medium->count = fill_oscillators(vibrations, options, path, oscillators, diagnostics);
  return MEDIUM_READY;
}
