/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xml_common.h: a safe XML reader for AnIML and CML: no network, no DTD, no entities. */
#ifndef ELASTIR_MEASURED_XML_COMMON_H
#define ELASTIR_MEASURED_XML_COMMON_H

#include "base/xml_library.h"

#include "measured/reader.h"

typedef struct {
  const measured_input *in;
  xmlTextReaderPtr reader;
  char *converted; /* the text in UTF-8 if it was Latin-1 */
  bool quiet;  /* report nothing */
  bool failed; /* reported, unless quiet */
} xml_file;

/* What xml_next stopped at. */
typedef enum { XML_AT_END, XML_START, XML_STOP, XML_TEXT } xml_event;

bool xml_open(xml_file *file, const measured_input *in, bool quiet);
void xml_close(xml_file *file);

/* The next start tag, end tag or text; XML_AT_END at the end and after a failure. A document
 * type that declares entities, and any reference to one, is a failure. */
xml_event xml_next(xml_file *file);

/* Of the current element, without its prefix. */
const char *xml_name(const xml_file *file);
bool xml_is(const xml_file *file, const char *name);
bool xml_is_empty(const xml_file *file); /* <a/>: no end tag will follow */
long xml_line(const xml_file *file);

/* An attribute of the current element, NULL if absent (or no memory, then failed). The caller
 * frees. */
char *xml_attribute(xml_file *file, const char *name);

/* The same, "" if absent; NULL: no memory, then failed. */
char *xml_attribute_or_empty(xml_file *file, const char *name);

/* A number in an attribute. false: absent or no number (reported if it is no number). */
bool xml_number_attribute(xml_file *file, const char *name, double *value);

/* All text up to the end tag of the current element, which is passed. NULL: failed. The caller
 * frees. */
char *xml_content(xml_file *file, size_t *length);

bool xml_no_memory(xml_file *file); /* false */
void xml_fail(xml_file *file, const char *code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
