/* SPDX-License-Identifier: GPL-3.0-or-later */
/* posterior.c: what the modes of a fit say about the fractions of the models.
 * The likelihood of the amplitudes a is a sum over modes of exp(evidence - q(a) / 2), q a quadratic.
 * With a = A f and any A as likely, the prior of f in a is that of f over A^(d - 1), d the number of
 * models that are there. Each mode is sampled on each face of the simplex from the quadratic itself,
 * so that weights hold nothing but the prior. */
#include "compare/posterior.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include "base/memory.h"
#include "compare/cholesky.h"
#include "compare/fraction_prior.h"

static const double ln_two_pi = 1.8378770664093453;
static const double tail_variance = 9.0;
static const double worth = 30.0;       /* nats behind the best mode, over the temperature */
static const double least_amplitude = 1e-6;
static const double least_pivot = 1e-14;
enum { belief_samples = 4 };            /* as many times more than of a face and a mode */

bool posterior_room_prepare(size_t model_count, size_t count, uint64_t seed, posterior_room *r)
{
  size_t square = model_count * model_count + 1;
  gsl_rng *g = gsl_rng_alloc(gsl_rng_mt19937);
  *r = (posterior_room){.model_count = model_count, .count = count, .generator = g};
  r->normal = malloc((count * model_count + 1) * sizeof *r->normal);
  r->precision = malloc(square * sizeof *r->precision);
  r->inverse = malloc(square * sizeof *r->inverse);
  r->factor = malloc(square * sizeof *r->factor);
  r->centre = malloc((model_count + 1) * sizeof *r->centre);
  r->pull = malloc((model_count + 1) * sizeof *r->pull);
  r->amplitude = malloc((model_count + 1) * sizeof *r->amplitude);
  r->fraction = malloc((model_count + 1) * sizeof *r->fraction);
  r->member = malloc((model_count + 1) * sizeof *r->member);
  bool good = g != NULL && r->normal != NULL && r->precision != NULL && r->inverse != NULL &&
              r->factor != NULL && r->centre != NULL && r->pull != NULL &&
              r->amplitude != NULL && r->fraction != NULL && r->member != NULL;
  if (good)
    gsl_rng_set(g, (unsigned long)(seed + 15485863u));
  for (size_t i = 0; good && i < count * model_count; i++)
    r->normal[i] = gsl_ran_gaussian(g, 1.0);
  return good;
}

void posterior_room_free(posterior_room *r)
{
  if (r->generator != NULL)
    gsl_rng_free(r->generator);
  free(r->normal);
  free(r->precision);
  free(r->inverse);
  free(r->factor);
  free(r->centre);
  free(r->pull);
  free(r->amplitude);
  free(r->fraction);
  free(r->member);
  *r = (posterior_room){0};
}

/* One mode, tempered: exp(height - q(a) / 2); pull = precision centre, square = centre' pull. */
typedef struct {
  double height, square;
} tempered;

static tempered temper(const sample_mode *mode, const posterior_tempering *t, bool tail,
                       posterior_room *r)
{
  size_t n = r->model_count;
  double sum = 0.0, factor = t->variance * (tail ? tail_variance : 1.0);
  tempered result = {mode->evidence / t->temperature - 0.5 * mode->ln_determinant +
                         (tail ? log(t->tail) : 0.0), 0.0};
  for (size_t k = 0; k < n; k++)
    sum += fmax(mode->centre[k], 0.0);
  for (size_t i = 0; i < n * n; i++)
    r->inverse[i] = factor * mode->covariance[i];
  for (size_t k = 0; k < n; k++)
    r->inverse[k * n + k] += t->floor * t->floor * sum * sum + 1e-12;
  cholesky_factor(r->inverse, n, n, least_pivot, r->factor);
  for (size_t k = 0; k < n; k++) {
    double *row = r->precision + k * n;
    memset(row, 0, n * sizeof *row);
    row[k] = 1.0;
    cholesky_solve(r->factor, n, row);
  }
  for (size_t k = 0; k < n; k++) {
    r->pull[k] = 0.0;
    for (size_t l = 0; l < n; l++)
      r->pull[k] += r->precision[k * n + l] * mode->centre[l];
    result.square += r->pull[k] * mode->centre[k];
  }
  /* the height is that of the point, and stays there whatever the quadratic became */
  for (size_t k = 0; k < n; k++)
    for (size_t l = 0; l < n; l++)
      result.height += 0.5 * (mode->point[k] - mode->centre[k]) * r->precision[k * n + l] *
                       (mode->point[l] - mode->centre[l]);
  return result;
}

