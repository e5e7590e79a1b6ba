/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_cell.c: contents, mass and density of cells. */
#include "suite.h"

#include <math.h>

#include "model/cell.h"
#include "model/elements.h"

static elastir_geometry geometry_of(elastir_atom *atoms, const int *numbers, size_t count)
{
  for (size_t i = 0; i < count; i++)
    atoms[i] = (elastir_atom){.atomic_number = numbers[i], .mass_amu = NAN};
  return (elastir_geometry){.line = 1, .dimensionality = 3, .volume_angstrom3 = 100.0,
                            .density_g_cm3 = NAN, .atom_count = count, .atoms = atoms,
                            .atoms_read = count};
}

START_TEST(formula_is_in_hill_order)
{
  static const int zif[] = {30, 7, 6, 1, 6, 7, 1, 8};
  static const int oxide[] = {30, 8, 5, 8};
  elastir_atom atoms[8];
  elastir_cell cell;
  elastir_diagnostics diagnostics = {0};
  elastir_geometry geometry = geometry_of(atoms, zif, 8);
  ck_assert(cell_from_geometry(&geometry, &cell, &diagnostics));
  ck_assert_str_eq(cell.formula, "C2H2N2OZn");
  free(cell.formula);
  geometry = geometry_of(atoms, oxide, 4); /* no carbon: all by symbol */
  ck_assert(cell_from_geometry(&geometry, &cell, &diagnostics));
  ck_assert_str_eq(cell.formula, "BO2Zn");
  free(cell.formula);
}
END_TEST

START_TEST(density_is_that_of_the_most_abundant_isotopes)
{
  /* A real ZIF-8 run prints 0.906 g/cm3 for Zn6N24C48H60 in 2485.345042 angstrom3; natural
   * masses would give 0.912. */
  static const struct {
    int number, count;
  } kinds[] = {{30, 6}, {7, 24}, {6, 48}, {1, 60}};
  int numbers[138];
  size_t n = 0;
  for (int k = 0; k < 4; k++)
    for (int i = 0; i < kinds[k].count; i++)
      numbers[n++] = kinds[k].number;
  elastir_atom atoms[138];
  elastir_geometry geometry = geometry_of(atoms, numbers, n);
  geometry.volume_angstrom3 = 2485.345042;
  elastir_cell cell;
  elastir_diagnostics diagnostics = {0};
  ck_assert(cell_from_geometry(&geometry, &cell, &diagnostics));
  ck_assert_double_eq_tol(cell.density_g_cm3, 0.906, 0.0005); /* half the last printed digit */
  ck_assert_str_eq(cell.formula, "C48H60N24Zn6");
  free(cell.formula);
  /* A printed mass goes before the table's. */
  geometry.atoms[0].mass_amu = 65.0;
  double before = cell.mass_amu;
  ck_assert(cell_from_geometry(&geometry, &cell, &diagnostics));
  ck_assert_double_eq_tol(cell.mass_amu - before, 65.0 - 63.929147, 1e-9);
  free(cell.formula);
  elastir_diagnostics_free(&diagnostics); /* it tells of the isotope */
}
END_TEST

static const elastir_diagnostic *isotopes_said(const elastir_geometry *geometry,
                                               elastir_diagnostics *diagnostics)
{
  elastir_cell cell;
  elastir_diagnostics_free(diagnostics);
  ck_assert(cell_from_geometry(geometry, &cell, diagnostics));
  free(cell.formula);
  for (size_t i = 0; i < diagnostics->count; i++)
    if (strcmp(diagnostics->items[i].code, "isotopes") == 0)
      return &diagnostics->items[i];
  return NULL;
}

