/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_text.h: the numbers of a line of a matrix. */
#ifndef ELASTIR_ROW_TEXT_H
#define ELASTIR_ROW_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* More numbers in a row than this are only counted. */
enum { TENSOR_ROW_MOST = 36 };

typedef struct {
  size_t count;
  double value[TENSOR_ROW_MOST];
  double half_unit[TENSOR_ROW_MOST]; /* of the last digit of each (number.h) */
  size_t bad_at; /* column, from 1, of what is no number; 0: none */
  size_t end;    /* behind the last number */
} tensor_row;

/* Whether a character stands between numbers: a blank, comma, bar, semicolon, bracket,
 * ampersand or backslash (as LaTeX has them). */
bool tensor_row_separates(char c);

/* All numbers of a line up to a '#'. */
tensor_row tensor_row_split(const char *text, size_t length);

/* "C = [[11.04, 8.33, …": the length of a name in front of a bracket behind which are six numbers, or
 * all 36, which go into *row. 0: the line is not like that. */
size_t tensor_row_name(const char *text, size_t length, tensor_row *row);

/* Takes the number of a row away that GULP puts in front of its six. */
void tensor_row_drop_number(tensor_row *row, size_t number);

#endif
