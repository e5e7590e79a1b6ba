/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_method.c: level of theory, basis, energies, stress and thermodynamics as printed; files
 * that are something else. */
#include "support.h"

/* ---- method ---- */

static const char blocks[] =
    " *******************************************************************************\n"
    " LOCAL ATOMIC FUNCTIONS BASIS SET\n"
    " *******************************************************************************\n"
    "   ATOM   X(AU)   Y(AU)   Z(AU)  N. TYPE  EXPONENT  S COEF   P COEF   D/F/G COEF\n"
    " *******************************************************************************\n"
    "   1 ZN   0.000   0.000   0.000\n"
    "                                  1 S  \n"
    "                                         6.837E+04 2.226E-04 0.000E+00 0.000E+00\n"
    "                                         9.699E+03 1.898E-03 0.000E+00 0.000E+00\n"
    "                             2-   5 SP \n"
    "                                         1.568E+02-6.240E-03 7.720E-03 0.000E+00\n"
    "   2 S    3.978   3.978   3.978\n"
    "                             6-  10 D  \n"
    "                                         4.000E+03 0.000E+00 0.000E+00 1.000E+00\n"
    "   3 S    0.000   3.978   3.978\n"
    " INFORMATION **** RDDFTP **** PBEh-3c calculation\n"
    " INFORMATION **** DFTD3_INPUT **** PERFORM LATEST DISPERSION CORRECTION DFT-D3(BJ) WITH\n"
    " *******************************************************************************\n"
    " N. OF ATOMS PER CELL         2  COULOMB OVERLAP TOL         (T1) 10**   -7\n"
    " NUMBER OF SHELLS             6  COULOMB PENETRATION TOL     (T2) 10** -8\n"
    " NUMBER OF AO                18  EXCHANGE OVERLAP TOL        (T3) 10**   -9\n"
    " N. OF ELECTRONS PER CELL    20  EXCHANGE PSEUDO OVP (F(G))  (T4) 10**  -10\n"
    " CORE ELECTRONS PER CELL     12  EXCHANGE PSEUDO OVP (P(G))  (T5) 10**-24\n"
    " TYPE OF CALCULATION :  RESTRICTED CLOSED SHELL\n KOHN-SHAM HAMILTONIAN\n\n"
    " (EXCHANGE)[CORRELATION] FUNCTIONAL:(BECKE 88)[LEE-YANG-PARR]\n\n"
    " NON-LOCAL WEIGHTING FACTOR (EXCHANGE) =           0.9000\n"
    " NON-LOCAL WEIGHTING FACTOR [CORRELATION] =        0.8100\n\n"
    " HYBRID EXCHANGE - PERCENTAGE OF FOCK EXCHANGE    20.0000\n"
    " FERMI SMEARING - TEMPERATURE SMEARING OF FERMI SURFACE  0.1000E-03\n"
    " SHRINK. FACT.(MONKH.)    6  4  2  NUMBER OF K POINTS IN THE IBZ     24\n"
    " SHRINKING FACTOR(GILAT NET)   12  NUMBER OF K POINTS(GILAT NET)     24\n"
    " RADIAL INTEGRATION  - INTERVALS (POINTS,UPPER LIMIT):            1( 75,  4.0*R)\n\n"
    " ANGULAR INTEGRATION - INTERVALS (ACCURACY LEVEL [N. POINTS] UPPER LIMIT):\n"
    "  1(  4[  86]   0.2)  2(  8[ 194]   0.5)  3( 12[ 350]   0.9)  4( 16[ 974]   3.5)\n"
    "  5( 12[ 350]9999.0)\n INDIRECT ENERGY BAND GAP:   6.2079 eV\n == SCF ENDED";

static reading read_blocks(const char *from, const char *to)
{
  char *text = edit(fixture_text("good-frequencies.out"), " == SCF ENDED", blocks);
  return read_text(from != NULL ? edit(text, from, to) : text);
}

