/* SPDX-License-Identifier: GPL-3.0-or-later */
/* judge.c: decides what the axes of a spectrum are, and says what it had to assume. */
#include "measured/reader.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascending.h"
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

bool elastir_x_unit_known(const char *unit)
{
  elastir_x_kind kind = units_x(text_of(unit));
  return kind != ELASTIR_X_UNKNOWN && kind != ELASTIR_X_OTHER;
}

bool elastir_y_unit_known(const char *unit)
{
  bool stated;
  elastir_y_kind kind = units_y(text_of(unit), &stated);
  return kind != ELASTIR_Y_UNKNOWN && kind != ELASTIR_Y_OTHER;
}

bool measured_is_wanted_raman(const measured_input *in, text_line words)
{
  return in->options->raman && (text_contains(words, "raman") || units_is_raman_shift(words));
}

bool measured_is_infrared(const measured_input *in, text_line technique, text_line x_unit,
                          text_line y_unit)
{
  bool stated;
  if (measured_is_wanted_raman(in, technique) ||
      (units_name_technique(technique) == TECHNIQUE_UNSTATED &&
       (measured_is_wanted_raman(in, x_unit) || measured_is_wanted_raman(in, y_unit))))
    return true;
  switch (units_name_technique(technique)) {
  case TECHNIQUE_INFRARED:
    return true;
  case TECHNIQUE_OTHER:
    return false;
  default:
    return in->options->any_axis || (units_x(x_unit) == ELASTIR_X_WAVENUMBER &&
                                     units_y(y_unit, &stated) != ELASTIR_Y_OTHER);
  }
}

/* What the caller says against what the file says is worth a warning. */
static bool override_x(const measured_input *in)
{
  const char *unit = in->options->x_unit;
  if (unit == NULL)
    return true;
  elastir_x_kind stated = units_x(text_of(in->out->x_unit));
  in->out->x_kind = units_x(text_of(unit));
  if (!elastir_x_unit_known(unit))
    return measured_fail(in, "bad-unit", 0, "the unit '%s' given for x is unknown; valid units are cm-1, um, "
                         "nm and THz", unit);
  bool against = stated != ELASTIR_X_UNKNOWN && stated != in->out->x_kind;
  measured_assume(in, against ? ELASTIR_WARNING : ELASTIR_INFO, "x-unit-given", 0,
                  "the abscissa is in %s, as requested (the file: '%s')",
                  elastir_x_kind_name(in->out->x_kind), in->out->x_unit);
  return true;
}

/* A wavelength without its unit: no infrared one is above 200 um (50 cm-1), none below 180 nm. */
static bool guess_wavelength(const measured_input *in, double low, double high)
{
  const double longest_um = 200.0, shortest_nm = 180.0;
  if (!units_is_wavelength(text_of(in->out->x_unit)) || !(low > 0.0) ||
      (high > longest_um && low < shortest_nm))
    return false;
  in->out->x_kind = high <= longest_um ? ELASTIR_X_MICROMETRE : ELASTIR_X_NANOMETRE;
  measured_assume(in, ELASTIR_WARNING, "x-unit-assumed", 0, "the abscissa is called '%s', "
                  "without a unit; %s is assumed since it runs from %g to %g", in->out->x_unit,
                  elastir_x_kind_name(in->out->x_kind), low, high);
  return true;
}

static void guess_x(const measured_input *in)
{
  double low, high;
  range(in->out->x, in->out->points, &low, &high);
  if (guess_wavelength(in, low, high))
    return;
  bool raman = in->options->raman; /* shifts may be small, or negative */
  if (*in->out->x_unit != '\0' || (low < lowest_cm1 && !raman) || high > highest_cm1) {
    measured_warn(in, "x-unit-unknown", 0, "the unit of the abscissa ('%s', %g to %g) is unknown; give one "
                  "of cm-1, um, nm, THz", in->out->x_unit, low, high);
    return;
  }
  in->out->x_kind = ELASTIR_X_WAVENUMBER;
  bool decreasing = in->out->x[0] > in->out->x[in->out->points - 1];
  bool typical = raman || high >= surely_cm1 || (high >= likely_cm1 && decreasing);
  measured_assume(in, typical ? ELASTIR_INFO : ELASTIR_WARNING, "x-unit-assumed", 0,
                  "the file names no unit for the abscissa; cm-1 is assumed since it runs from "
                  "%g to %g%s", low, high,
                  typical ? "" : "; wavelengths in nm would look the same");
}

/* Any abscissa that is not a number would be silently dropped later. */
static bool check_x(const measured_input *in)
{
  for (size_t i = 0; i < in->out->points; i++)
    if (!isfinite(in->out->x[i]))
      return measured_fail(in, "bad-abscissa", 0, "the abscissa of point %zu is not a finite "
                           "number", i + 1);
  return true;
}

