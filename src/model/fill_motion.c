/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill_motion.c: which atoms move in each set of modes of a model. */
#include <math.h>
#include <stdlib.h>

#include "model/elements.h"
#include "model/fill.h"
#include "model/formula.h"
#include "model/motion_of.h"
#include "motion/shares.h"

/* What is being filled, and room for the shares of the atoms of one set. */
typedef struct {
  elastir_result_memory *memory;
  const model_motion *motion;
  int element[FORMULA_ELEMENTS]; /* atomic numbers that there are, ascending */
  size_t elements;
  double *share;       /* of each atom */
  motion_rigid *rigid; /* NULL: there are no fragments of two atoms or more */
} filling;

/* Displacements have four digits: shares are given to 1e-4. */
static double rounded(double share)
{
  double value = round(share * 1e4) / 1e4;
  return value == 0.0 ? 0.0 : value;
}

static void add_share(elastir_result_shares *out, const char *path, double share)
{
  out->values[out->values_count++] = (elastir_result_parameter){path, rounded(share)};
}

static void find_elements(filling *f)
{
  const motion_structure *s = &f->motion->structure;
  bool there[FORMULA_ELEMENTS] = {false};
  for (size_t a = 0; a < s->count; a++)
    there[s->atomic_number[a]] = true;
  for (int z = 1; z < FORMULA_ELEMENTS; z++)
    if (there[z])
      f->element[f->elements++] = z;
}

static void fill_element_shares(const filling *f, elastir_result_shares *out)
{
  double sums[FORMULA_ELEMENTS] = {0.0};
  const motion_structure *s = &f->motion->structure;
  for (size_t a = 0; a < s->count; a++)
    sums[s->atomic_number[a]] += f->share[a];
  out->values = RESULT_LIST(f->memory, parameter, f->elements);
  for (size_t e = 0; out->values != NULL && e < f->elements; e++)
    add_share(out, element_symbol(f->element[e]), sums[f->element[e]]);
}

static void fill_group_shares(const filling *f, const elastir_result_atom_motion *motion,
                              elastir_result_shares *out)
{
  size_t groups = f->motion->group_count;
  out->values = RESULT_LIST(f->memory, parameter, groups);
  for (size_t g = 0; out->values != NULL && g < groups; g++) {
    double sum = 0.0;
    for (size_t a = 0; a < f->motion->structure.count; a++)
      sum += f->motion->groups[g].holds[a] ? f->share[a] : 0.0;
    add_share(out, motion->groups[g].name, sum);
  }
}

static void fill_dipole_shares(const filling *f, const elastir_result_atom_motion *motion,
                               const motion_set *set, elastir_result_motion_set *out)
{
  size_t groups = f->motion->group_count;
  if (f->motion->born == NULL || groups == 0 ||
      isnan(motion_dipole_share(set, f->motion->born, f->motion->groups[0].holds)))
    return;
  out->dipole_shares = RESULT_NEW(f->memory, shares);
  if (out->dipole_shares == NULL)
    return;
  out->dipole_shares->values = RESULT_LIST(f->memory, parameter, groups);
  for (size_t g = 0; out->dipole_shares->values != NULL && g < groups; g++)
    add_share(out->dipole_shares, motion->groups[g].name,
              motion_dipole_share(set, f->motion->born, f->motion->groups[g].holds));
}

static void fill_molecules(const filling *f, const motion_set *set,
                           elastir_result_motion_set *out)
{
  motion_kinds kinds;
  if (f->rigid == NULL)
    return;
  if (motion_of_fragments(set, f->rigid, &kinds))
    out->molecules = RESULT_NEW(f->memory, molecular_motion);
  else
    result_memory_fail(f->memory);
  if (out->molecules != NULL)
    *out->molecules = (elastir_result_molecular_motion){
        rounded(kinds.translation), rounded(kinds.rotation), rounded(kinds.internal)};
}

static void fill_reference_set(const filling *f, const elastir_model *model,
                               const elastir_model *first, size_t set,
                               elastir_result_motion_set *out)
{
  const motion_likeness *likeness = &f->motion->likeness[set];
  out->kept_share = rounded(likeness->kept);
  if (likeness->set == MOTION_NO_ATOM)
    return;
  out->reference = RESULT_NEW(f->memory, likeness);
  if (out->reference == NULL)
    return;
  const elastir_mode_set *other = &first->table->sets[likeness->set];
  *out->reference = (elastir_result_likeness){
      .first = other->first,
      .last = other->last,
      .overlap = rounded(likeness->overlap),
      .shift_cm1 = model->table->sets[set].wavenumber_cm1 - other->wavenumber_cm1};
}

