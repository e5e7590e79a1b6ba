/* SPDX-License-Identifier: GPL-3.0-or-later */
/* low_dimension.h: elasticity of slabs (2D, N/m) and of rods (1D, N).
 *
 * CRYSTAL prints the constants of a slab as 3x3 and of a rod as 1x1, in hartree per cell: second
 * derivatives of the energy of a cell. Over the area (length) of the cell they are stiffnesses
 * that need no thickness. Voigt order xx yy xy, engineering shear, row-major; the slab lies in
 * xy, a rod along x. Angles are counted from x towards y. Tensors are rotated as tensors, so
 * oblique cells need no special case. */
#ifndef ELASTIR_LOW_DIMENSION_H
#define ELASTIR_LOW_DIMENSION_H

#include <stdbool.h>

/* |a x b| of the two lattice vectors of a slab, and |a| of a rod; angstrom. */
double elastir_cell_area_angstrom2(const double a[3], const double b[3]);

/* hartree per cell to N/m and to N; 1 hartree/angstrom^2 = 435.97 N/m. NAN unless the cell is
 * larger than nothing. */
double elastir_newton_per_metre(double hartree, double area_angstrom2);
double elastir_newton(double hartree, double length_angstrom);

typedef struct {
  double value;
  double angle_deg; /* in [0, 180): the smallest of those that reach it */
  int equivalents;  /* how many angles in [0, 180); 0: all of them */
} elastir_plane_extremum;

typedef struct {
  elastir_plane_extremum min, max;
} elastir_plane_range;

/* Isotropic in the plane: E = 4KG/(K+G), nu = (K-G)/(K+G) (M. F. Thorpe and P. N. Sen, J. Acoust.
 * Soc. Am. 77, 1674 (1985)). */
typedef struct {
  double bulk_modulus_n_m;  /* against equal stretching in both directions */
  double shear_modulus_n_m;
  double youngs_modulus_n_m;
  double poisson_ratio;
} elastir_plane_moduli;

typedef struct {
  double stiffness_n_m[9];
  double compliance_m_n[9];            /* NAN unless stable */
  double kelvin_eigenvalues_n_m[3];    /* ascending, independent of the frame */
  double minors[3];                    /* leading minors of the Voigt matrix, (N/m)^k */
  bool stable; /* all positive (M. Mazdziarz, 2D Mater. 6, 048001 (2019)) */
  elastir_plane_moduli voigt, reuss, hill; /* Reuss and Hill NAN unless stable */
  elastir_plane_range youngs_modulus_n_m;  /* extrema over all angles: NAN unless stable */
  elastir_plane_range shear_modulus_n_m;
  elastir_plane_range poisson_ratio;
} elastir_plane;

/* Everything about a slab from its stiffness in N/m. With n at an angle and m across it,
 * 1/E = S_ijkl n_i n_j n_k n_l, 1/G = 4 S_ijkl n_i m_j n_k m_l and nu = -E S_ijkl n_i n_j m_k m_l;
 * their extrema are the real roots of polynomials of
 * degree four (E, G) and six (nu) in the tangent of the angle: all of them are found.
 * false: no memory, or the stiffness is not finite; everything is NAN then. */
bool elastir_analyse_plane(const double stiffness_n_m[9], elastir_plane *plane);

#endif
