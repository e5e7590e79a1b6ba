/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_tensor_text.c: bare tensors as ELATE takes them, and what is wrong with bad ones. */
#include "suite.h"

#include <math.h>

#include "tensor/matrix_text.h"
#include "tensor/tensor_text.h"

typedef struct {
  elastir_tensor_list list;
  elastir_diagnostics diagnostics;
  bool good;
} outcome;

static outcome read_text(const char *text)
{
  outcome o = {.good = false};
  elastir_stream *stream = elastir_stream_open_memory("text", text, strlen(text),
                                                      ELASTIR_CHECKSUM_NONE, &o.diagnostics);
  o.good = elastir_tensor_text_read_stream(stream, &o.list, NULL, &o.diagnostics);
  return o;
}

static void release(outcome *o)
{
  elastir_tensor_list_free(&o->list);
  elastir_diagnostics_free(&o->diagnostics);
}

static void is_the_cubic_one(const elastir_tensor_entry *entry)
{
  for (int i = 0; i < 36; i++) {
    int row = i / 6, column = i % 6;
    double expected = row == column ? (row < 3 ? 11.04 : 0.94)
                                    : row < 3 && column < 3 ? 8.33 : 0.0;
    ck_assert_msg(entry->stiffness_gpa[i] == expected, "component %d is %g", i,
                  entry->stiffness_gpa[i]);
  }
}

START_TEST(full_upper_and_lower_are_the_same)
{
  static const char *const texts[] = {
      "11.04 8.33 8.33 0 0 0\n8.33 11.04 8.33 0 0 0\n8.33 8.33 11.04 0 0 0\n"
      "0 0 0 0.94 0 0\n0 0 0 0 0.94 0\n0 0 0 0 0 0.94\n",
      "| 11.04, 8.33, 8.33, 0, 0, 0 |\r\n| 11.04 8.33 0 0 0 |\r\n[11.04 0 0 0]\r\n"
      "0.94 0 0\r\n9.4D-01 0\r\n.94\r\n",
      "# ZIF-8\n11.04 # C11\n8.33 11.04\n8.33 8.33 11.04\n# shear\n0 0 0 0.94\n"
      "0 0 0 0 0.94\n0 0 0 0 0 0.94\n\n\n"};
  for (int i = 0; i < 3; i++) {
    outcome o = read_text(texts[i]);
    ck_assert(o.good);
    ck_assert_uint_eq(o.list.count, 1);
    ck_assert_uint_eq(o.diagnostics.count, 0);
    is_the_cubic_one(&o.list.items[0]);
    if (i == 2) {
      ck_assert_str_eq(o.list.items[0].name, "ZIF-8");
      ck_assert_int_eq(o.list.items[0].line, 2);
    } else {
      ck_assert_ptr_null(o.list.items[0].name);
    }
    release(&o);
  }
}
END_TEST

#define UPPER "11.04 8.33 8.33 0 0 0\n11.04 8.33 0 0 0\n11.04 0 0 0\n0.94 0 0\n0.94 0\n0.94\n"

START_TEST(several_tensors_keep_their_names_and_a_bad_one_is_left_out)
{
  outcome o = read_text("# first\n" UPPER "\n# about nothing\n# second\n\n" UPPER "\n" UPPER);
  ck_assert(o.good);
  ck_assert_uint_eq(o.list.count, 3);
  ck_assert_str_eq(o.list.items[0].name, "first");
  ck_assert_str_eq(o.list.items[1].name, "second");
  ck_assert_ptr_null(o.list.items[2].name);
  is_the_cubic_one(&o.list.items[2]);
  release(&o);
  o = read_text(UPPER "\n1 2 3\n4 5 6\n\n# last\n" UPPER);
  ck_assert(!o.good);
  ck_assert_uint_eq(o.list.count, 2);
  ck_assert_str_eq(o.list.items[1].name, "last");
  ck_assert_uint_eq(o.diagnostics.count, 1);
  ck_assert_int_eq(o.diagnostics.items[0].line, 8);
  release(&o);
}
END_TEST

