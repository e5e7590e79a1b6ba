/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_xml.c: AnIML and CML: every value set, every bad file, and hostile XML. */
#include "measured_suite.h"

#include <unistd.h>

/* -- AnIML ---------------------------------------------------------------------------------- */

static const char *animl(const char *length, const char *series)
{
  static char text[8192];
  snprintf(text, sizeof text,
           "<?xml version=\"1.0\"?>\n"
           "<AnIML xmlns=\"urn:org:astm:animl:schema:core:draft:0.90\" version=\"0.90\">"
           "<ExperimentStepSet><ExperimentStep><Technique name=\"IR\"/><Result>"
           "<SeriesSet name=\"made up\" length=\"%s\">%s</SeriesSet>"
           "</Result></ExperimentStep></ExperimentStepSet></AnIML>\n", length, series);
  return text;
}

#define X_OPEN "<Series name=\"Wavenumber\" seriesID=\"x\" dependency=\"independent\" " \
               "seriesType=\"Float64\">"
#define X_UNIT "<Unit label=\"1/cm\"/></Series>"
#define X_AUTO X_OPEN "<AutoIncrementedValueSet><StartValue><D>4000</D></StartValue>" \
               "<Increment><I>-2</I></Increment></AutoIncrementedValueSet>" X_UNIT
#define Y_OPEN(type) "<Series name=\"Intensity\" seriesID=\"y\" dependency=\"dependent\" " \
                     "seriesType=\"" type "\">"
#define Y_UNIT "<Unit label=\"Absorbance\"/></Series>"

static const double x4[] = {4000, 3998, 3996, 3994}, y4[] = {1.0, -2.0, 0.5, 3.0};

START_TEST(value_sets)
{
  static const char *const series[] = {
    X_AUTO Y_OPEN("Float64") "<IndividualValueSet><D>1</D><F>-2</F><L>0.5</L><I>3</I>"
    "</IndividualValueSet>" Y_UNIT,
    /* The order of the series does not matter, nor what is marked dependent. */
    Y_OPEN("Float64") "<IndividualValueSet><D>1</D><D>-2</D><D>0.5</D><D>3</D>"
    "</IndividualValueSet>" Y_UNIT X_AUTO,
    /* Two sets in order, the second with a startIndex. */
    X_AUTO Y_OPEN("Float64") "<IndividualValueSet endIndex=\"1\"><D>1</D><D>-2</D>"
    "</IndividualValueSet><IndividualValueSet startIndex=\"2\"><D>0.5</D><D>3</D>"
    "</IndividualValueSet>" Y_UNIT,
    /* 1 -2 0.5 3 as little-endian floats and doubles, with white space in the base64. */
    X_AUTO Y_OPEN("Float32") "<EncodedValueSet>\n AACA PwAA\n AMAAAAA/AABAQA==\n"
    "</EncodedValueSet>" Y_UNIT,
    X_AUTO Y_OPEN("Float64") "<EncodedValueSet>AAAAAAAA8D8AAAAAAAAAwAAAAAAAAOA/AAAAAAAACEA="
    "</EncodedValueSet>" Y_UNIT,
    /* Abscissae one by one; ordinates directly in the series. */
    X_OPEN "<IndividualValueSet><D>4000</D><D>3998</D><D>3996</D><D>3994</D>"
    "</IndividualValueSet>" X_UNIT Y_OPEN("Float64") "<D>1</D><D>-2</D><D>0.5</D><D>3</D>" Y_UNIT,
    /* An index, a hidden series and one of truth values beside them. */
    "<Series name=\"No\" seriesID=\"i\" dependency=\"independent\" seriesType=\"Int32\">"
    "<AutoIncrementedValueSet><StartValue><I>0</I></StartValue><Increment><I>1</I></Increment>"
    "</AutoIncrementedValueSet></Series>" X_AUTO
    "<Series name=\"ok\" seriesID=\"b\" dependency=\"dependent\" seriesType=\"Boolean\">"
    "<IndividualValueSet><Boolean>true</Boolean></IndividualValueSet></Series>"
    "<Series name=\"raw\" seriesID=\"h\" dependency=\"dependent\" seriesType=\"Float64\" "
    "visible=\"false\"><IndividualValueSet><D>9</D></IndividualValueSet></Series>"
    Y_OPEN("Float64") "<IndividualValueSet><D>1</D><D>-2</D><D>0.5</D><D>3</D>"
    "</IndividualValueSet>" Y_UNIT};
  for (size_t i = 0; i < sizeof series / sizeof *series; i++) {
    reading r = read_string(animl("4", series[i]), NULL);
    expect_y(&r, y4, 4);
    expect_x(&r, x4, 4);
    ck_assert_str_eq(r.spectrum.format, "animl");
    ck_assert_str_eq(r.spectrum.title, "made up");
    ck_assert_int_eq(r.spectrum.y_kind, ELASTIR_Y_ABSORBANCE);
    ck_assert((reported(&r, "loose-values") != NULL) == (i == 5));
    reading_free(&r);
  }
}
END_TEST

