/* SPDX-License-Identifier: GPL-3.0-or-later */
/* judge.c: decides what the axes of a spectrum are, and says what it had to assume. */
#include "measured/reader.h"

#include <math.h>
#include <string.h>

#include "measured/text.h"
#include "measured/units.h"

/* Above it a transmittance or reflectance is in percent: a fraction exceeds 1 by noise or by a
 * poor background, but not by this much. */
static const double percent_above = 2.0;

/* No infrared spectrum reaches beyond, in cm-1: near infrared ends at 12800. */
static const double lowest_cm1 = 10.0, highest_cm1 = 15000.0;

/* A range that ends below may as well be wavelengths in nanometres: the near infrared is
 * measured up to 2500 nm, and exported with increasing wavelengths. */
static const double surely_cm1 = 2600.0, likely_cm1 = 1500.0;

static void range(const double *values, size_t count, double *low, double *high)
{
  *low = INFINITY;
  *high = -INFINITY;
  for (size_t i = 0; i < count; i++) {
    if (values[i] < *low)
      *low = values[i];
    if (values[i] > *high)
      *high = values[i];
  }
}

static bool bad_unit(const measured_input *input, const char *axis, const char *unit,
                     const char *valid)
{
  elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "bad-unit", input->name, 0,
                   "the unit '%s' given for %s is not known; valid are %s", unit, axis, valid);
  return false;
}

bool elastir_x_unit_known(const char *unit)
{
  elastir_x_kind kind = units_x(unit, strlen(unit));
  return kind != ELASTIR_X_UNKNOWN && kind != ELASTIR_X_OTHER;
}

bool elastir_y_unit_known(const char *unit)
{
  bool stated;
  elastir_y_kind kind = units_y(unit, strlen(unit), &stated);
  return kind != ELASTIR_Y_UNKNOWN && kind != ELASTIR_Y_OTHER;
}

/* What the caller says against what the file says is worth a warning. */
static bool override_x(const measured_input *input, elastir_measured *measured)
{
  const char *unit = input->options->x_unit;
  if (unit == NULL)
    return true;
  elastir_x_kind stated = units_x(measured->x_unit, strlen(measured->x_unit));
  measured->x_kind = units_x(unit, strlen(unit));
  if (!elastir_x_unit_known(unit))
    return bad_unit(input, "x", unit, "cm-1, um and nm");
  bool against = stated != ELASTIR_X_UNKNOWN && stated != measured->x_kind;
  measured_assume(input, measured, against ? ELASTIR_WARNING : ELASTIR_INFO, "x-unit-given", 0,
                  "the abscissa is in %s, as the caller says (the file: '%s')",
                  elastir_x_kind_name(measured->x_kind), measured->x_unit);
  return true;
}

/* A wavelength without its unit: no infrared one is above 200 um (50 cm-1), none below 180 nm. */
static bool guess_wavelength(const measured_input *input, elastir_measured *measured, double low,
                             double high)
{
  const double longest_um = 200.0, shortest_nm = 180.0;
  if (!units_is_wavelength(measured->x_unit, strlen(measured->x_unit)) || !(low > 0.0) ||
      (high > longest_um && low < shortest_nm))
    return false;
  measured->x_kind = high <= longest_um ? ELASTIR_X_MICROMETRE : ELASTIR_X_NANOMETRE;
  measured_assume(input, measured, ELASTIR_WARNING, "x-unit-assumed", 0,
                  "the abscissa is called '%s', without a unit; %s is assumed since it runs from "
                  "%g to %g", measured->x_unit, elastir_x_kind_name(measured->x_kind), low, high);
  return true;
}

static void guess_x(const measured_input *input, elastir_measured *measured)
{
  double low, high;
  range(measured->x, measured->points, &low, &high);
  if (guess_wavelength(input, measured, low, high))
    return;
  if (*measured->x_unit != '\0' || low < lowest_cm1 || high > highest_cm1) {
    elastir_diagnose(input->diagnostics, ELASTIR_WARNING, "x-unit-unknown", input->name, 0,
                     "the unit of the abscissa ('%s', %g to %g) is not known; give one of "
                     "cm-1, um, nm", measured->x_unit, low, high);
    return;
  }
  measured->x_kind = ELASTIR_X_WAVENUMBER;
  bool decreasing = measured->x[0] > measured->x[measured->points - 1];
  bool typical = high >= surely_cm1 || (high >= likely_cm1 && decreasing);
  measured_assume(input, measured, typical ? ELASTIR_INFO : ELASTIR_WARNING, "x-unit-assumed", 0,
                  "the file names no unit for the abscissa; cm-1 is assumed since it runs from "
                  "%g to %g%s", low, high,
                  typical ? "" : "; wavelengths in nm would look alike");
}

