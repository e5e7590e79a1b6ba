/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantity.c: the rows of quantities.def as data, and walking along them. */
#include "result/quantity.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "result/kinds.h"

#define SHOWN(symbol, short_name, name, decimals) {symbol, short_name, name, decimals}
#define PLAIN {0}
#define NEVER {0}
#define NULL_IF(when) {QUANTITY_NULL, when, 0}
#define LEFT_OUT(when) {QUANTITY_LEFT_OUT, when, 0}
#define NULL_UNLESS(group, field, when) \
  {QUANTITY_NULL_OR_OUT, when, offsetof(elastir_result_##group, field)}

/* Each group is a function, so that its rows know the struct as `T`. */
#define GROUP(name, title, text) \
  static const char name##_title[] = title, name##_text[] = text; \
  static const quantity *name##_rows(size_t *count) \
  { \
    typedef elastir_result_##name T; \
    static const quantity rows[] = {
#define END(name) \
      {0}}; \
    *count = sizeof rows / sizeof *rows - 1; \
    return rows; \
  } \
  const quantity_group quantity_group_##name = {#name, name##_title, name##_text, \
                                          sizeof(elastir_result_##name), name##_rows};
#define AT(name, kind_name) \
  .field = #name, .offset = offsetof(T, name), .kind = QUANTITY_##kind_name
#define HIDDEN(type, name) {.key = "", AT(name, HIDDEN), .unit = #type},
#define COUNTED(field) .count_offset = offsetof(T, field##_count)
#define NUMBER(field, shown, in, null, says) \
  {.key = #field, AT(field, NUMBER), .show = shown, .unit = in, .nulls = null, .text = says},
#define COUNT(field, shown, in, null, says) \
  {.key = #field, AT(field, COUNT), .show = shown, .unit = in, .nulls = null, .text = says},
#define FLAG(field, null, says) {.key = #field, AT(field, FLAG), .nulls = null, .text = says},
#define ANSWER(field, null, says) {.key = #field, AT(field, ANSWER), .nulls = null, .text = says},
#define TEXT(field, null, says) {.key = #field, AT(field, TEXT), .nulls = null, .text = says},
#define WORD(field, list, null, says) \
  {.key = #field, AT(field, WORD), .words = list, .nulls = null, .text = says},
#define WORD_AS(field, name, list, null, says) \
  {.key = name, AT(field, WORD), .words = list, .nulls = null, .text = says},
#define VECTOR(field, n, in, null, says) \
  {.key = #field, AT(field, VECTOR), .columns = n, .unit = in, .nulls = null, .text = says},
#define MATRIX(field, m, n, in, null, says) \
  {.key = #field, AT(field, MATRIX), .rows = m, .columns = n, .unit = in, .nulls = null, \
   .text = says},
#define NUMBERS(field, in, null, says) \
  {.key = #field, AT(field, NUMBERS), COUNTED(field), .unit = in, .nulls = null, .text = says},
#define COUNTS(field, says) {.key = #field, AT(field, COUNTS), COUNTED(field), .text = says},
#define TEXTS(field, says) {.key = #field, AT(field, TEXTS), COUNTED(field), .text = says},
#define TABLE(field, n, in, null, says) \
  {.key = #field, AT(field, TABLE), COUNTED(field), .columns = n, .unit = in, .nulls = null, \
   .text = says},
#define SQUARE(field, in, says) \
  {.key = #field, AT(field, SQUARE), COUNTED(field), .unit = in, .text = says},
#define OBJECT(field, kind, says) \
  {.key = #field, AT(field, OBJECT), .group = &quantity_group_##kind, .text = says},
#define OPTIONAL(field, kind, null, says) \
  {.key = #field, AT(field, OPTIONAL), .group = &quantity_group_##kind, .nulls = null, .text = says},
#define LIST(field, kind, null, says) \
  {.key = #field, AT(field, LIST), COUNTED(field), .group = &quantity_group_##kind, .nulls = null, \
   .text = says},
#define MAP(field, kind, says) \
  {.key = #field, AT(field, MAP), COUNTED(field), .group = &quantity_group_##kind, .text = says},
#define TREE(field, kind, null, says) \
  {.key = #field, AT(field, TREE), COUNTED(field), .group = &quantity_group_##kind, .nulls = null, \
   .text = says},
#define EITHER(field, null, says) {.key = #field, AT(field, EITHER), .nulls = null, .text = says},
#define REST(field, says) \
  {.key = #field, AT(field, REST), COUNTED(field), .group = &quantity_group_parameter, .text = says},
#include "result/quantities.def"
#include "result/quantities_end.h"

static void clear_numbers(double *numbers, int count)
{
  for (int i = 0; i < count; i++)
    numbers[i] = NAN;
}

void quantity_clear(const quantity_group *group, void *base)
{
  size_t count;
  const quantity *rows = group->rows(&count);
  memset(base, 0, group->size);
  for (size_t i = 0; i < count; i++) {
    void *field = (char *)base + rows[i].offset;
    switch (rows[i].kind) {
      case QUANTITY_NUMBER:
        *(double *)field = NAN;
        break;
      case QUANTITY_COUNT:
        *(int64_t *)field = -1;
        break;
      case QUANTITY_ANSWER:
        *(int *)field = -1;
        break;
      case QUANTITY_VECTOR:
        clear_numbers(field, rows[i].columns);
        break;
      case QUANTITY_MATRIX:
        clear_numbers(field, rows[i].rows * rows[i].columns);
        break;
      case QUANTITY_EITHER:
        ((elastir_number_or_answer *)field)->value = NAN;
        break;
      case QUANTITY_OBJECT:
        quantity_clear(rows[i].group, field);
        break;
      default: /* texts, pointers and lists: NULL */
        break;
    }
  }
}

/* ---- paths ---- */

/* The first name of a path, and *rest behind its "." or "->"; *rest NULL: it was the last. */
static size_t first_name(const char *path, const char **rest)
{
  size_t length = strcspn(path, ".-");
  *rest = path[length] == '\0' ? NULL : path + length + (path[length] == '-' ? 2 : 1);
  return length;
}

static const quantity *row_named(const quantity_group *group, const char *name, size_t length)
{
  size_t count;
  const quantity *rows = group->rows(&count);
  for (size_t i = 0; i < count; i++)
    if (strncmp(rows[i].key, name, length) == 0 && rows[i].key[length] == '\0')
      /* cppcheck-suppress returnDanglingLifetime ; the rows are static */
      return &rows[i];
  return NULL;
}

/* The struct that an object row stands for; NULL: null. */
static const void *inner(const quantity *row, const void *base)
{
  const void *field = (const char *)base + row->offset;
  return row->kind == QUANTITY_OPTIONAL ? *(const void *const *)field : field;
}

static bool is_object(const quantity *row)
{
  return row->kind == QUANTITY_OBJECT || row->kind == QUANTITY_OPTIONAL;
}

/* Follows the path; with *base NULL only the rows. *object: the row around the one found. */
static const quantity *follow(const quantity_group *group, const void **base, const char *path,
                              const quantity **object)
{
  *object = NULL;
  while (group != NULL) {
    const char *rest;
    size_t length = first_name(path, &rest);
    const quantity *row = row_named(group, path, length);
    if (row == NULL || (rest == NULL && !is_object(row)))
      return row;
    if (!is_object(row))
      return NULL;
    *object = row;
    group = row->group;
    *base = *base != NULL ? inner(row, *base) : NULL;
    path = rest != NULL ? rest : "value";
  }
  return NULL;
}

const quantity *quantity_find(const quantity_group *group, const char *path)
{
  const void *none = NULL;
  const quantity *object;
  return follow(group, &none, path, &object);
}

static double scalar(const quantity *row, const void *base)
{
  const void *field = (const char *)base + row->offset;
  if (row->kind == QUANTITY_NUMBER)
    return *(const double *)field;
  if (row->kind == QUANTITY_COUNT && *(const int64_t *)field >= 0)
    return (double)*(const int64_t *)field;
  return NAN;
}

double quantity_number(const quantity_group *group, const void *base, const char *path)
{
  const quantity *object, *row = follow(group, &base, path, &object);
  return row != NULL && base != NULL ? scalar(row, base) : (double)NAN;
}

/* ---- units and meanings ---- */

const char *quantity_unit_of_key(const char *key, size_t length)
{
  static const struct {
    const char *end, *unit;
  } units[] = {{"_gpa", "GPa"}, {"_per_tpa", "TPa-1"}, {"_n_m", "N/m"}};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    size_t end = strlen(units[i].end);
    if (length > end && strncmp(key + length - end, units[i].end, end) == 0)
      return units[i].unit;
  }
  return "";
}

bool quantity_has_unit_of_object(const quantity *row)
{
  static const char *const keys[] = {"value", "mean", "standard_deviation", "bound"};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    if (strcmp(row->key, keys[i]) == 0)
      return true;
  return false;
}

const char *quantity_unit(const quantity_group *group, const char *path)
{
  const quantity *row = quantity_find(group, path);
  const char *unit = row == NULL ? NULL : row->unit != NULL ? row->unit : "";
  if (row == NULL || *unit != '\0' || !quantity_has_unit_of_object(row))
    return unit;
  for (const char *rest = path; rest != NULL; path = rest) {
    size_t length = first_name(path, &rest);
    const char *said = quantity_unit_of_key(path, length);
    unit = *said != '\0' ? said : unit;
  }
  return unit;
}

const char *quantity_meaning(const quantity_group *group, const char *path)
{
  const void *none = NULL;
  const quantity *object, *row = follow(group, &none, path, &object);
  if (row == NULL)
    return NULL;
  return object != NULL && strcmp(row->key, "value") == 0 ? object->text : row->text;
}

/* ---- pairs ---- */

static double value_in(const quantity *row, const void *base)
{
  const void *object = base != NULL ? inner(row, base) : NULL;
  return object != NULL ? scalar(row_named(row->group, "value", 5), object) : (double)NAN;
}

static void visit_pair(const quantity *row, const void *first, const void *second,
                       const char *path, quantity_visit visit, void *context)
{
  if (row->kind == QUANTITY_NUMBER || row->kind == QUANTITY_COUNT) {
    visit(context, path, scalar(row, first), scalar(row, second));
  } else if (is_object(row) && row_named(row->group, "value", 5) != NULL) {
    visit(context, path, value_in(row, first), value_in(row, second));
  } else if (is_object(row)) {
    const void *one = inner(row, first), *other = inner(row, second);
    if (one != NULL && other != NULL)
      quantity_each_pair(row->group, one, other, path, visit, context);
  }
}

void quantity_each_pair(const quantity_group *group, const void *first, const void *second,
                        const char *prefix, quantity_visit visit, void *context)
{
  size_t count;
  const quantity *rows = group->rows(&count);
  for (size_t i = 0; i < count; i++) {
    char path[160];
    snprintf(path, sizeof path, "%s%s%s", prefix, *prefix != '\0' ? "." : "", rows[i].key);
    visit_pair(&rows[i], first, second, path, visit, context);
  }
}
