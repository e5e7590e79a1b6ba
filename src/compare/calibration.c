/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calibration.c: what a fitted sample is worth, from fits of made-up samples. */
#include "compare/calibration.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_linalg.h>

#include "compare/bands.h"
#include "compare/sample_draw.h"
#include "model/parallel.h"

static const double least_error = 0.003; /* below which errors need not be told apart */
static const double neighbours = 90.0;   /* that weigh as much as the nearest, at most */

typedef struct {
  const sample_pair *pair;
  calibration *c;
  uint64_t seed;
} job;

/* Logarithms, so that differences are ratios. */
static void set_hardness(const sample_fit *fit, calibration_draw *draw)
{
  double *h = draw->hardness;
  const double *f = fit->features;
  h[0] = f[SAMPLE_LN_RESIDUAL] - fmin(f[SAMPLE_LN_NOISE], log(0.02));
  h[1] = f[SAMPLE_LN_RESIDUAL];
  h[2] = log(fit->scales[SAMPLE_SHIFTS]);
  h[3] = log(fit->scales[SAMPLE_INTENSITIES]);
  h[4] = log(fit->scales[SAMPLE_WIDTHS]);
  h[5] = log(0.02 + f[SAMPLE_LINES]);
  h[6] = log(0.5 + fit->cost);
  h[7] = log(1.01 - fit->explained);
  draw->cost = fit->cost;
}

static void make_draw(void *context, size_t i)
{
  job *j = context;
  calibration *c = j->c;
  calibration_draw *draw = &c->draws[i];
  const sample_model *m = &j->pair->fine;
  sample_workspace w[2];
  gsl_rng *g = gsl_rng_alloc(gsl_rng_mt19937);
  double *y = malloc((m->points + 1) * sizeof *y);
  elastir_diagnostics none = {0};
  sample_fit fit = {.fraction = draw->fraction, .deviation = draw->deviation};
  if (sample_workspace_prepare(j->pair, w) && g != NULL && y != NULL) {
    gsl_rng_set(g, (unsigned long)(j->seed + 7919u * i + 1u));
    sample_draw(m, c->noise, g, &w[0], draw->truth, y);
    double noise = elastir_noise_estimate(y, NULL, m->points, &none);
    draw->good = sample_fit_compute(j->pair, y, noise, w, &fit);
    if (draw->good)
      set_hardness(&fit, draw);
  }
  elastir_diagnostics_free(&none);
  sample_workspace_free(w);
  if (g != NULL)
    gsl_rng_free(g);
  free(y);
}

/* Predictors of the error of one fraction. */
static void predictors(const calibration_draw *draw, size_t k, double *x)
{
  x[0] = 1.0;
  x[1] = log(draw->deviation[k] + least_error);
  for (size_t j = 0; j < 7; j++)
    x[2 + j] = draw->hardness[j == 6 ? 7 : j];
  x[9] = log(0.03 + draw->fraction[k] * (1.0 - draw->fraction[k]));
}

/* Ridge regression of ln |error| on the predictors, over all draws and components. */
static bool regress(calibration *c)
{
  enum { n = CALIBRATION_PREDICTORS };
  double a[n * n] = {0}, b[n] = {0}, x[n];
  for (size_t i = 0; i < c->count; i++)
    for (size_t k = 0; c->draws[i].good && k < c->model_count; k++) {
      const calibration_draw *draw = &c->draws[i];
      double y = log(fabs(draw->fraction[k] - draw->truth[k]) + least_error);
      predictors(draw, k, x);
      for (size_t r = 0; r < n; r++) {
        b[r] += x[r] * y;
        for (size_t q = 0; q < n; q++)
          a[r * n + q] += x[r] * x[q];
      }
    }
  for (size_t r = 0; r < n; r++)
    a[r * n + r] += 1.0;
  gsl_matrix_view matrix = gsl_matrix_view_array(a, n, n);
  gsl_vector_view right = gsl_vector_view_array(b, n);
  gsl_vector_view weights = gsl_vector_view_array(c->weights, n);
  return gsl_linalg_cholesky_decomp1(&matrix.matrix) == 0 &&
         gsl_linalg_cholesky_solve(&matrix.matrix, &right.vector, &weights.vector) == 0;
}

