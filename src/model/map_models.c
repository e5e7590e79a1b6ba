/* SPDX-License-Identifier: GPL-3.0-or-later */
/* map_models.c: what the models of a result let a tip expect. */
#include "model/map_models.h"

#include <string.h>

#include "elastic/surface.h"

enum { MOST_FACES = MAP_MOST_FACETS * MOST_OF_FAMILY };

/* The cell of the tensor as requests take it; no vectors: there is none. */
static elastir_geometry geometry_of(const elastir_result_elastic *elastic)
{
  elastir_geometry geometry = {.dimensionality = 3,
                               .has_vectors = elastic->lattice_angstrom_count == 3};
  if (geometry.has_vectors)
    memcpy(geometry.vectors_angstrom, elastic->lattice_angstrom, sizeof geometry.vectors_angstrom);
  return geometry;
}

/* How the class that was found, axes as given, lies in them; triclinic: none is known. */
static elastir_setting setting_of(const elastir_result_elastic *elastic)
{
  const char *found = elastic->symmetry.symmetry_class;
  elastir_symmetry symmetry;
  elastir_find_symmetry(elastic->stiffness_gpa, 0.0, false, &symmetry);
  for (int c = 0; found != NULL && c < ELASTIR_CLASS_COUNT; c++)
    if (strcmp(elastir_class_name((elastir_symmetry_class)c), found) == 0)
      return symmetry.fits[c].setting;
  return symmetry.fits[ELASTIR_CLASS_TRICLINIC].setting;
}

/* The normals of all faces of the forms, each form as likely as it has faces. */
static size_t faces_of(const map_expectation *expectation, const elastir_result_model *model,
                       double faces[MOST_FACES][3], elastir_diagnostics *diagnostics)
{
  elastir_geometry geometry = geometry_of(model->elastic);
  const request_crystal crystal = {&geometry, setting_of(model->elastic), NULL};
  size_t count = 0;
  for (size_t i = 0; i < expectation->facet_count; i++) {
    const direction_request *form = &expectation->facets[i];
    bool assumed = false;
    size_t found = request_faces(form, &crystal, faces + count, &assumed);
    if (assumed)
      elastir_diagnose(diagnostics, ELASTIR_WARNING, "no-lattice", NULL, 0,
                       "%s: there is no lattice; '%s' is read along Cartesian axes",
                       model->label, form->text);
    count += found;
  }
  return count;
}

/* Where the indices of a form lead in the cell of a model. false: it has no cell. */
static bool direction_in(const direction_request *form, const elastir_result_elastic *elastic,
                         elastir_lattice_direction *out)
{
  bool assumed;
  const elastir_geometry geometry = geometry_of(elastic);
  return geometry.has_vectors && request_lattice_vectors(&geometry, out->lattice) &&
         request_direction(form, &geometry, out->direction, &assumed);
}

/* {110} of a conventional cell in one model and of a primitive one in another are not alike. */
static void report_other_cells(const map_expectation *expectation, const elastir_result_model *first,
                               const elastir_result_model *model, elastir_diagnostics *diagnostics)
{
  elastir_lattice_direction one, other;
  for (size_t i = 0; i < expectation->facet_count; i++)
    if (direction_in(&expectation->facets[i], first->elastic, &one) &&
        direction_in(&expectation->facets[i], model->elastic, &other) &&
        !elastir_indices_agree(&one, &other)) {
      elastir_diagnose(diagnostics, ELASTIR_WARNING, "different-cells", NULL, 0,
                       "'%s' is another form in the cell of %s than in that of %s; run them separately, with "
                       "the indices of their own cells",
                       expectation->facets[i].text, model->label, first->label);
      return;
    }
}

static bool take_model(const elastir_result_model *model, const map_expectation *expectation,
                       map_models *models, elastir_diagnostics *diagnostics)
{
  double faces[MOST_FACES][3];
  map_crystal crystal = {.tip_youngs_modulus_gpa = expectation->tip.youngs_modulus_gpa,
                         .tip_poisson_ratio = expectation->tip.poisson_ratio};
  memcpy(crystal.stiffness_gpa, model->elastic->stiffness_gpa, sizeof crystal.stiffness_gpa);
  memcpy(crystal.compliance_per_tpa, model->elastic->compliance_per_tpa,
         sizeof crystal.compliance_per_tpa);
  size_t k = models->count, count = faces_of(expectation, model, faces, diagnostics);
  const double(*normals)[3] = expectation->facet_count > 0 ? (const double(*)[3])faces : NULL;
  if (normals != NULL && count == 0)
    return false;
  models->labels[k] = model->label;
  if (!map_distribution_over(&crystal, MAP_CONTACT, normals, count, &models->contact[k]) ||
      !map_distribution_over(&crystal, MAP_YOUNGS, normals, count, &models->youngs[k]) ||
      !map_distribution_over(&crystal, expectation->modulus, normals, count, &models->expected[k]))
    return false;
  models->count++;
  return true;
}

void map_models_take(const elastir_result *result, const map_expectation *expectation,
                     map_models *models, elastir_diagnostics *diagnostics)
{
  const elastir_result_model *first = NULL;
  *models = (map_models){0};
  for (size_t i = 0; i < result->models_count; i++) {
    const elastir_result_model *model = &result->models[i];
    if (models->count == MAP_MOST_MODELS) {
      elastir_diagnose(diagnostics, ELASTIR_WARNING, "too-many-models", NULL, 0,
                       "a map is compared with at most %d models; '%s' and those after it are ignored",
                       MAP_MOST_MODELS, model->label);
      return;
    }
    if (model->elastic == NULL || model->elastic->stable != 1 ||
        !take_model(model, expectation, models, diagnostics))
      elastir_diagnose(diagnostics, ELASTIR_WARNING, "no-stable-tensor", NULL, 0,
                       "%s: there is no stable elastic tensor with such faces; a map cannot be "
                       "compared with it", model->label);
    else if (first != NULL)
      report_other_cells(expectation, first, model, diagnostics);
    else
      first = model;
  }
}
