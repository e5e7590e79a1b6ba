/* SPDX-License-Identifier: GPL-3.0-or-later */
/* longitudinal.h: which longitudinal optical mode belongs to a transverse one. */
#ifndef ELASTIR_RESULT_LONGITUDINAL_H
#define ELASTIR_RESULT_LONGITUDINAL_H

#include "result/result.h"

/* The longitudinal mode whose printed shift leads back to this mode, of the same representation;
 * NULL: there is none, or no shift is printed. */
const elastir_result_longitudinal_mode *
result_longitudinal_of(const elastir_result_vibrations *vibrations,
                       const elastir_result_mode *mode);

#endif