/* Any abscissa that is not a number would be silently dropped later. */
static bool check_x(const measured_input *input, const elastir_measured *measured)
{
  for (size_t i = 0; i < measured->points; i++)
    if (!isfinite(measured->x[i])) {
      elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "bad-abscissa", input->name, 0,
                       "the abscissa of point %zu is not a finite number", i + 1);
      return false;
    }
  return true;
}

static bool judge_x(const measured_input *input, elastir_measured *measured)
{
  if (!override_x(input, measured) || !check_x(input, measured))
    return false;
  if (measured->x_kind == ELASTIR_X_UNKNOWN)
    measured->x_kind = units_x(measured->x_unit, strlen(measured->x_unit));
  bool other = measured->x_kind == ELASTIR_X_OTHER && !input->options->any_technique;
  if (other && !input->options->any_axis) {
    elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "not-infrared", input->name, 0,
                     "expected an abscissa in cm-1, um or nm, found '%s': no infrared spectrum",
                     measured->x_unit);
    return false;
  }
  if (other)
    elastir_diagnose(input->diagnostics, ELASTIR_WARNING, "x-not-infrared", input->name, 0,
                     "the abscissa ('%s') is none of an infrared spectrum; the values are "
                     "given as they are", measured->x_unit);
  if (measured->x_kind == ELASTIR_X_UNKNOWN)
    guess_x(input, measured);
  return true;
}

/* Percent, if more than a few ordinates are too large for a fraction, or two beside each other
 * (of a nearly opaque sample); lone ones are damage or noise, which is told. */
static bool looks_like_percent(const measured_input *input, const elastir_measured *measured)
{
  const size_t one_in = 20;
  size_t above = 0;
  bool adjacent = false;
  for (size_t i = 0; i < measured->points; i++) {
    bool here = measured->y[i] > percent_above;
    above += here;
    adjacent = adjacent || (here && i > 0 && measured->y[i - 1] > percent_above);
  }
  bool percent = adjacent || above * one_in > measured->points - measured->missing;
  if (above > 0 && !percent)
    elastir_diagnose(input->diagnostics, ELASTIR_WARNING, "y-out-of-range", input->name, 0,
                     "%zu of %zu ordinates exceed %g, too few for a scale in percent and too "
                     "large for a fraction: are they damaged?", above, measured->points,
                     percent_above);
  return percent;
}

/* T or R whose scale the file leaves open, or states against the evidence. */
static void decide_scale(const measured_input *input, elastir_measured *measured,
                         elastir_y_kind fraction, elastir_y_kind percent, bool stated,
                         bool given)
{
  double low, high;
  range(measured->y, measured->points, &low, &high);
  bool is_percent = looks_like_percent(input, measured);
  bool says_percent = measured->y_kind == percent;
  if (given && stated)
    return;
  if (stated && says_percent != is_percent) {
    measured_assume(input, measured, ELASTIR_WARNING, "y-scale-contradicted", 0,
                    "the unit '%s' says %s, but the largest ordinate is %g; read as %s",
                    measured->y_unit, says_percent ? "percent" : "fraction", high,
                    is_percent ? "percent" : "fraction");
  } else if (!stated) {
    measured_assume(input, measured, ELASTIR_INFO, "y-scale-assumed", 0,
                    "%s is read as %s since its largest value is %g",
                    fraction == ELASTIR_Y_TRANSMITTANCE ? "transmittance" : "reflectance",
                    is_percent ? "percent" : "fraction", high);
  }
  measured->y_kind = is_percent ? percent : fraction;
}

/* Absorbance lies near its floor most of the way, transmittance near its ceiling: where the mean
 * is not low, the ordinate may be a transmittance. */
