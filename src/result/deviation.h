/* SPDX-License-Identifier: GPL-3.0-or-later */
/* deviation.h: the standard deviation of a number of a model, from all its sources. */
#ifndef ELASTIR_RESULT_DEVIATION_H
#define ELASTIR_RESULT_DEVIATION_H

#include "result/result.h"

/* Of the number at a path below the model, such as "elastic.averages.hill.bulk_modulus_gpa": what
 * rounding, the scatter of the fit and the other fits of the run give, in quadrature. *source (not
 * NULL): words for the largest of them. NAN: not known. */
double result_deviation(const elastir_result_model *model, const char *path,
                        const char **source);

#endif
