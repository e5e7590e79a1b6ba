/* SPDX-License-Identifier: GPL-3.0-or-later */
/* settings.h: the options that say what to compute, shared by analyze, elastic, spectrum, batch. */
#ifndef ELASTIR_CLI_SETTINGS_H
#define ELASTIR_CLI_SETTINGS_H

#include "cli/cli.h"
#include "model/model.h"
#include "model/requests.h"
#include "model/result.h"

/* For the option tables of the commands. */
#define CLI_READING_OPTIONS                                                                      \
  {0, "checksum", NULL, "compute the SHA-256 also of inputs above 256 MiB, most of the|time "     \
                        "of reading them"},                                                      \
      {0, "no-checksum", NULL, "leave out the SHA-256 of all inputs"}
#define CLI_UNCERTAINTY_OPTIONS                                                                  \
  {0, "samples", "N", "Monte Carlo samples for the error bars of the elastic part (200);|"       \
                      "0: none"}
#define CLI_SPECTRUM_OPTIONS                                                                     \
  {0, "scale", "SPEC", "scale factors: none, one factor, or ranges such as the default|"         \
                       "600-850:0.936,850-1050:0.964,1050-:0.958"},                              \
      {0, "lineshape", "SHAPE", "lorentzian (default), gaussian, or pseudo-voigt[:ETA]"},        \
      {0, "fwhm", "WIDTH", "full width at half maximum in cm-1 (10)"},                           \
      {0, "grid", "FROM:TO:STEP", "wavenumbers of the spectrum in cm-1 (400:4000:1)"}

/* --checksum, --no-checksum. false: the message is printed. */
bool cli_read_checksum(const cli_line *line, elastir_checksum *checksum);

/* The defaults changed by the options of the line. false: the message is printed. */
bool cli_read_settings(const cli_line *line, elastir_settings *settings);

/* --direction, --plane, --cut, --surface, --rotate, --format. false: the message is printed. */
bool cli_read_requests(const cli_line *line, elastic_requests *requests, bool *csv);

/* --gap. */
bool cli_read_gap(const cli_line *line, elastir_extrema_options *extrema);

/* Reads and computes the study, with its provenance and diagnostics; NULL: no memory (reported). */
elastir_result *cli_analyse(const cli_line *line, const elastir_study *study,
                            const elastir_settings *settings, int threads,
                            elastir_diagnostics *diagnostics);

/* cli_overwrites for all files of a study. */
bool cli_overwrites_study(const cli_line *line, const elastir_study *study);

/* Names this run in the provenance, or takes it away with --no-provenance. */
void cli_set_provenance(const cli_line *line, elastir_result *result);

#endif
