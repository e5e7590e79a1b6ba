/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_elastic.c: the elastic half alone: CRYSTAL outputs, or bare tensors. */
#include "cli/inputs.h"
#include "cli/screen.h"
#include "cli/settings.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/aggregate.h"
#include "model/fill.h"
#include "model/given_error.h"
#include "model/known_tensor.h"
#include "output/csv_directions.h"
#include "output/elate_text.h"
#include "result/read.h"

typedef struct {
  elastir_settings settings; /* first */
  elastic_requests requests;
  const char *lattice; /* a label; NULL: each its own */
  const char *fractions;
  double porosity;
  elastir_given_error given_error; /* what --sigma says */
  double gap;          /* 0: the defaults */
  enum { WRITE_JSON, WRITE_CSV, WRITE_ELATE } format;
  bool cartesian;
} elastic_line;

enum { MOST_ANGLES = 2001 };

static bool add_request(const char *value, request_kind kind, direction_request *list,
                        size_t *count, elastir_diagnostics *trouble)
{
  return cli_has_room(*count, MOST_REQUESTS, value, trouble) &&
         request_parse(value, kind, &list[(*count)++]);
}

CLI_READER(read_direction, elastic_requests,
           add_request(value, REQUEST_CARTESIAN, to->directions, &to->direction_count, trouble))
CLI_READER(read_plane, elastic_requests,
           add_request(value, REQUEST_PLANE, to->directions, &to->direction_count, trouble))
CLI_READER(read_cut, elastic_requests,
           add_request(value, REQUEST_PLANE, to->cuts, &to->cut_count, trouble))
static bool read_form(const char *value, elastic_requests *to, elastir_diagnostics *trouble)
{
  if (!add_request(value, REQUEST_PLANE, to->facets, &to->facet_count, trouble))
    return false;
  direction_request *form = &to->facets[to->facet_count - 1];
  form->family = true;
  return form->kind == REQUEST_PLANE;
}

CLI_READER(read_facet, elastic_requests, read_form(value, to, trouble))
CLI_READER(read_tip, elastic_requests, elastir_tip_parse(value, &to->tip))
/* What is wrong with a file has to name it. */
static bool read_errors(const char *value, elastir_given_error *to, elastir_diagnostics *trouble)
{
  elastir_diagnostics own = {0};
  bool good = given_error_read(value, to, &own);
  if (own.count > 0 && own.items[0].line > 0)
    elastir_diagnose(trouble, ELASTIR_ERROR, own.items[0].code, NULL, 0, "'%.200s', line %ld: %s",
                     value, own.items[0].line, own.items[0].message);
  else if (own.count > 0)
    elastir_diagnose(trouble, ELASTIR_ERROR, own.items[0].code, NULL, 0, "'%.200s': %s", value,
                     own.items[0].message);
  elastir_diagnostics_free(&own);
  return good;
}

CLI_READER(read_sigma, elastir_given_error, read_errors(value, to, trouble))
CLI_READER(read_rotation, elastic_requests,
           (to->rotated = request_parse_rotation(value, to->rotation)))

#define THREE_NUMBERS .expects = "three numbers, not all zero, such as 1,1,0 or 110"
static bool read_shares(const char *value, const char **to, elastir_diagnostics *trouble)
{
  static const char ending[] = ".json";
  size_t length = strlen(value), tail = sizeof ending - 1;
  *to = value;
  if (fractions_are_written(value) || access(value, R_OK) == 0)
    return true;
  if (length > tail && strcmp(value + length - tail, ending) == 0)
    elastir_diagnose(trouble, ELASTIR_ERROR, "cannot-open", NULL, 0, "'%.200s' cannot be opened: %s", value,
                     strerror(errno));
  return false;
}

CLI_READER(read_fractions, const char *, read_shares(value, to, trouble))

