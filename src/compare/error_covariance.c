/* SPDX-License-Identifier: GPL-3.0-or-later */
/* error_covariance.c: covariance of fitted parameters when neighbouring errors are alike. */
#include "compare/error_covariance.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_linalg.h>

/* Which row is at a place: its number + 1, 0 none. */
typedef struct {
  size_t *row_at, length;
} place_index;

/* gamma[l]: mean product of residuals l places apart, tapered. */
static void autocovariance(const fitted_rows *rows, const place_index *index, size_t lags, double freedom,
                           double *gamma)
{
  const double *residual = rows->residual;
  const size_t *place = rows->place, *row_at = index->row_at, points = rows->points;
  for (size_t lag = 0; lag <= lags; lag++) {
    double sum = 0.0, pairs = 0.0;
    for (size_t i = 0; i < points && place[i] + lag < index->length; i++)
      if (row_at[place[i] + lag] > 0) {
        sum += residual[i] * residual[row_at[place[i] + lag] - 1];
        pairs += 1.0;
      }
    double taper = 1.0 - (double)lag / ((double)lags + 1.0);
    gamma[lag] = pairs > 0.0 ? taper * sum / pairs * (double)points / freedom : 0.0;
  }
}

/* middle += gamma[lag] sum over pairs of J_i J_k' + J_k J_i'. */
static void add_pairs(const fitted_rows *rows, const place_index *index, size_t lag, double gamma,
                      double *middle)
{
  const double *j = rows->jacobian;
  const size_t *place = rows->place, *row_at = index->row_at, parameters = rows->parameters;
  for (size_t i = 0; i < rows->points && place[i] + lag < index->length; i++) {
    if (row_at[place[i] + lag] == 0)
      continue;
    const double *a = j + i * rows->tda, *b = j + (row_at[place[i] + lag] - 1) * rows->tda;
    for (size_t r = 0; r < parameters; r++)
      for (size_t c = 0; c < parameters; c++)
        middle[r * parameters + c] +=
            gamma * (lag == 0 ? a[r] * b[c] : a[r] * b[c] + b[r] * a[c]);
  }
}

/* inverse * middle * inverse, inverse symmetric. */
static void sandwich(const gsl_matrix *inverse, const double *middle, size_t n, double *product,
                     double *covariance)
{
  for (size_t r = 0; r < n; r++)
    for (size_t c = 0; c < n; c++) {
      product[r * n + c] = 0.0;
      for (size_t k = 0; k < n; k++)
        product[r * n + c] += gsl_matrix_get(inverse, r, k) * middle[k * n + c];
    }
  for (size_t r = 0; r < n; r++)
    for (size_t c = 0; c < n; c++) {
      covariance[r * n + c] = 0.0;
      for (size_t k = 0; k < n; k++)
        covariance[r * n + c] += product[r * n + k] * gsl_matrix_get(inverse, k, c);
    }
}

/* (J'J)^-1 with the parameters scaled to equal weight first. false: singular. */
static int invert(const fitted_rows *rows, gsl_matrix *inverse)
{
  const double *j = rows->jacobian;
  const size_t tda = rows->tda, n = rows->parameters;
  double scale[256];
  if (n > sizeof scale / sizeof *scale)
    return 0;
  gsl_matrix_set_zero(inverse);
  for (size_t i = 0; i < rows->points; i++)
    for (size_t r = 0; r < n; r++)
      for (size_t c = 0; c < n; c++)
        *gsl_matrix_ptr(inverse, r, c) += j[i * tda + r] * j[i * tda + c];
  for (size_t r = 0; r < n; r++) {
    scale[r] = sqrt(gsl_matrix_get(inverse, r, r));
    if (!(scale[r] > 0.0))
      return 0;
  }
  for (size_t r = 0; r < n; r++)
    for (size_t c = 0; c < n; c++)
      *gsl_matrix_ptr(inverse, r, c) /= scale[r] * scale[c];
  if (gsl_linalg_cholesky_decomp1(inverse) != GSL_SUCCESS ||
      gsl_linalg_cholesky_invert(inverse) != GSL_SUCCESS)
    return 0;
  for (size_t r = 0; r < n; r++)
    for (size_t c = 0; c < n; c++)
      *gsl_matrix_ptr(inverse, r, c) /= scale[r] * scale[c];
  return 1;
}

error_covariance_status error_covariance(const fitted_rows *rows, size_t lags, double *covariance,
                                         double *rms)
{
  const size_t n = rows->parameters, points = rows->points;
  place_index index = {.length = rows->place[points - 1] + 1};
  double square = 0.0, freedom = (double)(points - n);
  for (size_t i = 0; i < points; i++)
    square += rows->residual[i] * rows->residual[i];
  *rms = sqrt(square / freedom);
  if (lags > points / 4)
    lags = points / 4;
  index.row_at = calloc(index.length, sizeof *index.row_at);
  double *buffer = calloc(3 * n * n + lags + 1, sizeof *buffer);
  error_covariance_status status = ERROR_COVARIANCE_NO_MEMORY;
  if (index.row_at != NULL && buffer != NULL) {
    double *middle = buffer, *product = buffer + n * n, *gamma = buffer + 3 * n * n;
    gsl_matrix_view inverse = gsl_matrix_view_array(buffer + 2 * n * n, n, n);
    for (size_t i = 0; i < points; i++)
      index.row_at[rows->place[i]] = i + 1;
    autocovariance(rows, &index, lags, freedom, gamma);
    for (size_t lag = 0; lag <= lags; lag++)
      add_pairs(rows, &index, lag, gamma[lag], middle);
    status = ERROR_COVARIANCE_SINGULAR;
    if (invert(rows, &inverse.matrix)) {
      sandwich(&inverse.matrix, middle, n, product, covariance);
      status = ERROR_COVARIANCE_DONE;
    }
  }
  free(index.row_at);
  free(buffer);
  return status;
}
