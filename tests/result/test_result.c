/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_result.c: results written, read back and written again, and what a reader makes of what it
 * does not know or expect. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json/writer.h"
#include "result/document.h"
#include "result/memory.h"
#include "result/read.h"
#include "result/schema.h"
#include "result/write.h"
#include "suite.h"

/* Against printf with 15, 16 and 17 digits in turn: doubles of every size, decimals, and those at and
 * next to halves of a digit. */
START_TEST(a_number_has_the_fewest_digits_that_read_back)
{
  uint64_t state = 88172645463325252u;
  for (int i = 0; i < 30000; i++) {
    char text[32], expected[32] = "";
    double value, scale = pow(10.0, i % 41 - 20);
    state ^= state << 13, state ^= state >> 7, state ^= state << 17; /* xorshift64 */
    const double some = (double)(state >> (i / 4 % 64));
    memcpy(&value, &state, sizeof value);
    value = i % 4 == 0 ? value : i % 4 == 1 ? some / scale : i % 4 == 2 ? -some * 0x1p-40 : scale;
    if (i % 3 == 0)
      value = nextafter(value, 0.0);
    if (!isfinite(value))
      continue;
    for (int digits = 15; digits <= 17 && (*expected == '\0' || strtod(expected, NULL) != value);
         digits++)
      snprintf(expected, sizeof expected, "%.*g", digits, value == 0.0 ? 0.0 : value);
    json_format_number(value, text);
    ck_assert_str_eq(text, expected);
  }
}
END_TEST

/* A result with something of every kind of row: lists, maps, trees, tables, answers, parameters. */
static elastir_result *example(void)
{
  elastir_result *result = result_new();
  ck_assert_ptr_nonnull(result);
  elastir_result_memory *memory = result->memory;
  result->settings.lineshape = "lorentzian";
  result->settings.fwhm_cm1 = 10.0;
  result->settings.scale = RESULT_LIST(memory, scale_range, 1);
  result->settings.scale_count = 1;
  result->settings.scale[0] = (elastir_result_scale_range){600.0, NAN, 0.936};
  result->models = RESULT_LIST(memory, model, 1);
  result->models_count = 1;
  elastir_result_model *model = result->models;
  model->label = result_text(memory, "a \"b\" \xe9");
  model->sources = RESULT_LIST(memory, source, 1);
  model->sources_count = 1;
  model->sources[0].path = "x.out";
  model->sources[0].bytes = 5000000000;
  model->sources[0].scf_converged = 0;
  model->sources[0].messages = RESULT_LIST(memory, message, 0);
  model->elastic = RESULT_NEW(memory, elastic);
  for (int i = 0; i < 36; i++)
    model->elastic->stiffness_gpa[i] = i / 7.0;
  model->elastic->averages.hill.bulk_modulus_gpa = 10.25;
  model->elastic->directional.youngs_modulus_gpa.never_negative = true;
  model->elastic->uncertainty = RESULT_NEW(memory, uncertainty);
  model->elastic->uncertainty->standard_deviations = RESULT_LIST(memory, deviation, 1);
  model->elastic->uncertainty->standard_deviations_count = 1;
  model->elastic->uncertainty->standard_deviations[0].path = "averages.hill.bulk_modulus_gpa";
  model->elastic->uncertainty->standard_deviations[0].rounding = 0.5;
  result->differences = RESULT_LIST(memory, difference, 1);
  result->differences_count = 1;
  elastir_result_change *changes = RESULT_LIST(memory, change, 3);
  const char *const paths[] = {"hill.bulk_modulus_gpa", "hill.poisson_ratio", "voigt.poisson_ratio"};
  for (int i = 0; i < 3; i++)
    changes[i] = (elastir_result_change){paths[i], 1.0, 2.0, 1.0, i == 0 ? 100.0 : (double)NAN};
  result->differences[0].label = result->differences[0].reference = "a";
  result->differences[0].averages = changes;
  result->differences[0].averages_count = 3;
  return result;
}

