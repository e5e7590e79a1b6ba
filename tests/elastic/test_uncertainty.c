/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_uncertainty.c: error bars against linear propagation and by hand. */
#include "elastic/constants.h"
#include "elastic/directions.h"
#include "elastic/error_inputs.h"
#include "elastic/raw_constants.h"
#include "elastic/tensor.h"
#include "elastic/uncertainty.h"
#include "suite.h"
#include "tensors.h"

static const double rounding_sigma = 0.0005 / 1.7320508075688772;

static void find_all(const double stiffness[36], elastir_extrema extrema[4])
{
  double compliance[36];
  elastir_compliance(stiffness, compliance, NULL);
  for (int q = 0; q < 4; q++)
    extrema[q] = elastir_find_extrema(compliance, (elastir_quantity)q, NULL);
}

static void round_to(double half_unit_gpa, elastir_stiffness_data *data)
{
  for (int i = 0; i < 36; i++)
    data->half_unit_gpa[i] = half_unit_gpa;
}

static elastir_stiffness_data bare(const double stiffness[36])
{
  elastir_stiffness_data data = {.tolerance_gpa = NAN, .pressure_gpa = NAN};
  memcpy(data.stiffness_gpa, stiffness, sizeof data.stiffness_gpa);
  round_to(0.0005, &data);
  for (int i = 0; i < 36; i++)
    data.raw_gpa[i] = NAN;
  return data;
}

static void estimate(const elastir_stiffness_data *data, double density, int samples,
                     elastir_uncertainty *uncertainty)
{
  elastir_extrema extrema[4];
  elastir_wave_extrema waves;
  elastir_contact contact;
  elastir_uncertainty_options options = {samples, 0};
  find_all(data->stiffness_gpa, extrema);
  elastir_contact_over_sphere(data->stiffness_gpa, &contact); /* NAN of an unstable one */
  ck_assert(elastir_waves_extrema(data->stiffness_gpa, density, &waves));
  const elastir_known_optima known = {extrema, density > 0.0 ? &waves : NULL, density, &contact};
  ck_assert(elastir_estimate_uncertainty(data, &known, &options, uncertainty));
}

START_TEST(test_cubic_by_hand)
{
  double c[36];
  elastir_uncertainty u;
  fill_cubic(12.076, 9.273, 1.213, c);
  elastir_stiffness_data data = bare(c);
  estimate(&data, 0.906, 2000, &u);
  const elastir_uncertainty_source *r = &u.rounding;
  ck_assert(r->available && !u.fits.available && !u.scatter.available);
  ck_assert_int_eq(r->inputs, 3);
  ck_assert_int_eq(r->samples, 2000);
  ck_assert_int_eq(r->unstable_samples, 0);
  /* K = (C11 + 2 C12)/3; least eigenvalue 2 C44; E along 111 and 100 and so on follow by the
   * same rule. Linear propagation by central differences: exact for these. */
  double k = rounding_sigma * sqrt(5.0) / 3.0;
  ck_assert_double_eq_tol(r->linear[ELASTIR_UNCERTAIN_VOIGT], k, 1e-9);
  ck_assert_double_eq_tol(r->linear[ELASTIR_UNCERTAIN_REUSS], k, 1e-8);
  ck_assert_double_eq_tol(r->linear[ELASTIR_UNCERTAIN_EIGENVALUE], 2.0 * rounding_sigma, 1e-12);
  /* G_max = (C11 - C12)/2, G_min = C44. */
  int g = ELASTIR_UNCERTAIN_EXTREMA + 4;
  ck_assert_double_eq_tol(u.value[g], 1.213, 1e-9);
  ck_assert_double_eq_tol(u.value[g + 1], 1.4015, 1e-9);
  ck_assert_double_eq_tol(r->linear[g], rounding_sigma, 1e-9);
  ck_assert_double_eq_tol(r->linear[g + 1], rounding_sigma / sqrt(2.0), 1e-9);
  /* v = sqrt(C44/density). */
  int s2 = ELASTIR_UNCERTAIN_WAVES + 4;
  ck_assert_double_eq_tol(r->linear[s2], 0.5 * rounding_sigma / sqrt(1.213 * 0.906), 1e-9);
  /* Monte Carlo agrees: 2,000 samples give a standard deviation to 1.6 %, five times that. */
  for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++) {
    if (q >= ELASTIR_UNCERTAIN_UNIVERSAL && q <= ELASTIR_UNCERTAIN_SHEAR_PERCENT)
      continue; /* near zero and quadratic in the anisotropy: not linear */
    if (q == ELASTIR_UNCERTAIN_EXTREMA + 2 || q == ELASTIR_UNCERTAIN_EXTREMA + 3)
      continue; /* beta is K's */
    ck_assert_msg(fabs(r->sigma[q] / r->linear[q] - 1.0) < 0.08, "%s: %g against %g",
                  elastir_uncertain_name(q), r->sigma[q], r->linear[q]);
  }
}
END_TEST

