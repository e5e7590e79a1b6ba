/* SPDX-License-Identifier: GPL-3.0-or-later */
/* motion_of.c: a model's modes, atoms and groups, for the question which atoms move. */
#include "model/motion_of.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/cell.h"
#include "model/elements.h"
#include "motion/mapping.h"
#include "motion/shares.h"

/* ---- atoms ---- */

/* All atoms are known, and the modes are of all of them. */
static bool is_whole(const elastir_vibrations *vibrations)
{
  const elastir_geometry *geometry = &vibrations->geometry;
  const elastir_normal_modes *modes = &vibrations->normal_modes;
  return vibrations->gamma_table >= 0 && modes->complete && modes->mode_count > 0 &&
         modes->atom_count == geometry->atoms_read &&
         geometry->atoms_read == geometry->atom_count &&
         (geometry->dimensionality == 0 || geometry->has_vectors);
}

static bool take_atoms(model_motion *motion, const elastir_geometry *geometry)
{
  motion_structure *s = &motion->structure;
  size_t most = geometry->atoms_read + 1;
  s->atomic_number = malloc(most * sizeof *s->atomic_number);
  s->mass_amu = malloc(most * sizeof *s->mass_amu);
  s->position = malloc(most * sizeof *s->position);
  motion->number = malloc(most * sizeof *motion->number);
  if (s->atomic_number == NULL || s->mass_amu == NULL || s->position == NULL ||
      motion->number == NULL)
    return false;
  for (size_t i = 0; i < geometry->atoms_read; i++) {
    const elastir_atom *atom = &geometry->atoms[i];
    if (atom->ghost)
      continue;
    s->atomic_number[s->count] = atom->atomic_number;
    s->mass_amu[s->count] = isnan(atom->mass_amu) ? element_isotope_mass_amu(atom->atomic_number)
                                                  : atom->mass_amu;
    cell_place_atom(geometry, atom, s->position[s->count]);
    motion->number[s->count++] = i;
  }
  for (int k = 0; k < 3; k++) {
    s->periodic[k] = k < geometry->dimensionality;
    for (int j = 0; j < 3; j++)
      s->vectors[k][j] = s->periodic[k] ? geometry->vectors_angstrom[k][j] : j == k;
  }
  return true;
}

static bool is_usable(const motion_structure *structure)
{
  motion_lattice lattice;
  for (size_t a = 0; a < structure->count; a++)
    if (!(structure->mass_amu[a] > 0.0) || *element_symbol(structure->atomic_number[a]) == '\0')
      return false;
  return structure->count > 0 && motion_lattice_of(structure, &lattice);
}

/* ---- modes ---- */

/* The displacements of all but the ghosts. */
static bool leave_ghosts(model_motion *motion, const elastir_normal_modes *modes)
{
  size_t atoms = motion->structure.count;
  double *kept = malloc((3 * atoms * modes->mode_count + 1) * sizeof *kept);
  for (size_t p = 0; kept != NULL && p < modes->mode_count; p++)
    for (size_t a = 0; a < atoms; a++)
      memcpy(kept + 3 * (p * atoms + a),
             modes->displacement + 3 * (p * modes->atom_count + motion->number[a]),
             3 * sizeof *kept);
  motion->displacement = motion->kept = kept;
  return kept != NULL;
}

static bool take_modes(model_motion *motion, const elastir_vibrations *vibrations)
{
  const elastir_frequency_table *table = &vibrations->tables[vibrations->gamma_table];
  const elastir_normal_modes *modes = &vibrations->normal_modes;
  size_t atoms = motion->structure.count;
  motion->sets = table->set_count;
  motion->first = malloc((motion->sets + 1) * sizeof *motion->first);
  if (motion->first == NULL)
    return false;
  for (size_t s = 0; s < motion->sets; s++)
    motion->first[s] = (size_t)table->sets[s].first - 1;
  motion->first[motion->sets] = modes->mode_count;
  motion->displacement = modes->displacement;
  return atoms == modes->atom_count || leave_ghosts(motion, modes);
}

