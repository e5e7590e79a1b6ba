/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_figure.c: numbers for readers, markup, axes, planes, curves, palettes, surfaces. */
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <zlib.h>

#include "elastic/surface.h"
#include "elastic/tensor.h"
#include "text/digits.h"
#include "figure/axis.h"
#include "figure/curve.h"
#include "figure/figure.h"
#include "figure/grid.h"
#include "figure/letters.h"
#include "figure/palette.h"
#include "figure/polar.h"
#include "figure/shaded.h"
#include "figure/sheet.h"
#include "output/base64.h"
#include "output/markup.h"
#include "output/png.h"
#include "suite.h"

#define MINUS "\xe2\x88\x92"

START_TEST(test_significant_digits)
{
  const struct {
    double value;
    int digits;
    const char *text;
  } cases[] = {
      {12.076, 4, "12.08"},
      {0.43958, 4, "0.4396"},
      {9.9996, 4, "10.00"},
      {1860.7, 3, "1861"},
      {-3.2, 2, MINUS "3.2"},
      {0, 4, "0"},
      {0.99996, 4, "1.000"},
      {123456, 3, "123456"},
      {1.24e-5, 2,
       "1.2\xe2\x80\x89\xc3\x97\xe2\x80\x89"
       "10\xe2\x81\xbb\xe2\x81\xb5"},
      {9.97e8, 2,
       "1.0\xe2\x80\x89\xc3\x97\xe2\x80\x89"
       "10\xe2\x81\xb9"},
      {NAN, 4, "\xe2\x80\x93"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char text[DIGITS_SIZE];
    digits_significant(cases[i].value, cases[i].digits, text);
    ck_assert_str_eq(text, cases[i].text);
  }
}
END_TEST

START_TEST(test_fixed_and_coordinates)
{
  char text[DIGITS_SIZE];
  digits_fixed(-0.04, 1, 1, text);
  ck_assert_str_eq(text, "0.0"); /* no minus zero */
  digits_fixed(12.74, 1, 1, text);
  ck_assert_str_eq(text, "+12.7");
  digits_coordinate(-0.5, 2, text);
  ck_assert_str_eq(text, "-.5");
  digits_coordinate(120.0, 2, text);
  ck_assert_str_eq(text, "120");
  digits_coordinate(-0.001, 2, text);
  ck_assert_str_eq(text, "0");
  if (setlocale(LC_NUMERIC, "de_DE.UTF-8") == NULL && setlocale(LC_NUMERIC, "de_DE") == NULL)
    return;
  digits_coordinate(1.25, 2, text);
  ck_assert_str_eq(text, "1.25");
}
END_TEST

START_TEST(test_markup_escapes)
{
  markup m;
  size_t length;
  ck_assert(markup_begin(&m));
  markup_open(&m, "p");
  markup_attribute(&m, "title", "\"<&>\x01");
  markup_text(&m, "<script>&\xff\x7f\xed\xa0\x80 \xc3\xa9");
  markup_text(&m, "\xb3\xb3\xc0\xaf"); /* a continuation is no beginning; an overlong form */
  markup_open(&m, "b");
  markup_close(&m);
  markup_close(&m);
  char *text = markup_finish(&m, &length);
  ck_assert_ptr_nonnull(text);
  ck_assert_uint_eq(length, strlen(text));
  ck_assert_ptr_null(strstr(text, "<script"));
  ck_assert_ptr_nonnull(strstr(text, "<b></b></p>")); /* HTML wants the end tag */
  /* An XML parser gets back what was meant; each bad byte (a surrogate has three) is U+FFFD. */
  xmlDocPtr document = xmlReadMemory(text, (int)length, NULL, "UTF-8", XML_PARSE_NONET);
  ck_assert_ptr_nonnull(document);
  xmlNodePtr root = xmlDocGetRootElement(document);
  xmlChar *title = xmlGetProp(root, BAD_CAST "title"), *content = xmlNodeGetContent(root);
  ck_assert_str_eq((const char *)title, "\"<&>\xef\xbf\xbd");
#define BAD_BYTE "\xef\xbf\xbd"
  ck_assert_str_eq((const char *)content, "<script>&" BAD_BYTE BAD_BYTE BAD_BYTE BAD_BYTE BAD_BYTE
                                          " \xc3\xa9" BAD_BYTE BAD_BYTE BAD_BYTE BAD_BYTE);
  xmlFree(title);
  xmlFree(content);
  xmlFreeDoc(document);
  free(text);
  markup_free(&m);
}
END_TEST

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

/* Columns of several lengths make a rectangle; what has a comma or a quote is quoted. */
START_TEST(test_sheet)
{
  sheet s = {.prefix = "a"};
  text_buffer out = {0};
  sheet_begin(&s, "x,\"y\"", "value");
  sheet_number(&s, 0, 1.5);
  sheet_number(&s, 0, NAN);
  sheet_begin(&s, NULL, "name");
  sheet_text(&s, 1, "one");
  sheet_text(&s, 1, "t,wo");
  sheet_text(&s, 1, "three");
  sheet_write(&s, &out);
  ck_assert_str_eq(out.text, "\"a x,\"\"y\"\" value\",a name\n1.5,one\n,\"t,wo\"\n,three\n");
  text_free(&out);
  sheet_free(&s);
}
END_TEST

START_TEST(test_wavenumbers_of_a_sheet)
{
  sheet s = {0};
  sheet_begin(&s, "wavenumber_cm1", "value");
  sheet_number(&s, 0, 5000.0);
  ck_assert(!s.has_wavenumbers);
  sheet_begin_wavenumbers(&s, NULL, "mode_cm1");
  sheet_begin_wavenumbers(&s, NULL, "wavenumber_cm1");
  sheet_number(&s, 1, NAN);
  ck_assert(!s.has_wavenumbers);
  sheet_number(&s, 1, 600.0);
  sheet_number(&s, 2, 400.0);
  sheet_number(&s, 2, 500.0);
  ck_assert(s.has_wavenumbers);
  ck_assert_double_eq(s.least_cm1, 400.0);
  ck_assert_double_eq(s.most_cm1, 600.0);
  sheet_free(&s);
}
END_TEST

/* RFC 4648, section 10. */
START_TEST(test_base64)
{
  static const char *const cases[][2] = {{"f", "Zg=="},     {"fo", "Zm8="},     {"foo", "Zm9v"},
                                         {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="},
                                         {"foobar", "Zm9vYmFy"}, {"\xff\xff\xfe", "///+"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    text_buffer out = {0};
    base64_append(&out, (const unsigned char *)cases[i][0], strlen(cases[i][0]));
    ck_assert_str_eq(out.text, cases[i][1]);
    text_free(&out);
  }
}
END_TEST

/* Read back by hand: chunks with their sums, and the rows, each less the one above. */
START_TEST(test_png)
{
  enum { COLUMNS = 5, ROWS = 3, WIDTH = 4 * COLUMNS };
  unsigned char pixels[ROWS * WIDTH], rows[ROWS * (WIDTH + 1)], *bytes;
  size_t length, at = 8;
  uLongf plain = sizeof rows;
  for (int i = 0; i < ROWS * WIDTH; i++)
    pixels[i] = (unsigned char)(37 * i * i);
  ck_assert(png_encode(pixels, COLUMNS, ROWS, 4, 254, &bytes, &length));
  ck_assert_int_eq(memcmp(bytes, "\x89PNG\r\n\x1a\n", 8), 0);
  static const char *const names[] = {"IHDR", "pHYs", "IDAT", "IEND"};
  for (int k = 0; k < 4; k++) {
    const unsigned char *chunk = bytes + at;
    size_t size = (size_t)chunk[0] << 24 | (size_t)chunk[1] << 16 | (size_t)chunk[2] << 8 | chunk[3];
    const unsigned char *sum = chunk + 8 + size;
    ck_assert_int_eq(memcmp(chunk + 4, names[k], 4), 0);
    ck_assert_uint_eq(crc32(0, chunk + 4, (uInt)size + 4),
                      (uLong)sum[0] << 24 | (uLong)sum[1] << 16 | (uLong)sum[2] << 8 | sum[3]);
    if (k == 1) /* 254 dots an inch are 10,000 a metre */
      ck_assert_int_eq(chunk[10] << 8 | chunk[11], 10000);
    if (k == 2)
      ck_assert_int_eq(uncompress(rows, &plain, chunk + 8, (uLong)size), Z_OK);
    at += size + 12;
  }
  ck_assert_uint_eq(at, length);
  ck_assert_uint_eq(plain, sizeof rows);
  for (int row = 0; row < ROWS; row++)
    for (int i = 0; i < WIDTH; i++) {
      unsigned char above = row > 0 ? pixels[(row - 1) * WIDTH + i] : 0;
      ck_assert_int_eq(rows[row * (WIDTH + 1)], 2);
      ck_assert_int_eq((unsigned char)(rows[row * (WIDTH + 1) + 1 + i] + above),
                       pixels[row * WIDTH + i]);
    }
  free(bytes);
}
END_TEST

/* Helvetica's 0.556 of a digit, and an eighth more; marks above letters take no room. */
START_TEST(test_letters)
{
  ck_assert_double_eq_tol(letters_width("0123", 10, false), 1.125 * 10 * 4 * 0.556, 1e-12);
  ck_assert_double_eq_tol(letters_width("1\xcc\x85", 10, false), letters_width("1", 10, false), 1e-12);
  ck_assert_double_gt(letters_width("abc", 10, true), letters_width("abc", 10, false));
  ck_assert_double_gt(letters_width("\xff\xe2\x82", 10, false), 0);
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
  tcase_add_test(tests, test_significant_digits);
  tcase_add_test(tests, test_fixed_and_coordinates);
  tcase_add_test(tests, test_markup_escapes);
  tcase_add_test(tests, test_ticks);
  tcase_add_test(tests, test_planes);
  tcase_add_test(tests, test_polar_direction);
  tcase_add_test(tests, test_indices_of_two_cells);
  tcase_add_test(tests, test_polar_plane_of_a_lattice);
  tcase_add_test(tests, test_sticks_follow_the_line_shape);
  tcase_add_test(tests, test_simplified_curve);
  tcase_add_test(tests, test_palette);
  tcase_add_test(tests, test_labelled_ticks);
  tcase_add_test(tests, test_broken_axis);
  tcase_add_test(tests, test_sheet);
  tcase_add_test(tests, test_wavenumbers_of_a_sheet);
  tcase_add_test(tests, test_base64);
  tcase_add_test(tests, test_png);
  tcase_add_test(tests, test_letters);
  tcase_add_test(tests, test_shaded_sphere);
  tcase_add_test(tests, test_square_grid);
  tcase_add_test(tests, test_grid_of_a_cubic_tensor);
  tcase_add_test(tests, test_grid_of_contact_moduli);
  suite_add_tcase(suite, tests);
  return suite;
}