static bool judge_x(const measured_input *in)
{
  if (!override_x(in) || !check_x(in))
    return false;
  if (in->out->x_kind == ELASTIR_X_UNKNOWN)
    in->out->x_kind = units_x(text_of(in->out->x_unit));
  if (in->out->x_kind == ELASTIR_X_OTHER &&
      measured_is_wanted_raman(in, text_of(in->out->x_unit)))
    in->out->x_kind = ELASTIR_X_WAVENUMBER;
  bool other = in->out->x_kind == ELASTIR_X_OTHER && !in->options->any_technique;
  if (other && !in->options->any_axis)
    return measured_fail(in, "not-infrared", 0, "expected an abscissa in cm-1, um, nm or THz, found '%s': "
                         "not an infrared spectrum%s", in->out->x_unit,
                         units_is_raman_shift(text_of(in->out->x_unit))
                             ? "; 'elastir compare --as raman' takes it" : "");
  if (other)
    measured_warn(in, "x-not-infrared", 0, "the abscissa ('%s') is not that of an infrared spectrum; the "
                  "values are given unchanged", in->out->x_unit);
  if (in->out->x_kind == ELASTIR_X_UNKNOWN)
    guess_x(in);
  return true;
}

/* Percent, if more than a few ordinates are too large for a fraction, or two beside each other
 * (of a nearly opaque sample); lone ones are damage or noise, which is told. */
static bool looks_like_percent(const measured_input *in)
{
  const size_t one_in = 20;
  size_t above = 0;
  bool adjacent = false;
  for (size_t i = 0; i < in->out->points; i++) {
    bool here = in->out->y[i] > percent_above;
    above += here;
    adjacent = adjacent || (here && i > 0 && in->out->y[i - 1] > percent_above);
  }
  bool percent = adjacent || above * one_in > in->out->points - in->out->missing;
  if (above > 0 && !percent)
    measured_warn(in, "y-out-of-range", 0, "%zu of %zu ordinates exceed %g, too few for a scale "
                  "in percent and too large for a fraction: are they damaged?", above,
                  in->out->points, percent_above);
  return percent;
}

/* T or R whose scale the file leaves open, or states against the evidence. */
static void decide_scale(const measured_input *in, elastir_y_kind fraction,
                         elastir_y_kind percent, bool stated, bool given)
{
  double low, high;
  range(in->out->y, in->out->points, &low, &high);
  bool is_percent = looks_like_percent(in);
  bool says_percent = in->out->y_kind == percent;
  if (given && stated)
    return;
  if (stated && says_percent != is_percent) {
    measured_assume(in, ELASTIR_WARNING, "y-scale-contradicted", 0, "the unit '%s' means %s, but the largest "
                    "ordinate is %g; read as %s", in->out->y_unit,
                    says_percent ? "percent" : "fraction", high,
                    is_percent ? "percent" : "fraction");
  } else if (!stated) {
    measured_assume(in, ELASTIR_INFO, "y-scale-assumed", 0, "%s is read as %s since its largest "
                    "value is %g",
                    fraction == ELASTIR_Y_TRANSMITTANCE ? "transmittance" : "reflectance",
                    is_percent ? "percent" : "fraction", high);
  }
  in->out->y_kind = is_percent ? percent : fraction;
}

/* How the ordinates lie. */
typedef struct {
  double low, median, high;
  size_t not_positive, count;
} spread;

static bool measure_spread(const measured_input *in, spread *out)
{
  double *sorted = malloc(in->out->points * sizeof *sorted);
  if (sorted == NULL)
    return measured_no_memory(in);
  *out = (spread){0};
  for (size_t i = 0; i < in->out->points; i++)
    if (!isnan(in->out->y[i])) {
      out->not_positive += in->out->y[i] <= 0.0;
      sorted[out->count++] = in->out->y[i];
    }
  qsort(sorted, out->count, sizeof *sorted, elastir_ascending);
  out->low = sorted[0];
  out->median = sorted[out->count / 2];
  out->high = sorted[out->count - 1];
  free(sorted);
  return true;
}

/* A transmittance is near its ceiling most of the way and next to nowhere 0 or less; an
 * absorbance is near its floor. */
static bool is_like_transmittance(const spread *s)
{
  const size_t one_in = 100;
  return s->not_positive * one_in <= s->count && s->median > 0.5 * (s->low + s->high);
}

/* A fraction that is a transmittance beyond doubt: its ceiling is near 1, and most of it far
 * closer to that than to its floor. */
static bool is_like_fraction(const spread *s)
{
  const double least = 0.7, most = 1.15, closer = 4.0;
  return is_like_transmittance(s) && s->high > least && s->high < most &&
         s->median - s->low > closer * (s->high - s->median);
}

