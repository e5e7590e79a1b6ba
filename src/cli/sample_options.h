/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_options.h: options of compare about the sample: its components, errors and draws. */
#ifndef ELASTIR_CLI_SAMPLE_OPTIONS_H
#define ELASTIR_CLI_SAMPLE_OPTIONS_H

#include "cli/cli.h"
#include "compare/sample.h"
#include "measured/measured.h"

/* Into an elastir_sample_options. */
extern const cli_option cli_sample_options[];

typedef struct {
  const char **operands;        /* LABEL=FILE, as given */
  size_t count, capacity;
  elastir_sample_curve *curves; /* read from them */
  elastir_absorbance *read;
  char **labels;
} cli_components;

/* Adds LABEL=FILE. */
bool cli_add_component(const char *value, cli_components *components,
                       elastir_diagnostics *trouble);

/* Reads the files. false: reported. */
bool cli_read_components(const elastir_measured_options *reading, cli_components *components,
                         elastir_diagnostics *diagnostics);

void cli_components_free(cli_components *components);

#endif
