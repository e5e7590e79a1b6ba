/* SPDX-License-Identifier: GPL-3.0-or-later */
/* convert.c: a measured spectrum as absorbance on increasing wavenumbers, explicitly. */
#include <math.h>
#include <stdlib.h>

#include "base/codata.h"
#include "base/memory.h"
#include "measured/measured.h"
#include "measured/reader.h"

static const char *const x_names[] = {
    [ELASTIR_X_UNKNOWN] = "unknown", [ELASTIR_X_WAVENUMBER] = "cm-1",
    [ELASTIR_X_MICROMETRE] = "um",   [ELASTIR_X_NANOMETRE] = "nm",
    [ELASTIR_X_TERAHERTZ] = "THz",   [ELASTIR_X_OTHER] = "other",
};

static const char *const y_names[] = {
    [ELASTIR_Y_UNKNOWN] = "unknown",
    [ELASTIR_Y_ABSORBANCE] = "absorbance",
    [ELASTIR_Y_TRANSMITTANCE] = "transmittance",
    [ELASTIR_Y_TRANSMITTANCE_PERCENT] = "transmittance_percent",
    [ELASTIR_Y_REFLECTANCE] = "reflectance",
    [ELASTIR_Y_REFLECTANCE_PERCENT] = "reflectance_percent",
    [ELASTIR_Y_KUBELKA_MUNK] = "kubelka_munk",
    [ELASTIR_Y_LOG_1_R] = "log_1_r",
    [ELASTIR_Y_ABSORPTION_COEFFICIENT] = "absorption_coefficient",
    [ELASTIR_Y_NANOFTIR_ABSORPTION] = "nanoftir_absorption",
    [ELASTIR_Y_NANOFTIR_REAL] = "nanoftir_real",
    [ELASTIR_Y_NANOFTIR_AMPLITUDE] = "nanoftir_amplitude",
    [ELASTIR_Y_NANOFTIR_PHASE] = "nanoftir_phase",
    [ELASTIR_Y_SINGLE_BEAM] = "single_beam",
    [ELASTIR_Y_EMISSION] = "emission",
    [ELASTIR_Y_ARBITRARY] = "arbitrary",
    [ELASTIR_Y_OTHER] = "other",
};

const char *elastir_x_kind_name(elastir_x_kind kind)
{
  return (size_t)kind < sizeof x_names / sizeof *x_names ? x_names[kind] : "unknown";
}

const char *elastir_y_kind_name(elastir_y_kind kind)
{
  return (size_t)kind < sizeof y_names / sizeof *y_names ? y_names[kind] : "unknown";
}

typedef struct {
  double x, y;
  size_t order; /* in the file: makes the sort, and sums over equal x, deterministic */
} point;

static int compare_points(const void *left, const void *right)
{
  const point *a = left, *b = right;
  if (a->x != b->x)
    return a->x < b->x ? -1 : 1;
  return a->order < b->order ? -1 : a->order > b->order ? 1 : 0;
}

static bool refuse(const elastir_measured *measured, elastir_diagnostics *diagnostics,
                   const char *code, const char *what)
{
  elastir_diagnose(diagnostics, ELASTIR_ERROR, code, measured->path, 0, "%s", what);
  return false;
}

static bool refuse_near_field(const elastir_measured *measured, elastir_diagnostics *diagnostics)
{
  bool normalised = measured->near_field.normalised;
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "not-absorbance", measured->path, 0,
                   "%s is not an absorption signal; %s", elastir_y_kind_name(measured->y_kind),
                   normalised ? "use Im eta, --quantity imaginary, which needs amplitude and phase. "
                                "Amplitude and real part are dispersions, which no sum of bands explains"
                              : "give the reference measurement with --reference FILE, which yields the "
                                "absorption, Im eta");
  return false;
}

static bool check_kinds(const elastir_measured *measured, bool near_field,
                        elastir_diagnostics *diagnostics)
{
  if (measured->sticks)
    return refuse(measured, diagnostics, "only-peaks",
                  "the file has a list of peaks, not a curve; a comparison needs the curve");
  if (measured->x_kind == ELASTIR_X_UNKNOWN || measured->x_kind == ELASTIR_X_OTHER)
    return refuse(measured, diagnostics, "x-unit-unknown",
                  "the unit of the abscissa is unknown; give cm-1, um, nm or THz");
  switch (measured->y_kind) {
  case ELASTIR_Y_SINGLE_BEAM:
  case ELASTIR_Y_EMISSION:
    return refuse(measured, diagnostics, "not-absorbance",
                  "a single beam or emission spectrum has no absorbance; divide it by its "
                  "background first");
  case ELASTIR_Y_NANOFTIR_PHASE:
    if (near_field && measured->near_field.normalised)
      return true;
    return refuse_near_field(measured, diagnostics);
  case ELASTIR_Y_NANOFTIR_AMPLITUDE:
  case ELASTIR_Y_NANOFTIR_REAL:
    return refuse_near_field(measured, diagnostics);
  case ELASTIR_Y_OTHER:
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "not-absorbance", measured->path, 0,
                     "the ordinate ('%s') is not absorbance, transmittance or reflectance",
                     measured->y_unit);
    return false;
  default:
    return true;
  }
}

