/* SPDX-License-Identifier: GPL-3.0-or-later */
/* contact.h: the contact modulus of an anisotropic half space, which a tip or an indenter feels.
 *
 * A point force on the surface with normal n sinks it at distance r along t by g(t)/(2 pi r), where
 * g = n.L^-1.n and L is the tensor of D. M. Barnett and J. Lothe (Phys. Norv. 7, 13 (1973)) for the
 * plane across t:
 *   L = 1/pi int_0^pi [(mm) - (mp)(pp)^-1(pm)] d phi,  (ab)_jk = a_i C_ijkl b_l,
 * m and p turning in that plane. For a round contact the mean of g over the directions t in the
 * surface counts (J. J. Vlassak and W. D. Nix, J. Mech. Phys. Solids 42, 1223 (1994)):
 *   M(n) = 2/<g>,
 * E/(1 - nu^2) of an isotropic solid. Exact for circular contacts of a solid that is isotropic
 * across n; else the shape of the contact differs a little from a circle. No friction.
 *
 * A modulus along one normal is this sum over directions t; what is asked over the whole sphere
 * comes from a series of L^-1 (contact_series.h), and extrema end in the sum again. */
#ifndef ELASTIR_CONTACT_H
#define ELASTIR_CONTACT_H

#include <stdbool.h>
#include <stddef.h>

/* GPa, along the outward normal n (a unit vector): twice as many directions in the surface until two
 * doublings in a row changed little; 1024 at most. To a relative 1e-9 as a rule, 1.4e-8 at worst of
 * 20,000 normals of the thousand tensors. stiffness: of a stable solid, else NAN. */
double elastir_contact_modulus(const double stiffness_gpa[36], const double n[3]);

/* The same of `count` normals, each `stride` bytes behind the one before, as their values are, from a
 * compliance in TPa^-1; NAN if it has no inverse, too. */
void elastir_contact_moduli_of_compliance(const double compliance_per_tpa[36], const double *normal,
                                          double *value_gpa, size_t stride, size_t count);

/* 1/E_r = 1/M + (1 - nu^2)/E of the tip (W. C. Oliver and G. M. Pharr, J. Mater. Res. 7, 1564
 * (1992)); INFINITY for E: a rigid one. NAN unless M and E are positive. */
double elastir_reduced_modulus(double contact_modulus_gpa, double tip_youngs_modulus_gpa,
                               double tip_poisson_ratio);

typedef struct {
  double value_gpa;
  double direction[3]; /* one of those that reach it, canonical (vec3.h) */
} elastir_contact_extremum;

typedef struct {
  elastir_contact_extremum min, max; /* by search, not proven: from the best four of the rule's
                                      * directions that are apart, as a rule to 1e-8 of the value, to
                                      * 1e-6 of solids a thousand times softer one way than another */
  double mean_gpa, standard_deviation_gpa; /* over normals uniform on the sphere */
  double error_gpa; /* of both: how much they changed from half as fine a rule */
} elastir_contact;

/* false: no memory, or the solid is not stable; all is NAN then. */
bool elastir_contact_over_sphere(const double stiffness_gpa[36], elastir_contact *contact);

#endif
