/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_tensor.c: inverse, rotation, eigenvalues, averages, directions, sphere, surfaces. */
#include "suite.h"

#include <math.h>

#include <gsl/gsl_randist.h>

#include "elastic/analysis.h"
#include "elastic/debye.h"
#include "elastic/dense_search.h"
#include "elastic/contact.h"
#include "elastic/directions.h"
#include "elastic/random_tensors.h"
#include "elastic/surface.h"
#include "elastic/tensor.h"

#define CLOSE(a, b, tolerance) \
  ck_assert_msg(fabs((a) - (b)) <= (tolerance), "%.17g is not %.17g", (double)(a), (double)(b))

static gsl_rng *seeded(unsigned long seed)
{
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
  gsl_rng_set(rng, seed);
  return rng;
}

static void cubic(double c11, double c12, double c44, double c[36])
{
  memset(c, 0, 36 * sizeof *c);
  for (int i = 0; i < 3; i++) {
    for (int j = 0; j < 3; j++)
      c[6 * i + j] = i == j ? c11 : c12;
    c[7 * (i + 3)] = c44;
  }
}

START_TEST(stiffness_times_compliance_is_one)
{
  for (unsigned long k = 0; k < 200; k++) {
    double c[36], s[36], condition;
    random_standard(k, c);
    ck_assert(elastir_compliance(c, s, &condition));
    for (int i = 0; i < 6; i++)
      for (int j = 0; j < 6; j++) {
        double sum = 0.0;
        for (int l = 0; l < 6; l++)
          sum += c[6 * i + l] * s[6 * l + j];
        /* Backward stable inversion: some tens of roundings times the condition. */
        CLOSE(sum / 1000.0, i == j ? 1.0 : 0.0, 1e-14 * condition);
      }
  }
}
END_TEST

START_TEST(singular_and_broken_tensors_have_no_inverse)
{
  double c[36], s[36];
  cubic(1.0, 1.0, 1.0, c); /* C11 = C12 */
  ck_assert(!elastir_compliance(c, s, NULL));
  ck_assert(isnan(s[0]) && isnan(s[35]));
  cubic(3.0, 1.0, INFINITY, c);
  ck_assert(!elastir_compliance(c, s, NULL));
}
END_TEST

/* C'_ijkl = R_ia R_jb R_kc R_ld C_abcd, summed as it stands. */
START_TEST(rotation_is_that_of_the_fourth_rank_tensor)
{
  gsl_rng *rng = seeded(3);
  for (int trial = 0; trial < 20; trial++) {
    double c[36], turned[36], back[36], r[9], inverse[9];
    random_stiffness(rng, RANDOM_TRICLINIC, 2.0, c);
    random_rotation(rng, r);
    elastir_rotate_stiffness(c, r, turned);
    for (int t = 0; t < 81; t++) {
      int i = t / 27, j = t / 9 % 3, k = t / 3 % 3, l = t % 3;
      double sum = 0.0;
      for (int u = 0; u < 81; u++)
        sum += r[3 * i + u / 27] * r[3 * j + u / 9 % 3] * r[3 * k + u / 3 % 3] *
               r[3 * l + u % 3] *
               elastir_stiffness_component(c, u / 27, u / 9 % 3, u / 3 % 3, u % 3);
      /* Components are below 100 GPa: 1e-12 is some fifty roundings of that. */
      CLOSE(elastir_stiffness_component(turned, i, j, k, l), sum, 1e-12);
    }
    for (int i = 0; i < 9; i++)
      inverse[i] = r[3 * (i % 3) + i / 3];
    elastir_rotate_stiffness(turned, inverse, back);
    for (int i = 0; i < 36; i++)
      CLOSE(back[i], c[i], 1e-12);
  }
  gsl_rng_free(rng);
}
END_TEST

