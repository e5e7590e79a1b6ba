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
  if (doubt == ELASTIR_LINE_VANISHES && !(error < 100.0 * fabs(line->height)))
    elastir_snprintf(line->not_fitted, sizeof line->not_fitted,
                     "no height exceeds its error; omit the line, or give positions further apart");
  else if (doubt == ELASTIR_LINE_VANISHES)
    elastir_snprintf(line->not_fitted, sizeof line->not_fitted,
                     "no height exceeds its error (%.2g, error %.2g); omit the line, or give positions "
                     "further apart", line->height, error);
  else if (doubt == ELASTIR_LINE_MOVED)
    elastir_snprintf(line->not_fitted, sizeof line->not_fitted,
                     "the fit moves from that position to %.1f cm-1, more than %g away; if there is another "
                     "band, name it, too", line->position_cm1, ELASTIR_LINE_MOVES_CM1);
  else if (doubt == ELASTIR_LINE_NO_WIDTH)
    elastir_snprintf(line->not_fitted, sizeof line->not_fitted,
                     "its width would be %.3g cm-1, outside the %.3g to %.3g allowed for a band; omit the "
                     "line, or set the width of the bands with --fwhm",
                     line->fwhm_cm1, narrowest * fwhm_cm1, broadest * fwhm_cm1);
  if (doubt != ELASTIR_LINE_GOOD)
    clear(line);
}

/* Is there a point within a width of the place, on both sides or at it? If not, says so. */
static bool has_points(const elastir_points *points, double fwhm_cm1, elastir_fitted_line *line)
{
  const double *x = points->x_cm1;
  const size_t count = points->count;
  double nearest = INFINITY;
  for (size_t i = 0; i < count; i++)
    nearest = fmin(nearest, fabs(x[i] - line->asked_cm1));
  if (count == 0 || line->asked_cm1 < x[0] || line->asked_cm1 > x[count - 1])
    elastir_snprintf(line->not_fitted, sizeof line->not_fitted,
                     "it lies outside the data, which range from %.6g to %.6g cm-1",
                     count > 0 ? x[0] : (double)NAN, count > 0 ? x[count - 1] : (double)NAN);
  else if (nearest > fwhm_cm1)
    elastir_snprintf(line->not_fitted, sizeof line->not_fitted,
                     "the nearest point of the data is %.3g cm-1 away", nearest);
  return *line->not_fitted == '\0';
}

/* Lines yet to be fitted: their places, and where they stand in the list. */
typedef struct {
  double places[ELASTIR_FIT_LINES];
  size_t at[ELASTIR_FIT_LINES], count;
} pending;

static void leave_out(pending *p, size_t l)
{
  p->count--;
  memmove(p->places + l, p->places + l + 1, (p->count - l) * sizeof *p->places);
  memmove(p->at + l, p->at + l + 1, (p->count - l) * sizeof *p->at);
}

/* The one that is no band of its place with the largest error for its height; the count: none. */
static size_t worst_of(const elastir_line_fit *found, double fwhm_cm1)
{
  size_t worst = found->count;
  double most = -1.0;
  for (size_t l = 0; l < found->count; l++) {
    const elastir_fitted_line *line = &found->lines[l];
    double error = line->height_error / line->height;
    if (!isfinite(error) || !(line->height > 0.0))
      error = INFINITY;
    if (elastir_line_doubt(line, fwhm_cm1) == ELASTIR_LINE_GOOD || error <= most)
      continue;
    most = error;
    worst = l;
  }
  return worst;
}

/* What was found goes to its place in the list; a line that is no band goes, with the reason, and is left
 * out of the next fit, which it would spoil for the others. true: nothing is left to be fitted. */
static bool take_found(const elastir_line_fit *found, double fwhm_cm1, pending *p, elastir_line_fit *fit)
{
  size_t worst = found->failure == NULL ? worst_of(found, fwhm_cm1) : found->count;
  for (size_t l = 0; l < p->count; l++) {
    elastir_fitted_line *line = &fit->lines[p->at[l]];
    if (found->failure != NULL)
      elastir_snprintf(line->not_fitted, sizeof line->not_fitted, "%s", found->failure);
    else if (l == worst || worst == found->count)
      *line = found->lines[l];
  }
  fit->from_cm1 = found->from_cm1;
  fit->to_cm1 = found->to_cm1;
  fit->residual_rms = found->residual_rms;
  fit->failure = found->failure;
  if (found->failure != NULL || worst == found->count)
    return true;
  judge(&fit->lines[p->at[worst]], fwhm_cm1);
  leave_out(p, worst);
  return p->count == 0;
}

static bool fit_pending(const elastir_points *points, double fwhm_cm1, double together, pending *p,
                        elastir_line_fit *fit, elastir_diagnostics *diagnostics)
{
  bool good = true, done = p->count == 0;
  while (good && !done) {
    elastir_line_fit found = {0};
    good = elastir_lines_fit(points, p->places, p->count, fwhm_cm1, &found, diagnostics) ||
           found.failure != NULL;
    if (good && found.failure == NULL)
      elastir_line_fit_widen(&found, sqrt(together));
    done = good && take_found(&found, fwhm_cm1, p, fit);
    elastir_line_fit_free(&found);
  }
  return good;
}

bool elastir_asked_lines_fit(const elastir_points *points, const double *places_cm1, size_t place_count,
                             double fwhm_cm1, double together, elastir_line_fit *fit,
                             elastir_diagnostics *diagnostics)
{
  pending p = {.count = 0};
  fit->lines = calloc(place_count + 1, sizeof *fit->lines);
  if (fit->lines == NULL) {
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  for (size_t l = 0; l < place_count; l++) {
    elastir_fitted_line *line = &fit->lines[fit->count++];
    clear(line);
    line->asked_cm1 = places_cm1[l];
    if (!has_points(points, fwhm_cm1, line))
      continue;
    p.places[p.count] = places_cm1[l];
    p.at[p.count++] = l;
  }
  bool good = fit_pending(points, fwhm_cm1, together, &p, fit, diagnostics);
  if (good && fit->count > 0 && *fit->lines[fit->count - 1].not_fitted != '\0')
    for (size_t l = 0; l < fit->count; l++) /* over the last */
      fit->lines[l].ratio = fit->lines[l].ratio_error = NAN;
  return good;
}

void elastir_asked_lines_report(const elastir_line_fit *fit, elastir_diagnostics *diagnostics)
{
  if (fit->failure != NULL)
    elastir_diagnose(diagnostics, ELASTIR_WARNING, "lines-not-fitted", NULL, 0,
                     "no line was fitted: %s", fit->failure);
  for (size_t l = 0; l < fit->count; l++)
    if (*fit->lines[l].not_fitted != '\0' &&
        (fit->failure == NULL || strcmp(fit->lines[l].not_fitted, fit->failure) != 0))
      elastir_diagnose(diagnostics, ELASTIR_WARNING, "lines-not-fitted", NULL, 0,
                       "no line was fitted at %.6g cm-1: %s", fit->lines[l].asked_cm1,
                       fit->lines[l].not_fitted);
}
