/* SPDX-License-Identifier: GPL-3.0-or-later */
/* epsilon_given.h: an electronic permittivity that the user gives. */
#ifndef ELASTIR_MODEL_EPSILON_GIVEN_H
#define ELASTIR_MODEL_EPSILON_GIVEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"

/* Makes six numbers, xx yy zz yz xz xy, of one or six that stand in `six`. false: they are others, or
 * no permittivity (reported with `text`, what was given). */
bool epsilon_given_take(double *six, size_t count, const char *text, elastir_diagnostics *trouble);

/* The CPHF tensor of a CRYSTAL output. false: it has none (reported). */
bool epsilon_given_read(const char *path, double six[6], elastir_diagnostics *trouble);

#endif
