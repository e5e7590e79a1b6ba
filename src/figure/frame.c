/* SPDX-License-Identifier: GPL-3.0-or-later */
/* frame.c: what figures over an axis share: the axes, breaks, shaded windows, marks and curves. */
#include "figure/frame.h"

#include <math.h>
#include <stdio.h>

#include "figure/curve.h"
#include "figure/palette.h"

bool frame_set(frame *f, canvas *c, const figure_options *options, double from, double to)
{
  f->c = c;
  f->options = options;
  f->size = options->font_size;
  f->x.from = isfinite(options->from_cm1) ? options->from_cm1 : from;
  f->x.to = isfinite(options->to_cm1) ? options->to_cm1 : to;
  f->x.gap = f->size;
  f->x.breaks = f->breaks;
  f->x.break_count = 0;
  const double least = fmin(f->x.from, f->x.to), most = fmax(f->x.from, f->x.to);
  for (size_t i = 0; i < options->break_count; i++)
    if (options->breaks[i].from > least && options->breaks[i].to < most)
      f->breaks[f->x.break_count++] = options->breaks[i];
  return isfinite(most - least) && most > least;
}

/* ---- marks ---- */

static void mark_text(const figure_mark *mark, char text[DIGITS_SIZE])
{
  if (mark->text != NULL)
    snprintf(text, DIGITS_SIZE, "%.40s", mark->text);
  else
    digits_fixed(mark->at, fabs(mark->at - round(mark->at)) < 0.05 ? 0 : 1, 0, text);
}

double frame_head(canvas *c, const figure_options *options)
{
  const canvas_font font = {.size = options->font_size};
  double longest = 0;
  for (size_t i = 0; i < options->mark_count; i++) {
    char text[DIGITS_SIZE];
    mark_text(&options->marks[i], text);
    longest = fmax(longest, canvas_text_width(c, &font, text));
  }
  return longest > 0 ? longest + 1.3 * options->font_size : 0;
}

/* Marks in the order of their places; names then move apart by a letter's height, within the frame. */
static size_t order_marks(const frame *f, const figure_mark *order[], double name_at[])
{
  const double apart = 1.1 * f->size;
  const double left = fmin(f->x.begin, f->x.end), right = fmax(f->x.begin, f->x.end);
  size_t count = 0;
  for (size_t i = 0; i < f->options->mark_count; i++) {
    const figure_mark *mark = &f->options->marks[i];
    if (!axis_shows(&f->x, mark->at))
      continue;
    double at = axis_place(&f->x, mark->at);
    size_t k = count++;
    for (; k > 0 && name_at[k - 1] > at; k--) {
      name_at[k] = name_at[k - 1];
      order[k] = order[k - 1];
    }
    name_at[k] = at;
    order[k] = mark;
  }
  /* Pairs that are too near share the shift; a few rounds settle groups. */
  for (int round = 0; round < 50; round++)
    for (size_t k = 1; k < count; k++) {
      double lacks = apart - (name_at[k] - name_at[k - 1]);
      if (lacks > 0) {
        name_at[k - 1] = fmax(name_at[k - 1] - lacks / 2, left);
        name_at[k] = fmin(name_at[k] + lacks / 2, right);
      }
    }
  return count;
}

void frame_marks(const frame *f)
{
  const figure_mark *order[FIGURE_MOST_MARKS];
  double name_at[FIGURE_MOST_MARKS];
  const size_t count = order_marks(f, order, name_at);
  canvas_style line = {.stroke = CANVAS_MUTED, .width = 0.4, .dash = 2};
  canvas_style lead = {.stroke = CANVAS_MUTED, .width = 0.4};
  canvas_font font = {.size = f->size, .angle = -90, .paint = CANVAS_INK};
  for (size_t k = 0; k < count; k++) {
    char text[DIGITS_SIZE];
    double at = axis_place(&f->x, order[k]->at), top = f->y.end;
    mark_text(order[k], text);
    canvas_line(f->c, at, f->y.begin, at, top, &line);
    canvas_line(f->c, at, top, name_at[k], top - 0.8 * f->size, &lead);
    canvas_text(f->c, name_at[k] + 0.35 * f->size, top - 1.1 * f->size, &font, text);
  }
}

