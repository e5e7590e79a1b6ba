/* SPDX-License-Identifier: GPL-3.0-or-later */
/* elastic_cells.c: whose cell the indices of directions and planes refer to. */
#include "cli/elastic_cells.h"

#include <string.h>

static const elastir_geometry *geometry_of(const elastir_model *model)
{
  return model->elastic_run != NULL && model->elastic_run->elastic.geometry.line > 0
             ? &model->elastic_run->elastic.geometry
             : NULL;
}

const elastir_geometry *elastic_cell_of(const elastic_job *job, const elastir_model *model)
{
  return geometry_of(job->lattice_of != NULL ? job->lattice_of : model);
}

int elastic_find_lattice(elastic_job *job)
{
  const char *label = job->options->lattice;
  if (label == NULL)
    return EXIT_DONE;
  for (size_t m = 0; m < job->count && job->lattice_of == NULL; m++)
    if (strcmp(job->models[m].label, label) == 0)
      job->lattice_of = &job->models[m];
  if (job->lattice_of == NULL)
    return cli_misuse(job->line, "--lattice takes the label of an input, such as '%s', not '%s'",
                      job->count > 0 ? job->models[0].label : "ideal-elastic", label);
  for (size_t m = 0; m < job->count; m++)
    if (geometry_of(&job->models[m]) != NULL &&
        !request_cells_agree(geometry_of(&job->models[m]), geometry_of(job->lattice_of)))
      elastir_diagnose(job->diagnostics, ELASTIR_WARNING, "cells-disagree", NULL, 0,
                       "%s: its cell, as oriented, is not a multiple of that of %s; indices of the latter "
                       "may be meaningless in it",
                       job->models[m].label, label);
  return EXIT_DONE;
}

/* [110] of a conventional cell in one model and of a primitive one in another are not alike. */
static void report_other_cells(elastic_job *job, const direction_request *request, const char *otherwise)
{
  const char *first = NULL;
  for (size_t m = 0; m < job->count; m++) {
    const char *lattice = request_lattice(request, elastic_cell_of(job, &job->models[m]));
    if (first != NULL && lattice != NULL && strcmp(first, lattice) != 0) {
      elastir_diagnose(job->diagnostics, ELASTIR_WARNING, "different-cells", NULL, 0,
                       "'%s' refers to the %s cell of %s, but to the %s cell of %s; %sindices with "
                       "--lattice %s mean the same in both",
                       request->text, first, job->models[0].label, lattice,
                       job->models[m].label, otherwise, job->models[0].label);
      return;
    }
    if (first == NULL)
      first = lattice;
  }
}

/* Without brackets and commas 110 looks like a direction of the lattice, and is none. */
static void report_bare_digits(const elastic_job *job, const direction_request *request)
{
  const double *v = request->index;
  if (job->options->cartesian || request->kind != REQUEST_CARTESIAN || request->bracketed ||
      strpbrk(request->text, ", ;\t") != NULL)
    return;
  elastir_diagnose(job->diagnostics, ELASTIR_INFO, "bare-digits", NULL, 0,
                   "'%s' is read as %.0f,%.0f,%.0f in the Cartesian frame; '[%s]' is a lattice direction, "
                   "'(%s)' the normal of a face",
                   request->text, v[0], v[1], v[2], request->text, request->text);
}

static bool is_cubic(const elastir_model *model)
{
  return model->elastic.symmetry.given_frame == ELASTIR_CLASS_CUBIC;
}

/* Lattice indices without a lattice are worth a word; the axes of a form of planes are known if the tensor
 * is cubic in them. */
static void report_assumed(elastic_job *job, const direction_request *requests, size_t count)
{
  bool forms = requests == job->options->requests.facets;
  for (size_t m = 0; m < job->count; m++)
    for (size_t i = 0; i < count; i++) {
      double direction[3];
      bool assumed = false;
      const elastir_geometry *geometry = elastic_cell_of(job, &job->models[m]);
      if (!request_direction(&requests[i], geometry, direction, &assumed))
        elastir_diagnose(job->diagnostics, ELASTIR_ERROR, "no-direction", NULL, 0,
                         "%s: '%s' is not a direction in this lattice", job->models[m].label,
                         requests[i].text);
      else if (assumed && !(forms && is_cubic(&job->models[m])))
        elastir_diagnose(job->diagnostics, ELASTIR_WARNING, "no-lattice", NULL, 0,
                         "%s: there is no lattice; '%s' is read along Cartesian axes",
                         job->models[m].label, requests[i].text);
    }
}

void elastic_report_indices(elastic_job *job)
{
  const elastic_requests *requests = &job->options->requests;
  for (size_t i = 0; i < requests->direction_count; i++)
    report_bare_digits(job, &requests->directions[i]);
  for (size_t i = 0; i < requests->direction_count; i++)
    report_other_cells(job, &requests->directions[i], "Cartesian directions (x,y,z) and ");
  for (size_t i = 0; i < requests->cut_count; i++)
    report_other_cells(job, &requests->cuts[i], "Cartesian components (--cartesian) and ");
  for (size_t i = 0; i < requests->facet_count; i++)
    report_other_cells(job, &requests->facets[i], "");
  report_assumed(job, requests->directions, requests->direction_count);
  report_assumed(job, requests->facets, requests->facet_count);
  report_assumed(job, requests->cuts, requests->cut_count);
}
