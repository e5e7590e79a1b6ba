/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_observable.c: what an instrument sees of each model, against the simulated spectrum. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "figure/figure.h"
#include "figure/frame.h"
#include "result/quantity.h"

typedef struct {
  frame f; /* first */
  const figure_data *data;
  double least, most; /* of the observable */
  size_t shown;
} plot;

/* The first of the kind asked for, or the first. NULL: none. */
static const elastir_result_observable *observable_of(const figure_model *model,
                                                      const figure_options *options)
{
  for (size_t i = 0; i < model->observable_count; i++) {
    const elastir_result_observable *o = &model->observables[i];
    if (o->kind != NULL && (options->observable == NULL || strcmp(o->kind, options->observable) == 0))
      return o;
  }
  return NULL;
}

/* The column asked for, or that which has the peaks, or the first that there is. */
static bool series_of(const figure_model *model, const figure_options *options, frame_series *series,
                      const char **name)
{
  const elastir_result_observable *o = observable_of(model, options);
  const char *wanted = options->column != NULL ? options->column : o != NULL ? o->peak_column : NULL;
  size_t rows;
  const quantity *row = quantity_group_observable_columns.rows(&rows);
  for (size_t i = 0; o != NULL && i < rows; i++) {
    const char *at = (const char *)&o->columns + row[i].offset;
    const double *values = *(const double *const *)(const void *)at;
    if (values == NULL || o->points < 2 || (wanted != NULL && strcmp(row[i].key, wanted) != 0))
      continue;
    *name = row[i].key;
    *series = (frame_series){.x = o->wavenumbers_cm1, .from = o->from_cm1, .step = o->step_cm1,
                             .values = values, .count = (size_t)o->points, .factor = 1};
    if (o->wavenumbers_cm1 != NULL && o->wavenumbers_cm1_count < series->count)
      series->count = o->wavenumbers_cm1_count;
    return series->x != NULL || (isfinite(o->from_cm1) && o->step_cm1 > 0);
  }
  return false;
}

static void extend(const frame *f, const frame_series *series, double *least, double *most)
{
  for (size_t i = 0; i < series->count; i++)
    if (isfinite(series->values[i]) && axis_shows(&f->x, frame_x_of(series, i))) {
      *least = fmin(*least, series->values[i]);
      *most = fmax(*most, series->values[i]);
    }
}

/* The window and the scale of all models, whichever are shown. */
static bool find_extent(plot *p, canvas *c, const figure_options *options)
{
  const figure_data *all = figure_all(p->data);
  frame_series series;
  const char *name;
  double from = INFINITY, to = -INFINITY;
  for (size_t k = 0; k < all->model_count; k++)
    if (series_of(&all->models[k], options, &series, &name)) {
      from = fmin(from, frame_x_of(&series, 0));
      to = fmax(to, frame_x_of(&series, series.count - 1));
    }
  for (size_t k = 0; k < p->data->model_count; k++)
    p->shown += series_of(&p->data->models[k], options, &series, &name);
  if (p->shown == 0 || !frame_set(&p->f, c, options, from, to))
    return false;
  p->least = INFINITY;
  p->most = -INFINITY;
  for (size_t k = 0; k < all->model_count; k++)
    if (series_of(&all->models[k], options, &series, &name))
      extend(&p->f, &series, &p->least, &p->most);
  p->least = isfinite(options->least) ? options->least : fmin(p->least, 0);
  p->most = isfinite(options->most) ? options->most : p->most;
  return p->most > p->least && isfinite(p->most - p->least);
}

/* The simulated spectrum, from zero to the largest value of the observable. */
static void draw_spectrum(const plot *p, const figure_model *model, const axis *y,
                          const canvas_style *curve)
{
  frame_series series = {.from = model->from_cm1, .step = model->step_cm1,
                         .values = model->absorbance, .count = model->points, .factor = 1};
  double least = 0, most = 0;
  canvas_style style = {.stroke = curve->stroke, .width = 0.5, .dash = 2};
  if (model->absorbance == NULL)
    return;
  extend(&p->f, &series, &least, &most);
  series.factor = most > 0 ? fmax(p->most, 0) / most : 0;
  frame_curve(&p->f, y, &series, &style);
}

static void draw_row(const plot *p, const figure_model *model, const axis *y,
                     const frame_series *series)
{
  const double right = fmax(p->f.x.begin, p->f.x.end) + 0.6 * p->f.size;
  const double zero = axis_place(y, fmin(fmax(0, p->least), p->most));
  const canvas_style base = {.stroke = CANVAS_RULE, .width = 0.5};
  canvas_font font = {.size = p->f.size, .paint = CANVAS_INK};
  canvas_style style = figure_curve_style(model, p->f.options->line_width > 0 ? p->f.options->line_width
                                                                             : 1.0);
  if (model->pick == NULL || model->pick->dash == 0)
    style.dash = 0;
  canvas_begin(p->f.c, "curve", (int)model->series, NULL);
  canvas_line(p->f.c, p->f.x.begin, zero, p->f.x.end, zero, &base);
  draw_spectrum(p, model, y, &style);
  frame_curve(&p->f, y, series, &style);
  canvas_text_within(p->f.c, right, zero, p->f.c->width - right, &font, figure_name(model));
  canvas_end(p->f.c);
}

