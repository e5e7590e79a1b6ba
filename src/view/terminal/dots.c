/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dots.c: a raster of dots in braille patterns, or in ASCII. */
#include "view/terminal/render.h"

#include <stdlib.h>

terminal_dots dots_new(const terminal *term, int columns, int rows)
{
  terminal_dots dots = {.columns = columns, .rows = rows, .unicode = term->options->unicode};
  dots.width = columns * (dots.unicode ? 2 : 1);
  dots.height = rows * (dots.unicode ? 4 : 2);
  dots.bits = calloc((size_t)columns * (size_t)rows, 1);
  if (dots.bits == NULL)
    term->out->failed = true;
  return dots;
}

void dots_set(terminal_dots *dots, int x, int y)
{
  /* The bits of U+2800, by row and column of the cell. */
  static const unsigned char braille[4][2] = {
      {0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
  if (dots->bits == NULL || x < 0 || y < 0 || x >= dots->width || y >= dots->height)
    return;
  int column = dots->unicode ? x / 2 : x;
  int row = dots->unicode ? y / 4 : y / 2;
  unsigned char bit = dots->unicode ? braille[y % 4][x % 2] : (unsigned char)(1 + y % 2);
  dots->bits[row * dots->columns + column] |= bit;
}

void dots_vertical(terminal_dots *dots, int x, int y0, int y1)
{
  for (int y = y0 < y1 ? y0 : y1; y <= (y0 < y1 ? y1 : y0); y++)
    dots_set(dots, x, y);
}

void dots_row(text_buffer *text, const terminal_dots *dots, int row)
{
  static const char ascii[] = {' ', '\'', '.', ':'};
  for (int column = 0; dots->bits != NULL && column < dots->columns; column++) {
    unsigned char bits = dots->bits[row * dots->columns + column];
    char utf8[3] = {'\xe2', (char)(0xa0 | bits >> 6), (char)(0x80 | (bits & 0x3f))};
    if (bits == 0)
      text_append(text, " ");
    else if (dots->unicode)
      text_append_bytes(text, utf8, sizeof utf8);
    else
      text_append_bytes(text, &ascii[bits], 1);
  }
}

void dots_free(terminal_dots *dots)
{
  free(dots->bits);
  *dots = (terminal_dots){0};
}
