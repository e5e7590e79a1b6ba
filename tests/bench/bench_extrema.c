/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench_extrema.c: time and accuracy of the whole analysis over 1,000 random tensors, against a
 * coarse grid and one simplex search (10 x 10 x 10 angles, as ELATE does) in this process. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <gsl/gsl_multimin.h>

#include "elastic/analysis.h"
#include "elastic/directions.h"
#include "elastic/random_tensors.h"
#include "elastic/tensor.h"

#define DEFAULT_COUNT 1000
#define QUANTITIES 4

static const char *const names[QUANTITIES] = {"E", "beta", "G", "nu"};

static double seconds(void)
{
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static int ascending(const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void print_times(const char *what, double *times, int count)
{
  qsort(times, (size_t)count, sizeof *times, ascending);
  printf("%-34s median %8.3f ms   99 %% %8.3f ms   worst %8.3f ms\n", what,
         1e3 * times[count / 2], 1e3 * times[(int)(0.99 * count)], 1e3 * times[count - 1]);
}

/* ---- the reference method ---- */

typedef struct {
  const double *compliance;
  elastir_quantity quantity;
  double sign;
} objective;

static double evaluate(const objective *o, const double angle[3])
{
  double ct = cos(angle[0]), st = sin(angle[0]), cp = cos(angle[1]), sp = sin(angle[1]);
  double cx = cos(angle[2]), sx = sin(angle[2]);
  const double n[3] = {st * cp, st * sp, ct};
  const double m[3] = {ct * cp * cx - sp * sx, ct * sp * cx + cp * sx, -st * cx};
  switch (o->quantity) {
  case ELASTIR_YOUNGS_MODULUS:
    return o->sign * elastir_youngs_modulus(o->compliance, n);
  case ELASTIR_LINEAR_COMPRESSIBILITY:
    return o->sign * elastir_linear_compressibility(o->compliance, n);
  case ELASTIR_SHEAR_MODULUS:
    return o->sign * elastir_shear_modulus(o->compliance, n, m);
  default:
    return o->sign * elastir_poisson_ratio(o->compliance, n, m);
  }
}

static double evaluate_vector(const gsl_vector *x, void *parameters)
{
  double angle[3] = {0.0, 0.0, 0.0};
  for (size_t i = 0; i < x->size; i++)
    angle[i] = gsl_vector_get(x, i);
  return evaluate(parameters, angle);
}

static double polish(objective *o, const double start[3], size_t angles, double best)
{
  gsl_multimin_fminimizer *minimizer =
      gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, angles);
  double at[3] = {start[0], start[1], start[2]}, steps[3] = {0.05, 0.05, 0.05};
  gsl_vector_view x = gsl_vector_view_array(at, angles);
  gsl_vector_view step = gsl_vector_view_array(steps, angles);
  gsl_multimin_function function = {evaluate_vector, angles, o};
  gsl_multimin_fminimizer_set(minimizer, &function, &x.vector, &step.vector);
  for (int i = 0; i < 200; i++)
    if (gsl_multimin_fminimizer_iterate(minimizer) != 0 ||
        gsl_multimin_fminimizer_size(minimizer) < 1e-4)
      break;
  best = fmin(best, minimizer->fval);
  gsl_multimin_fminimizer_free(minimizer);
  return best;
}

static double grid_and_simplex(objective *o)
{
  bool transverse = o->quantity >= ELASTIR_SHEAR_MODULUS;
  int nodes = transverse ? 10 : 25, around = transverse ? 10 : 1;
  double best = INFINITY, at[3] = {0.0, 0.0, 0.0};
  for (int i = 0; i < nodes; i++)
    for (int j = 0; j < nodes; j++)
      for (int k = 0; k < around; k++) {
        const double angle[3] = {M_PI * i / (nodes - 1), M_PI * j / (nodes - 1),
                                 around > 1 ? M_PI * k / (around - 1) : 0.0};
        double value = evaluate(o, angle);
        if (value < best) {
          best = value;
          for (int x = 0; x < 3; x++)
            at[x] = angle[x];
        }
      }
  return polish(o, at, transverse ? 3 : 2, best);
}

/* ---- tallies ---- */

typedef struct {
  double worst_gap;
  double worst_miss;   /* of the reference method, relative (nu: to max(|nu|, 0.01)) */
  int misses, gross, not_certified, reference_wins;
} tally;

static double size_of(elastir_quantity quantity, double value)
{
  return quantity == ELASTIR_POISSON_RATIO ? fmax(fabs(value), 0.01) : fabs(value);
}

static void compare(tally *t, elastir_quantity quantity, const elastir_extremum *e,
                    double reference, double sign)
{
  double size = size_of(quantity, e->value);
  double miss = sign * (reference - e->value) / size; /* positive: the reference is worse */
  t->worst_gap = fmax(t->worst_gap, e->gap);
  t->worst_miss = fmax(t->worst_miss, miss);
  t->misses += miss > 1e-2;
  t->gross += miss > 1e-1;
  t->not_certified += !e->certified;
  t->reference_wins += miss < -1e-9;
}

static const elastir_directional *part(const elastir_elastic_analysis *a, int quantity)
{
  const elastir_directional *parts[QUANTITIES] = {
      &a->youngs_modulus_gpa, &a->linear_compressibility_per_tpa, &a->shear_modulus_gpa,
      &a->poisson_ratio};
  return parts[quantity];
}

int main(int argc, char **argv)
{
  int count = argc > 1 ? atoi(argv[1]) : DEFAULT_COUNT;
  if (count < 1)
    return EXIT_FAILURE;
  double *whole = calloc((size_t)count, sizeof *whole);
  double *extrema = calloc((size_t)count, sizeof *extrema);
  double *reference = calloc((size_t)count, sizeof *reference);
  if (whole == NULL || extrema == NULL || reference == NULL)
    return EXIT_FAILURE;
  tally tallies[QUANTITIES][2] = {{{0}}};
  for (int k = 0; k < count; k++) {
    double c[36];
    random_standard((unsigned long)k, c);
    elastir_elastic_analysis analysis;
    double start = seconds();
    elastir_elastic_analyse(c, NULL, &analysis);
    whole[k] = seconds() - start;
    const double *s = analysis.compliance_per_tpa;
    start = seconds();
    for (int q = 0; q < QUANTITIES; q++)
      elastir_find_extrema(s, (elastir_quantity)q, NULL);
    extrema[k] = seconds() - start;
    double found[QUANTITIES][2];
    start = seconds();
    for (int q = 0; q < QUANTITIES; q++)
      for (int end = 0; end < 2; end++) {
        objective o = {s, (elastir_quantity)q, end == 0 ? 1.0 : -1.0};
        found[q][end] = o.sign * grid_and_simplex(&o);
      }
    reference[k] = seconds() - start;
    for (int q = 0; q < QUANTITIES; q++) {
      const elastir_directional *d = part(&analysis, q);
      compare(&tallies[q][0], (elastir_quantity)q, &d->min, found[q][0], 1.0);
      compare(&tallies[q][1], (elastir_quantity)q, &d->max, found[q][1], -1.0);
    }
  }
  printf("%d tensors of all classes, Kelvin eigenvalues over up to 3 decades\n", count);
  print_times("whole analysis", whole, count);
  print_times("all extrema with their proofs", extrema, count);
  print_times("grid and simplex, no proof", reference, count);
  printf("time of all extrema / of grid and simplex: %.2f (medians)\n",
         extrema[count / 2] / reference[count / 2]);
  printf("            certified   worst gap | grid and simplex: off by > 1 %%, > 10 %%, worst;"
         " better than elastir\n");
  for (int q = 0; q < QUANTITIES; q++)
    for (int end = 0; end < 2; end++) {
      const tally *t = &tallies[q][end];
      printf("%5s %s  %6d of %d  %.1e | %5d %5d  %9.3g; %d\n", names[q],
             end == 0 ? "min" : "max", count - t->not_certified, count, t->worst_gap,
             t->misses, t->gross, t->worst_miss, t->reference_wins);
    }
  free(whole);
  free(extrema);
  free(reference);
  return EXIT_SUCCESS;
}
