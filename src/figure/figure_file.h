/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_file.h: one figure of a result as the bytes of a file. */
#ifndef ELASTIR_FIGURE_FILE_H
#define ELASTIR_FIGURE_FILE_H

#include "base/diagnostics.h"
#include "figure/figure.h"

typedef enum { FIGURE_SPECTRUM, FIGURE_POLAR, FIGURE_SURFACE, FIGURE_MATRIX, FIGURE_MAP,
               FIGURE_HISTOGRAM } figure_kind;
typedef enum { FIGURE_SVG, FIGURE_PDF, FIGURE_PNG, FIGURE_CSV } figure_format;

typedef struct {
  figure_kind kind;
  figure_format format;
  double width_mm, height_mm; /* 0: as suits the kind */
  double dpi;                 /* of PNG, and of pictures in the others; 0: 300 */
  figure_options figure;
} figure_file_options;

/* NULL: reported (codes 'no-such-model', 'nothing-to-show', 'no-cairo', 'no-memory'). The caller
 * frees. */
char *figure_file_make(const elastir_result *result, const figure_file_options *options,
                       size_t *length, elastir_diagnostics *diagnostics);

#endif
