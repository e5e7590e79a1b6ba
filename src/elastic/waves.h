/* SPDX-License-Identifier: GPL-3.0-or-later */
/* waves.h: plane acoustic waves in an elastic crystal: Christoffel's equation along one
 * direction, and the extreme velocities over all directions.
 *
 * Stiffness in GPa, 6x6 row-major, Voigt order xx yy zz yz xz xy. Density in g/cm3, from masses
 * and volume (elastir_density_g_cm3): CRYSTAL prints three digits of it only. Then
 * sqrt(GPa/(g/cm3)) is km/s. Waves are ordered by velocity, p >= s1 >= s2, which is the order
 * Vp, Vs1, Vs2 of CRYSTAL's table; the names say nothing about the polarisation.
 *
 * Valid for wavelengths long against the cell, in the harmonic limit, without piezoelectric
 * stiffening. At a pressure the stiffness has to be the stress-strain one (see stability.h), and
 * the density that of the compressed cell. CRYSTAL may print the cell of the input instead: a run
 * at 0.4 GPa shows the volume of its twin at 0 GPa to the last digit, while its energies fall
 * on stretching as those of a compressed cell do. Velocities are then too high by half
 * the relative change of the volume, some 2 % there, in CRYSTAL's table as well. */
#ifndef ELASTIR_WAVES_H
#define ELASTIR_WAVES_H

#include <stdbool.h>

#include "elastic/extrema.h"

typedef enum {
  ELASTIR_WAVE_P,
  ELASTIR_WAVE_S1,
  ELASTIR_WAVE_S2,
  ELASTIR_WAVE_COUNT
} elastir_wave_mode;

typedef struct {
  double modulus_gpa;      /* density times velocity squared: the eigenvalue of the matrix */
  double velocity_km_s;    /* phase velocity; NAN where the modulus is not positive */
  double polarisation[3];  /* unit vector, its largest component positive */
  double group_km_s[3];    /* group velocity, NAN where it depends on the polarisation */
  double group_speed_km_s;
  double power_flow_deg;   /* between wave vector and group velocity */
  double enhancement;      /* phonon focusing; INFINITY on a caustic; NAN where undefined */
  bool degenerate;         /* shares its velocity: any polarisation in the span is one */
  bool unstable;           /* the modulus is negative: no wave, the lattice gives way */
} elastir_wave;

/* mass of the cell in atomic mass units, volume in cubic angstrom. NAN unless both positive. */
double elastir_density_g_cm3(double mass_amu, double volume_angstrom3);

/* The three waves along `direction` (of any length but zero; NAN results otherwise).
 * Matrix M_il = C_ijlk n_j n_k, M u = density v^2 u (Christoffel 1877; Nye and Auld, e.g.
 * B. A. Auld, Acoustic Fields and Waves in Solids, 1973, ch. 7). The group velocity is the
 * gradient of the phase velocity as a function, homogeneous of degree one, of the wave
 * vector; enhancement is the ratio of the solid angles of wave vectors and of group
 * velocities (A. G. Every, Phys. Rev. B 24, 3456 (1981); J. W. Jaeken and S. Cottenier, Comput.
 * Phys. Commun. 207, 445 (2016), sections 2.2 to 2.4). Derivatives are analytic. For waves that
 * coincide they are taken in the shared space, and are NAN where they depend on the
 * polarisation there (conical points). Without a positive density only moduli,
 * polarisations and flags are given. */
void elastir_waves_along(const double stiffness_gpa[36], double density_g_cm3,
                         const double direction[3], elastir_wave waves[ELASTIR_WAVE_COUNT]);

enum { ELASTIR_WAVE_RIVALS = 8 };

typedef struct {
  double velocity_km_s;    /* NAN where the modulus is not positive */
  double modulus_gpa;
  double direction[3];     /* one of them, canonical; x where all are as good */
  elastir_degeneracy degeneracy; /* isolated; continuous: the same along a curve, as for
                                  * transverse isotropy; isotropic: in all directions */
  int equivalents;         /* how many, n and -n counted once; 0 unless isolated */
  bool meets;              /* another wave has the same velocity there */
  int rival_count;         /* local optima, the best first: of a tensor that is a little different */
  double rivals[ELASTIR_WAVE_RIVALS][3]; /* another may be the best */
  bool rival_meets[ELASTIR_WAVE_RIVALS];
} elastir_wave_extremum;

typedef struct {
  elastir_wave_extremum min, max;
} elastir_wave_range;

typedef struct {
  elastir_wave_range ranges[ELASTIR_WAVE_COUNT];
} elastir_wave_extrema;

/* Extreme velocities over the sphere, by local search from the local extrema of a lattice of 1,729
 * directions that holds all of <100>, <110>, <111>, and from its near meetings of two waves (the
 * extremum may be a kink there), the best 96 of both, polishing to rounding, and a look for better
 * directions within ten degrees of the best. Found by a dense search, not certified. The
 * representative is chosen as for the extrema of E: first component that is not small positive,
 * then the largest first component, and so on; components below 1e-9 are set to zero. false: no
 * memory, and everything is zero. The stiffness has to be finite. */
bool elastir_waves_extrema(const double stiffness_gpa[36], double density_g_cm3,
                           elastir_wave_extrema *extrema);

/* CRYSTAL's seven directions, in its order: 001 010 100 110 101 011 111. */
extern const double elastir_crystal_directions[7][3];

#endif