START_TEST(integers_are_decoded)
{
  /* -1 and 65536 as Int32 and Int64. */
  static const double y[] = {-1, 65536};
  static const char *const series[] = {
    X_AUTO Y_OPEN("Int32") "<EncodedValueSet>/////wAAAQA=</EncodedValueSet>" Y_UNIT,
    X_AUTO Y_OPEN("Int64") "<EncodedValueSet>//////////8AAAEAAAAAAA==</EncodedValueSet>" Y_UNIT};
  for (size_t i = 0; i < 2; i++) {
    reading r = read_string(animl("2", series[i]), NULL);
    expect_y(&r, y, 2);
    reading_free(&r);
  }
}
END_TEST

START_TEST(gaps_are_missing)
{
  static const double y[] = {1, NAN, NAN, 3};
  reading r = read_string(animl("4", X_AUTO Y_OPEN("Float64")
                                "<IndividualValueSet><D>1</D></IndividualValueSet>"
                                "<IndividualValueSet startIndex=\"3\"><D>3</D>"
                                "</IndividualValueSet>" Y_UNIT), NULL);
  expect_y(&r, y, 4);
  reading_free(&r);
}
END_TEST

START_TEST(animl_without_namespace)
{
  reading r = read_string("<AnIML version=\"1.0\"><Result><SeriesSet name=\"n\" length=\"2\">" X_AUTO
                          Y_OPEN("Float64") "<IndividualValueSet><D>1</D><D>2</D>"
                          "</IndividualValueSet>" Y_UNIT "</SeriesSet></Result></AnIML>", NULL);
  expect_report(&r, ELASTIR_INFO, "animl-namespace", 0);
  ck_assert_uint_eq(r.spectrum.points, 2);
  reading_free(&r);
}
END_TEST