static const cli_option own_options[] = {
    {0, "direction", "DIR...",
     "also give values along DIR: [uvw], the normal of (hkl), a family <uvw> or|{hkl}, or x,y,z in the "
     "Cartesian frame; may be given several times",
     CLI_READ_BY(read_direction, elastic_line, requests),
     .expects = "a direction such as '[110]', '(110)', '<110>', '{110}' or 1,1,0"},
    {0, "plane", "HKL...", "also give values along the normal of the lattice plane (hkl)",
     CLI_READ_BY(read_plane, elastic_line, requests), THREE_NUMBERS},
    {0, "facet", "{HKL}...",
     "also give the contact modulus on the faces of a form, such as|{110} of a rhombic dodecahedron",
     CLI_READ_BY(read_facet, elastic_line, requests), THREE_NUMBERS},
    {0, "tip", "MATERIAL|E,NU", "also give the reduced modulus for a tip",
     CLI_READ_BY(read_tip, elastic_line, requests),
     .expects = "diamond, silicon, tungsten, rigid, or E,NU (E in GPa)"},
    {0, "cut", "HKL...", "also give the polar cut in the plane (hkl), in 1 degree steps",
     CLI_READ_BY(read_cut, elastic_line, requests), THREE_NUMBERS},
    {0, "cartesian", NULL, "--plane and --cut are Cartesian components, not (hkl)",
     CLI_SET(elastic_line, cartesian, true)},
    {0, "surface", "NxM", "also give values on a grid of N polar and M azimuthal angles, such as 91x181",
     CLI_NUMBER(CLI_WHOLE, elastic_line, requests.theta_count, 2, MOST_ANGLES), .separator = 'x'},
    {0, "lattice", "LABEL", "in all models, indices refer to the cell of this one|(to the cell of "
                            "each)", CLI_TEXT,
     CLI_AT(elastic_line, lattice)},
    {0, "rotate", "MATRIX", "first rotate the tensor: nine numbers, whose rows are the new axes",
     CLI_READ_BY(read_rotation, elastic_line, requests),
     .expects = "nine numbers, the rows of a rotation matrix"},
    {0, "fractions", "SHARES|FILE",
     "also give a polycrystal of the models: LABEL=F,LABEL=F by volume, or|as in the mixture of a comparison",
     CLI_READ_BY(read_fractions, elastic_line, fractions),
     .expects = "labels with fractions above 0, such as ideal=0.6,missing-zn=0.4, or a result of compare"},
    {0, "porosity", "SHARE", "spherical pores in that polycrystal, or in that of a single model",
     CLI_NUMBER(CLI_REAL, elastic_line, porosity, 0, 0.999)},
    {0, "gap", "GAP", "relative gap of the certified extrema|(1e-6 for E, 1e-4 for G and nu)",
     CLI_NUMBER(CLI_REAL, elastic_line, gap, 1e-12, 0.1)},
    {0, "sigma", "VALUE|FILE",
     "standard deviations of the constants: one in GPa, or a file with a 6x6|matrix, or with the 21x21 "
     "covariance of 11 12 13 14 15 16 22 23 ... 66",
     CLI_READ_BY(read_sigma, elastic_line, given_error),
     .expects = "a standard deviation in GPa, or a file of standard deviations"},
    {0, "density", "G_CM3", "density of tensors without one, for waves and the Debye|temperature",
     CLI_NUMBER(CLI_REAL, elastic_line, settings.bare_density_g_cm3, 1e-3, 100.0)},
    {0, "tolerance", "GPA",
     "largest deviation of constants from a symmetry class|(bare tensors: as their digits allow)",
     CLI_NUMBER(CLI_REAL, elastic_line, settings.tolerance_gpa, 1e-9, 1000.0)},
    {0, "standard-setting", NULL, "also give the tensor in the axes of IEEE Std 176-1987, with the rotation",
     CLI_SET(elastic_line, settings.want_standard, true), .excludes = "rotate"},
    {0, "format", "FORMAT",
     "json (default), csv for one --surface or one --cut, or elate: the|tensors as text for ELATE, in the "
     "standard setting if requested",
     CLI_ONE_OF(elastic_line, format, "json csv elate")},
    {0}};