static bool in_plot(const figure_model *model)
{
  return model->observable_count > 0;
}

/* What is dotted, above the plot: it has its zero where the observable has. */
static void draw_title(const plot *p, const char *kind)
{
  const canvas_font font = {.size = p->f.size, .paint = CANVAS_INK};
  char text[120];
  snprintf(text, sizeof text, "%.40s; dotted: Lorentzian bands, from 0, to the same height", kind);
  const double left = fmin(p->f.x.begin, p->f.x.end);
  canvas_text_within(p->f.c, left, 1.1 * p->f.size, p->f.c->width - left - p->f.size, &font, text);
}

/* "Phase (rad)" of "phase"; other names are those of the column. */
static void name_of(const char *column, char text[64])
{
  static const char *const names[][2] = {
      {"absorption_decadic_per_cm", "Decadic absorption (cm\xe2\x81\xbb\xc2\xb9)"},
      {"cm2_per_g", "Attenuation (cm\xc2\xb2 g\xe2\x81\xbb\xc2\xb9)"},
      {"r_s", "Reflectance of s light"},
      {"r_p", "Reflectance of p light"},
      {"r_crossed", "Reflectance, crossed"},
      {"reflectance", "Reflectance"},
      {"transmittance", "Transmittance"},
      {"absorbance", "Absorbance"},
      {"absorbance_s", "Absorbance of s light"},
      {"absorbance_p", "Absorbance of p light"},
      {"real", "Re of the signal"},
      {"imaginary", "Im of the signal"},
      {"amplitude", "Amplitude of the signal"},
      {"phase", "Phase (rad)"},
      {"eps_real", "Re \xce\xb5"},
      {"eps_imaginary", "Im \xce\xb5"}};
  const char *mark = strchr(column, '_');
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(column, names[i][0]) == 0) {
      snprintf(text, 64, "%s", names[i][1]);
      return;
    }
  if (mark != NULL) /* xx_real */
    snprintf(text, 64, "%s \xce\xb5, %.*s", strcmp(mark, "_real") == 0 ? "Re" : "Im", (int)(mark - column),
             column);
  else
    snprintf(text, 64, "Raman intensity, %.20s (arb. units)", column);
}

bool figure_observable(canvas *c, const figure_data *data, const figure_options *options)
{
  plot p = {.data = data};
  const double size = options->font_size;
  const char *column = "", *kind = "";
  char name[64];
  size_t row = 0;
  if (!find_extent(&p, c, options))
    return false;
  p.f.x.begin = 6.2 * size;
  p.f.x.end = c->width - frame_names_width(c, data, size, in_plot) - size;
  p.f.y = axis_between(p.least, p.most, c->height - 3.6 * size, 1.8 * size + frame_head(c, options));
  double share = (p.f.y.begin - p.f.y.end) / (double)p.shown;
  if (share < 2 * size || p.f.x.end <= p.f.x.begin)
    return false;
  frame_shades(&p.f);
  for (size_t k = 0; k < data->model_count; k++) {
    frame_series series;
    if (!series_of(&data->models[k], options, &series, &column))
      continue;
    const elastir_result_observable *seen = observable_of(&data->models[k], options);
    kind = seen != NULL ? seen->kind : "";
    double bottom = p.f.y.end + share * (double)++row - 0.3 * size;
    axis y = axis_between(p.least, p.most, bottom, bottom - share + 0.6 * size);
    draw_row(&p, &data->models[k], &y, &series);
    frame_row_scale(&p.f, &y);
  }
  draw_title(&p, kind);
  name_of(column, name);
  frame_y_title(&p.f, name);
  frame_marks(&p.f);
  frame_x_axis(&p.f, data->scaled ? "Scaled wavenumber (cm\xe2\x81\xbb\xc2\xb9)"
                                  : "Wavenumber (cm\xe2\x81\xbb\xc2\xb9)");
  return !c->failed;
}

static void add_series(const frame *f, const char *label, const char *name, const frame_series *series,
                       sheet *out)
{
  sheet_begin_wavenumbers(out, label, "wavenumber_cm1");
  sheet_begin(out, label, name);
  for (size_t i = 0; i < series->count; i++)
    if (axis_shows(&f->x, frame_x_of(series, i))) {
      sheet_number(out, sheet_last(out) - 1, frame_x_of(series, i));
      sheet_number(out, sheet_last(out), series->values[i]);
    }
}

bool figure_observable_csv(const figure_data *data, const figure_options *options, sheet *out)
{
  plot p = {.data = data};
  if (!find_extent(&p, NULL, options))
    return false;
  for (size_t k = 0; k < data->model_count; k++) {
    const figure_model *model = &data->models[k];
    frame_series series;
    const char *column;
    if (!series_of(model, options, &series, &column))
      continue;
    add_series(&p.f, figure_name(model), column, &series, out);
    series = (frame_series){.from = model->from_cm1, .step = model->step_cm1,
                            .values = model->absorbance, .count = model->points, .factor = 1};
    if (model->absorbance != NULL)
      add_series(&p.f, figure_name(model), "absorbance_km_mol-1_cm", &series, out);
  }
  return true;
}
