/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_coverage.c: do error bars hold the truth as often as they say? True tensors of several classes
 * are drawn, then rounded, or measured with noise, or computed with noise that is not symmetric, all
 * of it here and not by what carries errors through; the error bars of what comes out are compared with
 * the true values. ELASTIR_SOAK=2000 draws so many of each class and prints what they cover. */
#include "elastic/analysis.h"
#include "elastic/error_inputs.h"
#include "elastic/raw_constants.h"
#include "elastic/tensor.h"
#include "elastic/uncertainty.h"
#include "suite.h"
#include "tensors.h"

/* Which constant each element is, row by row from the diagonal; 0: none; -n: the negative of n. */
typedef struct {
  const char *name;
  int upper[21];
} pattern;

static const pattern patterns[] = {
    {"cubic", {1, 2, 2, 0, 0, 0, 1, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 3, 0, 3}},
    {"tetragonal", {1, 2, 3, 0, 0, 0, 1, 3, 0, 0, 0, 4, 0, 0, 0, 5, 0, 0, 5, 0, 6}},
    {"trigonal", {1, 2, 3, 5, 0, 0, 1, 3, -5, 0, 0, 4, 0, 0, 0, 6, 0, 0, 6, 5, 7}},
    {"orthorhombic", {1, 4, 5, 0, 0, 0, 2, 6, 0, 0, 0, 3, 0, 0, 0, 7, 0, 0, 8, 0, 9}},
    {"monoclinic", {1, 4, 5, 0, 10, 0, 2, 6, 0, 11, 0, 3, 0, 12, 0, 7, 0, 13, 8, 0, 9}}};

enum { PATTERNS = sizeof patterns / sizeof *patterns, CONSTANTS = 13, QUANTITIES = 7 };

typedef enum { ROUNDED, MEASURED, SCATTERED, KINDS } error_kind;
static const char *const kind_names[KINDS] = {"rounded", "measured", "scattered"};

static const struct {
  const char *name;
  int place;
} quantities[QUANTITIES] = {{"K_V", ELASTIR_UNCERTAIN_VOIGT},
                            {"G_H", ELASTIR_UNCERTAIN_HILL + 1},
                            {"A_U", ELASTIR_UNCERTAIN_UNIVERSAL},
                            {"E_max", ELASTIR_UNCERTAIN_EXTREMA + 1},
                            {"G_min", ELASTIR_UNCERTAIN_EXTREMA + 4},
                            {"nu_min", ELASTIR_UNCERTAIN_EXTREMA + 6},
                            {"nu_max", ELASTIR_UNCERTAIN_EXTREMA + 7}};

typedef struct {
  int count, within_sigma[QUANTITIES], within_95[QUANTITIES];
} cover;

static double normal(uint64_t *state)
{
  double sum = 0.0; /* of twelve: the tails beyond 3.5 lack some 1e-4, which is not seen here */
  for (int i = 0; i < 12; i++)
    sum += 0.5 * random_unit(state);
  return sum;
}

static int constant_at(const pattern *of, int i, int j)
{
  int row = i < j ? i : j, column = i < j ? j : i, place = 0;
  for (int r = 0; r < row; r++)
    place += 6 - r;
  return of->upper[place + column - row];
}

static void fill(const pattern *of, const double constants[CONSTANTS + 1], double c[36])
{
  for (int i = 0; i < 6; i++)
    for (int j = 0; j < 6; j++) {
      int k = constant_at(of, i, j);
      c[6 * i + j] = k < 0 ? -constants[-k] : constants[k];
    }
  if (of->upper[20] == 7) /* trigonal: C66 follows */
    c[35] = 0.5 * (constants[1] - constants[2]);
}

/* Whole numbers of hundredths of a GPa near what crystals have, anisotropic and stable. */
static void draw_truth(const pattern *of, uint64_t *state, double constants[CONSTANTS + 1],
                       double c[36])
{
  double values[6];
  do {
    memset(constants, 0, (CONSTANTS + 1) * sizeof *constants);
    for (int i = 0; i < 6; i++)
      for (int j = i; j < 6; j++) {
        int k = constant_at(of, i, j);
        double middle = i == j ? (i < 3 ? 120.0 : 35.0) : (j < 3 ? 45.0 : 0.0);
        double width = i == j ? (i < 3 ? 40.0 : 20.0) : (j < 3 ? 15.0 : 12.0);
        if (k > 0 && constants[k] == 0.0)
          constants[k] = middle + width * random_unit(state);
      }
    if (of->upper[20] == 7)
      constants[7] = 0.5 * (constants[1] - constants[2]);
    fill(of, constants, c);
    elastir_kelvin_eigen(c, values, NULL);
  } while (!(values[0] > 10.0));
}

/* What comes out of a run with noise: every element computed for itself. */
static void scatter(const pattern *of, uint64_t *state, double noise, elastir_stiffness_data *data)
{
  double sum[CONSTANTS + 1] = {0.0};
  int count[CONSTANTS + 1] = {0};
  for (int i = 0; i < 36; i++) {
    int k = constant_at(of, i / 6, i % 6);
    data->raw_gpa[i] = data->stiffness_gpa[i] + noise * normal(state);
    sum[abs(k)] += k < 0 ? -data->raw_gpa[i] : data->raw_gpa[i];
    count[abs(k)]++;
  }
  for (int k = 1; k <= CONSTANTS; k++)
    sum[k] = count[k] > 0 ? sum[k] / count[k] : 0.0;
  sum[0] = 0.0;
  for (int i = 0; i < 36; i++) {
    int k = constant_at(of, i / 6, i % 6);
    data->stiffness_gpa[i] = k < 0 ? -sum[-k] : sum[k];
  }
}

