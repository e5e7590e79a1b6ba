/* SPDX-License-Identifier: GPL-3.0-or-later */
/* asked_lines.c: lines that somebody asked for: which of them the fit found. */
#include "compare/asked_lines.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static const double narrowest = 0.3, broadest = 5.0; /* over the usual width */

elastir_line_doubt_kind elastir_line_doubt(const elastir_fitted_line *line, double fwhm_cm1)
{
  if (!(line->height > 0.0) || !(line->height_error < line->height))
    return ELASTIR_LINE_VANISHES;
  if (!(fabs(line->position_cm1 - line->asked_cm1) <= ELASTIR_LINE_MOVES_CM1))
    return ELASTIR_LINE_MOVED;
  return line->fwhm_cm1 > narrowest * fwhm_cm1 && line->fwhm_cm1 < broadest * fwhm_cm1
             ? ELASTIR_LINE_GOOD
             : ELASTIR_LINE_NO_WIDTH;
}

static void clear(elastir_fitted_line *line)
{
  line->position_cm1 = line->height = line->fwhm_cm1 = line->area = line->ratio = NAN;
  line->position_error_cm1 = line->height_error = line->fwhm_error_cm1 = NAN;
  line->area_error = line->ratio_error = NAN;
}

/* Takes away the numbers of a line that is no band of that place, and says what was found. */
static void judge(elastir_fitted_line *line, double fwhm_cm1)
{
  elastir_line_doubt_kind doubt = elastir_line_doubt(line, fwhm_cm1);
  double error = isfinite(line->height_error) ? line->height_error : INFINITY;
  if (doubt == ELASTIR_LINE_VANISHES)
    elastir_snprintf(line->not_fitted, sizeof line->not_fitted,
                     "no height stands out of its error (%.2g, error %.2g); leave it out, or name "
                     "places further apart", line->height, error);
  else if (doubt == ELASTIR_LINE_MOVED)
    elastir_snprintf(line->not_fitted, sizeof line->not_fitted,
                     "the fit leaves that place for %.1f cm-1, more than %g away; if another band is "
                     "there, name it, too", line->position_cm1, ELASTIR_LINE_MOVES_CM1);
  else if (doubt == ELASTIR_LINE_NO_WIDTH)
    elastir_snprintf(line->not_fitted, sizeof line->not_fitted,
                     "its width would be %.3g cm-1, and %.3g to %.3g is what a band may have; leave it "
                     "out, or give the width of the bands with --fwhm",
                     line->fwhm_cm1, narrowest * fwhm_cm1, broadest * fwhm_cm1);
  if (doubt != ELASTIR_LINE_GOOD)
    clear(line);
}

/* Is there a point within a width of the place, on both sides or at it? If not, says so. */
static bool has_points(const double *x, size_t count, double fwhm_cm1, elastir_fitted_line *line)
{
  double nearest = INFINITY;
  for (size_t i = 0; i < count; i++)
    nearest = fmin(nearest, fabs(x[i] - line->asked_cm1));
  if (count == 0 || line->asked_cm1 < x[0] || line->asked_cm1 > x[count - 1])
    elastir_snprintf(line->not_fitted, sizeof line->not_fitted,
                     "it lies outside the data, which go from %.6g to %.6g cm-1",
                     count > 0 ? x[0] : (double)NAN, count > 0 ? x[count - 1] : (double)NAN);
  else if (nearest > fwhm_cm1)
    elastir_snprintf(line->not_fitted, sizeof line->not_fitted,
                     "the nearest point of the data is %.3g cm-1 away", nearest);
  return *line->not_fitted == '\0';
}

/* Puts what was found at its place in the list. */
static void take_found(const elastir_line_fit *found, const size_t *at, size_t count,
                       double fwhm_cm1, elastir_line_fit *fit)
{
  for (size_t l = 0; l < count; l++) {
    elastir_fitted_line *line = &fit->lines[at[l]];
    if (found->failure != NULL) {
      elastir_snprintf(line->not_fitted, sizeof line->not_fitted, "%s", found->failure);
    } else {
      *line = found->lines[l];
      judge(line, fwhm_cm1);
    }
  }
  if (*fit->lines[fit->count - 1].not_fitted != '\0')
    for (size_t l = 0; l < fit->count; l++)
      fit->lines[l].ratio = fit->lines[l].ratio_error = NAN;
  fit->from_cm1 = found->from_cm1;
  fit->to_cm1 = found->to_cm1;
  fit->residual_rms = found->residual_rms;
  fit->failure = found->failure;
}

bool elastir_asked_lines_fit(const double *x_cm1, const double *y, size_t count,
                             const double *places_cm1, size_t place_count, double fwhm_cm1,
                             elastir_line_fit *fit, elastir_diagnostics *diagnostics)
{
  double inside[ELASTIR_FIT_LINES];
  size_t at[ELASTIR_FIT_LINES], count_inside = 0;
  elastir_line_fit found = {0};
  fit->lines = calloc(place_count + 1, sizeof *fit->lines);
  if (fit->lines == NULL) {
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  for (size_t l = 0; l < place_count; l++) {
    elastir_fitted_line *line = &fit->lines[fit->count++];
    clear(line);
    line->asked_cm1 = places_cm1[l];
    if (!has_points(x_cm1, count, fwhm_cm1, line))
      continue;
    inside[count_inside] = places_cm1[l];
    at[count_inside++] = l;
  }
  bool good = count_inside == 0 ||
              elastir_lines_fit(x_cm1, y, NULL, count, inside, count_inside, fwhm_cm1, &found,
                                diagnostics) ||
              found.failure != NULL;
  if (good && place_count > 0)
    take_found(&found, at, count_inside, fwhm_cm1, fit);
  elastir_line_fit_free(&found);
  return good;
}

void elastir_asked_lines_report(const elastir_line_fit *fit, elastir_diagnostics *diagnostics)
{
  if (fit->failure != NULL)
    elastir_diagnose(diagnostics, ELASTIR_WARNING, "lines-not-fitted", NULL, 0,
                     "no line is fitted: %s", fit->failure);
  for (size_t l = 0; l < fit->count; l++)
    if (*fit->lines[l].not_fitted != '\0' &&
        (fit->failure == NULL || strcmp(fit->lines[l].not_fitted, fit->failure) != 0))
      elastir_diagnose(diagnostics, ELASTIR_WARNING, "lines-not-fitted", NULL, 0,
                       "no line is fitted at %.6g cm-1: %s", fit->lines[l].asked_cm1,
                       fit->lines[l].not_fitted);
}
