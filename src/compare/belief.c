/* SPDX-License-Identifier: GPL-3.0-or-later */
/* belief.c: a probability density over the fractions of models, of few numbers. */
#include "compare/belief.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_randist.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_psi.h>

#include "compare/fraction_prior.h"

enum { parts_a_face = 2 };          /* a density with two maxima takes two */
static const double least_ln = -1.0, most_ln = 7.5; /* of an exponent: 0.37 to 1800 */
static const double least_fraction = 1e-5;          /* in logarithms */

static void add_face(belief_layout *l, size_t dimension, size_t a, size_t b, double probability)
{
  size_t parts = dimension > 1 ? parts_a_face : 1;
  for (size_t i = 0; i < parts; i++) {
    l->parts[l->part_count++] = (belief_part){.dimension = dimension,
                                              .first = {a, b},
                                              .logit_at = l->output_count,
                                              .shape_at = l->output_count + 1,
                                              .ln_prior = log(probability)};
    l->output_count += dimension > 1 ? 1 + dimension : 1;
  }
}

bool belief_layout_prepare(size_t model_count, belief_layout *l)
{
  size_t n = model_count, pairs = n * (n - 1) / 2;
  fraction_prior prior = fraction_prior_of(n);
  *l = (belief_layout){.model_count = n};
  l->parts = calloc(n + parts_a_face * (pairs + 1) + 1, sizeof *l->parts);
  if (l->parts == NULL)
    return false;
  for (size_t k = 0; k < n; k++)
    add_face(l, 1, k, k, prior.single / (double)n);
  for (size_t a = 0; a < n; a++)
    for (size_t b = a + 1; b < n; b++)
      add_face(l, 2, a, b, prior.pair / (double)pairs);
  if (n > 2)
    add_face(l, n, 0, 0, prior.all);
  return true;
}

void belief_layout_free(belief_layout *l)
{
  free(l->parts);
  *l = (belief_layout){0};
}

void belief_prior_outputs(const belief_layout *l, float *outputs)
{
  for (size_t i = 0; i < l->part_count; i++) {
    const belief_part *p = &l->parts[i];
    outputs[p->logit_at] = (float)(p->ln_prior - (p->dimension > 1 ? log(parts_a_face) : 0.0));
    for (size_t k = 0; p->dimension > 1 && k < p->dimension; k++)
      outputs[p->shape_at + k] = 0.0f;
  }
}

/* The model that is the part's k-th. */
static size_t member(const belief_part *p, size_t k)
{
  return p->dimension > 2 ? k : p->first[k];
}

/* The face that fractions lie on: how many models are there, and the first and the last of them. */
typedef struct {
  size_t dimension, ends[2];
} face;

static face face_of(const double *fraction, size_t model_count)
{
  face f = {0, {0, 0}};
  for (size_t k = 0; k < model_count; k++)
    if (fraction[k] > 0.0)
      f.ends[f.dimension++ > 0] = k;
  if (f.dimension == 1)
    f.ends[1] = f.ends[0];
  return f;
}

/* Does the part live there? */
static bool holds(const belief_part *p, const face *f)
{
  return p->dimension > 2 ? f->dimension > 2
                          : f->dimension == p->dimension && f->ends[0] == p->first[0] &&
                                f->ends[1] == p->first[1];
}

static double exponent_of(float output)
{
  return exp(fmin(fmax((double)output, least_ln), most_ln));
}

/* ln of a Dirichlet's norm over that of the prior, which is uniform on the face. */
static double ln_norm(const double *exponent, size_t dimension)
{
  double sum = 0.0, result = -gsl_sf_lngamma((double)dimension);
  for (size_t k = 0; k < dimension; k++) {
    sum += exponent[k];
    result -= gsl_sf_lngamma(exponent[k]);
  }
  return result + gsl_sf_lngamma(sum);
}

/* ln of the sum of exp over all logits. */
static double ln_total(const belief_layout *l, const float *outputs)
{
  double top = -INFINITY, sum = 0.0;
  for (size_t i = 0; i < l->part_count; i++)
    top = fmax(top, outputs[l->parts[i].logit_at]);
  for (size_t i = 0; i < l->part_count; i++)
    sum += exp(outputs[l->parts[i].logit_at] - top);
  return top + log(fmax(sum, 1e-300));
}

/* ln of a part's density over the prior's on its face, without its weight. */
static double ln_part(const belief_part *p, const float *outputs, const double *fraction)
{
  double sum = 0.0, result = 0.0;
  if (p->dimension < 2)
    return 0.0;
  for (size_t k = 0; k < p->dimension; k++) {
    double exponent = exponent_of(outputs[p->shape_at + k]);
    sum += exponent;
    result += (exponent - 1.0) * log(fmax(fraction[member(p, k)], least_fraction)) -
              gsl_sf_lngamma(exponent);
  }
  return result + gsl_sf_lngamma(sum) - gsl_sf_lngamma((double)p->dimension);
}

