/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_spectrum.c: line shapes, areas, curves and peaks; CRYSTAL's own curve as the judge. */
#include "suite.h"

#include <math.h>

#include "base/number.h"
#include "base/stream.h"
#include "model/sticks_of.h"
#include "spectrum/spectrum.h"

static const elastir_lineshape shapes[] = {{ELASTIR_LORENTZIAN, 1.0, 10.0},
                                           {ELASTIR_GAUSSIAN, 0.0, 10.0},
                                           {ELASTIR_PSEUDO_VOIGT, 0.3, 7.0}};
enum { shape_count = sizeof shapes / sizeof *shapes };

/* The area below a shape up to an offset, in closed form. */
static double area_below(const elastir_lineshape *shape, double offset)
{
  double x = 2.0 * offset / shape->fwhm_cm1;
  return shape->eta * (0.5 + atan(x) / acos(-1.0)) +
         (1.0 - shape->eta) * 0.5 * erfc(-sqrt(log(2.0)) * x);
}

static double area(const elastir_lineshape *shape, double from_cm1, double to_cm1)
{
  return area_below(shape, to_cm1) - area_below(shape, from_cm1);
}

START_TEST(shapes_have_their_width_and_area)
{
  for (int s = 0; s < shape_count; s++) {
    const elastir_lineshape *shape = &shapes[s];
    double top = elastir_lineshape_value(shape, 0.0);
    /* The definition of the FWHM; a few roundings. */
    ck_assert_double_eq_tol(elastir_lineshape_value(shape, 0.5 * shape->fwhm_cm1) / top, 0.5,
                            1e-14);
    /* Simpson's rule with a step of width/1000: its error is of the order 1e-13. */
    double sum = 0.0, a = -7.0, b = 23.0, h = (b - a) / 6000.0;
    for (int i = 0; i <= 6000; i++)
      sum += (i == 0 || i == 6000 ? 1.0 : i % 2 ? 4.0 : 2.0) *
             elastir_lineshape_value(shape, a + i * h);
    ck_assert_double_eq_tol(sum * h / 3.0, area(shape, a, b), 1e-11);
  }
}
END_TEST

START_TEST(derivatives_agree_with_differences)
{
  for (int s = 0; s < shape_count; s++)
    for (double d = -20.0; d <= 20.0; d += 0.7) {
      double at[3], above[3], below[3];
      double h = 1e-4;
      elastir_lineshape_derivatives(&shapes[s], d, at);
      elastir_lineshape_derivatives(&shapes[s], d + h, above);
      elastir_lineshape_derivatives(&shapes[s], d - h, below);
      /* Central differences: error h^2/6 times the next derivative (< 0.1) and 1e-16/h. */
      ck_assert_double_eq_tol(at[1], (above[0] - below[0]) / (2.0 * h), 1e-9);
      ck_assert_double_eq_tol(at[2], (above[1] - below[1]) / (2.0 * h), 1e-9);
      elastir_lineshape wider = shapes[s], narrower = shapes[s];
      wider.fwhm_cm1 += h;
      narrower.fwhm_cm1 -= h;
      ck_assert_double_eq_tol(elastir_lineshape_by_fwhm(&shapes[s], d),
                              (elastir_lineshape_value(&wider, d) -
                               elastir_lineshape_value(&narrower, d)) / (2.0 * h), 1e-9);
    }
}
END_TEST

static const elastir_stick some_sticks[] = {{760.0, 760.0, 120.0, 0, 0.0},   {758.0, 772.0, 30.0, 1, 0.0},
                                            {1150.0, 1146.0, 300.0, 2, 0.0}, {1120.0, 1115.0, 15.0, 3, 0.0},
                                            {1500.0, 1500.25, 80.0, 5, 0.0}, {3100.0, 3130.0, 9.0, 8, 0.0}};
enum { stick_count = sizeof some_sticks / sizeof *some_sticks };

