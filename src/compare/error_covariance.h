/* SPDX-License-Identifier: GPL-3.0-or-later */
/* error_covariance.h: covariance of fitted parameters when neighbouring errors are alike. */
#ifndef ELASTIR_ERROR_COVARIANCE_H
#define ELASTIR_ERROR_COVARIANCE_H

#include <stddef.h>

typedef enum {
  ERROR_COVARIANCE_DONE,
  ERROR_COVARIANCE_SINGULAR,
  ERROR_COVARIANCE_NO_MEMORY
} error_covariance_status;

/* (J'J)^-1 J' V J (J'J)^-1 of a least-squares fit, V the covariance of the errors: stationary
 * along the axis, estimated from the residuals up to `lags` with Bartlett's taper and n - p
 * degrees of freedom. j: row-major, rows tda apart; place[i]: index of row i on an even grid,
 * increasing. covariance: parameters x parameters. *rms: residual standard deviation. */
error_covariance_status error_covariance(const double *j, size_t tda, const double *residual,
                                         const size_t *place, size_t points, size_t parameters,
                                         size_t lags, double *covariance, double *rms);

#endif
