/* SPDX-License-Identifier: GPL-3.0-or-later */
/* canvas.c: shapes made of paths, whatever they are drawn on. */
#include "figure/canvas.h"

#include <math.h>

#include "base/pi.h"
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
  double per_character = canvas_text_width("x", font->size);
  /* The width may be that of this very text, but for rounding. */
  size_t fits = width > 2 * per_character ? (size_t)(width / per_character + 1e-6) : 2;
  size_t end = 0, characters = 0, cut = 0;
  for (; text[end] != '\0'; end++) {
    if (((unsigned char)text[end] & 0xc0) == 0x80)
      continue;
    if (characters == fits - 1)
      cut = end;
    characters++;
  }
  if (characters <= fits) {
    canvas_text(c, x, y, font, text);
    return;
  }
  text_buffer shortened = {0};
  text_append_bytes(&shortened, text, cut);
  text_append(&shortened, "\xe2\x80\xa6");
  c->failed = c->failed || shortened.failed;
  canvas_text(c, x, y, font, shortened.text);
  text_free(&shortened);
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

double canvas_text_width(const char *text, double size)
{
  size_t characters = 0;
  for (const char *p = text; *p != '\0'; p++)
    characters += ((unsigned char)*p & 0xc0) != 0x80;
  return 0.58 * size * (double)characters;
}