START_TEST(what_is_wrong_is_told_with_its_line)
{
  static const struct {
    const char *text;
    long line;
    const char *words;
  } cases[] = {
      {"1 2 3\n", 1, "expected 6 numbers, or 1 (lower triangle), found 3"},
      {"1 2 3 4 5 6\n1 2 3 4\n", 2, "expected 6 numbers, or 5 (upper triangle), found 4"},
      {"1\n2 3\n4 5\n", 3, "expected 3 numbers, found 2"},
      {"1 2 3 4 5 6\n1 2 x 4 5 6\n", 2, "found 'x 4 5 6' in column 5"},
      {"1 2 3 4 5 ******\n", 1, "expected numbers"},
      {"1 2 3 4 5 NaN\n", 1, "expected numbers"},
      {"1 2 3 4 5 6\n2 3 4 5 6\n\n", 3, "expected a tensor of six rows, found its end"},
      {UPPER "1 2 3 4 5 6\n", 7, "expected a blank line after six rows"},
      {"2 3 4 5 6 7 8\n", 1, "found 7"},
      {"# nothing\n", 0, "expected six rows of numbers, found none"},
      {"", 0, "expected six rows of numbers, found none"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    outcome o = read_text(cases[i].text);
    ck_assert_msg(!o.good && o.diagnostics.count == 1, "case %zu", i);
    const elastir_diagnostic *d = &o.diagnostics.items[0];
    ck_assert_str_eq(d->code, "bad-tensor");
    ck_assert_msg(d->line == cases[i].line, "case %zu: line %ld", i, d->line);
    ck_assert_msg(strstr(d->message, cases[i].words) != NULL, "case %zu: %s", i, d->message);
    release(&o);
  }
}
END_TEST

START_TEST(asymmetry_is_told_with_both_numbers)
{
  static const char rest[] = "8.33 8.33 11.04 0 0 0\n0 0 0 0.94 0 0\n0 0 0 0 0.94 0\n"
                             "0 0 0 0 0 0.94\n";
  char text[400];
  snprintf(text, sizeof text, "11.04 8.33 8.33 0 0 0\n8.34 11.04 8.33 0 0 0\n%s", rest);
  outcome o = read_text(text); /* one in the last digit */
  ck_assert(o.good);
  ck_assert_uint_eq(o.diagnostics.warnings, 1);
  release(&o);
  /* What arithmetic leaves in a computed matrix is no asymmetry. */
  snprintf(text, sizeof text, "11.04 8.33 8.33 0 0 0\n8.3300000000000018 11.04 8.33 0 0 0\n%s",
           rest);
  o = read_text(text);
  ck_assert(o.good);
  ck_assert_uint_eq(o.diagnostics.count, 0);
  release(&o);
  snprintf(text, sizeof text, "11.04 8.33 8.33 0 0 0\n8.38 11.04 8.33 0 0 0\n%s", rest);
  o = read_text(text);
  ck_assert(o.good);
  ck_assert_uint_eq(o.diagnostics.warnings, 1);
  ck_assert_str_eq(o.diagnostics.items[0].code, "asymmetric-tensor");
  ck_assert(strstr(o.diagnostics.items[0].message, "c12 = 8.33 and c21 = 8.38") != NULL);
  release(&o);
  snprintf(text, sizeof text, "11.04 8.33 8.33 0 0 0\n3.88 11.04 8.33 0 0 0\n%s", rest);
  o = read_text(text);
  ck_assert(!o.good);
  ck_assert_uint_eq(o.list.count, 0);
  ck_assert_uint_eq(o.diagnostics.errors, 1);
  release(&o);
}
END_TEST

static const char rows[] = "11.04 8.33 8.33 0 0 0\n8.33 11.04 8.33 0 0 0\n8.33 8.33 11.04 0 0 0\n"
                           "0 0 0 0.94 0 0\n0 0 0 0 0.94 0\n0 0 0 0 0 ";

START_TEST(a_byte_order_mark_is_passed)
{
  char text[300];
  snprintf(text, sizeof text, "\xef\xbb\xbf%s0.94\n", rows);
  outcome o = read_text(text);
  ck_assert(o.good);
  ck_assert_uint_eq(o.diagnostics.count, 0);
  is_the_cubic_one(&o.list.items[0]);
  release(&o);
}
END_TEST

/* The last number may lack digits where nothing stands behind it, unless it has as many as the
 * others. */
START_TEST(a_file_that_ends_within_its_last_number_is_told)
{
  static const char *const ends[] = {"0.9", "0.94", "0.94\n", "0.94]", "0", "0\n"};
  static const bool cut[] = {true, false, false, false, true, false};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    char text[300];
    snprintf(text, sizeof text, "%s%s", rows, ends[i]);
    outcome o = read_text(text);
    ck_assert(o.good);
    ck_assert_uint_eq(o.diagnostics.warnings, cut[i] ? 1 : 0);
    if (cut[i])
      ck_assert_str_eq(o.diagnostics.items[0].code, "cut-line");
    release(&o);
  }
}
END_TEST

START_TEST(other_files_are_not_taken_for_tensors)
{
  static const char *const texts[] = {"", "\n\n", " EEEEEEEEEE STARTING  DATE\n", "1 2\n",
                                      "400.0, 0.12\n", "1 2 3 4 5 six\n"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    outcome o = read_text(texts[i]);
    ck_assert(!o.good);
    ck_assert_uint_eq(o.list.count, 0);
    ck_assert_uint_gt(o.diagnostics.errors, 0);
    release(&o);
  }
}
END_TEST

