/* SPDX-License-Identifier: GPL-3.0-or-later */
/* blocks.c: bootstrap of square blocks of a map. */
#include "map/blocks.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_rng.h>

#include "base/spread.h"

enum { SEED = 20221, QUANTITIES = 8 };

/* The bins of the values of all blocks, one block after the other. */
typedef struct {
  uint16_t *bin;
  size_t *first; /* [count + 1] */
  size_t count;
} block_list;

static void free_blocks(block_list *list)
{
  free(list->bin);
  free(list->first);
}

static bool gather(const map_scan *scan, const map_bins *bins, size_t side, block_list *list)
{
  size_t across = (scan->columns + side - 1) / side, down = (scan->rows + side - 1) / side, n = 0;
  list->bin = malloc((scan->columns * scan->rows + 1) * sizeof *list->bin);
  list->first = malloc((across * down + 1) * sizeof *list->first);
  if (list->bin == NULL || list->first == NULL)
    return false;
  for (size_t block = 0; block < across * down; block++) {
    size_t before = n, left = block % across * side, top = block / across * side;
    for (size_t y = top; y < top + side && y < scan->rows; y++)
      for (size_t x = left; x < left + side && x < scan->columns; x++) {
        double value = scan->modulus_gpa[y * scan->columns + x];
        if (isfinite(value))
          list->bin[n++] = (uint16_t)map_bin_of(bins, value);
      }
    if (n > before)
      list->first[list->count++] = before;
  }
  list->first[list->count] = n;
  return true;
}

/* As many blocks as there are, drawn with replacement. */
static void draw(const block_list *list, gsl_rng *random, map_bins *drawn)
{
  drawn->total = 0.0;
  for (size_t i = 0; i < drawn->bins; i++)
    drawn->counts[i] = 0.0;
  for (size_t k = 0; k < list->count; k++) {
    size_t block = gsl_rng_uniform_int(random, list->count);
    for (size_t i = list->first[block]; i < list->first[block + 1]; i++)
      drawn->counts[list->bin[i]] += 1.0;
    drawn->total += (double)(list->first[block + 1] - list->first[block]);
  }
}

static void quantities_of(const map_bins *drawn, const map_normals *fit, double out[QUANTITIES])
{
  map_normals one = map_fit_normal(drawn), two = {0};
  if (fit->count == 2)
    two = map_fit_two_normals(drawn, fit);
  out[0] = one.part[0].mean;
  out[1] = one.part[0].standard_deviation;
  for (int k = 0; k < 2; k++) {
    out[2 + 3 * k] = two.part[k].fraction;
    out[3 + 3 * k] = two.part[k].mean;
    out[4 + 3 * k] = two.part[k].standard_deviation;
  }
}

/* The standard deviations over all draws. Of n blocks drawn from n they are too small by ((n-1)/n)^1/2
 * (B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap, 1993, section 5.3). */
static void bootstrap(const block_list *list, const map_normals *fit, map_bins *drawn,
                      gsl_rng *random, double out[QUANTITIES])
{
  spread drawn_values[QUANTITIES] = {0};
  double value[QUANTITIES];
  for (int i = 0; i < MAP_BOOTSTRAPS; i++) {
    draw(list, random, drawn);
    quantities_of(drawn, fit, value);
    for (int q = 0; q < QUANTITIES; q++)
      spread_add(&drawn_values[q], value[q]);
  }
  double blocks = (double)list->count;
  for (int q = 0; q < QUANTITIES; q++)
    out[q] = spread_deviation(&drawn_values[q]) * sqrt(blocks / (blocks - 1.0));
}

static void take(const double found[QUANTITIES], double factor, map_errors *errors)
{
  errors->mean = factor * found[0];
  errors->standard_deviation = factor * found[1];
  for (int k = 0; k < 2; k++)
    errors->part[k] = (map_normal){factor * found[2 + 3 * k], factor * found[3 + 3 * k],
                                   factor * found[4 + 3 * k]};
}

bool map_block_errors(const map_scan *scan, const map_correlation *correlation,
                      const map_bins *bins, const map_normals *fit, map_errors *errors)
{
  static const double unknown[QUANTITIES] = {NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
  block_list list = {0};
  map_bins drawn = *bins;
  gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);
  drawn.counts = calloc(bins->bins, sizeof *drawn.counts);
  *errors = (map_errors){.side = 1 + 2 * correlation->reach, .reach = NAN};
  bool good = random != NULL && drawn.counts != NULL &&
              gather(scan, bins, errors->side, &list);
  take(unknown, 1.0, errors);
  errors->count = list.count;
  if (good && list.count >= MAP_FEWEST_BLOCKS && !correlation->beyond) {
    double found[QUANTITIES];
    map_normals all = map_fit_normal(bins);
    double least = all.part[0].standard_deviation * sqrt(correlation->inflation / bins->total);
    gsl_rng_set(random, SEED);
    bootstrap(&list, fit, &drawn, random, found);
    take(found, fmax(1.0, least / found[0]), errors);
    errors->reach = gsl_cdf_tdist_Pinv(0.975, (double)list.count - 1.0);
  }
  gsl_rng_free(random);
  free(drawn.counts);
  free_blocks(&list);
  return good;
}
