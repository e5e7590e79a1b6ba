/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_mapping.c: modes of a crystal in the cell and the frame of another: supercells, rotated axes. */
#include "suite.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "motion/likeness.h"
#include "motion/mapping.h"
#include "structures.h"

/* An orthorhombic cell of three different atoms. */
static const double brick[3][3] = {{5.0, 0.0, 0.0}, {0.0, 6.0, 0.0}, {0.0, 0.0, 7.0}};
enum { ATOMS = 3, MODES = 9 };

static void make_small(test_structure *t)
{
  begin_structure(t, brick, true);
  add_atom(t, 7, 14.0, 1.0, 1.0, 1.0);
  add_atom(t, 6, 12.0, 2.1, 1.4, 1.1);
  add_atom(t, 1, 1.0, 0.6, 1.9, 0.8);
}

/* By 0.9 about (1, 2, 2)/3, of row vectors. */
static void turn(const double r[3], double turned[3])
{
  const double n[3] = {1.0 / 3.0, 2.0 / 3.0, 2.0 / 3.0}, c = cos(0.9), s = sin(0.9);
  double along = n[0] * r[0] + n[1] * r[1] + n[2] * r[2];
  for (int k = 0; k < 3; k++) {
    int i = (k + 1) % 3, j = (k + 2) % 3;
    turned[k] = c * r[k] + s * (n[i] * r[j] - n[j] * r[i]) + (1.0 - c) * along * n[k];
  }
}

/* The small cell doubled along a, atoms in reverse, its origin moved, and turned if asked. */
static void make_double(test_structure *t, bool turned)
{
  test_structure small;
  make_small(&small);
  begin_structure(t, brick, true);
  t->structure.vectors[0][0] = 10.0;
  for (size_t k = 0; k < 2 * ATOMS; k++) {
    size_t a = (2 * ATOMS - 1 - k) % ATOMS, cell = (2 * ATOMS - 1 - k) / ATOMS;
    const double *r = small.positions[a];
    double at[3] = {r[0] + 5.0 * (double)cell + 0.2, r[1] - 0.1, r[2]}, to[3];
    memcpy(to, at, sizeof to);
    if (turned)
      turn(at, to);
    add_atom(t, small.numbers[a], small.masses[a], to[0], to[1], to[2]);
  }
  for (int k = 0; turned && k < 3; k++) {
    double vector[3];
    memcpy(vector, t->structure.vectors[k], sizeof vector);
    turn(vector, t->structure.vectors[k]);
  }
}

/* Mode p of the doubled cell: coordinate p/2 of the small one, in phase (even) or against (odd). */
static void make_modes(double modes[2 * MODES][6 * ATOMS], bool turned)
{
  memset(modes, 0, 2 * MODES * sizeof *modes);
  for (size_t p = 0; p < 2 * MODES; p++)
    for (size_t k = 0; k < 2 * ATOMS; k++) {
      size_t a = (2 * ATOMS - 1 - k) % ATOMS, cell = (2 * ATOMS - 1 - k) / ATOMS;
      double e[3] = {0.0, 0.0, 0.0};
      if (p / 2 / 3 == a)
        e[p / 2 % 3] = (cell == 1 && p % 2 == 1 ? -1.0 : 1.0) / sqrt(2.0);
      if (turned)
        turn(e, &modes[p][3 * k]);
      else
        memcpy(&modes[p][3 * k], e, sizeof e);
    }
}

