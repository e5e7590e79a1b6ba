/* SPDX-License-Identifier: GPL-3.0-or-later */
/* observable.h: what an instrument is asked for: "atr:element=ge,angle=60". */
#ifndef ELASTIR_MODEL_OBSERVABLE_H
#define ELASTIR_MODEL_OBSERVABLE_H

#include <complex.h>
#include <stdbool.h>

#include "base/diagnostics.h"
#include "model/requests.h"

typedef enum {
  OBSERVABLE_EPSILON,
  OBSERVABLE_POWDER,
  OBSERVABLE_ATTENUATION,
  OBSERVABLE_REFLECTANCE,
  OBSERVABLE_FILM,
  OBSERVABLE_ATR,
  OBSERVABLE_NANOFTIR,
  OBSERVABLE_RAMAN
} observable_kind;

typedef enum { POWDER_MAXWELL_GARNETT, POWDER_BRUGGEMAN, POWDER_AVERAGED } powder_method;
typedef enum { ATTENUATION_BULK, ATTENUATION_SPHERE, ATTENUATION_CDE } attenuation_kind;
typedef enum { LIGHT_UNPOLARISED, LIGHT_S, LIGHT_P } light_polarisation;
/* Columns of the powder table, and from here on those of the single crystal. */
enum { RAMAN_CRYSTAL = 3 };
typedef enum { RAMAN_ENERGY, RAMAN_PHOTONS } raman_detector;
/* How a grain whose face is not known is treated: the mean of the signal over all faces, or the
 * signal of the mean permittivity. */
typedef enum { SURFACE_AVERAGE, SURFACE_EPSILON, SURFACE_FACE } surface_kind;

typedef enum { CORRECTED_ABSORPTION, CORRECTED_N, CORRECTED_K } corrected_quantity;

enum { OBSERVABLE_TEXT = 32, MOST_OBSERVABLES = 16 };

/* A permittivity or an index, by number or by name. */
typedef struct {
  char name[OBSERVABLE_TEXT];
  double complex value;
} observable_material;

typedef struct {
  char text[OBSERVABLE_TEXT];
  direction_request request; /* its text is that above */
} observable_direction;

/* Only what belongs to the kind is set: all with their defaults. */
typedef struct {
  observable_kind kind;
  unsigned given; /* a bit for each parameter that the text has, in the order of the kind's */
  int method, shape, attenuation, polarisation, tip_model, surface_kind, column, detector, quantity;
  double shape_ratio, fraction, angle, azimuth, thickness_um, thickness_spread, bounces;
  double harmonic, radius_nm, length_nm, amplitude_nm, distance_nm, g_modulus, g_phase, film_nm;
  double far_field, incidence; /* far_field 0: without it */
  double far_index; /* of a correction: that of the sample far above its bands */
  double laser_nm, temperature_k; /* 0: the table as printed, for all of them */
  observable_material matrix, element, reference, substrate;
  observable_direction axis, surface;
} observable_request;

/* KIND[:KEY=VALUE,...]; commas in brackets belong to the value. What has no effect beside the others
 * (the axis of a sphere) may be given as its default alone. false: error 'bad-observable'. */
bool observable_parse(const char *text, observable_request *request,
                      elastir_diagnostics *diagnostics);

/* KEY=VALUE,... of the correction of a measured ATR spectrum: those of atr, index and show. false: error
 * 'bad-observable'. */
bool observable_parse_correction(const char *text, observable_request *request,
                                 elastir_diagnostics *diagnostics);

/* Whether an interferometer measures it: others are properties of the crystal, or of a grating. */
bool observable_is_measured(observable_kind kind);

const char *observable_name(observable_kind kind);

/* Whether no parameter was given that counts for a crystal with axes alone: a face, an azimuth, an axis.
 * false: error 'bad-observable'. */
bool observable_has_no_axes(const observable_request *request, const char *text,
                            elastir_diagnostics *diagnostics);

/* KIND:KEY=VALUE,... with all parameters, defaults too, as observable_parse takes it; without those that
 * observable_has_no_axes refuses. */
enum { OBSERVABLE_WHOLE_TEXT = 320 };
void observable_text(const observable_request *request, char text[OBSERVABLE_WHOLE_TEXT]);

const char *observable_word(const observable_request *request, const char *key);

#endif
