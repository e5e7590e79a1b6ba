/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_mixture.c: a measured spectrum, the best mixture of the models, and what is left. */
#include <math.h>

#include "figure/axis.h"
#include "figure/curve.h"
#include "figure/figure.h"

typedef struct {
  canvas *c;
  const figure_measured *measured;
  axis x, y;
  double size;
} plot;

static void extend(const double *values, size_t points, double *least, double *most)
{
  for (size_t i = 0; values != NULL && i < points; i++)
    if (isfinite(values[i])) {
      *least = fmin(*least, values[i]);
      *most = fmax(*most, values[i]);
    }
}

static void draw_curve(const plot *p, const double *values, const canvas_style *style)
{
  curve points = {0};
  if (values == NULL)
    return;
  if (!curve_reserve(&points, p->measured->points)) {
    p->c->failed = true;
    return;
  }
  for (size_t i = 0; i < p->measured->points; i++) {
    double x = axis_place(&p->x, p->measured->x_cm1[i]);
    bool good = isfinite(x) && isfinite(values[i]);
    curve_add(&points, good ? x : NAN, good ? axis_place(&p->y, values[i]) : NAN);
  }
  if (!curve_simplify(&points, CURVE_TOLERANCE))
    p->c->failed = true;
  canvas_path(p->c, points.xy, points.count, false, style);
  curve_free(&points);
}

static void draw_ticks(const plot *p)
{
  canvas_style line = {.stroke = CANVAS_INK, .width = 0.7};
  canvas_style rule = {.stroke = CANVAS_RULE, .width = 0.5};
  canvas_font font = {.size = p->size, .anchor = CANVAS_MIDDLE, .paint = CANVAS_INK};
  char text[DIGITS_SIZE];
  axis_ticks x = axis_round_ticks(p->x.from, p->x.to,
                                  (int)fmax(2, (p->x.end - p->x.begin) / (7 * p->size)));
  for (int i = 0; i < x.count; i++) {
    double at = axis_place(&p->x, axis_tick(&x, i));
    axis_tick_text(&x, i, text);
    canvas_line(p->c, at, p->y.begin, at, p->y.begin + 0.4 * p->size, &line);
    canvas_text(p->c, at, p->y.begin + 1.5 * p->size, &font, text);
  }
  canvas_text(p->c, (p->x.begin + p->x.end) / 2, p->y.begin + 3 * p->size, &font,
              "Wavenumber (cm\xe2\x81\xbb\xc2\xb9)");
  axis_ticks y = axis_round_ticks(p->y.from, p->y.to, 5);
  font.anchor = CANVAS_END;
  for (int i = 0; i < y.count; i++) {
    double at = axis_place(&p->y, axis_tick(&y, i));
    axis_tick_text(&y, i, text);
    canvas_line(p->c, p->x.begin, at, p->x.end, at, &rule);
    canvas_text(p->c, p->x.begin - 0.5 * p->size, at + 0.35 * p->size, &font, text);
  }
  canvas_line(p->c, p->x.begin, p->y.begin, p->x.end, p->y.begin, &line);
}

bool figure_mixture(canvas *c, const figure_measured *measured, const figure_options *options)
{
  plot p = {.c = c, .measured = measured, .size = options->font_size};
  double least = 0, most = 0;
  if (measured->points < 2 || measured->measured == NULL)
    return false;
  extend(measured->measured, measured->points, &least, &most);
  extend(measured->fitted, measured->points, &least, &most);
  extend(measured->residual, measured->points, &least, &most);
  p.x = (axis){INFINITY, -INFINITY, 5.2 * p.size, c->width - 1.5 * p.size};
  extend(measured->x_cm1, measured->points, &p.x.from, &p.x.to);
  double slack = 0.04 * (most - least);
  p.y = (axis){least - slack, most + slack, c->height - 3.6 * p.size, 3 * p.size};
  if (!(p.x.to > p.x.from) || !(most > least))
    return false;
  draw_ticks(&p);
  const struct {
    const double *values;
    const char *name;
    canvas_style style;
  } curves[] = {
      {measured->measured, "measured", {.stroke = CANVAS_INK, .width = 1.1}},
      {measured->fitted, "mixture", {.stroke = CANVAS_SERIES(1), .width = 1.1, .dash = 1}},
      {measured->residual, "residual", {.stroke = CANVAS_MUTED, .width = 0.7, .dash = 2}},
  };
  canvas_font font = {.size = p.size, .paint = CANVAS_INK};
  canvas_style tick = {.stroke = CANVAS_INK, .width = 0.7};
  double at = p.x.begin;
  for (size_t i = 0; i < measured->assigned_count; i++) {
    double x = axis_place(&p.x, measured->assigned[i].measured_cm1);
    if (x >= p.x.begin && x <= p.x.end)
      canvas_line(c, x, p.y.end - 0.9 * p.size, x, p.y.end - 0.3 * p.size, &tick);
  }
  for (size_t i = 0; i < 3; i++) {
    if (curves[i].values == NULL)
      continue;
    draw_curve(&p, curves[i].values, &curves[i].style);
    canvas_line(c, at, 0.85 * p.size, at + 3 * p.size, 0.85 * p.size, &curves[i].style);
    canvas_text(c, at + 3.5 * p.size, 1.2 * p.size, &font, curves[i].name);
    at += 5 * p.size + canvas_text_width(c, &font, curves[i].name);
  }
  return !c->failed;
}
