/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_jcamp.c: JCAMP-DX: every ordinate form, every check, blocks, and bad files. */
#include "measured_suite.h"

/* A file of one infrared block: `header` is put before the table. */
static const char *file_of(const char *header, const char *table)
{
  static char text[16384];
  snprintf(text, sizeof text,
           "##TITLE=made up\n##JCAMP-DX=4.24\n##DATA TYPE=INFRARED SPECTRUM\n##XUNITS=1/CM\n"
           "##YUNITS=ABSORBANCE\n%s##XYDATA=(X++(Y..Y))\n%s##END=\n", header, table);
  return text;
}

/* Line of the first row of the table that file_of writes behind `header_lines` lines. */
enum { FIXED_LINES = 6 };

static void expect_table(const char *header, const char *table, const double *y, size_t count)
{
  reading r = read_string(file_of(header, table), NULL);
  expect_y(&r, y, count);
  reading_free(&r);
}

#define AXIS(n) "##FIRSTX=400\n##LASTX=" n "\n"

/* The example of McDonald and Wilks (1988), in every form: 0 1 2 3 3 2 1 0 -1 -2 -3. */
START_TEST(every_form_gives_the_same_ordinates)
{
  static const double y[] = {0, 1, 2, 3, 3, 2, 1, 0, -1, -2, -3};
  static const char *const tables[] = {
    "400 0 1 2 3 3 2 1 0 -1 -2 -3\n",                 /* AFFN */
    "400 0.0E+00 1 2. 3 3 2 1 0 -.1e+001 -20E-1 -3\n", /* AFFN with exponents */
    "400+0+1+2+3+3+2+1+0-1-2-3\n",                    /* PAC */
    "400@ABCCBA@abc\n",                               /* SQZ */
    "400@JJJ%jjjjjj\n",                               /* DIF */
    "400@JU%jX\n",                                    /* DIF and DUP */
    "400@ABCTBA@abc\n",                               /* SQZ and DUP */
    "400 0 1 2 3T B A@-1 b c\n",                      /* mixed */
    "400 @SASBSCTBSAS@SaSbScS\n",                     /* S repeats nothing */
  };
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
    expect_table("##FIRSTX=400\n##LASTX=410\n##NPOINTS=11\n", tables[i], y, 11);
  /* Lines that end in DIF form repeat the last ordinate on the next line. */
  expect_table("##FIRSTX=400\n##LASTX=410\n##NPOINTS=11\n",
               "400@JJJ\n403C%jj\n406Ajjjj\n410c\n", y, 11);
  /* Lines that end in a value do not. */
  expect_table("##FIRSTX=400\n##LASTX=410\n##NPOINTS=11\n",
               "400 0 1 2\n403 3 3 2\n406 1 0 -1\n409 -2 -3\n", y, 11);
}
END_TEST

START_TEST(letters_e_are_exponents_only_before_a_sign)
{
  static const double squeezed[] = {56743.0, 58975.0, 5.0, -5.0};
  static const double real[] = {4.6e-5, 1.2e3, -5.0};
  /* 324067 is the label here: E67… would be an exponent to a careless reader. */
  expect_table("##FIRSTX=324067\n##LASTX=324070\n##NPOINTS=4\n", "324067E6743E8975Ee\n", squeezed,
               4);
  expect_table("##FIRSTX=400\n##LASTX=402\n##NPOINTS=3\n", "400 4.6e-05 1.2E+3 e\n", real, 3);
}
END_TEST

START_TEST(a_sign_ends_a_number)
{
  static const double y[] = {420333, -12739, 5};
  expect_table("##FIRSTX=400\n##LASTX=402\n##NPOINTS=3\n", "400 420333-12739+5\n", y, 3);
}
END_TEST

START_TEST(duplicates_repeat_differences_after_differences)
{
  static const double y[] = {10, 12, 14, 16, 16, 16};
  expect_table("##FIRSTX=400\n##LASTX=405\n##NPOINTS=6\n", "400A0KU%T\n", y, 6);
  static const double many[] = {7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7};
  expect_table("##FIRSTX=400\n##LASTX=411\n##NPOINTS=12\n", "400GS2\n", many, 12);
}
END_TEST

