/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_compare.c: measured spectra against the models of a result. */
#include "cli/compare_options.h"

#include "cli/progress.h"
#include "cli/settings.h"
#include "output/json_comparison.h"
#include "output/json_result.h"

/* One measured file; adds its comparison to the document and its row to the series. */
static void compare_one(const char *path, const compare_line *options, json_compared *compared,
                        double coordinate, elastir_series *series, cJSON *document,
                        elastir_diagnostics *diagnostics)
{
  elastir_measured measured = {0};
  elastir_absorbance absorbance = {0};
  elastir_comparison comparison = {0};
  elastir_diagnostics own = {0};
  json_builder builder = {0};
  for (size_t k = 0; k < compared->model_count; k++) /* an earlier file may have moved them */
    elastir_sticks_rescale(compared->models[k].sticks, compared->models[k].stick_count,
                           &compared->scale);
  bool good = elastir_measured_read(path, &options->reading, &measured, &own) &&
              elastir_measured_to_absorbance(&measured, &absorbance, &own) &&
              elastir_compare(absorbance.wavenumber_cm1, absorbance.absorbance,
                              absorbance.points, compared->models, compared->model_count,
                              &options->comparison, &comparison, &own);
  if (good) {
    json_comparison(&builder, document, &measured, &absorbance, compared, &options->comparison,
                    &comparison);
    elastir_series_add(series, coordinate, comparison.has_mixture ? &comparison.mixture : NULL,
                       comparison.band_ratios, &own); /* reports what goes wrong */
    if (builder.failed)
      elastir_diagnose_no_memory(&own);
  }
  cli_take_diagnostics(path, &own, diagnostics);
  elastir_comparison_free(&comparison);
  elastir_absorbance_free(&absorbance);
  elastir_measured_free(&measured);
}

/* The diagnostics of the result stay where they are; those of this run go behind them. */
static void finish(const cli_line *line, const compare_line *options, const json_compared *compared,
                   const elastir_series *series, cJSON *document,
                   elastir_diagnostics *diagnostics)
{
  json_builder builder = {0};
  if (series->count > 1) {
    cJSON_DeleteItemFromObjectCaseSensitive(document, "series");
    json_series(&builder, document, compared, &options->comparison, series);
  }
  json_provenance provenance;
  json_renew_provenance(&builder, document, cli_provenance(line, &provenance));
  json_diagnostics(&builder, document, diagnostics);
  if (builder.failed)
    elastir_diagnose_no_memory(diagnostics);
}

static int compare_all(const cli_line *line, compare_line *options, cJSON *document,
                       elastir_diagnostics *diagnostics)
{
  json_compared compared = {0};
  int status;
  if (!json_read_compared(document, line->operands[0], &compared, diagnostics)) {
    cli_print_diagnostics(line, diagnostics);
    status = EXIT_INPUT;
    goto done;
  }
  status = cli_finish_compare_options(line, &compared, options);
  if (status != EXIT_DONE)
    goto done;
  elastir_series series = {.model_count = compared.model_count,
                           .ratio_count = options->comparison.ratio_count};
  cli_progress progress;
  cli_progress_begin(&progress, line, "spectra", line->operand_count - 1);
  for (size_t i = 1; i < line->operand_count; i++) {
    double coordinate = options->coordinate_count > 0 ? options->coordinates[i - 1] : (double)i;
    compare_one(line->operands[i], options, &compared, coordinate, &series, document,
                diagnostics);
    cli_progress_advance(&progress, 1.0);
  }
  cli_progress_end(&progress);
  finish(line, options, &compared, &series, document, diagnostics);
  elastir_series_free(&series);
  status = cli_finish_document(line, document, diagnostics);
done:
  json_compared_free(&compared);
  cJSON_Delete(document);
  return status;
}

static int run(const cli_line *line)
{
  compare_line options = {0};
  elastir_diagnostics diagnostics = {0};
  int status = EXIT_USAGE;
  if (line->operand_count < 2)
    status = cli_misuse(line, "expected RESULT|- and at least one measured spectrum");
  else if (cli_read_compare_options(line, &options)) {
    cJSON *document = cli_read_result(line->operands[0], &diagnostics);
    if (document != NULL) {
      status = compare_all(line, &options, document, &diagnostics);
    } else {
      cli_print_diagnostics(line, &diagnostics);
      status = EXIT_INPUT;
    }
  }
  if (options.no_memory) {
    elastir_diagnose_no_memory(&diagnostics);
    status = cli_refuse(line, &diagnostics);
  }
  cli_compare_options_free(&options);
  elastir_diagnostics_free(&diagnostics);
  return status;
}

const cli_command cmd_compare = {
    .name = "compare",
    .operands = "RESULT|- MEASURED ...",
    .summary = "which model explains a measured spectrum, and how sure that is",
    .description =
        "Reads a result of 'elastir analyze' or 'elastir spectrum' and measured spectra of any\n"
        "known format, and writes the result with a comparison for each: similarity and ranking\n"
        "of the models, assigned bands, fitted scale factors, the spectrum as a mixture of the\n"
        "models, band ratios, and where the models differ most. Fractions and ratios of several\n"
        "spectra are put into one table, in the order given.",
    .options = cli_compare_options,
    .run = run};
