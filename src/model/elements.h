/* SPDX-License-Identifier: GPL-3.0-or-later */
/* elements.h: symbols, and masses of the most abundant isotopes. */
#ifndef ELASTIR_ELEMENTS_H
#define ELASTIR_ELEMENTS_H

/* "Zn" for 30; "" for what is no element up to 103. */
const char *element_symbol(int atomic_number);

/* Of a symbol such as "Zn"; 0: it is none. */
int element_number(const char *symbol);

/* In u; NAN for what is no element, or has no natural isotope. */
double element_isotope_mass_amu(int atomic_number);

#endif
