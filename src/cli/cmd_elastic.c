/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_elastic.c: the elastic half alone: CRYSTAL outputs, or bare tensors. */
#include "cli/elastic_cells.h"
#include "cli/elastic_options.h"
#include "cli/inputs.h"
#include "cli/screen.h"
#include "cli/settings.h"

#include <stdlib.h>

#include "model/aggregate.h"
#include "model/fill.h"
#include "model/known_tensor.h"
#include "output/csv_directions.h"
#include "output/elate_text.h"
#include "result/read.h"

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

static elastir_result *build_result(elastic_job *job)
{
  elastir_result *result = model_result(&job->options->settings, job->models, job->count);
  bool good = result != NULL;
  for (size_t m = 0; m < job->count && good; m++)
    if (result->models[m].elastic != NULL)
      good = fill_requests(result->memory, &job->models[m], &job->options->requests,
                           job->lattice_of != NULL ? job->lattice_of->label
                                                   : job->models[m].label,
                           elastic_cell_of(job, &job->models[m]), result->models[m].elastic);
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
                              elastic_cell_of(job, model), normal, &assumed))
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
  elastic_report_indices(job);
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
  int status = elastic_find_lattice(&job);
  if (status == EXIT_DONE)
    finish(&job);
  for (size_t i = 0; i < job.count; i++)
    elastir_model_free(&job.models[i]);
  free(job.models);
  return status;
}

/* The polycrystal of models that are computed already. */
static int add_to_results(const elastic_line *options, const cli_line *line)
{
  const char *other = cli_beyond_polycrystal(line);
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

static int run(const cli_line *line, void *target)
{
  elastic_line *options = target;
  cli_finish_elastic_options(options);
  const char *lost = options->format == WRITE_ELATE ? cli_lost_in_elate(line) : NULL;
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
    .groups = cli_elastic_groups,
    .options_size = sizeof(elastic_line),
    .set_defaults = cli_settings_default,
    .run = run};
