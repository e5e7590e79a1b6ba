/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_spectrum.c: infrared spectra alone, simulated or measured, in several formats. */
#include "cli/settings.h"

#include <stdlib.h>
#include <string.h>

#include "cli/common_grid.h"
#include "cli/inputs.h"
#include "cli/measured_options.h"
#include "cli/measured_spectrum.h"
#include "cli/observable_curves.h"
#include "cli/optics_options.h"
#include "cli/screen.h"
#include "cli/simulated_curves.h"
#include "output/export.h"
#include "output/markup.h"
#include "model/fill_measured.h"
#include "result/read.h"
#include "version.h"

typedef enum { FORMAT_JSON, FORMAT_CSV, FORMAT_JCAMP, FORMAT_ANIML } format;

/* What the line asks for. */
typedef struct {
  format wanted;
  bool as_read;
  elastir_settings settings;
  elastir_measured_options reading;
  elastir_preprocessing preprocessing;
  observable_request correction; /* of ATR spectra; far_index 0: none */
} export_request;

CLI_READER(read_correction, observable_request, observable_parse_correction(value, to, trouble))

static const cli_option own_options[] = {
    {0, "format", "FORMAT", "json (default), csv, jcamp, or animl",
     CLI_ONE_OF(export_request, wanted, "json csv jcamp animl")},
    {0, "as-read", NULL,
     "FILE is a measured spectrum: write its content as CSV, x and y in|"
     "its own order and units",
     CLI_SET(export_request, as_read, true)},
    {0, "correct-atr", "index=N[,KEY=VALUE]",
     "FILE is a measured ATR spectrum: write the absorption coefficient of the|sample, or with show=n or "
     "show=k its refractive index, by Kramers-Kronig; index is|that far above the bands; element, angle, "
     "bounces, polarisation as for --as atr",
     CLI_READ_BY(read_correction, export_request, correction), .words = "index=", .excludes = "as-read"},
    {0}};

static void set_defaults(void *target)
{
  export_request *request = target;
  cli_settings_default(&request->settings);
  request->reading.checksum = ELASTIR_CHECKSUM_SMALL;
  request->preprocessing = elastir_preprocessing_default();
  request->preprocessing.baseline.method = ELASTIR_BASELINE_NONE;
  request->preprocessing.normalisation = ELASTIR_NORMALISE_NONE;
}

/* The inputs: models first, then measured files, each in the order given. */
typedef struct {
  elastir_study study;     /* all of them */
  elastir_study simulated; /* a part of it; owns nothing */
  const elastir_study_model *measured;
  size_t measured_count;
} input_list;

static bool same_grid(const export_curve *curves, size_t count, elastir_diagnostics *diagnostics)
{
  for (size_t c = 1; c < count; c++) {
    bool same = curves[c].points == curves[0].points;
    for (size_t i = 0; same && i < curves[0].points; i++)
      same = curves[c].x[i] == curves[0].x[i];
    if (!same) {
      elastir_diagnose(diagnostics, ELASTIR_ERROR, "different-grids", NULL, 0,
                       "CSV puts curves side by side, but '%s' and '%s' have different wavenumbers; write "
                       "them one at a time, or in another format",
                       curves[0].title, curves[c].title);
      return false;
    }
  }
  return true;
}

static void write_curves(const cli_line *line, format wanted, const export_curve *curves,
                         size_t count)
{
  text_buffer out = {0};
  if (count == 0)
    elastir_diagnose(line->diagnostics, ELASTIR_ERROR, "no-spectrum", NULL, 0,
                     "no input gave a spectrum; nothing was written");
  if (count == 0 || (wanted == FORMAT_CSV && !same_grid(curves, count, line->diagnostics)) ||
      (wanted == FORMAT_ANIML && !markup_available(line->diagnostics)))
    return;
  if (wanted == FORMAT_CSV)
    export_csv(curves, count, &out);
  else if (wanted == FORMAT_JCAMP)
    export_jcamp(curves, count, &out);
  else
    export_animl(curves, count, &out);
  cli_write_text(line, out.failed ? NULL : out.text, out.length);
  text_free(&out);
}

