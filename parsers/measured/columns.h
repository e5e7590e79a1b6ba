/* SPDX-License-Identifier: GPL-3.0-or-later */
/* columns.h: finds tables of numbers among words; internal to parsers/measured. */
#ifndef ELASTIR_MEASURED_COLUMNS_H
#define ELASTIR_MEASURED_COLUMNS_H

#include "measured/tabular.h"

/* Text, perhaps padded with NULs at the end. */
bool columns_is_text(const measured_input *in);

/* Finds the table. false: there is none, or it is interrupted (reported). */
bool columns_find(const measured_input *in, text_table *table);

/* Whether a line of the table is a row: not blank, and no comment, unless it is one of empty first
 * cells in front of semicolons. */
bool columns_is_row(const text_table *table, const text_line *line);

/* The unit or name of a column by the lines before the table. x: of the abscissa. */
void columns_find_header(text_table *table, size_t x, size_t y, text_line *x_unit,
                         text_line *y_unit);

/* The column of abscissae: the first that is called so and rises or falls, else the second where the
 * first counts the rows, else the first. */
size_t columns_axis(const text_table *table);

/* The only column that may be the ordinate; TABULAR_NONE: there are several, or none. */
size_t columns_ordinate(const text_table *table, size_t x);

/* What the lines before the table say that was measured, if it is no infrared spectrum; without
 * text: they do not say so. */
text_line columns_other_technique(const text_table *table);

/* The number of a line before the table that speaks of Raman, where none speaks of infrared;
 * 0: there is none. */
long columns_raman_line(const text_table *table);

#endif
