/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dense_search.c: extrema by brute force: a grid, then simplex searches from its best nodes. */
#include "elastic/dense_search.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_multimin.h>

#define TRANSVERSE_STEPS 24
#define MAX_STARTS 32

typedef double tensor4[3][3][3][3];

typedef struct {
  tensor4 *s;
  dense_quantity quantity;
  double sign; /* of what is made small */
} objective;

void dense_tensor(const double compliance[36], tensor4 s)
{
  static const int voigt[3][3] = {{0, 5, 4}, {5, 1, 3}, {4, 3, 2}};
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      for (int k = 0; k < 3; k++)
        for (int l = 0; l < 3; l++)
          s[i][j][k][l] = compliance[6 * voigt[i][j] + voigt[k][l]] /
                          ((i == j ? 1.0 : 2.0) * (k == l ? 1.0 : 2.0));
}

double dense_value(tensor4 s, dense_quantity quantity, const double n[3], const double m[3])
{
  double axial = 0.0, shear = 0.0, transverse = 0.0;
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++) {
      double nn = 0.0, mm = 0.0, nm = 0.0;
      for (int k = 0; k < 3; k++)
        for (int l = 0; l < 3; l++) {
          nn += s[i][j][k][l] * n[k] * n[l];
          mm += s[i][j][k][l] * m[k] * m[l];
          nm += s[i][j][k][l] * n[k] * m[l];
        }
      axial += n[i] * n[j] * nn;
      transverse += n[i] * n[j] * mm;
      shear += n[i] * m[j] * nm;
    }
  if (quantity == DENSE_E)
    return 1000.0 / axial;
  return quantity == DENSE_G ? 250.0 / shear : -transverse / axial;
}

static void vectors_of(const double angle[3], double n[3], double m[3])
{
  double ct = cos(angle[0]), st = sin(angle[0]), cp = cos(angle[1]), sp = sin(angle[1]);
  double cx = cos(angle[2]), sx = sin(angle[2]);
  n[0] = st * cp;
  n[1] = st * sp;
  n[2] = ct;
  m[0] = cx * ct * cp - sx * sp;
  m[1] = cx * ct * sp + sx * cp;
  m[2] = -cx * st;
}

static double evaluate(const objective *o, const double angle[3])
{
  double n[3], m[3];
  vectors_of(angle, n, m);
  return o->sign * dense_value(*o->s, o->quantity, n, m);
}

static double evaluate_vector(const gsl_vector *x, void *parameters)
{
  const double angle[3] = {gsl_vector_get(x, 0), gsl_vector_get(x, 1), gsl_vector_get(x, 2)};
  return evaluate(parameters, angle);
}

/* One simplex search; angle is moved to the best point. */
static double simplex(gsl_multimin_fminimizer *minimizer, objective *o, double angle[3],
                      double size)
{
  double start[3] = {angle[0], angle[1], angle[2]}, steps[3] = {size, size, size};
  gsl_vector_view x = gsl_vector_view_array(start, 3), step = gsl_vector_view_array(steps, 3);
  gsl_multimin_function function = {evaluate_vector, 3, o};
  gsl_multimin_fminimizer_set(minimizer, &function, &x.vector, &step.vector);
  for (int i = 0; i < 400; i++)
    if (gsl_multimin_fminimizer_iterate(minimizer) != 0 ||
        gsl_multimin_fminimizer_size(minimizer) < 1e-7)
      break;
  for (int i = 0; i < 3; i++)
    angle[i] = gsl_vector_get(minimizer->x, (size_t)i);
  return minimizer->fval;
}

static double refine(gsl_multimin_fminimizer *minimizer, objective *o, const double start[3],
                     double value, double size)
{
  double angle[3] = {start[0], start[1], start[2]};
  for (int restart = 0; restart < 20; restart++) {
    double before = value;
    value = fmin(value, simplex(minimizer, o, angle, size));
    size *= 0.3;
    if (restart > 0 && before - value < 1e-13 * fabs(value))
      break;
  }
  return value;
}

/* The best distinct nodes, ordered; a node near a better one is left out. */
typedef struct {
  int count, most;
  double angle[MAX_STARTS][3], n[MAX_STARTS][3], value[MAX_STARTS];
} best_nodes;

static void offer(best_nodes *best, const double angle[3], const double n[3], double value,
                  double apart)
{
  int at = best->count;
  for (int i = 0; i < best->count; i++)
    if (fabs(best->n[i][0] * n[0] + best->n[i][1] * n[1] + best->n[i][2] * n[2]) > apart) {
      if (value >= best->value[i])
        return;
      at = i;
      break;
    }
  if (at == best->most) {
    at = 0;
    for (int i = 1; i < best->most; i++)
      if (best->value[i] > best->value[at])
        at = i;
    if (value >= best->value[at])
      return;
  } else if (at == best->count) {
    best->count++;
  }
  memcpy(best->angle[at], angle, sizeof best->angle[at]);
  memcpy(best->n[at], n, sizeof best->n[at]);
  best->value[at] = value;
}

void dense_extrema(tensor4 s, dense_quantity quantity, int rings, int starts, double *min,
                   double *max)
{
  objective low = {(tensor4 *)s, quantity, 1.0}, high = {(tensor4 *)s, quantity, -1.0};
  best_nodes best[2] = {{.most = starts}, {.most = starts}};
  double step = M_PI / 2.0 / rings;
  for (int t = 0; t < rings; t++) {
    double theta = (t + 0.5) * step;
    int around = (int)ceil(2.0 * M_PI * sin(theta) / step);
    for (int p = 0; p < around; p++)
      for (int x = 0; x < (quantity == DENSE_E ? 1 : TRANSVERSE_STEPS); x++) {
        double angle[3] = {theta, (p + 0.3) * 2.0 * M_PI / around,
                           (x + 0.4) * M_PI / TRANSVERSE_STEPS};
        double n[3], m[3];
        vectors_of(angle, n, m);
        double value = dense_value(s, quantity, n, m);
        offer(&best[0], angle, n, value, 1.0 - 2.0 * step * step);
        offer(&best[1], angle, n, -value, 1.0 - 2.0 * step * step);
      }
  }
  gsl_multimin_fminimizer *minimizer =
      gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, 3);
  *min = *max = NAN;
  for (int i = 0; i < best[0].count; i++)
    *min = fmin(*min, refine(minimizer, &low, best[0].angle[i], best[0].value[i], step));
  for (int i = 0; i < best[1].count; i++)
    *max = fmax(*max, -refine(minimizer, &high, best[1].angle[i], best[1].value[i], step));
  gsl_multimin_fminimizer_free(minimizer);
}
