/* SPDX-License-Identifier: GPL-3.0-or-later */
/* contact_series.c: the response of a half space of any orientation, as a series. */
#include "base/fast.h"

#include "elastic/contact_series.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_integration.h>

#include "base/pi.h"
#include "elastic/half_space.h"
#include "elastic/mirrors.h"

enum { COMPONENTS = 6 };

/* ---- tables ---- */

/* Legendre functions of even l: those of l and m at l^2/4 + m. From z P_l = a_{l+1} P_{l+1} +
 * a_l P_{l-1} of normalised ones, a_l^2 = (l^2 - m^2)/(4 l^2 - 1), twice:
 * P_{l+2} = (z^2 - b) c P_l - d P_{l-2}. */
static double neighbour(int l, int m)
{
  return sqrt(((double)l * l - m * m) / (4.0 * l * l - 1.0));
}

static void fill_recursion(const contact_series *series)
{
  for (int m = 0; m <= series->degree; m++) {
    /* Of the first of an m that is even, or odd; and from one m to the next. */
    series->sectoral[2 * m] = m % 2 == 0 ? 1.0 : sqrt(2.0 * m + 3.0);
    series->sectoral[2 * m + 1] = sqrt((2.0 * m + 3.0) / (2.0 * m + 2.0));
    for (int l = m + m % 2; l <= series->degree; l += 2) {
      double *step = series->recursion + 3 * (l * l / 4 + m);
      double last = l > m + 1 ? neighbour(l - 1, m) : 0.0, here = l > m ? neighbour(l, m) : 0.0;
      double next = neighbour(l + 1, m);
      step[0] = next * next + here * here;
      step[1] = 1.0 / (next * neighbour(l + 2, m));
      step[2] = here * last * step[1];
    }
  }
}

/* All of them at z; radius: sqrt(1 - z^2), or one for the functions over its m-th power. */
static void fill_legendre(const contact_series *series, double z, double radius, double *legendre)
{
  double square = z * z, sectoral = sqrt(0.5);
  for (int m = 0; m <= series->degree; m++) {
    double before = 0.0, here = series->sectoral[2 * m] * (m % 2 == 0 ? 1.0 : z) * sectoral;
    for (int l = m + m % 2; l <= series->degree; l += 2) {
      int at = l * l / 4 + m;
      const double *step = series->recursion + 3 * at;
      double next = (square - step[0]) * step[1] * here - step[2] * before;
      legendre[at] = before = here;
      here = next;
    }
    sectoral *= radius * series->sectoral[2 * m + 1];
  }
}

bool contact_series_begin(int order, contact_series *series)
{
  int degree = order - 2, terms = (degree / 2 + 1) * (degree / 2 + 1);
  *series = (contact_series){.order = order, .degree = degree, .terms = terms,
                             .rings = order / 2, .angles = 2 * order};
  size_t rings = (size_t)series->rings, angles = (size_t)series->angles, each = (size_t)terms;
  size_t orders = (size_t)degree + 1;
  gsl_integration_glfixed_table *table = gsl_integration_glfixed_table_alloc((size_t)order);
  size_t numbers = (2 + each + angles) * rings + 3 * angles + 2 * orders + 6 * each;
  double *block = malloc(numbers * sizeof *block);
  series->forward = gsl_fft_real_wavetable_alloc(angles);
  series->backward = gsl_fft_halfcomplex_wavetable_alloc(angles);
  series->work = gsl_fft_real_workspace_alloc(angles);
  series->z = block;
  bool good = table != NULL && block != NULL && series->forward != NULL &&
              series->backward != NULL && series->work != NULL;
  if (good) {
    series->weight = series->z + rings;
    series->circle = series->weight + rings;
    series->sectoral = series->circle + 2 * angles;
    series->recursion = series->sectoral + 2 * orders;
    series->legendre = series->recursion + 3 * each;
    series->here = series->legendre + rings * each;
    series->coefficient = series->here + each;
    series->value = series->coefficient + 2 * each;
    series->ring = series->value + rings * angles;
    fill_recursion(series);
  }
  for (size_t i = 0; good && i < rings; i++) {
    gsl_integration_glfixed_point(-1.0, 1.0, rings + i, &series->z[i], &series->weight[i], table);
    double z = series->z[i], radius = sqrt((1.0 - z) * (1.0 + z));
    fill_legendre(series, z, radius, series->legendre + i * each);
  }
  for (size_t k = 0; good && k < angles; k++) {
    series->circle[2 * k] = cos(2.0 * ELASTIR_PI * (double)k / (double)angles);
    series->circle[2 * k + 1] = sin(2.0 * ELASTIR_PI * (double)k / (double)angles);
  }
  if (table != NULL)
    gsl_integration_glfixed_table_free(table);
  return good;
}