START_TEST(the_level_of_theory_is_read)
{
  reading r = read_blocks(NULL, NULL);
  const elastir_method *m = &r.run->method;
  assert_quiet(&r);
  ck_assert_str_eq(m->hamiltonian, "Kohn-Sham");
  ck_assert_str_eq(m->exchange, "BECKE 88");
  ck_assert_str_eq(m->correlation, "LEE-YANG-PARR");
  ck_assert_str_eq(m->functional, "B3LYP");
  ck_assert_double_eq(m->fock_exchange_percent, 20.0);
  ck_assert_double_eq(m->exchange_weight, 0.9);
  ck_assert_double_eq(m->correlation_weight, 0.81);
  ck_assert_str_eq(m->dispersion, "D3(BJ)");
  ck_assert_str_eq(m->composite, "PBEh-3c");
  ck_assert_str_eq(m->spin, "restricted closed shell");
  ck_assert_int_eq(m->shrink[0], 6);
  ck_assert_int_eq(m->shrink[1], 4);
  ck_assert_int_eq(m->shrink[2], 2);
  ck_assert_int_eq(m->gilat, 12);
  static const int tolerances[] = {7, 8, 9, 10, 24};
  ck_assert(m->has_tolerances);
  ck_assert_mem_eq(m->tolerances, tolerances, sizeof tolerances);
  ck_assert_int_eq(m->radial_points, 75);
  ck_assert_int_eq(m->angular_points, 974);
  ck_assert_double_eq(m->smearing_hartree, 1e-4);
  ck_assert(m->pseudopotentials); /* zinc is number 230 */
  ck_assert_str_eq(m->basis, "Zn: 2s 1sp; S: 1d");
  ck_assert_double_eq(r.run->band_gap_ev, 6.2079);
  ck_assert_int_eq(r.run->band_gap_direct, ELASTIR_NO);
  forget_reading(&r);
}
END_TEST

