/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_convert.c: units of any spelling, and the conversion to absorbance on wavenumbers. */
#include "measured_suite.h"

#include "measured/units.h"

START_TEST(units_of_x)
{
  static const struct {
    const char *text;
    elastir_x_kind kind;
  } cases[] = {
    {"1/CM", ELASTIR_X_WAVENUMBER},       {"cm-1", ELASTIR_X_WAVENUMBER},
    {"cm^-1", ELASTIR_X_WAVENUMBER},      {"Wavenumber", ELASTIR_X_WAVENUMBER},
    {"Wavenumbers (1/cm)", ELASTIR_X_WAVENUMBER},
    {"cm\xe2\x81\xbb\xc2\xb9", ELASTIR_X_WAVENUMBER},
    {"cm\xe2\x88\x92""1", ELASTIR_X_WAVENUMBER},  {"units:cm-1", ELASTIR_X_WAVENUMBER},
    {"MICROMETERS", ELASTIR_X_MICROMETRE}, {"\xc2\xb5m", ELASTIR_X_MICROMETRE},
    {"\xce\xbcm", ELASTIR_X_MICROMETRE},  {"\xb5m", ELASTIR_X_MICROMETRE},
    {"um", ELASTIR_X_MICROMETRE},         {"microns", ELASTIR_X_MICROMETRE},
    {"NANOMETERS", ELASTIR_X_NANOMETRE},  {"Wavelength [nm]", ELASTIR_X_NANOMETRE},
    {"Frequency (THz)", ELASTIR_X_TERAHERTZ}, {"TERAHERTZ", ELASTIR_X_TERAHERTZ},
    {"Raman shift (cm-1)", ELASTIR_X_OTHER}, {"SECONDS", ELASTIR_X_OTHER},
    {"m/z", ELASTIR_X_OTHER},             {"HZ", ELASTIR_X_OTHER},
    {"ppm", ELASTIR_X_OTHER},             {"Minutes", ELASTIR_X_OTHER},
    {"", ELASTIR_X_UNKNOWN},              {"Arbitrary", ELASTIR_X_UNKNOWN},
    {"Wavelength", ELASTIR_X_UNKNOWN},    {"x", ELASTIR_X_UNKNOWN}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    elastir_x_kind kind = units_x(text_of(cases[i].text));
    ck_assert_msg(kind == cases[i].kind, "'%s' is %s", cases[i].text, elastir_x_kind_name(kind));
  }
}
END_TEST

START_TEST(units_of_y)
{
  static const struct {
    const char *text;
    elastir_y_kind kind;
  } cases[] = {
    {"TRANSMITTANCE", ELASTIR_Y_TRANSMITTANCE},
    {"%Transmittance", ELASTIR_Y_TRANSMITTANCE_PERCENT},
    {"Transmission (%)", ELASTIR_Y_TRANSMITTANCE_PERCENT},
    {"PERCENT TRANSMITTANCE", ELASTIR_Y_TRANSMITTANCE_PERCENT},
    {"%T", ELASTIR_Y_TRANSMITTANCE_PERCENT}, {"% T", ELASTIR_Y_TRANSMITTANCE_PERCENT},
    {"T", ELASTIR_Y_TRANSMITTANCE},       {"ABSORBANCE", ELASTIR_Y_ABSORBANCE},
    {"Absorption", ELASTIR_Y_ABSORBANCE}, {"A", ELASTIR_Y_ABSORBANCE},
    {"Abs", ELASTIR_Y_ABSORBANCE},        {"Absorbance Units", ELASTIR_Y_ABSORBANCE},
    {"Reflectance", ELASTIR_Y_REFLECTANCE}, {"%R", ELASTIR_Y_REFLECTANCE_PERCENT},
    {"KUBELKA-MUNK", ELASTIR_Y_KUBELKA_MUNK}, {"Log(1/R)", ELASTIR_Y_LOG_1_R},
    {"log(1/T)", ELASTIR_Y_ABSORBANCE},
    {"(micromol/mol)-1m-1 (base 10)", ELASTIR_Y_ABSORPTION_COEFFICIENT},
    {"ARBITRARY UNITS", ELASTIR_Y_ARBITRARY}, {"Intensity", ELASTIR_Y_ARBITRARY},
    {"a.u.", ELASTIR_Y_ARBITRARY},        {"RAMAN INTENSITY", ELASTIR_Y_OTHER},
    {"Single Beam", ELASTIR_Y_SINGLE_BEAM}, {"Emission", ELASTIR_Y_EMISSION},
    {"% Absorption", ELASTIR_Y_OTHER},    {"", ELASTIR_Y_UNKNOWN},
    {"Absorbance (mA.U.)", ELASTIR_Y_ARBITRARY}, {"mAU", ELASTIR_Y_ARBITRARY},
    {"Absorbance / milliabsorbance", ELASTIR_Y_ARBITRARY}, {"Absorbance of MAU-10", ELASTIR_Y_ABSORBANCE},
    {"foo", ELASTIR_Y_UNKNOWN}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    bool stated;
    elastir_y_kind kind = units_y(text_of(cases[i].text), &stated);
    ck_assert_msg(kind == cases[i].kind, "'%s' is %s", cases[i].text, elastir_y_kind_name(kind));
  }
}
END_TEST

