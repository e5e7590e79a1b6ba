/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_requests.c: directions and planes as crystallographers write them, and their families. */
#include "suite.h"

#include <math.h>
#include <string.h>

#include "model/observable.h"
#include "model/requests.h"
#include "model/tip.h"

static elastir_geometry lattice(const double rows[9])
{
  elastir_geometry geometry = {.dimensionality = 3, .has_vectors = true, .line = 1};
  memcpy(geometry.vectors_angstrom, rows, 9 * sizeof *rows);
  return geometry;
}

static const double cubic[9] = {17, 0, 0, 0, 17, 0, 0, 0, 17};
/* a = b = 1, c = 1.6, gamma = 120 degrees: the cosine is -1/2, the sine the root of 3/4. */
static const double hexagonal[9] = {1, 0, 0, -0.5, 0.86602540378443865, 0, 0, 0, 1.6};
static const double orthorhombic[9] = {5, 0, 0, 0, 6, 0, 0, 0, 7};
static const double triclinic[9] = {5, 0, 0, 1, 6, 0, 2, 1.5, 7};

START_TEST(brackets_say_what_is_meant)
{
  static const struct {
    const char *text;
    request_kind kind;
    bool family;
  } cases[] = {{"[110]", REQUEST_ZONE, false},  {"(110)", REQUEST_PLANE, false},
               {"<110>", REQUEST_ZONE, true},   {"{110}", REQUEST_PLANE, true},
               {"1,1,0", REQUEST_CARTESIAN, false}, {"110", REQUEST_CARTESIAN, false},
               {"(1 -1 12)", REQUEST_PLANE, false}};
  direction_request request;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ck_assert(request_parse(cases[i].text, REQUEST_CARTESIAN, &request));
    ck_assert_int_eq(request.kind, cases[i].kind);
    ck_assert_int_eq(request.family, cases[i].family);
    ck_assert_int_eq(request.bracketed, cases[i].kind != REQUEST_CARTESIAN);
  }
  ck_assert(request_parse("110", REQUEST_PLANE, &request) && request.kind == REQUEST_PLANE);
  static const char *const bad[] = {"[110)", "<110", "000", "[0 0 0]", "1,1", "(a b c)"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    ck_assert_msg(!request_parse(bad[i], REQUEST_CARTESIAN, &request), "%s", bad[i]);
}
END_TEST

static size_t members(const double rows[9], const char *text)
{
  elastir_geometry geometry = lattice(rows);
  direction_request request;
  double directions[MOST_OF_FAMILY][3];
  ck_assert(request_parse(text, REQUEST_CARTESIAN, &request));
  size_t count = request_family(&request, &geometry, directions);
  for (size_t i = 0; i < count; i++)
    ck_assert_double_eq_tol(directions[i][0] * directions[i][0] +
                                directions[i][1] * directions[i][1] +
                                directions[i][2] * directions[i][2], 1.0, 1e-12);
  return count;
}

