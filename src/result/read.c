/* SPDX-License-Identifier: GPL-3.0-or-later */
/* read.c: reads JSON into the structs of a result, as the rows of quantities.def say. */
#include "result/read.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "json/json.h"
#include "result/kinds.h"
#include "result/memory.h"

/* A result document of a thousand models is some 100 MB. As a document a value takes some 100
 * bytes: what has more of them than a result of a million modes would fill the memory. */
enum { LARGEST_RESULT = 1 << 30, MOST_VALUES = 1 << 24, DEEPEST_TREE = 8 };

typedef struct {
  elastir_result_memory *memory;
  size_t damaged;      /* members of another type than expected */
  char first[64];      /* the key of the first of them */
} reading;

static void read_group(reading *in, const quantity_group *group, void *base, cJSON *object);

static void count_damage(reading *in, const char *key)
{
  if (in->damaged++ == 0)
    snprintf(in->first, sizeof in->first, "%s", key);
}

/* ---- single values ---- */

static double number_of(reading *in, const quantity *row, const cJSON *item)
{
  if (cJSON_IsNumber(item))
    return item->valuedouble;
  if (!cJSON_IsNull(item))
    count_damage(in, row->key);
  return NAN;
}

static int64_t count_of(reading *in, const quantity *row, const cJSON *item)
{
  double value = number_of(in, row, item);
  if (isnan(value))
    return -1;
  if (value >= 0.0 && value <= 9007199254740992.0)
    return (int64_t)value;
  count_damage(in, row->key);
  return -1;
}

/* 1 or 0; -1: it is not known. */
static int answer_of(reading *in, const quantity *row, const cJSON *item)
{
  if (cJSON_IsBool(item))
    return cJSON_IsTrue(item);
  if (!cJSON_IsNull(item))
    count_damage(in, row->key);
  return -1;
}

static const char *text_of(reading *in, const quantity *row, const cJSON *item)
{
  if (cJSON_IsString(item))
    return result_text(in->memory, item->valuestring);
  if (!cJSON_IsNull(item))
    count_damage(in, row->key);
  return NULL;
}

static elastir_number_or_answer either_of(reading *in, const quantity *row, const cJSON *item)
{
  if (cJSON_IsBool(item))
    return (elastir_number_or_answer){cJSON_IsTrue(item) ? 1.0 : 0.0, true};
  return (elastir_number_or_answer){number_of(in, row, item), false};
}

/* ---- arrays ---- */

/* Takes at most `most` numbers; what is missing stays as it is. */
static void fill_numbers(reading *in, const quantity *row, const cJSON *array, double *numbers,
                         size_t most)
{
  size_t i = 0;
  if (!cJSON_IsArray(array)) {
    if (!cJSON_IsNull(array))
      count_damage(in, row->key);
    return;
  }
  for (const cJSON *item = array->child; item != NULL && i < most; item = item->next)
    numbers[i++] = number_of(in, row, item);
  if (i < most)
    count_damage(in, row->key);
}

static void fill_rows(reading *in, const quantity *row, const cJSON *array, double *numbers,
                      size_t rows, size_t columns)
{
  size_t i = 0;
  for (const cJSON *item = array->child; item != NULL && i < rows; item = item->next)
    fill_numbers(in, row, item, numbers + i++ * columns, columns);
  if (i < rows)
    count_damage(in, row->key);
}

static double *new_numbers(reading *in, size_t count)
{
  double *numbers = count < SIZE_MAX / 16 ? result_take(in->memory, (count + 1) * 8) : NULL;
  for (size_t i = 0; numbers != NULL && i < count; i++)
    numbers[i] = NAN;
  return numbers;
}

static const void *read_numbers(reading *in, const quantity *row, const cJSON *array, size_t count)
{
  size_t columns = row->kind == QUANTITY_TABLE    ? (size_t)row->columns
                   : row->kind == QUANTITY_SQUARE ? count
                                                  : 1;
  double *numbers = columns == 0 || count < SIZE_MAX / columns
                        ? new_numbers(in, count * columns) : NULL;
  if (numbers != NULL && row->kind == QUANTITY_NUMBERS)
    fill_numbers(in, row, array, numbers, count);
  else if (numbers != NULL)
    fill_rows(in, row, array, numbers, count, columns);
  return numbers;
}