START_TEST(techniques)
{
  static const struct {
    const char *text;
    units_technique technique;
  } cases[] = {{"INFRARED SPECTRUM", TECHNIQUE_INFRARED}, {"IR spectrum", TECHNIQUE_INFRARED},
               {"ftir", TECHNIQUE_INFRARED},              {"spect:IR", TECHNIQUE_INFRARED},
               {"FT-IR", TECHNIQUE_INFRARED},             {"infrared", TECHNIQUE_INFRARED},
               {"RAMAN SPECTRUM", TECHNIQUE_OTHER},       {"MASS SPECTRUM", TECHNIQUE_OTHER},
               {"massSpectrum", TECHNIQUE_OTHER},         {"NMR FID", TECHNIQUE_OTHER},
               {"UV/VIS SPECTRUM", TECHNIQUE_OTHER},      {"INFRARED INTERFEROGRAM",
                                                           TECHNIQUE_OTHER},
               {"", TECHNIQUE_UNSTATED},                  {"SPECTRUM", TECHNIQUE_UNSTATED},
               {"circus", TECHNIQUE_UNSTATED}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    ck_assert_msg(units_name_technique(text_of(cases[i].text)) ==
                      cases[i].technique, "'%s'", cases[i].text);
}
END_TEST

static elastir_absorbance convert(const char *text, const elastir_measured_options *options,
                                  reading *r)
{
  elastir_absorbance a;
  *r = read_string(text, options);
  ck_assert(r->good);
  ck_assert(elastir_measured_to_absorbance(&r->spectrum, &a, &r->diagnostics));
  for (size_t i = 1; i < a.points; i++)
    ck_assert(a.wavenumber_cm1[i] > a.wavenumber_cm1[i - 1]);
  return a;
}

START_TEST(conversions)
{
  /* The same three points in every unit: 1000, 2000, 4000 cm-1 with A = 1, 2, 0.5. */
  static const struct {
    const char *text;
    const char *y_unit;
  } cases[] = {
    {"cm-1,Absorbance\n4000,0.5\n2000,2\n1000,1\n", NULL},
    {"um,Absorbance\n2.5,0.5\n5,2\n10,1\n", NULL},
    {"nm,Absorbance\n2500,0.5\n5000,2\n10000,1\n", NULL},
    {"THz,Absorbance\n119.9169832,0.5\n59.9584916,2\n29.9792458,1\n", NULL},
    {"cm-1,Transmittance\n1000,0.1\n2000,0.01\n4000,0.31622776601683794\n", NULL},
    {"cm-1,%T\n1000,10\n2000,1\n4000,31.622776601683793\n", NULL},
    {"cm-1,Reflectance\n1000,0.1\n2000,0.01\n4000,0.31622776601683794\n", NULL},
    {"cm-1,%R\n1000,10\n2000,1\n4000,31.622776601683793\n", NULL},
    {"cm-1,log(1/R)\n1000,1\n2000,2\n4000,0.5\n", NULL},
    {"cm-1,Kubelka-Munk\n1000,1\n2000,2\n4000,0.5\n", NULL},
    {"cm-1,Intensity\n1000,1\n2000,2\n4000,0.5\n", NULL},
    {"1000,10\n2000,1\n4000,31.622776601683793\n", "%T"}};
  static const double x[] = {1000, 2000, 4000}, y[] = {1, 2, 0.5};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r;
    elastir_absorbance a =
        convert(cases[i].text, &(elastir_measured_options){.y_unit = cases[i].y_unit}, &r);
    ck_assert_uint_eq(a.points, 3);
    for (size_t k = 0; k < 3; k++) {
      /* One division, one logarithm. */
      ck_assert_double_eq_tol(a.wavenumber_cm1[k], x[k], 1e-11);
      ck_assert_double_eq_tol(a.absorbance[k], y[k], 1e-14);
    }
    ck_assert((a.note_count == 0) == (i == 0)); /* whatever was converted is noted */
    elastir_absorbance_free(&a);
    reading_free(&r);
  }
}
END_TEST

