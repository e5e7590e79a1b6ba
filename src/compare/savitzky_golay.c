/* SPDX-License-Identifier: GPL-3.0-or-later */
/* savitzky_golay.c: smoothing and derivatives by local polynomials on an even grid. */
#include "compare/savitzky_golay.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_COLUMNS = ELASTIR_SMOOTH_MAX_DEGREE + 1 };

/* Value, first and second derivative of the polynomials of degree 0…degree that are orthonormal
 * over the points t = -1…1 of the window; each [degree][point]. */
typedef struct {
  double value[3][MOST_COLUMNS][ELASTIR_SMOOTH_MAX_WINDOW];
} polynomials;

static void subtract(polynomials *p, int window, int k, int j, double share)
{
  for (int d = 0; d < 3; d++)
    for (int i = 0; i < window; i++)
      p->value[d][k][i] -= share * p->value[d][j][i];
}

/* Each is the one before times t, then made orthogonal to all before it. */
static void build(polynomials *p, int window, int degree)
{
  for (int k = 0; k <= degree; k++) {
    for (int i = 0; i < window; i++) {
      double t = 2.0 * i / (window - 1) - 1.0;
      p->value[0][k][i] = k == 0 ? 1.0 : t * p->value[0][k - 1][i];
      p->value[1][k][i] = k == 0 ? 0.0 : t * p->value[1][k - 1][i] + p->value[0][k - 1][i];
      p->value[2][k][i] = k == 0 ? 0.0 : t * p->value[2][k - 1][i] + 2.0 * p->value[1][k - 1][i];
    }
    for (int pass = 0; pass < 2; pass++)
      for (int j = 0; j < k; j++) {
        double dot = 0.0;
        for (int i = 0; i < window; i++)
          dot += p->value[0][k][i] * p->value[0][j][i];
        subtract(p, window, k, j, dot);
      }
    double square = 0.0;
    for (int i = 0; i < window; i++)
      square += p->value[0][k][i] * p->value[0][k][i];
    subtract(p, window, k, k, 1.0 - 1.0 / sqrt(square));
  }
}

bool elastir_savitzky_golay(double *y, size_t count, int window, int degree, int derivative,
                            double step_cm1)
{
  polynomials *p = malloc(sizeof *p);
  double *smooth = malloc(count * sizeof *smooth);
  if (p == NULL || smooth == NULL) {
    free(p);
    free(smooth);
    return false;
  }
  build(p, window, degree);
  size_t half = (size_t)window / 2;
  double unit = pow(2.0 / ((window - 1) * step_cm1), derivative);
  for (size_t i = 0; i < count; i++) {
    size_t start = i < half ? 0 : i + half >= count ? count - (size_t)window : i - half;
    smooth[i] = 0.0;
    for (int k = 0; k <= degree; k++) {
      double dot = 0.0;
      for (int j = 0; j < window; j++)
        dot += p->value[0][k][j] * y[start + (size_t)j];
      smooth[i] += dot * p->value[derivative][k][i - start];
    }
    smooth[i] *= unit;
  }
  for (size_t i = 0; i < count; i++)
    y[i] = smooth[i];
  free(p);
  free(smooth);
  return true;
}
