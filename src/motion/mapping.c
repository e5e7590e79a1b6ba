/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mapping.c: the crystal of a reference in the cell and the frame of a model: supercells, rotated axes. */
#include "motion/mapping.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "elastic/vec3.h"

enum { MOST_CELLS = 64, MOST_MULTIPLE = 16 };

/* Where whole numbers are expected: what a strain of a tenth leaves of one. */
static const double nearly_whole = 0.25;

static double volume_of(double m[3][3])
{
  double normal[3];
  vec3_cross(m[1], m[2], normal);
  return vec3_dot(m[0], normal);
}

static bool set_cells(motion_mapping *mapping)
{
  double whole[3][3];
  for (int k = 0; k < 3; k++)
    for (int j = 0; j < 3; j++)
      whole[k][j] = mapping->multiple[k][j];
  double cells = round(volume_of(whole));
  mapping->cells = cells >= 1.0 && cells <= MOST_CELLS ? (size_t)cells : 0;
  return mapping->cells > 0;
}

/* Vectors of the model as multiples of the reference's, in the frame of both. */
static bool map_in_place(const motion_structure *reference, const motion_structure *model,
                         motion_mapping *mapping)
{
  motion_lattice lattice;
  *mapping = (motion_mapping){.rotation = {{1.0, 0.0, 0.0}, {0.0, 1.0, 0.0}, {0.0, 0.0, 1.0}}};
  if (!motion_lattice_of(reference, &lattice))
    return false;
  for (int k = 0; k < 3; k++) {
    double fraction[3];
    motion_fractional(&lattice, model->vectors[k], fraction);
    for (int j = 0; j < 3; j++) {
      double whole = round(fraction[j]);
      if (!(fabs(fraction[j] - whole) < nearly_whole) || fabs(whole) > MOST_MULTIPLE)
        return false;
      mapping->multiple[k][j] = (int)whole;
    }
  }
  return set_cells(mapping);
}

/* The nearest rotation to a matrix: Newton's iteration of the polar decomposition, X to the mean of X and its
 * inverse transposed (Higham, SIAM J. Sci. Stat. Comput. 7, 1160 (1986)). false: it turns over. */
static bool nearest_rotation(double m[3][3])
{
  enum { STEPS = 50 };
  for (int step = 0; step < STEPS; step++) {
    double normal[3][3], volume = volume_of(m);
    if (!(volume > 1e-3))
      return false;
    for (int k = 0; k < 3; k++)
      vec3_cross(m[(k + 1) % 3], m[(k + 2) % 3], normal[k]);
    for (int k = 0; k < 3; k++)
      for (int j = 0; j < 3; j++)
        m[k][j] = 0.5 * (m[k][j] + normal[k][j] / volume);
  }
  return true;
}

/* Multiples along each vector, and how the frames are turned. */
static bool map_turned(const motion_structure *reference, const motion_structure *model,
                       motion_mapping *mapping)
{
  motion_structure scaled = *reference;
  motion_lattice lattice;
  *mapping = (motion_mapping){.cells = 0};
  for (int k = 0; k < 3; k++) {
    double times = round(vec3_norm(model->vectors[k]) / vec3_norm(reference->vectors[k]));
    if (!(times >= 1.0 && times <= MOST_MULTIPLE))
      return false;
    mapping->multiple[k][k] = (int)times;
    for (int j = 0; j < 3; j++)
      scaled.vectors[k][j] *= times;
  }
  if (!set_cells(mapping) || !motion_lattice_of(&scaled, &lattice))
    return false;
  for (int k = 0; k < 3; k++)
    for (int j = 0; j < 3; j++)
      for (int i = 0; i < 3; i++)
        mapping->rotation[k][j] += lattice.inverse[k][i] * model->vectors[i][j];
  return nearest_rotation(mapping->rotation);
}

bool motion_find_mapping(const motion_structure *reference, const motion_structure *model,
                         motion_mapping *mapping)
{
  return map_in_place(reference, model, mapping) || map_turned(reference, model, mapping);
}

