/* SPDX-License-Identifier: GPL-3.0-or-later */
/* deviation.h: the standard deviation of a number of a model, from all its sources. */
#ifndef ELASTIR_RESULT_DEVIATION_H
#define ELASTIR_RESULT_DEVIATION_H

#include "result/result.h"

/* Of the number at a path below the model, such as "elastic.averages.hill.bulk_modulus_gpa": what
 * rounding and the scatter of constants give, in quadrature. *source (may be NULL): words for the
 * larger of them. NAN: not known, which it is, too, where nothing but the rounding of eight decimals
 * is. */
double result_deviation(const elastir_result_model *model, const char *path,
                        const char **source);

#endif
