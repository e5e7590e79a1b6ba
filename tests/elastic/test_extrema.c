/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_extrema.c: extrema against closed forms, degenerate tensors, invariance, options. */
#include "suite.h"

#include <math.h>

#include "elastic/directions.h"
#include "elastic/extrema.h"
#include "elastic/random_tensors.h"
#include "elastic/tensor.h"

/* Values rest on a handful of sums of products of 36 numbers: 1e-12 is some thousand roundings
 * and covers the condition of the tensors used here. */
#define CLOSE(a, b, tolerance) \
  ck_assert_msg(fabs((a) - (b)) <= (tolerance), "%.17g is not %.17g", (double)(a), (double)(b))

static void cubic(double c11, double c12, double c44, double c[36])
{
  memset(c, 0, 36 * sizeof *c);
  for (int i = 0; i < 3; i++) {
    for (int j = 0; j < 3; j++)
      c[6 * i + j] = i == j ? c11 : c12;
    c[7 * (i + 3)] = c44;
  }
}

static void hexagonal(double c11, double c12, double c13, double c33, double c44, double c[36])
{
  memset(c, 0, 36 * sizeof *c);
  c[0] = c[7] = c11;
  c[1] = c[6] = c12;
  c[2] = c[8] = c[12] = c[13] = c13;
  c[14] = c33;
  c[21] = c[28] = c44;
  c[35] = (c11 - c12) / 2.0;
}

static elastir_extrema extrema_of(const double c[36], elastir_quantity quantity)
{
  double s[36];
  ck_assert(elastir_compliance(c, s, NULL));
  return elastir_find_extrema(s, quantity, NULL);
}

static void along(const double found[3], double x, double y, double z)
{
  double length = sqrt(x * x + y * y + z * z);
  /* Polished directions are good to the square root of nothing: the gradient is zero to
   * rounding, so 1e-9 leaves room for curvatures down to 1e-6 of the modulus. */
  CLOSE(found[0], x / length, 1e-9);
  CLOSE(found[1], y / length, 1e-9);
  CLOSE(found[2], z / length, 1e-9);
}

static void kind(const elastir_extremum *e, elastir_degeneracy degeneracy, int equivalents)
{
  ck_assert_int_eq(e->degeneracy, degeneracy);
  ck_assert_int_eq(e->equivalents, equivalents);
  ck_assert(e->certified);
}

START_TEST(isotropic_moduli_are_the_same_everywhere)
{
  double c[36], k = 5.0 / 3.0, g = 1.0;
  cubic(3.0, 1.0, 1.0, c);
  const double value[] = {9.0 * k * g / (3.0 * k + g), 1000.0 / (3.0 * k), g,
                          (3.0 * k - 2.0 * g) / (6.0 * k + 2.0 * g)};
  for (int q = 0; q < 4; q++) {
    elastir_extrema e = extrema_of(c, (elastir_quantity)q);
    kind(&e.min, ELASTIR_ISOTROPIC, 0);
    kind(&e.max, ELASTIR_ISOTROPIC, 0);
    CLOSE(e.min.value, value[q], 1e-12 * value[q]);
    CLOSE(e.max.value, value[q], 1e-12 * value[q]);
    along(e.min.direction, 1, 0, 0);
  }
}
END_TEST