static elastir_result *parsed(const char *text, elastir_diagnostics *diagnostics)
{
  return result_read_text(text, strlen(text), "test", diagnostics);
}

START_TEST(test_round_trip)
{
  for (int pretty = 0; pretty < 2; pretty++) {
    elastir_result *result = example();
    elastir_diagnostics diagnostics = {0};
    char *text = result_print(result, pretty == 1);
    elastir_result *again = parsed(text, &diagnostics);
    ck_assert_ptr_nonnull(again);
    ck_assert_uint_eq(diagnostics.count, 0);
    char *second = result_print(again, pretty == 1);
    ck_assert_str_eq(text, second);
    ck_assert_double_eq(again->models[0].elastic->stiffness_gpa[35], 5.0);
    ck_assert_int_eq(again->models[0].sources[0].bytes, 5000000000);
    ck_assert_int_eq(again->models[0].sources[0].scf_converged, 0);
    ck_assert_str_eq(again->differences[0].averages[1].path, "hill.poisson_ratio");
    ck_assert(isnan(again->settings.scale[0].to_cm1));
    ck_assert_str_eq(again->models[0].label, "a \"b\" é");
    free(text);
    free(second);
    result_free(again);
    result_free(result);
  }
}
END_TEST

START_TEST(test_nesting_of_paths)
{
  elastir_result *result = example();
  char *text = result_print(result, false);
  ck_assert_ptr_nonnull(strstr(text, "\"averages\":{\"hill\":{\"bulk_modulus_gpa\":{\"reference\":1,"));
  ck_assert_ptr_nonnull(strstr(text, "\"percent\":null}},\"voigt\":{\"poisson_ratio\":{"));
  ck_assert_ptr_nonnull(
      strstr(text, "\"standard_deviations\":{\"averages.hill.bulk_modulus_gpa\":{\"rounding\":0.5,"));
  free(text);
  result_free(result);
}
END_TEST

/* A newer program may know more: what this one does not know comes out as it went in, where it was. */
START_TEST(test_unknown_members_are_kept)
{
  static const char document[] =
      "{\"schema\":\"elastir.result/1\",\"models\":[{\"label\":\"a\",\"colour\":[1,{\"x\":null}],"
      "\"elastic\":{\"averages\":{\"voigt\":{\"spin\":true}},\"later\":\"yes\"}}],\"end\":2}";
  elastir_diagnostics diagnostics = {0};
  elastir_result *result = parsed(document, &diagnostics);
  ck_assert_ptr_nonnull(result);
  ck_assert_uint_eq(diagnostics.count, 0);
  elastir_result_comparison *comparison =
      result_append(result->memory, &quantity_group_comparison, &result->comparison,
                    &result->comparison_count);
  ck_assert_ptr_nonnull(comparison);
  char *text = result_print(result, false);
  ck_assert_ptr_nonnull(strstr(text, "\"colour\":[1,{\"x\":null}]}]"));
  ck_assert_ptr_nonnull(strstr(text, "\"spin\":true}"));
  ck_assert_ptr_nonnull(strstr(text, "\"later\":\"yes\"}"));
  ck_assert_ptr_nonnull(strstr(text, "\"end\":2}"));
  free(text);
  result_free(result);
}
END_TEST

/* A list that grows moves, and what belongs to its members with it. */
START_TEST(test_unknown_members_of_a_list_that_grows)
{
  static const char document[] =
      "{\"schema\":\"elastir.result/1\",\"comparison\":[{\"mood\":1},{\"mood\":2}]}";
  elastir_diagnostics diagnostics = {0};
  elastir_result *result = parsed(document, &diagnostics);
  ck_assert_ptr_nonnull(result_append(result->memory, &quantity_group_comparison,
                                      &result->comparison, &result->comparison_count));
  char *text = result_print(result, false);
  const char *first = strstr(text, "\"mood\":1"), *second = strstr(text, "\"mood\":2");
  ck_assert_ptr_nonnull(first);
  ck_assert_ptr_nonnull(second);
  ck_assert(first < second);
  free(text);
  result_free(result);
}
END_TEST

