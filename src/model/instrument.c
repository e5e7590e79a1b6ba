/* SPDX-License-Identifier: GPL-3.0-or-later */
/* instrument.c: what an instrument shows of an isotropic permittivity. */
#include "model/instrument.h"

#include <math.h>

#include "base/angle.h"
#include "base/memory.h"
#include "optics/attenuation.h"
#include "optics/interface.h"
#include "optics/powder.h"

/* Of half a period of the tip's motion: enough for 4e-8 of the maximum at a resonance of silicon
 * carbide below a tip of 10 nm, since the trapezoid converges as a geometric series. */
enum { INTERVALS = 64 };

static optics_tensor isotropic(double complex eps)
{
  return (optics_tensor){{eps, eps, eps, 0.0, 0.0, 0.0}};
}

static double shown_powder(const observable_request *request, double nu_cm1, double complex eps)
{
  const optics_tensor tensor = isotropic(eps);
  const double axis[3] = {0.0, 0.0, 1.0};
  double l[6];
  optics_depolarisation((optics_shape)request->shape, axis, request->shape_ratio, l);
  double complex mixed = optics_averaged(&tensor, request->fraction, request->matrix.value);
  if (request->method == POWDER_MAXWELL_GARNETT)
    mixed = optics_maxwell_garnett(&tensor, l, request->fraction, request->matrix.value);
  else if (request->method == POWDER_BRUGGEMAN &&
           !optics_bruggeman(&tensor, l, request->fraction, request->matrix.value, &mixed))
    return 0.0;
  return optics_absorption_decadic(mixed, nu_cm1);
}

static double shown_attenuation(const observable_request *request, double nu_cm1,
                                double complex eps)
{
  /* The density is a factor of all, which does not count here. */
  return request->attenuation == ATTENUATION_BULK     ? optics_attenuation_bulk(eps, nu_cm1, 1.0)
         : request->attenuation == ATTENUATION_SPHERE
             ? optics_attenuation_spheres(eps, nu_cm1, 1.0)
             : optics_attenuation_ellipsoids(eps, nu_cm1, 1.0);
}

static double shown_atr(const observable_request *request, double complex eps)
{
  optics_absorbances found = optics_atr(creal(request->element.value),
                                        elastir_radians(request->angle), eps,
                                        (int)request->bounces);
  return request->polarisation == LIGHT_S   ? found.s
         : request->polarisation == LIGHT_P ? found.p
                                            : found.unpolarised;
}

/* Unpolarised, from vacuum. */
static double shown_reflectance(const observable_request *request, double complex eps)
{
  optics_amplitudes r = optics_fresnel(1.0, elastir_radians(request->angle), eps);
  return 0.5 * (creal(r.s * conj(r.s)) + creal(r.p * conj(r.p)));
}

static double shown_film(const observable_request *request, double nu_cm1, double complex eps)
{
  const optics_film film = {request->thickness_um, request->thickness_spread,
                            creal(request->substrate.value), elastir_radians(request->angle)};
  return -log10(optics_film_powers(&film, eps, nu_cm1).transmittance);
}

static double complex far_field(const observable_request *request, double complex eps)
{
  return optics_far_field(request->far_field, elastir_radians(request->incidence), eps);
}

static double complex near_field(const instrument *own, double complex eps)
{
  if (own->request->tip_model >= OPTICS_LAYERED_DIPOLE) {
    optics_layers layers = optics_layers_of(eps, own->request->substrate.value);
    return optics_signal_of_layers(&own->motion, &layers) / own->reference;
  }
  double complex far = own->request->far_field > 0.0 ? far_field(own->request, eps) : 1.0;
  return far * optics_signal(&own->motion, optics_beta(eps)) / own->reference;
}

double instrument_shows(const void *context, double nu_cm1, double complex eps)
{
  const instrument *own = context;
  switch (own->request->kind) {
    case OBSERVABLE_POWDER:
      return shown_powder(own->request, nu_cm1, eps);
    case OBSERVABLE_ATTENUATION:
      return shown_attenuation(own->request, nu_cm1, eps);
    case OBSERVABLE_REFLECTANCE:
      return shown_reflectance(own->request, eps);
    case OBSERVABLE_FILM:
      return shown_film(own->request, nu_cm1, eps);
    case OBSERVABLE_NANOFTIR: {
      double complex eta = near_field(own, eps);
      return own->detected == ELASTIR_Y_NANOFTIR_PHASE ? carg(eta) : cimag(eta);
    }
    default:
      return shown_atr(own->request, eps);
  }
}

bool instrument_begin(const observable_request *request, elastir_y_kind detected, instrument *own,
                      elastir_diagnostics *diagnostics)
{
  *own = (instrument){.request = request, .detected = detected};
  if (request->kind != OBSERVABLE_NANOFTIR)
    return true;
  const optics_tip tip = {(optics_tip_model)request->tip_model,
                          request->radius_nm, request->length_nm, request->amplitude_nm,
                          request->distance_nm, request->g_modulus, request->g_phase,
                          (int)request->harmonic, request->film_nm};
  if (!optics_tip_in_range(&tip)) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "tip-out-of-range", NULL, 0,
                     "the finite dipole model is not valid for this tip; reduce amplitude, distance or "
                     "radius, or increase length");
    return false;
  }
  if (!optics_motion_make(&tip, INTERVALS, &own->motion)) {
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  optics_layers bulk = optics_layers_of(request->reference.value, request->reference.value);
  own->reference = request->tip_model >= OPTICS_LAYERED_DIPOLE
                       ? optics_signal_of_layers(&own->motion, &bulk)
                       : optics_signal(&own->motion, optics_beta(request->reference.value));
  if (request->far_field > 0.0)
    own->reference *= far_field(request, request->reference.value);
  /* below a film, which is far too thin for light */
  if (request->far_field > 0.0 && request->tip_model >= OPTICS_LAYERED_DIPOLE)
    own->reference /= far_field(request, request->substrate.value);
  return true;
}

void instrument_end(instrument *own)
{
  optics_motion_free(&own->motion);
}
