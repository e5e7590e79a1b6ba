/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_spc.c: Galactic SPC, new and old, made up byte by byte: every layout, every bad file. */
#include "measured_suite.h"

#include <stdint.h>

/* A file under construction. */
typedef struct {
  unsigned char bytes[8192];
  size_t length;
  bool big;
} spc_file;

static void put(spc_file *file, size_t at, uint64_t value, size_t size)
{
  for (size_t i = 0; i < size; i++)
    file->bytes[at + i] = (unsigned char)(value >> 8 * (file->big ? size - 1 - i : i));
  if (at + size > file->length)
    file->length = at + size;
}

static void put_float(spc_file *file, size_t at, float value)
{
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  put(file, at, bits, 4);
}

static void put_double(spc_file *file, size_t at, double value)
{
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  put(file, at, bits, 8);
}

/* The header of a new file of absorbance on cm-1. */
static spc_file new_file(bool big, unsigned flags, int exponent, uint32_t points,
                         uint32_t subfiles)
{
  spc_file file = {.big = big, .length = 512};
  file.bytes[0] = (unsigned char)flags;
  file.bytes[1] = big ? 0x4c : 0x4b;
  file.bytes[3] = (unsigned char)exponent;
  put(&file, 4, points, 4);
  put_double(&file, 8, 4000.0);
  put_double(&file, 16, 1000.0);
  put(&file, 24, subfiles, 4);
  file.bytes[28] = 1;
  file.bytes[29] = 2;
  memcpy(file.bytes + 88, "made up", 7);
  return file;
}

static reading read_file(const spc_file *file, const elastir_measured_options *options)
{
  return read_bytes(file->bytes, file->length, options);
}

static const double falling[] = {4000, 3000, 2000, 1000};

START_TEST(fixed_point_of_both_byte_orders)
{
  /* y = Y 2^(e - 32), e = 3: 2^29 is 1. */
  static const double y[] = {1.0, -0.5, 3.5, 0.0};
  for (int big = 0; big < 2; big++) {
    spc_file file = new_file(big, 0, 3, 4, 1);
    for (size_t i = 0; i < 4; i++)
      put(&file, 544 + 4 * i, (uint32_t)(int32_t)(y[i] * 536870912.0), 4);
    reading r = read_file(&file, NULL);
    expect_y(&r, y, 4);
    expect_x(&r, falling, 4);
    ck_assert_str_eq(r.spectrum.format, "galactic-spc");
    ck_assert_str_eq(r.spectrum.title, "made up");
    ck_assert_int_eq(r.spectrum.y_kind, ELASTIR_Y_ABSORBANCE);
    reading_free(&r);
  }
}
END_TEST

START_TEST(sixteen_bits_and_floats)
{
  static const double y[] = {1.0, -0.5, 0.25, 0.0};
  spc_file file = new_file(false, 0x01, 2, 4, 1); /* y = Y 2^(2 - 16) */
  for (size_t i = 0; i < 4; i++)
    put(&file, 544 + 2 * i, (uint16_t)(int16_t)(y[i] * 16384.0), 2);
  reading r = read_file(&file, NULL);
  expect_y(&r, y, 4);
  reading_free(&r);
  file = new_file(true, 0, -128, 4, 1);
  for (size_t i = 0; i < 4; i++)
    put_float(&file, 544 + 4 * i, (float)y[i]);
  r = read_file(&file, NULL);
  expect_y(&r, y, 4);
  reading_free(&r);
}
END_TEST

START_TEST(subfiles_have_their_own_exponents)
{
  /* Fixed point with a negative exponent, float, and the literal exponent 0. */
  static const int exponents[] = {-1, -128, 0};
  static const double scale[] = {0.25, 1.0, 0.5}; /* of 2^31: 2^(e - 1) */
  spc_file file = new_file(false, 0x04, 9, 2, 3);
  for (size_t s = 0; s < 3; s++) {
    size_t at = 512 + s * 40;
    file.bytes[at + 1] = (unsigned char)exponents[s];
    for (size_t i = 0; i < 2; i++) {
      if (exponents[s] == -128)
        put_float(&file, at + 32 + 4 * i, i == 0 ? 1.0f : 2.0f);
      else
        put(&file, at + 32 + 4 * i, i == 0 ? 0x7fffffff : 0x40000000, 4);
    }
  }
  for (size_t s = 0; s < 3; s++) {
    reading r = read_file(&file, &(elastir_measured_options){.block = s + 1});
    double first = exponents[s] == -128 ? 1.0 : scale[s] * 2147483647.0 / 2147483648.0;
    double y[] = {first, exponents[s] == -128 ? 2.0 : scale[s] / 2.0};
    expect_y(&r, y, 2);
    ck_assert_uint_eq(r.spectrum.block_count, 3);
    reading_free(&r);
  }
  reading r = read_file(&file, NULL);
  expect_report(&r, ELASTIR_WARNING, "several-blocks", 0);
  reading_free(&r);
}
END_TEST

