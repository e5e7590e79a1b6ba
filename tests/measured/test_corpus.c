/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_corpus.c: every file of the corpus of measured spectra against its manifest, whose values
 * come from independent decoders, and twins of one measurement against each other. */
#include "measured_suite.h"

#include <cjson/cJSON.h>

/* Both sides are doubles made from the same decimal digits by the same formula; only the order
 * of the operations may differ: a few units of the last place. */
static const double same = 1e-12;

static bool near(double a, double b, double tolerance)
{
  return fabs(a - b) <= tolerance * fmax(fabs(a), fabs(b)) + 1e-300;
}

static char *whole_file(const char *path)
{
  FILE *file = fopen(path, "rb");
  ck_assert_msg(file != NULL, "%s", path);
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  char *text = malloc((size_t)size + 1);
  ck_assert_ptr_nonnull(text);
  ck_assert_uint_eq(fread(text, 1, (size_t)size, file), (size_t)size);
  text[size] = '\0';
  fclose(file);
  return text;
}

static cJSON *manifest(void)
{
  const char *path = corpus_path("measured/MANIFEST.json");
  if (path == NULL) {
    skip("corpus of measured spectra");
    return NULL;
  }
  char *text = whole_file(path);
  cJSON *list = cJSON_Parse(text);
  free(text);
  ck_assert_ptr_nonnull(list);
  return list;
}

static reading read_corpus(const char *file, const elastir_measured_options *options)
{
  char name[512];
  snprintf(name, sizeof name, "measured/%s", file);
  return read_path(corpus_path(name), options);
}

static double number(const cJSON *object, const char *key)
{
  const cJSON *item = cJSON_GetObjectItem(object, key);
  ck_assert_msg(item != NULL, "%s", key);
  return cJSON_IsNumber(item) ? item->valuedouble : NAN;
}

static const char *string(const cJSON *object, const char *key)
{
  const cJSON *item = cJSON_GetObjectItem(object, key);
  return cJSON_IsString(item) ? item->valuestring : "";
}

static void expect(const char *file, const char *what, double found, double wanted,
                   double tolerance)
{
  ck_assert_msg((isnan(wanted) && isnan(found)) || near(found, wanted, tolerance),
                "%s: %s is %.17g, the manifest says %.17g", file, what, found, wanted);
}

static void compare_truth(const char *file, const elastir_measured *m, const cJSON *truth)
{
  size_t low = 0, high = 0;
  double sum = 0;
  ck_assert_msg((double)m->points == number(truth, "n"), "%s: %zu points", file, m->points);
  ck_assert_uint_eq(m->missing, (size_t)number(truth, "nan"));
  for (size_t i = 0; i < m->points; i++) {
    if (isnan(m->y[i]))
      continue;
    sum += m->y[i];
    if (m->y[i] < m->y[low])
      low = i;
    if (m->y[i] > m->y[high])
      high = i;
  }
  size_t last = m->points - 1;
  expect(file, "x_first", m->x[0], number(truth, "x_first"), same);
  expect(file, "x_last", m->x[last], number(truth, "x_last"), same);
  expect(file, "y_first", m->y[0], number(truth, "y_first"), same);
  expect(file, "y_last", m->y[last], number(truth, "y_last"), same);
  expect(file, "y_min", m->y[low], number(truth, "y_min"), same);
  expect(file, "x_at_ymin", m->x[low], number(truth, "x_at_ymin"), same);
  expect(file, "y_max", m->y[high], number(truth, "y_max"), same);
  expect(file, "x_at_ymax", m->x[high], number(truth, "x_at_ymax"), same);
  /* The manifest's sum is exactly rounded, ours is a plain sum of up to 18669 terms, some of
   * both signs (phases: the sum is 1e-3 of the terms). */
  expect(file, "y_sum", sum, number(truth, "y_sum"), 1e-9);
  const cJSON *sample;
  cJSON_ArrayForEach(sample, cJSON_GetObjectItem(truth, "samples")) {
    size_t i = (size_t)cJSON_GetArrayItem(sample, 0)->valuedouble;
    const cJSON *y = cJSON_GetArrayItem(sample, 2);
    ck_assert_uint_lt(i, m->points);
    expect(file, "sample x", m->x[i], cJSON_GetArrayItem(sample, 1)->valuedouble, same);
    expect(file, "sample y", m->y[i], cJSON_IsNumber(y) ? y->valuedouble : NAN, same);
  }
}