static double expected_ln_error(const calibration *c, const calibration_draw *draw, size_t k)
{
  double x[CALIBRATION_PREDICTORS], sum = 0.0;
  predictors(draw, k, x);
  for (size_t j = 0; j < CALIBRATION_PREDICTORS; j++)
    sum += c->weights[j] * x[j];
  return fmin(fmax(sum, log(least_error)), log(0.5));
}

bool calibration_prepare(const sample_pair *pair, double noise, size_t count, uint64_t seed,
                         int threads, calibration *c)
{
  size_t models = pair->fine.families->model_count, good = 0;
  c->count = count;
  c->model_count = models;
  c->noise = noise;
  c->draws = calloc(count + 1, sizeof *c->draws);
  c->numbers = calloc(4 * count * models + 1, sizeof *c->numbers);
  if (c->draws == NULL || c->numbers == NULL)
    return false;
  for (size_t i = 0; i < count; i++) {
    double *at = c->numbers + 4 * i * models;
    c->draws[i] = (calibration_draw){.truth = at, .fraction = at + models,
                                     .deviation = at + 2 * models, .ln_error = at + 3 * models};
  }
  job j = {pair, c, seed};
  parallel_for(count, threads, make_draw, &j);
  for (size_t i = 0; i < count; i++)
    good += c->draws[i].good;
  if (good < 20 || 2 * good < count || !regress(c))
    return false;
  for (size_t i = 0; i < count; i++)
    for (size_t k = 0; c->draws[i].good && k < models; k++)
      c->draws[i].ln_error[k] = expected_ln_error(c, &c->draws[i], k);
  return true;
}

void calibration_free(calibration *c)
{
  free(c->draws);
  free(c->numbers);
  *c = (calibration){0};
}

/* Draws that are easier than this case count for less than harder ones: a spectrum that is harder
 * than the made-up ones must not get their narrow intervals. */
static double hardness_distance(double draw_ln_error, double own_ln_error)
{
  double difference = draw_ln_error - own_ln_error;
  return difference < 0.0 ? -difference / 0.25 : difference / 0.6;
}

/* A truth that the measured fraction may have, and how much it counts. */
typedef struct {
  double value, weight, distance, critical;
  bool present;
} candidate;

static int by_value(const void *a, const void *b)
{
  double x = ((const candidate *)a)->value, y = ((const candidate *)b)->value;
  return (x > y) - (x < y);
}

static int by_distance(const void *a, const void *b)
{
  double x = ((const candidate *)a)->distance, y = ((const candidate *)b)->distance;
  return (x > y) - (x < y);
}

static int by_critical(const void *a, const void *b)
{
  double x = ((const candidate *)a)->critical, y = ((const candidate *)b)->critical;
  return (x > y) - (x < y);
}

static double quantile(const candidate *list, size_t count, double q, bool critical)
{
  double total = 0.0, sum = 0.0;
  for (size_t i = 0; i < count; i++)
    total += list[i].weight;
  for (size_t i = 0; i < count; i++) {
    sum += list[i].weight;
    if (sum >= q * total)
      return critical ? list[i].critical : list[i].value;
  }
  return count > 0 ? (critical ? list[count - 1].critical : list[count - 1].value) : NAN;
}

/* Weighs by distance, so that about `neighbours` count, and sorts by value. */
static size_t weigh(candidate *list, size_t count)
{
  qsort(list, count, sizeof *list, by_distance);
  size_t most = (size_t)fmin((double)count, 2.0 * neighbours);
  double reach = most > 0 ? fmax(list[most - 1].distance, 1e-9) : 1.0;
  for (size_t i = 0; i < most; i++) {
    double t = list[i].distance / reach;
    list[i].weight = fmax(1.0 - t, 0.02);
  }
  return most;
}

