/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_spectrum.c: infrared spectra alone, simulated or measured, in several formats. */
#include "cli/settings.h"

#include <stdlib.h>
#include <string.h>

#include "cli/inputs.h"
#include "cli/measured_options.h"
#include "cli/measured_spectrum.h"
#include "output/export.h"
#include "model/fill_measured.h"
#include "result/read.h"

static const cli_option options[] = {
    {0, "format", "FORMAT", "json (default), csv, jcamp, or animl"},
    CLI_SPECTRUM_OPTIONS,
    CLI_MEASURED_OPTIONS,
    CLI_PREPROCESSING_OPTIONS("none", "none"),
    {0, "as-read", NULL, "FILE is a measured spectrum: write what it holds as CSV, x and y in|"
                         "its own order and units"},
    CLI_READING_OPTIONS,
    {0, NULL, NULL, NULL}};

/* What goes with one kind of input only. */
static const cli_option simulated_options[] = {CLI_SPECTRUM_OPTIONS, {0, NULL, NULL, NULL}};
static const cli_option measured_options[] = {CLI_MEASURED_OPTIONS, {0, NULL, NULL, NULL}};
static const cli_option preprocessing_options[] = {CLI_PREPROCESSING_OPTIONS("", ""),
                                                   {0, NULL, NULL, NULL}};

typedef enum { FORMAT_JSON, FORMAT_CSV, FORMAT_JCAMP, FORMAT_ANIML, FORMAT_UNKNOWN } format;

/* What the line asks for. */
typedef struct {
  format wanted;
  elastir_settings settings;
  int threads;
  elastir_measured_options reading;
  elastir_preprocessing preprocessing;
} export_request;

/* The inputs: models first, then measured files, each in the order given. */
typedef struct {
  elastir_study study;     /* all of them */
  elastir_study simulated; /* a part of it; owns nothing */
  const elastir_study_model *measured;
  size_t measured_count;
} input_list;

static format read_format(const cli_line *line)
{
  static const char *const names[] = {"json", "csv", "jcamp", "animl"};
  const char *name = cli_value(line, "format");
  if (name == NULL)
    return FORMAT_JSON;
  for (int i = 0; i < FORMAT_UNKNOWN; i++)
    if (strcmp(name, names[i]) == 0)
      return (format)i;
  cli_misuse(line, "--format takes json, csv, jcamp or animl, not '%s'", name);
  return FORMAT_UNKNOWN;
}

/* The first option given that is in the table; NULL: none. */
static const char *given_of(const cli_line *line, const cli_option *table)
{
  for (size_t i = 0; i < line->setting_count; i++)
    for (const cli_option *option = table; option->name != NULL; option++)
      if (strcmp(line->settings[i].option->name, option->name) == 0)
        return option->name;
  return NULL;
}

static bool same_grid(const export_curve *curves, size_t count, elastir_diagnostics *diagnostics)
{
  for (size_t c = 1; c < count; c++) {
    bool same = curves[c].points == curves[0].points;
    for (size_t i = 0; same && i < curves[0].points; i++)
      same = curves[c].x[i] == curves[0].x[i];
    if (!same) {
      elastir_diagnose(diagnostics, ELASTIR_ERROR, "different-grids", NULL, 0,
                       "CSV puts spectra beside one another, but '%s' and '%s' are on different "
                       "wavenumbers; write them one at a time, or in another format",
                       curves[0].title, curves[c].title);
      return false;
    }
  }
  return true;
}

static int finish_curves(const cli_line *line, format wanted, const export_curve *curves,
                         size_t count, elastir_diagnostics *diagnostics)
{
  text_buffer out = {0};
  if (count == 0)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "no-spectrum", NULL, 0,
                     "no input gave a spectrum; nothing is written");
  if (count == 0 || (wanted == FORMAT_CSV && !same_grid(curves, count, diagnostics))) {
    cli_print_diagnostics(line, diagnostics);
    return EXIT_INPUT;
  }
  if (wanted == FORMAT_CSV)
    export_csv(curves, count, &out);
  else if (wanted == FORMAT_JCAMP)
    export_jcamp(curves, count, &out);
  else
    export_animl(curves, count, &out);
  int status = cli_finish_text(line, out.failed ? NULL : out.text, out.length, diagnostics);
  text_free(&out);
  return status;
}

/* The spectra of the models, all on the same grid, as curves. Returns how many there are. */
static size_t model_curves(const elastir_model *models, size_t count, const double *x,
                           export_curve *curves)
{
  size_t n = 0;
  for (size_t i = 0; i < count; i++)
    if (models[i].has_spectrum)
      curves[n++] = (export_curve){.title = models[i].label,
                                   .origin = "simulated by elastir from a CRYSTAL output",
                                   .x_label = "wavenumber",
                                   .x_unit = "cm-1",
                                   .y_label = models[i].label,
                                   .y_unit = "km mol-1 cm",
                                   .x = x,
                                   .y = models[i].spectrum.absorbance,
                                   .points = models[i].spectrum.grid.points};
  return n;
}

