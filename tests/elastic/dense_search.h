/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dense_search.h: extrema by brute force, sharing no code with src/elastic: the judge. */
#ifndef ELASTIR_DENSE_SEARCH_H
#define ELASTIR_DENSE_SEARCH_H

typedef enum { DENSE_E, DENSE_G, DENSE_NU } dense_quantity;

/* The fourth-rank compliance, from the Voigt one. */
void dense_tensor(const double compliance[36], double s[3][3][3][3]);

/* E, G (1000 / compliance) or nu at (n, m), by summing over all indices. */
double dense_value(double s[3][3][3][3], dense_quantity quantity, const double n[3],
                   const double m[3]);

/* The extrema over a grid of `rings` latitudes of the hemisphere and 24 m for each n, the best
 * `starts` of each refined by simplex searches over the three angles until they stand still. */
void dense_extrema(double s[3][3][3][3], dense_quantity quantity, int rings, int starts,
                   double *min, double *max);

#endif
