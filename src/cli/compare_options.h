/* SPDX-License-Identifier: GPL-3.0-or-later */
/* compare_options.h: the options of compare. */
#ifndef ELASTIR_CLI_COMPARE_OPTIONS_H
#define ELASTIR_CLI_COMPARE_OPTIONS_H

#include "cli/cli.h"
#include "compare/comparison.h"
#include "measured/measured.h"
#include "model/fill_measured.h"

typedef struct {
  elastir_measured_options reading;
  elastir_comparison_options comparison;
  elastir_ratio *ratios;      /* what comparison.ratios points to */
  double *coordinates;        /* of a series; one a measured spectrum */
  size_t coordinate_count;    /* 0: none given */
  int threads;
  bool fwhm_given;
  bool no_memory; /* for the options themselves */
} compare_line;

extern const cli_option cli_compare_options[];

/* Everything that needs no result. false: the message is printed. */
bool cli_read_compare_options(const cli_line *line, compare_line *options);

/* What the result settles: line shape, scale factors, labels. EXIT_DONE or the status to end
 * with; the message is printed. */
int cli_finish_compare_options(const cli_line *line, const compared_models *compared,
                               compare_line *options);

void cli_compare_options_free(compare_line *options);

#endif
