/* SPDX-License-Identifier: GPL-3.0-or-later */
/* described.h: objects of a description by tables of their keys. */
#ifndef ELASTIR_DESCRIBED_H
#define ELASTIR_DESCRIBED_H

#include <stdbool.h>
#include <stddef.h>

#include <cjson/cJSON.h>

#include "base/diagnostics.h"

/* Where the reader is, for messages. */
typedef struct {
  const char *file;
  elastir_diagnostics *diagnostics;
  char place[160]; /* "panels[1].x.from" */
} described;

typedef enum {
  KEY_NUMBER, /* double */
  KEY_WHOLE,  /* int */
  KEY_FROM_1, /* size_t, less one */
  KEY_FLAG,   /* bool */
  KEY_TEXT,   /* const char * */
  KEY_WORD,   /* int: the place among `words` */
  KEY_BY      /* what `read` makes of it */
} key_type;

typedef struct {
  const char *name; /* NULL ends a table */
  key_type type;
  size_t at;            /* in the struct */
  double least, most;   /* of numbers */
  const char *words;    /* with blanks between */
  bool (*read)(described *d, const cJSON *item, void *target);
} described_key;

/* Each reads one item into the struct. false: reported. */
bool described_object(described *d, const cJSON *item, const described_key *keys, void *target);
bool described_number(described *d, const cJSON *item, double least, double most, double *to);

/* `count` numbers in a list. */
bool described_numbers(described *d, const cJSON *item, size_t count, const char *expected, double *to);

/* Each member of a list by `read` into the next of at most `most` places of `size` bytes. */
bool described_list(described *d, const cJSON *item, size_t most, size_t size, void *to, size_t *count,
                    bool (*read)(described *d, const cJSON *item, void *target));

/* "PLACE: expected EXPECTED, found what the item is"; returns false. */
bool described_wrong(described *d, const cJSON *item, const char *expected);

#endif
