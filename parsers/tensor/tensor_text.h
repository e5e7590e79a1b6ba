/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tensor_text.h: reads bare stiffness tensors as ELATE takes them. */
#ifndef ELASTIR_TENSOR_TEXT_H
#define ELASTIR_TENSOR_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "base/stream.h"

typedef struct {
  char *name;              /* owned; of the comment line above; NULL if there is none */
  long line;               /* of the first row */
  double stiffness_gpa[36]; /* 6x6, row-major, as given: a full matrix need not be symmetric */
  double half_unit_gpa[36]; /* half of the last digit of each, symmetric; of c_ij and c_ji the finer.
                             * 0 of a zero without a mark, and at most the finest for other zeros */
} elastir_tensor_entry;

typedef struct {
  elastir_tensor_entry *items;
  size_t count, capacity;
} elastir_tensor_list;

/* A tensor is six rows of six numbers in GPa, or the upper triangle (6 5 4 3 2 1 numbers), or
 * the lower (1 2 3 4 5 6), Voigt order xx yy zz yz xz xy. Between numbers: blanks, commas,
 * bars, semicolons, brackets. '#' starts a comment; the last line that is only a comment
 * before the first row is the name. Blank lines end a tensor, and lines of words, which may stand
 * between tensors and name the unit; a compliance, by such a line, is passed over. All 36 numbers
 * may stand in one line, behind a name or not.
 * c_ij and c_ji of a full matrix that differ are a warning ('asymmetric-tensor') and averaged; by
 * more than 1 % of the largest component they are an error. A tensor
 * with an error ('bad-tensor', 'asymmetric-tensor') is left out; the others are kept.
 * The stream is open at its start, and is closed here. true: at least one tensor, and no error.
 * *list is to be freed in any case. */
bool elastir_tensor_text_read_stream(elastir_stream *stream, elastir_tensor_list *list,
                                     elastir_source *source, elastir_diagnostics *diagnostics);

/* Accepts a zeroed struct. */
void elastir_tensor_list_free(elastir_tensor_list *list);

#endif
