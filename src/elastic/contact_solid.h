/* SPDX-License-Identifier: GPL-3.0-or-later */
/* contact_solid.h: the contact modulus of one solid along one normal after the other. */
#ifndef ELASTIR_CONTACT_SOLID_H
#define ELASTIR_CONTACT_SOLID_H

#include <stdbool.h>

enum { CONTACT_ANGLES = 1024 }; /* in the surface, at most */

/* The angles are doubled until the mean stands still to this part. The error of equal steps around
 * a circle falls as r^count (L. N. Trefethen and J. A. C. Weideman, SIAM Rev. 56, 385 (2014)): a
 * doubling squares it, so that it is some 1e-12 then. Two sums may agree by chance: the doubling
 * before has to have changed the mean by no more than the root of this part. */
#define CONTACT_STILL_ENOUGH 1e-7

/* A tensor, cosine and sine of the angles from 0 to pi. */
typedef struct {
  double stiffness_gpa[36];
  double steps[CONTACT_ANGLES][2];
} contact_solid;

void contact_solid_prepare(const double stiffness_gpa[36], contact_solid *of);

bool contact_solid_is_stable(const double stiffness_gpa[36]);

/* GPa along a unit vector; the mean of the angles stands still to this part. NAN: of a solid that is not
 * stable. */
double contact_solid_modulus(const contact_solid *of, const double n[3], double within);

#endif
