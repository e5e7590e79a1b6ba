/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xml_common.c: a safe XML reader for AnIML and CML: no network, no DTD, no entities. */
#include "measured/xml_common.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "measured/text.h"

#if LIBXML_VERSION >= 21200
typedef const xmlError *xml_error;
#else
typedef xmlErrorPtr xml_error;
#endif

void xml_fail(xml_file *file, const char *code, const char *format, ...)
{
  char message[400];
  va_list arguments;
  if (file->failed)
    return;
  file->failed = true;
  if (file->quiet)
    return;
  va_start(arguments, format);
  elastir_vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  measured_fail(file->in, code, xml_line(file), "%s", message);
}

bool xml_no_memory(xml_file *file)
{
  file->failed = true;
  return measured_no_memory(file->in);
}

static void on_error(void *context, xml_error error)
{
  xml_file *file = context;
  char shown[TEXT_SHOWN + 1];
  const char *message = error->message != NULL ? error->message : "";
  if (error->code == XML_ERR_NO_MEMORY) {
    xml_no_memory(file);
    return;
  }
  if (error->level < XML_ERR_ERROR || file->failed)
    return;
  file->failed = true;
  if (!file->quiet)
    measured_fail(file->in, "bad-xml", error->line, "the XML is not well-formed: %s",
                  text_show(shown, text_part(message, strcspn(message, "\n"))));
}

/* The text is UTF-8, or taken as Latin-1, whatever its declaration says: UTF-16 was converted
 * before, and libxml2 prints what it dislikes about other encodings. */
bool xml_open(xml_file *file, const measured_input *in, bool quiet)
{
  *file = (xml_file){.in = in, .quiet = quiet};
  if (!xml_library_load())
    return quiet ? false
                 : measured_fail(in, "no-library", 0, "libxml2, which reads XML, %s",
                                 xml_library_trouble());
  /* Blanks before the declaration are common and not allowed. */
  const char *text = in->text;
  size_t length = in->length;
  text += text_start(in->text, in->length);
  length -= (size_t)(text - in->text);
  if (!text_is_utf8(text_part(text, length))) {
    text = file->converted = text_from_latin1(text, length, &length);
    if (text == NULL)
      return measured_no_memory(in);
  }
  file->reader = length <= INT_MAX
                     ? xmlReaderForMemory(text, (int)length, NULL, "UTF-8",
                                          XML_PARSE_NONET | XML_PARSE_NOERROR |
                                              XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES |
                                              XML_PARSE_IGNORE_ENC)
                     : NULL;
  if (file->reader == NULL) {
    elastir_diagnose_no_memory(in->diagnostics);
    xml_close(file);
    return false;
  }
  xmlTextReaderSetStructuredErrorHandler(file->reader, (xmlStructuredErrorFunc)on_error, file);
  return true;
}

void xml_close(xml_file *file)
{
  if (file->reader != NULL)
    xmlFreeTextReader(file->reader);
  file->reader = NULL;
  free(file->converted);
  file->converted = NULL;
}

/* External subsets are never loaded; a document that declares entities is refused outright. */
static void check_document_type(xml_file *file)
{
  xmlNodePtr node = xmlTextReaderCurrentNode(file->reader);
  const xmlDtd *dtd = node != NULL && node->type == XML_DTD_NODE ? (const xmlDtd *)node : NULL;
  if (dtd != NULL && (dtd->entities != NULL || dtd->pentities != NULL))
    xml_fail(file, "xml-entities", "the document declares entities; they are not expanded, and the file is "
             "rejected");
}

xml_event xml_next(xml_file *file)
{
  while (!file->failed) {
    int status = xmlTextReaderRead(file->reader);
    if (status != 1) {
      if (status < 0 && !file->failed) /* all that is wrong with the text comes by on_error */
        xml_no_memory(file);
      return XML_AT_END;
    }
    switch (xmlTextReaderNodeType(file->reader)) {
    case XML_READER_TYPE_ELEMENT:
      return XML_START;
    case XML_READER_TYPE_END_ELEMENT:
      return XML_STOP;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
      return XML_TEXT;
    case XML_READER_TYPE_DOCUMENT_TYPE:
      check_document_type(file);
      break;
    case XML_READER_TYPE_ENTITY_REFERENCE:
      xml_fail(file, "xml-entities", "a reference to an entity is not expanded");
      break;
    default:
      break;
    }
  }
  return XML_AT_END;
}

const char *xml_name(const xml_file *file)
{
  const xmlChar *name = xmlTextReaderConstLocalName(file->reader);
  return name != NULL ? (const char *)name : "";
}

bool xml_is(const xml_file *file, const char *name)
{
  return strcmp(xml_name(file), name) == 0;
}

bool xml_is_empty(const xml_file *file)
{
  return xmlTextReaderIsEmptyElement(file->reader) == 1;
}

/* Of the current node; the parser itself is ahead of it. */
long xml_line(const xml_file *file)
{
  xmlNodePtr node = xmlTextReaderCurrentNode(file->reader);
  long line = node != NULL ? xmlGetLineNo(node) : 0;
  return line > 0 ? line : xmlTextReaderGetParserLineNumber(file->reader);
}

char *xml_attribute(xml_file *file, const char *name)
{
  if (xmlTextReaderMoveToAttribute(file->reader, (const xmlChar *)name) != 1)
    return NULL;
  const char *value = (const char *)xmlTextReaderConstValue(file->reader);
  char *copy = value != NULL ? elastir_copy_text(value, strlen(value)) : NULL;
  xmlTextReaderMoveToElement(file->reader);
  if (copy == NULL)
    xml_no_memory(file);
  return copy;
}

char *xml_attribute_or_empty(xml_file *file, const char *name)
{
  char *text = xml_attribute(file, name);
  if (text == NULL && !file->failed && (text = elastir_copy_text("", 0)) == NULL)
    xml_no_memory(file);
  return text;
}

bool xml_number_attribute(xml_file *file, const char *name, double *value)
{
  char *text = xml_attribute(file, name);
  if (text == NULL)
    return false;
  bool good = text_number(text_of(text), false, value);
  char shown[TEXT_SHOWN + 1];
  if (!good)
    measured_warn(file->in, "bad-number", xml_line(file), "expected a number for the attribute "
                  "%s, found '%s'", name, text_show(shown, text_of(text)));
  free(text);
  return good;
}

char *xml_content(xml_file *file, size_t *length)
{
  char *text = malloc(1);
  size_t capacity = 1;
  *length = 0;
  if (xml_is_empty(file))
    goto done;
  int depth = xmlTextReaderDepth(file->reader);
  for (;;) {
    xml_event event = xml_next(file);
    if (event == XML_AT_END || (event == XML_STOP && xmlTextReaderDepth(file->reader) == depth))
      break;
    if (event != XML_TEXT || text == NULL)
      continue;
    const char *part = (const char *)xmlTextReaderConstValue(file->reader);
    size_t n = part != NULL ? strlen(part) : 0;
    if (*length + n + 1 > capacity) {
      capacity = (*length + n + 1) * 2;
      char *grown = realloc(text, capacity);
      if (grown == NULL)
        free(text);
      text = grown;
    }
    if (text != NULL && n > 0)
      memcpy(text + *length, part, n);
    *length += n;
  }
done:
  if (text == NULL) {
    xml_no_memory(file);
  } else {
    text[*length] = '\0';
  }
  if (file->failed) {
    free(text);
    return NULL;
  }
  return text;
}
