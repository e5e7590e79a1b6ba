// SPDX-License-Identifier: GPL-3.0-or-later
// sample.c: draws the fractions and what the calculations get wrong, and puts the lines together.
#include "sample.h"

#include "instrument.h"
#include "line.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PI 3.14159265358979323846
#define DEFAULT_FWHM_CM1 10.0
// Shares of mixtures that lack one model, and all but one.
#define SHARE_ONE_ABSENT 0.30
#define SHARE_TWO_ABSENT 0.10

// What one family looks like in one model.
typedef struct {
  double shift_cm1, factor, fwhm_cm1, asymmetry_cm;
} look;

typedef look looks[FAMILIES_MAX];

static void draw_fractions(const recipe *r, size_t models, dice *d, double *fraction) {
  for (size_t k = 0; k < models; k++) fraction[k] = 0.0;
  if (r->kind == SAMPLE_PURE) {
    fraction[r->member] = 1.0;
    return;
  }
  const double chance = dice_uniform(d);
  const size_t chosen = dice_below(d, models);
  double sum = 0.0;
  for (size_t k = 0; k < models; k++) {
    const double part = -log(dice_uniform(d));
    const int absent = chance < SHARE_TWO_ABSENT ? k != chosen
                       : chance < SHARE_TWO_ABSENT + SHARE_ONE_ABSENT ? k == chosen
                                                                      : 0;
    if (!absent) fraction[k] = part;
    sum += fraction[k];
  }
  for (size_t k = 0; k < models; k++) fraction[k] /= sum;
}

static void draw_shared(const recipe *r, size_t families, dice *d, look *shared) {
  const double common = dice_normal(d, r->shift_common_cm1);
  for (size_t f = 0; f < families; f++) {
    shared[f].shift_cm1 = common + dice_normal(d, r->shift_shared_cm1);
    shared[f].factor = exp(dice_normal(d, r->ln_intensity_shared));
    const double width = dice_uniform(d);
    shared[f].fwhm_cm1 = r->fwhm_cm1.high > 0.0
                           ? r->fwhm_cm1.low * pow(r->fwhm_cm1.high / r->fwhm_cm1.low, width)
                           : DEFAULT_FWHM_CM1;
    shared[f].asymmetry_cm = dice_normal(d, r->asymmetry_cm);
  }
}

static void draw_own(const recipe *r, size_t families, const look *shared, dice *d, look *own) {
  for (size_t f = 0; f < families; f++) {
    own[f] = shared[f];
    own[f].shift_cm1 += dice_normal(d, r->shift_own_cm1);
    own[f].factor *= exp(dice_normal(d, r->ln_intensity_own));
    own[f].fwhm_cm1 *= exp(dice_normal(d, r->ln_width_own));
  }
}

// A defect without a model: three families in ten displaced by 15 to 50 cm-1, one or two in ten
// gone, the others by 40 % stronger or weaker, and three to six new bands.
static void add_fourth(const model_set *set, const look *shared, double gaussian, double phase,
                       double weight, dice *d, sample *s) {
  const model *host = &set->models[dice_below(d, set->count)];
  looks fourth;
  double total = 0.0;
  for (size_t f = 0; f < set->families; f++) {
    fourth[f] = shared[f];
    const double chance = dice_uniform(d);
    if (chance < 0.3) fourth[f].shift_cm1 += dice_sign(d) * dice_between(d, 15.0, 50.0);
    fourth[f].factor *= chance > 0.85 ? 0.0 : exp(dice_normal(d, 0.4));
  }
  for (size_t i = 0; i < host->count; i++) {
    const mode *m = &host->modes[i];
    const look *as = &fourth[m->family];
    const line l = {m->wavenumber_cm1 + as->shift_cm1, weight * as->factor * m->intensity_km_mol,
                    as->fwhm_cm1, gaussian, as->asymmetry_cm};
    line_add(&l, phase, s->count, s->x_cm1, s->y);
    if (m->wavenumber_cm1 > s->x_cm1[0]) total += m->intensity_km_mol;
  }
  const size_t extra = 3 + dice_below(d, 4);
  for (size_t i = 0; i < extra; i++) {
    const line l = {dice_between(d, s->x_cm1[0], s->x_cm1[s->count - 1]),
                    weight * total * dice_between(d, 0.02, 0.12), dice_between(d, 6.0, 20.0),
                    gaussian, 0.0};
    line_add(&l, phase, s->count, s->x_cm1, s->y);
  }
}

