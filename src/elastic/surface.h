/* SPDX-License-Identifier: GPL-3.0-or-later */
/* surface.h: the moduli on grids of directions, for plots, and directions of a lattice. */
#ifndef ELASTIR_SURFACE_H
#define ELASTIR_SURFACE_H

#include <stdbool.h>
#include <stddef.h>

/* What is drawn along one direction n. */
typedef struct {
  double direction[3];
  double youngs_modulus_gpa;
  double linear_compressibility_per_tpa;
  double shear_modulus_min_gpa, shear_modulus_max_gpa; /* over m */
  double poisson_ratio_min, poisson_ratio_max;
  double contact_modulus_gpa; /* of grids and cuts: contact.h */
} elastir_direction_moduli;

/* theta_count x phi_count directions, theta outer: theta = pi i/(theta_count - 1) from z,
 * phi = 2 pi j/(phi_count - 1) from x towards y, both ends included so that a plot closes. */
typedef struct {
  size_t theta_count, phi_count;
  elastir_direction_moduli *points; /* owned */
} elastir_surface;

/* One point of a cut: n turns in the plane. */
typedef struct {
  double angle_deg;
  elastir_direction_moduli moduli;
} elastir_cut_point;

typedef struct {
  double normal[3];
  double origin[3]; /* of the angle: the direction in the plane nearest to x (or y) */
  size_t count;     /* angle = 360 k/count: the last point is not the first again */
  elastir_cut_point *points; /* owned */
} elastir_polar_cut;

/* compliance: 6x6 Voigt, TPa^-1. What is undefined (unstable) is NAN, see directions.h, and so is the
 * contact modulus. */
elastir_direction_moduli elastir_moduli_along(const double compliance[36], const double n[3]);

/* At least 2 of each count. false: no memory, or counts too small. */
bool elastir_surface_compute(const double compliance[36], size_t theta_count, size_t phi_count,
                             elastir_surface *surface);
void elastir_surface_free(elastir_surface *surface);

/* normal need not be a unit vector. false: it is zero, count is 0, or no memory. */
bool elastir_polar_cut_compute(const double compliance[36], const double normal[3],
                               size_t count, elastir_polar_cut *cut);
void elastir_polar_cut_free(elastir_polar_cut *cut);

/* The Cartesian unit vector along [uvw], u a + v b + w c, or normal to (hkl), along
 * h b x c + k c x a + l a x b. Rows of lattice: a, b, c in any unit. false: no direction. */
bool elastir_direction_of_zone(const double lattice[3][3], const double uvw[3],
                               double direction[3]);
bool elastir_direction_of_plane(const double lattice[3][3], const double hkl[3],
                                double direction[3]);

/* What the indices of a direction stand for in one cell: rows a, b, c, and the unit vector. */
typedef struct {
  double lattice[3][3], direction[3];
} elastir_lattice_direction;

/* Whether indices mean the same in two cells: these have one shape, to 5 %, whatever their size and
 * place, or the direction, or its opposite, is one in the Cartesian frame, to 2 degrees. */
bool elastir_indices_agree(const elastir_lattice_direction *one, const elastir_lattice_direction *other);

#endif
