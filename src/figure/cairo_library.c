/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cairo_library.c: loads cairo when the first PDF or PNG is drawn. */
#include "config.h"

#ifdef HAVE_CAIRO
#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <string.h>

#define CAIRO_LIBRARY_ITSELF
#include "figure/cairo_library.h"

/* All of version 1 has this name; the functions that we call are as old as the 1.16 which configure
 * asks for. */
#define CAIRO_SONAME "libcairo.so.2"

cairo_library cairo_calls;
static bool loaded;

static const struct {
  const char *name;
  size_t offset;
} calls[] = {
#define CAIRO_ROW(name) {#name, offsetof(cairo_library, name)},
    CAIRO_CALLS(CAIRO_ROW)
#undef CAIRO_ROW
};

static void load(void)
{
  void *handle = dlopen(CAIRO_SONAME, RTLD_NOW | RTLD_LOCAL);
  loaded = handle != NULL;
  for (size_t i = 0; loaded && i < sizeof calls / sizeof *calls; i++) {
    void *found = dlsym(handle, calls[i].name);
    loaded = found != NULL;
    /* POSIX: a function's address fits, though C does not convert it. */
    memcpy((char *)&cairo_calls + calls[i].offset, &found, sizeof found);
  }
}

bool cairo_library_load(void)
{
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return loaded;
}
#else
typedef int not_empty;
#endif
