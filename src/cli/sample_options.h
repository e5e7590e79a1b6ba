/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_options.h: options of compare about the sample: its components, errors and draws. */
#ifndef ELASTIR_CLI_SAMPLE_OPTIONS_H
#define ELASTIR_CLI_SAMPLE_OPTIONS_H

#include "cli/cli.h"
#include "compare/sample.h"
#include "measured/measured.h"
#include "model/study.h"

/* Into an elastir_sample_options. */
extern const cli_option cli_sample_options[];

typedef struct {
  size_t count;
  elastir_sample_curve *curves; /* labels belong to the study */
  elastir_absorbance *read;     /* what they point to */
} cli_components;

/* Reads the files of the measured components, one each. false: reported. */
bool cli_read_components(const elastir_study *from, const elastir_measured_options *reading,
                         cli_components *components, elastir_diagnostics *diagnostics);

void cli_components_free(cli_components *components);

#endif