static bool may_be_transmittance(const elastir_measured *measured, double low, double high)
{
  double sum = 0.0;
  for (size_t i = 0; i < measured->points; i++)
    if (!isnan(measured->y[i]))
      sum += measured->y[i];
  double mean = sum / (double)(measured->points - measured->missing);
  return high <= percent_above && mean > low + 0.35 * (high - low);
}

/* The file says nothing: percent transmittance is recognisable, the rest is left open. */
static void guess_y(const measured_input *input, elastir_measured *measured)
{
  double low, high;
  range(measured->y, measured->points, &low, &high);
  if (*measured->y_unit != '\0') {
    measured->y_kind = ELASTIR_Y_ARBITRARY;
    elastir_diagnose(input->diagnostics, ELASTIR_WARNING, "y-unit-unknown", input->name, 0,
                     "the unit of the ordinate '%s' is not known; it is kept as arbitrary",
                     measured->y_unit);
  } else if (high > 10.0 && high <= 150.0 && low >= -20.0) {
    measured->y_kind = ELASTIR_Y_TRANSMITTANCE_PERCENT;
    measured_assume(input, measured, ELASTIR_WARNING, "y-unit-assumed", 0,
                    "the file names no unit for the ordinate; percent transmittance is assumed "
                    "since it runs from %g to %g", low, high);
  } else {
    bool doubtful = high > percent_above || may_be_transmittance(measured, low, high);
    elastir_diagnose(input->diagnostics, doubtful ? ELASTIR_WARNING : ELASTIR_INFO,
                     "y-unit-unknown", input->name, 0,
                     "the file names no unit for the ordinate (%g to %g); %s", low, high,
                     doubtful ? "say whether it is absorbance or transmittance"
                              : "it looks like absorbance");
  }
}

static bool judge_y(const measured_input *input, elastir_measured *measured)
{
  const char *given = input->options->y_unit;
  const char *text = given != NULL ? given : measured->y_unit;
  bool stated = true;
  if (units_is_interferogram(measured->y_unit, strlen(measured->y_unit))) {
    elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "interferogram", input->name, 0,
                     "this is an interferogram, no spectrum; export the spectrum after the "
                     "Fourier transform");
    return false;
  }
  bool unused;
  elastir_y_kind said = measured->y_kind != ELASTIR_Y_UNKNOWN
                            ? measured->y_kind
                            : units_y(measured->y_unit, strlen(measured->y_unit), &unused);
  if (given != NULL || measured->y_kind == ELASTIR_Y_UNKNOWN)
    measured->y_kind = units_y(text, strlen(text), &stated);
  if (given != NULL && !elastir_y_unit_known(given))
    return bad_unit(input, "y", given,
                    "absorbance, transmittance, %T, reflectance, %R, kubelka-munk, log(1/R) "
                    "and arbitrary");
  if (given != NULL)
    measured_assume(input, measured,
                    said != ELASTIR_Y_UNKNOWN && said != measured->y_kind ? ELASTIR_WARNING
                                                                          : ELASTIR_INFO,
                    "y-unit-given", 0,
                    "the ordinate is %s, as the caller says (the file: '%s')", given,
                    measured->y_unit);
  if (measured->y_kind == ELASTIR_Y_TRANSMITTANCE ||
      measured->y_kind == ELASTIR_Y_TRANSMITTANCE_PERCENT)
    decide_scale(input, measured, ELASTIR_Y_TRANSMITTANCE, ELASTIR_Y_TRANSMITTANCE_PERCENT,
                 stated, given != NULL);
  else if (measured->y_kind == ELASTIR_Y_REFLECTANCE ||
           measured->y_kind == ELASTIR_Y_REFLECTANCE_PERCENT)
    decide_scale(input, measured, ELASTIR_Y_REFLECTANCE, ELASTIR_Y_REFLECTANCE_PERCENT, stated,
                 given != NULL);
  else if (measured->y_kind == ELASTIR_Y_UNKNOWN)
    guess_y(input, measured);
  return true;
}

bool measured_judge(const measured_input *input, elastir_measured *measured)
{
  if (measured->x_unit == NULL && !measured_set_text(input, &measured->x_unit, "", 0))
    return false;
  if (measured->y_unit == NULL && !measured_set_text(input, &measured->y_unit, "", 0))
    return false;
  return judge_x(input, measured) && judge_y(input, measured);
}
