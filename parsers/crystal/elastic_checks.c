/* SPDX-License-Identifier: GPL-3.0-or-later */
/* elastic_checks.c: the printed tensor against its symmetry and against the fit it is of. */
#include <math.h>
#include <string.h>

#include "crystal/internal.h"

/* Constants are printed to 0.001; two of them and a half of their difference may differ by
 * one and a half units of the last digit. */
static const double rounding = 0.0016;

typedef struct {
  int i, j; /* this constant, from 1 */
  int k, l; /* must be this one; 0: must be zero */
} equality;

static const equality cubic[] = {{2, 2, 1, 1}, {3, 3, 1, 1}, {1, 3, 1, 2}, {2, 3, 1, 2},
                                 {5, 5, 4, 4}, {6, 6, 4, 4}};
static const equality hexagonal[] = {{2, 2, 1, 1}, {2, 3, 1, 3}, {5, 5, 4, 4}};

static double constant(const elastir_elastic_data *elastic, int i, int j)
{
  return elastic->stiffness[6 * (i - 1) + j - 1];
}

static void mismatch(crystal_reader *reader, int i, int j, double found, double expected)
{
  crystal_report(reader, ELASTIR_ERROR, "stiffness-mismatch", reader->run->elastic.line,
                 "C%d%d is %.3f; the symmetry of a %s crystal and the other constants make it "
                 "%.3f", i, j, found, reader->run->elastic.crystal_class, expected);
}

static void check_symmetry(crystal_reader *reader)
{
  const elastir_elastic_data *elastic = &reader->run->elastic;
  bool is_cubic = strcmp(elastic->crystal_class, "cubic") == 0;
  bool is_hexagonal = strcmp(elastic->crystal_class, "hexagonal") == 0;
  if (elastic->size != 6 || elastic->hartree || (!is_cubic && !is_hexagonal))
    return;
  const equality *rules = is_cubic ? cubic : hexagonal;
  size_t count = is_cubic ? sizeof cubic / sizeof *cubic : sizeof hexagonal / sizeof *hexagonal;
  for (size_t n = 0; n < count; n++) {
    double found = constant(elastic, rules[n].i, rules[n].j);
    double expected = constant(elastic, rules[n].k, rules[n].l);
    if (fabs(found - expected) > rounding)
      mismatch(reader, rules[n].i, rules[n].j, found, expected);
  }
  if (is_hexagonal) {
    double expected = 0.5 * (constant(elastic, 1, 1) - constant(elastic, 1, 2));
    if (fabs(constant(elastic, 6, 6) - expected) > rounding)
      mismatch(reader, 6, 6, constant(elastic, 6, 6), expected);
  }
  for (int i = 1; i <= 6; i++)
    for (int j = i + 1; j <= 6; j++)
      if (j > 3 && fabs(constant(elastic, i, j)) > rounding)
        mismatch(reader, i, j, constant(elastic, i, j), 0.0);
}

/* The fit with the points and the order of the result is the result. */
static void check_fits(crystal_reader *reader)
{
  const elastir_elastic_data *elastic = &reader->run->elastic;
  int n = elastic->size;
  for (size_t f = 0; f < elastic->fit_count; f++) {
    const elastir_other_fit *fit = &elastic->fits[f];
    if (!fit->complete || fit->points != elastic->points || fit->order != elastic->order ||
        fit->points == 0)
      continue;
    for (int i = 0; i < n * n; i++)
      if (fabs(fit->stiffness[i] - elastic->stiffness[i]) > rounding) {
        crystal_report(reader, ELASTIR_ERROR, "stiffness-mismatch", elastic->line,
                       "C%d%d is %.3f here and %.3f in line %ld, in the fit with the same %d "
                       "points and order %d", i / n + 1, i % n + 1, elastic->stiffness[i],
                       fit->stiffness[i], fit->line, fit->points, fit->order);
        break;
      }
  }
}

/* The constants before symmetrisation, where a deformation of the same row gave them. */
static void check_raw(crystal_reader *reader)
{
  const elastir_elastic_data *elastic = &reader->run->elastic;
  if (elastic->hartree || elastic->size != 6)
    return;
  for (size_t i = 0; i < elastic->raw_count; i++) {
    const elastir_raw_constant *raw = &elastic->raw[i];
    double printed = constant(elastic, raw->row, raw->column);
    double scale = fabs(constant(elastic, raw->row, raw->row)) + fabs(printed);
    if (raw->row != raw->column || !(fabs(raw->value_gpa - printed) > 0.1 * scale + 0.5))
      continue;
    crystal_report(reader, ELASTIR_WARNING, "stiffness-mismatch", elastic->line,
                   "C%d%d is %.3f, before symmetrisation it was %.3f", raw->row, raw->column,
                   printed, raw->value_gpa);
  }
}

void crystal_check_stiffness(crystal_reader *reader)
{
  if (!reader->run->elastic.stiffness_complete)
    return;
  check_symmetry(reader);
  check_fits(reader);
  check_raw(reader);
}
