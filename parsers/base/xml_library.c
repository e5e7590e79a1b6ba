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
#include <stdio.h>

#include "base/library.h"

/* The name belongs to the headers that we were compiled with: libxml2 2.14 changed it. */
#if LIBXML_VERSION >= 21400
#define XML_SONAME "libxml2.so.16"
#else
#define XML_SONAME "libxml2.so.2"
#endif

xml_library xml_calls;
static bool loaded;
static char trouble[240];

static const library_call calls[] = {
#define XML_ROW(name) LIBRARY_CALL(xml_library, name)
    XML_CALLS(XML_ROW)
#undef XML_ROW
};

static void load(void)
{
  const char *why = library_load(XML_SONAME, calls, sizeof calls / sizeof *calls, &xml_calls);
  loaded = why == NULL;
  if (!loaded)
    snprintf(trouble, sizeof trouble, "could not be loaded (%.120s); install the package libxml2, or use a "
             "program that includes it", why);
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
