/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sphere.h: mean and spread of the moduli over all directions, and how often they are negative. */
#ifndef ELASTIR_SPHERE_H
#define ELASTIR_SPHERE_H

#include <stdbool.h>

/* E and beta over directions n uniform on the sphere; G and nu over pairs n, m uniform in the
 * rotation group. In the unit of the quantity. */
typedef struct {
  double mean;
  double standard_deviation;
  double error;             /* estimate for mean and standard deviation: how much they changed
                             * from half as fine a rule; 0: exact */
  double negative_fraction; /* of directions (beta) or pairs (nu); 0 for E and G */
} elastir_spread;

typedef struct {
  elastir_spread youngs_modulus_gpa;
  elastir_spread linear_compressibility_per_tpa;
  elastir_spread shear_modulus_gpa;
  elastir_spread poisson_ratio;
  double negative_fraction_error; /* of the one of nu: its change from a third of the directions, and
                                   * at least what the rule is off by at worst, 2.7e-4 */
  int order;                      /* of the rule over n: order^2 directions of a hemisphere */
  bool no_memory;                 /* memory ran out: nothing here holds */
} elastir_spreads;

/* compliance: 6x6 Voigt, TPa^-1, of a stable solid, else all NAN. The averages over m are in
 * closed form, those over n a product rule (Gauss and Legendre in cos theta, equal steps in
 * phi) that is doubled, from 16 to at most 256, until mean and standard deviation stand still
 * to 1e-7 of their size; the part of pairs with a negative nu by a spiral of 10,946 directions.
 * Deterministic. */
elastir_spreads elastir_spread_over_sphere(const double compliance[36]);

#endif