static void turn(const motion_mapping *mapping, const double r[3], double turned[3])
{
  for (int j = 0; j < 3; j++)
    turned[j] = r[0] * mapping->rotation[0][j] + r[1] * mapping->rotation[1][j] +
                r[2] * mapping->rotation[2][j];
}

/* The lattice vectors of the reference that lie in the model's cell. */
static size_t find_cells(const motion_structure *reference, const motion_mapping *mapping,
                         const motion_structure *super, double (*cells)[3])
{
  motion_lattice lattice;
  size_t count = 0;
  int t[3], most[3] = {0, 0, 0};
  for (int k = 0; k < 3; k++)
    for (int j = 0; j < 3; j++)
      most[j] += abs(mapping->multiple[k][j]);
  if (!motion_lattice_of(super, &lattice))
    return 0;
  for (t[0] = -most[0]; t[0] <= most[0]; t[0]++)
    for (t[1] = -most[1]; t[1] <= most[1]; t[1]++)
      for (t[2] = -most[2]; t[2] <= most[2]; t[2]++) {
        double at[3] = {0.0, 0.0, 0.0}, f[3];
        for (int k = 0; k < 3; k++)
          vec3_add(at, t[k], reference->vectors[k], at);
        motion_fractional(&lattice, at, f);
        bool within = true;
        for (int k = 0; k < 3; k++)
          within = within && f[k] > -1e-6 && f[k] < 1.0 - 1e-6;
        if (within && count < MOST_CELLS)
          memcpy(cells[count++], at, sizeof at);
      }
  return count;
}

bool motion_map_structure(const motion_structure *reference, const motion_mapping *mapping,
                          motion_structure *mapped)
{
  double cells[MOST_CELLS][3];
  size_t most = mapping->cells * reference->count + 1;
  motion_structure super = *reference;
  for (int k = 0; k < 3; k++) {
    double vector[3] = {0.0, 0.0, 0.0};
    for (int j = 0; j < 3; j++)
      vec3_add(vector, mapping->multiple[k][j], reference->vectors[j], vector);
    memcpy(super.vectors[k], vector, sizeof vector);
  }
  *mapped = super;
  mapped->count = 0;
  mapped->atomic_number = malloc(most * sizeof *mapped->atomic_number);
  mapped->mass_amu = malloc(most * sizeof *mapped->mass_amu);
  mapped->position = malloc(most * sizeof *mapped->position);
  if (mapped->atomic_number == NULL || mapped->mass_amu == NULL || mapped->position == NULL) {
    motion_structure_free(mapped);
    return false;
  }
  size_t found = mapping->cells == 1 ? 1 : find_cells(reference, mapping, &super, cells);
  if (mapping->cells == 1)
    memset(cells[0], 0, sizeof cells[0]);
  for (size_t c = 0; c < found && found == mapping->cells; c++)
    for (size_t i = 0; i < reference->count; i++) {
      double at[3];
      vec3_add(reference->position[i], 1.0, cells[c], at);
      turn(mapping, at, mapped->position[mapped->count]);
      mapped->atomic_number[mapped->count] = reference->atomic_number[i];
      mapped->mass_amu[mapped->count++] = reference->mass_amu[i];
    }
  for (int k = 0; k < 3; k++)
    turn(mapping, super.vectors[k], mapped->vectors[k]);
  return true;
}

void motion_structure_free(motion_structure *structure)
{
  free(structure->atomic_number);
  free(structure->mass_amu);
  free(structure->position);
  *structure = (motion_structure){.count = 0};
}

double *motion_map_modes(const motion_mapping *mapping, const double *modes, size_t atoms, size_t count)
{
  size_t whole = mapping->cells * atoms;
  double *mapped = malloc((3 * whole * count + 1) * sizeof *mapped);
  double share = 1.0 / sqrt((double)mapping->cells);
  for (size_t p = 0; mapped != NULL && p < count; p++)
    for (size_t a = 0; a < whole; a++) {
      double *to = mapped + 3 * (p * whole + a);
      turn(mapping, modes + 3 * (p * atoms + a % atoms), to);
      for (int j = 0; j < 3; j++)
        to[j] *= share;
    }
  return mapped;
}
