/* SPDX-License-Identifier: GPL-3.0-or-later */
/* panel.h: any kind of figure as a panel. */
#ifndef ELASTIR_PANEL_H
#define ELASTIR_PANEL_H

#include "figure/figure.h"

/* Draws it with its tag and title into the canvas. false: there is nothing to show. */
bool panel_draw(canvas *c, const figure_data *data, const figure_options *options);
bool panel_csv(const figure_data *data, const figure_options *options, sheet *out);

/* In points: the usual width of the kind, and the height that suits a width. */
double panel_width(const figure_options *options);
double panel_height(const figure_data *data, const figure_options *options, double width);

/* "no model has a spectrum", for the message where there is nothing to show. */
const char *panel_lacks(const figure_options *options);

/* What the figure shows, in words. */
void panel_describe(const figure_options *options, text_buffer *out);

#endif