/* Reads the measured files; a file that fails is reported. Returns how many spectra there are. */
static size_t read_measured(const cli_line *line, const export_request *request,
                            const input_list *inputs, measured_spectrum *spectra)
{
  size_t n = 0;
  bool neaspec = inputs->measured_count == 0; /* then the option is refused already */
  const elastir_preprocessing preprocessing =
      cli_has(line, "grid")
          ? common_grid_preprocessing(&request->preprocessing, &request->settings.grid)
          : request->preprocessing;
  const measured_wishes wishes = {
      &request->reading, &preprocessing,
      request->correction.far_index > 0.0 ? &request->correction : NULL};
  for (size_t i = 0; i < inputs->measured_count; i++) {
    const elastir_study_model *input = &inputs->measured[i];
    elastir_diagnostics own = {0};
    if (measured_spectrum_read(input->label, input->paths[0], &wishes, &spectra[n], &own)) {
      neaspec = neaspec || strcmp(spectra[n].measured.format, "neaspec") == 0;
      n++;
    } else {
      measured_spectrum_free(&spectra[n]);
    }
    cli_take_diagnostics(line, input->paths[0], &own);
  }
  cli_report_unused(line, neaspec);
  return n;
}

/* In a table all spectra are on one grid, that of `grid`, whose points are x. */
static size_t put_in_table(const cli_line *line, const export_request *request,
                           const elastir_grid *grid, const double *x,
                           measured_spectrum *measured, size_t count)
{
  if (request->wanted != FORMAT_CSV)
    return count;
  return common_grid_put(line, &request->preprocessing, grid, x, measured, count);
}

static double *points_of(const elastir_grid *grid, elastir_diagnostics *diagnostics)
{
  double *x = malloc((grid->points + 1) * sizeof *x);
  if (x == NULL)
    elastir_diagnose_no_memory(diagnostics);
  for (size_t i = 0; x != NULL && i < grid->points; i++)
    x[i] = elastir_grid_at(grid, i);
  return x;
}

/* Several measured spectra, in a table on a grid that is theirs unless one was given. */
static void export_measured(const cli_line *line, const export_request *request,
                            measured_spectrum *measured, size_t count)
{
  elastir_grid grid = request->settings.grid;
  bool table = request->wanted == FORMAT_CSV && (count > 1 || cli_has(line, "grid"));
  if (table && !cli_has(line, "grid") &&
      !common_grid_find(measured, count, &grid, line->diagnostics))
    return;
  double *x = points_of(&grid, line->diagnostics);
  export_curve *curves = calloc(count + 1, sizeof *curves);
  if (x != NULL && curves != NULL) {
    if (table)
      count = put_in_table(line, request, &grid, x, measured, count);
    for (size_t i = 0; i < count; i++)
      curves[i] = measured_spectrum_curve(&measured[i]);
    write_curves(line, request->wanted, curves, count);
  } else {
    elastir_diagnose_no_memory(line->diagnostics);
  }
  free(curves);
  free(x);
}

static void export_curves(const cli_line *line, const export_request *request,
                          const input_list *inputs, measured_spectrum *measured,
                          size_t measured_count)
{
  elastir_settings settings = cli_note_given(line, &request->settings);
  size_t count = inputs->simulated.model_count;
  if (count == 0) {
    export_measured(line, request, measured, measured_count);
    return;
  }
  elastir_model *models = calloc(count + 1, sizeof *models);
  export_curve *curves = calloc(count + measured_count + 1, sizeof *curves);
  if (models != NULL)
    elastir_models_compute(&inputs->simulated, &settings, line->threads, models,
                           line->diagnostics);
  double *x = points_of(&settings.grid, line->diagnostics);
  simulated_texts texts = {0};
  const char *version = line->no_provenance ? NULL : elastir_version();
  if (models == NULL || curves == NULL ||
      !simulated_describe(models, count, &settings, version, &texts)) {
    elastir_diagnose_no_memory(line->diagnostics);
  } else if (x != NULL) {
    for (size_t i = 0; i < count; i++)
      elastir_model_take_diagnostics(&models[i], line->diagnostics);
    measured_count = put_in_table(line, request, &settings.grid, x, measured, measured_count);
    size_t n = simulated_curves(models, &texts, x, curves);
    for (size_t i = 0; i < measured_count; i++)
      curves[n++] = measured_spectrum_curve(&measured[i]);
    write_curves(line, request->wanted, curves, n);
  }
  for (size_t i = 0; models != NULL && i < count; i++)
    elastir_model_free(&models[i]);
  simulated_texts_free(&texts);
  free(models);
  free(curves);
  free(x);
}

/* Modes or a measured curve; else an error says why there is none. */
static bool holds_anything(const elastir_result *result)
{
  bool any = result->measured_count > 0;
  for (size_t m = 0; m < result->models_count; m++)
    any = any || result->models[m].vibrations != NULL;
  return any;
}