/* Half of the multiplicities of the holohedries, as n and -n count once. */
START_TEST(families_have_the_multiplicity_of_the_lattice)
{
  static const struct {
    const double *rows;
    const char *text;
    size_t count;
  } cases[] = {{cubic, "<100>", 3},        {cubic, "<110>", 6},       {cubic, "<111>", 4},
               {cubic, "<112>", 12},       {cubic, "<123>", 24},      {cubic, "{210}", 12},
               {hexagonal, "<001>", 1},    {hexagonal, "<100>", 3},   {hexagonal, "{100}", 3},
               {hexagonal, "{110}", 3},    {hexagonal, "{101}", 6},   {hexagonal, "<123>", 6},
               {hexagonal, "<213>", 12 / 2}, {hexagonal, "{213}", 12}, {orthorhombic, "<111>", 4},
               {orthorhombic, "<100>", 1}, {triclinic, "<123>", 1},   {triclinic, "{100}", 1}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    ck_assert_msg(members(cases[i].rows, cases[i].text) == cases[i].count, "%s: %zu, not %zu",
                  cases[i].text, members(cases[i].rows, cases[i].text), cases[i].count);
}
END_TEST

/* A relaxed defect cell still has the family of the ideal one; a tetragonal cell has not. */
START_TEST(small_distortions_are_passed_over)
{
  static const double within[9] = {17, 0, 0, 0, 17.3, 0, 0, 0, 16.8};
  static const double beyond[9] = {17, 0, 0, 0, 17, 0, 0, 0, 18};
  ck_assert_uint_eq(members(within, "<100>"), 3);
  ck_assert_uint_eq(members(beyond, "<100>"), 2);
  ck_assert_uint_eq(members(beyond, "<001>"), 1);
}
END_TEST

/* The normal of (100) of a hexagonal lattice is perpendicular to b and c, not along a. */
START_TEST(planes_are_those_of_the_lattice)
{
  elastir_geometry geometry = lattice(hexagonal);
  direction_request request;
  double n[3];
  bool assumed;
  ck_assert(request_parse("(100)", REQUEST_CARTESIAN, &request));
  ck_assert(request_direction(&request, &geometry, n, &assumed) && !assumed);
  ck_assert_double_eq_tol(n[0], 0.86602540378443865, 1e-15);
  ck_assert_double_eq_tol(n[1], 0.5, 1e-15);
  ck_assert_double_eq_tol(n[2], 0.0, 1e-15);
}
END_TEST

START_TEST(tips_are_named_or_two_numbers)
{
  static const char *const good[] = {"1141,0.07", "0.5,-0.99", "100,0.5"};
  static const char *const bad[] = {"", ",0.07", "1141", "1141,", "1141,0.07x", "1141;0.07", "0,0.2",
                                    "-1,0.2",  "inf,0.2", "100,0.51", "100,-1", "iron"};
  elastir_tip tip;
  ck_assert(elastir_tip_parse("rigid", &tip));
  ck_assert(isinf(tip.youngs_modulus_gpa));
  for (size_t i = 0; i < sizeof good / sizeof *good; i++)
    ck_assert_msg(elastir_tip_parse(good[i], &tip), "%s", good[i]);
  ck_assert_double_eq(tip.youngs_modulus_gpa, 100.0);
  ck_assert_double_eq(tip.poisson_ratio, 0.5);
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    ck_assert_msg(!elastir_tip_parse(bad[i], &tip), "%s", bad[i]);
}
END_TEST

/* An ellipsoid has a ratio of its axes, from 0.001 to 1000; other shapes have none. */
START_TEST(shapes_of_powders_have_their_ratio)
{
  static const char *const bad[] = {"powder:shape=ellipsoid", "powder:shape=needle:2",
                                    "powder:shape=ellipsoid:0.0009", "powder:shape=ellipsoid:1001",
                                    "powder:shape=ellipsoid:2x"};
  observable_request request;
  elastir_diagnostics diagnostics = {0};
  ck_assert(observable_parse("powder:shape=ellipsoid:25,fraction=0.2", &request, &diagnostics));
  ck_assert_double_eq(request.shape_ratio, 25.0);
  ck_assert_double_eq(request.fraction, 0.2);
  ck_assert(observable_parse("powder:shape=ellipsoid:0.001", &request, &diagnostics));
  ck_assert(observable_parse("powder:shape=ellipsoid:1000", &request, &diagnostics));
  ck_assert(observable_parse("powder:shape=plate", &request, &diagnostics));
  ck_assert_double_eq(request.shape_ratio, 1.0);
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    ck_assert_msg(!observable_parse(bad[i], &request, &diagnostics), "%s", bad[i]);
  ck_assert_uint_eq(diagnostics.errors, sizeof bad / sizeof *bad);
  elastir_diagnostics_free(&diagnostics);
}
END_TEST

Suite *suite_model_requests(void)
{
  Suite *suite = suite_create("requests");
  TCase *cases = tcase_create("all");
  tcase_add_test(cases, brackets_say_what_is_meant);
  tcase_add_test(cases, families_have_the_multiplicity_of_the_lattice);
  tcase_add_test(cases, small_distortions_are_passed_over);
  tcase_add_test(cases, planes_are_those_of_the_lattice);
  tcase_add_test(cases, tips_are_named_or_two_numbers);
  tcase_add_test(cases, shapes_of_powders_have_their_ratio);
  suite_add_tcase(suite, cases);
  return suite;
}
