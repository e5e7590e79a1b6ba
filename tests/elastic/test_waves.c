/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_waves.c: acoustic waves and the Debye temperature. */
#include "elastic/debye.h"
#include "elastic/waves.h"
#include "elastic/waves_search.h"
#include "elastic/averages.h"
#include "tensors.h"
#include "suite.h"

/* CRYSTAL17's tables of ZIF-8: velocities have three digits (0.0005), the density behind them
 * is 0.906 +- 0.0005 (2.8e-4 of a velocity: 0.001), and C44 = 0.305 +- 0.0005 moves 0.580 by
 * 0.0005. */
static const double printed_tolerance = 0.0018;

START_TEST(test_crystal_table)
{
  static const struct {
    double c11, c12, c44, table[7][3];
  } runs[] = {
      {12.076, 9.273, 1.213,
       {{3.651, 1.157, 1.157}, {3.651, 1.157, 1.157}, {3.651, 1.157, 1.157},
        {3.622, 1.244, 1.157}, {3.622, 1.244, 1.157}, {3.622, 1.244, 1.157},
        {3.613, 1.215, 1.215}}},
      {10.858, 9.178, 0.305,
       {{3.462, 0.580, 0.580}, {3.462, 0.580, 0.580}, {3.462, 0.580, 0.580},
        {3.375, 0.963, 0.580}, {3.375, 0.963, 0.580}, {3.375, 0.963, 0.580},
        {3.346, 0.855, 0.855}}},
  };
  for (size_t r = 0; r < sizeof runs / sizeof *runs; r++) {
    double c[36];
    fill_cubic(runs[r].c11, runs[r].c12, runs[r].c44, c);
    for (int d = 0; d < 7; d++) {
      elastir_wave waves[ELASTIR_WAVE_COUNT];
      elastir_waves_along(c, 0.906, elastir_crystal_directions[d], waves);
      for (int k = 0; k < 3; k++)
        ck_assert_double_eq_tol(waves[k].velocity_km_s, runs[r].table[d][k],
                                printed_tolerance);
    }
  }
}
END_TEST

START_TEST(test_cubic_closed_forms)
{
  double c[36], c11 = 165.7, c12 = 63.9, c44 = 79.6, density = 2.329;
  double n110[3] = {1.0, 1.0, 0.0}, n111[3] = {2.0, 2.0, 2.0};
  elastir_wave waves[ELASTIR_WAVE_COUNT];
  fill_cubic(c11, c12, c44, c);
  elastir_waves_along(c, density, n110, waves);
  /* Closed forms (Kittel, Introduction to Solid State Physics, ch. 3); rounding only. */
  ck_assert_double_eq_tol(waves[0].modulus_gpa, 0.5 * (c11 + c12 + 2.0 * c44), 1e-12);
  ck_assert_double_eq_tol(waves[1].modulus_gpa, c44, 1e-12);
  ck_assert_double_eq_tol(waves[2].modulus_gpa, 0.5 * (c11 - c12), 1e-12);
  ck_assert_double_eq_tol(waves[2].velocity_km_s, sqrt(0.5 * (c11 - c12) / density), 1e-14);
  ck_assert_double_eq_tol(waves[0].polarisation[0], sqrt(0.5), 1e-12);
  ck_assert_double_eq_tol(waves[1].polarisation[2], 1.0, 1e-12);
  elastir_waves_along(c, density, n111, waves);
  ck_assert_double_eq_tol(waves[0].modulus_gpa, (c11 + 2.0 * c12 + 4.0 * c44) / 3.0, 1e-12);
  ck_assert_double_eq_tol(waves[1].modulus_gpa, (c11 - c12 + c44) / 3.0, 1e-12);
  ck_assert(waves[1].degenerate && waves[2].degenerate && !waves[0].degenerate);
  /* <111> is a conical axis: no single group velocity. <100> is a tangential one. */
  ck_assert(isnan(waves[1].group_speed_km_s));
  elastir_waves_along(c, density, elastir_crystal_directions[0], waves);
  ck_assert(waves[1].degenerate);
  ck_assert_double_eq_tol(waves[1].group_speed_km_s, waves[1].velocity_km_s, 1e-12);
  ck_assert_double_eq_tol(waves[1].power_flow_deg, 0.0, 1e-10);
}
END_TEST

