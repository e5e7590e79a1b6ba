/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_spectrum.c: the simulated spectra of all models, offset or overlaid, with the modes. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "figure/axis.h"
#include "figure/curve.h"
#include "figure/figure.h"
#include "spectrum/lineshape.h"

typedef struct {
  canvas *c;
  const figure_data *data;
  const figure_options *options;
  axis x;
  double left, top, right, bottom; /* of the frame */
  double most;                     /* largest absorbance in the window */
  size_t shown, measured;          /* how many curves of either kind */
  double stick_km_mol_to_height;   /* the peak height of a band of 1 km mol^-1 */
} plot;

static bool has_spectrum(const figure_model *model)
{
  return model->absorbance != NULL;
}

static bool in_plot(const plot *p, const figure_model *model)
{
  return has_spectrum(model) && figure_shows(p->options, model);
}

/* Measured curves are shown with all models, not with one of them alone. */
static bool measured_in_plot(const plot *p, const figure_measured *measured)
{
  return p->options->model == NULL && measured->points > 1 && measured->measured != NULL;
}

static double last_cm1(const figure_model *model)
{
  return model->from_cm1 + (double)(model->points - 1) * model->step_cm1;
}

/* The window and the largest value in it. */
static bool find_extent(plot *p)
{
  p->x.from = INFINITY;
  p->x.to = -INFINITY;
  for (size_t i = 0; i < p->data->model_count; i++) {
    const figure_model *model = &p->data->models[i];
    if (!in_plot(p, model))
      continue;
    p->shown++;
    p->x.from = fmin(p->x.from, model->from_cm1);
    p->x.to = fmax(p->x.to, last_cm1(model));
  }
  if (isfinite(p->options->from_cm1))
    p->x.from = p->options->from_cm1;
  if (isfinite(p->options->to_cm1))
    p->x.to = p->options->to_cm1;
  for (size_t i = 0; i < p->data->model_count; i++) {
    const figure_model *model = &p->data->models[i];
    for (size_t k = 0; in_plot(p, model) && k < model->points; k++) {
      double x = model->from_cm1 + (double)k * model->step_cm1;
      if (x >= p->x.from && x <= p->x.to && model->absorbance[k] > p->most)
        p->most = model->absorbance[k];
    }
  }
  return p->shown > 0 && p->x.to > p->x.from && p->most > 0;
}

/* factor: from an intensity to a value of the axis. */
static void draw_sticks(const plot *p, const figure_model *model, const axis *y, double factor)
{
  canvas_style style = {.stroke = CANVAS_SERIES(model->series), .width = 0.6};
  canvas_begin(p->c, "sticks", -1, NULL);
  for (size_t i = 0; i < model->stick_count; i++) {
    const figure_stick *stick = &model->sticks[i];
    double height = stick->intensity_km_mol * factor;
    if (stick->wavenumber_cm1 < p->x.from || stick->wavenumber_cm1 > p->x.to)
      continue;
    double x = axis_place(&p->x, stick->wavenumber_cm1);
    double tip = axis_place(y, height);
    /* Shorter than a line is wide: not drawn. */
    if (axis_place(y, 0) - tip < 0.3)
      continue;
    char title[160];
    snprintf(title, sizeof title,
             "mode %d\xe2\x80\x93%d%s%.20s: %.1f cm\xe2\x81\xbb\xc2\xb9, %.3g km/mol",
             stick->first, stick->last, stick->irrep != NULL ? ", " : "",
             stick->irrep != NULL ? stick->irrep : "", stick->wavenumber_cm1,
             stick->intensity_km_mol);
    if (p->options->titles)
      canvas_begin(p->c, NULL, -1, title);
    canvas_line(p->c, x, axis_place(y, 0), x, tip, &style);
    if (p->options->titles)
      canvas_end(p->c);
  }
  canvas_end(p->c);
}

