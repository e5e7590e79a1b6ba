/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_figure.c: axes, curves, palettes and places of figures. */
#include <math.h>
#include <string.h>

#include "figure/axis.h"
#include "figure/curve.h"
#include "figure/figure.h"
#include "figure/grid.h"
#include "figure/palette.h"
#include "suite.h"

START_TEST(test_ticks)
{
  axis_ticks ticks = axis_round_ticks(400, 4000, 8);
  char text[DIGITS_SIZE];
  ck_assert_double_eq(ticks.step, 500);
  ck_assert_double_eq(axis_tick(&ticks, 0), 500);
  ck_assert_int_eq(ticks.count, 8);
  ticks = axis_round_ticks(0, 0.8, 4);
  /* 0.8 is a tick although 4 times 0.2 is not exactly it. */
  ck_assert_int_eq(ticks.count, 5);
  axis_tick_text(&ticks, 3, text);
  ck_assert_str_eq(text, "0.6");
  ck_assert_double_eq_tol(axis_round_up(4.9), 5, 1e-12);
  ck_assert_double_ge(axis_round_up(45.8), 45.8);
  ck_assert_int_eq(axis_round_ticks(1, 1, 4).count, 0);
  /* Of ends that no round values divide there are no ticks, and no more than there is room for. */
  static const double ends[][2] = {{-1.7e308, 1.7e308}, {0, 4.9e-324}, {0, INFINITY}, {NAN, 1},
                                   {1e300, 1.0000000000000002e300}, {-1e18, 1e-300}, {0, 1e-290},
                                   {1e15, 1e15 + 1}, {-2147483648.0, 2147483648.0}, {0, 1e-12}};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    ticks = axis_round_ticks(ends[i][0], ends[i][1], 5);
    ck_assert_int_ge(ticks.count, 0);
    ck_assert_int_le(ticks.count, AXIS_MAX_TICKS);
    ck_assert_int_ge(ticks.decimals, 0);
    for (int k = 0; k < ticks.count; k++) {
      axis_tick_text(&ticks, k, text);
      ck_assert_msg(isfinite(axis_tick(&ticks, k)) && strlen(text) < 30, "%s", text);
    }
  }
}
END_TEST

/* Five to seven numbers where there is room, in either direction, and none in what is left out. */
START_TEST(test_labelled_ticks)
{
  static const double ends[][2] = {{400, 4000}, {400, 1700}, {1700, 400}, {0, 4000}, {0, 1},
                                   {-0.3, 0.8}, {4.2, 71.9}, {1060, 1220}, {0, 3}};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    const axis a = axis_between(ends[i][0], ends[i][1], 0, 400);
    axis_ticks ticks = axis_label_ticks(&a, 20, 0);
    ck_assert_msg(ticks.count >= 5 && ticks.count <= 7, "%g..%g: %d", a.from, a.to, ticks.count);
    /* What a tick says is where it is, to its digits. */
    for (int k = 0; k < ticks.count; k++) {
      double unit = pow(10, ticks.decimals), value = axis_tick(&ticks, k) * unit;
      ck_assert_double_eq_tol(value, round(value), 1e-6);
    }
  }
  /* Room for three. */
  const axis narrow = axis_between(0, 4000, 0, 60);
  int count = axis_label_ticks(&narrow, 20, 0).count;
  ck_assert_msg(count >= 2 && count <= 3, "%d", count);
  ck_assert_int_eq(axis_label_ticks(&narrow, 20, 11).count, 11);
}
END_TEST

/* Lengths are kept on both sides of a break; a gap stands between; inside is nowhere. */
START_TEST(test_broken_axis)
{
  static const axis_break cut = {1700, 2800};
  axis a = axis_between(400, 4000, 10, 270);
  a.breaks = &cut;
  a.break_count = 1;
  a.gap = 10;
  /* 1300 and 1200 of 2500 cm-1 on 250 points. */
  ck_assert_double_eq_tol(axis_place(&a, 400), 10, 1e-9);
  ck_assert_double_eq_tol(axis_place(&a, 1700), 140, 1e-9);
  ck_assert_double_eq_tol(axis_place(&a, 2800), 150, 1e-9);
  ck_assert_double_eq_tol(axis_place(&a, 4000), 270, 1e-9);
  ck_assert(isnan(axis_place(&a, 2000)) && !axis_shows(&a, 2000));
  ck_assert(axis_shows(&a, 1700) && axis_shows(&a, 2800) && !axis_shows(&a, 4001));
  axis down = axis_between(4000, 400, 10, 270);
  down.breaks = &cut;
  down.break_count = 1;
  down.gap = 10;
  for (int value = 400; value <= 4000; value += 100)
    if (value <= 1700 || value >= 2800)
      ck_assert_double_eq_tol(axis_place(&down, value), 280 - axis_place(&a, value), 1e-9);
}
END_TEST

/* Sticks are as high as a lone band of the line shape in use: 2/(pi W) of a Lorentzian of width
 * W, 2 sqrt(ln 2/pi)/W of a Gaussian, in between the same share of both. */
