/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_neaspec.c: nano-FTIR text exports: sample over reference, pixels, masks, phase lines. */
#include "measured_suite.h"

#include <unistd.h>

enum { POINTS = 64 };

/* Writes an export whose harmonic 2 is amplitude(k, pixel), phase(k, pixel) on POINTS bins of
 * 20 cm-1 each from 0. */
typedef struct {
  const char *path;
  const char *extra;        /* further header lines */
  double step;
  int pixels;
  double amplitude[2];      /* at the centre; Gaussian over the band; of pixel 0 and 1 */
  double phase[2];          /* constant, of pixel 0 and 1 */
  double slope;             /* of the phase, rad cm */
  double absorption;        /* height of a phase band at 640 cm-1 */
} nea_file;

static double band(double x)
{
  return exp(-pow((x - 640.0) / 250.0, 2));
}

static double phase_of(const nea_file *f, int pixel, double x)
{
  return f->phase[pixel] + f->slope * x + f->absorption * exp(-pow((x - 640.0) / 30.0, 2));
}

static void write_file(const nea_file *f)
{
  FILE *file = fopen(f->path, "w");
  ck_assert_ptr_nonnull(file);
  fprintf(file, "# www.neaspec.com\n# Scan:\t\xc2\xa0\tFourier Scan\n# Project:\t\tP\n"
                "# Description:\t\tmade up\n# Tip Frequency:\t[Hz]\t68,263.500\t\n%s"
                "Row\tColumn\tOmega\tWavenumber\tO1A\tO1P\tO2A\tO2P\t\n", f->extra);
  for (int p = 0; p < f->pixels; p++)
    for (int k = 0; k < POINTS; k++) {
      double x = k * f->step, phase = phase_of(f, p, x);
      phase -= 2 * 3.14159265358979323846 * round(phase / (2 * 3.14159265358979323846));
      fprintf(file, "0\t%d\t%d\t%.15g \t1\t0\t%.15g\t%.15g\t\n", p, k, x,
              f->amplitude[p] * band(x), phase);
    }
  fprintf(file, "\n");
  ck_assert_int_eq(fclose(file), 0);
}

static void names(char sample[64], char reference[64])
{
  snprintf(sample, 64, "test-nea-sample-%ld.tmp", (long)getpid());
  snprintf(reference, 64, "test-nea-reference-%ld.tmp", (long)getpid());
}

static nea_file sample_file(const char *path)
{
  return (nea_file){.path = path, .extra = "", .step = 20.0, .pixels = 1, .amplitude = {0.8, 0.4},
                    .phase = {0.3, 1.3}, .absorption = 0.5};
}

static nea_file reference_file(const char *path)
{
  return (nea_file){.path = path, .extra = "", .step = 20.0, .pixels = 1, .amplitude = {2.0, 2.0},
                    .phase = {0.1, 0.1}};
}

START_TEST(sample_over_reference)
{
  char sample[64], reference[64];
  names(sample, reference);
  nea_file s = sample_file(sample), n = reference_file(reference);
  write_file(&s);
  write_file(&n);
  for (int q = 0; q < 4; q++) {
    reading r = read_path(sample, &(elastir_measured_options){
                                    .reference = reference, .keep_phase = true,
                                    .quantity = (elastir_neaspec_quantity)q});
    ck_assert(r.good);
    ck_assert_uint_eq(r.spectrum.points, POINTS);
    ck_assert_str_eq(r.spectrum.title, "made up");
    size_t values = 0;
    for (size_t k = 0; k < POINTS; k++) {
      double x = (double)k * 20.0, phase = phase_of(&s, 0, x) - 0.1;
      double quantities[] = {0.4 * sin(phase), 0.4 * cos(phase), 0.4, phase};
      double wanted = quantities[q];
      /* Below 5 % of its maximum the reference gives no value. */
      bool masked = band(x) < 0.05;
      ck_assert_msg(isnan(r.spectrum.y[k]) == masked, "point %zu", k);
      /* 15 printed digits. */
      if (!masked)
        ck_assert_double_eq_tol(r.spectrum.y[k], wanted, 1e-12);
      values += !masked;
    }
    ck_assert_uint_gt(values, 20);
    ck_assert_int_eq(r.spectrum.y_kind, ELASTIR_Y_NANOFTIR_ABSORPTION + q);
    expect_report(&r, ELASTIR_INFO, "nanoftir-normalised", 0);
    reading_free(&r);
  }
  remove(sample);
  remove(reference);
}
END_TEST

