/* SPDX-License-Identifier: GPL-3.0-or-later */
/* class_space.c: how far a tensor in some orientation is from a symmetry class. */
#include "base/fast.h"

#include "elastic/class_space.h"

#include <math.h>
#include <string.h>

#include "elastic/equivalents.h"
#include "elastic/voigt.h"

enum { ELEMENTS = CLASS_SPACE_ELEMENTS };

void class_space_components(const double kelvin[36], double v[ELEMENTS])
{
  int e = 0;
  for (int i = 0; i < 6; i++)
    for (int j = i; j < 6; j++)
      v[e++] = (i == j ? 1.0 : sqrt(2.0)) * kelvin[6 * i + j];
}

static void matrix_of(const double v[ELEMENTS], double kelvin[36])
{
  int e = 0;
  for (int i = 0; i < 6; i++)
    for (int j = i; j < 6; j++)
      kelvin[6 * i + j] = kelvin[6 * j + i] = (i == j ? 1.0 : sqrt(0.5)) * v[e++];
}

static double inner(const double a[ELEMENTS], const double b[ELEMENTS])
{
  double sum = 0.0;
  for (int e = 0; e < ELEMENTS; e++)
    sum += a[e] * b[e];
  return sum;
}

void class_space_of(elastir_setting setting, class_space *space)
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

static double along(const class_space *space, int k, const double v[ELEMENTS])
{
  double sum = 0.0;
  for (int p = 0; p < space->vector[k].count; p++)
    sum += space->vector[k].weight[p] * v[space->vector[k].at[p]];
  return sum;
}

void class_space_project(const class_space *space, const double v[ELEMENTS], double projected[ELEMENTS])
{
  memset(projected, 0, ELEMENTS * sizeof *projected);
  for (int k = 0; k < space->count; k++) {
    double part = along(space, k, v);
    for (int p = 0; p < space->vector[k].count; p++)
      projected[space->vector[k].at[p]] += part * space->vector[k].weight[p];
  }
}

double class_space_distance(const class_space *space, const double kelvin[36])
{
  double v[ELEMENTS], rest[ELEMENTS];
  class_space_components(kelvin, v);
  class_space_project(space, v, rest);
  for (int e = 0; e < ELEMENTS; e++)
    rest[e] -= v[e];
  return sqrt(inner(rest, rest));
}

double class_space_square(const class_space *space, const double v[ELEMENTS], double size)
{
  double square = size * size;
  for (int k = 0; k < space->count; k++) {
    double part = along(space, k, v);
    square -= part * part;
  }
  return square > 0.0 ? square : 0.0;
}

/* ---- turns ---- */

/* G of a small turn about an axis: it acts on a symmetric tensor T as T -> WT - TW with W_ij =
 * epsilon_aij, on a Kelvin matrix C as C -> GC - CG. */
static void generator_of(int axis, double g[36])
{
  double w[3][3] = {{0}};
  w[(axis + 1) % 3][(axis + 2) % 3] = 1.0;
  w[(axis + 2) % 3][(axis + 1) % 3] = -1.0;
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

/* The change of a vector; G being antisymmetric, GC - CG is GC and its transpose. */
static void change_by(const double g[36], const double v[ELEMENTS], double change[ELEMENTS])
{
  double kelvin[36], half[36] = {0.0};
  matrix_of(v, kelvin);
  for (int i = 0; i < 36; i++)
    for (int k = 0; k < 6 && g[i] != 0.0; k++)
      half[6 * (i / 6) + k] += g[i] * kelvin[6 * (i % 6) + k];
  for (int i = 0, e = 0; i < 6; i++)
    for (int j = i; j < 6; j++)
      change[e++] = (i == j ? 1.0 : sqrt(2.0)) * (half[6 * i + j] + half[6 * j + i]);
}

void class_space_turn(int axis, const double v[ELEMENTS], double change[ELEMENTS])
{
  double g[36];
  generator_of(axis, g);
  change_by(g, v, change);
}

/* false: there is no room for it. */
static bool add_row(const double v[ELEMENTS], double factor, class_space_changes *to)
{
  int terms = to->begin[to->rows];
  if (to->rows >= CLASS_SPACE_ROWS)
    return false;
  for (int e = 0; e < ELEMENTS; e++)
    if (fabs(v[e]) > 1e-9) {
      if (terms >= CLASS_SPACE_TERMS)
        return false;
      to->at[terms] = (unsigned char)e;
      to->weight[terms++] = factor * v[e];
    }
  to->begin[++to->rows] = terms;
  return true;
}

/* Changes being antisymmetric, <w, d_a C> = -<d_a w, C>; of the second ones, <d_b d_a w, C> made symmetric,
 * the negative. */
bool class_space_changes_of(const class_space *space, class_space_changes *changes)
{
  double g[3][36];
  bool fits = true;
  changes->rows = changes->begin[0] = 0;
  for (int a = 0; a < space->turns; a++)
    generator_of(space->axis[a], g[a]);
  for (int k = 0; k < space->count; k++) {
    double w[ELEMENTS] = {0.0}, first[3][ELEMENTS], second[2][ELEMENTS];
    for (int p = 0; p < space->vector[k].count; p++)
      w[space->vector[k].at[p]] += space->vector[k].weight[p];
    fits = add_row(w, 1.0, changes) && fits;
    for (int a = 0; a < space->turns; a++) {
      change_by(g[a], w, first[a]);
      fits = add_row(first[a], -1.0, changes) && fits;
    }
    for (int a = 0; a < space->turns; a++)
      for (int b = 0; b <= a; b++) {
        change_by(g[b], first[a], second[0]);
        change_by(g[a], first[b], second[1]);
        for (int e = 0; e < ELEMENTS; e++)
          second[0][e] += second[1][e];
        fits = add_row(second[0], -0.5, changes) && fits;
      }
  }
  return fits;
}

/* Of |C - P C|^2 / 2 = |C|^2 / 2 - |P C|^2 / 2, with the coordinates c_k of P C: the gradient is
 * -c_k d_a c_k, the Hessian -d_a c_k d_b c_k and -c_k times the second changes, of which there is the
 * negative. */
void class_space_derivatives(const class_space *space, const class_space_changes *changes,
                             const double kelvin[36], double gradient[3], double hessian[9])
{
  const int turns = space->turns, each = 1 + turns + turns * (turns + 1) / 2;
  double v[ELEMENTS];
  class_space_components(kelvin, v);
  for (int i = 0; i < turns * turns; i++)
    hessian[i] = 0.0;
  for (int a = 0; a < turns; a++)
    gradient[a] = 0.0;
  for (int k = 0; k < space->count; k++) {
    double sums[10];
    for (int r = 0; r < each; r++) {
      double sum = 0.0;
      for (int t = changes->begin[each * k + r]; t < changes->begin[each * k + r + 1]; t++)
        sum += changes->weight[t] * v[changes->at[t]];
      sums[r] = sum;
    }
    const double *second = sums + 1 + turns;
    for (int a = 0; a < turns; a++) {
      gradient[a] -= sums[0] * sums[1 + a];
      for (int b = 0; b <= a; b++)
        hessian[turns * a + b] += sums[0] * *second++ - sums[1 + a] * sums[1 + b];
    }
  }
  for (int a = 0; a < turns; a++)
    for (int b = 0; b < a; b++)
      hessian[turns * b + a] = hessian[turns * a + b];
}
