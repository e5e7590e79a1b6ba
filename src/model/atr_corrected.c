/* SPDX-License-Identifier: GPL-3.0-or-later */
/* atr_corrected.c: a measured ATR spectrum as what the sample absorbs and refracts. */
#include "model/atr_corrected.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/angle.h"
#include "base/memory.h"
#include "optics/atr_inverse.h"
#include "optics/attenuation.h"
#include "optics/tensor.h"

/* Of the largest value. Where eps(0) comes near its limit, Im eps falls below 0 before the rest is wrong. */
static const double least_negative = 0.01, cut_band = 0.01;

const char *atr_corrected_unit(const observable_request *request)
{
  static const char *const units[] = {
      [CORRECTED_ABSORPTION] = "cm-1, decadic", [CORRECTED_N] = "n", [CORRECTED_K] = "k"};
  return units[request->quantity];
}

static optics_atr_setup setup_of(const observable_request *request)
{
  static const double shares[] = {[LIGHT_UNPOLARISED] = 0.5, [LIGHT_S] = 1.0, [LIGHT_P] = 0.0};
  return (optics_atr_setup){creal(request->element.value), elastir_radians(request->angle),
                            (int)request->bounces, shares[request->polarisation],
                            request->far_index};
}

static bool refuse(elastir_diagnostics *diagnostics, const elastir_measured *measured,
                   const char *code, const char *why)
{
  elastir_diagnose(diagnostics, ELASTIR_ERROR, code, measured->path, 0,
                   "the ATR spectrum cannot be corrected: %s", why);
  return false;
}

/* Not scaled, and no derivative. */
static bool keeps_absorbance(const elastir_step *step)
{
  if (strcmp(step->step, "normalise") == 0)
    return strcmp(step->method, "none") == 0;
  for (size_t k = 0; k < step->parameters; k++)
    if (strcmp(step->names[k], "derivative") == 0 && step->values[k] > 0.0)
      return false;
  return true;
}

/* What the transform needs of a spectrum. */
static bool is_fit(const optics_atr_setup *setup, const elastir_measured *measured,
                   const elastir_preprocessed *prepared, elastir_diagnostics *diagnostics)
{
  bool absorbance = measured->y_kind == ELASTIR_Y_ABSORBANCE ||
                    measured->y_kind == ELASTIR_Y_LOG_1_R ||
                    measured->y_kind == ELASTIR_Y_TRANSMITTANCE ||
                    measured->y_kind == ELASTIR_Y_TRANSMITTANCE_PERCENT ||
                    measured->y_kind == ELASTIR_Y_REFLECTANCE ||
                    measured->y_kind == ELASTIR_Y_REFLECTANCE_PERCENT;
  for (size_t i = 0; i < prepared->step_count; i++)
    absorbance = absorbance && keeps_absorbance(&prepared->steps[i]);
  if (!absorbance)
    return refuse(diagnostics, measured, "atr-no-absorbance",
                  "it must be an absorbance, stated as such and not normalised; use --y-unit if the file "
                  "does not state it");
  if (measured->instrument.atr_correction == ELASTIR_ATR_CORRECTED)
    return refuse(diagnostics, measured, "atr-no-absorbance",
                  "the file states that it was already corrected for penetration depth");
  if (prepared->used_count < prepared->count)
    return refuse(diagnostics, measured, "atr-gap",
                  "points are missing, and the transform needs the entire spectrum");
  if (setup->far * setup->far >= optics_atr_limit(setup))
    return refuse(diagnostics, measured, "atr-not-total",
                  "with this index the reflection is not total; use a larger angle or an element with a "
                  "higher index");
  return true;
}

/* What was found has to be what the transform supposes. */
static bool is_sound(const optics_atr_setup *setup, const elastir_measured *measured,
                     const elastir_preprocessed *prepared, const double complex *eps,
                     elastir_diagnostics *diagnostics)
{
  double most = 0.0, least = 0.0, highest = 0.0;
  for (size_t i = 0; i < prepared->count; i++) {
    most = fmax(most, cimag(eps[i]));
    least = fmin(least, cimag(eps[i]));
    highest = fmax(highest, prepared->y[i]);
  }
  double at_zero =
      optics_atr_static(setup, prepared->x_cm1[0], prepared->step_cm1, eps, prepared->count);
  if (!(at_zero < optics_atr_limit(setup)) || least < -least_negative * most) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "atr-not-total", measured->path, 0,
                     "the ATR spectrum cannot be corrected: it gives a permittivity of %.2f at 0 "
                     "cm-1, where less than %.2f is needed, and absorptions down to %.1f %% of the "
                     "highest: the bands are too strong for this element and angle, or the index, "
                     "the baseline or the angle is wrong",
                     at_zero, optics_atr_limit(setup), 100.0 * least / most);
    return false;
  }
  double ends = fmax(fabs(prepared->y[0]), fabs(prepared->y[prepared->count - 1]));
  if (ends > cut_band * highest)
    elastir_diagnose(diagnostics, ELASTIR_WARNING, "atr-cut", measured->path, 0,
                     "an end of the spectrum has %.0f %% of its highest absorbance: absorption beyond it is "
                     "ignored, and values near it are wrong. Choose ends between bands with --use, or "
                     "subtract the baseline",
                     100.0 * ends / highest);
  return true;
}

static bool note(const optics_atr_setup *setup, const observable_request *request,
                 elastir_preprocessed *prepared)
{
  if (!elastir_grow(&prepared->steps, &prepared->step_capacity, prepared->step_count,
                    sizeof *prepared->steps))
    return false;
  prepared->steps[prepared->step_count++] =
      (elastir_step){"correct-atr", observable_word(request, "show"),
                     {"index", "element_index", "angle_deg", "bounces", "share_s"},
                     {setup->far, setup->element, request->angle, setup->bounces, setup->share_s},
                     5};
  return true;
}

static double shown(const observable_request *request, double complex eps, double nu_cm1)
{
  double complex index = optics_root(eps);
  return request->quantity == CORRECTED_N   ? creal(index)
         : request->quantity == CORRECTED_K ? cimag(index)
                                            : optics_absorption_decadic(eps, nu_cm1);
}

bool atr_correct(const observable_request *request, const elastir_measured *measured,
                 elastir_preprocessed *prepared, elastir_diagnostics *diagnostics)
{
  const optics_atr_setup setup = setup_of(request);
  if (!is_fit(&setup, measured, prepared, diagnostics))
    return false;
  double complex *eps = malloc((prepared->count + 1) * sizeof *eps);
  bool memory = eps != NULL && optics_atr_invert(&setup, prepared->x_cm1[0], prepared->step_cm1,
                                                 prepared->y, prepared->count, eps);
  bool sound = memory && is_sound(&setup, measured, prepared, eps, diagnostics);
  memory = memory && note(&setup, request, prepared);
  for (size_t i = 0; sound && i < prepared->count; i++)
    prepared->y[i] = shown(request, eps[i], prepared->x_cm1[i]);
  free(eps);
  if (!memory)
    elastir_diagnose_no_memory(diagnostics);
  return memory && sound;
}
