/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_any_axis.c: abscissae that are not infrared, when they are asked for. */
#include "measured_suite.h"

static const elastir_measured_options any = {.any_axis = true};

#define JCAMP(type, x_units)                                                                     \
  "##TITLE=t\n##JCAMP-DX=4.24\n##DATA TYPE=" type "\n##XUNITS=" x_units "\n"                     \
  "##YUNITS=ARBITRARY UNITS\n##XFACTOR=1\n##YFACTOR=1\n##FIRSTX=1\n##LASTX=3\n##NPOINTS=3\n"     \
  "##FIRSTY=4\n##XYDATA=(X++(Y..Y))\n1 4 5 6\n##END=\n"
#define ANIML(technique, unit)                                                                   \
  "<?xml version=\"1.0\"?><AnIML xmlns=\"urn:org:astm:animl:schema:core:draft:0.90\" "           \
  "version=\"0.90\"><ExperimentStepSet><ExperimentStep><Technique name=\"" technique "\"/>"      \
  "<Result><SeriesSet name=\"t\" length=\"3\"><Series name=\"a\" seriesID=\"x\" "                \
  "dependency=\"independent\" seriesType=\"Float64\"><IndividualValueSet><D>1</D><D>2</D>"       \
  "<D>3</D></IndividualValueSet><Unit label=\"" unit "\"/></Series><Series name=\"b\" "          \
  "seriesID=\"y\" dependency=\"dependent\" seriesType=\"Float64\"><IndividualValueSet><D>4</D>"  \
  "<D>5</D><D>6</D></IndividualValueSet></Series></SeriesSet></Result></ExperimentStep>"         \
  "</ExperimentStepSet></AnIML>\n"
#define CML(type, units)                                                                         \
  "<cml xmlns=\"http://www.xml-cml.org/schema\"><spectrum " type "><spectrumData><xaxis>"        \
  "<array units=\"" units "\" dataType=\"xsd:double\" size=\"3\">1 2 3</array></xaxis><yaxis>"   \
  "<array units=\"units:arbitrary\" dataType=\"xsd:double\" size=\"3\">4 5 6</array></yaxis>"    \
  "</spectrumData></spectrum></cml>\n"

START_TEST(values_are_given_with_a_warning)
{
  static const char *const texts[] = {"Time (min)\tIntensity\n1\t4\n2\t5\n3\t6\n",
                                      JCAMP("INFRARED SPECTRUM", "MINUTES"),
                                      JCAMP("TREND", "SECONDS"), ANIML("", "min"),
                                      CML("", "units:min")};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    reading r = read_string(texts[i], NULL);
    ck_assert_msg(!r.good && reported(&r, "not-infrared") != NULL, "text %zu", i);
    reading_free(&r);
    r = read_string(texts[i], &any);
    ck_assert_msg(r.good, "text %zu", i);
    const elastir_diagnostic *warning = reported(&r, "x-not-infrared");
    ck_assert_msg(warning != NULL && warning->severity == ELASTIR_WARNING, "text %zu", i);
    ck_assert_uint_eq(r.spectrum.points, 3);
    for (size_t k = 0; k < 3; k++) {
      ck_assert_double_eq(r.spectrum.x[k], 1.0 + (double)k);
      ck_assert_double_eq(r.spectrum.y[k], 4.0 + (double)k);
    }
    elastir_absorbance absorbance;
    ck_assert(!elastir_measured_to_absorbance(&r.spectrum, &absorbance, &r.diagnostics));
    elastir_absorbance_free(&absorbance);
    reading_free(&r);
  }
}
END_TEST

START_TEST(declared_techniques_stay_refused)
{
  static const char *const texts[] = {JCAMP("MASS SPECTRUM", "M/Z"),
                                      JCAMP("NMR SPECTRUM", "HZ"),
                                      JCAMP("UV/VIS SPECTRUM", "NANOMETERS"),
                                      JCAMP("INFRARED INTERFEROGRAM", "SECONDS"),
                                      ANIML("Chromatography", "min"),
                                      CML("type=\"massSpectrum\"", "units:min")};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    reading r = read_string(texts[i], &any);
    ck_assert_msg(!r.good && reported(&r, "not-infrared") != NULL, "text %zu", i);
    reading_free(&r);
  }
  reading r = read_string("Time (s)\tInterferogram\n1\t4\n2\t5\n3\t6\n", &any);
  ck_assert(!r.good && reported(&r, "interferogram") != NULL);
  reading_free(&r);
}
END_TEST

START_TEST(infrared_axes_get_no_warning)
{
  reading r = read_string(JCAMP("INFRARED SPECTRUM", "1/CM"), &any);
  ck_assert(r.good && reported(&r, "x-not-infrared") == NULL);
  reading_free(&r);
}
END_TEST

Suite *suite_measured_any_axis(void)
{
  Suite *suite = suite_create("any axis");
  TCase *tcase = tcase_create("any axis");
  tcase_add_test(tcase, values_are_given_with_a_warning);
  tcase_add_test(tcase, declared_techniques_stay_refused);
  tcase_add_test(tcase, infrared_axes_get_no_warning);
  suite_add_tcase(suite, tcase);
  return suite;
}
