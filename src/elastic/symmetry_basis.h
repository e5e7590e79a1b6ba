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

/* Where the axes of a class fit best. */
typedef struct {
  elastir_setting setting; /* not isotropic, nor triclinic */
  double distance;         /* the least over all orientations, as symmetry_basis_distance */
  double axes[9];          /* and where it is: see elastir_class_fit */
} symmetry_best_fit;

/* Fills distance and axes of up to SYMMETRY_MOST_FITS settings. */
enum { SYMMETRY_MOST_FITS = 6 };
void symmetry_best_axes(const double kelvin[36], symmetry_best_fit fits[], int count);

/* The same for one high trigonal or tetragonal setting, with its main axis as given: the best turn
 * about it. */
void symmetry_best_turn(const double kelvin[36], symmetry_best_fit *fit);

#endif
