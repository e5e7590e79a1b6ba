/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hash.h: a number that tells paths apart; where it matters the paths themselves are compared. */
#ifndef ELASTIR_BATCH_HASH_H
#define ELASTIR_BATCH_HASH_H

#include <stdint.h>

/* FNV-1a, 64 bits (Fowler, Noll, Vo: draft-eastlake-fnv): where it begins. */
#define BATCH_HASH 14695981039346656037u

/* With a line end behind the text, so that "a", "b" and "ab" differ. */
static inline uint64_t batch_hash(uint64_t hash, const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    hash = (hash ^ (unsigned char)*c) * 1099511628211u;
  return (hash ^ '\n') * 1099511628211u;
}

#endif
