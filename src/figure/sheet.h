/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheet.h: columns of numbers and words beside each other, as CSV (RFC 4180 but for the line ends). */
#ifndef ELASTIR_SHEET_H
#define ELASTIR_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "text/text.h"

typedef struct {
  text_buffer cells; /* each ended by a NUL */
  text_buffer name;
  size_t count;
  bool wavenumbers;
} sheet_column;

typedef struct {
  sheet_column *columns;
  size_t count, capacity;
  const char *prefix; /* of names; NULL: none */
  bool failed;        /* no memory */
  double least_cm1, most_cm1; /* of the columns of wavenumbers */
  bool has_wavenumbers;       /* those hold */
} sheet;

/* Begins a column, to which cells go until the next one begins; label may be NULL. */
void sheet_begin(sheet *s, const char *label, const char *quantity);
/* The same for wavenumbers in cm-1: how far they go is kept. */
void sheet_begin_wavenumbers(sheet *s, const char *label, const char *quantity);
/* A column by its number, to which cells are added out of order. */
void sheet_number(sheet *s, size_t column, double value); /* NAN: empty */
void sheet_text(sheet *s, size_t column, const char *text);

/* The column that began last. */
size_t sheet_last(const sheet *s);

/* Shorter columns end in empty cells. */
void sheet_write(const sheet *s, text_buffer *out);
void sheet_free(sheet *s);

#endif
