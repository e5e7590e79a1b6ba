/* SPDX-License-Identifier: GPL-3.0-or-later */
/* peaks.h: maxima and prominences of the analytic curve; internal to the spectrum module. */
#ifndef ELASTIR_SPECTRUM_PEAKS_H
#define ELASTIR_SPECTRUM_PEAKS_H

#include "spectrum/spectrum.h"

/* Fills spectrum->peaks from spectrum->grid. false: no memory. */
bool spectrum_find_peaks(const elastir_stick *sticks, size_t count,
                         const elastir_lineshape *shape, elastir_spectrum *spectrum);

#endif
