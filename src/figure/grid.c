/* SPDX-License-Identifier: GPL-3.0-or-later */
/* grid.c: equal squares in rows, as large as the room lets them be. */
#include "figure/grid.h"

#include <math.h>

square_grid grid_within(double width, double height, size_t count, double head, double gap)
{
  square_grid g = {.width = width, .height = height, .head = head, .gap = gap, .count = count};
  for (size_t n = count; n >= 1; n--) {
    double columns = (double)n, rows = ceil((double)count / columns);
    double side = fmin(width / columns, height / rows - head) - gap;
    if (side > g.side * (1 + 1e-9)) {
      g.side = side;
      g.columns = n;
      g.rows = (size_t)rows;
    }
  }
  return g;
}

double grid_height(double width, size_t count, size_t columns, double head)
{
  if (columns == 0)
    columns = count < 3 ? count : 3;
  double rows = ceil((double)count / (double)columns);
  return rows * (width / (double)columns + head);
}

void grid_place(const square_grid *g, size_t i, double *x, double *y)
{
  size_t row = i / g->columns;
  size_t in_row = row + 1 < g->rows ? g->columns : g->count - row * g->columns;
  double column = g->width / (double)in_row, high = g->height / (double)g->rows;
  *x = column * (double)(i % g->columns) + (column - g->side) / 2;
  *y = high * (double)row + g->head + (high - g->head - g->side) / 2;
}
