/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_damage.c: what is told of lost, moved and cut lines, and what is no damage. */
#include "measured_suite.h"

/* Rows "x y" of a grid; x in `format`, point `skip` left out (-1: none). */
typedef double (*grid_function)(int i);

static char *table(grid_function x, const char *format, int points, int skip)
{
  static char text[65536];
  size_t used = 0;
  for (int i = 0; i < points; i++) {
    if (i == skip)
      continue;
    used += (size_t)snprintf(text + used, sizeof text - used, format, x(i));
    used += (size_t)snprintf(text + used, sizeof text - used, "\t%.4f\n", 0.1 + 0.001 * (i % 7));
  }
  return text;
}

static double even(int i)
{
  return 4000.0 - 1.928691 * i;
}

static double even_tens(int i)
{
  return 1000.0 + 10.0 * i;
}

static double coarse(int i)
{
  return 400.0 + 3.857 * i;
}

static double nearly_one(int i)
{
  return 400.0 + 1.07 * i;
}

static double hardly_more_than_one(int i)
{
  return 249.741 + 1.00966 * i;
}

static double wavelength(int i)
{
  return 1e4 / (4000.0 - 8.0 * i);
}

static double two_steps(int i)
{
  return i < 150 ? 400.0 + 2.0 * i : 700.0 + 4.0 * (i - 150);
}

static double two_detectors(int i) /* the second begins half a step late */
{
  return 400.0 + 2.0 * i + (i < 150 ? 0.0 : 1.0);
}

static void expect_irregular(const char *text, bool irregular)
{
  reading r = read_string(text, NULL);
  ck_assert(r.good);
  ck_assert_msg((reported(&r, "x-irregular") != NULL) == irregular, "'%.40s…'", text);
  reading_free(&r);
}

START_TEST(a_gap_in_an_even_grid_is_told)
{
  static const struct {
    grid_function x;
    const char *format;
  } grids[] = {{even, "%.5f"}, {even, "%.2f"}, {even_tens, "%g"}, {even_tens, "%.6e"},
               {wavelength, "%.6f"}, {two_steps, "%.1f"}};
  for (size_t i = 0; i < sizeof grids / sizeof *grids; i++) {
    expect_irregular(table(grids[i].x, grids[i].format, 300, -1), false);
    for (int skip = 1; skip < 299; skip += 41)
      expect_irregular(table(grids[i].x, grids[i].format, 300, skip), true);
  }
}
END_TEST

/* Rounding to whole numbers makes steps of 3 and 4, or of 1 and 2; detectors have their own. */
START_TEST(uneven_grids_are_no_damage)
{
  expect_irregular(table(coarse, "%.0f", 300, -1), false);
  expect_irregular(table(nearly_one, "%.0f", 300, -1), false);
  expect_irregular(table(hardly_more_than_one, "%.0f", 600, -1), false);
  expect_irregular(table(two_steps, "%.1f", 300, -1), false);
  expect_irregular(table(two_detectors, "%.1f", 300, -1), false);
  expect_irregular("400 1\n410 1\n500 1\n505 1\n700 1\n712 1\n800 1\n950 1\n960 1\n1000 1\n",
                   false);
}
END_TEST

static void expect_code(const char *text, const char *code, bool told);

