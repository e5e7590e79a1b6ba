/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cell.h: contents, mass and density of a cell. */
#ifndef ELASTIR_CELL_H
#define ELASTIR_CELL_H

#include <stdbool.h>

#include "model/model.h"

/* Fills *cell from a geometry, which has to outlive it. false: no memory (reported). */
bool cell_from_geometry(const elastir_geometry *geometry, elastir_cell *cell,
                        elastir_diagnostics *diagnostics);

/* Where an atom is, along the axes; NAN where the vectors of the cell are not known. */
void cell_place_atom(const elastir_geometry *geometry, const elastir_atom *atom,
                     double position[3]);

/* Do two geometries hold the same elements in the same proportions? */
bool cell_same_composition(const elastir_geometry *a, const elastir_geometry *b);

#endif
