/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_wild.c: columns of text and JCAMP-DX as programs of many kinds write them. */
#include "measured_suite.h"

static const double x3[] = {4000, 3000, 900}, y3[] = {0.25, 0.5, 0.125};

static void expect_kinds(const reading *r, elastir_x_kind x, elastir_y_kind y, const char *what)
{
  if (!r->good)
    print_diagnostics(r);
  ck_assert_msg(r->good, "%s", what);
  ck_assert_msg(r->spectrum.x_kind == x && r->spectrum.y_kind == y, "%s: %s %s", what,
                elastir_x_kind_name(r->spectrum.x_kind), elastir_y_kind_name(r->spectrum.y_kind));
}

START_TEST(a_wavelength_without_unit_is_no_wavenumber)
{
  static const struct {
    const char *text;
    elastir_x_kind x;
  } cases[] = {{"[DATA]\nWavelength\tData\n300.0\t0.5\n302.0\t0.6\n2500.0\t0.7\n",
                ELASTIR_X_NANOMETRE},
               {"Wellenl\xe4nge;Extinktion\n1000;0,5\n1500;0,6\n2000;0,7\n", ELASTIR_X_NANOMETRE},
               {"Wavelength,Absorbance\n2.5,0.5\n10,0.6\n25,0.7\n", ELASTIR_X_MICROMETRE},
               {"XAxis mode: Wavelengths\n>>>>>Begin<<<<<\n900\t1\n902\t2\n904\t3\n",
                ELASTIR_X_NANOMETRE}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r = read_string(cases[i].text, NULL);
    ck_assert(r.good);
    ck_assert_int_eq(r.spectrum.x_kind, cases[i].x);
    expect_report(&r, ELASTIR_WARNING, "x-unit-assumed", 0);
    reading_free(&r);
  }
  /* 100 um or 100 nm: it may be either. */
  reading r = read_string("Wavelength,A\n100,0.5\n200,0.6\n300,0.7\n", NULL);
  expect_report(&r, ELASTIR_WARNING, "x-unit-unknown", 0);
  reading_free(&r);
  r = read_string("Wavelength,A\n300,0.5\n400,0.6\n500,0.7\n",
                  &(elastir_measured_options){.x_unit = "nm"});
  expect_kinds(&r, ELASTIR_X_NANOMETRE, ELASTIR_Y_ABSORBANCE, "given");
  ck_assert_ptr_null(reported(&r, "x-unit-assumed"));
  reading_free(&r);
}
END_TEST

START_TEST(a_range_of_near_infrared_wavelengths_is_doubtful)
{
  static const struct {
    const char *text;
    elastir_severity severity;
  } cases[] = {{"780\t0.1\n1640\t0.2\n2500\t0.3\n", ELASTIR_WARNING},
               {"2000\t0.1\n1300\t0.2\n600\t0.3\n", ELASTIR_INFO},
               {"400\t0.1\n2200\t0.2\n4000\t0.3\n", ELASTIR_INFO}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r = read_string(cases[i].text, NULL);
    ck_assert_int_eq(r.spectrum.x_kind, ELASTIR_X_WAVENUMBER);
    expect_report(&r, cases[i].severity, "x-unit-assumed", 0);
    reading_free(&r);
  }
}
END_TEST

