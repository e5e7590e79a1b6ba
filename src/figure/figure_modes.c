/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_modes.c: where modes are, all alike: as sticks, or as their density. */
#include <math.h>
#include <stdlib.h>

#include "base/pi.h"
#include "figure/figure.h"
#include "figure/frame.h"

enum { POINTS = 1500 };

typedef struct {
  frame f; /* first */
  const figure_data *data;
  size_t shown;
  double height_of_one; /* of the line shape at its middle */
  double most;
} plot;

/* How many modes a set stands for. */
static double weight(const figure_stick *mode)
{
  return mode->first > 0 ? mode->last - mode->first + 1 : 1;
}

/* Modes per cm-1: each set is a Lorentzian of the width of the spectra, as high as `figure_lone_band`. */
static double density_at(const figure_model *model, double x, double height_of_one)
{
  double sum = 0;
  const double half = 1 / (height_of_one * ELASTIR_PI);
  for (size_t i = 0; i < model->mode_count; i++) {
    double d = (x - model->modes[i].wavenumber_cm1) / half;
    sum += weight(&model->modes[i]) * height_of_one / (1 + d * d);
  }
  return sum;
}

static double point(const frame *f, int i)
{
  return f->x.from + (f->x.to - f->x.from) * i / (POINTS - 1);
}

/* The curve of a model into values; its largest value. */
static double fill(const plot *p, const figure_model *model, double values[POINTS])
{
  double most = 0;
  for (int i = 0; i < POINTS; i++) {
    values[i] = density_at(model, point(&p->f, i), p->height_of_one);
    if (axis_shows(&p->f.x, point(&p->f, i)))
      most = fmax(most, values[i]);
  }
  return most;
}

/* The tallest of all models, whichever are shown. */
static double tallest(const plot *p)
{
  const figure_data *all = figure_all(p->data);
  double most = 0;
  for (size_t k = 0; k < all->model_count; k++)
    if (p->f.options->as == FIGURE_DENSITY) {
      double values[POINTS];
      most = fmax(most, fill(p, &all->models[k], values));
    } else {
      for (size_t i = 0; i < all->models[k].mode_count; i++)
        if (axis_shows(&p->f.x, all->models[k].modes[i].wavenumber_cm1))
          most = fmax(most, weight(&all->models[k].modes[i]));
    }
  return p->f.options->most > 0 ? p->f.options->most : most;
}

static bool find_extent(plot *p, canvas *c, const figure_options *options)
{
  const figure_data *all = figure_all(p->data);
  double last = 0;
  for (size_t k = 0; k < all->model_count; k++)
    for (size_t i = 0; i < all->models[k].mode_count; i++)
      last = fmax(last, all->models[k].modes[i].wavenumber_cm1);
  for (size_t k = 0; k < p->data->model_count; k++)
    p->shown += p->data->models[k].mode_count > 0;
  p->height_of_one = figure_lone_band(p->data);
  if (p->shown == 0 || !frame_set(&p->f, c, options, 0, 1.03 * last))
    return false;
  p->most = tallest(p);
  return p->most > 0;
}

static void draw_model(const plot *p, const figure_model *model, const axis *y)
{
  const double right = fmax(p->f.x.begin, p->f.x.end) + 0.6 * p->f.size;
  const canvas_style base = {.stroke = CANVAS_RULE, .width = 0.5};
  canvas_style style = figure_curve_style(model, p->f.options->line_width > 0 ? p->f.options->line_width
                                                                             : 0.8);
  canvas_font font = {.size = p->f.size, .paint = CANVAS_INK};
  style.dash = 0;
  canvas_begin(p->f.c, "curve", (int)model->series, NULL);
  canvas_line(p->f.c, p->f.x.begin, y->begin, p->f.x.end, y->begin, &base);
  if (p->f.options->as == FIGURE_DENSITY) {
    double values[POINTS];
    const frame_series curve = {.from = p->f.x.from, .step = (p->f.x.to - p->f.x.from) / (POINTS - 1),
                                .values = values, .count = POINTS, .factor = 1};
    fill(p, model, values);
    frame_curve(&p->f, y, &curve, &style);
  }
  for (size_t i = 0; p->f.options->as == FIGURE_STICKS && i < model->mode_count; i++) {
    double x = axis_place(&p->f.x, model->modes[i].wavenumber_cm1);
    if (axis_shows(&p->f.x, model->modes[i].wavenumber_cm1))
      canvas_line(p->f.c, x, y->begin, x, axis_place(y, fmin(weight(&model->modes[i]), y->to)), &style);
  }
  canvas_text_within(p->f.c, right, y->begin, p->f.c->width - right, &font, figure_name(model));
  canvas_end(p->f.c);
}

