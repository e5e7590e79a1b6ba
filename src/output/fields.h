/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fields.h: every quantity of a model as a column of a table, with a short name. */
#ifndef ELASTIR_OUTPUT_FIELDS_H
#define ELASTIR_OUTPUT_FIELDS_H

#include "result/quantity.h"
#include "text/text.h"

enum { FIELD_DEPTH = 8 };

/* Made from the rows of the quantities: the path of keys below the model, or a band. */
typedef struct {
  char name[64]; /* "K_H"; else the path itself */
  char path[128];
  char unit[24]; /* "GPa"; "" of pure numbers */
  char says[280]; /* a sentence */
  const quantity *chain[FIELD_DEPTH]; /* from the model to the number */
  int depth;     /* 0: a band */
  int component; /* of a vector or matrix; which band; -1 */
  bool deviates; /* the standard deviation of it */
  bool listed;   /* for people, not for programs alone */
} table_field;

typedef struct {
  table_field *fields;
  size_t count, capacity;
} table_fields;

/* All that there are. false: no memory. Free in any case. */
bool fields_all(table_fields *all);
void fields_free(table_fields *all);

/* The field of that name or path; NULL: none. */
const table_field *fields_find(const table_fields *all, const char *name, size_t length);

/* Appends the value, or nothing where it is null. Words are "yes" and "no" of flags. true: there
 * is a value. */
bool field_append(text_buffer *out, const table_field *field, const elastir_result_model *model);

/* Eight significant digits of a number, which a sheet takes as one; nothing for NAN. */
void field_append_number(text_buffer *out, double value);

/* A number to the second digit of its standard deviation, but never with fewer than two digits of its
 * own; as field_append_number where the deviation is not known or 0. */
void field_append_measured(text_buffer *out, double value, double deviation);

#endif
