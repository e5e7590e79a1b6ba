/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_options.c: --scale, --lineshape, --fwhm and --grid, good and bad. */
#include "suite.h"

#include <math.h>

#include "spectrum/grid.h"
#include "spectrum/lineshape.h"
#include "spectrum/scale.h"

START_TEST(the_default_scale_is_the_papers)
{
  elastir_diagnostics diagnostics = {0};
  elastir_scale scale;
  ck_assert(elastir_scale_parse(ELASTIR_SCALE_DEFAULT, &scale, &diagnostics));
  ck_assert_uint_eq(scale.count, 3);
  /* Half open: the lower end belongs to a range, the upper end to the next. */
  ck_assert_double_eq(elastir_scale_factor(&scale, 600.0), 0.936);
  ck_assert_double_eq(elastir_scale_factor(&scale, nextafter(850.0, 0.0)), 0.936);
  ck_assert_double_eq(elastir_scale_factor(&scale, 850.0), 0.964);
  ck_assert_double_eq(elastir_scale_factor(&scale, 1050.0), 0.958);
  ck_assert_double_eq(elastir_scale_factor(&scale, 1e5), 0.958);
  ck_assert(isnan(elastir_scale_factor(&scale, 599.999)));
  ck_assert(isnan(elastir_scale_factor(&scale, -700.0)));
  ck_assert_double_eq(elastir_scale_apply(&scale, 599.999), 599.999);
  ck_assert_double_eq(elastir_scale_apply(&scale, -700.0), -700.0);
  ck_assert_double_eq(elastir_scale_apply(&scale, 1000.0), 964.0);
  elastir_diagnostics_free(&diagnostics);
}
END_TEST

START_TEST(other_scales)
{
  elastir_diagnostics diagnostics = {0};
  elastir_scale scale;
  ck_assert(elastir_scale_parse("none", &scale, &diagnostics));
  ck_assert_uint_eq(scale.count, 0);
  ck_assert(isnan(elastir_scale_factor(&scale, 1000.0)));
  ck_assert(!scale.automatic);
  ck_assert(elastir_scale_parse("auto", &scale, &diagnostics));
  ck_assert_uint_eq(scale.count, 0);
  ck_assert(scale.automatic);
  ck_assert(elastir_scale_parse("0.97", &scale, &diagnostics));
  ck_assert_double_eq(elastir_scale_factor(&scale, 0.0), 0.97);
  ck_assert(isnan(elastir_scale_factor(&scale, -0.1)));
  /* Any order; gaps stay gaps. */
  ck_assert(elastir_scale_parse("2000-:0.95,100.5-200:1.01", &scale, &diagnostics));
  ck_assert_uint_eq(scale.count, 2);
  ck_assert_double_eq(scale.ranges[0].from_cm1, 100.5);
  ck_assert(isnan(elastir_scale_factor(&scale, 1000.0)));
  ck_assert_uint_eq(diagnostics.count, 0);
}
END_TEST

