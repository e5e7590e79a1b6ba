/* SPDX-License-Identifier: GPL-3.0-or-later */
/* belief.h: a probability density over the fractions of models, of few numbers; internal. */
#ifndef ELASTIR_BELIEF_H
#define ELASTIR_BELIEF_H

#include <stdbool.h>
#include <stddef.h>

#include <gsl/gsl_rng.h>

/* A sum of parts. Each lives on a face of the simplex: one model alone, a pair, or all models
 * together; a Dirichlet density on it. */
typedef struct {
  size_t dimension; /* models that are there */
  size_t first[2];  /* the models, of one or of two; all of them else */
  size_t logit_at;  /* among the outputs: ln of its weight, not normalised */
  size_t shape_at;  /* then dimension ln of the Dirichlet's exponents; none for one model alone */
  double ln_prior;  /* ln of the prior's probability of its face, shared by its parts */
} belief_part;

/* Which parts there are, and where a network's outputs say what they are like. */
typedef struct {
  size_t model_count, part_count, output_count;
  belief_part *parts;
} belief_layout;

/* false: no memory. Free in any case. */
bool belief_layout_prepare(size_t model_count, belief_layout *layout);
void belief_layout_free(belief_layout *layout);

/* Outputs that say what the prior says. */
void belief_prior_outputs(const belief_layout *layout, float *outputs);

/* ln of the density at these fractions over that of the prior, of outputs; slope[output_count],
 * where it is not NULL, takes its derivatives by the outputs. room[part_count]. */
double belief_slope(const belief_layout *layout, const float *outputs, const double *fraction,
                    double *room, float *slope);

/* Of several sets of outputs with the same layout, each as likely. */
typedef struct {
  const belief_layout *layout;
  size_t count;      /* parts of all sets */
  double *ln_height; /* [part]: ln of weight and norm over the prior's density */
  double *exponent;  /* [part][model] */
} belief;

/* false: no memory. Free in any case. */
bool belief_prepare(const belief_layout *layout, const float *outputs, size_t sets, belief *b);
void belief_free(belief *b);

/* ln of the density over the prior's. */
double belief_ln_ratio(const belief *b, const double *fraction);

/* Draws fractions. */
void belief_draw(const belief *b, gsl_rng *generator, double *fraction);

#endif
