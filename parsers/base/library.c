/* SPDX-License-Identifier: GPL-3.0-or-later */
/* library.c: the functions of a shared library that is loaded only when something needs it. */
#include "base/library.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* The loader of glibc ends the program where it lacks memory for a symbol of the C++ library
 * (do_lookup_unique in elf/dl-lookup.c), so that memory is asked for before: libxml2 and the four behind it
 * take 96 KiB of the heap, and what is freed here stays there. */
enum { ROOM = 120 << 10 };

const char *library_load(const char *soname, const library_call *calls, size_t count, void *table)
{
  void *room = malloc(ROOM);
  if (room == NULL)
    return "not enough memory";
  free(room);
  void *handle = dlopen(soname, RTLD_NOW | RTLD_LOCAL);
  bool loaded = handle != NULL;
  for (size_t i = 0; loaded && i < count; i++) {
    void *found = dlsym(handle, calls[i].name);
    loaded = found != NULL;
    /* POSIX: a function's address fits, though C does not convert it. */
    memcpy((char *)table + calls[i].offset, &found, sizeof found);
  }
  const char *why = loaded ? NULL : dlerror();
  return loaded || why != NULL ? why : "no reason is known";
}