/* Adds `share` of the slope of a part's logarithm by its exponents. */
static void add_part_slope(const belief_part *p, const float *outputs, const double *fraction,
                           double share, float *slope)
{
  double sum = 0.0;
  for (size_t k = 0; k < p->dimension; k++)
    sum += exponent_of(outputs[p->shape_at + k]);
  double psi = gsl_sf_psi(sum);
  for (size_t k = 0; k < p->dimension; k++) {
    float output = outputs[p->shape_at + k];
    double exponent = exponent_of(output);
    double one = share * exponent *
                 (psi - gsl_sf_psi(exponent) + log(fmax(fraction[member(p, k)], least_fraction)));
    bool outside = ((double)output >= most_ln && one > 0.0) ||
                   ((double)output <= least_ln && one < 0.0);
    slope[p->shape_at + k] = outside ? 0.0f : (float)one;
  }
}

double belief_slope(const belief_layout *l, const float *outputs, const double *fraction,
                    double *room, float *slope)
{
  double total = ln_total(l, outputs), top = -INFINITY, sum = 0.0, prior = 0.0;
  face there = face_of(fraction, l->model_count);
  for (size_t i = 0; i < l->part_count; i++) {
    const belief_part *p = &l->parts[i];
    room[i] = -INFINITY;
    if (!holds(p, &there))
      continue;
    prior = p->ln_prior;
    room[i] = outputs[p->logit_at] - total + ln_part(p, outputs, fraction);
    top = fmax(top, room[i]);
  }
  for (size_t i = 0; i < l->part_count; i++)
    sum += exp(room[i] - top);
  if (slope != NULL)
    memset(slope, 0, l->output_count * sizeof *slope);
  for (size_t i = 0; slope != NULL && i < l->part_count; i++) {
    const belief_part *p = &l->parts[i];
    double share = exp(room[i] - top) / sum;
    slope[p->logit_at] = (float)(share - exp(outputs[p->logit_at] - total));
    if (p->dimension > 1 && share > 0.0)
      add_part_slope(p, outputs, fraction, share, slope);
  }
  return top + log(sum) - prior;
}

bool belief_prepare(const belief_layout *l, const float *outputs, size_t sets, belief *b)
{
  size_t n = l->model_count, count = sets * l->part_count;
  *b = (belief){.layout = l, .count = count};
  b->ln_height = malloc((count + 1) * sizeof *b->ln_height);
  b->exponent = calloc(count * n + 1, sizeof *b->exponent);
  if (b->ln_height == NULL || b->exponent == NULL)
    return false;
  for (size_t i = 0; i < count; i++) {
    const belief_part *p = &l->parts[i % l->part_count];
    const float *own = outputs + i / l->part_count * l->output_count;
    double *exponent = b->exponent + i * n;
    b->ln_height[i] = own[p->logit_at] - ln_total(l, own) - log((double)sets) - p->ln_prior;
    if (p->dimension < 2)
      continue;
    for (size_t k = 0; k < p->dimension; k++)
      exponent[k] = exponent_of(own[p->shape_at + k]);
    b->ln_height[i] += ln_norm(exponent, p->dimension);
  }
  return true;
}

void belief_free(belief *b)
{
  free(b->ln_height);
  free(b->exponent);
  *b = (belief){0};
}

double belief_ln_ratio(const belief *b, const double *fraction)
{
  const belief_layout *l = b->layout;
  face there = face_of(fraction, l->model_count);
  double sum = 0.0;
  for (size_t i = 0; i < b->count; i++) {
    const belief_part *p = &l->parts[i % l->part_count];
    if (!holds(p, &there))
      continue;
    double one = b->ln_height[i];
    for (size_t k = 0; p->dimension > 1 && k < p->dimension; k++)
      one += (b->exponent[i * l->model_count + k] - 1.0) *
             log(fmax(fraction[member(p, k)], least_fraction));
    sum += exp(one);
  }
  return log(fmax(sum, 1e-30));
}

void belief_draw(const belief *b, gsl_rng *g, double *fraction)
{
  const belief_layout *l = b->layout;
  double at = gsl_rng_uniform(g);
  size_t i = 0;
  for (; i + 1 < b->count; i++) {
    const belief_part *p = &l->parts[i % l->part_count];
    double ln_weight = b->ln_height[i] + p->ln_prior;
    if (p->dimension > 1)
      ln_weight -= ln_norm(b->exponent + i * l->model_count, p->dimension);
    at -= exp(ln_weight);
    if (at < 0.0)
      break;
  }
  const belief_part *p = &l->parts[i % l->part_count];
  double drawn[2];
  for (size_t k = 0; k < l->model_count; k++)
    fraction[k] = 0.0;
  if (p->dimension > 2) {
    gsl_ran_dirichlet(g, p->dimension, b->exponent + i * l->model_count, fraction);
  } else if (p->dimension == 2) {
    gsl_ran_dirichlet(g, 2, b->exponent + i * l->model_count, drawn);
    fraction[p->first[0]] = drawn[0];
    fraction[p->first[1]] = drawn[1];
  } else {
    fraction[p->first[0]] = 1.0;
  }
}
