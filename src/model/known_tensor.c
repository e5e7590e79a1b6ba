/* SPDX-License-Identifier: GPL-3.0-or-later */
/* known_tensor.c: all that follows from a stiffness and from how well it is known. */
#include "model/known_tensor.h"

#include <math.h>

#include "elastic/error_inputs.h"
#include "elastic/symmetry_digits.h"
#include "elastic/tensor.h"

/* Whether what was given fits the symmetry of the tensor; if not, it is said. */
static bool check_given(elastir_model *model, const elastir_stiffness_data *known)
{
  elastir_symmetry symmetry;
  elastir_constants constants;
  int places[2];
  if (known->given == NULL)
    return true;
  elastir_find_symmetry_of(known, false, &symmetry);
  elastir_independent_constants(symmetry.setting, &constants);
  if (!error_inputs_contradict(known->given, &constants, places))
    return true;
  elastir_diagnose(&model->diagnostics, ELASTIR_ERROR, "sigma-contradicts", model->elastic_path, 0,
                   "c%d%d and c%d%d are one constant of the %s class, with standard deviations %g and %g: "
                   "give equal ones, or a covariance",
                   places[0] / 6 + 1, places[0] % 6 + 1, places[1] / 6 + 1, places[1] % 6 + 1,
                   elastir_class_name(symmetry.setting.symmetry),
                   known->given->sigma_gpa[places[0]], known->given->sigma_gpa[places[1]]);
  return false;
}

static void estimate_uncertainty(elastir_model *model, const elastir_stiffness_data *known,
                                 const elastir_settings *settings)
{
  const elastir_elastic_analysis *analysis = &model->elastic.analysis;
  const elastir_directional *const found[4] = {
      &analysis->youngs_modulus_gpa, &analysis->linear_compressibility_per_tpa,
      &analysis->shear_modulus_gpa, &analysis->poisson_ratio};
  elastir_extrema extrema[4];
  for (int i = 0; i < 4; i++)
    extrema[i] = (elastir_extrema){found[i]->min, found[i]->max};
  const elastir_known_optima optima = {extrema, model->elastic.has_waves ? &model->elastic.waves : NULL,
                                       model->elastic.facts.density_g_cm3,
                                       &model->elastic.contact};
  model->has_uncertainty = elastir_estimate_uncertainty(known, &optima, &settings->uncertainty,
                                                        &model->uncertainty);
  if (!model->has_uncertainty) /* the tensor is complete: nothing else can be wrong */
    elastir_diagnose_no_memory(&model->diagnostics);
}

static void judge_distance(elastir_model *model)
{
  double sigma = model->uncertainty.combined[ELASTIR_UNCERTAIN_EIGENVALUE];
  if (model->has_uncertainty && sigma > 0.0)
    model->elastic.stability.distance_sigmas = model->elastic.stability.distance_gpa / sigma;
}

void known_tensor_compute(elastir_model *model, elastir_stiffness_data *known,
                          const elastir_cell_facts *facts, const elastir_settings *settings,
                          long line)
{
  if (settings->tolerance_gpa > 0.0)
    known->tolerance_gpa = settings->tolerance_gpa;
  known->given = settings->given_error;
  model->tolerance_from = settings->tolerance_gpa > 0.0 ? "option"
                          : isnan(known->tolerance_gpa) ? "rounding"
                                                        : "digits";
  model->has_elastic = properties_compute(known, facts, &settings->extrema, &model->elastic,
                                          &model->diagnostics);
  if (!model->has_elastic)
    return;
  if (settings->want_uncertainty && check_given(model, known)) {
    estimate_uncertainty(model, known, settings);
    judge_distance(model);
  }
  if (!model->elastic.analysis.stable)
    elastir_diagnose(&model->diagnostics, ELASTIR_WARNING, "unstable-tensor",
                     model->elastic_path, line,
                     "the tensor is not stable (least Kelvin eigenvalue %.4g GPa): averages and extrema that "
                     "depend on the compliance are omitted",
                     model->elastic.stability.distance_gpa);
}

static double largest_of(const double values[36])
{
  double largest = 0.0;
  for (int i = 0; i < 36; i++)
    largest = fmax(largest, values[i]);
  return largest;
}

void known_tensor_turn(elastir_model *model, const double rotation[9],
                       const elastir_settings *settings)
{
  elastir_cell_facts facts = model->elastic.facts;
  elastir_stiffness_data known = {.tolerance_gpa = NAN};
  if (settings->tolerance_gpa > 0.0)
    known.tolerance_gpa = settings->tolerance_gpa;
  else if (model->elastic_run == NULL || model->elastic_run->origin != ELASTIR_FROM_CRYSTAL)
    known.tolerance_gpa = largest_of(model->half_unit_gpa); /* digits are those of the old axes */
  elastir_rotate_stiffness(model->elastic.analysis.stiffness_gpa, rotation, known.stiffness_gpa);
  model->has_elastic = properties_compute(&known, &facts, &settings->extrema, &model->elastic,
                                          &model->diagnostics);
  judge_distance(model);
  for (int k = 0; k < model->uncertainty.shift_count; k++)
    elastir_rotate_stiffness(model->uncertainty.shift_gpa[k], rotation,
                             model->uncertainty.shift_gpa[k]);
}
