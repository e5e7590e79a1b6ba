/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xml_common.h: a safe XML reader for AnIML and CML: no network, no DTD, no entities. */
#ifndef ELASTIR_MEASURED_XML_COMMON_H
#define ELASTIR_MEASURED_XML_COMMON_H

#include <expat.h>

#include "measured/reader.h"

/* What xml_next stopped at. */
typedef enum { XML_AT_END, XML_START, XML_STOP } xml_event;

/* A start or an end tag. */
typedef struct {
  xml_event event;
  char *name;       /* as written, with its prefix */
  char *attributes; /* name, NUL, value, NUL, and so on, and an empty name; of a start tag */
  long line;
  int depth; /* the same at both tags of an element */
} xml_tag;

typedef struct {
  const measured_input *in;
  XML_Parser parser;
  char *converted;     /* the text in UTF-8 if it was Latin-1 */
  const char *rest;    /* the text that the parser has not been given */
  size_t rest_length;
  xml_tag tags[2];     /* the current one, and the end tag of an empty element behind it */
  size_t tag_count;
  int depth;
  bool collecting;     /* text is wanted: it is added to content */
  char *content;
  size_t content_length, content_capacity;
  bool quiet;  /* report nothing */
  bool failed; /* reported, unless quiet */
} xml_file;

bool xml_open(xml_file *file, const measured_input *in, bool quiet);
void xml_close(xml_file *file);

/* The next start or end tag, each start tag having its end tag, be it <a/>; XML_AT_END at the end
 * and after a failure. A document type that declares entities, and any reference to one, is a
 * failure. */
xml_event xml_next(xml_file *file);

/* Of the current element, without its prefix. */
const char *xml_name(const xml_file *file);
bool xml_is(const xml_file *file, const char *name);
long xml_line(const xml_file *file);

/* An attribute of the current element, NULL if absent (or no memory, then failed). The caller
 * frees. */
char *xml_attribute(xml_file *file, const char *name);

/* The same, "" if absent; NULL: no memory, then failed. */
char *xml_attribute_or_empty(xml_file *file, const char *name);

/* A number in an attribute. false: absent or no number (reported if it is no number). */
bool xml_number_attribute(xml_file *file, const char *name, double *value);

/* All text up to the end tag of the element that has just started; the end tag is then the current
 * one. Nothing but blanks counts as no text. NULL: failed. The caller frees. */
char *xml_content(xml_file *file, size_t *length);

bool xml_no_memory(xml_file *file); /* false */
void xml_fail(xml_file *file, const char *code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
