/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_shares.c: shares, rigid motion, dipoles and likeness against closed forms. */
#include "suite.h"

#include <math.h>

#include "motion/likeness.h"
#include "motion/shares.h"
#include "structures.h"

static const double cubic[3][3] = {{8.0, 0.0, 0.0}, {0.0, 8.0, 0.0}, {0.0, 0.0, 8.0}};

/* CO2 along (1, 1, 1) or z, C in the middle. */
static void make_rod(test_structure *t, bool tilted)
{
  double d = tilted ? 1.16 / sqrt(3.0) : 0.0, z = tilted ? d : 1.16;
  begin_structure(t, cubic, true);
  add_atom(t, 6, 12.0, 4.0, 4.0, 4.0);
  add_atom(t, 8, 16.0, 4.0 + d, 4.0 + d, 4.0 + z);
  add_atom(t, 8, 16.0, 4.0 - d, 4.0 - d, 4.0 - z);
}

/* A bent molecule of three different atoms. */
static void make_bent(test_structure *t)
{
  begin_structure(t, cubic, true);
  add_atom(t, 7, 14.0, 4.0, 4.0, 4.0);
  add_atom(t, 6, 12.0, 5.1, 4.4, 4.1);
  add_atom(t, 1, 1.0, 3.6, 4.9, 3.8);
}

static motion_kinds kinds_of(const test_structure *t, const double *displacement)
{
  motion_fragments fragments;
  motion_kinds kinds;
  const motion_set set = {&t->structure, displacement, 1};
  ck_assert(motion_find_fragments(&t->structure, &fragments));
  ck_assert_uint_eq(fragments.count, 1);
  motion_rigid *rigid = motion_rigid_new(&t->structure, &fragments);
  ck_assert_ptr_nonnull(rigid);
  ck_assert(motion_of_fragments(&set, rigid, &kinds));
  motion_rigid_free(rigid);
  motion_fragments_free(&fragments);
  return kinds;
}

/* Two atoms of one mode: w = m u^2, by hand. */
START_TEST(shares_are_mass_times_square)
{
  test_structure t;
  begin_structure(&t, cubic, true);
  add_atom(&t, 12, 24.0, 0.0, 0.0, 0.0);
  add_atom(&t, 8, 16.0, 2.0, 0.0, 0.0);
  const double u[] = {0.2, 0.0, 0.0, 0.0, -0.3, 0.0};
  const motion_set set = {&t.structure, u, 1};
  double share[2];
  ck_assert(motion_atom_shares(&set, share));
  ck_assert_double_eq_tol(share[0], 0.96 / (0.96 + 1.44), 1e-15);
  ck_assert_double_eq_tol(share[1], 1.44 / (0.96 + 1.44), 1e-15);
  ck_assert_double_eq_tol(motion_participation(share, 2), 1.0 / (2.0 * (0.16 + 0.36)), 1e-14);
  const double nothing[6] = {0.0};
  const motion_set still = {&t.structure, nothing, 1};
  ck_assert(!motion_atom_shares(&still, share));
}
END_TEST

/* An acoustic mode shares by mass; one atom alone has 1/N. */
START_TEST(participation_has_its_limits)
{
  const double alike[4] = {0.25, 0.25, 0.25, 0.25}, alone[4] = {0.0, 1.0, 0.0, 0.0};
  ck_assert_double_eq_tol(motion_participation(alike, 4), 1.0, 1e-15);
  ck_assert_double_eq_tol(motion_participation(alone, 4), 0.25, 1e-15);
}
END_TEST

/* Any two orthogonal modes of a degenerate set give the same shares. */
START_TEST(shares_do_not_depend_on_the_basis)
{
  test_structure t;
  make_bent(&t);
  const double one[] = {0.1, 0.0, 0.2, -0.1, 0.0, -0.1, 0.3, 0.1, 0.0};
  const double two[] = {0.0, 0.2, 0.1, 0.1, 0.1, -0.2, 0.1, -0.4, 0.2};
  double basis[18], turned[18], norms[2] = {0.0, 0.0}, product = 0.0;
  /* Gram and Schmidt with masses: both of one length. */
  for (int i = 0; i < 9; i++) {
    norms[0] += t.masses[i / 3] * one[i] * one[i];
    product += t.masses[i / 3] * one[i] * two[i];
  }
  for (int i = 0; i < 9; i++)
    basis[9 + i] = two[i] - product / norms[0] * one[i];
  for (int i = 0; i < 9; i++)
    norms[1] += t.masses[i / 3] * basis[9 + i] * basis[9 + i];
  for (int i = 0; i < 9; i++) {
    basis[i] = one[i] / sqrt(norms[0]);
    basis[9 + i] /= sqrt(norms[1]);
  }
  double before[3], after[3];
  const motion_set set = {&t.structure, basis, 2}, other = {&t.structure, turned, 2};
  ck_assert(motion_atom_shares(&set, before));
  for (int k = 1; k < 7; k++) {
    double c = cos(k), s = sin(k);
    for (int i = 0; i < 9; i++) {
      turned[i] = c * basis[i] + s * basis[9 + i];
      turned[9 + i] = -s * basis[i] + c * basis[9 + i];
    }
    ck_assert(motion_atom_shares(&other, after));
    for (int a = 0; a < 3; a++)
      ck_assert_double_eq_tol(after[a], before[a], 1e-14);
  }
}
END_TEST

