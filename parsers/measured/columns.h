/* SPDX-License-Identifier: GPL-3.0-or-later */
/* columns.h: tables of numbers in text files; internal to parsers/measured. */
#ifndef ELASTIR_MEASURED_COLUMNS_H
#define ELASTIR_MEASURED_COLUMNS_H

#include "measured/reader.h"
#include "measured/text.h"

/* How a table is written. */
typedef struct {
  char separator; /* tab, ';', ',' or ' ' (runs of blanks and tabs) */
  bool decimal_comma;
  bool grouped;   /* numbers may have marks between groups of three digits: "4,000.5" */
} columns_layout;

/* A number as the layout writes it; *value is NAN if it is none. */
bool columns_number(const char *field, size_t length, columns_layout layout, double *value);

/* Goes through the fields of a line; start with at = the line's text. Quotes around a field
 * are removed; separators within them do not separate. false: no more. */
typedef struct {
  const char *at; /* NULL: behind the last field */
  const char *end;
  char separator;
} columns_fields;
bool columns_next_field(columns_fields *fields, const char **field, size_t *length);

/* Field number `index` (from 0) of a line. */
bool columns_field(const text_line *line, char separator, size_t index, const char **field,
                   size_t *length);
size_t columns_count(const text_line *line, char separator);

/* The lines of a file and the table found in them. */
typedef struct {
  text_line *lines;
  size_t line_count, capacity;
  columns_layout layout;
  size_t columns;
  size_t first, last;  /* lines of the table, last excluded */
  size_t rows;
  text_line header; /* the line that names the columns; no text: none */
  char header_separator;
} columns_table;

/* Finds the table. false: there is none, or it is interrupted (reported). */
bool columns_find(const measured_input *input, columns_table *table);
void columns_free(columns_table *table);

/* How many columns of numbers a line has; 0: it is no row of the layout. */
size_t columns_row(const text_line *line, columns_layout layout);

/* Blank, or begins with one of # ; % ! (a comment). */
bool columns_is_blank(const text_line *line);
bool columns_is_comment(const text_line *line);

/* The unit or name of a column by the lines before the table. x: of the abscissa. */
void columns_find_header(columns_table *table, size_t x, size_t y, text_line *x_unit,
                         text_line *y_unit);

/* What the lines before the table say that was measured, if it is no infrared spectrum; without
 * text: they do not say so. */
text_line columns_other_technique(const columns_table *table);

/* The number of a line before the table that speaks of Raman, where none speaks of infrared;
 * 0: there is none. */
long columns_raman_line(const columns_table *table);

#endif
