/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_histogram.c: the histogram of a stiffness map, with normal components and models. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "figure/figure.h"
#include "figure/frame.h"
#include "figure/key.h"

typedef struct {
  frame f; /* first */
  const elastir_result_map_histogram *histogram;
  key_entry *entries;
  size_t entry_count;
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
    double from = h->from_gpa + (double)i * h->step_gpa, to = from + h->step_gpa;
    double left = axis_place(&p->f.x, from), right = axis_place(&p->f.x, to);
    double top = axis_place(&p->f.y, fmin((double)h->counts[i], p->f.y.to));
    if (h->counts[i] > 0 && axis_shows(&p->f.x, from) && axis_shows(&p->f.x, to))
      canvas_rectangle(p->f.c, fmin(left, right), top, fabs(right - left), p->f.y.begin - top, &bar);
  }
}

/* With its place in the key. */
static void draw_curve(plot *p, const double *counts, size_t count, const char *name, int series,
                       const canvas_style *style)
{
  const elastir_result_map_histogram *h = p->histogram;
  const frame_series curve = {.from = h->from_gpa + 0.5 * h->step_gpa, .step = h->step_gpa,
                              .values = counts, .count = count, .factor = 1};
  if (counts == NULL || count != h->counts_count)
    return;
  frame_curve(&p->f, &p->f.y, &curve, style);
  p->entries[p->entry_count++] = (key_entry){name, *style, series};
}

/* A share that may be all or nothing has no curve: its best value would look like a finding. */
static bool is_settled(const elastir_result_map_model *model)
{
  return model->present != NULL && strcmp(model->present, "yes") == 0;
}

static void draw_curves(plot *p, const figure_data *data, const elastir_result_stiffness_map *map)
{
  const elastir_result_map_histogram *h = &map->histogram;
  const canvas_style normals = {.stroke = CANVAS_INK, .width = 1.1};
  const canvas_style models = {.stroke = CANVAS_INK, .width = 1.0, .dash = 2};
  draw_curve(p, h->normals, h->normals_count, map->components_count > 1 ? "two normals" : "normal",
             -1, &normals);
  draw_curve(p, h->models, h->models_count, "models", -1, &models);
  for (size_t k = 0; k < map->models_count; k++) {
    const figure_model *model = figure_model_of(data, map->models[k].label);
    const canvas_style unknown = {.stroke = CANVAS_MUTED, .width = 1.0};
    const canvas_style style = model != NULL ? figure_curve_style(model, 1.0) : unknown;
    const char *name = model != NULL ? figure_name(model) : map->models[k].label;
    if (is_settled(&map->models[k]) && name != NULL)
      draw_curve(p, map->models[k].counts, map->models[k].counts_count, name,
                 model != NULL ? (int)model->series : -1, &style);
  }
}

static const char *x_title(const elastir_result_stiffness_map *map)
{
  bool youngs = map->modulus != NULL && strcmp(map->modulus, "youngs") == 0;
  bool reduced = map->modulus != NULL && strcmp(map->modulus, "reduced") == 0;
  return youngs ? "Young’s modulus (GPa)" : reduced ? "Reduced modulus (GPa)" : "Contact modulus (GPa)";
}

static double tallest(const elastir_result_map_histogram *h)
{
  double most = 0.0;
  for (size_t i = 0; i < h->counts_count; i++)
    most = fmax(most, (double)h->counts[i]);
  return most;
}

bool figure_histogram(canvas *c, const figure_data *data, const figure_options *options)
{
  const elastir_result_stiffness_map *map = map_of(data, options);
  plot p = {.entry_count = 0};
  const double size = options->font_size;
  if (map == NULL)
    return false;
  const elastir_result_map_histogram *h = p.histogram = &map->histogram;
  const double most = options->most > 0 ? options->most : 1.08 * tallest(h);
  if (!frame_set(&p.f, c, options, h->from_gpa,
                 h->from_gpa + h->step_gpa * (double)h->counts_count))
    return false;
  p.f.x.begin = 6.2 * size;
  p.f.x.end = c->width - 1.5 * size;
  p.f.y = axis_between(0.0, most, c->height - 3.6 * size, 2.4 * size + frame_head(c, options));
  if (!(most > 0.0) || p.f.y.begin - p.f.y.end < 3 * size || p.f.x.end <= p.f.x.begin)
    return false;
  p.entries = calloc(map->models_count + 2, sizeof *p.entries);
  if (p.entries == NULL) {
    c->failed = true;
    return false;
  }
  frame_shades(&p.f);
  draw_bars(&p);
  draw_curves(&p, data, map);
  key_draw(c, p.entries, p.entry_count, size, p.f.x.begin, 1.2 * size, p.f.x.end);
  free(p.entries);
  frame_y_axis(&p.f, "Pixels", false);
  frame_marks(&p.f);
  frame_x_axis(&p.f, x_title(map));
  return !c->failed;
}

static void add_counts(sheet *out, const elastir_result_map_histogram *h, const double *values,
                       size_t count, const char *label, const char *name)
{
  if (values == NULL)
    return;
  sheet_begin(out, label, name);
  for (size_t i = 0; i < h->counts_count; i++)
    sheet_number(out, sheet_last(out), i < count ? values[i] : (double)NAN);
}

bool figure_histogram_csv(const figure_data *data, const figure_options *options, sheet *out)
{
  const elastir_result_stiffness_map *map = map_of(data, options);
  if (map == NULL)
    return false;
  const elastir_result_map_histogram *h = &map->histogram;
  sheet_begin(out, NULL, "from_gpa");
  sheet_begin(out, NULL, "to_gpa");
  sheet_begin(out, NULL, "pixels");
  for (size_t i = 0; i < h->counts_count; i++) {
    sheet_number(out, sheet_last(out) - 2, h->from_gpa + (double)i * h->step_gpa);
    sheet_number(out, sheet_last(out) - 1, h->from_gpa + (double)(i + 1) * h->step_gpa);
    sheet_number(out, sheet_last(out), (double)h->counts[i]);
  }
  add_counts(out, h, h->normals, h->normals_count, NULL, "normals");
  add_counts(out, h, h->models, h->models_count, NULL, "models");
  for (size_t k = 0; k < map->models_count; k++)
    add_counts(out, h, map->models[k].counts, map->models[k].counts_count, map->models[k].label,
               "pixels");
  return true;
}
