/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_vendor.c: files of instruments and tables of many spectra: what is chosen, told, refused, and
 * what damage does to them. */
#include "measured_suite.h"

enum { LARGEST = 8192 };

static const char *const vendor_files[] = {"good-opus.0",          "good-omnic.spa",
                                           "good-extended.spa",    "good-group.spg",
                                           "good-perkin-elmer.sp", "good-agilent.asp",
                                           "good-field.gsf",
                                           "good-shimadzu.txt",    "good-wide.csv",
                                           "good-long.csv"};
enum { VENDOR_FILES = sizeof vendor_files / sizeof *vendor_files };

static size_t load(const char *name, char bytes[LARGEST])
{
  char path[512];
  snprintf(path, sizeof path, "fixtures/measured/%s", name);
  FILE *file = fopen(source_path(path), "rb");
  ck_assert_msg(file != NULL, "%s", path);
  size_t length = fread(bytes, 1, LARGEST, file);
  ck_assert_uint_lt(length, LARGEST);
  fclose(file);
  return length;
}

static reading read_fixture(const char *name, const elastir_measured_options *options)
{
  char bytes[LARGEST];
  return read_bytes(bytes, load(name, bytes), options);
}

static void put_u32(char *at, uint32_t value)
{
  for (int i = 0; i < 4; i++)
    at[i] = (char)(value >> 8 * i & 0xff);
}

/* Where `part` stands in the bytes. */
static char *find(char *bytes, size_t length, const char *part, size_t size)
{
  for (size_t i = 0; i + size <= length; i++)
    if (memcmp(bytes + i, part, size) == 0)
      return bytes + i;
  ck_abort_msg("a part of the fixture is not there");
  return NULL;
}

START_TEST(opus_gives_the_state_that_it_exports)
{
  reading r = read_fixture("good-opus.0", NULL);
  ck_assert(r.good);
  ck_assert_uint_eq(r.diagnostics.warnings, 0);
  ck_assert_uint_eq(r.spectrum.block_count, 1);
  ck_assert_double_eq_tol(r.spectrum.y[0], 0.05, 1e-8); /* the older state is 0.06 */
  ck_assert_str_eq(r.spectrum.title, "made up");
  const elastir_instrument *facts = &r.spectrum.instrument;
  ck_assert_str_eq(facts->name, "made up");
  ck_assert_str_eq(facts->accessory, "Platinum ATR, diamond");
  ck_assert(facts->atr);
  ck_assert_str_eq(facts->apodisation, "B3");
  ck_assert_str_eq(facts->date, "26/01/2026");
  ck_assert_double_eq(facts->resolution_cm1, 4.0);
  ck_assert_int_eq(facts->scans, 32);
  reading_free(&r);
}
END_TEST

START_TEST(opus_tells_what_its_status_contradicts)
{
  char bytes[LARGEST];
  size_t length = load("good-opus.0", bytes);
  reading r = read_bytes(bytes, length, NULL);
  ck_assert_ptr_null(reported(&r, "y-header"));
  reading_free(&r);
  for (char *at = bytes; at + 16 < bytes + length; at++)
    if (memcmp(at, "MXY", 3) == 0)
      at[14] = (char)(at[14] ^ 0x10); /* of all status blocks */
  r = read_bytes(bytes, length, NULL);
  expect_report(&r, ELASTIR_WARNING, "y-header", 0);
  reading_free(&r);
  length = load("good-opus.0", bytes);
  for (char *at = bytes; at + 12 < bytes + length; at++)
    if (memcmp(at, "NPT", 3) == 0)
      put_u32(at + 8, 43); /* 41 and 4 bytes of padding are there */
  r = read_bytes(bytes, length, NULL);
  expect_error(&r, "truncated", "43 points");
  reading_free(&r);
}
END_TEST

