/* SPDX-License-Identifier: GPL-3.0-or-later */
/* markup.c: elements, attributes and escaped text, as HTML, SVG or XML, into memory. */
#include "output/markup.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/utf8.h"

bool markup_begin(markup *m)
{
  *m = (markup){0};
  text_append(&m->out, "");
  text_append(&m->names, "");
  m->failed = m->out.failed || m->names.failed;
  return !m->failed;
}

void markup_free(markup *m)
{
  text_free(&m->out);
  text_free(&m->names);
  *m = (markup){.failed = true};
}

/* Running out of memory makes the calls that follow do nothing. */
static void add_bytes(markup *m, const char *bytes, size_t length)
{
  if (m->failed)
    return;
  text_append_bytes(&m->out, bytes, length);
  m->failed = m->out.failed;
}

static void add(markup *m, const char *text)
{
  add_bytes(m, text, strlen(text));
}

/* The bytes of the XML character at text, 0 if there is none: XML 1.0 has no control
 * characters but tab and line ends, and neither U+FFFE nor U+FFFF. */
static size_t character_length(const char *text)
{
  size_t length = utf8_length(text);
  uint32_t code = length > 0 ? utf8_code(text, length) : 0;
  bool allowed = code == '\t' || code == '\n' || code == '\r' ||
                 (code >= 0x20 && code != 0x7f && code <= 0xd7ff) ||
                 (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
  return allowed ? length : 0;
}

/* What stands for this character: in text, or in an attribute, where blanks other than the space
 * would be lost. NULL: it stands for itself. */
static const char *escape(char character, bool in_attribute)
{
  switch (character) {
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '&':
    return "&amp;";
  case '"':
    return "&quot;";
  case '\r':
    return "&#13;";
  case '\n':
    return in_attribute ? "&#10;" : NULL;
  case '\t':
    return in_attribute ? "&#9;" : NULL;
  default:
    return NULL;
  }
}

/* Well-formed whatever bytes come in. */
static void add_escaped(markup *m, const char *text, bool in_attribute)
{
  const char *plain = text;
  while (*text != '\0') {
    size_t length = character_length(text);
    const char *instead = length > 0 ? escape(*text, in_attribute) : "\xef\xbf\xbd";
    if (instead != NULL) {
      add_bytes(m, plain, (size_t)(text - plain));
      add(m, instead);
    }
    text += length > 0 ? length : 1;
    if (instead != NULL)
      plain = text;
  }
  add_bytes(m, plain, (size_t)(text - plain));
}

static void end_start_tag(markup *m)
{
  if (m->in_tag)
    add(m, ">");
  m->in_tag = false;
}

static void new_line(markup *m, size_t depth)
{
  if (!m->indented || m->after_text)
    return;
  if (m->out.length > 0 && m->out.text[m->out.length - 1] != '\n')
    add(m, "\n");
  for (size_t i = 0; i < depth; i++)
    add(m, " ");
}

void markup_open(markup *m, const char *name)
{
  if (m->failed)
    return;
  end_start_tag(m);
  new_line(m, m->depth);
  add(m, "<");
  add(m, name);
  text_append_bytes(&m->names, name, strlen(name) + 1);
  m->failed = m->failed || m->names.failed;
  m->depth++;
  m->in_tag = true;
}

void markup_attribute(markup *m, const char *name, const char *value)
{
  if (m->failed || value == NULL)
    return;
  add(m, " ");
  add(m, name);
  add(m, "=\"");
  add_escaped(m, value, true);
  add(m, "\"");
}

void markup_attribute_format(markup *m, const char *name, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  char *text = elastir_vformat(format, arguments);
  va_end(arguments);
  if (text == NULL)
    m->failed = true;
  markup_attribute(m, name, text);
  free(text);
}

void markup_text(markup *m, const char *text)
{
  if (m->failed || text == NULL)
    return;
  end_start_tag(m);
  m->after_text = true;
  add_escaped(m, text, false);
}

void markup_format(markup *m, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  char *text = elastir_vformat(format, arguments);
  va_end(arguments);
  if (text == NULL)
    m->failed = true;
  markup_text(m, text);
  free(text);
}

/* Takes the name of the last open element off the list, and returns it until the next is opened. */
static const char *take_name(markup *m)
{
  size_t begin = m->names.length - 1;
  while (begin > 0 && m->names.text[begin - 1] != '\0')
    begin--;
  m->names.length = begin;
  m->depth--;
  return m->names.text + begin;
}

static void close_element(markup *m, bool may_be_short)
{
  if (m->failed || m->depth == 0)
    return;
  const char *name = take_name(m);
  if (m->in_tag && may_be_short) {
    add(m, "/>");
    m->in_tag = false;
  } else {
    if (m->in_tag)
      end_start_tag(m);
    else
      new_line(m, m->depth);
    add(m, "</");
    add(m, name);
    add(m, ">");
  }
  m->after_text = false;
  if (m->indented && m->depth == 0)
    add(m, "\n");
}

void markup_close(markup *m)
{
  close_element(m, false);
}

void markup_close_void(markup *m)
{
  close_element(m, true);
}

void markup_element(markup *m, const char *name, const char *class_name, const char *text)
{
  markup_open(m, name);
  markup_attribute(m, "class", class_name);
  markup_text(m, text);
  markup_close(m);
}

void markup_raw(markup *m, const char *bytes, size_t length)
{
  end_start_tag(m);
  add_bytes(m, bytes, length);
}

char *markup_finish(markup *m, size_t *length)
{
  if (m->failed)
    return NULL;
  char *text = m->out.text;
  *length = m->out.length;
  m->out = (text_buffer){0};
  return text;
}