static void add_models(const recipe *r, const model_set *set, double phase, dice *d, sample *s) {
  looks shared, own;
  draw_shared(r, set->families, d, shared);
  const double gaussian = dice_between(d, r->gaussian_share.low, r->gaussian_share.high);
  const double fourth = r->kind == SAMPLE_ONLY_FOURTH ? 1.0
                        : r->kind == SAMPLE_FOURTH    ? dice_between(d, 0.2, 0.6)
                                                      : 0.0;
  for (size_t k = 0; k < set->count; k++) {
    draw_own(r, set->families, shared, d, own);
    for (size_t i = 0; i < set->models[k].count && s->fraction[k] > 0.0; i++) {
      const mode *m = &set->models[k].modes[i];
      const look *as = &own[m->family];
      const line l = {m->wavenumber_cm1 + as->shift_cm1,
                      (1.0 - fourth) * s->fraction[k] * as->factor * m->intensity_km_mol,
                      as->fwhm_cm1, gaussian, as->asymmetry_cm};
      line_add(&l, phase, s->count, s->x_cm1, s->y);
    }
  }
  if (fourth > 0.0) add_fourth(set, shared, gaussian, phase, fourth, d, s);
}

static void start(const recipe *r, sample *s) {
  const double span = r->window_cm1.high - r->window_cm1.low;
  memset(s, 0, sizeof *s);
  s->count = (size_t)floor(span / r->step_cm1 + 1e-9) + 1;
  s->x_cm1 = must_allocate(s->count, sizeof *s->x_cm1);
  s->y = must_allocate(s->count, sizeof *s->y);
  for (size_t i = 0; i < s->count; i++) s->x_cm1[i] = r->window_cm1.low + r->step_cm1 * (double)i;
}

// Makes the largest value 1.
static void make_one_high(sample *s) {
  double top = 0.0;
  for (size_t i = 0; i < s->count; i++) top = fmax(top, fabs(s->y[i]));
  for (size_t i = 0; i < s->count && top > 0.0; i++) s->y[i] /= top;
}

static void add_nitrate(const nitrate *n, double share, double phase, sample *s) {
  double *y = must_allocate(s->count, sizeof *y);
  nitrate_add(n, phase, s->count, s->x_cm1, y);
  for (size_t i = 0; i < s->count; i++) s->y[i] += share * y[i];
  free(y);
}

void sample_draw(const recipe *r, const model_set *set, const nitrate *given, dice *d,
                 sample *s) {
  start(r, s);
  const double degrees = dice_between(d, r->phase_degrees.low, r->phase_degrees.high);
  const double phase = dice_sign(d) * degrees * PI / 180.0;
  if (r->kind == SAMPLE_FOREIGN) {
    substance_add(r->member, phase, d, s->count, s->x_cm1, s->y);
  } else {
    if (r->kind != SAMPLE_ONLY_FOURTH) draw_fractions(r, set->count, d, s->fraction);
    add_models(r, set, phase, d, s);
  }
  make_one_high(s);
  if (r->nitrate != NITRATE_NONE) {
    const nitrate drawn =
      r->nitrate == NITRATE_GIVEN ? nitrate_moved(given, d) : nitrate_draw(d);
    add_nitrate(&drawn, dice_between(d, 0.1, 1.0), phase, s);
  }
  instrument_apply(r, d, s->count, s->x_cm1, s->y);
}

void sample_reference(const recipe *r, const nitrate *given, dice *d, sample *s) {
  recipe plain = *r;
  plain.noise.high = fmin(plain.noise.high, 0.005);
  plain.noise.low = fmin(plain.noise.low, 0.002);
  plain.vapour = plain.fringes = 0.0;
  start(&plain, s);
  add_nitrate(given, 1.0, 0.5 * (r->phase_degrees.low + r->phase_degrees.high) * PI / 180.0, s);
  instrument_apply(&plain, d, s->count, s->x_cm1, s->y);
}

void sample_free(sample *s) {
  free(s->x_cm1);
  free(s->y);
  memset(s, 0, sizeof *s);
}

int sample_write(const sample *s, const char *path) {
  FILE *file = fopen(path, "w");
  if (!file) return -1;
  fputs("wavenumber (cm-1),absorbance\n", file);
  for (size_t i = 0; i < s->count; i++) fprintf(file, "%.4f,%.7g\n", s->x_cm1[i], s->y[i]);
  const int failed = ferror(file);
  return fclose(file) != 0 || failed ? -1 : 0;
}