START_TEST(raman_exports_are_refused)
{
  static const char *const files[] = {
    "DATA TYPE,RAMAN SPECTRUM\nXUNITS,1/CM\nYUNITS,A\n545.8,199\n546.8,198\n547.8,200\n",
    "#Wave\t\t#Intensity\r\n3004.46\t27.9\r\n3003.60\t16.8\r\n3002.74\t5.6\r\n",
    "#Laser=\t532nm\n#AxisType[0]=\tIntens\n#AxisUnit[1]=\t1/cm\n600\t50\n610\t51\n620\t52\n",
    "#Acq. time (s)=\t10\n#Range (cm-1)=\t600...2000\n600\t50\n610\t51\n620\t52\n",
    "X-Axis\tspec1\nrel. 1/cm\tCCD cts\n 8.77E+01\t 9.95E+02\n 9.10E+01\t 9.96E+02\n",
    "Energy (meV);Intensity\n10;1\n11;2\n12;3\n"};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    reading r = read_string(files[i], NULL);
    expect_error(&r, "not-infrared", "expected");
    reading_free(&r);
  }
  reading r = read_string("TITLE\tx\nDATA TYPE\tINFRARED SPECTRUM\nXUNITS\t1/CM\nYUNITS\tA\n"
                          "XYDATA\n4000\t0.25\n3000\t0.5\n900\t0.125\n", NULL);
  expect_y(&r, y3, 3);
  reading_free(&r);
  r = read_string(files[0], &(elastir_measured_options){.any_technique = true});
  ck_assert(r.good);
  reading_free(&r);
}
END_TEST

/* Where the models are compared as Raman spectra. */
START_TEST(raman_spectra_are_read_if_they_are_wanted)
{
  static const double x[] = {100, 200, 300}, y[] = {5, 9, 7};
  static const char jcamp[] =
      "##TITLE=x\n##JCAMP-DX=4.24\n##DATA TYPE=RAMAN SPECTRUM\n##XUNITS=1/CM\n##YUNITS=RAMAN INTENSITY\n"
      "##XFACTOR=1\n##YFACTOR=1\n##NPOINTS=3\n##XYPOINTS=(XY..XY)\n100,5\n200,9\n300,7\n##END=\n";
  static const char *const files[] = {
      "Raman shift (cm-1),Intensity (counts)\n100,5\n200,9\n300,7\n",
      "Raman shift / cm-1;Raman intensity\n100;5\n200;9\n300;7\n",
      "rel. 1/cm\tCCD cts\n100\t5\n200\t9\n300\t7\n",
      "#Wave\t\t#Intensity\n100\t5\n200\t9\n300\t7\n",
      "DATA TYPE,RAMAN SPECTRUM\nXUNITS,1/CM\n100,5\n200,9\n300,7\n",
      jcamp};
  const elastir_measured_options wanted = {.raman = true};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    reading r = read_string(files[i], &wanted);
    expect_x(&r, x, 3);
    expect_y(&r, y, 3);
    ck_assert_int_eq(r.spectrum.x_kind, ELASTIR_X_WAVENUMBER);
    ck_assert_int_eq(r.spectrum.y_kind, ELASTIR_Y_ARBITRARY);
    ck_assert_uint_eq(r.diagnostics.warnings, 0);
    reading_free(&r);
    if (i == 4)
      continue; /* without the axis it would be infrared for the type */
    r = read_string(files[i], NULL);
    expect_error(&r, "not-infrared", i == 2 ? "rel. 1/cm" : "aman");
    reading_free(&r);
  }
  reading r = read_string("##TITLE=x\n##JCAMP-DX=4.24\n##DATA TYPE=NMR SPECTRUM\n##XUNITS=HZ\n##NPOINTS=2\n"
                          "##XYPOINTS=(XY..XY)\n100,5\n200,9\n##END=\n", &wanted);
  expect_error(&r, "not-infrared", "NMR");
  reading_free(&r);
}
END_TEST

START_TEST(words_of_raman_before_a_table_are_told)
{
  static const char *const heads[] = {"# Raman spectrum, 785 nm\n", "##RAMAN WAVELENGTH=532\n",
                                      "# FT-IR and Raman laboratory\n", "# laboratory\n"};
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
    char text[256];
    snprintf(text, sizeof text, "%scm-1 Intensity\n4000 0.25\n3000 0.5\n900 0.125\n", heads[i]);
    reading r = read_string(text, NULL);
    expect_y(&r, y3, 3);
    ck_assert_int_eq(reported(&r, "other-technique") != NULL, i < 2);
    reading_free(&r);
  }
}
END_TEST

