/* SPDX-License-Identifier: GPL-3.0-or-later */
/* screen.h: what goes to a terminal: its width, letters and colour, and a pager for long text. */
#ifndef ELASTIR_CLI_SCREEN_H
#define ELASTIR_CLI_SCREEN_H

#include "cli/cli.h"
#include "view/terminal/terminal.h"

typedef struct {
  terminal_options view;
  enum { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } color;
  bool ascii, no_pager;
} cli_screen;

/* Options whose struct is a cli_screen. */
extern const cli_option cli_screen_options[];

/* A screen on which nothing is asked for. */
void cli_screen_default(cli_screen *screen);

/* Fills in what the line does not say, from the terminal and the environment. */
void cli_screen_settle(const cli_line *line, cli_screen *screen);

/* Writes where -o says; on a terminal through a pager if it is longer than the screen. */
int cli_screen_write(const cli_line *line, const cli_screen *screen, const text_buffer *text);

/* Ends a command that makes a result: on a terminal its summary stands there, and the JSON goes to
 * -o alone ("-o -" is the terminal); else the JSON goes where -o says. EXIT_DONE, as
 * cli_write_result. */
int cli_finish_result(const cli_line *line, const elastir_result *result);

#endif
