/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tabular.h: lines, fields and numbers of tables in text; shared by the readers of columns and of
 * neaspec exports; internal to parsers/measured. */
#ifndef ELASTIR_MEASURED_TABULAR_H
#define ELASTIR_MEASURED_TABULAR_H

#include "measured/reader.h"

#define TABULAR_NONE ((size_t)-1)

/* How a table is written. */
typedef struct {
  char separator; /* tab, ';', ',' or ' ' (runs of blanks and tabs) */
  bool decimal_comma;
  bool grouped;   /* numbers may have marks between groups of three digits: "4,000.5" */
} tabular_layout;

/* The lines of a file and the table in them. */
typedef struct {
  text_line *lines;
  size_t line_count, capacity;
  tabular_layout layout;
  size_t columns;
  size_t first, last; /* lines of the table, last excluded */
  size_t rows;
  text_line header;   /* the line that names the columns; no text: none */
  char header_separator;
} text_table;

/* Room for the lines of the whole file. false: no memory (reported). */
bool tabular_gather(const measured_input *in, text_table *table);
void tabular_free(text_table *table);

/* Goes through the fields of a line. Quotes around a field are removed; separators within them do
 * not separate. false: no more. */
typedef struct {
  const char *at; /* NULL: behind the last field */
  const char *end;
  char separator;
} tabular_fields;
tabular_fields tabular_fields_of(const text_line *line, char separator);
bool tabular_next_field(tabular_fields *fields, text_line *field);

/* Field number `index` (from 0) of a line; empty where there is none. */
text_line tabular_field(const text_line *line, char separator, size_t index);

/* How many fields a line has, empty ones at its end not counted. */
size_t tabular_field_count(const text_line *line, char separator);

/* A number as the layout writes it; *value is NAN if it is none. */
bool tabular_number(text_line field, tabular_layout layout, double *value);

/* How many columns of numbers a line has; 0: it is no row of the layout. */
size_t tabular_row(const text_line *line, tabular_layout layout);

/* Blank or a comment (begins with one of # ; % !), and neither of them: part of a table. */
bool tabular_is_blank(const text_line *line);
bool tabular_is_comment(const text_line *line);
bool tabular_is_plain(const text_line *line);

/* The name of a column in the header; a column by its number, counted from 1, or its name
 * (TABULAR_NONE: there is none); all of them for a message. */
text_line tabular_name(const text_table *table, size_t column);
size_t tabular_column(const text_table *table, const char *wanted);
enum { TABULAR_LISTED = 400 };
const char *tabular_list(const text_table *table, char buffer[TABULAR_LISTED]);

/* How a table ends. A last line without a line end either has none by its writer, or the file was
 * cut: it is whole if all rows are written with the same number of digits, the last one too, or a
 * separator follows its last number; and short if it alone has fewer digits, or fewer fields. */
typedef enum { TABULAR_WHOLE, TABULAR_SHORT, TABULAR_UNCLEAR } tabular_end;
tabular_end tabular_end_of(const measured_input *in, const text_table *table);

/* Takes a short last row off the table, and reports what is not known to be whole. */
void tabular_cut_end(const measured_input *in, text_table *table);

#endif
