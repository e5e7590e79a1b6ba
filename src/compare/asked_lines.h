/* SPDX-License-Identifier: GPL-3.0-or-later */
/* asked_lines.h: lines that somebody asked for: which of them the fit found. */
#ifndef ELASTIR_ASKED_LINES_H
#define ELASTIR_ASKED_LINES_H

#include "compare/line_fit.h"

/* A fit always ends somewhere; what it found is the band asked for if it is as high as its error at
 * least, within ELASTIR_LINE_MOVES_CM1 of the place, and neither as narrow as noise nor as broad as
 * the ground: 0.3 to 5 times the usual width. */
#define ELASTIR_LINE_MOVES_CM1 8.0

typedef enum {
  ELASTIR_LINE_GOOD,
  ELASTIR_LINE_VANISHES, /* in its error */
  ELASTIR_LINE_MOVED,
  ELASTIR_LINE_NO_WIDTH
} elastir_line_doubt_kind;

elastir_line_doubt_kind elastir_line_doubt(const elastir_fitted_line *line, double fwhm_cm1);

/* elastir_lines_fit of the places that lie in the data. fit->lines has each place in the order asked
 * for; what is not found has NAN for all numbers, and not_fitted. Ratios are those to the last
 * place. together: points for each independent one, by which errors are widened before they are judged.
 * false: no memory (reported). Free *fit in any case. */
bool elastir_asked_lines_fit(const elastir_points *points, const double *places_cm1, size_t place_count,
                             double fwhm_cm1, double together, elastir_line_fit *fit,
                             elastir_diagnostics *diagnostics);

/* A warning 'lines-not-fitted' for each line that was not; one for all where the whole fit failed. */
void elastir_asked_lines_report(const elastir_line_fit *fit, elastir_diagnostics *diagnostics);

#endif
