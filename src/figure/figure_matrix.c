/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_matrix.c: stiffness matrices as heat maps with their numbers. */
#include <math.h>
#include <stdio.h>

#include "text/digits.h"
#include "figure/figure.h"
#include "figure/grid.h"
#include "figure/palette.h"

static bool in_plot(const figure_model *model)
{
  return model->stiffness_gpa != NULL;
}

/* Of all models, whichever are shown. */
static double largest(const figure_data *data, const figure_options *options)
{
  double most = 0;
  const figure_data *all = figure_all(data);
  if (options->most > 0)
    return options->most;
  for (size_t i = 0; i < all->model_count; i++)
    for (int k = 0; in_plot(&all->models[i]) && k < 36; k++)
      most = fmax(most, fabs(all->models[i].stiffness_gpa[k]));
  return most;
}

/* The digits that all numbers of the matrix have, and the size of the letters. */
typedef struct {
  int decimals; /* -1: there is no room for numbers that can be read */
  double size;
} lettering;

static void number_text(double value, int decimals, char text[DIGITS_SIZE])
{
  digits_fixed(value, value == 0 ? 0 : decimals > 1 && fabs(value) >= 100 ? 1 : decimals, 0, text);
}

static bool fits(canvas *c, const figure_model *model, double cell, const lettering *l)
{
  const canvas_font font = {.size = l->size};
  for (int k = 0; k < 36; k++) {
    char text[DIGITS_SIZE];
    number_text(model->stiffness_gpa[k], l->decimals, text);
    if (canvas_text_width(c, &font, text) > 0.92 * cell)
      return false;
  }
  return true;
}

static bool all_fit(canvas *c, const figure_data *data, double cell, const lettering *l)
{
  for (size_t i = 0; i < data->model_count; i++)
    if (in_plot(&data->models[i]) && !fits(c, &data->models[i], cell, l))
      return false;
  return true;
}

/* Two decimals in letters of 5 points at least, else fewer decimals; alike in all matrices. */
static lettering letter(canvas *c, const figure_data *data, double cell, double size)
{
  lettering l = {.decimals = 2};
  for (; l.decimals >= 0; l.decimals--)
    for (l.size = size; l.size >= fmin(size, FIGURE_LEAST_FONT); l.size -= 0.25)
      if (l.size < 0.75 * cell && all_fit(c, data, cell, &l))
        return l;
  l.size = fmin(size, FIGURE_LEAST_FONT);
  return l;
}

/* The room of the numbers of rows and columns. */
static double heads_of(double size)
{
  return 1.1 * size;
}

static double cell_of(double side, double size)
{
  return (side - heads_of(size)) / 6;
}

static void draw_heads(canvas *c, double left, double top, double cell, double size)
{
  canvas_font head = {.size = fmin(size, fmax(cell / 2, fmin(size, FIGURE_LEAST_FONT))),
                      .anchor = CANVAS_MIDDLE, .paint = CANVAS_MUTED};
  for (int i = 0; i < 6; i++) {
    char text[DIGITS_SIZE];
    snprintf(text, sizeof text, "%d", i + 1);
    canvas_text(c, left + (i + 0.5) * cell, top - 0.3 * head.size, &head, text);
    canvas_text(c, left - 0.6 * head.size, top + (i + 0.5) * cell + 0.35 * head.size, &head, text);
  }
}

static void draw_matrix(canvas *c, const figure_model *model, double most, const lettering *l,
                        const canvas_box *square, double size)
{
  double cell = cell_of(square->width, size);
  double left = square->x + heads_of(size), top = square->y + heads_of(size);
  canvas_style frame = {.stroke = CANVAS_INK, .width = 0.6};
  draw_heads(c, left, top, cell, size);
  for (int k = 0; k < 36; k++) {
    double value = model->stiffness_gpa[k];
    char text[DIGITS_SIZE];
    /* Square root: the shear part of a framework is a tenth of the rest and still to be seen. */
    double strength = most > 0 ? sqrt(fmin(fabs(value) / most, 1)) * (value < 0 ? -0.85 : 0.85) : 0;
    unsigned rgb = palette_diverging(strength);
    canvas_style fill = {.fill = CANVAS_RGB(rgb), .stroke = CANVAS_RGB(0xffffff), .width = 0.4};
    canvas_font font = {.size = l->size, .anchor = CANVAS_MIDDLE,
                        .paint = CANVAS_RGB(palette_is_dark(rgb) ? 0xffffffu : 0x111111u)};
    double cell_x = left + (k % 6) * cell, cell_y = top + (k / 6) * cell;
    canvas_rectangle(c, cell_x, cell_y, cell, cell, &fill);
    if (value == 0)
      font.paint = CANVAS_RGB(0x767676u);
    number_text(value, l->decimals, text);
    if (l->decimals >= 0)
      canvas_text(c, cell_x + cell / 2, cell_y + cell / 2 + 0.35 * l->size, &font, text);
  }
  canvas_rectangle(c, left, top, 6 * cell, 6 * cell, &frame);
}

