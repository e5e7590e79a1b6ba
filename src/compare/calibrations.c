/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calibrations.c: made-up samples kept for spectra on the same grid. */
#include "compare/calibrations.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static const double same_cm1 = 0.05, same_share = 1e-3;

typedef struct {
  double noise;
  size_t points, components, lines;
  double *numbers; /* wavenumbers, components, places and intensities of lines */
  calibration made;
} entry;

struct elastir_calibrations {
  entry **entries; /* pointers, since what was handed out stays where it is */
  size_t count, capacity;
};

elastir_calibrations *elastir_calibrations_new(void)
{
  return calloc(1, sizeof(elastir_calibrations));
}

static void free_entry(entry *one)
{
  if (one == NULL)
    return;
  calibration_free(&one->made);
  free(one->numbers);
  free(one);
}

void elastir_calibrations_free(elastir_calibrations *all)
{
  if (all == NULL)
    return;
  for (size_t i = 0; i < all->count; i++)
    free_entry(all->entries[i]);
  free(all->entries);
  free(all);
}

/* Is each of one list as near the other's as this? */
static bool near(const double *a, const double *b, size_t count, double most)
{
  for (size_t i = 0; i < count; i++)
    if (fabs(a[i] - b[i]) > most)
      return false;
  return true;
}

/* What networks learnt of lines holds for lines in these places, of these intensities. */
static bool same_lines(const elastir_family_line *lines, size_t count, const double *numbers)
{
  for (size_t i = 0; i < count; i++)
    if (fabs(lines[i].wavenumber_cm1 - numbers[2 * i]) > same_cm1 ||
        fabs(lines[i].intensity_km_mol - numbers[2 * i + 1]) > same_share * numbers[2 * i + 1])
      return false;
  return true;
}

static bool same(const entry *one, const sample_model *m, double noise)
{
  size_t n = m->points, curves = n * m->component_count, lines = m->families->line_count;
  return one->noise == noise && one->points == n && one->components == m->component_count &&
         one->lines == lines && near(one->numbers, m->x_cm1, n, same_cm1) &&
         near(one->numbers + n, m->components, curves, 0.0) &&
         same_lines(m->families->lines, lines, one->numbers + n + curves);
}

static bool note(const sample_model *m, double noise, entry *one)
{
  const elastir_families *f = m->families;
  size_t n = m->points, curves = n * m->component_count;
  one->noise = noise;
  one->points = n;
  one->components = m->component_count;
  one->lines = f->line_count;
  one->numbers = malloc((n + curves + 2 * f->line_count + 1) * sizeof *one->numbers);
  if (one->numbers == NULL)
    return false;
  memcpy(one->numbers, m->x_cm1, n * sizeof *one->numbers);
  if (curves > 0)
    memcpy(one->numbers + n, m->components, curves * sizeof *one->numbers);
  for (size_t i = 0; i < f->line_count; i++) {
    one->numbers[n + curves + 2 * i] = f->lines[i].wavenumber_cm1;
    one->numbers[n + curves + 2 * i + 1] = f->lines[i].intensity_km_mol;
  }
  return true;
}

static entry *make(const sample_pair *pair, double noise, const elastir_sample_options *options)
{
  entry *one = calloc(1, sizeof *one);
  if (one != NULL && note(&pair->fine, noise, one) &&
      calibration_prepare(pair, noise, options, &one->made))
    return one;
  free_entry(one);
  return NULL;
}

const calibration *calibrations_get(elastir_calibrations *all, const sample_pair *pair,
                                    double noise, const elastir_sample_options *options)
{
  double rounded = exp2(2.0 * round(0.5 * log2(fmax(noise, 1e-4))));
  for (size_t i = 0; i < all->count; i++)
    if (same(all->entries[i], &pair->fine, rounded))
      return &all->entries[i]->made;
  if (!elastir_grow(&all->entries, &all->capacity, all->count, sizeof *all->entries))
    return NULL;
  entry *one = make(pair, rounded, options);
  if (one == NULL)
    return NULL;
  all->entries[all->count++] = one;
  return &one->made;
}