/* Nye (1985), section VIII.7: 1/E = S11 - 2 J (x^2 y^2 + ...), J = S11 - S12 - S44/2. */
START_TEST(cubic_copper_has_its_extrema_where_textbooks_have_them)
{
  double c[36], s[36];
  cubic(168.0, 121.0, 75.0, c);
  ck_assert(elastir_compliance(c, s, NULL));
  double s11 = s[0], s12 = s[1], s44 = s[21], j = s11 - s12 - s44 / 2.0;
  elastir_extrema e = extrema_of(c, ELASTIR_YOUNGS_MODULUS);
  CLOSE(e.min.value, 1000.0 / s11, 1e-12 * e.min.value);
  kind(&e.min, ELASTIR_ISOLATED, 3);
  along(e.min.direction, 1, 0, 0);
  CLOSE(e.max.value, 1000.0 / (s11 - 2.0 * j / 3.0), 1e-12 * e.max.value);
  kind(&e.max, ELASTIR_ISOLATED, 4);
  along(e.max.direction, 1, 1, 1);
  e = extrema_of(c, ELASTIR_LINEAR_COMPRESSIBILITY);
  CLOSE(e.min.value, s11 + 2.0 * s12, 1e-12 * e.min.value);
  kind(&e.min, ELASTIR_ISOTROPIC, 0);
  e = extrema_of(c, ELASTIR_SHEAR_MODULUS);
  CLOSE(e.min.value, 500.0 / (s11 - s12), 1e-12 * e.min.value);
  kind(&e.min, ELASTIR_ISOLATED, 3);
  along(e.min.direction, 1, 1, 0);
  along(e.min.transverse, 1, -1, 0);
  CLOSE(e.max.value, 1000.0 / s44, 1e-12 * e.max.value);
  kind(&e.max, ELASTIR_ANY_TRANSVERSE, 3);
  along(e.max.direction, 1, 0, 0);
  along(e.max.transverse, 0, 1, 0);
  e = extrema_of(c, ELASTIR_POISSON_RATIO);
  CLOSE(e.min.value, -(s12 + j / 2.0) / (s11 - j / 2.0), 1e-12);
  kind(&e.min, ELASTIR_ISOLATED, 6);
  along(e.min.direction, 1, 1, 0);
  along(e.min.transverse, 1, -1, 0);
  CLOSE(e.max.value, -s12 / (s11 - j / 2.0), 1e-12);
  kind(&e.max, ELASTIR_ISOLATED, 6);
  along(e.max.direction, 1, 1, 0);
  along(e.max.transverse, 0, 0, 1);
}
END_TEST

/* Nye's table for hexagonal crystals: 1/E = s11 (1-x)^2 + s33 x^2 + (2 s13 + s44) x (1-x) with
 * x = cos^2; 1/G of n, m in a plane through the axis is s44 + 4 (s11+s33-2s13-s44) x (1-x). */
START_TEST(hexagonal_titanium_has_rings_about_its_axis)
{
  double c[36], s[36];
  hexagonal(162.0, 92.0, 69.0, 181.0, 47.0, c);
  ck_assert(elastir_compliance(c, s, NULL));
  elastir_extrema e = extrema_of(c, ELASTIR_YOUNGS_MODULUS);
  CLOSE(e.min.value, 1000.0 / s[0], 1e-12 * e.min.value);
  kind(&e.min, ELASTIR_RING, 1);
  along(e.min.axis, 0, 0, 1);
  CLOSE(e.min.axis_angle_deg, 90.0, 1e-9);
  along(e.min.direction, 1, 0, 0);
  CLOSE(e.max.value, 1000.0 / s[14], 1e-12 * e.max.value);
  kind(&e.max, ELASTIR_ISOLATED, 1);
  along(e.max.direction, 0, 0, 1);
  e = extrema_of(c, ELASTIR_LINEAR_COMPRESSIBILITY);
  CLOSE(e.min.value, s[0] + s[1] + s[2], 1e-12 * e.min.value);
  kind(&e.min, ELASTIR_RING, 1);
  CLOSE(e.max.value, 2.0 * s[2] + s[14], 1e-12 * e.max.value);
  e = extrema_of(c, ELASTIR_SHEAR_MODULUS);
  CLOSE(e.min.value, 35.0, 1e-12 * 35.0);
  kind(&e.min, ELASTIR_RING, 1);
  CLOSE(e.max.value, 1000.0 / (s[0] + s[14] - 2.0 * s[2]), 1e-12 * e.max.value);
  kind(&e.max, ELASTIR_RING, 1);
  CLOSE(e.max.axis_angle_deg, 45.0, 1e-6);
  e = extrema_of(c, ELASTIR_POISSON_RATIO);
  CLOSE(e.min.value, -s[2] / s[0], 1e-12);
  CLOSE(e.max.value, -s[1] / s[0], 1e-12);
  kind(&e.min, ELASTIR_RING, 1);
  kind(&e.max, ELASTIR_RING, 1);
}
END_TEST

