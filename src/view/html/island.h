/* SPDX-License-Identifier: GPL-3.0-or-later */
/* island.h: the data of the page for its scripts, as JSON in an element that does not run. */
#ifndef ELASTIR_VIEW_ISLAND_H
#define ELASTIR_VIEW_ISLAND_H

#include "json/writer.h"
#include "view/html/page.h"

/* <script type="application/json" id="page-data">: {"settings", "models", "measured"}; the members of
 * each are those of the result, or said where they are written (island.c). */
void page_island(page *p);

/* Members of an object that is open. */
void island_solid(json_writer *json, const page *p, const figure_model *model);    /* island_solid.c */
void island_layer(json_writer *json, const page *p, const figure_model *model);
void island_vibrations(json_writer *json, page *p, const figure_model *model);     /* island_modes.c */
/* "atoms", "bonds": places of two atoms each, "vectors_angstrom", "displacements"; where there is
 * something to turn them with (island_atoms.c). */
void island_atoms(json_writer *json, page *p, const figure_model *model);

/* "key": number, text or list (island_parts.c). */
void island_number(json_writer *json, const char *key, double value);
void island_text(json_writer *json, const char *key, const char *value);
void island_numbers(json_writer *json, const char *key, const double *values, size_t count);
/* The same with so many digits, which are enough for a curve. */
void island_put_rounded(json_writer *json, double value, int digits);
void island_rounded(json_writer *json, const char *key, const double *values, size_t count, int digits);

#endif
