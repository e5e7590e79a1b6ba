/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_table.c: names of fields, cells of tables, concise numbers. */
#include "suite.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/csv.h"
#include "output/table.h"
#include "view/numbers.h"

static int by_name(const void *a, const void *b)
{
  const table_field *first = a, *second = b;
  return strcmp(first->name, second->name);
}

START_TEST(each_field_has_a_name_of_its_own)
{
  table_fields all;
  ck_assert(fields_all(&all));
  ck_assert_uint_gt(all.count, 300);
  for (size_t i = 0; i < all.count; i++) {
    ck_assert_uint_lt(strlen(all.fields[i].name), sizeof all.fields[i].name - 1);
    ck_assert_uint_lt(strlen(all.fields[i].path), sizeof all.fields[i].path - 1);
    ck_assert_ptr_eq(fields_find(&all, all.fields[i].name, strlen(all.fields[i].name)),
                     &all.fields[i]);
  }
  qsort(all.fields, all.count, sizeof *all.fields, by_name);
  for (size_t i = 1; i < all.count; i++)
    ck_assert_str_ne(all.fields[i - 1].name, all.fields[i].name);
  fields_free(&all);
}
END_TEST

START_TEST(every_default_is_a_field)
{
  table_fields all;
  const table_field *fields[TABLE_DEFAULTS];
  ck_assert(fields_all(&all));
  ck_assert_uint_eq(table_default_fields(&all, fields), 32);
  fields_free(&all);
}
END_TEST

START_TEST(cells_are_quoted_as_rfc_4180_says)
{
  static const struct {
    const char *text, *cell;
    char separator;
  } cases[] = {{"plain", "plain", ','}, {"a,b", "\"a,b\"", ','}, {"a,b", "a,b", '\t'},
               {"a\tb", "\"a\tb\"", '\t'}, {"say \"x\"", "\"say \"\"x\"\"\"", ','},
               {"two\nlines", "\"two\nlines\"", ','}, {"", "", ','}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    text_buffer out = {0};
    csv_append_cell(&out, cases[i].text, cases[i].separator);
    ck_assert_str_eq(out.text != NULL ? out.text : "", cases[i].cell);
    text_free(&out);
  }
}
END_TEST

/* Bands of equal height come one after the other, and none twice. */
START_TEST(bands_are_ordered_by_height)
{
  elastir_result_peak peaks[] = {{.position_cm1 = 100, .height = 5},
                                 {.position_cm1 = 200, .height = 9},
                                 {.position_cm1 = 300, .height = 5}};
  elastir_result_spectrum spectrum = {.peaks = peaks, .peaks_count = 3};
  elastir_result_model model = {.label = "m", .spectrum = &spectrum};
  static const char *const expected[] = {"200", "100", "300", ""};
  table_fields all;
  ck_assert(fields_all(&all));
  for (size_t i = 0; i < 4; i++) {
    char name[16];
    snprintf(name, sizeof name, "band%zu", i + 1);
    text_buffer out = {0};
    field_append(&out, fields_find(&all, name, strlen(name)), &model);
    ck_assert_str_eq(out.text != NULL ? out.text : "", expected[i]);
    text_free(&out);
  }
  fields_free(&all);
}
END_TEST

/* One digit of the deviation, two of one below 2; no value becomes nothing. */
START_TEST(concise_numbers_keep_the_digits_that_count)
{
  static const struct {
    double value, deviation;
    const char *text;
  } cases[] = {{10.2073, 0.0862, "10.21(9)"},   {1.285185, 0.01408, "1.285(14)"},
               {1.285185, 0.0196, "1.29(2)"},   {1.285185, 0.0194, "1.285(19)"},
               {228.62, 0.7, "228.6(7)"},       {10.2073, NAN, "10.21"},
               {5.025e-7, NAN, "5.025e-07"},    {5.025e-7, 1e-9, "5.025e-07"},
               {1500.0, 120.0, "1500(120)"},    {0.0, NAN, "0.000"},
               {4.020, 1e-9, "4.020"}, {8.898357, 8.6e-5, "8.898"},        {NAN, NAN, "–"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    ck_assert_str_eq(view_measured(cases[i].value, cases[i].deviation).text, cases[i].text);
}
END_TEST

/* Two digits of the deviation; a sheet gets no number that was rounded to nothing. */
START_TEST(numbers_of_sheets_end_where_the_deviation_does)
{
  static const struct {
    double value, deviation;
    const char *text;
  } cases[] = {{10.20733, 0.08617, "10.207"},      {0.08617, 0.08617, "0.086"},
               {1.285185, 0.0999, "1.285"},        {1.285185, 0.1001, "1.29"},
               {-228.62, 7.0, "-228.6"},           {1523.4, 120.0, "1523"},
               {0.000123456, 0.01, "0.00012"},     {10.2073333333, NAN, "10.207333"},
               {5.0251234567e-7, NAN, "5.0251235e-07"}, {1.0 / 3.0, 1e-12, "0.33333333"},
               {1e-15, 1e-3, "1e-15"},             {0.0, 0.1, "0"},
               {-0.0, NAN, "0"},                   {NAN, 0.1, ""}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    text_buffer out = {0};
    field_append_measured(&out, cases[i].value, cases[i].deviation);
    ck_assert_str_eq(out.text != NULL ? out.text : "", cases[i].text);
    text_free(&out);
  }
}
END_TEST

Suite *suite_output_table(void)
{
  Suite *suite = suite_create("table");
  TCase *names = tcase_create("all");
  tcase_add_test(names, each_field_has_a_name_of_its_own);
  tcase_add_test(names, every_default_is_a_field);
  tcase_add_test(names, numbers_of_sheets_end_where_the_deviation_does);
  tcase_add_test(names, cells_are_quoted_as_rfc_4180_says);
  tcase_add_test(names, bands_are_ordered_by_height);
  tcase_add_test(names, concise_numbers_keep_the_digits_that_count);
  suite_add_tcase(suite, names);
  return suite;
}
