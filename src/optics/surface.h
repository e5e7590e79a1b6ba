/* SPDX-License-Identifier: GPL-3.0-or-later */
/* surface.h: response of a surface to the near field of a tip: beta of bulk crystals and films.
 * */
#ifndef ELASTIR_OPTICS_SURFACE_H
#define ELASTIR_OPTICS_SURFACE_H

#include <stddef.h>

#include "optics/tensor.h"

/* (eps - 1) / (eps + 1). */
double complex optics_beta(double complex eps);

/* Of a half space with the unit normal n, mean over the azimuth: sqrt(eps_nn eps_tt - eps_nt^2)
 * takes the place of eps along each direction t in the surface, whatever the length of q. */
double complex optics_beta_of_face(const optics_tensor *eps, const double n[3]);

/* A film (1) on a substrate (2): the response of its two interfaces. */
typedef struct {
  double complex top, bottom; /* (eps1 - 1)/(eps1 + 1), (eps2 - eps1)/(eps2 + eps1) */
} optics_layers;

optics_layers optics_layers_of(double complex film, double complex substrate);

/* int beta(q) e^(-2qz) dq and int beta(q) q e^(-2qz) dq from 0 to infinity. */
typedef struct {
  double complex potential, field;
} optics_image;

/* Nodes of both integrals for one height z and one thickness, which serve every material. */
typedef struct {
  size_t count;
  double *fade;      /* e^(-2qd), d the thickness */
  double *potential; /* weights, with e^(-2qz) */
  double *field;
} optics_image_rule;

/* Lengths in nm. false: no memory. Free with optics_image_rule_free, which accepts a zeroed
 * struct. */
bool optics_image_rule_make(double z_nm, double thickness_nm, optics_image_rule *rule);
void optics_image_rule_free(optics_image_rule *rule);

optics_image optics_image_of(const optics_image_rule *rule, const optics_layers *layers);

#endif