START_TEST(a_group_is_chosen_from_by_number_and_by_name)
{
  reading r = read_fixture("good-group.spg", NULL);
  expect_report(&r, ELASTIR_WARNING, "several-blocks", 0);
  ck_assert_str_eq(r.spectrum.title, "first");
  ck_assert_int_eq(r.spectrum.y_kind, ELASTIR_Y_ABSORBANCE);
  reading_free(&r);
  r = read_fixture("good-group.spg", &(elastir_measured_options){.block = 2});
  ck_assert_str_eq(r.spectrum.title, "made up");
  ck_assert_int_eq(r.spectrum.y_kind, ELASTIR_Y_TRANSMITTANCE_PERCENT);
  ck_assert_int_eq(r.spectrum.instrument.scans, 32);
  ck_assert_double_eq(r.spectrum.instrument.resolution_cm1, 4.0);
  ck_assert_str_eq(r.spectrum.instrument.apodisation, "Happ-Genzel");
  ck_assert_str_eq(r.spectrum.instrument.atr_crystal, "Diamond");
  ck_assert(r.spectrum.instrument.atr);
  reading_free(&r);
  r = read_fixture("good-group.spg", &(elastir_measured_options){.block_name = "MADE UP"});
  ck_assert_uint_eq(r.spectrum.block, 2);
  reading_free(&r);
  r = read_fixture("good-group.spg", &(elastir_measured_options){.block_name = "third"});
  expect_error(&r, "no-such-block", "'third'");
  reading_free(&r);
}
END_TEST

START_TEST(other_techniques_are_named)
{
  char bytes[LARGEST];
  size_t length = load("good-omnic.spa", bytes);
  char *header = find(bytes, length, "\x03\0\0\0\x29\0\0\0\x01\0\0\0\x11\0\0\0", 16);
  put_u32(header + 12, 31);
  reading r = read_bytes(bytes, length, NULL);
  expect_error(&r, "not-infrared", "Raman");
  reading_free(&r);
  put_u32(header + 12, 17);
  put_u32(header + 8, 32);
  r = read_bytes(bytes, length, NULL);
  expect_error(&r, "not-infrared", "Raman shift");
  reading_free(&r);
  length = load("good-opus.0", bytes);
  for (size_t at = 24; at + 12 <= length && at < 24 + 12 * 20; at += 12)
    if (((unsigned char)bytes[at + 1] >> 2) == 4 && (bytes[at] & 12) == 12)
      bytes[at + 1] = (char)(10 << 2 | (bytes[at + 1] & 3)); /* absorbance becomes Raman */
  r = read_bytes(bytes, length, NULL);
  expect_error(&r, "no-ratio", "Raman");
  reading_free(&r);
  length = load("good-omnic.spa", bytes);
  bytes[304] = (char)146; /* no key leads to a spectrum */
  r = read_bytes(bytes, length, NULL);
  expect_error(&r, "unsupported-format", ".srs");
  reading_free(&r);
}
END_TEST

/* Of a series or map with a key like that of a spectrum the first ordinates are not a spectrum. */
START_TEST(omnic_with_ordinates_of_several_spectra_is_refused)
{
  char bytes[LARGEST];
  size_t length = load("good-omnic.spa", bytes);
  char *header = find(bytes, length, "\x03\0\0\0\x29\0\0\0\x01\0\0\0\x11\0\0\0", 16);
  put_u32(header + 4, 20); /* of 41 */
  reading r = read_bytes(bytes, length, NULL);
  expect_error(&r, "unsupported-format", "series (.srs)");
  reading_free(&r);
  put_u32(header + 4, 21);
  r = read_bytes(bytes, length, NULL);
  expect_report(&r, ELASTIR_WARNING, "npoints", 0);
  reading_free(&r);
}
END_TEST

START_TEST(perkin_elmer_states_its_interval)
{
  char bytes[LARGEST];
  size_t length = load("good-perkin-elmer.sp", bytes);
  reading r = read_bytes(bytes, length, NULL);
  ck_assert_ptr_null(reported(&r, "x-header"));
  reading_free(&r);
  char *interval = find(bytes, length, "\x1bu\0\0\0\0\0\0\x24\xc0", 10); /* -10 */
  interval[8] = (char)0x25;                                               /* -10.5 */
  r = read_bytes(bytes, length, NULL);
  expect_report(&r, ELASTIR_WARNING, "x-header", 0);
  reading_free(&r);
  length = load("good-perkin-elmer.sp", bytes);
  char *range = find(bytes, length, "\x1du\0\0\0\0\0\xe0\x95\x40", 10); /* from 1400 */
  range[8] = (char)0xe1;
  r = read_bytes(bytes, length, NULL);
  expect_report(&r, ELASTIR_WARNING, "x-header", 0);
  reading_free(&r);
}
END_TEST