START_TEST(eigenvalues_of_a_cubic_tensor)
{
  double c[36], values[6], strains[36];
  cubic(11.038, 8.325, 0.94, c);
  /* Known: C11+2C12, C11-C12 twice; C44 three times in Voigt's, 2 C44 in Kelvin's form. */
  const double voigt[6] = {0.94, 0.94, 0.94, 2.713, 2.713, 27.688};
  const double kelvin[6] = {1.88, 1.88, 1.88, 2.713, 2.713, 27.688};
  elastir_voigt_eigenvalues(c, values);
  for (int i = 0; i < 6; i++)
    CLOSE(values[i], voigt[i], 1e-13);
  elastir_kelvin_eigen(c, values, strains);
  for (int i = 0; i < 6; i++)
    CLOSE(values[i], kelvin[i], 1e-13);
  for (int i = 0; i < 6; i++)
    CLOSE(strains[30 + i], i < 3 ? sqrt(1.0 / 3.0) : 0.0, 1e-14); /* pure dilatation */
}
END_TEST

START_TEST(kelvin_eigenvalues_do_not_depend_on_the_frame_and_rebuild_the_tensor)
{
  gsl_rng *rng = seeded(5);
  for (int trial = 0; trial < 50; trial++) {
    double c[36], r[9], turned[36], a[6], b[6], vectors[36], kelvin[36];
    random_stiffness(rng, (random_class)(trial % RANDOM_CLASSES), 2.0, c);
    random_rotation(rng, r);
    elastir_rotate_stiffness(c, r, turned);
    elastir_kelvin_eigen(c, a, vectors);
    elastir_kelvin_eigen(turned, b, NULL);
    elastir_kelvin_from_stiffness(c, kelvin);
    for (int i = 0; i < 6; i++)
      CLOSE(a[i], b[i], 1e-12 * a[5]);
    for (int i = 0; i < 36; i++) {
      double sum = 0.0;
      for (int e = 0; e < 6; e++)
        sum += a[e] * vectors[6 * e + i / 6] * vectors[6 * e + i % 6];
      CLOSE(sum, kelvin[i], 1e-13 * a[5]);
    }
  }
  gsl_rng_free(rng);
}
END_TEST

START_TEST(asymmetry_is_removed)
{
  double c[36];
  cubic(3.0, 1.0, 1.0, c);
  c[6 * 4 + 2] = 0.25;
  c[1] = 1.5;
  elastir_symmetrise(c);
  CLOSE(c[6 * 2 + 4], 0.125, 0.0);
  CLOSE(c[1], 1.25, 0.0);
  for (int i = 0; i < 36; i++)
    CLOSE(c[i], c[6 * (i % 6) + i / 6], 0.0);
}
END_TEST

/* ---- averages ---- */

/* Cubic: K = (C11+2C12)/3; G_V = (C11-C12+3C44)/5; G_R = 5(C11-C12)C44/(4C44+3(C11-C12))
 * (Hill 1952). */
START_TEST(cubic_averages_in_closed_form)
{
  double c[36];
  elastir_elastic_analysis a;
  cubic(168.0, 121.0, 75.0, c);
  ck_assert(elastir_elastic_analyse(c, NULL, &a));
  double k = 410.0 / 3.0, gv = 54.4, gr = 5.0 * 47.0 * 75.0 / (300.0 + 141.0);
  CLOSE(a.averages.voigt.bulk_modulus_gpa, k, 1e-12 * k);
  CLOSE(a.averages.reuss.bulk_modulus_gpa, k, 1e-12 * k);
  CLOSE(a.averages.voigt.shear_modulus_gpa, gv, 1e-12 * gv);
  CLOSE(a.averages.reuss.shear_modulus_gpa, gr, 1e-12 * gv);
  double gh = 0.5 * (gv + gr);
  CLOSE(a.averages.hill.youngs_modulus_gpa, 9.0 * k * gh / (3.0 * k + gh), 1e-11);
  CLOSE(a.averages.hill.poisson_ratio, (3.0 * k - 2.0 * gh) / (6.0 * k + 2.0 * gh), 1e-13);
  CLOSE(a.averages.hill.p_wave_modulus_gpa, k + 4.0 * gh / 3.0, 1e-11);
  CLOSE(a.anisotropy.universal, 5.0 * gv / gr - 5.0, 1e-12);
  CLOSE(a.anisotropy.log_euclidean, sqrt(5.0) * log(gv / gr), 1e-12);
  CLOSE(a.anisotropy.bulk_percent, 0.0, 1e-12);
  CLOSE(a.anisotropy.shear_percent, 100.0 * (gv - gr) / (gv + gr), 1e-11);
  ck_assert(a.stable);
}
END_TEST

