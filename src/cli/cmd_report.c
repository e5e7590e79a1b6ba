/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_report.c: a result as one HTML page, or one figure of it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/number.h"
#include "base/stream.h"
#include "cli/cli.h"
#include "figure/figure.h"
#include "figure/figure_file.h"
#include "result/read.h"
#include "view/html/report.h"
#include "version.h"

static const cli_option options[] = {
    {0, "figure", "KIND", "one figure instead of the page: spectrum, polar, surface, matrix"},
    {0, "format", "FORMAT", "svg (default), pdf or csv; or what the name after -o ends in"},
    {0, "size", "WxH", "of the figure in mm, such as 85x60"},
    {0, "font", "POINTS", "size of the letters in the figure (7)"},
    {0, "model", "LABEL", "only this model"},
    {0, "layout", "LAYOUT", "spectrum: offset (default) or overlaid"},
    {0, "window", "FROM:TO", "spectrum: this range alone, in cm-1"},
    {0, "plane", "HKL", "polar: normal of the plane, such as 001 (default), 110, 1-10"},
    {0, "quantity", "QUANTITY", "polar, surface: E (default), beta, G or nu"},
    {0, "title", "TEXT", "of the page"},
    {0, "three", "FILE", "the three.min.js to embed in the page; none: static surfaces"},
    {0, NULL, NULL, NULL}};

enum { LARGEST_SCRIPT = 8 << 20 };

/* The place of a word in a list ended by NULL; -1: misuse, and the message is printed. */
static int pick(const cli_line *line, const char *option, const char *value,
                const char *const *words)
{
  char list[128] = "";
  for (int i = 0; words[i] != NULL; i++) {
    if (strcmp(value, words[i]) == 0)
      return i;
    strcat(list, i > 0 ? ", " : "");
    strcat(list, words[i]);
  }
  cli_misuse(line, "unknown --%s '%s'; expected one of %s", option, value, list);
  return -1;
}

static bool parse_pair(const char *value, char separator, double *first, double *second)
{
  const char *middle = strchr(value, separator);
  return middle != NULL &&
         number_real(value, (size_t)(middle - value), first) == NUMBER_OK &&
         number_real(middle + 1, strlen(middle + 1), second) == NUMBER_OK;
}

static bool read_size(const cli_line *line, figure_file_options *file)
{
  const char *value = cli_value(line, "size");
  if (value == NULL)
    return true;
  if (parse_pair(value, 'x', &file->width_mm, &file->height_mm) && file->width_mm >= 10 &&
      file->width_mm <= 2000 && file->height_mm >= 10 && file->height_mm <= 2000)
    return true;
  cli_misuse(line, "bad --size '%s'; expected WIDTHxHEIGHT in mm, 10 to 2000, such as 85x60",
             value);
  return false;
}

static bool read_window(const cli_line *line, figure_options *figure)
{
  const char *value = cli_value(line, "window");
  if (value == NULL)
    return true;
  if (parse_pair(value, ':', &figure->from_cm1, &figure->to_cm1) &&
      figure->to_cm1 > figure->from_cm1)
    return true;
  cli_misuse(line, "bad --window '%s'; expected FROM:TO in cm-1, such as 600:1600", value);
  return false;
}

static bool read_format(const cli_line *line, figure_file_options *file)
{
  static const char *const formats[] = {"svg", "pdf", "csv", NULL};
  const char *value = cli_value(line, "format"), *output = cli_value(line, "output");
  if (value != NULL) {
    int found = pick(line, "format", value, formats);
    file->format = (figure_format)(found >= 0 ? found : 0);
    return found >= 0;
  }
  const char *suffix = output != NULL ? strrchr(output, '.') : NULL;
  for (int i = 0; suffix != NULL && formats[i] != NULL; i++)
    if (strcasecmp(suffix + 1, formats[i]) == 0) {
      file->format = (figure_format)i;
      return true;
    }
  if (suffix == NULL || strchr(suffix, '/') != NULL)
    return true;
  cli_misuse(line, "--output has the unknown ending '%s'; there are .svg, .pdf and .csv, or give "
                   "--format", suffix);
  return false;
}

/* What a figure does not heed. kind: as pick() found it. */
static bool check_figure(const cli_line *line, figure_kind kind)
{
  static const struct {
    const char *option;
    bool heeded[4]; /* by spectrum, polar, surface, matrix */
  } table[] = {{"layout", {true, false, false, false}},
               {"window", {true, false, false, false}},
               {"plane", {false, true, false, false}},
               {"quantity", {false, true, true, false}}};
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    if (cli_has(line, table[i].option) && !table[i].heeded[kind]) {
      cli_misuse(line, "--%s has no meaning for --figure %s", table[i].option,
                 cli_value(line, "figure"));
      return false;
    }
  return true;
}

static bool read_figure(const cli_line *line, figure_file_options *file)
{
  static const char *const kinds[] = {"spectrum", "polar", "surface", "matrix", NULL};
  static const char *const layouts[] = {"offset", "overlaid", NULL};
  static const char *const quantities[] = {"E", "beta", "G", "nu", NULL};
  const char *layout = cli_value(line, "layout"), *q = cli_value(line, "quantity");
  const char *plane = cli_value(line, "plane");
  int kind = pick(line, "figure", cli_value(line, "figure"), kinds);
  int chosen_layout = layout != NULL ? pick(line, "layout", layout, layouts) : 0;
  int chosen_q = q != NULL ? pick(line, "quantity", q, quantities) : 0;
  if (kind < 0 || chosen_layout < 0 || chosen_q < 0)
    return false;
  file->kind = (figure_kind)kind;
  file->figure.layout = (figure_layout)chosen_layout;
  file->figure.q = (figure_quantity)chosen_q;
  file->figure.model = cli_value(line, "model");
  if (plane != NULL && !figure_plane_parse(plane, file->figure.plane)) {
    cli_misuse(line, "bad --plane '%s'; expected three whole numbers within -20..20, not all 0, "
               "such as 110 or '1 -1 0'", plane);
    return false;
  }
  return check_figure(line, file->kind) && read_size(line, file) &&
         read_window(line, &file->figure) && read_format(line, file) &&
         cli_real_number(line, "font", 3, 48, 7, &file->figure.font_size);
}

