/* SPDX-License-Identifier: GPL-3.0-or-later */
/* power_text.h: powers of ten in front of a unit; internal. */
#ifndef ELASTIR_POWER_TEXT_H
#define ELASTIR_POWER_TEXT_H

#include <stddef.h>

/* Where the power of ten begins that ends, but for blanks, at `at`: "10^11", "10**11", "10^{11}", "10^(-2)",
 * "x 10^11", with superscripts, "1e11", "1.0E+11". *factor is what it is then; `at`: there is none, and
 * *factor stays. */
size_t tensor_power_of_ten(const char *text, size_t at, double *factor);

#endif