START_TEST(rigid_motions_are_told)
{
  test_structure t;
  make_bent(&t);
  const double shift[] = {0.1, 0.2, -0.1, 0.1, 0.2, -0.1, 0.1, 0.2, -0.1};
  motion_kinds kinds = kinds_of(&t, shift);
  ck_assert_double_eq_tol(kinds.translation, 1.0, 1e-14);
  ck_assert_double_eq_tol(kinds.rotation + kinds.internal, 0.0, 1e-14);
  /* A turn about an axis through the centre of mass. */
  const double axis[3] = {0.3, -0.5, 0.8};
  double centre[3] = {0.0, 0.0, 0.0}, turn[9];
  for (int a = 0; a < 3; a++)
    for (int k = 0; k < 3; k++)
      centre[k] += t.masses[a] * t.positions[a][k] / 27.0;
  for (int a = 0; a < 3; a++)
    for (int k = 0; k < 3; k++) {
      int i = (k + 1) % 3, j = (k + 2) % 3;
      turn[3 * a + k] = axis[i] * (t.positions[a][j] - centre[j]) -
                        axis[j] * (t.positions[a][i] - centre[i]);
    }
  kinds = kinds_of(&t, turn);
  ck_assert_double_eq_tol(kinds.rotation, 1.0, 1e-14);
  ck_assert_double_eq_tol(kinds.translation + kinds.internal, 0.0, 1e-14);
}
END_TEST

/* Of a rod: two rotations; the asymmetric stretch and the bend are internal. */
START_TEST(a_rod_does_not_turn_about_its_axis)
{
  for (int tilted = 0; tilted < 2; tilted++) {
    test_structure t;
    make_rod(&t, tilted);
    const double x = tilted ? 1.0 / sqrt(3.0) : 0.0, z = tilted ? x : 1.0;
    const double along[3] = {x, x, z}, across[3] = {1.0 / sqrt(2.0), -1.0 / sqrt(2.0), 0.0};
    double stretch[9], bend[9], libration[9];
    for (int k = 0; k < 3; k++) {
      stretch[k] = -32.0 / 12.0 * along[k];
      stretch[3 + k] = stretch[6 + k] = along[k];
      bend[k] = -32.0 / 12.0 * across[k];
      bend[3 + k] = bend[6 + k] = across[k];
      libration[k] = 0.0;
      libration[3 + k] = across[k];
      libration[6 + k] = -across[k];
    }
    ck_assert_double_eq_tol(kinds_of(&t, stretch).internal, 1.0, 1e-12);
    ck_assert_double_eq_tol(kinds_of(&t, bend).internal, 1.0, 1e-12);
    ck_assert_double_eq_tol(kinds_of(&t, libration).rotation, 1.0, 1e-12);
  }
}
END_TEST

/* Parts of a whole add up to 1; opposed parts may be below 0 and above 1; no dipole, no share. */
START_TEST(dipole_shares)
{
  test_structure t;
  begin_structure(&t, cubic, true);
  add_atom(&t, 12, 24.0, 0.0, 0.0, 0.0);
  add_atom(&t, 8, 16.0, 2.0, 0.0, 0.0);
  const double born[18] = {2.0, 0.0, 0.0, 0.0, 2.0, 0.0, 0.0, 0.0, 2.0,
                           -2.0, 0.0, 0.5, 0.0, -2.0, 0.0, 0.0, 0.0, -2.0};
  const bool first[2] = {true, false}, second[2] = {false, true}, all[2] = {true, true};
  const double optical[] = {0.4, 0.0, 0.0, -0.6, 0.0, 0.0};
  const motion_set set = {&t.structure, optical, 1};
  ck_assert_double_eq_tol(motion_dipole_share(&set, born, first), 0.4, 1e-15);
  ck_assert_double_eq_tol(motion_dipole_share(&set, born, second), 0.6, 1e-15);
  ck_assert_double_eq_tol(motion_dipole_share(&set, born, all), 1.0, 1e-15);
  const double opposed[] = {0.4, 0.0, 0.0, 0.3, 0.0, 0.0};
  const motion_set against = {&t.structure, opposed, 1};
  ck_assert_double_eq_tol(motion_dipole_share(&against, born, first), 4.0, 1e-14);
  ck_assert_double_eq_tol(motion_dipole_share(&against, born, second), -3.0, 1e-14);
  /* Row: the field. A displacement of the second atom along z makes a dipole along x, too. */
  const double sideways[] = {0.0, 0.0, 0.0, 0.0, 0.0, 1.0};
  const motion_set turned = {&t.structure, sideways, 1};
  ck_assert_double_eq_tol(motion_dipole_share(&turned, born, second), 1.0, 1e-15);
  ck_assert_double_eq_tol(motion_dipole_share(&turned, born, first), 0.0, 1e-15);
  /* The dipole is 0.0099 and 0.0101 of what the atoms make: on either side of a hundredth. */
  const double nearly[] = {0.5, 0.0, 0.0, 0.49015, 0.0, 0.0}, hardly[] = {0.5, 0.0, 0.0, 0.48985, 0.0, 0.0};
  const motion_set dark = {&t.structure, nearly, 1}, dim = {&t.structure, hardly, 1};
  ck_assert_double_nan(motion_dipole_share(&dark, born, first));
  ck_assert(isfinite(motion_dipole_share(&dim, born, first)));
}
END_TEST