/* Whether waves of two ranks meet at the optimum: a kink, where nothing is linear. */
static bool waves_meet(const double stiffness[36], int place)
{
  elastir_wave_extrema extrema;
  elastir_wave waves[ELASTIR_WAVE_COUNT];
  int mode = place / 2;
  ck_assert(elastir_waves_extrema(stiffness, 1.0, &extrema));
  const elastir_wave_range *range = &extrema.ranges[mode];
  elastir_waves_along(stiffness, 1.0,
                      place % 2 == 0 ? range->min.direction : range->max.direction, waves);
  bool above = mode > 0 && waves[mode - 1].modulus_gpa < 1.01 * waves[mode].modulus_gpa;
  bool below = mode < 2 && waves[mode].modulus_gpa < 1.01 * waves[mode + 1].modulus_gpa;
  return above || below;
}

START_TEST(test_triclinic)
{
  uint64_t state = 83;
  for (int trial = 0; trial < 3; trial++) {
    double c[36];
    elastir_uncertainty u;
    random_stable(&state, 1.5, c);
    elastir_stiffness_data data = bare(c);
    estimate(&data, 1.0, 600, &u);
    ck_assert_int_eq(u.rounding.inputs, 21);
    for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++) {
      if (q >= ELASTIR_UNCERTAIN_WAVES && waves_meet(c, q - ELASTIR_UNCERTAIN_WAVES))
        continue;
      /* 600 samples: 2.9 %, four times that. Optima are isolated, errors 1e-4: linear. */
      ck_assert_msg(fabs(u.rounding.sigma[q] / u.rounding.linear[q] - 1.0) < 0.12,
                    "trial %d %s: %g against %g", trial, elastir_uncertain_name(q),
                    u.rounding.sigma[q], u.rounding.linear[q]);
    }
  }
}
END_TEST

START_TEST(test_search_follows_the_optimum)
{
  /* The quick search agrees with the certified one on a tensor changed by several per cent. */
  uint64_t state = 89;
  for (int trial = 0; trial < (int)trials_of(25); trial++) {
    double c[36], compliance[36], values[ELASTIR_UNCERTAIN_COUNT];
    elastir_extrema extrema[4], there[4];
    elastir_constants constants;
    rival_set known;
    perturbed_reference reference = {extrema, NULL, NAN, &known, NULL, NULL, NULL};
    elastir_setting none = {ELASTIR_CLASS_TRICLINIC, 2, 0};
    if (trial % 2 == 0)
      random_stable(&state, 1.5, c);
    else
      fill_cubic(12.076, 9.273, 1.213, c);
    find_all(c, extrema);
    ck_assert(elastir_compliance(c, compliance, NULL));
    rivals_find(compliance, extrema, &known);
    elastir_independent_constants(none, &constants);
    for (int k = 0; k < constants.count; k++)
      elastir_shift_constant(&constants, k, 0.1 * random_unit(&state), c);
    perturbed_values(c, &reference, false, values);
    if (isnan(values[ELASTIR_UNCERTAIN_EXTREMA]))
      continue;
    find_all(c, there);
    for (int q = 0; q < 4; q++) {
      double size = fmax(fabs(there[q].max.value), 0.1);
      /* Directions to 1e-5: values to 1e-9 of a sharp optimum. */
      ck_assert_double_eq_tol(values[ELASTIR_UNCERTAIN_EXTREMA + 2 * q], there[q].min.value,
                              1e-7 * size);
      ck_assert_double_eq_tol(values[ELASTIR_UNCERTAIN_EXTREMA + 2 * q + 1], there[q].max.value,
                              1e-7 * size);
    }
  }
}
END_TEST

