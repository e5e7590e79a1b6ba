/* SPDX-License-Identifier: GPL-3.0-or-later */
/* symmetry_basis.c: the rotation groups of the elastic classes and their invariant tensors. */
#include "elastic/symmetry_basis.h"

#include <math.h>
#include <string.h>

#include "elastic/tensor.h"

/* Rotations with z as the main axis; ROOT is sqrt(3)/2. */
#define ROOT 0.86602540378443864676
static const double twofold_x[9] = {1, 0, 0, 0, -1, 0, 0, 0, -1};
static const double twofold_y[9] = {-1, 0, 0, 0, 1, 0, 0, 0, -1};
static const double twofold_z[9] = {-1, 0, 0, 0, -1, 0, 0, 0, 1};
static const double threefold_z[9] = {-0.5, -ROOT, 0, ROOT, -0.5, 0, 0, 0, 1};
static const double fourfold_z[9] = {0, -1, 0, 1, 0, 0, 0, 0, 1};
static const double sixfold_z[9] = {0.5, -ROOT, 0, ROOT, 0.5, 0, 0, 0, 1};
static const double threefold_111[9] = {0, 0, 1, 1, 0, 0, 0, 1, 0};

static void product(const double a[9], const double b[9], double ab[9])
{
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      ab[3 * i + j] = a[3 * i] * b[j] + a[3 * i + 1] * b[3 + j] + a[3 * i + 2] * b[6 + j];
}

static bool contains(const symmetry_group *group, const double rotation[9])
{
  for (int g = 0; g < group->count; g++) {
    double difference = 0.0;
    for (int i = 0; i < 9; i++)
      difference += fabs(group->rotation[g][i] - rotation[i]);
    if (difference < 1e-6)
      return true;
  }
  return false;
}

static void add(symmetry_group *group, const double rotation[9])
{
  if (group->count < SYMMETRY_LARGEST_GROUP && !contains(group, rotation))
    memcpy(group->rotation[group->count++], rotation, 9 * sizeof *rotation);
}

/* All products: the members found so far times the generators, until none is new. */
static void close_group(symmetry_group *group, const double *const generators[2])
{
  static const double identity[9] = {1, 0, 0, 0, 1, 0, 0, 0, 1};
  group->count = 0;
  add(group, identity);
  for (int member = 0; member < group->count; member++) {
    for (int g = 0; g < 2 && generators[g] != NULL; g++) {
      double next[9];
      product(generators[g], group->rotation[member], next);
      add(group, next);
    }
  }
}

/* Turns the group so that its z becomes the main axis of the setting, in cyclic order. */
static void turn_group(symmetry_group *group, int axis)
{
  for (int g = 0; g < group->count; g++) {
    double turned[9];
    for (int i = 0; i < 3; i++)
      for (int j = 0; j < 3; j++)
        turned[3 * ((i + axis + 1) % 3) + (j + axis + 1) % 3] = group->rotation[g][3 * i + j];
    memcpy(group->rotation[g], turned, sizeof turned);
  }
}

void symmetry_group_of(elastir_setting setting, symmetry_group *group)
{
  const double *in_plane = setting.in_plane == 0 ? twofold_x : twofold_y;
  const double *generators[ELASTIR_CLASS_COUNT][2] = {
      [ELASTIR_CLASS_ISOTROPIC] = {NULL, NULL}, /* a continuous group: see isotropic_basis */
      [ELASTIR_CLASS_CUBIC] = {fourfold_z, threefold_111},
      [ELASTIR_CLASS_HEXAGONAL] = {sixfold_z, twofold_x},
      [ELASTIR_CLASS_TETRAGONAL_HIGH] = {fourfold_z, twofold_x},
      [ELASTIR_CLASS_TRIGONAL_HIGH] = {threefold_z, in_plane},
      [ELASTIR_CLASS_TETRAGONAL_LOW] = {fourfold_z, NULL},
      [ELASTIR_CLASS_TRIGONAL_LOW] = {threefold_z, NULL},
      [ELASTIR_CLASS_ORTHORHOMBIC] = {twofold_z, twofold_x},
      [ELASTIR_CLASS_MONOCLINIC] = {twofold_z, NULL},
      [ELASTIR_CLASS_TRICLINIC] = {NULL, NULL},
  };
  close_group(group, generators[setting.symmetry]);
  turn_group(group, setting.axis);
}