/* Reads the measured files; a file that fails is reported. Returns how many spectra there are. */
static size_t read_measured(const export_request *request, const input_list *inputs,
                            measured_spectrum *spectra, elastir_diagnostics *diagnostics)
{
  size_t n = 0;
  for (size_t i = 0; i < inputs->measured_count; i++) {
    const elastir_study_model *input = &inputs->measured[i];
    elastir_diagnostics own = {0};
    if (measured_spectrum_read(input->label, input->paths[0], &request->reading,
                               &request->preprocessing, &spectra[n], &own))
      n++;
    else
      measured_spectrum_free(&spectra[n]);
    cli_take_diagnostics(input->paths[0], &own, diagnostics);
  }
  return n;
}

static int export_curves(const cli_line *line, const export_request *request,
                         const input_list *inputs, const measured_spectrum *measured,
                         size_t measured_count, elastir_diagnostics *diagnostics)
{
  const elastir_grid *grid = &request->settings.grid;
  size_t count = inputs->simulated.model_count;
  elastir_model *models = calloc(count + 1, sizeof *models);
  export_curve *curves = calloc(count + measured_count + 1, sizeof *curves);
  double *x = malloc((grid->points + 1) * sizeof *x);
  int status = EXIT_INPUT;
  if (models == NULL || curves == NULL || x == NULL) {
    elastir_diagnose_no_memory(diagnostics);
    cli_print_diagnostics(line, diagnostics);
  } else {
    for (size_t i = 0; i < grid->points; i++)
      x[i] = elastir_grid_at(grid, i);
    elastir_models_compute(&inputs->simulated, &request->settings, request->threads, models,
                           diagnostics);
    for (size_t i = 0; i < count; i++)
      elastir_model_take_diagnostics(&models[i], diagnostics);
    size_t n = model_curves(models, count, x, curves);
    for (size_t i = 0; i < measured_count; i++)
      curves[n++] = measured_spectrum_curve(&measured[i]);
    status = finish_curves(line, request->wanted, curves, n, diagnostics);
    for (size_t i = 0; i < count; i++)
      elastir_model_free(&models[i]);
  }
  free(models);
  free(curves);
  free(x);
  return status;
}

static int export_result(const cli_line *line, const export_request *request,
                         const input_list *inputs, const measured_spectrum *measured,
                         size_t measured_count, elastir_diagnostics *diagnostics)
{
  elastir_result *result = cli_analyse(line, &inputs->simulated, &request->settings,
                                       request->threads, diagnostics);
  for (size_t i = 0; result != NULL && i < measured_count; i++)
    fill_measured(result, measured[i].label, &measured[i].measured, &measured[i].absorbance,
                  &measured[i].prepared, measured[i].y, measured[i].unit);
  int status = cli_finish_result(line, result, diagnostics);
  result_free(result);
  return status;
}

static int write_all(const cli_line *line, const export_request *request,
                     const input_list *inputs, elastir_diagnostics *diagnostics)
{
  measured_spectrum *measured = calloc(inputs->measured_count + 1, sizeof *measured);
  int status = EXIT_INPUT;
  size_t count = 0;
  if (measured == NULL) {
    elastir_diagnose_no_memory(diagnostics);
    cli_print_diagnostics(line, diagnostics);
  } else {
    count = read_measured(request, inputs, measured, diagnostics);
    bool neaspec = inputs->measured_count == 0; /* then the option is refused already */
    for (size_t i = 0; i < count; i++)
      neaspec = neaspec || strcmp(measured[i].measured.format, "neaspec") == 0;
    cli_report_unused(line, neaspec, diagnostics);
    status = (request->wanted == FORMAT_JSON ? export_result : export_curves)(
        line, request, inputs, measured, count, diagnostics);
  }
  for (size_t i = 0; i < count; i++)
    measured_spectrum_free(&measured[i]);
  free(measured);
  return status;
}

/* Models to the front, in their order; a measured spectrum is one file. */
static bool sort_inputs(input_list *inputs, elastir_diagnostics *diagnostics)
{
  elastir_study *study = &inputs->study;
  elastir_study_model *sorted = calloc(study->model_count + 1, sizeof *sorted);
  bool *is_measured = calloc(study->model_count + 1, sizeof *is_measured);
  bool good = sorted != NULL && is_measured != NULL;
  if (!good)
    elastir_diagnose_no_memory(diagnostics);
  for (size_t i = 0; good && i < study->model_count; i++) {
    cli_input_kind kind = INPUT_CRYSTAL;
    if (study->models[i].path_count == 1)
      good = cli_input_kind_of(study->models[i].paths[0], &kind, diagnostics);
    is_measured[i] = kind == INPUT_MEASURED;
  }
  size_t n = 0;
  for (int pass = 0; good && pass < 2; pass++) {
    for (size_t i = 0; i < study->model_count; i++)
      if (is_measured[i] == (pass == 1))
        sorted[n++] = study->models[i];
    if (pass == 0)
      inputs->simulated = (elastir_study){.model_count = n};
  }
  if (good) {
    memcpy(study->models, sorted, n * sizeof *sorted);
    inputs->simulated.models = study->models;
    inputs->measured = study->models + inputs->simulated.model_count;
    inputs->measured_count = n - inputs->simulated.model_count;
  }
  free(sorted);
  free(is_measured);
  return good;
}

