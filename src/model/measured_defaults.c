/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measured_defaults.c: what the facts of a measured file set where the user said nothing. */
#include "model/measured_defaults.h"

#include <math.h>

/* Instruments of infrared spectroscopy have resolutions between these; others are misprints, or
 * in another unit. */
static const double finest_cm1 = 0.001, coarsest_cm1 = 64.0;

/* A grid coarser by less than this is not worth interpolating every point. */
static const double least_thinning = 1.5;

static void weigh(const elastir_absorbance *curve, elastir_compared_model *models,
                  size_t model_count)
{
  double from = curve->wavenumber_cm1[0], to = curve->wavenumber_cm1[curve->points - 1];
  double centre = sqrt(from * to);
  for (size_t k = 0; k < model_count; k++)
    for (size_t i = 0; i < models[k].stick_count; i++) {
      elastir_stick *stick = &models[k].sticks[i];
      stick->intensity_km_mol *= centre / fmin(fmax(stick->wavenumber_cm1, from), to);
    }
}

/* A crystal or an accessory, for the message. */
static const char *says_atr(const elastir_instrument *facts)
{
  if (facts->atr_crystal != NULL && *facts->atr_crystal != '\0')
    return facts->atr_crystal;
  return facts->accessory != NULL && *facts->accessory != '\0' ? facts->accessory
                                                              : "kind of spectrum";
}

static bool is_weighted(elastir_measured *measured, elastir_atr_choice wish,
                        elastir_diagnostics *diagnostics)
{
  const elastir_instrument *facts = &measured->instrument;
  if (wish != ELASTIR_ATR_AS_THE_FILE_SAYS || !facts->atr)
    return wish == ELASTIR_ATR_YES;
  if (facts->atr_correction == ELASTIR_ATR_CORRECTED)
    elastir_measured_assume(measured, ELASTIR_INFO, "atr-corrected", diagnostics,
                            "the file states that this is ATR, corrected for penetration depth: the models "
                            "are not weighted; use --atr yes to weight them");
  else if (facts->atr_correction == ELASTIR_ATR_CORRECTION_UNCLEAR)
    elastir_measured_assume(measured, ELASTIR_WARNING, "atr-unclear", diagnostics,
                            "the file calls this an ATR spectrum but does not state whether it is corrected "
                            "for penetration depth: the models are not weighted; use --atr yes to weight "
                            "them, or --atr no to confirm");
  return facts->atr_correction == ELASTIR_ATR_NOT_CORRECTED;
}

static void apply_atr(elastir_named_spectrum *spectrum, elastir_atr_choice wish,
                      elastir_comparison_options *options, elastir_compared_model *models,
                      size_t model_count, elastir_diagnostics *diagnostics)
{
  elastir_measured *measured = &spectrum->measured;
  options->atr_weighted = is_weighted(measured, wish, diagnostics);
  if (!options->atr_weighted)
    return;
  weigh(&spectrum->absorbance, models, model_count);
  if (wish == ELASTIR_ATR_YES)
    elastir_measured_assume(measured, ELASTIR_INFO, "atr-weighted", diagnostics,
                            "the bands of the models are weighted by 1/wavenumber");
  else
    elastir_measured_assume(measured, ELASTIR_WARNING, "atr-weighted", diagnostics,
                            "the file states that this is ATR (%s): the bands of the models are weighted by "
                            "1/wavenumber, for the penetration depth; use --atr no if the spectrum was "
                            "corrected for it",
                            says_atr(&measured->instrument));
}

/* Down to 1, 2 or 5 times a power of ten. */
static double round_down(double value)
{
  double power = pow(10.0, floor(log10(value) + 1e-9));
  double mantissa = value / power;
  return power * (mantissa >= 5.0 - 1e-6 ? 5.0 : mantissa >= 2.0 - 1e-6 ? 2.0 : 1.0);
}

static void apply_resolution(elastir_named_spectrum *spectrum, bool fwhm_given,
                             elastir_comparison_options *options,
                             elastir_diagnostics *diagnostics)
{
  elastir_measured *measured = &spectrum->measured;
  const elastir_absorbance *curve = &spectrum->absorbance;
  double resolution = measured->instrument.resolution_cm1;
  if (measured->x_kind != ELASTIR_X_WAVENUMBER || !(resolution >= finest_cm1) ||
      resolution > coarsest_cm1)
    return;
  if (!fwhm_given && resolution > options->shape.fwhm_cm1) {
    elastir_measured_assume(measured, ELASTIR_WARNING, "resolution-width", diagnostics,
                            "the file states a resolution of %g cm-1: the bands of the models have this "
                            "width, not %g cm-1; override it with --fwhm", resolution,
                            options->shape.fwhm_cm1);
    options->shape.fwhm_cm1 = resolution;
  }
  double step = round_down(0.5 * resolution);
  double own = elastir_preprocess_own_step(curve->wavenumber_cm1, curve->absorbance, curve->points,
                                           &options->preprocessing);
  if (options->preprocessing.step_cm1 > 0.0 || !(step > least_thinning * own))
    return;
  elastir_measured_assume(measured, ELASTIR_INFO, "resolution-step", diagnostics,
                          "the file states a resolution of %g cm-1: it is compared in steps of %g cm-1, "
                          "since closer points are interpolated; override it with --step", resolution, step);
  options->preprocessing.step_cm1 = step;
}

void elastir_measured_defaults(elastir_named_spectrum *spectrum,
                               const elastir_measured_wishes *wishes,
                               elastir_comparison_options *options,
                               elastir_compared_model *models, size_t model_count,
                               elastir_diagnostics *diagnostics)
{
  apply_atr(spectrum, wishes->atr, options, models, model_count, diagnostics);
  apply_resolution(spectrum, wishes->fwhm_given, options, diagnostics);
}
