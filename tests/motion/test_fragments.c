/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_fragments.c: bonds and fragments across the borders of cells. */
#include "suite.h"

#include "motion/bonds.h"
#include "motion/fragments.h"
#include "motion/radii.h"
#include "structures.h"

static const double cubic[3][3] = {{6.0, 0.0, 0.0}, {0.0, 6.0, 0.0}, {0.0, 0.0, 6.0}};

static size_t bonds_of(const test_structure *t)
{
  motion_bond *bonds = NULL;
  size_t count = 0;
  ck_assert(motion_find_bonds(&t->structure, &bonds, &count));
  free(bonds);
  return count;
}

START_TEST(radii_and_metals)
{
  ck_assert_double_eq(motion_covalent_radius(1), 0.31);
  ck_assert_double_eq(motion_covalent_radius(30), 1.22);
  ck_assert_double_eq(motion_covalent_radius(96), 1.69);
  ck_assert_double_nan(motion_covalent_radius(0));
  ck_assert_double_nan(motion_covalent_radius(97));
  ck_assert(motion_is_metal(30) && motion_is_metal(3) && motion_is_metal(51) && motion_is_metal(13));
  ck_assert(!motion_is_metal(1) && !motion_is_metal(14) && !motion_is_metal(52));
}
END_TEST

/* Six neighbours of each atom of a rock salt, twelve half bonds in its primitive cell of two. */
START_TEST(rock_salt_has_six_bonds_an_atom)
{
  const double h = 2.1;
  const double fcc[3][3] = {{0.0, h, h}, {h, 0.0, h}, {h, h, 0.0}};
  test_structure t;
  begin_structure(&t, fcc, true);
  add_atom(&t, 12, 24.0, 0.0, 0.0, 0.0);
  add_atom(&t, 8, 16.0, h, h, h);
  ck_assert_uint_eq(bonds_of(&t), 6);
}
END_TEST

/* Each threshold with a case on either side: C-C bonds end at 1.92 angstrom. */
START_TEST(bonds_end_beyond_the_radii)
{
  for (int longer = 0; longer < 2; longer++) {
    test_structure t;
    begin_structure(&t, cubic, true);
    add_atom(&t, 6, 12.0, 0.1, 3.0, 3.0);
    add_atom(&t, 6, 12.0, 6.1 - (longer ? 1.93 : 1.91), 3.0, 3.0);
    ck_assert_uint_eq(bonds_of(&t), longer ? 0 : 1);
  }
  test_structure metals;
  begin_structure(&metals, cubic, true);
  add_atom(&metals, 30, 64.0, 0.0, 0.0, 0.0);
  add_atom(&metals, 29, 63.0, 2.4, 0.0, 0.0);
  ck_assert_uint_eq(bonds_of(&metals), 0);
}
END_TEST

/* A molecule that a cell border cuts is put together; one that meets its image is endless. */
START_TEST(fragments_are_put_together)
{
  test_structure t;
  motion_fragments found;
  begin_structure(&t, cubic, true);
  add_atom(&t, 8, 16.0, 0.2, 1.0, 1.0);
  add_atom(&t, 6, 12.0, 5.04, 1.0, 1.0); /* 1.16 to the left, over the border */
  add_atom(&t, 8, 16.0, 3.88, 1.0, 1.0);
  ck_assert(motion_find_fragments(&t.structure, &found));
  ck_assert_uint_eq(found.count, 1);
  ck_assert(!found.fragments[0].endless);
  ck_assert_uint_eq(found.fragments[0].count, 3);
  ck_assert_double_eq_tol(found.position[0][0] - found.position[1][0], 1.16, 1e-12);
  ck_assert_double_eq_tol(found.position[1][0] - found.position[2][0], 1.16, 1e-12);
  motion_fragments_free(&found);

  begin_structure(&t, cubic, true);
  for (int i = 0; i < 4; i++)
    add_atom(&t, 6, 12.0, 1.5 * i, 3.0, 3.0);
  ck_assert(motion_find_fragments(&t.structure, &found));
  ck_assert_uint_eq(found.count, 1);
  ck_assert(found.fragments[0].endless);
  motion_fragments_free(&found);
}
END_TEST

/* Without periods nothing meets its image. */
START_TEST(a_molecule_has_no_images)
{
  test_structure t;
  motion_fragments found;
  const double axes[3][3] = {{1.0, 0.0, 0.0}, {0.0, 1.0, 0.0}, {0.0, 0.0, 1.0}};
  begin_structure(&t, axes, false);
  for (int i = 0; i < 4; i++)
    add_atom(&t, 6, 12.0, 1.5 * i, 0.0, 0.0);
  ck_assert(motion_find_fragments(&t.structure, &found));
  ck_assert_uint_eq(found.count, 1);
  ck_assert(!found.fragments[0].endless);
  motion_fragments_free(&found);
}
END_TEST

/* Metals stand alone, and how many bonds with them each linker has is counted. */
START_TEST(bonds_with_metals_are_cut)
{
  test_structure t;
  motion_fragments found;
  begin_structure(&t, cubic, true);
  add_atom(&t, 30, 64.0, 0.0, 3.0, 3.0);
  add_atom(&t, 7, 14.0, 2.0, 3.0, 3.0);
  add_atom(&t, 7, 14.0, 4.0, 3.0, 3.0);
  add_atom(&t, 6, 12.0, 3.0, 3.8, 3.0);
  ck_assert(motion_find_fragments(&t.structure, &found));
  ck_assert_uint_eq(found.count, 2);
  ck_assert_uint_eq(found.fragments[0].metals, 2);
  ck_assert_uint_eq(found.fragments[0].count, 1);
  ck_assert_uint_eq(found.fragments[1].metals, 2);
  ck_assert_uint_eq(found.fragments[1].count, 3);
  motion_fragments_free(&found);
}
END_TEST

START_TEST(a_flat_cell_is_refused)
{
  const double flat[3][3] = {{6.0, 0.0, 0.0}, {0.0, 6.0, 0.0}, {6.0, 6.0, 0.0}};
  test_structure t;
  motion_fragments found;
  begin_structure(&t, flat, true);
  add_atom(&t, 6, 12.0, 0.0, 0.0, 0.0);
  ck_assert(!motion_find_fragments(&t.structure, &found));
  motion_fragments_free(&found);
}
END_TEST

Suite *suite_motion_fragments(void)
{
  Suite *suite = suite_create("fragments");
  TCase *tests = tcase_create("fragments");
  tcase_add_test(tests, radii_and_metals);
  tcase_add_test(tests, rock_salt_has_six_bonds_an_atom);
  tcase_add_test(tests, bonds_end_beyond_the_radii);
  tcase_add_test(tests, fragments_are_put_together);
  tcase_add_test(tests, a_molecule_has_no_images);
  tcase_add_test(tests, bonds_with_metals_are_cut);
  tcase_add_test(tests, a_flat_cell_is_refused);
  suite_add_tcase(suite, tests);
  return suite;
}
