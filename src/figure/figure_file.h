/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_file.h: one plate, of one panel or several, as the bytes of a file. */
#ifndef ELASTIR_FIGURE_FILE_H
#define ELASTIR_FIGURE_FILE_H

#include "base/diagnostics.h"
#include "figure/figure.h"

typedef enum { FIGURE_SVG, FIGURE_PDF, FIGURE_PNG, FIGURE_CSV } figure_format;

typedef struct {
  figure_format format;
  double width_mm, height_mm; /* 0: as suits the panels */
  double dpi;                 /* of PNG, and of pictures in the others; 0: 300 */
  size_t columns;             /* of panels; 0: one, or two if there are several */
  const figure_options *panels;
  size_t panel_count;
} figure_plate;

/* NULL: reported (codes 'no-such-model', 'nothing-to-show', 'no-cairo', 'too-large',
 * 'no-memory'). The caller frees. */
char *figure_file_make(const elastir_result *result, const figure_plate *plate, size_t *length,
                       elastir_diagnostics *diagnostics);

#endif
