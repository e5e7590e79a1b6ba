/* SPDX-License-Identifier: GPL-3.0-or-later */
/* seen_models.c: models as an instrument sees them, for a comparison. */
#include "model/seen_models.h"

#include <math.h>
#include <stdlib.h>

#include "model/instrument.h"
#include "model/observed.h"
#include "optics/seen.h"

typedef struct {
  const instrument *instrument;
  const elastir_compared_model *calculated;
  double epsilon_infinity;  /* the mean over x, y and z; every set of modes is an oscillator of it */
  double strength_cm2;      /* of 1 km/mol */
  double unit;              /* km mol-1 cm of what the instrument shows; 0: not known yet */
  elastir_observed observed;
} seen_model;

struct seen_models {
  observable_request request;
  double unit; /* times the strength of 1 km/mol in a cell: the same for all models, so that what is
                * fitted are cells; 0: not known yet */
  instrument instrument;
  seen_model *models;
};

/* The oscillators of a model; stick[] says whose each is. Returns their number. */
static size_t oscillators(const seen_model *own, const elastir_transverse *modes,
                          optics_line *lines, size_t *stick)
{
  size_t count = 0;
  for (size_t i = 0; i < modes->count; i++) {
    double place = modes->sticks[i].wavenumber_cm1 - modes->sticks[i].optical_shift_cm1;
    double intensity = own->calculated->sticks[i].intensity_km_mol *
                       (modes->factors != NULL ? modes->factors[i] : 1.0);
    if (!(intensity > 0.0) || !(place > 1.0))
      continue;
    stick[count] = i;
    lines[count++] = (optics_line){place, own->strength_cm2 * intensity};
  }
  return count;
}

static double sum_of(const elastir_compared_model *model)
{
  double sum = 0.0;
  for (size_t i = 0; i < model->stick_count; i++)
    sum += model->sticks[i].intensity_km_mol;
  return sum;
}

/* Intensities are areas, and heights those of lines of one width: they go with each other. */
static void take_seen(const seen_model *own, const size_t *stick, const optics_seen *from,
                      size_t count, double height, elastir_stick *seen)
{
  for (size_t i = 0; i < own->calculated->stick_count; i++)
    seen[i].intensity_km_mol = 0.0;
  for (size_t i = 0; i < count; i++) {
    elastir_stick *one = &seen[stick[i]];
    one->intensity_km_mol = own->unit * fmax(from[i].height, 0.0) / height;
    one->wavenumber_cm1 += from[i].shift_cm1 - one->optical_shift_cm1;
    one->optical_shift_cm1 = from[i].shift_cm1;
  }
}

/* What is seen of modes, in memory of its own. */
typedef struct {
  size_t *stick, count;
  optics_line *lines;
  optics_seen *seen;
} sight;

static bool look(const seen_model *own, const elastir_transverse *modes, sight *s)
{
  s->stick = malloc((modes->count + 1) * sizeof *s->stick);
  s->lines = malloc((modes->count + 1) * sizeof *s->lines);
  s->seen = malloc((modes->count + 1) * sizeof *s->seen);
  if (s->stick == NULL || s->lines == NULL || s->seen == NULL)
    return false;
  s->count = oscillators(own, modes, s->lines, s->stick);
  const optics_lines medium = {own->epsilon_infinity, modes->damping_cm1, s->lines, s->count};
  return optics_see(&medium, instrument_shows, own->instrument, s->seen);
}

static void sight_free(sight *s)
{
  free(s->stick);
  free(s->lines);
  free(s->seen);
}

static bool see(const void *context, const elastir_transverse *modes,
                const elastir_lineshape *shape, elastir_stick *seen)
{
  const seen_model *own = context;
  sight s = {0};
  bool good = look(own, modes, &s);
  if (good && own->unit > 0.0)
    take_seen(own, s.stick, s.seen, s.count, elastir_lineshape_value(shape, 0.0), seen);
  sight_free(&s);
  return good;
}

static bool curve(const void *context, const elastir_transverse *modes, const double *x_cm1,
                  size_t points, double *values)
{
  const seen_model *own = context;
  size_t *stick = malloc((modes->count + 1) * sizeof *stick);
  optics_line *lines = malloc((modes->count + 1) * sizeof *lines);
  bool good = stick != NULL && lines != NULL;
  size_t count = good ? oscillators(own, modes, lines, stick) : 0;
  const optics_lines medium = {own->epsilon_infinity, modes->damping_cm1, lines, count};
  /* what is there without modes; fringes of a film stay */
  const double ground = instrument_shows(own->instrument, 1.0, own->epsilon_infinity);
  for (size_t i = 0; good && i < points; i++)
    values[i] = own->unit * (instrument_shows(own->instrument, x_cm1[i],
                                              optics_lines_epsilon(&medium, x_cm1[i])) - ground);
  free(stick);
  free(lines);
  return good;
}

/* The first sight. The first model's sum of intensities stays, from which the unit of what is shown
 * follows. Nothing is seen of a model: it is compared with its lines. false: no memory. */