static void draw_curve(const plot *p, const figure_model *model, const axis *y)
{
  canvas_style style = figure_curve_style(model, 1.0);
  if (p->options->layout == FIGURE_OFFSET)
    style.dash = 0; /* told apart by their place, so none is harder to read */
  curve points = {0};
  if (!curve_reserve(&points, model->points)) {
    p->c->failed = true;
    return;
  }
  for (size_t k = 0; k < model->points; k++) {
    double x = model->from_cm1 + (double)k * model->step_cm1;
    if (x >= p->x.from && x <= p->x.to)
      curve_add(&points, axis_place(&p->x, x), axis_place(y, model->absorbance[k]));
  }
  if (!curve_simplify(&points, CURVE_TOLERANCE))
    p->c->failed = true;
  canvas_path(p->c, points.xy, points.count, false, &style);
  curve_free(&points);
}

/* A measured curve in units of its largest value in the window, since its own unit is another
 * one; ticks above it mark the bands that are assigned to modes. */
static void draw_measured(const plot *p, const figure_measured *measured, const axis *y,
                          bool assigned)
{
  canvas_style style = {.stroke = CANVAS_INK, .width = assigned ? 0.9 : 0.6};
  curve points = {0};
  double largest = 0, size = p->options->font_size;
  if (!curve_reserve(&points, measured->points)) {
    p->c->failed = true;
    return;
  }
  for (size_t k = 0; k < measured->points; k++)
    if (measured->x_cm1[k] >= p->x.from && measured->x_cm1[k] <= p->x.to &&
        measured->measured[k] > largest)
      largest = measured->measured[k];
  for (size_t k = 0; k < measured->points; k++) {
    bool here = measured->x_cm1[k] >= p->x.from && measured->x_cm1[k] <= p->x.to &&
                isfinite(measured->measured[k]) && largest > 0;
    curve_add(&points, here ? axis_place(&p->x, measured->x_cm1[k]) : NAN,
              here ? axis_place(y, p->most * measured->measured[k] / largest) : NAN);
  }
  if (!curve_simplify(&points, CURVE_TOLERANCE))
    p->c->failed = true;
  canvas_path(p->c, points.xy, points.count, false, &style);
  curve_free(&points);
  double top = axis_place(y, p->most);
  for (size_t k = 0; assigned && k < measured->assigned_count; k++) {
    double x = axis_place(&p->x, measured->assigned[k].measured_cm1);
    if (x >= p->left && x <= p->right)
      canvas_line(p->c, x, top - 0.7 * size, x, top - 0.2 * size, &style);
  }
}

/* A bar of round height that gives the scale where curves are shifted. */
static void draw_scale_bar(const plot *p, const axis *y)
{
  char text[DIGITS_SIZE], label[DIGITS_SIZE + 32];
  canvas_style style = {.stroke = CANVAS_INK, .width = 0.8};
  axis_ticks ticks = axis_round_ticks(0, p->most, 3);
  double size = p->options->font_size;
  double x = p->right - size, from = y->end;
  double to = from + axis_place(y, 0) - axis_place(y, ticks.step);
  canvas_line(p->c, x, from, x, to, &style);
  axis_tick_text(&ticks, (int)lround((ticks.step - ticks.first) / ticks.step), text);
  snprintf(label, sizeof label, "%s km mol\xe2\x81\xbb\xc2\xb9 cm", text);
  canvas_font font = {.size = size, .anchor = CANVAS_END, .paint = CANVAS_INK};
  canvas_text(p->c, x - 0.4 * size, (from + to) / 2 + 0.35 * size, &font, label);
}

