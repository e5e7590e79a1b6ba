/* SPDX-License-Identifier: GPL-3.0-or-later */
/* closest.c: the name that a mistyped word was to be. */
#include "cli/cli.h"

#include <string.h>

/* Levenshtein distance, given up at `most`. */
static size_t distance(const char *a, const char *b, size_t most)
{
  size_t row[64];
  size_t length = strlen(b);
  if (length >= 64 || strlen(a) >= 64)
    return most;
  for (size_t j = 0; j <= length; j++)
    row[j] = j;
  for (size_t i = 1; a[i - 1] != '\0'; i++) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= length; j++) {
      size_t changed = diagonal + (a[i - 1] != b[j - 1] ? 1 : 0);
      diagonal = row[j];
      size_t inserted = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
      row[j] = changed < inserted ? changed : inserted;
    }
  }
  return row[length];
}

const char *cli_closest(const char *word, const char *(*next)(const void *context, size_t i),
                        const void *context)
{
  const char *best = NULL;
  size_t least = strlen(word) / 3 + 2; /* one slip in a short word, more in a long one */
  const char *name;
  for (size_t i = 0; (name = next(context, i)) != NULL; i++) {
    size_t d = distance(word, name, least);
    if (d < least) {
      least = d;
      best = name;
    }
  }
  return best;
}
