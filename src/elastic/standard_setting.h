/* SPDX-License-Identifier: GPL-3.0-or-later */
/* standard_setting.h: the frame in which the constants of a crystal are tabulated.
 *
 * IEEE Std 176-1987, section 3.2, of the elastic symmetry of the tensor:
 *   cubic          x1, x2, x3 along a, b, c
 *   tetragonal     x3 along c, the fourfold axis, x1 along a
 *   hexagonal, trigonal  x3 along c, the three- or sixfold axis, x1 along a (obverse where rhombohedral)
 *   orthorhombic   x3, x1, x2 along c, a, b with c < a < b
 *   monoclinic     x2 along b, the twofold axis, x3 along c; c <= a the shortest vectors across b, beta
 *                  obtuse
 *   triclinic      x3 along c, x2 along b*; c <= a <= b the shortest vectors, alpha and beta obtuse
 * What the point group alone decides (the polar axis of mm2; senses that piezoelectric constants fix) is
 * left as the lattice, or the given frame, has it. */
#ifndef ELASTIR_STANDARD_SETTING_H
#define ELASTIR_STANDARD_SETTING_H

#include "elastic/symmetry.h"

/* From the symmetry of a tensor, axes found (find_axes), and its lattice in the same frame: rows of
 * `primitive` span it, and the rows of `printed`, of the cell as it is usually described, say which of equal
 * directions are taken. Both NULL: no lattice; then the frame is the one nearest to the given one in
 * which the constants of the class have their usual places. rotation: rows are x1, x2, x3 in the given
 * frame, determinant 1. Whether the lattice was used: without one, or where its vectors are not along the
 * axes of the tensor to two degrees, it is not. */
bool elastir_standard_setting(const elastir_symmetry *symmetry, const double primitive[3][3],
                              const double printed[3][3], double rotation[9]);

#endif
