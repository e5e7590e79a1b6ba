/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_dielectric.c: limits of the dielectric function; CRYSTAL's own columns as the judge. */
#include "suite.h"

#include <math.h>

#include "base/number.h"
#include "base/stream.h"
#include "crystal/crystal.h"
#include "spectrum/dielectric.h"

START_TEST(limits_of_one_oscillator)
{
  const elastir_oscillator one = {1000.0, 2.0e6}; /* f = 2 */
  /* static: eps_infinity + f; far above: eps_infinity */
  double complex low = elastir_dielectric(&one, 1, 3.0, 8.0, 0.0);
  ck_assert_double_eq_tol(creal(low), 5.0, 1e-14);
  ck_assert_double_eq(cimag(low), 0.0);
  ck_assert_double_eq_tol(creal(elastir_dielectric(&one, 1, 3.0, 8.0, 1e7)), 3.0, 1e-7);
  /* on resonance the real part is eps_infinity and the imaginary one f nu / gamma */
  double complex top = elastir_dielectric(&one, 1, 3.0, 8.0, 1000.0);
  ck_assert_double_eq_tol(creal(top), 3.0, 1e-12);
  ck_assert_double_eq_tol(cimag(top), 2.0 * 1000.0 / 8.0, 1e-10);
  /* Without damping eps is 0 at the LO mode: nu_LO^2 / nu_TO^2 = (eps_inf + f) / eps_inf
   * (Lyddane, Sachs and Teller 1941). */
  ck_assert_double_eq_tol(
      creal(elastir_dielectric(&one, 1, 3.0, 0.0, 1000.0 * sqrt(5.0 / 3.0))), 0.0, 1e-12);
}
END_TEST

START_TEST(optics_of_simple_media)
{
  /* normal incidence on glass of n = 1.5: ((n-1)/(n+1))^2 */
  ck_assert_double_eq_tol(elastir_reflectance(2.25, 0.0), 0.04, 1e-15);
  /* Beer: 4 pi k nu / rho for n + ik */
  double complex n = 1.5 + 0.01 * I;
  ck_assert_double_eq_tol(elastir_attenuation_bulk(n * n, 1000.0, 2.0),
                          4.0 * acos(-1.0) * 0.01 * 1000.0 / 2.0, 1e-11);
  /* spheres absorb most where eps = -2 */
  ck_assert_double_gt(elastir_attenuation_spheres(-2.0 + 0.1 * I, 1000.0, 1.0),
                      elastir_attenuation_spheres(-1.5 + 0.1 * I, 1000.0, 1.0));
}
END_TEST

START_TEST(translations_and_imaginary_modes_do_not_oscillate)
{
  const double wavenumbers[] = {-20.0, 0.0, 500.0, 600.0};
  const double born[] = {1, 1, 1, 1, 1, 1, 0.1, 0.2, 0.3, NAN, 0, 0};
  elastir_oscillator oscillators[4];
  ck_assert_uint_eq(elastir_oscillators(wavenumbers, born, 4, 100.0, 1, oscillators), 2);
  ck_assert_double_eq(oscillators[0].wavenumber_cm1, 500.0);
  ck_assert_double_eq(oscillators[1].strength_cm2, 0.0);
  ck_assert_uint_eq(elastir_oscillators(wavenumbers, born, 4, 100.0, 0, oscillators), 1);
}
END_TEST

/* Worst difference of a printed column, as a share of its largest value. */
static double worst_of(const char *path, size_t column, const double *ours, size_t count)
{
  elastir_diagnostics d = {0};
  elastir_stream *stream = elastir_stream_open(path, ELASTIR_CHECKSUM_NONE, &d);
  ck_assert(stream != NULL);
  elastir_line line;
  double worst = 0.0, largest = 0.0;
  size_t row = 0;
  while (elastir_stream_line(stream, &line)) {
    double fields[16];
    if (number_split(line.text, line.length, fields, 16) <= column)
      continue;
    ck_assert_uint_lt(row, count);
    if (row > 0) /* CRYSTAL's first row suffers from cancellation */
      worst = fmax(worst, fabs(fields[column] - ours[row]));
    largest = fmax(largest, fabs(fields[column]));
    row++;
  }
  ck_assert(elastir_stream_close(stream, NULL));
  ck_assert_uint_eq(row, count);
  return worst / largest;
}

START_TEST(crystals_own_columns_are_reproduced)
{
  if (corpus_path("") == NULL) {
    skip("crystals_own_columns_are_reproduced");
    return;
  }
  enum { ROWS = 2794, MOST = 200 };
  elastir_diagnostics d = {0};
  elastir_crystal_output output = {0};
  elastir_crystal_options options = {0};
  ck_assert(elastir_crystal_read(corpus_path("crystal/dry-ice-ir.out"), &options, &output, &d));
  const elastir_vibrations *v = &output.runs[0].vibrations;
  const elastir_frequency_table *table = &v->tables[v->gamma_table];
  double wavenumbers[MOST], mass = 0.0;
  size_t modes = 0;
  for (size_t s = 0; s < table->set_count; s++)
    for (int m = table->sets[s].first; m <= table->sets[s].last && modes < MOST; m++)
      wavenumbers[modes++] = table->sets[s].wavenumber_cm1;
  ck_assert_uint_eq(modes, v->born_count);
  for (size_t a = 0; a < v->geometry.atoms_read; a++)
    mass += v->geometry.atoms[a].mass_amu;
  double density = mass / (v->geometry.volume_angstrom3 * 0.602214076);
  elastir_oscillator oscillators[MOST];
  size_t count = elastir_oscillators(wavenumbers, v->born_vectors, modes,
                                     v->geometry.volume_angstrom3, 0, oscillators);
  static double columns[4][ROWS];
  for (int i = 0; i < ROWS; i++) {
    double nu = 0.001 + i;
    double complex eps =
        elastir_dielectric(oscillators, count, v->electronic_dielectric[0], 8.0, nu);
    columns[0][i] = elastir_attenuation_bulk(eps, nu, density);
    columns[1][i] = elastir_attenuation_spheres(eps, nu, density);
    columns[2][i] = elastir_attenuation_ellipsoids(eps, nu, density);
    columns[3][i] = elastir_reflectance(eps, 10.0 * acos(-1.0) / 180.0);
  }
  for (size_t k = 0; k < 4; k++) {
    double worst = worst_of(corpus_path("crystal/dry-ice-ir.IRSPEC"), 3 + k, columns[k], ROWS);
    printf("column %zu: %.2g of the maximum\n", 4 + k, worst);
    /* Born vectors and eps_infinity are printed to 1e-5 or so; the worst column reaches 9e-5. */
    ck_assert_msg(worst < 2e-4, "column %zu: %g", 4 + k, worst);
  }
  elastir_crystal_free(&output);
  elastir_diagnostics_free(&d);
}
END_TEST

Suite *suite_spectrum_dielectric(void)
{
  Suite *suite = suite_create("dielectric");
  TCase *tests = tcase_create("dielectric");
  tcase_add_test(tests, limits_of_one_oscillator);
  tcase_add_test(tests, optics_of_simple_media);
  tcase_add_test(tests, translations_and_imaginary_modes_do_not_oscillate);
  tcase_add_test(tests, crystals_own_columns_are_reproduced);
  suite_add_tcase(suite, tests);
  return suite;
}