START_TEST(names_behind_a_comment_sign_belong_to_their_columns)
{
  static const char spaced[] = "# cm-1 A B\n4000 0.25 7\n3000 0.5 8\n900 0.125 9\n";
  static const char title[] = "# X  Y  DY/DX\n4000 0.25 7\n3000 0.5 8\n900 0.125 9\n";
  static const char rows[] = "# cm-1 A\n1 4000 0.25\n2 3000 0.5\n3 900 0.125\n";
  static const struct {
    const char *text, *x, *y;
  } cases[] = {{spaced, "cm-1", "A"}, {title, "X", "Y"}, {rows, "cm-1", "A"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r = read_string(cases[i].text, &(elastir_measured_options){.x_column = cases[i].x,
                                                                      .y_column = cases[i].y});
    expect_x(&r, x3, 3);
    expect_y(&r, y3, 3);
    reading_free(&r);
  }
}
END_TEST

START_TEST(marks_of_thousands)
{
  static const char *const files[] = {
    "cm-1\tA\n4,000.00\t0.25\n3,000.00\t0.5\n900.00\t0.125\n",
    "cm-1;A\n4.000,00;0,25\n3.000,00;0,5\n900,00;0,125\n",
    "\"cm-1\",\"A\"\n\"4,000.00\",\"0.25\"\n\"3,000.00\",\"0.5\"\n\"900.00\",\"0.125\"\n",
    "cm-1;A\n4'000.00;0.25\n3'000.00;0.5\n900.00;0.125\n",
    "cm-1;A\n4\xa0" "000,00;0,25\n3\xa0" "000,00;0,5\n900,00;0,125\n"};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    reading r = read_string(files[i], NULL);
    expect_x(&r, x3, 3);
    expect_y(&r, y3, 3);
    expect_kinds(&r, ELASTIR_X_WAVENUMBER, ELASTIR_Y_ABSORBANCE, files[i]);
    expect_report(&r, ELASTIR_INFO, "thousands-marks", 2);
    reading_free(&r);
  }
}
END_TEST

START_TEST(three_decimals_are_no_thousands)
{
  static const double x[] = {650.123, 649.159, 648.195}, y[] = {89.125, 88.25, 87.5};
  reading r = read_string("cm-1;%T\n650,123;89,125\n649,159;88,250\n648,195;87,500\n", NULL);
  expect_x(&r, x, 3);
  expect_y(&r, y, 3);
  ck_assert_ptr_null(reported(&r, "thousands-marks"));
  reading_free(&r);
  /* One damaged row does not change what commas mean. */
  char text[1024] = "";
  for (int i = 0; i < 40; i++)
    snprintf(text + strlen(text), sizeof text - strlen(text), "3%s%d.5 0.1\n",
             i == 20 ? "," : "", 999 - i);
  r = read_string(text, NULL);
  expect_error(&r, "bad-line", "3,979.5 0.1");
  reading_free(&r);
}
END_TEST

START_TEST(quotes_hide_separators)
{
  reading r = read_string("\"cm-1\",\"A, corrected\"\n\"4000,0\",\"0,25\"\n\"3000,0\",\"0,5\"\n"
                          "\"900,0\",\"0,125\"\n", NULL);
  expect_x(&r, x3, 3);
  expect_y(&r, y3, 3);
  expect_report(&r, ELASTIR_INFO, "decimal-comma", 2);
  reading_free(&r);
}
END_TEST

