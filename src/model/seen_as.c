/* SPDX-License-Identifier: GPL-3.0-or-later */
/* seen_as.c: the lines of models where an instrument sees them. */
#include "model/seen_as.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/pi.h"
#include "optics/attenuation.h"
#include "optics/interface.h"
#include "optics/powder.h"
#include "optics/seen.h"
#include "optics/tip.h"

/* ---- what is asked for ---- */

/* In reflectance a band is a dispersion, not a line; a permittivity is no spectrum. */
static bool has_lines(observable_kind kind)
{
  return kind != OBSERVABLE_REFLECTANCE && kind != OBSERVABLE_EPSILON;
}

bool seen_as_parse(const char *text, seen_as *as, elastir_diagnostics *diagnostics)
{
  *as = (seen_as){.choice = SEEN_AS_ABSORBANCE};
  elastir_snprintf(as->text, sizeof as->text, "%s", text);
  if (strcmp(text, "absorbance") == 0)
    return true;
  as->choice = SEEN_AS_OBSERVABLE;
  if (!observable_parse(text, &as->request, diagnostics))
    return false;
  if (has_lines(as->request.kind))
    return true;
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-observable", NULL, 0,
                   "'%.100s': its bands are no lines that could be compared; expected absorbance, "
                   "atr, nanoftir, powder, attenuation, film or raman",
                   text);
  return false;
}

/* "diamond" of "Diamond/ZnSe": the element that the light meets first. */
static const char *element_of(const elastir_instrument *facts)
{
  static const char *const names[][2] = {{"diamond", "diamond"}, {"znse", "znse"},
                                         {"zinc selenide", "znse"}, {"german", "ge"},
                                         {"silicon", "si"}};
  const char *texts[] = {facts->atr_crystal, facts->accessory};
  for (size_t t = 0; t < 2; t++) {
    char lower[100];
    size_t length = texts[t] != NULL ? strlen(texts[t]) : 0;
    for (size_t i = 0; i < sizeof lower; i++)
      lower[i] = i < length && i + 1 < sizeof lower
                     ? (char)(texts[t][i] >= 'A' && texts[t][i] <= 'Z' ? texts[t][i] + 32 : texts[t][i])
                     : '\0';
    for (size_t k = 0; k < sizeof names / sizeof *names; k++)
      if (strstr(lower, names[k][0]) != NULL)
        return names[k][1];
    if (strcmp(lower, "ge") == 0 || strcmp(lower, "si") == 0)
      return lower[0] == 'g' ? "ge" : "si";
  }
  return "diamond";
}

void seen_as_of_file(const elastir_measured *measured, char text[128])
{
  const elastir_instrument *facts = &measured->instrument;
  *text = '\0';
  if (measured->near_field.normalised && measured->near_field.harmonic >= 2)
    elastir_snprintf(text, 128, "nanoftir:harmonic=%d", measured->near_field.harmonic);
  else if (facts->atr && facts->atr_correction == ELASTIR_ATR_NOT_CORRECTED)
    elastir_snprintf(text, 128, "atr:element=%s", element_of(facts));
}

bool seen_as_admits(const seen_as *as, const elastir_measured *measured,
                    elastir_diagnostics *diagnostics)
{
  bool near_field = as->choice == SEEN_AS_OBSERVABLE && as->request.kind == OBSERVABLE_NANOFTIR;
  if (measured->y_kind != ELASTIR_Y_NANOFTIR_PHASE || near_field)
    return true;
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "not-absorbance", measured->path, 0,
                   "the phase of a near field is compared with that of the models alone: take --as "
                   "nanoftir, with models analyzed with --epsilon-inf; or take the absorption, "
                   "--quantity imaginary");
  return false;
}

/* ---- what an instrument shows ---- */

typedef struct {
  const observable_request *request;
  optics_motion motion;
  double complex reference;
  elastir_y_kind detected; /* of the near field */
} instrument;

