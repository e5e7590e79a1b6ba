/* SPDX-License-Identifier: GPL-3.0-or-later */
/* motion_groups.h: groups of atoms whose part in the modes is asked for, such as linkers. */
#ifndef ELASTIR_MODEL_MOTION_GROUPS_H
#define ELASTIR_MODEL_MOTION_GROUPS_H

#include "base/diagnostics.h"
#include "motion/fragments.h"
#include "motion/likeness.h"

enum { MOST_GROUPS = 16, GROUP_NAME = 48 };

/* "NAME=MEMBER,...": elements (Zn), numbers of atoms (3 or 5-16), fragments (C4H5N2; with metal
 * bonds, C4H5N2/1), and atoms near something: within:R:ATOM, within:R:X/Y/Z (fractions of the cell)
 * or within:R:vacancy, R in angstrom. */
typedef struct {
  char name[GROUP_NAME];
  const char *members; /* behind the "="; belongs to who parsed it */
} motion_group_request;

/* false: it is not understood (reported). */
bool motion_group_parse(const char *text, motion_group_request *request,
                        elastir_diagnostics *trouble);

/* What groups are made of, in one model. */
typedef struct {
  const motion_structure *structure;
  const size_t *number;              /* of each atom in the output, from 0 */
  const motion_fragments *fragments;
  const motion_structure *reference; /* the first model; NULL: this is it */
  const bool *kept;                  /* of its atoms: those that are here, too */
} motion_surroundings;

/* Whether each atom belongs to the group. Returns how many do. */
size_t motion_group_select(const motion_group_request *request,
                           const motion_surroundings *surroundings, bool *holds);

/* The formula of a fragment, to be freed; NULL: no memory. */
char *motion_fragment_formula(const motion_structure *structure, const motion_fragments *fragments,
                              size_t fragment);

#endif