START_TEST(the_floor_of_the_reference_is_an_option)
{
  char sample[64], reference[64];
  names(sample, reference);
  nea_file s = sample_file(sample), n = reference_file(reference);
  write_file(&s);
  write_file(&n);
  size_t missing[3];
  static const double floors[] = {0.5, 0.05, -1.0};
  for (int i = 0; i < 3; i++) {
    reading r = read_path(sample, &(elastir_measured_options){.reference = reference,
                                                              .reference_floor = floors[i]});
    ck_assert(r.good);
    missing[i] = r.spectrum.missing;
    reading_free(&r);
  }
  ck_assert_uint_gt(missing[0], missing[1]);
  ck_assert_uint_gt(missing[1], missing[2]);
  ck_assert_uint_eq(missing[2], 0);
  remove(sample);
  remove(reference);
}
END_TEST

START_TEST(another_grid_is_interpolated)
{
  char sample[64], reference[64];
  names(sample, reference);
  nea_file s = sample_file(sample), n = reference_file(reference);
  n.step = 16.0;
  write_file(&s);
  write_file(&n);
  reading r = read_path(sample, &(elastir_measured_options){.reference = reference,
                                                            .keep_phase = true});
  ck_assert(r.good);
  ck_assert_ptr_nonnull(strstr(reported(&r, "nanoftir-normalised")->message, "interpolated"));
  for (size_t k = 16; k < 48; k++) {
    double x = (double)k * 20.0, wanted = 0.4 * sin(phase_of(&s, 0, x) - 0.1);
    /* Linear interpolation of a Gaussian of width 250 on steps of 16: h^2/8 f''/f < 3e-3. */
    ck_assert_double_eq_tol(r.spectrum.y[k], wanted, 3e-3 * 0.4);
  }
  reading_free(&r);
  remove(sample);
  remove(reference);
}
END_TEST

START_TEST(pixels_are_chosen_or_averaged_as_complex_numbers)
{
  char sample[64], reference[64];
  names(sample, reference);
  nea_file s = sample_file(sample), n = reference_file(reference);
  s.pixels = 2;
  write_file(&s);
  write_file(&n);
  reading r[3];
  for (size_t i = 0; i < 3; i++) {
    r[i] = read_path(sample, &(elastir_measured_options){.reference = reference,
                                                         .block = i < 2 ? i + 1 : 0,
                                                         .keep_phase = true,
                                                         .average_pixels = i == 2});
    ck_assert(r[i].good);
  }
  ck_assert_uint_eq(r[0].spectrum.block_count, 2);
  for (size_t k = 20; k < 44; k++) {
    double x = (double)k * 20.0;
    ck_assert_double_eq_tol(r[1].spectrum.y[k], 0.2 * sin(phase_of(&s, 1, x) - 0.1), 1e-12);
    /* Im is linear in eta: the mean of complex values is the mean of Im, not of phases. */
    ck_assert_double_eq_tol(r[2].spectrum.y[k], 0.5 * (r[0].spectrum.y[k] + r[1].spectrum.y[k]),
                            1e-12);
  }
  for (size_t i = 0; i < 3; i++)
    reading_free(&r[i]);
  reading several = read_path(sample, &(elastir_measured_options){.reference = reference});
  expect_report(&several, ELASTIR_WARNING, "several-blocks", 0);
  reading_free(&several);
  remove(sample);
  remove(reference);
}
END_TEST

START_TEST(a_phase_line_is_subtracted_on_demand)
{
  char sample[64], reference[64];
  names(sample, reference);
  nea_file s = sample_file(sample), n = reference_file(reference);
  s.slope = 0.02; /* several turns over the band: the phase has to be unwrapped */
  write_file(&s);
  write_file(&n);
  reading r = read_path(sample, &(elastir_measured_options){.reference = reference,
                                                            .phase_from_cm1 = 750.0,
                                                            .phase_to_cm1 = 1000.0});
  ck_assert(r.good);
  expect_report(&r, ELASTIR_INFO, "phase-line", 0);
  for (size_t k = 20; k < 48; k++) {
    double x = (double)k * 20.0, rest = 0.5 * exp(-pow((x - 640.0) / 30.0, 2));
    /* At 760 cm-1 the band still has 0.5 exp(-16) = 6e-8 rad in the window. */
    ck_assert_double_eq_tol(r.spectrum.y[k], 0.4 * sin(rest), 1e-7);
  }
  reading_free(&r);
  r = read_path(sample, &(elastir_measured_options){
                          .reference = reference, .phase_from_cm1 = 750, .phase_to_cm1 = 751});
  expect_error(&r, "phase-window", "750");
  reading_free(&r);
  remove(sample);
  remove(reference);
}
END_TEST

/* The band lies on a straight phase, of the instrument; below bands the line settles a little above
 * it: 30 points of which a band takes 3 with a weight of 1/20. */
