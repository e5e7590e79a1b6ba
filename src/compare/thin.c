/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thin.c: averages neighbours that are closer than a fit can use. */
#include "compare/thin.h"

size_t thin_points(const double *x, const double *y, size_t count, double width,
                   double *thinned_x, double *thinned_y)
{
  size_t made = 0;
  for (size_t i = 0; i < count;) {
    double sum_x = 0.0, sum_y = 0.0, members = 0.0;
    size_t first = i;
    for (; i < count && (i == first || x[i] - x[first] < width * (1.0 - 1e-9)); i++) {
      sum_x += x[i];
      sum_y += y[i];
      members += 1.0;
    }
    thinned_x[made] = sum_x / members;
    thinned_y[made++] = sum_y / members;
  }
  return made;
}
