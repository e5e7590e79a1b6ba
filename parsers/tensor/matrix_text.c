/* SPDX-License-Identifier: GPL-3.0-or-later */
/* matrix_text.c: reads a square matrix of numbers from text. */
#include "tensor/matrix_text.h"

#include "tensor/row_text.h"

typedef struct {
  elastir_matrix *matrix;
  size_t rows;
  const char *file;
  elastir_diagnostics *diagnostics;
} reader;

/* false: reported. */
static bool take_row(reader *r, const elastir_line *line)
{
  tensor_row row = tensor_row_split(line->text, line->length);
  if (row.bad_at > 0) {
    elastir_diagnose(r->diagnostics, ELASTIR_ERROR, "bad-matrix", r->file, line->number,
                     "expected numbers, found '%.20s' in column %zu", line->text + row.bad_at - 1,
                     row.bad_at);
    return false;
  }
  if (row.count == 0)
    return true;
  elastir_matrix *m = r->matrix;
  if (m->size == 0)
    m->size = row.count;
  if (row.count != m->size || r->rows == m->size || m->size > ELASTIR_MATRIX_MOST) {
    elastir_diagnose(r->diagnostics, ELASTIR_ERROR, "bad-matrix", r->file, line->number,
                     "row %zu of a square matrix of at most %d rows: expected %s, found %zu numbers",
                     r->rows + 1, ELASTIR_MATRIX_MOST,
                     r->rows > 0 && r->rows == m->size ? "the end" : "as many numbers as rows",
                     row.count);
    return false;
  }
  for (size_t i = 0; i < row.count; i++)
    m->value[m->size * r->rows + i] = row.value[i];
  r->rows++;
  return true;
}

bool elastir_matrix_text_read_stream(elastir_stream *stream, elastir_matrix *matrix,
                                     elastir_diagnostics *diagnostics)
{
  *matrix = (elastir_matrix){0};
  reader r = {matrix, 0, elastir_stream_name(stream), diagnostics};
  elastir_line line;
  bool good = true;
  while (good && elastir_stream_line(stream, &line))
    good = take_row(&r, &line);
  if (good && (r.rows == 0 || r.rows < matrix->size)) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-matrix", r.file, 0,
                     "expected a square matrix, found %zu rows of %zu numbers", r.rows,
                     matrix->size);
    good = false;
  }
  bool whole = elastir_stream_close(stream, NULL);
  return whole && good;
}
