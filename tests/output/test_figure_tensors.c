/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_figure_tensors.c: planes, directions and surfaces of tensors in figures. */
#include <math.h>
#include <stdlib.h>

#include "elastic/surface.h"
#include "figure/figure.h"
#include "figure/grid.h"
#include "figure/polar.h"
#include "figure/shaded.h"
#include "suite.h"

START_TEST(test_planes)
{
  int plane[3], right[3], up[3];
  ck_assert(figure_plane_parse("1-10", plane));
  ck_assert(plane[0] == 1 && plane[1] == -1 && plane[2] == 0);
  ck_assert(figure_plane_parse("(1, -12, 0)", plane));
  ck_assert_int_eq(plane[1], -12);
  static const char *const bad[] = {"", "000", "11", "1111", "1x0", "1 99 0", "1--10"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    ck_assert_msg(!figure_plane_parse(bad[i], plane), "%s", bad[i]);
  const int normals[][3] = {{0, 0, 1}, {1, 0, 0}, {1, 1, 0}, {1, 2, -3}, {0, 0, -2}, {5, 0, 7}};
  for (size_t i = 0; i < sizeof normals / sizeof *normals; i++) {
    figure_plane_axes(normals[i], right, up);
    double dots[3] = {0}, turn[3];
    for (int k = 0; k < 3; k++) {
      dots[0] += right[k] * normals[i][k];
      dots[1] += up[k] * normals[i][k];
      dots[2] += right[k] * up[k];
      turn[k] = right[(k + 1) % 3] * up[(k + 2) % 3] - right[(k + 2) % 3] * up[(k + 1) % 3];
    }
    ck_assert(dots[0] == 0 && dots[1] == 0 && dots[2] == 0);
    /* right, up, normal are right-handed: seen from the normal's tip, angles grow leftwards. */
    double handed = 0;
    for (int k = 0; k < 3; k++)
      handed += turn[k] * normals[i][k];
    ck_assert_double_gt(handed, 0);
  }
  figure_plane_axes(normals[0], right, up);
  ck_assert(right[0] == 1 && right[1] == 0 && right[2] == 0 && up[1] == 1);
}
END_TEST

START_TEST(test_polar_direction)
{
  figure_options options = figure_options_default();
  options.plane[0] = 1;
  options.plane[1] = 2;
  options.plane[2] = -3;
  for (int angle = 0; angle < 360; angle += 7) {
    double n[3];
    polar_direction(&options, NULL, angle, n);
    /* Rounding of a handful of products of numbers below 20. */
    ck_assert_double_eq_tol(n[0] * n[0] + n[1] * n[1] + n[2] * n[2], 1, 1e-14);
    ck_assert_double_eq_tol(n[0] + 2 * n[1] - 3 * n[2], 0, 1e-14);
  }
}
END_TEST

/* Indices agree where cells have one shape, whatever their size, to 5 %, or the direction is one, to
 * 2 degrees. */
START_TEST(test_indices_of_two_cells)
{
  const double degree = 0.017453292519943295;
  elastir_lattice_direction one = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, {1, 0, 0}}, other = one;
  static const struct {
    double edge, angle_deg;
    bool agree;
  } cases[] = {{1.04, 90, true}, {1.2, 90, false}, {1.2, 1.9, true}, {1.2, 2.1, false}, {1.2, 179, true}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const double angle = cases[i].angle_deg * degree;
    for (int k = 0; k < 3; k++)
      other.lattice[k][k] = k == 0 ? 2 * cases[i].edge : 2;
    other.direction[0] = cos(angle);
    other.direction[1] = sin(angle);
    ck_assert_msg(elastir_indices_agree(&one, &other) == cases[i].agree, "case %zu", i);
  }
}
END_TEST

/* The plane (100) of a hexagonal lattice holds b and c; its indices to the right are those of a zone
 * axis. In Cartesian axes the same numbers are another plane. */
START_TEST(test_polar_plane_of_a_lattice)
{
  static const double lattice[9] = {1, 0, 0, -0.5, 0.86602540378443865, 0, 0, 0, 1.6};
  figure_model model = {.lattice_angstrom = lattice};
  figure_options options = figure_options_default();
  options.plane[0] = 1;
  options.plane[2] = 0;
  double n[3];
  polar_direction(&options, &model, 0, n);
  ck_assert_double_eq_tol(n[0], -0.5, 1e-14);
  ck_assert_double_eq_tol(n[1], 0.86602540378443865, 1e-14);
  polar_direction(&options, &model, 90, n);
  ck_assert_double_eq_tol(n[2], 1, 1e-14);
  options.cartesian = true;
  polar_direction(&options, &model, 0, n);
  ck_assert_double_eq_tol(n[1], 1, 1e-14);
}
END_TEST

/* A cubic tensor of S11, S12, S44 in TPa^-1: 1/E = S11 - 2 (S11 - S12 - S44/2) (l^2 m^2 + ...)
 * (Nye 1985, equation 10). */