START_TEST(test_wrong_types_are_null_and_reported)
{
  static const char document[] =
      "{\"schema\":\"elastir.result/1\",\"settings\":{\"fwhm_cm1\":\"ten\"},\"models\":[{\"label\":7,"
      "\"sources\":{},\"vibrations\":{\"imaginary_count\":-3,\"modes\":[4,{\"first\":1e300}],"
      "\"electronic_dielectric\":[[1,2],3]}}]}";
  elastir_diagnostics diagnostics = {0};
  elastir_result *result = parsed(document, &diagnostics);
  ck_assert_ptr_nonnull(result);
  ck_assert_uint_eq(diagnostics.count, 1);
  ck_assert_str_eq(diagnostics.items[0].code, "damaged-result");
  ck_assert_ptr_nonnull(strstr(diagnostics.items[0].message, "fwhm_cm1"));
  ck_assert(isnan(result->settings.fwhm_cm1));
  ck_assert_ptr_null(result->models[0].label);
  ck_assert_ptr_null(result->models[0].sources);
  const elastir_result_vibrations *vibrations = result->models[0].vibrations;
  ck_assert_int_eq(vibrations->imaginary_count, -1);
  ck_assert_uint_eq(vibrations->modes_count, 2);
  ck_assert_int_eq(vibrations->modes[1].first, -1);
  ck_assert_uint_eq(vibrations->electronic_dielectric_count, 2);
  ck_assert_double_eq(vibrations->electronic_dielectric[1], 2.0);
  ck_assert(isnan(vibrations->electronic_dielectric[2]));
  elastir_diagnostics_free(&diagnostics);
  result_free(result);
}
END_TEST

/* Results of other programs and older versions: what is not said is not no. */
START_TEST(test_a_flag_that_is_missing_is_neither_yes_nor_no)
{
  static const struct {
    const char *elastic;
    int stable;
  } cases[] = {{"{\"stable\":true}", 1},
               {"{\"stable\":false}", 0},
               {"{}", -1},
               {"{\"stable\":null}", -1},
               {"{\"stable\":\"yes\"}", -1}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    elastir_diagnostics d = {0};
    char text[200];
    snprintf(text, sizeof text,
             "{\"schema\":\"elastir.result/1\",\"models\":[{\"label\":\"a\",\"elastic\":%s}]}",
             cases[i].elastic);
    elastir_result *result = parsed(text, &d);
    ck_assert_ptr_nonnull(result);
    ck_assert_int_eq(result->models[0].elastic->stable, cases[i].stable);
    char *written = result_print(result, false);
    ck_assert_ptr_nonnull(written);
    /* nor does it become one when it is written again */
    ck_assert_int_eq(strstr(written, "\"stable\":") != NULL, cases[i].stable >= 0);
    free(written);
    result_free(result);
    elastir_diagnostics_free(&d);
  }
}
END_TEST

