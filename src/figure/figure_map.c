/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_map.c: a stiffness map as cells, with its scale. */
#include <math.h>

#include "figure/axis.h"
#include "figure/figure.h"
#include "figure/palette.h"

enum { LEVELS = 48 };

static const elastir_result_stiffness_map *map_of(const figure_data *data,
                                                  const figure_options *options)
{
  return options->map < data->map_count ? &data->maps[options->map] : NULL;
}

/* The middle of one of LEVELS steps of the scale; NAN: the cell is masked. */
static double level_of(double value, double least, double most)
{
  double at = floor(LEVELS * (value - least) / (most - least));
  return !isfinite(value) ? (double)NAN : (fmin(fmax(at, 0.0), LEVELS - 1) + 0.5) / LEVELS;
}

/* Cells of one colour beside each other are one rectangle. */
static void draw_cells(canvas *c, const elastir_result_map_image *image, const axis scale, double x,
                       double y, double cell)
{
  const size_t columns = (size_t)image->columns;
  for (size_t row = 0; row < (size_t)image->rows; row++)
    for (size_t i = 0; i < columns;) {
      double level = level_of(image->values_gpa[row * columns + i], scale.from, scale.to);
      size_t end = i + 1;
      while (end < columns &&
             level_of(image->values_gpa[row * columns + end], scale.from, scale.to) == level)
        end++;
      if (isfinite(level)) {
        canvas_style style = {.fill = CANVAS_RGB(palette_sequential(level))};
        /* What comes later lies over it, so that no seams show. */
        double more = row + 1 < (size_t)image->rows ? 0.3 * fmin(cell, 1) : 0;
        double wider = end < columns ? 0.3 * fmin(cell, 1) : 0;
        canvas_rectangle(c, x + cell * (double)i, y + cell * (double)row,
                         cell * (double)(end - i) + wider, cell + more, &style);
      }
      i = end;
    }
}

static void draw_scale(canvas *c, const axis *scale, double x, double width, double size)
{
  canvas_style line = {.stroke = CANVAS_INK, .width = 0.5};
  canvas_font font = {.size = size, .anchor = CANVAS_START, .paint = CANVAS_INK};
  axis_ticks ticks = axis_round_ticks(scale->from, scale->to, 6);
  double step = (scale->begin - scale->end) / LEVELS;
  for (int i = 0; i < LEVELS; i++) {
    canvas_style cell = {.fill = CANVAS_RGB(palette_sequential((i + 0.5) / LEVELS))};
    canvas_rectangle(c, x, scale->begin - step * (i + 1), width, step * (i > 0 ? 1.4 : 1), &cell);
  }
  canvas_rectangle(c, x, scale->end, width, scale->begin - scale->end, &line);
  for (int i = 0; i < ticks.count; i++) {
    char text[DIGITS_SIZE];
    double at = axis_place(scale, axis_tick(&ticks, i));
    axis_tick_text(&ticks, i, text);
    canvas_line(c, x + width, at, x + width + 0.35 * size, at, &line);
    canvas_text(c, x + width + 0.6 * size, at + 0.35 * size, &font, text);
  }
}

static void range_of(const elastir_result_map_image *image, double *least, double *most)
{
  *least = INFINITY;
  *most = -INFINITY;
  for (size_t i = 0; i < image->values_gpa_count; i++)
    if (isfinite(image->values_gpa[i])) {
      *least = fmin(*least, image->values_gpa[i]);
      *most = fmax(*most, image->values_gpa[i]);
    }
}

static bool is_whole(const elastir_result_map_image *image)
{
  return image->columns > 0 && image->rows > 0 &&
         image->values_gpa_count == (size_t)image->columns * (size_t)image->rows;
}

bool figure_map(canvas *c, const figure_data *data, const figure_options *options)
{
  const elastir_result_stiffness_map *map = map_of(data, options);
  double size = options->font_size, least, most;
  if (map == NULL || !is_whole(&map->image))
    return false;
  range_of(&map->image, &least, &most);
  least = isfinite(options->least) ? options->least : least;
  most = isfinite(options->most) ? options->most : most;
  if (!(most > least))
    return false;
  double head = 2.0 * size, foot = 1.2 * size, side = 6.5 * size;
  double cell = fmin((c->width - side - 0.5 * size) / (double)map->image.columns,
                     (c->height - head - foot) / (double)map->image.rows);
  if (!(cell > 0.0))
    return false;
  double width = cell * (double)map->image.columns, height = cell * (double)map->image.rows;
  const double left = fmax((c->width - width - side) / 2, 0.25 * size);
  axis scale = axis_between(least, most, head + height, head);
  canvas_font font = {.size = size, .paint = CANVAS_INK};
  canvas_style frame = {.stroke = CANVAS_INK, .width = 0.6};
  text_buffer title = {0};
  text_format(&title, "%s", map->title != NULL ? map->title : map->path != NULL ? map->path : "");
  if (isfinite(map->width_um))
    text_format(&title, ", %.3g µm wide", map->width_um);
  canvas_text_within(c, left, 1.2 * size, width, &font,
                     title.failed || title.text == NULL ? "" : title.text);
  c->failed = c->failed || title.failed;
  text_free(&title);
  draw_cells(c, &map->image, scale, left, head, cell);
  canvas_rectangle(c, left, head, width, height, &frame);
  draw_scale(c, &scale, left + width + size, size, size);
  canvas_text(c, left + width + size, 1.2 * size, &font, "GPa");
  return !c->failed;
}

bool figure_map_csv(const figure_data *data, const figure_options *options, sheet *out)
{
  const elastir_result_stiffness_map *map = map_of(data, options);
  if (map == NULL || !is_whole(&map->image))
    return false;
  sheet_begin(out, NULL, "row");
  sheet_begin(out, NULL, "column");
  sheet_begin(out, NULL, "modulus_gpa");
  for (size_t i = 0; i < map->image.values_gpa_count; i++) {
    size_t columns = (size_t)map->image.columns;
    if (!isfinite(map->image.values_gpa[i]))
      continue;
    sheet_number(out, sheet_last(out) - 2, (double)(i / columns + 1));
    sheet_number(out, sheet_last(out) - 1, (double)(i % columns + 1));
    sheet_number(out, sheet_last(out), map->image.values_gpa[i]);
  }
  return true;
}

/* As high as a width asks for. */
double figure_map_height(const figure_data *data, const figure_options *options, double width)
{
  const elastir_result_stiffness_map *map = map_of(data, options);
  double size = options->font_size;
  if (map == NULL || !is_whole(&map->image))
    return width;
  return 3.2 * size + (width - 7.0 * size) * (double)map->image.rows / (double)map->image.columns;
}
