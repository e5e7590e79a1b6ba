/* SPDX-License-Identifier: GPL-3.0-or-later */
/* preprocess.h: turns a measured spectrum into evenly spaced, comparable values, and says how. */
#ifndef ELASTIR_PREPROCESS_H
#define ELASTIR_PREPROCESS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "compare/baseline.h"
#include "compare/points.h"

typedef struct {
  double from_cm1, to_cm1; /* both ends included */
} elastir_window;

#define ELASTIR_MAX_WINDOWS 64

typedef enum {
  ELASTIR_NORMALISE_NONE,
  ELASTIR_NORMALISE_AREA,    /* area of the used points 1 (trapezia within each run of them) */
  ELASTIR_NORMALISE_MAXIMUM, /* largest used value 1 */
  ELASTIR_NORMALISE_SNV,     /* mean 0, standard deviation 1 (n - 1) */
  ELASTIR_NORMALISE_BAND     /* largest value within half_width of a named band 1 */
} elastir_normalisation;

typedef enum {
  ELASTIR_INTERPOLATE_STEFFEN, /* monotone between points: adds no bumps */
  ELASTIR_INTERPOLATE_AKIMA,
  ELASTIR_INTERPOLATE_CSPLINE,
  ELASTIR_INTERPOLATE_LINEAR
} elastir_interpolation;

/* Done in this order: calibrate, use, mask, resample, baseline, smooth, normalise. */
typedef struct {
  double calibration_factor, calibration_offset_cm1; /* x = factor * read + offset; 1 and 0 */
  elastir_window use[ELASTIR_MAX_WINDOWS];  /* none: all */
  size_t use_count;
  elastir_window mask[ELASTIR_MAX_WINDOWS]; /* left out of everything, baselines included */
  size_t mask_count;
  elastir_interpolation interpolation;
  double step_cm1;        /* of the common grid, whose points are whole multiples of it; 0: the
                           * median spacing of the data, and where they are evenly spaced the grid
                           * goes through the points themselves, so that none is interpolated */
  double grid_from_cm1, grid_to_cm1; /* where from < to: the grid begins at `from` and goes on by
                           * step_cm1, which is given, up to `to` */
  elastir_baseline baseline;
  int smooth_window;      /* Savitzky-Golay: odd number of points; 0: no smoothing */
  int smooth_degree;
  int derivative;         /* 0, 1 or 2; needs smoothing */
  elastir_normalisation normalisation;
  double band_cm1, band_half_width_cm1;
} elastir_preprocessing;

#define ELASTIR_STEP_MAX_PARAMETERS 6

/* One step as it was done, for the record. */
typedef struct {
  const char *step;     /* "calibrate", "use", "mask", "resample", "baseline", "smooth" or
                         * "normalise"; "correct-atr" is added by who does that */
  const char *method;   /* "arpls", "savitzky-golay", …; NULL if the step has one way only */
  const char *names[ELASTIR_STEP_MAX_PARAMETERS]; /* "from_cm1", "lambda", … */
  double values[ELASTIR_STEP_MAX_PARAMETERS];
  size_t parameters;
} elastir_step;

typedef struct {
  size_t count;
  double *x_cm1;    /* evenly spaced, increasing; the first and the last are used */
  double *y;        /* preprocessed; interpolated also where not used, never read there */
  double *baseline; /* what was subtracted, in the units of y (0 where derivative > 0) */
  bool *used;
  size_t used_count;
  double step_cm1;
  double factor, offset; /* y = factor (corrected - offset): what the normalisation did */
  elastir_step *steps;
  size_t step_count, step_capacity;
} elastir_preprocessed;

/* arPLS baseline, grid as fine as the data, Steffen interpolation, maximum 1, no smoothing:
 * what suits an FTIR absorbance spectrum. */
elastir_preprocessing elastir_preprocessing_default(void);

/* x_cm1 increasing strictly, y proportional to absorbance; NAN values are taken as masked.
 * A grid point is used where it lies in a use window and no mask, and between two measured
 * points that are not further apart than 5 times the usual spacing, which is the median one or
 * the smaller of the two beside it (gaps are not bridged).
 * false: reported ('too-few-points', 'not-increasing', 'bad-window', 'bad-smoothing',
 * 'cannot-normalise', 'no-memory'). Free *result in any case. */
bool elastir_preprocess(const double *x_cm1, const double *y, size_t count,
                        const elastir_preprocessing *options, elastir_preprocessed *result,
                        elastir_diagnostics *diagnostics);

/* The step of the grid where none is given; NAN where there is none. */
double elastir_preprocess_own_step(const double *x_cm1, const double *y, size_t count,
                                   const elastir_preprocessing *options);

/* The measured points themselves, calibrated and with a value, that lie in a use window and no
 * mask: x and y have room for count. Returns how many; 0 with what is wrong reported. */
size_t elastir_preprocess_select(const double *x_cm1, const double *y, size_t count,
                                 const elastir_preprocessing *options, double *selected_x_cm1,
                                 double *selected_y, elastir_diagnostics *diagnostics);

/* Gives a simulated curve on result->x_cm1 the same baseline, smoothing and normalisation. */
bool elastir_preprocess_simulated(const elastir_preprocessing *options,
                                  const elastir_preprocessed *measured, double *curve,
                                  elastir_diagnostics *diagnostics);

static inline elastir_points elastir_preprocessed_points(const elastir_preprocessed *of)
{
  return (elastir_points){of->x_cm1, of->y, of->used, of->count};
}

/* Accepts a zeroed struct. */
void elastir_preprocessed_free(elastir_preprocessed *result);

/* "FROM-TO" or "FROM-TO,FROM-TO…", cm-1; appends. false: error 'bad-window'. */
bool elastir_windows_parse(const char *spec, elastir_window *windows, size_t *count,
                           elastir_diagnostics *diagnostics);

/* "none", "area", "maximum", "snv" or "band:CM1[:HALFWIDTH]". false: error 'bad-normalise'. */
bool elastir_normalisation_parse(const char *spec, elastir_preprocessing *options,
                                 elastir_diagnostics *diagnostics);

/* "none" or "WINDOW:DEGREE[:DERIVATIVE]", e.g. "9:2". false: error 'bad-smoothing'. */
bool elastir_smoothing_parse(const char *spec, elastir_preprocessing *options,
                             elastir_diagnostics *diagnostics);

#endif