START_TEST(agilent_counts_its_lines)
{
  reading r = read_string("3\n4000\n3990\n1\n2\n4\n0.1\n0.2\n0.3\n", NULL);
  static const double x[] = {4000, 3995, 3990}, y[] = {0.1, 0.2, 0.3};
  ck_assert_str_eq(r.spectrum.format, "agilent-asp");
  expect_x(&r, x, 3);
  expect_y(&r, y, 3);
  ck_assert_int_eq(r.spectrum.y_kind, ELASTIR_Y_ABSORBANCE);
  ck_assert_double_eq(r.spectrum.instrument.resolution_cm1, 4.0);
  ck_assert_uint_eq(r.diagnostics.warnings, 0);
  reading_free(&r);
  r = read_string("3\n4000\n3990\n1\n2\n4\n0.1\n0.2\n", NULL);
  expect_error(&r, "truncated", "has 2");
  reading_free(&r);
  r = read_string("3\n4000\n3990\n1\n2\n4\n0.1\n0.2\n0.3\n0.4\n", NULL);
  expect_report(&r, ELASTIR_WARNING, "npoints", 10);
  reading_free(&r);
  r = read_string("3\n4000\n3990\n1\n2\n4\n0.1\n0.2\n0.", NULL);
  expect_report(&r, ELASTIR_WARNING, "cut-line", 9);
  reading_free(&r);
}
END_TEST

#define AXIS "1000,1010,1020,1030,1040,1050,1060,1070"
#define ROW ",1,2,3,4,5,6,7,8\n"

START_TEST(wide_tables)
{
  static const char *const wide[] = {
    "id," AXIS "\na" ROW "b" ROW, "id,X1000,X1010,X1020,X1030,X1040,X1050,X1060,X1070\na" ROW "b" ROW,
    AXIS "\n1,2,3,4,5,6,7,8\n1,2,3,4,5,6,7,8\n"};
  static const double x[] = {1000, 1010, 1020, 1030, 1040, 1050, 1060, 1070};
  static const double y[] = {1, 2, 3, 4, 5, 6, 7, 8};
  for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
    reading r = read_string(wide[i], &(elastir_measured_options){.block = 2});
    ck_assert_str_eq(r.spectrum.format, "wide-table");
    expect_x(&r, x, 8);
    expect_y(&r, y, 8);
    ck_assert_str_eq(r.spectrum.title, i < 2 ? "b" : "");
    reading_free(&r);
  }
  reading r = read_string("id," AXIS "\na,1,2,,4,5,6,nan,8\n", NULL);
  ck_assert_uint_eq(r.spectrum.missing, 2);
  reading_free(&r);
  r = read_string("id," AXIS "\na" ROW "b,1,2,3\n", NULL);
  expect_error(&r, "bad-line", "below each abscissa");
  reading_free(&r);
  /* Columns side by side are no wide table: seven abscissae are too few, ordinates behind an
   * abscissa have one great step. */
  r = read_string("1000,1,2,3\n1010,1,2,3\n", &(elastir_measured_options){.y_column = "2"});
  ck_assert_str_eq(r.spectrum.format, "text");
  reading_free(&r);
  r = read_string("4000,.9,.8,.7,.6,.5,.4,.3,.2\n3990,.9,.8,.7,.6,.5,.4,.3,.2\n",
                  &(elastir_measured_options){.y_column = "2"});
  ck_assert_str_eq(r.spectrum.format, "text");
  reading_free(&r);
}
END_TEST

