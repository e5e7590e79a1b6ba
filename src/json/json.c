/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json.c: building and reading JSON with cJSON. */
#include "json/json.h"

#include <locale.h>
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"

static cJSON *add(json_builder *builder, cJSON *parent, const char *key, cJSON *item)
{
  if (builder->failed || item == NULL || (parent == NULL)) {
    builder->failed = true;
    cJSON_Delete(item);
    return NULL;
  }
  cJSON_bool added = key != NULL ? cJSON_AddItemToObject(parent, key, item)
                                 : cJSON_AddItemToArray(parent, item);
  if (!added) {
    builder->failed = true;
    cJSON_Delete(item);
    return NULL;
  }
  return item;
}

cJSON *json_object(json_builder *builder, cJSON *parent, const char *key)
{
  return add(builder, parent, key, cJSON_CreateObject());
}

cJSON *json_array(json_builder *builder, cJSON *parent, const char *key)
{
  return add(builder, parent, key, cJSON_CreateArray());
}

void json_null(json_builder *builder, cJSON *parent, const char *key)
{
  add(builder, parent, key, cJSON_CreateNull());
}

void json_number(json_builder *builder, cJSON *parent, const char *key, double value)
{
  add(builder, parent, key, isfinite(value) ? cJSON_CreateNumber(value) : cJSON_CreateNull());
}

void json_bool(json_builder *builder, cJSON *parent, const char *key, bool value)
{
  add(builder, parent, key, cJSON_CreateBool(value));
}

/* Length of the UTF-8 character at text, 0 if there is none (RFC 3629: no overlong forms,
 * no surrogates, nothing above U+10FFFF). */
static size_t utf8_length(const unsigned char *text)
{
  if (text[0] < 0x80)
    return 1;
  size_t length = text[0] >= 0xf0 ? 4 : text[0] >= 0xe0 ? 3 : 2;
  if (text[0] < 0xc2 || text[0] > 0xf4)
    return 0;
  uint32_t code = text[0] & (0xffu >> (length + 1));
  for (size_t i = 1; i < length; i++) {
    if ((text[i] & 0xc0) != 0x80)
      return 0;
    code = code << 6 | (text[i] & 0x3fu);
  }
  static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  bool surrogate = code >= 0xd800 && code <= 0xdfff;
  return code < least[length] || surrogate || code > 0x10ffff ? 0 : length;
}

static char *valid_utf8(const char *value)
{
  char *text = malloc(2 * strlen(value) + 1);
  if (text == NULL)
    return NULL;
  size_t n = 0;
  for (const unsigned char *c = (const unsigned char *)value; *c != '\0';) {
    size_t length = utf8_length(c);
    if (length == 0) { /* Latin-1: U+0080 … U+00FF are two bytes */
      text[n++] = (char)(0xc0 | *c >> 6);
      text[n++] = (char)(0x80 | (*c & 0x3f));
      c++;
      continue;
    }
    memcpy(text + n, c, length);
    n += length;
    c += length;
  }
  text[n] = '\0';
  return text;
}

void json_text(json_builder *builder, cJSON *parent, const char *key, const char *value)
{
  if (value == NULL || *value == '\0') {
    json_null(builder, parent, key);
    return;
  }
  char *text = valid_utf8(value);
  add(builder, parent, key, text != NULL ? cJSON_CreateString(text) : NULL);
  free(text);
}

void json_numbers(json_builder *builder, cJSON *parent, const char *key, const double *values,
                  size_t count)
{
  cJSON *array = json_array(builder, parent, key);
  for (size_t i = 0; i < count && !builder->failed; i++)
    json_number(builder, array, NULL, values[i]);
}

void json_matrix(json_builder *builder, cJSON *parent, const char *key, const double *values,
                 size_t rows, size_t columns)
{
  cJSON *array = json_array(builder, parent, key);
  for (size_t i = 0; i < rows && !builder->failed; i++)
    json_numbers(builder, array, NULL, values + i * columns, columns);
}

/* What a json_rows item holds until it is printed, as its valuestring: cJSON frees that, and
 * refuses to print an item of type 0. */
enum { LATER = 1 << 16 };
typedef struct {
  json_row row;
  size_t count;
  _Alignas(max_align_t) char context[];
} later_rows;

void json_rows(json_builder *builder, cJSON *parent, const char *key, size_t count, json_row row,
               const void *context, size_t context_size)
{
  if (!builder->later) {
    cJSON *array = json_array(builder, parent, key);
    for (size_t i = 0; i < count && !builder->failed; i++)
      row(builder, array, context, i);
    return;
  }
  cJSON *item = cJSON_CreateNull();
  later_rows *rows = cJSON_malloc(sizeof *rows + context_size);
  if (item == NULL || rows == NULL) {
    cJSON_free(rows);
    add(builder, NULL, NULL, item);
    return;
  }
  rows->row = row;
  rows->count = count;
  memcpy(rows->context, context, context_size);
  item->type = LATER;
  item->valuestring = (char *)rows;
  add(builder, parent, key, item);
}

bool json_is_rows(const cJSON *item, size_t *count)
{
  if ((item->type & LATER) == 0)
    return false;
  *count = ((const later_rows *)(const void *)item->valuestring)->count;
  return true;
}

cJSON *json_rows_make(const cJSON *item, size_t i)
{
  const later_rows *rows = (const void *)item->valuestring;
  json_builder builder = {0};
  cJSON *array = cJSON_CreateArray();
  rows->row(&builder, array, rows->context, i);
  cJSON *made = builder.failed ? NULL : cJSON_DetachItemFromArray(array, 0);
  cJSON_Delete(array);
  return made;
}

void json_format_number(double value, char *text)
{
  if (value == 0.0)
    value = 0.0; /* no -0 */
  const char *mark = localeconv()->decimal_point;
  for (int digits = 15; digits <= 17; digits++) {
    snprintf(text, 32, "%.*g", digits, value);
    char *found = strcmp(mark, ".") != 0 ? strstr(text, mark) : NULL;
    if (found != NULL) {
      *found = '.';
      memmove(found + 1, found + strlen(mark), strlen(found + strlen(mark)) + 1);
    }
    double back;
    if (number_real(text, strlen(text), &back) == NUMBER_OK && back == value)
      return;
  }
}

cJSON *json_parse(const char *text, size_t length, long *line)
{
  const char *end = text;
  cJSON *document = cJSON_ParseWithLengthOpts(text, length + 1, &end, true);
  *line = 1;
  for (const char *c = text; c < end && c < text + length; c++)
    *line += *c == '\n';
  return document;
}

const cJSON *json_at(const cJSON *item, const char *path)
{
  while (item != NULL && *path != '\0') {
    size_t length = strcspn(path, ".");
    const cJSON *child = cJSON_IsObject(item) ? item->child : NULL;
    while (child != NULL &&
           !(child->string != NULL && strlen(child->string) == length &&
             strncmp(child->string, path, length) == 0))
      child = child->next;
    item = child;
    path += length + (path[length] == '.' ? 1 : 0);
  }
  return item;
}

double json_number_at(const cJSON *item, const char *path)
{
  const cJSON *found = json_at(item, path);
  return cJSON_IsNumber(found) ? found->valuedouble : (double)NAN;
}

const char *json_text_at(const cJSON *item, const char *path)
{
  const cJSON *found = json_at(item, path);
  return cJSON_IsString(found) ? found->valuestring : NULL;
}