/* Writers that state floats, or an exponent, in the header only. */
START_TEST(exponents_of_header_and_subfile_that_differ_are_told)
{
  static const double floats[] = {0.05, 0.5}, fixed[] = {0.5, 0.25};
  spc_file file = new_file(false, 0x04, -128, 2, 2);
  for (size_t i = 0; i < 2; i++) {
    put_float(&file, 512 + 32 + 4 * i, (float)floats[i]);
    put(&file, 552 + 32 + 4 * i, 0x80000000 >> (i + 1), 4); /* as a float: 2, or 1e-19 */
  }
  reading r = read_file(&file, &(elastir_measured_options){.block = 1});
  const double rounded[] = {(double)(float)floats[0], (double)(float)floats[1]};
  expect_y(&r, rounded, 2);
  expect_report(&r, ELASTIR_WARNING, "spc-exponent", 0);
  reading_free(&r);
  file.bytes[552 + 1] = 1; /* y = Y 2^(1 - 32) */
  r = read_file(&file, &(elastir_measured_options){.block = 2});
  expect_y(&r, fixed, 2);
  expect_report(&r, ELASTIR_WARNING, "spc-exponent", 0);
  reading_free(&r);
  file.bytes[3] = 9;
  file.bytes[552 + 1] = 0;
  r = read_file(&file, &(elastir_measured_options){.block = 2});
  expect_report(&r, ELASTIR_WARNING, "spc-exponent", 0);
  reading_free(&r);
  file.bytes[552 + 1] = 1;
  r = read_file(&file, &(elastir_measured_options){.block = 2});
  ck_assert_ptr_null(reported(&r, "spc-exponent"));
  reading_free(&r);
}
END_TEST

START_TEST(raman_on_an_axis_of_wavenumbers_is_told)
{
  spc_file file = new_file(false, 0, -128, 2, 1);
  put_float(&file, 548, 1.0f);
  reading r = read_file(&file, NULL);
  ck_assert_ptr_null(reported(&r, "other-technique"));
  reading_free(&r);
  file.bytes[2] = 11;
  r = read_file(&file, NULL);
  expect_report(&r, ELASTIR_WARNING, "other-technique", 0);
  reading_free(&r);
}
END_TEST

START_TEST(explicit_and_own_abscissae)
{
  static const double x[] = {400, 410, 500}, y[] = {1, 2, 3};
  spc_file file = new_file(false, 0x80, -128, 3, 1); /* common abscissae behind the header */
  for (size_t i = 0; i < 3; i++) {
    put_float(&file, 512 + 4 * i, (float)x[i]);
    put_float(&file, 512 + 12 + 32 + 4 * i, (float)y[i]);
  }
  reading r = read_file(&file, NULL);
  expect_x(&r, x, 3);
  expect_y(&r, y, 3);
  reading_free(&r);
  file = new_file(false, 0x40 | 0x80, -128, 0, 1); /* one subfile with its own */
  put(&file, 512 + 16, 3, 4);
  for (size_t i = 0; i < 3; i++) {
    put_float(&file, 544 + 4 * i, (float)x[i]);
    put_float(&file, 544 + 12 + 4 * i, (float)y[i]);
  }
  r = read_file(&file, NULL);
  expect_x(&r, x, 3);
  expect_y(&r, y, 3);
  reading_free(&r);
}
END_TEST

START_TEST(a_directory_gives_the_subfiles)
{
  static const double x[] = {400, 410, 500}, y[] = {1, 2, 3};
  spc_file file = new_file(false, 0x04 | 0x40 | 0x80, -128, 1024, 2);
  for (size_t s = 0; s < 2; s++) {
    size_t at = s == 0 ? 700 : 600, points = 2 + s; /* not in their order */
    put(&file, 1024 + 12 * s, at, 4);
    file.bytes[at + 1] = 0x80;
    put(&file, at + 16, points, 4);
    for (size_t i = 0; i < points; i++) {
      put_float(&file, at + 32 + 4 * i, (float)x[i]);
      put_float(&file, at + 32 + 4 * points + 4 * i, (float)y[i] * (s == 0 ? 1.0f : 10.0f));
    }
  }
  file.length = 1024 + 24;
  reading r = read_file(&file, &(elastir_measured_options){.block = 2});
  static const double tenfold[] = {10, 20, 30};
  expect_x(&r, x, 3);
  expect_y(&r, tenfold, 3);
  reading_free(&r);
  r = read_file(&file, &(elastir_measured_options){.block = 1});
  expect_x(&r, x, 2);
  reading_free(&r);
}
END_TEST

