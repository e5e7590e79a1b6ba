/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cholesky.c: small positive definite matrices, factorised and solved in the caller's room. */
#include "compare/cholesky.h"

#include <math.h>

double cholesky_factor(const double *a, size_t stride, size_t n, double least, double *factor)
{
  double ln_determinant = 0.0;
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j <= i; j++) {
      double sum = a[i * stride + j];
      for (size_t k = 0; k < j; k++)
        sum -= factor[i * n + k] * factor[j * n + k];
      factor[i * n + j] = i == j ? sqrt(fmax(sum, least)) : sum / factor[j * n + j];
      if (i == j)
        ln_determinant += 2.0 * log(factor[i * n + i]);
    }
  return ln_determinant;
}

void cholesky_solve(const double *factor, size_t n, double *x)
{
  for (size_t i = 0; i < n; i++) {
    for (size_t k = 0; k < i; k++)
      x[i] -= factor[i * n + k] * x[k];
    x[i] /= factor[i * n + i];
  }
  for (size_t i = n; i-- > 0;) {
    for (size_t k = i + 1; k < n; k++)
      x[i] -= factor[k * n + i] * x[k];
    x[i] /= factor[i * n + i];
  }
}
