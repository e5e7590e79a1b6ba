/* SPDX-License-Identifier: GPL-3.0-or-later */
/* symmetry_axes.c: the orientation in which a tensor is nearest to a symmetry class. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "elastic/newton.h"
#include "elastic/symmetry_basis.h"
#include "elastic/tensor.h"
#include "elastic/vec3.h"

/* Rotations with whole quaternions of components up to REACH: 272 of them, about 25 degrees
 * apart, the identity and all rotations of a cube among them. At most KEPT of the best are
 * polished, not near to each other, equivalent orientations not counted twice, and of these
 * FINISHED to the end. */
enum { REACH = 2, ROTATIONS = 272, KEPT = SYMMETRY_STARTS, FINISHED = 12 };
static const double apart_cosine = 0.96; /* 16 degrees */

typedef struct {
  double distance;
  double rank; /* the distance in units in which those of equivalent orientations are equal */
  int order;
  double quaternion[4];
} orientation;

/* Row i is the new axis i in the old frame. */
static void matrix_of(const double q[4], double rotation[9])
{
  double w = q[0], x = q[1], y = q[2], z = q[3];
  double n = w * w + x * x + y * y + z * z;
  double matrix[9] = {
      w * w + x * x - y * y - z * z, 2.0 * (x * y + w * z), 2.0 * (x * z - w * y),
      2.0 * (x * y - w * z), w * w - x * x + y * y - z * z, 2.0 * (y * z + w * x),
      2.0 * (x * z + w * y), 2.0 * (y * z - w * x), w * w - x * x - y * y + z * z};
  for (int i = 0; i < 9; i++)
    rotation[i] = matrix[i] / n;
}

/* q times (1, v/2): a further turn by about the vector v, counted in the turned frame. */
static void turn(const double q[4], const double v[3], double turned[4])
{
  double x = 0.5 * v[0], y = 0.5 * v[1], z = 0.5 * v[2];
  turned[0] = q[0] - q[1] * x - q[2] * y - q[3] * z;
  turned[1] = q[1] + q[0] * x + q[2] * z - q[3] * y;
  turned[2] = q[2] + q[0] * y + q[3] * x - q[1] * z;
  turned[3] = q[3] + q[0] * z + q[1] * y - q[2] * x;
  double length = 0.0;
  for (int i = 0; i < 4; i++)
    length += turned[i] * turned[i];
  for (int i = 0; i < 4; i++)
    turned[i] /= sqrt(length);
}

static void rotated(const double kelvin[36], const double quaternion[4], double turned[36])
{
  double rotation[9];
  matrix_of(quaternion, rotation);
  elastir_rotate_kelvin(kelvin, rotation, turned);
}

