/* SPDX-License-Identifier: GPL-3.0-or-later */
/* settings.h: the options that say what to compute, shared by analyze, elastic, spectrum, batch. */
#ifndef ELASTIR_CLI_SETTINGS_H
#define ELASTIR_CLI_SETTINGS_H

#include "cli/cli.h"
#include "model/result.h"

/* Groups whose struct is elastir_settings. */
extern const cli_option cli_spectrum_options[], cli_uncertainty_options[];

/* Whose struct is an elastir_checksum; the default is ELASTIR_CHECKSUM_SMALL. */
extern const cli_option cli_checksum_options[];

/* --fwhm, for a table. */
#define CLI_FWHM(S, F, HELP)                                                                     \
  {0, "fwhm", "WIDTH", HELP, CLI_NUMBER(CLI_REAL, S, F, 1e-3, 1000.0)}

/* Of an elastir_settings. */
void cli_settings_default(void *settings);

/* The settings, with what the user gave noted: scale factors and the grid. */
elastir_settings cli_note_given(const cli_line *line, const elastir_settings *settings);

/* Reads and computes the study, with its provenance and diagnostics; NULL: no memory (reported). */
elastir_result *cli_analyse(const cli_line *line, const elastir_study *study,
                            const elastir_settings *settings, int threads,
                            elastir_diagnostics *diagnostics);

/* cli_overwrites for all files of a study. */
bool cli_overwrites_study(const cli_line *line, const elastir_study *study);

/* Names this run in the provenance, or takes it away with --no-provenance. */
void cli_set_provenance(const cli_line *line, elastir_result *result);

#endif
