/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_histogram.c: the histogram of a stiffness map, with normal components and models. */
#include <math.h>
#include <string.h>

#include "figure/axis.h"
#include "figure/curve.h"
#include "figure/figure.h"

typedef struct {
  canvas *c;
  const elastir_result_map_histogram *histogram;
  axis x, y;
  double size;
} plot;

static const elastir_result_stiffness_map *map_of(const figure_data *data,
                                                  const figure_options *options)
{
  if (options->map >= data->map_count)
    return NULL;
  const elastir_result_stiffness_map *map = &data->maps[options->map];
  return map->histogram.counts_count > 0 && map->histogram.step_gpa > 0.0 ? map : NULL;
}

static void draw_bars(const plot *p)
{
  const elastir_result_map_histogram *h = p->histogram;
  canvas_style bar = {.fill = CANVAS_RULE};
  for (size_t i = 0; i < h->counts_count; i++) {
    double left = axis_place(&p->x, h->from_gpa + (double)i * h->step_gpa);
    double right = axis_place(&p->x, h->from_gpa + (double)(i + 1) * h->step_gpa);
    double top = axis_place(&p->y, (double)h->counts[i]);
    if (h->counts[i] > 0)
      canvas_rectangle(p->c, left, top, right - left, p->y.begin - top, &bar);
  }
}

static void draw_curve(const plot *p, const double *counts, size_t count, const canvas_style *style)
{
  const elastir_result_map_histogram *h = p->histogram;
  curve line = {0};
  if (counts == NULL || count != h->counts_count)
    return;
  if (!curve_reserve(&line, count)) {
    p->c->failed = true;
    return;
  }
  for (size_t i = 0; i < count; i++)
    curve_add(&line, axis_place(&p->x, h->from_gpa + ((double)i + 0.5) * h->step_gpa),
              axis_place(&p->y, counts[i]));
  canvas_path(p->c, line.xy, line.count, false, style);
  curve_free(&line);
}

static void draw_axes(const plot *p, const char *label)
{
  canvas_style line = {.stroke = CANVAS_INK, .width = 0.7};
  canvas_font font = {.size = p->size, .anchor = CANVAS_MIDDLE, .paint = CANVAS_INK};
  char text[DIGITS_SIZE];
  axis_ticks x = axis_round_ticks(p->x.from, p->x.to, 6), y = axis_round_ticks(0, p->y.to, 5);
  for (int i = 0; i < x.count; i++) {
    double at = axis_place(&p->x, axis_tick(&x, i));
    axis_tick_text(&x, i, text);
    canvas_line(p->c, at, p->y.begin, at, p->y.begin + 0.4 * p->size, &line);
    canvas_text(p->c, at, p->y.begin + 1.5 * p->size, &font, text);
  }
  canvas_text(p->c, (p->x.begin + p->x.end) / 2, p->y.begin + 3 * p->size, &font, label);
  font.anchor = CANVAS_END;
  for (int i = 0; i < y.count; i++) {
    double at = axis_place(&p->y, axis_tick(&y, i));
    axis_tick_text(&y, i, text);
    canvas_line(p->c, p->x.begin - 0.4 * p->size, at, p->x.begin, at, &line);
    canvas_text(p->c, p->x.begin - 0.6 * p->size, at + 0.35 * p->size, &font, text);
  }
  canvas_line(p->c, p->x.begin, p->y.begin, p->x.end, p->y.begin, &line);
  canvas_line(p->c, p->x.begin, p->y.begin, p->x.begin, p->y.end, &line);
}

/* One sample of a line with its name; returns where the next begins. */
static double draw_key(const plot *p, double at, const char *name, const canvas_style *style)
{
  canvas_font font = {.size = p->size, .paint = CANVAS_INK};
  double room = p->x.end - at - 3.5 * p->size;
  if (room < 2 * p->size)
    return at;
  canvas_line(p->c, at, 0.85 * p->size, at + 3 * p->size, 0.85 * p->size, style);
  canvas_text_within(p->c, at + 3.5 * p->size, 1.2 * p->size, room, &font, name);
  return at + 4.7 * p->size + canvas_text_width(p->c, &font, name);
}