static void judge_one(const calibration *c, const calibration_draw *own, size_t k,
                      candidate *list, calibrated_fraction *result)
{
  double ln_error = own->ln_error[k], error = exp(ln_error);
  size_t count = 0;
  for (size_t i = 0; i < c->count; i++)
    for (size_t l = 0; c->draws[i].good && l < c->model_count; l++) {
      const calibration_draw *draw = &c->draws[i];
      double ratio = exp(fmin(fmax(ln_error - draw->ln_error[l], -1.0), 1.0));
      double place = (draw->fraction[l] - own->fraction[k]) / (0.7 * error + 0.02);
      double hardness = hardness_distance(draw->ln_error[l], ln_error);
      double value = own->fraction[k] + (draw->truth[l] - draw->fraction[l]) * ratio;
      list[count++] = (candidate){
          .value = fmin(fmax(value, 0.0), 1.0),
          .distance = sqrt(place * place + hardness * hardness + (l == k ? 0.0 : 0.3)),
          .present = draw->truth[l] > 0.0,
          .critical = draw->fraction[l] * ratio};
    }
  size_t most = weigh(list, count);
  double total = 0.0, sum = 0.0, present = 0.0, spread = 0.0;
  for (size_t i = 0; i < most; i++) {
    total += list[i].weight;
    sum += list[i].weight * list[i].value;
    present += list[i].present ? list[i].weight : 0.0;
    spread += list[i].weight * (list[i].value - own->fraction[k]) *
              (list[i].value - own->fraction[k]);
  }
  result->fraction = sum / total;
  result->probability = present / total;
  qsort(list, most, sizeof *list, by_value);
  result->low = fmin(quantile(list, most, 0.015, false), result->fraction);
  result->high = fmax(quantile(list, most, 0.985, false), result->fraction);
  spread = sqrt(spread / total);
  result->detection_limit = spread; /* completed below */
}

/* Critical value of the found fraction where the component is absent, in draws as hard. */
static double critical_value(const calibration *c, const calibration_draw *own, size_t k,
                             candidate *list)
{
  size_t count = 0;
  for (size_t i = 0; i < c->count; i++)
    for (size_t l = 0; c->draws[i].good && l < c->model_count; l++) {
      const calibration_draw *draw = &c->draws[i];
      if (draw->truth[l] > 0.0)
        continue;
      double difference = own->ln_error[k] - draw->ln_error[l];
      list[count++] = (candidate){.distance = fabs(difference) / 0.35 + (l == k ? 0.0 : 0.3),
                                  .critical = draw->fraction[l] *
                                              exp(fmin(fmax(difference, -1.0), 1.0))};
    }
  size_t most = weigh(list, count);
  qsort(list, most, sizeof *list, by_critical);
  return most > 0 ? quantile(list, most, 0.95, true) : 1.0;
}

static double top_margin(const double *fraction, size_t count, size_t *top)
{
  double second = 0.0;
  *top = 0;
  for (size_t k = 1; k < count; k++)
    if (fraction[k] > fraction[*top])
      *top = k;
  for (size_t k = 0; k < count; k++)
    if (k != *top)
      second = fmax(second, fraction[k]);
  return fraction[*top] - second;
}

enum { LEAD_PREDICTORS = 4 };

static size_t lead_predictors(const calibration_draw *draw, size_t count, double *x)
{
  size_t leader;
  double lead = top_margin(draw->fraction, count, &leader), ln_error = draw->ln_error[leader];
  x[0] = 1.0;
  x[1] = fmin(lead * exp(-ln_error), 20.0);
  x[2] = lead;
  x[3] = ln_error;
  return leader;
}