/* The same crystal with its atoms in another order and its origin moved: every mode finds itself. */
START_TEST(a_model_is_like_itself)
{
  static const size_t order[3] = {2, 0, 1};
  test_structure one, other;
  motion_partners partners;
  make_bent(&one);
  begin_structure(&other, cubic, true);
  for (int a = 0; a < 3; a++) {
    const double *r = one.positions[order[a]];
    add_atom(&other, one.numbers[order[a]], one.masses[order[a]], r[0] + 0.3, r[1] - 8.0, r[2]);
  }
  ck_assert(motion_find_partners(&one.structure, &other.structure, &partners));
  ck_assert_uint_eq(partners.matched, 3);
  ck_assert_double_eq_tol(partners.rms_angstrom, 0.0, 1e-12);
  double modes[81] = {0.0}, moved[81];
  const size_t first[] = {0, 1, 3, 6, 7, 8, 9};
  for (size_t p = 0; p < 9; p++)
    modes[9 * p + p] = 1.0;
  for (size_t p = 0; p < 9; p++)
    for (size_t i = 0; i < 9; i++)
      moved[9 * p + i] = modes[9 * p + 3 * order[i / 3] + i % 3];
  const motion_modes a = {3, 6, first, modes}, b = {3, 6, first, moved};
  motion_likeness likeness[6];
  ck_assert(motion_compare_modes(&a, &b, &partners, likeness));
  for (size_t s = 0; s < 6; s++) {
    ck_assert_uint_eq(likeness[s].set, s);
    ck_assert_double_eq_tol(likeness[s].overlap, 1.0, 1e-14);
    ck_assert_double_eq_tol(likeness[s].kept, 1.0, 1e-14);
  }
  motion_partners_free(&partners);
}
END_TEST

/* Each threshold on either side: atoms 1 angstrom apart, cells that differ by a tenth. */
START_TEST(partners_are_near_and_in_like_cells)
{
  for (int far = 0; far < 2; far++) {
    test_structure one, other;
    motion_partners partners;
    begin_structure(&one, cubic, true);
    add_atom(&one, 30, 64.0, 0.0, 0.0, 0.0);
    add_atom(&one, 30, 64.0, 4.0, 4.0, 4.0);
    add_atom(&one, 8, 16.0, 2.0, 0.0, 0.0);
    other = one;
    other.structure.atomic_number = other.numbers;
    other.structure.mass_amu = other.masses;
    other.structure.position = other.positions;
    other.positions[2][1] = far ? 1.01 : 0.99;
    ck_assert(motion_find_partners(&one.structure, &other.structure, &partners));
    /* The common shift of all is taken out, a third of it. */
    ck_assert_uint_eq(partners.matched, far ? 2 : 3);
    ck_assert_double_eq_tol(partners.largest_angstrom, far ? 0.0 : 0.66, 1e-12);
    motion_partners_free(&partners);
    other.positions[2][1] = 0.0;
    other.structure.vectors[0][0] = far ? 8.81 : 8.79;
    ck_assert(motion_find_partners(&one.structure, &other.structure, &partners));
    ck_assert_uint_eq(partners.matched > 0, far ? 0 : 1);
    motion_partners_free(&partners);
  }
}
END_TEST

Suite *suite_motion_shares(void)
{
  Suite *suite = suite_create("shares");
  TCase *tests = tcase_create("shares");
  tcase_add_test(tests, shares_are_mass_times_square);
  tcase_add_test(tests, participation_has_its_limits);
  tcase_add_test(tests, shares_do_not_depend_on_the_basis);
  tcase_add_test(tests, rigid_motions_are_told);
  tcase_add_test(tests, a_rod_does_not_turn_about_its_axis);
  tcase_add_test(tests, dipole_shares);
  tcase_add_test(tests, a_model_is_like_itself);
  tcase_add_test(tests, partners_are_near_and_in_like_cells);
  suite_add_tcase(suite, tests);
  return suite;
}
