/* SPDX-License-Identifier: GPL-3.0-or-later */
/* observed.c: the curves of an observable of one model. */
#include "model/observed.h"

#include <math.h>
#include <string.h>

#include "base/pi.h"
#include "optics/attenuation.h"
#include "optics/interface.h"
#include "optics/powder.h"
#include "optics/reflectance.h"


#define COLUMN(name) observed_column(sample, &out->columns.name, &out->columns.name##_count)

static bool fill_epsilon(const observed_sample *sample, const observable_request *request,
                         elastir_result_observable *out)
{
  (void)request;
  double *columns[6][2] = {{COLUMN(xx_real), COLUMN(xx_imaginary)},
                           {COLUMN(yy_real), COLUMN(yy_imaginary)},
                           {COLUMN(zz_real), COLUMN(zz_imaginary)},
                           {COLUMN(yz_real), COLUMN(yz_imaginary)},
                           {COLUMN(xz_real), COLUMN(xz_imaginary)},
                           {COLUMN(xy_real), COLUMN(xy_imaginary)}};
  for (size_t k = 0; k < 6; k++)
    for (size_t i = 0; columns[k][0] != NULL && columns[k][1] != NULL && i < sample->points; i++) {
      columns[k][0][i] = creal(sample->eps[i].six[k]);
      columns[k][1][i] = cimag(sample->eps[i].six[k]);
    }
  out->unit = "1";
  return true;
}

static void note_powder(const observed_sample *sample, const observable_request *request,
                        elastir_result_observable_parameters *out)
{
  out->method = observable_word(request, "method");
  out->fraction = request->fraction;
  out->matrix = result_text(sample->memory, request->matrix.name);
  out->matrix_permittivity = creal(request->matrix.value);
  out->shape = observable_word(request, "shape");
  out->shape_ratio = request->shape_ratio;
  out->axis = result_text(sample->memory, request->axis.text);
}

static void report_roots(const observed_sample *sample, size_t failed, double first)
{
  if (failed > 0)
    elastir_diagnose(sample->diagnostics, ELASTIR_ERROR, "bruggeman-no-root", sample->path, 0,
                     "Bruggeman's equation has no absorbing root at %zu wavenumbers, the first at %g cm-1; "
                     "the values there are null. Use method=maxwell-garnett, or a smaller fraction",
                     failed, first);
}

static bool fill_powder(const observed_sample *sample, const observable_request *request,
                        elastir_result_observable *out)
{
  double unit[3] = {0.0, 0.0, 1.0}, l[6], first = 0.0;
  size_t failed = 0;
  if (request->shape != OPTICS_SPHERE && !observed_direction(sample, &request->axis, unit))
    return false;
  optics_depolarisation((optics_shape)request->shape, unit, request->shape_ratio, l);
  note_powder(sample, request, &out->parameters);
  double *re = COLUMN(eps_real), *im = COLUMN(eps_imaginary),
         *absorption = COLUMN(absorption_decadic_per_cm);
  if (re == NULL || im == NULL || absorption == NULL)
    return false;
  for (size_t i = 0; i < sample->points; i++) {
    double complex e = optics_averaged(&sample->eps[i], request->fraction, request->matrix.value);
    if (request->method == POWDER_MAXWELL_GARNETT)
      e = optics_maxwell_garnett(&sample->eps[i], l, request->fraction, request->matrix.value);
    else if (request->method == POWDER_BRUGGEMAN &&
             !optics_bruggeman(&sample->eps[i], l, request->fraction, request->matrix.value, &e)) {
      first = failed++ == 0 ? sample->nu_cm1[i] : first;
      e = NAN;
    }
    re[i] = creal(e);
    im[i] = failed > 0 && isnan(re[i]) ? (double)NAN : cimag(e);
    absorption[i] =
        isnan(re[i]) ? (double)NAN : optics_absorption_decadic(e, sample->nu_cm1[i]);
  }
  report_roots(sample, failed, first);
  out->unit = "cm-1, decadic";
  return true;
}

static bool fill_attenuation(const observed_sample *sample, const observable_request *request,
                             elastir_result_observable *out)
{
  static double (*const of[])(double complex, double, double) = {
      [ATTENUATION_BULK] = optics_attenuation_bulk,
      [ATTENUATION_SPHERE] = optics_attenuation_spheres,
      [ATTENUATION_CDE] = optics_attenuation_ellipsoids};
  double *values = COLUMN(cm2_per_g);
  out->parameters.particles = observable_word(request, "kind");
  out->unit = "cm2/g, Napierian";
  if (!(sample->density_g_cm3 > 0.0))
    elastir_diagnose(sample->diagnostics, ELASTIR_ERROR, "no-density", sample->path, 0,
                     "attenuation per gram needs the masses of all atoms, which are unknown");
  for (size_t i = 0; values != NULL && i < sample->points; i++)
    values[i] = of[request->attenuation](optics_trace_third(&sample->eps[i]), sample->nu_cm1[i],
                                         sample->density_g_cm3);
  return values != NULL && sample->density_g_cm3 > 0.0;
}