static void fill_set(const filling *f, const elastir_result_atom_motion *motion, size_t i,
                     elastir_result_motion_set *out)
{
  const model_motion *m = f->motion;
  const motion_set set = {&m->structure, m->displacement + 3 * m->structure.count * m->first[i],
                          m->first[i + 1] - m->first[i]};
  out->first = (int64_t)m->first[i] + 1;
  out->last = (int64_t)m->first[i + 1];
  motion_atom_shares(&set, f->share);
  out->participation = rounded(motion_participation(f->share, m->structure.count));
  fill_element_shares(f, &out->element_shares);
  fill_group_shares(f, motion, &out->group_shares);
  fill_molecules(f, &set, out);
  fill_dipole_shares(f, motion, &set, out);
}

static void fill_group(const filling *f, const motion_group *group,
                       elastir_result_motion_group *out)
{
  const motion_structure *s = &f->motion->structure;
  double mass = 0.0, total = 0.0;
  out->name = result_text(f->memory, group->name);
  out->kind = group->given ? "given" : "fragment";
  out->fragments = group->given ? -1 : (int64_t)group->fragments;
  out->atoms = (int64_t)group->atoms;
  int64_t *numbers = result_take(f->memory, (group->atoms + 1) * sizeof *numbers);
  out->numbers = numbers;
  for (size_t a = 0; a < s->count; a++) {
    total += s->mass_amu[a];
    mass += group->holds[a] ? s->mass_amu[a] : 0.0;
    if (group->holds[a] && numbers != NULL)
      numbers[out->numbers_count++] = (int64_t)f->motion->number[a] + 1;
  }
  out->mass_share = rounded(mass / total);
}

static void fill_reference(const filling *f,
                           elastir_result_atom_motion *out)
{
  const motion_partners *partners = &f->motion->partners;
  out->reference = RESULT_NEW(f->memory, motion_reference);
  if (out->reference == NULL)
    return;
  *out->reference = (elastir_result_motion_reference){
      .against = result_text(f->memory, f->motion->reference),
      .matched_atoms = (int64_t)partners->matched,
      .added_atoms = (int64_t)(f->motion->structure.count - partners->matched),
      .missing_atoms = (int64_t)(f->motion->ideal.count - partners->matched),
      .rms_angstrom = rounded(partners->rms_angstrom),
      .largest_angstrom = rounded(partners->largest_angstrom)};
}

static void fill_sets(const filling *f, const elastir_model *model, const elastir_model *first,
                      elastir_result_atom_motion *out)
{
  out->sets = RESULT_LIST(f->memory, motion_set, f->motion->sets);
  for (size_t i = 0; out->sets != NULL && i < f->motion->sets; i++) {
    elastir_result_motion_set *set = &out->sets[out->sets_count++];
    fill_set(f, out, i, set);
    if (f->motion->likeness != NULL)
      fill_reference_set(f, model, first, i, set);
  }
}

/* Whether there are fragments of two atoms or more that have an end. */
static bool is_molecular(const motion_fragments *fragments)
{
  for (size_t i = 0; i < fragments->count; i++)
    if (!fragments->fragments[i].endless && fragments->fragments[i].count > 1)
      return true;
  return false;
}

void fill_motion(elastir_result_memory *memory, const elastir_model *model,
                 const elastir_model *first, elastir_result_model *out)
{
  const model_motion *motion = model->motion;
  if (motion == NULL)
    return;
  filling f = {.memory = memory, .motion = motion};
  find_elements(&f);
  f.share = malloc((motion->structure.count + 1) * sizeof *f.share);
  bool molecular = is_molecular(&motion->fragments);
  if (molecular)
    f.rigid = motion_rigid_new(&motion->structure, &motion->fragments);
  bool memory_left = f.share != NULL && (f.rigid != NULL || !molecular);
  out->motion = memory_left ? RESULT_NEW(memory, atom_motion) : NULL;
  if (out->motion != NULL) {
    out->motion->groups = RESULT_LIST(memory, motion_group, motion->group_count);
    for (size_t g = 0; out->motion->groups != NULL && g < motion->group_count; g++)
      fill_group(&f, &motion->groups[g], &out->motion->groups[out->motion->groups_count++]);
    if (motion->reference != NULL)
      fill_reference(&f, out->motion);
    fill_sets(&f, model, first, out->motion);
  } else {
    result_memory_fail(memory);
  }
  free(f.share);
  motion_rigid_free(f.rigid);
}