double frame_names_width(canvas *c, const figure_data *data, double size,
                         bool (*in_plot)(const figure_model *model))
{
  const canvas_font font = {.size = size};
  double width = 0;
  for (size_t i = 0; i < data->model_count; i++)
    if (in_plot(&data->models[i]))
      width = fmax(width, canvas_text_width(c, &font, figure_name(&data->models[i])));
  return fmin(width, 0.45 * c->width);
}

/* ---- shades ---- */

void frame_shades(const frame *f)
{
  const double least = fmin(f->x.from, f->x.to), most = fmax(f->x.from, f->x.to);
  for (size_t i = 0; i < f->options->shade_count; i++) {
    const figure_shade *shade = &f->options->shades[i];
    double a = axis_place(&f->x, fmin(fmax(fmin(shade->from, shade->to), least), most));
    double b = axis_place(&f->x, fmin(fmax(fmax(shade->from, shade->to), least), most));
    double left = fmin(a, b), width = fabs(b - a);
    if (!(width > 0))
      continue;
    unsigned rgb = shade->coloured ? palette_mix(0xffffff, shade->rgb, 0.25) : 0xececec;
    canvas_style style = {.fill = CANVAS_RGB(rgb)};
    canvas_font font = {.size = f->size, .anchor = CANVAS_MIDDLE, .paint = CANVAS_MUTED};
    canvas_rectangle(f->c, left, f->y.end, width, f->y.begin - f->y.end, &style);
    if (shade->text != NULL)
      canvas_text_within(f->c, left + width / 2, f->y.end + 1.1 * f->size, width, &font,
                         shade->text);
  }
}

/* ---- curves ---- */

double frame_x_of(const frame_series *series, size_t i)
{
  return series->x != NULL ? series->x[i] : series->from + (double)i * series->step;
}

void frame_curve(const frame *f, const axis *y, const frame_series *series,
                 const canvas_style *style)
{
  curve points = {0};
  if (!curve_reserve(&points, series->count)) {
    f->c->failed = true;
    return;
  }
  for (size_t i = 0; i < series->count; i++) {
    double x = frame_x_of(series, i);
    double value = fmin(fmax(series->values[i] * series->factor, y->from), y->to);
    bool here = axis_shows(&f->x, x) && isfinite(series->values[i]);
    curve_add(&points, here ? axis_place(&f->x, x) : NAN, here ? axis_place(y, value) : NAN);
  }
  if (!curve_simplify(&points, CURVE_TOLERANCE))
    f->c->failed = true;
  canvas_path(f->c, points.xy, points.count, false, style);
  curve_free(&points);
}

/* ---- axes ---- */

static double widest_label(const frame *f, const axis_ticks *ticks, const canvas_font *font)
{
  double widest = 0;
  for (int i = 0; i < ticks->count; i++) {
    char text[DIGITS_SIZE];
    axis_tick_text(ticks, i, text);
    widest = fmax(widest, canvas_text_width(f->c, font, text));
  }
  return widest;
}

/* The line of the axis with its breaks, each two strokes across. */
static void draw_line(const frame *f, const canvas_style *line)
{
  const double floor_y = f->y.begin, tall = 0.45 * f->size;
  double at = f->x.begin;
  const bool down = f->x.to < f->x.from;
  for (size_t i = 0; i < f->x.break_count; i++) {
    const axis_break *cut = &f->breaks[down ? f->x.break_count - 1 - i : i];
    double end = axis_place(&f->x, down ? cut->to : cut->from);
    canvas_line(f->c, at, floor_y, end, floor_y, line);
    at = end + (f->x.end < f->x.begin ? -1 : 1) * f->x.gap;
    canvas_line(f->c, end - 0.2 * f->size, floor_y + tall, end + 0.2 * f->size, floor_y - tall, line);
    canvas_line(f->c, at - 0.2 * f->size, floor_y + tall, at + 0.2 * f->size, floor_y - tall, line);
  }
  canvas_line(f->c, at, floor_y, f->x.end, floor_y, line);
}