START_TEST(long_tables)
{
  static const char *const tables[] = {
    "wavenumber,intensity,sample_id\n1000,1,a\n1010,2,a\n1000,3,b\n1010,4,b\n",
    "sample;wavenumber (cm-1);absorbance\n1;1000;1\n1;1010;2\n2;1000;3\n2;1010;4\n",
    "wavenumber\tabsorbance\tname\n1000\t3\tb\n1000\t1\ta\n1010\t4\tb\n1010\t2\ta\n"};
  static const char *const names[] = {"b", "2", "b"};
  static const double x[] = {1000, 1010}, y[] = {3, 4};
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
    reading r = read_string(tables[i], &(elastir_measured_options){.block_name = names[i]});
    ck_assert_str_eq(r.spectrum.format, "long-table");
    ck_assert_uint_eq(r.spectrum.block_count, 2);
    expect_x(&r, x, 2);
    expect_y(&r, y, 2);
    reading_free(&r);
  }
  reading r = read_string("wavenumber,a.u.,absorbance,id\n1000,1,3,b\n1010,2,4,b\n",
                          &(elastir_measured_options){.y_column = "absorbance"});
  expect_y(&r, y, 2);
  reading_free(&r);
  r = read_string("wavenumber,absorbance,id\n1000,1,a\nx,2,a\n", NULL);
  expect_error(&r, "bad-line", "x,2,a");
  reading_free(&r);
}
END_TEST

START_TEST(a_check_value_behind_the_last_point_does_not_replace_it)
{
#define DIF(rest) "##TITLE=t\n##JCAMP-DX=4.24\n##DATA TYPE=INFRARED SPECTRUM\n##XUNITS=1/CM\n" \
  "##YUNITS=TRANSMITTANCE\n##XFACTOR=1\n##YFACTOR=0.01\n##FIRSTX=400\n##LASTX=406\n" \
  "##NPOINTS=4\n##XYDATA=(X++(Y..Y))\n" rest "##END=\n"
  static const double kept[] = {80, 80.1, 80.2, 80.3}, damaged[] = {80, 80.1, 70, 70.1};
  reading r = read_string(DIF("400H000J0J0J0\n406@\n"), NULL);
  expect_report(&r, ELASTIR_WARNING, "y-check", 13);
  expect_y(&r, kept, 4);
  reading_free(&r);
  /* In the middle what follows goes by it. */
  r = read_string(DIF("400H000J0J0\n404G000J0\n406G010\n"), NULL);
  expect_report(&r, ELASTIR_WARNING, "y-check", 13);
  expect_y(&r, damaged, 4);
  reading_free(&r);
}
END_TEST

START_TEST(a_damaged_last_abscissa_is_left_out_of_account)
{
#define TABLE(last, delta) "##TITLE=t\n##JCAMP-DX=4.24\n##DATA TYPE=INFRARED SPECTRUM\n" \
  "##XUNITS=1/CM\n##YUNITS=ABSORBANCE\n##XFACTOR=1\n##YFACTOR=1\n##FIRSTX=400\n##LASTX=" last \
  "\n##DELTAX=" delta "\n##NPOINTS=6\n##XYDATA=(X++(Y..Y))\n400 1 2\n404 3 4\n408 5 6\n##END=\n"
  static const double x[] = {400, 402, 404, 406, 408, 410};
  reading r = read_string(TABLE("412699", "2"), NULL);
  expect_report(&r, ELASTIR_WARNING, "lastx", 9);
  expect_x(&r, x, 6);
  reading_free(&r);
  r = read_string(TABLE("410", "2"), NULL);
  ck_assert_ptr_null(reported(&r, "lastx"));
  reading_free(&r);
  /* DELTAX alone does not outweigh it. */
  r = read_string(TABLE("410", "20"), NULL);
  ck_assert_ptr_null(reported(&r, "lastx"));
  expect_x(&r, x, 6);
  reading_free(&r);
}
END_TEST

START_TEST(a_point_far_off_the_axis_is_left_out)
{
  char text[400] = "";
  for (int i = 0; i < 12; i++)
    snprintf(text + strlen(text), sizeof text - strlen(text), "%d 0.%d\n",
             i == 5 ? 412699 : 1000 + 10 * i, i + 1);
  reading r = read_string(text, &(elastir_measured_options){.x_unit = "cm-1", .y_unit = "A"});
  elastir_absorbance a;
  ck_assert(elastir_measured_to_absorbance(&r.spectrum, &a, &r.diagnostics));
  expect_report(&r, ELASTIR_WARNING, "x-off-axis", 0);
  ck_assert_uint_eq(a.far_off, 1);
  ck_assert_uint_eq(a.points, 11);
  ck_assert_double_eq(a.wavenumber_cm1[10], 1110.0);
  elastir_absorbance_free(&a);
  reading_free(&r);
}
END_TEST

