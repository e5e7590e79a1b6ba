/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_growth.c: fractions, or ratios of bands, of a series of measured spectra. */
#include <math.h>
#include <stdlib.h>

#include "base/spread.h"
#include "figure/figure.h"
#include "figure/frame.h"
#include "figure/key.h"

/* One line of points with their 95 % intervals. */
typedef struct {
  const char *name;
  text_buffer made_name;
  canvas_style style;
  int series;
  const double *x, *value;
  const double *low, *high; /* NULL: from the errors */
  const double *error;      /* standard errors */
  size_t count;
} line;

typedef struct {
  line *lines;
  size_t count;
  bool failed;
} line_list;

static size_t least_of(size_t a, size_t b)
{
  return a < b ? a : b;
}

static void interval(const line *l, size_t i, double *low, double *high)
{
  *low = l->low != NULL ? l->low[i] : l->value[i] - ELASTIR_NORMAL_95 * l->error[i];
  *high = l->high != NULL ? l->high[i] : l->value[i] + ELASTIR_NORMAL_95 * l->error[i];
}

static void take_fractions(const figure_data *data, line_list *list)
{
  const elastir_result_series *s = data->series;
  const bool some = data->all != NULL && data->model_count < data->all->model_count;
  for (size_t i = 0; i < s->fractions_count; i++) {
    const elastir_result_fraction_series *from = &s->fractions[i];
    const figure_model *model = figure_model_of(data, from->label);
    const canvas_style other = {.stroke = CANVAS_MUTED, .width = 1.0, .dash = (int)(i % 5)};
    size_t count = least_of(least_of(s->coordinate_count, from->fraction_count),
                            least_of(from->low_count, from->high_count));
    if (count == 0 || from->label == NULL || (some && model == NULL))
      continue;
    list->lines[list->count++] =
        (line){.name = model != NULL ? figure_name(model) : from->label,
               .style = model != NULL ? figure_curve_style(model, 1.0) : other,
               .series = model != NULL ? (int)model->series : -1,
               .x = s->coordinate, .value = from->fraction, .low = from->low, .high = from->high,
               .count = count};
  }
}

static void take_ratios(const figure_data *data, line_list *list)
{
  const elastir_result_series *s = data->series;
  for (size_t i = 0; i < s->band_ratios_count; i++) {
    const elastir_result_ratio_series *from = &s->band_ratios[i];
    size_t count = least_of(least_of(s->coordinate_count, from->value_count),
                            from->standard_error_count);
    if (count == 0)
      continue;
    line *l = &list->lines[list->count++];
    *l = (line){.style = {.stroke = CANVAS_SERIES(i), .width = 1.0, .dash = (int)(i % 5)},
                .series = -1, .x = s->coordinate, .value = from->value,
                .error = from->standard_error, .count = count};
    text_format(&l->made_name, "%.6g/%.6g", from->numerator_cm1, from->denominator_cm1);
    list->failed = list->failed || l->made_name.failed;
    l->name = l->made_name.text;
  }
}

static bool take(const figure_data *data, const figure_options *options, line_list *list)
{
  const elastir_result_series *s = data->series;
  *list = (line_list){0};
  if (s == NULL)
    return false;
  list->lines = calloc(s->fractions_count + s->band_ratios_count + 1, sizeof *list->lines);
  if (list->lines == NULL) {
    list->failed = true;
    return false;
  }
  if (options->of == FIGURE_RATIOS)
    take_ratios(data, list);
  else
    take_fractions(data, list);
  return list->count > 0 && !list->failed;
}

static void release(line_list *list)
{
  for (size_t i = 0; i < list->count; i++)
    text_free(&list->lines[i].made_name);
  free(list->lines);
}

static void extent(const line_list *list, double x[2], double y[2])
{
  x[0] = y[0] = INFINITY;
  x[1] = y[1] = -INFINITY;
  for (size_t k = 0; k < list->count; k++)
    for (size_t i = 0; i < list->lines[k].count; i++) {
      double low, high;
      interval(&list->lines[k], i, &low, &high);
      if (!isfinite(list->lines[k].value[i]) || !isfinite(list->lines[k].x[i]))
        continue;
      x[0] = fmin(x[0], list->lines[k].x[i]);
      x[1] = fmax(x[1], list->lines[k].x[i]);
      y[0] = fmin(y[0], isfinite(low) ? low : list->lines[k].value[i]);
      y[1] = fmax(y[1], isfinite(high) ? high : list->lines[k].value[i]);
    }
}

