/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tip.h: what a near-field microscope detects above a surface: tip models and demodulation. */
#ifndef ELASTIR_OPTICS_TIP_H
#define ELASTIR_OPTICS_TIP_H

#include <stdbool.h>

#include "optics/surface.h"

typedef enum {
  OPTICS_FINITE_DIPOLE,  /* Cvitkovic, Ocelic, Hillenbrand, Opt. Express 15, 8550 (2007) */
  OPTICS_POINT_DIPOLE,   /* Knoll and Keilmann, Opt. Commun. 182, 321 (2000); the far-field factor
                          * (1 + beta) is not in it */
  OPTICS_LAYERED_DIPOLE, /* Hauer, Engelhardt, Taubner, Opt. Express 20, 13173 (2012) */
  OPTICS_AVERAGED_CHARGE /* Mester et al., Nat. Commun. 11, 3359 (2020) */
} optics_tip_model;

typedef struct {
  optics_tip_model model;
  double radius_nm;    /* of the apex */
  double length_nm;    /* half of the spheroid's */
  double amplitude_nm; /* half the peak-to-peak motion */
  double distance_nm;  /* the smallest */
  double g_modulus, g_phase;
  int harmonic;        /* from 2 */
  double film_nm;      /* of the two models of layers */
} optics_tip;

/* Whether the model holds over the whole motion: R + 2 H + W < 2 L |g| and R + 4 H + 2 W < 4 L
 * for the finite dipole; beyond, its coupling changes sign. */
bool optics_tip_in_range(const optics_tip *tip);


/* The motion of a tip as nodes and weights: those coefficients that no sample changes. */
typedef struct {
  optics_tip tip;
  int intervals;                /* of half a period; nodes one more */
  double *height_nm;
  double complex *f0, *f1;      /* finite dipole, bulk; of the point dipole f1 alone */
  double *weight;               /* cos(n t) of the trapezoid, over pi */
  optics_image_rule *rules;     /* of the models of layers: charge 0, charge 1 of each node; of the
                                 * averaged charge the first alone; NULL: others */
} optics_motion;

/* false: no memory. Free with optics_motion_free, which accepts a zeroed struct. */
bool optics_motion_make(const optics_tip *tip, int intervals, optics_motion *motion);
void optics_motion_free(optics_motion *motion);

/* (1 + c r_p)^2, by which light over a surface of permittivity eps adds to that which meets the tip and
 * leaves it; the angle of incidence in radians. Cvitkovic et al.; c is some 0.3 to 0.9, and not known. */
double complex optics_far_field(double c, double angle, double complex eps);

/* sigma_n of a half space of surface response beta, and of a film. */
double complex optics_signal(const optics_motion *motion, double complex beta);
double complex optics_signal_of_layers(const optics_motion *motion, const optics_layers *layers);

#endif
