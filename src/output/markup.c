/* SPDX-License-Identifier: GPL-3.0-or-later */
/* markup.c: elements, attributes and escaped text, by libxml2's writer, into memory. */
#include "output/markup.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/text.h"
#include "text/utf8.h"

bool markup_available(elastir_diagnostics *diagnostics)
{
  if (xml_library_load())
    return true;
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "no-library", NULL, 0,
                   "libxml2, which writes SVG, HTML and AnIML, %s", xml_library_trouble());
  return false;
}

bool markup_begin(markup *m)
{
  *m = (markup){0};
  if (!xml_library_load())
    return !(m->failed = true);
  m->buffer = xmlBufferCreate();
  m->writer = m->buffer != NULL ? xmlNewTextWriterMemory(m->buffer, 0) : NULL;
  m->failed = m->writer == NULL;
  return !m->failed;
}

void markup_free(markup *m)
{
  if (m->writer != NULL)
    xmlFreeTextWriter(m->writer);
  if (m->buffer != NULL)
    xmlBufferFree(m->buffer);
  *m = (markup){.failed = true};
}

static void note(markup *m, int written)
{
  if (written < 0)
    m->failed = true;
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

/* A copy that is well-formed whatever bytes came in; NULL: no memory. */
static char *clean_copy(const char *text)
{
  text_buffer clean = {0};
  text_append(&clean, "");
  while (*text != '\0') {
    size_t length = character_length(text);
    if (length > 0)
      text_append_bytes(&clean, text, length);
    else
      text_append(&clean, "\xef\xbf\xbd");
    text += length > 0 ? length : 1;
  }
  if (clean.failed)
    text_free(&clean);
  return clean.text;
}

void markup_open(markup *m, const char *name)
{
  if (!m->failed)
    note(m, xmlTextWriterStartElement(m->writer, (const xmlChar *)name));
}

void markup_attribute(markup *m, const char *name, const char *value)
{
  if (m->failed || value == NULL)
    return;
  char *clean = clean_copy(value);
  note(m, clean == NULL ? -1
                        : xmlTextWriterWriteAttribute(m->writer, (const xmlChar *)name,
                                                      BAD_CAST clean));
  free(clean);
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

/* As xmlTextWriterWriteString, which leaves the text out and says nothing where there is no
 * memory for its escaped copy. */
int markup_string(xmlTextWriterPtr writer, const char *text)
{
  static const char special[] = "<>&\"\r";
  static const char *const escapes[] = {"&lt;", "&gt;", "&amp;", "&quot;", "&#13;"};
  text_buffer escaped = {0};
  text_append(&escaped, "");
  while (*text != '\0') {
    size_t plain = strcspn(text, special);
    text_append_bytes(&escaped, text, plain);
    text += plain;
    if (*text != '\0')
      text_append(&escaped, escapes[strchr(special, *text++) - special]);
  }
  int status = escaped.failed ? -1 : xmlTextWriterWriteRaw(writer, BAD_CAST escaped.text);
  text_free(&escaped);
  return status;
}

void markup_text(markup *m, const char *text)
{
  if (m->failed || text == NULL)
    return;
  char *clean = clean_copy(text);
  note(m, clean == NULL ? -1 : markup_string(m->writer, clean));
  free(clean);
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

void markup_close(markup *m)
{
  if (!m->failed)
    note(m, xmlTextWriterFullEndElement(m->writer));
}

void markup_close_void(markup *m)
{
  if (!m->failed)
    note(m, xmlTextWriterEndElement(m->writer));
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
  /* The writer takes the length as an int. */
  for (size_t piece; length > 0 && !m->failed; bytes += piece, length -= piece) {
    piece = length < 1u << 20 ? length : 1u << 20;
    note(m, xmlTextWriterWriteRawLen(m->writer, (const xmlChar *)bytes, (int)piece));
  }
}

char *markup_finish(markup *m, size_t *length)
{
  if (m->failed || xmlTextWriterFlush(m->writer) < 0)
    return NULL;
  *length = (size_t)xmlBufferLength(m->buffer);
  char *text = malloc(*length + 1);
  if (text != NULL) {
    memcpy(text, xmlBufferContent(m->buffer), *length);
    text[*length] = '\0';
  }
  return text;
}