START_TEST(functionals_are_named_by_their_parts)
{
  static const struct {
    const char *from, *to, *name;
  } cases[] = {
      {"FOCK EXCHANGE    20.0000", "FOCK EXCHANGE    20.0010",
       "(BECKE 88)[LEE-YANG-PARR] 20.001% HF"},
      {"(BECKE 88)[LEE-YANG-PARR]", "(PBEh-3c)[PBEh-3c]", "PBEh-3c"},
      {"(BECKE 88)[LEE-YANG-PARR]", "(HSE-3c)[PBEh-3c]", "HSE-3c"},
      {"(BECKE 88)[LEE-YANG-PARR]", "(BECKE 88)[PERDEW-WANG GGA]", "B3PW"},
      {"(BECKE 88)[LEE-YANG-PARR]", "(M06)[M06]", "M06 20% HF"},
      {" KOHN-SHAM HAMILTONIAN\n\n (EXCHANGE)[CORRELATION] FUNCTIONAL:(BECKE 88)[LEE-YANG-"
       "PARR]\n",
       " HARTREE-FOCK HAMILTONIAN\n", "HF"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r = read_blocks(cases[i].from, cases[i].to);
    ck_assert_str_eq(r.run->method.functional, cases[i].name);
    forget_reading(&r);
  }
}
END_TEST

START_TEST(corrections_and_composite_methods_by_other_words)
{
  reading r = read_blocks("PBEh-3c calculation", "HSEsol-3c has to be combined with sol-def2-mSVP");
  ck_assert_str_eq(r.run->method.composite, "HSEsol-3c");
  forget_reading(&r);
  static const char with_gcp[] = "\n GCP ENERGY (AU)                  1.1981901029943E-02\n"
                                 " TOTAL ENERGY + GCP (AU)         -2.7527267075994E+02\n\n ATOMS ISOTOPIC";
  r = read_blocks("\n ATOMS ISOTOPIC", with_gcp);
  ck_assert(r.run->method.gcp);
  ck_assert_double_eq(r.run->total_energy_hartree, -2.7527267075994E+02);
  forget_reading(&r);
}
END_TEST

START_TEST(an_output_without_a_method_has_none)
{
  reading r = read_fixture("good-frequencies.out");
  const elastir_method *m = &r.run->method;
  ck_assert_str_eq(m->functional, "");
  ck_assert_ptr_null(m->basis);
  ck_assert(isnan(m->fock_exchange_percent) && isnan(r.run->band_gap_ev));
  ck_assert_int_eq(m->shrink[0], 0);
  ck_assert(!m->has_tolerances);
  forget_reading(&r);
}
END_TEST

START_TEST(a_conducting_state_has_no_gap)
{
  reading r = read_blocks("6.2079 eV\n", "6.2079 eV\n POSSIBLY CONDUCTING STATE - EFERMI(AU)\n");
  ck_assert(r.run->conducting);
  ck_assert(isnan(r.run->band_gap_ev));
  forget_reading(&r);
}
END_TEST

/* Two cycles; in the last one the gap of alpha is 1.0884 eV and that of beta 2.7211 eV, but from the
 * top of beta to the bottom of alpha 0.05 - 0.03 hartree are left. */
static const char spins[] =
    "6.2079 eV\n    ALPHA      ELECTRONS\n INSULATING STATE\n"
    " TOP OF VALENCE BANDS -    BAND     53; K    1; EIG -9.0000000E-01 AU\n"
    " BOTTOM OF VIRTUAL BANDS - BAND     54; K    1; EIG  9.0000000E-01 AU\n"
    " DIRECT ENERGY BAND GAP:  48.9805 eV\n\n    BETA       ELECTRONS\n POSSIBLY CONDUCTING STATE\n"
    " CYC   1\n"
    "    ALPHA      ELECTRONS\n INSULATING STATE\n"
    " TOP OF VALENCE BANDS -    BAND     53; K   35; EIG  1.0000000E-02 AU\n"
    " TOP OF VALENCE BANDS -    BAND     53; K    1; EIG -1.0000000E-02 AU\n"
    " BOTTOM OF VIRTUAL BANDS - BAND     54; K   15; EIG  5.0000000E-02 AU\n"
    " INDIRECT ENERGY BAND GAP:   1.0884 eV\n"
    " BOTTOM OF VIRTUAL BANDS - BAND     54; K    1; EIG  7.0000000E-02 AU\n\n"
    "    BETA       ELECTRONS\n INSULATING STATE\n"
    " TOP OF VALENCE BANDS -    BAND     50; K    1; EIG  3.0000000E-02 AU\n"
    " BOTTOM OF VIRTUAL BANDS - BAND     51; K    1; EIG  1.3000000E-01 AU\n"
    " DIRECT ENERGY BAND GAP:   2.7211 eV\n";

static void assert_gap_of_spins(const char *from, const char *to, double gap, elastir_answer direct,
                                bool conducting)
{
  char *text = edit(fixture_text("good-frequencies.out"), " == SCF ENDED", blocks);
  text = edit(text, "6.2079 eV\n", spins);
  reading r = read_text(edit(text, from, to));
  if (isnan(gap))
    ck_assert_msg(isnan(r.run->band_gap_ev), "%s: %g", to, r.run->band_gap_ev);
  else
    ck_assert_double_eq_tol(r.run->band_gap_ev, gap, 1e-6); /* 0.02 hartree times 27.211386 */
  ck_assert_int_eq(r.run->band_gap_direct, direct);
  ck_assert_int_eq(r.run->conducting, conducting);
  forget_reading(&r);
}

START_TEST(the_gap_of_two_spins_is_that_of_both_together)
{
  assert_gap_of_spins("CYC   1", "CYC   2", 0.5442277, ELASTIR_NO, false);
  assert_gap_of_spins("54; K   15", "54; K    1", 0.5442277, ELASTIR_YES, false);
  /* The bands of the spins overlap; one spin conducts; an edge is missing. */
  assert_gap_of_spins("50; K    1; EIG  3.0", "50; K    1; EIG  5.1", (double)NAN,
                      ELASTIR_UNKNOWN, false);
  assert_gap_of_spins(" INDIRECT ENERGY BAND GAP:   1.0884 eV\n BOTTOM",
                      " POSSIBLY CONDUCTING STATE\n BOTTOM", (double)NAN, ELASTIR_UNKNOWN, true);
  assert_gap_of_spins(" TOP OF VALENCE BANDS -    BAND     50; K    1; EIG  3.0000000E-02 AU\n", "",
                      (double)NAN, ELASTIR_UNKNOWN, false);
  assert_gap_of_spins(" BOTTOM OF VIRTUAL BANDS - BAND     51; K    1; EIG  1.3000000E-01 AU\n", "",
                      (double)NAN, ELASTIR_UNKNOWN, false);
  /* Locked spins have edges at -1 and 1 hartree and no gap; edges that are not those of the gap. */
  assert_gap_of_spins(" DIRECT ENERGY BAND GAP:   2.7211 eV\n", "", (double)NAN, ELASTIR_UNKNOWN, false);
  assert_gap_of_spins("GAP:   2.7211 eV", "GAP:   2.7218 eV", (double)NAN, ELASTIR_UNKNOWN, false);
  assert_gap_of_spins("GAP:   2.7211 eV", "GAP:   2.7215 eV", 0.5442277, ELASTIR_NO, false);
}
END_TEST

START_TEST(methods_of_real_outputs)
{
  static const struct {
    const char *name, *functional, *dispersion, *composite;
    double gap, total_energy;
    int shrink;
  } runs[] = {
      {"dry-ice-ir.out", "B3LYP", "D3(BJ)", "", 9.0790, -754.27644574029, 6},
      {"mgo-raman.out", "HF", "", "", NAN, -274.66419188883, 8},
      {"paracetamol-freq-archer2.out", "PBEh-3c", "D3", "PBEh-3c", 6.3971, -2057.6862128258, 4},
      {"cubic-elastic-unstable.out", "PBE0", "", "", 6.2317, NAN, 8},
      {"graphene-elastic-2d.out", "HSE06", "", "", NAN, NAN, 24}};
  if (corpus_path("") == NULL) {
    skip("methods_of_real_outputs");
    return;
  }
  for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
    char name[64];
    snprintf(name, sizeof name, "crystal/%s", runs[i].name);
    reading r = read_path(corpus_path(name));
    const elastir_method *m = &r.run->method;
    ck_assert_str_eq(m->functional, runs[i].functional);
    ck_assert_str_eq(m->dispersion, runs[i].dispersion);
    ck_assert_str_eq(m->composite, runs[i].composite);
    ck_assert_int_eq(m->shrink[0], runs[i].shrink);
    ck_assert_str_eq(m->spin, "restricted closed shell");
    ck_assert(m->has_tolerances && m->basis != NULL);
    if (!isnan(runs[i].total_energy))
      ck_assert_double_eq(r.run->total_energy_hartree, runs[i].total_energy);
    ck_assert(r.run->band_gap_ev == runs[i].gap || isnan(runs[i].gap));
    forget_reading(&r);
  }
  reading r = read_path(corpus_path("crystal/mgo-raman.out"));
  ck_assert_str_eq(r.run->method.basis, "Mg: 8s 6sp 1sp; O: 8s 5sp 1sp");
  forget_reading(&r);
}
END_TEST