static void draw_offset(const plot *p)
{
  double share = (p->bottom - p->top) / (double)(p->shown + p->measured);
  canvas_font font = {.size = p->options->font_size, .paint = CANVAS_INK};
  canvas_style base = {.stroke = CANVAS_RULE, .width = 0.5};
  double margin = p->c->width - p->right - font.size;
  axis y = {0};
  size_t row = 0, first = 0;
  for (size_t i = 0; i < p->data->measured_count; i++) {
    const figure_measured *measured = &p->data->measured[i];
    if (!measured_in_plot(p, measured))
      continue;
    double bottom = p->top + share * (double)(row + 1) - 0.6 * font.size;
    y = (axis){0, p->most, bottom, bottom - share + 1.6 * font.size};
    canvas_begin(p->c, "measured", -1, NULL);
    draw_measured(p, measured, &y, true);
    canvas_text_within(p->c, p->right + 0.6 * font.size, bottom, margin, &font,
                       measured->title);
    canvas_end(p->c);
    row++;
  }
  for (size_t i = 0; i < p->data->model_count; i++) {
    const figure_model *model = &p->data->models[i];
    if (!in_plot(p, model))
      continue;
    double bottom = p->top + share * (double)(row + 1) - 0.6 * font.size;
    y = (axis){0, p->most, bottom, bottom - share + 1.2 * font.size};
    canvas_begin(p->c, "curve", (int)model->series, NULL);
    canvas_line(p->c, p->left, bottom, p->right, bottom, &base);
    draw_sticks(p, model, &y, p->stick_km_mol_to_height);
    draw_curve(p, model, &y);
    canvas_text_within(p->c, p->right + 0.6 * font.size, bottom, margin, &font, model->label);
    canvas_end(p->c);
    if (++first == 1)
      draw_scale_bar(p, &y);
    row++;
  }
}

/* The largest intensity of a mode in the window. */
static double strongest(const plot *p, const figure_model *model)
{
  double most = 0;
  for (size_t i = 0; i < model->stick_count; i++)
    if (model->sticks[i].wavenumber_cm1 >= p->x.from &&
        model->sticks[i].wavenumber_cm1 <= p->x.to)
      most = fmax(most, model->sticks[i].intensity_km_mol);
  return most > 0 ? most : 1;
}

/* The modes of each model stand in a strip of their own below the curves, the strongest as
 * high as the strip. */
static void draw_overlaid(const plot *p)
{
  double size = p->options->font_size, strip = 1.6 * size;
  double floor_y = p->bottom - strip * (double)p->shown;
  axis y = {0, 1.05 * p->most, floor_y, p->top};
  axis_ticks ticks = axis_round_ticks(0, 1.05 * p->most, 5);
  canvas_style rule = {.stroke = CANVAS_RULE, .width = 0.5};
  canvas_font font = {.size = size, .anchor = CANVAS_END, .paint = CANVAS_INK};
  size_t row = 0;
  for (int i = 0; i < ticks.count; i++) {
    char text[DIGITS_SIZE];
    double at = axis_place(&y, axis_tick(&ticks, i));
    axis_tick_text(&ticks, i, text);
    canvas_line(p->c, p->left, at, p->right, at, &rule);
    canvas_text(p->c, p->left - 0.5 * size, at + 0.35 * size, &font, text);
  }
  for (size_t i = 0; i < p->data->measured_count; i++)
    if (measured_in_plot(p, &p->data->measured[i])) {
      canvas_begin(p->c, "measured", -1, NULL);
      draw_measured(p, &p->data->measured[i], &y, false);
      canvas_end(p->c);
    }
  for (size_t i = 0; i < p->data->model_count; i++) {
    const figure_model *model = &p->data->models[i];
    if (!in_plot(p, model))
      continue;
    double bottom = floor_y + strip * (double)(row + 1);
    axis sticks = {0, strongest(p, model), bottom, bottom - 0.8 * strip};
    canvas_begin(p->c, "curve", (int)model->series, NULL);
    draw_curve(p, model, &y);
    draw_sticks(p, model, &sticks, 1);
    canvas_end(p->c);
    row++;
  }
}

static void draw_frame(const plot *p)
{
  double size = p->options->font_size;
  canvas_style line = {.stroke = CANVAS_INK, .width = 0.7};
  canvas_font font = {.size = size, .anchor = CANVAS_MIDDLE, .paint = CANVAS_INK};
  axis_ticks ticks = axis_round_ticks(p->x.from, p->x.to,
                                      (int)fmax(2, (p->right - p->left) / (7 * size)));
  canvas_line(p->c, p->left, p->bottom, p->right, p->bottom, &line);
  for (int i = 0; i < ticks.count; i++) {
    char text[DIGITS_SIZE];
    double at = axis_place(&p->x, axis_tick(&ticks, i));
    axis_tick_text(&ticks, i, text);
    canvas_line(p->c, at, p->bottom, at, p->bottom + 0.4 * size, &line);
    canvas_text(p->c, at, p->bottom + 1.5 * size, &font, text);
  }
  canvas_text(p->c, (p->left + p->right) / 2, p->bottom + 3.0 * size, &font,
              !p->data->scaled              ? "Wavenumber (cm\xe2\x81\xbb\xc2\xb9)"
              : p->data->measured_count > 0 ? "Wavenumber (cm\xe2\x81\xbb\xc2\xb9), models scaled"
                                            : "Scaled wavenumber (cm\xe2\x81\xbb\xc2\xb9)");
  font.angle = -90;
  bool offset = p->options->layout == FIGURE_OFFSET;
  canvas_text(p->c, offset ? p->left - 0.8 * size : 1.1 * size, (p->top + p->bottom) / 2, &font,
              offset ? "Absorbance, offset" : "Absorbance (km mol\xe2\x81\xbb\xc2\xb9 cm)");
}