static bool fill_reflectance(const observed_sample *sample, const observable_request *request,
                             elastir_result_observable *out)
{
  double unit[3];
  if (!observed_direction(sample, &request->surface, unit))
    return false;
  double *s = COLUMN(r_s), *p = COLUMN(r_p), *crossed = COLUMN(r_crossed);
  out->parameters.surface = result_text(sample->memory, request->surface.text);
  out->parameters.angle = request->angle;
  out->parameters.azimuth = request->azimuth;
  out->unit = "share of the power";
  if (s == NULL || p == NULL || crossed == NULL)
    return false;
  for (size_t i = 0; i < sample->points; i++) {
    optics_reflectances found = {NAN, NAN, NAN};
    if (!optics_reflectance(&sample->eps[i], unit, request->angle * ELASTIR_DEGREE,
                            request->azimuth * ELASTIR_DEGREE, &found))
      found = (optics_reflectances){NAN, NAN, NAN};
    s[i] = found.s;
    p[i] = found.p;
    crossed[i] = found.crossed;
  }
  return true;
}

static bool fill_film(const observed_sample *sample, const observable_request *request,
                      elastir_result_observable *out)
{
  const optics_film film = {request->thickness_um, request->thickness_spread,
                            creal(request->substrate.value), request->angle * ELASTIR_DEGREE};
  double *r = COLUMN(reflectance), *t = COLUMN(transmittance);
  out->parameters.thickness = request->thickness_um;
  out->parameters.thickness_spread = request->thickness_spread;
  out->parameters.substrate = result_text(sample->memory, request->substrate.name);
  out->parameters.substrate_index = film.substrate;
  out->parameters.angle = request->angle;
  out->unit = "share of the power";
  for (size_t i = 0; r != NULL && t != NULL && i < sample->points; i++) {
    optics_powers powers =
        optics_film_powers(&film, optics_trace_third(&sample->eps[i]), sample->nu_cm1[i]);
    r[i] = powers.reflectance;
    t[i] = powers.transmittance;
  }
  return r != NULL && t != NULL;
}

static bool fill_atr(const observed_sample *sample, const observable_request *request,
                     elastir_result_observable *out)
{
  double *s = COLUMN(absorbance_s), *p = COLUMN(absorbance_p), *both = COLUMN(absorbance);
  double index = creal(request->element.value);
  out->parameters.element = result_text(sample->memory, request->element.name);
  out->parameters.element_index = index;
  out->parameters.angle = request->angle;
  out->parameters.bounces = request->bounces;
  out->parameters.polarisation = observable_word(request, "polarisation");
  out->unit = "absorbance, decadic";
  for (size_t i = 0; s != NULL && p != NULL && both != NULL && i < sample->points; i++) {
    optics_absorbances found = optics_atr(index, request->angle * ELASTIR_DEGREE,
                                          optics_trace_third(&sample->eps[i]),
                                          (int)request->bounces);
    s[i] = found.s;
    p[i] = found.p;
    both[i] = request->polarisation == LIGHT_S   ? found.s
              : request->polarisation == LIGHT_P ? found.p
                                                 : found.unpolarised;
  }
  return s != NULL && p != NULL && both != NULL;
}

bool observed_fill(const observed_sample *sample, const observable_request *request,
                   elastir_result_observable *out)
{
  static bool (*const by_kind[])(const observed_sample *, const observable_request *,
                                 elastir_result_observable *) = {
      [OBSERVABLE_EPSILON] = fill_epsilon,
      [OBSERVABLE_POWDER] = fill_powder,
      [OBSERVABLE_ATTENUATION] = fill_attenuation,
      [OBSERVABLE_REFLECTANCE] = fill_reflectance,
      [OBSERVABLE_FILM] = fill_film,
      [OBSERVABLE_ATR] = fill_atr,
      [OBSERVABLE_NANOFTIR] = observed_near_field,
      [OBSERVABLE_RAMAN] = observed_raman_fill};
  out->kind = observable_name(request->kind);
  return by_kind[request->kind](sample, request, out);
}

const double *observed_main_column(const elastir_result_observable *observable, const char **name)
{
  const elastir_result_observable_columns *c = &observable->columns;
  const struct {
    const char *name;
    const double *values;
  } candidates[] = {{"absorption_decadic_per_cm", c->absorption_decadic_per_cm},
                    {"cm2_per_g", c->cm2_per_g},
                    {"absorbance", c->absorbance},
                    {"imaginary", c->imaginary},
                    {"total", c->total},
                    {"parallel", c->parallel},
                    {"perpendicular", c->perpendicular},
                    {"xx", c->xx},
                    {"xy", c->xy},
                    {"xz", c->xz},
                    {"yy", c->yy},
                    {"yz", c->yz},
                    {"zz", c->zz}};
  for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++)
    if (candidates[i].values != NULL) {
      *name = candidates[i].name;
      return candidates[i].values;
    }
  return NULL;
}
