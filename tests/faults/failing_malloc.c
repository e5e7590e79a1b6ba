/* SPDX-License-Identifier: GPL-3.0-or-later */
/* failing_malloc.c: preloaded by memory.sh: lets the allocation number FAULT_AT fail, and with
 * FAULT_ON set all that follow; writes to FAULT_REPORT how many there were and how many blocks
 * of the program, cJSON and GSL were never freed (libxml2 2.9 loses some when memory runs
 * out). FAULT_LIST is told the numbers of the allocations to try: of each way through the program
 * that leads to one, by its return addresses, the first two. Counts from the program's own first
 * allocation on. For one thread. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "allocation_ways.h"

void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void *realloc(void *block, size_t size);
void free(void *block);

static void *(*next_malloc)(size_t);
static void *(*next_calloc)(size_t, size_t);
static void *(*next_realloc)(void *, size_t);
static void (*next_free)(void *);

/* dlsym may itself want memory before the real functions are known. */
static _Alignas(16) char early[4096];
static size_t early_used;

static bool counting, resolving, listing;
static long count, fail_at, live;
static bool fail_on;

enum { SLOTS = 1 << 22 };
static void *slots[SLOTS]; /* blocks alive, by open addressing */
static char gone;          /* marks a slot whose block was freed */

static void resolve(void)
{
  if (next_free != NULL || resolving)
    return;
  resolving = true;
  *(void **)&next_malloc = dlsym(RTLD_NEXT, "malloc");
  *(void **)&next_calloc = dlsym(RTLD_NEXT, "calloc");
  *(void **)&next_realloc = dlsym(RTLD_NEXT, "realloc");
  *(void **)&next_free = dlsym(RTLD_NEXT, "free");
  const char *at = getenv("FAULT_AT");
  fail_at = at != NULL ? atol(at) : 0;
  fail_on = getenv("FAULT_ON") != NULL;
  resolving = false;
}

/* Where the code of the program, and of the libraries that work for it alone, lies. */
static struct {
  uintptr_t begin, end;
} ranges[16];
static int range_count;
static int program_ranges; /* the first of them are the program's */

/* glibc's loader ends a program whose library it cannot find memory for, so that the program has to ask
 * before: its own allocations do not fail. */
static uintptr_t loader_begin, loader_end;

static void note_loader(const struct dl_phdr_info *info)
{
  loader_begin = info->dlpi_addr;
  for (int i = 0; i < info->dlpi_phnum; i++)
    if (info->dlpi_phdr[i].p_type == PT_LOAD)
      loader_end = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr + info->dlpi_phdr[i].p_memsz;
}

static bool is_loader(const void *caller)
{
  return (uintptr_t)caller >= loader_begin && (uintptr_t)caller < loader_end;
}

static int note_ranges(struct dl_phdr_info *info, size_t size, void *data)
{
  int *objects = data;
  (void)size;
  if (strstr(info->dlpi_name, "/ld-linux") != NULL)
    note_loader(info);
  bool program = (*objects)++ == 0;
  if (!program && strstr(info->dlpi_name, "cjson") == NULL &&
      strstr(info->dlpi_name, "libgsl.") == NULL)
    return 0;
  for (int i = 0; i < info->dlpi_phnum && range_count < 16; i++) {
    const ElfW(Phdr) *part = &info->dlpi_phdr[i];
    if (part->p_type != PT_LOAD || (part->p_flags & PF_X) == 0)
      continue;
    ranges[range_count].begin = info->dlpi_addr + part->p_vaddr;
    ranges[range_count++].end = info->dlpi_addr + part->p_vaddr + part->p_memsz;
    program_ranges += program;
  }
  return 0;
}

static bool classify(const void *caller)
{
  if (range_count == 0) {
    int objects = 0;
    dl_iterate_phdr(note_ranges, &objects);
  }
  for (int i = 0; i < range_count; i++)
    if ((uintptr_t)caller >= ranges[i].begin && (uintptr_t)caller < ranges[i].end) {
      counting = counting || (i < program_ranges && !listing);
      return true;
    }
  return false;
}

static FILE *list;

/* backtrace and stdio want memory of their own. */
static void list_allocation(void)
{
  static bool asked;
  static const char *path;
  counting = false;
  listing = true;
  if (!asked) {
    asked = true;
    path = getenv("FAULT_LIST");
    list = path != NULL ? fopen(path, "w") : NULL;
  }
  if (list != NULL)
    note_way(list, count);
  counting = true;
  listing = false;
}

static bool fails(const void *caller)
{
  if (!counting || is_loader(caller))
    return false;
  count++;
  list_allocation();
  bool failing = fail_at > 0 && (count == fail_at || (fail_on && count > fail_at));
  if (failing)
    errno = ENOMEM;
  return failing;
}

static size_t slot_of(const void *block)
{
  return (size_t)(((uintptr_t)block >> 4) * 2654435761u) % SLOTS;
}

static void remember(void *block, bool ours)
{
  if (block == NULL || !ours)
    return;
  size_t i = slot_of(block);
  while (slots[i] != NULL && slots[i] != &gone)
    i = (i + 1) % SLOTS;
  slots[i] = block;
  live++;
}

static void forget(void *block)
{
  for (size_t i = slot_of(block); block != NULL && slots[i] != NULL; i = (i + 1) % SLOTS)
    if (slots[i] == block) {
      slots[i] = &gone;
      live--;
      return;
    }
}

static bool is_early(const void *block)
{
  return (const char *)block >= early && (const char *)block < early + sizeof early;
}

static void *early_block(size_t size)
{
  size = (size + 15) / 16 * 16;
  if (early_used + size > sizeof early)
    return NULL;
  early_used += size;
  return early + early_used - size;
}

void *malloc(size_t size)
{
  resolve();
  if (next_malloc == NULL)
    return early_block(size);
  bool ours = classify(__builtin_return_address(0));
  void *block = fails(__builtin_return_address(0)) ? NULL : next_malloc(size);
  remember(block, ours);
  return block;
}

void *calloc(size_t items, size_t size)
{
  resolve();
  if (next_calloc == NULL)
    return early_block(items * size);
  bool ours = classify(__builtin_return_address(0));
  void *block = fails(__builtin_return_address(0)) ? NULL : next_calloc(items, size);
  remember(block, ours);
  return block;
}

void *realloc(void *old, size_t size)
{
  resolve();
  bool ours = classify(__builtin_return_address(0));
  if (fails(__builtin_return_address(0)))
    return NULL;
  forget(old);
  void *block = next_realloc(old, size);
  remember(block, ours);
  return block;
}

void free(void *block)
{
  if (block == NULL || is_early(block))
    return;
  resolve();
  forget(block);
  next_free(block);
}

__attribute__((destructor)) static void report(void)
{
  const char *path = getenv("FAULT_REPORT");
  long total = count, alive = live;
  counting = false;
  if (list != NULL)
    fclose(list);
  FILE *file = path != NULL ? fopen(path, "w") : NULL;
  if (file == NULL)
    return;
  fprintf(file, "%ld %ld\n", total, alive);
  fclose(file);
}
