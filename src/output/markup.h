/* SPDX-License-Identifier: GPL-3.0-or-later */
/* markup.h: elements, attributes and escaped text, by libxml2's writer, into memory. */
#ifndef ELASTIR_MARKUP_H
#define ELASTIR_MARKUP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "base/xml_library.h"

/* One document under construction. After a failure (memory) every call does nothing. */
typedef struct {
  xmlBufferPtr buffer;
  xmlTextWriterPtr writer;
  bool failed;
} markup;

/* false: libxml2 is not there (reported, 'no-library'). To be called first. */
bool markup_available(elastir_diagnostics *diagnostics);

bool markup_begin(markup *m);
void markup_free(markup *m);

void markup_open(markup *m, const char *name);
/* Right after markup_open. A NULL value adds nothing. */
void markup_attribute(markup *m, const char *name, const char *value);
void markup_attribute_format(markup *m, const char *name, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Text, escaped; control characters and bytes that are not UTF-8 become U+FFFD. */
void markup_text(markup *m, const char *text);
void markup_format(markup *m, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Closes with an end tag, as HTML wants it. */
void markup_close(markup *m);
/* Closes an element that HTML calls void (meta, br), or one of SVG's, without an end tag. */
void markup_close_void(markup *m);

/* <name class="...">text</name>; class_name may be NULL. */
void markup_element(markup *m, const char *name, const char *class_name, const char *text);

/* Bytes as they are: only for what the program itself holds. */
void markup_raw(markup *m, const char *bytes, size_t length);

/* xmlTextWriterWriteString that tells when memory ran out: -1. */
int markup_string(xmlTextWriterPtr writer, const char *text);

/* The text so far, NUL-terminated; the caller frees. NULL: memory ran out. */
char *markup_finish(markup *m, size_t *length);

#endif
