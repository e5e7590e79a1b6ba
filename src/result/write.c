/* SPDX-License-Identifier: GPL-3.0-or-later */
/* write.c: writes the structs of a result as JSON, as the rows of quantities.def say. */
#include "result/write.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/text.h"
#include "result/memory.h"

typedef struct {
  json_writer *json;
  const elastir_result_memory *memory; /* of unknown members; NULL: there are none */
} writing;

static void write_group(writing *out, const quantity_group *group, const void *base);

/* ---- pieces ---- */

/* The pointer and the count of a list. */
static const void *list_at(const quantity *row, const void *base, size_t *count)
{
  const void *list;
  memcpy(&list, (const char *)base + row->offset, sizeof list);
  *count = 0;
  if (list != NULL && row->kind != QUANTITY_OPTIONAL)
    memcpy(count, (const char *)base + row->count_offset, sizeof *count);
  return list;
}

static void write_numbers(writing *out, const double *numbers, size_t count)
{
  json_begin(out->json, '[');
  for (size_t i = 0; i < count; i++)
    json_put_number(out->json, numbers[i]);
  json_end(out->json);
}

static void write_rows(writing *out, const double *numbers, size_t rows, size_t columns)
{
  json_begin(out->json, '[');
  for (size_t i = 0; i < rows; i++)
    write_numbers(out, numbers + i * columns, columns);
  json_end(out->json);
}

static void write_object(writing *out, const quantity_group *group, const void *base)
{
  json_begin(out->json, '{');
  write_group(out, group, base);
  json_end(out->json);
}

static void write_list(writing *out, const quantity *row, const char *list, size_t count)
{
  json_begin(out->json, '[');
  for (size_t i = 0; i < count; i++)
    write_object(out, row->group, list + i * row->group->size);
  json_end(out->json);
}

/* The path is the first field of each struct. */
static const char *path_of(const void *member)
{
  const char *path;
  memcpy(&path, member, sizeof path);
  return path;
}

static void write_map(writing *out, const quantity *row, const char *list, size_t count)
{
  json_begin(out->json, '{');
  for (size_t i = 0; i < count; i++) {
    json_key(out->json, path_of(list + i * row->group->size));
    write_object(out, row->group, list + i * row->group->size);
  }
  json_end(out->json);
}

/* How many bytes of the path name the object that `depth` dots lead into. */
static size_t folder_length(const char *path, int depth)
{
  size_t length = 0;
  for (; depth > 0; depth--)
    length += strcspn(path + length, ".") + 1;
  return length;
}

/* The members of one object of a tree: those whose paths share their first `depth` names with
 * the first of them. */
static void write_branch(writing *out, const quantity *row, const char *list, size_t count,
                         int depth)
{
  const size_t size = row->group->size;
  json_begin(out->json, '{');
  for (size_t i = 0; i < count;) {
    const char *path = path_of(list + i * size);
    const char *name = path + folder_length(path, depth);
    size_t length = strcspn(name, "."), same = i + 1;
    while (name[length] != '\0' && same < count &&
           strncmp(path_of(list + same * size), path, (size_t)(name - path) + length + 1) == 0)
      same++;
    char key[96];
    snprintf(key, sizeof key, "%.*s", (int)length, name);
    json_key(out->json, key);
    if (name[length] == '\0')
      write_object(out, row->group, list + i * size);
    else
      write_branch(out, row, list + i * size, same - i, depth + 1);
    i = same;
  }
  json_end(out->json);
}

static void write_parameters(writing *out, const elastir_result_parameter *list, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    json_key(out->json, list[i].path);
    json_put_number(out->json, list[i].value);
  }
}

static void write_texts(writing *out, const char *const *texts, size_t count)
{
  json_begin(out->json, '[');
  for (size_t i = 0; i < count; i++)
    json_put_text(out->json, texts[i]);
  json_end(out->json);
}

static void write_counts(writing *out, const int64_t *counts, size_t count)
{
  json_begin(out->json, '[');
  for (size_t i = 0; i < count; i++)
    json_put_number(out->json, counts[i] >= 0 ? (double)counts[i] : (double)NAN);
  json_end(out->json);
}

static void write_either(writing *out, const elastir_number_or_answer *either)
{
  if (either->answer && !isnan(either->value))
    json_put_bool(out->json, either->value != 0.0);
  else
    json_put_number(out->json, either->value);
}

/* ---- rows ---- */

static bool is_list(quantity_kind kind)
{
  return kind == QUANTITY_NUMBERS || kind == QUANTITY_COUNTS || kind == QUANTITY_TEXTS ||
         kind == QUANTITY_TABLE || kind == QUANTITY_SQUARE || kind == QUANTITY_OPTIONAL ||
         kind == QUANTITY_LIST || kind == QUANTITY_MAP || kind == QUANTITY_TREE;
}

static bool is_null(const quantity *row, const void *base)
{
  const void *field = (const char *)base + row->offset;
  size_t count;
  switch (row->kind) {
    case QUANTITY_NUMBER:
      return !isfinite(*(const double *)field);
    case QUANTITY_VECTOR: /* null as a whole only where it may be left out */
      return row->nulls.kind != QUANTITY_NEVER_NULL && isnan(*(const double *)field);
    case QUANTITY_COUNT:
      return *(const int64_t *)field < 0;
    case QUANTITY_FLAG:
    case QUANTITY_ANSWER:
      return *(const int *)field < 0;
    case QUANTITY_TEXT:
    case QUANTITY_WORD: {
      const char *text = *(const char *const *)field;
      return text == NULL || *text == '\0';
    }
    default:
      return is_list(row->kind) && row->nulls.kind != QUANTITY_NEVER_NULL &&
             list_at(row, base, &count) == NULL;
  }
}

