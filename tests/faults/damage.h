/* SPDX-License-Identifier: GPL-3.0-or-later */
/* damage.h: what a file says, to be compared with what it says when damaged. */
#ifndef ELASTIR_DAMAGE_H
#define ELASTIR_DAMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cjson/cJSON.h>

#include "base/diagnostics.h"
#include "base/stream.h"

typedef struct {
  cJSON *numbers; /* all that a reader of the file is given, as a document */
  elastir_diagnostics diagnostics;
} damage_reading;

/* The first number that is not the same. */
typedef struct {
  char where[200];      /* keys and indices */
  double before, after; /* NAN: not there */
} damage_change;

/* Reads a CRYSTAL output. */
void damage_read(const char *text, size_t length, damage_reading *reading);

/* Does the damaged file give a warning or an error that the whole one does not? by_words: or one
 * with other words, such as another number. Where lines move, their numbers do, too. */
bool damage_told(const elastir_diagnostics *whole, const elastir_diagnostics *damaged,
                 bool by_words);

bool damage_differs(const damage_reading *whole, const damage_reading *damaged,
                    damage_change *change);

void damage_free(damage_reading *reading);

#endif
