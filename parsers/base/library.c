/* SPDX-License-Identifier: GPL-3.0-or-later */
/* library.c: the functions of a shared library that is loaded only when something needs it. */
#include "base/library.h"

#include <dlfcn.h>
#include <string.h>

bool library_load(const char *soname, const library_call *calls, size_t count, void *table)
{
  void *handle = dlopen(soname, RTLD_NOW | RTLD_LOCAL);
  bool loaded = handle != NULL;
  for (size_t i = 0; loaded && i < count; i++) {
    void *found = dlsym(handle, calls[i].name);
    loaded = found != NULL;
    /* POSIX: a function's address fits, though C does not convert it. */
    memcpy((char *)table + calls[i].offset, &found, sizeof found);
  }
  return loaded;
}
