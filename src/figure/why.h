/* SPDX-License-Identifier: GPL-3.0-or-later */
/* why.h: the reason why a panel shows nothing. */
#ifndef ELASTIR_WHY_H
#define ELASTIR_WHY_H

#include "figure/figure.h"

/* The one that applies: what the result lacks, what the range leaves out, or the room. table: as
 * columns, which need no room. size: width and height of the whole figure, points. */
void why_nothing(const figure_data *data, const figure_options *options, bool table,
                 const double size[2], text_buffer *out);

#endif
