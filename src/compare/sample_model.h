/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_model.h: the spectrum of a sample as a function of all that may be off; internal. */
#ifndef ELASTIR_SAMPLE_MODEL_H
#define ELASTIR_SAMPLE_MODEL_H

#include <stdbool.h>
#include <stddef.h>

#include "compare/families.h"
#include "compare/inadequacy.h"
#include "compare/normal_equations.h"

enum { SAMPLE_FREE_LINES = 6 };

/* y = g(m) + components + baseline + free lines;
 * m = (nu / centre)^power sum_models a sum_bands exp(i) lines(nu - place - shift - common shift),
 * g(m) = m / (1 + c m). Lines are cos phase (Lorentzian and Gaussian) + sin phase dispersion. */
typedef struct {
  size_t points;
  const double *x_cm1; /* increasing */
  const elastir_families *families;
  elastir_inadequacy prior;
  double fwhm_cm1, gaussian_share; /* of the models as they are */
  double unit;                     /* km mol-1: what intensities are divided by */
  size_t component_count;
  const double *components;        /* [component][point], about 1 at the highest */
  size_t baseline_count;
  double *baseline;                /* [function][point] */
  double from_cm1, span_cm1;       /* of the window that the baseline is defined on */
  double centre_cm1;
  /* where the parameters are */
  size_t *width_at;                /* of each family */
  size_t *band_at;                 /* of each band: shift, then ln intensity */
  size_t amplitude_at, common_at, component_at, baseline_at, line_at;
  size_t parameters;               /* without free lines, which follow: height, place, ln width */
  double *mean;                    /* of the prior; parameters and those of all free lines */
  double *precision;               /* diagonal of the prior's */
} sample_model;

/* The parameters that all bands share, in this order from common_at. */
enum {
  SAMPLE_SHIFT, SAMPLE_LN_WIDTH, SAMPLE_GAUSSIAN, SAMPLE_PHASE, SAMPLE_POWER, SAMPLE_SATURATION,
  SAMPLE_COMMON
};

/* Sets up the layout; families, x_cm1 and components stay the caller's. false: no memory. */
bool sample_model_prepare(sample_model *model);

void sample_model_free(sample_model *model);

/* Room for one evaluation. */
typedef struct {
  double *value, *by_shift, *by_width;   /* of one band */
  double *sums;                          /* [SAMPLE_COMMON][point]: of all bands */
  double *models;                        /* [model][point], by amplitude */
  double *plain;                         /* m */
  double *gain;                          /* dy / d(sum of lines) */
} sample_scratch;

bool sample_scratch_prepare(const sample_model *model, sample_scratch *scratch);
void sample_scratch_free(sample_scratch *scratch);

/* curve[points], with line_count free lines; leaves in scratch what the columns need. */
void sample_model_curve(const sample_model *model, const double *parameters, size_t line_count,
                        sample_scratch *scratch, double *curve);

/* Points that are not those of a model. */
typedef struct {
  const double *x_cm1; /* increasing */
  size_t count;
  const double *components; /* [component][point], as a model has them */
} sample_points;

/* The same curve at other points. false: no memory. */
bool sample_model_elsewhere(const sample_model *model, const sample_points *points, const double *parameters,
                            size_t line_count, double *curve);

/* The spectrum of each model alone, amplitude 1, not saturated, in scratch->models. */
void sample_model_each(const sample_model *model, const double *parameters,
                       sample_scratch *scratch);

/* The Jacobian's columns, and in equations->right their products with the residual, at the
 * parameters that sample_model_curve was called with last. */
void sample_model_columns(const sample_model *model, const double *parameters,
                          size_t line_count, sample_scratch *scratch, const double *residual,
                          normal_equations *equations);

/* What the prior's standard deviations are multiplied with, one factor a kind of error: learnt
 * from the spectrum itself. */
enum { SAMPLE_SHIFTS, SAMPLE_INTENSITIES, SAMPLE_WIDTHS, SAMPLE_KINDS };

/* Half the squared distance from the prior's mean, in its metric. */
double sample_model_penalty(const sample_model *model, const double *parameters,
                            size_t line_count, const double scales[SAMPLE_KINDS]);

/* The part of the penalty that a family's shifts and intensities make, each shift and ln
 * intensity moved by so much. */
double sample_model_family_penalty(const sample_model *model, const double *parameters,
                                   size_t family, double shift_cm1, double ln_factor,
                                   const double scales[SAMPLE_KINDS]);

/* The lines of one band, amplitude 1, in scratch->value. */
void sample_model_band(const sample_model *model, const double *parameters, size_t band,
                       sample_scratch *scratch);

/* Adds the prior to the normal equations: precision, and precision (mean - parameters). */
void sample_model_add_prior(const sample_model *model, const double *parameters,
                            size_t line_count, const double scales[SAMPLE_KINDS],
                            normal_equations *equations);

/* New scales by MacKay's fixed point (Neural Computation 4, 415 (1992)): the squared distance of
 * each kind over the number of its unknowns that the data settle. equations hold the factorised
 * normal equations; room: as many as there are parameters, and four times more. */
void sample_model_learn_scales(const sample_model *model, const double *parameters,
                               const normal_equations *equations, double *room,
                               double scales[SAMPLE_KINDS]);

/* The range a parameter is kept in. */
void sample_model_bounds(const sample_model *model, size_t parameter, double *low, double *high);

/* The most a parameter moves in one step. */
double sample_model_longest_step(const sample_model *model, size_t parameter);

#endif