/* As ZIF-8's run without pressure prints them. */
static void zif8_fits(elastir_stiffness_fit fits[3])
{
  memset(fits, 0, 3 * sizeof *fits);
  fill_cubic(12.208, 9.347, 1.219, fits[0].stiffness_gpa);
  fill_cubic(11.944, 9.200, 1.207, fits[1].stiffness_gpa);
  fill_cubic(12.076, 9.273, 1.213, fits[2].stiffness_gpa);
  const int points[3] = {2, 3, 3}, order[3] = {1, 1, 2};
  for (int f = 0; f < 3; f++) {
    fits[f].points = points[f];
    fits[f].order = order[f];
  }
}

START_TEST(test_other_fits)
{
  double c[36];
  elastir_stiffness_fit fits[3];
  elastir_uncertainty u;
  fill_cubic(12.076, 9.273, 1.213, c);
  elastir_stiffness_data data = bare(c);
  zif8_fits(fits);
  data.fits = fits;
  data.fit_count = 3;
  estimate(&data, 0.906, 2, &u);
  ck_assert(u.fits.available);
  ck_assert_int_eq(u.fits.inputs, 2);
  ck_assert_int_eq(u.fits_repeated, 1);
  ck_assert_int_eq(u.fits_stressed, 0);
  /* K: 10.30067 and 10.11467 against 10.20733. */
  double up = (12.208 + 2.0 * 9.347) / 3.0 - 30.622 / 3.0;
  double down = (11.944 + 2.0 * 9.200) / 3.0 - 30.622 / 3.0;
  double rms = sqrt(0.5 * (up * up + down * down));
  ck_assert_double_eq_tol(u.fits.sigma[ELASTIR_UNCERTAIN_VOIGT], rms, 1e-12);
  ck_assert_double_eq_tol(u.fits.sigma[ELASTIR_UNCERTAIN_EXTREMA + 4], 0.006, 1e-6);
  ck_assert_double_eq_tol(u.fits.linear[ELASTIR_UNCERTAIN_EXTREMA + 4], 0.006, 1e-9);
}
END_TEST

START_TEST(test_fits_at_pressure)
{
  double c[36];
  elastir_stiffness_fit fits[3];
  elastir_uncertainty u;
  fill_cubic(10.858, 9.178, 0.305, c);
  elastir_stiffness_data data = bare(c);
  zif8_fits(fits);
  fill_cubic(-27.643, -29.692, 0.259, fits[0].stiffness_gpa);
  fill_cubic(49.360, 48.048, 0.351, fits[1].stiffness_gpa);
  fill_cubic(10.858, 9.178, 0.305, fits[2].stiffness_gpa);
  data.fits = fits;
  data.fit_count = 3;
  data.pressure_gpa = 0.4;
  estimate(&data, 0.906, 2, &u);
  ck_assert(!u.fits.available);
  ck_assert_int_eq(u.fits_stressed, 2);
  ck_assert_int_eq(u.fits_repeated, 1);
  ck_assert(isnan(u.fits.sigma[ELASTIR_UNCERTAIN_VOIGT]));
  /* A damaged fit counts nowhere. */
  fits[1].stiffness_gpa[21] = NAN;
  estimate(&data, 0.906, 2, &u);
  ck_assert_int_eq(u.fits_stressed, 1);
}
END_TEST

/* Two rows of raw constants, as runs of cubic crystals print them. */
static void put_raw(elastir_stiffness_data *data, const double first[6], const double fourth[6])
{
  memcpy(data->raw_gpa, first, 6 * sizeof *first);
  memcpy(data->raw_gpa + 18, fourth, 6 * sizeof *fourth);
}

