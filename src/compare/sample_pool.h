/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_pool.h: parts of made-up spectra, each used more than once; internal. */
#ifndef ELASTIR_SAMPLE_POOL_H
#define ELASTIR_SAMPLE_POOL_H

#include "compare/sample_draw.h"

/* Sets of models with errors, fringes and so on: a spectrum takes one of each, whichever, with
 * fractions and sizes of its own. Mixing takes a tenth of the time of drawing. */
typedef struct {
  const sample_model *model;
  size_t count, next;           /* of each part; the one that is renewed next */
  size_t white_count, next_white;
  float *models;                /* [set][model][point] */
  draw_setting *settings;       /* [set] */
  float *fringes, *unnamed, *correlated; /* [set][point] */
  float *white;                 /* a long row; a spectrum takes a piece */
  sample_workspace work[2];
  gsl_rng *generator;
} sample_pool;

/* false: no memory. Free in any case. */
bool sample_pool_prepare(const sample_pair *pair, unsigned long seed, sample_pool *pool);
void sample_pool_free(sample_pool *pool);

/* One of each part anew. */
void sample_pool_renew(sample_pool *pool);

/* A spectrum with noise about this, within a factor of 2, and the fractions that it is of. */
void sample_pool_spectrum(sample_pool *pool, double noise, double *fraction, float *y);

#endif
