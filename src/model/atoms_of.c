/* SPDX-License-Identifier: GPL-3.0-or-later */
/* atoms_of.c: the atoms of a model of a result, molecules in one piece. */
#include "model/atoms_of.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/elements.h"
#include "motion/fragments.h"
#include "motion/radii.h"

static const double tolerance_angstrom = 0.4; /* as in motion/bonds.h */
static const double thinnest_angstrom = 1.0;

static bool is_atom(const elastir_result_site *site)
{
  return site->ghost == 0 && element_number(site->element != NULL ? site->element : "") > 0 &&
         isfinite(site->cartesian_angstrom[0]) && isfinite(site->cartesian_angstrom[1]) &&
         isfinite(site->cartesian_angstrom[2]);
}

static bool allocate(model_atoms *atoms, size_t count)
{
  motion_structure *s = &atoms->structure;
  s->atomic_number = calloc(count + 1, sizeof *s->atomic_number);
  s->mass_amu = calloc(count + 1, sizeof *s->mass_amu);
  s->position = calloc(count + 1, sizeof *s->position);
  atoms->row = calloc(count + 1, sizeof *atoms->row);
  return s->atomic_number != NULL && s->mass_amu != NULL && s->position != NULL &&
         atoms->row != NULL;
}

static void take_vectors(const elastir_result_cell *cell, model_atoms *atoms)
{
  motion_structure *s = &atoms->structure;
  bool known = cell->vectors_angstrom_count == 3;
  atoms->dimensions = known && cell->dimensionality > 0 && cell->dimensionality <= 3
                          ? (int)cell->dimensionality
                          : 0;
  for (int k = 0; k < 3; k++) {
    s->periodic[k] = k < atoms->dimensions;
    for (int j = 0; j < 3; j++)
      s->vectors[k][j] = s->periodic[k] ? cell->vectors_angstrom[3 * k + j] : j == k;
  }
}

/* Each molecule and linker in one piece. */
static bool put_together(motion_structure *s)
{
  motion_fragments found = {0};
  motion_lattice lattice;
  if (!motion_lattice_of(s, &lattice))
    return true;
  for (int k = 0; k < 3; k++) /* no crystal has such a cell, and each atom would have images without end */
    if (s->periodic[k] && !(lattice.height[k] > thinnest_angstrom))
      return true;
  bool good = motion_find_fragments(s, &found);
  size_t placed = 0;
  for (size_t i = 0; good && i < found.count; i++)
    placed += found.fragments[i].count;
  for (size_t i = 0; good && i < placed; i++)
    memcpy(s->position[found.members[i]], found.position[i], sizeof *found.position);
  motion_fragments_free(&found);
  return good;
}

bool atoms_of(const elastir_result_model *model, model_atoms *atoms, bool *memory)
{
  *atoms = (model_atoms){0};
  *memory = true;
  const elastir_result_cell *cell = model->cell;
  if (cell == NULL || cell->sites_count == 0)
    return false;
  *memory = allocate(atoms, cell->sites_count);
  atoms->rows = cell->sites_count;
  motion_structure *s = &atoms->structure;
  for (size_t i = 0; *memory && i < cell->sites_count; i++) {
    const elastir_result_site *site = &cell->sites[i];
    if (!is_atom(site))
      continue;
    s->atomic_number[s->count] = element_number(site->element);
    s->mass_amu[s->count] = site->mass_amu;
    memcpy(s->position[s->count], site->cartesian_angstrom, sizeof *s->position);
    atoms->row[s->count++] = i;
  }
  take_vectors(cell, atoms);
  *memory = *memory && (s->count == 0 || put_together(s));
  return *memory && s->count > 0;
}

void atoms_free(model_atoms *atoms)
{
  free(atoms->structure.atomic_number);
  free(atoms->structure.mass_amu);
  free(atoms->structure.position);
  free(atoms->row);
  *atoms = (model_atoms){0};
}

const double *atoms_displacement(const model_atoms *atoms, const elastir_result_normal_mode *mode,
                                 size_t atom)
{
  return mode->displacement_bohr_count == atoms->rows
             ? mode->displacement_bohr + 3 * atoms->row[atom]
             : NULL;
}

static bool are_bonded(const motion_structure *s, size_t a, size_t b)
{
  double reach = motion_covalent_radius(s->atomic_number[a]) +
                 motion_covalent_radius(s->atomic_number[b]) + tolerance_angstrom;
  double square = 0.0;
  for (int k = 0; k < 3; k++)
    square += pow(s->position[a][k] - s->position[b][k], 2.0);
  return square < reach * reach &&
         !(motion_is_metal(s->atomic_number[a]) && motion_is_metal(s->atomic_number[b]));
}

size_t (*atoms_bonds(const model_atoms *atoms, size_t *count))[2]
{
  enum { MOST = 12 }; /* of an atom */
  const motion_structure *s = &atoms->structure;
  size_t(*bonds)[2] = malloc((s->count * MOST + 1) * sizeof *bonds);
  *count = 0;
  for (size_t a = 0; bonds != NULL && a < s->count; a++) {
    int own = 0;
    for (size_t b = a + 1; b < s->count && own < MOST; b++)
      if (are_bonded(s, a, b)) {
        bonds[*count][0] = a;
        bonds[(*count)++][1] = b;
        own++;
      }
  }
  return bonds;
}
