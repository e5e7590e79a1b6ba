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

typedef struct {
  const char *name; /* as CRYSTAL prints it, in lower case */
  size_t count;
  equality rules[6];
  bool axial;    /* C66 = (C11 - C12) / 2 */
  enum { COUPLING_FREE, COUPLING_NONE, COUPLING_TRIGONAL } coupling; /* to shear strains */
} crystal_class;

/* Nye, Physical Properties of Crystals, table 9, in the standard settings. CRYSTAL names the
 * crystal family: trigonal crystals are HEXAGONAL, too. */
static const crystal_class classes[] = {
    {"cubic", 6, {{2, 2, 1, 1}, {3, 3, 1, 1}, {1, 3, 1, 2}, {2, 3, 1, 2}, {5, 5, 4, 4},
                  {6, 6, 4, 4}}, false, COUPLING_NONE},
    {"hexagonal", 3, {{2, 2, 1, 1}, {2, 3, 1, 3}, {5, 5, 4, 4}}, true, COUPLING_TRIGONAL},
    {"trigonal", 3, {{2, 2, 1, 1}, {2, 3, 1, 3}, {5, 5, 4, 4}}, true, COUPLING_TRIGONAL},
    {"tetragonal", 3, {{2, 2, 1, 1}, {2, 3, 1, 3}, {5, 5, 4, 4}}, false, COUPLING_FREE},
    {"orthorhombic", 0, {{0}}, false, COUPLING_NONE},
};

static double constant(const double *stiffness, int i, int j)
{
  return stiffness[6 * (i - 1) + j - 1];
}

static const crystal_class *find_class(const char *name)
{
  for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
    if (strcmp(classes[i].name, name) == 0)
      return &classes[i];
  return NULL;
}

/* What a constant that couples to a shear strain must be. Of a trigonal crystal, with the
 * threefold axis along z: C24 = -C14, C56 = C14, C25 = -C15, C46 = -C15, and nothing else. */
static double expected_coupling(const crystal_class *rules, const double *stiffness, int i,
                                int j)
{
  if (rules->coupling == COUPLING_NONE)
    return 0.0;
  switch (10 * i + j) {
  case 14:
  case 15:
    return constant(stiffness, i, j);
  case 24:
    return -constant(stiffness, 1, 4);
  case 56:
    return constant(stiffness, 1, 4);
  case 25:
  case 46:
    return -constant(stiffness, 1, 5);
  default:
    return 0.0;
  }
}

/* The first constant of a 6x6 tensor that breaks the symmetry of the class; false: none. */
static bool breaks_symmetry(const crystal_class *rules, const double *stiffness, int *row,
                            int *column, double *expected)
{
  for (size_t n = 0; n < rules->count; n++) {
    *row = rules->rules[n].i;
    *column = rules->rules[n].j;
    *expected = constant(stiffness, rules->rules[n].k, rules->rules[n].l);
    if (fabs(constant(stiffness, *row, *column) - *expected) > rounding)
      return true;
  }
  *row = *column = 6;
  *expected = 0.5 * (constant(stiffness, 1, 1) - constant(stiffness, 1, 2));
  if (rules->axial && fabs(constant(stiffness, 6, 6) - *expected) > rounding)
    return true;
  for (*row = 1; *row <= 6 && rules->coupling != COUPLING_FREE; ++*row)
    for (*column = *row + 1; *column <= 6; ++*column) {
      *expected = *column > 3 ? expected_coupling(rules, stiffness, *row, *column)
                              : constant(stiffness, *row, *column);
      if (fabs(constant(stiffness, *row, *column) - *expected) > rounding)
        return true;
    }
  return false;
}

/* A hexagonal layer: xx yy xy. */
static void check_layer(crystal_reader *reader)
{
  const elastir_elastic_data *elastic = &reader->run->elastic;
  const double *c = elastic->stiffness;
  if (strcmp(elastic->crystal_class, "hexagonal") != 0)
    return;
  if (fabs(c[4] - c[0]) > rounding || fabs(c[8] - 0.5 * (c[0] - c[1])) > rounding ||
      fabs(c[2]) > rounding || fabs(c[5]) > rounding)
    crystal_report(reader, ELASTIR_ERROR, "stiffness-mismatch", elastic->line,
                   "a hexagonal layer has C11 = C22, C66 = (C11 - C12)/2 and no other constants; here C11 is "
                   "%.3f, C12 %.3f, C16 %.3f, C22 %.3f, C26 %.3f, C66 %.3f", c[0], c[1], c[2],
                   c[4], c[5], c[8]);
}