START_TEST(the_phase_is_levelled_unless_it_is_to_be_kept)
{
  char sample[64], reference[64];
  names(sample, reference);
  nea_file s = sample_file(sample), n = reference_file(reference);
  s.slope = -0.002;
  write_file(&s);
  write_file(&n);
  reading r = read_path(sample, &(elastir_measured_options){.reference = reference});
  expect_report(&r, ELASTIR_WARNING, "phase-line", 0);
  for (size_t k = 20; k < 48; k++) {
    double x = (double)k * 20.0, rest = 0.5 * exp(-pow((x - 640.0) / 30.0, 2));
    ck_assert_double_eq_tol(r.spectrum.y[k], 0.4 * sin(rest), 0.4 * 0.01);
  }
  reading_free(&r);
  r = read_path(sample, &(elastir_measured_options){.reference = reference, .keep_phase = true});
  ck_assert_ptr_null(reported(&r, "phase-line"));
  double phase = phase_of(&s, 0, 640) - 0.1;
  ck_assert_double_eq_tol(r.spectrum.y[32], 0.4 * sin(phase), 1e-12);
  reading_free(&r);
  remove(sample);
  remove(reference);
}
END_TEST

START_TEST(normalised_exports_and_raw_ones)
{
  char sample[64], reference[64];
  names(sample, reference);
  nea_file s = sample_file(sample);
  s.extra = "# Reference:\t\tgold\n";
  write_file(&s);
  reading r = read_path(sample, &(elastir_measured_options){.keep_phase = true});
  ck_assert(r.good);
  ck_assert_int_eq(r.spectrum.y_kind, ELASTIR_Y_NANOFTIR_ABSORPTION);
  ck_assert_double_eq_tol(r.spectrum.y[32], 0.8 * band(640) * sin(phase_of(&s, 0, 640)), 1e-12);
  elastir_absorbance a;
  ck_assert(elastir_measured_to_absorbance(&r.spectrum, &a, &r.diagnostics));
  ck_assert_uint_eq(a.points, POINTS - 1); /* the bin at 0 cm-1 is left out */
  ck_assert_uint_eq(a.dropped, 1);
  elastir_absorbance_free(&a);
  reading_free(&r);
  s.extra = "";
  write_file(&s);
  r = read_path(sample, NULL);
  expect_report(&r, ELASTIR_WARNING, "no-reference", 0);
  ck_assert_str_eq(r.spectrum.y_unit, "O2A");
  ck_assert(!elastir_measured_to_absorbance(&r.spectrum, &a, &r.diagnostics));
  ck_assert_ptr_nonnull(reported(&r, "not-absorbance"));
  elastir_absorbance_free(&a);
  reading_free(&r);
  static const struct {
    elastir_measured_options options;
    const char *code;
  } cases[] = {{{.reference = "no/such/file"}, "cannot-read"},
               {{.y_column = "O9A"}, "choose-column"},
               {{.block = 2}, "no-such-block"},
               {{.average_pixels = true}, "no-reference"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    r = read_path(sample, &cases[i].options);
    expect_error(&r, cases[i].code, "");
    reading_free(&r);
  }
  r = read_path(sample, &(elastir_measured_options){.reference = sample, .harmonic = 4});
  expect_error(&r, "no-such-harmonic", "O4A");
  reading_free(&r);
  remove(sample);
}
END_TEST

START_TEST(other_exports_are_refused_by_name)
{
  static const struct {
    const char *columns, *rows, *code, *words;
  } cases[] = {
    {"Row\tColumn\tRun\tDepth\tZ\tM\tO2A\tO2P\t\n", "0\t0\t0\t0\t0\t0\t1\t1\t\n", "interferogram",
     "interferogram"},
    {"Row\tColumn\tWavelength\tIndex\tData\t\n", "0\t0\t0\t0\t0\t\n", "not-infrared", "Raman"},
    {"Row\tColumn\tO2A\tO2P\t\n", "0\t0\t0\t0\t\n", "not-infrared", "image"},
    {"Row\tColumn\tWavenumber\tPTE+\t\n", "0\t0\t1000\t2\t\n0\t0\t900\t2\t\n", "choose-column",
     "PTE+"},
    {"Row\tColumn\tOmega\tWavenumber\tO2A\tO2P\t\n", "", "no-data", "rows"},
    {"Row\tColumn\tOmega\tWavenumber\tO2A\tO2P\t\n", "0\t0\t0\t0\t1\n", "cut-line", "6 columns"},
    {"Row\tColumn\tOmega\tWavenumber\tO2A\tO2P\t\n", "0\t0\t0\tzero\t1\t1\n", "bad-number",
     "zero"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char text[1024];
    snprintf(text, sizeof text, "# www.neaspec.com\n# Scan:\t\tFourier Scan\n%s%s",
             cases[i].columns, cases[i].rows);
    reading r = read_string(text, NULL);
    expect_error(&r, cases[i].code, cases[i].words);
    reading_free(&r);
  }
  reading r = read_string("# www.neaspec.com\r\nRow\tColumn\tWavenumber\tPTE+\t\r\n"
                          "0\t0\t1000\t2\t\r\n0\t0\t900\t3\t\r\n",
                          &(elastir_measured_options){.y_column = "PTE+"});
  static const double x[] = {1000, 900}, y[] = {2, 3};
  expect_x(&r, x, 2);
  expect_y(&r, y, 2);
  reading_free(&r);
}
END_TEST

#define NEASPEC(columns, row) "# www.neaspec.com\n# Reference:\t\tgold\nRow\tColumn\tOmega\tWavenumber\t" \
  columns "\t\n0\t0\t0\t1000\t" row "\t\n0\t0\t1\t1010\t" row "\t\n0\t0\t2\t1020\t" row "\t\n"

START_TEST(the_harmonic_follows_the_file)
{
  static const struct {
    const char *text;
    int asked;
    const char *code; /* NULL: not told */
    elastir_y_kind kind;
    double y;
  } cases[] = {
    /* amplitudes 2, 3, 4 of the harmonics; phase pi/2 makes y = amplitude */
    {NEASPEC("O2A\tO2P\tO3A\tO3P", "2\t1.5707963267948966\t3\t1.5707963267948966"), 0, "harmonic",
     ELASTIR_Y_NANOFTIR_ABSORPTION, 2.0},
    {NEASPEC("O1A\tO1P\tO3A\tO3P", "1\t1.5707963267948966\t3\t1.5707963267948966"), 0, "harmonic",
     ELASTIR_Y_NANOFTIR_ABSORPTION, 3.0},
    {NEASPEC("O2A\tO4A\tO4P", "2\t4\t1.5707963267948966"), 0, "harmonic",
     ELASTIR_Y_NANOFTIR_ABSORPTION, 4.0},
    {NEASPEC("O1A\tO1P", "1\t1.5707963267948966"), 0, "harmonic", ELASTIR_Y_NANOFTIR_ABSORPTION,
     1.0},
    {NEASPEC("O2A\tO2P\tO3A\tO3P", "2\t0\t3\t1.5707963267948966"), 3, NULL,
     ELASTIR_Y_NANOFTIR_ABSORPTION, 3.0},
    {NEASPEC("O3A", "3"), 0, "lone-channel", ELASTIR_Y_NANOFTIR_AMPLITUDE, 3.0},
    {NEASPEC("O3P", "0.5"), 0, "lone-channel", ELASTIR_Y_NANOFTIR_PHASE, 0.5}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r = read_string(cases[i].text, &(elastir_measured_options){.harmonic = cases[i].asked,
                                                                     .keep_phase = true});
    if (!r.good)
      print_diagnostics(&r);
    ck_assert(r.good);
    ck_assert_int_eq(r.spectrum.y_kind, cases[i].kind);
    ck_assert_double_eq_tol(r.spectrum.y[1], cases[i].y, 1e-12); /* sin(pi/2) in doubles */
    ck_assert_int_eq(r.spectrum.near_field.harmonic,
                     cases[i].kind == ELASTIR_Y_NANOFTIR_PHASE ? 3 : (int)lround(cases[i].y));
    if (cases[i].code != NULL)
      ck_assert_msg(reported(&r, cases[i].code) != NULL, "case %zu", i);
    else
      ck_assert_ptr_null(reported(&r, "harmonic"));
    bool usual = cases[i].y == 2.0 || cases[i].asked > 0;
    ck_assert_int_eq(r.diagnostics.warnings, usual ? 0 : 1);
    reading_free(&r);
  }
  reading r = read_string(NEASPEC("O3A\tO3P", "3\t0"), &(elastir_measured_options){.harmonic = 2});
  expect_error(&r, "no-such-harmonic", "O2A");
  reading_free(&r);
  r = read_string(NEASPEC("PTE+\tPTE-", "3\t0"), NULL);
  expect_error(&r, "choose-column", "PTE+");
  reading_free(&r);
}
END_TEST

Suite *suite_measured_neaspec(void)
{
  Suite *suite = suite_create("neaspec");
  TCase *tcase = tcase_create("nano-FTIR");
  tcase_add_test(tcase, sample_over_reference);
  tcase_add_test(tcase, the_floor_of_the_reference_is_an_option);
  tcase_add_test(tcase, another_grid_is_interpolated);
  tcase_add_test(tcase, pixels_are_chosen_or_averaged_as_complex_numbers);
  tcase_add_test(tcase, a_phase_line_is_subtracted_on_demand);
  tcase_add_test(tcase, the_phase_is_levelled_unless_it_is_to_be_kept);
  tcase_add_test(tcase, normalised_exports_and_raw_ones);
  tcase_add_test(tcase, other_exports_are_refused_by_name);
  tcase_add_test(tcase, the_harmonic_follows_the_file);
  suite_add_tcase(suite, tcase);
  return suite;
}