START_TEST(averages_are_ordered_and_do_not_depend_on_the_frame)
{
  gsl_rng *rng = seeded(6);
  for (int trial = 0; trial < 40; trial++) {
    double c[36], r[9], turned[36], s[36], turned_s[36];
    random_stiffness(rng, (random_class)(trial % RANDOM_CLASSES), 1.5, c);
    random_rotation(rng, r);
    elastir_rotate_stiffness(c, r, turned);
    ck_assert(elastir_compliance(c, s, NULL) && elastir_compliance(turned, turned_s, NULL));
    elastir_averages a = elastir_average(c, s), b = elastir_average(turned, turned_s);
    const double *x = &a.voigt.bulk_modulus_gpa, *y = &b.voigt.bulk_modulus_gpa;
    for (int i = 0; i < 15; i++)
      CLOSE(x[i], y[i], 1e-12 * fmax(1.0, fabs(x[i])));
    /* Hill (1952): Voigt is never below Reuss. */
    ck_assert(a.voigt.bulk_modulus_gpa >= a.reuss.bulk_modulus_gpa * (1.0 - 1e-12));
    ck_assert(a.voigt.shear_modulus_gpa >= a.reuss.shear_modulus_gpa * (1.0 - 1e-12));
  }
  gsl_rng_free(rng);
}
END_TEST

START_TEST(an_unstable_tensor_keeps_what_is_meaningful)
{
  double c[36];
  elastir_elastic_analysis a;
  cubic(10.0, 11.0, 2.0, c);
  ck_assert(elastir_elastic_analyse(c, NULL, &a));
  ck_assert(!a.stable);
  CLOSE(a.kelvin_eigenvalues_gpa[0], -1.0, 1e-13);
  CLOSE(a.averages.voigt.bulk_modulus_gpa, 32.0 / 3.0, 1e-13);
  ck_assert(isnan(a.averages.reuss.bulk_modulus_gpa) && isnan(a.anisotropy.universal));
  ck_assert(isnan(a.youngs_modulus_gpa.max.value) && isnan(a.poisson_ratio.spread.mean));
  ck_assert(isnan(a.shear_modulus_gpa.ratio));
  ck_assert_int_eq(a.poisson_ratio.min.degeneracy, ELASTIR_UNDEFINED);
  c[3] = NAN;
  ck_assert(!elastir_elastic_analyse(c, NULL, &a));
}
END_TEST

/* ---- directions ---- */

START_TEST(directions_agree_with_the_plain_sums)
{
  gsl_rng *rng = seeded(8);
  for (int trial = 0; trial < 100; trial++) {
    double c[36], s[36], tensor[3][3][3][3], r[9];
    random_stiffness(rng, (random_class)(trial % RANDOM_CLASSES), 1.5, c);
    ck_assert(elastir_compliance(c, s, NULL));
    dense_tensor(s, tensor);
    random_rotation(rng, r);
    const double *n = r, *m = r + 3;
    CLOSE(elastir_youngs_modulus(s, n) / dense_value(tensor, DENSE_E, n, m), 1.0, 1e-12);
    CLOSE(elastir_shear_modulus(s, n, m) / dense_value(tensor, DENSE_G, n, m), 1.0, 1e-12);
    CLOSE(elastir_poisson_ratio(s, n, m), dense_value(tensor, DENSE_NU, n, m), 1e-11);
    elastir_transverse_range g = elastir_shear_range(s, n), v = elastir_poisson_range(s, n);
    for (int step = 0; step < 36; step++) {
      double angle = step * M_PI / 36.0, turned[3];
      for (int i = 0; i < 3; i++)
        turned[i] = cos(angle) * r[3 + i] + sin(angle) * r[6 + i];
      double shear = elastir_shear_modulus(s, n, turned);
      double poisson = elastir_poisson_ratio(s, n, turned);
      ck_assert(shear >= g.min * (1.0 - 1e-12) && shear <= g.max * (1.0 + 1e-12));
      ck_assert(poisson >= v.min - 1e-11 && poisson <= v.max + 1e-11);
    }
    CLOSE(elastir_shear_modulus(s, n, g.min_transverse), g.min, 1e-12 * g.min);
    CLOSE(elastir_shear_modulus(s, n, g.max_transverse), g.max, 1e-11 * g.max);
    CLOSE(elastir_poisson_ratio(s, n, v.min_transverse), v.min, 1e-11);
    CLOSE(elastir_poisson_ratio(s, n, v.max_transverse), v.max, 1e-11);
  }
  gsl_rng_free(rng);
}
END_TEST

