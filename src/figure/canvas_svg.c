/* SPDX-License-Identifier: GPL-3.0-or-later */
/* canvas_svg.c: the canvas as SVG 1.1, without scripts, styles or references. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/digits.h"
#include "figure/canvas.h"
#include "figure/palette.h"
#include "output/base64.h"
#include "output/png.h"
#include "text/text.h"

/* Hundredths of a point: 3.5 micrometres on paper. */
enum { DECIMALS = 2 };

static void paint_name(const canvas *c, canvas_paint paint, char name[24])
{
  static const char *const roles[] = {"none", "var(--ink)", "var(--muted)", "var(--rule)",
                                      "var(--paper)"};
  if (c->in_page && paint.kind == PAINT_SERIES)
    snprintf(name, 24, "var(--s%u)", paint.value % PALETTE_COLOURS);
  else if (paint.kind == PAINT_NONE || (c->in_page && paint.kind != PAINT_RGB))
    snprintf(name, 24, "%s", roles[paint.kind]);
  else
    snprintf(name, 24, "#%06x", palette_rgb(paint));
}

static void number_attribute(markup *m, const char *name, double value, int decimals)
{
  char text[DIGITS_SIZE];
  digits_coordinate(value, decimals, text);
  markup_attribute(m, name, text);
}

/* Separates by a blank only where the number does not begin with a sign. */
static void append_number(text_buffer *data, double value, int decimals, bool first)
{
  char text[DIGITS_SIZE];
  digits_coordinate(value, decimals, text);
  if (!first && text[0] != '-')
    text_append(data, " ");
  text_append(data, text);
}

/* Absolute moves and relative lines between rounded points: short, and errors do not add up. */
static void append_path(text_buffer *data, const double *xy, size_t points, bool closed,
                        int decimals)
{
  const double unit = decimals == DECIMALS ? 100.0 : 10.0;
  double x = 0, y = 0;
  bool down = false, lines = false;
  for (size_t i = 0; i < points; i++) {
    if (!isfinite(xy[2 * i]) || !isfinite(xy[2 * i + 1])) {
      down = false;
      continue;
    }
    double new_x = round(xy[2 * i] * unit) / unit, new_y = round(xy[2 * i + 1] * unit) / unit;
    if (down && new_x == x && new_y == y && points > 2)
      continue;
    text_append(data, !down ? "M" : lines ? "" : "l");
    append_number(data, down ? new_x - x : new_x, decimals, !(down && lines));
    append_number(data, down ? new_y - y : new_y, decimals, false);
    lines = down;
    down = true;
    x = new_x;
    y = new_y;
  }
  if (closed)
    text_append(data, "z");
}

static void svg_path(canvas *c, const double *xy, size_t points, bool closed,
                     const canvas_style *style)
{
  text_buffer data = {0};
  char name[24];
  append_path(&data, xy, points, closed, c->coarse ? 1 : DECIMALS);
  if (data.failed || data.text == NULL) {
    c->failed = c->failed || data.failed;
    text_free(&data);
    return;
  }
  markup_open(c->out, "path");
  markup_attribute(c->out, "d", data.text);
  paint_name(c, style->fill, name);
  markup_attribute(c->out, "fill", name);
  if (style->stroke.kind != PAINT_NONE) {
    paint_name(c, style->stroke, name);
    markup_attribute(c->out, "stroke", name);
    number_attribute(c->out, "stroke-width", style->width, 2);
    markup_attribute(c->out, "stroke-dasharray", palette_dash_text(style->dash));
  }
  if (style->opacity > 0 && style->opacity < 1)
    number_attribute(c->out, "opacity", style->opacity, 2);
  markup_close_void(c->out);
  text_free(&data);
}

static void svg_text(canvas *c, double x, double y, const canvas_font *font, const char *text)
{
  static const char *const anchors[] = {NULL, "middle", "end"};
  char name[24], at_x[DIGITS_SIZE], at_y[DIGITS_SIZE], angle[DIGITS_SIZE];
  markup_open(c->out, "text");
  number_attribute(c->out, "x", x, DECIMALS);
  number_attribute(c->out, "y", y, DECIMALS);
  number_attribute(c->out, "font-size", font->size, DECIMALS);
  markup_attribute(c->out, "text-anchor", anchors[font->anchor]);
  if (font->bold)
    markup_attribute(c->out, "font-weight", "bold");
  if (font->angle != 0) {
    digits_coordinate(font->angle, DECIMALS, angle);
    digits_coordinate(x, DECIMALS, at_x);
    digits_coordinate(y, DECIMALS, at_y);
    markup_attribute_format(c->out, "transform", "rotate(%s %s %s)", angle, at_x, at_y);
  }
  paint_name(c, font->paint, name);
  markup_attribute(c->out, "fill", name);
  markup_text(c->out, text);
  markup_close(c->out);
}