/* NAN: no value. */
static double absorbance_of(elastir_y_kind kind, double y)
{
  switch (kind) {
  case ELASTIR_Y_TRANSMITTANCE:
  case ELASTIR_Y_REFLECTANCE:
    return y > 0.0 ? -log10(y) : NAN;
  case ELASTIR_Y_TRANSMITTANCE_PERCENT:
  case ELASTIR_Y_REFLECTANCE_PERCENT:
    return y > 0.0 ? 2.0 - log10(y) : NAN;
  default:
    return y;
  }
}

static double wavenumber_of(elastir_x_kind kind, double x)
{
  switch (kind) {
  case ELASTIR_X_MICROMETRE:
    return 1e4 / x;
  case ELASTIR_X_NANOMETRE:
    return 1e7 / x;
  case ELASTIR_X_TERAHERTZ:
    return CODATA_THZ_CM1 * x;
  default:
    return x;
  }
}

static size_t collect(const elastir_measured *measured, point *points,
                      elastir_absorbance *absorbance)
{
  size_t count = 0;
  for (size_t i = 0; i < measured->points; i++) {
    double x = wavenumber_of(measured->x_kind, measured->x[i]);
    if (!(measured->x[i] > 0.0) || !isfinite(x)) {
      absorbance->dropped++;
      continue;
    }
    double y = absorbance_of(measured->y_kind, measured->y[i]);
    if (isnan(y) && !isnan(measured->y[i]))
      absorbance->not_positive++;
    points[count++] = (point){.x = x, .y = y, .order = i};
  }
  qsort(points, count, sizeof *points, compare_points);
  return count;
}

/* Abscissae beyond a gap that is wider than all the rest of the spectrum are damaged: a few at an
 * end are left out. */
static point *drop_far_points(point *points, size_t *count, elastir_absorbance *absorbance)
{
  enum { FEWEST = 10, MOST = 3 };
  for (size_t dropped = 0; dropped < MOST && *count >= FEWEST; dropped++) {
    size_t last = *count - 1;
    bool high = points[last].x - points[last - 1].x > points[last - 1].x - points[0].x;
    bool low = points[1].x - points[0].x > points[last].x - points[1].x;
    if (!high && !low)
      break;
    points += low && !high;
    --*count;
    absorbance->far_off++;
  }
  return points;
}

/* Points of one abscissa become their mean; missing values among them do not count. */
static void merge(const point *points, size_t count, elastir_absorbance *absorbance)
{
  for (size_t i = 0, next; i < count; i = next) {
    double sum = 0.0;
    size_t values = 0;
    for (next = i; next < count && points[next].x == points[i].x; next++)
      if (!isnan(points[next].y)) {
        sum += points[next].y;
        values++;
      }
    absorbance->merged += next - i - 1;
    absorbance->missing += values == 0;
    absorbance->wavenumber_cm1[absorbance->points] = points[i].x;
    absorbance->absorbance[absorbance->points++] = values == 0   ? NAN
                                                   : values == 1 ? sum
                                                                 : sum / (double)values;
  }
}

static void note(elastir_absorbance *absorbance, elastir_diagnostics *diagnostics, char *text)
{
  measured_note(&absorbance->notes, &absorbance->note_count, text, diagnostics);
}