START_TEST(test_isotropic)
{
  double c[36], n[3];
  uint64_t state = 5;
  fill_cubic(10.0, 4.0, 3.0, c);
  for (int trial = 0; trial < 20; trial++) {
    elastir_wave waves[ELASTIR_WAVE_COUNT];
    random_direction(&state, n);
    elastir_waves_along(c, 2.0, n, waves);
    for (int k = 0; k < 3; k++) {
      /* Rounding; the enhancement rests on second derivatives. */
      ck_assert_double_eq_tol(waves[k].velocity_km_s, sqrt((k == 0 ? 10.0 : 3.0) / 2.0), 1e-13);
      ck_assert_double_eq_tol(waves[k].group_speed_km_s, waves[k].velocity_km_s, 1e-12);
      ck_assert_double_eq_tol(waves[k].enhancement, 1.0, 1e-10);
    }
  }
}
END_TEST

/* Phase velocity as a function of the wave vector, homogeneous of degree one. */
static double phase_velocity(const double c[36], double density, const double q[3], int mode)
{
  elastir_wave waves[ELASTIR_WAVE_COUNT];
  elastir_waves_along(c, density, q, waves);
  return waves[mode].velocity_km_s * sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2]);
}

static double solid_angle(const double a[3], const double b[3], const double d[3])
{
  double volume = 0.0, ab = 0.0, bd = 0.0, ad = 0.0;
  for (int i = 0; i < 3; i++) {
    int j = (i + 1) % 3, k = (i + 2) % 3;
    volume += a[i] * (b[j] * d[k] - b[k] * d[j]);
    ab += a[i] * b[i];
    bd += b[i] * d[i];
    ad += a[i] * d[i];
  }
  return 2.0 * atan2(fabs(volume), 1.0 + ab + bd + ad);
}

START_TEST(test_group_velocity_by_differences)
{
  uint64_t state = 17;
  const double h = 1e-5, density = 1.7;
  for (int trial = 0; trial < (int)trials_of(30); trial++) {
    double c[36], n[3], corner[3][3], image[3][3];
    elastir_wave waves[ELASTIR_WAVE_COUNT], around[ELASTIR_WAVE_COUNT];
    random_stable(&state, 1.0, c);
    random_direction(&state, n);
    elastir_waves_along(c, density, n, waves);
    for (int k = 0; k < 3; k++) {
      for (int i = 0; i < 3; i++) {
        double up[3] = {n[0], n[1], n[2]}, down[3] = {n[0], n[1], n[2]};
        up[i] += h;
        down[i] -= h;
        double difference = (phase_velocity(c, density, up, k) -
                             phase_velocity(c, density, down, k)) / (2.0 * h);
        /* Central difference: h^2 times a third derivative, some 1e-8, near a crossing more. */
        ck_assert_double_eq_tol(waves[k].group_km_s[i], difference, 1e-5);
      }
      double along = 0.0;
      for (int i = 0; i < 3; i++)
        along += waves[k].group_km_s[i] * n[i];
      /* Euler's theorem: the group velocity along n is the phase velocity. */
      ck_assert_double_eq_tol(along, waves[k].velocity_km_s, 1e-10);
      for (int corner_index = 0; corner_index < 3; corner_index++) {
        double length = 0.0;
        for (int i = 0; i < 3; i++) {
          corner[corner_index][i] = n[i] + (i == corner_index ? 1e-4 : 0.0);
          length += corner[corner_index][i] * corner[corner_index][i];
        }
        elastir_waves_along(c, density, corner[corner_index], around);
        for (int i = 0; i < 3; i++) {
          corner[corner_index][i] /= sqrt(length);
          image[corner_index][i] = around[k].group_km_s[i] / around[k].group_speed_km_s;
        }
      }
      double ratio = solid_angle(corner[0], corner[1], corner[2]) /
                     solid_angle(image[0], image[1], image[2]);
      /* A triangle of 1e-4 rad: its area is known to about 1e-3, less well near caustics. */
      if (waves[k].enhancement < 20.0)
        ck_assert_double_eq_tol(ratio / waves[k].enhancement, 1.0, 0.05);
    }
  }
}
END_TEST

