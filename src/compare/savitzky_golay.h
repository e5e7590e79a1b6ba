/* SPDX-License-Identifier: GPL-3.0-or-later */
/* savitzky_golay.h: smoothing and derivatives by local polynomials on an even grid. */
#ifndef ELASTIR_SAVITZKY_GOLAY_H
#define ELASTIR_SAVITZKY_GOLAY_H

#include <stdbool.h>
#include <stddef.h>

#define ELASTIR_SMOOTH_MAX_WINDOW 201
#define ELASTIR_SMOOTH_MAX_DEGREE 8

/* Savitzky and Golay, Anal. Chem. 1964, 36, 1627: the polynomial of `degree` fitted to the
 * window around each point, or its first or second derivative per step_cm1; near the ends the
 * first and the last full window serve (no invented points). window odd, degree < window,
 * derivative <= degree, count >= window. In place. false: no memory. */
bool elastir_savitzky_golay(double *y, size_t count, int window, int degree, int derivative,
                            double step_cm1);

#endif
