/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill_optics.c: the dielectric function of a model, and what instruments see of it. */
#include "model/fill.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/lo_check.h"
#include "model/medium_of.h"
#include "model/observed.h"
#include "optics/longitudinal.h"

static const double least_peak = 0.01; /* of the largest value */
/* Permittivities of cubic crystals agree to their last printed digits, far better than this. */
static const double least_anisotropy = 0.01;

static void to_matrix(const double six[6], double nine[9])
{
  static const size_t from[] = {0, 5, 4, 5, 1, 3, 4, 3, 2};
  for (size_t k = 0; k < 9; k++)
    nine[k] = six[from[k]];
}

static void fill_direction(elastir_result_memory *memory, const optics_medium *medium,
                           double volume, const double q[3], elastir_result_lo_direction *out)
{
  optics_longitudinal_mode *modes = malloc((medium->count + 1) * sizeof *modes);
  size_t count = modes != NULL ? optics_longitudinal(medium, volume, q, modes) : 0;
  if (modes == NULL || count == OPTICS_NO_MEMORY) {
    result_memory_fail(memory);
    count = 0;
  }
  memcpy(out->direction, q, sizeof out->direction);
  out->modes = RESULT_LIST(memory, lo_mode, count);
  for (size_t i = 0; out->modes != NULL && i < count; i++)
    out->modes[out->modes_count++] =
        (elastir_result_lo_mode){modes[i].wavenumber_cm1, modes[i].intensity_km_mol};
  free(modes);
}

