/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_thermodynamics.c: harmonic thermodynamics against derivatives, limits and real outputs. */
#include "suite.h"

#include <math.h>

#include "crystal/crystal.h"
#include "spectrum/thermodynamics.h"

static const elastir_vibration modes[] = {
    {-12.0, 1}, {0.0, 3}, {31.5, 2}, {410.0, 1}, {3100.0, 3}};
enum { MODES = sizeof modes / sizeof *modes };
static const double hartree_j_mol = 2625499.63948; /* CODATA 2018 */

START_TEST(zero_point_energy_is_half_a_quantum_of_each_mode)
{
  /* (2 31.5 + 410 + 3 3100) / 2 = 4886.5 cm-1 */
  ck_assert_double_eq_tol(elastir_zero_point_hartree(modes, MODES), 4886.5 / 219474.6313632,
                          1e-15);
}
END_TEST

/* Central differences of 1e-3 K are good to 1e-8 of the derivative. */
START_TEST(heat_capacity_is_the_derivative_of_the_energy_and_of_the_entropy)
{
  static const double temperatures[] = {20.0, 298.15, 1200.0};
  const double h = 1e-3;
  for (size_t i = 0; i < 3; i++) {
    double t = temperatures[i];
    elastir_harmonic low = elastir_harmonic_at(modes, MODES, t - h, 0.0);
    elastir_harmonic high = elastir_harmonic_at(modes, MODES, t + h, 0.0);
    elastir_harmonic here = elastir_harmonic_at(modes, MODES, t, 0.0);
    double slope = (high.thermal_energy_hartree - low.thermal_energy_hartree) / (2.0 * h);
    ck_assert_double_eq_tol(slope * hartree_j_mol, here.heat_capacity_j_mol_k, 1e-5);
    slope = (high.entropy_j_mol_k - low.entropy_j_mol_k) / (2.0 * h);
    ck_assert_double_eq_tol(slope * t, here.heat_capacity_j_mol_k, 1e-5);
    ck_assert_double_eq_tol(here.ts_hartree * hartree_j_mol / (t * here.entropy_j_mol_k), 1.0,
                            1e-8);
  }
}
END_TEST

START_TEST(hot_modes_have_k_each_and_cold_ones_nothing)
{
  elastir_harmonic hot = elastir_harmonic_at(modes, MODES, 1e6, 0.0);
  ck_assert_double_eq_tol(hot.heat_capacity_j_mol_k, 6.0 * 8.31446261815324, 1e-4);
  elastir_harmonic cold = elastir_harmonic_at(modes, MODES, 1e-3, 0.0);
  ck_assert_double_eq(cold.heat_capacity_j_mol_k, 0.0);
  ck_assert_double_eq(cold.entropy_j_mol_k, 0.0);
  ck_assert_double_eq(elastir_harmonic_at(modes, MODES, 0.0, 0.0).entropy_j_mol_k, 0.0);
}
END_TEST

/* Grimme 2012: at 100 cm-1 and with 100 cm-1 half harmonic and half a rotor's; a mode of
 * 1e-5 cm-1 has nearly that of the rotor of the mean moment of inertia, 1e-44 kg m2. */
