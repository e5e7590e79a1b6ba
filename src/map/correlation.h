/* SPDX-License-Identifier: GPL-3.0-or-later */
/* correlation.h: how many independent pixels a map is worth. */
#ifndef ELASTIR_MAP_CORRELATION_H
#define ELASTIR_MAP_CORRELATION_H

#include "map/scan.h"

typedef struct {
  double inflation; /* of the variance of the mean: pixels over independent pixels, at least 1 */
  size_t reach;     /* pixels beyond which neighbours are not correlated */
  bool beyond;      /* they still are at a quarter of the map: then both are too small */
} map_correlation;

/* Var(mean) = sigma^2/N [1 + sum over lags of n(lag)/N rho(lag)], n pairs a lag, rho their
 * autocorrelation (G. V. Bayley and J. M. Hammersley, J. R. Stat. Soc. Suppl. 8, 184 (1946), in two
 * dimensions), summed over square rings of lags up to the first whose mean rho is below 0.05. Pixels
 * that are NAN form no pairs. At most some 40,000 pixels, evenly taken, are paired with all others. */
map_correlation map_correlation_of(const map_scan *scan, const map_moments *moments);

#endif
