/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_mixture.c: a measured spectrum, the best mixture of the models, and what is left. */
#include <math.h>

#include "figure/figure.h"
#include "figure/frame.h"
#include "figure/key.h"

enum { CURVES = 3 };

static const struct {
  const char *name;
  canvas_style style;
} curves[CURVES] = {
    {"measured", {.stroke = {PAINT_INK, 0}, .width = 1.1}},
    {"mixture", {.stroke = {PAINT_SERIES, 1}, .width = 1.1, .dash = 1}},
    {"residual", {.stroke = {PAINT_MUTED, 0}, .width = 0.7}},
};

static const double *values_of(const figure_measured *measured, int i)
{
  return i == 0 ? measured->measured : i == 1 ? measured->fitted : measured->residual;
}

static frame_series series_of(const figure_measured *measured, int i)
{
  return (frame_series){.x = measured->x_cm1, .values = values_of(measured, i),
                        .count = measured->points, .factor = 1};
}

static void extend(const frame *f, const frame_series *series, double *least, double *most)
{
  for (size_t i = 0; series->values != NULL && i < series->count; i++)
    if (isfinite(series->values[i]) && axis_shows(&f->x, frame_x_of(series, i))) {
      *least = fmin(*least, series->values[i]);
      *most = fmax(*most, series->values[i]);
    }
}

/* The ends of the axis of values, with some room. */
static bool find_extent(frame *f, const figure_measured *measured, double *least, double *most)
{
  *least = *most = 0;
  for (int i = 0; i < CURVES; i++) {
    const frame_series series = series_of(measured, i);
    extend(f, &series, least, most);
  }
  double slack = 0.04 * (*most - *least);
  *least -= slack;
  *most += slack;
  if (isfinite(f->options->least))
    *least = f->options->least;
  if (isfinite(f->options->most))
    *most = f->options->most;
  return *most > *least;
}

static bool is_there(const figure_measured *measured)
{
  return measured->points >= 2 && measured->measured != NULL;
}

static void draw_bands(const frame *f, const figure_measured *measured)
{
  const canvas_style tick = {.stroke = CANVAS_INK, .width = 0.7};
  for (size_t i = 0; i < measured->assigned_count; i++) {
    double at = measured->assigned[i].measured_cm1, x = axis_place(&f->x, at);
    if (axis_shows(&f->x, at))
      canvas_line(f->c, x, f->y.end - 0.9 * f->size, x, f->y.end - 0.3 * f->size, &tick);
  }
}

bool figure_mixture(canvas *c, const figure_measured *measured, const figure_options *options)
{
  frame f = {0};
  const double size = options->font_size;
  double least, most;
  key_entry entries[CURVES];
  size_t count = 0;
  if (!is_there(measured) ||
      !frame_set(&f, c, options, measured->x_cm1[0], measured->x_cm1[measured->points - 1]) ||
      !find_extent(&f, measured, &least, &most))
    return false;
  f.x.begin = 5.6 * size;
  f.x.end = c->width - 1.5 * size;
  f.y = axis_between(least, most, c->height - 3.6 * size, 3 * size + frame_head(c, options));
  if (f.y.begin - f.y.end < 3 * size || f.x.end <= f.x.begin)
    return false;
  frame_shades(&f);
  frame_y_axis(&f, "Absorbance, as measured", true);
  for (int i = 0; i < CURVES; i++) {
    const frame_series series = series_of(measured, i);
    canvas_style style = curves[i].style;
    if (series.values == NULL)
      continue;
    if (options->line_width > 0)
      style.width = options->line_width;
    entries[count++] = (key_entry){curves[i].name, style, -1};
    frame_curve(&f, &f.y, &series, &style);
  }
  key_draw(c, entries, count, size, f.x.begin, 1.2 * size, f.x.end);
  draw_bands(&f, measured);
  frame_marks(&f);
  frame_x_axis(&f, "Wavenumber (cm\xe2\x81\xbb\xc2\xb9)");
  return !c->failed;
}

bool figure_mixture_csv(const figure_data *data, const figure_options *options, sheet *out)
{
  frame f = {0};
  const figure_measured *measured =
      options->spectrum < data->measured_count ? &data->measured[options->spectrum] : NULL;
  if (measured == NULL || !is_there(measured) ||
      !frame_set(&f, NULL, options, measured->x_cm1[0], measured->x_cm1[measured->points - 1]))
    return false;
  sheet_begin_wavenumbers(out, NULL, "wavenumber_cm1");
  for (size_t i = 0; i < measured->points; i++)
    if (axis_shows(&f.x, measured->x_cm1[i]))
      sheet_number(out, sheet_last(out), measured->x_cm1[i]);
  for (int k = 0; k < CURVES; k++) {
    const double *values = values_of(measured, k);
    if (values == NULL)
      continue;
    sheet_begin(out, NULL, curves[k].name);
    for (size_t i = 0; i < measured->points; i++)
      if (axis_shows(&f.x, measured->x_cm1[i]))
        sheet_number(out, sheet_last(out), values[i]);
  }
  sheet_begin(out, NULL, "assigned_cm1");
  for (size_t i = 0; i < measured->assigned_count; i++)
    if (axis_shows(&f.x, measured->assigned[i].measured_cm1))
      sheet_number(out, sheet_last(out), measured->assigned[i].measured_cm1);
  return true;
}
