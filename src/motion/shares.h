/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shares.h: which atoms move in a set of degenerate modes. */
#ifndef ELASTIR_MOTION_SHARES_H
#define ELASTIR_MOTION_SHARES_H

#include "motion/fragments.h"

/* The modes of one set: displacements of the atoms of a structure, Cartesian, all in one unit. */
typedef struct {
  const motion_structure *structure;
  const double *displacement; /* [mode][atom][xyz] */
  size_t modes;
} motion_set;

/* The sum of m u^2 over the atoms of a mode (from 0) of the set. */
double motion_norm(const motion_set *set, size_t mode);

/* The share of each atom, m u^2 over its sum, mean over the set, which does not depend on the basis
 * that the modes of a degenerate set are given in. They add up to 1. false: nothing moves. */
bool motion_atom_shares(const motion_set *set, double *share);

/* Bell and Dean, Discuss. Faraday Soc. 50, 55 (1970): 1/(N sum of squares), 1 where all of N atoms
 * move alike, 1/N where one does. */
double motion_participation(const double *share, size_t atoms);

/* Shares of the whole motion. */
typedef struct {
  double translation, rotation, internal;
} motion_kinds;

/* The rigid motions of fragments of two atoms or more that have an end. NULL: no memory. Both have to
 * stay while it is used. */
typedef struct motion_rigid motion_rigid;
motion_rigid *motion_rigid_new(const motion_structure *structure, const motion_fragments *fragments);
void motion_rigid_free(motion_rigid *rigid); /* accepts NULL */

/* How these fragments move in a set of modes of that structure: as rigid bodies, or within themselves.
 * The three add up to the share of the atoms in such fragments. false: no memory. */
bool motion_of_fragments(const motion_set *set, const motion_rigid *rigid, motion_kinds *kinds);

/* How much of the dipole of a set the atoms of a group make: the part of their dipole along the
 * whole one, sum of Z_group Z over sum of Z Z, Z = sum of B u. Groups that hold all atoms add up
 * to 1; one may be negative or above 1. `born`: [atom][field][displacement], e. NAN: the set has no
 * dipole, less than `least` of what its atoms could make together. */
double motion_dipole_share(const motion_set *set, const double *born, const bool *in_group);

#endif
