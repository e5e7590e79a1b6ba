/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_spectrum.c: the spectral half alone: simulated spectra, or measured ones as they are read. */
#include "cli/settings.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "measured/measured.h"
#include "output/export.h"

static const cli_option options[] = {
    {0, "format", "FORMAT", "json (default), csv, or jcamp"},
    CLI_SPECTRUM_OPTIONS,
    {0, "as-read", NULL, "FILE is a measured spectrum: write what it holds, x and y in its own|"
                         "order and units"},
    {0, "block", "N", "of a measured file that holds several spectra, take the N-th infrared|"
                      "one, counted from 1"},
    CLI_READING_OPTIONS,
    {0, NULL, NULL, NULL}};

typedef enum { FORMAT_JSON, FORMAT_CSV, FORMAT_JCAMP, FORMAT_UNKNOWN } format;

static format read_format(const cli_line *line)
{
  static const char *const names[] = {"json", "csv", "jcamp"};
  const char *name = cli_value(line, "format");
  if (name == NULL)
    return FORMAT_JSON;
  for (int i = 0; i < FORMAT_UNKNOWN; i++)
    if (strcmp(name, names[i]) == 0)
      return (format)i;
  cli_misuse(line, "unknown format '%s'; there are json, csv, jcamp", name);
  return FORMAT_UNKNOWN;
}

static int finish_curves(const cli_line *line, format wanted, const export_curve *curves,
                         size_t count, elastir_diagnostics *diagnostics)
{
  text_buffer out = {0};
  if (count > 0 && wanted == FORMAT_CSV)
    export_csv(curves, count, &out);
  else if (count > 0)
    export_jcamp(curves, count, &out);
  else
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "no-spectrum", NULL, 0,
                     "no input gave a spectrum; nothing is written");
  int status;
  if (count > 0) {
    status = cli_finish_text(line, out.failed ? NULL : out.text, out.length, diagnostics);
  } else {
    cli_print_diagnostics(line, diagnostics);
    status = EXIT_INPUT;
  }
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

static int export_models(const cli_line *line, format wanted, const elastir_study *study,
                         const elastir_settings *settings, int threads,
                         elastir_diagnostics *diagnostics)
{
  size_t count = study->model_count;
  elastir_model *models = calloc(count + 1, sizeof *models);
  export_curve *curves = calloc(count + 1, sizeof *curves);
  double *x = malloc((settings->grid.points + 1) * sizeof *x);
  int status = EXIT_INPUT;
  if (models == NULL || curves == NULL || x == NULL) {
    elastir_diagnose_no_memory(diagnostics);
    cli_print_diagnostics(line, diagnostics);
  } else {
    for (size_t i = 0; i < settings->grid.points; i++)
      x[i] = elastir_grid_at(&settings->grid, i);
    elastir_models_compute(study, settings, threads, models, diagnostics);
    for (size_t i = 0; i < count; i++)
      elastir_model_take_diagnostics(&models[i], diagnostics);
    size_t n = model_curves(models, count, x, curves);
    status = finish_curves(line, wanted, curves, n, diagnostics);
    for (size_t i = 0; i < count; i++)
      elastir_model_free(&models[i]);
  }
  free(models);
  free(curves);
  free(x);
  return status;
}

static int run_simulated(const cli_line *line, format wanted)
{
  elastir_settings settings;
  int threads;
  if (!cli_read_settings(line, &settings) || !cli_read_threads(line, &threads))
    return EXIT_USAGE;
  settings.want_elastic = false;
  elastir_study study = {0};
  elastir_diagnostics diagnostics = {0};
  bool good = true;
  for (size_t i = 0; good && i < line->operand_count; i++)
    good = elastir_study_add_operand(&study, line->operands[i], &diagnostics);
  int status;
  if (!good)
    status = cli_refuse(line, &diagnostics);
  else if (wanted == FORMAT_JSON)
    status = cli_finish_document(
        line, cli_analyse(line, &study, &settings, threads, &diagnostics), &diagnostics);
  else
    status = export_models(line, wanted, &study, &settings, threads, &diagnostics);
  elastir_study_free(&study);
  elastir_diagnostics_free(&diagnostics);
  return status;
}

static int run_as_read(const cli_line *line, format wanted)
{
  long block;
  if (!cli_whole_number(line, "block", 1, 1000000, 0, &block))
    return EXIT_USAGE;
  if (line->operand_count != 1)
    return cli_misuse(line, "--as-read takes one file");
  if (wanted != FORMAT_CSV)
    return cli_misuse(line, "--as-read writes --format csv only");
  elastir_measured_options reading = {.block = (size_t)block};
  elastir_measured measured = {0};
  elastir_diagnostics diagnostics = {0};
  int status = EXIT_INPUT;
  if (elastir_measured_read(line->operands[0], &reading, &measured, &diagnostics)) {
    export_curve curve = {.title = measured.title,
                          .x_label = "x",
                          .x_unit = measured.x_unit,
                          .y_label = "y",
                          .y_unit = measured.y_unit,
                          .x = measured.x,
                          .y = measured.y,
                          .points = measured.points};
    status = finish_curves(line, wanted, &curve, 1, &diagnostics);
  } else {
    cli_print_diagnostics(line, &diagnostics);
  }
  elastir_measured_free(&measured);
  elastir_diagnostics_free(&diagnostics);
  return status;
}

static int run(const cli_line *line)
{
  format wanted = read_format(line);
  if (wanted == FORMAT_UNKNOWN)
    return EXIT_USAGE;
  if (line->operand_count == 0)
    return cli_misuse(line, "no input; expected [LABEL=]FILE ...");
  if (cli_has(line, "as-read"))
    return run_as_read(line, wanted);
  if (cli_has(line, "block"))
    return cli_misuse(line, "--block goes with --as-read");
  return run_simulated(line, wanted);
}

const cli_command cmd_spectrum = {
    .name = "spectrum",
    .operands = "[LABEL=]FILE ...",
    .summary = "the infrared spectra alone, also as CSV or JCAMP-DX; measured ones as read",
    .description =
        "Reads the frequencies of CRYSTAL outputs and writes the scaled and broadened spectra.\n"
        "With --as-read it reads a measured spectrum of any known format instead (JCAMP-DX,\n"
        "SPC, AnIML, CML, OMNIC, OPUS and neaspec text, columns) and writes what it holds.",
    .options = options,
    .run = run};