/* All models of the call. */
typedef struct {
  const cli_line *line;
  elastic_line *options;
  elastir_model *models;
  size_t count;
  const elastir_model *lattice_of; /* whose cell all indices refer to; NULL: each its own */
  elastir_diagnostics *diagnostics;
} elastic_job;

static bool is_crystal(const elastir_model *model)
{
  const elastir_crystal_output *output = &model->files[0].output;
  return output->run_count == 0 || output->runs[0].origin == ELASTIR_FROM_CRYSTAL;
}

static void report_no_tensor(elastir_model *model)
{
  const char *path = model->files[0].path;
  bool sound = model->elastic_run == NULL;
  for (size_t f = 0; f < model->file_count; f++)
    sound = sound && model->files[f].readable && model->files[f].diagnostics.errors == 0;
  if (sound && is_crystal(model))
    elastir_diagnose(&model->diagnostics, ELASTIR_ERROR, "no-elastic-tensor", path, 0,
                     "the output has no elastic constants, which CRYSTAL computes with ELASTCON; 'elastir "
                     "show %s' shows its content", path);
}

/* What the options change in a model that is computed, and what they cannot. */
static void apply_options(const elastic_job *job, elastir_model *model)
{
  const elastir_settings *settings = &job->options->settings;
  if (job->options->requests.rotated && model->has_elastic)
    known_tensor_turn(model, job->options->requests.rotation, settings);
  if (settings->bare_density_g_cm3 > 0.0 && model->has_elastic &&
      model->elastic.facts.density_g_cm3 != settings->bare_density_g_cm3)
    elastir_diagnose(&model->diagnostics, ELASTIR_WARNING, "density-unused", model->elastic_path, 0,
                     "--density is for tensors without a density; %s has its own",
                     is_crystal(model) ? "a CRYSTAL output" : "this file");
  report_no_tensor(model);
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
    const char *lattice = request_lattice(request, cell_for(job, &job->models[m]));
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
      const elastir_geometry *geometry = cell_for(job, &job->models[m]);
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

static elastir_result *build_result(elastic_job *job)
{
  elastir_result *result = model_result(&job->options->settings, job->models, job->count);
  bool good = result != NULL;
  for (size_t m = 0; m < job->count && good; m++)
    if (result->models[m].elastic != NULL)
      good = fill_requests(result->memory, &job->models[m], &job->options->requests,
                           job->lattice_of != NULL ? job->lattice_of->label
                                                   : job->models[m].label,
                           cell_for(job, &job->models[m]), result->models[m].elastic);
  for (size_t m = 0; m < job->count; m++)
    elastir_model_take_diagnostics(&job->models[m], job->diagnostics);
  if (!good)
    elastir_diagnose_no_memory(job->diagnostics);
  if (result == NULL)
    return NULL;
  if (good && (job->options->fractions != NULL || cli_has(job->line, "porosity")))
    fill_polycrystal(result, job->options->fractions, job->options->porosity, job->diagnostics);
  cli_set_provenance(job->line, result);
  result_add_diagnostics(result, job->diagnostics);
  return result;
}

static void finish_csv(elastic_job *job)
{
  text_buffer out = {0};
  double normal[3];
  bool assumed, good = false;
  size_t tensors = 0;
  for (size_t m = 0; m < job->count; m++) {
    tensors += job->models[m].has_elastic;
    elastir_model_take_diagnostics(&job->models[m], job->diagnostics);
  }
  const elastir_model *model = job->count == 1 && tensors == 1 ? job->models : NULL;
  if (model == NULL)
    elastir_diagnose(job->diagnostics, ELASTIR_ERROR, "not-one-tensor", NULL, 0,
                     "--format csv writes one tensor; the input has %zu: give one input", tensors);
  else if (job->options->requests.theta_count > 0)
    good = csv_surface(&model->elastic, &job->options->requests, &out);
  else if (requests_direction(&job->options->requests, &job->options->requests.cuts[0],
                              cell_for(job, model), normal, &assumed))
    good = csv_cut(&model->elastic, normal, &out);
  if (model != NULL)
    cli_write_text(job->line, good ? out.text : NULL, out.length);
  text_free(&out);
}

static bool holds_tensor(const elastir_result *result)
{
  for (size_t m = 0; m < result->models_count; m++)
    if (result->models[m].elastic != NULL || result->models[m].elastic_2d != NULL ||
        result->models[m].elastic_1d != NULL)
      return true;
  return false;
}

static void finish_elate(elastic_job *job, const elastir_result *result)
{
  text_buffer out = {0};
  bool turned = job->options->requests.rotated;
  for (size_t m = 0; m < result->models_count; m++)
    elate_text(&result->models[m], turned ? NULL : job->models[m].half_unit_gpa, &out);
  if (out.length > 0 || out.failed) /* else an error says why */
    cli_write_text(job->line, out.failed ? NULL : out.text, out.length);
  text_free(&out);
}

static void finish(elastic_job *job)
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
  report_assumed(job, job->options->requests.directions, job->options->requests.direction_count);
  report_assumed(job, job->options->requests.facets, job->options->requests.facet_count);
  report_assumed(job, job->options->requests.cuts, job->options->requests.cut_count);
  if (job->options->format == WRITE_CSV) {
    finish_csv(job);
    return;
  }
  elastir_result *result = build_result(job);
  if (result != NULL && job->options->format == WRITE_ELATE)
    finish_elate(job, result);
  else if (result == NULL || holds_tensor(result)) /* else an error says why */
    cli_finish_result(job->line, result);
  result_free(result);
}