/* Options without an input that they could go with are a mistake. */
static bool check_options(const cli_line *line, const input_list *inputs)
{
  const char *simulated = given_of(line, simulated_options);
  const char *measured = given_of(line, measured_options);
  if (measured == NULL)
    measured = given_of(line, preprocessing_options);
  if (inputs->measured_count == 0 && measured != NULL)
    cli_misuse(line, "--%s goes with a measured spectrum, and no input is one", measured);
  else if (inputs->simulated.model_count == 0 && simulated != NULL)
    cli_misuse(line, "--%s goes with a CRYSTAL output, and no input is one", simulated);
  else
    return true;
  return false;
}

static int run_export(const cli_line *line, export_request *request)
{
  request->settings.want_elastic = false;
  request->settings.need_spectrum = true;
  input_list inputs = {0};
  elastir_diagnostics diagnostics = {0};
  bool good = true;
  int status = EXIT_INPUT;
  for (size_t i = 0; good && i < line->operand_count; i++)
    good = elastir_study_add_operand(&inputs.study, line->operands[i], &diagnostics);
  if (!good)
    status = cli_refuse(line, &diagnostics);
  else if (cli_overwrites_study(line, &inputs.study))
    status = EXIT_USAGE;
  else if (!sort_inputs(&inputs, &diagnostics))
    cli_print_diagnostics(line, &diagnostics);
  else if (check_options(line, &inputs))
    status = write_all(line, request, &inputs, &diagnostics);
  else
    status = EXIT_USAGE;
  elastir_study_free(&inputs.study);
  elastir_diagnostics_free(&diagnostics);
  return status;
}

static int run_as_read(const cli_line *line, export_request *request)
{
  const char *other = given_of(line, simulated_options);
  if (other == NULL)
    other = given_of(line, preprocessing_options);
  if (line->operand_count != 1)
    return cli_misuse(line, "--as-read takes one file");
  if (request->wanted != FORMAT_CSV)
    return cli_misuse(line, "--as-read writes --format csv only");
  if (other != NULL)
    return cli_misuse(line, "--as-read writes what the file holds; --%s does not go with it",
                      other);
  request->reading.any_axis = true;
  elastir_measured measured = {0};
  elastir_diagnostics diagnostics = {0};
  int status = EXIT_INPUT;
  if (elastir_measured_read(line->operands[0], &request->reading, &measured, &diagnostics)) {
    cli_report_unused(line, strcmp(measured.format, "neaspec") == 0, &diagnostics);
    export_curve curve = {.title = measured.title,
                          .x_label = "x",
                          .x_unit = measured.x_unit,
                          .y_label = "y",
                          .y_unit = measured.y_unit,
                          .x = measured.x,
                          .y = measured.y,
                          .points = measured.points};
    status = finish_curves(line, request->wanted, &curve, 1, &diagnostics);
  } else {
    cli_print_diagnostics(line, &diagnostics);
  }
  elastir_measured_free(&measured);
  elastir_diagnostics_free(&diagnostics);
  return status;
}

static int run(const cli_line *line)
{
  export_request request = {.wanted = read_format(line),
                     .preprocessing = elastir_preprocessing_default()};
  request.preprocessing.baseline.method = ELASTIR_BASELINE_NONE;
  request.preprocessing.normalisation = ELASTIR_NORMALISE_NONE;
  if (request.wanted == FORMAT_UNKNOWN ||
      !cli_read_settings(line, &request.settings) ||
      !cli_read_threads(line, &request.threads) ||
      !cli_read_measured_options(line, &request.reading) ||
      !cli_read_preprocessing(line, &request.preprocessing))
    return EXIT_USAGE;
  if (line->operand_count == 0)
    return cli_misuse(line, "no input; expected [LABEL=]FILE ...");
  return cli_has(line, "as-read") ? run_as_read(line, &request) : run_export(line, &request);
}

const cli_command cmd_spectrum = {
    .name = "spectrum",
    .operands = "[LABEL=]FILE ...",
    .summary = "infrared spectra, simulated or measured, as JSON, CSV, JCAMP-DX or AnIML",
    .description =
        "Reads CRYSTAL outputs and measured spectra of any known format (JCAMP-DX, SPC, AnIML,\n"
        "CML, OMNIC, OPUS and neaspec text, columns), told apart by their content. Frequencies\n"
        "are scaled and broadened; measured spectra are converted to absorbance on an even grid\n"
        "of wavenumbers, and prepared as asked for.",
    .options = options,
    .run = run};
