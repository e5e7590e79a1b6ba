/* SPDX-License-Identifier: GPL-3.0-or-later */
/* seen.c: where an instrument sees each band of a medium, and how high. */
#include "optics/seen.h"

#include <math.h>
#include <stdlib.h>

/* A step is this part of the damping: a parabola through three values then has the top to some
 * thousandths of the damping. */
static const double step_share = 0.1;
/* On either side, in dampings, beyond the longitudinal mode and as far below. */
static const double margin = 3.0;
enum { MOST_POINTS = 1200 };

static double complex term(const optics_line *line, double damping_cm1, double nu_cm1)
{
  return line->strength_cm2 / (line->wavenumber_cm1 * line->wavenumber_cm1 - nu_cm1 * nu_cm1 -
                               I * damping_cm1 * nu_cm1);
}

double complex optics_lines_epsilon(const optics_lines *medium, double nu_cm1)
{
  double complex eps = medium->epsilon_infinity;
  for (size_t k = 0; k < medium->count; k++)
    eps += term(&medium->lines[k], medium->damping_cm1, nu_cm1);
  return eps;
}

/* The range in which the band of a line can be. */
typedef struct {
  double from_cm1, step_cm1;
  size_t points;
} range;

static range range_of(const optics_lines *medium, const optics_line *line)
{
  double nu = line->wavenumber_cm1, damping = medium->damping_cm1;
  double split = sqrt(nu * nu + line->strength_cm2 / medium->epsilon_infinity) - nu;
  double reach = split + margin * damping;
  range r = {fmax(nu - reach, 0.01 * nu), step_share * damping, 0};
  double points = ceil((nu + reach - r.from_cm1) / r.step_cm1) + 1.0;
  r.points = points > MOST_POINTS ? MOST_POINTS : (size_t)points;
  if (r.points == MOST_POINTS)
    r.step_cm1 = (nu + reach - r.from_cm1) / (MOST_POINTS - 1);
  return r;
}

static optics_seen top_of(const double *band, const range *r, double nu_cm1)
{
  size_t best = 0;
  for (size_t i = 1; i < r->points; i++)
    if (band[i] > band[best])
      best = i;
  if (best == 0 || best + 1 >= r->points || !(band[best] > 0.0))
    return (optics_seen){0.0, 0.0};
  double slope = 0.5 * (band[best + 1] - band[best - 1]);
  double bend = band[best + 1] - 2.0 * band[best] + band[best - 1];
  double away = bend < 0.0 ? -slope / bend : 0.0;
  return (optics_seen){r->from_cm1 + r->step_cm1 * ((double)best + away) - nu_cm1,
                       band[best] + 0.5 * slope * away};
}

/* Gauss and Legendre on [0, 1]. */
enum { NODES = 8 };
static const double nodes[NODES] = {0.0198550717512319, 0.1016667612931866, 0.2372337950418355,
                                    0.4082826787521751, 0.5917173212478249, 0.7627662049581645,
                                    0.8983332387068134, 0.9801449282487681};
static const double weights[NODES] = {0.0506142681451881, 0.1111905172266872, 0.1568533229389436,
                                      0.1813418916891810, 0.1813418916891810, 0.1568533229389436,
                                      0.1111905172266872, 0.0506142681451881};

/* What the line adds while all lines grow together from nothing to their strengths. */
static double part_of(const optics_lines *medium, const optics_line *line, double nu_cm1,
                      optics_shown *shown, const void *context)
{
  const double small = 1e-4; /* cubes of it are left out, and its square is far above rounding */
  double complex whole = optics_lines_epsilon(medium, nu_cm1) - medium->epsilon_infinity;
  double complex own = term(line, medium->damping_cm1, nu_cm1);
  double sum = 0.0;
  for (int n = 0; n < NODES; n++) {
    double complex eps = medium->epsilon_infinity + nodes[n] * whole;
    sum += weights[n] * (shown(context, nu_cm1, eps + small * own) -
                         shown(context, nu_cm1, eps - small * own)) / (2.0 * small);
  }
  return sum;
}

bool optics_see(const optics_lines *medium, optics_shown *shown, const void *context,
                optics_seen *seen)
{
  double *band = malloc(MOST_POINTS * sizeof *band);
  for (size_t k = 0; band != NULL && k < medium->count; k++) {
    const optics_line *line = &medium->lines[k];
    range r = range_of(medium, line);
    for (size_t i = 0; i < r.points; i++)
      band[i] = part_of(medium, line, r.from_cm1 + r.step_cm1 * (double)i, shown, context);
    seen[k] = top_of(band, &r, line->wavenumber_cm1);
  }
  free(band);
  return band != NULL;
}
