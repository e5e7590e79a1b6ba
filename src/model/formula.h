/* SPDX-License-Identifier: GPL-3.0-or-later */
/* formula.h: counts of atoms as a formula, and back. */
#ifndef ELASTIR_MODEL_FORMULA_H
#define ELASTIR_MODEL_FORMULA_H

#include <stdbool.h>
#include <stddef.h>

enum {
  FORMULA_ELEMENTS = 128,                /* one count for each atomic number */
  FORMULA_LENGTH = 24 * FORMULA_ELEMENTS /* room for any formula */
};

/* Hill order: C, then H, then the others by symbol; all by symbol where there is no C. */
void formula_write(const size_t counts[FORMULA_ELEMENTS], char *text);

/* "C4H5N2", in any order. false: it is none. */
bool formula_read(const char *text, size_t length, size_t counts[FORMULA_ELEMENTS]);

/* The atomic number of a symbol; 0: it is none. */
int formula_element(const char *text, size_t length);

#endif
