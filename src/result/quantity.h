/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantity.h: the rows of quantities.def as data, for what treats all quantities alike. */
#ifndef ELASTIR_QUANTITY_H
#define ELASTIR_QUANTITY_H

#include "result/result.h"

typedef enum {
  QUANTITY_NUMBER,
  QUANTITY_COUNT,
  QUANTITY_FLAG,
  QUANTITY_ANSWER,
  QUANTITY_TEXT,
  QUANTITY_WORD,
  QUANTITY_VECTOR,
  QUANTITY_MATRIX,
  QUANTITY_NUMBERS,
  QUANTITY_COUNTS,
  QUANTITY_TEXTS,
  QUANTITY_TABLE,
  QUANTITY_SQUARE,
  QUANTITY_OBJECT,
  QUANTITY_OPTIONAL,
  QUANTITY_LIST,
  QUANTITY_MAP,
  QUANTITY_TREE,
  QUANTITY_EITHER,
  QUANTITY_REST,
  QUANTITY_HIDDEN /* a field of the struct alone, whose type is the unit */
} quantity_kind;

typedef enum {
  QUANTITY_NEVER_NULL,
  QUANTITY_NULL,         /* written as null */
  QUANTITY_LEFT_OUT,     /* the key is not there */
  QUANTITY_NULL_OR_OUT   /* left out where the bool at `unless` is true, else null */
} quantity_nulls_kind;

typedef struct {
  quantity_nulls_kind kind;
  const char *when; /* "not printed"; NULL: never */
  size_t unless;
} quantity_nulls;

/* How people see it; symbol NULL: not at all. */
typedef struct {
  const char *symbol, *short_name, *name;
  int decimals; /* -1: four significant digits */
} quantity_show;

struct quantity_group;

typedef struct {
  const char *key, *field; /* in the document, and in the struct */
  quantity_kind kind;
  size_t offset, count_offset; /* in the struct of the group; the second of lists */
  int rows, columns;           /* of vectors, matrices and tables */
  const char *words;           /* "a|b|c" */
  const struct quantity_group *group;
  quantity_show show;
  const char *unit;
  quantity_nulls nulls;
  const char *text;
} quantity;

typedef struct quantity_group {
  const char *name, *title, *text;
  size_t size; /* of its struct */
  const quantity *(*rows)(size_t *count);
} quantity_group;

/* quantity_group_moduli, quantity_group_model, … */
#define GROUP(name, title, text) extern const quantity_group quantity_group_##name;
#define END(name)
#define HIDDEN(type, field)
#define NUMBER(key, show, unit, nulls, text)
#define COUNT(key, show, unit, nulls, text)
#define FLAG(key, nulls, text)
#define ANSWER(key, nulls, text)
#define TEXT(key, nulls, text)
#define WORD(key, words, nulls, text)
#define WORD_AS(field, key, words, nulls, text)
#define VECTOR(key, n, unit, nulls, text)
#define MATRIX(key, rows, columns, unit, nulls, text)
#define NUMBERS(key, unit, nulls, text)
#define COUNTS(key, text)
#define TEXTS(key, text)
#define TABLE(key, columns, unit, nulls, text)
#define SQUARE(key, unit, text)
#define OBJECT(key, group, text)
#define OPTIONAL(key, group, nulls, text)
#define LIST(key, group, nulls, text)
#define MAP(key, group, text)
#define TREE(key, group, nulls, text)
#define EITHER(key, nulls, text)
#define REST(key, text)
#include "result/quantities.def"
#include "result/quantities_end.h"

/* Sets everything in a struct of the group to null. */
void quantity_clear(const quantity_group *group, void *base);

/* The row at a dotted path below the group, such as "averages.hill.bulk_modulus_gpa" below
 * quantity_elastic. An object that has a "value" stands for it. NULL: there is none. */
const quantity *quantity_find(const quantity_group *group, const char *path);

/* The number there; NAN where it, or something on the way, is null, or there is none. */
double quantity_number(const quantity_group *group, const void *base, const char *path);

/* The unit that the end of a key says, "GPa" of "youngs_modulus_gpa"; "" if it says none. */
const char *quantity_unit_of_key(const char *key, size_t length);

/* Extrema, means and spreads: they have the unit that the key of the object around them says. */
bool quantity_has_unit_of_object(const quantity *row);

/* The unit of the number at a path, "" of a pure number. NULL: there is none. */
const char *quantity_unit(const quantity_group *group, const char *path);

/* What the number at a path is, a sentence; an object that has a "value" says it of that. NULL:
 * there is none. */
const char *quantity_meaning(const quantity_group *group, const char *path);

/* The path of a field of a struct, which the compiler looks up: QUANTITY_PATH(elastic,
 * averages.hill.bulk_modulus_gpa). Pointers on the way are written "->". */
#define QUANTITY_PATH(group, field) \
  (sizeof((elastir_result_##group *)0)->field > 0 ? #field : NULL)

/* Calls visit for every number at or below the row, with its path below `group`: scalars, and the
 * values of extrema; not lists. Both bases are structs of the group; a number that either lacks
 * an object on the way to is passed over. */
typedef void (*quantity_visit)(void *context, const char *path, double first, double second);
void quantity_each_pair(const quantity_group *group, const void *first, const void *second,
                        const char *prefix, quantity_visit visit, void *context);

#endif
