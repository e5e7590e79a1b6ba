/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_report.c: a result as one HTML page, or one figure of it. */
#include <stdlib.h>
#include <string.h>

#include "cli/figure_flags.h"
#include "cli/inputs.h"
#include "result/read.h"
#include "version.h"
#include "view/html/report.h"

typedef struct {
  figure_flags figure;
  report_options page;
} report_line;

static const cli_option own_options[] = {
    {0, "title", "TEXT", "title of the page", CLI_TEXT, CLI_AT(report_line, page.title),
     .excludes = "figure"},
    {0, "still", NULL, "a smaller page with static pictures only",
     CLI_SET(report_line, page.still, true), .excludes = "figure"},
    {0}};

static void set_defaults(void *options)
{
  report_line *defaults = options;
  figure_flags_default(&defaults->figure);
  defaults->page.version = elastir_version();
}

static void release(void *options)
{
  figure_flags_free(&((report_line *)options)->figure);
}

/* A label that the result does not have. */
static bool check_model(const cli_line *line, const elastir_result *result, const char *wanted)
{
  const char *first = NULL;
  for (size_t i = 0; i < result->models_count; i++) {
    const char *label = result->models[i].label;
    if (label != NULL && strcmp(label, wanted) == 0)
      return true;
    if (first == NULL)
      first = label;
  }
  cli_misuse(line, "--model takes the label of a model of the result%s%s%s, not '%s'",
             first != NULL ? ", such as '" : "", first != NULL ? first : "",
             first != NULL ? "'" : "", wanted);
  return false;
}

/* Models that the flags name are a slip of the line if there are none. */
static bool check_models(const cli_line *line, const elastir_result *result,
                         const figure_options *panel)
{
  for (size_t i = 0; i < panel->model_count; i++)
    if (!check_model(line, result, panel->models[i].label))
      return false;
  return true;
}

static char *make(const report_line *options, const cli_line *line, const elastir_result *result,
                  size_t *length)
{
  return figure_flags_given(line)
             ? figure_file_make(result, &options->figure.plate, length, line->diagnostics)
             : report_html(result, &options->page, length, line->diagnostics);
}

static int run(const cli_line *line, void *target)
{
  report_line *options = target;
  if (line->operand_count == 0)
    return cli_misuse(line, "no input; expected one result, or CRYSTAL outputs");
  int status = figure_flags_plate(line, &options->figure);
  if (status != EXIT_DONE)
    return status;
  cli_models models;
  size_t length = 0;
  char *bytes = NULL;
  status = cli_take_models(line, NULL, &models);
  if (status == EXIT_DONE && models.operands < line->operand_count)
    status = cli_refuse_rest(line, &models);
  else if (status == EXIT_DONE && !check_models(line, models.result, &options->figure.panel))
    status = EXIT_USAGE;
  else if (status == EXIT_DONE)
    bytes = make(options, line, models.result, &length);
  if (bytes != NULL)
    cli_write_text(line, bytes, length);
  free(bytes);
  cli_models_free(&models);
  return status;
}

const cli_command cmd_report = {
    .name = "report",
    .operands = "RESULT|[LABEL=]FILE[,FILE...] ...",
    .summary = "write a result as one HTML page, or as a figure in SVG, PDF, PNG or CSV",
    .description =
        "Reads a result of 'analyze' or 'compare', or analyses CRYSTAL outputs ('-' is\n"
        "standard input), and writes one HTML page that needs no network: health of the\n"
        "runs, tables, spectra, surfaces in 3D, cuts, matrices and how the numbers were\n"
        "computed. With --figure or --figure-file it writes a figure for a paper instead.",
    .atoms = true,
    .groups = (const cli_group[]){{figure_flag_options, offsetof(report_line, figure)},
                                  {own_options, 0},
                                  {NULL, 0}},
    .options_size = sizeof(report_line),
    .set_defaults = set_defaults,
    .run = run,
    .release = release};
