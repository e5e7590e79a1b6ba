/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measured_points.h: lines, areas and fitted ratios of the points as they were measured. */
#ifndef ELASTIR_MEASURED_POINTS_H
#define ELASTIR_MEASURED_POINTS_H

#include "compare/comparison.h"
#include "compare/noise.h"

/* Sets line_fit, areas and the fitted values of band_ratios, whose bands are found already; warns of
 * what was asked for and is not there ('lines-not-fitted', 'area-outside'). false: no memory. */
bool measured_points(const elastir_points *measured, const elastir_noise *noise,
                     const elastir_comparison_options *options, elastir_comparison *comparison,
                     elastir_diagnostics *diagnostics);

#endif
