/* SPDX-License-Identifier: GPL-3.0-or-later */
/* result.h: the result document as structs, one per group of quantities.def.
 *
 * A field has the name of its key in the document; units are in the names. Numbers that are null are
 * NAN, counts -1, answers -1, texts, pointers and lists NULL. Flags are 1 or 0, and -1 where a result
 * that was read does not have them. A list `x` has `x_count` members.
 * Everything that a result points to belongs to it until elastir_result_free. */
#ifndef ELASTIR_RESULT_H
#define ELASTIR_RESULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct elastir_result_memory;

/* A number or, where `answer` is true, yes (1) or no (0). */
typedef struct {
  double value;
  bool answer;
} elastir_number_or_answer;

#define GROUP(name, title, text) \
  typedef struct elastir_result_##name elastir_result_##name; \
  struct elastir_result_##name {
#define END(name) };
#define HIDDEN(type, field) type field;
#define NUMBER(key, show, unit, nulls, text) double key;
#define COUNT(key, show, unit, nulls, text) int64_t key;
#define FLAG(key, nulls, text) int key;
#define ANSWER(key, nulls, text) int key;
#define TEXT(key, nulls, text) const char *key;
#define WORD(key, words, nulls, text) const char *key;
#define WORD_AS(field, key, words, nulls, text) const char *field;
#define VECTOR(key, n, unit, nulls, text) double key[n];
#define MATRIX(key, rows, columns, unit, nulls, text) double key[(rows) * (columns)];
#define NUMBERS(key, unit, nulls, text) const double *key; size_t key##_count;
#define COUNTS(key, text) const int64_t *key; size_t key##_count;
#define TEXTS(key, text) const char *const *key; size_t key##_count;
#define TABLE(key, columns, unit, nulls, text) const double *key; size_t key##_count;
#define SQUARE(key, unit, text) const double *key; size_t key##_count;
#define OBJECT(key, group, text) elastir_result_##group key;
#define OPTIONAL(key, group, nulls, text) elastir_result_##group *key;
#define LIST(key, group, nulls, text) elastir_result_##group *key; size_t key##_count;
#define MAP(key, group, text) elastir_result_##group *key; size_t key##_count;
#define TREE(key, group, nulls, text) elastir_result_##group *key; size_t key##_count;
#define EITHER(key, nulls, text) elastir_number_or_answer key;
#define REST(key, text) elastir_result_parameter *key; size_t key##_count;
#include "quantities.def"
#include "quantities_end.h"

typedef elastir_result_document elastir_result;

#endif