/* ln of the integral of a Gaussian exp(b a - c a^2 / 2) over a > 0. */
static double half_line(double b, double c)
{
  double z = b / sqrt(c);
  double tail = z > -30.0 ? log(gsl_cdf_ugaussian_P(z))
                          : -0.5 * z * z - log(-z) - 0.5 * ln_two_pi;
  return 0.5 * b * z / sqrt(c) + 0.5 * (ln_two_pi - log(c)) + tail;
}

/* ln of the likelihood of fractions, any sum of amplitudes as likely. */
static double ln_likelihood(const double *fraction, tempered t, const posterior_room *r)
{
  size_t n = r->model_count;
  double b = 0.0, c = 0.0;
  for (size_t k = 0; k < n; k++) {
    b += fraction[k] * r->pull[k];
    for (size_t l = 0; l < n; l++)
      c += fraction[k] * fraction[l] * r->precision[k * n + l];
  }
  return t.height - 0.5 * t.square + half_line(b, c);
}

/* Takes samples, or adds up what they weigh. */
typedef struct {
  posterior_room *room;
  double top;   /* heights are counted from here */
  const belief *belief; /* NULL: weights stay as they are */
  double power; /* of its ratio to the prior */
  double total;
  posterior *to; /* NULL: only the sum */
  bool full;    /* no memory */
} sampler;

/* The fractions that room->amplitude stand for, in room->fraction. */
static void set_fraction(posterior_room *r, size_t dimension)
{
  double sum = 0.0;
  memset(r->fraction, 0, r->model_count * sizeof *r->fraction);
  for (size_t i = 0; i < dimension; i++)
    sum += r->amplitude[i];
  for (size_t i = 0; i < dimension; i++)
    r->fraction[r->member[i]] = r->amplitude[i] / sum;
}

/* Takes room->fraction. */
static void give(sampler *s, double weight)
{
  const posterior_room *r = s->room;
  if (s->belief != NULL && s->power > 0.0)
    weight *= exp(s->power * belief_ln_ratio(s->belief, r->fraction));
  s->total += weight;
  if (s->to == NULL || !(weight > 0.0))
    return;
  posterior *p = s->to;
  size_t capacity = p->capacity;
  if (!elastir_grow(&p->weight, &capacity, p->count, sizeof *p->weight)) {
    s->full = true;
    return;
  }
  if (capacity != p->capacity) {
    double *more = realloc(p->fraction, capacity * r->model_count * sizeof *more);
    if (more == NULL) {
      s->full = true;
      return;
    }
    p->fraction = more;
    p->capacity = capacity;
  }
  memcpy(p->fraction + p->count * r->model_count, r->fraction,
         r->model_count * sizeof *r->fraction);
  p->weight[p->count++] = weight;
}

/* The face whose corners are room->member[dimension], of probability `prior`, a prior density of
 * exp(ln_density) on it. */
static void sample_face(sampler *s, tempered t, size_t dimension, double prior, double ln_density)
{
  posterior_room *r = s->room;
  size_t n = r->model_count, d = dimension;
  double *c = r->centre;
  double height = t.height - s->top - 0.5 * t.square + log(prior) + ln_density;
  if (d == 1) {
    size_t k = r->member[0];
    r->amplitude[0] = 1.0;
    set_fraction(r, 1);
    give(s, exp(height + half_line(r->pull[k], r->precision[k * n + k])));
    return;
  }
  for (size_t i = 0; i < d; i++) {
    c[i] = r->pull[r->member[i]];
    for (size_t j = 0; j < d; j++)
      r->inverse[i * d + j] = r->precision[r->member[i] * n + r->member[j]];
  }
  double half_square = 0.0, ln_determinant = cholesky_factor(r->inverse, d, d, least_pivot, r->factor);
  cholesky_solve(r->factor, d, c);
  for (size_t i = 0; i < d; i++)
    half_square += 0.5 * c[i] * r->pull[r->member[i]];
  height += half_square + 0.5 * ((double)d * ln_two_pi - ln_determinant);
  if (height < -worth)
    return; /* the point of the best mode has 0 */
  for (size_t q = 0; q < r->count; q++) {
    double sum = 0.0;
    bool inside = true;
    for (size_t i = d; i-- > 0;) { /* L' x = z */
      double x = r->normal[q * n + i];
      for (size_t k = i + 1; k < d; k++)
        x -= r->factor[k * d + i] * (r->amplitude[k] - c[k]);
      r->amplitude[i] = c[i] + x / r->factor[i * d + i];
      inside = inside && r->amplitude[i] > 0.0;
      sum += r->amplitude[i];
    }
    if (!inside)
      continue;
    set_fraction(r, d);
    give(s, exp(height - ((double)d - 1.0) * log(fmax(sum, least_amplitude))) / (double)r->count);
  }
}

