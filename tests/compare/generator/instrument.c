// SPDX-License-Identifier: GPL-3.0-or-later
// instrument.c: penetration depth, vapour, baseline, fringes, stray light and noise.
#include "instrument.h"

#include "models.h"
#include "substances.h"

#include <math.h>
#include <stdlib.h>

#define PI 3.14159265358979323846

// From -1 at the first to 1 at the last point.
static double place(size_t i, size_t count) {
  return 2.0 * (double)i / (double)(count - 1) - 1.0;
}

static void tilt(double power, size_t count, const double *x_cm1, double *y) {
  const double middle = 0.5 * (x_cm1[0] + x_cm1[count - 1]);
  for (size_t i = 0; i < count; i++) y[i] *= pow(middle / x_cm1[i], power);
}

static void add_vapour(double height, double resolution_cm1, dice *d, size_t count,
                       const double *x_cm1, double *y) {
  double *lines = must_allocate(count, sizeof *lines);
  vapour_add(d, resolution_cm1, count, x_cm1, lines);
  for (size_t i = 0; i < count; i++) y[i] += height * lines[i];
  free(lines);
}

// A parabola, and two interference patterns of layers (one strong) whose amplitude drifts.
static void add_baseline(double height, double fringes, dice *d, size_t count,
                         const double *x_cm1, double *y) {
  const double offset = dice_between(d, 0.0, height);
  const double slope = dice_between(d, -0.5, 0.5) * height;
  const double bend = dice_between(d, -0.5, 0.5) * height;
  const double period[2] = {dice_log_between(d, 40.0, 300.0), dice_log_between(d, 40.0, 300.0)};
  const double start[2] = {dice_between(d, 0.0, 2.0 * PI), dice_between(d, 0.0, 2.0 * PI)};
  const double strength[2] = {fringes * dice_between(d, 0.4, 1.0), 0.3 * fringes};
  const double drift = dice_between(d, -0.5, 0.5);
  for (size_t i = 0; i < count; i++) {
    const double t = place(i, count);
    y[i] += offset + slope * t + bend * t * t;
    for (size_t k = 0; k < 2; k++)
      y[i] += strength[k] * (1.0 + drift * t) * cos(2.0 * PI * x_cm1[i] / period[k] + start[k]);
  }
}

// White, or an autoregression of first order; the deviation is the same.
static double *draw_noise(double deviation, double correlation_points, double edges, dice *d,
                          size_t count) {
  double *noise = must_allocate(count, sizeof *noise);
  const double memory = correlation_points > 0.0 ? exp(-1.0 / correlation_points) : 0.0;
  double last = dice_normal(d, deviation);
  for (size_t i = 0; i < count; i++) {
    last = memory * last + sqrt(1.0 - memory * memory) * dice_normal(d, deviation);
    noise[i] = last * (1.0 + edges * pow(place(i, count), 4.0));
  }
  return noise;
}

// Stray light s makes of the transmittance T what is (T + s) / (1 + s); the noise is in T, too.
static void saturate(double stray, double top, const double *noise, size_t count, double *y) {
  for (size_t i = 0; i < count; i++) {
    const double transmittance = (pow(10.0, -top * y[i]) + stray) / (1.0 + stray);
    y[i] = -log10(fmax(transmittance + noise[i], 1e-4));
  }
}

void instrument_apply(const recipe *r, dice *d, size_t count, const double *x_cm1, double *y) {
  if (r->tilt_power.high > 0.0)
    tilt(dice_between(d, r->tilt_power.low, r->tilt_power.high), count, x_cm1, y);
  if (r->vapour > 0.0) add_vapour(r->vapour, fmax(2.0 * r->step_cm1, 2.0), d, count, x_cm1, y);
  if (r->baseline > 0.0 || r->fringes > 0.0)
    add_baseline(r->baseline, r->fringes, d, count, x_cm1, y);
  const double deviation = dice_log_between(d, r->noise.low, r->noise.high);
  double *noise = draw_noise(deviation, r->noise_points, r->noise_edges, d, count);
  const double top = dice_log_between(d, 0.02, 1.0);
  if (r->stray_light.high > 0.0) {
    const double stray = dice_log_between(d, r->stray_light.low, r->stray_light.high);
    saturate(stray, dice_between(d, 1.0, 2.5), noise, count, y);
  } else {
    for (size_t i = 0; i < count; i++) y[i] = top * (y[i] + noise[i]);
  }
  free(noise);
}
