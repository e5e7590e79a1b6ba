/* SPDX-License-Identifier: GPL-3.0-or-later */
/* symmetry_axes.c: the orientations in which a tensor is nearest to symmetry classes.
 *
 * The tensor is a vector of 21 components in which inner products are those of Kelvin matrices, an
 * invariant of a class a vector with few components, and a small turn of the frame a matrix with few
 * elements. */
#include "base/fast.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_sort.h>

#include "elastic/equivalents.h"
#include "elastic/newton.h"
#include "elastic/quaternion.h"
#include "elastic/symmetry_basis.h"
#include "elastic/tensor.h"
#include "elastic/vec3.h"

/* Rotations with whole quaternions of components up to REACH: 272 of them, about 25 degrees
 * apart, the identity and all rotations of a cube among them. At most KEPT of the best, fewer where more
 * of all are equivalent, are polished, not near to each other, equivalent orientations not counted
 * twice, and of these FINISHED to the end: a cubic tensor has nine twofold axes, all nearly as good
 * where it is rounded. */
enum { REACH = 2, ROTATIONS = 272, KEPT = 36, FINISHED = 10, ELEMENTS = 21, MOST_ENTRIES = 84 };
static const double apart_cosine = 0.96; /* 16 degrees */
static const double same_cosine = 0.998; /* 3.6 degrees: on the way to one optimum */
static const double equal_part = 1e-12;   /* of the norm: distances that are equal */

typedef struct {
  double distance;
  double rank; /* the distance in units in which those of equivalent orientations are equal */
  int order;
  double quaternion[4];
} orientation;

typedef struct {
  int count;
  struct {
    int row, column;
    double value;
  } entry[MOST_ENTRIES];
} sparse;

typedef struct {
  double kelvin[36], size; /* its norm */
  sparse turns[3];         /* about the axes of the frame */
  double start[ROTATIONS][4]; /* the given frame first: so among equals */
} search;

/* Orthonormal components of the invariants of a class, and the axes about which turns change the
 * distance: not the main one of a class that depends on it alone. */
typedef struct {
  elastir_setting setting;
  int turns, axis[3];
  int count;
  struct {
    int count, at[SYMMETRY_MOST_PARTS];
    double weight[SYMMETRY_MOST_PARTS];
  } vector[ELEMENTS];
} subspace;

/* ---- tensors as vectors ---- */

static void components_of(const double kelvin[36], double v[ELEMENTS])
{
  int e = 0;
  for (int i = 0; i < 6; i++)
    for (int j = i; j < 6; j++)
      v[e++] = (i == j ? 1.0 : sqrt(2.0)) * kelvin[6 * i + j];
}

static double inner(const double a[ELEMENTS], const double b[ELEMENTS])
{
  double sum = 0.0;
  for (int e = 0; e < ELEMENTS; e++)
    sum += a[e] * b[e];
  return sum;
}

static void apply(const sparse *matrix, const double v[ELEMENTS], double result[ELEMENTS])
{
  memset(result, 0, ELEMENTS * sizeof *result);
  for (int k = 0; k < matrix->count; k++)
    result[matrix->entry[k].row] += matrix->entry[k].value * v[matrix->entry[k].column];
}

static void subspace_of(elastir_setting setting, subspace *space)
{
  symmetry_basis basis;
  symmetry_basis_of(setting, &basis);
  space->setting = setting;
  space->turns = 0;
  for (int a = 0; a < 3; a++)
    if (a != setting.axis || !equivalents_any_turn(setting))
      space->axis[space->turns++] = a;
  space->count = basis.count;
  for (int k = 0; k < basis.count; k++) {
    const symmetry_invariant *one = &basis.invariant[k];
    space->vector[k].count = one->count;
    for (int p = 0; p < one->count; p++) {
      int row = one->part[p].row, column = one->part[p].column;
      space->vector[k].at[p] = row * (11 - row) / 2 + column;
      space->vector[k].weight[p] = (row == column ? 1.0 : sqrt(2.0)) * one->part[p].weight;
    }
  }
}

static double along(const subspace *space, int k, const double v[ELEMENTS])
{
  double sum = 0.0;
  for (int p = 0; p < space->vector[k].count; p++)
    sum += space->vector[k].weight[p] * v[space->vector[k].at[p]];
  return sum;
}

