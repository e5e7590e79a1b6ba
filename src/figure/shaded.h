/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shaded.h: a representation surface as pixels, shaded smoothly. */
#ifndef ELASTIR_SHADED_H
#define ELASTIR_SHADED_H

#include "figure/canvas.h"
#include "figure/quantity.h"
#include "figure/view_of.h"

typedef struct {
  const view_of *view;
  double reach;       /* the value at half the side of the picture */
  double least, most; /* the ends of the colours */
  int pixels;         /* of the side */
} shaded_scene;

/* The smaller of the two values of a direction, with edges that fade within a pixel; what no ray
 * meets is clear. The caller frees image->rgba. false: no memory. */
bool shaded_surface(const shaded_scene *scene, const quantity_grid *grid, canvas_image *image);

#endif