static bool in_plot(const figure_model *model)
{
  return model->mode_count > 0;
}

bool figure_modes(canvas *c, const figure_data *data, const figure_options *options)
{
  plot p = {.data = data};
  const double size = options->font_size;
  size_t row = 0;
  if (!find_extent(&p, c, options))
    return false;
  p.f.x.begin = 2.2 * size;
  p.f.x.end = c->width - frame_names_width(c, data, size, in_plot) - size;
  p.f.y = axis_between(0, p.most, c->height - 3.6 * size, 0.6 * size + frame_head(c, options));
  double share = (p.f.y.begin - p.f.y.end) / (double)p.shown;
  if (share < 2 * size || p.f.x.end <= p.f.x.begin)
    return false;
  frame_shades(&p.f);
  for (size_t k = 0; k < data->model_count; k++) {
    if (data->models[k].mode_count == 0)
      continue;
    double bottom = p.f.y.end + share * (double)++row - 0.6 * size;
    axis y = axis_between(0, p.most, bottom, bottom - share + 1.4 * size);
    draw_model(&p, &data->models[k], &y);
  }
  canvas_font font = {.size = size, .anchor = CANVAS_MIDDLE, .angle = -90, .paint = CANVAS_INK};
  canvas_text(c, p.f.x.begin - 0.8 * size, (p.f.y.begin + p.f.y.end) / 2, &font,
              options->as == FIGURE_DENSITY ? "Density of modes" : "Modes, height: degeneracy");
  frame_marks(&p.f);
  frame_x_axis(&p.f, data->scaled ? "Scaled wavenumber (cm\xe2\x81\xbb\xc2\xb9)"
                                  : "Wavenumber (cm\xe2\x81\xbb\xc2\xb9)");
  return !c->failed;
}

static void add_density(const plot *p, const figure_model *model, sheet *out)
{
  double values[POINTS];
  fill(p, model, values);
  sheet_begin_wavenumbers(out, figure_name(model), "wavenumber_cm1");
  sheet_begin(out, figure_name(model), "modes_per_cm-1");
  for (int i = 0; i < POINTS; i++)
    if (axis_shows(&p->f.x, point(&p->f, i))) {
      sheet_number(out, sheet_last(out) - 1, point(&p->f, i));
      sheet_number(out, sheet_last(out), values[i]);
    }
}

bool figure_modes_csv(const figure_data *data, const figure_options *options, sheet *out)
{
  plot p = {.data = data};
  if (!find_extent(&p, NULL, options))
    return false;
  for (size_t k = 0; k < data->model_count; k++) {
    const figure_model *model = &data->models[k];
    if (model->mode_count == 0)
      continue;
    if (options->as == FIGURE_DENSITY) {
      add_density(&p, model, out);
      continue;
    }
    sheet_begin_wavenumbers(out, figure_name(model), "mode_cm1");
    sheet_begin(out, figure_name(model), "degeneracy");
    for (size_t i = 0; i < model->mode_count; i++)
      if (axis_shows(&p.f.x, model->modes[i].wavenumber_cm1)) {
        sheet_number(out, sheet_last(out) - 1, model->modes[i].wavenumber_cm1);
        sheet_number(out, sheet_last(out), weight(&model->modes[i]));
      }
  }
  return true;
}