static void check_symmetry(crystal_reader *reader)
{
  elastir_elastic_data *elastic = &reader->run->elastic;
  int i, j;
  double expected;
  if (elastic->size == 3)
    check_layer(reader);
  const crystal_class *rules = find_class(elastic->crystal_class);
  if (elastic->size != 6 || elastic->hartree || rules == NULL)
    return;
  if (breaks_symmetry(rules, elastic->stiffness, &i, &j, &expected)) {
    bool frame_is_free = strcmp(rules->name, "cubic") != 0; /* another axis may be unique */
    crystal_report(reader, frame_is_free ? ELASTIR_WARNING : ELASTIR_ERROR,
                   "stiffness-mismatch", elastic->line,
                   "C%d%d is %.3f, but the symmetry of a %s crystal and the other constants give "
                   "%.3f", i, j, constant(elastic->stiffness, i, j), elastic->crystal_class,
                   expected);
    return;
  }
  for (size_t f = 0; f < elastic->fit_count; f++) {
    elastir_other_fit *fit = &elastic->fits[f];
    if (!fit->complete ||
        !breaks_symmetry(rules, fit->stiffness, &i, &j, &expected))
      continue;
    fit->complete = false;
    crystal_report(reader, ELASTIR_WARNING, "fit-damaged", fit->line,
                   "C%d%d of this fit is %.3f, but the symmetry of a %s crystal and the other constants give "
                   "%.3f", i, j, constant(fit->stiffness, i, j),
                   elastic->crystal_class, expected);
  }
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
                       "C%d%d is %.3f here but %.3f in line %ld, in the fit with the same %d points and "
                       "order %d", i / n + 1, i % n + 1, elastic->stiffness[i],
                       fit->stiffness[i], fit->line, fit->points, fit->order);
        break;
      }
  }
}

/* Symmetrisation is no more than an average of equivalent constants. */
static void check_raw(crystal_reader *reader)
{
  const elastir_elastic_data *elastic = &reader->run->elastic;
  const double *c = elastic->stiffness;
  if (elastic->hartree || elastic->size != 6)
    return;
  for (size_t i = 0; i < elastic->raw_count; i++) {
    const elastir_raw_constant *raw = &elastic->raw[i];
    double printed = constant(c, raw->row, raw->column);
    double scale = sqrt(fabs(constant(c, raw->row, raw->row) *
                             constant(c, raw->column, raw->column)));
    if (fabs(raw->value_gpa - printed) <= 0.1 * scale + 0.05)
      continue;
    crystal_report(reader, ELASTIR_WARNING, "stiffness-mismatch", elastic->line,
                   "C%d%d is %.3f GPa, but %.3f GPa before symmetrisation", raw->row,
                   raw->column, printed, raw->value_gpa);
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

/* Under a pressure P the second derivatives of the energy and the constants that relate stress
 * and strain differ by some P (Erba, Mahmoud, Belmonte and Dovesi, J. Chem. Phys. 2014, 140,
 * 124703); CRYSTAL corrects for the PRESSURE that is asked for. A hundredth of the smallest
 * constant is let pass. */
void crystal_check_stress(crystal_reader *reader)
{
  const elastir_elastic_data *elastic = &reader->run->elastic;
  double smallest = INFINITY;
  if (elastic->size != 6 || !reader->stress.has_pressure)
    return;
  double corrected = isnan(elastic->pressure_gpa) ? 0.0 : elastic->pressure_gpa;
  for (size_t i = 0; i < 6; i++)
    smallest = fmin(smallest, fabs(elastic->stiffness[7 * i]));
  if (fabs(reader->stress.pressure_gpa - corrected) > 0.01 * smallest)
    crystal_report(reader, ELASTIR_WARNING, "residual-pressure", elastic->line,
                   "the cell is under %.4g GPa before the first strain, but the constants are for %.4g GPa: "
                   "their error may be as large as the difference",
                   reader->stress.pressure_gpa, corrected);
}