/* ---- stress ---- */

static const char stress[] =
    "STRESS TENSOR, IN HARTREE/BOHR^3:\nORDER: 11 12 13\n       21 22 23\n       31 32 33\n"
    "  0.400000000000E-06  0.100000000000E-07  0.000000000000E+00\n"
    "  0.100000000000E-07  0.500000000000E-06  0.000000000000E+00\n"
    "  0.000000000000E+00  0.000000000000E+00  0.600000000000E-06\n\n T = ATOM";
static const char external[] =
    " EXTERNAL STRESS APPLIED (HARTREE/BOHR^3):\n (1 HARTREE/BOHR^3 = 29421 GIGAPASCAL)\n"
    " EXTERNAL STRESS\n ORDER:   11   12    13 \n          21   22    23 \n"
    "          31   32    33 \n  0.1359531E-04  0.0000000E+00  0.0000000E+00\n"
    "  0.0000000E+00  0.1359531E-04  0.0000000E+00\n"
    "  0.0000000E+00  0.0000000E+00  0.1359531E-04\n\n T = ATOM";

START_TEST(stresses_are_read_in_gigapascal)
{
  reading r = read_text(edit(fixture_text("good-elastic.out"), " T = ATOM", stress));
  ck_assert(r.run->has_stress);
  ck_assert_double_eq_tol(r.run->stress_gpa[0], 0.4e-6 * 29421.02648, 1e-9);
  ck_assert_double_eq_tol(r.run->stress_gpa[3], 0.1e-7 * 29421.02648, 1e-9);
  ck_assert_double_eq_tol(r.run->stress_gpa[8], 0.6e-6 * 29421.02648, 1e-9);
  ck_assert(isnan(r.run->external_pressure_gpa));
  forget_reading(&r);
  r = read_text(edit(fixture_text("good-elastic.out"), " T = ATOM", external));
  ck_assert_double_eq_tol(r.run->external_pressure_gpa, 0.1359531e-4 * 29421.02648, 1e-9);
  ck_assert(!r.run->has_stress);
  forget_reading(&r);
  char *text = edit(fixture_text("good-elastic.out"), " T = ATOM", stress);
  r = read_text(
      edit(text, "  0.100000000000E-07  0.500000000000E-06  0.000000000000E+00\n", "\n"));
  assert_said(&r, "stress-damaged", ELASTIR_WARNING);
  ck_assert(!r.run->has_stress);
  forget_reading(&r);
}
END_TEST

