/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table.h: models, or their modes, as a table for sheets and statistics: CSV (RFC 4180, with plain
 * line feeds) or tab-separated. The first row names the columns, with units in brackets. */
#ifndef ELASTIR_OUTPUT_TABLE_H
#define ELASTIR_OUTPUT_TABLE_H

#include "output/fields.h"

typedef struct {
  char separator; /* ',' or '\t' */
  bool tidy;      /* a row per value: model, quantity, value, sd, unit */
  bool keep_empty; /* columns without a value, too */
} table_style;

/* A row per model. */
void table_of_models(text_buffer *out, const elastir_result *result,
                     const table_field *const *fields, size_t count, const table_style *style);

/* A row per set of modes whose scaled wavenumber is in the range; NAN: no limit. With its columns, a
 * line each, as those below. */
void table_of_modes(text_buffer *out, const elastir_result *result, double from_cm1, double to_cm1,
                    const table_style *style);
void table_list_mode_columns(text_buffer *out);

/* Name, unit and sentence of every field, a line each. */
void table_list_fields(text_buffer *out, const table_fields *all);

/* The fields that are shown unless others are named, which has to have room for
 * TABLE_DEFAULTS; returns their number. */
enum { TABLE_DEFAULTS = 40 };
size_t table_default_fields(const table_fields *all, const table_field **fields);

#endif