START_TEST(test_sticks_follow_the_line_shape)
{
  static const struct {
    elastir_result_settings settings;
    double eta, fwhm;
  } cases[] = {{{.lineshape = "lorentzian", .eta = NAN, .fwhm_cm1 = 10.0}, 1.0, 10.0},
               {{.lineshape = "gaussian", .eta = NAN, .fwhm_cm1 = 6.0}, 0.0, 6.0},
               {{.lineshape = "pseudo-voigt", .eta = 0.25, .fwhm_cm1 = 15.0}, 0.25, 15.0},
               {{.eta = NAN, .fwhm_cm1 = NAN}, 1.0, 10.0}};
  for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
    const elastir_result result = {.settings = cases[k].settings};
    figure_data data;
    ck_assert(figure_data_take(&result, &data));
    double expected = (cases[k].eta * 2.0 / M_PI + (1.0 - cases[k].eta) * 2.0 *
                       sqrt(log(2.0) / M_PI)) / cases[k].fwhm;
    ck_assert_double_eq_tol(figure_lone_band(&data), expected, 1e-15);
    figure_data_free(&data);
  }
}
END_TEST

START_TEST(test_simplified_curve)
{
  enum { POINTS = 2001 };
  curve c = {0}, full = {0};
  ck_assert(curve_reserve(&c, POINTS) && curve_reserve(&full, POINTS));
  for (int i = 0; i < POINTS; i++) {
    double x = i * 0.1, y = i == 700 ? NAN : 30 * exp(-0.5 * pow((x - 100) / 3, 2));
    curve_add(&c, i == 700 ? NAN : x, y);
    curve_add(&full, x, y);
  }
  curve_simplify(&c, CURVE_TOLERANCE);
  ck_assert_uint_lt(c.count, POINTS / 5);
  ck_assert_double_eq(c.xy[0], 0);
  /* Between the points that stay, the line is nowhere further off than it may be; the vertical
   * distance is that times the length of a line of the steepest slope, 30/3 exp(-1/2). */
  size_t k = 0;
  bool gap = false;
  for (int i = 0; i < POINTS; i++) {
    double x = full.xy[2 * i], y = full.xy[2 * i + 1];
    while (k + 2 < c.count && !(c.xy[2 * (k + 1)] >= x))
      k++;
    if (isnan(c.xy[2 * k]) || isnan(c.xy[2 * k + 2]) || isnan(y)) {
      gap = true;
      continue;
    }
    double t = (x - c.xy[2 * k]) / (c.xy[2 * k + 2] - c.xy[2 * k]);
    double line = c.xy[2 * k + 1] + t * (c.xy[2 * k + 3] - c.xy[2 * k + 1]);
    ck_assert_double_le(fabs(line - y), CURVE_TOLERANCE * hypot(1, 10 * exp(-0.5)) + 1e-9);
  }
  ck_assert(gap); /* the pen stays lifted where a value is missing */
  curve_free(&c);
  curve_free(&full);
}
END_TEST

START_TEST(test_palette)
{
  for (unsigned i = 0; i < 35; i++)
    for (unsigned k = 0; k < i; k++)
      ck_assert(palette_series(i) != palette_series(k) ||
                palette_series_dash(i) != palette_series_dash(k));
  /* viridis gets lighter all the way: that is what makes it readable in grey. */
  double before = -1;
  for (int i = 0; i <= 8; i++) {
    unsigned rgb = palette_sequential(i / 8.0);
    double luma = 0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff);
    ck_assert_double_gt(luma, before);
    before = luma;
  }
  ck_assert_uint_eq(palette_diverging(0), 0xffffff);
  ck_assert(palette_surface(-0.1, -0.2, 0.5) != palette_surface(0.1, -0.2, 0.5));
}
END_TEST

/* Squares fill the room, whatever its shape; rows that are not full stand in the middle. */
START_TEST(test_square_grid)
{
  square_grid g = grid_within(300, 110, 3, 10, 0);
  double x, y;
  ck_assert_uint_eq(g.columns, 3);
  ck_assert_double_eq(g.side, 100);
  g = grid_within(200, 220, 3, 10, 0);
  ck_assert_uint_eq(g.columns, 2);
  ck_assert_double_eq(g.side, 100);
  grid_place(&g, 2, &x, &y);
  ck_assert_double_eq(x, 50);
  ck_assert_double_eq(y, 120);
  ck_assert_double_eq(grid_height(300, 5, 0, 10), 220);
  /* A foot stands in the free cell of the last row where it fits and makes the squares larger, */
  square_grid room = {.width = 200, .height = 220, .head = 10, .count = 3};
  g = grid_with_foot(&room, 40, 100);
  ck_assert(g.beside);
  ck_assert_double_eq(g.side, 100);
  grid_place(&g, 2, &x, &y);
  ck_assert_double_eq(x, 0);
  ck_assert_double_eq(g.foot.x, 100);
  ck_assert_double_eq(g.foot.y, 110);
  /* below where it is too wide for that, or where they stand in one row. */
  g = grid_with_foot(&room, 40, 100.1);
  ck_assert(!g.beside);
  ck_assert_double_eq(g.side, 80);
  ck_assert_double_eq(g.foot.y, 180);
  room.count = 2;
  room.height = 150;
  g = grid_with_foot(&room, 40, 0);
  ck_assert(!g.beside);
  ck_assert_double_eq(g.side, 100);
}
END_TEST

Suite *suite_output_figure(void)
{
  Suite *suite = suite_create("figure");
  TCase *tests = tcase_create("figure");
  tcase_add_test(tests, test_ticks);
  tcase_add_test(tests, test_labelled_ticks);
  tcase_add_test(tests, test_broken_axis);
  tcase_add_test(tests, test_sticks_follow_the_line_shape);
  tcase_add_test(tests, test_simplified_curve);
  tcase_add_test(tests, test_palette);
  tcase_add_test(tests, test_square_grid);
  suite_add_tcase(suite, tests);
  return suite;
}