/* ---- sphere ---- */

/* Monte Carlo with 200,000 pairs: the tolerance is five standard errors. */
START_TEST(spreads_agree_with_random_sampling)
{
  enum { SAMPLES = 200000 };
  gsl_rng *rng = seeded(9);
  for (unsigned long k = 0; k < RANDOM_CLASSES; k++) {
    double c[36], s[36], sum[4] = {0.0}, square[4] = {0.0};
    double negative[2] = {0.0};
    random_stiffness(rng, (random_class)k, 1.0, c);
    ck_assert(elastir_compliance(c, s, NULL));
    elastir_spreads spreads = elastir_spread_over_sphere(s);
    const elastir_spread *all[4] = {
        &spreads.youngs_modulus_gpa, &spreads.linear_compressibility_per_tpa,
        &spreads.shear_modulus_gpa, &spreads.poisson_ratio};
    for (int i = 0; i < SAMPLES; i++) {
      double r[9];
      random_rotation(rng, r);
      const double value[4] = {
          elastir_youngs_modulus(s, r), elastir_linear_compressibility(s, r),
          elastir_shear_modulus(s, r, r + 3), elastir_poisson_ratio(s, r, r + 3)};
      for (int q = 0; q < 4; q++) {
        sum[q] += value[q];
        square[q] += value[q] * value[q];
      }
      negative[0] += value[1] < 0.0;
      negative[1] += value[3] < 0.0;
    }
    for (int q = 0; q < 4; q++) {
      double deviation = sqrt(fmax(0.0, square[q] / SAMPLES - pow(sum[q] / SAMPLES, 2)));
      double five = 5.0 / sqrt(SAMPLES);
      CLOSE(all[q]->mean, sum[q] / SAMPLES, five * deviation + 1e-9 * fabs(all[q]->mean));
      CLOSE(all[q]->standard_deviation, deviation, 2.0 * five * deviation + 1e-4);
    }
    CLOSE(all[1]->negative_fraction, negative[0] / SAMPLES, 2.5 / sqrt(SAMPLES) + 1e-9);
    CLOSE(all[3]->negative_fraction, negative[1] / SAMPLES, 2.5 / sqrt(SAMPLES) + 1e-9);
  }
  gsl_rng_free(rng);
}
END_TEST

/* beta with principal values (-1, 1, 1) is negative inside the cones where x^2 > 1/2, a part
 * 1 - 1/sqrt(2) of the sphere. The rows of the axial block of S sum to these values. */
START_TEST(negative_compressibility_of_a_known_cone)
{
  double s[36] = {10.0, -5.5, -5.5, 0, 0, 0, -5.5, 10.0, -3.5, 0, 0, 0, -5.5, -3.5, 10.0};
  s[21] = s[28] = s[35] = 10.0;
  elastir_spreads spreads = elastir_spread_over_sphere(s);
  CLOSE(spreads.linear_compressibility_per_tpa.mean, 1.0 / 3.0, 1e-14);
  /* Fractions are rounded to 1e-9. */
  CLOSE(spreads.linear_compressibility_per_tpa.negative_fraction, 1.0 - sqrt(0.5), 2e-9);
  elastir_extrema e = elastir_find_extrema(s, ELASTIR_LINEAR_COMPRESSIBILITY, NULL);
  CLOSE(e.min.value, -1.0, 1e-14);
  CLOSE(e.max.value, 1.0, 1e-14);
  ck_assert_int_eq(e.max.degeneracy, ELASTIR_RING);
  CLOSE(e.max.axis[0], 1.0, 1e-14);
}
END_TEST

