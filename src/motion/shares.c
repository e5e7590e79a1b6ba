/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shares.c: which atoms move in a set of degenerate modes, and which make its dipole. */
#include "motion/shares.h"

#include <math.h>

#include "elastic/vec3.h"

double motion_norm(const motion_set *set, size_t mode)
{
  size_t atoms = set->structure->count;
  const double *u = set->displacement + 3 * atoms * mode;
  double norm = 0.0;
  for (size_t a = 0; a < atoms; a++)
    norm += set->structure->mass_amu[a] * vec3_dot(u + 3 * a, u + 3 * a);
  return norm;
}

bool motion_atom_shares(const motion_set *set, double *share)
{
  size_t atoms = set->structure->count;
  bool moves = set->modes > 0;
  for (size_t a = 0; a < atoms; a++)
    share[a] = 0.0;
  for (size_t p = 0; p < set->modes; p++) {
    const double *u = set->displacement + 3 * atoms * p;
    double norm = motion_norm(set, p);
    moves = moves && norm > 0.0;
    for (size_t a = 0; a < atoms && norm > 0.0; a++)
      share[a] += set->structure->mass_amu[a] * vec3_dot(u + 3 * a, u + 3 * a) /
                  (norm * (double)set->modes);
  }
  return moves;
}

double motion_participation(const double *share, size_t atoms)
{
  double squares = 0.0;
  for (size_t a = 0; a < atoms; a++)
    squares += share[a] * share[a];
  return 1.0 / ((double)atoms * squares);
}

/* The dipole that the atoms make in a mode, all of them or those of a group, and the sum of the
 * lengths of their parts. */
static double dipole(const motion_set *set, size_t mode, const double *born, const bool *in_group,
                     double z[3])
{
  size_t atoms = set->structure->count;
  const double *u = set->displacement + 3 * atoms * mode;
  double lengths = 0.0;
  z[0] = z[1] = z[2] = 0.0;
  for (size_t a = 0; a < atoms; a++) {
    if (in_group != NULL && !in_group[a])
      continue;
    double part[3];
    for (int i = 0; i < 3; i++)
      part[i] = vec3_dot(born + 9 * a + 3 * i, u + 3 * a);
    vec3_add(z, 1.0, part, z);
    lengths += vec3_norm(part);
  }
  return lengths;
}

double motion_dipole_share(const motion_set *set, const double *born, const bool *in_group)
{
  /* Displacements have four digits, charges five: less than a hundredth of what the atoms could make
   * together is what cancels, rounding included. */
  const double least = 0.01;
  double group = 0.0, whole = 0.0, most = 0.0;
  for (size_t p = 0; p < set->modes; p++) {
    double all[3], own[3];
    double lengths = dipole(set, p, born, NULL, all);
    dipole(set, p, born, in_group, own);
    group += vec3_dot(own, all);
    whole += vec3_dot(all, all);
    most += lengths * lengths;
  }
  return whole > least * least * most ? group / whole : (double)NAN;
}
