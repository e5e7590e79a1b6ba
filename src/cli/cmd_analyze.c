/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_analyze.c: the main job: CRYSTAL outputs of one or more models in, one result out. */
#include <sys/stat.h>

#include "cli/progress.h"
#include "cli/settings.h"
#include "result/read.h"

static const cli_option options[] = {
    {0, "study", "FILE", "read the models from FILE (JSON) instead of, or before, the operands"},
    CLI_SPECTRUM_OPTIONS,
    {0, "normal-modes", NULL, "read the eigenvectors, too, and write them out"},
    CLI_UNCERTAINTY_OPTIONS,
    CLI_READING_OPTIONS,
    {0, NULL, NULL, NULL}};

static bool read_study(const cli_line *line, elastir_study *study,
                       elastir_diagnostics *diagnostics)
{
  const char *file = cli_value(line, "study");
  if (file != NULL && !elastir_study_add_file(study, file, diagnostics))
    return false;
  for (size_t i = 0; i < line->operand_count; i++)
    if (!elastir_study_add_operand(study, line->operands[i], diagnostics))
      return false;
  return true;
}

/* The size of all inputs together; 0 where one of them is no file. */
static double total_bytes(const elastir_study *study)
{
  double total = 0.0;
  for (size_t m = 0; m < study->model_count; m++)
    for (size_t f = 0; f < study->models[m].path_count; f++) {
      struct stat status;
      if (stat(study->models[m].paths[f], &status) != 0 || !S_ISREG(status.st_mode))
        return 0.0;
      total += (double)status.st_size;
    }
  return total;
}

static elastir_result *analyse(const cli_line *line, const elastir_study *study,
                               elastir_settings *settings, int threads,
                               elastir_diagnostics *diagnostics)
{
  cli_progress progress;
  cli_progress_begin_bytes(&progress, line, total_bytes(study));
  settings->reading.watch = cli_progress_read;
  settings->reading.watch_context = &progress;
  elastir_result *result = cli_analyse(line, study, settings, threads, diagnostics);
  cli_progress_end(&progress);
  settings->reading.watch = NULL;
  settings->reading.watch_context = NULL;
  return result;
}

static int run(const cli_line *line)
{
  elastir_settings settings;
  int threads;
  if (!cli_read_settings(line, &settings) || !cli_read_threads(line, &threads))
    return EXIT_USAGE;
  if (line->operand_count == 0 && cli_value(line, "study") == NULL)
    return cli_misuse(line, "no input; expected [LABEL=]FILE[,FILE...] ...");
  elastir_study study = {0};
  elastir_diagnostics diagnostics = {0};
  int status;
  if (read_study(line, &study, &diagnostics) && cli_overwrites_study(line, &study)) {
    status = EXIT_USAGE;
  } else if (diagnostics.errors == 0) {
    elastir_result *result = analyse(line, &study, &settings, threads, &diagnostics);
    status = cli_finish_result(line, result, &diagnostics);
    result_free(result);
  } else {
    status = cli_refuse(line, &diagnostics);
    if (cli_value(line, "study") != NULL)
      status = EXIT_INPUT;
  }
  elastir_study_free(&study);
  elastir_diagnostics_free(&diagnostics);
  return status;
}

const cli_command cmd_analyze = {
    .name = "analyze",
    .alias = "analyse",
    .operands = "[LABEL=]FILE[,FILE...] ...",
    .summary = "CRYSTAL outputs of one or more models: spectra, elasticity, differences",
    .description =
        "Reads CRYSTAL outputs, plain or gzipped ('-' is standard input), and writes one JSON\n"
        "document: modes, scaled and broadened infrared spectrum, elastic moduli and their\n"
        "anisotropy of each model, and what changed against the first model. A model is a\n"
        "label and the outputs that describe it, usually one of a frequency and one of an\n"
        "elastic calculation. A backslash before '=' or ',' takes its meaning away.",
    .options = options,
    .run = run};
