/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export.h: curves as CSV, JCAMP-DX and AnIML. */
#ifndef ELASTIR_EXPORT_H
#define ELASTIR_EXPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "text/text.h"

/* One curve; nothing is owned. NAN in y is a missing value. */
typedef struct {
  const char *title;
  const char *origin;  /* one line on where it comes from; may be NULL */
  const char *processing; /* one line on what was done to it; may be NULL */
  const char *x_label; /* "wavenumber" */
  const char *x_unit;  /* "cm-1"; "" if none */
  const char *y_label;
  const char *y_unit;
  bool absorbance;     /* y is an absorbance */
  bool molar;          /* y is an absorption per mole, in y_unit; neither: any quantity */
  const double *x;     /* evenly spaced for JCAMP-DX, else any */
  const double *y;
  size_t points;
} export_curve;

/* All curves beside one another on the common x of the first: a head and a line a point. The
 * curves have to be on the same x. A missing value is an empty field. */
void export_csv(const export_curve *curves, size_t count, text_buffer *out);

/* JCAMP-DX 4.24 (McDonald and Wilks, Appl. Spectrosc. 42, 151 (1988)): AFFN, (X++(Y..Y)), a
 * block each, several in a LINK block. Nine significant digits of the largest |y|. The x have
 * to be evenly spaced in cm-1. A curve with missing values is written as (XY..XY) without
 * them. */
void export_jcamp(const export_curve *curves, size_t count, text_buffer *out);

/* AnIML 0.90, Float64: one ExperimentStep a curve; x as start and increment where these give back
 * the very same numbers. Missing values are NaN. false: no memory. */
bool export_animl(const export_curve *curves, size_t count, text_buffer *out);

#endif
