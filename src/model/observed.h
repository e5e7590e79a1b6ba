/* SPDX-License-Identifier: GPL-3.0-or-later */
/* observed.h: the curves of an observable of one model. */
#ifndef ELASTIR_MODEL_OBSERVED_H
#define ELASTIR_MODEL_OBSERVED_H

#include "base/diagnostics.h"
#include "model/observable.h"
#include "optics/apparatus.h"
#include "optics/medium.h"
#include "spectrum/lineshape.h"
#include "spectrum/scale.h"
#include "result/memory.h"

/* What Raman intensities are made a spectrum with. */
typedef struct {
  const elastir_raman_set *sets;
  size_t count;
  bool bare; /* neither laser nor temperature is in them */
  const elastir_scale *scale;
  const elastir_lineshape *shape;
} observed_raman;

/* A model under the light of an instrument. */
typedef struct {
  const optics_medium *medium;
  const elastir_geometry *geometry;
  const optics_tensor *eps; /* at each wavenumber; NULL: there is no dielectric function */
  const double *nu_cm1;
  size_t points;
  double density_g_cm3;
  const char *path;
  elastir_result_memory *memory;
  elastir_diagnostics *diagnostics;
  observed_raman raman;
} observed_sample;

/* Fills parameters, unit and columns. false: reported, or no memory. */
bool observed_fill(const observed_sample *sample, const observable_request *request,
                   elastir_result_observable *out);

/* The same of nanoftir, and of its columns alone. */
bool observed_near_field(const observed_sample *sample, const observable_request *request,
                         elastir_result_observable *out);

/* The same of raman, which needs no dielectric function. */
bool observed_raman_fill(const observed_sample *sample, const observable_request *request,
                         elastir_result_observable *out);

/* What a Raman intensity as printed is multiplied by for the laser, the temperature and the detector,
 * relative to 1000 cm-1; 1 without laser. */
double observed_raman_factor(const observable_request *request, double nu_cm1);

typedef struct {
  optics_apparatus apparatus;
  double step_cm1; /* of the grid */
} observed_instrument;

/* Blurs what an interferometer measures of an observable that was filled on a grid, and notes how.
 * false: no memory. */
bool observed_blur(const observed_instrument *instrument, const observable_request *request,
                   elastir_result_observable *out);

/* An array of a value per wavenumber; NULL: no memory. */
double *observed_column(const observed_sample *sample, const double **values, size_t *count);

/* The unit vector of a direction; false: there is no lattice for it (reported). */
bool observed_direction(const observed_sample *sample, const observable_direction *direction,
                        double unit[3]);

/* The column that has the peaks, its name, and how many values it has; NULL: none. */
const double *observed_main_column(const elastir_result_observable *observable, const char **name);

#endif
