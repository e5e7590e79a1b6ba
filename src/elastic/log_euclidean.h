/* SPDX-License-Identifier: GPL-3.0-or-later */
/* log_euclidean.h: how far stiffness tensors are apart, compliances as much as stiffnesses.
 *
 * The distance of two tensors is Frobenius' norm of the difference of the logarithms of their Kelvin
 * matrices (V. Arsigny et al., Magn. Reson. Med. 56, 411 (2006); M. Moakher and A. N. Norris, J.
 * Elasticity 85, 215 (2006), section 2.3): it does not depend on the unit, is the same for both inverses,
 * and does not change when both are rotated alike. The nearest tensor of a class is exp of the
 * projection of the logarithm, so that the distance to the class is that of the logarithm. */
#ifndef ELASTIR_LOG_EUCLIDEAN_H
#define ELASTIR_LOG_EUCLIDEAN_H

#include "elastic/symmetry.h"

/* NAN unless both are positive. */
double elastir_log_distance(const double one_gpa[36], const double other_gpa[36]);

/* To the nearest tensor of the class that lies so in the given frame. NAN unless positive. */
double elastir_log_distance_to_class(const double stiffness_gpa[36], elastir_setting setting);

/* The least distance to each class over all orientations of its axes: best_log_distance of the fits. The
 * same search as for best_residual, and the fits' own axes besides. NAN unless positive. */
void elastir_find_log_distances(const double stiffness_gpa[36], elastir_symmetry *symmetry);

#endif