START_TEST(digits_are_those_of_each_number)
{
  /* Upper triangle: c12 of one digit, c13 of three; zeros with a mark say no less than the finest
   * number, those without are exact. */
  outcome o = read_text("198 81.5 53.125 0 0.0 0.00000\n198 53 0 0 0\n246 0 0 0\n54 0 0\n54 0\n59.0\n");
  ck_assert(o.good);
  const double *half = o.list.items[0].half_unit_gpa;
  ck_assert_double_eq(half[0], 0.5);
  ck_assert_double_eq_tol(half[1], 0.05, 1e-15);
  ck_assert_double_eq(half[6], half[1]);
  ck_assert_double_eq_tol(half[12], 0.0005, 1e-15);
  ck_assert_double_eq(half[3], 0.0);
  ck_assert_double_eq_tol(half[4], 0.0005, 1e-15);
  ck_assert_double_eq_tol(half[5], 5e-6, 1e-18);
  ck_assert_double_eq_tol(half[35], 0.05, 1e-15);
  release(&o);
  /* Of c_ij and c_ji the finer. */
  o = read_text("198 81 53 0 0 0\n81.0 198 53 0 0 0\n53 53 246 0 0 0\n0 0 0 54 0 0\n"
                "0 0 0 0 54 0\n0 0 0 0 0 59\n");
  ck_assert_double_eq_tol(o.list.items[0].half_unit_gpa[1], 0.05, 1e-15);
  release(&o);
}
END_TEST

static bool read_matrix(const char *text, elastir_matrix *matrix, long *line)
{
  elastir_diagnostics diagnostics = {0};
  elastir_stream *stream = elastir_stream_open_memory("text", text, strlen(text),
                                                      ELASTIR_CHECKSUM_NONE, &diagnostics);
  bool good = elastir_matrix_text_read_stream(stream, matrix, &diagnostics);
  ck_assert_uint_eq(diagnostics.errors, good ? 0 : 1);
  *line = good ? -1 : diagnostics.items[0].line;
  elastir_diagnostics_free(&diagnostics);
  return good;
}

START_TEST(a_matrix_is_square)
{
  elastir_matrix m;
  long line;
  ck_assert(read_matrix("# two\n1, 2\n\n| 3 4 | # last\n", &m, &line));
  ck_assert_uint_eq(m.size, 2);
  ck_assert_double_eq(m.value[2], 3.0);
  static const struct {
    const char *text;
    long line; /* 0: the whole */
  } bad[] = {{"1 2\n3 x\n", 2}, {"1 2\n3\n", 2}, {"1 2\n3 4\n5 6\n", 3}, {"1 2\n", 0}, {"", 0},
             {"1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22\n", 1}};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    ck_assert_msg(!read_matrix(bad[i].text, &m, &line), "'%s'", bad[i].text);
    ck_assert_int_eq(line, bad[i].line);
  }
}
END_TEST

#define ROW1 "11.04 8.33 8.33 0 0 0"
#define ROW2 "8.33 11.04 8.33 0 0 0"
#define ROW3 "8.33 8.33 11.04 0 0 0"
#define ROW4 "0 0 0 0.94 0 0"
#define ROW5 "0 0 0 0 0.94 0"
#define ROW6 "0 0 0 0 0 0.94"
#define SIX ROW1 "\n" ROW2 "\n" ROW3 "\n" ROW4 "\n" ROW5 "\n" ROW6 "\n"

/* As other programs print tensors, and as people keep them. */
START_TEST(words_may_stand_around_a_tensor)
{
  static const char *const texts[] = {
      "Elastic tensor C_ij (GPa)\n\n" SIX,
      "Elastic tensor C_ij (GPa)\n" SIX "Bulk modulus: 9.2\n",
      " ====\n  Elastic Stiffness Constants Cij (GPa)\n ====\n\n" SIX
      "\n ====\n  Elastic Compliance Constants Sij (1/GPa)\n ====\n\n" SIX,
      "C11,C12,C13,C14,C15,C16\n" SIX,
      "  Elastic Constant Matrix: (Units=GPa)\n\n-------\n  Indices   1  2  3  4  5  6\n-------\n"
      "  1 " ROW1 "\n  2 " ROW2 "\n  3 " ROW3 "\n  4 " ROW4 "\n  5 " ROW5 "\n  6 " ROW6 "\n-------\n",
      "C = np.array([[" ROW1 "],\n [" ROW2 "],\n [" ROW3 "],\n [" ROW4 "],\n [" ROW5 "],\n [" ROW6 "]])\n",
      "C = [" ROW1 "; " ROW2 "; " ROW3 "; " ROW4 "; " ROW5 "; " ROW6 "];\n",
      "\\begin{pmatrix}\n11.04 & 8.33 & 8.33 & 0 & 0 & 0 \\\\\n" ROW2 "\\\\\n" ROW3 "\\\\\n" ROW4
      "\\\\\n" ROW5 "\\\\\n" ROW6 "\n\\end{pmatrix}\n"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    outcome o = read_text(texts[i]);
    ck_assert_msg(o.good && o.list.count == 1 && o.diagnostics.count == 0, "text %zu", i);
    is_the_cubic_one(&o.list.items[0]);
    release(&o);
  }
}
END_TEST