START_TEST(spreads_of_an_isotropic_tensor_are_zero)
{
  double c[36], s[36];
  cubic(3.0, 1.0, 1.0, c);
  ck_assert(elastir_compliance(c, s, NULL));
  elastir_spreads spreads = elastir_spread_over_sphere(s);
  CLOSE(spreads.youngs_modulus_gpa.mean, 2.5, 1e-13);
  CLOSE(spreads.shear_modulus_gpa.mean, 1.0, 1e-13);
  CLOSE(spreads.poisson_ratio.mean, 0.25, 1e-13);
  /* The difference of two means that agree to rounding, under a square root. */
  CLOSE(spreads.youngs_modulus_gpa.standard_deviation, 0.0, 1e-6);
  ck_assert(spreads.poisson_ratio.negative_fraction == 0.0);
}
END_TEST

static double negative_of_isotropic(double c11, double c12)
{
  double c[36], s[36];
  cubic(c11, c12, 0.5 * (c11 - c12), c);
  ck_assert(elastir_compliance(c, s, NULL));
  return elastir_spread_over_sphere(s).poisson_ratio.negative_fraction;
}

/* nu, here C12/(C11 + C12), is negative or not; 0 but for rounding is not. */
START_TEST(rounding_is_not_a_negative_poisson_ratio)
{
  ck_assert(negative_of_isotropic(100.0, 0.0) == 0.0);
  ck_assert(negative_of_isotropic(100.0, -1e-13) == 0.0);
  ck_assert(negative_of_isotropic(100.0, -1e-11) == 1.0);
  ck_assert(negative_of_isotropic(100.0, 1e-11) == 0.0);
}
END_TEST

/* ---- surfaces and lattices ---- */

START_TEST(surfaces_and_cuts_hold_the_moduli_of_their_directions)
{
  double c[36], s[36];
  random_standard(0, c);
  ck_assert(elastir_compliance(c, s, NULL));
  elastir_extrema e = elastir_find_extrema(s, ELASTIR_YOUNGS_MODULUS, NULL);
  elastir_extrema v = elastir_find_extrema(s, ELASTIR_POISSON_RATIO, NULL);
  elastir_surface surface;
  ck_assert(elastir_surface_compute(s, 19, 37, &surface));
  for (size_t i = 0; i < 19 * 37; i++) {
    const elastir_direction_moduli *p = &surface.points[i];
    CLOSE(p->youngs_modulus_gpa, elastir_youngs_modulus(s, p->direction), 0.0);
    ck_assert(p->youngs_modulus_gpa <= e.max.bound && p->youngs_modulus_gpa >= e.min.bound);
    ck_assert(p->poisson_ratio_max <= v.max.bound && p->poisson_ratio_min >= v.min.bound);
  }
  CLOSE(surface.points[0].direction[2], 1.0, 0.0);
  for (size_t i = 0; i < 19 * 37; i += 100)
    CLOSE(surface.points[i].contact_modulus_gpa,
          elastir_contact_modulus(c, surface.points[i].direction), 1e-6);
  elastir_surface_free(&surface);
  ck_assert(!elastir_surface_compute(s, 1, 37, &surface));
  elastir_polar_cut cut;
  const double normal[3] = {1.0, 1.0, 1.0}, zero[3] = {0.0, 0.0, 0.0};
  ck_assert(elastir_polar_cut_compute(s, normal, 72, &cut));
  for (size_t i = 0; i < 72; i++) {
    const elastir_cut_point *p = &cut.points[i];
    const double *n = p->moduli.direction;
    CLOSE(n[0] + n[1] + n[2], 0.0, 1e-15);
    CLOSE(p->moduli.youngs_modulus_gpa, elastir_youngs_modulus(s, n), 0.0);
  }
  elastir_polar_cut_free(&cut);
  ck_assert(!elastir_polar_cut_compute(s, zero, 72, &cut));
}
END_TEST