static void note_conversions(const elastir_measured *measured, elastir_absorbance *absorbance,
                             elastir_diagnostics *diagnostics)
{
  if (measured->x_kind == ELASTIR_X_TERAHERTZ)
    note(absorbance, diagnostics, elastir_format("wavenumber = %.7g x, x in THz", CODATA_THZ_CM1));
  else if (measured->x_kind != ELASTIR_X_WAVENUMBER)
    note(absorbance, diagnostics,
         elastir_format("wavenumber = %s / x, x in %s",
                        measured->x_kind == ELASTIR_X_MICROMETRE ? "1e4" : "1e7",
                        elastir_x_kind_name(measured->x_kind)));
  if (measured->y_kind == ELASTIR_Y_TRANSMITTANCE)
    note(absorbance, diagnostics, elastir_format("absorbance = -log10(T)"));
  else if (measured->y_kind == ELASTIR_Y_TRANSMITTANCE_PERCENT)
    note(absorbance, diagnostics, elastir_format("absorbance = 2 - log10(%%T)"));
  else if (measured->y_kind == ELASTIR_Y_REFLECTANCE)
    note(absorbance, diagnostics, elastir_format("apparent absorbance = -log10(R)"));
  else if (measured->y_kind == ELASTIR_Y_REFLECTANCE_PERCENT)
    note(absorbance, diagnostics, elastir_format("apparent absorbance = 2 - log10(%%R)"));
  else if (measured->y_kind != ELASTIR_Y_ABSORBANCE)
    note(absorbance, diagnostics,
         elastir_format("ordinate of kind %s taken as proportional to absorbance",
                        elastir_y_kind_name(measured->y_kind)));
  if (measured->y_kind == ELASTIR_Y_UNKNOWN)
    elastir_diagnose(diagnostics, ELASTIR_INFO, "y-unit-assumed", measured->path, 0,
                     "the file does not state the ordinate; it is read as absorbance");
  if (absorbance->not_positive > 0) {
    note(absorbance, diagnostics,
         elastir_format("%zu points with T or R <= 0 have no absorbance",
                        absorbance->not_positive));
    elastir_diagnose(diagnostics, ELASTIR_WARNING, "not-positive", measured->path, 0,
                     "%zu of %zu points have a transmittance or reflectance of 0 or less and "
                     "give no absorbance", absorbance->not_positive, measured->points);
  }
  if (absorbance->far_off > 0) {
    note(absorbance, diagnostics,
         elastir_format("%zu points far off the axis omitted", absorbance->far_off));
    elastir_diagnose(diagnostics, ELASTIR_WARNING, "x-off-axis", measured->path, 0, "%zu points lie farther "
                     "from the others than these from each other; their abscissae are damaged, and they are "
                     "omitted", absorbance->far_off);
  }
  if (absorbance->dropped > 0)
    note(absorbance, diagnostics,
         elastir_format("%zu points with an abscissa of 0 or less omitted",
                        absorbance->dropped));
  if (absorbance->merged > 0) {
    note(absorbance, diagnostics,
         elastir_format("%zu points merged with others of the same abscissa (mean)",
                        absorbance->merged));
    elastir_diagnose(diagnostics, ELASTIR_WARNING, "x-merged", measured->path, 0, "%zu points "
                     "have the abscissa of another; the mean is used", absorbance->merged);
  }
}

static bool convert(const elastir_measured *measured, elastir_absorbance *absorbance,
                    elastir_diagnostics *diagnostics)
{
  size_t room = measured->points > 0 ? measured->points : 1;
  point *points = malloc(room * sizeof *points);
  absorbance->wavenumber_cm1 = malloc(room * sizeof(double));
  absorbance->absorbance = malloc(room * sizeof(double));
  bool good = points != NULL && absorbance->wavenumber_cm1 != NULL &&
              absorbance->absorbance != NULL;
  if (!good) {
    elastir_diagnose_no_memory(diagnostics);
    goto done;
  }
  size_t count = collect(measured, points, absorbance);
  const point *kept = drop_far_points(points, &count, absorbance);
  merge(kept, count, absorbance);
  note_conversions(measured, absorbance, diagnostics);
  good = absorbance->points - absorbance->missing >= 2;
  if (!good)
    refuse(measured, diagnostics, "no-data",
           "expected at least 2 points with an absorbance at positive wavenumbers");
done:
  free(points);
  return good && !diagnostics->out_of_memory;
}

bool elastir_measured_to_absorbance(const elastir_measured *measured,
                                    elastir_absorbance *absorbance,
                                    elastir_diagnostics *diagnostics)
{
  *absorbance = (elastir_absorbance){0};
  return check_kinds(measured, false, diagnostics) && convert(measured, absorbance, diagnostics);
}

bool elastir_measured_to_near_field(const elastir_measured *measured,
                                    elastir_absorbance *absorbance,
                                    elastir_diagnostics *diagnostics)
{
  *absorbance = (elastir_absorbance){0};
  return check_kinds(measured, true, diagnostics) && convert(measured, absorbance, diagnostics);
}
