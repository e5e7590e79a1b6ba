/* SPDX-License-Identifier: GPL-3.0-or-later */
/* contact_slope.h: how the contact modulus changes with the stiffness.
 *
 * Barnett and Lothe's integral (contact.h) for the plane across t is stationary in K = (pp)^-1 (pm),
 * so that a change dC of the stiffness changes it by
 *   dL_jk = 1/pi int_0^pi A^j_ir dC_irls A^k_ls d phi,  A^j_ir = m_i delta_jr - p_i K_rj,
 * and g = n.L^-1.n by -v.dL.v with v = L^-1.n; M = 2/<g> gives dM = M^2/2 <v.dL.v>. No derivative of
 * a root is needed, and coinciding ones do no harm.
 *
 * A slope is a symmetric 6x6 matrix: dM is the sum of all 36 products of its elements with those of
 * dC. M has the degree one in C: the sum with C itself is M, which says how good a rule is, and
 * slopes are scaled to it. An extremum changes as M along its direction does. */
#ifndef ELASTIR_CONTACT_SLOPE_H
#define ELASTIR_CONTACT_SLOPE_H

#include <stdbool.h>

#include "elastic/contact.h"

/* Of M along n, whose value is known: to a part in 1e3 or so. NAN: the value is, or the solid is too
 * soft one way for the finest rule. */
void contact_slope_along(const double stiffness_gpa[36], const double n[3], double value_gpa,
                         double slope[36]);

/* Of the mean over all normals, to a part in 1e2 or so. NAN: as above. false: no memory. */
bool contact_slope_of_mean(const double stiffness_gpa[36], double mean_gpa, double slope[36]);

/* The sum of the products. */
double contact_slope_change(const double slope[36], const double change_gpa[36]);

#endif
