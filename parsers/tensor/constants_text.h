/* SPDX-License-Identifier: GPL-3.0-or-later */
/* constants_text.h: elastic constants that are named one by one, such as "C11 = 11.04, C12 = 8.33". */
#ifndef ELASTIR_CONSTANTS_TEXT_H
#define ELASTIR_CONSTANTS_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "base/stream.h"
#include "tensor/tensor_text.h"

typedef struct {
  long line; /* 0: not given */
  double value, half_unit; /* as written; the latter is that of the last digit */
  double gpa; /* of the unit that stands beside it; 0: none */
} tensor_constant;

/* A list while it is read; starts zeroed. */
typedef struct {
  long line; /* of the first one; 0: there is none */
  tensor_constant items[6][6]; /* row <= column */
  long compliance; /* the first line that names one, S11 and so on, which are passed over; 0: none */
  int given;         /* how many there are */
  int units;         /* and have a unit beside them */
  size_t number_end; /* behind the number that was read last, in its line */
  bool broken; /* reported */
} tensor_constants;

/* Whether a line begins with the name of a constant: C11, c_44, C_{12}, C(1,1), and the same with S. */
bool tensor_constants_begin(const char *text, size_t length);

/* Takes all of such a line: "C11 = 11.04, C12: 8.33; c_44 1.03 GPa, C(3,3) (GPa) = 11". C21 is C12. A
 * constant that is given twice has to have one value. false, and `broken`: reported ('bad-tensor'). */
bool tensor_constants_read(tensor_constants *constants, const elastir_line *line, const char *file,
                           elastir_diagnostics *diagnostics);

/* Puts a list into the tensor. Constants that are not given follow from symmetry where the others are just
 * the independent ones of a class in its standard setting, which is reported ('symmetry-assumed').
 * heading_gpa: the unit by the words above, of those that have none beside them if others do; 0: none
 * is named. If no constant has one, all remain as written.
 * false: constants or their units are missing (reported, 'bad-tensor'). */
bool tensor_constants_finish(const tensor_constants *constants, double heading_gpa, const char *file,
                             elastir_tensor_entry *entry, elastir_diagnostics *diagnostics);

#endif
