/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wrapped_malloc.c: linked into the program with -Wl,--wrap, does for builds with sanitizers what
 * failing_malloc.c does: they watch what the program does with the memory it has not got. Reaches
 * the allocations of the program and of cJSON. */
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "allocation_ways.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t items, size_t size);
void *__real_realloc(void *block, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t items, size_t size);
void *__wrap_realloc(void *block, size_t size);
char *__wrap_strdup(const char *text);

static long count;
static FILE *list;

/* As POSIX has it, with the reason in errno. */
static bool fails(void)
{
  const char *at = getenv("FAULT_AT");
  long wanted = at != NULL ? atol(at) : 0;
  count++;
  if (list != NULL)
    note_way(list, count);
  bool failed = wanted > 0 && (count == wanted || (getenv("FAULT_ON") != NULL && count > wanted));
  if (failed)
    errno = ENOMEM;
  return failed;
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