START_TEST(facts_are_read_where_they_are_printed)
{
  reading r = read_string("##TITLE=t\n##JCAMP-DX=4.24\n##DATA TYPE=INFRARED SPECTRUM\n"
                          "##SPECTROMETER/DATA SYSTEM=model 7\n##RESOLUTION=2.0 cm-1\n"
                          "##DATE=89/08/13\n##SAMPLING PROCEDURE=ATR on ZnSe\n##XUNITS=1/CM\n"
                          "##YUNITS=ABSORBANCE\n##NPOINTS=2\n##XYPOINTS=(XY..XY)\n"
                          "400 .1 410 .2\n##END=\n", NULL);
  ck_assert(r.good);
  ck_assert_str_eq(r.spectrum.instrument.name, "model 7");
  ck_assert_str_eq(r.spectrum.instrument.date, "89/08/13");
  ck_assert_double_eq(r.spectrum.instrument.resolution_cm1, 2.0);
  ck_assert(r.spectrum.instrument.atr);
  reading_free(&r);
  r = read_string("RESOLUTION\t4 cm-1\nAccumulation\t16\nApodization\tCosine\nXYDATA\n"
                  "400\t90\n410\t80\n420\t95\n", NULL);
  ck_assert_double_eq(r.spectrum.instrument.resolution_cm1, 4.0);
  ck_assert_int_eq(r.spectrum.instrument.scans, 16);
  ck_assert_str_eq(r.spectrum.instrument.apodisation, "Cosine");
  ck_assert(!r.spectrum.instrument.atr);
  reading_free(&r);
}
END_TEST

START_TEST(an_atr_correction_is_read_where_it_is_printed)
{
#define SAMPLED(how) "##TITLE=t\n##JCAMP-DX=4.24\n##DATA TYPE=INFRARED SPECTRUM\n" \
  "##SAMPLING PROCEDURE=" how "\n##XUNITS=1/CM\n##YUNITS=ABSORBANCE\n##NPOINTS=2\n" \
  "##XYPOINTS=(XY..XY)\n400 .1 410 .2\n##END=\n"
#define EXPORTED(line) "Accessory\tATR\n" line "\nXYDATA\n400\t.1\n410\t.2\n420\t.1\n"
  static const struct {
    const char *text;
    bool atr;
    elastir_atr_correction correction;
  } cases[] = {{SAMPLED("ATR"), true, ELASTIR_ATR_NOT_CORRECTED},
               {SAMPLED("ATR, corrected"), true, ELASTIR_ATR_CORRECTED},
               {SAMPLED("ATR, not corrected"), true, ELASTIR_ATR_NOT_CORRECTED},
               {SAMPLED("uncorrected ATR"), true, ELASTIR_ATR_NOT_CORRECTED},
               {SAMPLED("KBr pellet"), false, ELASTIR_ATR_NOT_CORRECTED},
               {SAMPLED("KBr pellet, corrected"), false, ELASTIR_ATR_NOT_CORRECTED},
               {EXPORTED("Smoothing\tnone"), true, ELASTIR_ATR_NOT_CORRECTED},
               {EXPORTED("ATR Correction\ton"), true, ELASTIR_ATR_CORRECTED},
               {EXPORTED("ATR Correction\tOff"), true, ELASTIR_ATR_NOT_CORRECTED},
               {EXPORTED("Advanced ATR Correction"), true, ELASTIR_ATR_CORRECTED}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r = read_string(cases[i].text, NULL);
    ck_assert(r.good);
    ck_assert_msg(r.spectrum.instrument.atr == cases[i].atr, "case %zu", i);
    ck_assert_msg(r.spectrum.instrument.atr_correction == cases[i].correction, "case %zu", i);
    reading_free(&r);
  }
  char bytes[LARGEST];
  size_t length = load("good-opus.0", bytes);
  for (size_t at = 24; at + 12 <= length && at < 24 + 12 * 20; at += 12)
    if (((unsigned char)bytes[at + 1] >> 2) == 4 && (bytes[at] & 12) == 12)
      bytes[at + 1] = (char)(16 << 2 | (bytes[at + 1] & 3)); /* absorbance becomes ATR */
  reading r = read_bytes(bytes, length, NULL);
  ck_assert(r.good);
  ck_assert(r.spectrum.instrument.atr);
  ck_assert_int_eq(r.spectrum.instrument.atr_correction, ELASTIR_ATR_CORRECTION_UNCLEAR);
  reading_free(&r);
}
END_TEST