/* For steps of the demodulation that all of the near field's bands settle with. */
enum { INTERVALS = 256 };

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
         : request->attenuation == ATTENUATION_SPHERE ? optics_attenuation_spheres(eps, nu_cm1, 1.0)
                                                      : optics_attenuation_ellipsoids(eps, nu_cm1, 1.0);
}

static double shown_atr(const observable_request *request, double complex eps)
{
  optics_absorbances found = optics_atr(creal(request->element.value),
                                        request->angle * ELASTIR_PI / 180.0, eps,
                                        (int)request->bounces);
  return request->polarisation == LIGHT_S   ? found.s
         : request->polarisation == LIGHT_P ? found.p
                                            : found.unpolarised;
}

static double shown_film(const observable_request *request, double nu_cm1, double complex eps)
{
  const optics_film film = {request->thickness_um, request->thickness_spread,
                            creal(request->substrate.value), request->angle * ELASTIR_PI / 180.0};
  return -log10(optics_film_powers(&film, eps, nu_cm1).transmittance);
}

static double complex far_field(const observable_request *request, double complex eps)
{
  return optics_far_field(request->far_field, request->incidence * ELASTIR_PI / 180.0, eps);
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

static double shown(const void *context, double nu_cm1, double complex eps)
{
  const instrument *own = context;
  switch (own->request->kind) {
    case OBSERVABLE_POWDER:
      return shown_powder(own->request, nu_cm1, eps);
    case OBSERVABLE_ATTENUATION:
      return shown_attenuation(own->request, nu_cm1, eps);
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

/* false: reported. */
static bool begin(instrument *own, elastir_diagnostics *diagnostics)
{
  const observable_request *request = own->request;
  if (request->kind != OBSERVABLE_NANOFTIR)
    return true;
  const optics_tip tip = {(optics_tip_model)request->tip_model,
                          request->radius_nm, request->length_nm, request->amplitude_nm,
                          request->distance_nm, request->g_modulus, request->g_phase,
                          (int)request->harmonic, request->film_nm};
  if (!optics_tip_in_range(&tip)) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "tip-out-of-range", NULL, 0,
                     "the finite dipole does not hold for this tip; make amplitude, distance or "
                     "radius smaller, or length larger");
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
  if (request->far_field > 0.0 && request->tip_model < OPTICS_LAYERED_DIPOLE)
    own->reference *= far_field(request, request->reference.value);
  return true;
}

/* ---- the lines of a model ---- */

static double sum_of(const elastir_compared_model *model)
{
  double sum = 0.0;
  for (size_t i = 0; i < model->stick_count; i++)
    sum += model->sticks[i].intensity_km_mol;
  return sum;
}

/* Intensities are areas, and heights those of lines of one width: they go with each other. */
static void take_seen(elastir_compared_model *model, const size_t *stick, const optics_seen *seen,
                      size_t count)
{
  double before = sum_of(model), heights = 0.0;
  for (size_t i = 0; i < count; i++)
    heights += fmax(seen[i].height, 0.0);
  if (!(heights > 0.0))
    return;
  for (size_t i = 0; i < model->stick_count; i++)
    model->sticks[i].intensity_km_mol = 0.0;
  for (size_t i = 0; i < count; i++) {
    elastir_stick *one = &model->sticks[stick[i]];
    one->intensity_km_mol = before * fmax(seen[i].height, 0.0) / heights;
    one->optical_shift_cm1 = seen[i].shift_cm1;
    one->wavenumber_cm1 += seen[i].shift_cm1;
  }
}

/* Strengths in proportion to intensities, the mean over x, y and z: an oscillator of a set. */
static bool see_model(const instrument *own, const elastir_result_dielectric *dielectric,
                      const elastir_lineshape *shape, elastir_compared_model *model)
{
  const double *inf = dielectric->epsilon_infinity, *sum = dielectric->plasma_strength_cm2;
  size_t *stick = malloc((model->stick_count + 1) * sizeof *stick);
  optics_line *lines = malloc((model->stick_count + 1) * sizeof *lines);
  optics_seen *seen = malloc((model->stick_count + 1) * sizeof *seen);
  bool good = stick != NULL && lines != NULL && seen != NULL;
  double per_intensity = (sum[0] + sum[4] + sum[8]) / (3.0 * sum_of(model));
  size_t count = 0;
  for (size_t i = 0; good && i < model->stick_count; i++) {
    const elastir_stick *one = &model->sticks[i];
    if (!(one->intensity_km_mol > 0.0) || !(one->wavenumber_cm1 > 1.0))
      continue;
    stick[count] = i;
    lines[count++] =
        (optics_line){one->wavenumber_cm1, per_intensity * one->intensity_km_mol};
  }
  if (good) {
    const optics_lines medium = {(inf[0] + inf[4] + inf[8]) / 3.0, shape->fwhm_cm1, lines, count};
    good = optics_see(&medium, shown, own, seen);
  }
  if (good)
    take_seen(model, stick, seen, count);
  free(stick);
  free(lines);
  free(seen);
  return good;
}

/* A Raman spectrum has other lines. */
static bool take_raman(const observable_request *request, const elastir_result_model *from,
                       elastir_compared_model *model, elastir_diagnostics *diagnostics)
{
  const elastir_result_vibrations *vibrations = from->vibrations;
  double sum = 0.0;
  for (size_t i = 0; i < model->stick_count; i++) {
    int64_t mode = vibrations->modes[model->sticks[i].mode].first;
    model->sticks[i].intensity_km_mol = 0.0;
    for (size_t k = 0; k < vibrations->raman_count; k++) {
      const elastir_result_raman_set *set = &vibrations->raman[k];
      const double columns[] = {set->total, set->parallel, set->perpendicular, set->xx, set->xy,
                                set->xz,    set->yy,       set->yz,            set->zz};
      if (set->first == mode && columns[request->column] > 0.0)
        model->sticks[i].intensity_km_mol = columns[request->column];
    }
    sum += model->sticks[i].intensity_km_mol;
  }
  if (sum > 0.0)
    return true;
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "no-raman", NULL, 0,
                   "model '%s' has no Raman intensities to compare with", model->label);
  return false;
}

bool seen_as_apply(const seen_as *as, const compared_models *compared, elastir_y_kind detected,
                   const elastir_lineshape *shape, elastir_compared_model *models,
                   elastir_diagnostics *diagnostics)
{
  instrument own = {.request = &as->request, .detected = detected};
  bool good = as->choice != SEEN_AS_OBSERVABLE || begin(&own, diagnostics);
  for (size_t k = 0; good && as->choice == SEEN_AS_OBSERVABLE && k < compared->model_count; k++) {
    const elastir_result_model *from = compared->from[k];
    if (as->request.kind == OBSERVABLE_RAMAN) {
      good = take_raman(&as->request, from, &models[k], diagnostics);
    } else if (from->dielectric == NULL) {
      elastir_diagnose(diagnostics, ELASTIR_ERROR, "no-epsilon-infinity", NULL, 0,
                       "model '%s' has no dielectric function, so that it cannot be compared as "
                       "%s: analyze it with --epsilon-inf, or with \"epsilon_infinity\" in the "
                       "study file", models[k].label, observable_name(as->request.kind));
      good = false;
    } else if (!see_model(&own, from->dielectric, shape, &models[k])) {
      elastir_diagnose_no_memory(diagnostics);
      good = false;
    }
  }
  optics_motion_free(&own.motion);
  return good;
}

bool seen_as_is_possible(const compared_models *compared)
{
  for (size_t k = 0; k < compared->model_count; k++)
    if (compared->from[k]->dielectric == NULL)
      return false;
  return true;
}