static bool first_sight(seen_models *all, seen_model *own, const elastir_lineshape *shape,
                        elastir_compared_model *model)
{
  const elastir_compared_model *from = own->calculated;
  const elastir_transverse modes = {from->sticks, from->stick_count, shape->fwhm_cm1, NULL};
  double heights = 0.0, height = elastir_lineshape_value(shape, 0.0);
  sight s = {0};
  bool good = look(own, &modes, &s);
  for (size_t i = 0; good && i < s.count; i++)
    heights += fmax(s.seen[i].height, 0.0);
  if (heights > 0.0) {
    if (!(all->unit > 0.0))
      all->unit = own->strength_cm2 * sum_of(from) / heights * height;
    own->unit = all->unit / own->strength_cm2;
    take_seen(own, s.stick, s.seen, s.count, height, model->sticks);
    own->observed = (elastir_observed){own, see, curve};
    model->observed = &own->observed;
  }
  sight_free(&s);
  return good;
}

/* Of a crystal whose mean permittivity is not that of its faces. */
static bool is_isotropic(const double tensor[9])
{
  double mean = (tensor[0] + tensor[4] + tensor[8]) / 3.0, most = 0.0;
  for (int i = 0; i < 9; i++)
    most = fmax(most, fabs(tensor[i] - (i % 4 == 0 ? mean : 0.0)));
  return most <= 1e-3 * fabs(mean); /* printed with four decimals */
}

static void warn_of_faces(const seen_models *all, const elastir_result_dielectric *dielectric,
                          const char *label, elastir_diagnostics *diagnostics)
{
  if (all->instrument.request->kind == OBSERVABLE_REFLECTANCE &&
      !(is_isotropic(dielectric->epsilon_infinity) &&
        is_isotropic(dielectric->plasma_strength_cm2)))
    elastir_diagnose(diagnostics, ELASTIR_WARNING, "not-isotropic", NULL, 0,
                     "model '%s': its reflectance is that of its mean permittivity, as of small "
                     "crystallites pressed without voids, not that of a face of the crystal", label);
}

/* Strengths in proportion to intensities, the mean over x, y and z. */
static bool see_model(seen_models *all, const compared_models *compared, size_t k,
                      const elastir_lineshape *shape, elastir_compared_model *model,
                      elastir_diagnostics *diagnostics)
{
  const elastir_result_dielectric *dielectric = compared->from[k]->dielectric;
  if (dielectric == NULL) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "no-epsilon-infinity", NULL, 0,
                     "model '%s' has no dielectric function and cannot be compared as %s: analyze it with "
                     "--epsilon-inf, or with \"epsilon_infinity\" in the study "
                     "file", model->label, observable_name(all->instrument.request->kind));
    return false;
  }
  const double *inf = dielectric->epsilon_infinity, *sum = dielectric->plasma_strength_cm2;
  warn_of_faces(all, dielectric, model->label, diagnostics);
  seen_model *own = &all->models[k];
  own->instrument = &all->instrument;
  own->calculated = &compared->models[k];
  own->epsilon_infinity = (inf[0] + inf[4] + inf[8]) / 3.0;
  own->strength_cm2 = (sum[0] + sum[4] + sum[8]) / (3.0 * sum_of(own->calculated));
  if (first_sight(all, own, shape, model))
    return true;
  elastir_diagnose_no_memory(diagnostics);
  return false;
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
        model->sticks[i].intensity_km_mol =
            columns[request->column] *
            observed_raman_factor(request, model->sticks[i].wavenumber_cm1);
    }
    sum += model->sticks[i].intensity_km_mol;
  }
  if (sum > 0.0)
    return true;
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "no-raman", NULL, 0,
                   "model '%s' has no Raman intensities to compare with", model->label);
  return false;
}

bool seen_models_make(const seen_as *as, const compared_models *compared, elastir_y_kind detected,
                      const elastir_lineshape *shape, elastir_compared_model *models,
                      seen_models **seen, elastir_diagnostics *diagnostics)
{
  if (as->choice != SEEN_AS_OBSERVABLE)
    return true;
  seen_models *all = *seen = calloc(1, sizeof *all);
  if (all != NULL)
    all->models = calloc(compared->model_count + 1, sizeof *all->models);
  if (all == NULL || all->models == NULL) {
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  all->request = as->request;
  if (all->request.laser_nm > 0.0)
    elastir_diagnose(diagnostics, ELASTIR_INFO, "raman-factors-unclear", NULL, 0,
                     "laser, temperature and detector are applied to the printed Raman tables, which omit "
                     "them unless the inputs had RAMEXP; in that case omit laser=");
  bool good = instrument_begin(&all->request, detected, &all->instrument, diagnostics);
  for (size_t k = 0; good && k < compared->model_count; k++)
    good = as->request.kind == OBSERVABLE_RAMAN
               ? take_raman(&as->request, compared->from[k], &models[k], diagnostics)
               : see_model(all, compared, k, shape, &models[k], diagnostics);
  return good;
}

void seen_models_free(seen_models *seen)
{
  if (seen == NULL)
    return;
  instrument_end(&seen->instrument);
  free(seen->models);
  free(seen);
}