static double distance_at(const symmetry_basis *basis, const double kelvin[36],
                          const double quaternion[4])
{
  double turned[36];
  rotated(kelvin, quaternion, turned);
  return symmetry_basis_distance(basis, turned);
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

/* GC - CG for antisymmetric G, most of whose elements are zero, and symmetric C: with A = GC it is
 * A + A^T. */
static void commutator(const double g[36], const double c[36], double result[36])
{
  double product[36] = {0.0};
  for (int i = 0; i < 6; i++)
    for (int k = 0; k < 6; k++)
      if (g[6 * i + k] != 0.0)
        for (int j = 0; j < 6; j++)
          product[6 * i + j] += g[6 * i + k] * c[6 * k + j];
  for (int i = 0; i < 6; i++)
    for (int j = 0; j < 6; j++)
      result[6 * i + j] = product[6 * i + j] + product[6 * j + i];
}

/* Gradient and Hessian of |C - P C|^2 / 2 = |C|^2 / 2 - |P C|^2 / 2 under further turns: with
 * d_a C = [G_a, C], the gradient is -<P C, d_a C> and the Hessian, G being antisymmetric,
 * -<P d_a C, d_b C> + <d_a P C, d_b C>, made symmetric. */
static void derivatives_at(const symmetry_basis *basis, const double kelvin[36],
                           const double generators[3][36], const double quaternion[4],
                           double gradient[3], double hessian[9])
{
  double c[36], p[36], turned_c[3][36], turned_p[3][36], coordinates[3][21];
  rotated(kelvin, quaternion, c);
  symmetry_basis_project(basis, c, p);
  for (int a = 0; a < 3; a++) {
    commutator(generators[a], c, turned_c[a]);
    commutator(generators[a], p, turned_p[a]);
    for (int k = 0; k < basis->count; k++)
      coordinates[a][k] = elastir_kelvin_inner(basis->tensor[k], turned_c[a]);
    gradient[a] = -elastir_kelvin_inner(p, turned_c[a]);
  }
  for (int a = 0; a < 3; a++)
    for (int b = 0; b <= a; b++) {
      double value = 0.5 * (elastir_kelvin_inner(turned_p[a], turned_c[b]) +
                            elastir_kelvin_inner(turned_p[b], turned_c[a]));
      for (int k = 0; k < basis->count; k++)
        value -= coordinates[a][k] * coordinates[b][k];
      hessian[3 * a + b] = hessian[3 * b + a] = value;
    }
}

static void polish(const symmetry_basis *basis, const double kelvin[36],
                   const double generators[3][36], double scale, int iterations,
                   orientation *best)
{
  /* Directions without curvature (turns about the axis of a hexagonal class) are left out. */
  const newton_limits limits = {0.0, 0.0, 1e-10 * scale, INFINITY, 0.3};
  for (int iteration = 0; iteration < iterations; iteration++) {
    double gradient[3], hessian[9], next[4], distance = INFINITY;
    derivatives_at(basis, kelvin, generators, best->quaternion, gradient, hessian);
    newton_step newton = newton_step_of(3, gradient, hessian, &limits);
    double *step = newton.step;
    /* A step this short is the last: shorter ones would only sample the rounding. */
    bool last = vec3_dot(step, step) < 1e-18;
    int trials = last ? 1 : 12;
    for (int trial = 0; trial < trials && !(distance < best->distance); trial++) {
      turn(best->quaternion, step, next);
      distance = distance_at(basis, kelvin, next);
      for (int i = 0; i < 3; i++)
        step[i] *= 0.5;
    }
    if (!(distance < best->distance))
      break;
    best->distance = distance;
    memcpy(best->quaternion, next, sizeof next);
    if (last)
      break;
  }
}

static int by_rank(const void *left, const void *right)
{
  const orientation *a = left, *b = right;
  if (a->rank != b->rank)
    return a->rank < b->rank ? -1 : 1;
  return a->order - b->order;
}

/* Sorts by distance. Of equivalent orientations, whose distances differ by rounding alone, the
 * first one tried comes first, so that the axes do not depend on compiler and processor. */
static void sort_orientations(orientation *list, int count, double unit)
{
  for (int i = 0; i < count; i++)
    list[i].rank = unit > 0.0 ? floor(list[i].distance / unit + 0.5) : 0.0;
  qsort(list, (size_t)count, sizeof *list, by_rank);
}

static int common_divisor(int a, int b)
{
  return b == 0 ? a : common_divisor(b, a % b);
}

/* Each rotation once: components without a common divisor, the first non-zero one positive. */
static int starting_rotations(orientation starts[ROTATIONS])
{
  enum { SIDE = 2 * REACH + 1 };
  int count = 0;
  for (int code = 0; code < SIDE * SIDE * SIDE * SIDE && count < ROTATIONS; code++) {
    int part[4], rest = code, divisor = 0, leading = 0;
    for (int i = 3; i >= 0; i--) {
      part[i] = rest % SIDE - REACH;
      rest /= SIDE;
    }
    for (int i = 0; i < 4; i++) {
      divisor = common_divisor(divisor, abs(part[i]));
      if (leading == 0)
        leading = part[i];
    }
    if (divisor != 1 || leading < 0)
      continue;
    double length = 0.0;
    for (int i = 0; i < 4; i++)
      length += part[i] * part[i];
    for (int i = 0; i < 4; i++)
      starts[count].quaternion[i] = part[i] / sqrt(length);
    /* The given frame comes first among equals. */
    starts[count].order = part[0] != 0 && part[1] == 0 && part[2] == 0 && part[3] == 0
                              ? -1
                              : count;
    count++;
  }
  return count;
}

/* The cosine of the least angle between two orientations, up to rotations of the class; where
 * turns about the main axis change nothing, between the main axes. */
static double nearness(elastir_setting setting, const symmetry_group *group, const double a[9],
                       const double b[9])
{
  double largest = -1.0, between[9];
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      between[3 * i + j] = vec3_dot(a + 3 * i, b + 3 * j);
  if (setting.symmetry == ELASTIR_CLASS_HEXAGONAL || setting.symmetry == ELASTIR_CLASS_MONOCLINIC)
    return fabs(between[4 * setting.axis]);
  for (int g = 0; g < group->count; g++) {
    double trace = 0.0;
    for (int i = 0; i < 9; i++)
      trace += group->rotation[g][i] * between[i];
    largest = fmax(largest, 0.5 * (trace - 1.0));
  }
  return largest;
}

/* Moves the best starts that are apart from each other to the front; returns how many. */
static int choose_starts(elastir_setting setting, const symmetry_group *group,
                         orientation *starts, int count, int most)
{
  double axes[KEPT][9];
  int kept = 0;
  for (int s = 0; s < count && kept < most; s++) {
    bool apart = true;
    matrix_of(starts[s].quaternion, axes[kept]);
    for (int k = 0; k < kept && apart; k++)
      apart = nearness(setting, group, axes[kept], axes[k]) < apart_cosine;
    if (apart)
      starts[kept++] = starts[s];
  }
  return kept;
}

double symmetry_best_axes(elastir_setting setting, const double kelvin[36], int most, double axes[9])
{
  orientation starts[ROTATIONS];
  double generators[3][36], scale = elastir_kelvin_inner(kelvin, kelvin);
  symmetry_basis basis;
  symmetry_group group;
  symmetry_basis_of(setting, &basis);
  symmetry_group_of(setting, &group);
  for (int a = 0; a < 3; a++)
    generator(a, generators[a]);
  int count = starting_rotations(starts);
  for (int s = 0; s < count; s++)
    starts[s].distance = distance_at(&basis, kelvin, starts[s].quaternion);
  sort_orientations(starts, count, 1e-9 * sqrt(scale));
  int kept = choose_starts(setting, &group, starts, count, most < KEPT ? most : KEPT);
  /* A few steps for all show which are worth many. */
  for (int s = 0; s < kept; s++)
    polish(&basis, kelvin, (const double(*)[36])generators, scale, 3, &starts[s]);
  sort_orientations(starts, kept, 1e-9 * sqrt(scale));
  for (int s = 0; s < kept && s < FINISHED; s++)
    polish(&basis, kelvin, (const double(*)[36])generators, scale, 40, &starts[s]);
  sort_orientations(starts, kept < FINISHED ? kept : FINISHED, 1e-12 * sqrt(scale));
  matrix_of(starts[0].quaternion, axes);
  return starts[0].distance;
}
