/* SPDX-License-Identifier: GPL-3.0-or-later */
/* memory.c: where the parts of a result live: taken one by one, freed together. */
#include "result/memory.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { BLOCK = 1 << 16 };

typedef struct block {
  struct block *next;
  size_t used, size;
  alignas(max_align_t) char bytes[];
} block;

/* All unknown members of one struct. A struct and its first field have the same address, so the
 * group belongs to what they are found by. */
typedef struct {
  const char *base;
  const quantity_group *group;
  cJSON *members; /* an array that holds them, with their names */
} unknown_members;

struct elastir_result_memory {
  block *blocks; /* the first may have room */
  unknown_members *unknown;
  size_t unknown_count, unknown_capacity;
  void **adopted;
  size_t adopted_count, adopted_capacity;
  bool failed;
};

elastir_result_memory *result_memory_new(void)
{
  return calloc(1, sizeof(elastir_result_memory));
}

void result_memory_free(elastir_result_memory *memory)
{
  if (memory == NULL)
    return;
  while (memory->blocks != NULL) {
    block *next = memory->blocks->next;
    free(memory->blocks);
    memory->blocks = next;
  }
  for (size_t i = 0; i < memory->unknown_count; i++)
    cJSON_Delete(memory->unknown[i].members);
  free(memory->unknown);
  for (size_t i = 0; i < memory->adopted_count; i++)
    free(memory->adopted[i]);
  free(memory->adopted);
  free(memory);
}

bool result_memory_failed(const elastir_result_memory *memory)
{
  return memory == NULL || memory->failed;
}

/* A block with room for `size` bytes becomes the first; large pieces go behind it in one of their
 * own. */
static block *make_room(elastir_result_memory *memory, size_t size)
{
  block *first = memory->blocks;
  if (first != NULL && first->size - first->used >= size)
    return first;
  bool alone = size > BLOCK / 4;
  size_t room = alone ? size : (size_t)BLOCK;
  block *made = room < SIZE_MAX - sizeof *made ? calloc(1, sizeof *made + room) : NULL;
  if (made == NULL) {
    memory->failed = true;
    return NULL;
  }
  made->size = room;
  if (alone && first != NULL) {
    made->next = first->next;
    first->next = made;
  } else {
    made->next = first;
    memory->blocks = made;
  }
  return made;
}

void *result_take(elastir_result_memory *memory, size_t size)
{
  const size_t align = alignof(max_align_t);
  if (memory == NULL || size > SIZE_MAX - align)
    return NULL;
  size = (size + align - 1) / align * align;
  block *from = make_room(memory, size);
  if (from == NULL)
    return NULL;
  void *taken = from->bytes + from->used;
  from->used += size;
  return taken;
}

void *result_structs(elastir_result_memory *memory, const quantity_group *group, size_t count)
{
  size_t wanted = count > 0 ? count : 1;
  if (memory != NULL && wanted > SIZE_MAX / 2 / group->size) {
    memory->failed = true;
    return NULL;
  }
  char *structs = result_take(memory, wanted * group->size);
  if (structs == NULL)
    return NULL;
  quantity_clear(group, structs);
  for (size_t i = 1; i < wanted; i++)
    memcpy(structs + i * group->size, structs, group->size);
  return structs;
}

const char *result_text(elastir_result_memory *memory, const char *text)
{
  size_t size = text != NULL ? strlen(text) + 1 : 0;
  char *copy = size > 0 ? result_take(memory, size) : NULL;
  if (copy != NULL)
    memcpy(copy, text, size);
  return copy;
}

const double *result_numbers(elastir_result_memory *memory, const double *numbers, size_t count)
{
  double *copy = numbers != NULL ? result_take(memory, (count + 1) * sizeof *copy) : NULL;
  if (copy != NULL && count > 0)
    memcpy(copy, numbers, count * sizeof *copy);
  return copy;
}

void result_memory_fail(elastir_result_memory *memory)
{
  if (memory != NULL)
    memory->failed = true;
}

void *result_adopt(elastir_result_memory *memory, void *taken)
{
  if (memory == NULL || !elastir_grow(&memory->adopted, &memory->adopted_capacity,
                                      memory->adopted_count, sizeof *memory->adopted)) {
    if (memory != NULL)
      memory->failed = true;
    free(taken);
    return NULL;
  }
  return memory->adopted[memory->adopted_count++] = taken;
}

void *result_append(elastir_result_memory *memory, const quantity_group *group, void *list_pointer,
                    size_t *count)
{
  char *old, *list = result_structs(memory, group, *count + 1);
  memcpy(&old, list_pointer, sizeof old);
  if (list == NULL)
    return NULL;
  if (*count > 0)
    memcpy(list, old, *count * group->size);
  for (size_t i = 0; i < memory->unknown_count; i++) {
    const char *base = memory->unknown[i].base;
    if (*count > 0 && base >= old && base < old + *count * group->size)
      memory->unknown[i].base = list + (base - old);
  }
  memcpy(list_pointer, &list, sizeof list);
  return list + (*count)++ * group->size;
}

/* The members of a struct come one after the other. */
void result_keep_unknown(elastir_result_memory *memory, const quantity_group *group,
                         const void *base, cJSON *item)
{
  size_t count = memory->unknown_count;
  unknown_members *last = count > 0 ? &memory->unknown[count - 1] : NULL;
  if (last == NULL || last->base != base || last->group != group) {
    cJSON *members = cJSON_CreateArray();
    if (members == NULL || !elastir_grow(&memory->unknown, &memory->unknown_capacity, count,
                                         sizeof *memory->unknown)) {
      cJSON_Delete(members);
      cJSON_Delete(item);
      memory->failed = true;
      return;
    }
    last = &memory->unknown[memory->unknown_count++];
    *last = (unknown_members){base, group, members};
  }
  cJSON_AddItemToArray(last->members, item);
}

static int by_place(const void *first, const void *second)
{
  const unknown_members *a = first, *b = second;
  if (a->base != b->base)
    return a->base < b->base ? -1 : 1;
  return a->group == b->group ? 0 : a->group < b->group ? -1 : 1;
}

void result_sort_unknown(elastir_result_memory *memory)
{
  if (memory != NULL && memory->unknown_count > 1)
    qsort(memory->unknown, memory->unknown_count, sizeof *memory->unknown, by_place);
}

const cJSON *result_unknown_of(const elastir_result_memory *memory, const quantity_group *group,
                               const void *base)
{
  if (memory == NULL || memory->unknown_count == 0)
    return NULL;
  const unknown_members wanted = {base, group, NULL};
  const unknown_members *found = bsearch(&wanted, memory->unknown, memory->unknown_count,
                                         sizeof *memory->unknown, by_place);
  return found != NULL ? found->members->child : NULL;
}

const char *result_text_if_any(elastir_result_memory *memory, const char *text)
{
  return text != NULL && *text != '\0' ? result_text(memory, text) : NULL;
}
