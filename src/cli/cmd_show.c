/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_show.c: a result for the terminal: how wide it is, whether it knows UTF-8 and colour. */
#include <langinfo.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/number.h"
#include "base/stream.h"
#include "cli/inputs.h"
#include "json/json.h"
#include "result/read.h"
#include "view/terminal/terminal.h"

enum { USUAL_WIDTH = 80 };

typedef struct {
  terminal_options view;
  enum { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } color;
  bool ascii;
} show_line;

static const cli_option own_options[] = {
    {0, "width", "COLUMNS", "columns to fill; else those of the terminal, or 80",
     CLI_NUMBER(CLI_WHOLE, show_line, view.width, TERMINAL_LEAST_WIDTH, TERMINAL_MOST_WIDTH)},
    {0, "ascii", NULL, "ASCII alone, as where the locale is not UTF-8",
     CLI_SET(show_line, ascii, true)},
    {0, "color", "WHEN",
     "auto (on a terminal, unless NO_COLOR is set; the|default), always, never",
     CLI_ONE_OF(show_line, color, "auto always never")},
    {0, "range", "FROM:TO", "draw this part of the spectra (cm-1)", CLI_REAL,
     CLI_AT(show_line, view.from_cm1), .separator = ':'},
    {0}};

static void set_defaults(void *target)
{
  show_line *options = target;
  options->view.from_cm1 = options->view.to_cm1 = NAN;
}

/* Is what is shown going to a terminal? */
static bool to_terminal(const cli_line *line)
{
  return (line->output == NULL || strcmp(line->output, "-") == 0) && isatty(STDOUT_FILENO);
}

/* A width within what the view can do. */
static int usable_width(long width)
{
  return width < TERMINAL_LEAST_WIDTH  ? TERMINAL_LEAST_WIDTH
         : width > TERMINAL_MOST_WIDTH ? TERMINAL_MOST_WIDTH
                                       : (int)width;
}

static int width_of_terminal(bool terminal)
{
  const char *columns = getenv("COLUMNS");
  long width;
  if (columns != NULL && number_integer(columns, strlen(columns), &width) == NUMBER_OK &&
      width > 0)
    return usable_width(width);
  struct winsize size;
  if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return usable_width(size.ws_col);
  return USUAL_WIDTH;
}

static bool locale_is_utf8(void)
{
  /* Characters alone: numbers keep their point. */
  if (setlocale(LC_CTYPE, "") == NULL)
    return false;
  const char *codeset = nl_langinfo(CODESET);
  return strcasecmp(codeset, "UTF-8") == 0 || strcasecmp(codeset, "utf8") == 0;
}

/* Whether the terminal wants colour if the line does not say. */
static bool colors_by_environment(bool terminal)
{
  const char *refused = getenv("NO_COLOR"), *kind = getenv("TERM");
  bool able = kind != NULL && *kind != '\0' && strcmp(kind, "dumb") != 0;
  return terminal && able && (refused == NULL || *refused == '\0');
}

/* A line of JSON Lines that says why an input gave no result. */
static bool report_failure(const char *text, size_t length, const char *path, long number,
                           elastir_diagnostics *diagnostics)
{
  static const char failure[] = "{\"schema\":\"elastir.failure/";
  long line;
  if (strncmp(text, failure, sizeof failure - 1) != 0)
    return false;
  cJSON *document = json_parse(text, length, &line);
  const char *input = json_text_at(document, "path");
  elastir_diagnose(diagnostics, ELASTIR_WARNING, "no-result", path, number,
                   "'%s' gave no result", input != NULL ? input : "?");
  cJSON_Delete(document);
  return true;
}

/* Each result of the JSON Lines of batch, or the one of a document. */
static void show_each(const cli_line *line, char *json, size_t length,
                      const terminal_options *view, text_buffer *text)
{
  const char *name = line->operands[0];
  const char *first = strchr(json, '\n');
  bool lines = json[0] == '{' && json[1] == '"' && first != NULL && first[1] == '{';
  long number = 0;
  for (char *start = json; *start != '\0';) {
    size_t here = lines ? strcspn(start, "\n") : length;
    char *next = start + here + (start[here] == '\n');
    start[here] = '\0';
    if (!lines || !report_failure(start, here, name, ++number, line->diagnostics)) {
      elastir_result *result =
          result_read_text(start, here, strcmp(name, "-") != 0 ? name : "<stdin>",
                           line->diagnostics);
      if (result != NULL)
        terminal_show(text, result, view);
      result_free(result);
    }
    start = next;
  }
}

static int show(const cli_line *line, const terminal_options *view, text_buffer *text)
{
  enum { LARGEST_INPUT = 1 << 30 };
  cli_input_kind kind;
  if (!cli_input_kind_of(line->operands[0], &kind, line->diagnostics))
    return EXIT_INPUT;
  if (line->operand_count == 1 && kind == INPUT_RESULT) {
    size_t length;
    char *json = elastir_read_whole(line->operands[0], LARGEST_INPUT, ELASTIR_CHECKSUM_NONE,
                                    &length, NULL, line->diagnostics);
    if (json != NULL)
      show_each(line, json, length, view, text);
    free(json);
    return EXIT_DONE;
  }
  cli_models models;
  int status = cli_take_models(line, &models);
  if (models.operands < line->operand_count && status == EXIT_DONE)
    status = cli_refuse_rest(line, &models);
  else if (status == EXIT_DONE)
    terminal_show(text, models.result, view);
  cli_models_free(&models);
  return status;
}

static int run(const cli_line *line, void *target)
{
  show_line *options = target;
  terminal_options *view = &options->view;
  bool terminal = to_terminal(line);
  if (view->width == 0)
    view->width = width_of_terminal(terminal);
  view->color = options->color == COLOR_AUTO ? colors_by_environment(terminal)
                                             : options->color == COLOR_ALWAYS;
  view->unicode = locale_is_utf8() && !options->ascii;
  if (line->operand_count == 0)
    return cli_misuse(line, "no input; expected one result, or CRYSTAL outputs");
  text_buffer text = {0};
  int status = show(line, view, &text);
  if (text.length > 0 || text.failed)
    cli_write_text(line, text.failed ? NULL : text.text, text.length);
  text_free(&text);
  return status;
}

const cli_command cmd_show = {
    .name = "show",
    .operands = "RESULT|[LABEL=]FILE[,FILE...] ...",
    .summary = "a result as tables and small plots for the terminal",
    .description =
        "Shows a result, the JSON Lines of 'batch', or CRYSTAL outputs, which are\n"
        "analysed first as 'analyze' does; '-' is standard input. First comes whether the\n"
        "runs ended well, then moduli, extrema and stability of the models side by side,\n"
        "spectra and polar cuts as plots, the comparison with measured spectra, and bands\n"
        "that differ. A dash is a value that is not defined or not there.",
    .groups = (const cli_group[]){{own_options, 0}, {NULL, 0}},
    .options_size = sizeof(show_line),
    .set_defaults = set_defaults,
    .run = run};
