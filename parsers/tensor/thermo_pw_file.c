/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thermo_pw_file.c: reads thermo_pw's file of elastic constants in kbar and compliances in 1/kbar:
 * each row of six as lines of four and two numbers (4e20.10), a blank line between. */
#include <math.h>

#include "base/head.h"
#include "tensor/formats.h"
#include "tensor/row_text.h"

enum { LINES = 12 };
static const double gpa_of_kbar = 0.1;

typedef struct {
  tensor_reader *reader;
  double value[2][36], half_unit[2][36];
  int lines; /* with numbers, of both matrices */
} pair;

/* Four and two numbers by turns, of the first lines that are there. */
bool tensor_is_thermo_pw_file(const char *head, size_t length)
{
  int lines = 0;
  for (head_line line = head_begin(head, length); lines < 4 && head_next(&line);) {
    tensor_row row = tensor_row_split(line.text, line.length);
    if (!line.ended || row.bad_at > 0 || (row.count == 0 && lines > 0) ||
        (row.count > 0 && row.count != (lines % 2 == 0 ? 4 : 2)))
      return false;
    lines += row.count > 0;
  }
  return lines == 4;
}

static bool take_line(pair *p, const elastir_line *line)
{
  tensor_row row = tensor_row_split(line->text, line->length);
  if (row.bad_at == 0 && row.count == 0)
    return true;
  size_t expected = p->lines % 2 == 0 ? 4 : 2;
  if (row.bad_at > 0 || line->unended || p->lines == 2 * LINES || row.count != expected) {
    elastir_diagnose(p->reader->diagnostics, ELASTIR_ERROR, "bad-tensor", p->reader->file,
                     line->number, "file of thermo_pw: expected %s, found '%.60s'",
                     p->lines == 2 * LINES ? "its end" : expected == 4 ? "four numbers" : "two numbers",
                     line->text);
    return false;
  }
  int matrix = p->lines / LINES, at = 6 * (p->lines % LINES / 2) + (p->lines % 2) * 4;
  for (size_t i = 0; i < row.count; i++) {
    p->value[matrix][at + (int)i] = row.value[i];
    p->half_unit[matrix][at + (int)i] = row.half_unit[i];
  }
  p->lines++;
  return true;
}

/* C S = 1 within what the last digits of both may do: one that was lost shows. */
static bool are_inverse(const pair *p, double *worst)
{
  bool good = true;
  *worst = 0.0;
  for (int i = 0; i < 6; i++)
    for (int j = 0; j < 6; j++) {
      double sum = i == j ? -1.0 : 0.0, allowed = 0.0;
      for (int k = 0; k < 6; k++) {
        sum += p->value[0][6 * i + k] * p->value[1][6 * k + j];
        allowed += fabs(p->value[0][6 * i + k]) * p->half_unit[1][6 * k + j] +
                   p->half_unit[0][6 * i + k] * fabs(p->value[1][6 * k + j]);
      }
      *worst = fmax(*worst, fabs(sum));
      good = good && fabs(sum) <= 2.0 * allowed + 1e-13;
    }
  return good;
}

void tensor_read_thermo_pw_file(tensor_reader *reader, elastir_stream *stream)
{
  pair p = {.reader = reader};
  elastir_line line = {.number = 0};
  double worst;
  while (elastir_stream_line(stream, &line))
    if (!take_line(&p, &line))
      return;
  if (p.lines != 2 * LINES) {
    elastir_diagnose(reader->diagnostics, ELASTIR_ERROR, "bad-tensor", reader->file, line.number,
                     "file of thermo_pw: expected %d lines of numbers, found %d; was it cut?",
                     2 * LINES, p.lines);
    return;
  }
  if (!are_inverse(&p, &worst)) {
    elastir_diagnose(reader->diagnostics, ELASTIR_ERROR, "bad-tensor", reader->file, 1,
                     "file of thermo_pw: expected the second matrix to be the inverse of the first, "
                     "found their product to be off by %.2g", worst);
    return;
  }
  elastir_crystal_run *run = tensor_add_run(reader, ELASTIR_FROM_THERMO_PW, 1);
  if (run == NULL)
    return;
  run->elastic.line = 1;
  run->elastic.table = "elastic constants";
  for (int i = 0; i < 36; i++)
    tensor_set(&run->elastic, i / 6, i % 6, p.value[0][i], p.half_unit[0][i], gpa_of_kbar);
  if (!tensor_make_symmetric(reader, &run->elastic))
    return;
  run->elastic.size = 6;
  run->elastic.stiffness_complete = true;
}
