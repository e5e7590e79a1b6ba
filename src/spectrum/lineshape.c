/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lineshape.c: area-normalised line shapes. */
#include "spectrum/lineshape.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/pi.h"


static const char *const names[] = {"lorentzian", "gaussian", "pseudo-voigt"};

const char *elastir_lineshape_name(elastir_lineshape_kind kind)
{
  return names[kind];
}

static bool refuse(const char *spec, elastir_diagnostics *diagnostics)
{
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-lineshape", NULL, 0,
                   "line shape '%.100s': expected lorentzian, gaussian, pseudo-voigt, or "
                   "pseudo-voigt:ETA with ETA from 0 to 1", spec);
  return false;
}

bool elastir_lineshape_parse(const char *spec, elastir_lineshape *shape,
                             elastir_diagnostics *diagnostics)
{
  if (strcmp(spec, names[ELASTIR_LORENTZIAN]) == 0) {
    shape->kind = ELASTIR_LORENTZIAN;
    shape->eta = 1.0;
    return true;
  }
  if (strcmp(spec, names[ELASTIR_GAUSSIAN]) == 0) {
    shape->kind = ELASTIR_GAUSSIAN;
    shape->eta = 0.0;
    return true;
  }
  size_t stem = strlen(names[ELASTIR_PSEUDO_VOIGT]);
  if (strncmp(spec, names[ELASTIR_PSEUDO_VOIGT], stem) != 0)
    return refuse(spec, diagnostics);
  double eta = ELASTIR_ETA_DEFAULT;
  if (spec[stem] == ':') {
    const char *text = spec + stem + 1;
    size_t length = strlen(text);
    if (length == 0 || number_scan(text, length, &eta) != length || !(eta >= 0.0 && eta <= 1.0))
      return refuse(spec, diagnostics);
  } else if (spec[stem] != '\0') {
    return refuse(spec, diagnostics);
  }
  shape->kind = ELASTIR_PSEUDO_VOIGT;
  shape->eta = eta;
  return true;
}

static void add_lorentzian(double weight, double fwhm, double d, double derivatives[3])
{
  double half = 0.5 * fwhm;
  double q = 1.0 / (d * d + half * half);
  double value = weight * half / ELASTIR_PI * q;
  derivatives[0] += value;
  derivatives[1] += -2.0 * d * q * value;
  derivatives[2] += (8.0 * d * d * q - 2.0) * q * value;
}

static void add_gaussian(double weight, double fwhm, double d, double derivatives[3])
{
  double k = 4.0 * ELASTIR_LN2 / (fwhm * fwhm);
  double value = weight * 2.0 / fwhm * sqrt(ELASTIR_LN2 / ELASTIR_PI) * exp(-k * d * d);
  derivatives[0] += value;
  derivatives[1] += -2.0 * k * d * value;
  derivatives[2] += (4.0 * k * k * d * d - 2.0 * k) * value;
}

void elastir_lineshape_derivatives(const elastir_lineshape *shape, double offset_cm1,
                                   double derivatives[3])
{
  derivatives[0] = derivatives[1] = derivatives[2] = 0.0;
  if (shape->eta > 0.0)
    add_lorentzian(shape->eta, shape->fwhm_cm1, offset_cm1, derivatives);
  if (shape->eta < 1.0)
    add_gaussian(1.0 - shape->eta, shape->fwhm_cm1, offset_cm1, derivatives);
}

double elastir_lineshape_value(const elastir_lineshape *shape, double offset_cm1)
{
  double derivatives[3];
  elastir_lineshape_derivatives(shape, offset_cm1, derivatives);
  return derivatives[0];
}

double elastir_lineshape_by_fwhm(const elastir_lineshape *shape, double offset_cm1)
{
  double d2 = offset_cm1 * offset_cm1;
  double fwhm = shape->fwhm_cm1;
  double result = 0.0;
  if (shape->eta > 0.0) {
    double half = 0.5 * fwhm;
    double q = 1.0 / (d2 + half * half);
    result += shape->eta * 0.5 / ELASTIR_PI * q * (1.0 - 2.0 * half * half * q);
  }
  if (shape->eta < 1.0) {
    double k = 4.0 * ELASTIR_LN2 / (fwhm * fwhm);
    double value = 2.0 / fwhm * sqrt(ELASTIR_LN2 / ELASTIR_PI) * exp(-k * d2);
    result += (1.0 - shape->eta) * value * (2.0 * k * d2 - 1.0) / fwhm;
  }
  return result;
}
