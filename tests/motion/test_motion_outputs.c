/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_motion_outputs.c: which atoms move in whole outputs, made up and real. */
#include "suite.h"

#include <math.h>

#include "model/result.h"
#include "result/read.h"

/* The result of one or two outputs; `groups` as on the command line, ended by NULL. */
static elastir_result *analyse(const char *const *paths, size_t count, const char *const *groups)
{
  elastir_study study = {0};
  elastir_diagnostics diagnostics = {0};
  elastir_settings settings;
  elastir_settings_default(&settings);
  settings.want_elastic = false;
  for (size_t i = 0; i < count; i++)
    ck_assert(elastir_study_add_operand(&study, paths[i], &diagnostics));
  for (; groups != NULL && *groups != NULL; groups++)
    ck_assert(motion_group_parse(*groups, &settings.groups[settings.group_count++], &diagnostics));
  elastir_result *result = study_result(&study, &settings, 1, &diagnostics);
  ck_assert_ptr_nonnull(result);
  elastir_study_free(&study);
  elastir_diagnostics_free(&diagnostics);
  return result;
}

static double share_of(const elastir_result_shares *shares, const char *name)
{
  for (size_t i = 0; i < shares->values_count; i++)
    if (strcmp(shares->values[i].path, name) == 0)
      return shares->values[i].value;
  return NAN;
}

static const elastir_result_motion_group *group_of(const elastir_result_atom_motion *motion,
                                                   const char *name)
{
  for (size_t i = 0; i < motion->groups_count; i++)
    if (strcmp(motion->groups[i].name, name) == 0)
      return &motion->groups[i];
  return NULL;
}

static void assert_sums(const elastir_result_atom_motion *motion)
{
  for (size_t s = 0; s < motion->sets_count; s++) {
    double sum = 0.0;
    const elastir_result_shares *elements = &motion->sets[s].element_shares;
    for (size_t i = 0; i < elements->values_count; i++)
      sum += elements->values[i].value;
    /* Each is rounded to 1e-4. */
    ck_assert_double_eq_tol(sum, 1.0, 0.5e-4 * (double)elements->values_count + 1e-12);
    ck_assert(motion->sets[s].participation > 0.0 && motion->sets[s].participation <= 1.0);
  }
}

/* Two chains of zinc and linkers; in the second every second zinc is missing, and the linkers that
 * hang there have hydrogen at their ends. */
START_TEST(dangling_linkers_are_told)
{
  char ideal[4200], defective[4200];
  snprintf(ideal, sizeof ideal, "ideal=%s", source_path("fixtures/crystal/good-linkers.out"));
  snprintf(defective, sizeof defective, "dangling=%s",
           source_path("fixtures/crystal/good-dangling.out"));
  const char *const paths[] = {ideal, defective};
  const char *const groups[] = {"near=within:3:vacancy", NULL};
  elastir_result *result = analyse(paths, 2, groups);
  const elastir_result_atom_motion *first = result->models[0].motion;
  const elastir_result_atom_motion *second = result->models[1].motion;
  ck_assert_ptr_nonnull(first);
  ck_assert_ptr_nonnull(second);
  ck_assert_ptr_null(first->reference);
  ck_assert_int_eq(group_of(first, "CHN2")->fragments, 2);
  ck_assert_int_eq(group_of(first, "near")->atoms, 0);
  ck_assert_int_eq(group_of(second, "CH2N2")->fragments, 2);
  ck_assert_int_eq(group_of(second, "Zn")->atoms, 1);
  ck_assert_int_eq(second->reference->matched_atoms, 9);
  ck_assert_int_eq(second->reference->added_atoms, 2);
  ck_assert_int_eq(second->reference->missing_atoms, 1);
  /* N and H at both ends of the gap. */
  const elastir_result_motion_group *near = group_of(second, "near");
  ck_assert_int_eq(near->atoms, 4);
  ck_assert_int_eq(near->numbers[0], 4);
  ck_assert_int_eq(near->numbers[1], 6);
  ck_assert_int_eq(near->numbers[2], 7);
  ck_assert_int_eq(near->numbers[3], 11);
  assert_sums(first);
  assert_sums(second);
  /* The N-H stretches are of these atoms, make their dipole, and are like no mode of the ideal
   * crystal; the C-H stretches above them are like its two highest. */
  const elastir_result_motion_set *stretch = &second->sets[29];
  ck_assert_double_gt(share_of(&stretch->group_shares, "near"), 0.9);
  ck_assert_double_gt(share_of(stretch->dipole_shares, "near"), 0.9);
  ck_assert_double_lt(stretch->kept_share, 0.2);
  ck_assert_double_lt(stretch->reference->overlap, 0.2);
  ck_assert_int_ge(second->sets[32].reference->first, 29);
  ck_assert_double_gt(second->sets[32].reference->overlap, 0.5);
  result_free(result);
}
END_TEST

/* Shares of C, participation, and whether translation (t), rotation (r) or internal motion (i) of the
 * molecules makes the set, from an independent program that read the same file; to the 0.002 that
 * four digits of a displacement are good for. */
