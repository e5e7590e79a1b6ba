/* SPDX-License-Identifier: GPL-3.0-or-later */
/* polar.h: directions in the plane of a polar figure. */
#ifndef ELASTIR_POLAR_H
#define ELASTIR_POLAR_H

#include "figure/figure.h"

/* The unit vector in the plane of the options as it lies in the model's lattice, or in Cartesian axes
 * where it has none (or the model is NULL), counted from the axis to the right towards the axis
 * up. */
void polar_direction(const figure_options *options, const figure_model *model, double angle_deg,
                     double n[3]);

/* The first of the models whose cell has the plane elsewhere than that of the first one shown; NULL: none,
 * or the axes are Cartesian. */
const figure_model *polar_stray(const figure_data *data, const figure_options *options);

/* "(110)", or "normal 1,1,0" in Cartesian axes. */
void polar_plane_name(const figure_options *options, text_buffer *out);

#endif