static void export_result(const cli_line *line, const export_request *request,
                          const input_list *inputs, measured_spectrum *measured,
                          size_t measured_count)
{
  elastir_result *result = cli_analyse(line, &inputs->simulated, &request->settings,
                                       line->threads, line->diagnostics);
  for (size_t i = 0; result != NULL && i < measured_count; i++)
    fill_measured(result, measured[i].label, &measured[i].measured, &measured[i].absorbance,
                  &measured[i].prepared, measured[i].y, measured[i].unit);
  if (result == NULL || holds_anything(result))
    cli_finish_result(line, result);
  result_free(result);
}

/* The grid that the models of a result are on, which may have grown. */
static elastir_grid grid_of(const elastir_result *result, const elastir_grid *asked)
{
  const elastir_result_grid *from = &result->settings.grid;
  elastir_grid grid = {.from_cm1 = from->from_cm1, .step_cm1 = from->step_cm1,
                       .points = asked->points};
  for (size_t m = 0; m < result->models_count; m++)
    if (result->models[m].spectrum != NULL)
      grid.points = (size_t)result->models[m].spectrum->points;
  if (grid.points > 0)
    grid.to_cm1 = elastir_grid_at(&grid, grid.points - 1);
  return grid;
}

/* With --as: the columns of the observables instead of the spectra. */
static void export_observables(const cli_line *line, const export_request *request,
                               const input_list *inputs, measured_spectrum *measured,
                               size_t measured_count)
{
  elastir_result *result = cli_analyse(line, &inputs->simulated, &request->settings,
                                       line->threads, line->diagnostics);
  if (result == NULL)
    return;
  const elastir_grid grid = grid_of(result, &request->settings.grid);
  double *x = points_of(&grid, line->diagnostics);
  export_curve *curves =
      calloc(observable_curve_count(result) + measured_count + 1, sizeof *curves);
  if (curves == NULL) {
    elastir_diagnose_no_memory(line->diagnostics);
  } else if (x != NULL) {
    size_t n = observable_curves(result, x, curves);
    if (n > 0 && curves[0].x == x) /* not with --at */
      measured_count = put_in_table(line, request, &grid, x, measured, measured_count);
    for (size_t i = 0; i < measured_count; i++)
      curves[n++] = measured_spectrum_curve(&measured[i]);
    write_curves(line, request->wanted, curves, n);
  }
  free(x);
  free(curves);
  result_free(result);
}

static void write_all(const cli_line *line, const export_request *request,
                      const input_list *inputs)
{
  measured_spectrum *measured = calloc(inputs->measured_count + 1, sizeof *measured);
  size_t count = 0;
  if (measured == NULL) {
    elastir_diagnose_no_memory(line->diagnostics);
  } else {
    count = read_measured(line, request, inputs, measured);
    bool optics = request->settings.optics.observable_count > 0;
    (request->wanted == FORMAT_JSON ? export_result
     : optics                       ? export_observables
                                    : export_curves)(line, request, inputs, measured, count);
  }
  for (size_t i = 0; i < count; i++)
    measured_spectrum_free(&measured[i]); /* one that was left out is empty */
  free(measured);
}