START_TEST(lattice_directions_and_plane_normals)
{
  /* Hexagonal, a along x: [120] is along y, and so is the normal of (010). */
  const double h = sqrt(0.75), lattice[3][3] = {{2, 0, 0}, {-1, 2 * h, 0}, {0, 0, 3}};
  const double zone[3] = {1, 2, 0}, plane[3] = {0, 1, 0}, none[3] = {0, 0, 0};
  const double left[3][3] = {{2, 0, 0}, {-1, 2 * h, 0}, {0, 0, -3}};
  double n[3];
  ck_assert(elastir_direction_of_zone(lattice, zone, n));
  CLOSE(n[0], 0.0, 1e-15);
  CLOSE(n[1], 1.0, 1e-15);
  ck_assert(elastir_direction_of_plane(lattice, plane, n));
  CLOSE(n[0], 0.0, 1e-15);
  CLOSE(n[1], 1.0, 1e-15);
  ck_assert(elastir_direction_of_plane(left, plane, n));
  CLOSE(n[1], 1.0, 1e-15);
  ck_assert(!elastir_direction_of_zone(lattice, none, n));
}
END_TEST

static elastir_spreads spreads_of(unsigned long index)
{
  double c[36], s[36];
  random_standard(index, c);
  ck_assert(elastir_compliance(c, s, NULL));
  return elastir_spread_over_sphere(s);
}

static double choose(int n, int k)
{
  double product = 1.0;
  for (int i = 1; i <= k; i++)
    product = product * (n - k + i) / i;
  return product;
}

/* 27720 times Hilbert's matrix is of whole numbers, and so is the inverse of Hilbert's; its condition is
 * 1.5e7. */
START_TEST(an_inverse_of_high_condition_is_right_to_the_last_digits)
{
  double c[36], s[36], exact[36], largest = 0.0;
  for (int i = 1; i <= 6; i++)
    for (int j = 1; j <= 6; j++) {
      int at = 6 * (i - 1) + j - 1;
      double square = choose(i + j - 2, i - 1);
      c[at] = 27720.0 / (i + j - 1);
      exact[at] = ((i + j) % 2 == 0 ? 1.0 : -1.0) * (i + j - 1) * choose(5 + i, 6 - j) *
                  choose(5 + j, 6 - i) * square * square * 1000.0 / 27720.0;
      largest = fmax(largest, fabs(exact[at]));
    }
  ck_assert(elastir_compliance(c, s, NULL));
  for (int i = 0; i < 36; i++)
    CLOSE(s[i], exact[i], 1e-15 * largest); /* some five roundings of the largest */
}
END_TEST

/* The bound of beta holds for what the last digit of each constant may hide. */
START_TEST(the_bound_of_beta_holds_for_neighbouring_doubles)
{
  gsl_rng *rng = seeded(29);
  for (int trial = 0; trial < 200; trial++) {
    double c[36], s[36], b[9], beta[3];
    random_stiffness(rng, RANDOM_TRICLINIC, 8.0, c);
    ck_assert(elastir_compliance(c, s, NULL));
    elastir_extrema known = elastir_find_extrema(s, ELASTIR_LINEAR_COMPRESSIBILITY, NULL);
    for (int i = 0; i < 6; i++)
      for (int j = i; j < 6; j++)
        c[6 * i + j] = c[6 * j + i] = nextafter(c[6 * i + j], gsl_rng_uniform(rng) < 0.5 ? -1e9 : 1e9);
    ck_assert(elastir_compliance(c, s, NULL));
    elastir_compressibility_tensor(s, b);
    elastir_symmetric_eigen(3, b, beta, NULL);
    ck_assert(beta[2] <= known.max.bound && beta[0] >= known.min.bound);
  }
  gsl_rng_free(rng);
}
END_TEST

/* The part of pairs with a negative nu is that of the solid, not of its axes: in every frame within its
 * error, and so of their mean. */