/* Modes that move alike in all cells find those of the small cell, wholly; those against each other none. */
START_TEST(modes_of_a_supercell)
{
  bool turned = _i == 1;
  test_structure small, big;
  motion_mapping mapping;
  motion_structure ideal;
  motion_partners partners;
  make_small(&small);
  make_double(&big, turned);
  ck_assert(motion_find_mapping(&small.structure, &big.structure, &mapping));
  ck_assert_uint_eq(mapping.cells, 2);
  ck_assert(motion_map_structure(&small.structure, &mapping, &ideal));
  ck_assert_uint_eq(ideal.count, 2 * ATOMS);
  ck_assert(motion_find_partners(&ideal, &big.structure, &partners));
  ck_assert_uint_eq(partners.matched, 2 * ATOMS);
  ck_assert_double_eq_tol(partners.rms_angstrom, 0.0, 1e-12);
  double unit[MODES][MODES] = {{0.0}}, modes[2 * MODES][6 * ATOMS];
  size_t first[MODES + 1], each[2 * MODES + 1];
  for (size_t p = 0; p < MODES; p++)
    unit[p][p] = 1.0;
  for (size_t p = 0; p <= MODES; p++)
    first[p] = p;
  for (size_t p = 0; p <= 2 * MODES; p++)
    each[p] = p;
  make_modes(modes, turned);
  double *mapped = motion_map_modes(&mapping, unit[0], ATOMS, MODES);
  ck_assert_ptr_nonnull(mapped);
  const motion_modes one = {ideal.count, MODES, first, mapped},
                     other = {2 * ATOMS, 2 * MODES, each, modes[0]};
  motion_likeness likeness[2 * MODES];
  ck_assert(motion_compare_modes(&one, &other, &partners, likeness));
  for (size_t p = 0; p < 2 * MODES; p++) {
    ck_assert_double_eq_tol(likeness[p].overlap, p % 2 == 0 ? 1.0 : 0.0, 1e-12);
    if (p % 2 == 0)
      ck_assert_uint_eq(likeness[p].set, p / 2);
  }
  free(mapped);
  motion_partners_free(&partners);
  motion_structure_free(&ideal);
}
END_TEST

/* From a primitive to the conventional cell of a face-centred lattice: no multiple along one vector alone. */
START_TEST(a_conventional_cell_holds_four)
{
  static const double primitive[3][3] = {{0.0, 2.0, 2.0}, {2.0, 0.0, 2.0}, {2.0, 2.0, 0.0}},
                      conventional[3][3] = {{4.0, 0.0, 0.0}, {0.0, 4.0, 0.0}, {0.0, 0.0, 4.0}};
  test_structure one, other;
  motion_mapping mapping;
  motion_structure ideal;
  begin_structure(&one, primitive, true);
  add_atom(&one, 12, 24.0, 0.0, 0.0, 0.0);
  begin_structure(&other, conventional, true);
  ck_assert(motion_find_mapping(&one.structure, &other.structure, &mapping));
  ck_assert_uint_eq(mapping.cells, 4);
  ck_assert(motion_map_structure(&one.structure, &mapping, &ideal));
  ck_assert_uint_eq(ideal.count, 4);
  for (int k = 0; k < 3; k++)
    for (int j = 0; j < 3; j++)
      ck_assert_double_eq_tol(ideal.vectors[k][j], conventional[k][j], 1e-12);
  motion_structure_free(&ideal);
  /* A part of a cell, even if turned, is no multiple of it: nothing has a partner. */
  add_atom(&other, 12, 24.0, 0.0, 0.0, 0.0);
  if (motion_find_mapping(&other.structure, &one.structure, &mapping)) {
    motion_partners partners;
    ck_assert(motion_map_structure(&other.structure, &mapping, &ideal));
    ck_assert(motion_find_partners(&ideal, &one.structure, &partners));
    ck_assert_uint_eq(partners.matched, 0);
    motion_partners_free(&partners);
    motion_structure_free(&ideal);
  }
}
END_TEST

/* 64 cells are mapped, 65 are not; nor is what is turned over. */
START_TEST(what_is_not_mapped)
{
  test_structure one, other;
  motion_mapping mapping;
  make_small(&one);
  begin_structure(&other, brick, true);
  other.structure.vectors[0][0] *= 4.0;
  other.structure.vectors[1][1] *= 4.0;
  other.structure.vectors[2][2] *= 4.0;
  ck_assert(motion_find_mapping(&one.structure, &other.structure, &mapping));
  ck_assert_uint_eq(mapping.cells, 64);
  other.structure.vectors[0][0] = 13.0 * brick[0][0];
  other.structure.vectors[1][1] = 5.0 * brick[1][1];
  other.structure.vectors[2][2] = brick[2][2];
  ck_assert(!motion_find_mapping(&one.structure, &other.structure, &mapping));
  begin_structure(&other, brick, true);
  other.structure.vectors[0][0] = -brick[0][0];
  ck_assert(!motion_find_mapping(&one.structure, &other.structure, &mapping));
}
END_TEST

Suite *suite_motion_mapping(void)
{
  Suite *suite = suite_create("mapping");
  TCase *tests = tcase_create("mapping");
  tcase_add_loop_test(tests, modes_of_a_supercell, 0, 2);
  tcase_add_test(tests, a_conventional_cell_holds_four);
  tcase_add_test(tests, what_is_not_mapped);
  suite_add_tcase(suite, tests);
  return suite;
}
