/* SPDX-License-Identifier: GPL-3.0-or-later */
/* atoms.h: atoms and their normal modes in the formats of other programs. */
#ifndef ELASTIR_OUTPUT_ATOMS_H
#define ELASTIR_OUTPUT_ATOMS_H

#include "model/atoms_of.h"
#include "text/text.h"

/* XYZ as Jmol, VMD and others read it: a frame for each mode, a line an atom: symbol, position, and
 * displacement, all in angstrom; one frame without displacements where there are no modes. mode: from 1,
 * only this one; 0: all. false: there is no such mode. */
bool atoms_as_xyz(text_buffer *out, const elastir_result_model *model, const model_atoms *atoms, long mode);

/* Molden: [FREQ], [INT], [FR-COORD] and [FR-NORM-COORD], in cm-1, km/mol and bohr. false: there are no
 * modes. */
bool atoms_as_molden(text_buffer *out, const elastir_result_model *model, const model_atoms *atoms);

/* CIF: the cell and all its atoms, in P 1. false: it is no crystal. */
bool atoms_as_cif(text_buffer *out, const elastir_result_model *model, const model_atoms *atoms);

#endif
