/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hungarian.c: optimal one-to-one assignment. */
#include <math.h>
#include <stdlib.h>

#include "compare/assignment.h"

/* Kuhn 1955, Munkres 1957, in the form with potentials and shortest augmenting paths
 * (Jonker and Volgenant 1987). Row and column 0 stand for 'none'. */
typedef struct {
  double *row, *column; /* potentials */
  double *slack;        /* least reduced cost of each column from the tree */
  size_t *owner;        /* row of each column */
  size_t *before;       /* previous column on the path */
  bool *in_tree;
} state;

static void grow_tree(const double *cost, size_t columns, state *s, size_t root)
{
  size_t at = 0;
  s->owner[0] = root;
  for (size_t j = 0; j <= columns; j++) {
    s->slack[j] = INFINITY;
    s->in_tree[j] = false;
  }
  do {
    size_t row = s->owner[at], next = 0;
    double least = INFINITY;
    s->in_tree[at] = true;
    for (size_t j = 1; j <= columns; j++) {
      if (s->in_tree[j])
        continue;
      double reduced = cost[(row - 1) * columns + j - 1] - s->row[row] - s->column[j];
      if (reduced < s->slack[j]) {
        s->slack[j] = reduced;
        s->before[j] = at;
      }
      if (s->slack[j] < least) {
        least = s->slack[j];
        next = j;
      }
    }
    for (size_t j = 0; j <= columns; j++) {
      if (s->in_tree[j]) {
        s->row[s->owner[j]] += least;
        s->column[j] -= least;
      } else {
        s->slack[j] -= least;
      }
    }
    at = next;
  } while (s->owner[at] != 0);
  while (at != 0) {
    s->owner[at] = s->owner[s->before[at]];
    at = s->before[at];
  }
}

bool elastir_hungarian(const double *cost, size_t rows, size_t columns, size_t *match)
{
  state s = {.row = calloc(rows + 1, sizeof *s.row),
             .column = calloc(columns + 1, sizeof *s.column),
             .slack = calloc(columns + 1, sizeof *s.slack),
             .owner = calloc(columns + 1, sizeof *s.owner),
             .before = calloc(columns + 1, sizeof *s.before),
             .in_tree = calloc(columns + 1, sizeof *s.in_tree)};
  bool good = s.row != NULL && s.column != NULL && s.slack != NULL && s.owner != NULL &&
              s.before != NULL && s.in_tree != NULL;
  for (size_t i = 1; good && i <= rows; i++)
    grow_tree(cost, columns, &s, i);
  for (size_t j = 1; good && j <= columns; j++)
    if (s.owner[j] != 0)
      match[s.owner[j] - 1] = j - 1;
  free(s.row);
  free(s.column);
  free(s.slack);
  free(s.owner);
  free(s.before);
  free(s.in_tree);
  return good;
}