/* Without brackets, indices of planes are then components of their normals. */
static void take_as_cartesian(direction_request *requests, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (!requests[i].bracketed)
      requests[i].kind = REQUEST_CARTESIAN;
}

static void take_options(elastic_line *options)
{
  elastir_settings *settings = &options->settings;
  if (options->cartesian) {
    take_as_cartesian(options->requests.directions, options->requests.direction_count);
    take_as_cartesian(options->requests.cuts, options->requests.cut_count);
  }
  settings->want_uncertainty = settings->uncertainty.samples != 0;
  if (options->given_error.kind != ELASTIR_GIVEN_NONE)
    settings->given_error = &options->given_error;
  if (options->gap > 0.0)
    settings->extrema.youngs_gap = settings->extrema.shear_gap = settings->extrema.poisson_gap = options->gap;
  settings->want_vibrations = false;
  settings->bare_tensors = true;
}

/* Files that could not be read are no models; what is wrong with them is said. */
static void drop_unread(elastic_job *job)
{
  size_t kept = 0;
  for (size_t m = 0; m < job->count; m++) {
    elastir_model *model = &job->models[m];
    bool read = false;
    for (size_t f = 0; f < model->file_count; f++)
      read = read || model->files[f].readable || model->files[f].output.run_count > 0;
    if (read) {
      job->models[kept++] = *model;
    } else {
      elastir_model_take_diagnostics(model, job->diagnostics);
      elastir_model_free(model);
    }
  }
  job->count = kept;
}

static int compute(elastic_line *options, const cli_line *line, const elastir_study *study)
{
  elastic_job job = {.line = line, .options = options, .diagnostics = line->diagnostics};
  job.models = elastir_models_of_study(study, &options->settings, line->threads, &job.count,
                                       line->diagnostics);
  if (job.models == NULL)
    return EXIT_INPUT;
  drop_unread(&job);
  for (size_t i = 0; i < job.count; i++)
    apply_options(&job, &job.models[i]);
  int status = find_lattice(&job);
  if (status == EXIT_DONE)
    finish(&job);
  for (size_t i = 0; i < job.count; i++)
    elastir_model_free(&job.models[i]);
  free(job.models);
  return status;
}