START_TEST(test_what_is_not_a_result)
{
  static const struct {
    const char *text, *code;
  } cases[] = {{"", "not-json"},
               {"{\"schema\":\"elastir.result/1\"", "not-json"},
               {"{\"schema\":\"elastir.result/2\"}", "not-a-result"},
               {"[]", "not-a-result"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    elastir_diagnostics diagnostics = {0};
    ck_assert_ptr_null(parsed(cases[i].text, &diagnostics));
    ck_assert_uint_eq(diagnostics.errors, 1);
    ck_assert_str_eq(diagnostics.items[0].code, cases[i].code);
    elastir_diagnostics_free(&diagnostics);
  }
}
END_TEST

START_TEST(test_paths)
{
  elastir_result *result = example();
  const elastir_result_elastic *elastic = result->models[0].elastic;
  const char *path = QUANTITY_PATH(elastic, averages.hill.bulk_modulus_gpa);
  const quantity *row = quantity_find(&quantity_group_elastic, path);
  ck_assert_ptr_nonnull(row);
  ck_assert_str_eq(row->unit, "GPa");
  ck_assert_str_eq(row->show.symbol, "K");
  ck_assert_double_eq(quantity_number(&quantity_group_elastic, elastic, path), 10.25);
  /* An extremum stands for its value; a null one on the way gives NAN. */
  ck_assert_str_eq(quantity_find(&quantity_group_elastic,
                                 "directional.youngs_modulus_gpa.min")->key, "value");
  ck_assert(isnan(quantity_number(&quantity_group_elastic, elastic,
                                  "directional.youngs_modulus_gpa.min")));
  ck_assert(isnan(quantity_number(&quantity_group_elastic, elastic, "waves.p.min")));
  ck_assert_ptr_null(quantity_find(&quantity_group_elastic, "averages.hill.bulk"));
  ck_assert_ptr_null(quantity_find(&quantity_group_elastic, "averages.hill.bulk_modulus_gpa.x"));
  result_free(result);
}
END_TEST

/* Each row of each group has what its kind needs, and no key twice. */
START_TEST(test_the_table_itself)
{
  const quantity_group *groups[256];
  size_t count = schema_groups(&quantity_group_document, groups, 256);
  ck_assert_uint_gt(count, 80);
  for (size_t g = 0; g < count; g++) {
    size_t rows;
    const quantity *row = groups[g]->rows(&rows);
    for (size_t i = 0; i < rows; i++) {
      if (row[i].kind == QUANTITY_HIDDEN)
        continue;
      ck_assert_msg(row[i].text != NULL && row[i].text[strlen(row[i].text) - 1] == '.',
                    "%s.%s has no sentence", groups[g]->name, row[i].key);
      ck_assert_msg((row[i].nulls.kind == QUANTITY_NEVER_NULL) == (row[i].nulls.when == NULL),
                    "%s.%s does not say when it is null", groups[g]->name, row[i].key);
      ck_assert_msg(row[i].kind != QUANTITY_WORD || row[i].words != NULL, "%s.%s has no words",
                    groups[g]->name, row[i].key);
      ck_assert_msg(row[i].kind != QUANTITY_REST || i + 1 == rows, "%s: %s is not the last",
                    groups[g]->name, row[i].key);
      for (size_t k = 0; k < i && row[i].kind != QUANTITY_HIDDEN; k++)
        ck_assert_msg(strcmp(row[i].key, row[k].key) != 0, "%s has %s twice", groups[g]->name,
                      row[i].key);
    }
  }
}
END_TEST

START_TEST(test_provenance_grows)
{
  char *argv[] = {"elastir", "compare", NULL};
  const result_maker maker = {"1.2", 2, argv};
  elastir_result *result = result_new();
  for (int i = 0; i < 3; i++)
    result_set_provenance(result, &maker);
  ck_assert_uint_eq(result->provenance->arguments_count, 2);
  ck_assert_uint_eq(result->provenance->earlier_count, 2);
  ck_assert_uint_eq(result->provenance->earlier[0].earlier_count, 0);
  result_set_provenance(result, NULL);
  ck_assert_ptr_null(result->provenance);
  result_free(result);
}
END_TEST

Suite *suite_result_result(void)
{
  Suite *suite = suite_create("result");
  TCase *document = tcase_create("document");
  tcase_add_test(document, a_number_has_the_fewest_digits_that_read_back);
  tcase_add_test(document, test_round_trip);
  tcase_add_test(document, test_nesting_of_paths);
  tcase_add_test(document, test_unknown_members_are_kept);
  tcase_add_test(document, test_unknown_members_of_a_list_that_grows);
  tcase_add_test(document, test_wrong_types_are_null_and_reported);
  tcase_add_test(document, test_a_flag_that_is_missing_is_neither_yes_nor_no);
  tcase_add_test(document, test_what_is_not_a_result);
  tcase_add_test(document, test_provenance_grows);
  suite_add_tcase(suite, document);
  TCase *table = tcase_create("table");
  tcase_add_test(table, test_paths);
  tcase_add_test(table, test_the_table_itself);
  suite_add_tcase(suite, table);
  return suite;
}
