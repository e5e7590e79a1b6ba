/* SPDX-License-Identifier: GPL-3.0-or-later */
/* writer.c: writes JSON piece by piece, so that memory does not grow with its length. */
#include "json/writer.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

enum { PIECE = 1 << 16, DEEPEST = 64 };

struct json_writer {
  char bytes[PIECE];
  size_t used;
  bool pretty;
  json_sink sink;
  void *context;
  bool stopped;           /* by the sink */
  int depth;              /* open brackets */
  char open[DEEPEST];     /* which they are */
  bool has_item[DEEPEST]; /* something stands in them already */
  bool after_key;
};

json_writer *json_writer_new(bool pretty, json_sink sink, void *context)
{
  json_writer *writer = malloc(sizeof *writer);
  if (writer == NULL)
    return NULL;
  writer->used = 0;
  writer->pretty = pretty;
  writer->sink = sink;
  writer->context = context;
  writer->stopped = writer->after_key = false;
  writer->depth = 0;
  return writer;
}

static void flush(json_writer *writer)
{
  if (!writer->stopped && writer->used > 0 &&
      !writer->sink(writer->context, writer->bytes, writer->used))
    writer->stopped = true;
  writer->used = 0;
}

static void put_bytes(json_writer *writer, const char *bytes, size_t length)
{
  for (size_t room; length > (room = PIECE - writer->used); bytes += room, length -= room) {
    memcpy(writer->bytes + writer->used, bytes, room);
    writer->used = PIECE;
    flush(writer);
  }
  memcpy(writer->bytes + writer->used, bytes, length);
  writer->used += length;
}

static void put(json_writer *writer, const char *text)
{
  put_bytes(writer, text, strlen(text));
}

void json_writer_end(json_writer *writer)
{
  put(writer, "\n");
  flush(writer);
  free(writer);
}

static void put_tabs(json_writer *writer, int depth)
{
  static const char tabs[] = "\t\t\t\t\t\t\t\t";
  for (; depth > 8; depth -= 8)
    put_bytes(writer, tabs, 8);
  put_bytes(writer, tabs, (size_t)depth);
}

/* What goes before an item: a comma unless it is the first, and where it stands in the text. */
static void separate(json_writer *writer)
{
  if (writer->after_key || writer->depth == 0) {
    writer->after_key = false;
    return;
  }
  bool first = !writer->has_item[writer->depth - 1];
  bool object = writer->open[writer->depth - 1] == '{';
  writer->has_item[writer->depth - 1] = true;
  if (!first)
    put(writer, !writer->pretty ? "," : object ? ",\n" : ", ");
  else if (object && writer->pretty)
    put(writer, "\n");
  if (object && writer->pretty)
    put_tabs(writer, writer->depth);
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

/* How many bytes from here on are ASCII that stands for itself. */
static size_t plain_length(const unsigned char *c)
{
  size_t length = 0;
  while (c[length] >= 0x20 && c[length] < 0x7f && c[length] != '"' && c[length] != '\\')
    length++;
  return length;
}

/* Quoted; bytes that are not UTF-8 as Latin-1. */
static void put_string(json_writer *writer, const char *value)
{
  char text[8];
  put(writer, "\"");
  for (const unsigned char *c = (const unsigned char *)value; *c != '\0';) {
    size_t plain = plain_length(c);
    put_bytes(writer, (const char *)c, plain);
    c += plain;
    if (*c == '\0')
      break;
    size_t length = utf8_length((const char *)c);
    if (length == 0) { /* Latin-1: U+0080 … U+00FF are two bytes */
      const char two[] = {(char)(0xc0 | *c >> 6), (char)(0x80 | (*c & 0x3f))};
      put_bytes(writer, two, 2);
      c++;
    } else if (*c < 0x20 || *c == '"' || *c == '\\') {
      put(writer, escape(*c++, text));
    } else {
      put_bytes(writer, (const char *)c, length);
      c += length;
    }
  }
  put(writer, "\"");
}

void json_key(json_writer *writer, const char *key)
{
  separate(writer);
  put_string(writer, key);
  put(writer, writer->pretty ? ":\t" : ":");
  writer->after_key = true;
}

void json_begin(json_writer *writer, char bracket)
{
  separate(writer);
  put_bytes(writer, &bracket, 1);
  if (writer->depth < DEEPEST) {
    writer->open[writer->depth] = bracket;
    writer->has_item[writer->depth] = false;
    writer->depth++;
  }
}

void json_end(json_writer *writer)
{
  writer->depth--;
  bool object = writer->open[writer->depth] == '{';
  if (object && writer->pretty) {
    put(writer, "\n");
    put_tabs(writer, writer->depth);
  }
  put(writer, object ? "}" : "]");
}

void json_put_number(json_writer *writer, double value)
{
  char text[32];
  separate(writer);
  if (isfinite(value))
    json_format_number(value, text);
  put(writer, isfinite(value) ? text : "null");
}

void json_put_bool(json_writer *writer, bool value)
{
  separate(writer);
  put(writer, value ? "true" : "false");
}

void json_put_null(json_writer *writer)
{
  separate(writer);
  put(writer, "null");
}

void json_put_text(json_writer *writer, const char *value)
{
  separate(writer);
  if (value == NULL || *value == '\0')
    put(writer, "null");
  else
    put_string(writer, value);
}
