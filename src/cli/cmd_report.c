/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_report.c: a result as one HTML page, or one figure of it. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "cli/inputs.h"
#include "figure/figure.h"
#include "figure/figure_file.h"
#include "result/read.h"
#include "version.h"
#include "view/html/report.h"

typedef struct {
  figure_file_options file;
  size_t map; /* from 1; 0: not given */
  report_options page;
} report_line;

static const char format_names[] = "svg pdf png csv"; /* as figure_format */

CLI_READER(read_plane, int, figure_plane_parse(value, to))

static const cli_option own_options[] = {
    {0, "figure", "KIND", "one figure instead of the page: spectrum, polar, surface,|matrix, map, histogram",
     CLI_ONE_OF(report_line, file.kind, "spectrum polar surface matrix map histogram")},
    {0, "format", "FORMAT", "svg (default), pdf, png or csv; or what the name after|-o ends in",
     CLI_ONE_OF(report_line, file.format, format_names), .needs = "figure"},
    {0, "size", "WxH", "of the figure in mm, such as 85x60",
     CLI_NUMBER(CLI_REAL, report_line, file.width_mm, 10, 2000), .separator = 'x',
     .needs = "figure"},
    {0, "dpi", "N", "dots an inch of png, and of surfaces in svg and pdf (300)",
     CLI_NUMBER(CLI_REAL, report_line, file.dpi, 36, 1200), .needs = "figure"},
    {0, "font", "POINTS", "size of the letters in the figure (7)",
     CLI_NUMBER(CLI_REAL, report_line, file.figure.font_size, 3, 48), .needs = "figure"},
    {0, "model", "LABEL", "only this model", CLI_TEXT, CLI_AT(report_line, file.figure.model),
     .needs = "figure"},
    {0, "layout", "LAYOUT", "spectrum: offset (default) or overlaid",
     CLI_ONE_OF(report_line, file.figure.layout, "offset overlaid"), .needs = "figure=spectrum"},
    {0, "window", "FROM:TO", "spectrum: this range alone, in cm-1", CLI_REAL,
     CLI_AT(report_line, file.figure.from_cm1), .separator = ':', .needs = "figure=spectrum"},
    {0, "map", "N", "map, histogram: of this stiffness map, from 1 (1)",
     CLI_NUMBER(CLI_WHOLE, report_line, map, 1, 100000), .needs = "figure=map histogram"},
    {0, "cartesian", NULL, "--plane has Cartesian components, not (hkl) of each lattice",
     CLI_SET(report_line, file.figure.cartesian, true), .needs = "plane"},
    {0, "plane", "HKL", "polar: the plane (hkl), such as 001 (default), 110, 1-10",
     CLI_READ_BY(read_plane, report_line, file.figure.plane), .needs = "figure=polar",
     .expects = "three whole numbers within -20..20, not all 0, such as 110 or '1 -1 0'"},
    {0, "quantity", "QUANTITY", "polar, surface: E (default), beta, G or nu",
     CLI_ONE_OF(report_line, file.figure.q, "E beta G nu"), .needs = "figure=polar surface"},
    {0, "title", "TEXT", "of the page", CLI_TEXT, CLI_AT(report_line, page.title),
     .excludes = "figure"},
    {0, "still", NULL, "a smaller page of pictures, in which nothing turns or zooms",
     CLI_SET(report_line, page.still, true), .excludes = "figure"},
    {0}};

static void set_defaults(void *options)
{
  report_line *defaults = options;
  defaults->file.figure = figure_options_default();
  defaults->page.version = elastir_version();
}

/* The format that the name of the output asks for. */
static bool guess_format(const cli_line *line, figure_file_options *file)
{
  const char *suffix = line->output != NULL ? strrchr(line->output, '.') : NULL;
  if (suffix == NULL || strchr(suffix, '/') != NULL)
    return true;
  char small[8] = "";
  for (size_t i = 0; i < sizeof small - 1 && suffix[i] != '\0'; i++)
    small[i] = (char)tolower((unsigned char)suffix[i + 1]);
  int place = cli_word_place(format_names, small, strlen(suffix + 1));
  file->format = (figure_format)(place >= 0 ? place : 0);
  if (place < 0)
    cli_misuse(line, "--output has the unknown ending '%s'; there are .svg, .pdf, .png and .csv, "
                     "or give --format", suffix);
  return place >= 0;
}

/* A label that the result does not have. */
static bool check_model(const cli_line *line, const elastir_result *result, const char *wanted)
{
  const char *first = NULL;
  for (size_t i = 0; i < result->models_count; i++) {
    const char *label = result->models[i].label;
    if (wanted == NULL || (label != NULL && strcmp(label, wanted) == 0))
      return true;
    if (first == NULL)
      first = label;
  }
  if (wanted == NULL)
    return true;
  cli_misuse(line, "--model takes the label of a model of the result%s%s%s, not '%s'",
             first != NULL ? ", such as '" : "", first != NULL ? first : "",
             first != NULL ? "'" : "", wanted);
  return false;
}

static int run(const cli_line *line, void *target)
{
  report_line *options = target;
  figure_file_options *file = &options->file;
  bool figure = cli_has(line, "figure");
  file->figure.map = options->map > 0 ? options->map - 1 : 0;
  if (line->operand_count == 0)
    return cli_misuse(line, "no input; expected one result, or CRYSTAL outputs");
  if (figure && !cli_has(line, "format") && !guess_format(line, file))
    return EXIT_USAGE;
  cli_models models;
  size_t length = 0;
  char *bytes = NULL;
  int status = cli_take_models(line, NULL, &models);
  if (status == EXIT_DONE && models.operands < line->operand_count)
    status = cli_refuse_rest(line, &models);
  else if (status == EXIT_DONE && figure && !check_model(line, models.result, file->figure.model))
    status = EXIT_USAGE;
  else if (status == EXIT_DONE)
    bytes = figure ? figure_file_make(models.result, file, &length, line->diagnostics)
                   : report_html(models.result, &options->page, &length, line->diagnostics);
  if (bytes != NULL)
    cli_write_text(line, bytes, length);
  free(bytes);
  cli_models_free(&models);
  return status;
}

const cli_command cmd_report = {
    .name = "report",
    .operands = "RESULT|[LABEL=]FILE[,FILE...] ...",
    .summary = "a result as one HTML page, or a figure of it as SVG, PDF, PNG or CSV",
    .description =
        "Reads a result of 'analyze' or 'compare', or analyses CRYSTAL outputs ('-' is\n"
        "standard input), and writes one HTML page that needs no network: health of the\n"
        "runs, tables, spectra, surfaces in 3D, cuts, matrices and how the numbers were\n"
        "made. With --figure it writes one figure for a paper instead.",
    .groups = (const cli_group[]){{own_options, 0}, {NULL, 0}},
    .options_size = sizeof(report_line),
    .set_defaults = set_defaults,
    .run = run};
