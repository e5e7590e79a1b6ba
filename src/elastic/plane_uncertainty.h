/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plane_uncertainty.h: what the rounding of a printed slab tensor does to its properties. */
#ifndef ELASTIR_PLANE_UNCERTAINTY_H
#define ELASTIR_PLANE_UNCERTAINTY_H

#include "elastic/low_dimension.h"
#include "elastic/uncertainty.h"

/* In this order: K, G, E, nu of Voigt, Reuss, Hill; min and max of E, G, nu; the least Kelvin
 * eigenvalue. */
enum { ELASTIR_PLANE_UNCERTAIN_COUNT = 19 };

/* CRYSTAL prints slab tensors with three decimals, in hartree per cell. */
#define ELASTIR_PLANE_ROUNDING_HARTREE 0.0005

/* The highest symmetry that the tensor has in the axes that it is printed in, as far as rounding
 * lets one see: an isotropic one (hexagonal slabs) has no extrema that mean anything. */
typedef enum {
  ELASTIR_PLANE_ISOTROPIC,   /* C11 = C22, C66 = (C11 - C12) / 2, C16 = C26 = 0 */
  ELASTIR_PLANE_SQUARE,      /* C11 = C22, C16 = -C26 */
  ELASTIR_PLANE_RECTANGULAR, /* C16 = C26 = 0 */
  ELASTIR_PLANE_OBLIQUE
} elastir_plane_symmetry;

/* half_n_m: half a unit of the last printed digit. */
elastir_plane_symmetry elastir_plane_symmetry_of(const double stiffness_n_m[9], double half_n_m);

/* "isotropic", "square", "rectangular", "oblique". */
const char *elastir_plane_symmetry_name(elastir_plane_symmetry symmetry);

typedef struct {
  double constant_sigma_n_m; /* of one constant: half_n_m over the root of 3 */
  int constants;             /* independent ones: equal and opposite constants count once, zero
                              * is taken for symmetry */
  int samples, unstable_samples;
  double sigma[ELASTIR_PLANE_UNCERTAIN_COUNT]; /* NAN where undefined */
} elastir_plane_uncertainty;

/* "averages.hill.youngs_modulus_n_m", "directional.poisson_ratio.max", … */
const char *elastir_plane_uncertain_name(int quantity);

/* Monte Carlo: each constant uniform within half_n_m, all properties anew. options may be NULL.
 * false: no memory. */
bool elastir_plane_estimate_uncertainty(const double stiffness_n_m[9], double half_n_m,
                                        const elastir_uncertainty_options *options,
                                        elastir_plane_uncertainty *uncertainty);

#endif
