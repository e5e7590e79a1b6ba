/* SPDX-License-Identifier: GPL-3.0-or-later */
/* palette.h: the colours and line styles of all figures.
 *
 * Models: the palette of Okabe and Ito, Color Universal Design (2008), made for readers with
 * any kind of colour vision; its yellow is left out, since it does not show on white. Each
 * model has a dash pattern as well, so that lines can be told apart in grey print. Values:
 * viridis (Smith and van der Walt, 2015, CC0), which is even in lightness. */
#ifndef ELASTIR_PALETTE_H
#define ELASTIR_PALETTE_H

#include "figure/canvas.h"

#define PALETTE_COLOURS 7
#define PALETTE_DASHES 5

/* The colour on white paper, 0xRRGGBB. */
unsigned palette_rgb(canvas_paint paint);

/* Okabe and Ito's colour of a model on white. */
unsigned palette_series(unsigned series);

/* The dash pattern of a model: 35 models have a pair of colour and pattern of their own. */
int palette_series_dash(unsigned series);

/* The lengths of dashes and gaps in points; *count 0 for a solid line. */
const double *palette_dash(int dash, int *count);
/* The same for SVG; NULL for a solid line. */
const char *palette_dash_text(int dash);

/* viridis at 0..1. */
unsigned palette_sequential(double fraction);
/* Blue over white to vermilion at -1..1. */
unsigned palette_diverging(double fraction);

/* a + (b - a) fraction, channel by channel. */
unsigned palette_mix(unsigned a, unsigned b, double fraction);

/* Whether text on this colour has to be white. */
bool palette_is_dark(unsigned rgb);

/* The colour of a value on a representation surface: viridis from the least positive value to
 * the largest, and vermilion where it is negative, the stronger the more. */
unsigned palette_surface(double value, double least, double most);

#endif
