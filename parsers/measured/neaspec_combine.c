/* SPDX-License-Identifier: GPL-3.0-or-later */
/* neaspec_combine.c: near-field contrast eta_n = sigma_n / sigma_n,ref of nano-FTIR.
 *
 * sigma_n = O<n>A exp(i O<n>P); the absorption is Im eta_n = (A/A_ref) sin(phi - phi_ref)
 * (F. Huth et al., Nano Lett. 2012, 12, 3973). */
#include <math.h>
#include <stdlib.h>

#include "base/pi.h"
#include "measured/neaspec.h"

/* Two grids agree if their wavenumbers do to this much, relative: they are printed with more
 * digits than that. */
static const double same_grid = 1e-6;

void neaspec_spectrum_free(neaspec_spectrum *spectrum)
{
  free(spectrum->wavenumber);
  free(spectrum->real);
  free(spectrum->imaginary);
  *spectrum = (neaspec_spectrum){0};
}

static bool allocate(const measured_input *in, neaspec_spectrum *spectrum, size_t points)
{
  size_t room = points > 0 ? points : 1;
  spectrum->wavenumber = malloc(room * sizeof(double));
  spectrum->real = calloc(room, sizeof(double));
  spectrum->imaginary = calloc(room, sizeof(double));
  spectrum->points = points;
  return (spectrum->wavenumber != NULL && spectrum->real != NULL &&
          spectrum->imaginary != NULL) ||
         measured_no_memory(in);
}

static bool close_to(double a, double b)
{
  return fabs(a - b) <= same_grid * fmax(fabs(a), fabs(b)) + 1e-12;
}

/* Where the rows of a pixel begin, and how many there are. */
static const double *rows_of(const neaspec_table *table, size_t pixel, size_t *count)
{
  *count = table->pixels[pixel + 1] - table->pixels[pixel];
  return table->values + table->pixels[pixel] * table->columns;
}

bool neaspec_harmonic(const measured_input *in, const neaspec_table *table, int harmonic,
                      size_t pixel, bool average, neaspec_spectrum *spectrum)
{
  size_t columns[2], points, count;
  for (int i = 0; i < 2; i++) {
    const char name[4] = {'O', (char)('0' + harmonic % 10), "AP"[i], '\0'};
    columns[i] = harmonic < 10 ? tabular_column(&table->text, name) : TABULAR_NONE;
    if (columns[i] == TABULAR_NONE)
      return measured_fail(in, "no-such-harmonic", 0, "the export has no columns O%dA and O%dP",
                           harmonic, harmonic);
  }
  const double *first = rows_of(table, average ? 0 : pixel, &points);
  size_t from = average ? 0 : pixel, to = average ? table->pixel_count : pixel + 1;
  if (!allocate(in, spectrum, points))
    return false;
  for (size_t i = 0; i < points; i++)
    spectrum->wavenumber[i] = first[i * table->columns + table->wavenumber];
  for (size_t p = from; p < to; p++) {
    const double *row = rows_of(table, p, &count);
    bool same = count == points;
    for (size_t i = 0; i < points && same; i++) {
      const double *values = row + i * table->columns;
      double amplitude = values[columns[0]], phase = values[columns[1]];
      same = close_to(values[table->wavenumber], spectrum->wavenumber[i]);
      /* Software that normalises writes 0 where its reference is too weak. */
      if (amplitude == 0.0)
        amplitude = NAN;
      spectrum->real[i] += amplitude * cos(phase) / (double)(to - from);
      spectrum->imaginary[i] += amplitude * sin(phase) / (double)(to - from);
    }
    if (!same)
      return measured_fail(in, "grid-mismatch", 0, "pixel %zu has different wavenumbers from the first; they "
                           "cannot be averaged", p + 1);
  }
  return true;
}

static bool same_wavenumbers(const neaspec_spectrum *a, const neaspec_spectrum *b)
{
  if (a->points != b->points)
    return false;
  for (size_t i = 0; i < a->points; i++)
    if (!close_to(a->wavenumber[i], b->wavenumber[i]))
      return false;
  return true;
}

/* Linear in the complex plane between the two neighbours; NAN outside. *k moves upwards. */
static void interpolate(const neaspec_spectrum *from, double at, size_t *k, double *real,
                        double *imaginary)
{
  *real = *imaginary = NAN;
  while (*k + 2 < from->points && from->wavenumber[*k + 1] < at)
    ++*k;
  if (from->points < 2)
    return;
  double low = from->wavenumber[*k], high = from->wavenumber[*k + 1];
  if (!(low <= at && at <= high) || low == high)
    return;
  double part = (at - low) / (high - low);
  *real = from->real[*k] + part * (from->real[*k + 1] - from->real[*k]);
  *imaginary = from->imaginary[*k] + part * (from->imaginary[*k + 1] - from->imaginary[*k]);
}

static bool is_increasing(const neaspec_spectrum *spectrum)
{
  for (size_t i = 1; i < spectrum->points; i++)
    if (!(spectrum->wavenumber[i] > spectrum->wavenumber[i - 1]))
      return false;
  return true;
}

