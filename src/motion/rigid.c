/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rigid.c: how molecules and linkers move: as rigid bodies, or within themselves. */
#include "base/fast.h"

#include <math.h>
#include <stdlib.h>

#include "elastic/vec3.h"
#include "motion/shares.h"

/* Below this part of its length a rotation is about the axis of a rod, or no new one. */
static const double least_part = 1e-3;

enum { MOTIONS = 6 }; /* three translations, three rotations */

/* The rigid motions of a fragment, mass-weighted and orthonormal; one that does not exist is all zeros. Those
 * of one coordinate stand together: sums over coordinates run for all motions at once. */
typedef struct {
  double (*motions)[MOTIONS]; /* [3 * atoms] */
  size_t length;              /* 3 * atoms */
} rigid_basis;

struct motion_rigid {
  const motion_fragments *fragments;
  rigid_basis *bases;         /* of each fragment; of length 0 where it has no rigid motions */
  double (*motions)[MOTIONS]; /* of all bases */
};

static void centre_of_mass(const motion_structure *structure, const motion_fragments *all,
                           const motion_fragment *fragment, double centre[3])
{
  double total = 0.0;
  centre[0] = centre[1] = centre[2] = 0.0;
  for (size_t i = fragment->first; i < fragment->first + fragment->count; i++) {
    double mass = structure->mass_amu[all->members[i]];
    vec3_add(centre, mass, all->position[i], centre);
    total += mass;
  }
  for (int k = 0; k < 3; k++)
    centre[k] /= total;
}

static double dot(const rigid_basis *basis, int a, int b)
{
  double sum = 0.0;
  for (size_t i = 0; i < basis->length; i++)
    sum += basis->motions[i][a] * basis->motions[i][b];
  return sum;
}

/* Makes motion m orthogonal to those before it, and of length one if something of the square of a
 * length is left of it, else zero. */
static void orthonormalise(rigid_basis *basis, int m, double square)
{
  for (int pass = 0; pass < 2; pass++)
    for (int k = 0; k < m; k++) {
      double along = dot(basis, m, k);
      for (size_t i = 0; i < basis->length; i++)
        basis->motions[i][m] -= along * basis->motions[i][k];
    }
  double left = dot(basis, m, m);
  double factor = left > least_part * least_part * square ? 1.0 / sqrt(left) : 0.0;
  for (size_t i = 0; i < basis->length; i++)
    basis->motions[i][m] *= factor;
}

/* Rotations are judged by the longest of them: a rod turns about two axes only. */
static void orthonormalise_all(rigid_basis *basis)
{
  double square[MOTIONS], longest = 0.0;
  for (int m = 0; m < MOTIONS; m++) {
    square[m] = dot(basis, m, m);
    longest = m < 3 ? 0.0 : fmax(longest, square[m]);
  }
  for (int m = 0; m < MOTIONS; m++)
    orthonormalise(basis, m, m < 3 ? square[m] : longest);
}

static void fill_basis(const motion_structure *structure, const motion_fragments *all,
                       const motion_fragment *fragment, rigid_basis *basis)
{
  double centre[3];
  centre_of_mass(structure, all, fragment, centre);
  for (size_t i = 0; i < fragment->count; i++) {
    size_t place = fragment->first + i;
    double root = sqrt(structure->mass_amu[all->members[place]]), r[3];
    for (int k = 0; k < 3; k++)
      r[k] = all->position[place][k] - centre[k];
    for (size_t k = 0; k < 3; k++) {
      double axis[3] = {k == 0, k == 1, k == 2}, turned[3];
      vec3_cross(axis, r, turned);
      basis->motions[3 * i + k][k] = root;
      for (size_t j = 0; j < 3; j++)
        basis->motions[3 * i + j][3 + k] = root * turned[j];
    }
  }
}

/* So that a product with displacements, not with mass-weighted ones, says how much of a motion they are. */
static void weigh(const motion_structure *structure, const size_t *members, rigid_basis *basis)
{
  for (size_t i = 0; i < basis->length; i++)
    for (size_t m = 0; m < MOTIONS; m++)
      basis->motions[i][m] *= sqrt(structure->mass_amu[members[i / 3]]);
}

motion_rigid *motion_rigid_new(const motion_structure *structure, const motion_fragments *fragments)
{
  motion_rigid *rigid = calloc(1, sizeof *rigid);
  if (rigid == NULL)
    return NULL;
  rigid->fragments = fragments;
  rigid->bases = calloc(fragments->count + 1, sizeof *rigid->bases);
  rigid->motions = calloc(3 * structure->count + 1, sizeof *rigid->motions);
  if (rigid->bases == NULL || rigid->motions == NULL) {
    motion_rigid_free(rigid);
    return NULL;
  }
  for (size_t f = 0; f < fragments->count; f++) {
    const motion_fragment *fragment = &fragments->fragments[f];
    if (fragment->endless || fragment->count < 2)
      continue;
    rigid->bases[f].motions = rigid->motions + 3 * fragment->first;
    rigid->bases[f].length = 3 * fragment->count;
    fill_basis(structure, fragments, fragment, &rigid->bases[f]);
    orthonormalise_all(&rigid->bases[f]);
    weigh(structure, fragments->members + fragment->first, &rigid->bases[f]);
  }
  return rigid;
}

void motion_rigid_free(motion_rigid *rigid)
{
  if (rigid == NULL)
    return;
  free(rigid->bases);
  free(rigid->motions);
  free(rigid);
}

/* Adds the parts of one fragment in the modes of the set, whose squared lengths are `norm`. */
static void add_fragment(const motion_set *set, const size_t *members, const rigid_basis *basis,
                         const double *norm, motion_kinds *kinds)
{
  const motion_structure *s = set->structure;
  for (size_t p = 0; p < set->modes; p++) {
    const double *u = set->displacement + 3 * s->count * p;
    double along[MOTIONS] = {0.0}, part[2] = {0.0, 0.0}, whole = 0.0;
    for (size_t i = 0; i < basis->length / 3; i++) {
      const double *own = u + 3 * members[i], (*motions)[MOTIONS] = basis->motions + 3 * i;
      whole += s->mass_amu[members[i]] * vec3_dot(own, own);
      for (size_t m = 0; m < MOTIONS; m++)
        along[m] += own[0] * motions[0][m] + own[1] * motions[1][m] + own[2] * motions[2][m];
    }
    for (int m = 0; m < MOTIONS; m++)
      part[m / 3] += along[m] * along[m];
    double weight = norm[p] > 0.0 ? 1.0 / (norm[p] * (double)set->modes) : 0.0;
    kinds->translation += weight * part[0];
    kinds->rotation += weight * part[1];
    kinds->internal += weight * fmax(whole - part[0] - part[1], 0.0);
  }
}

bool motion_of_fragments(const motion_set *set, const motion_rigid *rigid, motion_kinds *kinds)
{
  const motion_fragments *all = rigid->fragments;
  *kinds = (motion_kinds){0.0, 0.0, 0.0};
  double *norm = malloc((set->modes + 1) * sizeof *norm);
  bool good = norm != NULL;
  for (size_t p = 0; good && p < set->modes; p++)
    norm[p] = motion_norm(set, p);
  for (size_t f = 0; good && f < all->count; f++)
    if (rigid->bases[f].length > 0)
      add_fragment(set, all->members + all->fragments[f].first, &rigid->bases[f], norm, kinds);
  free(norm);
  return good;
}
