/* SPDX-License-Identifier: GPL-3.0-or-later */
/* synthetic.h: measured spectra whose truth is known, for the tests of the fits. */
#ifndef ELASTIR_TEST_SYNTHETIC_H
#define ELASTIR_TEST_SYNTHETIC_H

#include <gsl/gsl_randist.h>

#include "spectrum/spectrum.h"

/* Three models with common and own bands, laid out like the ZIF-8 fixtures. */
enum { SYNTHETIC_STICKS = 9, SYNTHETIC_MODELS = 3 };

static const elastir_stick synthetic_model[SYNTHETIC_MODELS][SYNTHETIC_STICKS] = {
    {{715.0, 0.0, 60.0, 0, 0.0},  {810.0, 0.0, 200.0, 1, 0.0}, {880.0, 0.0, 30.0, 2, 0.0},
     {1031.0, 0.0, 150.0, 3, 0.0}, {1164.0, 0.0, 15.0, 4, 0.0}, {1196.0, 0.0, 300.0, 5, 0.0},
     {1369.0, 0.0, 80.0, 6, 0.0}, {1485.0, 0.0, 220.0, 7, 0.0}, {1655.0, 0.0, 90.0, 8, 0.0}},
    {{718.0, 0.0, 55.0, 0, 0.0},  {795.0, 0.0, 160.0, 1, 0.0}, {812.0, 0.0, 90.0, 2, 0.0},
     {1029.0, 0.0, 140.0, 3, 0.0}, {1164.0, 0.0, 170.0, 4, 0.0}, {1196.0, 0.0, 200.0, 5, 0.0},
     {1372.0, 0.0, 70.0, 6, 0.0}, {1490.0, 0.0, 200.0, 7, 0.0}, {1640.0, 0.0, 120.0, 8, 0.0}},
    {{712.0, 0.0, 70.0, 0, 0.0},  {808.0, 0.0, 170.0, 1, 0.0}, {865.0, 0.0, 60.0, 2, 0.0},
     {1035.0, 0.0, 120.0, 3, 0.0}, {1196.0, 0.0, 260.0, 4, 0.0}, {1332.0, 0.0, 140.0, 5, 0.0},
     {1376.0, 0.0, 110.0, 6, 0.0}, {1480.0, 0.0, 180.0, 7, 0.0}, {1655.0, 0.0, 80.0, 8, 0.0}}};

/* Of height one. */
static inline double synthetic_lorentzian(double x, double place, double fwhm)
{
  double d = 2.0 * (x - place) / fwhm;
  return 1.0 / (1.0 + d * d);
}

/* A copy of model k, scaled. */
static inline void synthetic_sticks(int k, const elastir_scale *scale, elastir_stick *sticks)
{
  for (int i = 0; i < SYNTHETIC_STICKS; i++)
    sticks[i] = synthetic_model[k][i];
  elastir_sticks_rescale(sticks, SYNTHETIC_STICKS, scale);
}

/* y += factor times the curve of the sticks on 600 … 1700 cm-1 in steps of 1. */
enum { SYNTHETIC_POINTS = 1101 };

static inline void synthetic_add(const elastir_stick *sticks, const elastir_lineshape *shape,
                                 double factor, double *y)
{
  elastir_grid grid = {600.0, 1700.0, 1.0, SYNTHETIC_POINTS};
  static double curve[SYNTHETIC_POINTS];
  elastir_lines_curve(&(elastir_lines){sticks, SYNTHETIC_STICKS, shape}, &grid, curve);
  for (int i = 0; i < SYNTHETIC_POINTS; i++)
    y[i] += factor * curve[i];
}

/* Noise; rho > 0 makes neighbours alike (first-order autoregressive), same variance. */
static inline void synthetic_noise(gsl_rng *generator, double sigma, double rho, double *y)
{
  double e = gsl_ran_gaussian(generator, sigma);
  for (int i = 0; i < SYNTHETIC_POINTS; i++) {
    y[i] += e;
    e = rho * e + gsl_ran_gaussian(generator, sigma * sqrt(1.0 - rho * rho));
  }
}

#endif
