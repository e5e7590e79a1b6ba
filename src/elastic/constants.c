/* SPDX-License-Identifier: GPL-3.0-or-later */
/* constants.c: which elements of a printed tensor are one number. */
#include "elastic/constants.h"

#include <math.h>
#include <stdbool.h>

#include "elastic/symmetry_basis.h"

/* Element i of tensor k of the basis, in Voigt's form. */
static double element(const symmetry_basis *basis, int i, int k)
{
  const symmetry_invariant *one = &basis->invariant[k];
  double factor = (i / 6 < 3 ? 1.0 : sqrt(2.0)) * (i % 6 < 3 ? 1.0 : sqrt(2.0));
  for (int p = 0; p < one->count; p++) {
    int row = one->part[p].row, column = one->part[p].column;
    if (6 * row + column == i || 6 * column + row == i)
      return one->part[p].weight / factor;
  }
  return 0.0;
}

/* Whether element i is sign times element j in every tensor of the class. */
static bool tied(const symmetry_basis *basis, int i, int j, double sign)
{
  for (int k = 0; k < basis->count; k++)
    if (fabs(element(basis, i, k) - sign * element(basis, j, k)) > 1e-9)
      return false;
  return true;
}

static bool vanishes(const symmetry_basis *basis, int i)
{
  for (int k = 0; k < basis->count; k++)
    if (fabs(element(basis, i, k)) > 1e-9)
      return false;
  return true;
}

void elastir_independent_constants(elastir_setting setting, elastir_constants *constants)
{
  symmetry_basis basis;
  symmetry_basis_of(setting, &basis);
  constants->count = 0;
  for (int i = 0; i < 36; i++) {
    constants->group[i] = -1;
    constants->sign[i] = 0.0;
    if (vanishes(&basis, i))
      continue;
    for (int j = 0; j < i && constants->group[i] < 0; j++) {
      if (constants->group[j] < 0)
        continue;
      for (double sign = 1.0; sign >= -1.0 && constants->group[i] < 0; sign -= 2.0) {
        if (tied(&basis, i, j, sign)) {
          constants->group[i] = constants->group[j];
          constants->sign[i] = sign * constants->sign[j];
        }
      }
    }
    if (constants->group[i] < 0) {
      constants->group[i] = constants->count++;
      constants->sign[i] = 1.0;
    }
  }
}

void elastir_shift_constant(const elastir_constants *constants, int constant, double change_gpa,
                            double stiffness_gpa[36])
{
  for (int i = 0; i < 36; i++)
    if (constants->group[i] == constant)
      stiffness_gpa[i] += constants->sign[i] * change_gpa;
}