START_TEST(labels_of_the_axes)
{
  spc_file file = new_file(false, 0x20, -128, 2, 1);
  memcpy(file.bytes + 218, "Wavelength (um)\0%T\0z", 21);
  put_float(&file, 544, 90.0f);
  put_float(&file, 548, 80.0f);
  reading r = read_file(&file, NULL);
  ck_assert(r.good);
  ck_assert_str_eq(r.spectrum.x_unit, "Wavelength (um)");
  ck_assert_int_eq(r.spectrum.x_kind, ELASTIR_X_MICROMETRE);
  ck_assert_int_eq(r.spectrum.y_kind, ELASTIR_Y_TRANSMITTANCE_PERCENT);
  reading_free(&r);
  /* Transmission does not say fraction or percent: the data do. */
  for (int percent = 0; percent < 2; percent++) {
    file = new_file(false, 0, -128, 2, 1);
    file.bytes[29] = 128;
    put_float(&file, 544, percent ? 90.0f : 0.9f);
    put_float(&file, 548, percent ? 80.0f : 0.8f);
    r = read_file(&file, NULL);
    ck_assert_int_eq(r.spectrum.y_kind, percent ? ELASTIR_Y_TRANSMITTANCE_PERCENT
                                                : ELASTIR_Y_TRANSMITTANCE);
    expect_report(&r, ELASTIR_INFO, "y-scale-assumed", 0);
    ck_assert_uint_eq(r.spectrum.assumption_count, 1);
    reading_free(&r);
  }
}
END_TEST