/* ---- thermodynamics ---- */

static const char thermodynamics[] =
    " HARMONIC VIBRATIONAL CONTRIBUTIONS TO THERMODYNAMIC FUNCTIONS AT GIVEN\n"
    " TEMPERATURE AND PRESSURE:\n\n (EL = ELECTRONIC ENERGY\n  E0 = ZERO-POINT ENERGY\n\n"
    "                          AU/CELL             EV/CELL                 KJ/MOL\n"
    " EL            :   -2176.000000000000  -59212.000000000000    -5713088.00000000\n"
    " E0            :       0.002223000000       0.060490000000           5.83600000\n\n"
    " AT (T =  298.15 K, P =   0.10132500E+00 MPA):\n\n"
    " ET            :       0.001000000000       0.027210000000           2.62550000\n"
    " PV            :       0.000000910000       0.000020000000           0.00240000\n"
    " TS            :       0.002000000000       0.054420000000           5.25100000\n"
    " ET+PV-TS      :      -0.000999000000      -0.027200000000          -2.62300000\n"
    " EL+E0+ET+PV-TS:   -2175.998776000000  -59211.960000000000    -5713085.00000000\n\n"
    " OTHER THERMODYNAMIC FUNCTIONS:\n\n"
    " ENTROPY       :       0.006700000000       0.182000000000          17.60000000\n"
    " HEAT CAPACITY :       0.008000000000       0.217000000000          21.00000000\n\n"
    " AT (T =  400.00 K, P =   0.20000000E+00 MPA):\n\n"
    " ET            :       0.003000000000       0.081630000000           7.87650000\n\n TTTT";

START_TEST(thermodynamics_are_read_at_each_point)
{
  reading r = read_text(edit(fixture_text("good-frequencies.out"), " TTTT", thermodynamics));
  const elastir_vibrations *v = &r.run->vibrations;
  assert_quiet(&r);
  ck_assert_double_eq(v->electronic_energy_hartree, -2176.0);
  ck_assert_double_eq(v->zero_point_energy_hartree, 0.002223);
  ck_assert_uint_eq(v->thermodynamics_count, 2);
  const elastir_thermodynamics *point = &v->thermodynamics[0];
  ck_assert_double_eq(point->temperature_k, 298.15);
  ck_assert_double_eq(point->pressure_mpa, 0.101325);
  ck_assert_double_eq(point->thermal_energy_hartree, 0.001);
  ck_assert_double_eq(point->pv_hartree, 9.1e-7);
  ck_assert_double_eq(point->ts_hartree, 0.002);
  ck_assert_double_eq(point->gibbs_hartree, -2175.998776);
  ck_assert_double_eq(point->entropy_j_mol_k, 17.6);
  ck_assert_double_eq(point->heat_capacity_j_mol_k, 21.0);
  ck_assert_double_eq(point[1].temperature_k, 400.0);
  ck_assert_double_eq(point[1].thermal_energy_hartree, 0.003);
  ck_assert(isnan(point[1].entropy_j_mol_k));
  forget_reading(&r);
}
END_TEST

/* 1e-6 hartree is the tolerance. */
START_TEST(the_energy_of_the_thermodynamics_is_that_of_the_run)
{
  static const struct {
    const char *energy;
    bool told;
  } cases[] = {{"-2176.000000900000", false}, {"-2176.000001100000", true}};
  for (size_t i = 0; i < 2; i++) {
    char *text = edit(fixture_text("good-frequencies.out"), " TTTT", thermodynamics);
    reading r = read_text(edit(text, "-2176.000000000000", cases[i].energy));
    ck_assert_int_eq(find(&r, "energy-mismatch") != NULL, cases[i].told);
    forget_reading(&r);
  }
}
END_TEST

/* ---- other files ---- */

static reading read_bytes(const void *bytes, size_t size)
{
  reading r = {0};
  elastir_stream *stream = elastir_stream_open_memory("made-up", bytes, size,
                                                      ELASTIR_CHECKSUM_NONE, &r.diagnostics);
  ck_assert(stream != NULL);
  r.recognised = elastir_crystal_read_stream(stream, NULL, &r.output, &r.diagnostics);
  return r;
}

