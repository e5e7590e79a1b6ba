/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema.c: the JSON Schema of a result, from the rows of its quantities. */
#include "result/schema.h"

#include <stdio.h>
#include <string.h>

enum { MOST_GROUPS = 256 };

static void add_group(const quantity_group *group, const quantity_group **list, size_t most,
                      size_t *count)
{
  size_t rows;
  const quantity *row = group->rows(&rows);
  for (size_t k = 0; k < *count; k++)
    if (list[k] == group)
      return;
  if (*count == most)
    return;
  list[(*count)++] = group;
  for (size_t i = 0; i < rows; i++)
    if (row[i].group != NULL)
      add_group(row[i].group, list, most, count);
}

size_t schema_groups(const quantity_group *group, const quantity_group **list, size_t most)
{
  size_t count = 0;
  add_group(group, list, most, &count);
  return count;
}

static void put_pair(json_writer *json, const char *key, const char *value)
{
  json_key(json, key);
  json_put_text(json, value);
}

/* "type": "number", or ["number", "null"]. */
static void put_type(json_writer *json, const char *type, bool nullable)
{
  json_key(json, "type");
  if (!nullable) {
    json_put_text(json, type);
    return;
  }
  json_begin(json, '[');
  json_put_text(json, type);
  json_put_text(json, "null");
  json_end(json);
}

static void put_reference(json_writer *json, const quantity_group *group, const char *suffix)
{
  char reference[96];
  snprintf(reference, sizeof reference, "#/$defs/%s%s", group->name, suffix);
  put_pair(json, "$ref", reference);
}

/* "items": {"type": …}, of a length where it is fixed (0: any). */
static void put_items(json_writer *json, const char *type, int length)
{
  json_key(json, "items");
  json_begin(json, '{');
  put_type(json, type, true);
  json_end(json);
  if (length > 0) {
    json_key(json, "minItems");
    json_put_number(json, length);
    json_key(json, "maxItems");
    json_put_number(json, length);
  }
}

static void put_rows(json_writer *json, int rows, int columns)
{
  json_key(json, "items");
  json_begin(json, '{');
  put_type(json, "array", false);
  put_items(json, "number", columns);
  json_end(json);
  if (rows > 0) {
    json_key(json, "minItems");
    json_put_number(json, rows);
    json_key(json, "maxItems");
    json_put_number(json, rows);
  }
}

static void put_words(json_writer *json, const char *words, bool nullable)
{
  json_key(json, "enum");
  json_begin(json, '[');
  while (*words != '\0') {
    size_t length = strcspn(words, "|");
    char word[64];
    snprintf(word, sizeof word, "%.*s", (int)length, words);
    json_put_text(json, word);
    words += length + (words[length] == '|');
  }
  if (nullable)
    json_put_null(json);
  json_end(json);
}

static void put_list(json_writer *json, const quantity *row, bool nullable)
{
  put_type(json, "array", nullable);
  if (row->kind == QUANTITY_LIST) {
    json_key(json, "items");
    json_begin(json, '{');
    put_reference(json, row->group, "");
    json_end(json);
  } else if (row->kind == QUANTITY_TABLE || row->kind == QUANTITY_SQUARE) {
    put_rows(json, 0, row->columns);
  } else {
    put_items(json, row->kind == QUANTITY_TEXTS    ? "string"
                    : row->kind == QUANTITY_COUNTS ? "integer"
                                                   : "number", 0);
  }
}

/* An object, or null. */
static void put_object(json_writer *json, const quantity *row, bool nullable)
{
  const char *suffix = row->kind == QUANTITY_TREE ? "_tree" : "";
  if (!nullable) {
    put_reference(json, row->group, suffix);
    return;
  }
  json_key(json, "oneOf");
  json_begin(json, '[');
  json_begin(json, '{');
  put_type(json, "null", false);
  json_end(json);
  json_begin(json, '{');
  put_reference(json, row->group, suffix);
  json_end(json);
  json_end(json);
}

static void put_map(json_writer *json, const quantity *row)
{
  put_type(json, "object", false);
  json_key(json, "additionalProperties");
  json_begin(json, '{');
  put_reference(json, row->group, "");
  json_end(json);
}

static void put_either(json_writer *json)
{
  json_key(json, "type");
  json_begin(json, '[');
  json_put_text(json, "number");
  json_put_text(json, "boolean");
  json_put_text(json, "null");
  json_end(json);
}

/* A fraction lies from 0 to 1. */
static void put_limits(json_writer *json, const char *unit)
{
  if (strcmp(unit, "fraction") != 0)
    return;
  json_key(json, "minimum");
  json_put_number(json, 0.0);
  json_key(json, "maximum");
  json_put_number(json, 1.0);
}

