/* SPDX-License-Identifier: GPL-3.0-or-later */
/* symmetry_basis.h: orthonormal bases of the tensors that a group of rotations leaves alone. */
#ifndef ELASTIR_SYMMETRY_BASIS_H
#define ELASTIR_SYMMETRY_BASIS_H

#include "elastic/symmetry.h"

/* Of each 'low' class the high one that it is in a turned frame, of each high one the low one; else the
 * class itself. */
elastir_symmetry_class symmetry_high_of(elastir_symmetry_class symmetry);
elastir_symmetry_class symmetry_low_of(elastir_symmetry_class symmetry);

static inline bool symmetry_is_low(elastir_symmetry_class symmetry)
{
  return symmetry_high_of(symmetry) != symmetry;
}

/* Whether its axes are searched for: a 'low' class has those of the high one. */
bool symmetry_has_axes(elastir_symmetry_class symmetry);

/* A Kelvin matrix with few elements: weight at row, column and at column, row. */
enum { SYMMETRY_MOST_PARTS = 9 };
typedef struct {
  int count;
  struct {
    int row, column; /* row <= column */
    double weight;
  } part[SYMMETRY_MOST_PARTS];
} symmetry_invariant;

/* Orthonormal in the Frobenius inner product. */
typedef struct {
  int count;
  symmetry_invariant invariant[21];
} symmetry_basis;

void symmetry_basis_of(elastir_setting setting, symmetry_basis *basis);

/* The part of a Kelvin matrix in the space of the basis. */
void symmetry_basis_project(const symmetry_basis *basis, const double kelvin[36],
                            double projected[36]);

/* |kelvin - its projection|. */
double symmetry_basis_distance(const symmetry_basis *basis, const double kelvin[36]);

#endif