START_TEST(saturated_bands_have_no_value)
{
  reading r;
  elastir_absorbance a =
      convert("cm-1,%T\n1000,10\n2000,0\n2500,-0.5\n3000,\n4000,100\n", NULL, &r);
  ck_assert_uint_eq(a.points, 5);
  ck_assert_uint_eq(a.not_positive, 2);
  ck_assert_uint_eq(a.missing, 3);
  ck_assert(isnan(a.absorbance[1]) && isnan(a.absorbance[2]) && isnan(a.absorbance[3]));
  ck_assert_ptr_nonnull(reported(&r, "not-positive"));
  elastir_absorbance_free(&a);
  reading_free(&r);
}
END_TEST

START_TEST(equal_abscissae_are_merged)
{
  reading r;
  elastir_absorbance a =
      convert("cm-1,Absorbance\n1000,1\n2000,2\n2000,2\n3000,3\n3000,5\n3000,\n4000,0.5\n",
              NULL, &r);
  static const double y[] = {1, 2, 4, 0.5};
  ck_assert_uint_eq(a.points, 4);
  ck_assert_uint_eq(a.merged, 3);
  for (size_t i = 0; i < 4; i++)
    ck_assert_double_eq(a.absorbance[i], y[i]);
  ck_assert_ptr_nonnull(reported(&r, "x-merged"));
  elastir_absorbance_free(&a);
  reading_free(&r);
}
END_TEST

START_TEST(what_has_no_absorbance_is_refused)
{
  static const struct {
    const char *text, *code;
  } cases[] = {{"cm-1,Single Beam\n1000,1\n2000,2\n3000,1\n", "not-absorbance"},
               {"cm-1,Emission\n1000,1\n2000,2\n3000,1\n", "not-absorbance"},
               {"cm-1,Fluorescence\n1000,1\n2000,2\n3000,1\n", "not-absorbance"},
               {"length,Absorbance\n1,1\n2,2\n3,1\n", "x-unit-unknown"},
               {"cm-1,Transmittance\n1000,0\n2000,0\n3000,0.5\n", "no-data"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    elastir_absorbance a;
    reading r = read_string(cases[i].text, NULL);
    ck_assert(r.good);
    ck_assert(!elastir_measured_to_absorbance(&r.spectrum, &a, &r.diagnostics));
    const elastir_diagnostic *last = &r.diagnostics.items[r.diagnostics.count - 1];
    ck_assert_str_eq(last->code, cases[i].code);
    ck_assert_int_eq(last->severity, ELASTIR_ERROR);
    elastir_absorbance_free(&a);
    reading_free(&r);
  }
}
END_TEST

START_TEST(a_scale_that_contradicts_the_data_is_reported)
{
  reading r = read_string("cm-1,%T\n1000,0.1\n2000,0.9\n3000,0.5\n", NULL);
  ck_assert_int_eq(r.spectrum.y_kind, ELASTIR_Y_TRANSMITTANCE);
  expect_report(&r, ELASTIR_WARNING, "y-scale-contradicted", 0);
  reading_free(&r);
  /* What the caller says is taken. */
  r = read_string("cm-1,T\n1000,0.1\n2000,0.9\n3000,0.5\n",
                  &(elastir_measured_options){.y_unit = "%T"});
  ck_assert_int_eq(r.spectrum.y_kind, ELASTIR_Y_TRANSMITTANCE_PERCENT);
  reading_free(&r);
}
END_TEST

START_TEST(names_of_kinds)
{
  for (int kind = 0; kind <= ELASTIR_Y_OTHER; kind++)
    for (int other = 0; other < kind; other++)
      ck_assert_str_ne(elastir_y_kind_name((elastir_y_kind)kind),
                       elastir_y_kind_name((elastir_y_kind)other));
  ck_assert_str_eq(elastir_y_kind_name(ELASTIR_Y_TRANSMITTANCE_PERCENT), "transmittance_percent");
  ck_assert_str_eq(elastir_x_kind_name(ELASTIR_X_WAVENUMBER), "cm-1");
}
END_TEST

Suite *suite_measured_convert(void)
{
  Suite *suite = suite_create("units and conversion");
  TCase *units = tcase_create("units");
  tcase_add_test(units, units_of_x);
  tcase_add_test(units, units_of_y);
  tcase_add_test(units, techniques);
  tcase_add_test(units, names_of_kinds);
  suite_add_tcase(suite, units);
  TCase *conversion = tcase_create("conversion");
  tcase_add_test(conversion, conversions);
  tcase_add_test(conversion, saturated_bands_have_no_value);
  tcase_add_test(conversion, equal_abscissae_are_merged);
  tcase_add_test(conversion, what_has_no_absorbance_is_refused);
  tcase_add_test(conversion, a_scale_that_contradicts_the_data_is_reported);
  suite_add_tcase(suite, conversion);
  return suite;
}
