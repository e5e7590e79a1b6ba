/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bonds.c: which atoms are bonded, by their distances. */
#include "motion/bonds.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "elastic/vec3.h"
#include "motion/radii.h"

/* Longer than the sum of the radii by this is no bond (Meng and Lewis, J. Comput. Chem. 12, 891
 * (1991)). Atoms nearer than the least one are one atom twice. */
static const double slack_angstrom = 0.4, least_angstrom = 0.3;

typedef struct {
  const motion_structure *structure;
  const motion_lattice *lattice;
  motion_bond *bonds;
  size_t count, capacity;
} bond_list;

/* The longest bond of a pair; 0: they do not bond. */
static double longest(const motion_structure *structure, size_t a, size_t b)
{
  int one = structure->atomic_number[a], other = structure->atomic_number[b];
  double reach = motion_covalent_radius(one) + motion_covalent_radius(other) + slack_angstrom;
  bool metals = motion_is_metal(one) && motion_is_metal(other);
  return metals || isnan(reach) ? 0.0 : reach;
}

static bool is_bond(const bond_list *list, const motion_bond *bond, double reach)
{
  const motion_structure *s = list->structure;
  double d[3];
  for (int j = 0; j < 3; j++) {
    d[j] = s->position[bond->b][j] - s->position[bond->a][j];
    for (int k = 0; k < 3; k++)
      d[j] += bond->shift[k] * s->vectors[k][j];
  }
  double length = vec3_norm(d);
  return length > least_angstrom && length < reach;
}

/* An atom bonds with its own images, each pair once. */
static bool is_second(const motion_bond *bond)
{
  if (bond->a != bond->b)
    return false;
  for (int k = 0; k < 3; k++)
    if (bond->shift[k] != 0)
      return bond->shift[k] < 0;
  return true;
}

static bool add_bond(bond_list *list, const motion_bond *bond)
{
  if (!elastir_grow(&list->bonds, &list->capacity, list->count, sizeof *list->bonds))
    return false;
  list->bonds[list->count++] = *bond;
  return true;
}

/* The images of b whose layers come as near to a as `reach`, along every vector of the cell. */
static bool add_pair(bond_list *list, size_t a, size_t b)
{
  const motion_structure *s = list->structure;
  double reach = longest(s, a, b), apart[3], fraction[3];
  if (reach == 0.0)
    return true;
  for (int j = 0; j < 3; j++)
    apart[j] = s->position[b][j] - s->position[a][j];
  motion_fractional(list->lattice, apart, fraction);
  int first[3], last[3];
  for (int k = 0; k < 3; k++) {
    double layers = reach / list->lattice->height[k];
    if (!(fabs(fraction[k]) < 1e6))
      return true;
    first[k] = s->periodic[k] ? (int)ceil(-fraction[k] - layers) : 0;
    last[k] = s->periodic[k] ? (int)floor(-fraction[k] + layers) : 0;
  }
  motion_bond bond = {a, b, {0, 0, 0}};
  int *n = bond.shift;
  for (n[0] = first[0]; n[0] <= last[0]; n[0]++)
    for (n[1] = first[1]; n[1] <= last[1]; n[1]++)
      for (n[2] = first[2]; n[2] <= last[2]; n[2]++)
        if (!is_second(&bond) && is_bond(list, &bond, reach) && !add_bond(list, &bond))
          return false;
  return true;
}

bool motion_find_bonds(const motion_structure *structure, motion_bond **bonds, size_t *count)
{
  motion_lattice lattice;
  bond_list list = {.structure = structure, .lattice = &lattice};
  bool good = motion_lattice_of(structure, &lattice);
  for (size_t a = 0; good && a < structure->count; a++)
    for (size_t b = a; good && b < structure->count; b++)
      good = add_pair(&list, a, b);
  *bonds = list.bonds;
  *count = list.count;
  return good;
}
