/* SPDX-License-Identifier: GPL-3.0-or-later */
/* facets.h: a representation surface as facets, from back to front: small where it is small. */
#ifndef ELASTIR_FACETS_H
#define ELASTIR_FACETS_H

#include "figure/canvas.h"
#include "figure/quantity.h"
#include "figure/view_of.h"

typedef struct {
  canvas *c;
  const view_of *v;
  double x, y, scale; /* the middle, and points a unit of value */
  double least, most; /* of all models: the colours */
} surface_scene;

/* The point of the surface for a node of the grid, and the value there. */
void surface_point(const quantity_grid *grid, bool most, int ring, int sector, double p[3],
                   double *value);

/* Where a point is on the canvas. */
void surface_project(const surface_scene *s, const double p[3], double xy[2]);

void facets_draw(const surface_scene *s, const quantity_grid *grid);

#endif