START_TEST(missing_ordinates_keep_their_place)
{
  static const double y[] = {1, NAN, 3, NAN, NAN, 5};
  expect_table("##FIRSTX=400\n##LASTX=405\n##NPOINTS=6\n", "400 1 ? 3 ?T 5\n", y, 6);
  /* A difference behind a missing ordinate has no base: the rest of the line is missing. */
  static const double lost[] = {1, NAN, NAN, -4, 5, 6};
  reading r = read_string(file_of("##FIRSTX=400\n##LASTX=405\n##NPOINTS=6\n",
                                  "400A?JJ\n403dEJ\n"), NULL);
  ck_assert_ptr_nonnull(reported(&r, "no-base"));
  ck_assert_int_eq(reported(&r, "no-base")->line, FIXED_LINES + 4);
  ck_assert_int_eq(reported(&r, "no-base")->severity, ELASTIR_ERROR);
  /* The check value of the next line states what its last ordinate is. */
  expect_y(&r, lost, 6);
  reading_free(&r);
}
END_TEST

START_TEST(a_failed_y_check_is_reported_and_resynchronised)
{
  static const double y[] = {10, 11, 20, 21, 22};
  reading r = read_string(file_of("##FIRSTX=400\n##LASTX=404\n##NPOINTS=5\n",
                                  "400A0JJ\n402B0JJ\n404B2\n"), NULL);
  expect_y(&r, y, 5);
  expect_report(&r, ELASTIR_WARNING, "y-check", FIXED_LINES + 5);
  reading_free(&r);
  /* A check that agrees is silent. */
  r = read_string(file_of("##FIRSTX=400\n##LASTX=404\n##NPOINTS=5\n",
                          "400A0JJ\n402A2JJ\n404A4\n"), NULL);
  ck_assert_ptr_null(reported(&r, "y-check"));
  ck_assert_uint_eq(r.spectrum.points, 5);
  reading_free(&r);
}
END_TEST

START_TEST(a_writer_without_checks_is_understood)
{
  static const double y[] = {10, 11, 12, 50, 51, 52, 90, 91, 92};
  reading r = read_string(file_of("##FIRSTX=400\n##LASTX=408\n##NPOINTS=9\n",
                                  "400A0JJ\n403E0JJ\n406I0JJ\n"), NULL);
  expect_y(&r, y, 9);
  expect_report(&r, ELASTIR_WARNING, "no-y-checks", 0);
  reading_free(&r);
}
END_TEST

START_TEST(factors_and_abscissae)
{
  static const double y[] = {0.25, 0.5, 0.75, 1.0, 1.25};
  static const double x[] = {4000, 3000, 2000, 1000, 0};
  /* FIRSTX and LASTX are in final units; labels are times XFACTOR; DELTAX is no evidence. */
  reading r = read_string(file_of("##XFACTOR=0.5\n##YFACTOR=0.25 $$ comment\n##FIRSTX=4000\n"
                                  "##LASTX=0\n##DELTAX=1000\n##NPOINTS=5\n",
                                  "8000 1 2\n4000 3 4 $$ more\n$$ a whole line\n\n0 5\n"), NULL);
  expect_y(&r, y, 5);
  expect_x(&r, x, 5);
  expect_report(&r, ELASTIR_WARNING, "deltax", FIXED_LINES + 4);
  ck_assert_ptr_null(reported(&r, "x-check"));
  reading_free(&r);
}
END_TEST

