/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cairo_library.c: loads cairo when the first PDF or PNG is drawn. */
#include "config.h"

#ifdef HAVE_CAIRO
#define CAIRO_LIBRARY_ITSELF
#include "figure/cairo_library.h"

#include <pthread.h>

#include "base/library.h"

/* All of version 1 has this name; the functions that we call are as old as the 1.16 which configure
 * asks for. */
#define CAIRO_SONAME "libcairo.so.2"

cairo_library cairo_calls;
static bool loaded;

static const library_call calls[] = {
#define CAIRO_ROW(name) LIBRARY_CALL(cairo_library, name)
    CAIRO_CALLS(CAIRO_ROW)
#undef CAIRO_ROW
};

static void load(void)
{
  loaded =
      library_load(CAIRO_SONAME, calls, sizeof calls / sizeof *calls, &cairo_calls) == NULL;
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
