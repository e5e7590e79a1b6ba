/* SPDX-License-Identifier: GPL-3.0-or-later */
/* grid.h: equal squares in rows, as large as the room lets them be. */
#ifndef ELASTIR_GRID_H
#define ELASTIR_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include "figure/canvas.h"

/* Of each cell: its square of side `side`, below `head`; `gap` stands between two. */
typedef struct {
  double width, height; /* the room */
  double head, gap;
  double side;
  size_t count, columns, rows;
  canvas_box foot; /* of grid_with_foot: where what explains the squares stands */
  bool beside;    /* the foot is in the last row */
} square_grid;

/* As many in a row as make the squares largest; of equals, the fewest rows. */
square_grid grid_within(double width, double height, size_t count, double head, double gap);

/* The same with a foot of that height: below the squares, or in what their last row leaves free, where it
 * has `least_width` there and the squares become larger. */
square_grid grid_with_foot(const square_grid *room, double height, double least_width);

/* The height that rows of these columns take, so that the width is used. columns 0: as many as look
 * well, 3 at most. */
double grid_height(double width, size_t count, size_t columns, double head);

/* The corner of the square number i: rows are spread over the room, and each is in the
 * middle, but for one that holds the foot. */
void grid_place(const square_grid *g, size_t i, double *x, double *y);

#endif
