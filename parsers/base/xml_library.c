/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xml_library.c: loads libxml2 when the first XML is read or written. */
#define XML_LIBRARY_ITSELF
#include "config.h"

#include "base/xml_library.h"

#ifdef XML_LINKED
bool xml_library_load(void)
{
  return true;
}

const char *xml_library_trouble(void)
{
  return "";
}
#else
#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

/* The name belongs to the headers that we were compiled with: libxml2 2.14 changed it. */
#if LIBXML_VERSION >= 21400
#define XML_SONAME "libxml2.so.16"
#else
#define XML_SONAME "libxml2.so.2"
#endif

xml_library xml_calls;
static bool loaded;
static char trouble[240];

static const struct {
  const char *name;
  size_t offset;
} calls[] = {
#define XML_ROW(name) {#name, offsetof(xml_library, name)},
    XML_CALLS(XML_ROW)
#undef XML_ROW
};

static void load(void)
{
  void *handle = dlopen(XML_SONAME, RTLD_NOW | RTLD_LOCAL);
  loaded = handle != NULL;
  for (size_t i = 0; loaded && i < sizeof calls / sizeof *calls; i++) {
    void *found = dlsym(handle, calls[i].name);
    loaded = found != NULL;
    /* POSIX: a function's address fits, though C does not convert it. */
    memcpy((char *)&xml_calls + calls[i].offset, &found, sizeof found);
  }
  const char *why = loaded ? NULL : dlerror();
  snprintf(trouble, sizeof trouble, "could not be loaded (%.120s); install the package libxml2, or take "
           "a program that holds it", why != NULL ? why : "no reason is known");
}

const char *xml_library_trouble(void)
{
  return trouble;
}

bool xml_library_load(void)
{
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return loaded;
}
#endif
