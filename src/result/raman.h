/* SPDX-License-Identifier: GPL-3.0-or-later */
/* raman.h: the Raman intensities of a mode. */
#ifndef ELASTIR_RESULT_RAMAN_H
#define ELASTIR_RESULT_RAMAN_H

#include "result/result.h"

/* Those printed for its set; NULL: there are none. */
const elastir_result_raman_set *result_raman_of(const elastir_result_vibrations *vibrations,
                                                const elastir_result_mode *mode);

#endif
