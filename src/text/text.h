/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text.h: text that grows; running out of memory is noticed once at the end. */
#ifndef ELASTIR_TEXT_H
#define ELASTIR_TEXT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  char *text; /* NUL behind length bytes; NULL while empty */
  size_t length, capacity;
  bool failed; /* memory ran out: not to be used */
} text_buffer;

void text_append(text_buffer *buffer, const char *text);
void text_append_bytes(text_buffer *buffer, const char *text, size_t length);
void text_format(text_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The shortest decimal that reads back to the same double; nothing for NAN. */
void text_append_number(text_buffer *buffer, double value);

void text_free(text_buffer *buffer);

#endif