/* ZIF-8 at 0 GPa: c41, c42, c43 vanish by symmetry and come out as 3 to 11 MPa. */
static const double zif8_first[6] = {12.07581814, 9.27348857, 9.27348857, 0.0, -0.0, -0.0};
static const double zif8_fourth[6] = {0.00276637, 0.01092972, 0.01092972, 1.21307554, 0.0, 0.0};

START_TEST(test_scatter)
{
  double c[36];
  elastir_uncertainty u;
  fill_cubic(12.076, 9.273, 1.213, c);
  elastir_stiffness_data data = bare(c);
  put_raw(&data, zif8_first, zif8_fourth);
  estimate(&data, 0.906, 4000, &u);
  ck_assert(u.scatter.available);
  /* The strain that gave them gave C44; C11 and C12 have no repeats, and nothing is said of them. c42
   * and c43 are one number, by the symmetry of that strain. */
  ck_assert_int_eq(u.scatter.inputs, 2);
  double sigma = sqrt((0.00276637 * 0.00276637 + 0.01092972 * 0.01092972) / 2.0);
  ck_assert_double_eq_tol(u.scatter.constant_sigma_gpa, sigma, 1e-10);
  ck_assert_double_eq_tol(u.scatter.linear[ELASTIR_UNCERTAIN_VOIGT], 0.0, 1e-12);
  ck_assert_double_eq_tol(u.scatter.linear[ELASTIR_UNCERTAIN_VOIGT + 1], 0.6 * sigma, 1e-9);
  /* The sources are apart, and combined in quadrature. */
  ck_assert_double_eq_tol(u.rounding.constant_sigma_gpa, rounding_sigma, 1e-12);
  for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++)
    ck_assert_double_eq_tol(u.combined[q], hypot(u.rounding.sigma[q], u.scatter.sigma[q]), 1e-15);
}
END_TEST

/* Orthorhombic; c_ij and c_ji are 0.16, 0.18 and 0.14 GPa apart. */
static elastir_stiffness_data unequal_pairs(void)
{
  static const double raw[3][3] = {{40.0, 12.08, 10.09}, {11.92, 35.0, 8.07}, {9.91, 7.93, 30.0}};
  double c[36] = {0};
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      c[6 * i + j] = 0.5 * (raw[i][j] + raw[j][i]);
  c[21] = 5.0, c[28] = 6.0, c[35] = 7.0;
  elastir_stiffness_data data = bare(c);
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      data.raw_gpa[6 * i + j] = raw[i][j];
  for (int i = 3; i < 6; i++)
    data.raw_gpa[7 * i] = c[7 * i];
  return data;
}

/* Half of a pair's difference is the standard error of its mean. */
START_TEST(test_scatter_of_pairs)
{
  elastir_stiffness_data data = unequal_pairs();
  elastir_uncertainty u;
  estimate(&data, NAN, 0, &u);
  ck_assert_int_eq(u.scatter.inputs, 6);
  double by_hand = 2.0 / 9.0 * sqrt(0.08 * 0.08 + 0.09 * 0.09 + 0.07 * 0.07); /* 0.031 */
  ck_assert_double_eq_tol(u.scatter.sigma[ELASTIR_UNCERTAIN_VOIGT], by_hand, 1e-9);
}
END_TEST