/* A label that the result does not have. */
static bool check_model(const cli_line *line, const elastir_result *result)
{
  const char *wanted = cli_value(line, "model"), *first = NULL;
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

/* Options of figures have no meaning for the page, and the other way round. */
static bool check_options(const cli_line *line, bool figure)
{
  static const char *const of_figures[] = {"format", "size",  "font",     "model", "layout",
                                           "window", "plane", "quantity", NULL};
  static const char *const of_page[] = {"title", "three", NULL};
  const char *const *wrong = figure ? of_page : of_figures;
  for (; *wrong != NULL; wrong++)
    if (cli_has(line, *wrong)) {
      cli_misuse(line, figure ? "--%s is of the page, not of --figure" : "--%s needs --figure",
                 *wrong);
      return false;
    }
  return true;
}

static int make_figure(const cli_line *line, const elastir_result *result,
                       const figure_file_options *file, elastir_diagnostics *diagnostics)
{
  size_t length = 0;
  char *bytes = figure_file_make(result, file, &length, diagnostics);
  int status = EXIT_INPUT;
  if (bytes != NULL)
    status = cli_finish_text(line, bytes, length, diagnostics);
  else
    cli_print_diagnostics(line, diagnostics);
  free(bytes);
  return status;
}

/* The path FOLDER/javascript/three/three.min.js, where Debian and Fedora have it. */
static char *library_in(const char *folder, size_t length)
{
  text_buffer path = {0};
  text_append_bytes(&path, folder, length);
  text_append(&path, "/javascript/three/three.min.js");
  if (!path.failed && access(path.text, R_OK) == 0)
    return path.text;
  text_free(&path);
  return NULL;
}

/* As --three says, or as configure was told, or in the places where data of programs are
 * (XDG Base Directory Specification). NULL: nowhere, or no memory. The caller frees. */
static char *find_three(const cli_line *line, elastir_diagnostics *diagnostics)
{
  const char *asked = cli_value(line, "three");
  if (asked == NULL && *THREE_FILE != '\0')
    asked = THREE_FILE;
  if (asked != NULL && strcmp(asked, "none") == 0)
    return NULL;
  if (asked != NULL) {
    char *copy = strdup(asked);
    if (copy == NULL)
      elastir_diagnose_no_memory(diagnostics);
    return copy;
  }
  char *found = library_in(DATADIR, strlen(DATADIR));
  const char *folders = getenv("XDG_DATA_DIRS");
  if (folders == NULL || *folders == '\0')
    folders = "/usr/local/share:/usr/share";
  while (found == NULL && *folders != '\0') {
    size_t length = strcspn(folders, ":");
    if (length > 0)
      found = library_in(folders, length);
    folders += length + (folders[length] == ':');
  }
  return found;
}

static int make_page(const cli_line *line, const elastir_result *result,
                     elastir_diagnostics *diagnostics)
{
  report_options page = {.title = cli_value(line, "title"), .version = elastir_version()};
  char *path = find_three(line, diagnostics), *script = NULL;
  if (path != NULL)
    script = elastir_read_whole(path, LARGEST_SCRIPT, ELASTIR_CHECKSUM_NONE,
                                &page.three_length, NULL,
                                diagnostics);
  page.three = script;
  size_t length = 0;
  char *bytes = NULL;
  if (path == NULL || script != NULL)
    bytes = report_html(result, &page, &length, diagnostics);
  int status = EXIT_INPUT;
  if (bytes != NULL)
    status = cli_finish_text(line, bytes, length, diagnostics);
  else
    cli_print_diagnostics(line, diagnostics);
  free(bytes);
  free(script);
  free(path);
  return status;
}

static int run(const cli_line *line)
{
  bool figure = cli_value(line, "figure") != NULL;
  figure_file_options file = {.figure = figure_options_default()};
  if (line->operand_count != 1)
    return cli_misuse(line, "expected one result (JSON) or '-', found %zu operands",
                      line->operand_count);
  if (!check_options(line, figure) || (figure && !read_figure(line, &file)))
    return EXIT_USAGE;
  elastir_diagnostics diagnostics = {0};
  elastir_result *result = cli_read_result(line->operands[0], &diagnostics);
  int status = EXIT_INPUT;
  if (result == NULL)
    cli_print_diagnostics(line, &diagnostics);
  else if (figure && !check_model(line, result))
    status = EXIT_USAGE;
  else if (figure)
    status = make_figure(line, result, &file, &diagnostics);
  else
    status = make_page(line, result, &diagnostics);
  result_free(result);
  elastir_diagnostics_free(&diagnostics);
  return status;
}

const cli_command cmd_report = {
    .name = "report",
    .operands = "RESULT|-",
    .summary = "a result as one HTML page, or a figure of it as SVG, PDF or CSV",
    .description =
        "Reads a result of 'analyze' or 'compare' and writes one HTML page that needs no\n"
        "network: health of the runs, tables, spectra, surfaces in 3D, cuts, matrices and how\n"
        "the numbers were made. With --figure it writes one figure for a paper instead.",
    .options = options,
    .run = run};
