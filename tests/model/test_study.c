/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_study.c: which models a command line or a study file names. */
#include "suite.h"

#include <unistd.h>

#include "model/study.h"

START_TEST(operands_name_labels_and_files)
{
  elastir_study study = {0};
  elastir_diagnostics diagnostics = {0};
  ck_assert(elastir_study_add_operand(&study, "ideal=a.out,dir/b.out", &diagnostics));
  ck_assert(elastir_study_add_operand(&study, "dir/freq.out.gz", &diagnostics));
  ck_assert(elastir_study_add_operand(&study, "other/freq.out", &diagnostics));
  ck_assert(elastir_study_add_operand(&study, "one\\,two\\=3\\\\.out", &diagnostics));
  ck_assert(elastir_study_add_operand(&study, "a\\=b=c=d.out", &diagnostics));
  ck_assert(elastir_study_add_operand(&study, "-", &diagnostics));
  ck_assert_uint_eq(study.model_count, 6);
  ck_assert_str_eq(study.models[0].label, "ideal");
  ck_assert_uint_eq(study.models[0].path_count, 2);
  ck_assert_str_eq(study.models[0].paths[1], "dir/b.out");
  ck_assert_str_eq(study.models[1].label, "freq");
  ck_assert_str_eq(study.models[2].label, "other/freq.out"); /* "freq" is taken */
  ck_assert_str_eq(study.models[3].paths[0], "one,two=3\\.out");
  ck_assert_str_eq(study.models[3].label, "one,two=3\\");
  ck_assert_str_eq(study.models[4].label, "a=b");
  ck_assert_str_eq(study.models[4].paths[0], "c=d.out");
  ck_assert_str_eq(study.models[5].label, "stdin");
  ck_assert_uint_eq(diagnostics.count, 1);
  ck_assert_str_eq(diagnostics.items[0].code, "same-name");
  elastir_diagnostics_free(&diagnostics);
  elastir_study_free(&study);
}
END_TEST

START_TEST(bad_operands_are_errors)
{
  static const char *const bad[] = {"ideal=", "=a.out", "a=b,", "a=,b", "", ","};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    elastir_study study = {0};
    elastir_diagnostics diagnostics = {0};
    ck_assert_msg(!elastir_study_add_operand(&study, bad[i], &diagnostics), "%s", bad[i]);
    ck_assert_uint_eq(diagnostics.errors, 1);
    elastir_study_free(&study);
    elastir_diagnostics_free(&diagnostics);
  }
  elastir_study study = {0};
  elastir_diagnostics diagnostics = {0};
  ck_assert(elastir_study_add_operand(&study, "a=x", &diagnostics));
  ck_assert(!elastir_study_add_operand(&study, "a=y", &diagnostics));
  ck_assert_str_eq(diagnostics.items[0].code, "bad-label");
  elastir_study_free(&study);
  elastir_diagnostics_free(&diagnostics);
}
END_TEST

static bool read_study(const char *text, elastir_study *study, elastir_diagnostics *diagnostics)
{
  char path[64];
  snprintf(path, sizeof path, "./test-study-%ld.json", (long)getpid());
  FILE *file = fopen(path, "w");
  ck_assert(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0);
  bool good = elastir_study_add_file(study, path, diagnostics);
  remove(path);
  return good;
}

START_TEST(study_files_are_relative_to_their_folder)
{
  elastir_study study = {0};
  elastir_diagnostics diagnostics = {0};
  ck_assert(read_study("{\"models\": [{\"label\": \"x=1\", \"files\": [\"a.out\", \"/b.out\"]}]}",
                       &study, &diagnostics));
  ck_assert_str_eq(study.models[0].label, "x=1");
  ck_assert_str_eq(study.models[0].paths[0], "./a.out");
  ck_assert_str_eq(study.models[0].paths[1], "/b.out");
  elastir_study_free(&study);
}
END_TEST

START_TEST(bad_study_files_say_where)
{
  static const struct {
    const char *text;
    long line;
  } bad[] = {{"{\"models\":\n [{]}", 2}, {"{}", 0},          {"", 1},
             {"{\"models\": []}", 0},    {"{\"models\": [{\"label\": \"a\"}]}", 0},
             {"{\"models\": [{\"label\": \"a\", \"files\": [1]}]}", 0},
             {"{\"models\": [{\"label\": 3, \"files\": [\"a\"]}]}", 0}};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    elastir_study study = {0};
    elastir_diagnostics diagnostics = {0};
    ck_assert_msg(!read_study(bad[i].text, &study, &diagnostics), "%s", bad[i].text);
    ck_assert_str_eq(diagnostics.items[0].code, "bad-study");
    ck_assert_int_eq(diagnostics.items[0].line, bad[i].line);
    elastir_study_free(&study);
    elastir_diagnostics_free(&diagnostics);
  }
}
END_TEST

Suite *suite_model_study(void)
{
  Suite *suite = suite_create("study");
  TCase *all = tcase_create("study");
  tcase_add_test(all, operands_name_labels_and_files);
  tcase_add_test(all, bad_operands_are_errors);
  tcase_add_test(all, study_files_are_relative_to_their_folder);
  tcase_add_test(all, bad_study_files_say_where);
  suite_add_tcase(suite, all);
  return suite;
}
