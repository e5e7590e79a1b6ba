/* SPDX-License-Identifier: GPL-3.0-or-later */
/* symmetry_basis.h: orthonormal bases of the tensors that a group of rotations leaves alone. */
#ifndef ELASTIR_SYMMETRY_BASIS_H
#define ELASTIR_SYMMETRY_BASIS_H

#include "elastic/symmetry.h"

/* Kelvin matrices, orthonormal in the Frobenius inner product. */
typedef struct {
  int count;
  double tensor[21][36];
} symmetry_basis;

enum { SYMMETRY_LARGEST_GROUP = 24 };

typedef struct {
  int count;
  double rotation[SYMMETRY_LARGEST_GROUP][9];
} symmetry_group;

/* The rotations of a class in its setting; of the isotropic class only the identity, of the
 * hexagonal one those of 622. */
void symmetry_group_of(elastir_setting setting, symmetry_group *group);

/* By averaging each of the 21 unit tensors over the group. */
void symmetry_basis_of(elastir_setting setting, symmetry_basis *basis);

/* The part of a Kelvin matrix in the space of the basis. */
void symmetry_basis_project(const symmetry_basis *basis, const double kelvin[36],
                            double projected[36]);

/* |kelvin - its projection|. */
double symmetry_basis_distance(const symmetry_basis *basis, const double kelvin[36]);

/* The orientation of the class's axes that fits best, from the best `most` starts of the search (at most
 * SYMMETRY_STARTS are tried); see elastir_class_fit. */
enum { SYMMETRY_STARTS = 96 };
double symmetry_best_axes(elastir_setting setting, const double kelvin[36], int most, double axes[9]);

#endif
