/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spc.h: what the readers of new and old Galactic SPC files share. */
#ifndef ELASTIR_MEASURED_SPC_H
#define ELASTIR_MEASURED_SPC_H

#include "measured/reader.h"

/* Bits of byte 0 of the header. */
enum {
  SPC_16_BIT = 0x01,        /* TSPREC: ordinates of 16 bits */
  SPC_MULTI = 0x04,         /* TMULTI: several subfiles */
  SPC_AXIS_TEXTS = 0x20,    /* TALABS: texts of the axes are given */
  SPC_OWN_X = 0x40,         /* TXYXYS: each subfile has its abscissae */
  SPC_EXPLICIT_X = 0x80     /* TXVALS: abscissae are given, not computed */
};

/* The exponent that marks IEEE floats. */
enum { SPC_FLOAT = -128 };

/* Title, units from the type codes, or from the axis texts (x, y, z behind each other, a NUL
 * between) where flagged. false: no memory. */
typedef struct {
  unsigned char flags, x_type, y_type;
  const char *comment; /* [130] */
  const char *axes;    /* [30] */
} spc_labels;
bool spc_set_labels(const measured_input *in, const spc_labels *labels);

/* Adds block `number`, of that many points (0: not said). false: no memory. */
bool spc_add_block(const measured_input *in, const spc_labels *labels, size_t number,
                   size_t points);

/* Refuses interferograms by their type codes. */
bool spc_check_types(const measured_input *in, const spc_labels *labels);

/* Where ordinates stand, and how they are written: fixed point, y = Y 2^(exponent - bits), or
 * IEEE floats. swapped: 32-bit integers have their 16-bit halves exchanged. */
typedef struct {
  size_t offset, points;
  size_t size; /* bytes of one */
  int exponent;
  bool big, swapped;
} spc_ordinates;

/* Fills y; what is no finite number is reported and missing. */
void spc_give_ordinates(const measured_input *in, const spc_ordinates *ordinates);

#endif