START_TEST(turned_crystals_keep_values_counts_and_kinds)
{
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
  gsl_rng_set(rng, 17);
  for (int crystal = 0; crystal < 3; crystal++) {
    double c[36], turned[36], rotation[9];
    if (crystal == 0)
      cubic(168.0, 121.0, 75.0, c);
    else if (crystal == 1)
      hexagonal(162.0, 92.0, 69.0, 181.0, 47.0, c);
    else
      cubic(11.038, 8.325, 0.94, c);
    for (int trial = 0; trial < 5; trial++) {
      random_rotation(rng, rotation);
      elastir_rotate_stiffness(c, rotation, turned);
      for (int q = 0; q < 4; q++) {
        elastir_extrema a = extrema_of(c, (elastir_quantity)q);
        elastir_extrema b = extrema_of(turned, (elastir_quantity)q);
        CLOSE(a.min.value, b.min.value, 1e-12 * fabs(a.min.value));
        CLOSE(a.max.value, b.max.value, 1e-12 * fabs(a.max.value));
        kind(&b.min, a.min.degeneracy, a.min.equivalents);
        kind(&b.max, a.max.degeneracy, a.max.equivalents);
      }
    }
  }
  gsl_rng_free(rng);
}
END_TEST

/* Digits that break a ring leave the four optima of a tetragonal crystal, however flat the valley between
 * them: E changes by 6e-9 of itself along it. */
START_TEST(a_broken_ring_has_the_optima_of_the_lower_class)
{
  double c[36];
  hexagonal(17.4037, 17.1293, 9.1121, 7.2754, 4.3224, c);
  for (int sign = -1; sign <= 1; sign += 2) {
    c[35] = 0.1372 + sign * 2e-8;
    elastir_extrema e = extrema_of(c, ELASTIR_YOUNGS_MODULUS);
    kind(&e.max, ELASTIR_ISOLATED, 4);
    double azimuth = atan2(e.max.direction[1], e.max.direction[0]);
    CLOSE(cos(4.0 * azimuth), sign > 0 ? -1.0 : 1.0, 1e-3);
  }
}
END_TEST

/* The values are invariants of the tensor; the rounding of the rotated tensor is magnified
 * by its condition, at most 1e3 here. */
START_TEST(extrema_do_not_depend_on_the_frame)
{
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
  gsl_rng_set(rng, 23);
  for (int trial = 0; trial < 64; trial++) {
    double c[36], turned[36], rotation[9];
    random_stiffness(rng, (random_class)(trial % RANDOM_CLASSES), 1.5, c);
    random_rotation(rng, rotation);
    elastir_rotate_stiffness(c, rotation, turned);
    for (int q = 0; q < 4; q++) {
      elastir_extrema a = extrema_of(c, (elastir_quantity)q);
      elastir_extrema b = extrema_of(turned, (elastir_quantity)q);
      double size = q == ELASTIR_LINEAR_COMPRESSIBILITY
                        ? fmax(fabs(a.min.value), fabs(a.max.value)) : 0.0;
      CLOSE(a.min.value, b.min.value, 1e-12 * fmax(1.0, fmax(size, fabs(a.min.value))));
      CLOSE(a.max.value, b.max.value, 1e-12 * fmax(1.0, fmax(size, fabs(a.max.value))));
    }
  }
  gsl_rng_free(rng);
}
END_TEST

START_TEST(directions_give_the_values)
{
  for (unsigned long k = 0; k < 64; k++) {
    double c[36], s[36];
    random_standard(k, c);
    ck_assert(elastir_compliance(c, s, NULL));
    for (int q = 0; q < 4; q++) {
      elastir_extrema both = elastir_find_extrema(s, (elastir_quantity)q, NULL);
      const elastir_extremum *ends[2] = {&both.min, &both.max};
      for (int w = 0; w < 2; w++) {
        const double *n = ends[w]->direction, *m = ends[w]->transverse;
        double value = q == ELASTIR_YOUNGS_MODULUS ? elastir_youngs_modulus(s, n)
                       : q == ELASTIR_LINEAR_COMPRESSIBILITY
                           ? elastir_linear_compressibility(s, n)
                       : q == ELASTIR_SHEAR_MODULUS ? elastir_shear_modulus(s, n, m)
                                                    : elastir_poisson_ratio(s, n, m);
        double size = q == ELASTIR_LINEAR_COMPRESSIBILITY ? fabs(both.max.value) +
                                                                fabs(both.min.value) : 0.01;
        CLOSE(value, ends[w]->value, 1e-12 * (size + fabs(value)));
        CLOSE(n[0] * n[0] + n[1] * n[1] + n[2] * n[2], 1.0, 1e-14);
        if (q >= ELASTIR_SHEAR_MODULUS) {
          CLOSE(m[0] * m[0] + m[1] * m[1] + m[2] * m[2], 1.0, 1e-14);
          CLOSE(n[0] * m[0] + n[1] * m[1] + n[2] * m[2], 0.0, 1e-14);
        }
      }
    }
  }
}
END_TEST

