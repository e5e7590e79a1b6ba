/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_export.c: curves written and read back, whatever their texts and values. */
#include "suite.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include "measured/measured.h"
#include "output/export.h"

enum { POINTS = 12 };

static double grid[POINTS];

static void fill_grid(double first, double step)
{
  for (size_t i = 0; i < POINTS; i++)
    grid[i] = (first + (double)i) * step;
}

static export_curve curve_of(const double *y)
{
  return (export_curve){.title = "curve", .x_label = "wavenumber", .x_unit = "cm-1",
                        .y_label = "curve", .y_unit = "absorbance", .absorbance = true,
                        .x = grid, .y = y, .points = POINTS};
}

static void read_back(const text_buffer *out, size_t block, elastir_measured *measured)
{
  char path[64];
  elastir_diagnostics diagnostics = {0};
  elastir_measured_options options = {.block = block};
  ck_assert(!out->failed);
  snprintf(path, sizeof path, "test-export-%ld.tmp", (long)getpid());
  FILE *file = fopen(path, "wb");
  ck_assert_ptr_nonnull(file);
  ck_assert_uint_eq(fwrite(out->text, 1, out->length, file), out->length);
  ck_assert_int_eq(fclose(file), 0);
  bool good = elastir_measured_read(path, &options, measured, &diagnostics);
  remove(path);
  ck_assert_msg(good, "%s", diagnostics.count > 0 ? diagnostics.items[0].message : "");
  ck_assert_uint_eq(diagnostics.warnings, 0);
  elastir_diagnostics_free(&diagnostics);
}

/* Holes, signs, and sizes far from 1. */
static const double values[][POINTS] = {
  {0.1, 0.2, 1.0 / 3.0, 0.4, -0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2},
  {1e-12, 2e-12, 0, 0, 0, -3e-12, 0, 0, 0, 0, 0, 0.1234567890123e-12},
  {4.5e7, 0, 0, 1, 2, 3, 1e3, 1e4, 1e5, 1e6, 1e7, 123456789.123},
  {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
  {NAN, 0.2, NAN, NAN, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, NAN},
};

START_TEST(animl_gives_the_same_doubles)
{
  static const double steps[] = {1.0, 0.1, 1.0 / 3.0};
  for (size_t s = 0; s < 3; s++)
    for (size_t v = 0; v < sizeof values / sizeof *values; v++) {
      text_buffer out = {0};
      elastir_measured back;
      fill_grid(4001, steps[s]);
      export_curve curve = curve_of(values[v]);
      ck_assert(export_animl(&curve, 1, &out));
      read_back(&out, 0, &back);
      ck_assert_uint_eq(back.points, POINTS);
      ck_assert_int_eq(back.x_kind, ELASTIR_X_WAVENUMBER);
      ck_assert_int_eq(back.y_kind, ELASTIR_Y_ABSORBANCE);
      for (size_t i = 0; i < POINTS; i++) {
        ck_assert(back.x[i] == grid[i]);
        ck_assert(isnan(values[v][i]) ? isnan(back.y[i]) : back.y[i] == values[v][i]);
      }
      elastir_measured_free(&back);
      text_free(&out);
    }
}
END_TEST

START_TEST(jcamp_gives_nine_digits)
{
  for (size_t v = 0; v < sizeof values / sizeof *values; v++) {
    text_buffer out = {0};
    elastir_measured back;
    double largest = 0.0;
    fill_grid(1001, 0.5);
    for (size_t i = 0; i < POINTS; i++)
      if (!isnan(values[v][i]))
        largest = fmax(largest, fabs(values[v][i]));
    export_curve curve = curve_of(values[v]);
    export_jcamp(&curve, 1, &out);
    read_back(&out, 0, &back);
    ck_assert_int_eq(back.y_kind, ELASTIR_Y_ABSORBANCE);
    size_t k = 0;
    for (size_t i = 0; i < POINTS; i++) {
      if (isnan(values[v][i]))
        continue;
      ck_assert_uint_lt(k, back.points);
      ck_assert_double_eq_tol(back.x[k], grid[i], 1e-10);
      /* half a unit of the ninth digit, and the rounding of the factor */
      ck_assert_double_le(fabs(back.y[k] - values[v][i]), 0.501e-9 * largest);
      k++;
    }
    ck_assert_uint_eq(k, back.points);
    elastir_measured_free(&back);
    text_free(&out);
  }
}
END_TEST

/* What people call their samples must not break a file. */
START_TEST(texts_are_harmless)
{
  static char endless[5000];
  memset(endless, 'l', sizeof endless - 1);
  static const char *const titles[] = {"", "$$ ##END=", "a\n##END=\nb", "<&\">'", "bell \a",
                                       "\xc3\xa9t\xc3\xa9", "\xe9t\xe9", endless};
  fill_grid(1001, 1.0);
  for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
    export_curve curves[2] = {curve_of(values[0]), curve_of(values[4])};
    curves[0].title = curves[0].origin = curves[0].processing = titles[i];
    text_buffer animl = {0}, jcamp = {0};
    elastir_measured back;
    ck_assert(export_animl(curves, 2, &animl));
    export_jcamp(curves, 2, &jcamp);
    for (size_t block = 1; block <= 2; block++) {
      read_back(&animl, block, &back);
      ck_assert(back.y[4] == curves[block - 1].y[4]);
      elastir_measured_free(&back);
      read_back(&jcamp, block, &back);
      ck_assert_uint_eq(back.points, block == 1 ? 12 : 8);
      elastir_measured_free(&back);
    }
    text_free(&animl);
    text_free(&jcamp);
  }
}
END_TEST

START_TEST(csv_is_quoted)
{
  text_buffer out = {0};
  fill_grid(1, 1.0);
  export_curve curves[2] = {curve_of(values[0]), curve_of(values[4])};
  curves[0].y_label = "a,b";
  curves[1].y_label = "say \"c\"";
  export_csv(curves, 2, &out);
  ck_assert(!out.failed);
  static const char start[] = "wavenumber (cm-1),\"a,b (absorbance)\",\"say \"\"c\"\" (absorbance)\"\n"
                              "1,0.1,\n2,0.2,0.2\n3,0.3333333333333333,\n";
  ck_assert_msg(strncmp(out.text, start, sizeof start - 1) == 0, "%.150s", out.text);
  text_free(&out);
}
END_TEST

Suite *suite_output_export(void)
{
  Suite *suite = suite_create("export");
  TCase *tcase = tcase_create("export");
  tcase_add_test(tcase, animl_gives_the_same_doubles);
  tcase_add_test(tcase, jcamp_gives_nine_digits);
  tcase_add_test(tcase, texts_are_harmless);
  tcase_add_test(tcase, csv_is_quoted);
  suite_add_tcase(suite, tcase);
  return suite;
}
