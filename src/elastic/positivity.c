/* SPDX-License-Identifier: GPL-3.0-or-later */
/* positivity.c: proves that a form of even degree is positive in every direction. */
#include "elastic/positivity.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* Cuts below an octant: after 48 a cell is some 1e-7 across, where rounding rules. */
#define MAX_DEPTH 48

/* Depths of cells, counted in cuts of an octant, each of which halves the area: cells of depth 10 are
 * some 1/20 across, and there are 4096 of them. */
enum { COARSE_DEPTH = 10, MIDDLE_DEPTH = 14, FINE_DEPTH = 18 };

/* With so few cells of a depth, smaller ones are looked at. */
enum { FEW_CELLS = 64 };

typedef struct {
  double corner[3][3]; /* the edge between 1 and 2 is cut next */
  double b[FORM_MAX_TERMS]; /* B_ijk at form_index(j, k) */
  double error;             /* of every B_ijk, at most */
  int depth;
} cell;

#define ROUNDING (0.5 * DBL_EPSILON) /* u of positivity.h */

/* i! j! k! / (i+j+k)! */
static double bernstein_weight(int i, int j, int k)
{
  static const double factorial[FORM_MAX_DEGREE + 1] = {1, 1, 2, 6, 24, 120, 720, 5040, 40320};
  return factorial[i] * factorial[j] * factorial[k] / factorial[i + j + k];
}

static cell octant(const form *p, double sign_x, double sign_y, double error)
{
  cell c = {.corner = {{sign_x, 0.0, 0.0}, {0.0, sign_y, 0.0}, {0.0, 0.0, 1.0}},
            .error = error};
  for (int row = 0; row <= p->degree; row++)
    for (int k = 0; k <= row; k++) {
      int j = row - k, i = p->degree - row;
      double sign = (i % 2 == 1 ? sign_x : 1.0) * (j % 2 == 1 ? sign_y : 1.0);
      c.b[form_index(j, k)] = sign * p->coefficient[form_index(j, k)] * bernstein_weight(i, j, k);
    }
  return c;
}

/* W of positivity.h. */
static double largest_magnitude(const form *p)
{
  double largest = 0.0;
  for (int row = 0; row <= p->degree; row++)
    for (int k = 0; k <= row; k++)
      largest = fmax(largest, p->magnitude[form_index(row - k, k)] *
                                  bernstein_weight(p->degree - row, row - k, k));
  return largest;
}

/* Cuts the edge 1-2 in the middle. In a row of B with i fixed, the coefficients are those of
 * a polynomial of degree r = d - i along that edge, and de Casteljau's scheme at 1/2 leaves
 * the coefficients of the half at corner 1 in its first places and of that at corner 2 in
 * its last. The new corner becomes corner 0 and the old corner 0 becomes corner 1 of both:
 * cut again and again like that, triangles keep their shape (newest vertex bisection). */
static inline __attribute__((always_inline)) void cut_of(int degree, const cell *whole, cell *first,
                                                         cell *second)
{
  double largest = 0.0;
  for (int r = 0; r <= degree; r++) {
    double t[FORM_MAX_DEGREE + 1];
    int start = r * (r + 1) / 2, i = degree - r;
    for (int k = 0; k <= r; k++) {
      t[k] = whole->b[start + k];
      largest = fabs(t[k]) > largest ? fabs(t[k]) : largest;
    }
    for (int m = 0; m <= r; m++) {
      first->b[form_index(i, r - m)] = t[0];
      second->b[form_index(i, r - m)] = t[r - m];
      for (int k = 0; k < r - m; k++)
        t[k] = 0.5 * (t[k] + t[k + 1]);
    }
  }
  for (int x = 0; x < 3; x++) {
    double middle = 0.5 * (whole->corner[1][x] + whole->corner[2][x]);
    double old = whole->corner[0][x], one = whole->corner[1][x], two = whole->corner[2][x];
    first->corner[0][x] = second->corner[0][x] = middle;
    first->corner[1][x] = second->corner[1][x] = old;
    first->corner[2][x] = one;
    second->corner[2][x] = two;
  }
  first->depth = second->depth = whole->depth + 1;
  first->error = second->error = whole->error + (degree + 1) * ROUNDING * largest;
}

/* With a number that the compiler knows most of the work with indices goes. */
static void cut(const cell *whole, int degree, cell *first, cell *second)
{
  if (degree == 4)
    cut_of(4, whole, first, second);
  else if (degree == 6)
    cut_of(6, whole, first, second);
  else if (degree == 8)
    cut_of(8, whole, first, second);
  else
    cut_of(degree, whole, first, second);
}

/* The largest second difference of the coefficients along an edge, from corner a to corner b:
 * how far p is from linear along it. */
static double bend(const cell *c, int degree, int a, int b)
{
  double along[FORM_MAX_DEGREE + 1], largest = 0.0;
  for (int m = 0; m <= degree; m++) {
    int power[3] = {0, 0, 0};
    power[a] = degree - m;
    power[b] += m;
    along[m] = c->b[form_index(power[1], power[2])];
  }
  for (int m = 1; m < degree; m++) {
    double difference = fabs(along[m - 1] - 2.0 * along[m] + along[m + 1]);
    largest = difference > largest ? difference : largest;
  }
  return largest;
}

/* Renumbers the corners: new corner v is old corner from[v]. */
static void renumber(cell *c, int degree, const int from[3])
{
  cell old = *c;
  for (int row = 0; row <= degree; row++)
    for (int k = 0; k <= row; k++) {
      int power[3] = {0, 0, 0};
      const int new_power[3] = {degree - row, row - k, k};
      for (int v = 0; v < 3; v++)
        power[from[v]] = new_power[v];
      c->b[form_index(row - k, k)] = old.b[form_index(power[1], power[2])];
    }
  for (int v = 0; v < 3; v++)
    memcpy(c->corner[v], old.corner[from[v]], sizeof c->corner[v]);
}

