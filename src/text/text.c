/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text.c: text that grows. */
#include "text/text.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "json/writer.h"

static bool reserve(text_buffer *buffer, size_t more)
{
  if (buffer->failed)
    return false;
  if (buffer->length + more + 1 <= buffer->capacity)
    return true;
  size_t wanted = buffer->capacity < 256 ? 256 : buffer->capacity;
  while (wanted < buffer->length + more + 1)
    wanted *= 2;
  char *text = realloc(buffer->text, wanted);
  if (text == NULL) {
    buffer->failed = true;
    return false;
  }
  buffer->text = text;
  buffer->capacity = wanted;
  return true;
}

void text_append_bytes(text_buffer *buffer, const char *text, size_t length)
{
  if (!reserve(buffer, length))
    return;
  memcpy(buffer->text + buffer->length, text, length);
  buffer->length += length;
  buffer->text[buffer->length] = '\0';
}

void text_append(text_buffer *buffer, const char *text)
{
  text_append_bytes(buffer, text, strlen(text));
}

void text_format(text_buffer *buffer, const char *format, ...)
{
  va_list arguments, again;
  va_start(arguments, format);
  va_copy(again, arguments);
  int length = elastir_vsnprintf(NULL, 0, format, arguments);
  va_end(arguments);
  if (length < 0)
    buffer->failed = true;
  else if (reserve(buffer, (size_t)length)) {
    elastir_vsnprintf(buffer->text + buffer->length, (size_t)length + 1, format, again);
    buffer->length += (size_t)length;
  }
  va_end(again);
}

void text_append_number(text_buffer *buffer, double value)
{
  char number[32];
  if (!isfinite(value))
    return;
  json_format_number(value, number);
  text_append(buffer, number);
}

void text_free(text_buffer *buffer)
{
  free(buffer->text);
  *buffer = (text_buffer){0};
}