START_TEST(the_area_is_the_sum_of_the_intensities)
{
  elastir_diagnostics diagnostics = {0};
  elastir_grid grid;
  ck_assert(elastir_grid_parse("400:4000:0.25", &grid, &diagnostics));
  double *values = malloc(grid.points * sizeof *values);
  for (int s = 0; s < shape_count; s++) {
    elastir_lines_curve(&(elastir_lines){some_sticks, stick_count, &shapes[s]}, &grid, values);
    double sum = 0.0, expected = 0.0, total = 0.0;
    for (size_t i = 0; i < grid.points; i++)
      sum += (i == 0 || i + 1 == grid.points ? 0.5 : 1.0) * values[i];
    for (size_t k = 0; k < stick_count; k++) {
      total += some_sticks[k].intensity_km_mol;
      /* the part of the line that lies on the grid, tails in closed form */
      expected += some_sticks[k].intensity_km_mol *
                  area(&shapes[s], 400.0 - some_sticks[k].wavenumber_cm1,
                       4000.0 - some_sticks[k].wavenumber_cm1);
    }
    /* Trapezia: the end-point error h^2/12 |A'| is below 1e-6 for lines 10 wide, 360 away. */
    ck_assert_double_eq_tol(sum * grid.step_cm1, expected, 1e-5);
    ck_assert_double_le(expected, total);
    ck_assert_double_ge(expected, 0.98 * total);
  }
  free(values);
}
END_TEST

START_TEST(the_curve_is_the_definition)
{
  elastir_diagnostics diagnostics = {0};
  elastir_grid grid;
  ck_assert(elastir_grid_parse("400:4000:3.7", &grid, &diagnostics));
  double *values = malloc(grid.points * sizeof *values);
  for (int s = 0; s < shape_count; s++) {
    elastir_lines_curve(&(elastir_lines){some_sticks, stick_count, &shapes[s]}, &grid, values);
    for (size_t i = 0; i < grid.points; i++) {
      double sum = 0.0, at[3];
      for (size_t k = 0; k < stick_count; k++)
        sum += some_sticks[k].intensity_km_mol *
               elastir_lineshape_value(&shapes[s], elastir_grid_at(&grid, i) -
                                                       some_sticks[k].wavenumber_cm1);
      elastir_lines_at(&(elastir_lines){some_sticks, stick_count, &shapes[s]},
                       elastir_grid_at(&grid, i), at);
      ck_assert_double_eq_tol(values[i], sum, 1e-13); /* roundings of values up to 20 */
      ck_assert_double_eq_tol(at[0], sum, 1e-13);
    }
  }
  free(values);
}
END_TEST

START_TEST(what_is_no_band_makes_no_band)
{
  elastir_diagnostics diagnostics = {0};
  elastir_scale scale;
  ck_assert(elastir_scale_parse("600-:0.95", &scale, &diagnostics));
  elastir_mode_set sets[] = {{.wavenumber_cm1 = -50.0, .intensity_km_mol = 10.0},
                             {.wavenumber_cm1 = 0.0, .intensity_km_mol = 0.0},
                             {.wavenumber_cm1 = 500.0, .intensity_km_mol = NAN},
                             {.wavenumber_cm1 = 550.0, .intensity_km_mol = 3.0, .first = 4,
                              .last = 6},
                             {.wavenumber_cm1 = 1000.0, .intensity_km_mol = 2.0}};
  elastir_stick sticks[5];
  ck_assert_uint_eq(elastir_sticks_from_sets(sets, 5, &scale, sticks), 3);
  ck_assert_uint_eq(sticks[1].mode, 3);
  ck_assert_double_eq(sticks[1].wavenumber_cm1, 550.0);
  /* three-fold degenerate, printed intensity already of the set */
  ck_assert_double_eq(sticks[1].intensity_km_mol, 3.0);
  ck_assert_double_eq(sticks[2].wavenumber_cm1, 950.0);
  ck_assert_double_eq(sticks[2].calculated_cm1, 1000.0);
  ck_assert(elastir_scale_parse("none", &scale, &diagnostics));
  elastir_sticks_rescale(sticks, 3, &scale);
  ck_assert_double_eq(sticks[2].wavenumber_cm1, 1000.0);
}
END_TEST

static elastir_spectrum compute(const elastir_stick *sticks, size_t count,
                                const elastir_lineshape *shape, const char *spec)
{
  elastir_diagnostics diagnostics = {0};
  elastir_grid grid;
  elastir_spectrum spectrum = {0};
  ck_assert(elastir_grid_parse(spec, &grid, &diagnostics));
  const elastir_lines lines = {sticks, count, shape};
  ck_assert(elastir_spectrum_compute(&lines, &grid, &spectrum, &diagnostics));
  ck_assert_uint_eq(diagnostics.count, 0);
  return spectrum;
}