static void sample_mode_faces(sampler *s, tempered t)
{
  posterior_room *r = s->room;
  size_t n = r->model_count;
  fraction_prior prior = fraction_prior_of(n);
  double models = (double)n;
  for (size_t k = 0; k < n; k++) {
    r->member[0] = k;
    sample_face(s, t, 1, prior.single / models, 0.0);
  }
  for (size_t k = 0; k < n; k++)
    for (size_t l = k + 1; l < n; l++) {
      r->member[0] = k;
      r->member[1] = l;
      sample_face(s, t, 2, prior.pair / (0.5 * models * (models - 1.0)), 0.0);
    }
  for (size_t k = 0; k < n; k++)
    r->member[k] = k;
  if (n > 2)
    sample_face(s, t, n, prior.all, lgamma(models));
}

static double top_of(const sample_fit *fit, const posterior_tempering *t)
{
  double top = -INFINITY;
  for (size_t i = 0; i < fit->mode_count; i++)
    top = fmax(top, fit->modes[i].evidence / t->temperature - 0.5 * fit->modes[i].ln_determinant);
  return top;
}

double posterior_score(posterior_data e, const posterior_tempering *t, const double *fraction,
                       posterior_room *r)
{
  const sample_fit *fit = e.fit;
  sampler s = {.room = r, .top = top_of(fit, t), .belief = e.belief, .power = t->learnt};
  double believed = e.belief != NULL ? belief_ln_ratio(e.belief, fraction) : 0.0;
  double likelihood = 0.0;
  for (size_t i = 0; i < fit->mode_count; i++)
    for (int tail = 0; tail < 2; tail++) {
      if (tail && !(t->tail > 0.0))
        continue;
      tempered one = temper(&fit->modes[i], t, tail, r);
      likelihood += exp(ln_likelihood(fraction, one, r) - s.top);
      sample_mode_faces(&s, one);
    }
  likelihood *= exp(t->learnt * believed);
  double fitted = s.total > 0.0 && isfinite(s.total) ? likelihood / s.total : 1.0;
  double share = e.belief != NULL ? t->share : 0.0;
  double found = (1.0 - share) * fitted + share * exp(believed);
  return log((1.0 - t->doubt) * found + t->doubt);
}

/* What the prior alone would say, of a total weight. */
static void sample_prior(sampler *s, double weight)
{
  posterior_room *r = s->room;
  size_t n = r->model_count;
  fraction_prior prior = fraction_prior_of(n);
  double models = (double)n, count = (double)r->count;
  for (size_t k = 0; k < n; k++) {
    r->member[0] = k;
    r->amplitude[0] = 1.0;
    set_fraction(r, 1);
    give(s, weight * prior.single / models);
  }
  for (size_t q = 0; n > 1 && q < r->count; q++) {
    r->member[0] = q % n;
    r->member[1] = (q % n + 1 + q / n % (n - 1)) % n;
    r->amplitude[0] = gsl_cdf_ugaussian_P(r->normal[q * n]);
    r->amplitude[1] = 1.0 - r->amplitude[0];
    set_fraction(r, 2);
    give(s, weight * prior.pair / count);
  }
  for (size_t q = 0; n > 2 && q < r->count; q++) {
    for (size_t k = 0; k < n; k++) {
      r->member[k] = k;
      r->amplitude[k] = -log(fmax(gsl_cdf_ugaussian_P(r->normal[q * n + k]), 1e-12));
    }
    set_fraction(r, n);
    give(s, weight * prior.all / count);
  }
}

