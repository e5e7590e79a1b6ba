/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_matrix.c: stiffness matrices as heat maps with their numbers. */
#include <math.h>
#include <stdio.h>

#include "text/digits.h"
#include "figure/figure.h"
#include "figure/palette.h"

static bool in_plot(const figure_options *options, const figure_model *model)
{
  return model->stiffness_gpa != NULL && figure_shows(options, model);
}

static double largest(const figure_data *data, const figure_options *options)
{
  double most = 0;
  for (size_t i = 0; i < data->model_count; i++)
    for (int k = 0; in_plot(options, &data->models[i]) && k < 36; k++)
      most = fmax(most, fabs(data->models[i].stiffness_gpa[k]));
  return most;
}

static void draw_matrix(canvas *c, const figure_model *model, double most, double x, double y,
                        double side, double size)
{
  /* Room for "-12.08" in a cell; smaller letters if need be. */
  double cell = (side - 1.4 * size) / 6, letters = fmin(size, cell / 3.4);
  canvas_font head = {.size = letters, .anchor = CANVAS_MIDDLE, .paint = CANVAS_MUTED};
  double left = x + 1.4 * size, top = y + 1.4 * size;
  canvas_style frame = {.stroke = CANVAS_INK, .width = 0.6};
  for (int i = 0; i < 6; i++) {
    char text[DIGITS_SIZE];
    snprintf(text, sizeof text, "%d", i + 1);
    canvas_text(c, left + (i + 0.5) * cell, top - 0.4 * letters, &head, text);
    canvas_text(c, left - 0.7 * letters, top + (i + 0.5) * cell + 0.35 * letters, &head, text);
  }
  for (int k = 0; k < 36; k++) {
    double value = model->stiffness_gpa[k];
    char text[DIGITS_SIZE];
    /* Square root: the shear part of a framework is a tenth of the rest and still to be seen. */
    double strength = most > 0 ? sqrt(fabs(value) / most) * (value < 0 ? -0.85 : 0.85) : 0;
    unsigned rgb = palette_diverging(strength);
    canvas_style fill = {.fill = CANVAS_RGB(rgb), .stroke = CANVAS_RGB(0xffffff), .width = 0.4};
    canvas_font font = {.size = letters, .anchor = CANVAS_MIDDLE,
                        .paint = CANVAS_RGB(palette_is_dark(rgb) ? 0xffffffu : 0x111111u)};
    double cell_x = left + (k % 6) * cell, cell_y = top + (k / 6) * cell;
    canvas_rectangle(c, cell_x, cell_y, cell, cell, &fill);
    digits_fixed(value, value == 0 ? 0 : fabs(value) < 100 ? 2 : 1, 0, text);
    if (value == 0)
      font.paint = CANVAS_RGB(0x8a8a8au);
    canvas_text(c, cell_x + cell / 2, cell_y + cell / 2 + 0.35 * letters, &font, text);
  }
  canvas_rectangle(c, left, top, 6 * cell, 6 * cell, &frame);
}

bool figure_matrix(canvas *c, const figure_data *data, const figure_options *options)
{
  double most = largest(data, options), size = options->font_size;
  size_t shown = 0, place = 0;
  for (size_t i = 0; i < data->model_count; i++)
    shown += in_plot(options, &data->models[i]);
  if (shown == 0)
    return false;
  double head = 1.8 * size, foot = 2.2 * size, side = 0, gap = 1.2 * size;
  size_t columns = 1;
  for (size_t n = 1; n <= shown; n++) {
    double rows = ceil((double)shown / (double)n);
    double fits = fmin(c->width / (double)n, (c->height - foot) / rows - head) - gap;
    if (fits > side) {
      side = fits;
      columns = n;
    }
  }
  if (side <= 6 * size)
    return false;
  double column = c->width / (double)columns;
  canvas_font font = {.size = size, .anchor = CANVAS_MIDDLE, .paint = CANVAS_INK, .bold = true};
  for (size_t i = 0; i < data->model_count; i++) {
    const figure_model *model = &data->models[i];
    if (!in_plot(options, model))
      continue;
    double x = column * (double)(place % columns) + (column - side) / 2;
    double y = (side + head + gap) * (double)(place / columns);
    canvas_text_within(c, x + side / 2 + 0.7 * size, y + 1.2 * size, column, &font,
                       figure_tensor_label(model));
    draw_matrix(c, model, most, x, y + head, side, size);
    place++;
  }
  font.bold = false;
  canvas_text(c, c->width / 2, c->height - 0.6 * size, &font,
              "Stiffness (GPa), Voigt order xx yy zz yz xz xy");
  return !c->failed;
}
