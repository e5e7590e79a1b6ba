/* SPDX-License-Identifier: GPL-3.0-or-later */
/* families.c: the lines of several models as bands, and which bands are the same vibration. */
#include "compare/families.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/assignment.h"

static const double reach_cm1 = 80.0;   /* lines this far outside still lend their tails */
static const double band_reach = 0.4;   /* of a band, in widths to either side */
static const double least_share = 0.004; /* of a model's intensity, to be a band */
static const double line_reach = 0.1;   /* of a line, in widths */
static const double pair_cm1 = 8.0, pair_limit = 4.0;

/* A stick in the window and the band that it belongs to. */
typedef struct {
  double wavenumber_cm1, intensity;
  size_t band;
} placed;

static int by_wavenumber(const void *a, const void *b)
{
  double x = ((const placed *)a)->wavenumber_cm1, y = ((const placed *)b)->wavenumber_cm1;
  return (x > y) - (x < y);
}

static const size_t nowhere = (size_t)-1;

static size_t take_sticks(const elastir_family_model *model, double from_cm1, double to_cm1,
                          placed *sticks)
{
  size_t count = 0;
  for (size_t i = 0; i < model->stick_count; i++) {
    const elastir_stick *stick = &model->sticks[i];
    if (stick->intensity_km_mol > 0.0 && stick->wavenumber_cm1 >= from_cm1 - reach_cm1 &&
        stick->wavenumber_cm1 <= to_cm1 + reach_cm1)
      sticks[count++] = (placed){stick->wavenumber_cm1, stick->intensity_km_mol, nowhere};
  }
  qsort(sticks, count, sizeof *sticks, by_wavenumber);
  return count;
}

/* Numbers the bands 0, 1, … around the strongest sticks. */
static size_t cluster(placed *sticks, size_t count, double reach)
{
  size_t bands = 0;
  for (;; bands++) {
    size_t best = nowhere;
    for (size_t i = 0; i < count; i++)
      if (sticks[i].band == nowhere &&
          (best == nowhere || sticks[i].intensity > sticks[best].intensity))
        best = i;
    if (best == nowhere)
      return bands;
    double centre = sticks[best].wavenumber_cm1;
    for (size_t i = 0; i < count; i++)
      if (sticks[i].band == nowhere && fabs(sticks[i].wavenumber_cm1 - centre) <= reach)
        sticks[i].band = bands;
  }
}

typedef struct {
  double intensity, position;
  size_t joined; /* the band that this one went into; itself if none */
} band_sum;

static void sum_bands(const placed *sticks, size_t count, band_sum *sums, size_t bands)
{
  for (size_t b = 0; b < bands; b++)
    sums[b] = (band_sum){0.0, 0.0, b};
  for (size_t i = 0; i < count; i++) {
    sums[sticks[i].band].intensity += sticks[i].intensity;
    sums[sticks[i].band].position += sticks[i].intensity * sticks[i].wavenumber_cm1;
  }
  for (size_t b = 0; b < bands; b++)
    sums[b].position /= sums[b].intensity;
}

/* Weak bands go into the nearest strong one. */
static void join_weak(placed *sticks, size_t count, band_sum *sums, size_t bands)
{
  double total = 0.0;
  for (size_t b = 0; b < bands; b++)
    total += sums[b].intensity;
  for (size_t b = 0; b < bands; b++) {
    if (sums[b].intensity >= least_share * total)
      continue;
    for (size_t c = 0; c < bands; c++)
      if (sums[c].intensity >= least_share * total &&
          (sums[b].joined == b || fabs(sums[c].position - sums[b].position) <
                                      fabs(sums[sums[b].joined].position - sums[b].position)))
        sums[b].joined = c;
  }
  for (size_t i = 0; i < count; i++)
    sticks[i].band = sums[sticks[i].band].joined;
}

/* Appends band `b` of the sticks with its lines; lines has room. */
static void add_band(const placed *sticks, size_t count, size_t b, size_t model, double merge,
                     elastir_families *f)
{
  elastir_family_band band = {.model = model, .family = nowhere, .first_line = f->line_count};
  double start = -INFINITY;
  for (size_t i = 0; i < count; i++) {
    if (sticks[i].band != b)
      continue;
    if (sticks[i].wavenumber_cm1 - start > merge) {
      start = sticks[i].wavenumber_cm1;
      f->lines[f->line_count++] = (elastir_family_line){0.0, 0.0};
    }
    elastir_family_line *line = &f->lines[f->line_count - 1];
    line->wavenumber_cm1 += sticks[i].intensity * sticks[i].wavenumber_cm1;
    line->intensity_km_mol += sticks[i].intensity;
  }
  band.line_count = f->line_count - band.first_line;
  for (size_t i = band.first_line; i < f->line_count; i++) {
    band.intensity_km_mol += f->lines[i].intensity_km_mol;
    band.position_cm1 += f->lines[i].wavenumber_cm1;
    f->lines[i].wavenumber_cm1 /= f->lines[i].intensity_km_mol;
  }
  if (band.line_count == 0)
    return;
  band.position_cm1 /= band.intensity_km_mol;
  f->bands[f->band_count++] = band;
}

