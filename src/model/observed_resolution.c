/* SPDX-License-Identifier: GPL-3.0-or-later */
/* observed_resolution.c: observables as a spectrometer of finite resolution sees them. */
#include <math.h>
#include <stdint.h>

#include "model/observed.h"

/* Columns are pointers to const in a result; they were just made, and nobody else has them. */
static double *own(const double *column)
{
  return (double *)(uintptr_t)column;
}

/* Of a column that the detector sees; NULL: the kind does not have it. */
static bool blur(const observed_instrument *instrument, const double *column, size_t count)
{
  return column == NULL ||
         optics_apparatus_apply(&instrument->apparatus, instrument->step_cm1, own(column), count);
}

/* A detector sees the power that comes back, not its logarithm. */
static bool blur_absorbance(const observed_instrument *instrument, const double *column,
                            size_t count)
{
  for (size_t i = 0; column != NULL && i < count; i++)
    own(column)[i] = pow(10.0, -column[i]);
  bool good = blur(instrument, column, count);
  for (size_t i = 0; column != NULL && i < count; i++)
    own(column)[i] = -log10(column[i]);
  return good;
}

/* The interferogram of a near field is linear in the complex signal. */
static void follow(elastir_result_observable_columns *c)
{
  for (size_t i = 0; c->phase != NULL && i < c->phase_count; i++) {
    own(c->amplitude)[i] = hypot(c->real[i], c->imaginary[i]);
    own(c->phase)[i] = atan2(c->imaginary[i], c->real[i]);
  }
}

bool observed_blur(const observed_instrument *instrument, const observable_request *request,
                   elastir_result_observable *out)
{
  elastir_result_observable_columns *c = &out->columns;
  bool good = true;
  if (!(instrument->apparatus.resolution_cm1 > 0.0) || !observable_is_measured(request->kind))
    return true;
  if (request->kind == OBSERVABLE_ATR) {
    good = blur_absorbance(instrument, c->absorbance_s, c->absorbance_s_count) &&
           blur_absorbance(instrument, c->absorbance_p, c->absorbance_p_count) &&
           blur_absorbance(instrument, c->absorbance, c->absorbance_count);
  } else if (request->kind == OBSERVABLE_NANOFTIR) {
    good = blur(instrument, c->real, c->real_count) &&
           blur(instrument, c->imaginary, c->imaginary_count);
    follow(c);
  } else {
    good = blur(instrument, c->r_s, c->r_s_count) && blur(instrument, c->r_p, c->r_p_count) &&
           blur(instrument, c->r_crossed, c->r_crossed_count) &&
           blur(instrument, c->reflectance, c->reflectance_count) &&
           blur(instrument, c->transmittance, c->transmittance_count);
  }
  out->parameters.resolution_cm1 = instrument->apparatus.resolution_cm1;
  return good;
}
