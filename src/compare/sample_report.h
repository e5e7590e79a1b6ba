/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_report.h: a finished fit as the caller reads it; internal. */
#ifndef ELASTIR_SAMPLE_REPORT_H
#define ELASTIR_SAMPLE_REPORT_H

#include "compare/sample.h"
#include "compare/sample_fit.h"

typedef struct {
  const elastir_family_model *models;
  const elastir_sample_curve *curves;
  const sample_pair *pair;
  sample_workspace *workspace; /* after sample_fit_compute */
  const sample_fit *fit;
  const double *y;
  const sample_points *given; /* where the fitted curve is wanted */
  double low, range, noise;
} sample_source;

/* Components, families, lines, curves and the common parameters. Fractions are those of the fit,
 * without intervals. false: no memory. */
bool sample_report(const sample_source *source, elastir_sample *sample);

#endif
