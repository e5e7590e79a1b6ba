/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_elastic.c: the elastic half alone: CRYSTAL outputs, or bare tensors. */
#include "cli/settings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "elastic/tensor.h"
#include "model/fill.h"
#include "output/csv_directions.h"
#include "result/read.h"
#include "tensor/tensor_text.h"

static const cli_option options[] = {
    {0, "direction", "DIR...", "also along DIR: x,y,z in the Cartesian frame, or [uvw]; may be|"
                            "given several times"},
    {0, "plane", "HKL...", "also along the normal of the lattice plane (hkl)"},
    {0, "cut", "HKL...", "also the polar cut in the plane (hkl), a point a degree"},
    {0, "surface", "NxM", "also on a grid of N polar and M azimuthal angles, such as 91x181"},
    {0, "lattice", "LABEL", "indices refer to the cell of this model in all|models (each its own)"},
    {0, "rotate", "MATRIX", "first turn the tensor: nine numbers, the rows are the new axes"},
    {0, "gap", "GAP", "relative gap of the certified extrema|(1e-6 for E, 1e-4 for G and nu)"},
    {0, "format", "FORMAT", "json (default), or csv for one --surface or one --cut"},
    CLI_UNCERTAINTY_OPTIONS,
    CLI_READING_OPTIONS,
    {0, NULL, NULL, NULL}};

/* All models of the call, and the labels they point to. */
typedef struct {
  const cli_line *line;
  elastir_settings settings;
  elastic_requests requests;
  elastir_model *models;
  char **labels;
  size_t count, model_capacity, label_capacity;
  const elastir_model *lattice_of; /* whose cell all indices refer to; NULL: each its own */
  elastir_diagnostics diagnostics;
} elastic_job;

/* A fresh model behind the others; takes label over. NULL: no memory. */
static elastir_model *add_model(elastic_job *job, char *label)
{
  if (label == NULL ||
      !elastir_grow(&job->models, &job->model_capacity, job->count, sizeof *job->models) ||
      !elastir_grow(&job->labels, &job->label_capacity, job->count, sizeof *job->labels)) {
    free(label);
    elastir_diagnose_no_memory(&job->diagnostics);
    return NULL;
  }
  elastir_model *model = &job->models[job->count];
  *model = (elastir_model){.label = label};
  job->labels[job->count++] = label;
  model->files = calloc(1, sizeof *model->files);
  if (model->files == NULL) {
    elastir_diagnose_no_memory(&job->diagnostics);
    return NULL;
  }
  model->file_count = 1;
  return model;
}

static void compute(elastic_job *job, elastir_model *model, const double stiffness[36],
                    const elastir_cell_facts *facts)
{
  double turned[36];
  if (job->requests.rotated)
    elastir_rotate_stiffness(stiffness, job->requests.rotation, turned);
  else
    memcpy(turned, stiffness, sizeof turned);
  model->has_elastic = properties_compute(turned, facts, &job->settings.extrema,
                                          &model->elastic, &model->diagnostics);
}

static void add_crystal(elastic_job *job, elastir_stream *stream, const char *path, char *label)
{
  elastir_model *model = add_model(job, label);
  if (model == NULL) {
    elastir_stream_close(stream, NULL);
    return;
  }
  elastir_model_file *file = &model->files[0];
  file->path = path;
  file->readable = elastir_crystal_read_stream(stream, &job->settings.reading, &file->output,
                                               &file->diagnostics);
  elastir_model_compute(model, &job->settings);
  if (job->requests.rotated && model->has_elastic) {
    elastir_cell_facts facts = model->elastic.facts;
    compute(job, model, model->elastic_run->elastic.stiffness, &facts);
  }
  if (file->readable && model->elastic_run == NULL && file->diagnostics.errors == 0)
    elastir_diagnose(&model->diagnostics, ELASTIR_ERROR, "no-elastic-tensor", path, 0,
                     "the output has no elastic constants");
}

/* The name of a tensor: its comment line, else the file's label; numbered if there are more. */
static char *tensor_label(const elastir_tensor_list *list, size_t i, const char *label)
{
  const char *name = list->items[i].name;
  if (name != NULL)
    return elastir_copy_text(name, strlen(name));
  return list->count > 1 ? elastir_format("%s:%zu", label, i + 1)
                         : elastir_copy_text(label, strlen(label));
}