START_TEST(test_raw_constants_are_used)
{
  /* ZIF-8 at 0.4 GPa. E along 111 is 3/(1/(3K) + 1/G) with G = C44: 0.90650, and 0.90555 by the
   * table. */
  const double first[6] = {10.85833248, 9.17766069, 9.17766069, -0.0, 0.0, 0.0};
  const double fourth[6] = {0.00265852, 0.00128343, 0.00128343, 0.30532527, -0.0, -0.0};
  double c[36], compliance[36];
  fill_cubic(10.858, 9.178, 0.305, c);
  elastir_stiffness_data data = bare(c);
  put_raw(&data, first, fourth);
  ck_assert(elastir_use_raw_constants(&data));
  ck_assert_double_eq_tol(data.half_unit_gpa[21], 5e-9, 1e-20);
  ck_assert_double_eq_tol(data.stiffness_gpa[0], first[0], 1e-13);
  ck_assert_double_eq_tol(data.stiffness_gpa[8], first[1], 1e-13);
  ck_assert_double_eq_tol(data.stiffness_gpa[35], fourth[3], 1e-13);
  ck_assert_double_eq(data.stiffness_gpa[18], 0.0);
  elastir_compliance(data.stiffness_gpa, compliance, NULL);
  const double diagonal[3] = {1.0 / sqrt(3.0), 1.0 / sqrt(3.0), 1.0 / sqrt(3.0)};
  ck_assert_double_eq_tol(elastir_youngs_modulus(compliance, diagonal), 0.90650, 5e-6);
  /* Constants without a raw one keep the table, as do such that do not round to it: just below and
   * just above half of its last digit. */
  data = bare(c);
  put_raw(&data, first, fourth);
  data.raw_gpa[21] = NAN;
  ck_assert(!elastir_use_raw_constants(&data));
  ck_assert_mem_eq(data.stiffness_gpa, c, sizeof c);
  data.raw_gpa[21] = 0.30549999;
  ck_assert(elastir_use_raw_constants(&data));
  data = bare(c);
  put_raw(&data, first, fourth);
  data.raw_gpa[21] = 0.30550021;
  ck_assert(!elastir_use_raw_constants(&data));
  ck_assert_double_eq(data.half_unit_gpa[21], 0.0005);
}
END_TEST

/* An optimum of waves where two sheets meet has a kink: no slope tells the deviation. */
START_TEST(test_samples_only_where_needed)
{
  double c[36];
  elastir_uncertainty needed, many;
  fill_cubic(12.076, 9.273, 1.213, c);
  elastir_stiffness_data data = bare(c);
  round_to(0.05, &data);
  estimate(&data, 0.906, ELASTIR_SAMPLES_AS_NEEDED, &needed);
  estimate(&data, 0.906, 3000, &many);
  ck_assert_int_gt(needed.rounding.samples, 0);
  ck_assert(needed.rounding.sampling_error < 0.02);
  /* K is linear: no sample is asked. */
  ck_assert_double_eq(needed.rounding.sigma[ELASTIR_UNCERTAIN_VOIGT],
                      needed.rounding.linear[ELASTIR_UNCERTAIN_VOIGT]);
  /* 2 % by the samples or by what counts as linear, and 1.3 % of the many: five times their sum. */
  for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++)
    ck_assert_msg(fabs(needed.rounding.sigma[q] - many.rounding.sigma[q]) <=
                      0.16 * many.rounding.sigma[q],
                  "%s: %g against %g", elastir_uncertain_name(q), needed.rounding.sigma[q],
                  many.rounding.sigma[q]);
  /* What is even in the error adds in quadrature: of 0.015 GPa, where A^U departs by up to a fifth of its
   * sigma, that is 2e-4 of it, and no sample is asked; of 0.03 GPa some are. */
  round_to(0.015, &data);
  estimate(&data, NAN, ELASTIR_SAMPLES_AS_NEEDED, &needed);
  estimate(&data, NAN, 6000, &many);
  ck_assert_int_eq(needed.rounding.samples, 0);
  for (int q = 0; q < ELASTIR_UNCERTAIN_WAVES; q++) /* with slopes as controls samples give 1e-4 */
    ck_assert_double_eq_tol(needed.rounding.sigma[q], many.rounding.sigma[q],
                            2e-3 * many.rounding.sigma[q] + 1e-12);
  round_to(0.03, &data);
  estimate(&data, NAN, ELASTIR_SAMPLES_AS_NEEDED, &needed);
  ck_assert_int_gt(needed.rounding.samples, 0);
  /* Opposite optima within the error: the slopes of either are a poor control, and cost no samples for
   * that. Plain ones would need 950 for 2 %, the better slopes 150. */
  fill_cubic(12.0, 9.0, 1.0, c);
  data = bare(c);
  round_to(0.5, &data);
  estimate(&data, NAN, ELASTIR_SAMPLES_AS_NEEDED, &needed);
  ck_assert_int_le(needed.rounding.samples, 2000);
  ck_assert(needed.rounding.sampling_error < 0.02);
  /* Of so little rounding that everything is linear, none is drawn. */
  random_stable(&(uint64_t){11}, 0.5, c);
  data = bare(c);
  round_to(5e-9, &data);
  estimate(&data, NAN, ELASTIR_SAMPLES_AS_NEEDED, &needed);
  ck_assert_int_eq(needed.rounding.samples, 0);
  ck_assert(isnan(needed.rounding.sampling_error));
}
END_TEST

