/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_seen.c: where an instrument sees the bands of a medium. */
#include "suite.h"

#include <math.h>

#include "base/pi.h"
#include "optics/interface.h"
#include "optics/reflectance.h"
#include "optics/seen.h"

static double imaginary(const void *context, double nu_cm1, double complex eps)
{
  (void)context;
  (void)nu_cm1;
  return cimag(eps);
}

static double atr(const void *context, double nu_cm1, double complex eps)
{
  (void)context;
  (void)nu_cm1;
  return optics_atr(2.38, ELASTIR_PI / 4.0, eps, 1).unpolarised;
}

/* Im beta of a sphere in vacuum: its band is at sqrt(nu^2 + S/(eps + 2)), as narrow as that of Im eps. */
static double sphere(const void *context, double nu_cm1, double complex eps)
{
  (void)context;
  (void)nu_cm1;
  return cimag((eps - 1.0) / (eps + 2.0));
}

/* The maximum of what is shown of one line, by brute force. */
static double top_of(optics_shown *shown, const optics_lines *medium)
{
  const optics_line *line = medium->lines;
  double best = -INFINITY, place = 0.0;
  for (int i = -40000; i <= 40000; i++) {
    double nu = line->wavenumber_cm1 + 0.002 * i;
    double complex eps = medium->epsilon_infinity +
                         line->strength_cm2 / (line->wavenumber_cm1 * line->wavenumber_cm1 - nu * nu -
                                               I * medium->damping_cm1 * nu);
    double value = shown(NULL, nu, eps);
    if (value > best) {
      best = value;
      place = nu;
    }
  }
  return place - line->wavenumber_cm1;
}

/* Im eps: every band where its mode is, S/(damping nu) high, less what damping does, damping^2/nu. */
START_TEST(absorption_is_at_the_mode)
{
  const optics_line lines[] = {{700.0, 4e4}, {706.0, 8e4}, {1100.0, 1e4}};
  const optics_lines medium = {2.2, 10.0, lines, 3};
  optics_seen seen[3];
  ck_assert(optics_see(&medium, imaginary, NULL, seen));
  for (int k = 0; k < 3; k++) {
    ck_assert_double_eq_tol(seen[k].shift_cm1, 0.0, 0.06);
    ck_assert_double_eq_tol(seen[k].height, lines[k].strength_cm2 / (10.0 * lines[k].wavenumber_cm1),
                            1e-3 * seen[k].height);
  }
}
END_TEST

/* Of one line the parts add up to the whole: weak (4 cm-1 in ATR) and strong (60, where eight nodes leave
 * 2 % of the shift). */
START_TEST(a_lone_band_is_seen_whole)
{
  for (int strong = 0; strong < 2; strong++) {
    const optics_line line = {1000.0, strong ? 4e5 : 2e4};
    const optics_lines medium = {2.2, 10.0, &line, 1};
    optics_seen seen;
    ck_assert(optics_see(&medium, atr, NULL, &seen));
    ck_assert_double_eq_tol(seen.shift_cm1, top_of(atr, &medium), strong ? 1.5 : 0.05);
    ck_assert_double_lt(seen.shift_cm1, strong ? -10.0 : -0.5);
    ck_assert(optics_see(&medium, sphere, NULL, &seen));
    double closed = sqrt(1e6 + line.strength_cm2 / 4.2) - 1000.0;
    ck_assert_double_eq_tol(seen.shift_cm1, closed, strong ? 0.5 : 0.05);
  }
}
END_TEST

/* Lines that stand on one another move as one of their strength together. */
START_TEST(bands_on_one_another_move_together)
{
  const optics_line one = {1000.0, 6e4}, three[] = {{1000.0, 1e4}, {1000.0, 2e4}, {1000.0, 3e4}};
  const optics_lines whole = {2.2, 10.0, &one, 1}, parts = {2.2, 10.0, three, 3};
  optics_seen alone, seen[3];
  ck_assert(optics_see(&whole, atr, NULL, &alone));
  ck_assert(optics_see(&parts, atr, NULL, seen));
  for (int k = 0; k < 3; k++) {
    ck_assert_double_eq_tol(seen[k].shift_cm1, alone.shift_cm1, 0.02);
    ck_assert_double_eq_tol(seen[k].height, alone.height * three[k].strength_cm2 / 6e4,
                            1e-3 * alone.height);
  }
}
END_TEST

/* What falls with absorption has no band. */
static double falling(const void *context, double nu_cm1, double complex eps)
{
  return -imaginary(context, nu_cm1, eps);
}

START_TEST(a_dip_is_no_band)
{
  const optics_line line = {1000.0, 2e4};
  const optics_lines medium = {2.2, 10.0, &line, 1};
  optics_seen seen;
  ck_assert(optics_see(&medium, falling, NULL, &seen));
  ck_assert_double_eq(seen.height, 0.0);
  ck_assert_double_eq(seen.shift_cm1, 0.0);
}
END_TEST

Suite *suite_optics_seen(void)
{
  Suite *suite = suite_create("seen");
  TCase *tests = tcase_create("seen");
  tcase_add_test(tests, absorption_is_at_the_mode);
  tcase_add_test(tests, a_lone_band_is_seen_whole);
  tcase_add_test(tests, bands_on_one_another_move_together);
  tcase_add_test(tests, a_dip_is_no_band);
  suite_add_tcase(suite, tests);
  return suite;
}
