/* SPDX-License-Identifier: GPL-3.0-or-later */
/* properties.c: all that a three-dimensional stiffness tensor and its cell say. */
#include "model/properties.h"

#include <math.h>

static void add_indicators(elastir_properties *p, double pressure_gpa,
                           elastir_indicators *indicators)
{
  const elastir_cell_facts *facts = &p->facts;
  *indicators = elastir_indicate(p->analysis.stiffness_gpa, p->symmetry.setting,
                                 &p->analysis.averages, pressure_gpa, facts->density_g_cm3,
                                 facts->atoms, facts->volume_angstrom3);
}

static bool add_waves(elastir_properties *p)
{
  const elastir_cell_facts *facts = &p->facts;
  const double *stiffness = p->analysis.stiffness_gpa;
  if (!(facts->density_g_cm3 > 0.0))
    return true;
  if (!elastir_waves_extrema(stiffness, facts->density_g_cm3, &p->waves))
    return false;
  for (int i = 0; i < CRYSTAL_DIRECTIONS; i++)
    elastir_waves_along(stiffness, facts->density_g_cm3, elastir_crystal_directions[i],
                        p->along[i]);
  const elastir_moduli *hill = &p->analysis.averages.hill;
  p->debye = elastir_debye_temperature(stiffness, facts->density_g_cm3, facts->atoms,
                                       facts->volume_angstrom3, hill->bulk_modulus_gpa,
                                       hill->shear_modulus_gpa);
  p->has_waves = !p->debye.no_memory;
  return p->has_waves;
}

static bool all_finite(const double stiffness_gpa[36])
{
  for (int i = 0; i < 36; i++)
    if (!isfinite(stiffness_gpa[i]))
      return false;
  return true;
}

bool properties_compute(const double stiffness_gpa[36], const elastir_cell_facts *facts,
                        const elastir_extrema_options *options, elastir_properties *p,
                        elastir_diagnostics *diagnostics)
{
  *p = (elastir_properties){.facts = *facts};
  if (!elastir_elastic_analyse(stiffness_gpa, options, &p->analysis)) {
    if (all_finite(stiffness_gpa))
      elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  const double *stiffness = p->analysis.stiffness_gpa;
  if (!elastir_contact_over_sphere(stiffness, &p->contact) && p->analysis.stable) {
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  elastir_find_symmetry(stiffness, 0.0, true, &p->symmetry);
  elastir_judge_stability(stiffness, p->symmetry.setting, NAN, &p->stability);
  add_indicators(p, 0.0, &p->indicators);
  add_indicators(p, isnan(facts->pressure_gpa) ? 0.0 : facts->pressure_gpa,
                 &p->indicators_at_pressure);
  if (!add_waves(p)) {
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  return true;
}
