/* SPDX-License-Identifier: GPL-3.0-or-later */
/* matrix.c: triangles of elastic constants and compliances between bars. */
#include <math.h>
#include <string.h>

#include "crystal/internal.h"

/* " |    10.858    9.178    9.178    0.000    0.000    0.000 |" and five more rows, each with
 * one blank field more at its start: the upper triangle, right-aligned. Every field has the
 * width and the digits of the first row's, so a byte that was lost or doubled shows. */

static const char *code_of(const crystal_matrix_state *matrix, bool damaged)
{
  if (strcmp(matrix->what, "stiffness") == 0)
    return damaged ? "stiffness-damaged" : "stiffness-incomplete";
  if (strcmp(matrix->what, "compliance") == 0)
    return damaged ? "compliance-damaged" : "compliance-incomplete";
  return damaged ? "fit-damaged" : "fit-incomplete";
}

/* What is between the bars, less one blank at each end. */
static const char *between_bars(const elastir_line *line, size_t *length)
{
  const char *left = memchr(line->text, '|', line->length);
  const char *right = left != NULL ? strrchr(left + 1, '|') : NULL;
  if (right == NULL || right - left < 3 || left[1] != ' ' || right[-1] != ' ')
    return NULL;
  *length = (size_t)(right - left) - 3;
  return left + 2;
}

static size_t digits_behind_point(const char *field, size_t width)
{
  const char *point = memchr(field, '.', width);
  return point != NULL ? width - 1 - (size_t)(point - field) : 0;
}

/* The first row tells the size of the matrix and the layout of all rows. */
static bool learn_layout(crystal_matrix_state *matrix, const char *inner, size_t length)
{
  double values[7];
  size_t count = number_split(inner, length, values, 7);
  if ((count != 6 && count != 3 && count != 1) || length % count != 0)
    return false;
  matrix->size = (int)count;
  matrix->inner = length;
  matrix->width = length / count;
  for (size_t i = 0; i < count && matrix->decimals == 0; i++) /* stars have no point */
    matrix->decimals = digits_behind_point(inner + i * matrix->width, matrix->width);
  return matrix->width >= 6 && matrix->width <= 24;
}

static bool read_row(crystal_reader *reader, const elastir_line *line)
{
  crystal_matrix_state *matrix = &reader->matrix;
  size_t length;
  const char *inner = between_bars(line, &length);
  if (inner == NULL || (matrix->size == 0 && !learn_layout(matrix, inner, length)) ||
      length != matrix->inner)
    return false;
  size_t begin = (size_t)(inner - line->text);
  int n = matrix->size;
  for (int j = 0; j < n; j++) {
    const char *field = inner + (size_t)j * matrix->width;
    double value;
    number_status status = crystal_field(
        reader, line, begin + (size_t)j * matrix->width, matrix->width, &value);
    bool blank = status == NUMBER_BLANK;
    if (status == NUMBER_BAD || blank != (j < matrix->row))
      return false;
    if (blank)
      continue;
    if (status == NUMBER_OK &&
        digits_behind_point(field, matrix->width) != matrix->decimals)
      return false;
    matrix->target[matrix->row * n + j] = matrix->target[j * n + matrix->row] = value;
  }
  return true;
}

static void forget(crystal_matrix_state *matrix)
{
  matrix->damaged = true;
  for (int j = 0; j < matrix->size; j++)
    matrix->target[matrix->row * matrix->size + j] =
        matrix->target[j * matrix->size + matrix->row] = NAN;
}

static bool cut_short(crystal_reader *reader)
{
  crystal_matrix_state *matrix = &reader->matrix;
  if (matrix->row == 0)
    crystal_report(reader, ELASTIR_ERROR, code_of(matrix, false), reader->block_line,
                   "no row of the %s block follows this line", matrix->what);
  else
    crystal_report(reader, ELASTIR_ERROR, code_of(matrix, false), reader->lines,
                   "%s block stops after row %d of %d; the run may be incomplete",
                   matrix->what, matrix->row, matrix->size);
  matrix->damaged = true;
  return false;
}

static bool read_line(crystal_reader *reader, const elastir_line *line)
{
  crystal_matrix_state *matrix = &reader->matrix;
  if (line == NULL)
    return cut_short(reader);
  if (crystal_blank(line))
    return matrix->row == 0 && ++matrix->blanks < 4 ? true : cut_short(reader);
  if (line->text[strspn(line->text, " ")] != '|' && !memchr(line->text, '|', line->length))
    return cut_short(reader);
  if (!read_row(reader, line)) {
    crystal_report(reader, ELASTIR_ERROR, code_of(matrix, true), line->number,
                   "row %d of the %s block does not have the expected form (%d blank fields, then numbers of "
                   "one width): '%.70s'", matrix->row + 1, matrix->what,
                   matrix->row, line->text);
    if (matrix->size == 0)
      return false;
    forget(matrix);
  }
  return ++matrix->row < matrix->size;
}

static bool matrix_block(crystal_reader *reader, const elastir_line *line)
{
  if (read_line(reader, line))
    return true;
  reader->matrix.finish(reader);
  return false;
}

block_function *crystal_matrix(crystal_reader *reader, double *target, const char *what,
                               void (*finish)(crystal_reader *reader))
{
  for (size_t i = 0; i < 36; i++)
    target[i] = NAN;
  reader->matrix = (crystal_matrix_state){.target = target, .what = what, .finish = finish};
  return matrix_block;
}