/* The right margin holds the labels of offset curves, whole as long as half of the width is left. */
static double label_width(const plot *p)
{
  const canvas_font font = {.size = p->options->font_size};
  double width = 0;
  for (size_t i = 0; i < p->data->model_count; i++)
    if (in_plot(p, &p->data->models[i]))
      width = fmax(width, canvas_text_width(p->c, &font, p->data->models[i].label));
  for (size_t i = 0; i < p->data->measured_count; i++)
    if (measured_in_plot(p, &p->data->measured[i]))
      width = fmax(width, canvas_text_width(p->c, &font, p->data->measured[i].title));
  return fmin(width, 0.4 * p->c->width);
}

/* Below the key to the models; returns where the plot may begin. */
static double measured_key(const plot *p, double y)
{
  double size = p->options->font_size, x = p->left + size;
  canvas_style style = {.stroke = CANVAS_INK, .width = 0.6};
  canvas_font font = {.size = size, .paint = CANVAS_INK};
  if (p->measured == 0)
    return y;
  y += 1.4 * size;
  canvas_line(p->c, x, y - 0.35 * size, x + 3 * size, y - 0.35 * size, &style);
  canvas_text(p->c, x + 3.5 * size, y, &font, "measured, to the height of the tallest band");
  return y;
}

double figure_lone_band(const figure_data *data)
{
  const char *name = data->lineshape;
  elastir_lineshape shape = {ELASTIR_LORENTZIAN, 1.0, ELASTIR_FWHM_DEFAULT_CM1};
  elastir_diagnostics unused = {0};
  if (name != NULL)
    elastir_lineshape_parse(name, &shape, &unused);
  if (shape.kind == ELASTIR_PSEUDO_VOIGT && data->eta >= 0.0 && data->eta <= 1.0)
    shape.eta = data->eta;
  if (data->fwhm_cm1 > 0.0)
    shape.fwhm_cm1 = data->fwhm_cm1;
  elastir_diagnostics_free(&unused);
  return elastir_lineshape_value(&shape, 0.0);
}

bool figure_spectrum(canvas *c, const figure_data *data, const figure_options *options)
{
  plot p = {.c = c, .data = data, .options = options};
  double size = options->font_size;
  bool offset = options->layout == FIGURE_OFFSET;
  if (!find_extent(&p))
    return false;
  for (size_t i = 0; i < data->measured_count; i++)
    p.measured += measured_in_plot(&p, &data->measured[i]);
  p.stick_km_mol_to_height = figure_lone_band(data);
  p.left = offset ? 2.2 * size : 5.2 * size;
  p.right = c->width - (offset ? label_width(&p) + size : 1.5 * size);
  p.top = 0.6 * size;
  p.bottom = c->height - 3.6 * size;
  if (!offset)
    p.top = measured_key(&p, figure_key(c, data, options, p.left + size, 1.2 * size, p.right,
                                        has_spectrum)) + 0.8 * size;
  p.x.begin = p.left;
  p.x.end = p.right;
  /* Room for a curve above each label, or for the curves above the strips. */
  double rows = (double)(p.shown + p.measured);
  double room = p.bottom - p.top;
  if (offset ? room < 2 * size * rows : room < 1.6 * size * (double)p.shown + 5 * size)
    return false;
  if (offset)
    draw_offset(&p);
  else
    draw_overlaid(&p);
  draw_frame(&p);
  return !c->failed;
}
