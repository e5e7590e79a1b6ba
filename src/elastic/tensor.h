/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tensor.h: the elastic tensor in Voigt and Kelvin form: inverse, rotation, eigenvalues.
 *
 * A stiffness C is 6x6, row-major, symmetric, GPa; a compliance S the same in TPa^-1. Voigt
 * order xx yy zz yz xz xy, engineering shear strains (Nye, Physical Properties of Crystals,
 * 1985, chapter VIII). Kelvin's (Mandel's) form is the 6x6 matrix in the orthonormal basis
 * of symmetric tensors: factors sqrt(2) and 2 on the shear parts, after which C and S are
 * inverse to each other and rotate by an orthogonal matrix, so that eigenvalues and norms
 * do not depend on the frame (Mehrabadi and Cowin, Q. J. Mech. Appl. Math. 43, 15, 1990). */
#ifndef ELASTIR_TENSOR_H
#define ELASTIR_TENSOR_H

#include <math.h>
#include <stdbool.h>

#include "elastic/voigt.h"

/* C in GPa times S in TPa^-1 is this times the identity. */
#define ELASTIR_GPA_PER_TPA 1000.0

/* C_ijkl and S_ijkl of the fourth-rank tensors: C_ijkl = C_pq, while S_ijkl = S_pq / 2 for
 * one shear index and / 4 for two. */
double elastir_stiffness_component(const double stiffness[36], int i, int j, int k, int l);
double elastir_compliance_component(const double compliance[36], int i, int j, int k, int l);

/* The place of the first of 36 elements that is not finite; -1: all are. */
int elastir_first_not_finite(const double tensor[36]);

static inline bool elastir_is_finite(const double tensor[36])
{
  return elastir_first_not_finite(tensor) < 0;
}

/* Replaces c_ij and c_ji by their mean. */
void elastir_symmetrise(double voigt[36]);

void elastir_kelvin_from_stiffness(const double stiffness[36], double kelvin[36]);
void elastir_kelvin_from_compliance(const double compliance[36], double kelvin[36]);
void elastir_stiffness_from_kelvin(const double kelvin[36], double stiffness[36]);

/* The sum of products of all elements: C_ijkl D_ijkl for Kelvin matrices. */
double elastir_kelvin_inner(const double a[36], const double b[36]);

/* The eigenvalues, ascending, of a symmetric n x n matrix (row-major, n <= 6) and in the rows
 * of vectors (may be NULL) the orthonormal eigenvectors, each with its first component that
 * is not small positive. Cyclic Jacobi rotations (Golub and Van Loan, Matrix Computations,
 * section 8.5): needs nothing but the four operations and sqrt, so it gives the same bytes
 * everywhere, and it leaves the zero blocks of a crystal class exactly zero. */
void elastir_symmetric_eigen(int n, const double *matrix, double *values, double *vectors);

/* Ascending eigenvalues, GPa, of the Voigt matrix as ELATE has them. They change under
 * rotation of the frame; their signs do not. */
void elastir_voigt_eigenvalues(const double stiffness[36], double values_gpa[6]);

/* Ascending eigenvalues, GPa, of the Kelvin matrix: frame independent. Row a of eigenstrains
 * (6x6, may be NULL) is the unit eigenstrain in Kelvin's basis: xx yy zz, sqrt(2) yz xz xy. */
void elastir_kelvin_eigen(const double stiffness[36], double values_gpa[6],
                          double eigenstrains[36]);

/* Of ascending eigenvalues: positive, and finite. */
static inline bool elastir_is_positive(const double values[6])
{
  return values[0] > 0.0 && isfinite(values[5]);
}

/* S in TPa^-1 from C in GPa. false: C is singular to working precision (the smallest
 * |Kelvin eigenvalue| below 1e-13 of the largest, or a component not finite), and then S is
 * all NAN. An indefinite C has an inverse, but no meaning as the compliance of a solid.
 * *condition (may be NULL): the ratio of the largest to the smallest |eigenvalue|. */
bool elastir_compliance(const double stiffness_gpa[36], double compliance_per_tpa[36],
                        double *condition);

/* The same of a stable tensor, without what the condition of C takes being given back: for many tensors
 * near to each other. false: not positive, or singular; then S may not be used. */
bool elastir_stable_compliance(const double stiffness_gpa[36], double compliance_per_tpa[36]);

/* The orthogonal 6x6 matrix that rotates Kelvin 6-vectors, for a 3x3 rotation (row-major):
 * row i of `rotation` is the new axis i in the old frame, so x_new = R x_old. */
void elastir_kelvin_rotation(const double rotation[9], double rotation6[36]);

/* The tensor in the new frame, t_new = R6 t R6^T for Kelvin matrices. */
void elastir_rotate_kelvin(const double kelvin[36], const double rotation[9],
                           double rotated[36]);
void elastir_rotate_stiffness(const double stiffness[36], const double rotation[9],
                              double rotated[36]);

#endif