static void put_shape(json_writer *json, const quantity *row)
{
  bool nullable =
      row->nulls.kind == QUANTITY_NULL || row->nulls.kind == QUANTITY_NULL_OR_OUT;
  switch (row->kind) {
    case QUANTITY_NUMBER:
      put_type(json, "number", nullable);
      put_limits(json, row->unit);
      break;
    case QUANTITY_COUNT:
      put_type(json, "integer", nullable);
      break;
    case QUANTITY_FLAG:
    case QUANTITY_ANSWER:
      put_type(json, "boolean", nullable);
      break;
    case QUANTITY_TEXT:
      put_type(json, "string", nullable);
      break;
    case QUANTITY_WORD:
      put_words(json, row->words, nullable);
      break;
    case QUANTITY_VECTOR:
      put_type(json, "array", nullable);
      put_items(json, "number", row->columns);
      break;
    case QUANTITY_MATRIX:
      put_type(json, "array", nullable);
      put_rows(json, row->rows, row->columns);
      break;
    case QUANTITY_OBJECT:
    case QUANTITY_OPTIONAL:
    case QUANTITY_TREE:
      put_object(json, row, nullable);
      break;
    case QUANTITY_MAP:
      put_map(json, row);
      break;
    case QUANTITY_EITHER:
      put_either(json);
      break;
    default:
      put_list(json, row, nullable);
      break;
  }
}

/* The sentence of the row, its unit, and when it has no value. */
static void put_description(json_writer *json, const quantity *row)
{
  static const char *const words[] = {"", " Null if ", " Omitted if ", " Null or omitted if "};
  char text[1024];
  bool unit = row->unit != NULL && *row->unit != '\0';
  snprintf(text, sizeof text, "%s%s%s%s%s%s%s", row->text, unit ? " Unit: " : "",
           unit ? row->unit : "", unit ? "." : "", words[row->nulls.kind],
           row->nulls.when != NULL ? row->nulls.when : "", row->nulls.when != NULL ? "." : "");
  put_pair(json, "description", text);
}

static bool is_property(const quantity *row)
{
  return row->kind != QUANTITY_REST && row->kind != QUANTITY_HIDDEN;
}

static void put_required(json_writer *json, const quantity *rows, size_t count)
{
  json_key(json, "required");
  json_begin(json, '[');
  for (size_t i = 0; i < count; i++)
    if (is_property(&rows[i]) &&
        (rows[i].nulls.kind == QUANTITY_NEVER_NULL || rows[i].nulls.kind == QUANTITY_NULL))
      json_put_text(json, rows[i].key);
  json_end(json);
}

static void put_group(json_writer *json, const quantity_group *group)
{
  size_t count;
  const quantity *rows = group->rows(&count);
  bool rest = false;
  put_type(json, "object", false);
  put_required(json, rows, count);
  json_key(json, "properties");
  json_begin(json, '{');
  for (size_t i = 0; i < count; i++) {
    rest = rest || rows[i].kind == QUANTITY_REST;
    if (!is_property(&rows[i]))
      continue;
    json_key(json, rows[i].key);
    json_begin(json, '{');
    put_description(json, &rows[i]);
    put_shape(json, &rows[i]);
    json_end(json);
  }
  json_end(json);
  json_key(json, "additionalProperties");
  if (rest) {
    json_begin(json, '{');
    put_type(json, "number", true);
    json_end(json);
  } else {
    json_put_bool(json, false);
  }
}

/* Objects within objects, down to the group. */
static void put_tree(json_writer *json, const quantity_group *group)
{
  json_key(json, "anyOf");
  json_begin(json, '[');
  json_begin(json, '{');
  put_reference(json, group, "");
  json_end(json);
  json_begin(json, '{');
  put_type(json, "object", false);
  json_key(json, "additionalProperties");
  json_begin(json, '{');
  put_reference(json, group, "_tree");
  json_end(json);
  json_end(json);
  json_end(json);
}

static bool stands_in_tree(const quantity_group *group, const quantity_group *const *list,
                           size_t count)
{
  for (size_t g = 0; g < count; g++) {
    size_t rows;
    const quantity *row = list[g]->rows(&rows);
    for (size_t i = 0; i < rows; i++)
      if (row[i].kind == QUANTITY_TREE && row[i].group == group)
        return true;
  }
  return false;
}

bool schema_write(const quantity_group *group, const char *id, const char *title, json_sink sink,
                  void *context)
{
  const quantity_group *list[MOST_GROUPS];
  size_t count = schema_groups(group, list, MOST_GROUPS);
  json_writer *json = json_writer_new(true, sink, context);
  if (json == NULL)
    return false;
  json_begin(json, '{');
  put_pair(json, "$schema", "https://json-schema.org/draft/2020-12/schema");
  put_pair(json, "$id", id);
  put_pair(json, "title", title);
  put_group(json, group);
  json_key(json, "$defs");
  json_begin(json, '{');
  for (size_t i = 1; i < count; i++) {
    json_key(json, list[i]->name);
    json_begin(json, '{');
    put_group(json, list[i]);
    json_end(json);
    if (!stands_in_tree(list[i], list, count))
      continue;
    char name[80];
    snprintf(name, sizeof name, "%s_tree", list[i]->name);
    json_key(json, name);
    json_begin(json, '{');
    put_tree(json, list[i]);
    json_end(json);
  }
  json_end(json);
  json_end(json);
  json_writer_end(json);
  return true;
}