START_TEST(headers_are_completed_where_they_can_be)
{
  static const double x[] = {400, 402, 404, 406};
  static const struct {
    const char *header, *code;
  } cases[] = {{"##FIRSTX=400\n##DELTAX=2\n##NPOINTS=4\n", "no-lastx"},
               {"##LASTX=406\n##NPOINTS=4\n", "no-firstx"},
               {"##FIRSTX=400\n##NPOINTS=4\n", "no-lastx"},
               {"", "no-firstx"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r = read_string(file_of(cases[i].header, "400 1 2\n404 3 4\n"), NULL);
    expect_report(&r, ELASTIR_WARNING, cases[i].code, 0);
    expect_x(&r, x, 4);
    reading_free(&r);
  }
  reading r = read_string(file_of("##FIRSTX=400\n##LASTX=406\n", "400 1 2\n404 3 4\n"), NULL);
  expect_x(&r, x, 4);
  reading_free(&r);
}
END_TEST

START_TEST(labels_put_the_header_right)
{
  static const double falling[] = {408, 406, 404, 402, 400}, rising[] = {400, 402, 404, 406, 408};
  /* the least and the greatest abscissa, in this order */
  reading r = read_string(file_of("##FIRSTX=400\n##LASTX=408\n##DELTAX=2\n##NPOINTS=5\n",
                                  "408 1 2\n404 3 4\n400 5\n"), NULL);
  expect_x(&r, falling, 5);
  expect_report(&r, ELASTIR_WARNING, "firstx", 0);
  ck_assert_ptr_null(reported(&r, "x-check"));
  reading_free(&r);
  static const char *const wrong[] = {"4", "6", "50"};
  for (size_t i = 0; i < 3; i++) {
    char header[100];
    snprintf(header, sizeof header, "##FIRSTX=400\n##LASTX=408\n##NPOINTS=%s\n", wrong[i]);
    r = read_string(file_of(header, "400.0 1 2\n404.0 3 4\n408.0 5\n"), NULL);
    expect_x(&r, rising, i == 0 ? 4 : 5);
    expect_report(&r, ELASTIR_WARNING, "npoints", 0);
    ck_assert_ptr_nonnull(strstr(reported(&r, "npoints")->message, "labels fit"));
    reading_free(&r);
  }
  /* a table that was cut */
  r = read_string(file_of("##FIRSTX=400\n##LASTX=418\n##NPOINTS=10\n", "400.0 1 2\n404.0 3 4\n408.0 5\n"),
                  NULL);
  expect_x(&r, rising, 5);
  ck_assert_ptr_nonnull(strstr(reported(&r, "npoints")->message, "cut"));
  reading_free(&r);
}
END_TEST

START_TEST(labels_are_checked)
{
  reading r = read_string(file_of("##FIRSTX=400\n##LASTX=405\n##NPOINTS=6\n",
                                  "400 1 2\n402 3 4\n440 5 6\n"), NULL);
  expect_report(&r, ELASTIR_WARNING, "x-check", FIXED_LINES + 6);
  reading_free(&r);
  /* One point and one unit of the label are tolerated. */
  r = read_string(file_of("##FIRSTX=400\n##LASTX=405\n##NPOINTS=6\n",
                          "400 1 2\n404 3 4\n402 5 6\n"), NULL);
  ck_assert_ptr_null(reported(&r, "x-check"));
  reading_free(&r);
}
END_TEST

START_TEST(counts_are_compared)
{
  static const double x[] = {400, 401, 402};
  reading r = read_string(file_of("##FIRSTX=400\n##LASTX=409\n##NPOINTS=10\n", "400 1 2 3\n"),
                          NULL);
  expect_report(&r, ELASTIR_WARNING, "npoints", 0);
  expect_x(&r, x, 3);
  reading_free(&r);
  r = read_string(file_of("##FIRSTX=400\n##LASTX=402\n##NPOINTS=3\n", "400 1 2 3 4 5\n"), NULL);
  expect_report(&r, ELASTIR_WARNING, "npoints", 0);
  expect_x(&r, x, 3);
  reading_free(&r);
  r = read_string(file_of("##FIRSTX=400\n##LASTX=402\n##NPOINTS=1\n", "400 1 2 3\n"), NULL);
  expect_report(&r, ELASTIR_WARNING, "npoints", 0);
  expect_x(&r, x, 3);
  reading_free(&r);
}
END_TEST

START_TEST(stated_extremes_are_compared)
{
  reading r = read_string(file_of(AXIS("402") "##YFACTOR=1\n##NPOINTS=3\n##FIRSTY=0\n##MAXY=300\n##MINY=1\n",
                                  "400 1 2 3\n"), NULL);
  expect_report(&r, ELASTIR_WARNING, "y-header", 0);
  ck_assert_uint_eq(r.diagnostics.warnings, 1); /* MAXY; FIRSTY is off by one unit, MINY right */
  reading_free(&r);
  r = read_string(file_of(AXIS("402") "##NPOINTS=3\n##MAXY=0\n##MINY=0\n", "400 11 12 13\n"),
                  NULL);
  ck_assert_ptr_null(reported(&r, "y-header"));
  reading_free(&r);
}
END_TEST

/* To the digits that the header has. */
START_TEST(headers_of_few_digits_are_right)
{
  static const struct {
    const char *first;
    size_t warnings;
  } cases[] = {{"-0.000137", 0}, {"-0.000138", 1}, {"-1.4E-4", 0}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char header[200];
    snprintf(header, sizeof header, AXIS("402") "##YFACTOR=0.0000001\n##NPOINTS=3\n##FIRSTY=%s\n",
             cases[i].first);
    reading r = read_string(file_of(header, "400 -1366 2000 3000\n"), NULL);
    ck_assert_msg(r.diagnostics.warnings == cases[i].warnings, "%s", cases[i].first);
    reading_free(&r);
  }
}
END_TEST

START_TEST(huge_counts_do_not_fill_the_memory)
{
  reading r = read_string(file_of(AXIS("402") "##NPOINTS=3\n", "400A S999999999T99\n"), NULL);
  expect_report(&r, ELASTIR_WARNING, "npoints", 0);
  ck_assert_uint_eq(r.spectrum.points, 3);
  reading_free(&r);
  r = read_string(file_of(AXIS("500") "##NPOINTS=999999999\n", "400A S3\n"), NULL);
  ck_assert(r.good);
  ck_assert_uint_eq(r.spectrum.points, 13);
  reading_free(&r);
  r = read_string(file_of("##FIRSTX=400\n##DELTAX=1\n", "400A S999999999\n"), NULL);
  ck_assert(r.good);
  ck_assert_uint_le(r.spectrum.points, 2000000);
  reading_free(&r);
}
END_TEST

START_TEST(damaged_tables_are_refused_with_line_and_column)
{
  reading r = read_string(file_of(AXIS("402") "##NPOINTS=3\n", "400 1 2\n402 3z\n"), NULL);
  expect_error(&r, "bad-ordinate", "column 6");
  ck_assert_int_eq(reported(&r, "bad-ordinate")->line, FIXED_LINES + 5);
  reading_free(&r);
  static const struct {
    const char *header, *table, *code;
  } cases[] = {{AXIS("402") "##YFACTOR=0\n##NPOINTS=3\n", "400 1 2 3\n", "bad-factor"},
               {AXIS("400") "##NPOINTS=3\n", "400 1 2 3\n", "no-abscissa"},
               {AXIS("402") "##NPOINTS=3\n", "400 T\n", "bad-ordinate"},
               {AXIS("402") "##NPOINTS=3\n", "400 J\n", "bad-ordinate"},
               {AXIS("402") "##NPOINTS=3\n", "400\n", "no-data"},
               {AXIS("402") "##NPOINTS=3\n", "400 1,5 2 3\n", "decimal-comma"},
               {"", "400 1 2 3\n", "no-abscissa"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    r = read_string(file_of(cases[i].header, cases[i].table), NULL);
    ck_assert_msg(!r.good, "case %zu", i);
    expect_error(&r, cases[i].code, "");
    reading_free(&r);
  }
}
END_TEST

START_TEST(decimal_commas_are_read_if_every_number_has_one)
{
  static const double y[] = {0.5, 0.25, 0.125, 1.5};
  reading r = read_string(file_of("##FIRSTX=400,0\n##LASTX=403,0\n##NPOINTS=4\n",
                                  "400,0 0,5 0,25\n402,0 0,125 1,5\n"), NULL);
  expect_y(&r, y, 4);
  expect_report(&r, ELASTIR_WARNING, "decimal-comma", 0);
  ck_assert_double_eq(r.spectrum.x[3], 403.0);
  reading_free(&r);
}
END_TEST

/* -- pairs ---------------------------------------------------------------------------------- */

START_TEST(pairs_of_any_separator)
{
  static const double x[] = {400, 401.5, 410, 450}, y[] = {0.1, 0.2, -0.3, 0.4};
  static const char *const tables[] = {
    "##XYPOINTS=(XY..XY)\n400 1 401.5 2\n410 -3; 450 4\n",
    "##XYPOINTS= (XY..XY)\n400,1;401.5,2;410,-3;\n450,4\n",
    "##XYPOINTS=(XY..XY)\n400, 1\n401.5, 2 $$ x\n410,-3\n450,4\n",
    "##XYDATA=(XY..XY)\n400 1\n401.5 2\n410 -3\n450 4\n",
    "##XYPOINTS=\n(XY..XY)\n400 1E0 4.015E2 2\n410 -3 450 4\n"};
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
    char text[1024];
    snprintf(text, sizeof text,
             "##TITLE=t\n##DATATYPE=ir spectrum\n##XUNITS=cm-1\n##YUNITS=ABSORBANCE\n"
             "##YFACTOR=0.1\n##NPOINTS=4\n%s##END=\n", tables[i]);
    reading r = read_string(text, NULL);
    expect_y(&r, y, 4);
    expect_x(&r, x, 4);
    ck_assert(!r.spectrum.sticks);
    reading_free(&r);
  }
}
END_TEST

START_TEST(peak_tables_are_sticks)
{
  reading r = read_string("##TITLE=t\n##DATA TYPE=INFRARED PEAK TABLE\n##XUNITS=1/CM\n"
                          "##YUNITS=ABSORBANCE\n##NPOINTS=3\n##PEAK TABLE=(XYW..XYW)\n"
                          "400,1,5 500,2,6\n600,3,7\n##END=\n", NULL);
  static const double x[] = {400, 500, 600}, y[] = {1, 2, 3};
  expect_y(&r, y, 3);
  expect_x(&r, x, 3);
  ck_assert(r.spectrum.sticks);
  elastir_absorbance a;
  ck_assert(!elastir_measured_to_absorbance(&r.spectrum, &a, &r.diagnostics));
  ck_assert_ptr_nonnull(reported(&r, "only-peaks"));
  elastir_absorbance_free(&a);
  reading_free(&r);
}
END_TEST

START_TEST(peak_assignments_survive_unbalanced_brackets)
{
  reading r = read_string("##TITLE=t\n##DATA TYPE=INFRARED SPECTRUM\n##XUNITS=1/CM\n"
                          "##YUNITS=ABSORBANCE\n##PEAK ASSIGNMENTS=(XYA)\n"
                          "(400.5, 0.25, <C-H (bend)>)\n(500, 0.5\n(600, , <x>)\n##END=\n", NULL);
  static const double x[] = {400.5, 500, 600}, y[] = {0.25, 0.5, NAN};
  expect_y(&r, y, 3);
  expect_x(&r, x, 3);
  reading_free(&r);
}
END_TEST

START_TEST(damaged_pairs)
{
  reading r = read_string("##TITLE=t\n##DATA TYPE=INFRARED SPECTRUM\n##XUNITS=1/CM\n"
                          "##YUNITS=ABSORBANCE\n##XYPOINTS=(XY..XY)\n400 1\n401 A\n##END=\n",
                          NULL);
  expect_error(&r, "bad-pair", "column 5");
  ck_assert_int_eq(reported(&r, "bad-pair")->line, 7);
  reading_free(&r);
  /* Where the blank between two numbers became a digit, they are none. */
  r = read_string("##TITLE=t\n##DATA TYPE=INFRARED SPECTRUM\n##XUNITS=1/CM\n"
                  "##YUNITS=ABSORBANCE\n##XYPOINTS=(XY..XY)\n400.1 0.5\n401.100.25\n##END=\n",
                  NULL);
  expect_error(&r, "bad-pair", "401.100.25");
  reading_free(&r);
  r = read_string("##TITLE=t\n##DATA TYPE=INFRARED SPECTRUM\n##XUNITS=1/CM\n##YUNITS=ABSORBANCE\n"
                  "##XYPOINTS=(XY..XY)\n400 1\n401 2\n402 ", NULL);
  expect_report(&r, ELASTIR_WARNING, "odd-pair", 8);
  ck_assert_uint_eq(r.spectrum.points, 2);
  reading_free(&r);
}
END_TEST

/* -- blocks --------------------------------------------------------------------------------- */

static const char linked[] =
    "##TITLE=outer\n##JCAMP-DX=5.00\n##DATA TYPE=LINK\n##BLOCKS=9\n"
    "##TITLE=structure\n##JCAMP-CS=3.7\n##ATOMLIST=\n 1 C\n##END=\n"
    "##TITLE=nmr\n##DATA TYPE=NMR SPECTRUM\n##XUNITS=PPM\n##YUNITS=ARBITRARY\n##NPOINTS=2\n"
    "##FIRSTX=0\n##LASTX=1\n##XYDATA=(X++(Y..Y))\n0 1 2\n##END=\n"
    "##TITLE=inner\n##DATA TYPE= LINK $$ again\n##BLOCKS=1\n"
    "##TITLE=first ir\n##Data_Type=INFRARED SPECTRUM\n##X UNITS=1/CM\n##Y-UNITS=ABSORBANCE\n"
    "##npoints=2\n##FirstX=400\n##LASTX=401\n##XYDATA=(X++(Y..Y))\n400 1 2\n##END= $$ c\n"
    "##END=\n"
    "##TITLE=second ir\n##DATA TYPE=ftir\n##XUNITS=1/CM\n##YUNITS=ABSORBANCE\n##NPOINTS=2\n"
    "##FIRSTX=500\n##LASTX=501\n##XYDATA=(X++(Y..Y))\n500 3 4\n##END=\n##END=\n\x1a";

START_TEST(linked_blocks_are_chosen_by_technique)
{
  for (size_t block = 0; block <= 2; block++) {
    reading r = read_string(linked, &(elastir_measured_options){.block = block});
    ck_assert(r.good);
    ck_assert_str_eq(r.spectrum.title, block == 2 ? "second ir" : "first ir");
    ck_assert_uint_eq(r.spectrum.block_count, 2);
    ck_assert((reported(&r, "several-blocks") != NULL) == (block == 0));
    ck_assert_ptr_null(reported(&r, "missing-end"));
    reading_free(&r);
  }
  reading r = read_string(linked, &(elastir_measured_options){.block = 1, .any_technique = true});
  ck_assert(r.good);
  ck_assert_str_eq(r.spectrum.title, "nmr");
  reading_free(&r);
}
END_TEST

START_TEST(ends_may_be_missing)
{
  reading r = read_string("##TITLE=a\n##DATA TYPE=INFRARED SPECTRUM\n##XUNITS=1/CM\n"
                          "##YUNITS=ABSORBANCE\n##NPOINTS=2\n##FIRSTX=1\n##LASTX=2\n"
                          "##XYDATA=(X++(Y..Y))\n1 1 2\n##TITLE=b\n"
                          "##DATA TYPE=INFRARED SPECTRUM\n##XUNITS=1/CM\n##YUNITS=ABSORBANCE\n"
                          "##NPOINTS=2\n##FIRSTX=1\n##LASTX=2\n##XYDATA=(X++(Y..Y))\n1 3 4\n",
                          &(elastir_measured_options){.block = 2});
  static const double y[] = {3, 4};
  expect_y(&r, y, 2);
  expect_report(&r, ELASTIR_WARNING, "missing-end", 1);
  reading_free(&r);
}
END_TEST

/* What is read of a table that the file ends behind: `count` ordinates, and whether a number was
 * left out. */
static void expect_cut(const char *table, size_t count, bool told)
{
  char text[512];
  snprintf(text, sizeof text, "##TITLE=a\n##DATA TYPE=INFRARED SPECTRUM\n##XUNITS=1/CM\n"
           "##YUNITS=ABSORBANCE\n##FIRSTX=400\n##DELTAX=1\n##YFACTOR=1\n%s", table);
  static const double y[] = {11, 12, 13, 14};
  reading r = read_string(text, NULL);
  ck_assert_msg(r.spectrum.points == count, "%zu of %s", r.spectrum.points, table);
  expect_y(&r, y, count);
  ck_assert_msg((reported(&r, "cut-line") != NULL) == told, "%s", table);
  reading_free(&r);
}

START_TEST(a_number_that_the_file_cuts_is_not_read)
{
#define XYDATA "##XYDATA=(X++(Y..Y))\n400 11 12\n"
  static const struct {
    const char *table;
    size_t count;
    bool told;
  } cases[] = {{XYDATA "402 13 14\n", 4, false},
               {XYDATA "402 13 14\n#", 4, false},
               {XYDATA "402 13 14\n##E", 4, false},
               {XYDATA "402 13 14\n##END=", 4, false},
               {XYDATA "402 13 14 ", 4, false},
               {XYDATA "402 13 14 $$ b 7", 4, false},
               {XYDATA "402 13 14", 3, true},
               {XYDATA "402 13 1", 3, true},
               {XYDATA "402 1", 2, true},
               {XYDATA "40", 2, true},
               {XYDATA "402+13+1", 3, true},
               {XYDATA "402+13-", 3, true},
               {XYDATA "402 13 1.4E", 3, true},
               {XYDATA "402 13 1.4E+", 3, true},
               {XYDATA "402 13 1.4E+0", 3, true},
               {XYDATA "402A3A4", 3, true},
               {XYDATA "402A3E", 2, true}, /* or a number and its exponent */
               {"##XYDATA=(X++(Y..Y))\n400A1JJJ", 3, true},
               {"##XYDATA=(X++(Y..Y))\n400A1JT", 2, true},
               {"##XYDATA=(X++(Y..Y))\n400A1JT\n", 3, false},
               {"##XYDATA=(X++(Y..Y))\n400A1J\n401A2", 2, true},
               {"##XYPOINTS=(XY..XY)\n400,11\n401,12\n402,13\n", 3, false},
               {"##XYPOINTS=(XY..XY)\n400,11\n401,12\n402,1", 2, true},
               {"##XYPOINTS=(XY..XY)\n400.0,11.0\n401.0,12.0\n402.0,13", 2, true},
               {"##XYPOINTS=(XY..XY)\n400 11\n401 12\n402", 2, true}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    expect_cut(cases[i].table, cases[i].count, cases[i].told);
}
END_TEST

/* Where all points are there the last number is kept, unless it looks cut. */
START_TEST(the_last_number_of_all_points_is_read)
{
#define OF(points) "##NPOINTS=" points "\n##XYDATA=(X++(Y..Y))\n"
#define PAIRS "##NPOINTS=3\n##XYPOINTS=(XY..XY)\n"
  static const struct {
    const char *table;
    size_t count;
    bool told;
  } cases[] = {{OF("4") "400 11.0 12.0\n402 13.0 14.0", 4, false},
               {OF("4") "400 11.0 12.0\n402 13.0 14.", 3, true},
               {OF("4") "400 11.0 12.0\n402 13.0 14", 3, true},
               {OF("4") "400 11.0 12.0\n402 13.0 1", 3, true},
               {OF("5") "400 11.0 12.0\n402 13.0 14.0", 3, true},
               {OF("4") "400 11,0 12,0\n402 13,0 14,0", 4, false},
               {OF("3") "400+1.1E+01+1.2E+01\n402+1.3E+01", 3, false},
               {OF("3") "400+1.1E+01+1.2E+01\n402+1.3E+0", 2, true},
               {"##LASTX=403\n" XYDATA "402 13 14", 4, true},
               {"##LASTX=404\n" XYDATA "402 13 14", 3, true},
               /* whole numbers may go on; a tenth of the one before is a number that was cut */
               {OF("4") "400 11 12\n402 13 14", 4, true},
               {OF("4") "400 11 12\n402+13+14", 4, true},
               {OF("4") "400A1A2\n402A3A4", 4, true},
               {OF("4") "400 11 12\n402 13 1", 3, true},
               {OF("4") "400 11 12\n402+13+1", 3, true},
               {OF("4") "400 11 12\n402 13", 2, true},
               {OF("4") "400 11 12\n402 13 14\n404", 4, true}, /* a label that is not needed */
               /* the ordinate that is repeated, and a count of repetitions, are known to be whole */
               {OF("3") "400A1JJ\n402A3", 3, false},
               {OF("3") "400A1JJ\n402A", 3, true},
               {OF("3") "400A1JJ", 3, true},
               {OF("3") "400A1JT", 3, false},
               {OF("4") "400A1JT", 2, true},
               {PAIRS "400,11.0\n401,12.0\n402,13.0", 3, false},
               {PAIRS "400,11.0\n401,12.0\n402,13", 2, true},
               {PAIRS "400,11\n401,12\n402,13", 3, true},
               {PAIRS "400,11\n401,12\n402,1", 2, true},
               {PAIRS "400,11.0\n401,12.0\n402", 2, true},
               {"##LASTX=402\n##XYPOINTS=(XY..XY)\n400,11.0\n401,12.0\n402,13.0", 3, false},
               {"##LASTX=403\n##XYPOINTS=(XY..XY)\n400,11.0\n401,12.0\n402,13.0", 2, true}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    expect_cut(cases[i].table, cases[i].count, cases[i].told);
}
END_TEST

START_TEST(text_of_records_is_no_record)
{
  reading r = read_string("preamble of a mail\n##TITLE=$$ nothing\n$$ ##YUNITS=TRANSMITTANCE\n"
                          "##= comment\n##$PRIVATE=1\n##.TECHNIQUE=2\n"
                          "##DataClass= ##XYDATA=\n##DATA TYPE=INFRARED SPECTRUM\n\n"
                          "##XUNITS=1/CM\n##YUNITS=ABSORBANCE\n##NPOINTS=2\n##FIRSTX=1\n##LASTX=2\n"
                          "  ##XYDATA=(X++(Y..Y))\n1 1 2\n##END=\n", NULL);
  static const double y[] = {1, 2};
  expect_y(&r, y, 2);
  ck_assert_str_eq(r.spectrum.title, "");
  reading_free(&r);
}
END_TEST

START_TEST(line_ends_and_encodings)
{
  static const double y[] = {1, 2, 3, 4};
  static const char *const ends[] = {"\n", "\r\n", "\r"};
  for (size_t i = 0; i < 3; i++) {
    char text[1024];
    snprintf(text, sizeof text, "\xef\xbb\xbf##TITLE=M\xfcller%s##DATA TYPE=INFRARED SPECTRUM%s"
             "##XUNITS=1/CM%s##YUNITS=ABSORBANCE%s##NPOINTS=4%s##FIRSTX=1%s##LASTX=4%s"
             "##XYDATA=(X++(Y..Y))%s1 1 2%s3 3 4%s##END=%s", ends[i], ends[i], ends[i], ends[i],
             ends[i], ends[i], ends[i], ends[i], ends[i], ends[i], ends[i]);
    reading r = read_string(text, NULL);
    expect_y(&r, y, 4);
    ck_assert_str_eq(r.spectrum.title, "M\xc3\xbcller");
    reading_free(&r);
  }
}
END_TEST

START_TEST(other_tables_and_techniques_are_refused_by_name)
{
  static const struct {
    const char *text, *code, *words;
  } cases[] = {
    {"##TITLE=n\n##DATA TYPE=INFRARED SPECTRUM\n##NTUPLES=X\n##END=\n", "not-infrared", "NTUPLES"},
    {"##TITLE=r\n##DATA TYPE=INFRARED SPECTRUM\n##RADATA=(R++(A..A))\n1 2\n##END=\n",
     "not-infrared", "RADATA"},
    {"##TITLE=i\n##DATA TYPE=INFRARED INTERFEROGRAM\n##XYDATA=(X++(Y..Y))\n1 2\n##END=\n",
     "not-infrared", "INTERFEROGRAM"},
    {"##TITLE=u\n##DATA TYPE=UV/VIS SPECTRUM\n##XUNITS=NM\n##XYDATA=(X++(Y..Y))\n1 2\n##END=\n",
     "not-infrared", "UV/VIS"},
    {"##TITLE=h\n##DATA TYPE=INFRARED SPECTRUM\n##XUNITS=SECONDS\n##YUNITS=ABSORBANCE\n"
     "##NPOINTS=2\n##FIRSTX=1\n##LASTX=2\n##XYDATA=(X++(Y..Y))\n1 2 3\n##END=\n", "not-infrared",
     "SECONDS"},
    {"##TITLE=nothing\n", "not-infrared", "no table"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r = read_string(cases[i].text, NULL);
    expect_error(&r, cases[i].code, cases[i].words);
    reading_free(&r);
  }
}
END_TEST

START_TEST(two_tables_in_a_block)
{
  reading r = read_string(file_of(AXIS("401") "##NPOINTS=2\n",
                                  "400 1 2\n##NPOINTS=3\n##XYDATA=(X++(Y..Y))\n400 5 6 7\n"),
                          NULL);
  static const double y[] = {1, 2};
  expect_y(&r, y, 2);
  expect_report(&r, ELASTIR_WARNING, "two-tables", 1);
  reading_free(&r);
}
END_TEST

Suite *suite_measured_jcamp(void)
{
  Suite *suite = suite_create("JCAMP-DX");
  TCase *ordinates = tcase_create("ordinates");
  tcase_add_test(ordinates, every_form_gives_the_same_ordinates);
  tcase_add_test(ordinates, letters_e_are_exponents_only_before_a_sign);
  tcase_add_test(ordinates, a_sign_ends_a_number);
  tcase_add_test(ordinates, duplicates_repeat_differences_after_differences);
  tcase_add_test(ordinates, missing_ordinates_keep_their_place);
  tcase_add_test(ordinates, a_failed_y_check_is_reported_and_resynchronised);
  tcase_add_test(ordinates, a_writer_without_checks_is_understood);
  suite_add_tcase(suite, ordinates);
  TCase *table = tcase_create("table");
  tcase_add_test(table, factors_and_abscissae);
  tcase_add_test(table, headers_are_completed_where_they_can_be);
  tcase_add_test(table, labels_are_checked);
  tcase_add_test(table, labels_put_the_header_right);
  tcase_add_test(table, counts_are_compared);
  tcase_add_test(table, stated_extremes_are_compared);
  tcase_add_test(table, headers_of_few_digits_are_right);
  tcase_add_test(table, huge_counts_do_not_fill_the_memory);
  tcase_add_test(table, damaged_tables_are_refused_with_line_and_column);
  tcase_add_test(table, decimal_commas_are_read_if_every_number_has_one);
  suite_add_tcase(suite, table);
  TCase *pairs = tcase_create("pairs");
  tcase_add_test(pairs, pairs_of_any_separator);
  tcase_add_test(pairs, peak_tables_are_sticks);
  tcase_add_test(pairs, peak_assignments_survive_unbalanced_brackets);
  tcase_add_test(pairs, damaged_pairs);
  suite_add_tcase(suite, pairs);
  TCase *blocks = tcase_create("blocks");
  tcase_add_test(blocks, linked_blocks_are_chosen_by_technique);
  tcase_add_test(blocks, ends_may_be_missing);
  tcase_add_test(blocks, a_number_that_the_file_cuts_is_not_read);
  tcase_add_test(blocks, the_last_number_of_all_points_is_read);
  tcase_add_test(blocks, text_of_records_is_no_record);
  tcase_add_test(blocks, line_ends_and_encodings);
  tcase_add_test(blocks, other_tables_and_techniques_are_refused_by_name);
  tcase_add_test(blocks, two_tables_in_a_block);
  suite_add_tcase(suite, blocks);
  return suite;
}