static void project(const subspace *space, const double v[ELEMENTS], double projected[ELEMENTS])
{
  memset(projected, 0, ELEMENTS * sizeof *projected);
  for (int k = 0; k < space->count; k++) {
    double part = along(space, k, v);
    for (int p = 0; p < space->vector[k].count; p++)
      projected[space->vector[k].at[p]] += part * space->vector[k].weight[p];
  }
}

static double distance_of(const subspace *space, const double v[ELEMENTS])
{
  double rest[ELEMENTS];
  project(space, v, rest);
  for (int e = 0; e < ELEMENTS; e++)
    rest[e] -= v[e];
  return sqrt(inner(rest, rest));
}

/* The square of the same, to the rounding of that of the tensor. */
static double square_of_distance(const subspace *space, const double v[ELEMENTS], double size)
{
  double square = size * size;
  for (int k = 0; k < space->count; k++) {
    double part = along(space, k, v);
    square -= part * part;
  }
  return square > 0.0 ? square : 0.0;
}

/* ---- rotations ---- */

static void rotated(const search *of, const double quaternion[4], double v[ELEMENTS])
{
  double rotation[9], turned[36];
  quaternion_matrix(quaternion, rotation);
  elastir_rotate_kelvin(of->kelvin, rotation, turned);
  components_of(turned, v);
}

/* The change of a Kelvin matrix C under a small turn of the frame about axis a is GC - CG; here G
 * acts on a symmetric tensor T as T -> WT - TW with W_ij = epsilon_aij. */
static void generator(int a, double g[36])
{
  double w[3][3] = {{0}};
  w[(a + 1) % 3][(a + 2) % 3] = 1.0;
  w[(a + 2) % 3][(a + 1) % 3] = -1.0;
  for (int column = 0; column < 6; column++) {
    double t[3][3] = {{0}}, change[3][3] = {{0}};
    int p = voigt_pair[column][0], q = voigt_pair[column][1];
    t[p][q] = t[q][p] = column < 3 ? 1.0 : sqrt(0.5);
    for (int i = 0; i < 3; i++)
      for (int j = 0; j < 3; j++)
        for (int k = 0; k < 3; k++)
          change[i][j] += w[i][k] * t[k][j] - t[i][k] * w[k][j];
    for (int row = 0; row < 6; row++)
      g[6 * row + column] =
          (row < 3 ? 1.0 : sqrt(2.0)) * change[voigt_pair[row][0]][voigt_pair[row][1]];
  }
}

/* GC - CG for the unit vectors C. */
static void small_turn(int axis, sparse *matrix)
{
  double g[36];
  generator(axis, g);
  matrix->count = 0;
  for (int column = 0, i = 0; i < 6; i++)
    for (int j = i; j < 6; j++, column++) {
      double change[36] = {0.0}, v[ELEMENTS], size = i == j ? 0.5 : sqrt(0.5);
      for (int k = 0; k < 6; k++) { /* C has the elements i, j and j, i */
        change[6 * k + j] += size * g[6 * k + i];
        change[6 * k + i] += size * g[6 * k + j];
        change[6 * i + k] -= size * g[6 * j + k];
        change[6 * j + k] -= size * g[6 * i + k];
      }
      components_of(change, v);
      for (int row = 0; row < ELEMENTS; row++)
        if (fabs(v[row]) > 1e-9 && matrix->count < MOST_ENTRIES) {
          matrix->entry[matrix->count].row = row;
          matrix->entry[matrix->count].column = column;
          matrix->entry[matrix->count++].value = v[row];
        }
    }
}

static int common_divisor(int a, int b)
{
  return b == 0 ? a : common_divisor(b, a % b);
}

/* Each rotation once: components without a common divisor, the first non-zero one positive. */
static void starting_rotations(search *to)
{
  enum { SIDE = 2 * REACH + 1 };
  int count = 0;
  for (int code = 0; code < SIDE * SIDE * SIDE * SIDE && count < ROTATIONS - 1; code++) {
    int part[4], rest = code, divisor = 0, leading = 0;
    for (int i = 3; i >= 0; i--) {
      part[i] = rest % SIDE - REACH;
      rest /= SIDE;
    }
    double length = 0.0;
    for (int i = 0; i < 4; i++) {
      divisor = common_divisor(divisor, abs(part[i]));
      if (leading == 0)
        leading = part[i];
      length += part[i] * part[i];
    }
    if (divisor != 1 || leading < 0)
      continue;
    bool given = part[0] * part[0] == length;
    double *start = to->start[given ? 0 : ++count];
    for (int i = 0; i < 4; i++)
      start[i] = part[i] / sqrt(length);
  }
}

