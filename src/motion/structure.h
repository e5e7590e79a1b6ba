/* SPDX-License-Identifier: GPL-3.0-or-later */
/* structure.h: the atoms of a cell, as bonds, fragments and motions need them. */
#ifndef ELASTIR_MOTION_STRUCTURE_H
#define ELASTIR_MOTION_STRUCTURE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  size_t count;               /* of atoms, without ghosts */
  int *atomic_number;
  double *mass_amu;
  double (*position)[3];      /* Cartesian, angstrom */
  double vectors[3][3];       /* rows a, b, c in angstrom; a unit vector where it is not periodic */
  bool periodic[3];
} motion_structure;

/* The same, of a cell that can be turned into fractional coordinates. */
typedef struct {
  double inverse[3][3]; /* fraction k of r is the sum of r[j] inverse[j][k] */
  double height[3];     /* between the faces that a, b and c lead to, angstrom */
} motion_lattice;

/* false: the vectors span no volume. */
bool motion_lattice_of(const motion_structure *structure, motion_lattice *lattice);

/* Fractions along a, b, c; along a direction that is not periodic: angstrom. */
void motion_fractional(const motion_lattice *lattice, const double r[3], double fraction[3]);

#endif