START_TEST(test_rotation_invariance)
{
  uint64_t state = 23;
  for (int trial = 0; trial < 20; trial++) {
    double c[36], rotated[36], rotation[9], n[3], m[3] = {0};
    elastir_wave here[ELASTIR_WAVE_COUNT], there[ELASTIR_WAVE_COUNT];
    elastir_wave_extrema a, b;
    random_stable(&state, 2.0, c);
    random_rotation(&state, rotation);
    random_direction(&state, n);
    for (int i = 0; i < 3; i++)
      for (int j = 0; j < 3; j++)
        m[i] += rotation[3 * i + j] * n[j];
    elastir_rotate_stiffness(c, rotation, rotated);
    elastir_waves_along(c, 1.0, n, here);
    elastir_waves_along(rotated, 1.0, m, there);
    ck_assert(elastir_waves_extrema(c, 1.0, &a));
    ck_assert(elastir_waves_extrema(rotated, 1.0, &b));
    for (int k = 0; k < 3; k++) {
      /* Moduli are some 10 GPa: rounding of a few products. */
      ck_assert_double_eq_tol(here[k].modulus_gpa, there[k].modulus_gpa, 1e-12);
      /* The lattice of starts does not turn with the tensor: the optima must be the same.
       * Kinks are found to 1e-10 rad of a slope of some 10 GPa. */
      ck_assert_double_eq_tol(a.ranges[k].min.modulus_gpa, b.ranges[k].min.modulus_gpa, 1e-8);
      ck_assert_double_eq_tol(a.ranges[k].max.modulus_gpa, b.ranges[k].max.modulus_gpa, 1e-8);
      ck_assert_int_eq(a.ranges[k].min.equivalents, b.ranges[k].min.equivalents);
    }
  }
}
END_TEST

START_TEST(test_extrema_are_not_beaten)
{
  uint64_t state = 31;
  for (int trial = 0; trial < 40; trial++) {
    double c[36];
    elastir_wave_extrema extrema;
    random_stable(&state, 3.0, c);
    ck_assert(elastir_waves_extrema(c, 1.3, &extrema));
    for (int sample = 0; sample < (int)trials_of(3000); sample++) {
      double n[3];
      elastir_wave waves[ELASTIR_WAVE_COUNT];
      random_direction(&state, n);
      elastir_waves_along(c, 1.3, n, waves);
      for (int k = 0; k < 3; k++) {
        ck_assert_double_ge(waves[k].modulus_gpa, extrema.ranges[k].min.modulus_gpa - 1e-9);
        ck_assert_double_le(waves[k].modulus_gpa, extrema.ranges[k].max.modulus_gpa + 1e-9);
      }
    }
    for (int k = 0; k < 3; k++) {
      elastir_wave waves[ELASTIR_WAVE_COUNT];
      elastir_waves_along(c, 1.3, extrema.ranges[k].min.direction, waves);
      ck_assert_double_eq_tol(waves[k].velocity_km_s, extrema.ranges[k].min.velocity_km_s, 1e-8);
    }
  }
}
END_TEST

START_TEST(test_extrema_of_cubic)
{
  double c[36];
  elastir_wave_extrema extrema;
  fill_cubic(10.858, 9.178, 0.305, c);
  ck_assert(elastir_waves_extrema(c, 0.906, &extrema));
  const elastir_wave_range *p = &extrema.ranges[ELASTIR_WAVE_P];
  ck_assert_double_eq_tol(p->max.modulus_gpa, 10.858, 1e-12);
  ck_assert_double_eq_tol(p->max.direction[0], 1.0, 1e-9);
  ck_assert_int_eq(p->max.equivalents, 3);
  ck_assert_int_eq(p->min.equivalents, 4);
  ck_assert_int_eq(extrema.ranges[ELASTIR_WAVE_S1].max.equivalents, 6);
  ck_assert_double_eq_tol(extrema.ranges[ELASTIR_WAVE_S1].max.modulus_gpa, 0.84, 1e-12);
  /* The slowest shear wave, C44, exists all along the planes {100}. */
  ck_assert_int_eq(extrema.ranges[ELASTIR_WAVE_S2].min.degeneracy, ELASTIR_CONTINUOUS);
  fill_cubic(10.0, 4.0, 3.0, c);
  ck_assert(elastir_waves_extrema(c, 1.0, &extrema));
  ck_assert_int_eq(extrema.ranges[ELASTIR_WAVE_P].min.degeneracy, ELASTIR_ISOTROPIC);
}
END_TEST