START_TEST(other_techniques_are_refused_by_name)
{
  static const struct {
    unsigned char x, y;
    const char *code, *words;
  } cases[] = {{255, 0, "interferogram", "interferogram"},
               {1, 1, "interferogram", "interferogram"},
               {13, 2, "not-infrared", "Raman"},  {9, 0, "not-infrared", "m/z"},
               {5, 2, "not-infrared", "Minutes"}, {10, 0, "not-infrared", "ppm"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    spc_file file = new_file(false, 0, -128, 2, 1);
    file.bytes[28] = cases[i].x;
    file.bytes[29] = cases[i].y;
    put_float(&file, 544, 1.0f);
    put_float(&file, 548, 2.0f);
    reading r = read_file(&file, NULL);
    expect_error(&r, cases[i].code, cases[i].words);
    reading_free(&r);
  }
}
END_TEST

START_TEST(bad_new_files)
{
  spc_file file = new_file(false, 0, -128, 4, 1);
  file.length = 544 + 15; /* one byte short */
  reading r = read_file(&file, NULL);
  expect_error(&r, "truncated", "cut");
  reading_free(&r);
  file = new_file(false, 0, -128, 0, 1); /* no points */
  put(&file, 560, 0, 4);
  r = read_file(&file, NULL);
  expect_error(&r, "spc-header", "no points");
  reading_free(&r);
  file = new_file(false, 0, -128, 0xffffffff, 1); /* 4e9 points */
  put(&file, 560, 0, 4);
  r = read_file(&file, NULL);
  expect_error(&r, "truncated", "4294967295 points");
  reading_free(&r);
  file = new_file(false, 0, -128, 4, 1); /* no axis */
  put_double(&file, 16, 4000.0);
  put(&file, 556, 0, 4);
  r = read_file(&file, NULL);
  expect_error(&r, "no-abscissa", "equal");
  reading_free(&r);
  file = new_file(false, 0x04, 0, 2, 0xffffffff); /* 4e9 subfiles */
  put(&file, 512 + 39, 0, 1);
  r = read_file(&file, NULL);
  expect_report(&r, ELASTIR_WARNING, "truncated", 0);
  ck_assert_uint_eq(r.spectrum.points, 2);
  reading_free(&r);
  file = new_file(false, 0x04 | 0x40, -128, 0xfffffff0, 2); /* a directory out of the file */
  put(&file, 700, 0, 4);
  r = read_file(&file, &(elastir_measured_options){.block = 2});
  ck_assert(!r.good);
  reading_free(&r);
  file = new_file(false, 0, -128, 2, 1); /* not finite: missing */
  put(&file, 544, 0x7fc00000, 4);
  put_float(&file, 548, 1.0f);
  r = read_file(&file, NULL);
  expect_report(&r, ELASTIR_WARNING, "not-finite", 0);
  ck_assert_uint_eq(r.spectrum.missing, 1);
  reading_free(&r);
}
END_TEST

/* -- the old format ------------------------------------------------------------------------- */

static spc_file old_file(unsigned flags, unsigned exponent, float points)
{
  spc_file file = {.length = 256};
  file.bytes[0] = (unsigned char)flags;
  file.bytes[1] = 0x4d;
  put(&file, 2, exponent, 2);
  put_float(&file, 4, points);
  put_float(&file, 8, 4000.0f);
  put_float(&file, 12, 1000.0f);
  file.bytes[16] = 1;
  file.bytes[17] = 2;
  memcpy(file.bytes + 64, "old", 3);
  return file;
}

/* Bytes b0 b1 b2 b3 hold b1 b0 b3 b2, big-endian. */
static void put_swapped(spc_file *file, size_t at, uint32_t value)
{
  put(file, at, value >> 16, 2);
  put(file, at + 2, value & 0xffff, 2);
}

START_TEST(old_files)
{
  static const double y[] = {1.0, -0.5, 3.5, 0.0};
  spc_file file = old_file(0, 3, 4.0f);
  for (size_t i = 0; i < 4; i++)
    put_swapped(&file, 256 + 4 * i, (uint32_t)(int32_t)(y[i] * 536870912.0));
  reading r = read_file(&file, NULL);
  expect_y(&r, y, 4);
  expect_x(&r, falling, 4);
  ck_assert_str_eq(r.spectrum.format, "galactic-spc-old");
  reading_free(&r);
  /* Two subfiles and the start of a third. */
  file = old_file(0x04, 3, 2.0f);
  for (size_t s = 0; s < 2; s++) {
    file.bytes[224 + 40 * s + 1] = (unsigned char)(1 + s);
    put_swapped(&file, 256 + 40 * s, 0x40000000);
    put_swapped(&file, 260 + 40 * s, 0xc0000000);
  }
  put(&file, 224 + 80 + 7, 0, 1);
  for (size_t s = 0; s < 2; s++) {
    double value = s == 0 ? 0.5 : 1.0;
    double both[] = {value, -value};
    r = read_file(&file, &(elastir_measured_options){.block = s + 1});
    expect_y(&r, both, 2);
    ck_assert_uint_eq(r.spectrum.block_count, 2);
    expect_report(&r, ELASTIR_WARNING, "trailing-bytes", 0);
    reading_free(&r);
  }
}
END_TEST

START_TEST(bad_old_files)
{
  static const float points[] = {0.0f, -3.0f, 2.5f, NAN};
  for (size_t i = 0; i < 4; i++) {
    spc_file file = old_file(0, 3, points[i]);
    put(&file, 300, 0, 4);
    reading r = read_file(&file, NULL);
    expect_error(&r, "spc-header", "number of points");
    reading_free(&r);
  }
  spc_file file = old_file(0, 3, 1e9f);
  put(&file, 300, 0, 4);
  reading r = read_file(&file, NULL);
  expect_error(&r, "truncated", "1000000000 points");
  reading_free(&r);
  file = old_file(0, 3, 2.0f);
  put_float(&file, 12, 4000.0f);
  put(&file, 300, 0, 4);
  r = read_file(&file, NULL);
  expect_error(&r, "no-abscissa", "axis");
  reading_free(&r);
}
END_TEST

Suite *suite_measured_spc(void)
{
  Suite *suite = suite_create("Galactic SPC");
  TCase *new_case = tcase_create("new");
  tcase_add_test(new_case, fixed_point_of_both_byte_orders);
  tcase_add_test(new_case, sixteen_bits_and_floats);
  tcase_add_test(new_case, subfiles_have_their_own_exponents);
  tcase_add_test(new_case, exponents_of_header_and_subfile_that_differ_are_told);
  tcase_add_test(new_case, raman_on_an_axis_of_wavenumbers_is_told);
  tcase_add_test(new_case, explicit_and_own_abscissae);
  tcase_add_test(new_case, a_directory_gives_the_subfiles);
  tcase_add_test(new_case, labels_of_the_axes);
  tcase_add_test(new_case, other_techniques_are_refused_by_name);
  tcase_add_test(new_case, bad_new_files);
  suite_add_tcase(suite, new_case);
  TCase *old_case = tcase_create("old");
  tcase_add_test(old_case, old_files);
  tcase_add_test(old_case, bad_old_files);
  suite_add_tcase(suite, old_case);
  return suite;
}
