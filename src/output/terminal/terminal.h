/* SPDX-License-Identifier: GPL-3.0-or-later */
/* terminal.h: a result document as text for a terminal: tables and small plots. */
#ifndef ELASTIR_TERMINAL_H
#define ELASTIR_TERMINAL_H

#include <stdbool.h>

#include <cjson/cJSON.h>

#include "output/text.h"

enum { TERMINAL_LEAST_WIDTH = 40, TERMINAL_MOST_WIDTH = 1000 };

typedef struct {
  int width;    /* columns; TERMINAL_LEAST_WIDTH ... TERMINAL_MOST_WIDTH */
  bool unicode; /* UTF-8 and braille; false: ASCII alone */
  bool color;   /* escape sequences of ANSI colours */
  double from_cm1, to_cm1; /* part of the spectra to draw; NAN: from or to their ends */
} terminal_options;

/* Appends the whole view of a result. Whatever is missing in the document, or is not of the
 * kind expected, is shown as a dash or left out. Running out of memory: text->failed. */
void terminal_show(text_buffer *text, const cJSON *result, const terminal_options *options);

#endif