/* Adds what is new in a tensor, orthogonalised twice against rounding. */
static void extend(symmetry_basis *basis, const double tensor[36])
{
  double rest[36];
  memcpy(rest, tensor, sizeof rest);
  for (int pass = 0; pass < 2; pass++) {
    for (int k = 0; k < basis->count; k++) {
      double part = elastir_kelvin_inner(basis->tensor[k], rest);
      for (int i = 0; i < 36; i++)
        rest[i] -= part * basis->tensor[k][i];
    }
  }
  double length = sqrt(elastir_kelvin_inner(rest, rest));
  if (length < 1e-8 || basis->count == 21)
    return;
  for (int i = 0; i < 36; i++)
    basis->tensor[basis->count][i] = fabs(rest[i]) < 1e-15 ? 0.0 : rest[i] / length;
  basis->count++;
}

/* The two isotropic tensors: the projector on dilatation, and the one on shears. */
static void isotropic_basis(symmetry_basis *basis)
{
  double dilatation[36] = {0}, shear[36] = {0};
  for (int i = 0; i < 6; i++)
    shear[7 * i] = 1.0;
  for (int i = 0; i < 3; i++) {
    for (int j = 0; j < 3; j++) {
      dilatation[6 * i + j] = 1.0 / 3.0;
      shear[6 * i + j] -= 1.0 / 3.0;
    }
  }
  extend(basis, dilatation);
  extend(basis, shear);
}

void symmetry_basis_of(elastir_setting setting, symmetry_basis *basis)
{
  basis->count = 0;
  if (setting.symmetry == ELASTIR_CLASS_ISOTROPIC) {
    isotropic_basis(basis);
    return;
  }
  symmetry_group group;
  symmetry_group_of(setting, &group);
  double turn[SYMMETRY_LARGEST_GROUP][36];
  for (int g = 0; g < group.count; g++)
    elastir_kelvin_rotation(group.rotation[g], turn[g]);
  for (int p = 0; p < 6; p++) {
    for (int q = p; q < 6; q++) {
      /* The average of R e_pq R^T over the group, e_pq the symmetric unit matrix. */
      double average[36] = {0};
      for (int g = 0; g < group.count; g++)
        for (int i = 0; i < 6; i++) {
          double one = turn[g][6 * i + p], other = turn[g][6 * i + q];
          if (one == 0.0 && other == 0.0) /* most rotations only change signs and places */
            continue;
          for (int j = 0; j < 6; j++)
            average[6 * i + j] += (one * turn[g][6 * j + q] + other * turn[g][6 * j + p]) /
                                  (2.0 * group.count);
        }
      extend(basis, average);
    }
  }
}

void symmetry_basis_project(const symmetry_basis *basis, const double kelvin[36],
                            double projected[36])
{
  memset(projected, 0, 36 * sizeof *projected);
  for (int k = 0; k < basis->count; k++) {
    double part = elastir_kelvin_inner(basis->tensor[k], kelvin);
    for (int i = 0; i < 36; i++)
      projected[i] += part * basis->tensor[k][i];
  }
}

double symmetry_basis_distance(const symmetry_basis *basis, const double kelvin[36])
{
  double projected[36];
  symmetry_basis_project(basis, kelvin, projected);
  for (int i = 0; i < 36; i++)
    projected[i] -= kelvin[i];
  return sqrt(elastir_kelvin_inner(projected, projected));
}