/* 1310 becomes 1910, 1316 (nearer to 1320 than to 1300) and 1320, which there is already. */
START_TEST(an_abscissa_out_of_place_is_told)
{
  static const struct {
    int place;
    char digit;
    const char *code;
  } cases[] = {{1, '9', "x-not-monotonic"}, {3, '6', "x-irregular"}, {2, '2', "x-repeated"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char *text = table(even_tens, "%g", 60, -1);
    char *row = strstr(text, "\n1310\t");
    ck_assert_ptr_nonnull(row);
    row[1 + cases[i].place] = cases[i].digit;
    expect_code(text, cases[i].code, true);
  }
}
END_TEST

static void expect_code(const char *text, const char *code, bool told)
{
  reading r = read_string(text, NULL);
  bool found = reported(&r, code) != NULL;
  if (found != told)
    print_diagnostics(&r);
  ck_assert_msg(found == told, "'%s' of '%.60s'", code, text);
  reading_free(&r);
}

START_TEST(rows_in_front_of_a_message_are_told)
{
#define ROWS "1002 0.2\n1003 0.3\n1004 0.4\n1005 0.5\n"
  expect_code("1000 0.1\nPROCESS 6 OF 8\n1001 0.1\n" ROWS, "skipped-rows", true);
  expect_code("1001 0.1\nWavenumber Absorbance\n" ROWS, "skipped-rows", true);
  expect_code("1000 0.1\n1001 0.1\nWARNING: MPI\n" ROWS, "skipped-rows", true);
  expect_code("10p1 0.1\n" ROWS, "skipped-rows", true);
  expect_code("Wavenumber Absorbance\n" ROWS, "skipped-rows", false);
  expect_code("points 5\n2016-08-19 12:00:05\n" ROWS, "skipped-rows", false);
  expect_code("5\n" ROWS, "skipped-rows", false);
}
END_TEST

START_TEST(a_last_line_without_its_end_is_looked_at)
{
#define EXPONENTS "1.0e+003,5.0e-002\n1.1e+003,6.0e-002\n1.2e+003,"
  expect_code(EXPONENTS "5.0e-002", "cut-line", false);
  expect_code(EXPONENTS "5.0e-00", "cut-line", true);
  expect_code(EXPONENTS "5.0", "cut-line", true);
  expect_code(EXPONENTS "5\n", "cut-line", false);
  expect_code("1000 12\n1001 13\n1002 14", "cut-line", true);
  expect_code("1000 12\n1001 13\n1002 14\n", "cut-line", false);
  expect_code("1000 0.25\n1001 0.5\n1002 0.125", "cut-line", true);
  expect_code("1000,25;0,25\n1001,25;0,50\n1002,25;0,12", "cut-line", false);
  expect_code("1000,25;0,25\n1001,25;0,50\n1002,25;0,1", "cut-line", true);
}
END_TEST

/* How many points there are, and that none has another ordinate than 0.25. */
static void expect_points(const char *text, size_t points)
{
  reading r = read_string(text, NULL);
  ck_assert_msg(r.good, "%s", text);
  ck_assert_msg(r.spectrum.points == points, "%zu of '%s'", r.spectrum.points, text);
  for (size_t i = 0; i < points; i++)
    ck_assert_double_eq(r.spectrum.y[i], 0.25);
  reading_free(&r);
}

START_TEST(a_row_that_the_file_cuts_is_not_read)
{
#define SAME "1000,0 0,25\n1001,0 0,25\n1002,0 0,25\n"
#define EVEN "1000.0\t0.25\n1001.0\t0.25\n1002.0\t0.25\n"
  expect_points(EVEN "1003.0\t0.25", 4);
    expect_points(EVEN "1003.0\t0.2", 3);
  expect_points(EVEN "1003.0\t0.", 3);
  expect_points(EVEN "1003.0\t0", 3);
  expect_points(EVEN "1003.0\t", 3);
  expect_points(EVEN "1003.0", 3);
  expect_points(SAME "1003,0 0,2", 3);
  expect_points("1000 2.5e-01\n1001 2.5e-01\n1002 2.5e-0", 2);
  expect_points("1000 2.5e-01\n1001 2.50e-01\n1002 2.5e-01", 3); /* digits differ: kept */
  expect_points("sample,wavenumber,absorbance\na,1000,0.25\na,1001,0.25\na,1002,0.2", 2);
  expect_points("sample,wavenumber,absorbance\na,1000,0.25\na,1001,0.25\na,1002", 2);
}
END_TEST

/* 24 points in lines of 2: x from 400 in steps of 2. */
static const char *jcamp(const char *first, const char *last, const char *more, const char *end)
{
  static char text[4096];
  size_t used = (size_t)snprintf(text, sizeof text,
                                 "##TITLE=t\n##JCAMP-DX=4.24\n##DATA TYPE=INFRARED SPECTRUM\n"
                                 "##XUNITS=1/CM\n##FIRSTX=%s\n##LASTX=%s\n##NPOINTS=24\n"
                                 "##XFACTOR=1\n%s##XYDATA=(X++(Y..Y))\n", first, last, more);
  for (int i = 0; i < 24; i += 2)
    used += (size_t)snprintf(text + used, sizeof text - used, "%d %d %d\n", 400 + 2 * i, i,
                             i + 1);
  snprintf(text + used, sizeof text - used, "%s", end);
  return text;
}

START_TEST(records_of_jcamp_that_are_lost_or_wrong_are_told)
{
#define REST "##YUNITS=ABSORBANCE\n##YFACTOR=1\n"
  static const char *const codes[] = {"firstx", "x-drift", "missing-record", "x-check",
                                      "missing-end"};
  for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
    expect_code(jcamp("400", "446", REST, "##END=\n"), codes[i], false);
  expect_code(jcamp("402", "446", REST, "##END=\n"), "firstx", true);
  expect_code(jcamp("400", "450", REST, "##END=\n"), "x-drift", true);
  expect_code(jcamp("400", "446", "##YUNITS=ABSORBANCE\n", "##END=\n"), "missing-record", true);
  expect_code(jcamp("400", "446", "##YFACTOR=1\n", "##END=\n"), "missing-record", true);
  expect_code(jcamp("400", "446", REST, ""), "missing-end", true);
  /* A block whose table lost its first line. */
  expect_code("##TITLE=a\n##DATA TYPE=INFRARED SPECTRUM\n##NPOINTS=3\n1 2 3\n##END=\n"
              "##TITLE=b\n##DATA TYPE=INFRARED SPECTRUM\n##XUNITS=1/CM\n##YUNITS=A\n##NPOINTS=2\n"
              "##XYPOINTS=(XY..XY)\n400 0.1 401 0.2\n##END=\n", "no-table", true);
#define CHILD "##DATA TYPE=INFRARED SPECTRUM\n##XUNITS=1/CM\n##YUNITS=A\n##NPOINTS=2\n" \
  "##XYPOINTS=(XY..XY)\n400 0.1 401 0.2\n##END=\n"
  expect_code("##TITLE=l\n##DATA TYPE=LINK\n##BLOCKS=2\n##TITLE=a\n" CHILD "##TITLE=b\n" CHILD
              "##END=\n", "missing-title", false);
  expect_code("##TITLE=l\n##DATA TYPE=LINK\n##BLOCKS=2\n##TITLE=a\n" CHILD CHILD "##END=\n",
              "missing-title", true);
#define PAIRS(first) "##TITLE=b\n##DATA TYPE=INFRARED SPECTRUM\n##XUNITS=1/CM\n##YUNITS=A\n" \
  "##NPOINTS=3\n##FIRSTX=" first "\n##LASTX=420\n##XYPOINTS=(XY..XY)\n400 .1 410 .2 420 .3\n" \
  "##END=\n"
  expect_code(PAIRS("400"), "x-header", false);
  expect_code(PAIRS("440"), "x-header", true);
}
END_TEST

/* One ordinate beyond any fraction does not make all of them percent; a window of an opaque
 * sample does. */
START_TEST(a_long_deltax_tells_a_wrong_end)
{
  enum { POINTS = 2001, ROW = 20 };
  static char text[POINTS * 8];
  static const struct {
    const char *header;
    bool told;
  } cases[] = {
      {"##DELTAX=-1.2345678\n##LASTX=1530.8644\n", false},
      {"##DELTAX=-1.2345678\n##LASTX=1531.8644\n", true}, /* by a point, 4e-4 of the step */
      {"##DELTAX=-1.2345678\n##LASTX=1531\n", false},
      {"##DELTAX=-1.235\n##LASTX=1530.8644\n", false}, /* to 1.2345, in 2000 steps */
      {"##DELTAX=-1.2350000\n##LASTX=1530.8644\n", false},
      {"##DELTAX=-12345678E-07\n##LASTX=1531.8644\n", true},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    int used = snprintf(text, sizeof text,
                        "##TITLE=made up\n##JCAMP-DX=4.24\n##DATA TYPE=INFRARED SPECTRUM\n"
                        "##XUNITS=1/CM\n##YUNITS=ABSORBANCE\n##FIRSTX=4000.0\n%s##NPOINTS=%d\n"
                        "##XYDATA=(X++(Y..Y))", cases[i].header, POINTS);
    for (int k = 0; k < POINTS; k++) {
      if (k % ROW == 0)
        used += sprintf(text + used, "\n%.0f", 4000.0 - 1.2345678 * k);
      used += sprintf(text + used, " %d", k % 7);
    }
    sprintf(text + used, "\n##END=\n");
    reading r = read_string(text, NULL);
    ck_assert_uint_eq(r.spectrum.points, POINTS);
    ck_assert_msg((reported(&r, "deltax") != NULL) == cases[i].told, "%s", cases[i].header);
    reading_free(&r);
  }
}
END_TEST

START_TEST(one_large_ordinate_is_no_scale)
{
  for (int width = 1; width <= 2; width++) {
    char text[4096] = "cm-1,Transmittance\n";
    for (int i = 0; i < 60; i++)
      snprintf(text + strlen(text), sizeof text - strlen(text), "%d,%s\n", 1000 + i,
               i >= 30 && i < 30 + width ? "9.52" : "0.952");
    reading r = read_string(text, NULL);
    ck_assert_int_eq(r.spectrum.y_kind, width == 1 ? ELASTIR_Y_TRANSMITTANCE
                                                   : ELASTIR_Y_TRANSMITTANCE_PERCENT);
    ck_assert((reported(&r, "y-out-of-range") != NULL) == (width == 1));
    reading_free(&r);
  }
}
END_TEST

#define ANIML(set, unit) "<AnIML><ExperimentStepSet><ExperimentStep><Result>" \
  "<SeriesSet name='s' length='3'><Series name='Wavenumber' seriesID='x' " \
  "dependency='independent' seriesType='Float64'><AutoIncrementedValueSet>" set \
  "</AutoIncrementedValueSet><Unit label='1/cm'/></Series><Series name='Intensity' " \
  "seriesID='y' dependency='dependent' seriesType='Float64'><IndividualValueSet><D>1</D>" \
  "<D>2</D><D>3</D></IndividualValueSet>" unit "</Series></SeriesSet></Result>" \
  "</ExperimentStep></ExperimentStepSet></AnIML>"
#define START "<StartValue><D>400</D></StartValue>"
#define INCREMENT "<Increment><D>2</D></Increment>"

START_TEST(what_animl_lacks_is_no_default)
{
  static const double x[] = {400, 402, 404};
  reading r = read_string(ANIML(START INCREMENT, "<Unit label='Absorbance'/>"), NULL);
  expect_x(&r, x, 3);
  ck_assert_ptr_null(reported(&r, "missing-unit"));
  reading_free(&r);
  r = read_string(ANIML(START INCREMENT, ""), NULL);
  expect_report(&r, ELASTIR_WARNING, "missing-unit", 0);
  reading_free(&r);
  r = read_string(ANIML(INCREMENT, "<Unit label='Absorbance'/>"), NULL);
  expect_error(&r, "bad-abscissa", "point 1");
  reading_free(&r);
  r = read_string(ANIML(START, "<Unit label='Absorbance'/>"), NULL);
  expect_error(&r, "bad-abscissa", "point");
  reading_free(&r);
}
END_TEST

#define NEASPEC "# www.neaspec.com\nRow\tColumn\tOmega\tWavenumber\tO2A\tO2P\t\n" \
  "0\t0\t0\t1000\t1\t0.5\t\n0\t0\t1\t1010\t1\t0.5\t"

START_TEST(rows_of_neaspec_have_their_columns_and_their_ends)
{
  expect_code(NEASPEC "\n", "cut-line", false);
  expect_code(NEASPEC, "cut-line", false); /* the last number is whole: a tab follows it */
  expect_code(NEASPEC "\n0\t0\t2\t1020\t1\t0.25", "cut-line", true);
  expect_code(NEASPEC "7\t\n", "extra-column", true);
}
END_TEST

#define AREA(x, y) "# www.neaspec.com\n# Pixel Area (X, Y, Z):\t[px]\t" x "\t" y "\t2\n" \
  "Row\tColumn\tOmega\tWavenumber\tO2A\tO2P\t\n" \
  "0\t0\t0\t1000\t1\t0.5\t\n0\t0\t1\t1010\t1\t0.5\t\n0\t1\t0\t1000\t1\t0.5\t\n"

START_TEST(pixels_of_neaspec_that_are_lost_are_told)
{
  expect_code(AREA("2", "1") "0\t1\t1\t1010\t1\t0.5\t\n", "pixel-rows", false);
  expect_code(AREA("2", "1") "0\t1\t1\t1010\t1\t0.5\t\n", "pixel-count", false);
  expect_code(AREA("2", "1"), "pixel-rows", true);
  expect_code(AREA("2", "3"), "pixel-count", true);
}
END_TEST

static void expect_size(const char *name, size_t drop, bool told)
{
  char bytes[1024], path[64];
  snprintf(path, sizeof path, "fixtures/measured/%s", name);
  FILE *file = fopen(source_path(path), "rb");
  ck_assert_ptr_nonnull(file);
  size_t length = fread(bytes, 1, sizeof bytes - 16, file);
  fclose(file);
  memset(bytes + length, 0, 16);
  reading r = read_bytes(bytes, length + 16 - drop, NULL);
  bool found = reported(&r, "spc-size") != NULL || reported(&r, "trailing-bytes") != NULL ||
               reported(&r, "truncated") != NULL;
  ck_assert_msg(found == told, "%s", name);
  reading_free(&r);
}

START_TEST(bytes_too_many_or_too_few_are_told)
{
  static const char *const files[] = {"good-float.spc", "good-fixed-big-endian.spc",
                                      "good-old.spc"};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    expect_size(files[i], 16, false);
    expect_size(files[i], 12, true);
    expect_size(files[i], 20, true);
  }
}
END_TEST

Suite *suite_measured_damage(void)
{
  Suite *suite = suite_create("damaged spectra");
  TCase *damage = tcase_create("damage");
  tcase_add_test(damage, a_gap_in_an_even_grid_is_told);
  tcase_add_test(damage, uneven_grids_are_no_damage);
  tcase_add_test(damage, an_abscissa_out_of_place_is_told);
  tcase_add_test(damage, rows_in_front_of_a_message_are_told);
  tcase_add_test(damage, a_last_line_without_its_end_is_looked_at);
  tcase_add_test(damage, a_row_that_the_file_cuts_is_not_read);
  tcase_add_test(damage, records_of_jcamp_that_are_lost_or_wrong_are_told);
  tcase_add_test(damage, a_long_deltax_tells_a_wrong_end);
  tcase_add_test(damage, one_large_ordinate_is_no_scale);
  tcase_add_test(damage, what_animl_lacks_is_no_default);
  tcase_add_test(damage, rows_of_neaspec_have_their_columns_and_their_ends);
  tcase_add_test(damage, pixels_of_neaspec_that_are_lost_are_told);
  tcase_add_test(damage, bytes_too_many_or_too_few_are_told);
  suite_add_tcase(suite, damage);
  return suite;
}