/* The sets follow each other, and hold all modes. */
static bool sets_fit(const elastir_vibrations *vibrations)
{
  const elastir_frequency_table *table = &vibrations->tables[vibrations->gamma_table];
  size_t next = 1;
  for (size_t s = 0; s < table->set_count; s++) {
    if ((size_t)table->sets[s].first != next || table->sets[s].last < table->sets[s].first)
      return false;
    next = (size_t)table->sets[s].last + 1;
  }
  return next == vibrations->normal_modes.mode_count + 1;
}

static bool take_charges(model_motion *motion, const elastir_vibrations *vibrations)
{
  size_t atoms = motion->structure.count;
  if (vibrations->born_tensors == NULL ||
      vibrations->born_tensor_count != vibrations->geometry.atoms_read)
    return true;
  motion->born = malloc(9 * atoms * sizeof *motion->born);
  for (size_t a = 0; motion->born != NULL && a < atoms; a++)
    memcpy(motion->born + 9 * a, vibrations->born_tensors + 9 * motion->number[a],
           9 * sizeof *motion->born);
  return motion->born != NULL;
}

model_motion *motion_of(const elastir_vibrations *vibrations, bool *memory)
{
  *memory = true;
  if (!is_whole(vibrations) || !sets_fit(vibrations))
    return NULL;
  model_motion *motion = calloc(1, sizeof *motion);
  bool good = motion != NULL && take_atoms(motion, &vibrations->geometry);
  bool usable = good && is_usable(&motion->structure);
  *memory = good;
  if (usable)
    *memory = take_modes(motion, vibrations) && take_charges(motion, vibrations) &&
              motion_find_fragments(&motion->structure, &motion->fragments);
  if (*memory && usable)
    return motion;
  motion_free(motion);
  return NULL;
}

/* ---- against the first model ---- */

/* Mass-weighted, each of length one. NULL: no memory. */
static double *unit_modes(const model_motion *motion)
{
  size_t atoms = motion->structure.count, modes = motion->first[motion->sets];
  double *unit = malloc((3 * atoms * modes + 1) * sizeof *unit);
  const motion_set all = {&motion->structure, motion->displacement, modes};
  for (size_t p = 0; unit != NULL && p < modes; p++) {
    double norm = motion_norm(&all, p);
    for (size_t i = 0; i < 3 * atoms; i++)
      unit[3 * atoms * p + i] =
          norm > 0.0 ? motion->displacement[3 * atoms * p + i] *
                           sqrt(motion->structure.mass_amu[i / 3] / norm)
                     : 0.0;
  }
  return unit;
}

static bool liken(model_motion *motion, const model_motion *reference, const motion_mapping *mapping)
{
  double *own = unit_modes(motion), *others = unit_modes(reference);
  double *mapped = others != NULL ? motion_map_modes(mapping, others, reference->structure.count,
                                                     reference->first[reference->sets])
                                  : NULL;
  motion->likeness = malloc((motion->sets + 1) * sizeof *motion->likeness);
  bool good = own != NULL && mapped != NULL && motion->likeness != NULL;
  if (good) {
    const motion_modes first = {motion->ideal.count, reference->sets, reference->first, mapped};
    const motion_modes second = {motion->structure.count, motion->sets, motion->first, own};
    good = motion_compare_modes(&first, &second, &motion->partners, motion->likeness);
  }
  free(own);
  free(others);
  free(mapped);
  return good;
}

bool motion_relate(model_motion *motion, const model_motion *reference, const char *label)
{
  motion_mapping mapping;
  if (reference == NULL || !motion_find_mapping(&reference->structure, &motion->structure, &mapping))
    return true;
  if (!motion_map_structure(&reference->structure, &mapping, &motion->ideal) ||
      !motion_find_partners(&motion->ideal, &motion->structure, &motion->partners))
    return false;
  if (motion->partners.matched == 0)
    return true;
  motion->reference = label;
  return liken(motion, reference, &mapping);
}

/* ---- groups ---- */

