/* SPDX-License-Identifier: GPL-3.0-or-later */
/* key.c: which line is which. */
#include "figure/key.h"

#include <math.h>

/* A sample of the line, half a letter, the name, a letter. */
enum { SAMPLE = 3 };

static double name_width(canvas *c, const key_entry *entry, double size, double width)
{
  const canvas_font font = {.size = size};
  double room = fmax(width - (SAMPLE + 0.5) * size, 2 * size);
  return fmin(canvas_text_width(c, &font, entry->name), room);
}

/* Where the entry begins: *x of line *line, which both move on. */
static double advance(double entry, double width, double *x, size_t *line)
{
  if (*x > 0 && *x + entry > width) {
    *x = 0;
    ++*line;
  }
  double at = *x;
  *x += entry;
  return at;
}

size_t key_lines(canvas *c, const key_entry *entries, size_t count, double size, double width)
{
  double x = 0;
  size_t line = 0;
  for (size_t i = 0; i < count; i++)
    advance(name_width(c, &entries[i], size, width) + (SAMPLE + 1.5) * size, width + size, &x, &line);
  return count > 0 ? line + 1 : 0;
}

double key_draw(canvas *c, const key_entry *entries, size_t count, double size, double x, double y,
                double right)
{
  const canvas_font font = {.size = size, .paint = CANVAS_INK};
  double along = 0, baseline = y;
  size_t line = 0;
  for (size_t i = 0; i < count; i++) {
    double name = name_width(c, &entries[i], size, right - x);
    double at = x + advance(name + (SAMPLE + 1.5) * size, right - x + size, &along, &line);
    baseline = y + 1.4 * size * (double)line;
    canvas_begin(c, "key", entries[i].series, NULL);
    canvas_line(c, at, baseline - 0.35 * size, at + SAMPLE * size, baseline - 0.35 * size,
                &entries[i].style);
    canvas_text_within(c, at + (SAMPLE + 0.5) * size, baseline, name, &font, entries[i].name);
    canvas_end(c);
  }
  return baseline;
}