/* A file that was cut is refused or reported; what is read of it is no other number. */
START_TEST(no_cut_passes_in_silence)
{
  char bytes[LARGEST];
  size_t length = load(vendor_files[_i], bytes);
  elastir_measured_options options = {.block = 1};
  bool counted = _i < 7; /* the others do not say how many rows they have */
  reading whole = read_bytes(bytes, length, &options);
  ck_assert(whole.good);
  for (size_t cut = 0; cut < length; cut++) {
    bool between = cut > 0 && (strchr("\r\n", bytes[cut - 1]) || strchr("\r\n", bytes[cut]));
    if (!counted && between) /* whole rows */
      continue;
    reading r = read_bytes(bytes, cut, &options);
    bool told = !r.good || r.diagnostics.warnings > whole.diagnostics.warnings;
    bool same = r.good && r.spectrum.points == whole.spectrum.points;
    for (size_t i = 0; i < r.spectrum.points && same; i++)
      same = r.spectrum.x[i] == whole.spectrum.x[i] && r.spectrum.y[i] == whole.spectrum.y[i];
    ck_assert_msg(told || same, "%s cut at %zu of %zu", vendor_files[_i], cut, length);
    reading_free(&r);
  }
  reading_free(&whole);
}
END_TEST

/* A changed byte neither breaks the reader nor gives what is no number. */
START_TEST(no_changed_byte_breaks_a_reader)
{
  static const unsigned char changes[] = {0x01, 0x40, 0x80, 0xff};
  char bytes[LARGEST];
  size_t length = load(vendor_files[_i], bytes);
  for (size_t at = 0; at < length; at++)
    for (size_t c = 0; c < sizeof changes; c++) {
      bytes[at] = (char)(bytes[at] ^ changes[c]);
      reading r = read_bytes(bytes, length, NULL);
      bool sound = r.good || r.diagnostics.errors > 0;
      for (size_t i = 0; i < r.spectrum.points && r.good; i++)
        sound = sound && isfinite(r.spectrum.x[i]) && !isinf(r.spectrum.y[i]);
      ck_assert_msg(sound, "byte %zu of %s", at, vendor_files[_i]);
      reading_free(&r);
      bytes[at] = (char)(bytes[at] ^ changes[c]);
    }
}
END_TEST

Suite *suite_measured_vendor(void)
{
  Suite *suite = suite_create("files of instruments");
  TCase *vendor = tcase_create("vendor");
  tcase_add_test(vendor, opus_gives_the_state_that_it_exports);
  tcase_add_test(vendor, opus_tells_what_its_status_contradicts);
  tcase_add_test(vendor, a_group_is_chosen_from_by_number_and_by_name);
  tcase_add_test(vendor, other_techniques_are_named);
  tcase_add_test(vendor, omnic_with_ordinates_of_several_spectra_is_refused);
  tcase_add_test(vendor, perkin_elmer_states_its_interval);
  tcase_add_test(vendor, agilent_counts_its_lines);
  tcase_add_test(vendor, facts_are_read_where_they_are_printed);
  tcase_add_test(vendor, an_atr_correction_is_read_where_it_is_printed);
  suite_add_tcase(suite, vendor);
  TCase *tables = tcase_create("tables");
  tcase_add_test(tables, wide_tables);
  tcase_add_test(tables, long_tables);
  suite_add_tcase(suite, tables);
  TCase *faults = tcase_create("faults");
  tcase_add_test(faults, a_check_value_behind_the_last_point_does_not_replace_it);
  tcase_add_test(faults, a_damaged_last_abscissa_is_left_out_of_account);
  tcase_add_test(faults, a_point_far_off_the_axis_is_left_out);
  suite_add_tcase(suite, faults);
  TCase *damage = tcase_create("damage");
  tcase_set_timeout(damage, 120);
  tcase_add_loop_test(damage, no_cut_passes_in_silence, 0, VENDOR_FILES);
  tcase_add_loop_test(damage, no_changed_byte_breaks_a_reader, 0, VENDOR_FILES);
  suite_add_tcase(suite, damage);
  return suite;
}