/* What the belief alone would say, of a total weight. */
static void sample_belief(sampler *s, const belief *b, double weight)
{
  size_t count = belief_samples * s->room->count;
  for (size_t q = 0; q < count; q++) {
    belief_draw(b, s->room->generator, s->room->fraction);
    give(s, weight / (double)count);
  }
}

bool posterior_sample(posterior_data e, const posterior_tempering *t, posterior_room *r,
                      posterior *p)
{
  const sample_fit *fit = e.fit;
  *p = (posterior){.model_count = r->model_count};
  sampler s = {.room = r, .top = top_of(fit, t), .belief = e.belief, .power = t->learnt, .to = p};
  for (size_t i = 0; i < fit->mode_count; i++)
    for (int tail = 0; tail < 2; tail++) {
      if (tail && !(t->tail > 0.0))
        continue;
      tempered one = temper(&fit->modes[i], t, tail, r);
      sample_mode_faces(&s, one);
    }
  bool any = s.total > 0.0 && isfinite(s.total);
  double share = e.belief == NULL ? 0.0 : any ? t->share : 1.0;
  double doubt = any || e.belief != NULL ? t->doubt : 1.0;
  for (size_t i = 0; i < p->count; i++)
    p->weight[i] = any ? p->weight[i] * (1.0 - doubt) * (1.0 - share) / s.total : 0.0;
  s.belief = NULL; /* these come from it */
  if (share > 0.0)
    sample_belief(&s, e.belief, (1.0 - doubt) * share);
  p->found = any || share > 0.0 ? p->count : 0;
  sample_prior(&s, doubt);
  return !s.full && p->count > 0;
}

void posterior_free(posterior *p)
{
  free(p->fraction);
  free(p->weight);
  *p = (posterior){0};
}

/* Mean of (fraction - from) to the power, of what was found. */
static double moment(const posterior *p, size_t model, double from, int power)
{
  double sum = 0.0, weight = 0.0;
  for (size_t i = 0; i < (p->found > 0 ? p->found : p->count); i++) {
    double value = p->fraction[i * p->model_count + model] - from;
    sum += p->weight[i] * (power == 2 ? value * value : value);
    weight += p->weight[i];
  }
  return weight > 0.0 ? sum / weight : 0.0;
}

double posterior_mean(const posterior *p, size_t model)
{
  return moment(p, model, 0.0, 1);
}

double posterior_deviation(const posterior *p, size_t model)
{
  return sqrt(moment(p, model, posterior_mean(p, model), 2));
}

double posterior_at_least(const posterior *p, size_t model, double least)
{
  double sum = 0.0;
  for (size_t i = 0; i < p->count; i++) {
    double f = p->fraction[i * p->model_count + model];
    sum += f > 0.0 && f >= least ? p->weight[i] : 0.0;
  }
  return fmin(sum, 1.0);
}

double posterior_is_largest(const posterior *p, size_t model)
{
  double sum = 0.0;
  for (size_t i = 0; i < p->count; i++) {
    const double *f = p->fraction + i * p->model_count;
    bool largest = true;
    for (size_t k = 0; k < p->model_count; k++)
      largest = largest && f[k] <= f[model];
    sum += largest ? p->weight[i] : 0.0;
  }
  return fmin(sum, 1.0);
}

typedef struct {
  double value, weight;
} weighted;

static int by_value(const void *a, const void *b)
{
  double x = ((const weighted *)a)->value, y = ((const weighted *)b)->value;
  return (x > y) - (x < y);
}

bool posterior_quantiles(const posterior *p, size_t model, const double *q, size_t count,
                         double *result)
{
  weighted *list = malloc((p->count + 1) * sizeof *list);
  if (list == NULL)
    return false;
  for (size_t i = 0; i < p->count; i++)
    list[i] = (weighted){p->fraction[i * p->model_count + model], p->weight[i]};
  qsort(list, p->count, sizeof *list, by_value);
  for (size_t j = 0; j < count; j++) {
    double sum = 0.0;
    size_t i = 0;
    while (i + 1 < p->count && sum + list[i].weight <= q[j])
      sum += list[i++].weight;
    result[j] = list[i].value;
  }
  free(list);
  return true;
}