START_TEST(words_above_a_tensor_name_its_unit)
{
  static const struct {
    const char *words;
    double gpa;
  } cases[] = {{"Elastic constants in kbar", 0.1}, {"TOTAL (kBar)", 0.1}, {"C_ij [Mbar]", 100.0},
               {"Stiffness / MPa", 1e-3}, {"Stiffness (Pa)", 1e-9}, {"c_ij, N/m^2", 1e-9},
               {"eV/A^3", 160.2176634}, {"(GPa)", 1.0}, {"at 20 kbar", 1.0}, {"of a spa", 1.0},
               {"space", 1.0}, {"at 3 GPa, in kbar", 0.1}, {"elastic constants of Pa", 1.0},
               {"Energy (eV/atom): -3.21", 1.0}, {"eV/\xc3\x85^3", 160.2176634},
               {"Stiffness in Pa", 1e-9}, {"Stiffness in 10^10 Pa", 10.0}, {"C [10^11 N/m^2]", 100.0},
               {"Elastic Tensor (relaxed ion) (unit:10^2GP):", 100.0}, {"Cij (10^12 dyn/cm^2)", 100.0},
               {"C_ij / 10\xc2\xb9\xc2\xb9 Pa", 100.0}, {"Stiffness (10**{-1} Mbar)", 10.0},
               {"elastic constants, 1e9 Pa", 1.0}, {"Stiffness (\xc3\x97 10^11 Pa)", 100.0},
               {"Cij (x 1.0E+11 dyn/cm2)", 10.0}, {"C in Ry/bohr^3", 14710.507848}, {"at 10^5 Pa", 1.0},
               {"stiffness at 1e5 Pa", 1.0}, {"C of 1010 Pa", 1.0}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char text[300];
    snprintf(text, sizeof text, "%s\n%s", cases[i].words, SIX);
    outcome o = read_text(text);
    ck_assert(o.good);
    ck_assert_uint_eq(o.diagnostics.count, cases[i].gpa != 1.0);
    ck_assert_uint_eq(o.diagnostics.warnings, 0);
    ck_assert_double_eq_tol(o.list.items[0].stiffness_gpa[0] / cases[i].gpa, 11.04, 1e-9);
    ck_assert_double_eq_tol(o.list.items[0].half_unit_gpa[0] / cases[i].gpa, 0.005, 1e-9);
    release(&o);
  }
}
END_TEST

/* In a comment, or in a line about something else, it may be that of anything. */
START_TEST(another_unit_may_be_doubtful)
{
  static const struct {
    const char *text;
    size_t warnings;
    double gpa;
  } cases[] = {{"# urea, kbar\n" SIX, 1, 1.0},           {"# urea\n# (kbar)\n" SIX, 1, 1.0},
               {"urea, kbar\n" SIX, 1, 1.0},             {"C at zero pressure (kbar)\n" SIX, 1, 1.0},
               {"Cij in kbar, P in GPa\n" SIX, 1, 1.0},  {"# at 20 kbar\n" SIX, 0, 1.0},
               {"# urea, GPa\n" SIX, 0, 1.0},            {"# (kbar)\nin kbar\n" SIX, 0, 0.1},
               {"Pressure (kbar): 0\nGPa\n" SIX, 0, 1.0}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    outcome o = read_text(cases[i].text);
    ck_assert(o.good);
    ck_assert_uint_eq(o.diagnostics.warnings, cases[i].warnings);
    ck_assert_double_eq(o.list.items[0].stiffness_gpa[0], cases[i].gpa * 11.04);
    release(&o);
  }
}
END_TEST

/* Where a heading names the quantity, its unit is not that of the tensor, and nobody need be warned. */
START_TEST(the_unit_of_another_quantity_is_not_that_of_the_tensor)
{
  static const struct {
    const char *text;
    size_t warnings;
    double gpa;
  } cases[] = {{"Pressure (kbar)\n" SIX, 0, 1.0},          {"Pressure (kbar): 0\n" SIX, 0, 1.0},
               {"# External pressure, kbar\n" SIX, 1, 1.0}, {"# external PRESSURE in kbar\n" SIX, 0, 1.0},
               {"Stress in units of kbar\n" SIX, 0, 1.0},   {"Energy density (eV/A^3)\n" SIX, 0, 1.0},
               {"Volume, pressure [kbar]\n" SIX, 0, 1.0},   {"Compressibility (1/GPa): 0.02\n" SIX, 0, 1.0},
               {"Pressure (kbar): 0\nGPa\n" SIX, 0, 1.0},   {"Pressure (kbar)\nC (kbar)\n" SIX, 0, 0.1},
               {"Pressure (GPa), C (kbar)\n" SIX, 1, 1.0},  {"Constants under pressure (kbar)\n" SIX, 1, 1.0},
               {"Pressure derivative (kbar)\n" SIX, 1, 1.0}, {"Elastic constants in kbar\n" SIX, 0, 0.1},
               {"C (kbar)\n" SIX, 0, 0.1},                  {"Pressure, kbar\n" SIX, 0, 1.0},
               {"MgO, pressure, kbar\n" SIX, 1, 1.0},        {"Zero pressure, kbar\n" SIX, 1, 1.0},
               {"Elastic constants, pressure (kbar)\n" SIX, 1, 1.0},
               {"Elastic constants under pressure in kbar\n" SIX, 0, 0.1}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    outcome o = read_text(cases[i].text);
    ck_assert(o.good);
    ck_assert_msg(o.diagnostics.warnings == cases[i].warnings, "%s", cases[i].text);
    ck_assert_double_eq(o.list.items[0].stiffness_gpa[0], cases[i].gpa * 11.04);
    release(&o);
  }
}
END_TEST