/* The first option that asks for more of a tensor than a polycrystal; NULL: none. */
static const char *further_wish(const cli_line *line)
{
  for (const cli_option *option = own_options; option->name != NULL; option++)
    if (cli_has(line, option->name) && strcmp(option->name, "fractions") != 0 &&
        strcmp(option->name, "porosity") != 0)
      return option->name;
  return cli_given(line, cli_uncertainty_options);
}

/* The polycrystal of models that are computed already. */
static int add_to_results(const elastic_line *options, const cli_line *line)
{
  const char *other = further_wish(line);
  if (other != NULL)
    return cli_misuse(line, "only --fractions and --porosity apply to a result; --%s needs CRYSTAL outputs "
                            "or tensors", other);
  cli_models models;
  int status = cli_take_all(line, &models);
  if (status == EXIT_DONE) {
    fill_polycrystal(models.result, options->fractions, options->porosity, line->diagnostics);
    cli_set_provenance(line, models.result);
    status = cli_finish_result(line, models.result);
  }
  cli_models_free(&models);
  return status;
}

/* The first option given whose numbers are no part of a tensor; NULL: none. */
static const char *lost_in_elate(const cli_line *line)
{
  static const char *const names[] = {"direction", "plane", "facet", "tip", "cut", "surface", "lattice",
                                      "fractions", "porosity", "gap", "sigma"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (cli_has(line, names[i]))
      return names[i];
  return NULL;
}

static int run(const cli_line *line, void *target)
{
  elastic_line *options = target;
  take_options(options);
  const char *lost = options->format == WRITE_ELATE ? lost_in_elate(line) : NULL;
  if (lost != NULL)
    return cli_misuse(line, "--format elate writes the tensors only and cannot be combined with --%s", lost);
  if (options->settings.given_error != NULL && !options->settings.want_uncertainty)
    return cli_misuse(line, "--samples 0 omits the error bars and cannot be combined with --sigma");
  if (options->format == WRITE_CSV && options->requests.cut_count + (options->requests.theta_count > 0) != 1)
    return cli_misuse(line, "--format csv needs one --surface or one --cut");
  if (line->operand_count == 0)
    return cli_misuse(line, "no input; expected a CRYSTAL output or a 6x6 tensor");
  if ((options->fractions != NULL || cli_has(line, "porosity")) && cli_begins_with_result(line))
    return add_to_results(options, line);
  elastir_study study = {0};
  int status = EXIT_USAGE;
  if (!cli_read_operands(line, &study))
    status = cli_refuse(line);
  else if (!cli_overwrites_study(line, &study))
    status = cli_check_study(&study, line->diagnostics) ? compute(options, line, &study) : EXIT_INPUT;
  elastir_study_free(&study);
  return status;
}

const cli_command cmd_elastic = {
    .name = "elastic",
    .operands = "[LABEL=]FILE[,FILE...] ...",
    .summary = "compute the elastic part alone; also tensors of other programs, or bare",
    .description =
        "Reads CRYSTAL outputs; the elastic moduli of VASP's OUTCAR, of Quantum ESPRESSO's\n"
        "thermo_pw and of the Materials Project (JSON); or bare stiffness tensors in GPa: six\n"
        "rows of six numbers, or the upper or the lower triangle, separated by blanks, commas or\n"
        "bars; '#' comments; blank lines between tensors. Writes averages, anisotropy, certified\n"
        "extrema of E, beta, G and nu, symmetry, stability and waves. '-' is standard input.",
    .groups = (const cli_group[]){{own_options, 0},
                                  {cli_uncertainty_options, offsetof(elastic_line, settings)},
                                  {cli_checksum_options,
                                   offsetof(elastic_line, settings.reading.checksum)},
                                  {NULL, 0}},
    .options_size = sizeof(elastic_line),
    .set_defaults = cli_settings_default,
    .run = run};