START_TEST(bad_animl)
{
  static const struct {
    const char *length, *series, *code, *words;
  } cases[] = {
    {"99999999999", X_AUTO Y_OPEN("Float64") Y_UNIT, "length-mismatch", "is impossible"},
    /* Four floats under the name of doubles. */
    {"4", X_AUTO Y_OPEN("Float64") "<EncodedValueSet>AACAPwAAAMAAAAA/AABAQA==</EncodedValueSet>"
     Y_UNIT, "length-mismatch", "found 2"},
    /* Big-endian floats 1 and 2. */
    {"2", X_AUTO Y_OPEN("Float32") "<EncodedValueSet>P4AAAEAAAAA=</EncodedValueSet>" Y_UNIT,
     "byte-order", "big-endian"},
    {"2", X_AUTO Y_OPEN("Float32") "<EncodedValueSet>AACA*</EncodedValueSet>" Y_UNIT,
     "bad-encoding", "base64"},
    {"2", X_AUTO Y_OPEN("Float32") "<EncodedValueSet>AACAPw==AA</EncodedValueSet>" Y_UNIT,
     "bad-encoding", "base64"},
    {"2", X_AUTO Y_OPEN("Float32") "<EncodedValueSet>AACAPwA=</EncodedValueSet>" Y_UNIT,
     "bad-encoding", "multiple"},
    {"2", X_AUTO Y_OPEN("String") "<EncodedValueSet>AACAPwA=</EncodedValueSet>" Y_UNIT,
     "bad-encoding", "type"},
    {"2", X_AUTO, "not-infrared", "made up"},
    {"2", Y_OPEN("Float64") "<IndividualValueSet><D>1</D><D>2</D></IndividualValueSet>" Y_UNIT,
     "not-infrared", "none of them wavenumbers"},
    {"2", X_AUTO Y_OPEN("Float64") "<IndividualValueSet startIndex=\"1e9\"><D>1</D>"
     "</IndividualValueSet>" Y_UNIT, "bad-number", "startIndex"},
    {"2", X_AUTO "<Series", "bad-xml", "not well-formed"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r = read_string(animl(cases[i].length, cases[i].series), NULL);
    expect_error(&r, cases[i].code, cases[i].words);
    reading_free(&r);
  }
}
END_TEST

START_TEST(doubtful_animl_is_reported)
{
  /* Fewer values than the set says. */
  reading r = read_string(animl("4", X_AUTO Y_OPEN("Float64")
                                "<IndividualValueSet><D>1</D><D>2</D></IndividualValueSet>" Y_UNIT),
                          NULL);
  expect_report(&r, ELASTIR_WARNING, "length-mismatch", 2);
  ck_assert_uint_eq(r.spectrum.points, 2);
  reading_free(&r);
  /* Two ordinates, one seriesID, decimal commas in text. */
  r = read_string(animl("2", X_AUTO Y_OPEN("String") "<IndividualValueSet><S>1,5</S><S>2,25</S>"
                        "</IndividualValueSet>" Y_UNIT Y_OPEN("Float64")
                        "<IndividualValueSet><D>3</D><D>4</D></IndividualValueSet>" Y_UNIT), NULL);
  static const double y[] = {1.5, 2.25};
  expect_y(&r, y, 2);
  expect_report(&r, ELASTIR_WARNING, "several-columns", 0);
  expect_report(&r, ELASTIR_WARNING, "duplicate-series", 0);
  expect_report(&r, ELASTIR_WARNING, "decimal-comma", 0);
  reading_free(&r);
  r = read_string(animl("2", X_AUTO Y_OPEN("Float64") "<IndividualValueSet><D>1</D><D>2</D>"
                        "</IndividualValueSet>" Y_UNIT Y_OPEN("Float64")
                        "<IndividualValueSet><D>3</D><D>4</D></IndividualValueSet>" Y_UNIT),
                  &(elastir_measured_options){.y_column = "3"});
  static const double second[] = {3, 4};
  expect_y(&r, second, 2);
  reading_free(&r);
}
END_TEST

/* -- CML ------------------------------------------------------------------------------------ */

#define CML(type, inside) \
  "<cml xmlns:units=\"u\"><molecule/><spectrum title=\"made up\" type=\"" type "\">" \
  "<spectrumData>" inside "</spectrumData></spectrum></cml>"
#define CML_Y "<yaxis><array units=\"units:absorbance\" size=\"4\">1 -2\n0.5 3</array></yaxis>"

START_TEST(cml_axes)
{
  static const char *const files[] = {
    CML("infrared", "<xaxis><array units=\"units:cm-1\">4000 3998 3996 3994</array></xaxis>" CML_Y),
    CML("spect:IR", "<xaxis><array units=\"cmlsp:cm-1\" start=\"4000\" end=\"3994\" size=\"4\"/>"
        "</xaxis>" CML_Y),
    CML("IR", CML_Y "<xaxis multiplierToData=\"2\" constantToData=\"10\"><array units=\"1/cm\" "
        "delimiter=\"|\">|1995|1994|1993|1992|</array></xaxis>"),
    "<spectrum type=\"infrared\" title=\"made up\" xmlns=\"http://other\"><spectrumData>"
    "<yaxis multiplierToData=\"0.5\"><array units=\"absorbance\">2 -4 1 6</array></yaxis>"
    "<xaxis><array units=\"cm-1\">4000 3998 3996 3994</array></xaxis></spectrumData></spectrum>"};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    reading r = read_string(files[i], NULL);
    expect_y(&r, y4, 4);
    expect_x(&r, x4, 4);
    ck_assert_str_eq(r.spectrum.format, "cml");
    ck_assert_str_eq(r.spectrum.title, "made up");
    ck_assert_int_eq(r.spectrum.y_kind, ELASTIR_Y_ABSORBANCE);
    reading_free(&r);
  }
}
END_TEST