/* Makes the edge along which p bends most the one that is cut. */
static void choose_edge(cell *c, int degree)
{
  static const int second[3] = {1, 2, 0}, third[3] = {2, 0, 1};
  double bends[3];
  int best = 0;
  for (int v = 0; v < 3; v++) {
    bends[v] = bend(c, degree, second[v], third[v]);
    if (bends[v] > bends[best])
      best = v;
  }
  if (best != 0) {
    const int from[3] = {best, second[best], third[best]};
    renumber(c, degree, from);
  }
}

static double smallest_coefficient(const cell *c, int terms)
{
  double smallest = c->b[0];
  for (int t = 1; t < terms; t++)
    smallest = c->b[t] < smallest ? c->b[t] : smallest;
  return smallest;
}

/* The number of a corner where p is certainly negative, or -1. */
static int negative_corner(const cell *c, int degree)
{
  const double at[3] = {c->b[0], c->b[form_index(degree, 0)], c->b[form_index(0, degree)]};
  for (int v = 0; v < 3; v++)
    if (at[v] < -c->error)
      return v;
  return -1;
}

/* The octants that are no mirror image of another on the stack; returns how many. A mirror across z is,
 * as p(-n) = p(n), a turn about z. */
static int push_octants(const form *p, cell *stack)
{
  bool one_x = form_is_even(p, 0), one_y = form_is_even(p, 1) || form_is_even(p, 2);
  double error = (FORM_ROUNDINGS + 3.0) * ROUNDING * largest_magnitude(p);
  int count = 0;
  for (int y = one_y ? 1 : -1; y <= 1; y += 2)
    for (int x = one_x ? 1 : -1; x <= 1; x += 2)
      stack[count++] = octant(p, x, y, error);
  return count;
}

positivity_result positivity_prove(const form *p, unsigned long max_cells)
{
  positivity_result result = {.answer = POSITIVITY_PROVEN};
  const int degree = p->degree, terms = form_terms(degree);
  cell stack[MAX_DEPTH + 5];
  int height = push_octants(p, stack);
  while (height > 0) {
    cell current = stack[--height];
    result.cells++;
    if (smallest_coefficient(&current, terms) > current.error)
      continue;
    int corner = negative_corner(&current, degree);
    if (corner >= 0) {
      result.answer = POSITIVITY_COUNTEREXAMPLE;
      memcpy(result.direction, current.corner[corner], sizeof result.direction);
      return result;
    }
    if (current.depth >= MAX_DEPTH || result.cells >= max_cells || !isfinite(current.error)) {
      result.answer = POSITIVITY_UNDECIDED;
      return result;
    }
    choose_edge(&current, degree);
    cut(&current, degree, &stack[height + 1], &stack[height]);
    height += 2;
  }
  return result;
}

/* ---- where p is not proven positive ---- */

/* Takes a cell; false: no more are wanted. */
typedef bool (*cell_taker)(void *context, const cell *taken);

typedef struct {
  int count; /* one more than FEW_CELLS: there were more */
  cell at[FEW_CELLS];
} cell_list;

static bool keep(void *context, const cell *taken)
{
  cell_list *list = context;
  if (list->count < FEW_CELLS)
    list->at[list->count] = *taken;
  return ++list->count <= FEW_CELLS;
}

static bool count(void *context, const cell *taken)
{
  int *number = context;
  (void)taken;
  return ++*number <= FEW_CELLS;
}

typedef struct {
  positivity_seed seed;
  void *context;
} seed_taker;

static bool hand_on(void *context, const cell *taken)
{
  const seed_taker *to = context;
  double middle[3];
  for (int x = 0; x < 3; x++)
    middle[x] = taken->corner[0][x] + taken->corner[1][x] + taken->corner[2][x];
  return to->seed(to->context, middle);
}

/* The undecided cells of a depth within each of some; false: the taker wants no more. */
static bool search_within(const cell *from, int degree, int depth, cell_taker take, void *context)
{
  const int terms = form_terms(degree);
  cell stack[FINE_DEPTH + 2];
  int height = 1;
  stack[0] = *from;
  while (height > 0) {
    cell current = stack[--height];
    if (smallest_coefficient(&current, terms) > current.error)
      continue;
    if (current.depth >= depth) {
      if (!take(context, &current))
        return false;
      continue;
    }
    cut(&current, degree, &stack[height + 1], &stack[height]);
    height += 2;
  }
  return true;
}

void positivity_search(const form *p, positivity_seed seed, void *context)
{
  seed_taker to = {seed, context};
  cell octants[4];
  cell_list coarse;
  int number = push_octants(p, octants), middle = 0;
  coarse.count = 0;
  for (int o = number - 1; o >= 0; o--)
    if (!search_within(&octants[o], p->degree, COARSE_DEPTH, keep, &coarse))
      break;
  if (coarse.count > FEW_CELLS) {
    for (int o = number - 1; o >= 0; o--)
      if (!search_within(&octants[o], p->degree, COARSE_DEPTH, hand_on, &to))
        return;
    return;
  }
  for (int c = 0; c < coarse.count; c++)
    if (!search_within(&coarse.at[c], p->degree, MIDDLE_DEPTH, count, &middle))
      break;
  int depth = middle > FEW_CELLS ? MIDDLE_DEPTH : FINE_DEPTH;
  for (int c = 0; c < coarse.count; c++)
    if (!search_within(&coarse.at[c], p->degree, depth, hand_on, &to))
      return;
}
