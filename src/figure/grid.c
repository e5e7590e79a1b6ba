/* SPDX-License-Identifier: GPL-3.0-or-later */
/* grid.c: equal squares in rows, as large as the room lets them be. */
#include "figure/grid.h"

#include <math.h>

/* The grid of n columns; its side is 0 if the foot has no room there. */
static square_grid grid_of(const square_grid *room, size_t n, double foot, double least_width, bool beside)
{
  square_grid g = *room;
  g.columns = n;
  g.rows = (g.count + n - 1) / n;
  g.beside = beside;
  const size_t last = g.count - (g.rows - 1) * n;
  const double column = g.width / (double)n;
  g.side = 0;
  if (beside && (last == n || g.rows < 2 || column * (double)(n - last) < least_width))
    return g;
  if (!beside)
    g.height -= foot;
  const double high = g.height / (double)g.rows;
  g.side = fmin(column, high - g.head) - g.gap;
  const canvas_box below = {0, g.height, g.width, foot};
  const canvas_box right = {column * (double)last, room->height - high, column * (double)(n - last), high};
  g.foot = beside ? right : below;
  return g;
}

square_grid grid_with_foot(const square_grid *room, double height, double least_width)
{
  square_grid best = *room;
  best.side = 0;
  for (size_t n = room->count; n >= 1; n--)
    for (int beside = 0; beside < (height > 0 ? 2 : 1); beside++) {
      square_grid g = grid_of(room, n, height, least_width, beside);
      if (g.side > best.side * (1 + 1e-9))
        best = g;
    }
  return best;
}

square_grid grid_within(double width, double height, size_t count, double head, double gap)
{
  const square_grid room = {.width = width, .height = height, .head = head, .gap = gap, .count = count};
  return grid_with_foot(&room, 0, 0);
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
  size_t in_row = row + 1 < g->rows || g->beside ? g->columns : g->count - row * g->columns;
  double column = g->width / (double)in_row, high = g->height / (double)g->rows;
  *x = column * (double)(i % g->columns) + (column - g->side) / 2;
  *y = high * (double)row + g->head + (high - g->head - g->side) / 2;
}