/* In their own frames, where a search that begins in a mirror plane or on an axis stays in it: the best is
 * some degrees away. */
static const struct {
  double c[21]; /* the upper triangle, row by row */
  elastir_wave_mode mode;
  bool maximum;
  double better[3]; /* found by a grid of 0.05 degrees */
  int equivalents;
} off_planes[] = {
    {{112, 49, 57, 0, 5, 0, 94, 53, 0, -1, 0, 103, 0, 0, 0, 29, 0, -2, 24, 0, 23},
     ELASTIR_WAVE_P, false, {0.1329, 0.9904, 0.0379}, 2},
    {{8.77, -1.3, -2.08, 0, 0, 0, 8.77, -2.08, 0, 0, 0, 16.95, 0, 0, 0, 18.73, 0, 0, 18.73, 0, 1.31},
     ELASTIR_WAVE_S1, false, {0.7069, 0.7069, 0.0222}, 4},
    {{39.71, 10.141, 11.067, 1.373, 0, 0, 39.71, 11.067, -1.373, 0, 0, 53.297, 0, 0, 0, 99.16, 0, 0,
      99.16, 1.373, 14.785},
     ELASTIR_WAVE_S1, true, {0.0, 0.019, 0.9998}, 1},
    {{78.84, 123.12, 28.11, 0, 0, 0, 206.64, 58.62, 0, 0, 0, 84.14, 0, 0, 0, 26.91, 0, 0, 5.55, 0, 36.06},
     ELASTIR_WAVE_S2, false, {0.7869, 0.6161, 0.0351}, 4},
    {{45, -17, -5, 0, -1, 0, 46, -11, 0, 11, 0, 44, 0, -2, 0, 29, 0, -5, 23, 0, 31},
     ELASTIR_WAVE_S1, false, {0.6032, 0.0398, 0.7966}, 2}};

START_TEST(test_extrema_off_mirror_planes)
{
  double c[36];
  elastir_wave_extrema extrema;
  elastir_wave waves[ELASTIR_WAVE_COUNT];
  for (int i = 0, k = 0; i < 6; i++)
    for (int j = i; j < 6; j++)
      c[6 * i + j] = c[6 * j + i] = off_planes[_i].c[k++];
  ck_assert(elastir_waves_extrema(c, 1.0, &extrema));
  const elastir_wave_range *range = &extrema.ranges[off_planes[_i].mode];
  elastir_waves_along(c, 1.0, off_planes[_i].better, waves);
  double near = waves[off_planes[_i].mode].modulus_gpa;
  if (off_planes[_i].maximum)
    ck_assert_double_ge(range->max.modulus_gpa, near);
  else
    ck_assert_double_le(range->min.modulus_gpa, near);
  ck_assert_int_eq((off_planes[_i].maximum ? &range->max : &range->min)->equivalents,
                   off_planes[_i].equivalents);
}
END_TEST

/* The shear wave of this hexagonal tensor is nearly as fast at 45 degrees, where it is slowest, as along the
 * axes, where it is fastest: a change makes the one the other. */
START_TEST(test_search_near_sees_the_other_end)
{
  uint64_t state = 43;
  double c[36], changed[36];
  elastir_wave_extrema known, there;
  fill_hexagonal(10.0, 4.0, 3.0, 12.0, 4.0, c);
  ck_assert(elastir_waves_extrema(c, 1.0, &known));
  for (int trial = 0; trial < 40; trial++) {
    christoffel_tensor tensor;
    fill_hexagonal(10.0 + 0.5 * random_unit(&state), 4.0 + 0.5 * random_unit(&state),
                   3.0 + 0.5 * random_unit(&state), 12.0 + 0.5 * random_unit(&state),
                   4.0 + 0.5 * random_unit(&state), changed);
    christoffel_expand(changed, &tensor);
    ck_assert(elastir_waves_extrema(changed, 1.0, &there));
    double most = waves_search_near(&tensor, ELASTIR_WAVE_S1, true, &known.ranges[ELASTIR_WAVE_S1]);
    ck_assert_double_eq_tol(most, there.ranges[ELASTIR_WAVE_S1].max.modulus_gpa, 1e-6 * tensor.scale);
  }
}
END_TEST

