/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_stack.c: the numerics run on threads with 128 KiB of stack, the default of musl. */
#include <pthread.h>

#include "elastic/analysis.h"
#include "elastic/debye.h"
#include "elastic/low_dimension.h"
#include "elastic/stability.h"
#include "elastic/uncertainty.h"
#include "suite.h"
#include "elastic/tensors.h"

/* The address sanitizer puts red zones around every variable. GCC has a macro for it, clang a feature. */
#ifndef __has_feature
#define __has_feature(name) 0
#endif
#if defined __SANITIZE_ADDRESS__ || __has_feature(address_sanitizer)
enum { STACK_BYTES = 1024 * 1024 };
#else
enum { STACK_BYTES = 128 * 1024 };
#endif

typedef struct {
  double stiffness[36];
  bool done;
  double youngs_max, velocity_max;
} job;

/* Everything that the model computes from a tensor, in one thread. */
static void *compute(void *context)
{
  job *j = context;
  elastir_elastic_analysis analysis;
  elastir_wave_extrema waves;
  elastir_symmetry symmetry;
  elastir_stability stability;
  elastir_uncertainty uncertainty;
  elastir_contact contact;
  elastir_plane plane;
  const elastir_uncertainty_options options = {3, 0};
  elastir_stiffness_data data = {.pressure_gpa = NAN};
  const double slab[9] = {20.0, 5.0, 1.0, 5.0, 12.0, 0.5, 1.0, 0.5, 15.0};
  memcpy(data.stiffness_gpa, j->stiffness, sizeof data.stiffness_gpa);
  for (int i = 0; i < 36; i++)
    data.raw_gpa[i] = j->stiffness[i] + 1e-4;
  j->done = elastir_elastic_analyse(j->stiffness, NULL, &analysis) &&
            elastir_waves_extrema(j->stiffness, 1.0, &waves) && elastir_analyse_plane(slab, &plane);
  elastir_find_symmetry(j->stiffness, 0.0, true, &symmetry);
  elastir_judge_stability(j->stiffness, symmetry.setting, 0.01, &stability);
  const elastir_directional *found[4] = {
      &analysis.youngs_modulus_gpa, &analysis.linear_compressibility_per_tpa,
      &analysis.shear_modulus_gpa, &analysis.poisson_ratio};
  elastir_extrema extrema[4];
  for (int q = 0; q < 4; q++)
    extrema[q] = (elastir_extrema){found[q]->min, found[q]->max};
  const elastir_known_optima known = {extrema, &waves, 1.0, &contact};
  j->done = j->done && elastir_contact_over_sphere(j->stiffness, &contact) &&
            elastir_estimate_uncertainty(&data, &known, &options, &uncertainty);
  elastir_debye debye = elastir_debye_temperature(j->stiffness, 1.0, 10.0, 100.0, 5.0, 3.0);
  j->done = j->done && !debye.no_memory;
  j->youngs_max = analysis.youngs_modulus_gpa.max.value;
  j->velocity_max = waves.ranges[ELASTIR_WAVE_P].max.velocity_km_s;
  return NULL;
}

START_TEST(test_small_stacks)
{
  pthread_attr_t attributes;
  ck_assert_int_eq(pthread_attr_init(&attributes), 0);
  ck_assert_int_eq(pthread_attr_setstacksize(&attributes, STACK_BYTES), 0);
  for (int kind = 0; kind < 3; kind++) {
    job small = {.done = false}, usual = {.done = false};
    pthread_t thread;
    uint64_t state = 5;
    if (kind == 0)
      fill_cubic(12.076, 9.273, 1.213, small.stiffness);
    else if (kind == 1)
      fill_hexagonal(165.0, 31.0, 50.0, 62.0, 39.6, small.stiffness);
    else
      random_stable(&state, 2.0, small.stiffness);
    memcpy(usual.stiffness, small.stiffness, sizeof usual.stiffness);
    ck_assert_int_eq(pthread_create(&thread, &attributes, compute, &small), 0);
    ck_assert_int_eq(pthread_join(thread, NULL), 0);
    compute(&usual);
    ck_assert(small.done && usual.done);
    ck_assert_double_eq(small.youngs_max, usual.youngs_max);
    ck_assert_double_eq(small.velocity_max, usual.velocity_max);
  }
  pthread_attr_destroy(&attributes);
}
END_TEST

Suite *suite_elastic_stack(void)
{
  Suite *suite = suite_create("stack");
  TCase *tests = tcase_create("stack");
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, test_small_stacks);
  suite_add_tcase(suite, tests);
  return suite;
}