/* ---- the search ---- */

/* Gradient and Hessian of |C - P C|^2 / 2 = |C|^2 / 2 - |P C|^2 / 2 under further turns: with
 * d_a C = [G_a, C], the gradient is -<P C, d_a C> and the Hessian, G being antisymmetric,
 * -<P d_a C, d_b C> + <d_a P C, d_b C>, made symmetric. */
static void derivatives_at(const search *of, const subspace *space, const double c[ELEMENTS],
                           double gradient[3], double hessian[9])
{
  double p[ELEMENTS], turned_c[3][ELEMENTS], turned_p[3][ELEMENTS], coordinates[3][ELEMENTS];
  const int turns = space->turns;
  project(space, c, p);
  for (int a = 0; a < turns; a++) {
    apply(&of->turns[space->axis[a]], c, turned_c[a]);
    apply(&of->turns[space->axis[a]], p, turned_p[a]);
    for (int k = 0; k < space->count; k++)
      coordinates[a][k] = along(space, k, turned_c[a]);
    gradient[a] = -inner(p, turned_c[a]);
  }
  for (int a = 0; a < turns; a++)
    for (int b = 0; b <= a; b++) {
      double value = 0.5 * (inner(turned_p[a], turned_c[b]) + inner(turned_p[b], turned_c[a]));
      for (int k = 0; k < space->count; k++)
        value -= coordinates[a][k] * coordinates[b][k];
      hessian[turns * a + b] = hessian[turns * b + a] = value;
    }
}

/* Ends early where ten times the fall that Newton's model promises would not beat a distance. */
static void polish(const search *of, const subspace *space, int iterations, double to_beat,
                   orientation *best)
{
  /* Directions without curvature are left out. */
  const newton_limits limits = {0.0, 0.0, 1e-10 * of->size * of->size, INFINITY, 0.3};
  double here[ELEMENTS], there[ELEMENTS];
  rotated(of, best->quaternion, here);
  best->distance = distance_of(space, here);
  for (int iteration = 0; iteration < iterations; iteration++) {
    double gradient[3], hessian[9], next[4], distance = INFINITY;
    derivatives_at(of, space, here, gradient, hessian);
    newton_step newton = newton_step_of(space->turns, gradient, hessian, &limits);
    if (best->distance * best->distance - 20.0 * newton.remaining > to_beat * to_beat)
      break;
    double step[3] = {0.0};
    for (int a = 0; a < space->turns; a++)
      step[space->axis[a]] = newton.step[a];
    /* A step this short is the last: shorter ones would only sample the rounding. */
    bool last = vec3_dot(step, step) < 1e-18;
    int trials = last ? 1 : 12;
    for (int trial = 0; trial < trials && !(distance < best->distance); trial++) {
      quaternion_turn(best->quaternion, step, next);
      rotated(of, next, there);
      distance = distance_of(space, there);
      for (int i = 0; i < 3; i++)
        step[i] *= 0.5;
    }
    if (!(distance < best->distance))
      break;
    best->distance = distance;
    memcpy(best->quaternion, next, sizeof next);
    memcpy(here, there, sizeof here);
    if (last)
      break;
  }
}

/* A whole number that ascends with a distance in such units, and with the order among equals. Of
 * equivalent orientations, whose distances differ by rounding alone, the first one tried comes first,
 * so that the axes do not depend on compiler and processor. */
static double rank_of(double distance, double unit, int order)
{
  static const double most = 1e13; /* still exact; also for what is no number */
  double whole = unit > 0.0 ? floor(distance / unit + 0.5) : 0.0;
  return ROTATIONS * (whole < most ? whole : most) + order;
}