START_TEST(test_unstable)
{
  double c[36], n110[3] = {1.0, 1.0, 0.0};
  elastir_wave waves[ELASTIR_WAVE_COUNT];
  elastir_wave_extrema extrema;
  fill_cubic(94.908, 3.349, -1.628, c);
  for (int d = 0; d < 7; d++) {
    elastir_waves_along(c, 2.354, elastir_crystal_directions[d], waves);
    /* CRYSTAL prints NEGATIVE EIGENVALUE for all but [111]. */
    ck_assert_int_eq(waves[2].unstable, d < 6);
    ck_assert_int_eq(isnan(waves[2].velocity_km_s) != 0, d < 6);
    ck_assert_double_gt(waves[0].velocity_km_s, 3.0);
  }
  /* [111]: printed 3.670 3.569 3.569, density 2.3540. */
  ck_assert_double_eq_tol(waves[0].velocity_km_s, 3.670, 6e-4);
  ck_assert_double_eq_tol(waves[2].velocity_km_s, 3.569, 6e-4);
  ck_assert(elastir_waves_extrema(c, 2.354, &extrema));
  ck_assert_double_le(extrema.ranges[ELASTIR_WAVE_S2].min.modulus_gpa, 0.0);
  ck_assert(isnan(extrema.ranges[ELASTIR_WAVE_S2].min.velocity_km_s));
  elastir_debye debye = elastir_debye_temperature(c, 2.354, 8.0, 100.0, 33.87, 7.28);
  ck_assert(isnan(debye.temperature_k));
  ck_assert(!isnan(debye.anderson_temperature_k));
  /* Negative bulk modulus but real waves: elliptic, not stable (K = -1, G = 3). */
  fill_cubic(3.0, -3.0, 3.0, c);
  ck_assert(elastir_waves_extrema(c, 1.0, &extrema));
  elastir_waves_along(c, NAN, n110, waves);
  ck_assert(isnan(waves[0].velocity_km_s) && !isnan(waves[0].modulus_gpa));
}
END_TEST

START_TEST(test_debye)
{
  double c[36];
  /* Isotropic: the average is over two numbers, and Anderson's estimate is exact. */
  fill_cubic(10.0, 4.0, 3.0, c);
  elastir_debye debye = elastir_debye_temperature(c, 2.0, 5.0, 80.0, 6.0, 3.0);
  double p = sqrt(5.0), s = sqrt(1.5);
  double mean = pow((pow(p, -3.0) + 2.0 * pow(s, -3.0)) / 3.0, -1.0 / 3.0);
  ck_assert_double_eq_tol(debye.mean_velocity_km_s, mean, 1e-12);
  ck_assert_double_eq_tol(debye.temperature_k, debye.anderson_temperature_k, 1e-9);
  /* Silicon, C11 165.7, C12 63.9, C44 79.6 GPa, a = 5.431 A, 8 atoms: 645 K from elastic
   * constants and from the heat capacity at low temperature (Anderson 1963; P. Flubacher et al.,
   * Phil. Mag. 4, 273 (1959)); 2 K covers the constants' spread. */
  fill_cubic(165.7, 63.9, 79.6, c);
  debye = elastir_debye_temperature(c, 2.329, 8.0, 160.19, 97.83, 66.6);
  ck_assert_double_eq_tol(debye.temperature_k, 645.0, 2.0);
  ck_assert_double_lt(debye.relative_error, 1e-10);
  /* A soft, strongly anisotropic tensor still converges. */
  fill_cubic(10.858, 9.178, 0.305, c);
  debye = elastir_debye_temperature(c, 0.906, 138.0, 2485.3, 9.738, 0.464);
  ck_assert_double_lt(debye.relative_error, 1e-10);
}
END_TEST

/* A wave some thousand times softer than the others in a few directions takes a finer rule; one
 * that is softer yet, more than there is. Tetragonal, nearly unstable for its C16. */