START_TEST(real_dry_ice)
{
  static const struct {
    double carbon, participation;
    char kind;
  } known[] = {{0.2728, 0.9838, 't'}, {0.2762, 0.9855, 't'}, {0.0, 0.6667, 'r'}, {0.0, 0.6667, 'r'},
               {0.2783, 0.9865, 't'}, {0.2674, 0.9808, 't'}, {0.2756, 0.9852, 't'},
               {0.0, 0.6667, 'r'},    {0.7221, 0.5952, 'i'}, {0.7240, 0.5928, 'i'},
               {0.7209, 0.5967, 'i'}, {0.0, 0.6667, 'i'},    {0.0, 0.6667, 'i'},
               {0.7364, 0.5777, 'i'}, {0.7318, 0.5833, 'i'}};
  const char *path = corpus_path("crystal/dry-ice-ir.out");
  if (path == NULL) {
    skip("real_dry_ice");
    return;
  }
  elastir_result *result = analyse(&path, 1, NULL);
  const elastir_result_atom_motion *motion = result->models[0].motion;
  ck_assert_ptr_nonnull(motion);
  ck_assert_uint_eq(motion->sets_count, sizeof known / sizeof *known);
  ck_assert_int_eq(group_of(motion, "CO2")->fragments, 4);
  assert_sums(motion);
  for (size_t s = 0; s < motion->sets_count; s++) {
    const elastir_result_motion_set *set = &motion->sets[s];
    double share = known[s].kind == 't'   ? set->molecules->translation
                   : known[s].kind == 'r' ? set->molecules->rotation
                                          : set->molecules->internal;
    ck_assert_double_eq_tol(share_of(&set->element_shares, "C"), known[s].carbon, 2e-3);
    ck_assert_double_eq_tol(set->participation, known[s].participation, 2e-3);
    ck_assert_double_eq_tol(share, 1.0, 2e-3);
  }
  result_free(result);
}
END_TEST

/* The Mg share of the optical mode of a diatomic is m(O) / (m(Mg) + m(O)) = 0.40007, and charges of
 * equal size make the dipole in proportion to the displacements, m(O) to m(Mg). */
START_TEST(real_magnesium_oxide)
{
  const char *path = corpus_path("crystal/mgo-raman.out");
  if (path == NULL) {
    skip("real_magnesium_oxide");
    return;
  }
  elastir_result *result = analyse(&path, 1, NULL);
  const elastir_result_atom_motion *motion = result->models[0].motion;
  ck_assert_ptr_nonnull(motion);
  ck_assert_uint_eq(motion->sets_count, 2);
  ck_assert_double_eq_tol(share_of(&motion->sets[1].element_shares, "Mg"), 0.40007, 2e-3);
  ck_assert_double_eq_tol(share_of(motion->sets[1].dipole_shares, "Mg"), 0.40007, 2e-3);
  ck_assert_ptr_null(motion->sets[1].molecules);
  result_free(result);
}
END_TEST

/* sum over modes of Z Z = sum over atoms of B B / M: row is the field, column the displacement. The
 * transposed reading is off by per cents. Vectors and tensors have five digits. */
START_TEST(born_tensors_are_complete)
{
  const double electron_masses = 1822.888486209;
  const char *path = corpus_path("crystal/dry-ice-ir.out");
  if (path == NULL) {
    skip("born_tensors_are_complete");
    return;
  }
  elastir_crystal_output output = {0};
  elastir_diagnostics diagnostics = {0};
  const elastir_crystal_options options = {0};
  ck_assert(elastir_crystal_read(path, &options, &output, &diagnostics));
  const elastir_vibrations *v = &output.runs[0].vibrations;
  ck_assert_uint_eq(v->born_tensor_count, 12);
  ck_assert_uint_eq(v->born_count, 36);
  for (size_t i = 0; i < 3; i++)
    for (size_t j = 0; j < 3; j++) {
      double modes = 0.0, atoms = 0.0;
      for (size_t p = 0; p < v->born_count; p++)
        modes += v->born_vectors[3 * p + i] * v->born_vectors[3 * p + j];
      for (size_t a = 0; a < v->born_tensor_count; a++)
        for (size_t k = 0; k < 3; k++)
          atoms += v->born_tensors[9 * a + 3 * i + k] * v->born_tensors[9 * a + 3 * j + k] /
                   (v->geometry.atoms[a].mass_amu * electron_masses);
      ck_assert_double_eq_tol(modes, atoms, 2e-5 * 2e-4 + 5e-5 * fabs(atoms));
    }
  elastir_crystal_free(&output);
  elastir_diagnostics_free(&diagnostics);
}
END_TEST

Suite *suite_motion_motion_outputs(void)
{
  Suite *suite = suite_create("motion_outputs");
  TCase *tests = tcase_create("motion_outputs");
  tcase_add_test(tests, dangling_linkers_are_told);
  tcase_add_test(tests, real_dry_ice);
  tcase_add_test(tests, real_magnesium_oxide);
  tcase_add_test(tests, born_tensors_are_complete);
  suite_add_tcase(suite, tests);
  return suite;
}
