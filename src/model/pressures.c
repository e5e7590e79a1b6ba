/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pressures.c: whether tensors at different pressures are of different cells. */
#include "model/pressures.h"

#include <math.h>

/* Cells are printed with six digits and more; 1 MPa changes the volume of what is as soft as rubber by as
 * much, so that cells at pressures that differ by more differ, too. */
static const double same_volume = 1e-6, same_pressure_gpa = 1e-3;

static double pressure_of(const elastir_properties *p)
{
  return isnan(p->facts.pressure_gpa) ? 0.0 : p->facts.pressure_gpa;
}

static bool is_suspect(const elastir_properties *a, const elastir_properties *b)
{
  double volume = a->facts.volume_angstrom3;
  return fabs(pressure_of(a) - pressure_of(b)) > same_pressure_gpa && a->facts.atoms == b->facts.atoms &&
         fabs(volume - b->facts.volume_angstrom3) <= same_volume * volume;
}

static void report(elastir_model *model, const elastir_model *other)
{
  const elastir_properties *p = &model->elastic;
  double pressed = fabs(pressure_of(p) - pressure_of(&other->elastic));
  double change = 100.0 * pressed / fabs(p->analysis.averages.voigt.bulk_modulus_gpa);
  elastir_diagnose(&model->diagnostics, ELASTIR_WARNING, "same-cell-at-pressure", model->elastic_path,
                   model->elastic_run->line,
                   "model '%s' at %g GPa has the cell volume of model '%s' at %g GPa, %.6g angstrom3: "
                   "probably one output prints the cell that its run began from. The density is then off by "
                   "some %.2g %%, wave velocities by half of that",
                   model->label, pressure_of(p), other->label, pressure_of(&other->elastic),
                   p->facts.volume_angstrom3, change);
}

void pressures_check(elastir_model *models, size_t count)
{
  for (size_t i = 1; i < count; i++)
    for (size_t k = 0; k < i; k++)
      if (models[i].has_elastic && models[k].has_elastic && models[i].elastic_run != NULL &&
          is_suspect(&models[i].elastic, &models[k].elastic)) {
        report(&models[i], &models[k]);
        break;
      }
}
