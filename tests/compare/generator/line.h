// SPDX-License-Identifier: GPL-3.0-or-later
// line.h: one absorption line and its dispersive partner.
#ifndef GENERATOR_LINE_H
#define GENERATOR_LINE_H

#include <stddef.h>

typedef struct {
  double position_cm1;
  double area;
  double fwhm_cm1;
  double gaussian_share;  // of a pseudo-Voigt line: 0 is Lorentzian
  double asymmetry_cm;    // of the width, 0 is none
} line;

// Adds cos(phase) times the absorption and sin(phase) times the dispersion of the line.
void line_add(const line *l, double phase, size_t count, const double *x_cm1, double *y);

// Dawson's integral.
double dawson(double z);

#endif