START_TEST(constants_of_lammps_are_named)
{
  char text[3000] = "=====\nComponents of the Elastic Constant Tensor\n=====\n";
  for (int i = 1; i <= 6; i++)
    for (int j = i; j <= 6; j++)
      snprintf(text + strlen(text), sizeof text - strlen(text), "Elastic Constant C%d%dall = %s GPa\n", i, j,
               i == j ? (i <= 3 ? "165.9" : "79.6") : j <= 3 ? "63.9" : "0.0");
  strcat(text, "=====\nAverage properties for a cubic crystal\n=====\nBulk Modulus = 97.9 GPa\n"
               "Poisson Ratio = 0.278\n");
  outcome o = read_text(text);
  ck_assert(o.good);
  ck_assert_uint_eq(o.list.count, 1);
  ck_assert_uint_eq(o.diagnostics.warnings, 0);
  ck_assert_double_eq(o.list.items[0].stiffness_gpa[0], 165.9);
  ck_assert_double_eq(o.list.items[0].stiffness_gpa[12], 63.9);
  ck_assert_double_eq(o.list.items[0].stiffness_gpa[21], 79.6);
  release(&o);
}
END_TEST

START_TEST(rows_may_come_out_of_a_pdf)
{
  outcome o = read_text("2 1 1 \xe2\x88\x92" "0.5 0 0\n1 2 1 0 0 0\n1 1 2 0 0 0\n"
                        "\xe2\x88\x92" "0.5 0 0 1 0 0\n"
                        "0 0 0 0 1 0\n0 0 0 0 0 1\n");
  ck_assert(o.good);
  ck_assert_double_eq(o.list.items[0].stiffness_gpa[3], -0.5);
  ck_assert_double_eq(o.list.items[0].stiffness_gpa[18], -0.5);
  release(&o);
  o = read_text("12,10 9,27 9,27 0 0 0\n");
  ck_assert(!o.good);
  ck_assert_ptr_nonnull(strstr(o.diagnostics.items[0].message, "write decimal points"));
  release(&o);
  o = read_text("1, 2, 3, 4, 5, 6, 7\n");
  ck_assert_ptr_null(strstr(o.diagnostics.items[0].message, "write decimal points"));
  release(&o);
}
END_TEST

START_TEST(tensors_of_abinit_are_named_by_their_ions)
{
  outcome o = read_text(" Elastic Tensor (clamped ion) (unit:10^2GP):\n\n" SIX
                        "\n Elastic Tensor (relaxed ion) (unit:10^2GP):\n  (at fixed electric field)\n\n" SIX
                        "\n Compliance Tensor (relaxed ion) (unit: 10^(-2)GP^(-1)):\n\n" SIX);
  ck_assert(o.good);
  ck_assert_uint_eq(o.list.count, 2);
  ck_assert_str_eq(o.list.items[0].name, "clamped ion");
  ck_assert_str_eq(o.list.items[1].name, "relaxed ion");
  ck_assert_double_eq_tol(o.list.items[1].stiffness_gpa[0], 1104.0, 1e-9);
  release(&o);
}
END_TEST

START_TEST(a_comment_may_call_a_matrix_a_compliance)
{
  static const char *const texts[] = {"# Compliance (1/GPa)\n" SIX, "# urea\n# Sij (TPa-1)\n" SIX,
                                      "# S, 10^(-2)GP^(-1)\n" SIX};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    outcome o = read_text(texts[i]);
    ck_assert(!o.good);
    ck_assert_uint_eq(o.list.count, 0);
    ck_assert_ptr_nonnull(strstr(o.diagnostics.items[0].message, "a compliance"));
    release(&o);
  }
  outcome o = read_text("# Compliance\n" SIX "\n# Stiffness\n" SIX); /* of its own matrix alone */
  ck_assert_uint_eq(o.list.count, 1);
  release(&o);
}
END_TEST

