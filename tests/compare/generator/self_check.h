// SPDX-License-Identifier: GPL-3.0-or-later
// self_check.h: tests of the generator itself.
#ifndef GENERATOR_SELF_CHECK_H
#define GENERATOR_SELF_CHECK_H

#include "models.h"

// Writes what is wrong; the number of it. `path` is the result that `set` came from.
int self_check(const char *path, const model_set *set);

#endif