START_TEST(bad_scales_name_the_part)
{
  static const struct {
    const char *spec, *part;
  } cases[] = {{"", "''"},
               {"abc", "'abc'"},
               {"0.958x", "'0.958x'"},
               {"-0.9", "'-0.9'"},
               {"9.58", "'9.58'"},
               {"600-850:0.936,850-1050", "'850-1050'"},
               {"600-850:0.936,", "''"},
               {"600-850:0,9", "'600-850:0'"},
               {"600-850:0.936,850-x:0.9", "'850-x:0.9'"},
               {"850-600:0.9", "'850-600:0.9'"},
               {"600-600:0.9", "'600-600:0.9'"},
               {"-5-600:0.9", "'-5-600:0.9'"},
               {"600:0.9", "'600:0.9'"},
               {"600-900:0.9,850-1000:0.8", "850"},
               {"600-:0.9,850-1000:0.8", "overlap"},
               {"600-850:nan", "'600-850:nan'"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    elastir_diagnostics diagnostics = {0};
    elastir_scale scale;
    ck_assert_msg(!elastir_scale_parse(cases[i].spec, &scale, &diagnostics), "%s", cases[i].spec);
    ck_assert_uint_eq(scale.count, 0);
    ck_assert_uint_eq(diagnostics.errors, 1);
    ck_assert_str_eq(diagnostics.items[0].code, "bad-scale");
    ck_assert_msg(strstr(diagnostics.items[0].message, cases[i].part) != NULL, "%s: %s",
                  cases[i].spec, diagnostics.items[0].message);
    elastir_diagnostics_free(&diagnostics);
  }
}
END_TEST

START_TEST(more_ranges_than_fit_are_refused)
{
  char spec[2048] = "";
  for (int i = 0; i <= ELASTIR_SCALE_MAX_RANGES; i++)
    snprintf(spec + strlen(spec), sizeof spec - strlen(spec), "%s%d-%d:0.9", i ? "," : "", i,
             i + 1);
  elastir_diagnostics diagnostics = {0};
  elastir_scale scale;
  ck_assert(!elastir_scale_parse(spec, &scale, &diagnostics));
  ck_assert(strstr(diagnostics.items[0].message, "64") != NULL);
  elastir_diagnostics_free(&diagnostics);
}
END_TEST

START_TEST(line_shapes_by_name)
{
  elastir_diagnostics diagnostics = {0};
  elastir_lineshape shape = {0};
  static const char *const good[] = {"lorentzian", "gaussian", "pseudo-voigt"};
  for (int i = 0; i < 3; i++) {
    ck_assert(elastir_lineshape_parse(good[i], &shape, &diagnostics));
    ck_assert_int_eq(shape.kind, i);
    ck_assert_str_eq(elastir_lineshape_name(shape.kind), good[i]);
  }
  ck_assert_double_eq(shape.eta, 0.5);
  ck_assert(elastir_lineshape_parse("pseudo-voigt:0.25", &shape, &diagnostics));
  ck_assert_double_eq(shape.eta, 0.25);
  static const char *const bad[] = {"", "lorentz", "Gaussian", "pseudo-voigt:", "pseudo-voigt:2",
                                    "pseudo-voigt:-0.1", "pseudo-voigtx", "pseudo-voigt:0.5x"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    ck_assert_msg(!elastir_lineshape_parse(bad[i], &shape, &diagnostics), "%s", bad[i]);
  ck_assert_uint_eq(diagnostics.errors, 8);
  elastir_diagnostics_free(&diagnostics);
}
END_TEST

START_TEST(grids_have_the_points_one_counts)
{
  static const struct {
    const char *spec;
    size_t points;
    double last;
  } cases[] = {{"400:4000:1", 3601, 4000.0},
               {"0.001:2793.001:1", 2794, 2793.001},
               {"0:1:0.1", 11, 1.0},
               {"0:4000:0.1", 40001, 4000.0},
               {"400:4000:7", 515, 3998.0},
               {"0:0.3:0.1", 4, 0.3},
               {"650.4:651.4:1", 2, 651.4},
               {"0:10:3", 4, 9.0}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    elastir_diagnostics diagnostics = {0};
    elastir_grid grid;
    ck_assert_msg(elastir_grid_parse(cases[i].spec, &grid, &diagnostics), "%s", cases[i].spec);
    ck_assert_msg(grid.points == cases[i].points, "%s: %zu", cases[i].spec, grid.points);
    /* One multiplication and one addition: two roundings of a number below 4096. */
    ck_assert_double_eq_tol(elastir_grid_at(&grid, grid.points - 1), cases[i].last, 1e-12);
  }
}
END_TEST

START_TEST(the_largest_grid_has_ten_million_points)
{
  elastir_diagnostics diagnostics = {0};
  elastir_grid grid;
  ck_assert(elastir_grid_parse("0:999999.9:0.1", &grid, &diagnostics));
  ck_assert_uint_eq(grid.points, ELASTIR_GRID_MAX_POINTS);
  ck_assert(!elastir_grid_parse("0:1000000:0.1", &grid, &diagnostics));
  ck_assert_uint_eq(grid.points, 0);
  elastir_diagnostics_free(&diagnostics);
}
END_TEST

START_TEST(bad_grids_say_why)
{
  static const struct {
    const char *spec, *why;
  } cases[] = {{"", "three numbers"},          {"400", "three numbers"},
               {"400:4000", "three numbers"},  {"400:4000:1:2", "three numbers"},
               {"400:4000:", "three numbers"}, {"a:4000:1", "three numbers"},
               {"400:4000:0", "step"},         {"400:4000:-1", "step"},
               {"4000:400:1", "above the start"}, {"-1:400:1", "negative"},
               {"400:4000:5000", "longer"},    {"400:410:11", "longer"},
               {"0:1e9:1", "1000000"},         {"0:100000:0.001", "10 million"},
               {"0:1e999:1", "1000000"},        {"0:1:1e-320", "10 million"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    elastir_diagnostics diagnostics = {0};
    elastir_grid grid;
    ck_assert_msg(!elastir_grid_parse(cases[i].spec, &grid, &diagnostics), "%s", cases[i].spec);
    ck_assert_uint_eq(grid.points, 0);
    ck_assert_str_eq(diagnostics.items[0].code, "bad-grid");
    ck_assert_msg(strstr(diagnostics.items[0].message, cases[i].why) != NULL, "%s: %s",
                  cases[i].spec, diagnostics.items[0].message);
    elastir_diagnostics_free(&diagnostics);
  }
}
END_TEST

Suite *suite_spectrum_options(void)
{
  Suite *suite = suite_create("spectrum options");
  TCase *tests = tcase_create("options");
  tcase_add_test(tests, the_default_scale_is_the_papers);
  tcase_add_test(tests, other_scales);
  tcase_add_test(tests, bad_scales_name_the_part);
  tcase_add_test(tests, more_ranges_than_fit_are_refused);
  tcase_add_test(tests, line_shapes_by_name);
  tcase_add_test(tests, grids_have_the_points_one_counts);
  tcase_add_test(tests, the_largest_grid_has_ten_million_points);
  tcase_add_test(tests, bad_grids_say_why);
  suite_add_tcase(suite, tests);
  return suite;
}
