/* SPDX-License-Identifier: GPL-3.0-or-later */
/* preprocess_options.c: reads the options that say how a measured spectrum is prepared. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "compare/preprocess.h"
#include "compare/savitzky_golay.h"

elastir_preprocessing elastir_preprocessing_default(void)
{
  return (elastir_preprocessing){.calibration_factor = 1.0,
                                 .interpolation = ELASTIR_INTERPOLATE_STEFFEN,
                                 .baseline = elastir_baseline_default(),
                                 .normalisation = ELASTIR_NORMALISE_MAXIMUM,
                                 .band_half_width_cm1 = 10.0};
}

static bool refuse_window(const char *part, size_t length, elastir_diagnostics *diagnostics)
{
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-window", NULL, 0,
                   "window '%.*s': expected FROM-TO in cm-1, FROM below TO, at most %d windows",
                   (int)(length < 100 ? length : 100), part, ELASTIR_MAX_WINDOWS);
  return false;
}

bool elastir_windows_parse(const char *spec, elastir_window *windows, size_t *count,
                           elastir_diagnostics *diagnostics)
{
  for (const char *part = spec;; part++) {
    size_t length = strcspn(part, ",");
    elastir_window window;
    size_t used = number_scan(part, length, &window.from_cm1);
    if (used == 0 || used + 1 >= length || part[used] != '-' ||
        number_scan(part + used + 1, length - used - 1, &window.to_cm1) != length - used - 1)
      return refuse_window(part, length, diagnostics);
    if (!(window.from_cm1 >= 0.0 && window.to_cm1 > window.from_cm1 &&
          isfinite(window.to_cm1)) || *count == ELASTIR_MAX_WINDOWS)
      return refuse_window(part, length, diagnostics);
    windows[(*count)++] = window;
    part += length;
    if (*part == '\0')
      return true;
  }
}

static int index_of(const char *word, size_t length, const char *const *names, int count)
{
  for (int i = 0; i < count; i++)
    if (strlen(names[i]) == length && strncmp(names[i], word, length) == 0)
      return i;
  return -1;
}

bool elastir_normalisation_parse(const char *spec, elastir_preprocessing *options,
                                 elastir_diagnostics *diagnostics)
{
  static const char *const names[] = {"none", "area", "maximum", "snv", "band"};
  size_t stem = strcspn(spec, ":");
  int method = index_of(spec, stem, names, 5);
  double numbers[2] = {NAN, 10.0};
  const char *text = spec + stem;
  int count = 0;
  while (*text == ':' && count < 2) {
    text++;
    size_t length = strcspn(text, ":");
    if (length == 0 || number_scan(text, length, &numbers[count]) != length)
      break;
    text += length;
    count++;
  }
  bool band = method == ELASTIR_NORMALISE_BAND;
  bool good = method >= 0 && *text == '\0' && (band ? count > 0 : count == 0) &&
              (!band || (numbers[0] > 0.0 && numbers[1] > 0.0 && isfinite(numbers[0]) &&
                         isfinite(numbers[1])));
  if (!good) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-normalise", NULL, 0,
                     "normalisation '%.100s': expected none, area, maximum, snv or "
                     "band:CM1[:HALFWIDTH]", spec);
    return false;
  }
  options->normalisation = (elastir_normalisation)method;
  if (band) {
    options->band_cm1 = numbers[0];
    options->band_half_width_cm1 = numbers[1];
  }
  return true;
}

bool elastir_smoothing_parse(const char *spec, elastir_preprocessing *options,
                             elastir_diagnostics *diagnostics)
{
  long numbers[3] = {0, 0, 0};
  int count = 0;
  bool good = strcmp(spec, "none") == 0;
  for (const char *part = spec; !good && count < 3;) {
    size_t length = strcspn(part, ":");
    if (length == 0 || number_integer(part, length, &numbers[count]) != NUMBER_OK)
      break;
    count++;
    part += length;
    if (*part == '\0')
      good = count >= 2 && numbers[0] >= 3 && numbers[0] <= ELASTIR_SMOOTH_MAX_WINDOW &&
             numbers[0] % 2 == 1 && numbers[1] >= 0 && numbers[1] < numbers[0] &&
             numbers[1] <= ELASTIR_SMOOTH_MAX_DEGREE && numbers[2] >= 0 && numbers[2] <= 2 &&
             numbers[2] <= numbers[1];
    if (*part != ':')
      break;
    part++;
  }
  if (!good) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-smoothing", NULL, 0,
                     "smoothing '%.100s': expected none or WINDOW:DEGREE[:DERIVATIVE], WINDOW odd "
                     "from 3 to %d points, DEGREE below it and at most %d, DERIVATIVE 0, 1 or 2 "
                     "and not above DEGREE",
                     spec, ELASTIR_SMOOTH_MAX_WINDOW, ELASTIR_SMOOTH_MAX_DEGREE);
    return false;
  }
  options->smooth_window = (int)numbers[0];
  options->smooth_degree = (int)numbers[1];
  options->derivative = (int)numbers[2];
  return true;
}
