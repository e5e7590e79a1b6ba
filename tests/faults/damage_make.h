/* SPDX-License-Identifier: GPL-3.0-or-later */
/* damage_make.h: ways in which files are damaged, one case after the other. */
#ifndef ELASTIR_DAMAGE_MAKE_H
#define ELASTIR_DAMAGE_MAKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/text.h"

/* A file and where its lines begin; of binary files pieces of 16 bytes count as lines. */
typedef struct {
  char *text;
  size_t length;
  size_t *lines; /* where each begins; one more at the end */
  size_t line_count;
  bool binary;
} damage_document;

bool damage_load(const char *path, damage_document *document);
void damage_unload(damage_document *document);

typedef enum {
  DAMAGE_CUT,        /* in front of a line */
  DAMAGE_CUT_INSIDE, /* at a random byte of a line */
  DAMAGE_DROP,
  DAMAGE_DOUBLE,
  DAMAGE_SWAP,       /* of a line with the next */
  DAMAGE_CHATTER,    /* a message of another process in front of a line */
  DAMAGE_DIGIT,      /* another digit */
  DAMAGE_BYTE,       /* one bit of a random byte */
  DAMAGE_KINDS
} damage_kind;

extern const char *const damage_names[DAMAGE_KINDS];

/* Damage of a kind to line n. The chatter is either of two: words and numbers of CRYSTAL, or a
 * warning of an MPI library. false: it would change nothing. */
bool damage_make(const damage_document *document, damage_kind kind, size_t n, uint32_t *random,
                 text_buffer *damaged);

#endif
