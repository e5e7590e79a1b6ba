/* SPDX-License-Identifier: GPL-3.0-or-later */
/* screen.c: what goes to a terminal: its width, letters and colour, and a pager for long text. */
#include "cli/screen.h"

#include <langinfo.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/number.h"
#include "cli/pager.h"
#include "result/memory.h"

enum { USUAL_WIDTH = 80 };

const cli_option cli_screen_options[] = {
    {0, "width", "COLUMNS", "width of the output (that of the terminal, or 80)",
     CLI_NUMBER(CLI_WHOLE, cli_screen, view.width, TERMINAL_LEAST_WIDTH, TERMINAL_MOST_WIDTH)},
    {0, "ascii", NULL, "write ASCII only, as if the locale were not UTF-8",
     CLI_SET(cli_screen, ascii, true)},
    {0, "color", "WHEN",
     "auto (on a terminal, unless NO_COLOR is set; the|default), always, never",
     CLI_ONE_OF(cli_screen, color, "auto always never")},
    {0, "no-pager", NULL, "do not start a pager for text longer than the screen",
     CLI_SET(cli_screen, no_pager, true)},
    {0}};

void cli_screen_default(cli_screen *screen)
{
  *screen = (cli_screen){.view = {.from_cm1 = NAN, .to_cm1 = NAN}};
}

/* Is standard output a terminal? */
static bool cli_is_terminal(void)
{
  return isatty(STDOUT_FILENO) == 1;
}

static bool goes_to_terminal(const cli_line *line)
{
  return (line->output == NULL || strcmp(line->output, "-") == 0) && cli_is_terminal();
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

static void settle(cli_screen *screen, bool terminal)
{
  terminal_options *view = &screen->view;
  if (view->width == 0)
    view->width = width_of_terminal(terminal);
  view->color = screen->color == COLOR_AUTO ? colors_by_environment(terminal)
                                            : screen->color == COLOR_ALWAYS;
  view->unicode = locale_is_utf8() && !screen->ascii;
}

void cli_screen_settle(const cli_line *line, cli_screen *screen)
{
  settle(screen, goes_to_terminal(line));
}

int cli_screen_write(const cli_line *line, const cli_screen *screen, const text_buffer *text)
{
  if (text->length == 0 && !text->failed)
    return EXIT_DONE;
  if (!text->failed && !screen->no_pager && goes_to_terminal(line) &&
      pager_show(text->text, text->length))
    return EXIT_DONE;
  return cli_write_text(line, text->failed ? NULL : text->text, text->length);
}

int cli_finish_result(const cli_line *line, const elastir_result *result)
{
  const char *output = line->output;
  bool shown = cli_is_terminal() && (output == NULL || strcmp(output, "-") != 0) &&
               result != NULL && !result_memory_failed(result->memory) &&
               !line->diagnostics->out_of_memory && !(output != NULL && line->quiet);
  if (!shown || output != NULL)
    cli_write_result(line, result);
  if (!shown)
    return EXIT_DONE;
  cli_screen screen;
  cli_screen_default(&screen);
  settle(&screen, true);
  screen.view.sections = "summary";
  text_buffer text = {0};
  terminal_show(&text, result, &screen.view);
  if (output != NULL && line->diagnostics->errors == 0)
    text_format(&text, "The whole result, as JSON: %s\n", output);
  else if (output == NULL)
    text_append(&text, "To keep the result (JSON): -o FILE\n");
  cli_line to_screen = *line;
  to_screen.output = NULL;
  cli_screen_write(&to_screen, &screen, &text);
  text_free(&text);
  return EXIT_DONE;
}
