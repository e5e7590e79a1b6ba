/* SPDX-License-Identifier: GPL-3.0-or-later */
/* seen.c: where an instrument sees each band of a medium, and how high. */
#include "optics/seen.h"

#include <math.h>
#include <stdlib.h>

#include "optics/gauss.h"

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

/* What the line adds while all lines grow together from nothing to their strengths. */
static double part_of(const optics_lines *medium, const optics_line *line, double nu_cm1,
                      optics_shown *shown, const void *context)
{
  const double small = 1e-4; /* cubes of it are left out, and its square is far above rounding */
  double complex whole = optics_lines_epsilon(medium, nu_cm1) - medium->epsilon_infinity;
  double complex own = term(line, medium->damping_cm1, nu_cm1);
  double sum = 0.0;
  for (int n = 0; n < 2 * GAUSS_HALF; n++) {
    int k = n < GAUSS_HALF ? GAUSS_HALF - 1 - n : n - GAUSS_HALF;
    double grown = 0.5 + (n < GAUSS_HALF ? -0.5 : 0.5) * gauss_node[k];
    double complex eps = medium->epsilon_infinity + grown * whole;
    sum += 0.5 * gauss_weight[k] * (shown(context, nu_cm1, eps + small * own) -
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
