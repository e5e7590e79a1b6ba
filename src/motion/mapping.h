/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mapping.h: the crystal of a reference in the cell and the frame of a model: supercells,
 * rotated axes. */
#ifndef ELASTIR_MOTION_MAPPING_H
#define ELASTIR_MOTION_MAPPING_H

#include "motion/structure.h"

/* The vectors of the model's cell are the rows of `multiple` times those of the reference, then
 * turned. */
typedef struct {
  int multiple[3][3];
  size_t cells;           /* of the reference in that of the model; 1: the same */
  double rotation[3][3];  /* of row vectors: r' = r R */
} motion_mapping;

/* In one frame any whole multiples are found; in frames that are turned against each other those
 * along each vector. Which vectors are alike enough is not judged here, but by
 * motion_find_partners. false: none up to 64 cells. */
bool motion_find_mapping(const motion_structure *reference, const motion_structure *model,
                         motion_mapping *mapping);

/* The reference repeated and turned: its atom i of cell c is atom c * count + i. To be freed with
 * motion_structure_free. false: no memory. */
bool motion_map_structure(const motion_structure *reference, const motion_mapping *mapping,
                          motion_structure *mapped);
void motion_structure_free(motion_structure *structure); /* of malloc; accepts a zeroed one */

/* Unit modes [mode][atom][xyz] of the reference as those of the cells all alike, q = 0, of unit
 * length again; of malloc. NULL: no memory. */
double *motion_map_modes(const motion_mapping *mapping, const double *modes, size_t atoms, size_t count);

#endif