/* Each constant by its own digits: K = (C11 + 2 C12)/3. */
START_TEST(test_digits_of_each_constant)
{
  double c[36];
  elastir_uncertainty u;
  fill_cubic(198.0, 81.5, 50.0, c);
  elastir_stiffness_data data = bare(c);
  for (int i = 0; i < 36; i++)
    data.half_unit_gpa[i] = i / 6 == i % 6 ? 0.5 : 0.05;
  estimate(&data, NAN, 0, &u);
  double by_hand = sqrt(0.5 * 0.5 + 4.0 * 0.05 * 0.05) / sqrt(3.0) / 3.0;
  ck_assert_double_eq_tol(u.rounding.sigma[ELASTIR_UNCERTAIN_VOIGT], by_hand, 1e-9);
  ck_assert_double_eq_tol(u.combined[ELASTIR_UNCERTAIN_VOIGT], by_hand, 1e-9);
  ck_assert(isinf(u.freedom[ELASTIR_UNCERTAIN_VOIGT]));
  ck_assert_double_eq_tol(u.half_width_95[ELASTIR_UNCERTAIN_VOIGT], 1.959964 * by_hand, 1e-6);
  /* One that is known exactly is no input; of all, there is no source. */
  round_to(0.0, &data);
  estimate(&data, NAN, 0, &u);
  ck_assert(!u.rounding.available);
  ck_assert(isnan(u.combined[ELASTIR_UNCERTAIN_VOIGT]));
}
END_TEST

static int place_of(int row, int column)
{
  int place = 0;
  for (int i = 0; i < row; i++)
    place += 6 - i;
  return place + column - row;
}

/* A number, a matrix and a covariance that say the same. */
START_TEST(test_given_errors)
{
  double c[36];
  elastir_uncertainty number, matrix, covariance;
  elastir_given_error given = {.kind = ELASTIR_GIVEN_NUMBER};
  fill_cubic(12.076, 9.273, 1.213, c);
  elastir_stiffness_data data = bare(c);
  put_raw(&data, zif8_first, zif8_fourth);
  data.given = &given;
  for (int i = 0; i < 36; i++)
    given.sigma_gpa[i] = 0.01;
  estimate(&data, 0.906, 0, &number);
  ck_assert(number.given.available && !number.rounding.available && !number.scatter.available);
  ck_assert_int_eq(number.given.inputs, 3);
  ck_assert_double_eq_tol(number.combined[ELASTIR_UNCERTAIN_VOIGT], 0.01 * sqrt(5.0) / 3.0, 1e-9);
  given.kind = ELASTIR_GIVEN_MATRIX;
  for (int i = 0; i < 36; i++)
    given.sigma_gpa[i] = c[i] != 0.0 ? 0.01 : 0.0;
  estimate(&data, 0.906, 0, &matrix);
  /* Equal constants are one: the components vary together. */
  static const int one_constant[3][3] = {{0, 7, 14}, {1, 2, 8}, {21, 28, 35}};
  given.kind = ELASTIR_GIVEN_COVARIANCE;
  for (int k = 0; k < 3; k++)
    for (int a = 0; a < 3; a++)
      for (int b = 0; b < 3; b++) {
        int i = one_constant[k][a], j = one_constant[k][b];
        given.covariance_gpa2[21 * place_of(i / 6, i % 6) + place_of(j / 6, j % 6)] = 1e-4;
      }
  ck_assert(error_inputs_is_covariance(given.covariance_gpa2));
  estimate(&data, 0.906, 0, &covariance);
  ck_assert_int_eq(covariance.given.inputs, 3);
  for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++) {
    ck_assert_double_eq_tol(matrix.combined[q], number.combined[q], 1e-12);
    ck_assert_double_eq_tol(covariance.combined[q], number.combined[q],
                            1e-9 * number.combined[q] + 1e-12);
  }
  /* Independent ones: C11, C22, C33 of 0.01 each give K_V 0.01 sqrt(3)/9. */
  memset(given.covariance_gpa2, 0, sizeof given.covariance_gpa2);
  for (int i = 0; i < 3; i++)
    given.covariance_gpa2[22 * place_of(i, i)] = 1e-4;
  estimate(&data, 0.906, 0, &covariance);
  ck_assert_double_eq_tol(covariance.combined[ELASTIR_UNCERTAIN_VOIGT], 0.01 * sqrt(3.0) / 9.0,
                          1e-9);
  /* A correlation of 1 is one, one beyond is none; nor is a matrix of zeros. */
  given.covariance_gpa2[place_of(1, 1)] = given.covariance_gpa2[21 * place_of(1, 1)] = 1e-4;
  ck_assert(error_inputs_is_covariance(given.covariance_gpa2));
  given.covariance_gpa2[place_of(1, 1)] = given.covariance_gpa2[21 * place_of(1, 1)] = 1.001e-4;
  ck_assert(!error_inputs_is_covariance(given.covariance_gpa2));
  memset(given.covariance_gpa2, 0, sizeof given.covariance_gpa2);
  ck_assert(!error_inputs_is_covariance(given.covariance_gpa2));
}
END_TEST