START_TEST(soft_modes_may_be_free_rotors)
{
  const elastir_vibration half = {100.0, 1}, soft = {1e-5, 1}, stiff = {3000.0, 1};
  const double r = 8.31446261815324, pi = acos(-1.0), kt = 1.380649e-23 * 298.15,
               h = 6.62607015e-34;
  double inertia = h / (8.0 * pi * pi * 100.0 * 2.99792458e10);
  inertia = inertia * 1e-44 / (inertia + 1e-44);
  double rotor = r * (0.5 + log(sqrt(8.0 * pi * pi * pi * inertia * kt) / h));
  double harmonic = elastir_harmonic_at(&half, 1, 298.15, 0.0).entropy_j_mol_k;
  ck_assert_double_eq_tol(elastir_harmonic_at(&half, 1, 298.15, 100.0).entropy_j_mol_k,
                          0.5 * (harmonic + rotor), 1e-9);
  double bound = r * (0.5 + log(sqrt(8.0 * pi * pi * pi * 1e-44 * kt) / h));
  ck_assert_double_eq_tol(elastir_harmonic_at(&soft, 1, 298.15, 100.0).entropy_j_mol_k, bound,
                          0.05);
  ck_assert_double_eq_tol(elastir_harmonic_at(&stiff, 1, 298.15, 100.0).entropy_j_mol_k,
                          elastir_harmonic_at(&stiff, 1, 298.15, 0.0).entropy_j_mol_k, 1e-4);
}
END_TEST

/* CRYSTAL's constants are older: 1e-5 of each. */
START_TEST(real_outputs_print_the_same)
{
  static const char *const names[] = {"crystal/dry-ice-ir.out", "crystal/mgo-raman.out",
                                      "crystal/quartz-freq-no-intensities.out",
                                      "crystal/paracetamol-freq-archer2.out",
                                      "crystal/berry-phase-freq.out"};
  if (corpus_path("") == NULL) {
    skip("real_outputs_print_the_same");
    return;
  }
  for (size_t n = 0; n < 5; n++) {
    elastir_crystal_output output;
    elastir_diagnostics diagnostics = {0};
    ck_assert(elastir_crystal_read(corpus_path(names[n]), NULL, &output, &diagnostics));
    const elastir_vibrations *v = &output.runs[0].vibrations;
    const elastir_frequency_table *table = &v->tables[v->gamma_table];
    elastir_vibration *all = malloc(table->set_count * sizeof *all);
    for (size_t i = 0; i < table->set_count; i++) {
      const elastir_mode_set *set = &table->sets[i];
      bool free_motion = set->free_motion != ELASTIR_MOTION_NONE;
      all[i] = (elastir_vibration){free_motion ? 0.0 : set->wavenumber_cm1,
                                   (size_t)(set->last - set->first + 1)};
    }
    ck_assert_uint_ge(v->thermodynamics_count, 1);
    const elastir_thermodynamics *printed = &v->thermodynamics[0];
    elastir_harmonic own =
        elastir_harmonic_at(all, table->set_count, printed->temperature_k, 0.0);
    double zero = elastir_zero_point_hartree(all, table->set_count);
    ck_assert_double_eq_tol(zero / v->zero_point_energy_hartree, 1.0, 1e-6);
    ck_assert_double_eq_tol(own.thermal_energy_hartree / printed->thermal_energy_hartree, 1.0,
                            1e-5);
    ck_assert_double_eq_tol(own.ts_hartree / printed->ts_hartree, 1.0, 1e-5);
    ck_assert_double_eq_tol(own.entropy_j_mol_k / printed->entropy_j_mol_k, 1.0, 1e-5);
    ck_assert_double_eq_tol(own.heat_capacity_j_mol_k / printed->heat_capacity_j_mol_k, 1.0,
                            1e-5);
    free(all);
    elastir_crystal_free(&output);
    elastir_diagnostics_free(&diagnostics);
  }
}
END_TEST

Suite *suite_spectrum_thermodynamics(void)
{
  Suite *suite = suite_create("thermodynamics");
  TCase *tests = tcase_create("harmonic");
  tcase_add_test(tests, zero_point_energy_is_half_a_quantum_of_each_mode);
  tcase_add_test(tests, heat_capacity_is_the_derivative_of_the_energy_and_of_the_entropy);
  tcase_add_test(tests, hot_modes_have_k_each_and_cold_ones_nothing);
  tcase_add_test(tests, soft_modes_may_be_free_rotors);
  tcase_add_test(tests, real_outputs_print_the_same);
  suite_add_tcase(suite, tests);
  return suite;
}