START_TEST(units_of_many_hands)
{
  static const struct {
    const char *header;
    elastir_x_kind x;
    elastir_y_kind y;
  } cases[] = {
    {"cm^{-1},T%", ELASTIR_X_WAVENUMBER, ELASTIR_Y_TRANSMITTANCE_PERCENT},
    {"$cm^{-1}$,Y (R%)", ELASTIR_X_WAVENUMBER, ELASTIR_Y_REFLECTANCE_PERCENT},
    {"x (cm\xaf\xb9),T [%]", ELASTIR_X_WAVENUMBER, ELASTIR_Y_TRANSMITTANCE_PERCENT},
    {"cm\x96\x31,%T", ELASTIR_X_WAVENUMBER, ELASTIR_Y_TRANSMITTANCE_PERCENT},
    {"cm\xe2\x80\x91\x31,%T", ELASTIR_X_WAVENUMBER, ELASTIR_Y_TRANSMITTANCE_PERCENT},
    {"reciprocal cm,%T", ELASTIR_X_WAVENUMBER, ELASTIR_Y_TRANSMITTANCE_PERCENT}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char text[512];
    snprintf(text, sizeof text, "%s\n4000,90\n3000,80\n2000,70\n", cases[i].header);
    reading r = read_string(text, NULL);
    expect_kinds(&r, cases[i].x, cases[i].y, cases[i].header);
    reading_free(&r);
  }
}
END_TEST

START_TEST(percent_of_absorption_is_no_absorbance)
{
  reading r = read_string("cm-1,Absorption (%)\n4000,10\n3000,20\n2000,30\n", NULL);
  ck_assert(r.good);
  elastir_absorbance absorbance;
  ck_assert(!elastir_measured_to_absorbance(&r.spectrum, &absorbance, &r.diagnostics));
  ck_assert_ptr_nonnull(reported(&r, "not-absorbance"));
  elastir_absorbance_free(&absorbance);
  reading_free(&r);
  r = read_string("cm-1;Absorbance, 5% in KBr\n4000;1\n3000;2\n2000;3\n", NULL);
  expect_kinds(&r, ELASTIR_X_WAVENUMBER, ELASTIR_Y_ABSORBANCE, "a share of the sample");
  reading_free(&r);
}
END_TEST

START_TEST(infinite_and_failed_cells_are_missing)
{
  static const double y[] = {0.25, NAN, 0.125};
  static const char *const words[] = {"inf", "-Infinity", "1.#INF", "#NUM!", "#DIV/0!", "#WERT!"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    char text[256];
    snprintf(text, sizeof text, "cm-1,A\n4000,0.25\n3000,%s\n900,0.125\n", words[i]);
    reading r = read_string(text, NULL);
    expect_y(&r, y, 3);
    expect_report(&r, ELASTIR_INFO, "missing-ordinates", 0);
    reading_free(&r);
  }
}
END_TEST

#define JCAMP(header, table) "##TITLE=made up\n##JCAMP-DX=5.00\n##DATA TYPE=INFRARED SPECTRUM\n" \
  "##XUNITS=1/CM\n##YUNITS=ABSORBANCE\n" header table "##END=\n"

START_TEST(labels_may_count_the_points)
{
  static const char *const tables[] = {"6 1 2 3\n3 4 5 6\n", "0 1 2 3\n3 4 5 6\n",
                                       "1 1 2 3\n4 4 5 6\n", "6A1JJ\n4A3JJ\n2A5J\n1A6\n"};
  static const double x[] = {4000, 3996, 3992, 3988, 3984, 3980};
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
    char text[512];
    snprintf(text, sizeof text, JCAMP("##FIRSTX=4000\n##LASTX=3980\n##NPOINTS=6\n##YFACTOR=1\n",
                                      "##XYDATA=(X++(Y..Y))\n%s"), tables[i]);
    reading r = read_string(text, NULL);
    expect_x(&r, x, 6);
    expect_report(&r, ELASTIR_INFO, "x-check", 0);
    ck_assert_ptr_null(reported(&r, "firstx"));
    ck_assert_ptr_null(reported(&r, "x-drift"));
    reading_free(&r);
  }
  reading r = read_string(JCAMP("##FIRSTX=4000\n##LASTX=3980\n##NPOINTS=6\n##YFACTOR=1\n",
                                "##XYDATA=(X++(Y..Y))\n7 1 2 3\n4 4 5 6\n"), NULL);
  expect_report(&r, ELASTIR_WARNING, "x-check", 0);
  reading_free(&r);
}
END_TEST

