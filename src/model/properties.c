/* SPDX-License-Identifier: GPL-3.0-or-later */
/* properties.c: all that a three-dimensional stiffness tensor and its cell say. */
#include "model/properties.h"

#include <math.h>
#include <string.h>

#include "base/pi.h"
#include "elastic/log_euclidean.h"
#include "elastic/symmetry_digits.h"
#include "elastic/tensor.h"
#include "elastic/vec3.h"

/* What a projection moves by less than arithmetic does is the same tensor. */
static bool moves(const double stiffness_gpa[36], elastir_setting setting, double projected_gpa[36])
{
  double moved = 0.0;
  elastir_project(stiffness_gpa, setting, projected_gpa);
  for (int i = 0; i < 36; i++)
    moved = fmax(moved, fabs(projected_gpa[i] - stiffness_gpa[i]));
  return moved > 1e-9 * elastir_kelvin_norm(stiffness_gpa);
}

/* The class whose measures and criteria are given. Few digits let a cubic tensor pass for isotropic;
 * its Zener ratio is not 1 for that. */
static elastir_setting measured_class(const elastir_properties *p)
{
  double projected[36];
  bool rounded = p->symmetry.setting.symmetry == ELASTIR_CLASS_ISOTROPIC &&
                 moves(p->analysis.stiffness_gpa, p->symmetry.setting, projected);
  return rounded ? p->symmetry.fits[ELASTIR_CLASS_CUBIC].setting : p->symmetry.setting;
}

static void add_indicators(elastir_properties *p, double pressure_gpa,
                           elastir_indicators *indicators)
{
  const elastir_cell_facts *facts = &p->facts;
  *indicators = elastir_indicate(p->analysis.stiffness_gpa, measured_class(p),
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

/* The set of optimal directions of the projected tensor, if the own direction belongs to it and the
 * values along the set are the extremum within a percent; few digits let classes pass beyond that. */
static void take_degeneracy(const elastir_extremum *from, elastir_extremum *to)
{
  const double near_degrees = 1.0, near_value = 0.01;
  if (from->degeneracy == ELASTIR_UNDEFINED || to->degeneracy == ELASTIR_UNDEFINED ||
      !(fabs(from->value - to->value) <= near_value * fabs(to->value)))
    return;
  if (from->degeneracy == ELASTIR_RING) {
    double cosine = fmin(1.0, fabs(vec3_dot(from->axis, to->direction)));
    if (!(fabs(acos(cosine) * ELASTIR_DEGREES - from->axis_angle_deg) <= near_degrees))
      return;
  }
  to->degeneracy = from->degeneracy;
  to->equivalents = from->equivalents;
  memcpy(to->axis, from->axis, sizeof to->axis);
  to->axis_angle_deg = from->axis_angle_deg;
}

static void take_degeneracies(const elastir_stiffness_data *known,
                              const elastir_extrema_options *options, elastir_properties *p)
{
  const double *own = p->analysis.stiffness_gpa;
  double projected[36], compliance[36];
  elastir_directional *const all[4] = {
      &p->analysis.youngs_modulus_gpa, &p->analysis.linear_compressibility_per_tpa,
      &p->analysis.shear_modulus_gpa, &p->analysis.poisson_ratio};
  if (isnan(known->tolerance_gpa) || !moves(own, p->symmetry.setting, projected) ||
      !p->analysis.stable || !elastir_compliance(projected, compliance, NULL))
    return;
  for (int q = 0; q < 4; q++) {
    elastir_extrema there = elastir_find_extrema(compliance, (elastir_quantity)q, options);
    take_degeneracy(&there.min, &all[q]->min);
    take_degeneracy(&there.max, &all[q]->max);
  }
}

bool properties_compute(const elastir_stiffness_data *known, const elastir_cell_facts *facts,
                        const elastir_extrema_options *options, elastir_properties *p,
                        elastir_diagnostics *diagnostics)
{
  *p = (elastir_properties){.facts = *facts};
  if (!elastir_elastic_analyse(known->stiffness_gpa, options, &p->analysis)) {
    if (elastir_is_finite(known->stiffness_gpa))
      elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  const double *stiffness = p->analysis.stiffness_gpa;
  if (!elastir_contact_over_sphere(stiffness, &p->contact) && p->analysis.stable) {
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  elastir_find_symmetry_of(known, true, &p->symmetry);
  elastir_find_log_distances(stiffness, &p->symmetry);
  take_degeneracies(known, options, p);
  elastir_judge_stability(stiffness, measured_class(p), NAN, &p->stability);
  add_indicators(p, 0.0, &p->indicators);
  add_indicators(p, isnan(facts->pressure_gpa) ? 0.0 : facts->pressure_gpa,
                 &p->indicators_at_pressure);
  if (!add_waves(p)) {
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  return true;
}