static void add_tensors(elastic_job *job, elastir_stream *stream, const char *path, char *label)
{
  elastir_tensor_list list = {0};
  elastir_source source = {0};
  elastir_cell_facts facts = {NAN, NAN, NAN, NAN};
  elastir_tensor_text_read_stream(stream, &list, &source, &job->diagnostics);
  for (size_t i = 0; i < list.count; i++) {
    elastir_model *model = add_model(job, tensor_label(&list, i, label));
    if (model == NULL)
      break;
    model->files[0].path = path;
    model->files[0].output.source = source;
    compute(job, model, list.items[i].stiffness_gpa, &facts);
  }
  elastir_tensor_list_free(&list);
  free(label);
}

static void add_input(elastic_job *job, const char *path)
{
  elastir_stream *stream =
      elastir_stream_open(path, job->settings.reading.checksum, &job->diagnostics);
  char *label = elastir_label_of_path(path);
  if (stream == NULL || label == NULL) {
    if (stream != NULL) {
      elastir_diagnose_no_memory(&job->diagnostics);
      elastir_stream_close(stream, NULL);
    }
    free(label);
    return;
  }
  size_t length = 0;
  const char *start = elastir_stream_peek(stream, &length);
  if (elastir_crystal_recognise(start, length))
    add_crystal(job, stream, path, label);
  else
    add_tensors(job, stream, path, label);
}

static const elastir_geometry *geometry_of(const elastir_model *model)
{
  return model->elastic_run != NULL && model->elastic_run->elastic.geometry.line > 0
             ? &model->elastic_run->elastic.geometry
             : NULL;
}

/* The cell that the indices refer to in a model. */
static const elastir_geometry *cell_for(const elastic_job *job, const elastir_model *model)
{
  return geometry_of(job->lattice_of != NULL ? job->lattice_of : model);
}

/* The model of --lattice, and whether its cell means something in the others. */
static int find_lattice(elastic_job *job)
{
  const char *label = cli_value(job->line, "lattice");
  if (label == NULL)
    return EXIT_DONE;
  for (size_t m = 0; m < job->count && job->lattice_of == NULL; m++)
    if (strcmp(job->labels[m], label) == 0)
      job->lattice_of = &job->models[m];
  if (job->lattice_of == NULL)
    return cli_misuse(job->line, "--lattice takes the label of an input, such as '%s', not '%s'",
                      job->count > 0 ? job->labels[0] : "ideal-elastic", label);
  for (size_t m = 0; m < job->count; m++)
    if (geometry_of(&job->models[m]) != NULL &&
        !request_cells_agree(geometry_of(&job->models[m]), geometry_of(job->lattice_of)))
      elastir_diagnose(&job->diagnostics, ELASTIR_WARNING, "cells-disagree", NULL, 0,
                       "%s: its cell, as it stands, is no multiple of that of %s; indices of the "
                       "latter may mean nothing in it",
                       job->models[m].label, label);
  return EXIT_DONE;
}

/* [110] of a conventional cell in one model and of a primitive one in another are not alike. */
static void report_other_cells(elastic_job *job, const direction_request *request)
{
  const char *first = NULL;
  for (size_t m = 0; m < job->count; m++) {
    const char *lattice = request_lattice(request, cell_for(job, &job->models[m]));
    if (first != NULL && lattice != NULL && strcmp(first, lattice) != 0) {
      elastir_diagnose(&job->diagnostics, ELASTIR_WARNING, "different-cells", NULL, 0,
                       "'%s' refers to the %s cell of %s, but to the %s cell of %s; Cartesian "
                       "directions (x,y,z) mean the same in both, and so do indices with "
                       "--lattice %s",
                       request->text, first, job->models[0].label, lattice,
                       job->models[m].label, job->models[0].label);
      return;
    }
    if (first == NULL)
      first = lattice;
  }
}

/* Lattice indices without a lattice are worth a word. */
static void report_assumed(elastic_job *job, const direction_request *requests, size_t count)
{
  for (size_t m = 0; m < job->count; m++)
    for (size_t i = 0; i < count; i++) {
      double direction[3];
      bool assumed = false;
      const elastir_geometry *geometry = cell_for(job, &job->models[m]);
      if (!request_direction(&requests[i], geometry, direction, &assumed))
        elastir_diagnose(&job->diagnostics, ELASTIR_ERROR, "no-direction", NULL, 0,
                         "%s: '%s' gives no direction in this lattice", job->models[m].label,
                         requests[i].text);
      else if (assumed)
        elastir_diagnose(&job->diagnostics, ELASTIR_WARNING, "no-lattice", NULL, 0,
                         "%s: there is no lattice; '%s' is taken along Cartesian axes",
                         job->models[m].label, requests[i].text);
    }
}

