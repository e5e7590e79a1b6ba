/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cairo_text.h: text on a surface of cairo, for canvas_cairo.c only. */
#ifndef ELASTIR_FIGURE_CAIRO_TEXT_H
#define ELASTIR_FIGURE_CAIRO_TEXT_H

#include "figure/cairo_library.h"
#include "figure/canvas.h"

/* Cairo takes each letter from one font, and leaves out those that the font does not have, as Helvetica's
 * usual stand-in on Linux has no superscript minus. Superscripts are therefore raised, smaller digits, and
 * a letter that the font lacks is taken from another one. */
double cairo_text_width(cairo_t *cairo, const canvas_font *font, const char *text);

/* From where the next path would begin at (x, y). */
void cairo_text_show(cairo_t *cairo, double x, double y, const canvas_font *font, const char *text);

#endif
