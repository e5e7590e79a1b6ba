/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample.h: what a measured spectrum says about the sample, and how sure that is. */
#ifndef ELASTIR_SAMPLE_H
#define ELASTIR_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostics.h"
#include "compare/families.h"
#include "compare/inadequacy.h"
#include "compare/points.h"
#include "spectrum/lineshape.h"

/* A measured spectrum of something else that may be in the sample. */
typedef struct {
  const char *label;
  const double *x_cm1, *y; /* increasing */
  size_t count;
} elastir_sample_curve;

typedef struct {
  elastir_inadequacy inadequacy;
  elastir_lineshape shape;
  size_t draws;       /* made-up samples that the intervals rest on; 0: no intervals */
  size_t learn;       /* made-up spectra that networks learn from, for draws; 0: none do */
  size_t decoys;      /* displaced models; 0: no p_decoy */
  uint64_t seed;
  double confidence;  /* to call a component present, or the strongest the strongest: 0.95 */
  int threads;
  /* Called as the work goes on, from any thread: `share` of one spectrum is done; at most 1 in all
   * for each. NULL: nobody wants to know. */
  void (*watch)(void *context, double share);
  void *watch_context;
} elastir_sample_options;

typedef enum {
  ELASTIR_PRESENT_UNDETERMINED,
  ELASTIR_PRESENT_YES,
  ELASTIR_PRESENT_NO
} elastir_present;

typedef enum {
  ELASTIR_KIND_MODEL,
  ELASTIR_KIND_MEASURED,
  ELASTIR_KIND_LINES /* free lines, for what nobody named */
} elastir_sample_kind;

typedef struct {
  const char *label;        /* the caller's; "free lines" for those */
  elastir_sample_kind kind;
  double fraction;          /* of the models, adding up to 1; NAN for the other kinds */
  double low, high;         /* 95 % interval by simulation; NAN without */
  double low_noise, high_noise; /* what noise alone would give */
  double height;            /* highest contribution to the spectrum, over its range */
  double amplitude;         /* of a model's lines: unit of y over km mol-1 cm */
  elastir_present present;  /* of a model: yes where the interval excludes 0 */
  double probability;       /* that it is present; NAN without draws */
  double detection_limit;   /* fraction, of a measured component height, that would be found with 95 %
                             * probability */
  double only_family_cm1;   /* more than half of what tells it apart is this band family; NAN */
} elastir_sample_component;

typedef enum {
  ELASTIR_ANSWER_UNDECIDED,
  ELASTIR_ANSWER_MODEL,
  ELASTIR_ANSWER_MIXTURE,
  ELASTIR_ANSWER_NONE
} elastir_verdict_answer;

/* "It is this model" where at least so much of it is. */
#define ELASTIR_NEARLY_ALL 0.75

/* Of the noise: a fit that leaves more may have missed something. */
#define ELASTIR_MOST_LEFT 1.5

/* Of the variance: free lines that take more are of a substance that nobody named. Of made-up spectra without
 * one they took up to a fifth of 1 %. */
#define ELASTIR_MOST_UNNAMED 0.002

typedef struct {
  elastir_verdict_answer answer;
  long label;          /* of the model, or of the largest part of a mixture where it is sure
                        * which one that is; -1: none */
  char why[240];
  double p_decoy;      /* share of the decoys that explain as much; NAN without decoys */
  double decoy_distance;   /* mean of ln (cost of a decoy over that of the models), in standard
                            * deviations; NAN without decoys */
  double main_probability; /* that the largest fraction is that of the largest part */
  double model_probability; /* that it is at least ELASTIR_NEARLY_ALL of the cells */
  double cost_share;   /* of the made-up samples that fit as badly or worse */
} elastir_verdict;

typedef struct {
  double position_cm1;      /* mean of the models' */
  double shift_cm1;         /* that the fit gives it, mean over the models, with the common one */
  double intensity_factor, width_factor;
} elastir_sample_family;

/* A band of a model, and what the fit makes of it. */
typedef struct {
  size_t model;
  double position_cm1, shift_cm1, intensity_factor; /* shift with the common one */
} elastir_sample_band;

typedef struct {
  double position_cm1, height, fwhm_cm1; /* height over the range of y */
} elastir_sample_line;

typedef struct {
  elastir_sample_component *components; /* models, then measured ones, then the free lines */
  size_t count, model_count;
  elastir_verdict verdict;
  char withheld[300];       /* why no fraction is given; empty: they are */
  double pearson;           /* of the fitted and the measured curve */
  double explained;         /* share of the variance that the models' lines explain */
  double unnamed;           /* the same of the free lines */
  double noise, residual_rms; /* over the range of y */
  double common_shift_cm1, fwhm_cm1, gaussian_share, phase_deg, power, saturation;
  double scales[3];         /* learnt factors on the priors of shifts, intensities and widths */
  elastir_sample_family *families;
  size_t family_count;
  elastir_sample_band *bands;
  size_t band_count;
  elastir_sample_line *lines;
  size_t line_count;
  size_t draws, learn, decoys; /* that were used */
  double *x_cm1, *fitted;   /* the fitted curve at the points as given, near lines of models */
  size_t points;
} elastir_sample;

/* Made-up samples of earlier spectra, shared by those on the same grid with similar noise. */
typedef struct elastir_calibrations elastir_calibrations;

elastir_calibrations *elastir_calibrations_new(void); /* NULL: no memory */
void elastir_calibrations_free(elastir_calibrations *calibrations);

elastir_sample_options elastir_sample_options_default(void);

/* A measured spectrum and what may explain it. */
typedef struct {
  elastir_points measured;
  const elastir_family_model *models;
  size_t model_count;
  const elastir_sample_curve *curves; /* measured spectra of what else may be in the sample */
  size_t curve_count;
} elastir_sample_inputs;

/* The measured points are as they are, those not wanted left out. The most
 * probable sample is fitted to them (one point for neighbours within a quarter of the width), with
 * the errors that calculations and instruments make. Intervals, probabilities and limits come
 * from the same fit of made-up samples with such errors. calibrations may be NULL.
 * false: reported ('sample-not-fitted', whose reason is the verdict's, or 'no-memory'). Free *sample
 * in any case. */
bool elastir_sample_explain(const elastir_sample_inputs *inputs, const elastir_sample_options *options,
                            elastir_calibrations *calibrations, elastir_sample *sample,
                            elastir_diagnostics *diagnostics);

/* "model", "mixture", "none", "undecided"; "yes", "no", "undetermined"; "model", "measured",
 * "lines". */
const char *elastir_answer_name(elastir_verdict_answer answer);
const char *elastir_present_name(elastir_present present);
const char *elastir_sample_kind_name(elastir_sample_kind kind);

/* The fitted curve, linear between the points that were given; NAN outside them. */
double elastir_sample_fitted_at(const elastir_sample *sample, double x_cm1);

/* Accepts a zeroed struct. */
void elastir_sample_free(elastir_sample *sample);

#endif