START_TEST(test_given_errors_that_contradict)
{
  elastir_given_error given = {.kind = ELASTIR_GIVEN_MATRIX};
  elastir_constants constants;
  int places[2];
  elastir_independent_constants((elastir_setting){ELASTIR_CLASS_HEXAGONAL, 2, 0}, &constants);
  for (int i = 0; i < 36; i++)
    given.sigma_gpa[i] = 0.1;
  ck_assert(!error_inputs_contradict(&given, &constants, places));
  given.sigma_gpa[35] = 0.2; /* C66: a number of its own */
  ck_assert(!error_inputs_contradict(&given, &constants, places));
  given.sigma_gpa[28] = 0.2; /* C55 is C44 */
  ck_assert(error_inputs_contradict(&given, &constants, places));
  ck_assert_int_eq(places[0], 21);
  ck_assert_int_eq(places[1], 28);
}
END_TEST

/* Welch and Satterthwaite by hand: three pairs of one degree each, and exact rounding beside them. */
START_TEST(test_degrees_of_freedom)
{
  double c[36];
  elastir_stiffness_data data = unequal_pairs();
  elastir_uncertainty u;
  estimate(&data, NAN, 0, &u);
  const double squares[3] = {0.08 * 0.08, 0.09 * 0.09, 0.07 * 0.07};
  double sum = squares[0] + squares[1] + squares[2], fourth = 0.0;
  for (int i = 0; i < 3; i++)
    fourth += squares[i] * squares[i];
  ck_assert_double_eq_tol(u.scatter.freedom[ELASTIR_UNCERTAIN_VOIGT], sum * sum / fourth, 1e-6);
  double scatter = 4.0 / 81.0 * sum, both = u.combined[ELASTIR_UNCERTAIN_VOIGT];
  ck_assert_double_eq_tol(u.freedom[ELASTIR_UNCERTAIN_VOIGT],
                          pow(both * both / scatter, 2.0) * sum * sum / fourth, 1e-6);
  /* 2.82 of them: Student's factor is 3.30 (3.18 for 3, 4.30 for 2). */
  double factor = u.half_width_95[ELASTIR_UNCERTAIN_VOIGT] / both;
  ck_assert(factor > 3.18 && factor < 3.5);
  /* Noise of a row: as many degrees as it has zeros, whose mean is known, shared by its constants. */
  fill_cubic(12.076, 9.273, 1.213, c);
  data = bare(c);
  put_raw(&data, zif8_first, zif8_fourth);
  estimate(&data, NAN, 0, &u);
  ck_assert_double_eq_tol(u.scatter.freedom[ELASTIR_UNCERTAIN_VOIGT + 1], 2.0, 1e-9);
}
END_TEST

