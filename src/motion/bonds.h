/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bonds.h: which atoms are bonded, by their distances. */
#ifndef ELASTIR_MOTION_BONDS_H
#define ELASTIR_MOTION_BONDS_H

#include "motion/structure.h"

/* Atom `a` of the cell, and atom `b` of the cell that is `shift` lattice vectors away. */
typedef struct {
  size_t a, b; /* from 0; a <= b */
  int shift[3];
} motion_bond;

/* The bonds of the cell, each once, in the order of a and b: two atoms nearer than the sum of their
 * covalent radii and 0.4 angstrom, two metals never. *bonds is to be freed. false: no memory, or
 * the cell has no volume. */
bool motion_find_bonds(const motion_structure *structure, motion_bond **bonds, size_t *count);

#endif
