/* SPDX-License-Identifier: GPL-3.0-or-later */
/* aggregate.h: a polycrystal of several models. */
#ifndef ELASTIR_AGGREGATE_H
#define ELASTIR_AGGREGATE_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "result/result.h"

/* Is it "LABEL=0.6,…", with numbers above 0 and at most 1? */
bool fractions_are_written(const char *text);

/* fractions: "LABEL=0.6,LABEL=0.4" of the volume without pores, which add up to 1 to a thousandth; or the
 * path of a result with a comparison, whose mixture has them and their intervals (without these: warning
 * 'fractions-without-intervals'); NULL: the only model. Sets result->polycrystal. Errors: 'bad-fractions',
 * 'no-such-model', 'no-stable-tensor', 'no-mixture', 'no-volume'. false: reported. */
bool fill_polycrystal(elastir_result *result, const char *fractions, double porosity,
                      elastir_diagnostics *diagnostics);

#endif
