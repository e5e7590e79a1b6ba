/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thin.c: makes one point of neighbours that are closer than a fit can use. */
#include "compare/thin.h"

/* Where a parabola through some points, by least squares, has `centre`. */
static double parabola_at(const double *x, const double *y, size_t count, double centre, double unit)
{
  double s[5] = {0.0}, t[3] = {0.0};
  for (size_t i = 0; i < count; i++) {
    double power = 1.0, d = (x[i] - centre) / unit;
    for (int k = 0; k < 5; k++, power *= d) {
      s[k] += power;
      if (k < 3)
        t[k] += power * y[i];
    }
  }
  double a = s[2] * s[4] - s[3] * s[3], b = s[2] * s[3] - s[1] * s[4], c = s[1] * s[3] - s[2] * s[2];
  return (t[0] * a + t[1] * b + t[2] * c) / (s[0] * a + s[1] * b + s[2] * c);
}

static double mean(const double *values, size_t count)
{
  double sum = 0.0;
  for (size_t i = 0; i < count; i++)
    sum += values[i];
  return sum / (double)count;
}

/* How many of the points before [first, end) and behind it lie as close as those in it, at most `most` of
 * each. */
static size_t neighbours(const double *x, size_t count, size_t first, size_t end, size_t most)
{
  double widest = 1.5 * (x[end - 1] - x[first]) / (double)(end - first - 1);
  size_t found = 0;
  for (size_t low = first, high = end; found < most && low > 0 && high < count; low--, high++, found++)
    if (x[low] - x[low - 1] > widest || x[high] - x[high - 1] > widest)
      break;
  return found;
}

/* The value in the middle of neighbours. Their mean would cut the tops of narrow bands; a parabola that leans
 * on half as many points on either side does not, and leaves hardly more of the noise (A. Savitzky, M. J. E.
 * Golay, Anal. Chem. 36, 1627 (1964)). */
static double middle_of(const double *x, const double *y, size_t count, size_t first, size_t end,
                        double centre)
{
  size_t members = end - first;
  size_t more = members > 1 ? neighbours(x, count, first, end, members / 2) : 0;
  if (more == 0)
    return mean(y + first, members);
  return parabola_at(x + first - more, y + first - more, members + 2 * more, centre,
                     x[end - 1] - x[first]);
}

size_t thin_points(const double *x, const double *y, size_t count, double width,
                   double *thinned_x, double *thinned_y)
{
  size_t made = 0;
  for (size_t first = 0, end; first < count; first = end) {
    for (end = first + 1; end < count && x[end] - x[first] < width * (1.0 - 1e-9);)
      end++;
    thinned_x[made] = mean(x + first, end - first);
    thinned_y[made] = middle_of(x, y, count, first, end, thinned_x[made]);
    made++;
  }
  return made;
}