/* Models to the front, in their order; a measured spectrum is one file. */
static bool sort_inputs(input_list *inputs, elastir_diagnostics *diagnostics)
{
  elastir_study *study = &inputs->study;
  elastir_study_model *sorted = calloc(study->model_count + 1, sizeof *sorted);
  if (sorted == NULL) {
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  bool good = true;
  size_t models = 0, measured = 0;
  for (size_t i = 0; good && i < study->model_count; i++) {
    cli_input_kind kind = INPUT_CRYSTAL;
    if (study->models[i].path_count == 1)
      good = cli_input_kind_of(study->models[i].paths[0], &kind, diagnostics);
    if (kind == INPUT_OTHER)
      sorted[measured++] = study->models[i];
    else
      study->models[models++] = study->models[i];
  }
  memcpy(study->models + models, sorted, measured * sizeof *sorted);
  inputs->simulated = (elastir_study){.models = study->models, .model_count = models};
  inputs->measured = study->models + models;
  inputs->measured_count = measured;
  free(sorted);
  return good;
}

/* The option of simulated spectra that was given; --grid is one of all spectra. NULL: none. */
static const char *given_for_models(const cli_line *line)
{
  for (const cli_option *option = cli_spectrum_options; option->name != NULL; option++)
    if (strcmp(option->name, "grid") != 0 && cli_has(line, option->name))
      return option->name;
  return NULL;
}

/* Options without an input that they could go with are a mistake. */
static bool check_options(const cli_line *line, const export_request *request,
                          const input_list *inputs)
{
  const char *simulated = given_for_models(line);
  simulated = simulated != NULL ? simulated : cli_given(line, cli_optics_options);
  const char *measured = cli_given(line, cli_measured_options);
  measured = measured != NULL ? measured : cli_given(line, cli_neaspec_options);
  measured = measured != NULL ? measured : cli_given(line, cli_preprocessing_options);
  if (measured == NULL && cli_has(line, "correct-atr"))
    measured = "correct-atr";
  if (inputs->measured_count == 0 && measured != NULL)
    cli_misuse(line, "--%s applies to measured spectra, and no input is one", measured);
  else if (inputs->simulated.model_count == 0 && simulated != NULL)
    cli_misuse(line, "--%s applies to CRYSTAL outputs, and no input is one", simulated);
  else if (cli_has(line, "grid") && cli_has(line, "step"))
    cli_misuse(line, "--grid includes the step and cannot be combined with --step");
  else if (cli_has(line, "at") && cli_has(line, "format") && request->wanted == FORMAT_JCAMP)
    cli_misuse(line, "JCAMP-DX needs even steps, which --at does not give; write csv, animl or json");
  else
    return true;
  return false;
}

static int run_export(const cli_line *line, export_request *request)
{
  request->settings.want_elastic = false;
  request->settings.need_spectrum = true;
  input_list inputs = {0};
  int status = EXIT_USAGE;
  if (!cli_read_operands(line, &inputs.study)) {
    status = cli_refuse(line);
  } else if (!cli_overwrites_study(line, &inputs.study)) {
    if (!sort_inputs(&inputs, line->diagnostics) ||
        !cli_check_study(&inputs.study, line->diagnostics)) {
      status = EXIT_INPUT;
    } else if (check_options(line, request, &inputs)) {
      write_all(line, request, &inputs);
      status = EXIT_DONE;
    }
  }
  elastir_study_free(&inputs.study);
  return status;
}

static int run_as_read(const cli_line *line, export_request *request)
{
  const char *other = cli_given(line, cli_spectrum_options);
  if (other == NULL)
    other = cli_given(line, cli_optics_options);
  if (other == NULL)
    other = cli_given(line, cli_preprocessing_options);
  if (line->operand_count != 1)
    return cli_misuse(line, "--as-read takes one file");
  if (request->wanted != FORMAT_CSV)
    return cli_misuse(line, "--as-read writes --format csv only");
  if (other != NULL)
    return cli_misuse(line, "--as-read writes the file unchanged and cannot be combined with --%s",
                      other);
  request->reading.any_axis = true;
  request->reading.keep_phase = request->reading.keep_phase || !cli_has(line, "phase-line");
  elastir_measured measured = {0};
  if (elastir_measured_read(line->operands[0], &request->reading, &measured, line->diagnostics)) {
    cli_report_unused(line, strcmp(measured.format, "neaspec") == 0);
    export_curve curve = {.title = measured.title,
                          .x_label = "x",
                          .x_unit = measured.x_unit,
                          .y_label = "y",
                          .y_unit = measured.y_unit,
                          .x = measured.x,
                          .y = measured.y,
                          .points = measured.points};
    write_curves(line, request->wanted, &curve, 1);
  }
  elastir_measured_free(&measured);
  return EXIT_DONE;
}

static int run(const cli_line *line, void *target)
{
  export_request *request = target;
  request->settings.reading.checksum = request->reading.checksum;
  if (line->operand_count == 0)
    return cli_misuse(line, "no input; expected [LABEL=]FILE ...");
  return request->as_read ? run_as_read(line, request) : run_export(line, request);
}

const cli_command cmd_spectrum = {
    .name = "spectrum",
    .operands = "[LABEL=]FILE ...",
    .summary = "write infrared spectra, simulated or measured, as JSON, CSV, JCAMP-DX or AnIML",
    .description =
        "Reads CRYSTAL outputs and measured spectra of any known format (JCAMP-DX, SPC, AnIML,\n"
        "CML, OMNIC, OPUS and neaspec text, columns), recognised by their content. Frequencies\n"
        "are scaled and broadened; measured spectra are converted to absorbance on an even grid\n"
        "of wavenumbers, and prepared as requested.",
    .brief = true,
    .groups = (const cli_group[]){{own_options, 0},
                                  {cli_spectrum_options, offsetof(export_request, settings)},
                                  {cli_optics_options,
                                   offsetof(export_request, settings.optics)},
                                  {cli_measured_options, offsetof(export_request, reading)},
                                  {cli_neaspec_options, offsetof(export_request, reading)},
                                  {cli_preprocessing_options,
                                   offsetof(export_request, preprocessing)},
                                  {cli_checksum_options,
                                   offsetof(export_request, reading.checksum)},
                                  {NULL, 0}},
    .options_size = sizeof(export_request),
    .set_defaults = set_defaults,
    .run = run};