START_TEST(unstable_and_broken_tensors_have_no_extrema)
{
  double c[36], s[36];
  cubic(10.0, 11.0, 2.0, c); /* C11 - C12 < 0 */
  ck_assert(elastir_compliance(c, s, NULL));
  for (int broken = 0; broken < 2; broken++) {
    for (int q = 0; q < 4; q++) {
      elastir_extrema e = elastir_find_extrema(s, (elastir_quantity)q, NULL);
      ck_assert_int_eq(e.min.degeneracy, ELASTIR_UNDEFINED);
      ck_assert_int_eq(e.max.degeneracy, ELASTIR_UNDEFINED);
      ck_assert(isnan(e.min.value) && isnan(e.max.value) && isnan(e.max.bound));
      ck_assert(!e.min.certified && !e.max.certified);
    }
    s[8] = NAN;
  }
}
END_TEST

START_TEST(tighter_gaps_are_proven_on_request)
{
  const elastir_extrema_options tight = {
      .youngs_gap = 1e-10, .shear_gap = 1e-8, .poisson_gap = 1e-8};
  for (unsigned long k = 0; k < 24; k++) {
    double c[36], s[36];
    random_standard(RANDOM_CLASSES * k + RANDOM_NEARLY_CUBIC, c);
    ck_assert(elastir_compliance(c, s, NULL));
    for (int q = 0; q < 4; q++) {
      elastir_extrema e = elastir_find_extrema(s, (elastir_quantity)q, &tight);
      double asked = q == ELASTIR_YOUNGS_MODULUS ? 1e-10 : 1e-8;
      ck_assert(e.min.certified && e.max.certified);
      ck_assert(e.min.gap <= asked && e.max.gap <= asked);
    }
  }
}
END_TEST

START_TEST(where_the_work_is_too_little_the_gap_reached_is_told)
{
  const elastir_extrema_options little = {.max_cells = 120};
  const double asked[4] = {1e-6, 1.0, 1e-4, 1e-4};
  int weaker = 0;
  for (unsigned long k = 0; k < 40; k++) {
    double c[36], s[36];
    random_standard(k, c);
    ck_assert(elastir_compliance(c, s, NULL));
    for (int q = 0; q < 4; q++) {
      elastir_extrema full = elastir_find_extrema(s, (elastir_quantity)q, NULL);
      elastir_extrema e = elastir_find_extrema(s, (elastir_quantity)q, &little);
      ck_assert(full.max.certified && full.min.certified);
      ck_assert(e.max.bound >= full.max.value && e.min.bound <= full.min.value);
      weaker += !e.max.certified;
      ck_assert(e.max.certified == (e.max.gap <= asked[q]));
    }
  }
  ck_assert_int_gt(weaker, 0);
}
END_TEST

Suite *suite_elastic_extrema(void)
{
  Suite *suite = suite_create("extrema");
  TCase *forms = tcase_create("closed forms");
  tcase_add_test(forms, isotropic_moduli_are_the_same_everywhere);
  tcase_add_test(forms, cubic_copper_has_its_extrema_where_textbooks_have_them);
  tcase_add_test(forms, hexagonal_titanium_has_rings_about_its_axis);
  suite_add_tcase(suite, forms);
  TCase *invariance = tcase_create("invariance");
  tcase_set_timeout(invariance, 120);
  tcase_add_test(invariance, turned_crystals_keep_values_counts_and_kinds);
  tcase_add_test(invariance, a_broken_ring_has_the_optima_of_the_lower_class);
  tcase_add_test(invariance, extrema_do_not_depend_on_the_frame);
  tcase_add_test(invariance, directions_give_the_values);
  suite_add_tcase(suite, invariance);
  TCase *limits = tcase_create("limits");
  tcase_set_timeout(limits, 120);
  tcase_add_test(limits, unstable_and_broken_tensors_have_no_extrema);
  tcase_add_test(limits, tighter_gaps_are_proven_on_request);
  tcase_add_test(limits, where_the_work_is_too_little_the_gap_reached_is_told);
  suite_add_tcase(suite, limits);
  return suite;
}