static const void *read_counts(reading *in, const quantity *row, const cJSON *array, size_t count)
{
  int64_t *counts = result_take(in->memory, (count + 1) * sizeof *counts);
  size_t i = 0;
  for (const cJSON *item = array->child; counts != NULL && item != NULL; item = item->next)
    counts[i++] = count_of(in, row, item);
  return counts;
}

static const void *read_texts(reading *in, const quantity *row, const cJSON *array, size_t count)
{
  const char **texts = result_take(in->memory, (count + 1) * sizeof *texts);
  size_t i = 0;
  for (const cJSON *item = array->child; texts != NULL && item != NULL; item = item->next)
    texts[i++] = text_of(in, row, item);
  return texts;
}

/* ---- lists of structs ---- */

static void set_path(reading *in, void *base, const char *path)
{
  const char *copy = result_text(in->memory, path);
  memcpy(base, &copy, sizeof copy);
}

/* Members of an array, or of an object whose keys are paths. */
static const void *read_structs(reading *in, const quantity *row, cJSON *list, size_t count)
{
  char *structs = result_structs(in->memory, row->group, count);
  char *next = structs;
  for (cJSON *item = list->child; structs != NULL && item != NULL; item = item->next) {
    if (cJSON_IsObject(item))
      read_group(in, row->group, next, item);
    else
      count_damage(in, row->key);
    if (row->kind == QUANTITY_MAP)
      set_path(in, next, item->string);
    next += row->group->size;
  }
  return structs;
}

/* A leaf of a tree is an object that holds no object. */
static bool is_leaf(const cJSON *object)
{
  for (const cJSON *item = object->child; item != NULL; item = item->next)
    if (cJSON_IsObject(item))
      return false;
  return true;
}

static size_t count_leaves(const cJSON *object, int depth)
{
  size_t leaves = 0;
  for (const cJSON *item = object->child; item != NULL; item = item->next)
    if (cJSON_IsObject(item))
      leaves += is_leaf(item) ? 1 : depth < DEEPEST_TREE ? count_leaves(item, depth + 1) : 0;
  return leaves;
}

static char *read_leaves(reading *in, const quantity *row, cJSON *object, const char *folder,
                         int depth, char *next)
{
  for (cJSON *item = object->child; item != NULL; item = item->next) {
    char path[160];
    snprintf(path, sizeof path, "%s%s%s", folder, *folder != '\0' ? "." : "", item->string);
    if (!cJSON_IsObject(item)) {
      count_damage(in, row->key);
    } else if (is_leaf(item)) {
      read_group(in, row->group, next, item);
      set_path(in, next, path);
      next += row->group->size;
    } else if (depth < DEEPEST_TREE) {
      next = read_leaves(in, row, item, path, depth + 1, next);
    }
  }
  return next;
}

static const void *read_tree(reading *in, const quantity *row, cJSON *object, size_t *count)
{
  *count = count_leaves(object, 0);
  char *structs = result_structs(in->memory, row->group, *count);
  if (structs != NULL)
    read_leaves(in, row, object, "", 0, structs);
  return structs;
}

/* What the JSON of a list has to be. */
static bool has_shape(const quantity *row, const cJSON *item)
{
  bool object = row->kind == QUANTITY_OPTIONAL || row->kind == QUANTITY_MAP ||
                row->kind == QUANTITY_TREE;
  return object ? cJSON_IsObject(item) : cJSON_IsArray(item);
}