/* The file says nothing: a transmittance is recognisable, the rest is left open. */
static bool guess_y(const measured_input *in)
{
  spread s = {0};
  if (!measure_spread(in, &s))
    return false;
  bool percent = s.high > 10.0 && s.high <= 150.0 && is_like_transmittance(&s);
  if (*in->out->y_unit != '\0') {
    in->out->y_kind = ELASTIR_Y_ARBITRARY;
    measured_warn(in, "y-unit-unknown", 0, "the unit of the ordinate '%s' is unknown; it is kept as "
                  "arbitrary", in->out->y_unit);
  } else if (percent || is_like_fraction(&s)) {
    in->out->y_kind = percent ? ELASTIR_Y_TRANSMITTANCE_PERCENT : ELASTIR_Y_TRANSMITTANCE;
    in->out->y_guessed = !percent; /* nothing else runs to 100 */
    measured_assume(in, ELASTIR_WARNING, "y-unit-assumed", 0, "the file names no unit for the ordinate; "
                    "transmittance (%s) is assumed since it runs from %g to %g, most of it near the top; "
                    "override it with --y-unit",
                    percent ? "percent" : "fraction", s.low, s.high);
  } else {
    measured_warn(in, "y-unit-unknown", 0, "the file names no unit for the ordinate (%g to %g); it is read "
                  "as absorbance; override it with --y-unit", s.low, s.high);
  }
  return true;
}

static bool judge_y(const measured_input *in)
{
  const char *given = in->options->y_unit;
  const char *text = given != NULL ? given : in->out->y_unit;
  bool stated = true;
  if (units_is_interferogram(text_of(in->out->y_unit)))
    return measured_fail(in, "interferogram", 0, "this is an interferogram, not a spectrum; export the "
                         "spectrum after the Fourier transform");
  bool unused, said_by_unit = in->out->y_kind == ELASTIR_Y_UNKNOWN;
  elastir_y_kind said = in->out->y_kind != ELASTIR_Y_UNKNOWN
                            ? in->out->y_kind
                            : units_y(text_of(in->out->y_unit), &unused);
  if (given != NULL || in->out->y_kind == ELASTIR_Y_UNKNOWN)
    in->out->y_kind = units_y(text_of(text), &stated);
  bool raman = in->options->raman && given == NULL &&
               (in->out->y_kind == ELASTIR_Y_UNKNOWN || in->out->y_kind == ELASTIR_Y_ARBITRARY ||
                measured_is_wanted_raman(in, text_of(in->out->y_unit)));
  if (raman) {
    in->out->y_kind = ELASTIR_Y_ARBITRARY;
    return true;
  }
  if (given != NULL && !elastir_y_unit_known(given))
    return measured_fail(in, "bad-unit", 0, "the unit '%s' given for y is unknown; valid units are "
                         "absorbance, transmittance, %%T, reflectance, %%R, kubelka-munk, log(1/R) and "
                         "arbitrary", given);
  if (given != NULL)
    measured_assume(in,
                    said != ELASTIR_Y_UNKNOWN && said != in->out->y_kind ? ELASTIR_WARNING
                    : ELASTIR_INFO, "y-unit-given", 0, "the ordinate is %s, as requested (the file: "
                    "'%s')", given, in->out->y_unit);
  if (in->out->y_kind == ELASTIR_Y_TRANSMITTANCE ||
      in->out->y_kind == ELASTIR_Y_TRANSMITTANCE_PERCENT)
    decide_scale(in, ELASTIR_Y_TRANSMITTANCE, ELASTIR_Y_TRANSMITTANCE_PERCENT, stated,
                 given != NULL);
  else if (in->out->y_kind == ELASTIR_Y_REFLECTANCE ||
           in->out->y_kind == ELASTIR_Y_REFLECTANCE_PERCENT)
    decide_scale(in, ELASTIR_Y_REFLECTANCE, ELASTIR_Y_REFLECTANCE_PERCENT, stated, given != NULL);
  else if (in->out->y_kind == ELASTIR_Y_UNKNOWN)
    return guess_y(in);
  else if (in->out->y_kind == ELASTIR_Y_ARBITRARY && given == NULL && said_by_unit)
    measured_warn(in, "y-arbitrary", 0, "the ordinate is called '%s', which does not identify it; it is "
                  "taken as proportional to absorbance; override it with --y-unit", in->out->y_unit);
  return true;
}

bool measured_judge(const measured_input *in)
{
  if (in->out->x_unit == NULL && !measured_set_text(in, &in->out->x_unit, text_of("")))
    return false;
  if (in->out->y_unit == NULL && !measured_set_text(in, &in->out->y_unit, text_of("")))
    return false;
  return judge_x(in) && judge_y(in);
}
