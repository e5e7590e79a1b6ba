/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_elastic.c: the elastic part of a model, from the run that was chosen for it. */
#include "model/model_elastic.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "elastic/raw_constants.h"
#include "model/cell.h"
#include "model/known_tensor.h"
#include "model/stiffness_of.h"

/* The density goes with the cell that the strains were applied to, not with that of another
 * run of the model. */
static elastir_cell_facts facts_of(elastir_model *model, const elastir_elastic_data *data)
{
  elastir_cell_facts facts = {data->pressure_gpa, NAN, NAN, NAN};
  elastir_cell other = {0};
  const elastir_cell *cell = &model->cell;
  if (cell->geometry != &data->geometry) {
    if (data->geometry.line == 0 ||
        !cell_from_geometry(&data->geometry, &other, &model->diagnostics))
      return facts;
    cell = &other;
  }
  facts.density_g_cm3 = cell->density_g_cm3;
  facts.volume_angstrom3 = data->geometry.volume_angstrom3;
  if (data->geometry.atom_count > 0)
    facts.atoms = (double)data->geometry.atom_count;
  if (isnan(cell->mass_amu) && !isnan(data->density_g_cm3))
    facts.density_g_cm3 = data->density_g_cm3; /* four digits where the cell line has three */
  free(other.formula);
  return facts;
}

/* Every disagreement is worth a warning: one of the two numbers is wrong. */
static void check_printed(elastir_model *model, const elastir_elastic_data *data)
{
  if (!elastir_check_printed(data, &model->printed))
    elastir_diagnose_no_memory(&model->diagnostics);
  for (size_t i = 0; i < model->printed.count; i++) {
    const elastir_disagreement *item = &model->printed.items[i];
    if (item->kind == ELASTIR_PRINTED_ANSWER)
      elastir_diagnose(&model->diagnostics, ELASTIR_WARNING, "printed-disagrees",
                       model->elastic_path, data->line,
                       "CRYSTAL states %s for '%s', but its tensor gives %s",
                       item->printed != 0.0 ? "YES" : "NO", item->quantity,
                       item->computed != 0.0 ? "YES" : "NO");
    else
      elastir_diagnose(&model->diagnostics, ELASTIR_WARNING, "printed-disagrees",
                       model->elastic_path, data->line,
                       "CRYSTAL prints %s = %g, but its tensor gives %g (rounding explains %.2g)",
                       item->quantity, item->printed, item->computed, item->tolerance);
  }
}

/* How far the rounding of the printed tensor of a slab is seen. false: no memory. */
static bool judge_plane(elastir_model *model, const double stiffness_n_m[9], double area,
                        const elastir_settings *settings)
{
  double half = elastir_newton_per_metre(ELASTIR_PLANE_ROUNDING_HARTREE, area);
  model->plane_symmetry = elastir_plane_symmetry_of(stiffness_n_m, half);
  if (!settings->want_uncertainty)
    return true;
  model->has_plane_uncertainty = elastir_plane_estimate_uncertainty(
      stiffness_n_m, half, &settings->uncertainty, &model->plane_uncertainty);
  return model->has_plane_uncertainty;
}

/* Slabs and rods: hartree per cell to N/m and N by the cell's area and length. */
static void compute_low_dimension(elastir_model *model, const elastir_elastic_data *data,
                                  const elastir_settings *settings)
{
  const elastir_geometry *geometry = &data->geometry;
  if (!data->hartree || !geometry->has_vectors)
    return;
  const double *a = geometry->vectors_angstrom[0];
  if (data->size == 1) {
    double length = sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2]);
    model->rod_stiffness_n = elastir_newton(data->stiffness[0], length);
    model->has_rod = !isnan(model->rod_stiffness_n);
  } else if (data->size == 3) {
    double stiffness[9];
    double area = elastir_cell_area_angstrom2(a, geometry->vectors_angstrom[1]);
    for (int i = 0; i < 9; i++)
      stiffness[i] = elastir_newton_per_metre(data->stiffness[i], area);
    model->has_plane = elastir_analyse_plane(stiffness, &model->plane);
    bool judged = !model->has_plane || judge_plane(model, stiffness, area, settings);
    if (isfinite(area) && !(model->has_plane && judged)) /* the tensor is complete and finite */
      elastir_diagnose_no_memory(&model->diagnostics);
  }
}

void elastic_compute(elastir_model *model, const elastir_settings *settings)
{
  if (model->elastic_run == NULL)
    return;
  const elastir_elastic_data *data = &model->elastic_run->elastic;
  if (!data->stiffness_complete) {
    if (data->size > 0)
      elastir_diagnose(&model->diagnostics, ELASTIR_ERROR, "elastic-incomplete",
                       model->elastic_path, data->line,
                       "the stiffness tensor has missing numbers; nothing is computed from it");
    return;
  }
  if (data->size != 6) {
    compute_low_dimension(model, data, settings);
    return;
  }
  bool crystal = model->elastic_run->origin == ELASTIR_FROM_CRYSTAL;
  if (crystal)
    check_printed(model, data);
  elastir_cell_facts facts = facts_of(model, data);
  elastir_stiffness_data known;
  if (!crystal && isnan(facts.density_g_cm3) && settings->bare_density_g_cm3 > 0.0)
    facts.density_g_cm3 = settings->bare_density_g_cm3;
  if (!stiffness_of(model->elastic_run, &known)) {
    elastir_diagnose_no_memory(&model->diagnostics);
    return;
  }
  model->stiffness_from_raw = elastir_use_raw_constants(&known);
  memcpy(model->half_unit_gpa, known.half_unit_gpa, sizeof model->half_unit_gpa);
  if (facts.pressure_gpa != 0.0 && !isnan(facts.pressure_gpa))
    elastir_diagnose(&model->diagnostics, ELASTIR_INFO, "cell-at-pressure", model->elastic_path,
                     data->geometry.line,
                     "the tensor is for %g GPa; density and velocities are for the cell printed here, which "
                     "may be the uncompressed one",
                     facts.pressure_gpa);
  known_tensor_compute(model, &known, &facts, settings, data->line);
  free(known.fits);
}
