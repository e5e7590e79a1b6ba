/* SPDX-License-Identifier: GPL-3.0-or-later */
/* print.c: prints JSON piece by piece, so that memory does not grow with the length of it. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json/json.h"

enum { PIECE = 1 << 16 };

typedef struct {
  char bytes[PIECE];
  size_t used;
  bool pretty;
  json_sink sink;
  void *context;
  bool stopped;   /* by the sink */
  bool no_memory; /* for a row of a long array */
} printer;

static void flush(printer *out)
{
  if (!out->stopped && out->used > 0 && !out->sink(out->context, out->bytes, out->used))
    out->stopped = true;
  out->used = 0;
}

static void put_bytes(printer *out, const char *bytes, size_t length)
{
  while (length > 0) {
    if (out->used == PIECE)
      flush(out);
    size_t room = PIECE - out->used;
    size_t taken = length < room ? length : room;
    memcpy(out->bytes + out->used, bytes, taken);
    out->used += taken;
    bytes += taken;
    length -= taken;
  }
}

static void put(printer *out, const char *text)
{
  put_bytes(out, text, strlen(text));
}

static void put_tabs(printer *out, int depth)
{
  while (depth-- > 0)
    put_bytes(out, "\t", 1);
}

static const char *escape(unsigned char c, char text[8])
{
  static const char special[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
  const char *found = memchr(special, c, sizeof special - 1);
  if (found != NULL)
    snprintf(text, 8, "\\%c", letters[found - special]);
  else
    snprintf(text, 8, "\\u%04x", c);
  return text;
}

static void put_string(printer *out, const char *value)
{
  char text[8];
  put(out, "\"");
  for (const char *c = value != NULL ? value : ""; *c != '\0';) {
    size_t plain = 0;
    while ((unsigned char)c[plain] >= 0x20 && c[plain] != '"' && c[plain] != '\\')
      plain++;
    put_bytes(out, c, plain);
    c += plain;
    if (*c != '\0')
      put(out, escape((unsigned char)*c++, text));
  }
  put(out, "\"");
}

static void put_number(printer *out, double value)
{
  char text[32];
  if (isfinite(value))
    json_format_number(value, text);
  put(out, isfinite(value) ? text : "null");
}

static void put_item(printer *out, const cJSON *item, int depth);

static void put_rows(printer *out, const cJSON *rows, size_t count, int depth)
{
  put(out, "[");
  for (size_t i = 0; i < count && !out->stopped && !out->no_memory; i++) {
    cJSON *made = json_rows_make(rows, i);
    if (i > 0)
      put(out, out->pretty ? ", " : ",");
    if (made != NULL)
      put_item(out, made, depth);
    else
      out->no_memory = true;
    cJSON_Delete(made);
  }
  put(out, "]");
}

static void put_array(printer *out, const cJSON *array, int depth)
{
  put(out, "[");
  for (const cJSON *item = array->child; item != NULL; item = item->next) {
    put_item(out, item, depth);
    if (item->next != NULL)
      put(out, out->pretty ? ", " : ",");
  }
  put(out, "]");
}

static void put_object(printer *out, const cJSON *object, int depth)
{
  put(out, out->pretty ? "{\n" : "{");
  for (const cJSON *item = object->child; item != NULL; item = item->next) {
    if (out->pretty)
      put_tabs(out, depth);
    put_string(out, item->string);
    put(out, out->pretty ? ":\t" : ":");
    put_item(out, item, depth);
    if (item->next != NULL)
      put(out, ",");
    if (out->pretty)
      put(out, "\n");
  }
  if (out->pretty)
    put_tabs(out, depth - 1);
  put(out, "}");
}

/* depth: how many arrays and objects are open around it. */
static void put_item(printer *out, const cJSON *item, int depth)
{
  size_t count;
  if (out->stopped || out->no_memory)
    return;
  if (json_is_rows(item, &count))
    put_rows(out, item, count, depth + 1);
  else if (cJSON_IsObject(item))
    put_object(out, item, depth + 1);
  else if (cJSON_IsArray(item))
    put_array(out, item, depth + 1);
  else if (cJSON_IsString(item))
    put_string(out, item->valuestring);
  else if (cJSON_IsNumber(item))
    put_number(out, item->valuedouble);
  else
    put(out, cJSON_IsTrue(item) ? "true" : cJSON_IsFalse(item) ? "false" : "null");
}

bool json_write(const cJSON *document, bool pretty, json_sink sink, void *context)
{
  printer *out = document != NULL ? malloc(sizeof *out) : NULL;
  if (out == NULL)
    return false;
  out->used = 0;
  out->pretty = pretty;
  out->sink = sink;
  out->context = context;
  out->stopped = out->no_memory = false;
  put_item(out, document, 0);
  put(out, "\n");
  bool good = !out->no_memory;
  if (good)
    flush(out);
  free(out);
  return good;
}

typedef struct {
  char *bytes;
  size_t length, capacity;
  bool failed;
} growing_text;

/* Keeps a byte for the NUL. */
static bool grow(void *context, const void *bytes, size_t length)
{
  growing_text *text = context;
  if (text->length + length >= text->capacity) {
    size_t wanted = 2 * (text->length + length) + 1;
    char *larger = realloc(text->bytes, wanted);
    if (larger == NULL) {
      text->failed = true;
      return false;
    }
    text->bytes = larger;
    text->capacity = wanted;
  }
  memcpy(text->bytes + text->length, bytes, length);
  text->length += length;
  text->bytes[text->length] = '\0';
  return true;
}

char *json_print(const cJSON *document, bool pretty)
{
  growing_text text = {0};
  if (json_write(document, pretty, grow, &text) && !text.failed)
    return text.bytes;
  free(text.bytes);
  return NULL;
}
