/* SPDX-License-Identifier: GPL-3.0-or-later */
/* likelihood.c: how well shares of models explain the values of a map. */
#include "map/likelihood.h"

#include <math.h>
#include <string.h>

#include "base/pi.h"

enum { MOST_STEPS = 120 };

double map_prior(const map_question *question, double ln_factor)
{
  double z = ln_factor / question->calibration;
  return -0.5 * z * z;
}

/* The deviation holds that of the width of a bin, so that a narrow line does not fall between two
 * centres. */
static double density_of(const map_distribution *model, double factor, double deviation, double y)
{
  double sum = 0.0;
  for (int j = 0; j < MAP_SAMPLES; j++) {
    double z = (y - factor * model->samples[j]) / deviation;
    sum += exp(-0.5 * z * z);
  }
  return sum / (MAP_SAMPLES * deviation * sqrt(2.0 * ELASTIR_PI));
}

void map_table_fill(const map_question *question, double ln_factor, double ln_noise,
                    map_table *table)
{
  const map_bins *bins = question->bins;
  double factor = exp(ln_factor), noise = exp(ln_noise);
  for (size_t k = 0; k < question->count; k++) {
    double deviation = hypot(noise * factor * question->models[k].mean, 0.5 * bins->step);
    for (size_t i = 0; i < bins->bins; i++)
      table->density[k][i] = density_of(&question->models[k], factor, deviation,
                                        map_bin_centre(bins, i));
  }
  for (size_t i = 0; i < bins->bins; i++)
    table->density[question->count][i] = 1.0 / (bins->step * (double)bins->bins);
}

/* The others get what the held one leaves. */
static void scale_others(const map_question *question, map_held held, double shares[MAP_MOST_SHARES])
{
  double sum = 0.0, left = held.share >= 0 ? 1.0 - held.value : 1.0;
  for (size_t k = 0; k <= question->count; k++)
    sum += (int)k == held.share ? 0.0 : shares[k];
  for (size_t k = 0; k <= question->count; k++)
    shares[k] = (int)k == held.share ? held.value : sum > 0.0 ? shares[k] / sum * left : 0.0;
}

/* One step; returns the log likelihood of all values before it. */
static double step(const map_question *question, const map_table *table, map_held held,
                   double shares[MAP_MOST_SHARES])
{
  const map_bins *bins = question->bins;
  double taken[MAP_MOST_SHARES] = {0}, likelihood = 0.0;
  for (size_t i = 0; i < bins->bins; i++) {
    if (bins->counts[i] == 0.0)
      continue;
    double all = 1e-300;
    for (size_t k = 0; k <= question->count; k++)
      all += shares[k] * table->density[k][i];
    likelihood += bins->counts[i] * log(all);
    for (size_t k = 0; k <= question->count; k++)
      taken[k] += bins->counts[i] * shares[k] * table->density[k][i] / all;
  }
  scale_others(question, held, taken);
  memcpy(shares, taken, (question->count + 1) * sizeof *shares);
  return likelihood;
}

double map_shares_fit(const map_question *question, const map_table *table, map_held held,
                      double gain, double shares[MAP_MOST_SHARES])
{
  static const double least_share = 1e-4; /* from 0 there is no way back */
  double scale = question->independent / question->bins->total, before = -INFINITY;
  for (size_t k = 0; k <= question->count; k++)
    shares[k] += least_share;
  scale_others(question, held, shares);
  for (int i = 0; i < MOST_STEPS; i++) {
    double likelihood = scale * step(question, table, held, shares);
    if (likelihood - before < gain)
      return likelihood;
    before = likelihood;
  }
  return before;
}
