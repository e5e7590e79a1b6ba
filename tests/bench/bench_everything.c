/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench_everything.c: time of all that `elastir elastic` computes of a bare tensor of three decimals,
 * error bars included, part by part. An argument takes every so-many-th of the thousand tensors. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "elastic/analysis.h"
#include "elastic/contact.h"
#include "elastic/log_euclidean.h"
#include "elastic/polycrystal.h"
#include "elastic/random_tensors.h"
#include "elastic/stability.h"
#include "elastic/symmetry_digits.h"
#include "elastic/uncertainty.h"

enum { TENSORS = 1000, EACH = 10 };

typedef enum { ANALYSIS, CONTACT, SYMMETRY, DISTANCES, AGGREGATE, ERRORS, ALL, PARTS } part;
static const char *const names[PARTS] = {
    "extrema with proofs, averages, means", "contact modulus", "symmetry and stability",
    "distances to the classes", "polycrystal of one kind of grain",
    "error bars, with samples as needed", "everything"};

static double milliseconds(void)
{
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

static int ascending(const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void estimate(const elastir_stiffness_data *data, const elastir_elastic_analysis *a,
                     const elastir_contact *contact)
{
  const elastir_extrema extrema[4] = {
      {a->youngs_modulus_gpa.min, a->youngs_modulus_gpa.max},
      {a->linear_compressibility_per_tpa.min, a->linear_compressibility_per_tpa.max},
      {a->shear_modulus_gpa.min, a->shear_modulus_gpa.max},
      {a->poisson_ratio.min, a->poisson_ratio.max}};
  const elastir_uncertainty_options options = {ELASTIR_SAMPLES_AS_NEEDED, 0};
  elastir_uncertainty uncertainty;
  const elastir_known_optima known = {extrema, NULL, NAN, contact};
  elastir_estimate_uncertainty(data, &known, &options, &uncertainty);
}

static void time_one(unsigned long index, double times[PARTS])
{
  elastir_stiffness_data data = {.pressure_gpa = NAN};
  random_standard(index, data.stiffness_gpa);
  for (int i = 0; i < 36; i++) {
    data.stiffness_gpa[i] = round(1e3 * data.stiffness_gpa[i]) * 1e-3;
    data.half_unit_gpa[i] = 0.0005;
    data.raw_gpa[i] = NAN;
  }
  elastir_elastic_analysis analysis;
  elastir_contact contact;
  elastir_symmetry symmetry;
  elastir_stability stability;
  elastir_polycrystal grains;
  elastir_phase phase = {.fraction = 1.0};
  memcpy(phase.stiffness_gpa, data.stiffness_gpa, sizeof phase.stiffness_gpa);
  double at[PARTS];
  at[ANALYSIS] = milliseconds();
  elastir_elastic_analyse(data.stiffness_gpa, NULL, &analysis);
  at[CONTACT] = milliseconds();
  elastir_contact_over_sphere(data.stiffness_gpa, &contact);
  at[SYMMETRY] = milliseconds();
  elastir_find_symmetry_of(&data, true, &symmetry);
  elastir_judge_stability(data.stiffness_gpa, symmetry.setting, NAN, &stability);
  at[DISTANCES] = milliseconds();
  elastir_find_log_distances(data.stiffness_gpa, &symmetry);
  at[AGGREGATE] = milliseconds();
  elastir_polycrystal_of(&phase, 1, 0.0, &grains);
  at[ERRORS] = milliseconds();
  estimate(&data, &analysis, &contact);
  at[ALL] = milliseconds();
  for (int p = ANALYSIS; p < ALL; p++)
    times[p] = at[p + 1] - at[p];
  times[ALL] = at[ALL] - at[ANALYSIS];
}

int main(int argc, char **argv)
{
  static double times[PARTS][TENSORS];
  int each = argc > 1 ? atoi(argv[1]) : EACH, count = 0;
  /* All classes in turn, whatever the step. */
  for (int k = 0; each > 0 && k < TENSORS; k += each, count++) {
    double one[PARTS];
    time_one((unsigned long)(k - k % 8 + count % 8), one);
    for (int p = 0; p < PARTS; p++)
      times[p][count] = one[p];
  }
  if (count == 0)
    return EXIT_FAILURE;
  for (int p = 0; p < PARTS; p++) {
    qsort(times[p], (size_t)count, sizeof times[p][0], ascending);
    printf("%-38s median %9.3f ms   90 %% %9.3f ms\n", names[p], times[p][count / 2],
           times[p][count * 9 / 10]);
  }
  return EXIT_SUCCESS;
}
