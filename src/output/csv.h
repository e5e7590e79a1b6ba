/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv.h: cells of tables of text (RFC 4180, with plain line feeds). */
#ifndef ELASTIR_OUTPUT_CSV_H
#define ELASTIR_OUTPUT_CSV_H

#include "text/text.h"

/* A cell as it is, or in quotes where it holds quotes, line ends or the separator; NULL: empty. */
void csv_append_cell(text_buffer *out, const char *text, char separator);

/* "name (unit)", without brackets where the unit is "". */
void csv_append_head(text_buffer *out, const char *name, const char *unit, char separator);

#endif
