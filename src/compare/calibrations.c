/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calibrations.c: made-up samples kept for spectra on the same grid. */
#include "compare/calibrations.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

typedef struct {
  double noise;
  size_t points, components;
  double *numbers; /* wavenumbers, then the components */
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

static bool same(const entry *one, const sample_model *m, double noise)
{
  if (one->noise != noise || one->points != m->points || one->components != m->component_count)
    return false;
  for (size_t i = 0; i < m->points; i++)
    if (fabs(one->numbers[i] - m->x_cm1[i]) > 0.05)
      return false;
  return m->component_count == 0 ||
         memcmp(one->numbers + m->points, m->components,
                m->points * m->component_count * sizeof *m->components) == 0;
}

static entry *make(const sample_pair *pair, double noise, const elastir_sample_options *options)
{
  const sample_model *m = &pair->fine;
  entry *one = calloc(1, sizeof *one);
  if (one == NULL)
    return NULL;
  one->noise = noise;
  one->points = m->points;
  one->components = m->component_count;
  one->numbers = malloc(m->points * (m->component_count + 1) * sizeof *one->numbers);
  if (one->numbers != NULL) {
    memcpy(one->numbers, m->x_cm1, m->points * sizeof *one->numbers);
    if (m->component_count > 0)
      memcpy(one->numbers + m->points, m->components,
             m->points * m->component_count * sizeof *one->numbers);
    if (calibration_prepare(pair, noise, options, &one->made))
      return one;
  }
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
