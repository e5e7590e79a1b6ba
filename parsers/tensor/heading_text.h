/* SPDX-License-Identifier: GPL-3.0-or-later */
/* heading_text.h: what the words above a matrix say of it. */
#ifndef ELASTIR_HEADING_TEXT_H
#define ELASTIR_HEADING_TEXT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  double gpa;          /* of the unit; 0: none is named */
  double doubtful_gpa; /* of a unit that may be that of something else, as in "urea, kbar"; 0: none */
  bool compliance;     /* the inverse of a stiffness */
  bool other_order;    /* shears are not yz zx xy, as in "XX YY ZZ XY YZ ZX" */
} tensor_heading;

/* What a line adds to what the lines above it say. A unit behind a number is that of something else:
 * "MgO at 20 kbar". */
void tensor_heading_read(const char *text, size_t length, tensor_heading *heading);

/* The length of the unit of a stiffness that a text begins with; 0: it begins with none, and *gpa stays. */
size_t tensor_heading_unit(const char *text, size_t length, double *gpa);

/* Whether a line speaks of elastic constants. */
bool tensor_heading_is_elastic(const char *text, size_t length);

#endif