static void draw_minor(const frame *f, const axis_ticks *ticks, const canvas_style *line)
{
  const int parts = f->options->minor > 0 ? f->options->minor : axis_minor_parts(ticks);
  for (int i = -1; i < ticks->count; i++)
    for (int k = 1; k < parts; k++) {
      double value = axis_tick(ticks, i) + ticks->step * k / parts;
      double at = axis_place(&f->x, value);
      if (axis_shows(&f->x, value))
        canvas_line(f->c, at, f->y.begin, at, f->y.begin + 0.22 * f->size, line);
    }
}

void frame_x_axis(const frame *f, const char *title)
{
  canvas_style line = {.stroke = CANVAS_INK, .width = 0.7};
  canvas_font font = {.size = f->size, .anchor = CANVAS_MIDDLE, .paint = CANVAS_INK};
  axis_ticks guess = axis_label_ticks(&f->x, 2 * f->size, f->options->ticks);
  double room = widest_label(f, &guess, &font) + f->size;
  axis_ticks ticks = axis_label_ticks(&f->x, room, f->options->ticks);
  double before = NAN;
  draw_line(f, &line);
  draw_minor(f, &ticks, &line);
  for (int i = 0; i < ticks.count; i++) {
    char text[DIGITS_SIZE];
    double at = axis_place(&f->x, axis_tick(&ticks, i));
    if (!axis_shows(&f->x, axis_tick(&ticks, i)))
      continue;
    axis_tick_text(&ticks, i, text);
    canvas_line(f->c, at, f->y.begin, at, f->y.begin + 0.4 * f->size, &line);
    /* On both sides of a break two may be too near. */
    if (!(fabs(at - before) < room - 0.6 * f->size)) {
      canvas_text(f->c, at, f->y.begin + 1.5 * f->size, &font, text);
      before = at;
    }
  }
  canvas_text_within(f->c, (f->x.begin + f->x.end) / 2, f->y.begin + 3.0 * f->size,
                     fabs(f->x.end - f->x.begin) + 2 * f->size, &font, title);
}

void frame_y_axis(const frame *f, const char *title, bool rules)
{
  const double left = fmin(f->x.begin, f->x.end), right = fmax(f->x.begin, f->x.end);
  canvas_style line = {.stroke = CANVAS_INK, .width = 0.7};
  canvas_style rule = {.stroke = CANVAS_RULE, .width = 0.5};
  canvas_font font = {.size = f->size, .anchor = CANVAS_END, .paint = CANVAS_INK};
  axis_ticks ticks = axis_round_ticks(f->y.from, f->y.to, 5);
  for (int i = 0; i < ticks.count; i++) {
    char text[DIGITS_SIZE];
    double at = axis_place(&f->y, axis_tick(&ticks, i));
    axis_tick_text(&ticks, i, text);
    if (rules)
      canvas_line(f->c, left, at, right, at, &rule);
    else
      canvas_line(f->c, left - 0.4 * f->size, at, left, at, &line);
    canvas_text(f->c, left - 0.6 * f->size, at + 0.35 * f->size, &font, text);
  }
  if (!rules)
    canvas_line(f->c, left, f->y.begin, left, f->y.end, &line);
  frame_y_title(f, title);
}

void frame_y_title(const frame *f, const char *title)
{
  const canvas_font font = {.size = f->size, .anchor = CANVAS_MIDDLE, .angle = -90, .paint = CANVAS_INK};
  canvas_text(f->c, 1.1 * f->size, (f->y.begin + f->y.end) / 2, &font, title);
}

void frame_row_scale(const frame *f, const axis *y)
{
  const double left = fmin(f->x.begin, f->x.end), tall = fabs(y->begin - y->end);
  const canvas_style line = {.stroke = CANVAS_INK, .width = 0.5};
  const canvas_font font = {.size = f->size, .anchor = CANVAS_END, .paint = CANVAS_INK};
  /* two lines of text a number, at least */
  const axis_ticks ticks = axis_round_ticks(y->from, y->to, (int)fmax(2, fmin(5, tall / (2 * f->size))));
  canvas_line(f->c, left, y->begin, left, y->end, &line);
  for (int i = 0; i < ticks.count; i++) {
    char text[DIGITS_SIZE];
    double at = axis_place(y, axis_tick(&ticks, i));
    axis_tick_text(&ticks, i, text);
    canvas_line(f->c, left - 0.4 * f->size, at, left, at, &line);
    canvas_text(f->c, left - 0.6 * f->size, at + 0.35 * f->size, &font, text);
  }
}