/* Their axes are those of infrared spectra. */
START_TEST(other_techniques_on_wavenumbers_are_refused)
{
  static const char *const types[] = {"INELASTIC NEUTRON SCATTERING", "PHOTOLUMINESCENCE",
                                      "ELECTRON ENERGY LOSS SPECTRUM"};
  for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
    char text[512];
    snprintf(text, sizeof text, "##TITLE=t\n##JCAMP-DX=4.24\n##DATA TYPE=%s\n##XUNITS=1/CM\n"
             "##YUNITS=S(Q,w)\n##FIRSTX=16\n##LASTX=18\n##NPOINTS=2\n##YFACTOR=1\n"
             "##XYDATA=(X++(Y..Y))\n16 1 2\n##END=\n", types[i]);
    reading r = read_string(text, NULL);
    expect_error(&r, "not-infrared", types[i]);
    reading_free(&r);
  }
}
END_TEST

START_TEST(values_may_begin_below_their_labels)
{
  static const double x[] = {10, 20}, y[] = {0.5, 0.25};
  reading r = read_string("##TITLE=\n##JCAMP-DX=4.24\n##DATA TYPE=\nINFRARED SPECTRUM\n"
                          "##XUNITS=\n  MICROMETERS\n##YUNITS= $$ unit\nABSORBANCE\n"
                          "##YFACTOR=\n$$ factor\n0.25\n##FIRSTX=\n10\n##LASTX=20\n"
                          "##NPOINTS=\n\n2\n"
                          "##XYDATA=(X++(Y..Y))\n10 2 1\n##END=\n", NULL);
  expect_kinds(&r, ELASTIR_X_MICROMETRE, ELASTIR_Y_ABSORBANCE, "values below their labels");
  expect_x(&r, x, 2);
  expect_y(&r, y, 2);
  ck_assert_str_eq(r.spectrum.title, "");
  reading_free(&r);
}
END_TEST

START_TEST(whole_labels_before_decimal_commas)
{
  static const double x[] = {4000, 3000, 2000, 1000}, y[] = {0.25, 0.5, 0.125, 2};
#define COMMAS(points) JCAMP("##FIRSTX=4000\n##LASTX=1000\n##NPOINTS=" points "\n##YFACTOR=1\n", \
                             "##XYDATA=(X++(Y..Y))\n4000 0,25 0,5\n2000 0,125 2,0\n")
  reading r = read_string(COMMAS("4"), NULL);
  expect_y(&r, y, 4);
  expect_x(&r, x, 4);
  expect_report(&r, ELASTIR_WARNING, "decimal-comma", 0);
  reading_free(&r);
  r = read_string(COMMAS("8"), NULL); /* as many as if commas separated */
  expect_error(&r, "decimal-comma", "cannot be read safely");
  reading_free(&r);
}
END_TEST

START_TEST(commas_before_a_third_value_separate)
{
  static const double x[] = {3000, 2000}, y[] = {500, 300};
  reading r = read_string(JCAMP("##NPOINTS=2\n",
                                "##PEAK TABLE=(XYM..XYM)\n3000,500,S\n2000,300,W\n"), NULL);
  expect_x(&r, x, 2);
  expect_y(&r, y, 2);
  reading_free(&r);
}
END_TEST