static void fill_dielectric(elastir_result_memory *memory, const optics_medium *medium,
                            double volume, const optics_settings *optics, double lines_cm1,
                            bool given, elastir_result_model *out)
{
  elastir_result_dielectric *dielectric = RESULT_NEW(memory, dielectric);
  out->dielectric = dielectric;
  if (dielectric == NULL)
    return;
  double six[6] = {0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
  for (size_t p = 0; p < medium->count; p++)
    for (size_t k = 0; k < 6; k++)
      six[k] += medium->oscillators[p].strength_cm2[k];
  to_matrix(six, dielectric->plasma_strength_cm2);
  to_matrix(medium->epsilon_infinity, dielectric->epsilon_infinity);
  optics_epsilon_static(medium, six);
  to_matrix(six, dielectric->epsilon_static);
  dielectric->source = given ? "given" : "output";
  dielectric->damping_cm1 =
      optics->damping.others_cm1 > 0.0 ? optics->damping.others_cm1 : lines_cm1;
  if (optics->damping.count > 0)
    dielectric->dampings = result_text(memory, optics->damping.text);
  dielectric->oscillators = (int64_t)medium->count;
  dielectric->longitudinal = RESULT_LIST(memory, lo_direction, optics->direction_count);
  for (size_t i = 0; dielectric->longitudinal != NULL && i < optics->direction_count; i++)
    fill_direction(memory, medium, volume, optics->directions[i],
                   &dielectric->longitudinal[dielectric->longitudinal_count++]);
}

/* ---- peaks ---- */

typedef struct {
  double position, height;
} maximum;

/* Maxima of even steps, by a parabola. Returns how many; `found` has room for half the points. */
static size_t maxima(const double *y, size_t points, double from, double step, maximum *found)
{
  double largest = 0.0;
  size_t count = 0;
  for (size_t i = 0; i < points; i++)
    largest = fmax(largest, y[i]);
  for (size_t i = 1; i + 1 < points; i++)
    if (y[i] > y[i - 1] && y[i] >= y[i + 1] && y[i] > least_peak * largest) {
      double slope = 0.5 * (y[i + 1] - y[i - 1]), bend = y[i + 1] - 2.0 * y[i] + y[i - 1];
      double away = bend < 0.0 ? -slope / bend : 0.0;
      found[count++] = (maximum){from + step * ((double)i + away), y[i] + 0.5 * slope * away};
    }
  return count;
}

static size_t nearest(const maximum *list, size_t count, double position)
{
  size_t best = 0;
  for (size_t i = 1; i < count; i++)
    if (fabs(list[i].position - position) < fabs(list[best].position - position))
      best = i;
  return best;
}

/* What a Lorentzian band of the infrared became: maxima that are nearest to one another. */
static void fill_peaks(const observed_sample *sample, double from, double step,
                       elastir_result_observable *out)
{
  const double *y = observed_main_column(out, &out->peak_column);
  if (y == NULL)
    return;
  size_t room = sample->points / 2 + 1;
  maximum *seen = malloc(2 * room * sizeof *seen);
  double *bands = malloc((sample->points + 1) * sizeof *bands);
  if (seen != NULL && bands != NULL) {
    bool lorentzian = sample->eps != NULL && out->columns.total == NULL;
    for (size_t i = 0; lorentzian && i < sample->points; i++)
      bands[i] = cimag(optics_trace_third(&sample->eps[i]));
    size_t count = maxima(y, sample->points, from, step, seen);
    size_t known = lorentzian ? maxima(bands, sample->points, from, step, seen + room) : 0;
    out->peaks = RESULT_LIST(sample->memory, observable_peak, count);
    for (size_t i = 0; out->peaks != NULL && i < count; i++) {
      size_t band = nearest(seen + room, known, seen[i].position);
      bool mutual = known > 0 && nearest(seen, count, seen[room + band].position) == i;
      out->peaks[out->peaks_count++] = (elastir_result_observable_peak){
          seen[i].position, seen[i].height,
          mutual ? seen[i].position - seen[room + band].position : (double)NAN};
    }
  }
  if (seen == NULL || bands == NULL)
    result_memory_fail(sample->memory);
  free(seen);
  free(bands);
}

/* ---- observables ---- */

static void fill_observables(const observed_sample *sample, const elastir_settings *settings,
                             elastir_result_model *out)
{
  const optics_settings *optics = &settings->optics;
  out->observables = RESULT_LIST(sample->memory, observable, optics->observable_count);
  for (size_t i = 0; out->observables != NULL && i < optics->observable_count; i++) {
    elastir_result_observable *observable = &out->observables[out->observables_count];
    if (sample->eps == NULL && optics->observables[i].kind != OBSERVABLE_RAMAN)
      continue; /* reported */
    if (!observed_fill(sample, &optics->observables[i], observable))
      continue;
    out->observables_count++;
    observable->points = (int64_t)sample->points;
    if (observable_is_measured(optics->observables[i].kind)) {
      observable->parameters.resolution_cm1 = 0.0; /* until it is blurred */
      observable->parameters.apodisation =
          optics->apparatus.apodisation == OPTICS_BOXCAR ? "boxcar" : "blackman-harris";
    }
    if (optics->at_count > 0) {
      observable->wavenumbers_cm1 =
          result_numbers(sample->memory, optics->at_cm1, optics->at_count);
      observable->wavenumbers_cm1_count = optics->at_count;
    } else {
      observable->from_cm1 = settings->grid.from_cm1;
      observable->step_cm1 = settings->grid.step_cm1;
      const observed_instrument instrument = {optics->apparatus, settings->grid.step_cm1};
      bool fine = settings->grid.step_cm1 <= 0.5 * optics->apparatus.resolution_cm1;
      if (fine && !observed_blur(&instrument, &optics->observables[i], observable))
        result_memory_fail(sample->memory);
      fill_peaks(sample, observable->from_cm1, observable->step_cm1, observable);
    }
  }
}

/* A grid that cannot hold what the instrument resolves. */
static void report_grid(elastir_model *model, const elastir_settings *settings)
{
  double resolution = settings->optics.apparatus.resolution_cm1;
  if (resolution > 0.0 && !(settings->grid.step_cm1 <= 0.5 * resolution))
    elastir_diagnose(&model->diagnostics, ELASTIR_ERROR, "grid-too-coarse",
                     model->vibrations_path, 0,
                     "a resolution of %g cm-1 needs steps of %g cm-1 or less, and the grid has %g; give "
                     "--grid FROM:TO:STEP. The resolution was not applied",
                     resolution, 0.5 * resolution, settings->grid.step_cm1);
}

/* Kinds that know no direction take a third of the trace. */
static void report_anisotropy(elastir_model *model, const optics_settings *optics,
                              const observed_sample *sample)
{
  bool averaged = false;
  double most = 0.0;
  for (size_t i = 0; i < optics->observable_count; i++)
    averaged = averaged || optics->observables[i].kind == OBSERVABLE_ATR ||
               optics->observables[i].kind == OBSERVABLE_FILM ||
               optics->observables[i].kind == OBSERVABLE_ATTENUATION;
  for (size_t i = 0; averaged && sample->eps != NULL && i < sample->points; i++)
    most = fmax(most, optics_anisotropy(&sample->eps[i]));
  if (most > least_anisotropy)
    elastir_diagnose(&model->diagnostics, ELASTIR_INFO, "not-isotropic", model->vibrations_path, 0,
                     "the permittivity differs by up to %.0f %% between directions; atr, film and "
                     "attenuation use the mean over x, y and z, as for a fine powder",
                     100.0 * most);
}

static void compute_observables(elastir_result_memory *memory, elastir_model *model,
                                const elastir_settings *settings, const optics_medium *medium,
                                elastir_result_model *out)
{
  elastir_lineshape shape = settings->lineshape;
  const optics_settings *optics = &settings->optics;
  size_t points = optics->at_count > 0 ? optics->at_count : settings->grid.points;
  double *nu = malloc((points + 1) * sizeof *nu);
  optics_tensor *eps = malloc((points + 1) * sizeof *eps);
  if (nu == NULL || eps == NULL) {
    elastir_diagnose_no_memory(&model->diagnostics);
  } else {
    for (size_t i = 0; i < points; i++)
      nu[i] = optics->at_count > 0 ? optics->at_cm1[i] : elastir_grid_at(&settings->grid, i);
    if (medium != NULL)
      optics_epsilon_on(medium, nu, points, eps);
    if (optics->damping.others_cm1 > 0.0)
      shape.fwhm_cm1 = optics->damping.others_cm1;
    const elastir_vibrations *vibrations = &model->vibrations_run->vibrations;
    const observed_sample sample = {
        medium, &vibrations->geometry, medium != NULL ? eps : NULL, nu, points,
        model->cell.density_g_cm3, model->vibrations_path, memory, &model->diagnostics,
        {vibrations->raman, vibrations->raman_count, vibrations->raman_bare, &settings->scale,
         &shape}};
    report_anisotropy(model, optics, &sample);
    fill_observables(&sample, settings, out);
  }
  free(nu);
  free(eps);
}

/* Only who asks for an observable hears that there is none. */
static void report_state(elastir_model *model, medium_state state)
{
  const char *path = model->vibrations_path;
  long line = model->vibrations_run->vibrations.line;
  if (state == MEDIUM_WITHOUT_EPSILON)
    elastir_diagnose(&model->diagnostics, ELASTIR_ERROR, "no-epsilon-infinity", path, line,
                     "this run does not print an electronic dielectric tensor (a Berry-phase run does not), "
                     "and there is no suitable default; give it with --epsilon-inf as a number, as "
                     "xx,yy,zz,yz,xz,xy, or as a CPHF output of the same structure");
  else if (state == MEDIUM_WITHOUT_INTENSITIES)
    elastir_diagnose(&model->diagnostics, ELASTIR_ERROR, "no-oscillators", path, line,
                     "no infrared intensities were computed (INTENS), so there is no dielectric function");
  else if (state == MEDIUM_WITHOUT_VOLUME)
    elastir_diagnose(&model->diagnostics, ELASTIR_ERROR, "no-oscillators", path, line,
                     "a dielectric function needs the volume of a three-dimensional cell");
  else if (state == MEDIUM_INCOMPLETE)
    elastir_diagnose(&model->diagnostics, ELASTIR_ERROR, "no-oscillators", path,
                     model->table->line,
                     "modes, or some of their numbers, are missing from this table, but a dielectric "
                     "function is a sum over all of them");
  else if (state == MEDIUM_NO_MEMORY)
    elastir_diagnose_no_memory(&model->diagnostics);
}

void fill_optics(elastir_result_memory *memory, elastir_model *model,
                 const elastir_settings *settings, elastir_result_model *out)
{
  const optics_settings *optics = &settings->optics;
  bool asked = optics->direction_count > 0;
  for (size_t i = 0; i < optics->observable_count; i++)
    asked = asked || optics->observables[i].kind != OBSERVABLE_RAMAN;
  if (model->table == NULL)
    return;
  const elastir_vibrations *vibrations = &model->vibrations_run->vibrations;
  const double *given = model->epsilon_infinity != NULL    ? model->epsilon_infinity
                        : optics->has_epsilon_infinity ? optics->epsilon_infinity
                                                       : NULL;
  const double lines = settings->lineshape.fwhm_cm1;
  const medium_options how = {&settings->scale, &optics->damping, lines, given};
  optics_medium medium;
  elastir_diagnostics quiet = {0};
  medium_state state = medium_of_run(vibrations, &how, model->vibrations_path, &medium,
                                     asked ? &model->diagnostics : &quiet);
  if (state == MEDIUM_READY)
    fill_dielectric(memory, &medium, vibrations->geometry.volume_angstrom3, optics, lines,
                    given != NULL, out);
  if (state == MEDIUM_READY)
    lo_check(vibrations, medium.epsilon_infinity, model->vibrations_path, &model->diagnostics);
  if (optics->observable_count > 0) {
    report_grid(model, settings);
    compute_observables(memory, model, settings, state == MEDIUM_READY ? &medium : NULL, out);
  }
  if (state != MEDIUM_READY && (asked || state == MEDIUM_NO_MEMORY))
    report_state(model, state);
  if (quiet.out_of_memory)
    elastir_diagnose_no_memory(&model->diagnostics);
  elastir_diagnostics_free(&quiet);
  free((void *)(uintptr_t)medium.oscillators);
}
