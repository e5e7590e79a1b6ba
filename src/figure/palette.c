/* SPDX-License-Identifier: GPL-3.0-or-later */
/* palette.c: the colours and line styles of all figures. */
#include "figure/palette.h"

#include <math.h>

#define WHITE 0xffffffu
#define VERMILION 0xd55e00u
#define BLUE 0x0072b2u

unsigned palette_series(unsigned series)
{
  static const unsigned colours[PALETTE_COLOURS] = {BLUE,     VERMILION, 0x009e73, 0xcc79a7,
                                                    0xe69f00, 0x56b4e9,  0x000000};
  return colours[series % PALETTE_COLOURS];
}

unsigned palette_rgb(canvas_paint paint)
{
  switch (paint.kind) {
  case PAINT_INK:
    return 0x111111;
  case PAINT_MUTED:
    return 0x595959;
  case PAINT_RULE:
    return 0xd4d4d4;
  case PAINT_SERIES:
    return palette_series(paint.value);
  case PAINT_RGB:
    return paint.value;
  default:
    return WHITE;
  }
}

int palette_series_dash(unsigned series)
{
  return (int)(series % PALETTE_DASHES);
}

static const double dashes[PALETTE_DASHES][4] = {
    {0}, {5, 2}, {1.5, 1.5}, {6, 1.5, 1.5, 1.5}, {9, 3}};

const double *palette_dash(int dash, int *count)
{
  static const int counts[PALETTE_DASHES] = {0, 2, 2, 4, 2};
  *count = counts[dash % PALETTE_DASHES];
  return dashes[dash % PALETTE_DASHES];
}

const char *palette_dash_text(int dash)
{
  static const char *const texts[PALETTE_DASHES] = {NULL, "5 2", "1.5 1.5", "6 1.5 1.5 1.5",
                                                    "9 3"};
  return texts[dash % PALETTE_DASHES];
}

unsigned palette_mix(unsigned a, unsigned b, double fraction)
{
  unsigned mixed = 0;
  for (int shift = 16; shift >= 0; shift -= 8) {
    double from = (double)(a >> shift & 0xff), to = (double)(b >> shift & 0xff);
    mixed |= (unsigned)lround(from + (to - from) * fraction) << shift;
  }
  return mixed;
}

unsigned palette_sequential(double fraction)
{
  /* viridis at every eighth. */
  static const unsigned stops[] = {0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c,
                                   0x28ae80, 0x5ec962, 0xaddc30, 0xfde725};
  double at = 8 * fmin(fmax(fraction, 0), 1);
  int i = at >= 8 ? 7 : (int)at;
  return palette_mix(stops[i], stops[i + 1], at - i);
}

unsigned palette_diverging(double fraction)
{
  double strength = fmin(fabs(fraction), 1);
  return palette_mix(WHITE, fraction < 0 ? BLUE : VERMILION, strength);
}

bool palette_is_dark(unsigned rgb)
{
  double luma = 0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff);
  return luma < 130;
}

unsigned palette_surface(double value, double least, double most)
{
  if (value < 0)
    return palette_mix(0xf4c7a4, VERMILION, least < 0 ? fmin(value / least, 1) : 1);
  double from = fmax(least, 0);
  return palette_sequential(most > from ? (value - from) / (most - from) : 0.5);
}