static bool is_left_out(const quantity *row, const void *base)
{
  if (row->nulls.kind == QUANTITY_NULL_OR_OUT)
    return *(const bool *)((const char *)base + row->nulls.unless);
  return row->nulls.kind == QUANTITY_LEFT_OUT || row->kind == QUANTITY_FLAG;
}

static void write_list_value(writing *out, const quantity *row, const void *base)
{
  size_t count;
  const void *list = list_at(row, base, &count);
  switch (row->kind) {
    case QUANTITY_NUMBERS:
      write_numbers(out, list, count);
      break;
    case QUANTITY_COUNTS:
      write_counts(out, list, count);
      break;
    case QUANTITY_TEXTS:
      write_texts(out, list, count);
      break;
    case QUANTITY_TABLE:
      write_rows(out, list, count, (size_t)row->columns);
      break;
    case QUANTITY_SQUARE:
      write_rows(out, list, count, count);
      break;
    case QUANTITY_OPTIONAL:
      write_object(out, row->group, list);
      break;
    case QUANTITY_LIST:
      write_list(out, row, list, count);
      break;
    case QUANTITY_MAP:
      write_map(out, row, list, count);
      break;
    default:
      write_branch(out, row, list, count, 0);
      break;
  }
}

static void write_value(writing *out, const quantity *row, const void *base)
{
  const void *field = (const char *)base + row->offset;
  switch (row->kind) {
    case QUANTITY_NUMBER:
      json_put_number(out->json, *(const double *)field);
      break;
    case QUANTITY_COUNT:
      json_put_number(out->json, (double)*(const int64_t *)field);
      break;
    case QUANTITY_FLAG:
    case QUANTITY_ANSWER:
      json_put_bool(out->json, *(const int *)field != 0);
      break;
    case QUANTITY_TEXT:
    case QUANTITY_WORD:
      json_put_text(out->json, *(const char *const *)field);
      break;
    case QUANTITY_VECTOR:
      write_numbers(out, field, (size_t)row->columns);
      break;
    case QUANTITY_MATRIX:
      write_rows(out, field, (size_t)row->rows, (size_t)row->columns);
      break;
    case QUANTITY_OBJECT:
      write_object(out, row->group, field);
      break;
    case QUANTITY_EITHER:
      write_either(out, field);
      break;
    default:
      write_list_value(out, row, base);
      break;
  }
}

static void write_row(writing *out, const quantity *row, const void *base)
{
  if (row->kind == QUANTITY_HIDDEN)
    return;
  if (row->kind == QUANTITY_REST) {
    size_t count;
    const elastir_result_parameter *list = list_at(row, base, &count);
    write_parameters(out, list, count);
    return;
  }
  bool null = is_null(row, base);
  if (null && is_left_out(row, base))
    return;
  json_key(out->json, row->key);
  if (null)
    json_put_null(out->json);
  else
    write_value(out, row, base);
}

/* ---- what a reader did not know ---- */

/* What is nested deeper than this is not kept. */
enum { DEEPEST_UNKNOWN = 32 };

static void write_unknown(writing *out, const cJSON *item, int depth)
{
  if ((cJSON_IsObject(item) || cJSON_IsArray(item)) && depth < DEEPEST_UNKNOWN) {
    bool object = cJSON_IsObject(item);
    json_begin(out->json, object ? '{' : '[');
    for (const cJSON *child = item->child; child != NULL; child = child->next) {
      if (object)
        json_key(out->json, child->string);
      write_unknown(out, child, depth + 1);
    }
    json_end(out->json);
  } else if (cJSON_IsNumber(item)) {
    json_put_number(out->json, item->valuedouble);
  } else if (cJSON_IsBool(item)) {
    json_put_bool(out->json, cJSON_IsTrue(item));
  } else if (cJSON_IsString(item)) {
    json_put_text(out->json, item->valuestring);
  } else {
    json_put_null(out->json);
  }
}

static void write_group(writing *out, const quantity_group *group, const void *base)
{
  size_t count;
  const quantity *rows = group->rows(&count);
  for (size_t i = 0; i < count; i++)
    write_row(out, &rows[i], base);
  const cJSON *item = result_unknown_of(out->memory, group, base);
  for (; item != NULL; item = item->next) {
    json_key(out->json, item->string);
    write_unknown(out, item, 0);
  }
}

/* ---- documents ---- */

bool result_write(const elastir_result *result, bool pretty, json_sink sink, void *context)
{
  writing out = {json_writer_new(pretty, sink, context), result->memory};
  if (out.json == NULL)
    return false;
  result_sort_unknown(result->memory);
  write_object(&out, &quantity_group_document, result);
  json_writer_end(out.json);
  return true;
}

static bool append(void *buffer, const void *bytes, size_t length)
{
  text_append_bytes(buffer, bytes, length);
  return !((text_buffer *)buffer)->failed;
}

static char *finished(text_buffer *text, bool good)
{
  if (good && !text->failed)
    return text->text;
  text_free(text);
  return NULL;
}

char *result_print(const elastir_result *result, bool pretty)
{
  text_buffer text = {0};
  return finished(&text, result_write(result, pretty, append, &text));
}

char *result_print_failure(const elastir_result_failure *failure)
{
  text_buffer text = {0};
  writing out = {json_writer_new(false, append, &text), NULL};
  if (out.json == NULL)
    return NULL;
  write_object(&out, &quantity_group_failure, failure);
  json_writer_end(out.json);
  return finished(&text, true);
}
