/* SPDX-License-Identifier: GPL-3.0-or-later */
/* comparison.h: everything that one measured spectrum says about the models. */
#ifndef ELASTIR_COMPARISON_H
#define ELASTIR_COMPARISON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "compare/assignment.h"
#include "compare/combine.h"
#include "compare/discriminate.h"
#include "compare/line_fit.h"
#include "compare/observed.h"
#include "compare/preprocess.h"
#include "compare/ratios.h"
#include "compare/sample.h"
#include "compare/scale_fit.h"
#include "compare/similarity.h"

/* A model's side: its lines as calculated and scaled. */
typedef struct {
  const char *label;
  elastir_stick *sticks;
  size_t stick_count;
  const elastir_observed *observed; /* where an instrument sees them; NULL: where they are */
} elastir_compared_model;

typedef struct {
  elastir_preprocessing preprocessing;
  elastir_lineshape shape;
  elastir_band_options bands;
  elastir_bootstrap bootstrap;
  elastir_scale_fit_options scale_fit; /* its shape is taken from here */
  elastir_sample_options sample;       /* its shape is taken from here */
  const elastir_sample_curve *curves;  /* measured spectra of what else may be in the sample */
  size_t curve_count;
  bool want_scale_fit, want_mixture;   /* the mixture: elastir_comparison_explain */
  long scale_from;          /* factors fitted to this model are applied to all; -1: none are */
  char seen_as[320];        /* the observable whose bands the sticks are; "": absorbance; for the record */
  bool atr_weighted;        /* the sticks have the depth of ATR in them; for the record */
  const elastir_ratio *ratios;
  size_t ratio_count;
  const double *line_places;  /* lines to fit to the measured points, cm-1; line_count of them */
  size_t line_count;
  const elastir_band_area *areas; /* from and to of areas to measure; area_count of them */
  size_t area_count;
  size_t discriminating;    /* positions per pair of models at most; 0: none */
} elastir_comparison_options;

typedef struct {
  elastir_similarity similarity;
  elastir_assignment assignment;
  bool has_scale_fit;
  elastir_scale_fit scale_fit;
  size_t crossings;                 /* edges where the factors in force make bands cross */
  elastir_band_ratio *band_ratios;  /* ratio_count, of the simulated curve */
  double *curve;                    /* [plain.count] of an observable; NULL: it is seen as absorbance */
} elastir_model_comparison;

typedef struct {
  elastir_preprocessed scored;      /* what the similarity is judged on */
  elastir_preprocessed plain;       /* without baseline, smoothing or derivative; smoothing may
                                     * leave fewer points in `scored` */
  double from_cm1, to_cm1;          /* first and last wavenumber used */
  elastir_bands bands;              /* of the measured spectrum */
  elastir_model_comparison *models; /* in the order given */
  size_t model_count;
  elastir_ranking ranking;          /* count 0 if it could not be made */
  bool has_sample;
  elastir_sample sample;            /* by elastir_comparison_explain */
  elastir_band_ratio *band_ratios;  /* ratio_count, of the measured curve */
  size_t ratio_count;
  double *deviation;                /* [plain.count] of an average, unit of plain; NULL: none */
  elastir_line_fit line_fit;        /* of the measured points, unit of y; count 0: none */
  elastir_band_area *areas;         /* likewise */
  size_t area_count;
  elastir_discrimination *pairs;    /* first against second, first against third, … */
  size_t pair_count;
} elastir_comparison;

elastir_comparison_options elastir_comparison_options_default(void);

/* What is compared with what, and how. */
typedef struct {
  elastir_points measured; /* y proportional to absorbance */
  elastir_compared_model *models;
  size_t model_count;
  const elastir_comparison_options *options;
} elastir_compared;

/* Of all points that were measured. Similarity is judged after all of the
 * preprocessing; bands, scale factors and ratios on the same grid and windows without
 * baseline, smoothing or derivative, since they bring a background of their own; there the
 * largest measured value is 1.
 * With scale_from >= 0 the sticks of all models are scaled anew first. What one part cannot
 * do is reported and left out. false: nothing could be compared. Free *comparison in any case. */
bool elastir_compare(const elastir_compared *what, elastir_comparison *comparison,
                     elastir_diagnostics *diagnostics);

/* What the scatter of the curves of an average says, after elastir_compare of their mean: its
 * deviation, the scatter of the band ratios, and errors of these, of lines and of areas that are no
 * less than those of the mean of the curves. false: reported. */
bool elastir_comparison_scatter(const elastir_combined *combined,
                                const elastir_comparison_options *options,
                                elastir_comparison *comparison,
                                elastir_diagnostics *diagnostics);

/* Instead of the sample: the ranking is not decided where the ordinate may not be absorbance (the reason;
 * NULL: it is) or the best correlation may lie below 0.3. */
void elastir_comparison_leave_unexplained(const char *unclear, elastir_comparison *comparison);

/* The sample behind the same points, after elastir_compare, which may have scaled the sticks anew:
 * fractions with intervals, presence, and the verdict; ranking.decided is never true beside a
 * verdict of none or undecided. unclear: why the ordinate may not be absorbance; then there is no
 * verdict. NULL: it is. false: reported. calibrations may be NULL. Not for several threads with
 * the same calibrations; options->sample.threads is how many it uses. */
bool elastir_comparison_explain(const elastir_compared *what, const char *unclear,
                                elastir_calibrations *calibrations,
                                elastir_comparison *comparison,
                                elastir_diagnostics *diagnostics);

/* Accepts a zeroed struct. */
void elastir_comparison_free(elastir_comparison *comparison);

#endif