bool neaspec_divide(const measured_input *in, neaspec_spectrum *sample,
                    const neaspec_spectrum *reference, double floor_, size_t *masked,
                    bool *interpolated)
{
  double largest = 0.0;
  size_t k = 0;
  *masked = 0;
  *interpolated = !same_wavenumbers(sample, reference);
  if (*interpolated && !(is_increasing(sample) && is_increasing(reference)))
    return measured_fail(in, "grid-mismatch", 0, "sample and reference have different wavenumbers, which do "
                         "not increase");
  for (size_t i = 0; i < reference->points; i++)
    largest = fmax(largest, reference->wavenumber[i] > 0.0
                                ? hypot(reference->real[i], reference->imaginary[i])
                                : 0.0);
  for (size_t i = 0; i < sample->points; i++) {
    double real = *interpolated ? NAN : reference->real[i];
    double imaginary = *interpolated ? NAN : reference->imaginary[i];
    if (*interpolated)
      interpolate(reference, sample->wavenumber[i], &k, &real, &imaginary);
    double square = real * real + imaginary * imaginary;
    if (!(sqrt(square) >= floor_ * largest) || !(square > 0.0)) {
      sample->real[i] = sample->imaginary[i] = NAN;
      ++*masked;
      continue;
    }
    double a = sample->real[i], b = sample->imaginary[i];
    sample->real[i] = (a * real + b * imaginary) / square;
    sample->imaginary[i] = (b * real - a * imaginary) / square;
  }
  return true;
}

/* One weighted fit; `centre` keeps the sums small. false: no line is determined. */
static bool fit_line(const neaspec_spectrum *eta, const double *phase, double centre,
                     phase_line *line, bool weighted)
{
  double n = 0, sum_x = 0, sum_y = 0, sum_xx = 0, sum_xy = 0;
  for (size_t i = 0; i < eta->points; i++) {
    double x = eta->wavenumber[i] - centre, y = phase[i];
    if (isnan(y))
      continue;
    bool above = weighted && y > line->at_zero + line->slope * eta->wavenumber[i];
    double weight = above ? line->weight_above : 1.0;
    n += weight;
    sum_x += weight * x;
    sum_y += weight * y;
    sum_xx += weight * x * x;
    sum_xy += weight * x * y;
  }
  double determinant = n * sum_xx - sum_x * sum_x;
  if (!(determinant > 0.0))
    return false;
  line->slope = (n * sum_xy - sum_x * sum_y) / determinant;
  line->at_zero = (sum_y - line->slope * sum_x) / n - line->slope * centre;
  return true;
}

/* The phase between from and to, without the jumps of whole turns; NAN elsewhere. */
static size_t unwrap(const neaspec_spectrum *eta, const phase_line *line, double *phase)
{
  const double turn = 2.0 * ELASTIR_PI;
  double before = NAN, offset = 0.0;
  size_t count = 0;
  for (size_t i = 0; i < eta->points; i++) {
    phase[i] = NAN;
    if (!(eta->wavenumber[i] >= line->from && eta->wavenumber[i] <= line->to) ||
        isnan(eta->real[i]))
      continue;
    phase[i] = atan2(eta->imaginary[i], eta->real[i]) + offset;
    if (!isnan(before)) {
      double turns = round((phase[i] - before) / turn);
      offset -= turns * turn;
      phase[i] -= turns * turn;
    }
    before = phase[i];
    count++;
  }
  return count;
}

/* Weights that depend on the side of the line make an expectile, which settles in a few steps
 * (W. K. Newey, J. L. Powell, Econometrica 1987, 55, 819). */
bool neaspec_subtract_line(const measured_input *in, neaspec_spectrum *eta, phase_line *line)
{
  enum { STEPS = 30 };
  double centre = 0.5 * (line->from + line->to), before = NAN;
  double *phase = malloc((eta->points + 1) * sizeof *phase);
  if (phase == NULL)
    return measured_no_memory(in);
  size_t count = unwrap(eta, line, phase);
  bool good = count >= 3 && fit_line(eta, phase, centre, line, false);
  for (int i = 0; i < STEPS && good && line->weight_above != 1.0 && line->at_zero != before;
       i++) {
    before = line->at_zero;
    good = fit_line(eta, phase, centre, line, true);
  }
  free(phase);
  if (!good)
    return measured_fail(in, "phase-window", 0, "only %zu points lie between %g and %g cm-1: no "
                         "line can be fitted to the phase", count, line->from, line->to);
  for (size_t i = 0; i < eta->points; i++) {
    double angle = line->at_zero + line->slope * eta->wavenumber[i];
    double real = eta->real[i], imaginary = eta->imaginary[i];
    eta->real[i] = real * cos(angle) + imaginary * sin(angle);
    eta->imaginary[i] = imaginary * cos(angle) - real * sin(angle);
  }
  return true;
}
