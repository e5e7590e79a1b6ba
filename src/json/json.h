/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json.h: building JSON with cJSON: undefined numbers are null, numbers read back exactly,
 * strings are valid UTF-8, and running out of memory is noticed once at the end. */
#ifndef ELASTIR_JSON_H
#define ELASTIR_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include <cjson/cJSON.h>

/* One document under construction. After a failure everything becomes a no-op. */
typedef struct {
  bool failed; /* memory ran out: the document is not to be used */
  bool later;  /* json_rows are made while the document is printed; until then all that their
                  contexts point to has to stay, and nobody can read them in the document */
} json_builder;

/* Each adds to `parent` (an object if key is given, an array if key is NULL) and returns
 * the new item, NULL after a failure. */
cJSON *json_object(json_builder *builder, cJSON *parent, const char *key);
cJSON *json_array(json_builder *builder, cJSON *parent, const char *key);
void json_null(json_builder *builder, cJSON *parent, const char *key);
void json_number(json_builder *builder, cJSON *parent, const char *key, double value);
void json_bool(json_builder *builder, cJSON *parent, const char *key, bool value);

/* NULL and "" give null. Bytes that are not UTF-8 are read as Latin-1. */
void json_text(json_builder *builder, cJSON *parent, const char *key, const char *value);

/* An array of numbers; NAN gives null. */
void json_numbers(json_builder *builder, cJSON *parent, const char *key, const double *values,
                  size_t count);

/* rows x columns as an array of rows. */
void json_matrix(json_builder *builder, cJSON *parent, const char *key, const double *values,
                 size_t rows, size_t columns);

/* Adds the i-th item of a long array to `array`. */
typedef void (*json_row)(json_builder *builder, cJSON *array, const void *context, size_t i);

/* An array that may be too long to be kept as a document (a number takes 80 bytes there). The
 * context is copied. */
void json_rows(json_builder *builder, cJSON *parent, const char *key, size_t count, json_row row,
               const void *context, size_t context_size);

/* For the printer: whether an item is such an array that is still to be made, and its i-th item
 * (NULL: no memory), which the caller deletes. */
bool json_is_rows(const cJSON *item, size_t *count);
cJSON *json_rows_make(const cJSON *item, size_t i);

/* Takes bytes that were printed; false: no more of them are wanted. */
typedef bool (*json_sink)(void *context, const void *bytes, size_t length);

/* Prints a document with a line end, on one line or indented, piece by piece; a number that is
 * not finite is null. Returns false if memory ran out; whether the sink failed it knows. */
bool json_write(const cJSON *document, bool pretty, json_sink sink, void *context);

/* The same as text; NULL: no memory. The caller frees. */
char *json_print(const cJSON *document, bool pretty);

/* The number as the shortest decimal that reads back to the same double, '.' in any locale.
 * text holds at least 32 characters. */
void json_format_number(double value, char *text);

/* Reads a document of `length` bytes with a NUL behind them. NULL: it is not JSON (or memory
 * ran out); *line is then where it stops being JSON. */
cJSON *json_parse(const char *text, size_t length, long *line);

/* Reading: the item at a path of keys such as "averages.hill"; NULL if it is not there. */
const cJSON *json_at(const cJSON *item, const char *path);

/* The number at a path; NAN if there is none. */
double json_number_at(const cJSON *item, const char *path);

/* The string at a path; NULL if there is none. */
const char *json_text_at(const cJSON *item, const char *path);

#endif
