/* SPDX-License-Identifier: GPL-3.0-or-later */
/* writer.h: writes JSON piece by piece, so that memory does not grow with its length. */
#ifndef ELASTIR_JSON_WRITER_H
#define ELASTIR_JSON_WRITER_H

#include <stdbool.h>
#include <stddef.h>

/* Takes bytes that were written; false: no more of them are wanted. */
typedef bool (*json_sink)(void *context, const void *bytes, size_t length);

typedef struct json_writer json_writer;

/* NULL: no memory. pretty: indented, else on one line. */
json_writer *json_writer_new(bool pretty, json_sink sink, void *context);

/* Ends the document with a line end, sends what is left, and frees the writer. */
void json_writer_end(json_writer *writer);

/* A key goes before each value of an object, and before none of an array. A number that is not
 * finite and a text that is NULL or "" are null; a text that is not UTF-8 is read as Latin-1. */
void json_key(json_writer *writer, const char *key);
void json_begin(json_writer *writer, char bracket); /* '{' or '[' */
void json_end(json_writer *writer);
void json_put_number(json_writer *writer, double value);
void json_put_bool(json_writer *writer, bool value);
void json_put_null(json_writer *writer);
void json_put_text(json_writer *writer, const char *value);

/* The number as the shortest decimal that reads back to the same double, '.' in any locale.
 * text holds at least 32 characters. */
void json_format_number(double value, char *text);

#endif