START_TEST(test_same_every_time)
{
  double c[36];
  elastir_uncertainty a, b;
  uint64_t state = 97;
  random_stable(&state, 1.0, c);
  elastir_stiffness_data data = bare(c);
  estimate(&data, 1.0, 200, &a);
  estimate(&data, 1.0, 200, &b);
  ck_assert_int_eq(a.rounding.samples, 200);
  ck_assert_mem_eq(a.rounding.sigma, b.rounding.sigma, sizeof a.rounding.sigma);
  /* Without samples the linear estimate stands in. */
  estimate(&data, 1.0, 0, &b);
  ck_assert_int_eq(b.rounding.samples, 0);
  ck_assert_mem_eq(b.rounding.sigma, a.rounding.linear, sizeof a.rounding.linear);
}
END_TEST

START_TEST(test_unstable)
{
  double c[36];
  elastir_uncertainty u;
  fill_cubic(94.908, 3.349, -1.628, c);
  elastir_stiffness_data data = bare(c);
  estimate(&data, 2.354, 50, &u);
  ck_assert_int_eq(u.rounding.unstable_samples, 50);
  ck_assert(!isnan(u.rounding.sigma[ELASTIR_UNCERTAIN_VOIGT]));
  ck_assert(isnan(u.rounding.sigma[ELASTIR_UNCERTAIN_REUSS]));
  ck_assert(isnan(u.rounding.sigma[ELASTIR_UNCERTAIN_EXTREMA]));
  ck_assert_double_eq_tol(u.rounding.linear[ELASTIR_UNCERTAIN_EIGENVALUE], 2.0 * rounding_sigma,
                          1e-12);
  /* On the edge some samples are stable, others not. */
  fill_cubic(10.0, 4.0, 0.0002, c);
  data = bare(c);
  estimate(&data, 1.0, 200, &u);
  ck_assert_int_gt(u.rounding.unstable_samples, 20);
  ck_assert_int_lt(u.rounding.unstable_samples, 180);
  data.stiffness_gpa[0] = NAN;
  elastir_extrema none[4] = {0};
  ck_assert(!elastir_estimate_uncertainty(&data, &(elastir_known_optima){.extrema = none}, NULL, &u));
}
END_TEST

START_TEST(test_names)
{
  ck_assert_str_eq(elastir_uncertain_name(ELASTIR_UNCERTAIN_HILL + 3),
                   "averages.hill.poisson_ratio");
  ck_assert_str_eq(elastir_uncertain_name(ELASTIR_UNCERTAIN_EIGENVALUE),
                   "stability.distance_gpa");
  ck_assert_str_eq(elastir_uncertain_name(ELASTIR_UNCERTAIN_WAVES), "waves.p.min");
  ck_assert_str_eq(elastir_uncertain_name(ELASTIR_UNCERTAIN_COUNT - 1), "waves.s2.max");
}
END_TEST

Suite *suite_elastic_uncertainty(void)
{
  Suite *suite = suite_create("uncertainty");
  TCase *tests = tcase_create("uncertainty");
  tcase_set_timeout(tests, 120);
  tcase_add_test(tests, test_cubic_by_hand);
  tcase_add_test(tests, test_triclinic);
  tcase_add_test(tests, test_search_follows_the_optimum);
  tcase_add_test(tests, test_other_fits);
  tcase_add_test(tests, test_fits_at_pressure);
  tcase_add_test(tests, test_scatter);
  tcase_add_test(tests, test_scatter_of_pairs);
  tcase_add_test(tests, test_raw_constants_are_used);
  tcase_add_test(tests, test_samples_only_where_needed);
  tcase_add_test(tests, test_digits_of_each_constant);
  tcase_add_test(tests, test_given_errors);
  tcase_add_test(tests, test_given_errors_that_contradict);
  tcase_add_test(tests, test_degrees_of_freedom);
  tcase_add_test(tests, test_same_every_time);
  tcase_add_test(tests, test_unstable);
  tcase_add_test(tests, test_names);
  suite_add_tcase(suite, tests);
  return suite;
}