/* ---- values and coefficients ---- */

/* Of values on the rings the coefficients, and the other way round. */
static void analyse(const contact_series *of, const double *value, double *coefficient)
{
  size_t angles = (size_t)of->angles;
  memset(coefficient, 0, 2 * (size_t)of->terms * sizeof *coefficient);
  for (int i = 0; i < of->rings; i++) {
    const double *legendre = of->legendre + i * of->terms;
    memcpy(of->ring, value + i * of->angles, angles * sizeof *value);
    gsl_fft_real_transform(of->ring, 1, angles, of->forward, of->work);
    for (int m = 0; m <= of->degree; m++) {
      double factor = (m == 0 ? 2.0 : 4.0) * of->weight[i] / of->angles;
      double a = factor * of->ring[m == 0 ? 0 : 2 * m - 1];
      double b = m == 0 ? 0.0 : -factor * of->ring[2 * m];
      for (int l = m + m % 2; l <= of->degree; l += 2) {
        int at = l * l / 4 + m;
        coefficient[2 * at] += a * legendre[at];
        coefficient[2 * at + 1] += b * legendre[at];
      }
    }
  }
}

static void synthesise(const contact_series *of, const double *coefficient, double *value)
{
  size_t angles = (size_t)of->angles;
  for (int i = 0; i < of->rings; i++) {
    const double *legendre = of->legendre + i * of->terms;
    double *ring = value + i * of->angles;
    memset(ring, 0, angles * sizeof *ring);
    for (int m = 0; m <= of->degree; m++) {
      double a = 0.0, b = 0.0;
      for (int l = m + m % 2; l <= of->degree; l += 2) {
        int at = l * l / 4 + m;
        a += legendre[at] * coefficient[2 * at];
        b += legendre[at] * coefficient[2 * at + 1];
      }
      if (m == 0) {
        ring[0] = a;
        continue;
      }
      ring[2 * m - 1] = 0.5 * a;
      ring[2 * m] = -0.5 * b;
    }
    gsl_fft_halfcomplex_transform(ring, 1, angles, of->backward, of->work);
  }
}

/* Means around the great circles across. */
static void transform(const contact_series *of, double *coefficient)
{
  double factor = 1.0; /* P_l(0) */
  for (int l = 0; l <= of->degree; factor *= -(l + 1.0) / (l + 2.0), l += 2)
    for (int m = 0; m <= l; m++) {
      coefficient[2 * (l * l / 4 + m)] *= factor;
      coefficient[2 * (l * l / 4 + m) + 1] *= factor;
    }
}

void contact_series_circle_means(contact_series *series, double *value)
{
  analyse(series, value, series->coefficient);
  transform(series, series->coefficient);
  synthesise(series, series->coefficient, value);
}

/* ---- the tensor ---- */

void contact_series_direction(const contact_series *series, int ring, int angle, double n[3])
{
  double z = series->z[ring], radius = sqrt((1.0 - z) * (1.0 + z));
  n[0] = radius * series->circle[2 * angle];
  n[1] = radius * series->circle[2 * angle + 1];
  n[2] = z;
}

/* Keeps the tensor of a direction, and of its images across mirror planes. */
static void keep_tensor(const contact_series *of, int mirrors, int ring, int angle,
                        const double tensor[COMPONENTS], double *components)
{
  int size = of->rings * of->angles, first = ring * of->angles;
  for (int e = 0; e < COMPONENTS; e++)
    components[e * size + first + angle] = tensor[e];
  for (int axis = 0; axis < 3; axis++) {
    if (!mirrors_has(mirrors, axis))
      continue;
    int at = first + mirrors_image(axis, of->angles, angle);
    for (int i = 0, e = 0; i < 3; i++)
      for (int j = i; j < 3; j++, e++)
        components[e * size + at] = mirrors_flip(axis, i, j) ? -tensor[e] : tensor[e];
  }
}

/* L^-1 along a meridian from one horizon over the pole to the other, or with a mirror plane across z to the
 * pole, in the half space whose normal lies across it. */