/* The unit of the compliance is not that of the stiffness below it. */
START_TEST(a_compliance_above_a_stiffness_is_skipped)
{
  outcome o = read_text("Compliance (1/TPa)\n1 0 0 0 0 0\n0 1 0 0 0 0\n0 0 1 0 0 0\n0 0 0 1 0 0\n"
                        "0 0 0 0 1 0\n0 0 0 0 0 1\n\nStiffness\n" SIX);
  ck_assert(o.good);
  ck_assert_uint_eq(o.list.count, 1);
  ck_assert_uint_eq(o.diagnostics.count, 0);
  ck_assert_double_eq(o.list.items[0].stiffness_gpa[0], 11.04);
  release(&o);
}
END_TEST

/* ---- constants that are named one by one ---- */

static void expect_cubic(const char *text)
{
  outcome o = read_text(text);
  ck_assert_msg(o.good, "%s", text);
  ck_assert_uint_eq(o.list.count, 1);
  ck_assert_uint_eq(o.diagnostics.warnings, 1);
  const elastir_diagnostic *said = o.diagnostics.items;
  said += strcmp(said->code, "unit-converted") == 0;
  ck_assert_str_eq(said->code, "symmetry-assumed");
  ck_assert_ptr_nonnull(strstr(said->message, "taken to be cubic"));
  ck_assert_ptr_nonnull(strstr(said->message, "C22 = C11, C33 = C11, C13 = C12, C23 = C12, C55 = C44, "
                                              "C66 = C44, the others are 0"));
  for (int i = 0; i < 36; i++) {
    int row = i / 6, column = i % 6;
    double expected = row == column ? (row < 3 ? 11.04 : 0.94) : row < 3 && column < 3 ? 8.33 : 0.0;
    ck_assert_msg(fabs(o.list.items[0].stiffness_gpa[i] - expected) < 1e-14, "%d of %s", i, text);
    ck_assert_double_eq_tol(o.list.items[0].half_unit_gpa[i], expected == 0.0 ? 0.0 : 0.005, 1e-12);
  }
  release(&o);
}

