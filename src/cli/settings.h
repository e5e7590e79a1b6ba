/* SPDX-License-Identifier: GPL-3.0-or-later */
/* settings.h: the options that say what to compute, shared by analyze, elastic, spectrum, batch. */
#ifndef ELASTIR_CLI_SETTINGS_H
#define ELASTIR_CLI_SETTINGS_H

#include "cli/cli.h"
#include "model/model.h"
#include "output/json_result.h"

/* Groups whose struct is elastir_settings. */
extern const cli_option cli_spectrum_options[], cli_uncertainty_options[];

/* Whose struct is an elastir_checksum; the default is ELASTIR_CHECKSUM_SMALL. */
extern const cli_option cli_checksum_options[];

/* --fwhm, for a table. */
#define CLI_FWHM(S, F, HELP)                                                                     \
  {0, "fwhm", "WIDTH", HELP, CLI_NUMBER(CLI_REAL, S, F, 1e-3, 1000.0)}

/* Of an elastir_settings. */
void cli_settings_default(void *settings);

/* A result to be printed; its long tables are made from the models then. */
typedef struct {
  cJSON *document; /* NULL: no memory (reported) */
  elastir_model *models;
  size_t model_count;
} cli_result;

/* Reads and computes the study, adds its diagnostics and gives the document. The settings have
 * to stay until it is printed. */
cli_result cli_analyse(const cli_line *line, const elastir_study *study,
                       const elastir_settings *settings, int threads,
                       elastir_diagnostics *diagnostics);

void cli_result_free(cli_result *result);

/* cli_overwrites for all files of a study. */
bool cli_overwrites_study(const cli_line *line, const elastir_study *study);

/* What the provenance says, or NULL with --no-provenance. */
const json_provenance *cli_provenance(const cli_line *line, json_provenance *provenance);

#endif
