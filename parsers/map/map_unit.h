/* SPDX-License-Identifier: GPL-3.0-or-later */
/* map_unit.h: units of the values of a map. */
#ifndef ELASTIR_MAP_UNIT_H
#define ELASTIR_MAP_UNIT_H

#include <stdbool.h>

/* How many pascals: "Pa", "N/m^2", "N/m2" with an SI prefix from n to T. false: not a stress. */
bool elastir_unit_pascals(const char *unit, double *factor);

/* How many metres: "m" with an SI prefix from p to k, "um" and "µm"; "Å", "A", "angstrom". */
bool elastir_unit_metres(const char *unit, double *factor);

#endif
