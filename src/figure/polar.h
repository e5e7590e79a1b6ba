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

/* What points right and up. */
void polar_axes(const figure_options *options, const figure_model *model, double right[3], double up[3]);
/* Is the direction upwards that of its indices in the lattice, too? */
bool polar_up_has_indices(const figure_options *options, const figure_model *model);

/* "1,â1,0" with minus signs. */
void polar_append_components(text_buffer *out, const char *before, const int v[3]);
/* "(110)", or "normal 1,1,0" in Cartesian axes. */
void polar_plane_name(const figure_options *options, text_buffer *out);

/* Layers have one plane, in Cartesian axes. */
figure_options polar_options(const figure_data *data, const figure_options *options);
/* The options for disc number i of so many. */
figure_options polar_plane_options(const figure_options *options, size_t i);
size_t polar_disc_count(const figure_options *options);

/* Layers are shown where there is no crystal. */
bool polar_shows(const figure_data *data, const figure_model *model);
/* The smallest and the largest value there, over the perpendicular directions if polar_is_double. */
void polar_value(const figure_options *options, const figure_model *model, double angle_deg, double value[2]);
bool polar_is_double(const figure_data *data, const figure_options *options);
/* The largest |value| in any plane, so that cuts of one quantity share their scale; 0: there is none. */
double polar_largest(const figure_data *data, const figure_options *options);
/* Whether a curve goes below zero in a plane that is shown. */
bool polar_has_negative(const figure_data *data, const figure_options *options);

#endif
