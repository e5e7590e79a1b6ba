/* SPDX-License-Identifier: GPL-3.0-or-later */
/* settings.h: whether two results were asked for with the same settings. */
#ifndef ELASTIR_BATCH_SETTINGS_H
#define ELASTIR_BATCH_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

enum { BATCH_SETTING = 64 };

/* In a result or the head of a part, on one line: the object `settings` as written; NULL: it is not
 * there. */
const char *batch_settings_of(const char *line, size_t *length);

/* Whether two such lines have the same settings, but for what follows from the files: the end of a
 * grid that --grid did not give, and the factors of --scale auto. false: *name is the first that
 * differs, "settings" where they cannot be read or memory ran out. */
bool batch_settings_same(const char *one, const char *other, char name[BATCH_SETTING]);

#endif