static void svg_begin(canvas *c, const char *class_name, int series, const char *title)
{
  markup_open(c->out, "g");
  if (c->in_page) {
    markup_attribute(c->out, "class", class_name);
    if (series >= 0)
      markup_attribute_format(c->out, "data-series", "%d", series);
  }
  if (title != NULL)
    markup_element(c->out, "title", NULL, title);
}

static void svg_end(canvas *c)
{
  markup_close(c->out);
}

static void svg_shift(canvas *c, double x, double y)
{
  char at_x[DIGITS_SIZE], at_y[DIGITS_SIZE];
  digits_coordinate(x, DECIMALS, at_x);
  digits_coordinate(y, DECIMALS, at_y);
  markup_open(c->out, "g");
  markup_attribute_format(c->out, "transform", "translate(%s %s)", at_x, at_y);
}

/* The pixels as a PNG inside the file. Programs for drawing know `xlink:href` alone. */
static void svg_image(canvas *c, double x, double y, double width, double height,
                      const canvas_image *image)
{
  unsigned char *bytes;
  size_t length;
  text_buffer data = {0};
  text_append(&data, "data:image/png;base64,");
  if (png_encode(image->rgba, image->columns, image->rows, 4, 0, &bytes, &length))
    base64_append(&data, bytes, length);
  else
    data.failed = true;
  free(bytes);
  c->failed = c->failed || data.failed;
  if (!data.failed) {
    markup_open(c->out, "image");
    number_attribute(c->out, "x", x, DECIMALS);
    number_attribute(c->out, "y", y, DECIMALS);
    number_attribute(c->out, "width", width, DECIMALS);
    number_attribute(c->out, "height", height, DECIMALS);
    markup_attribute(c->out, "preserveAspectRatio", "none");
    markup_attribute(c->out, "xlink:href", data.text);
    markup_close_void(c->out);
  }
  text_free(&data);
}

static const canvas_backend svg_backend = {svg_path,  svg_text, svg_begin, svg_end,
                                           svg_shift, svg_end,  svg_image, NULL};

static void millimetre_attribute(markup *m, const char *name, double points)
{
  char text[DIGITS_SIZE];
  digits_coordinate(points / CANVAS_POINTS_PER_MM, 3, text);
  markup_attribute_format(m, name, "%smm", text);
}

canvas canvas_svg_open(markup *out, double width, double height, bool in_page,
                       const char *label, const char *description)
{
  canvas c = {.backend = &svg_backend, .width = width, .height = height, .in_page = in_page,
              .out = out};
  char w[DIGITS_SIZE], h[DIGITS_SIZE];
  digits_coordinate(width, DECIMALS, w);
  digits_coordinate(height, DECIMALS, h);
  markup_open(out, "svg");
  markup_attribute(out, "xmlns", "http://www.w3.org/2000/svg");
  if (!in_page)
    markup_attribute(out, "xmlns:xlink", "http://www.w3.org/1999/xlink");
  markup_attribute_format(out, "viewBox", "0 0 %s %s", w, h);
  if (!in_page) {
    millimetre_attribute(out, "width", width);
    millimetre_attribute(out, "height", height);
  }
  markup_attribute(out, "role", "img");
  markup_attribute(out, "aria-label", label);
  markup_attribute(out, "font-family", "Helvetica, Arial, 'Liberation Sans', sans-serif");
  markup_attribute(out, "stroke-linejoin", "round");
  if (!in_page)
    markup_element(out, "title", NULL, label);
  if (description != NULL)
    markup_element(out, "desc", NULL, description);
  if (!in_page) { /* or a dark viewer would show dark ink on a dark ground */
    canvas_style paper = {.fill = {PAINT_PAPER, 0}};
    canvas_rectangle(&c, 0, 0, width, height, &paper);
  }
  return c;
}

void canvas_svg_close(canvas *c)
{
  markup_close(c->out);
  c->failed = c->failed || c->out->failed;
}