static void read_list(reading *in, const quantity *row, void *base, cJSON *item)
{
  const void *list;
  if (!has_shape(row, item)) {
    if (!cJSON_IsNull(item))
      count_damage(in, row->key);
    return;
  }
  size_t count = (size_t)cJSON_GetArraySize(item);
  if (row->kind == QUANTITY_OPTIONAL) {
    void *object = result_structs(in->memory, row->group, 1);
    if (object != NULL)
      read_group(in, row->group, object, item);
    memcpy((char *)base + row->offset, &object, sizeof object);
    return;
  }
  if (row->kind == QUANTITY_COUNTS)
    list = read_counts(in, row, item, count);
  else if (row->kind == QUANTITY_TEXTS)
    list = read_texts(in, row, item, count);
  else if (row->kind == QUANTITY_LIST || row->kind == QUANTITY_MAP)
    list = read_structs(in, row, item, count);
  else if (row->kind == QUANTITY_TREE)
    list = read_tree(in, row, item, &count);
  else
    list = read_numbers(in, row, item, count);
  if (list == NULL)
    return;
  memcpy((char *)base + row->offset, &list, sizeof list);
  memcpy((char *)base + row->count_offset, &count, sizeof count);
}

/* ---- rows ---- */

static void read_value(reading *in, const quantity *row, void *base, cJSON *item)
{
  void *field = (char *)base + row->offset;
  switch (row->kind) {
    case QUANTITY_NUMBER:
      *(double *)field = number_of(in, row, item);
      break;
    case QUANTITY_COUNT:
      *(int64_t *)field = count_of(in, row, item);
      break;
    case QUANTITY_FLAG:
    case QUANTITY_ANSWER:
      *(int *)field = answer_of(in, row, item);
      break;
    case QUANTITY_TEXT:
    case QUANTITY_WORD:
      *(const char **)field = text_of(in, row, item);
      break;
    case QUANTITY_VECTOR:
      fill_numbers(in, row, item, field, (size_t)row->columns);
      break;
    case QUANTITY_MATRIX:
      fill_rows(in, row, item, field, (size_t)row->rows, (size_t)row->columns);
      break;
    case QUANTITY_OBJECT:
      if (cJSON_IsObject(item))
        read_group(in, row->group, field, item);
      else
        count_damage(in, row->key);
      break;
    case QUANTITY_EITHER:
      *(elastir_number_or_answer *)field = either_of(in, row, item);
      break;
    default:
      read_list(in, row, base, item);
      break;
  }
}

/* Documents have their members in the order of the rows, so that the search begins behind the row
 * found last. NULL: unknown. */
static const quantity *row_of(const quantity *rows, size_t count, const char *key, size_t *next)
{
  for (size_t k = 0; k < count; k++) {
    size_t i = (*next + k) % count;
    if (strcmp(rows[i].key, key) == 0 && rows[i].kind != QUANTITY_REST &&
        rows[i].kind != QUANTITY_HIDDEN) {
      *next = i + 1;
      return &rows[i];
    }
  }
  return NULL;
}

static const quantity *rest_row(const quantity *rows, size_t count)
{
  return count > 0 && rows[count - 1].kind == QUANTITY_REST ? &rows[count - 1] : NULL;
}

static void add_parameter(reading *in, const quantity *rest, void *base, const cJSON *item)
{
  size_t count;
  memcpy(&count, (char *)base + rest->count_offset, sizeof count);
  elastir_result_parameter *added =
      result_append(in->memory, rest->group, (char *)base + rest->offset, &count);
  if (added == NULL)
    return;
  memcpy((char *)base + rest->count_offset, &count, sizeof count);
  added->path = result_text(in->memory, item->string);
  added->value = item->valuedouble;
}

/* What the object does not say: of a flag that is neither yes nor no, and some rows are to be left out
 * again. */
static void note_absence(const quantity *rows, size_t count, void *base, const cJSON *object)
{
  for (size_t i = 0; i < count; i++) {
    bool may_matter = rows[i].kind == QUANTITY_FLAG || rows[i].nulls.kind == QUANTITY_NULL_OR_OUT;
    if (!may_matter || cJSON_GetObjectItemCaseSensitive(object, rows[i].key) != NULL)
      continue;
    if (rows[i].kind == QUANTITY_FLAG)
      *(int *)((char *)base + rows[i].offset) = -1;
    else
      *(bool *)((char *)base + rows[i].nulls.unless) = true;
  }
}