/* The place of the label among the models of the result, which gives its colour. */
static canvas_style style_of(const figure_data *data, const char *label)
{
  for (size_t i = 0; i < data->model_count; i++)
    if (label != NULL && strcmp(data->models[i].label, label) == 0)
      return figure_curve_style(&data->models[i], 1.0);
  return (canvas_style){.stroke = CANVAS_MUTED, .width = 1.0};
}

/* A share that may be all or nothing has no curve: its best value would look like a finding. */
static bool is_settled(const elastir_result_map_model *model)
{
  return model->present != NULL && strcmp(model->present, "yes") == 0;
}

bool figure_histogram(canvas *c, const figure_data *data, const figure_options *options)
{
  const elastir_result_stiffness_map *map = map_of(data, options);
  plot p = {.c = c, .size = options->font_size};
  double most = 0.0;
  if (map == NULL)
    return false;
  const elastir_result_map_histogram *h = p.histogram = &map->histogram;
  for (size_t i = 0; i < h->counts_count; i++)
    most = fmax(most, (double)h->counts[i]);
  p.x = (axis){h->from_gpa, h->from_gpa + h->step_gpa * (double)h->counts_count, 5.2 * p.size,
               c->width - 1.0 * p.size};
  p.y = (axis){0.0, 1.08 * most, c->height - 3.6 * p.size, 2.4 * p.size};
  if (!(most > 0.0) || !(p.y.begin > p.y.end) || !(p.x.end > p.x.begin))
    return false;
  bool youngs = map->modulus != NULL && strcmp(map->modulus, "youngs") == 0;
  bool reduced = map->modulus != NULL && strcmp(map->modulus, "reduced") == 0;
  canvas_style normals = {.stroke = CANVAS_INK, .width = 1.1};
  canvas_style models = {.stroke = CANVAS_INK, .width = 1.0, .dash = 2};
  double at = p.x.begin;
  canvas_font unit = {.size = p.size, .anchor = CANVAS_END, .paint = CANVAS_INK};
  canvas_text(c, p.x.begin - 0.6 * p.size, 1.2 * p.size, &unit, "pixels");
  draw_bars(&p);
  draw_axes(&p, youngs    ? "Young’s modulus (GPa)"
                : reduced ? "Reduced modulus (GPa)"
                          : "Contact modulus (GPa)");
  draw_curve(&p, h->normals, h->normals_count, &normals);
  at = draw_key(&p, at, map->components_count > 1 ? "two normals" : "normal", &normals);
  if (h->models_count > 0) {
    draw_curve(&p, h->models, h->models_count, &models);
    at = draw_key(&p, at, "models", &models);
  }
  for (size_t k = 0; k < map->models_count; k++) {
    canvas_style style = style_of(data, map->models[k].label);
    if (!is_settled(&map->models[k]))
      continue;
    draw_curve(&p, map->models[k].counts, map->models[k].counts_count, &style);
    if (map->models[k].label != NULL)
      at = draw_key(&p, at, map->models[k].label, &style);
  }
  return !c->failed;
}

static void append_at(text_buffer *out, const double *values, size_t count, size_t i)
{
  text_append(out, ",");
  if (i < count && isfinite(values[i]))
    text_append_number(out, values[i]);
}

bool figure_histogram_csv(const figure_data *data, const figure_options *options, text_buffer *out)
{
  const elastir_result_stiffness_map *map = map_of(data, options);
  if (map == NULL)
    return false;
  const elastir_result_map_histogram *h = &map->histogram;
  text_append(out, "from_gpa,to_gpa,pixels,normals,models");
  for (size_t k = 0; k < map->models_count; k++)
    figure_csv_column(out, map->models[k].label != NULL ? map->models[k].label : "", "pixels");
  text_append(out, "\n");
  for (size_t i = 0; i < h->counts_count; i++) {
    text_append_number(out, h->from_gpa + (double)i * h->step_gpa);
    text_append(out, ",");
    text_append_number(out, h->from_gpa + (double)(i + 1) * h->step_gpa);
    text_format(out, ",%lld", (long long)h->counts[i]);
    append_at(out, h->normals, h->normals_count, i);
    append_at(out, h->models, h->models_count, i);
    for (size_t k = 0; k < map->models_count; k++)
      append_at(out, map->models[k].counts, map->models[k].counts_count, i);
    text_append(out, "\n");
  }
  return true;
}