/* The blocks of a file that have a truth, in order; spc: subfiles by their number. */
static size_t compare_blocks(const cJSON *entry)
{
  const char *file = string(entry, "file");
  const cJSON *block;
  size_t compared = 0;
  cJSON_ArrayForEach(block, cJSON_GetObjectItem(entry, "blocks")) {
    const cJSON *truth = cJSON_GetObjectItem(block, "truth");
    if (truth == NULL)
      continue;
    const cJSON *subfile = cJSON_GetObjectItem(block, "sub");
    const char *channel = string(block, "channel");
    elastir_measured_options options = {.any_technique = true, .checksum = ELASTIR_CHECKSUM_ALL};
    options.block = subfile != NULL ? (size_t)subfile->valuedouble + 1 : compared + 1;
    if (*channel != '\0') {
      options.block = 1;
      options.y_column = channel;
    }
    reading r = read_corpus(file, &options);
    if (!r.good)
      print_diagnostics(&r);
    ck_assert_msg(r.good, "%s, block %zu", file, options.block);
    ck_assert_str_eq(r.spectrum.source.sha256, string(entry, "sha256"));
    compare_truth(file, &r.spectrum, truth);
    if (*string(block, "title") != '\0')
      ck_assert_str_eq(r.spectrum.title, string(block, "title"));
    reading_free(&r);
    compared++;
  }
  return compared;
}

START_TEST(every_block_agrees_with_the_manifest)
{
  cJSON *list = manifest();
  if (list == NULL)
    return;
  const cJSON *entry;
  size_t blocks = 0, files = 0;
  cJSON_ArrayForEach(entry, list) {
    blocks += compare_blocks(entry);
    files++;
  }
  /* Nothing was passed over: counted in the manifest when this was written. */
  ck_assert_uint_ge(files, 32);
  ck_assert_uint_ge(blocks, 45);
  cJSON_Delete(list);
}
END_TEST

static void compare_series(const char *file, size_t set, size_t x, size_t y, const cJSON *x_truth,
                           const cJSON *y_truth)
{
  char x_name[16], y_name[16];
  snprintf(x_name, sizeof x_name, "%zu", x);
  snprintf(y_name, sizeof y_name, "%zu", y);
  elastir_measured_options options = {
    .any_technique = true, .block = set, .x_column = x_name, .y_column = y_name};
  reading r = read_corpus(file, &options);
  if (!r.good)
    print_diagnostics(&r);
  ck_assert(r.good);
  size_t last = r.spectrum.points - 1;
  ck_assert(number(y_truth, "n") == (double)r.spectrum.points);
  expect(file, "first of x", r.spectrum.x[0], number(x_truth, "first"), same);
  expect(file, "last of x", r.spectrum.x[last], number(x_truth, "last"), same);
  expect(file, "first of y", r.spectrum.y[0], number(y_truth, "first"), same);
  expect(file, "last of y", r.spectrum.y[last], number(y_truth, "last"), same);
  reading_free(&r);
}

START_TEST(every_animl_series_agrees_with_the_manifest)
{
  cJSON *list = manifest();
  if (list == NULL)
    return;
  const cJSON *entry, *set, *series;
  size_t compared = 0;
  cJSON_ArrayForEach(entry, list) {
    size_t set_number = 0;
    if (strncmp(string(entry, "file"), "animl/", 6) != 0)
      continue;
    cJSON_ArrayForEach(set, cJSON_GetObjectItem(entry, "blocks")) {
      const cJSON *all = cJSON_GetObjectItem(set, "series");
      size_t number_ = 0;
      set_number++;
      cJSON_ArrayForEach(series, all) {
        const char *type = string(series, "type");
        if (++number_ == 1 || strcmp(type, "Boolean") == 0 || strcmp(type, "String") == 0)
          continue;
        compare_series(string(entry, "file"), set_number, 1, number_, cJSON_GetArrayItem(all, 0),
                       series);
        compared++;
      }
    }
  }
  ck_assert_uint_ge(compared, 5);
  cJSON_Delete(list);
}
END_TEST

