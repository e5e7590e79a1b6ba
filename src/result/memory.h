/* SPDX-License-Identifier: GPL-3.0-or-later */
/* memory.h: where the parts of a result live: taken one by one, freed together. */
#ifndef ELASTIR_RESULT_MEMORY_H
#define ELASTIR_RESULT_MEMORY_H

#include <cjson/cJSON.h>

#include "result/quantity.h"

typedef struct elastir_result_memory elastir_result_memory;

/* NULL: no memory. */
elastir_result_memory *result_memory_new(void);
void result_memory_free(elastir_result_memory *memory); /* accepts NULL */

/* Whether memory ran out at any time; what was taken then is NULL. */
bool result_memory_failed(const elastir_result_memory *memory);

/* Notes that memory ran out elsewhere, so that a part is missing. */
void result_memory_fail(elastir_result_memory *memory);

/* Zeroed, aligned for everything. NULL: no memory, or memory is NULL. */
void *result_take(elastir_result_memory *memory, size_t size);

/* `count` structs of the group, all null; at least one, so that an empty list is not NULL. */
void *result_structs(elastir_result_memory *memory, const quantity_group *group, size_t count);
#define RESULT_NEW(memory, group) \
  ((elastir_result_##group *)result_structs(memory, &quantity_group_##group, 1))
#define RESULT_LIST(memory, group, count) \
  ((elastir_result_##group *)result_structs(memory, &quantity_group_##group, count))

/* Copies. Of NULL: NULL; of no numbers: not NULL. */
const char *result_text(elastir_result_memory *memory, const char *text);
/* NULL of an empty one, too. */
const char *result_text_if_any(elastir_result_memory *memory, const char *text);
const double *result_numbers(elastir_result_memory *memory, const double *numbers, size_t count);

/* Takes over a block of malloc, which is freed with the rest. Returns it; NULL: no memory, and it is
 * freed. */
void *result_adopt(elastir_result_memory *memory, void *taken);

/* Makes a list longer by one struct at its end, which is returned; the others are copied. */
void *result_append(elastir_result_memory *memory, const quantity_group *group, void *list_pointer,
                    size_t *count);

/* ---- members that a reader does not know ---- */

/* Keeps `item`, which it takes over, as a member of the struct of that group at `base`. All of one
 * struct are to be kept one after the other. */
void result_keep_unknown(elastir_result_memory *memory, const quantity_group *group,
                         const void *base, cJSON *item);

/* To be called before the first look-up. */
void result_sort_unknown(elastir_result_memory *memory);

/* The first unknown member of that struct, or NULL; the further ones are its `next`. */
const cJSON *result_unknown_of(const elastir_result_memory *memory, const quantity_group *group,
                               const void *base);

#endif