static elastir_result *build_result(elastic_job *job)
{
  elastir_result *result = model_result(&job->settings, job->models, job->count);
  bool good = result != NULL;
  for (size_t m = 0; m < job->count && good; m++)
    if (result->models[m].elastic != NULL)
      good = fill_requests(result->memory, &job->models[m].elastic, &job->requests,
                           job->lattice_of != NULL ? job->lattice_of->label
                                                   : job->models[m].label,
                           cell_for(job, &job->models[m]), result->models[m].elastic);
  for (size_t m = 0; m < job->count; m++)
    elastir_model_take_diagnostics(&job->models[m], &job->diagnostics);
  if (!good)
    elastir_diagnose_no_memory(&job->diagnostics);
  if (result == NULL)
    return NULL;
  cli_set_provenance(job->line, result);
  result_add_diagnostics(result, &job->diagnostics);
  return result;
}

static int finish_csv(elastic_job *job)
{
  text_buffer out = {0};
  double normal[3];
  bool assumed, good = false;
  const elastir_model *model = job->count == 1 && job->models[0].has_elastic ? job->models : NULL;
  for (size_t m = 0; m < job->count; m++)
    elastir_model_take_diagnostics(&job->models[m], &job->diagnostics);
  if (model == NULL)
    elastir_diagnose(&job->diagnostics, ELASTIR_ERROR, "not-one-tensor", NULL, 0,
                     "--format csv writes one tensor; the input has %zu", job->count);
  else if (job->requests.theta_count > 0)
    good = csv_surface(&model->elastic, &job->requests, &out);
  else if (requests_direction(&job->requests, &job->requests.cuts[0], cell_for(job, model),
                              normal, &assumed))
    good = csv_cut(&model->elastic, normal, &out);
  int status = EXIT_INPUT;
  if (model != NULL) {
    status = cli_finish_text(job->line, good ? out.text : NULL, out.length, &job->diagnostics);
  } else {
    cli_print_diagnostics(job->line, &job->diagnostics);
  }
  text_free(&out);
  return status;
}

static int finish(elastic_job *job, bool csv)
{
  for (size_t i = 0; i < job->requests.direction_count; i++)
    report_other_cells(job, &job->requests.directions[i]);
  for (size_t i = 0; i < job->requests.cut_count; i++)
    report_other_cells(job, &job->requests.cuts[i]);
  report_assumed(job, job->requests.directions, job->requests.direction_count);
  report_assumed(job, job->requests.cuts, job->requests.cut_count);
  if (csv)
    return finish_csv(job);
  elastir_result *result = build_result(job);
  int status = cli_finish_result(job->line, result, &job->diagnostics);
  result_free(result);
  return status;
}

static int run(const cli_line *line)
{
  elastic_job job = {.line = line};
  bool csv;
  if (!cli_read_settings(line, &job.settings) ||
      !cli_read_requests(line, &job.requests, &csv) ||
      !cli_read_gap(line, &job.settings.extrema))
    return EXIT_USAGE;
  if (line->operand_count == 0)
    return cli_misuse(line, "no input; expected a CRYSTAL output or a 6x6 tensor");
  if (cli_overwrites(line, line->operands, line->operand_count))
    return EXIT_USAGE;
  job.settings.want_vibrations = false;
  for (size_t i = 0; i < line->operand_count; i++)
    add_input(&job, line->operands[i]);
  int status = find_lattice(&job);
  if (status == EXIT_DONE)
    status = finish(&job, csv);
  for (size_t i = 0; i < job.count; i++) {
    elastir_model_free(&job.models[i]);
    free(job.labels[i]);
  }
  free(job.models);
  free(job.labels);
  elastir_diagnostics_free(&job.diagnostics);
  return status;
}

const cli_command cmd_elastic = {
    .name = "elastic",
    .operands = "FILE|- ...",
    .summary = "the elastic half alone; also bare 6 by 6 tensors",
    .description =
        "Reads CRYSTAL outputs, or bare stiffness tensors in GPa: six rows of six numbers, or\n"
        "the upper or the lower triangle; blanks, commas or bars between; '#' comments; several\n"
        "with blank lines between. Writes averages, anisotropy, certified extrema of E, beta, G\n"
        "and nu, symmetry, stability and waves. '-' is standard input.",
    .options = options,
    .run = run};
