/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wrapped_malloc.c: linked into the program with -Wl,--wrap, does for builds with sanitizers what
 * failing_malloc.c does: they watch what the program does with the memory it has not got. Reaches
 * the allocations of the program and of cJSON. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <execinfo.h>

#include <cjson/cJSON.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t items, size_t size);
void *__real_realloc(void *block, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t items, size_t size);
void *__wrap_realloc(void *block, size_t size);
char *__wrap_strdup(const char *text);

static long count;
static FILE *list;

enum { WAYS = 1 << 16, DEPTH = 32, TIMES = 2 };
static struct {
  uint64_t hash;
  int seen;
} ways[WAYS];

/* Notes the allocation unless enough came by the same way. */
static void note_way(void)
{
  void *frames[DEPTH];
  uint64_t hash = 14695981039346656037u; /* FNV-1a */
  int depth = backtrace(frames, DEPTH);
  for (int i = 2; i < depth; i++)
    hash = (hash ^ (uintptr_t)frames[i]) * 1099511628211u;
  size_t slot = hash % WAYS;
  while (ways[slot].seen > 0 && ways[slot].hash != hash)
    slot = (slot + 1) % WAYS;
  ways[slot].hash = hash;
  if (ways[slot].seen++ < TIMES)
    fprintf(list, "%ld\n", count);
}

static bool fails(void)
{
  const char *at = getenv("FAULT_AT");
  long wanted = at != NULL ? atol(at) : 0;
  count++;
  if (list != NULL)
    note_way();
  return wanted > 0 && (count == wanted || (getenv("FAULT_ON") != NULL && count > wanted));
}

void *__wrap_malloc(size_t size)
{
  return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t items, size_t size)
{
  return fails() ? NULL : __real_calloc(items, size);
}

void *__wrap_realloc(void *block, size_t size)
{
  return fails() ? NULL : __real_realloc(block, size);
}

char *__wrap_strdup(const char *text)
{
  size_t size = strlen(text) + 1;
  char *copy = __wrap_malloc(size);
  return copy != NULL ? memcpy(copy, text, size) : NULL;
}

__attribute__((constructor)) static void begin(void)
{
  cJSON_Hooks hooks = {.malloc_fn = __wrap_malloc, .free_fn = free};
  cJSON_InitHooks(&hooks);
  const char *path = getenv("FAULT_LIST");
  list = path != NULL ? fopen(path, "w") : NULL;
}

/* Blocks that were lost are for the leak sanitizer to tell. */
__attribute__((destructor)) static void report(void)
{
  const char *path = getenv("FAULT_REPORT");
  FILE *file = path != NULL ? fopen(path, "w") : NULL;
  if (list != NULL)
    fclose(list);
  if (file == NULL)
    return;
  fprintf(file, "%ld 0\n", count);
  fclose(file);
}
