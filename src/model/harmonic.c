/* SPDX-License-Identifier: GPL-3.0-or-later */
/* harmonic.c: harmonic thermodynamics of a model's modes, compared with what is printed. */
#include "model/harmonic.h"

#include <math.h>
#include <stdlib.h>

/* CRYSTAL's constants are older, and wavenumbers have four digits behind the point. */
static const double tolerance = 2e-5;

/* Are the modes of the table all that CRYSTAL sums over? */
static bool is_whole(const elastir_vibrations *vibrations, const elastir_frequency_table *table)
{
  if (!table->complete || vibrations->imaginary_count > 0 || vibrations->free_motions_unclear ||
      vibrations->fragment_atoms > 0)
    return false;
  for (size_t i = 0; i < vibrations->table_count; i++)
    if (vibrations->tables[i].kind == ELASTIR_TABLE_DISPERSION)
      return false;
  return true;
}

/* NULL: no memory. The caller frees. */
static elastir_vibration *vibrations_of(const elastir_frequency_table *table)
{
  elastir_vibration *list = malloc((table->set_count + 1) * sizeof *list);
  for (size_t i = 0; list != NULL && i < table->set_count; i++) {
    const elastir_mode_set *set = &table->sets[i];
    bool vibrates = set->free_motion == ELASTIR_MOTION_NONE;
    list[i] = (elastir_vibration){set->wavenumber_cm1,
                                  vibrates ? (size_t)(set->last - set->first + 1) : 0};
  }
  return list;
}

static bool differ(double printed, double computed)
{
  return fabs(computed - printed) > tolerance * fabs(printed) + 1e-9;
}

static void compare(elastir_model *model, const elastir_vibrations *vibrations)
{
  if (differ(vibrations->zero_point_energy_hartree, model->harmonic.zero_point_hartree))
    elastir_diagnose(&model->diagnostics, ELASTIR_WARNING, "thermodynamics-mismatch",
                     model->vibrations_path, vibrations->thermodynamics[0].line,
                     "the printed zero-point energy is %.9f hartree, but the modes give %.9f",
                     vibrations->zero_point_energy_hartree, model->harmonic.zero_point_hartree);
  for (size_t i = 0; i < model->harmonic.count; i++) {
    const elastir_thermodynamics *printed = &vibrations->thermodynamics[i];
    const elastir_harmonic *own = &model->harmonic.points[i];
    if (differ(printed->thermal_energy_hartree, own->thermal_energy_hartree) ||
        differ(printed->ts_hartree, own->ts_hartree) ||
        differ(printed->heat_capacity_j_mol_k, own->heat_capacity_j_mol_k))
      elastir_diagnose(&model->diagnostics, ELASTIR_WARNING, "thermodynamics-mismatch",
                       model->vibrations_path, printed->line,
                       "at %g K the printed ET, TS and heat capacity are %.9f and %.9f hartree and %.5f "
                       "J/(mol K), but the modes give %.9f, %.9f and %.5f",
                       printed->temperature_k, printed->thermal_energy_hartree,
                       printed->ts_hartree, printed->heat_capacity_j_mol_k,
                       own->thermal_energy_hartree, own->ts_hartree,
                       own->heat_capacity_j_mol_k);
  }
}

/* At the temperatures that are printed; false: no memory. */
static bool compute_at(const elastir_vibrations *vibrations, const elastir_vibration *list,
                       size_t modes, double soften_cm1, elastir_harmonic **points)
{
  size_t count = vibrations->thermodynamics_count;
  elastir_harmonic *values = malloc(count * sizeof *values);
  for (size_t i = 0; values != NULL && i < count; i++)
    values[i] = elastir_harmonic_at(list, modes, vibrations->thermodynamics[i].temperature_k,
                                    soften_cm1);
  *points = values;
  return values != NULL;
}

void harmonic_compute(elastir_model *model, double soften_cm1)
{
  elastir_model_harmonic *harmonic = &model->harmonic;
  *harmonic = (elastir_model_harmonic){.zero_point_hartree = NAN};
  if (model->table == NULL)
    return;
  const elastir_vibrations *vibrations = &model->vibrations_run->vibrations;
  size_t modes = model->table->set_count;
  if (vibrations->thermodynamics_count == 0 || !is_whole(vibrations, model->table))
    return;
  elastir_vibration *list = vibrations_of(model->table);
  if (list == NULL || !compute_at(vibrations, list, modes, 0.0, &harmonic->points) ||
      (soften_cm1 > 0.0 &&
       !compute_at(vibrations, list, modes, soften_cm1, &harmonic->softened))) {
    elastir_diagnose_no_memory(&model->diagnostics);
    free(list);
    return;
  }
  harmonic->zero_point_hartree = elastir_zero_point_hartree(list, modes);
  harmonic->count = vibrations->thermodynamics_count;
  free(list);
  compare(model, vibrations);
}