START_TEST(masses_of_other_isotopes_are_told)
{
  static const int numbers[] = {7, 7, 1, 7};
  elastir_atom atoms[4];
  elastir_geometry geometry = geometry_of(atoms, numbers, 4);
  elastir_diagnostics diagnostics = {0};
  ck_assert_ptr_null(isotopes_said(&geometry, &diagnostics)); /* none is printed */
  for (size_t i = 0; i < 4; i++)
    atoms[i].mass_amu = i == 2 ? 1.0078 : 14.0031;
  ck_assert_ptr_null(isotopes_said(&geometry, &diagnostics)); /* as CRYSTAL rounds them */
  atoms[2].mass_amu = 2.0141;
  const elastir_diagnostic *said = isotopes_said(&geometry, &diagnostics);
  ck_assert_ptr_nonnull(said);
  ck_assert_int_eq(said->severity, ELASTIR_INFO);
  ck_assert_ptr_nonnull(strstr(said->message, "atom 3 (H) is 2.0141 u"));
  atoms[2].mass_amu = 1.0078;
  atoms[1].mass_amu = atoms[3].mass_amu = 94.0031; /* no nitrogen */
  said = isotopes_said(&geometry, &diagnostics);
  ck_assert_int_eq(said->severity, ELASTIR_WARNING);
  ck_assert_ptr_nonnull(strstr(said->message, "2 of 3 atoms"));
  elastir_diagnostics_free(&diagnostics);
}
END_TEST

START_TEST(a_damaged_cell_has_no_formula_and_the_printed_density)
{
  static const int numbers[] = {30, 8};
  elastir_atom atoms[2];
  elastir_geometry geometry = geometry_of(atoms, numbers, 2);
  geometry.atom_count = 3;
  geometry.density_g_cm3 = 1.25;
  elastir_cell cell;
  elastir_diagnostics diagnostics = {0};
  ck_assert(cell_from_geometry(&geometry, &cell, &diagnostics));
  ck_assert(cell.formula == NULL);
  ck_assert(isnan(cell.mass_amu));
  ck_assert_double_eq(cell.density_g_cm3, 1.25);
}
END_TEST

START_TEST(compositions_are_compared_in_proportion)
{
  static const int one[] = {30, 8}, two[] = {8, 30, 30, 8}, other[] = {30, 30, 30, 8};
  elastir_atom a[2], b[4], c[4];
  elastir_geometry ga = geometry_of(a, one, 2), gb = geometry_of(b, two, 4),
                   gc = geometry_of(c, other, 4);
  ck_assert(cell_same_composition(&ga, &gb));
  ck_assert(!cell_same_composition(&ga, &gc));
}
END_TEST

START_TEST(elements_are_found_by_number)
{
  ck_assert_str_eq(element_symbol(30), "Zn");
  ck_assert_str_eq(element_symbol(0), "");
  ck_assert_str_eq(element_symbol(-5), "");
  ck_assert_str_eq(element_symbol(200), "");
  ck_assert(isnan(element_isotope_mass_amu(43)));
}
END_TEST

/* Nuclei weigh close to a whole number A of u, and A is near the bottom of the valley of stability:
 * Z = A / (1.98 + 0.0155 A^(2/3)) (R. D. Evans, The Atomic Nucleus, 1955), to 3 protons. */
START_TEST(masses_are_those_of_stable_nuclei)
{
  int known = 0;
  for (int z = 1; z <= 103; z++) {
    double mass = element_isotope_mass_amu(z), a = round(mass);
    if (isnan(mass))
      continue;
    known++;
    ck_assert_double_le(fabs(mass - a), 0.1);
    ck_assert_double_le(fabs(a / (1.98 + 0.0155 * cbrt(a * a)) - z), 3.0);
    ck_assert_int_ge((int)a, z);
  }
  ck_assert_int_eq(known, 84); /* 43 and 61 are lacking, and those beyond bismuth but 90 to 92 */
}
END_TEST

Suite *suite_model_cell(void)
{
  Suite *suite = suite_create("cell");
  TCase *all = tcase_create("cell");
  tcase_add_test(all, formula_is_in_hill_order);
  tcase_add_test(all, masses_of_other_isotopes_are_told);
  tcase_add_test(all, density_is_that_of_the_most_abundant_isotopes);
  tcase_add_test(all, a_damaged_cell_has_no_formula_and_the_printed_density);
  tcase_add_test(all, compositions_are_compared_in_proportion);
  tcase_add_test(all, elements_are_found_by_number);
  tcase_add_test(all, masses_are_those_of_stable_nuclei);
  suite_add_tcase(suite, all);
  return suite;
}
