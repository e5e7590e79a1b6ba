/* SPDX-License-Identifier: GPL-3.0-or-later */
/* orientations.h: how a modulus of a model is distributed over surface normals. */
#ifndef ELASTIR_MAP_ORIENTATIONS_H
#define ELASTIR_MAP_ORIENTATIONS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum { MAP_CONTACT, MAP_REDUCED, MAP_YOUNGS } map_modulus;

typedef struct {
  double stiffness_gpa[36], compliance_per_tpa[36]; /* of a stable crystal */
  double tip_youngs_modulus_gpa, tip_poisson_ratio; /* for MAP_REDUCED */
} map_crystal;

enum { MAP_SAMPLES = 16, MAP_NORMALS = 192 };

typedef struct {
  double samples[MAP_SAMPLES]; /* ascending, equally likely: quantiles (k + 1/2)/MAP_SAMPLES */
  double mean, standard_deviation, least, most, low, high; /* low, high: 2.5 and 97.5 % */
} map_distribution;

/* Over `count` normals, equally likely; NULL: MAP_NORMALS, evenly on a hemisphere (Fibonacci spiral).
 * false: a value is not defined. */
bool map_distribution_over(const map_crystal *crystal, map_modulus modulus,
                           const double (*normals)[3], size_t count, map_distribution *out);

#endif