START_TEST(peaks_of_the_cml_file_are_counted)
{
  cJSON *list = manifest();
  if (list == NULL)
    return;
  const cJSON *entry, *block;
  size_t found = 0;
  cJSON_ArrayForEach(entry, list)
    cJSON_ArrayForEach(block, cJSON_GetObjectItem(entry, "blocks"))
      if (cJSON_GetObjectItem(block, "peaks") != NULL) {
        char name[512], wanted[64];
        const elastir_measured_options none_such = {.block = 99};
        snprintf(name, sizeof name, "measured/%s", string(entry, "file"));
        snprintf(wanted, sizeof wanted, "%g peaks", number(block, "peaks"));
        reading r = read_path(corpus_path(name), &none_such);
        const elastir_diagnostic *told = reported(&r, "no-such-block");
        ck_assert_ptr_nonnull(told);
        ck_assert_ptr_nonnull(strstr(told->message, wanted));
        reading_free(&r);
        found++;
      }
  ck_assert_uint_eq(found, 1);
  cJSON_Delete(list);
}
END_TEST

START_TEST(nanoftir_agrees_with_the_manifest)
{
  cJSON *list = manifest();
  if (list == NULL)
    return;
  const cJSON *entry, *row;
  size_t compared = 0;
  char reference[4096];
  snprintf(reference, sizeof reference, "%s",
           corpus_path("measured/neaspec/nea_point_goldref.txt"));
  cJSON_ArrayForEach(entry, list)
    cJSON_ArrayForEach(row, cJSON_GetObjectItem(entry, "nanoFTIR_vs_goldref")) {
      size_t i = (size_t)number(row, "row");
      elastir_measured_options options = {.reference = reference, .keep_phase = true,
                                          .harmonic = (int)number(row, "harmonic")};
      static const struct {
        elastir_neaspec_quantity quantity;
        const char *key;
      } quantities[] = {{ELASTIR_NEASPEC_IMAGINARY, "im"}, {ELASTIR_NEASPEC_REAL, "re"},
                        {ELASTIR_NEASPEC_AMPLITUDE, "amp"}, {ELASTIR_NEASPEC_PHASE, "phase"}};
      for (size_t q = 0; q < 4; q++) {
        options.quantity = quantities[q].quantity;
        reading r = read_corpus(string(entry, "file"), &options);
        ck_assert(r.good);
        expect("nanoFTIR", "wavenumber", r.spectrum.x[i], number(row, "wavenumber"), same);
        /* Division of complex numbers here, of amplitudes there: some cancellation in Im. */
        expect("nanoFTIR", quantities[q].key, r.spectrum.y[i], number(row, quantities[q].key),
               1e-11);
        reading_free(&r);
      }
      compared++;
    }
  ck_assert_uint_eq(compared, 8);
  cJSON_Delete(list);
}
END_TEST

/* -- twins: one measurement in several formats ---------------------------------------------- */

static elastir_absorbance absorbance_of(const char *file)
{
  elastir_absorbance a;
  reading r = read_corpus(file, NULL);
  ck_assert_msg(r.good, "%s", file);
  ck_assert(elastir_measured_to_absorbance(&r.spectrum, &a, &r.diagnostics));
  reading_free(&r);
  return a;
}

START_TEST(twins_jcamp_spc_animl)
{
  if (corpus_path("") == NULL) {
    skip("twins");
    return;
  }
  elastir_absorbance jcamp = absorbance_of("jcamp/jtpolys.jdx");
  elastir_absorbance spc = absorbance_of("spc/s_evenx.spc");
  elastir_absorbance animl = absorbance_of("animl/film_from_spc.animl");
  ck_assert_uint_eq(jcamp.points, 1844);
  ck_assert_uint_eq(spc.points, 1844);
  ck_assert_uint_eq(animl.points, 1844);
  for (size_t i = 0; i < 1844; i++) {
    /* The figures of the manifest: LASTX is rounded in the JCAMP file, T is a fraction there. */
    ck_assert_double_le(fabs(jcamp.absorbance[i] - spc.absorbance[i]), 5.4e-7);
    ck_assert_double_le(fabs(jcamp.wavenumber_cm1[i] - spc.wavenumber_cm1[i]), 0.0021);
    /* The same floats; x as start + k increment instead of first + k (last - first)/(n - 1). */
    ck_assert(animl.absorbance[i] == spc.absorbance[i]);
    ck_assert_double_le(fabs(animl.wavenumber_cm1[i] - spc.wavenumber_cm1[i]), 1e-9);
  }
  elastir_absorbance_free(&jcamp);
  elastir_absorbance_free(&spc);
  elastir_absorbance_free(&animl);
}
END_TEST

