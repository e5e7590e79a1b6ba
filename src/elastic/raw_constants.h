/* SPDX-License-Identifier: GPL-3.0-or-later */
/* raw_constants.h: the constants of a stiffness as they were before they were made symmetric and
 * rounded: more digits of it, and what they say about the noise of the strains. */
#ifndef ELASTIR_RAW_CONSTANTS_H
#define ELASTIR_RAW_CONSTANTS_H

#include <stdbool.h>

#include "elastic/constants.h"
#include "elastic/error_inputs.h"
#include "elastic/stiffness_data.h"

/* Half of the last of the eight decimals of raw constants, GPa. */
#define ELASTIR_RAW_HALF_UNIT_GPA 5e-9

/* Puts the means of equal raw constants, made symmetric by projection on the class of the rounded
 * tensor in its frame, in the place of that tensor, and half_unit_gpa with it, if all independent
 * constants have a raw one and no element moves by more than half of the rounded tensor's last
 * digit. false: the tensor stays as it is. */
bool elastir_use_raw_constants(elastir_stiffness_data *data);

/* Errors of the independent constants from their raw ones; returns how many raw constants they rest
 * on, 0 for none. Of equal constants that came out different (c12 and c21, or by symmetry), the
 * standard error of their mean: root of the sum of squares over n (n - 1), with n - 1 degrees of
 * freedom. A constant without such repeats takes the root mean square of those in its rows that vanish
 * by symmetry and did not, over root n; the m of a row have m degrees of freedom, which its
 * constants share. Constants that are exactly equal, or zero, were not computed apart and say
 * nothing. */
int elastir_raw_scatter(const elastir_stiffness_data *data, const elastir_constants *constants,
                        error_inputs *inputs);

#endif
