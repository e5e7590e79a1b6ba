/* SPDX-License-Identifier: GPL-3.0-or-later */
/* observed_raman.c: the Raman spectrum of a powder or a single crystal. */
#include <math.h>
#include <stdlib.h>

#include "base/codata.h"
#include "model/observed.h"
#include "spectrum/lines.h"

/* The column of the powder or the single-crystal table; these are never mixed: each is scaled to a
 * maximum of its own. */
static double intensity_of(const elastir_raman_set *set, int column)
{
  const double values[] = {set->total, set->parallel, set->perpendicular, set->xx, set->xy,
                           set->xz,    set->yy,       set->yz,            set->zz};
  return values[column];
}

/* What a table for all lasers and temperatures leaves out: (nuL - nu)^4 (1 + n) / (30 nu), or, of a
 * detector that counts photons, nuL (nuL - nu)^3 for the first factor; 1 + n = 1/(1 - exp(-h c nu/kT)).
 * Maschio et al., J. Chem. Phys. 139, 164101 (2013). Relative to 1000 cm-1, so that numbers stay of
 * the size of the table's. */
static double factor_at(const observable_request *request, double nu_cm1)
{
  double laser = 1e7 / request->laser_nm, left = laser - nu_cm1;
  double first = request->detector == RAMAN_PHOTONS ? laser * left * left * left
                                                    : left * left * left * left;
  double population =
      request->temperature_k > 0.0
          ? 1.0 / -expm1(-CODATA_SECOND_RADIATION * nu_cm1 / request->temperature_k)
          : 1.0;
  return first * population / (30.0 * nu_cm1);
}

double observed_raman_factor(const observable_request *request, double nu_cm1)
{
  return request->laser_nm > 0.0 ? factor_at(request, nu_cm1) / factor_at(request, 1000.0) : 1.0;
}

/* The lines of a column, with scaled wavenumbers. Returns how many; `missing` counts sets without a
 * number. */
static size_t take_lines(const observed_raman *raman, const observable_request *request,
                         elastir_stick *sticks, size_t *missing)
{
  size_t count = 0;
  *missing = 0;
  for (size_t i = 0; i < raman->count; i++) {
    const elastir_raman_set *set = &raman->sets[i];
    double intensity = intensity_of(set, request->column);
    double nu = elastir_scale_apply(raman->scale, set->wavenumber_cm1);
    if (!(set->wavenumber_cm1 > 1e-3))
      continue;
    if (isnan(intensity)) {
      ++*missing;
      continue;
    }
    intensity *= observed_raman_factor(request, nu);
    sticks[count++] = (elastir_stick){set->wavenumber_cm1, nu, intensity, i, 0.0};
  }
  return count;
}

static bool report_missing(const observed_sample *sample, const observable_request *request,
                           size_t lines, size_t missing)
{
  const char *column = observable_word(request, "column");
  if (sample->raman.count == 0)
    elastir_diagnose(sample->diagnostics, ELASTIR_ERROR, "no-raman", sample->path, 0,
                     "this run has no Raman intensities; CRYSTAL computes them with INTRAMAN and INTCPHF in "
                     "FREQCALC");
  else if (lines == 0)
    elastir_diagnose(sample->diagnostics, ELASTIR_ERROR, "no-raman", sample->path, 0,
                     "no mode has a Raman intensity in column '%s'", column);
  else if (missing > 0)
    elastir_diagnose(sample->diagnostics, ELASTIR_ERROR, "spectrum-incomplete", sample->path, 0,
                     "%zu modes have no Raman intensity in column '%s'; the spectrum lacks them",
                     missing, column);
  return lines > 0;
}

/* RAMEXP puts both factors into the tables; CRYSTAL says so where they are not. */
static void report_factors(const observed_sample *sample, const observable_request *request)
{
  if (request->laser_nm > 0.0 && !sample->raman.bare)
    elastir_diagnose(sample->diagnostics, ELASTIR_WARNING, "raman-factors-unclear", sample->path, 0,
                     "this output does not state that its Raman intensities omit laser and temperature, as "
                     "without RAMEXP; if the input had RAMEXP, both are now applied twice: omit laser=");
}

static void note(const observable_request *request, const elastir_lineshape *shape,
                 elastir_result_observable_parameters *out)
{
  out->column = observable_word(request, "column");
  out->width_cm1 = shape->fwhm_cm1;
  out->laser_nm = request->laser_nm;
  out->temperature_k = request->temperature_k;
  out->detector = observable_word(request, "detector");
}

/* Where the values of the column go. */
static double *column_of(const observed_sample *sample, int column,
                         elastir_result_observable_columns *c)
{
  const struct {
    const double **values;
    size_t *count;
  } places[] = {{&c->total, &c->total_count},
                {&c->parallel, &c->parallel_count},
                {&c->perpendicular, &c->perpendicular_count},
                {&c->xx, &c->xx_count},
                {&c->xy, &c->xy_count},
                {&c->xz, &c->xz_count},
                {&c->yy, &c->yy_count},
                {&c->yz, &c->yz_count},
                {&c->zz, &c->zz_count}};
  return observed_column(sample, places[column].values, places[column].count);
}

bool observed_raman_fill(const observed_sample *sample, const observable_request *request,
                         elastir_result_observable *out)
{
  const observed_raman *raman = &sample->raman;
  elastir_stick *sticks = malloc((raman->count + 1) * sizeof *sticks);
  if (sticks == NULL) {
    elastir_diagnose_no_memory(sample->diagnostics);
    return false;
  }
  size_t missing, count = take_lines(raman, request, sticks, &missing);
  if (count > 0)
    report_factors(sample, request);
  double *values = report_missing(sample, request, count, missing)
                       ? column_of(sample, request->column, &out->columns)
                       : NULL;
  for (size_t i = 0; values != NULL && i < sample->points; i++) {
    values[i] = 0.0;
    for (size_t k = 0; k < count; k++)
      values[i] += sticks[k].intensity_km_mol *
                   elastir_lineshape_value(raman->shape, sample->nu_cm1[i] - sticks[k].wavenumber_cm1);
  }
  note(request, raman->shape, &out->parameters);
  out->unit = request->column < RAMAN_CRYSTAL ? "arbitrary, from the powder table"
                                              : "arbitrary, from the single-crystal table";
  free(sticks);
  return values != NULL;
}