static bool add_model(const elastir_family_model *model, size_t index, double from_cm1,
                      double to_cm1, double fwhm_cm1, elastir_families *f)
{
  placed *sticks = malloc((model->stick_count + 1) * sizeof *sticks);
  band_sum *sums = malloc((model->stick_count + 1) * sizeof *sums);
  bool good = sticks != NULL && sums != NULL;
  if (good) {
    size_t count = take_sticks(model, from_cm1, to_cm1, sticks);
    size_t bands = cluster(sticks, count, band_reach * fwhm_cm1);
    sum_bands(sticks, count, sums, bands);
    join_weak(sticks, count, sums, bands);
    for (size_t b = 0; b < bands; b++)
      add_band(sticks, count, b, index, line_reach * fwhm_cm1, f);
  }
  free(sticks);
  free(sums);
  return good;
}

/* Where a family lies and how strong it is: means over its bands so far. */
typedef struct {
  double position, log_intensity;
  size_t members, rank;
} family;

static double pair_cost(const family *f, const elastir_family_band *band)
{
  double shift = (f->position - band->position_cm1) / pair_cm1;
  double strength = f->log_intensity - log(band->intensity_km_mol);
  return fmin(shift * shift + 0.5 * strength * strength, pair_limit);
}

static void enter(family *f, const elastir_family_band *band)
{
  double n = (double)f->members++;
  f->position = (n * f->position + band->position_cm1) / (n + 1.0);
  f->log_intensity = (n * f->log_intensity + log(band->intensity_km_mol)) / (n + 1.0);
}

/* Pairs the bands [first, end) of one model with the families there are; the rest found new
 * ones. */
static bool pair_model(elastir_families *f, size_t first, size_t end, family *families,
                       size_t *family_count)
{
  size_t rows = end - first, columns = *family_count + rows;
  double *cost = malloc((rows * columns + 1) * sizeof *cost);
  size_t *match = malloc((rows + 1) * sizeof *match);
  bool good = cost != NULL && match != NULL;
  for (size_t r = 0; good && r < rows; r++)
    for (size_t c = 0; c < columns; c++)
      cost[r * columns + c] = c < *family_count ? pair_cost(&families[c], &f->bands[first + r])
                                                : pair_limit;
  good = good && (rows == 0 || elastir_hungarian(cost, rows, columns, match));
  size_t known = *family_count;
  for (size_t r = 0; good && r < rows; r++) {
    size_t at = match[r];
    if (at >= known || cost[r * columns + at] >= pair_limit) {
      at = (*family_count)++;
      families[at] = (family){0};
    }
    enter(&families[at], &f->bands[first + r]);
    f->bands[first + r].family = at;
  }
  free(cost);
  free(match);
  return good;
}

static int by_family(const void *a, const void *b)
{
  const elastir_family_band *x = a, *y = b;
  if (x->family != y->family)
    return x->family < y->family ? -1 : 1;
  return (x->model > y->model) - (x->model < y->model);
}

/* Numbers families by their place. */
static void order(elastir_families *f, family *families)
{
  for (size_t i = 0; i < f->family_count; i++) {
    families[i].rank = 0;
    for (size_t j = 0; j < f->family_count; j++)
      families[i].rank += families[j].position < families[i].position ||
                          (j < i && families[j].position == families[i].position);
  }
  for (size_t b = 0; b < f->band_count; b++)
    f->bands[b].family = families[f->bands[b].family].rank;
  qsort(f->bands, f->band_count, sizeof *f->bands, by_family);
  size_t at = 0;
  for (size_t i = 0; i <= f->family_count; i++) {
    while (at < f->band_count && f->bands[at].family < i)
      at++;
    f->first_band[i] = at;
  }
}

bool elastir_families_find(const elastir_family_model *models, size_t model_count,
                           double from_cm1, double to_cm1, double fwhm_cm1,
                           elastir_families *families)
{
  elastir_families *f = families;
  size_t sticks = 0;
  for (size_t k = 0; k < model_count; k++)
    sticks += models[k].stick_count;
  f->model_count = model_count;
  f->lines = calloc(sticks + 1, sizeof *f->lines);
  f->bands = calloc(sticks + 1, sizeof *f->bands);
  f->first_band = calloc(sticks + 2, sizeof *f->first_band);
  family *own = calloc(sticks + 1, sizeof *own);
  bool good = f->lines != NULL && f->bands != NULL && f->first_band != NULL && own != NULL;
  for (size_t k = 0; good && k < model_count; k++) {
    size_t first = f->band_count;
    good = add_model(&models[k], k, from_cm1, to_cm1, fwhm_cm1, f) &&
           pair_model(f, first, f->band_count, own, &f->family_count);
  }
  if (good)
    order(f, own);
  free(own);
  return good;
}

void elastir_families_free(elastir_families *families)
{
  free(families->lines);
  free(families->bands);
  free(families->first_band);
  *families = (elastir_families){0};
}
