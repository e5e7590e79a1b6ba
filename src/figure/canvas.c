/* SPDX-License-Identifier: GPL-3.0-or-later */
/* canvas.c: shapes made of paths, whatever they are drawn on. */
#include "figure/canvas.h"

#include <math.h>

#include "base/pi.h"
#include "figure/letters.h"
#include "text/text.h"

void canvas_path(canvas *c, const double *xy, size_t points, bool closed,
                 const canvas_style *style)
{
  if (!c->failed && points > 0)
    c->backend->path(c, xy, points, closed, style);
}

void canvas_line(canvas *c, double x0, double y0, double x1, double y1,
                 const canvas_style *style)
{
  const double xy[] = {x0, y0, x1, y1};
  canvas_path(c, xy, 2, false, style);
}

void canvas_rectangle(canvas *c, double x, double y, double width, double height,
                      const canvas_style *style)
{
  const double xy[] = {x, y, x + width, y, x + width, y + height, x, y + height};
  canvas_path(c, xy, 4, true, style);
}

void canvas_circle(canvas *c, double x, double y, double radius, const canvas_style *style)
{
  enum { CORNERS = 90 }; /* 0.06 % off the circle at most */
  double xy[2 * CORNERS];
  for (int i = 0; i < CORNERS; i++) {
    double angle = 2 * ELASTIR_PI * i / CORNERS;
    xy[2 * i] = x + radius * cos(angle);
    xy[2 * i + 1] = y + radius * sin(angle);
  }
  canvas_path(c, xy, CORNERS, true, style);
}

void canvas_text(canvas *c, double x, double y, const canvas_font *font, const char *text)
{
  if (!c->failed && text != NULL && *text != '\0')
    c->backend->text(c, x, y, font, text);
}

void canvas_text_within(canvas *c, double x, double y, double width, const canvas_font *font,
                        const char *text)
{
  /* The width may be that of this very text, but for rounding. */
  const double room = width + 1e-6;
  text_buffer part = {0};
  if (canvas_text_width(c, font, text) <= room) {
    canvas_text(c, x, y, font, text);
    return;
  }
  for (size_t end = 0, shown = 0; text[end] != '\0'; shown++) {
    end += letters_next(text + end);
    text_buffer longer = {0};
    text_append_bytes(&longer, text, end);
    text_append(&longer, "\xe2\x80\xa6");
    c->failed = c->failed || longer.failed;
    bool fits = !longer.failed && (shown == 0 || canvas_text_width(c, font, longer.text) <= room);
    text_free(fits ? &part : &longer);
    if (!fits)
      break;
    part = longer;
  }
  canvas_text(c, x, y, font, part.text);
  text_free(&part);
}

void canvas_begin(canvas *c, const char *class_name, int series, const char *title)
{
  if (!c->failed)
    c->backend->begin(c, class_name, series, title);
}

void canvas_end(canvas *c)
{
  if (!c->failed)
    c->backend->end(c);
}

void canvas_picture(canvas *c, double x, double y, double width, double height,
                    const canvas_image *image)
{
  if (!c->failed)
    c->backend->image(c, x, y, width, height, image);
}

double canvas_text_width(canvas *c, const canvas_font *font, const char *text)
{
  if (c->failed || c->backend->text_width == NULL)
    return letters_width(text, font->size, font->bold);
  return c->backend->text_width(c, font, text);
}

void canvas_enter(canvas *c, double x, double y, double width, double height, canvas *outer)
{
  *outer = *c;
  if (!c->failed)
    c->backend->shift(c, x, y);
  c->width = width;
  c->height = height;
}

void canvas_leave(canvas *c, const canvas *outer)
{
  c->width = outer->width;
  c->height = outer->height;
  if (!c->failed)
    c->backend->unshift(c);
}
