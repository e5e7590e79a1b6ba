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
#include "cli/cli.h"
#include "result/read.h"
#include "view/terminal/terminal.h"

enum { USUAL_WIDTH = 80 };

static const cli_option options[] = {
    {0, "width", "COLUMNS", "columns to fill; else those of the terminal, or 80"},
    {0, "ascii", NULL, "ASCII alone, as where the locale is not UTF-8"},
    {0, "color", "WHEN", 
     "auto (on a terminal, unless NO_COLOR is set; the|default), always, never"},
    {0, "range", "FROM:TO", "draw this part of the spectra (cm-1)"},
    {0, NULL, NULL, NULL}};

/* Is what is shown going to a terminal? */
static bool to_terminal(const cli_line *line)
{
  const char *output = cli_value(line, "output");
  return (output == NULL || strcmp(output, "-") == 0) && isatty(STDOUT_FILENO);
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

static bool read_color(const cli_line *line, bool terminal, bool *color)
{
  const char *when = cli_value(line, "color");
  if (when == NULL || strcmp(when, "auto") == 0) {
    const char *refused = getenv("NO_COLOR");
    const char *kind = getenv("TERM");
    bool able = kind != NULL && *kind != '\0' && strcmp(kind, "dumb") != 0;
    *color = terminal && able && (refused == NULL || *refused == '\0');
    return true;
  }
  *color = strcmp(when, "always") == 0;
  if (*color || strcmp(when, "never") == 0)
    return true;
  cli_misuse(line, "unknown --color '%s'; expected auto, always or never", when);
  return false;
}

static bool read_range(const cli_line *line, terminal_options *view)
{
  view->from_cm1 = view->to_cm1 = NAN;
  const char *range = cli_value(line, "range");
  if (range == NULL)
    return true;
  size_t length = strcspn(range, ":");
  bool good = range[length] == ':' &&
              number_real(range, length, &view->from_cm1) == NUMBER_OK &&
              number_real(range + length + 1, strlen(range + length + 1), &view->to_cm1) ==
                  NUMBER_OK &&
              view->from_cm1 < view->to_cm1;
  if (!good)
    cli_misuse(line, "bad --range '%s'; expected FROM:TO in cm-1, such as 600:1800", range);
  return good;
}

static bool read_options(const cli_line *line, terminal_options *view)
{
  bool terminal = to_terminal(line);
  long width;
  if (!cli_whole_number(line, "width", TERMINAL_LEAST_WIDTH, TERMINAL_MOST_WIDTH,
                        width_of_terminal(terminal), &width) ||
      !read_color(line, terminal, &view->color) || !read_range(line, view))
    return false;
  view->width = (int)width;
  view->unicode = locale_is_utf8() && !cli_has(line, "ascii");
  return true;
}

static int run(const cli_line *line)
{
  terminal_options view = {0};
  if (!read_options(line, &view))
    return EXIT_USAGE;
  if (line->operand_count != 1)
    return cli_misuse(line, "expected one result, or '-'; found %zu operands",
                      line->operand_count);
  elastir_diagnostics diagnostics = {0};
  int status = EXIT_INPUT;
  elastir_result *result = cli_read_result(line->operands[0], &diagnostics);
  if (result != NULL) {
    text_buffer text = {0};
    terminal_show(&text, result, &view);
    status = cli_finish_text(line, text.failed ? NULL : text.text, text.length, &diagnostics);
    text_free(&text);
  } else {
    cli_print_diagnostics(line, &diagnostics);
  }
  result_free(result);
  elastir_diagnostics_free(&diagnostics);
  return status;
}

const cli_command cmd_show = {
    .name = "show",
    .operands = "RESULT|-",
    .summary = "a result as tables and small plots for the terminal",
    .description =
        "Shows a result document: first whether the runs ended well, then moduli, extrema and\n"
        "stability of the models side by side, spectra and polar cuts as plots, the\n"
        "comparison with measured spectra, and bands that differ. A dash is a value that is\n"
        "not defined or not there.",
    .options = options,
    .run = run};
