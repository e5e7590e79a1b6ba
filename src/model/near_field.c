/* SPDX-License-Identifier: GPL-3.0-or-later */
/* near_field.c: the nanoFTIR spectrum of a model. */
#include "model/observed.h"

#include <math.h>
#include <stdlib.h>

#include "base/angle.h"
#include "base/pi.h"
#include "optics/gauss.h"
#include "optics/tip.h"

static const double settled_share = 1e-8;

/* Faces of a grain that may lie anyhow: Gauss and Legendre in cos theta, even in phi, over half
 * of the sphere, since n and -n are one face. */
enum { AZIMUTHS = 16, MOST_INTERVALS = 1024, FIRST_INTERVALS = 64, PROBES = 64 };

typedef struct {
  const observed_sample *sample;
  const observable_request *request;
  optics_motion motion;
  double face[3];
} scan;

static double complex signal_of_grain(const scan *s, const optics_tensor *eps)
{
  if (optics_is_isotropic(eps))
    return optics_signal(&s->motion, optics_beta(eps->six[0]));
  double complex sum = 0.0;
  for (size_t i = 0; i < GAUSS_HALF; i++)
    for (size_t j = 0; j < AZIMUTHS; j++) {
      double across = sqrt(1.0 - gauss_node[i] * gauss_node[i]);
      double phi = 2.0 * ELASTIR_PI * ((double)j + 0.5) / AZIMUTHS;
      const double n[3] = {across * cos(phi), across * sin(phi), gauss_node[i]};
      sum += gauss_weight[i] / AZIMUTHS * optics_signal(&s->motion, optics_beta_of_face(eps, n));
    }
  return sum;
}

static double complex signal_at(const scan *s, size_t i)
{
  const optics_tensor *eps = &s->sample->eps[i];
  double complex mean = optics_trace_third(eps);
  if (s->request->tip_model >= OPTICS_LAYERED_DIPOLE) {
    optics_layers layers = optics_layers_of(mean, s->request->substrate.value);
    return optics_signal_of_layers(&s->motion, &layers);
  }
  if (s->request->surface_kind == SURFACE_FACE)
    return optics_signal(&s->motion, optics_beta_of_face(eps, s->face));
  if (s->request->surface_kind == SURFACE_EPSILON)
    return optics_signal(&s->motion, optics_beta(mean));
  return signal_of_grain(s, eps);
}

/* Responses of a thick sample by which the demodulation is judged: of the face; of grains, of three faces. */
enum { FACES = 3 };
typedef struct {
  double complex beta[FACES];
  size_t count;
} responses;

static responses responses_at(const scan *s, size_t i)
{
  static const double axes[FACES][3] = {{1.0, 0.0, 0.0}, {0.0, 1.0, 0.0}, {0.0, 0.0, 1.0}};
  const optics_tensor *eps = &s->sample->eps[i];
  bool layers = s->request->tip_model >= OPTICS_LAYERED_DIPOLE;
  if (!layers && s->request->surface_kind == SURFACE_FACE)
    return (responses){{optics_beta_of_face(eps, s->face)}, 1};
  if (layers || s->request->surface_kind == SURFACE_EPSILON || optics_is_isotropic(eps))
    return (responses){{optics_beta(optics_trace_third(eps))}, 1};
  responses found = {{0.0}, FACES};
  for (size_t k = 0; k < FACES; k++)
    found.beta[k] = optics_beta_of_face(eps, axes[k]);
  return found;
}

/* How far a wavenumber is from a resonance with the tip somewhere in its motion, beta f1 = 1: the nearer,
 * the later it settles. */
static double detuning(const optics_motion *motion, const responses *of)
{
  double least = INFINITY;
  for (size_t b = 0; b < of->count; b++)
    for (int k = 0; k <= motion->intervals; k++)
      least = fmin(least, cabs(1.0 - of->beta[b] * motion->f1[k]));
  return least;
}

/* The nearest to a resonance of each of `count` equal parts of the grid. */
static size_t choose_probes(const scan *s, responses probes[PROBES])
{
  size_t points = s->sample->points, count = PROBES;
  if (points < count)
    count = points;
  for (size_t k = 0; k < count; k++) {
    double least = INFINITY;
    for (size_t i = k * points / count; i < (k + 1) * points / count; i++) {
      responses here = responses_at(s, i);
      double own = detuning(&s->motion, &here);
      if (!(own >= least)) {
        probes[k] = here;
        least = own;
      }
    }
  }
  return count;
}

/* Their signals. Returns the largest change against those before, as a share of the largest signal. */
static double probe(const scan *s, const responses *probes, size_t count,
                    double complex signals[PROBES][FACES])
{
  double worst = 0.0, largest = 0.0;
  for (size_t k = 0; k < count; k++)
    for (size_t b = 0; b < probes[k].count; b++) {
      double complex signal = optics_signal(&s->motion, probes[k].beta[b]);
      worst = fmax(worst, cabs(signal - signals[k][b]));
      largest = fmax(largest, cabs(signal));
      signals[k][b] = signal;
    }
  return largest > 0.0 ? worst / largest : 0.0;
}

/* Doubles the steps until no probe changes by more than 1e-8 of the largest. false: no memory.
 * */
