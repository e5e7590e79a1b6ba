/* SPDX-License-Identifier: GPL-3.0-or-later */
/* compare_options.h: the options of compare. */
#ifndef ELASTIR_CLI_COMPARE_OPTIONS_H
#define ELASTIR_CLI_COMPARE_OPTIONS_H

#include "cli/cli.h"
#include "cli/sample_options.h"
#include "compare/comparison.h"
#include "measured/measured.h"
#include "model/fill_measured.h"
#include "model/measured_defaults.h"
#include "model/optics_settings.h"
#include "model/seen_as.h"

typedef struct {
  elastir_measured_options reading;
  elastir_comparison_options comparison;
  double fwhm_cm1;       /* NAN: that of the result */
  elastir_atr_choice atr;
  seen_as as;
  optics_settings optics; /* of models that are analysed: the permittivity alone */
  elastir_ratio *ratios; /* what comparison.ratios points to */
  size_t ratio_capacity;
  double line_places[ELASTIR_FIT_LINES]; /* what comparison.line_places points to */
  elastir_band_area *areas;              /* what comparison.areas points to */
  size_t area_capacity;
  cli_components components; /* what comparison.curves points to */
  const char *scale_from;     /* a label; NULL: none */
  const char *study;          /* a study file; NULL: none */
  elastir_measurements spectra; /* operands, averages, differences and components */
  const char *series;         /* coordinates as text; NULL: none */
} compare_line;

extern const cli_group cli_compare_groups[];

void cli_compare_defaults(void *options);

/* The coordinates of --series, one for each spectrum that is no difference. EXIT_DONE or the status to end
 * with; the message is printed. */
int cli_read_series(const cli_line *line, compare_line *options);

/* What the result settles: line shape, scale factors, labels. EXIT_DONE or the status to end
 * with; the message is printed. */
int cli_finish_compare_options(const cli_line *line, const compared_models *compared,
                               compare_line *options);

void cli_compare_release(void *options);

#endif
