/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spc.h: what the readers of new and old Galactic SPC files share. */
#ifndef ELASTIR_MEASURED_SPC_H
#define ELASTIR_MEASURED_SPC_H

#include <stdint.h>

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

uint16_t spc_u16(const char *bytes, bool big);
uint32_t spc_u32(const char *bytes, bool big);
float spc_f32(const char *bytes, bool big);
double spc_f64(const char *bytes, bool big);

/* Title, units from the type codes, or from the axis texts (x, y, z behind each other, a NUL
 * between) where flagged. false: no memory. */
typedef struct {
  unsigned char flags, x_type, y_type;
  const char *comment; /* [130] */
  const char *axes;    /* [30] */
} spc_labels;
bool spc_set_labels(const measured_input *input, const spc_labels *labels,
                    elastir_measured *measured);

/* Whether the type codes are those of an infrared spectrum. */
bool spc_is_infrared(const measured_input *input, const spc_labels *labels);

/* Refuses interferograms by their type codes. */
bool spc_check_types(const measured_input *input, const spc_labels *labels);

/* x = first + i (last - first)/(points - 1). */
void spc_even_abscissae(elastir_measured *measured, double first, double last);

#endif
