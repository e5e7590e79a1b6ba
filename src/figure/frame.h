/* SPDX-License-Identifier: GPL-3.0-or-later */
/* frame.h: what figures over an axis share: the axes, breaks, shaded windows, marks and curves. */
#ifndef ELASTIR_FRAME_H
#define ELASTIR_FRAME_H

#include "figure/axis.h"
#include "figure/figure.h"

/* Not to be copied: x points to the breaks. */
typedef struct {
  canvas *c;
  const figure_options *options;
  double size;
  axis x, y; /* y.begin is the floor, y.end the ceiling */
  axis_break breaks[AXIS_MOST_BREAKS];
} frame;

/* Values over even steps, or over x if that is not NULL. */
typedef struct {
  const double *x;
  double from, step;
  const double *values;
  size_t count;
  double factor;
} frame_series;

/* The horizontal axis between left and right, from `from` to `to` unless the options have other
 * ends. false: it has no length. */
bool frame_set(frame *f, canvas *c, const figure_options *options, double from, double to);

/* The room above the ceiling that the names of marks take. */
double frame_head(canvas *c, const figure_options *options);

/* The room that the names of the models in the plot take beside it: at most 0.45 of the width. */
double frame_names_width(canvas *c, const figure_data *data, double size,
                         bool (*in_plot)(const figure_model *model));

/* Below the curves. */
void frame_shades(const frame *f);

void frame_curve(const frame *f, const axis *y, const frame_series *series,
                 const canvas_style *style);

/* Above them. */
void frame_marks(const frame *f);
void frame_x_axis(const frame *f, const char *title);

/* Ticks and numbers to the left; rules across the frame, or a line along it. */
void frame_y_axis(const frame *f, const char *title, bool rules);

/* The scale of one row to the left of the frame. */
void frame_row_scale(const frame *f, const axis *y);

/* A name along the left edge, over the whole height. */
void frame_y_title(const frame *f, const char *title);

double frame_x_of(const frame_series *series, size_t i);

#endif