/* Sorts by rank. */
static void sort_orientations(orientation *list, int count, double unit)
{
  for (int i = 0; i < count; i++) {
    orientation next = list[i];
    double rank = next.rank = rank_of(next.distance, unit, next.order);
    int at = i;
    for (; at > 0 && list[at - 1].rank > rank; at--)
      list[at] = list[at - 1];
    list[at] = next;
  }
}

/* The best starts that are apart from each other, by the squares of their distances. Returns how many. */
static int choose_starts(const search *of, const equivalents *same, const double square[ROTATIONS],
                         orientation kept[KEPT])
{
  double rank[ROTATIONS];
  size_t sorted[ROTATIONS];
  int count = 0, most = same->any_turn ? KEPT : KEPT * 8 / same->count;
  for (int s = 0; s < ROTATIONS; s++)
    rank[s] = rank_of(square[s], 1e-9 * of->size * of->size, s);
  gsl_sort_index(sorted, rank, 1, ROTATIONS);
  for (int r = 0; r < ROTATIONS && count < most; r++) {
    int s = (int)sorted[r];
    bool apart = true;
    for (int k = 0; k < count && apart; k++)
      apart = !equivalents_near(same, kept[k].quaternion, of->start[s], apart_cosine);
    if (apart) {
      kept[count] = (orientation){.order = s};
      memcpy(kept[count++].quaternion, of->start[s], sizeof of->start[s]);
    }
  }
  return count;
}

static void find_best(const search *of, const subspace *space, const double square[ROTATIONS],
                      symmetry_best_fit *fit)
{
  orientation kept[KEPT];
  equivalents same;
  equivalents_of(of->start, ROTATIONS, space->setting, &same);
  int count = choose_starts(of, &same, square, kept), finished = 0;
  double least = INFINITY;
  /* A few steps for all show which are worth many. */
  for (int s = 0; s < count; s++)
    polish(of, space, 3, INFINITY, &kept[s]);
  sort_orientations(kept, count, 1e-9 * of->size);
  for (int s = 0; s < count && finished < FINISHED; s++) {
    bool known = false;
    for (int k = 0; k < finished && !known; k++)
      known = equivalents_near(&same, kept[k].quaternion, kept[s].quaternion, same_cosine);
    if (known)
      continue;
    kept[finished] = kept[s];
    polish(of, space, 40, least + 1e-9 * of->size, &kept[finished]);
    least = fmin(least, kept[finished++].distance);
  }
  sort_orientations(kept, finished, equal_part * of->size);
  equivalents_nearest(&same, kept[0].quaternion);
  quaternion_matrix(kept[0].quaternion, fit->axes);
  fit->distance = kept[0].distance;
}

/* The given axes, where nothing can fit better: they are the nearest to themselves. */
static bool fits_as_given(const search *of, const subspace *space, symmetry_best_fit *fit)
{
  static const double identity[9] = {1, 0, 0, 0, 1, 0, 0, 0, 1};
  double v[ELEMENTS];
  components_of(of->kelvin, v);
  fit->distance = distance_of(space, v);
  memcpy(fit->axes, identity, sizeof identity);
  return fit->distance < 0.5 * equal_part * of->size;
}

void symmetry_best_axes(const double kelvin[36], symmetry_best_fit fits[], int count)
{
  search of;
  double square[SYMMETRY_MOST_FITS][ROTATIONS];
  int number[SYMMETRY_MOST_FITS] = {0}, left = 0; /* of the classes that are searched for */
  memcpy(of.kelvin, kelvin, sizeof of.kelvin);
  of.size = sqrt(elastir_kelvin_inner(kelvin, kelvin));
  subspace spaces[SYMMETRY_MOST_FITS];
  for (int f = 0; f < count; f++) {
    subspace_of(fits[f].setting, &spaces[left]);
    if (!fits_as_given(&of, &spaces[left], &fits[f]))
      number[left++] = f;
  }
  if (left == 0)
    return;
  for (int a = 0; a < 3; a++)
    small_turn(a, &of.turns[a]);
  starting_rotations(&of);
  for (int s = 0; s < ROTATIONS; s++) {
    double v[ELEMENTS];
    rotated(&of, of.start[s], v);
    for (int f = 0; f < left; f++)
      square[f][s] = square_of_distance(&spaces[f], v, of.size);
  }
  for (int f = 0; f < left; f++)
    find_best(&of, &spaces[f], square[f], &fits[number[f]]);
}