START_TEST(cml_spectra_are_chosen_by_type)
{
  static const char text[] =
      "<cml><spectrumList><spectrum type=\"NMR\"><spectrumData><xaxis><array units=\"ppm\">1 2"
      "</array></xaxis><yaxis><array>1 2</array></yaxis></spectrumData></spectrum>"
      "<spectrum type=\"IR\" title=\"peaks\"><peakList><peakGroup><peak xValue=\"3000\" "
      "yValue=\"0.5\" xUnits=\"units:cm-1\"/></peakGroup><peak xValue=\"1000\"/></peakList>"
      "</spectrum><spectrum type=\"IR\" title=\"curve\"><spectrumData><xaxis>"
      "<array units=\"units:cm-1\">1000 1001</array></xaxis><yaxis><array "
      "units=\"units:absorbance\">5 6</array></yaxis></spectrumData></spectrum></spectrumList>"
      "</cml>";
  static const double curve[] = {5, 6}, peaks[] = {0.5, NAN};
  reading r = read_string(text, NULL);
  expect_y(&r, curve, 2);
  ck_assert_uint_eq(r.spectrum.block, 2);
  reading_free(&r);
  r = read_string(text, &(elastir_measured_options){.block = 1});
  expect_y(&r, peaks, 2);
  ck_assert(r.spectrum.sticks);
  reading_free(&r);
}
END_TEST

START_TEST(bad_cml)
{
  static const struct {
    const char *text, *code, *words;
  } cases[] = {
    {CML("IR", "<xaxis><array units=\"units:cm-1\">1 2 3</array></xaxis>" CML_Y),
     "length-mismatch", "3 values"},
    {CML("IR", "<xaxis><array units=\"units:cm-1\"/></xaxis>" CML_Y), "no-abscissa", "neither"},
    {CML("IR", "<xaxis><array units=\"units:cm-1\">1 2 x 4</array></xaxis>" CML_Y), "bad-number",
     "'x'"},
    {CML("UV/VIS", "<xaxis><array units=\"units:nm\">1 2 3 4</array></xaxis>" CML_Y),
     "not-infrared", "UV/VIS"},
    {CML("massSpectrum", "<xaxis><array units=\"units:cm-1\">1 2 3 4</array></xaxis>" CML_Y),
     "not-infrared", "massSpectrum"},
    {CML("IR", ""), "not-infrared", "0 points"},
    {"<cml></cml>", "not-infrared", "no spectrum at all"},
    {"<mzML><run/></mzML>", "unknown-format", "<mzML>"},
    {"<?xml version=\"1.0\"?>\n", "bad-xml", ""},
    {CML("IR", "<xaxis>") "<", "bad-xml", ""}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r = read_string(cases[i].text, NULL);
    expect_error(&r, cases[i].code, cases[i].words);
    reading_free(&r);
  }
  /* @size that is not the number of values, on either axis. */
  reading r = read_string(CML("IR", "<xaxis><array units=\"units:cm-1\" size=\"7\">"
                              "4000 3998 3996 3994</array></xaxis>" CML_Y), NULL);
  expect_report(&r, ELASTIR_WARNING, "length-mismatch", 1);
  reading_free(&r);
  r = read_string(CML("IR", "<xaxis><array units=\"units:cm-1\" start=\"1\" end=\"3\" size=\"3\"/>"
                      "</xaxis>" CML_Y), NULL);
  expect_report(&r, ELASTIR_WARNING, "length-mismatch", 1);
  ck_assert_uint_eq(r.spectrum.points, 3);
  ck_assert_double_eq(r.spectrum.x[2], 3.0);
  reading_free(&r);
}
END_TEST

/* -- hostile XML ---------------------------------------------------------------------------- */

START_TEST(entities_are_not_expanded)
{
  /* A billion laughs, in text and in an attribute. */
  static const char laughs[] =
      "<?xml version=\"1.0\"?><!DOCTYPE cml [<!ENTITY a \"1 1 1 1 1 1 1 1 1 1\">"
      "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
      "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">"
      "<!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\"><!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\">]>";
  char text[4096];
  snprintf(text, sizeof text, "%s%s", laughs,
           CML("IR", "<xaxis><array units=\"cm-1\">&g;</array></xaxis>" CML_Y));
  reading r = read_string(text, NULL);
  ck_assert(!r.good);
  ck_assert_uint_ge(r.diagnostics.errors, 1);
  reading_free(&r);
  snprintf(text, sizeof text, "%s%s", laughs,
           CML("&g;", "<xaxis><array units=\"cm-1\">1 2 3 4</array></xaxis>" CML_Y));
  r = read_string(text, NULL);
  ck_assert(!r.good);
  reading_free(&r);
}
END_TEST