/* Takes what it does not know out of the object, so that it can be kept. */
static void keep_unknown(reading *in, const quantity_group *group, void *base, cJSON *object)
{
  size_t count, next = 0;
  const quantity *rows = group->rows(&count);
  const quantity *rest = rest_row(rows, count);
  for (cJSON *item = object->child, *after; item != NULL; item = after) {
    after = item->next;
    if (row_of(rows, count, item->string, &next) != NULL)
      continue;
    if (rest != NULL && cJSON_IsNumber(item))
      add_parameter(in, rest, base, item);
    else
      result_keep_unknown(in->memory, group, base, cJSON_DetachItemViaPointer(object, item));
  }
}

static void read_group(reading *in, const quantity_group *group, void *base, cJSON *object)
{
  size_t count, next = 0;
  const quantity *rows = group->rows(&count);
  for (cJSON *item = object->child; item != NULL; item = item->next) {
    const quantity *row = row_of(rows, count, item->string, &next);
    if (row != NULL)
      read_value(in, row, base, item);
  }
  note_absence(rows, count, base, object);
  keep_unknown(in, group, base, object);
}

/* ---- documents ---- */

/* Every value but the first of an array or object comes behind a comma. */
static bool too_many_values(const char *text, size_t length)
{
  size_t commas = 0;
  for (size_t i = 0; i < length && commas < MOST_VALUES; i++)
    commas += text[i] == ',';
  return commas == MOST_VALUES;
}

static bool is_result(const cJSON *document, size_t length, const char *name, long line,
                      elastir_diagnostics *diagnostics)
{
  const char *schema = json_text_at(document, "schema");
  if (document == NULL)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "not-json", name, line,
                     length == 0 ? "the file is empty; expected an elastir result (JSON)"
                                 : "expected an elastir result (JSON); the JSON ends or is damaged here");
  else if (schema == NULL || strcmp(schema, RESULT_SCHEMA) != 0)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "not-a-result", name, 0,
                     "expected \"schema\": \"" RESULT_SCHEMA "\", found %s",
                     schema != NULL ? schema : "none");
  else
    return true;
  return false;
}

elastir_result *result_new(void)
{
  elastir_result_memory *memory = result_memory_new();
  elastir_result *result = RESULT_NEW(memory, document);
  if (result == NULL) {
    result_memory_free(memory);
    return NULL;
  }
  result->schema = RESULT_SCHEMA;
  result->memory = memory;
  return result;
}

void result_free(elastir_result *result)
{
  if (result != NULL)
    result_memory_free(result->memory);
}

static elastir_result *read_document(cJSON *document, const char *name,
                                     elastir_diagnostics *diagnostics)
{
  elastir_result *result = result_new();
  if (result == NULL) {
    elastir_diagnose_no_memory(diagnostics);
    return NULL;
  }
  reading in = {.memory = result->memory};
  read_group(&in, &quantity_group_document, result, document);
  if (in.damaged > 0)
    elastir_diagnose(diagnostics, ELASTIR_WARNING, "damaged-result", name, 0,
                     "%zu values have another type than in the schema, the first being '%s'; they are read "
                     "as null",
                     in.damaged, in.first);
  if (!result_memory_failed(result->memory))
    return result;
  elastir_diagnose_no_memory(diagnostics);
  result_free(result);
  return NULL;
}

elastir_result *result_read_text(const char *text, size_t length, const char *name,
                                 elastir_diagnostics *diagnostics)
{
  elastir_result *result = NULL;
  if (too_many_values(text, length)) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "too-large", name, 0,
                     "the document has more than %d values", MOST_VALUES);
    return NULL;
  }
  long line;
  cJSON *document = json_parse(text, length, &line);
  if (is_result(document, length, name, line, diagnostics))
    result = read_document(document, name, diagnostics);
  cJSON_Delete(document);
  return result;
}

elastir_result *result_read(elastir_stream *stream, elastir_diagnostics *diagnostics)
{
  const char *opened = elastir_stream_name(stream);
  char *name = elastir_copy_text(opened, strlen(opened));
  size_t length = 0;
  elastir_result *result = NULL;
  char *text = elastir_stream_whole(stream, LARGEST_RESULT, &length, NULL);
  if (name == NULL)
    elastir_diagnose_no_memory(diagnostics);
  else if (text != NULL)
    result = result_read_text(text, length, name, diagnostics);
  free(text);
  free(name);
  return result;
}
