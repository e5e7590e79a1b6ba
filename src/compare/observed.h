/* SPDX-License-Identifier: GPL-3.0-or-later */
/* observed.h: what an instrument sees of a model, where that is not a sum of its lines. */
#ifndef ELASTIR_OBSERVED_H
#define ELASTIR_OBSERVED_H

#include <stdbool.h>
#include <stddef.h>

#include "spectrum/lines.h"

/* The transverse modes of a model, and how wide. They are where its sticks are less their optical
 * shifts, so that elastir_sticks_rescale moves them; their strengths stay as calculated. */
typedef struct {
  const elastir_stick *sticks;
  size_t count;
  double damping_cm1;
  const double *factors; /* on the strength of each; NULL: 1 */
} elastir_transverse;

typedef struct {
  const void *context;
  /* A line of this lineshape where the band of each mode has its top, as high: optical shifts,
   * wavenumbers and intensities of seen[count], which may be modes->sticks. false: no memory. */
  bool (*see)(const void *context, const elastir_transverse *modes,
              const elastir_lineshape *shape, elastir_stick *seen);
  /* All that they add to what is seen, at x_cm1[points], as exact as the optics; in the unit of
   * elastir_lines_curve of the lines seen. false: no memory. */
  bool (*curve)(const void *context, const elastir_transverse *modes, const double *x_cm1,
                size_t points, double *values);
} elastir_observed;

#endif
