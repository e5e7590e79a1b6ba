/* SPDX-License-Identifier: GPL-3.0-or-later */
/* memory.c: growing arrays and string copies that report failure instead of aborting. */
#include "base/memory.h"

#include <locale.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool elastir_grow(void *array_pointer, size_t *capacity, size_t count, size_t item_size)
{
  if (count < *capacity)
    return true;
  size_t wanted = *capacity < 8 ? 8 : *capacity * 2;
  if (wanted > SIZE_MAX / 2 / item_size)
    return false;
  void *array;
  memcpy(&array, array_pointer, sizeof array);
  void *grown = realloc(array, wanted * item_size);
  if (grown == NULL)
    return false;
  memcpy(array_pointer, &grown, sizeof grown);
  *capacity = wanted;
  return true;
}

char *elastir_copy_text(const char *text, size_t length)
{
  char *copy = malloc(length + 1);
  if (copy == NULL)
    return NULL;
  if (length > 0)
    memcpy(copy, text, length);
  copy[length] = '\0';
  return copy;
}

char *elastir_copy_trimmed(const char *text, size_t length)
{
  while (length > 0 && (*text == ' ' || *text == '\t')) {
    text++;
    length--;
  }
  while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
    length--;
  return elastir_copy_text(text, length);
}

int elastir_vsnprintf(char *text, size_t size, const char *format, va_list arguments)
{
  if (strcmp(localeconv()->decimal_point, ".") == 0)
    return vsnprintf(text, size, format, arguments);
  locale_t plain = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
  locale_t before = plain != (locale_t)0 ? uselocale(plain) : (locale_t)0;
  int length = vsnprintf(text, size, format, arguments);
  if (plain != (locale_t)0) {
    uselocale(before);
    freelocale(plain);
  }
  return length;
}

int elastir_snprintf(char *text, size_t size, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  int length = elastir_vsnprintf(text, size, format, arguments);
  va_end(arguments);
  return length;
}

char *elastir_vformat(const char *format, va_list arguments)
{
  va_list again;
  va_copy(again, arguments);
  int length = elastir_vsnprintf(NULL, 0, format, arguments);
  char *text = length < 0 ? NULL : malloc((size_t)length + 1);
  if (text != NULL)
    elastir_vsnprintf(text, (size_t)length + 1, format, again);
  va_end(again);
  return text;
}

char *elastir_format(const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  char *text = elastir_vformat(format, arguments);
  va_end(arguments);
  return text;
}