/* Data frames of pandas and R are written with the numbers of their rows in front. */
START_TEST(numbers_of_rows_are_no_abscissae)
{
  static const double x[] = {4000.5, 3000, 2000}, y[] = {0.25, 0.5, 0.125};
  static const char *const files[] = {
    ",wavenumber,absorbance\n0,4000.5,0.25\n1,3000,0.5\n2,2000,0.125\n",
    "\twavenumber\tabsorbance\n0\t4000.5\t0.25\n1\t3000\t0.5\n2\t2000\t0.125\n",
    "\"\",\"wavenumber\",\"absorbance\"\n\"1\",4000.5,0.25\n\"2\",3000,0.5\n\"3\",2000,0.125\n",
    "\"wavenumber\" \"absorbance\"\n\"1\" 4000.5 0.25\n\"2\" 3000 0.5\n\"3\" 2000 0.125\n",
    "No.;Wavenumber (cm-1);Wavelength (um);A\n1;4000.5;2.5;0.25\n2;3000;3.3;0.5\n3;2000;5;0.125\n",
    "1\t4000.5\t0.25\n2\t3000\t0.5\n3\t2000\t0.125\n"};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    reading r = read_string(files[i], NULL);
    expect_y(&r, y, 3);
    expect_x(&r, x, 3);
    reading_free(&r);
  }
  reading r = read_string(files[0], &(elastir_measured_options){.y_column = "absorbance"});
  expect_x(&r, x, 3);
  reading_free(&r);
}
END_TEST

START_TEST(abscissae_are_known_by_their_name)
{
  static const double x[] = {4000.5, 3000, 2000}, y[] = {0.25, 0.5, 0.125};
  reading r = read_string("A,Wavenumber (cm-1)\n0.25,4000.5\n0.5,3000\n0.125,2000\n", NULL);
  expect_x(&r, x, 3);
  expect_y(&r, y, 3);
  reading_free(&r);
  r = read_string("time (min),A1146 cm-1\n5,0.1\n15,0.2\n30,0.5\n", NULL);
  expect_error(&r, "not-infrared", "time (min)");
  reading_free(&r);
  /* a resolution in a name, numbers that turn */
  r = read_string("nu,A (4 cm-1),B\n4000.5,0.25,1\n3000,0.5,2\n2000,0.125,1\n",
                  &(elastir_measured_options){.y_column = "2"});
  expect_x(&r, x, 3);
  expect_y(&r, y, 3);
  reading_free(&r);
}
END_TEST

/* "Sample" names spectra in long tables, and what the beam through a sample left in others. */
START_TEST(single_beams_are_no_names_of_spectra)
{
  static const char text[] = "Wavenumber,Sample,Background,Absorbance\n4000.5,4.5,5,0.25\n"
                             "3000,4.5,5,0.5\n2000,4.6,5,0.125\n";
  static const double x[] = {4000.5, 3000, 2000}, y[] = {0.25, 0.5, 0.125};
  reading r = read_string(text, NULL);
  expect_error(&r, "choose-column", "4 'Absorbance'");
  reading_free(&r);
  r = read_string(text, &(elastir_measured_options){.y_column = "absorbance"});
  expect_x(&r, x, 3);
  expect_y(&r, y, 3);
  reading_free(&r);
  r = read_string("sample,wavenumber,absorbance\n1,4000.5,0.25\n2,4000.5,1\n1,3000,0.5\n"
                  "2,3000,1\n1,2000,0.125\n2,2000,1\n", NULL);
  expect_x(&r, x, 3);
  expect_y(&r, y, 3);
  reading_free(&r);
}
END_TEST

/* Columns side by side of spectra with unlike numbers of points. */
START_TEST(columns_may_be_shorter_than_others)
{
  static const char text[] = "cm-1,A,cm-1,A\n4000,1,4000,5\n3000,2,3000,6\n2000,3,2000,7\n1000,4,,\n";
  static const double x[] = {4000, 3000, 2000, 1000}, y[] = {1, 2, 3, 4}, other[] = {5, 6, 7};
  reading r = read_string(text, &(elastir_measured_options){.x_column = "1", .y_column = "2"});
  expect_x(&r, x, 4);
  expect_y(&r, y, 4);
  ck_assert_ptr_null(reported(&r, "trailing-text"));
  reading_free(&r);
  r = read_string(text, &(elastir_measured_options){.x_column = "3", .y_column = "4"});
  expect_x(&r, x, 3);
  expect_y(&r, other, 3);
  reading_free(&r);
  r = read_string("cm-1;A;cm-1;A\n4000;5;4000;1\n3000;6;3000;2\n2000;7;2000;3\n;;1000;4\n",
                  &(elastir_measured_options){.x_column = "3", .y_column = "4"});
  expect_x(&r, x, 4);
  expect_y(&r, y, 4);
  reading_free(&r);
}
END_TEST