START_TEST(one_line_peaks_at_its_centre)
{
  /* on a grid point, between grid points, and with a step far wider than the line */
  static const char *const grids[] = {"400:4000:1", "400:4000:0.3", "400:4000:90"};
  for (int s = 0; s < shape_count; s++)
    for (int g = 0; g < 3; g++)
      for (double centre = 1000.0; centre < 1001.0; centre += 0.37) {
        elastir_stick stick = {centre, centre, 50.0, 0, 0.0};
        elastir_spectrum spectrum = compute(&stick, 1, &shapes[s], grids[g]);
        ck_assert_uint_eq(spectrum.peak_count, 1);
        ck_assert_double_eq_tol(spectrum.peaks[0].position_cm1, centre, 1e-9);
        double top = 50.0 * elastir_lineshape_value(&shapes[s], 0.0);
        ck_assert_double_eq_tol(spectrum.peaks[0].height, top, 1e-13);
        double end = elastir_grid_at(&spectrum.grid, spectrum.grid.points - 1);
        double low = fmax(elastir_lineshape_value(&shapes[s], centre - 400.0),
                          elastir_lineshape_value(&shapes[s], end - centre));
        ck_assert_double_eq_tol(spectrum.peaks[0].prominence, top - 50.0 * low, 1e-12);
        elastir_spectrum_free(&spectrum);
      }
}
END_TEST

START_TEST(two_equal_lorentzians_have_their_known_maxima)
{
  /* A(x) = q(x-a) + q(x+a), b = HWHM: A'=0 at x = 0 and at
   * x^2 = 2a sqrt(a^2+b^2) - a^2 - b^2, real for a > b/sqrt 3. */
  double b = 5.0;
  for (double a = 3.3; a < 40.0; a *= 1.3) {
    elastir_stick sticks[] = {{1000.0 - a, 1000.0 - a, 10.0, 0, 0.0}, {1000.0 + a, 1000.0 + a, 10.0, 1, 0.0}};
    double offset = sqrt(2.0 * a * sqrt(a * a + b * b) - a * a - b * b);
    elastir_spectrum spectrum = compute(sticks, 2, &shapes[0], "400:2000:1");
    ck_assert_uint_eq(spectrum.peak_count, 2);
    /* Newton's method ends where the slope is rounding: 1e-16 over a curvature of 0.01. */
    ck_assert_double_eq_tol(spectrum.peaks[0].position_cm1, 1000.0 - offset, 1e-9);
    ck_assert_double_eq_tol(spectrum.peaks[1].position_cm1, 1000.0 + offset, 1e-9);
    elastir_spectrum_free(&spectrum);
  }
}
END_TEST

/* By the definition, on a grid: the higher of the lowest values towards higher ground. */
static double brute_force_prominence(const double *values, size_t count, size_t top)
{
  double left = values[top], right = values[top];
  for (size_t i = top; i-- > 0 && values[i] <= values[top];)
    left = fmin(left, values[i]);
  for (size_t i = top + 1; i < count && values[i] <= values[top]; i++)
    right = fmin(right, values[i]);
  return values[top] - fmax(left, right);
}

START_TEST(peaks_agree_with_a_fine_grid)
{
  for (int s = 0; s < shape_count; s++) {
    elastir_spectrum coarse = compute(some_sticks, stick_count, &shapes[s], "400:4000:5");
    elastir_spectrum fine = compute(some_sticks, stick_count, &shapes[s], "400:4000:0.01");
    size_t found = 0;
    for (size_t i = 1; i + 1 < fine.grid.points; i++)
      if (fine.absorbance[i] > 1e-9 && /* not the last bits of the far tails */
          fine.absorbance[i] > fine.absorbance[i - 1] &&
          fine.absorbance[i] >= fine.absorbance[i + 1]) {
        ck_assert_uint_lt(found, coarse.peak_count);
        /* brute force knows the place to half its step, and rounding blurs flat tops */
        ck_assert_double_eq_tol(coarse.peaks[found].position_cm1,
                                elastir_grid_at(&fine.grid, i), 0.006);
        ck_assert_double_ge(coarse.peaks[found].height, fine.absorbance[i] - 1e-13);
        /* the grid misses tops and valleys by up to curvature (< 1) times 0.005^2 / 2 */
        ck_assert_double_eq_tol(coarse.peaks[found].prominence,
                                brute_force_prominence(fine.absorbance, fine.grid.points, i),
                                3e-5);
        found++;
      }
    ck_assert_uint_eq(found, coarse.peak_count);
    elastir_spectrum_free(&coarse);
    elastir_spectrum_free(&fine);
  }
}
END_TEST