static void damage(const pattern *of, error_kind kind, uint64_t *state,
                   elastir_stiffness_data *data, elastir_given_error *given)
{
  double shift[CONSTANTS + 1] = {0.0};
  for (int k = 1; k <= CONSTANTS; k++)
    shift[k] = 0.5 * normal(state);
  if (kind == SCATTERED)
    scatter(of, state, 0.5, data);
  for (int i = 0; i < 36; i++) {
    int k = constant_at(of, i / 6, i % 6);
    if (kind == MEASURED)
      data->stiffness_gpa[i] += k < 0 ? -shift[-k] : k > 0 ? shift[k] : 0.0;
    if (kind == ROUNDED)
      data->stiffness_gpa[i] = round(data->stiffness_gpa[i]);
    data->half_unit_gpa[i] = kind == ROUNDED ? 0.5 : 0.0;
    given->sigma_gpa[i] = 0.5;
  }
  given->kind = ELASTIR_GIVEN_NUMBER;
  data->given = kind == MEASURED ? given : NULL;
}

static void find_all(const double stiffness[36], elastir_extrema extrema[4])
{
  const elastir_extrema_options loose = {.youngs_gap = 1e-2, .shear_gap = 1e-2, .poisson_gap = 1e-2};
  double compliance[36];
  elastir_compliance(stiffness, compliance, NULL);
  for (int q = 0; q < 4; q++)
    extrema[q] = elastir_find_extrema(compliance, (elastir_quantity)q, &loose);
}

static void draw_one(const pattern *of, error_kind kind, uint64_t *state, cover *covered)
{
  double constants[CONSTANTS + 1], truth[36], compliance[36];
  elastir_extrema there[4], here[4];
  elastir_stiffness_data data = {.tolerance_gpa = 5.0, .pressure_gpa = NAN};
  elastir_given_error given = {.kind = ELASTIR_GIVEN_NONE};
  elastir_uncertainty u;
  draw_truth(of, state, constants, truth);
  memcpy(data.stiffness_gpa, truth, sizeof truth);
  for (int i = 0; i < 36; i++)
    data.raw_gpa[i] = NAN;
  damage(of, kind, state, &data, &given);
  find_all(truth, there);
  find_all(data.stiffness_gpa, here);
  elastir_compliance(truth, compliance, NULL);
  elastir_averages average = elastir_average(truth, compliance);
  const double expected[QUANTITIES] = {average.voigt.bulk_modulus_gpa,
                                       average.hill.shear_modulus_gpa,
                                       elastir_anisotropy_from(&average).universal,
                                       there[0].max.value,
                                       there[2].min.value,
                                       there[3].min.value,
                                       there[3].max.value};
  const elastir_uncertainty_options options = {kind == ROUNDED ? ELASTIR_SAMPLES_AS_NEEDED : 0, 0};
  ck_assert(elastir_estimate_uncertainty(&data, &(elastir_known_optima){.extrema = here}, &options,
                                         &u));
  covered->count++;
  for (int q = 0; q < QUANTITIES; q++) {
    int place = quantities[q].place;
    double off = fabs(u.value[place] - expected[q]);
    covered->within_sigma[q] += off <= u.combined[place];
    covered->within_95[q] += off <= u.half_width_95[place];
  }
}

/* Three standard errors of a share, and what the approximations may take: linear propagation, and
 * Welch and Satterthwaite's, which is known to be short by some per cent where degrees are few. */
static void judge(error_kind kind, const cover *covered)
{
  static const double allowance = 0.02;
  double n = covered->count, slack = allowance + 3.0 * sqrt(0.95 * 0.05 / n);
  bool prints = getenv("ELASTIR_SOAK") != NULL;
  for (int q = 0; q < QUANTITIES; q++) {
    double sigma = covered->within_sigma[q] / n, wide = covered->within_95[q] / n;
    if (prints)
      printf("%-10s %-7s +-1 sd %.3f   95 %% %.3f   of %d\n", kind_names[kind],
             quantities[q].name, sigma, wide, covered->count);
    ck_assert_msg(wide >= 0.95 - slack, "%s %s: %g within 95 %%", kind_names[kind],
                  quantities[q].name, wide);
    if (kind == MEASURED) {
      ck_assert_msg(fabs(sigma - 0.683) <= allowance + 3.0 * sqrt(0.683 * 0.317 / n),
                    "%s: %g within one standard deviation", quantities[q].name, sigma);
      ck_assert_msg(wide <= 0.95 + slack, "%s: %g within 95 %%", quantities[q].name, wide);
    }
  }
}

START_TEST(test_cover)
{
  error_kind kind = (error_kind)_i;
  uint64_t state = 20221101 + (uint64_t)_i;
  int trials = (int)trials_of(10);
  cover covered = {0};
  for (int p = 0; p < PATTERNS; p++)
    for (int t = 0; t < trials; t++)
      draw_one(&patterns[p], kind, &state, &covered);
  judge(kind, &covered);
}
END_TEST

Suite *suite_elastic_coverage(void)
{
  Suite *suite = suite_create("coverage");
  TCase *tests = tcase_create("coverage");
  tcase_set_timeout(tests, getenv("ELASTIR_SOAK") != NULL ? 36000 : 120);
  tcase_add_loop_test(tests, test_cover, 0, KINDS);
  suite_add_tcase(suite, tests);
  return suite;
}
