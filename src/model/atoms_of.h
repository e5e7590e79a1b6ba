/* SPDX-License-Identifier: GPL-3.0-or-later */
/* atoms_of.h: the atoms of a model of a result, for pictures and for other programs. */
#ifndef ELASTIR_MODEL_ATOMS_OF_H
#define ELASTIR_MODEL_ATOMS_OF_H

#include "motion/bonds.h"
#include "result/result.h"

typedef struct {
  /* without ghosts; molecules that the border of the cell cuts are in one piece */
  motion_structure structure;
  size_t *row;                /* of each atom in the displacements of a mode */
  size_t rows;                /* atoms and ghosts */
  int dimensions;             /* 3 crystal, 2 slab, 1 rod, 0 molecule */
} model_atoms;

/* false: the result does not hold the atoms (--sites, --normal-modes), or there is no memory
 * (*memory is false then). Free in any case. */
bool atoms_of(const elastir_result_model *model, model_atoms *atoms, bool *memory);
void atoms_free(model_atoms *atoms); /* accepts a zeroed struct */

/* The displacement of an atom in a normal mode, bohr; NULL: the mode is not one of these atoms. */
const double *atoms_displacement(const model_atoms *atoms, const elastir_result_normal_mode *mode,
                                 size_t atom);

/* Bonds between atoms where they stand now, the border of the cell apart: two of them each, from 0.
 * The caller frees; NULL: no memory. */
size_t (*atoms_bonds(const model_atoms *atoms, size_t *count))[2];

#endif
