/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_text.h: the numbers of a line of a matrix. */
#ifndef ELASTIR_ROW_TEXT_H
#define ELASTIR_ROW_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* More numbers in a row than this are only counted. */
enum { TENSOR_ROW_MOST = 21 };

typedef struct {
  size_t count;
  double value[TENSOR_ROW_MOST];
  double half_unit[TENSOR_ROW_MOST]; /* of the last digit of each (number.h) */
  size_t bad_at; /* column, from 1, of what is no number; 0: none */
  size_t end;    /* behind the last number */
} tensor_row;

/* Whether a character stands between numbers: a blank, comma, bar, semicolon or bracket. */
bool tensor_row_separates(char c);

/* All numbers of a line up to a '#'. */
tensor_row tensor_row_split(const char *text, size_t length);

#endif