START_TEST(twins_of_wrong_factor)
{
  if (corpus_path("") == NULL) {
    skip("twins");
    return;
  }
  reading a = read_corpus("jcamp/jtpolysd.jdx", NULL), b = read_corpus("jcamp/jtpolys.jdx", NULL);
  ck_assert(a.good && b.good);
  for (size_t i = 0; i < a.spectrum.points; i++)
    /* 2.3884185791/2.384185791 = 1.00177536; the integers are the same. */
    ck_assert(near(a.spectrum.y[i] / b.spectrum.y[i], 2.3884185791 / 2.384185791, 1e-12));
  ck_assert_ptr_nonnull(reported(&a, "y-header"));
  reading_free(&a);
  reading_free(&b);
}
END_TEST

START_TEST(twins_jcamp_cml)
{
  if (corpus_path("") == NULL) {
    skip("twins");
    return;
  }
  reading jcamp = read_corpus("jcamp/dupdec1.jdx", NULL);
  reading cml = read_corpus("cml/polysty.cml", NULL);
  ck_assert(jcamp.good && cml.good);
  size_t n = jcamp.spectrum.points, k = 0;
  ck_assert_uint_eq(cml.spectrum.points, n + 2);
  for (size_t i = 0; i < n; i++, k++) {
    while (k == 2127 || k == 2163) /* check values that the exporter kept */
      k++;
    /* The CML file prints two decimals. */
    ck_assert_double_le(fabs(cml.spectrum.y[k] - jcamp.spectrum.y[n - 1 - i]), 1e-9);
  }
  reading_free(&jcamp);
  reading_free(&cml);
}
END_TEST

/* -- infrared blocks, refusals -------------------------------------------------------------- */

START_TEST(infrared_blocks_are_numbered)
{
  static const struct {
    const char *file;
    size_t blocks;
    size_t points[5];
  } files[] = {{"jcamp/compound.jdx", 5, {1976, 1976, 3951, 1976, 3951}},
               {"jcamp/xypoints_link_nir.jdx", 2, {2074, 2074}},
               {"jcamp/ir_assigned.jdx", 2, {19, 7053}},
               {"jcamp/chemspectra_edit_IR.dx", 1, {2559}}};
  if (corpus_path("") == NULL) {
    skip("blocks");
    return;
  }
  for (size_t k = 0; k < sizeof files / sizeof *files; k++)
    for (size_t b = 1; b <= files[k].blocks + 1; b++) {
      reading r = read_corpus(files[k].file, &(elastir_measured_options){.block = b});
      if (b <= files[k].blocks) {
        ck_assert(r.good);
        ck_assert_uint_eq(r.spectrum.points, files[k].points[b - 1]);
        ck_assert_uint_eq(r.spectrum.block_count, files[k].blocks);
      } else {
        expect_error(&r, "no-such-block", "was requested");
      }
      reading_free(&r);
    }
}
END_TEST

START_TEST(what_is_no_infrared_spectrum_is_refused_by_name)
{
  static const char *const cases[][3] = {
    {"jcamp/mactab1_CR.jdx", "not-infrared", "MASS SPECTRUM"},
    {"spc/s_xy.spc", "not-infrared", "Minutes"},
    {"animl/pyaniml_real_life.animl", "not-infrared", "Microplate"},
    {"neaspec/nea_interferogram_Au.txt", "interferogram", "interferogram"}};
  if (corpus_path("") == NULL) {
    skip("refusals");
    return;
  }
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r = read_corpus(cases[i][0], NULL);
    expect_error(&r, cases[i][1], cases[i][2]);
    reading_free(&r);
  }
  reading r = read_corpus("neaspec/nea_interferogram_Au.txt",
                          &(elastir_measured_options){.any_technique = true});
  expect_error(&r, "interferogram", "interferogram");
  reading_free(&r);
}
END_TEST

