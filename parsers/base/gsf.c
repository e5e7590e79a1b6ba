/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsf.c: the header of a Gwyddion Simple Field, line by line. */
#include "base/gsf.h"

#include <string.h>

static const char magic[] = "Gwyddion Simple Field";

bool gsf_recognise(const char *bytes, size_t length)
{
  return length >= sizeof magic - 1 && memcmp(bytes, magic, sizeof magic - 1) == 0;
}

/* The line that the cursor is at, without its end. */
static void take(gsf_cursor *c, gsf_entry *e)
{
  size_t left = c->length - c->at;
  const char *nul = memchr(c->bytes + c->at, '\0', left);
  size_t most = nul != NULL ? (size_t)(nul - (c->bytes + c->at)) : left;
  const char *end = memchr(c->bytes + c->at, '\n', most);
  *e = (gsf_entry){.text = c->bytes + c->at, .line = ++c->line};
  e->length = end != NULL ? (size_t)(end - e->text) : most;
  c->cut = end == NULL;
  c->at += e->length + (end != NULL);
}

static bool is_blank(char c)
{
  return c == ' ' || c == '\t' || c == '\r';
}

static void trim(const char **text, size_t *length)
{
  while (*length > 0 && is_blank((*text)[*length - 1]))
    --*length;
  while (*length > 0 && is_blank(**text)) {
    ++*text;
    --*length;
  }
}

gsf_cursor gsf_begin(const char *bytes, size_t length)
{
  gsf_cursor c = {.bytes = bytes, .length = length};
  gsf_entry first;
  if (length > 0)
    take(&c, &first);
  return c;
}

bool gsf_next(gsf_cursor *c, gsf_entry *e)
{
  if (c->at >= c->length || c->bytes[c->at] == '\0')
    return false;
  take(c, e);
  const char *equals = memchr(e->text, '=', e->length);
  if (equals == NULL)
    return true;
  e->name = e->text;
  e->name_length = (size_t)(equals - e->text);
  e->value = equals + 1;
  e->value_length = e->length - e->name_length - 1;
  trim(&e->name, &e->name_length);
  trim(&e->value, &e->value_length);
  return true;
}

size_t gsf_numbers(const gsf_cursor *c)
{
  return (c->at / 4 + 1) * 4;
}

bool gsf_is(const gsf_entry *e, const char *name)
{
  return e->name != NULL && e->name_length == strlen(name) &&
         memcmp(e->name, name, e->name_length) == 0;
}