START_TEST(test_debye_of_a_soft_wave)
{
  double c[36] = {20.3520759153, 15.9938236038, 10.9837464229, 0, 0, 5.3659134568,
                  15.9938236038, 20.3520759153, 10.9837464229, 0, 0, -5.3659134568,
                  10.9837464229, 10.9837464229, 68.3280630892, 0, 0, 0,
                  0, 0, 0, 34.8888813829, 0, 0, 0, 0, 0, 0, 34.8888813829, 0,
                  5.3659134568, -5.3659134568, 0, 0, 0, 13.2476071298};
  elastir_debye debye = elastir_debye_temperature(c, 2.5, 5.0, 80.0, 17.0, 0.1);
  /* The same with 2048 x 4096 directions to ten digits. */
  ck_assert_double_eq_tol(debye.mean_velocity_km_s, 0.962403567, 1e-7);
  ck_assert_double_lt(debye.relative_error, 1e-5);
  c[35] = 2.0 * 5.3659134568 * 5.3659134568 / (c[0] - c[1]) * (1.0 + 1e-5);
  debye = elastir_debye_temperature(c, 2.5, 5.0, 80.0, 17.0, 0.1);
  ck_assert(isnan(debye.mean_velocity_km_s) && isnan(debye.temperature_k));
  ck_assert(!isnan(debye.anderson_temperature_k));
}
END_TEST

START_TEST(test_density)
{
  /* Diamond: 8 x 12.011 amu in 3.567^3 A^3: 3.515 g/cm3. */
  ck_assert_double_eq_tol(elastir_density_g_cm3(96.088, 3.567 * 3.567 * 3.567), 3.5157, 1e-3);
  ck_assert(isnan(elastir_density_g_cm3(0.0, 1.0)));
  ck_assert(isnan(elastir_density_g_cm3(NAN, 1.0)));
}
END_TEST

/* A trigonal crystal in turned axes has three of each extremum, some of them where waves meet; small
 * changes that keep no symmetry make another one the best. */
START_TEST(test_search_near_finds_the_best_of_equivalents)
{
  double c[36], r[9], turned[36];
  uint64_t state = 41;
  elastir_wave_extrema known, there;
  fill_hexagonal(30.0, 9.0, 6.0, 22.0, 8.0, c);
  c[3] = c[18] = c[29] = c[34] = 3.0;
  c[9] = c[19] = -3.0;
  random_rotation(&state, r);
  elastir_rotate_stiffness(c, r, turned);
  ck_assert(elastir_waves_extrema(turned, 1.0, &known));
  for (int trial = 0; trial < 20; trial++) {
    double changed[36];
    christoffel_tensor tensor;
    for (int i = 0; i < 6; i++)
      for (int j = i; j < 6; j++)
        changed[6 * i + j] = changed[6 * j + i] = turned[6 * i + j] + 0.005 * random_unit(&state);
    christoffel_expand(changed, &tensor);
    ck_assert(elastir_waves_extrema(changed, 1.0, &there));
    for (int mode = 0; mode < ELASTIR_WAVE_COUNT; mode++) {
      const elastir_wave_range *from = &known.ranges[mode], *to = &there.ranges[mode];
      double least = waves_search_near(&tensor, (elastir_wave_mode)mode, false, from),
             most = waves_search_near(&tensor, (elastir_wave_mode)mode, true, from);
      ck_assert_double_eq_tol(least, to->min.modulus_gpa, 1e-9 * tensor.scale);
      ck_assert_double_eq_tol(most, to->max.modulus_gpa, 1e-9 * tensor.scale);
    }
  }
}
END_TEST

Suite *suite_elastic_waves(void)
{
  Suite *suite = suite_create("waves");
  TCase *tests = tcase_create("waves");
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, test_crystal_table);
  tcase_add_test(tests, test_cubic_closed_forms);
  tcase_add_test(tests, test_isotropic);
  tcase_add_test(tests, test_group_velocity_by_differences);
  tcase_add_test(tests, test_rotation_invariance);
  tcase_add_test(tests, test_extrema_are_not_beaten);
  tcase_add_test(tests, test_extrema_of_cubic);
  tcase_add_test(tests, test_search_near_finds_the_best_of_equivalents);
  tcase_add_loop_test(tests, test_extrema_off_mirror_planes, 0, sizeof off_planes / sizeof *off_planes);
  tcase_add_test(tests, test_search_near_sees_the_other_end);
  tcase_add_test(tests, test_unstable);
  tcase_add_test(tests, test_debye);
  tcase_add_test(tests, test_debye_of_a_soft_wave);
  tcase_add_test(tests, test_density);
  suite_add_tcase(suite, tests);
  return suite;
}