START_TEST(test_grid_of_a_cubic_tensor)
{
  const double s11 = 248.7, s12 = -107.9, s44 = 824.4;
  double s[36] = {0};
  for (int i = 0; i < 3; i++)
    for (int k = 0; k < 3; k++)
      s[6 * i + k] = i == k ? s11 : s12;
  for (int i = 3; i < 6; i++)
    s[7 * i] = s44;
  quantity_grid grid;
  ck_assert(quantity_grid_compute(QUANTITY_E, s, 9, 36, &grid));
  for (int ring = 0; ring <= 18; ring++)
    for (int sector = 0; sector < 36; sector++) {
      double t = M_PI / 18 * ring, p = M_PI / 18 * sector;
      double x = sin(t) * cos(p), y = sin(t) * sin(p), z = cos(t);
      double cross = x * x * y * y + y * y * z * z + z * z * x * x;
      double expected = 1000 / (s11 - 2 * (s11 - s12 - s44 / 2) * cross);
      /* A dozen roundings of terms no larger than the result. */
      ck_assert_double_eq_tol(quantity_grid_value(&grid, true, ring, sector), expected,
                              1e-12 * expected);
    }
  quantity_grid_free(&grid);
  /* Where s11 - s12 - s44 / 2 is below 0, x is the stiffest direction; <111>, where `cross` is
   * 1/3, lies between the nodes. */
  double smallest, largest;
  ck_assert(quantity_extent(QUANTITY_E, s, 9, &smallest, &largest));
  ck_assert_double_eq_tol(largest, 1000 / s11, 1e-9);
  double softest = 1000 / (s11 - 2 * (s11 - s12 - s44 / 2) / 3);
  ck_assert(smallest >= softest * (1 - 1e-12) && smallest < 1.02 * softest);
  for (int i = 0; i < 36; i++)
    s[i] = -s[i];
  ck_assert(!quantity_grid_compute(QUANTITY_E, s, 9, 36, &grid)); /* not a stable solid */
  ck_assert(!quantity_extent(QUANTITY_E, s, 9, &smallest, &largest));
  ck_assert_ptr_null(grid.least);
}
END_TEST

/* E/(1 - nu^2) along all normals of an isotropic solid (contact.h), to what the rule of angles says. */
START_TEST(test_grid_of_contact_moduli)
{
  const double s11 = 250, s12 = -75;
  double s[36] = {0}, smallest, largest, least, most;
  const double expected = 1000 / s11 / (1 - 0.3 * 0.3), n[3] = {0.6, 0, 0.8};
  for (int i = 0; i < 3; i++)
    for (int k = 0; k < 3; k++)
      s[6 * i + k] = i == k ? s11 : s12;
  for (int i = 3; i < 6; i++)
    s[7 * i] = 2 * (s11 - s12);
  ck_assert(quantity_extent(QUANTITY_M, s, 9, &smallest, &largest));
  ck_assert_double_eq_tol(smallest, expected, 1e-9 * expected);
  ck_assert_double_eq_tol(largest, expected, 1e-9 * expected);
  quantity_along(QUANTITY_M, s, n, &least, &most);
  ck_assert_double_eq_tol(least, expected, 1e-9 * expected);
  ck_assert_double_eq(least, most);
  for (int i = 0; i < 36; i++)
    s[i] = -s[i];
  ck_assert(!quantity_extent(QUANTITY_M, s, 9, &smallest, &largest)); /* not stable */
  for (int i = 0; i < 36; i++)
    s[i] = 0;
  ck_assert(!quantity_extent(QUANTITY_M, s, 9, &smallest, &largest)); /* has no inverse */
}
END_TEST

/* E of an isotropic solid is a sphere: a disc of the radius of its value, of one colour but for the
 * light, which is at the pole what it is beside it. */
START_TEST(test_shaded_sphere)
{
  enum { PIXELS = 200 };
  double s[36] = {0};
  for (int i = 0; i < 3; i++)
    for (int k = 0; k < 3; k++)
      s[6 * i + k] = i == k ? 100 : -30;
  for (int i = 3; i < 6; i++)
    s[7 * i] = 260;
  quantity_grid grid;
  canvas_image image;
  view_of view = view_from(30, 60);
  ck_assert(quantity_grid_compute(QUANTITY_E, s, 60, 240, &grid));
  shaded_scene scene = {.view = &view, .reach = 20, .least = 5, .most = 10, .pixels = PIXELS};
  ck_assert(shaded_surface(&scene, &grid, &image));
  double covered = 0;
  for (int at = 0; at < PIXELS * PIXELS; at++) {
    double r = hypot(at % PIXELS + 0.5 - PIXELS / 2, at / PIXELS + 0.5 - PIXELS / 2);
    covered += image.rgba[4 * at + 3] / 255.0;
    if (r < 48.5) /* a pixel and a half within the edge */
      ck_assert_int_eq(image.rgba[4 * at + 3], 255);
    if (r > 51.5)
      ck_assert_int_eq(image.rgba[4 * at + 3], 0);
  }
  /* The area of the polygon with 240 corners is 0.01 % below that of the disc; 2 x 2 samples a pixel on
   * an edge of 314 pixels are off by less than their number. */
  ck_assert_double_eq_tol(covered, M_PI * 50 * 50, 40);
  /* The pole lies at 50 cos 60 above the middle; the light there and three pixels off. */
  int pole = (PIXELS / 2 - 25) * PIXELS + PIXELS / 2;
  for (int i = 0; i < 3; i++) {
    ck_assert_int_le(abs(image.rgba[4 * pole + i] - image.rgba[4 * (pole + 3) + i]), 6);
    ck_assert_int_le(abs(image.rgba[4 * pole + i] - image.rgba[4 * (pole - 3) + i]), 6);
  }
  free(image.rgba);
  quantity_grid_free(&grid);
}
END_TEST

Suite *suite_output_figure_tensors(void)
{
  Suite *suite = suite_create("figure_tensors");
  TCase *tests = tcase_create("figure_tensors");
  tcase_add_test(tests, test_planes);
  tcase_add_test(tests, test_polar_direction);
  tcase_add_test(tests, test_indices_of_two_cells);
  tcase_add_test(tests, test_polar_plane_of_a_lattice);
  tcase_add_test(tests, test_grid_of_a_cubic_tensor);
  tcase_add_test(tests, test_grid_of_contact_moduli);
  tcase_add_test(tests, test_shaded_sphere);
  suite_add_tcase(suite, tests);
  return suite;
}