/* The vendors' own files, and what is no spectrum among them. */
START_TEST(every_vendor_file_agrees_with_the_second_manifest)
{
  const char *path = corpus_path("measured/MANIFEST2.json");
  if (path == NULL) {
    skip("second manifest");
    return;
  }
  char *text = whole_file(path);
  cJSON *list = cJSON_Parse(text);
  const cJSON *entry, *sample;
  size_t read = 0;
  free(text);
  ck_assert_ptr_nonnull(list);
  cJSON_ArrayForEach(entry, list) {
    const char *file = string(entry, "file");
    reading r = read_corpus(file, NULL);
    if (strcmp(string(entry, "format"), "Gwyddion Simple Field") == 0) {
      expect_error(&r, "unsupported-format", "image");
      reading_free(&r);
      continue;
    }
    if (!r.good)
      print_diagnostics(&r);
    ck_assert_msg(r.good && r.diagnostics.warnings == 0, "%s", file);
    ck_assert_msg((double)r.spectrum.points == number(entry, "n"), "%s", file);
    ck_assert_uint_eq(r.spectrum.missing, (size_t)number(entry, "nan"));
    cJSON_ArrayForEach(sample, cJSON_GetObjectItem(entry, "samples")) {
      size_t i = (size_t)cJSON_GetArrayItem(sample, 0)->valuedouble;
      expect(file, "x", r.spectrum.x[i], cJSON_GetArrayItem(sample, 1)->valuedouble, same);
      expect(file, "y", r.spectrum.y[i], cJSON_GetArrayItem(sample, 2)->valuedouble, same);
    }
    reading_free(&r);
    read++;
  }
  ck_assert_uint_ge(read, 7);
  cJSON_Delete(list);
}
END_TEST

/* One measurement as OPUS keeps it, and as it exports it: five decimals. */
START_TEST(twins_opus_dpt)
{
  if (corpus_path("") == NULL) {
    skip("OPUS and its export");
    return;
  }
  reading file = read_corpus("opus/peach_juice.0", NULL);
  reading export = read_corpus("text/opus_peach_juice.dpt", NULL);
  ck_assert(file.good && export.good);
  ck_assert_uint_eq(file.spectrum.points, export.spectrum.points);
  for (size_t i = 0; i < file.spectrum.points; i++) {
    ck_assert_double_eq_tol(file.spectrum.x[i], export.spectrum.x[i], 5.1e-6);
    ck_assert_double_eq_tol(file.spectrum.y[i], export.spectrum.y[i], 5.1e-6);
  }
  ck_assert_str_eq(file.spectrum.instrument.name, "IFS66V/S");
  ck_assert_double_eq(file.spectrum.instrument.resolution_cm1, 4.0);
  ck_assert_int_eq(file.spectrum.instrument.scans, 128);
  ck_assert_str_eq(file.spectrum.instrument.date, "2012/11/09");
  reading_free(&file);
  reading_free(&export);
}
END_TEST

Suite *suite_measured_corpus(void)
{
  Suite *suite = suite_create("corpus of measured spectra");
  TCase *manifest_case = tcase_create("manifest");
  tcase_set_timeout(manifest_case, 120);
  tcase_add_test(manifest_case, every_block_agrees_with_the_manifest);
  tcase_add_test(manifest_case, every_animl_series_agrees_with_the_manifest);
  tcase_add_test(manifest_case, peaks_of_the_cml_file_are_counted);
  tcase_add_test(manifest_case, every_vendor_file_agrees_with_the_second_manifest);
  tcase_add_test(manifest_case, nanoftir_agrees_with_the_manifest);
  suite_add_tcase(suite, manifest_case);
  TCase *twins = tcase_create("twins");
  tcase_add_test(twins, twins_jcamp_spc_animl);
  tcase_add_test(twins, twins_of_wrong_factor);
  tcase_add_test(twins, twins_jcamp_cml);
  tcase_add_test(twins, twins_opus_dpt);
  suite_add_tcase(suite, twins);
  TCase *choice = tcase_create("choice");
  tcase_add_test(choice, infrared_blocks_are_numbered);
  tcase_add_test(choice, what_is_no_infrared_spectrum_is_refused_by_name);
  suite_add_tcase(suite, choice);
  return suite;
}
