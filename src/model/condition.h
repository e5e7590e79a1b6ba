/* SPDX-License-Identifier: GPL-3.0-or-later */
/* condition.h: evaluates a printed stability condition such as "C11 + 2*C12 > 0". */
#ifndef ELASTIR_CONDITION_H
#define ELASTIR_CONDITION_H

#include <stdbool.h>

/* Left minus right of a condition with '>' (right minus left with '<'): it holds if positive.
 * Understands numbers, Cij, + - * / ^ **, a product written by a blank or nothing, ( ), | |, and
 * ABS( ). false: anything else is in it; *value is NAN then. */
bool condition_value(const char *text, const double stiffness[36], double *value);

#endif