START_TEST(constants_may_be_named_one_by_one)
{
  static const char *const texts[] = {
      "C11 = 11.04\nC12 = 8.33\nC44 = 0.94\n",
      "C11 = 11.04, C12: 8.33; c_44 0.94 GPa",
      "\357\273\277C11=11.04 C12=8.33 C44=0.94\r\n",
      "c11\t11.04\nc12\t8.33\nc44\t0.94\n",
      "C(1,1) = 11.04\nC[1, 2] = 8.33\nC_{44} = 0.94 # shear\n# end\n",
      "C11 (GPa) = 11.04\nC12 [GPa]: 8.33\nC44 (GPa) 0.94 GPa\n",
      "Elastic constants in kbar\nC11 = 110.4\nC12 = 83.3\nC44 = 9.4\n",
      "C11 = 110.4 kbar\nC12 = 83.3 kbar\nC44 = 9.4 kbar\n",
      "in kbar\nC11 = 11.04 GPa\nC12 = 8.33 GPa\nC44 = 9.4\n",
      "C11 = 11.04\nC12 = 8.33\nC21 = 8.33\nC11 = 11.04\nC44 = 0.94\n",
      "C11 = 11.04, S11 = 0.3 1/GPa\nC12 = 8.33\nC44 = 0.94\n",
      "S11 = 1\nS12 = 2\nS44 = 3\n\nC11 = 11.04\nC12 = 8.33\nC44 = 0.94\n"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    expect_cubic(texts[i]);
}
END_TEST

/* By the classes of Nye, table 9, against the upper triangles printed there. */
START_TEST(constants_of_a_class_are_completed)
{
#define LOW "C11 = 9, C12 = 3, C13 = 2, C33 = 8, C44 = 1"
  static const struct {
    const char *list, *name, *rows;
  } cases[] = {
      {LOW "\n", "be hexagonal", "9 3 2 0 0 0\n9 2 0 0 0\n8 0 0 0\n1 0 0\n1 0\n3\n"},
      {LOW ", C66 = 4\n", "be tetragonal", "9 3 2 0 0 0\n9 2 0 0 0\n8 0 0 0\n1 0 0\n1 0\n4\n"},
      {LOW ", C66 = 4, C16 = .5\n", "be tetragonal", "9 3 2 0 0 .5\n9 2 0 0 -.5\n8 0 0 0\n1 0 0\n1 0\n4\n"},
      {LOW ", C14 = .5\n", "be trigonal", "9 3 2 .5 0 0\n9 2 -.5 0 0\n8 0 0 0\n1 0 0\n1 .5\n3\n"},
      {LOW ", C14 = .5, C15 = .2\n", "be trigonal",
       "9 3 2 .5 .2 0\n9 2 -.5 -.2 0\n8 0 0 0\n1 0 -.2\n1 .5\n3\n"},
      {LOW ", C22 = 7, C23 = 4, C55 = 5, C66 = 6\n", "be orthorhombic",
       "9 3 2 0 0 0\n7 4 0 0 0\n8 0 0 0\n1 0 0\n5 0\n6\n"},
      {LOW ", C22 = 7, C23 = 4, C55 = 5, C66 = 6, C15 = .1, C25 = .2, C35 = .3, C46 = .4\n", "unique axis b",
       "9 3 2 0 .1 0\n7 4 0 .2 0\n8 0 .3 0\n1 0 .4\n5 0\n6\n"},
      {LOW ", C22 = 7, C23 = 4, C55 = 5, C66 = 6, C16 = .1, C26 = .2, C36 = .3, C45 = .4\n", "unique axis c",
       "9 3 2 0 0 .1\n7 4 0 0 .2\n8 0 0 .3\n1 .4 0\n5 0\n6\n"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    outcome list = read_text(cases[i].list), whole = read_text(cases[i].rows);
    ck_assert(list.good && whole.good);
    ck_assert_str_eq(list.diagnostics.items[0].code, "symmetry-assumed");
    ck_assert_ptr_nonnull(strstr(list.diagnostics.items[0].message, cases[i].name));
    for (int k = 0; k < 36; k++)
      ck_assert_double_eq(list.list.items[0].stiffness_gpa[k], whole.list.items[0].stiffness_gpa[k]);
    release(&list);
    release(&whole);
  }
}
END_TEST

START_TEST(all_21_constants_need_no_symmetry)
{
  char text[600] = "";
  for (int i = 1, n = 1; i <= 6; i++)
    for (int j = i; j <= 6; j++, n++)
      snprintf(text + strlen(text), sizeof text - strlen(text), "C%d%d = %d%s", i, j, n,
               n % 3 > 0 ? ", " : "\n");
  outcome o = read_text(text);
  ck_assert(o.good);
  ck_assert_uint_eq(o.diagnostics.count, 0);
  for (int i = 0, n = 1; i < 6; i++)
    for (int j = i; j < 6; j++, n++) {
      ck_assert_double_eq(o.list.items[0].stiffness_gpa[6 * i + j], n);
      ck_assert_double_eq(o.list.items[0].stiffness_gpa[6 * j + i], n);
    }
  release(&o);
}
END_TEST

START_TEST(lists_that_do_not_say_all_are_refused)
{
  static const struct {
    const char *text;
    long line;
    const char *says;
  } cases[] = {{"C11 = 11.04\nC12 = 8.33\n", 1, "C13, C14, C15, C16, C22"},
               {"C11 = 9\nC12 = 3\nC13 = 2\nC44 = 1\n", 1, "Write those that are 0 as 0"},
               {"C11 = 9\nC12 = 3\n\nC44 = 1\n", 1, "C44"}, /* a blank line ends a list */
               {"C11 = 9\nC12 = 3\nC44 = 1\nC21 = 3.1\n", 4, "C21 is 3.1 here, but 3 in line 2"},
               {"C11 = 9\nC12 = 3\nC44 = 1,5\n", 3, "'5'"},
               {"C11 = 9\nC12 = 3\nC44 = 1 MeV\n", 3, "'MeV'"},
               {"C11 = 9\nC12 = 3\nC44 = 1(2)\n", 3, "'(2)'"},
               {"C11 = 9\nC12 = 3\nC44 = *****\n", 3, "expected the number of a constant"},
               {"C11 = 9\nC12 = 3\nC44 = 1\nC66 ~ 2\n", 4, "'~ 2'"},
               {"C11 = 9\nC12 = 3\nC44 (kbar) = 1 GPa\n", 3, "expected the unit in front"},
               {"C11 = 90\nC12 = 30\nC44 = 10 kbar\n", 1, "C11 has no unit"},
               {"S11 = 9\nS12 = 3\nS44 = 1\n", 1, "compliances"},
               {"C111 = 9\nC112 = 3\nC144 = 1\n", 1, "'C111 = 9'"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    outcome o = read_text(cases[i].text);
    ck_assert_msg(!o.good, "%s", cases[i].text);
    ck_assert_uint_eq(o.list.count, 0);
    ck_assert_str_eq(o.diagnostics.items[0].code, "bad-tensor");
    ck_assert_int_eq(o.diagnostics.items[0].line, cases[i].line);
    ck_assert_msg(strstr(o.diagnostics.items[0].message, cases[i].says) != NULL, "%s: %s", cases[i].says,
                  o.diagnostics.items[0].message);
    release(&o);
  }
}
END_TEST

/* As before, they are words there; a list that would do is not passed over in silence. */
START_TEST(constants_beside_rows_are_words)
{
  static const struct {
    const char *text;
    size_t warnings;
  } cases[] = {{"C11 is the largest\n" SIX, 0},
               {"C11 C12 C13 C14 C15 C16\n" SIX, 0},
               {SIX "\nC11 = 11.04 GPa\n", 0},
               {SIX "C11 = 11.04 GPa\n", 0},
               {"# ZIF-8\nC11 = 1\n" SIX, 0},
               {"C11 = 9\nC12 = 3\nC44 = 1\n\n" SIX, 1}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    outcome o = read_text(cases[i].text);
    ck_assert_msg(o.good, "%s", cases[i].text);
    ck_assert_uint_eq(o.list.count, 1);
    ck_assert_double_eq(o.list.items[0].stiffness_gpa[0], 11.04);
    ck_assert_uint_eq(o.diagnostics.warnings, cases[i].warnings);
    if (i == 4)
      ck_assert_str_eq(o.list.items[0].name, "ZIF-8");
    release(&o);
  }
}
END_TEST

/* A cut number is told of lists as it is of rows. */
START_TEST(lists_may_be_cut)
{
  static const struct {
    const char *text;
    bool told;
  } cases[] = {{"C11 = 11.04\nC12 = 8.33\nC44 = 0.9", true}, {"C11 = 11.04\nC12 = 8.33\nC44 = 0.94", false},
               {"C11 = 11.04\nC12 = 8.33\nC44 = 0.9 GPa", false}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    outcome o = read_text(cases[i].text);
    ck_assert(o.good);
    ck_assert_uint_eq(o.diagnostics.warnings, cases[i].told ? 2 : 1);
    release(&o);
  }
}
END_TEST

START_TEST(several_lists_are_several_tensors)
{
  outcome o = read_text("# a\nC11 = 9\nC12 = 3\nC44 = 1\n\n# b\nC11 = 8\nC12 = 3\nC44 = 1\n");
  ck_assert(o.good);
  ck_assert_uint_eq(o.list.count, 2);
  ck_assert_str_eq(o.list.items[0].name, "a");
  ck_assert_str_eq(o.list.items[1].name, "b");
  ck_assert_double_eq(o.list.items[1].stiffness_gpa[0], 8.0);
  release(&o);
}
END_TEST

START_TEST(words_may_say_that_it_is_no_stiffness)
{
  static const struct {
    const char *text;
    long line;
    const char *words;
  } cases[] = {{"Compliance tensor\n" SIX, 2, "call it a compliance"},
               {"S_ij (TPa^-1)\n" SIX, 2, "call it a compliance"},
               {"Direction XX YY ZZ XY YZ ZX\n" SIX, 2, "in the order xy yz zx"},
               {"XX 1 2 3 4 5 6\nYY 1 2 3 4 5 6\n", 1, "such as 'XX 1 2"},
               {"heading\n1 2 3 4 5 6\nwords\n", 3, "found 'words'"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    outcome o = read_text(cases[i].text);
    ck_assert_msg(!o.good && o.list.count == 0 && o.diagnostics.count == 1, "case %zu", i);
    ck_assert_int_eq(o.diagnostics.items[0].line, cases[i].line);
    ck_assert_msg(strstr(o.diagnostics.items[0].message, cases[i].words) != NULL, "case %zu: %s", i,
                  o.diagnostics.items[0].message);
    release(&o);
  }
}
END_TEST

Suite *suite_tensor_tensor_text(void)
{
  Suite *suite = suite_create("tensor text");
  TCase *reading = tcase_create("reading");
  tcase_add_test(reading, full_upper_and_lower_are_the_same);
  tcase_add_test(reading, digits_are_those_of_each_number);
  tcase_add_test(reading, a_matrix_is_square);
  tcase_add_test(reading, several_tensors_keep_their_names_and_a_bad_one_is_left_out);
  tcase_add_test(reading, what_is_wrong_is_told_with_its_line);
  tcase_add_test(reading, asymmetry_is_told_with_both_numbers);
  tcase_add_test(reading, a_byte_order_mark_is_passed);
  tcase_add_test(reading, a_file_that_ends_within_its_last_number_is_told);
  tcase_add_test(reading, other_files_are_not_taken_for_tensors);
  tcase_add_test(reading, words_may_stand_around_a_tensor);
  tcase_add_test(reading, words_above_a_tensor_name_its_unit);
  tcase_add_test(reading, words_may_say_that_it_is_no_stiffness);
  tcase_add_test(reading, another_unit_may_be_doubtful);
  tcase_add_test(reading, the_unit_of_another_quantity_is_not_that_of_the_tensor);
  tcase_add_test(reading, a_compliance_above_a_stiffness_is_skipped);
  tcase_add_test(reading, constants_of_lammps_are_named);
  tcase_add_test(reading, rows_may_come_out_of_a_pdf);
  tcase_add_test(reading, tensors_of_abinit_are_named_by_their_ions);
  tcase_add_test(reading, a_comment_may_call_a_matrix_a_compliance);
  suite_add_tcase(suite, reading);
  TCase *lists = tcase_create("lists");
  tcase_add_test(lists, constants_may_be_named_one_by_one);
  tcase_add_test(lists, constants_of_a_class_are_completed);
  tcase_add_test(lists, all_21_constants_need_no_symmetry);
  tcase_add_test(lists, lists_that_do_not_say_all_are_refused);
  tcase_add_test(lists, constants_beside_rows_are_words);
  tcase_add_test(lists, lists_may_be_cut);
  tcase_add_test(lists, several_lists_are_several_tensors);
  suite_add_tcase(suite, lists);
  return suite;
}