/* An empty one at the end of the list; NULL: no memory. */
static motion_group *add_group(model_motion *motion, const char *name)
{
  motion_group *list =
      realloc(motion->groups, (motion->group_count + 1) * sizeof *motion->groups);
  if (list == NULL)
    return NULL;
  motion->groups = list;
  motion_group *group = &list[motion->group_count++];
  *group = (motion_group){.name = malloc(strlen(name) + 1),
                          .holds = calloc(motion->structure.count + 1, sizeof *group->holds)};
  if (group->name == NULL || group->holds == NULL)
    return NULL;
  strcpy(group->name, name);
  return group;
}

static bool add_given(model_motion *motion, const motion_group_request *request)
{
  const motion_surroundings around = {&motion->structure, motion->number, &motion->fragments,
                                      motion->reference != NULL ? &motion->ideal : NULL,
                                      motion->partners.kept};
  motion_group *group = add_group(motion, request->name);
  if (group == NULL)
    return false;
  group->given = true;
  group->atoms = motion_group_select(request, &around, group->holds);
  return true;
}

/* Adds the atoms of fragment f to the group of its kind, which is made where it is new. */
static bool add_fragment(model_motion *motion, size_t f, const char *name)
{
  const motion_fragment *fragment = &motion->fragments.fragments[f];
  motion_group *group = NULL;
  for (size_t g = 0; g < motion->group_count && group == NULL; g++)
    if (!motion->groups[g].given && strcmp(motion->groups[g].name, name) == 0)
      group = &motion->groups[g];
  if (group == NULL)
    group = add_group(motion, name);
  if (group == NULL)
    return false;
  group->fragments++;
  group->atoms += fragment->count;
  for (size_t i = 0; i < fragment->count; i++)
    group->holds[motion->fragments.members[fragment->first + i]] = true;
  return true;
}

/* Fragments of one formula with different numbers of metal bonds are kinds of their own: a linker
 * that dangles is not one that bridges. */
static bool name_fragment(const model_motion *motion, char *const *formulas, size_t f, char *name,
                          size_t size)
{
  const motion_fragment *all = motion->fragments.fragments;
  bool differ = false;
  for (size_t g = 0; g < motion->fragments.count; g++)
    differ = differ || (all[g].metals != all[f].metals && strcmp(formulas[g], formulas[f]) == 0);
  if (differ && all[f].count > 1)
    return snprintf(name, size, "%s/%zu", formulas[f], all[f].metals) < (int)size;
  return snprintf(name, size, "%s", formulas[f]) < (int)size;
}

static bool add_kinds(model_motion *motion)
{
  size_t count = motion->fragments.count;
  char **formulas = calloc(count + 1, sizeof *formulas);
  bool good = formulas != NULL;
  for (size_t f = 0; good && f < count; f++) {
    formulas[f] = motion_fragment_formula(&motion->structure, &motion->fragments, f);
    good = formulas[f] != NULL;
  }
  for (size_t f = 0; good && f < count; f++) {
    char name[GROUP_NAME];
    if (!motion->fragments.fragments[f].endless &&
        name_fragment(motion, formulas, f, name, sizeof name))
      good = add_fragment(motion, f, name);
  }
  for (size_t f = 0; formulas != NULL && f < count; f++)
    free(formulas[f]);
  free(formulas);
  return good;
}

bool motion_add_groups(model_motion *motion, const motion_group_request *requests, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (!add_given(motion, &requests[i]))
      return false;
  return add_kinds(motion);
}

void motion_free(model_motion *motion)
{
  if (motion == NULL)
    return;
  free(motion->structure.atomic_number);
  free(motion->structure.mass_amu);
  free(motion->structure.position);
  free(motion->number);
  motion_fragments_free(&motion->fragments);
  for (size_t g = 0; g < motion->group_count; g++) {
    free(motion->groups[g].name);
    free(motion->groups[g].holds);
  }
  free(motion->groups);
  free(motion->first);
  free(motion->kept);
  free(motion->born);
  motion_structure_free(&motion->ideal);
  motion_partners_free(&motion->partners);
  free(motion->likeness);
  free(motion);
}
