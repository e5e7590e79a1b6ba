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

/* Where a fit ended. */
typedef struct {
  const double *jacobian; /* points x parameters, row-major */
  size_t tda;             /* how far its rows are apart */
  const double *residual;
  const size_t *place;    /* index of each row on an even grid, increasing */
  size_t points, parameters;
} fitted_rows;

/* (J'J)^-1 J' V J (J'J)^-1 of a least-squares fit, V the covariance of the errors: stationary
 * along the axis, estimated from the residuals up to `lags` with Bartlett's taper and n - p
 * degrees of freedom. covariance: parameters x parameters. *rms: residual standard deviation. */
error_covariance_status error_covariance(const fitted_rows *rows, size_t lags, double *covariance,
                                         double *rms);

#endif
