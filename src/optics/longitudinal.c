/* SPDX-License-Identifier: GPL-3.0-or-later */
/* longitudinal.c: longitudinal optical modes along a direction, without damping. */
#include "optics/longitudinal.h"

#include <math.h>
#include <stdlib.h>

static const double least_shift_cm1 = 1e-4; /* as CRYSTAL prints wavenumbers */

/* A transverse wavenumber and what lifts it, both cm-2, with S.q. */
typedef struct {
  double square, lift;
  double along[3];
} coupled;

static void strength_along(const double s[6], const double q[3], double along[3])
{
  along[0] = s[0] * q[0] + s[5] * q[1] + s[4] * q[2];
  along[1] = s[5] * q[0] + s[1] * q[1] + s[3] * q[2];
  along[2] = s[4] * q[0] + s[3] * q[1] + s[2] * q[2];
}

static double dot(const double a[3], const double b[3])
{
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

static int by_square(const void *a, const void *b)
{
  double x = ((const coupled *)a)->square, y = ((const coupled *)b)->square;
  return (x > y) - (x < y);
}

/* Sets of one wavenumber count as one. Returns how many are left. */
static size_t join_equal(coupled *modes, size_t count)
{
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    if (kept == 0 || modes[i].square > modes[kept - 1].square) {
      modes[kept++] = modes[i];
      continue;
    }
    modes[kept - 1].lift += modes[i].lift;
    for (size_t k = 0; k < 3; k++)
      modes[kept - 1].along[k] += modes[i].along[k];
  }
  return kept;
}

/* 1 - sum lift / (x - square): rises from -infinity above one pole to +infinity below the next,
 * or to 1; x = square[origin] + offset, so that no digit is lost near a pole. */
static double secular(const coupled *modes, size_t count, size_t origin, double offset)
{
  double sum = 1.0;
  for (size_t i = 0; i < count; i++)
    sum -= modes[i].lift / ((modes[origin].square - modes[i].square) + offset);
  return sum;
}

static double root_above(const coupled *modes, size_t count, size_t origin)
{
  double low = 0.0, high = 0.0;
  if (origin + 1 < count)
    high = modes[origin + 1].square - modes[origin].square;
  else
    for (size_t i = 0; i < count; i++)
      high += modes[i].lift;
  for (int step = 0; step < 200; step++) {
    double middle = 0.5 * (low + high);
    if (middle <= low || middle >= high)
      break;
    if (secular(modes, count, origin, middle) < 0.0)
      low = middle;
    else
      high = middle;
  }
  return 0.5 * (low + high);
}

/* |sum c_p Z_p|^2 of the normalised eigenvector c_p = q.Z_p / (x - nu_p^2). */
static double charge_strength(const coupled *modes, size_t count, size_t origin, double offset,
                              const double q[3])
{
  double norm = 0.0, charge[3] = {0.0, 0.0, 0.0};
  for (size_t i = 0; i < count; i++) {
    double distance = (modes[origin].square - modes[i].square) + offset;
    norm += dot(modes[i].along, q) / (distance * distance);
    for (size_t k = 0; k < 3; k++)
      charge[k] += modes[i].along[k] / distance;
  }
  return dot(charge, charge) / norm;
}

size_t optics_longitudinal(const optics_medium *medium, double volume_angstrom3, const double q[3],
                           optics_longitudinal_mode *modes)
{
  double screening[3];
  strength_along(medium->epsilon_infinity, q, screening);
  double screened = dot(screening, q);
  coupled *poles = malloc((medium->count + 1) * sizeof *poles);
  size_t count = 0;
  if (poles == NULL)
    return OPTICS_NO_MEMORY;
  if (!(screened > 0.0)) {
    free(poles);
    return 0;
  }
  for (size_t p = 0; p < medium->count; p++) {
    const optics_oscillator *o = &medium->oscillators[p];
    coupled one = {.square = o->wavenumber_cm1 * o->wavenumber_cm1};
    strength_along(o->strength_cm2, q, one.along);
    one.lift = dot(one.along, q) / screened;
    if (one.lift > 2.0 * o->wavenumber_cm1 * least_shift_cm1)
      poles[count++] = one;
  }
  qsort(poles, count, sizeof *poles, by_square);
  count = join_equal(poles, count);
  double per_strength =
      optics_intensity_per_charge2 / optics_strength_per_charge2(volume_angstrom3);
  for (size_t i = 0; i < count; i++) {
    double offset = root_above(poles, count, i);
    modes[i] = (optics_longitudinal_mode){
        sqrt(poles[i].square + offset),
        per_strength * charge_strength(poles, count, i, offset, q)};
  }
  free(poles);
  return count;
}
