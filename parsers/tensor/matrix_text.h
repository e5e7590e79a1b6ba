/* SPDX-License-Identifier: GPL-3.0-or-later */
/* matrix_text.h: reads a square matrix of numbers from text. */
#ifndef ELASTIR_MATRIX_TEXT_H
#define ELASTIR_MATRIX_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "base/stream.h"

enum { ELASTIR_MATRIX_MOST = 21 };

typedef struct {
  size_t size;                                               /* rows, and numbers of each */
  double value[ELASTIR_MATRIX_MOST * ELASTIR_MATRIX_MOST]; /* row-major */
} elastir_matrix;

/* Rows of numbers, blanks, commas, bars, semicolons or brackets between; '#' starts a comment; blank
 * lines mean nothing. As many rows as the first has numbers. The stream is open at its start, and is
 * closed here. false: error 'bad-matrix' with its line. */
bool elastir_matrix_text_read_stream(elastir_stream *stream, elastir_matrix *matrix,
                                     elastir_diagnostics *diagnostics);

#endif
