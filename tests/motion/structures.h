/* SPDX-License-Identifier: GPL-3.0-or-later */
/* structures.h: small structures for the tests of motion. */
#ifndef TESTS_MOTION_STRUCTURES_H
#define TESTS_MOTION_STRUCTURES_H

#include "motion/structure.h"

enum { MOST_TEST_ATOMS = 16 };

typedef struct {
  int numbers[MOST_TEST_ATOMS];
  double masses[MOST_TEST_ATOMS];
  double positions[MOST_TEST_ATOMS][3];
  motion_structure structure;
} test_structure;

/* Periodic along the three vectors if `periodic`. */
static inline void begin_structure(test_structure *t, const double vectors[3][3], bool periodic)
{
  *t = (test_structure){.structure = {.periodic = {periodic, periodic, periodic}}};
  for (int k = 0; k < 3; k++)
    for (int j = 0; j < 3; j++)
      t->structure.vectors[k][j] = vectors[k][j];
}

static inline void add_atom(test_structure *t, int number, double mass, double x, double y, double z)
{
  size_t i = t->structure.count++;
  t->numbers[i] = number;
  t->masses[i] = mass;
  t->positions[i][0] = x;
  t->positions[i][1] = y;
  t->positions[i][2] = z;
  t->structure.atomic_number = t->numbers;
  t->structure.mass_amu = t->masses;
  t->structure.position = t->positions;
}

#endif