/* They were merged into one curve of means. */
START_TEST(a_second_table_is_another_spectrum)
{
  static const double x[] = {4000, 3000, 2000}, y[] = {1, 2, 3};
  static const char *const files[] = {
      "#cm-1 A\n4000 1\n3000 2\n2000 3\n\n#second\n4000 7\n3000 8\n2000 9\n",
      "4000 1\n3000 2\n2000 3\n\n4000 7\n3000 8\n2000 9\n",
      "cm-1,A\n4000,1\n3000,2\n2000,3\ncm-1,A\n4000,7\n3000,8\n2000,9\n"};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    reading r = read_string(files[i], NULL);
    expect_x(&r, x, 3);
    expect_y(&r, y, 3);
    expect_report(&r, ELASTIR_WARNING, "second-table", 0);
    reading_free(&r);
  }
  reading r = read_string("cm-1,A\n4000,1\n3000,2\n2000,3\nPeaks\n2500,9\n", NULL);
  expect_y(&r, y, 3);
  expect_report(&r, ELASTIR_WARNING, "trailing-text", 5);
  reading_free(&r);
}
END_TEST

START_TEST(dashes_and_words_are_missing_values)
{
  static const double y[] = {1, NAN, NAN, NAN, NAN, -2};
  reading r = read_string("cm-1;A\n4000;1\n3900;----\n3800;None\n3700;#NV\n3600;n.a.\n"
                          "3500;\xe2\x88\x92""2\n", NULL);
  expect_y(&r, y, 6);
  reading_free(&r);
}
END_TEST

Suite *suite_measured_wild(void)
{
  Suite *suite = suite_create("files of many hands");
  TCase *tests = tcase_create("columns");
  tcase_add_test(tests, a_wavelength_without_unit_is_no_wavenumber);
  tcase_add_test(tests, a_range_of_near_infrared_wavelengths_is_doubtful);
  tcase_add_test(tests, raman_exports_are_refused);
  tcase_add_test(tests, raman_spectra_are_read_if_they_are_wanted);
  tcase_add_test(tests, words_of_raman_before_a_table_are_told);
  tcase_add_test(tests, names_behind_a_comment_sign_belong_to_their_columns);
  tcase_add_test(tests, marks_of_thousands);
  tcase_add_test(tests, three_decimals_are_no_thousands);
  tcase_add_test(tests, quotes_hide_separators);
  tcase_add_test(tests, units_of_many_hands);
  tcase_add_test(tests, percent_of_absorption_is_no_absorbance);
  tcase_add_test(tests, infinite_and_failed_cells_are_missing);
  tcase_add_test(tests, numbers_of_rows_are_no_abscissae);
  tcase_add_test(tests, abscissae_are_known_by_their_name);
  tcase_add_test(tests, single_beams_are_no_names_of_spectra);
  tcase_add_test(tests, columns_may_be_shorter_than_others);
  tcase_add_test(tests, a_second_table_is_another_spectrum);
  tcase_add_test(tests, dashes_and_words_are_missing_values);
  suite_add_tcase(suite, tests);
  tests = tcase_create("JCAMP-DX");
  tcase_add_test(tests, labels_may_count_the_points);
  tcase_add_test(tests, other_techniques_on_wavenumbers_are_refused);
  tcase_add_test(tests, values_may_begin_below_their_labels);
  tcase_add_test(tests, whole_labels_before_decimal_commas);
  tcase_add_test(tests, commas_before_a_third_value_separate);
  suite_add_tcase(suite, tests);
  return suite;
}