static bool settle(scan *s, const optics_tip *tip, bool *settled)
{
  optics_tip bulk = *tip;
  if (bulk.model != OPTICS_POINT_DIPOLE)
    bulk.model = OPTICS_FINITE_DIPOLE;
  responses probes[PROBES];
  double complex signals[PROBES][FACES] = {{0.0}};
  *settled = false;
  if (!optics_motion_make(&bulk, FIRST_INTERVALS / 2, &s->motion))
    return false;
  size_t count = choose_probes(s, probes);
  for (int intervals = FIRST_INTERVALS / 2; intervals <= MOST_INTERVALS && !*settled;
       intervals *= 2) {
    optics_motion_free(&s->motion);
    if (!optics_motion_make(&bulk, intervals, &s->motion))
      return false;
    double change = probe(s, probes, count, signals);
    *settled = intervals >= FIRST_INTERVALS && change <= settled_share;
  }
  if (bulk.model == tip->model)
    return true;
  int intervals = s->motion.intervals;
  optics_motion_free(&s->motion);
  return optics_motion_make(tip, intervals, &s->motion);
}

static void note(const scan *s, elastir_result_observable *out)
{
  const observable_request *request = s->request;
  elastir_result_observable_parameters *p = &out->parameters;
  p->model = observable_word(request, "model");
  p->harmonic = request->harmonic;
  p->radius = request->radius_nm;
  p->amplitude = request->amplitude_nm;
  p->distance = request->distance_nm;
  p->length = request->length_nm;
  p->g_modulus = request->g_modulus;
  p->g_phase = request->g_phase;
  p->film = request->film_nm;
  p->substrate = result_text(s->sample->memory, request->substrate.name);
  p->substrate_permittivity[0] = creal(request->substrate.value);
  p->substrate_permittivity[1] = cimag(request->substrate.value);
  p->far_field = request->far_field;
  p->incidence = request->incidence;
  p->reference = result_text(s->sample->memory, request->reference.name);
  p->reference_permittivity[0] = creal(request->reference.value);
  p->reference_permittivity[1] = cimag(request->reference.value);
  p->surface = request->surface_kind == SURFACE_FACE
                   ? result_text(s->sample->memory, request->surface.text)
               : request->surface_kind == SURFACE_EPSILON ? "epsilon"
                                                          : "average";
  p->nodes = s->motion.intervals;
  out->unit = "signal over that of the reference";
}

static double complex far_field_of(const observable_request *request, double complex eps)
{
  return request->far_field > 0.0 ? optics_far_field(request->far_field,
                                                     elastir_radians(request->incidence), eps)
                                  : 1.0;
}

/* A film is far too thin for light: what is below it reflects. Of a crystal the mean counts. */
static double complex far_field_at(const scan *s, size_t i)
{
  bool layers = s->request->tip_model >= OPTICS_LAYERED_DIPOLE;
  return far_field_of(s->request, layers ? s->request->substrate.value
                                         : optics_trace_third(&s->sample->eps[i]));
}

#define COLUMN(name) observed_column(s->sample, &out->columns.name, &out->columns.name##_count)

static bool fill_columns(const scan *s, elastir_result_observable *out)
{
  double *re = COLUMN(real), *im = COLUMN(imaginary), *modulus = COLUMN(amplitude),
         *phase = COLUMN(phase);
  if (re == NULL || im == NULL || modulus == NULL || phase == NULL)
    return false;
  double complex reference = optics_signal(&s->motion, optics_beta(s->request->reference.value)) *
                             far_field_of(s->request, s->request->reference.value);
  for (size_t i = 0; i < s->sample->points; i++) {
    double complex eta = signal_at(s, i) / reference * far_field_at(s, i);
    re[i] = creal(eta);
    im[i] = cimag(eta);
    modulus[i] = cabs(eta);
    phase[i] = carg(eta);
  }
  return true;
}

static bool refuse_tip(const observed_sample *sample)
{
  elastir_diagnose(sample->diagnostics, ELASTIR_ERROR, "tip-out-of-range", sample->path, 0,
                   "the finite dipole model is valid for R + 2 H + W < 2 L |g| and R + 4 H + 2 W < 4 L up to "
                   "the height distance + 2 amplitude, and changes sign beyond; reduce amplitude, distance "
                   "or radius, or increase length");
  return false;
}

bool observed_near_field(const observed_sample *sample, const observable_request *request,
                         elastir_result_observable *out)
{
  const optics_tip tip = {(optics_tip_model)request->tip_model,
                          request->radius_nm, request->length_nm, request->amplitude_nm,
                          request->distance_nm, request->g_modulus, request->g_phase,
                          (int)request->harmonic, request->film_nm};
  scan s = {.sample = sample, .request = request};
  bool settled = false;
  if (!optics_tip_in_range(&tip))
    return refuse_tip(sample);
  if (request->surface_kind == SURFACE_FACE &&
      !observed_direction(sample, &request->surface, s.face))
    return false;
  bool good = settle(&s, &tip, &settled) && fill_columns(&s, out);
  if (good)
    note(&s, out);
  if (good && !settled)
    elastir_diagnose(sample->diagnostics, ELASTIR_WARNING, "demodulation-unsettled", sample->path,
                     0,
                     "the demodulation still changes by more than 1e-8 of the signal at %d steps: a "
                     "resonance is too sharp; increase the damping",
                     s.motion.intervals);
  optics_motion_free(&s.motion);
  return good;
}