START_TEST(other_files_are_named)
{
  static const struct {
    const char *bytes;
    size_t size;
    const char *name;
  } files[] = {{"\xfd" "7zXZ\0\0\4", 8, "xz"},
               {"\xff\xfe*\0*\0*\0", 8, "iconv -f UTF-16"},
               {"\xfe\xff\0*\0*\0*", 8, "iconv -f UTF-16"},
               {"\x28\xb5\x2f\xfd....", 8, "zstd"},
               {"BZh91AY&SY", 10, "bzip2"},
               {"PK\x03\x04....", 8, "ZIP"},
               {"{\"schema\":\"elastir.result/1\",\"models\":[]}\n", 42, "elastir show"},
               {" vasp.6.3.0 20Jan22 complex\n\n executed on", 41, "VASP"},
               {"<?xml version=\"1.0\"?>\n<modeling>\n", 33, "VASP"},
               {" Entering Gaussian System, Link 0=g16\n", 38, "Gaussian"},
               {"\n                 * O   R   C   A *\n", 36, "ORCA"},
               {"\n     Program PWSCF v.7.0 starts on\n", 36, "Quantum ESPRESSO"}};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    reading r = read_bytes(files[i].bytes, files[i].size);
    ck_assert(!r.recognised);
    assert_said(&r, "unsupported-format", ELASTIR_ERROR);
    ck_assert_msg(strstr(find(&r, "unsupported-format")->message, files[i].name) != NULL, "%s",
                  files[i].name);
    forget_reading(&r);
  }
}
END_TEST

START_TEST(an_archive_is_not_read_as_one_output)
{
  char *text = fixture_text("good-frequencies.out");
  size_t length = strlen(text);
  char *archive = calloc(1, 512 + length + 1);
  ck_assert(archive != NULL);
  strcpy(archive, "good-frequencies.out");
  memcpy(archive + 257, "ustar", 5);
  memcpy(archive + 512, text, length);
  reading r = read_bytes(archive, 512 + length);
  ck_assert(!r.recognised);
  assert_said(&r, "unsupported-format", ELASTIR_ERROR);
  const char *message = find(&r, "unsupported-format")->message;
  ck_assert_ptr_nonnull(strstr(message, "tar -xf"));
  ck_assert_ptr_nonnull(strstr(message, "begins with good-frequencies.out"));
  forget_reading(&r);
  /* Two members, the first of 700 bytes, octal 1274, in two blocks. */
  char two[512 * 5] = "freq.out";
  memcpy(two + 124, "00000001274", 11);
  memcpy(two + 257, "ustar", 5);
  strcpy(two + 512 * 3, "elastic.out");
  memcpy(two + 512 * 3 + 257, "ustar", 5);
  r = read_bytes(two, sizeof two);
  ck_assert_ptr_nonnull(strstr(find(&r, "unsupported-format")->message, "freq.out, elastic.out"));
  forget_reading(&r);
  free(archive);
  free(text);
}
END_TEST

Suite *suite_crystal_method(void)
{
  Suite *suite = suite_create("crystal method");
  TCase *method = tcase_create("method");
  tcase_add_test(method, the_level_of_theory_is_read);
  tcase_add_test(method, functionals_are_named_by_their_parts);
  tcase_add_test(method, corrections_and_composite_methods_by_other_words);
  tcase_add_test(method, an_output_without_a_method_has_none);
  tcase_add_test(method, a_conducting_state_has_no_gap);
  tcase_add_test(method, the_gap_of_two_spins_is_that_of_both_together);
  tcase_add_test(method, methods_of_real_outputs);
  suite_add_tcase(suite, method);
  TCase *numbers = tcase_create("numbers");
  tcase_add_test(numbers, stresses_are_read_in_gigapascal);
  tcase_add_test(numbers, thermodynamics_are_read_at_each_point);
  tcase_add_test(numbers, the_energy_of_the_thermodynamics_is_that_of_the_run);
  suite_add_tcase(suite, numbers);
  TCase *others = tcase_create("other files");
  tcase_add_test(others, other_files_are_named);
  tcase_add_test(others, an_archive_is_not_read_as_one_output);
  suite_add_tcase(suite, others);
  return suite;
}
