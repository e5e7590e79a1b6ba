/* SPDX-License-Identifier: GPL-3.0-or-later */
/* classify.c: what the set of all optimal directions is, and which of them is named. */
#include <math.h>
#include <string.h>

#include "base/pi.h"
#include "elastic/optima.h"
#include "elastic/rings.h"
#include "elastic/vec3.h"

/* More separate pairs than the 24 rotations of a cube can make: they lie on a curve. */
#define MOST_ISOLATED 24
#define MOST_FAMILIES 64

/* A connected part of the optimal set. */
typedef struct {
  elastir_degeneracy kind; /* ISOLATED, ANY_TRANSVERSE or RING */
  frame at;                /* its canonical member */
  double axis[3];          /* of a ring */
  double cosine;           /* of the angle between axis and n, not negative */
} family;

/* ---- clean directions ---- */

/* Sets components below 1e-7 to zero if the function does not notice. */
static void snap(const search_problem *problem, frame *at)
{
  double v[2][3];
  for (int a = 0; a < 2; a++) {
    for (int i = 0; i < 3; i++)
      v[a][i] = fabs(at->axis[a][i]) < 1e-7 ? 0.0 : at->axis[a][i];
    elastir_normalise(v[a]);
  }
  frame clean = frame_of(v[0], v[1]);
  for (int i = 0; i < 3; i++)
    clean.axis[1][i] = fabs(clean.axis[1][i]) < 1e-15 ? 0.0 : clean.axis[1][i];
  double before = search_value(problem, at), after = search_value(problem, &clean);
  if (problem->sign * (after - before) <= 1e-14 * search_size(problem, before))
    *at = clean;
}

static void swap_axes(frame *at)
{
  frame swapped = frame_of(at->axis[1], at->axis[0]);
  *at = swapped;
}

/* Clean components, signs, and for G the order of n and m of a separate pair. */
static void make_canonical(const search_problem *problem, family *f)
{
  snap(problem, &f->at);
  vec3_canonical_sign(f->at.axis[0]);
  vec3_canonical_sign(f->at.axis[1]);
  if (problem->quantity == ELASTIR_SHEAR_MODULUS && f->kind == ELASTIR_ISOLATED &&
      vec3_compare(f->at.axis[1], f->at.axis[0]) < 0)
    swap_axes(&f->at);
}

/* ---- rings ---- */

/* The member of the ring whose n is nearest to x (to y for a ring about x). */
static void ring_member(const search_problem *problem, family *ring)
{
  double towards[3], n[3], value;
  vec3_transverse(ring->axis, towards);
  double sine = sqrt(fmax(0.0, 1.0 - ring->cosine * ring->cosine));
  int first = fabs(ring->axis[0]) < 1.0 - 1e-9 ? 0 : 1;
  double sign = ring->axis[first] < 0.0 ? -1.0 : 1.0;
  for (int x = 0; x < 3; x++)
    n[x] = sign * ring->cosine * ring->axis[x] + sine * towards[x];
  elastir_normalise(n);
  ring->at = search_best_frame(problem, n, &value);
}

