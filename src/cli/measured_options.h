/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measured_options.h: how to read and prepare measured spectra, for compare and spectrum. */
#ifndef ELASTIR_CLI_MEASURED_OPTIONS_H
#define ELASTIR_CLI_MEASURED_OPTIONS_H

#include "cli/cli.h"
#include "compare/preprocess.h"
#include "measured/measured.h"

/* How to read a measured file, and what only neaspec files heed; elastir_measured_options. */
extern const cli_option cli_measured_options[], cli_neaspec_options[];

/* How to prepare it; elastir_preprocessing, which holds the command's defaults. */
extern const cli_option cli_preprocessing_options[];

/* Warns of options that only a neaspec file heeds where none was read. */
void cli_report_unused(const cli_line *line, bool neaspec);

#endif
