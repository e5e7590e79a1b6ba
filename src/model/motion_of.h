/* SPDX-License-Identifier: GPL-3.0-or-later */
/* motion_of.h: a model's modes, atoms and groups, for the question which atoms move. */
#ifndef ELASTIR_MODEL_MOTION_OF_H
#define ELASTIR_MODEL_MOTION_OF_H

#include "crystal/crystal.h"
#include "model/motion_groups.h"

/* Cells of more atoms have their normal modes read only where they are asked for. */
enum { MOTION_ATOMS = 400 };

typedef struct {
  char *name;
  bool given;        /* by the user; else the fragments of one kind */
  size_t fragments;  /* how many; 0: given */
  size_t atoms;
  bool *holds;       /* of each atom */
} motion_group;

typedef struct model_motion {
  motion_structure structure;  /* without ghosts */
  size_t *number;              /* of each atom in the output, from 0 */
  motion_fragments fragments;
  motion_group *groups;        /* those given first */
  size_t group_count;
  size_t sets, *first;         /* of the table; sets + 1: the number of their first mode, from 0 */
  const double *displacement;  /* [mode][atom][xyz]: those of the run */
  double *kept;                /* or, of a run with ghosts, those without them; else NULL */
  double *born;                /* [atom][field][displacement]; NULL: not printed */
  const char *reference;       /* label of the model that the next ones refer to; NULL: none */
  motion_structure ideal;      /* that model's crystal in the cell and the frame of this one */
  motion_partners partners;    /* against `ideal` */
  motion_likeness *likeness;   /* of each set; NULL: the cells do not correspond */
} model_motion;

/* From the modes of 'the' table of a run, whose displacements are borrowed. NULL: they are not all
 * there, or there is no memory (*memory is false then). */
model_motion *motion_of(const elastir_vibrations *vibrations, bool *memory);

/* Against the first model (NULL: this is it), and the groups. false: no memory. */
bool motion_relate(model_motion *motion, const model_motion *reference, const char *label);
bool motion_add_groups(model_motion *motion, const motion_group_request *requests, size_t count);

void motion_free(model_motion *motion); /* accepts NULL */

#endif