static family family_of(const search_problem *problem, const frame *at, double symmetry_axis[3])
{
  family f = {.kind = ELASTIR_ISOLATED, .at = *at};
  double axes[RING_MOST_AXES][3];
  int count = ring_axes(problem, at, symmetry_axis, axes);
  bool axial = problem->quantity == ELASTIR_YOUNGS_MODULUS;
  for (int c = 0; c < count; c++) {
    /* For E a turn about n itself says nothing. */
    if ((axial && fabs(axes[c][0]) > 1.0 - 1e-9) || !ring_constant_about(problem, at, axes[c]))
      continue;
    bool about_n = fabs(axes[c][0]) > 1.0 - 1e-9, about_m = fabs(axes[c][1]) > 1.0 - 1e-9;
    if (about_n || (about_m && problem->quantity == ELASTIR_SHEAR_MODULUS)) {
      f.kind = ELASTIR_ANY_TRANSVERSE;
      double m[3];
      frame alone = frame_of(at->axis[about_n ? 0 : 1], at->axis[about_n ? 1 : 0]);
      snap(problem, &alone);
      vec3_canonical_sign(alone.axis[0]);
      vec3_transverse(alone.axis[0], m);
      f.at = frame_of(alone.axis[0], m);
      return f;
    }
    f.kind = ELASTIR_RING;
    for (int x = 0; x < 3; x++) {
      f.axis[x] = axes[c][0] * at->axis[0][x] + axes[c][1] * at->axis[1][x] +
                  axes[c][2] * at->axis[2][x];
      f.axis[x] = fabs(f.axis[x]) < 1e-7 ? 0.0 : f.axis[x];
    }
    elastir_normalise(f.axis);
    vec3_canonical_sign(f.axis);
    f.cosine = fabs(vec3_dot(f.axis, at->axis[0]));
    if (problem->quantity == ELASTIR_SHEAR_MODULUS) /* (m,n) is as good: the flatter ring */
      f.cosine = fmin(f.cosine, fabs(vec3_dot(f.axis, at->axis[1])));
    f.cosine = f.cosine < 1e-7 ? 0.0 : f.cosine;
    ring_member(problem, &f);
    return f;
  }
  return f;
}

/* ---- the whole set ---- */

/* Whether an optimum belongs to a ring, or to a direction with any m, that is known. */
static bool belongs(const search_problem *problem, const frame *at, const family *f)
{
  const int either = problem->quantity == ELASTIR_SHEAR_MODULUS ? 2 : 1; /* n, or n and m */
  for (int a = 0; a < either; a++) {
    if (f->kind == ELASTIR_ANY_TRANSVERSE &&
        fabs(vec3_dot(f->at.axis[0], at->axis[a])) > 1.0 - 1e-9)
      return true;
    if (f->kind == ELASTIR_RING && fabs(fabs(vec3_dot(f->axis, at->axis[a])) - f->cosine) < 1e-5)
      return true;
  }
  return false;
}

/* Negative: a is named rather than b. Larger sets first, then the order of directions. */
static int compare_families(const family *a, const family *b)
{
  static const int rank[] = {[ELASTIR_ANY_TRANSVERSE] = 0, [ELASTIR_RING] = 1,
                             [ELASTIR_ISOLATED] = 2};
  if (rank[a->kind] != rank[b->kind])
    return rank[a->kind] - rank[b->kind];
  int order = vec3_compare(a->at.axis[0], b->at.axis[0]);
  return order != 0 ? order : vec3_compare(a->at.axis[1], b->at.axis[1]);
}

void search_classify(const search_problem *problem, const search_optima *optima,
                     elastir_extremum *extremum)
{
  family families[MOST_FAMILIES] = {0};
  int count = 0, best = 0, equivalents = 0;
  double symmetry_axis[3] = {0.0};
  for (int i = 0; i < optima->count && count < MOST_FAMILIES; i++) {
    bool known = false;
    for (int j = 0; j < count && !known; j++)
      known = belongs(problem, &optima->at[i], &families[j]);
    if (known)
      continue;
    families[count] = family_of(problem, &optima->at[i], symmetry_axis);
    make_canonical(problem, &families[count++]);
  }
  for (int i = 1; i < count; i++)
    if (compare_families(&families[i], &families[best]) < 0)
      best = i;
  const family *named = &families[best];
  for (int i = 0; i < count; i++)
    equivalents += families[i].kind == named->kind;
  extremum->value = search_value(problem, &named->at);
  extremum->degeneracy = equivalents > MOST_ISOLATED ? ELASTIR_CONTINUOUS : named->kind;
  extremum->equivalents = equivalents > MOST_ISOLATED ? 0 : equivalents;
  memcpy(extremum->direction, named->at.axis[0], sizeof extremum->direction);
  if (problem->quantity != ELASTIR_YOUNGS_MODULUS)
    memcpy(extremum->transverse, named->at.axis[1], sizeof extremum->transverse);
  if (extremum->degeneracy == ELASTIR_RING) {
    memcpy(extremum->axis, named->axis, sizeof extremum->axis);
    extremum->axis_angle_deg = acos(fmin(1.0, named->cosine)) * ELASTIR_DEGREES;
  }
}