static double logistic(const double *b, const double *x)
{
  double sum = 0.0;
  for (size_t j = 0; j < LEAD_PREDICTORS; j++)
    sum += b[j] * x[j];
  return 1.0 / (1.0 + exp(-sum));
}

/* One Newton step of the logistic regression of 'the leader is the right one', with a weak ridge
 * lest the right ones be told perfectly. */
static bool logistic_step(const calibration *c, double *b)
{
  enum { n = LEAD_PREDICTORS };
  double a[n * n] = {0}, g[n] = {0}, x[n], step[n];
  for (size_t i = 0; i < c->count; i++) {
    size_t right;
    if (!c->draws[i].good)
      continue;
    size_t leader = lead_predictors(&c->draws[i], c->model_count, x);
    top_margin(c->draws[i].truth, c->model_count, &right);
    double p = logistic(b, x);
    for (size_t r = 0; r < n; r++) {
      g[r] += ((leader == right) - p) * x[r];
      for (size_t q = 0; q < n; q++)
        a[r * n + q] += p * (1.0 - p) * x[r] * x[q];
    }
  }
  for (size_t r = 0; r < n; r++) {
    a[r * n + r] += 0.05;
    g[r] -= 0.05 * b[r];
  }
  gsl_matrix_view matrix = gsl_matrix_view_array(a, n, n);
  gsl_vector_view right_side = gsl_vector_view_array(g, n);
  gsl_vector_view solution = gsl_vector_view_array(step, n);
  if (gsl_linalg_cholesky_decomp1(&matrix.matrix) != 0 ||
      gsl_linalg_cholesky_solve(&matrix.matrix, &right_side.vector, &solution.vector) != 0)
    return false;
  for (size_t r = 0; r < n; r++)
    b[r] += fmin(fmax(step[r], -2.0), 2.0);
  return true;
}

/* The probability that the strongest component is the one with the largest fraction. */
static double judge_main(const calibration *c, const calibration_draw *own)
{
  double b[LEAD_PREDICTORS] = {0}, x[LEAD_PREDICTORS];
  if (c->model_count < 2)
    return 1.0;
  for (int i = 0; i < 25; i++)
    if (!logistic_step(c, b))
      return 0.0;
  lead_predictors(own, c->model_count, x);
  return fmin(logistic(b, x), 1.0 - 1.0 / ((double)c->count + 2.0));
}

bool calibration_judge(const calibration *c, const sample_fit *fit, calibrated_fraction *result,
                       double *main_share, double *cost_share)
{
  candidate *list = malloc((c->count * c->model_count + 1) * sizeof *list);
  double *ln_error = malloc((c->model_count + 1) * sizeof *ln_error), sum = 0.0;
  calibration_draw own = {.fraction = fit->fraction, .deviation = fit->deviation,
                          .ln_error = ln_error};
  bool good = list != NULL && ln_error != NULL;
  if (good) {
    set_hardness(fit, &own);
    for (size_t k = 0; k < c->model_count; k++)
      ln_error[k] = expected_ln_error(c, &own, k);
    for (size_t k = 0; k < c->model_count; k++) {
      judge_one(c, &own, k, list, &result[k]);
      result[k].detection_limit =
          fmin(1.0, critical_value(c, &own, k, list) + 1.645 * result[k].detection_limit);
      sum += result[k].fraction;
    }
    for (size_t k = 0; k < c->model_count; k++) {
      result[k].fraction = fmin(fmax(result[k].fraction / sum, result[k].low), result[k].high);
    }
    *main_share = judge_main(c, &own);
    double above = 0.0, all = 0.0;
    for (size_t i = 0; i < c->count; i++) {
      all += c->draws[i].good;
      above += c->draws[i].good && c->draws[i].cost >= fit->cost;
    }
    *cost_share = (above + 0.5) / (all + 1.0);
  }
  free(list);
  free(ln_error);
  return good;
}