static void draw_interval(const frame *f, const line *l, size_t i, const canvas_style *style)
{
  double low, high, x = axis_place(&f->x, l->x[i]), half = 0.3 * f->size;
  interval(l, i, &low, &high);
  if (!isfinite(low) || !isfinite(high))
    return;
  double bottom = axis_place(&f->y, fmax(low, f->y.from));
  double top = axis_place(&f->y, fmin(high, f->y.to));
  canvas_line(f->c, x, bottom, x, top, style);
  canvas_line(f->c, x - half, bottom, x + half, bottom, style);
  canvas_line(f->c, x - half, top, x + half, top, style);
}

/* Values without any error are not connected, lest they pass for a trend. */
static bool is_sure(const line *l)
{
  double low, high;
  for (size_t i = 0; i < l->count; i++) {
    interval(l, i, &low, &high);
    if (isfinite(low) && isfinite(high))
      return true;
  }
  return false;
}

static void draw_line(const frame *f, const line *l)
{
  const frame_series curve = {.x = l->x, .values = l->value, .count = l->count, .factor = 1};
  canvas_style bar = {.stroke = l->style.stroke, .width = 0.6};
  canvas_style dot = {.fill = l->style.stroke};
  canvas_begin(f->c, "curve", l->series, NULL);
  if (is_sure(l))
    frame_curve(f, &f->y, &curve, &l->style);
  for (size_t i = 0; i < l->count; i++) {
    if (!isfinite(l->value[i]) || !axis_shows(&f->x, l->x[i]) || l->value[i] < f->y.from ||
        l->value[i] > f->y.to)
      continue;
    draw_interval(f, l, i, &bar);
    canvas_circle(f->c, axis_place(&f->x, l->x[i]), axis_place(&f->y, l->value[i]), 0.28 * f->size,
                  &dot);
  }
  canvas_end(f->c);
}

static double draw_key(canvas *c, const line_list *list, double size, double left, double right)
{
  key_entry *entries = calloc(list->count + 1, sizeof *entries);
  double end = 0;
  if (entries == NULL) {
    c->failed = true;
    return 0;
  }
  for (size_t i = 0; i < list->count; i++)
    entries[i] = (key_entry){list->lines[i].name, list->lines[i].style, list->lines[i].series};
  end = key_draw(c, entries, list->count, size, left, 1.2 * size, right);
  free(entries);
  return end;
}

static bool draw(canvas *c, const line_list *list, const figure_options *options)
{
  frame f = {0};
  const double size = options->font_size;
  const bool fractions = options->of == FIGURE_FRACTIONS;
  double x[2], y[2];
  extent(list, x, y);
  double slack = x[1] > x[0] ? 0.04 * (x[1] - x[0]) : 0.5;
  if (!frame_set(&f, c, options, x[0] - slack, x[1] + slack))
    return false;
  double least = isfinite(options->least) ? options->least : fmin(y[0], 0);
  double most = isfinite(options->most) ? options->most : fractions ? fmax(y[1], 1) : 1.05 * y[1];
  f.x.begin = 5.2 * size;
  f.x.end = c->width - 1.5 * size;
  double top = draw_key(c, list, size, f.x.begin, f.x.end) + 0.8 * size;
  f.y = axis_between(least, most, c->height - 3.6 * size, top + frame_head(c, options));
  if (!(most > least) || f.y.begin - f.y.end < 3 * size || f.x.end <= f.x.begin)
    return false;
  frame_shades(&f);
  frame_y_axis(&f, fractions ? "Fraction of cells" : "Ratio of bands", true);
  for (size_t i = 0; i < list->count; i++)
    draw_line(&f, &list->lines[i]);
  frame_marks(&f);
  frame_x_axis(&f, options->x_title != NULL ? options->x_title : "Series");
  return !c->failed;
}

bool figure_growth(canvas *c, const figure_data *data, const figure_options *options)
{
  line_list list;
  bool shown = take(data, options, &list) && draw(c, &list, options);
  c->failed = c->failed || list.failed;
  release(&list);
  return shown;
}

static void add_line(const line *l, sheet *out)
{
  static const char *const names[] = {"value", "low", "high"};
  for (int k = 0; k < 3; k++) {
    sheet_begin(out, l->name, names[k]);
    for (size_t i = 0; i < l->count; i++) {
      double low, high;
      interval(l, i, &low, &high);
      sheet_number(out, sheet_last(out), k == 0 ? l->value[i] : k == 1 ? low : high);
    }
  }
}

bool figure_growth_csv(const figure_data *data, const figure_options *options, sheet *out)
{
  line_list list;
  bool shown = take(data, options, &list);
  if (shown) {
    sheet_begin(out, NULL, "coordinate");
    for (size_t i = 0; i < data->series->coordinate_count; i++)
      sheet_number(out, sheet_last(out), data->series->coordinate[i]);
    for (size_t i = 0; i < list.count; i++)
      add_line(&list.lines[i], out);
  }
  out->failed = out->failed || list.failed;
  release(&list);
  return shown;
}