START_TEST(declared_entities_are_refused_even_if_unused)
{
  static const char text[] =
      "<?xml version=\"1.0\"?>\n<!DOCTYPE cml [<!ENTITY a \"1\">]>\n"
      CML("IR", "<xaxis><array units=\"cm-1\">4000 3998 3996 3994</array></xaxis>" CML_Y);
  reading r = read_string(text, NULL);
  expect_error(&r, "xml-entities", "declares entities");
  reading_free(&r);
}
END_TEST

START_TEST(external_entities_are_not_loaded)
{
  char path[64], text[4096];
  snprintf(path, sizeof path, "test-entity-%ld.tmp", (long)getpid());
  FILE *file = fopen(path, "w");
  ck_assert_ptr_nonnull(file);
  fputs("4000 3998 3996 3994", file);
  fclose(file);
  snprintf(text, sizeof text,
           "<?xml version=\"1.0\"?><!DOCTYPE cml [<!ENTITY x SYSTEM \"%s\">]>%s", path,
           CML("IR", "<xaxis><array units=\"units:cm-1\">&x;</array></xaxis>" CML_Y));
  reading r = read_string(text, NULL);
  expect_error(&r, "xml-entities", "not expanded");
  ck_assert_uint_eq(r.spectrum.points, 0);
  reading_free(&r);
  /* An external subset that would declare the entity is not read either. */
  file = fopen(path, "w");
  ck_assert_ptr_nonnull(file);
  fputs("<!ENTITY x \"4000 3998 3996 3994\">", file);
  fclose(file);
  snprintf(text, sizeof text, "<?xml version=\"1.0\"?><!DOCTYPE cml SYSTEM \"%s\">%s", path,
           CML("IR", "<xaxis><array units=\"units:cm-1\">&x;</array></xaxis>" CML_Y));
  r = read_string(text, NULL);
  ck_assert(!r.good);
  ck_assert_uint_ge(r.diagnostics.errors, 1);
  reading_free(&r);
  /* A document type that declares nothing does no harm. */
  snprintf(text, sizeof text, "<?xml version=\"1.0\"?><!DOCTYPE cml SYSTEM \"%s\">%s", path,
           CML("IR", "<xaxis><array units=\"units:cm-1\">4000 3998 3996 3994</array></xaxis>" CML_Y));
  r = read_string(text, NULL);
  expect_y(&r, y4, 4);
  reading_free(&r);
  remove(path);
}
END_TEST

START_TEST(xml_in_other_encodings)
{
  /* UTF-16 with a byte order mark, as Windows programs write it. */
  static const char text[] =
      "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n"
      CML("IR", "<xaxis><array units=\"units:cm-1\">4000 3998 3996 3994</array></xaxis>" CML_Y);
  unsigned char wide[2 * sizeof text];
  wide[0] = 0xff;
  wide[1] = 0xfe;
  for (size_t i = 0; i + 1 < sizeof text; i++) {
    wide[2 + 2 * i] = (unsigned char)text[i];
    wide[3 + 2 * i] = 0;
  }
  reading r = read_bytes(wide, 2 * sizeof text, NULL);
  expect_y(&r, y4, 4);
  reading_free(&r);
}
END_TEST

Suite *suite_measured_xml(void)
{
  Suite *suite = suite_create("AnIML and CML");
  TCase *animl_case = tcase_create("AnIML");
  tcase_add_test(animl_case, value_sets);
  tcase_add_test(animl_case, integers_are_decoded);
  tcase_add_test(animl_case, gaps_are_missing);
  tcase_add_test(animl_case, animl_without_namespace);
  tcase_add_test(animl_case, bad_animl);
  tcase_add_test(animl_case, doubtful_animl_is_reported);
  suite_add_tcase(suite, animl_case);
  TCase *cml_case = tcase_create("CML");
  tcase_add_test(cml_case, cml_axes);
  tcase_add_test(cml_case, cml_spectra_are_chosen_by_type);
  tcase_add_test(cml_case, bad_cml);
  suite_add_tcase(suite, cml_case);
  TCase *hostile = tcase_create("hostile XML");
  tcase_add_test(hostile, entities_are_not_expanded);
  tcase_add_test(hostile, declared_entities_are_refused_even_if_unused);
  tcase_add_test(hostile, external_entities_are_not_loaded);
  tcase_add_test(hostile, xml_in_other_encodings);
  suite_add_tcase(suite, hostile);
  return suite;
}
