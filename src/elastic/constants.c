/* SPDX-License-Identifier: GPL-3.0-or-later */
/* constants.c: which elements of a printed tensor are one number. */
#include "elastic/constants.h"

#include <math.h>
#include <stdbool.h>

#include "elastic/symmetry_basis.h"

/* The tensors of a basis in Voigt's form: element i of tensor k is element[i][k]. */
typedef struct {
  int count;
  double element[36][21];
} voigt_basis;

static void voigt_basis_of(elastir_setting setting, voigt_basis *to)
{
  symmetry_basis basis;
  symmetry_basis_of(setting, &basis);
  *to = (voigt_basis){.count = basis.count};
  for (int k = 0; k < basis.count; k++)
    for (int p = 0; p < basis.invariant[k].count; p++) {
      int row = basis.invariant[k].part[p].row, column = basis.invariant[k].part[p].column;
      double factor = (row < 3 ? 1.0 : sqrt(2.0)) * (column < 3 ? 1.0 : sqrt(2.0));
      to->element[6 * row + column][k] = to->element[6 * column + row][k] =
          basis.invariant[k].part[p].weight / factor;
    }
}

/* Whether element i is sign times element j in every tensor of the class. */
static bool tied(const voigt_basis *basis, int i, int j, double sign)
{
  for (int k = 0; k < basis->count; k++)
    if (fabs(basis->element[i][k] - sign * basis->element[j][k]) > 1e-9)
      return false;
  return true;
}

static bool vanishes(const voigt_basis *basis, int i)
{
  return tied(basis, i, i, -1.0);
}

void elastir_independent_constants(elastir_setting setting, elastir_constants *constants)
{
  voigt_basis basis;
  voigt_basis_of(setting, &basis);
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
