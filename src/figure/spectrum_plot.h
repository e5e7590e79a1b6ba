/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spectrum_plot.h: the curves of a figure of spectra, with their window and their scale. */
#ifndef ELASTIR_FIGURE_SPECTRUM_PLOT_H
#define ELASTIR_FIGURE_SPECTRUM_PLOT_H

#include "figure/frame.h"
#include "figure/seen.h"

/* Not to be copied. */
typedef struct {
  frame f; /* first */
  seen_curves seen;
  const figure_data *data; /* with the curves of `seen` */
  double most;            /* the value that is as high as a curve may be */
  size_t shown, measured; /* how many curves of either kind */
  size_t strips;          /* models that have sticks to show */
  double band;            /* the height of a band of 1 km mol^-1 alone */
} spectrum_plot;

/* The window and the scale are those of all models, whichever are shown, so that figures of some of
 * them can stand beside each other. false: nothing is shown, or no memory: c->failed, unless c is NULL.
 * spectrum_end in any case. */
bool spectrum_begin(spectrum_plot *p, canvas *c, const figure_data *data, const figure_options *options);
void spectrum_end(spectrum_plot *p);

bool spectrum_has_curve(const figure_model *model);
bool spectrum_has_measured(const figure_measured *measured);

/* In its own unit, and as drawn: what an instrument sees, beside absorbance, to the height of the tallest
 * curve. */
frame_series spectrum_plain_series(const figure_model *model);
frame_series spectrum_series(const spectrum_plot *p, const figure_model *model);
frame_series spectrum_measured_series(const figure_measured *measured);

/* The largest value that is to be seen. */
double spectrum_largest(const frame *f, const frame_series *series);

#endif
