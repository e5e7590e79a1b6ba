/* SPDX-License-Identifier: GPL-3.0-or-later */
/* terminal.h: a result document as text for a terminal: tables and small plots. */
#ifndef ELASTIR_TERMINAL_H
#define ELASTIR_TERMINAL_H

#include <stdbool.h>

#include "text/text.h"
#include "result/result.h"

enum { TERMINAL_LEAST_WIDTH = 40, TERMINAL_MOST_WIDTH = 1000 };

typedef struct {
  int width;    /* columns; TERMINAL_LEAST_WIDTH ... TERMINAL_MOST_WIDTH */
  bool unicode; /* UTF-8 and braille; false: ASCII alone */
  bool color;   /* escape sequences of ANSI colours */
  double from_cm1, to_cm1; /* part of the spectra to draw; NAN: from or to their ends */
  const char *sections;    /* "moduli,waves", or "summary"; NULL: what is not large */
} terminal_options;

/* Appends what is seen of a result. Whatever it lacks is shown as a dash or left out. Running out
 * of memory: text->failed. */
void terminal_show(text_buffer *text, const elastir_result *result,
                   const terminal_options *options);

#endif
