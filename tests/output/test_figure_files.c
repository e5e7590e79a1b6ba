/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_figure_files.c: what figures write: numbers for readers, markup, letters, columns, base64, PNG. */
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <zlib.h>

#include "text/digits.h"
#include "figure/letters.h"
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

/* Helvetica's 0.556 of a digit, and an eighth more; marks above letters take no room. */
START_TEST(test_letters)
{
  ck_assert_double_eq_tol(letters_width("0123", 10, false), 1.125 * 10 * 4 * 0.556, 1e-12);
  ck_assert_double_eq_tol(letters_width("1\xcc\x85", 10, false), letters_width("1", 10, false), 1e-12);
  ck_assert_double_gt(letters_width("abc", 10, true), letters_width("abc", 10, false));
  ck_assert_double_gt(letters_width("\xff\xe2\x82", 10, false), 0);
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

Suite *suite_output_figure_files(void)
{
  Suite *suite = suite_create("figure_files");
  TCase *tests = tcase_create("figure_files");
  tcase_add_test(tests, test_significant_digits);
  tcase_add_test(tests, test_fixed_and_coordinates);
  tcase_add_test(tests, test_markup_escapes);
  tcase_add_test(tests, test_letters);
  tcase_add_test(tests, test_sheet);
  tcase_add_test(tests, test_wavenumbers_of_a_sheet);
  tcase_add_test(tests, test_base64);
  tcase_add_test(tests, test_png);
  suite_add_tcase(suite, tests);
  return suite;
}
