/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_of.h: from where surfaces are seen. */
#ifndef ELASTIR_VIEW_OF_H
#define ELASTIR_VIEW_OF_H

/* Unit vectors in the frame of the tensor. */
typedef struct {
  double right[3], up[3], to_viewer[3], to_light[3];
} view_of;

/* The viewer's azimuth from x towards y, and elevation above the plane of x and y. */
view_of view_from(double azimuth_deg, double elevation_deg);

double view_dot(const double a[3], const double b[3]);

#endif