static bool fill_meridian(const contact_series *of, const double stiffness_gpa[36], int mirrors,
                          int angle, double *components)
{
  double c = of->circle[2 * angle], s = of->circle[2 * angle + 1];
  const double axes[9] = {c, s, 0.0, 0.0, 0.0, 1.0, s, -c, 0.0};
  half_space space;
  half_space_factor factor = {{0.0}, {0.0}};
  if (!half_space_prepare(stiffness_gpa, axes, &space))
    return false;
  int steps = mirrors_has(mirrors, 2) ? of->rings : of->order;
  for (int step = 0; step < steps; step++) {
    bool behind = step >= of->rings;
    int ring = behind ? of->order - 1 - step : step;
    double z = of->z[ring], radius = sqrt((1.0 - z) * (1.0 + z)), tensor[COMPONENTS];
    if (!half_space_tensor(&space, behind ? -z : z, -radius, &factor, tensor))
      return false;
    keep_tensor(of, mirrors, ring, angle + (behind ? of->order : 0), tensor, components);
  }
  return true;
}

/* 2/M on the rings from the means of L^-1 there. */
static void contract(const contact_series *of, const double *components, double *value)
{
  int size = of->rings * of->angles;
  for (int i = 0; i < of->rings; i++)
    for (int k = 0; k < of->angles; k++) {
      const double *t = components + i * of->angles + k;
      double n[3];
      contact_series_direction(of, i, k, n);
      value[i * of->angles + k] =
          n[0] * n[0] * t[0] + n[1] * n[1] * t[3 * size] + n[2] * n[2] * t[5 * size] +
          2.0 * (n[0] * n[1] * t[size] + n[0] * n[2] * t[2 * size] + n[1] * n[2] * t[4 * size]);
    }
}

/* M = 2/<g>, and the other way round. */
static void invert(const double *from, size_t count, double *to)
{
  for (size_t k = 0; k < count; k++)
    to[k] = 2.0 / from[k];
}

bool contact_series_fill(const double stiffness_gpa[36], contact_series *series)
{
  size_t size = (size_t)(series->rings * series->angles);
  double *components = malloc(COMPONENTS * size * sizeof *components);
  if (components == NULL)
    return false;
  bool good = true;
  int mirrors = mirrors_of(stiffness_gpa);
  /* Mirror planes across x and y take each half of the meridians into the other. */
  bool half = mirrors_has(mirrors, 0) || mirrors_has(mirrors, 1);
  int meridians = half ? series->order / 2 + 1 : series->order;
  for (int k = 0; good && k < meridians; k++)
    good = fill_meridian(series, stiffness_gpa, mirrors, k, components);
  for (size_t e = 0; good && e < COMPONENTS; e++)
    contact_series_circle_means(series, components + e * size);
  if (good) {
    contract(series, components, series->value);
    analyse(series, series->value, series->coefficient);
    invert(series->value, size, series->value);
  }
  for (size_t k = 0; !good && k < size; k++)
    series->value[k] = NAN;
  free(components);
  return true;
}

bool contact_series_take(contact_series *series)
{
  size_t size = (size_t)(series->rings * series->angles);
  double *mean = malloc(size * sizeof *mean);
  if (mean == NULL)
    return false;
  invert(series->value, size, mean);
  analyse(series, mean, series->coefficient);
  free(mean);
  return true;
}

double contact_series_modulus(const contact_series *series, const double n[3])
{
  double turn[2] = {1.0, 0.0}, sum = 0.0;
  fill_legendre(series, n[2], 1.0, series->here);
  for (int m = 0; m <= series->degree; m++) {
    double parts[2] = {0.0, 0.0};
    for (int l = m + m % 2; l <= series->degree; l += 2) {
      int at = l * l / 4 + m;
      parts[0] += series->here[at] * series->coefficient[2 * at];
      parts[1] += series->here[at] * series->coefficient[2 * at + 1];
    }
    sum += parts[0] * turn[0] + parts[1] * turn[1];
    /* r^m cos(m phi) and sin: no angle at the pole. */
    double x = n[0] * turn[0] - n[1] * turn[1];
    turn[1] = n[0] * turn[1] + n[1] * turn[0];
    turn[0] = x;
  }
  return 2.0 / sum;
}

void contact_series_free(contact_series *series)
{
  free(series->z);
  if (series->forward != NULL)
    gsl_fft_real_wavetable_free(series->forward);
  if (series->backward != NULL)
    gsl_fft_halfcomplex_wavetable_free(series->backward);
  if (series->work != NULL)
    gsl_fft_real_workspace_free(series->work);
  *series = (contact_series){0};
}
