/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_histogram.c: the histogram of a stiffness map, with normal components and models. */
#include <math.h>
#include <stdio.h>
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
  bool drawing; /* no: only the key is put together */
} plot;

static const elastir_result_stiffness_map *map_of(const figure_data *data,
                                                  const figure_options *options)
{
  if (options->map >= data->map_count)
    return NULL;
  const elastir_result_stiffness_map *map = &data->maps[options->map];
  return map->histogram.counts_count > 0 && map->histogram.step_gpa > 0.0 ? map : NULL;
}

/* What the models alone expect in a bin. */
static double expected_in(const elastir_result_stiffness_map *map, size_t bin)
{
  double sum = 0;
  for (size_t k = 0; k < map->models_count; k++)
    if (map->models[k].counts != NULL && bin < map->models[k].counts_count &&
        map->models[k].counts[bin] > 0)
      sum += map->models[k].counts[bin];
  return sum;
}

static double pixels_in(const elastir_result_map_histogram *h, const size_t bins[2])
{
  double sum = 0;
  for (size_t i = bins[0]; i < bins[1]; i++)
    sum += (double)h->counts[i];
  return sum;
}

/* The bins from the one below which a share of the values lies to the one above which as much does. */
static void central(const double *values, size_t count, double share, size_t bins[2])
{
  double total = 0, below = 0, above = 0;
  for (size_t i = 0; i < count; i++)
    total += values[i];
  bins[0] = 0;
  bins[1] = count;
  while (bins[0] + 1 < count && below + values[bins[0]] <= share * total)
    below += values[bins[0]++];
  while (bins[1] > bins[0] + 1 && above + values[bins[1] - 1] <= share * total)
    above += values[--bins[1]];
}

/* First bin to show and the one after the last: where the models expect pixels, if a fifth of all lie there,
 * as of a sample on a stiff substrate; else all but the outermost ones. A tenth more on either side.
 * false: no memory. */
static bool find_bins(const elastir_result_stiffness_map *map, size_t bins[2])
{
  const double outermost = 0.002, fewest = 0.2;
  const elastir_result_map_histogram *h = &map->histogram;
  double *values = calloc(h->counts_count + 1, sizeof *values), sum = 0;
  if (values == NULL)
    return false;
  for (size_t i = 0; i < h->counts_count; i++)
    sum += values[i] = expected_in(map, i);
  central(values, h->counts_count, outermost, bins);
  const size_t all[2] = {0, h->counts_count};
  if (!(sum > 0) || pixels_in(h, bins) < fewest * pixels_in(h, all)) {
    for (size_t i = 0; i < h->counts_count; i++)
      values[i] = (double)h->counts[i];
    central(values, h->counts_count, outermost, bins);
  }
  free(values);
  const size_t margin = (bins[1] - bins[0]) / 10 + 1;
  bins[0] -= bins[0] < margin ? bins[0] : margin;
  bins[1] = bins[1] + margin < h->counts_count ? bins[1] + margin : h->counts_count;
  return true;
}

/* "12 % of the pixels lie outside, from 4.1 to 72 GPa", above the plot. */
static void draw_outside(const frame *f, const elastir_result_map_histogram *h)
{
  const double least = fmin(f->x.from, f->x.to), most = fmax(f->x.from, f->x.to);
  double outside = 0, all = 0;
  for (size_t i = 0; i < h->counts_count; i++) {
    const double middle = h->from_gpa + ((double)i + 0.5) * h->step_gpa;
    all += (double)h->counts[i];
    outside += middle < least || middle > most ? (double)h->counts[i] : 0;
  }
  if (!(outside > 0))
    return;
  char text[120];
  const double right = fmax(f->x.begin, f->x.end), left = fmin(f->x.begin, f->x.end);
  const canvas_font font = {.size = f->size, .anchor = CANVAS_END, .paint = CANVAS_MUTED};
  snprintf(text, sizeof text, "%.2g %% of the pixels lie outside; all: %.3g to %.3g GPa", 100 * outside / all,
           h->from_gpa, h->from_gpa + h->step_gpa * (double)h->counts_count);
  canvas_text_within(f->c, right, f->y.end - 0.5 * f->size, right - left, &font, text);
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
  if (p->drawing)
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
  draw_curve(p, h->models, h->models_count, "all models and the unexplained share", -1, &models);
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

static double at(const double *values, size_t count, size_t i)
{
  return values != NULL && i < count && isfinite(values[i]) ? values[i] : 0;
}

/* Of bars and curves in the window. */
static double tallest(const frame *f, const elastir_result_map_histogram *h)
{
  double most = 0.0;
  for (size_t i = 0; i < h->counts_count; i++)
    if (axis_shows(&f->x, h->from_gpa + ((double)i + 0.5) * h->step_gpa))
      most = fmax(fmax(most, (double)h->counts[i]),
                  fmax(at(h->normals, h->normals_count, i), at(h->models, h->models_count, i)));
  return most;
}

static void draw_plot(plot *p, const figure_data *data, const elastir_result_stiffness_map *map)
{
  frame_shades(&p->f);
  draw_bars(p);
  p->drawing = true;
  p->entry_count = 0;
  draw_curves(p, data, map);
  draw_outside(&p->f, p->histogram);
  frame_y_axis(&p->f, "Pixels", false);
  frame_marks(&p->f);
  frame_x_axis(&p->f, x_title(map));
}

bool figure_histogram(canvas *c, const figure_data *data, const figure_options *options)
{
  const elastir_result_stiffness_map *map = map_of(data, options);
  plot p = {.entry_count = 0};
  const double size = options->font_size;
  size_t bins[2];
  if (map == NULL)
    return false;
  const elastir_result_map_histogram *h = p.histogram = &map->histogram;
  if (!find_bins(map, bins)) {
    c->failed = true;
    return false;
  }
  if (!frame_set(&p.f, c, options, h->from_gpa + h->step_gpa * (double)bins[0],
                 h->from_gpa + h->step_gpa * (double)bins[1]))
    return false;
  const double most = options->most > 0 ? options->most : 1.08 * tallest(&p.f, h);
  p.f.x.begin = 6.2 * size;
  p.f.x.end = c->width - 1.5 * size;
  p.entries = calloc(map->models_count + 2, sizeof *p.entries);
  if (p.entries == NULL) {
    c->failed = true;
    return false;
  }
  draw_curves(&p, data, map);
  const double key = key_draw(c, p.entries, p.entry_count, size, p.f.x.begin, 1.2 * size, p.f.x.end);
  p.f.y = axis_between(0.0, most, c->height - 3.6 * size, key + 2.2 * size + frame_head(c, options));
  const bool good = most > 0.0 && p.f.y.begin - p.f.y.end >= 3 * size && p.f.x.end > p.f.x.begin;
  if (good)
    draw_plot(&p, data, map);
  free(p.entries);
  return good && !c->failed;
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