START_TEST(the_fraction_of_negative_nu_does_not_depend_on_the_frame)
{
  static const double constants[3][3] = {{119.0, 22.0, 112.0}, {200.0, 150.0, 90.0}, {40.0, -9.0, 8.0}};
  enum { FRAMES = 12 };
  gsl_rng *rng = seeded(31);
  for (int k = 0; k < 3; k++) {
    double c[36], s[36], r[9], turned[36], sum = 0.0, fraction[FRAMES], error[FRAMES];
    cubic(constants[k][0], constants[k][1], constants[k][2], c);
    for (int f = 0; f < FRAMES; f++) {
      random_rotation(rng, r);
      elastir_rotate_stiffness(c, r, turned);
      ck_assert(elastir_compliance(f == 0 ? c : turned, s, NULL));
      elastir_spreads spreads = elastir_spread_over_sphere(s);
      fraction[f] = spreads.poisson_ratio.negative_fraction;
      error[f] = spreads.negative_fraction_error;
      sum += fraction[f] / FRAMES;
    }
    ck_assert(sum > 0.01 && sum < 0.99);
    for (int f = 0; f < FRAMES; f++)
      CLOSE(fraction[f], sum, error[f]);
  }
  gsl_rng_free(rng);
}
END_TEST

/* The orders that the limit 1e-7 leads to. */
START_TEST(limits_of_the_quadrature_lead_to_these_orders)
{
  double c[36], s[36];
  cubic(30.0, 10.0, 10.0, c);
  ck_assert(elastir_compliance(c, s, NULL));
  ck_assert_int_eq(elastir_spread_over_sphere(s).order, 32); /* the least */
  elastir_spreads spreads = spreads_of(31); /* G changed by 0.96e-7 */
  ck_assert_int_eq(spreads.order, 32);
  ck_assert_double_gt(spreads.shear_modulus_gpa.error, 0.9e-7 * spreads.shear_modulus_gpa.mean);
  ck_assert_int_eq(spreads_of(6).order, 64); /* by 2e-6 at 32; no negative nu */
  /* The Debye average of this one needs the highest order, and has not come to 1e-10 there. */
  random_standard(20, c);
  elastir_debye debye = elastir_debye_temperature(c, 1.0, 10.0, 100.0, 5.0, 3.0);
  ck_assert_double_lt(debye.relative_error, 1e-8);
  ck_assert_double_gt(debye.relative_error, 1e-9);
}
END_TEST

Suite *suite_elastic_tensor(void)
{
  Suite *suite = suite_create("elastic tensor");
  TCase *tensor = tcase_create("tensor");
  tcase_add_test(tensor, stiffness_times_compliance_is_one);
  tcase_add_test(tensor, singular_and_broken_tensors_have_no_inverse);
  tcase_add_test(tensor, rotation_is_that_of_the_fourth_rank_tensor);
  tcase_add_test(tensor, eigenvalues_of_a_cubic_tensor);
  tcase_add_test(tensor, kelvin_eigenvalues_do_not_depend_on_the_frame_and_rebuild_the_tensor);
  tcase_add_test(tensor, asymmetry_is_removed);
  suite_add_tcase(suite, tensor);
  TCase *averages = tcase_create("averages");
  tcase_add_test(averages, cubic_averages_in_closed_form);
  tcase_add_test(averages, averages_are_ordered_and_do_not_depend_on_the_frame);
  tcase_add_test(averages, an_unstable_tensor_keeps_what_is_meaningful);
  suite_add_tcase(suite, averages);
  TCase *directions = tcase_create("directions");
  tcase_set_timeout(directions, 120);
  tcase_add_test(directions, directions_agree_with_the_plain_sums);
  tcase_add_test(directions, spreads_agree_with_random_sampling);
  tcase_add_test(directions, negative_compressibility_of_a_known_cone);
  tcase_add_test(directions, spreads_of_an_isotropic_tensor_are_zero);
  tcase_add_test(directions, rounding_is_not_a_negative_poisson_ratio);
  tcase_add_test(directions, surfaces_and_cuts_hold_the_moduli_of_their_directions);
  tcase_add_test(directions, lattice_directions_and_plane_normals);
  tcase_add_test(directions, an_inverse_of_high_condition_is_right_to_the_last_digits);
  tcase_add_test(directions, the_bound_of_beta_holds_for_neighbouring_doubles);
  tcase_add_test(directions, the_fraction_of_negative_nu_does_not_depend_on_the_frame);
  tcase_add_test(directions, limits_of_the_quadrature_lead_to_these_orders);
  suite_add_tcase(suite, directions);
  return suite;
}