START_TEST(very_narrow_lines_are_all_found)
{
  elastir_lineshape narrow = {ELASTIR_LORENTZIAN, 1.0, 1e-3};
  elastir_lineshape narrow_gaussian = {ELASTIR_GAUSSIAN, 0.0, 1e-3};
  elastir_spectrum lorentzian = compute(some_sticks, stick_count, &narrow, "400:4000:1");
  elastir_spectrum gaussian = compute(some_sticks, stick_count, &narrow_gaussian, "400:4000:1");
  ck_assert_uint_eq(lorentzian.peak_count, stick_count);
  ck_assert_uint_eq(gaussian.peak_count, stick_count);
  elastir_spectrum_free(&lorentzian);
  elastir_spectrum_free(&gaussian);
  elastir_spectrum empty = compute(some_sticks, 0, &narrow, "400:4000:1");
  ck_assert_uint_eq(empty.peak_count, 0);
  ck_assert_double_eq(empty.absorbance[100], 0.0);
  elastir_spectrum_free(&empty);
}
END_TEST

static double *printed_column(const char *path, size_t column, size_t *rows)
{
  elastir_diagnostics diagnostics = {0};
  elastir_stream *stream = elastir_stream_open(path, ELASTIR_CHECKSUM_NONE, &diagnostics);
  ck_assert(stream != NULL);
  double *values = malloc(10000 * sizeof *values);
  elastir_line line;
  *rows = 0;
  while (elastir_stream_line(stream, &line)) {
    double fields[16];
    size_t found = number_split(line.text, line.length, fields, 16);
    if (found > column && *rows < 10000)
      values[(*rows)++] = fields[column];
  }
  ck_assert(elastir_stream_close(stream, NULL));
  return values;
}

START_TEST(crystals_own_curve_is_reproduced)
{
  if (corpus_path("") == NULL) {
    skip("crystals_own_curve_is_reproduced");
    return;
  }
  elastir_diagnostics diagnostics = {0};
  elastir_scale none;
  ck_assert(elastir_scale_parse("none", &none, &diagnostics));
  elastir_crystal_output output = {0};
  elastir_crystal_options options = {0};
  ck_assert(elastir_crystal_read(corpus_path("crystal/dry-ice-ir.out"), &options, &output,
                                 &diagnostics));
  ck_assert_uint_eq(output.run_count, 1);
  const elastir_vibrations *vibrations = &output.runs[0].vibrations;
  ck_assert_int_ge(vibrations->gamma_table, 0);
  const elastir_frequency_table *table = &vibrations->tables[vibrations->gamma_table];
  elastir_stick sticks[64];
  ck_assert_uint_le(table->set_count, 64);
  size_t count = elastir_sticks_from_sets(table->sets, table->set_count, &none, sticks);
  elastir_lineshape shape = {ELASTIR_LORENTZIAN, 1.0, 8.0};
  elastir_spectrum spectrum = compute(sticks, count, &shape, "0.001:2793.001:1");
  size_t rows;
  double *printed = printed_column(corpus_path("crystal/dry-ice-ir.IRSPEC"), 2, &rows);
  ck_assert_uint_eq(rows, spectrum.grid.points);
  double largest = 0.0, worst = 0.0;
  for (size_t i = 0; i < rows; i++) {
    largest = fmax(largest, printed[i]);
    worst = fmax(worst, fabs(printed[i] - spectrum.absorbance[i]));
  }
  /* Wavenumbers are printed to 1e-4, intensities to 0.01 km/mol: 3e-6 of the maximum. */
  ck_assert_msg(worst <= 1e-5 * largest, "%.3g of the maximum", worst / largest);
  free(printed);
  elastir_spectrum_free(&spectrum);
  elastir_crystal_free(&output);
  elastir_diagnostics_free(&diagnostics);
}
END_TEST

Suite *suite_spectrum_spectrum(void)
{
  Suite *suite = suite_create("spectrum");
  TCase *tests = tcase_create("spectrum");
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, shapes_have_their_width_and_area);
  tcase_add_test(tests, derivatives_agree_with_differences);
  tcase_add_test(tests, the_area_is_the_sum_of_the_intensities);
  tcase_add_test(tests, the_curve_is_the_definition);
  tcase_add_test(tests, what_is_no_band_makes_no_band);
  tcase_add_test(tests, one_line_peaks_at_its_centre);
  tcase_add_test(tests, two_equal_lorentzians_have_their_known_maxima);
  tcase_add_test(tests, peaks_agree_with_a_fine_grid);
  tcase_add_test(tests, very_narrow_lines_are_all_found);
  tcase_add_test(tests, crystals_own_curve_is_reproduced);
  suite_add_tcase(suite, tests);
  return suite;
}
