/* SPDX-License-Identifier: GPL-3.0-or-later */
/* eigenstrain.h: describes the softest strain of a tensor. */
#ifndef ELASTIR_EIGENSTRAIN_H
#define ELASTIR_EIGENSTRAIN_H

#include "elastic/stability.h"

/* From the ascending Kelvin eigenvalues and the eigenstrains in rows (elastir_kelvin_eigen). */
void eigenstrain_describe(const double values_gpa[6], const double eigenstrains[36],
                          elastir_eigenstrain *softest);

#endif