static size_t count_shown(const figure_data *data)
{
  size_t shown = 0;
  for (size_t i = 0; i < data->model_count; i++)
    shown += in_plot(&data->models[i]);
  return shown;
}

/* Of 36 mm at least, so that numbers of five characters can be read. */
double figure_matrix_height(const figure_data *data, const figure_options *options, double width)
{
  double size = options->font_size, least_side = 36 * CANVAS_POINTS_PER_MM;
  size_t shown = count_shown(data);
  size_t columns = (size_t)fmax(fmin(floor(width / least_side), (double)shown), 1);
  return 2.2 * size + grid_height(width, shown, columns, 1.6 * size);
}

/* What the numbers are: a line below the matrices, or three beside the last. */
static void draw_foot(canvas *c, const square_grid *g, double size)
{
  static const char *const lines[] = {"Stiffness (GPa)", "Voigt order", "xx yy zz yz xz xy"};
  const canvas_font font = {.size = size, .anchor = CANVAS_MIDDLE, .paint = CANVAS_INK};
  const double x = g->foot.x + g->foot.width / 2, y = g->foot.y + g->foot.height / 2;
  for (int i = 0; g->beside && i < 3; i++)
    canvas_text(c, x, y + 1.4 * (i - 1) * size, &font, lines[i]);
  if (!g->beside)
    canvas_text(c, x, g->foot.y + 1.6 * size, &font, "Stiffness (GPa), Voigt order xx yy zz yz xz xy");
}

bool figure_matrix(canvas *c, const figure_data *data, const figure_options *options)
{
  double most = largest(data, options), size = options->font_size;
  size_t shown = count_shown(data), place = 0;
  if (shown == 0)
    return false;
  const square_grid room = {.width = c->width, .height = c->height - 0.4 * size, .head = 1.6 * size,
                            .gap = 0.4 * size, .count = shown};
  square_grid g = grid_with_foot(&room, 2.2 * size, 12 * size);
  if (g.side <= 6 * size)
    return false;
  const lettering l = letter(c, data, cell_of(g.side, size), size);
  canvas_font font = {.size = size, .anchor = CANVAS_MIDDLE, .paint = CANVAS_INK, .bold = true};
  for (size_t i = 0; i < data->model_count; i++) {
    const figure_model *model = &data->models[i];
    double x, y;
    if (!in_plot(model))
      continue;
    grid_place(&g, place++, &x, &y);
    canvas_text_within(c, x + g.side / 2 + 0.7 * size, y - 0.6 * size, c->width / (double)g.columns,
                       &font, figure_tensor_label(model));
    draw_matrix(c, model, most, &l, &(const canvas_box){x, y, g.side, g.side}, size);
  }
  draw_foot(c, &g, size);
  return !c->failed;
}

bool figure_matrix_csv(const figure_data *data, const figure_options *options, sheet *out)
{
  (void)options;
  if (count_shown(data) == 0)
    return false;
  sheet_begin(out, NULL, "model");
  sheet_begin(out, NULL, "row");
  sheet_begin(out, NULL, "column");
  sheet_begin(out, NULL, "stiffness_gpa");
  const size_t first = sheet_last(out) - 3;
  for (size_t i = 0; i < data->model_count; i++)
    for (int k = 0; in_plot(&data->models[i]) && k < 36; k++) {
      sheet_text(out, first, figure_tensor_label(&data->models[i]));
      sheet_number(out, first + 1, k / 6 + 1);
      sheet_number(out, first + 2, k % 6 + 1);
      sheet_number(out, first + 3, data->models[i].stiffness_gpa[k]);
    }
  return true;
}
