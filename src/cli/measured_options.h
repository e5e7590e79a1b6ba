/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measured_options.h: how to read and prepare measured spectra, for compare and spectrum. */
#ifndef ELASTIR_CLI_MEASURED_OPTIONS_H
#define ELASTIR_CLI_MEASURED_OPTIONS_H

#include "cli/cli.h"
#include "compare/preprocess.h"
#include "measured/measured.h"

/* For the option tables of the commands: how to read a measured file. */
#define CLI_MEASURED_OPTIONS                                                                     \
  {0, "block", "N", "of a measured file that holds several spectra, take the N-th infrared|"     \
                    "one, subfile or pixel, counted from 1"},                                    \
      {0, "x-column", "NAME", "the column or series of x, by name or number"},                   \
      {0, "y-column", "NAME", "the column, series or channel of y, by name or number"},          \
      {0, "x-unit", "UNIT", "what x is if the file does not say: cm-1, um, nm"},                 \
      {0, "y-unit", "UNIT", "what y is if the file does not say: absorbance, %T, ..."},          \
      {0, "reference", "FILE", "reference measurement of a neaspec file"},                       \
      {0, "reference-block", "N", "pixel of the reference (the same, or the only one)"},         \
      {0, "harmonic", "N", "of a neaspec file, 1 to 9 (2)"},                                     \
      {0, "quantity", "NAME", "of a neaspec file: imaginary (default), real, amplitude, phase"}, \
      {0, "average-pixels", NULL, "of a neaspec file, take the mean of all pixels"},             \
      {0, "phase-line", "FROM:TO", "subtract the line fitted to the phase between these cm-1"},  \
      {0, "reference-floor", "SHARE", "no value where the reference is weaker than this share|"  \
                                      "of its maximum (0.05)"}

/* How to prepare it. BASELINE and NORMALISE say what the command does without them. */
#define CLI_PREPROCESSING_OPTIONS(BASELINE, NORMALISE)                                           \
  {0, "use", "WINDOWS", "use these windows only, cm-1, such as 650-1250,1300-1700"},             \
      {0, "mask", "WINDOWS", "leave these out: laser gaps, water, substrate"},                   \
      {0, "calibration-factor", "F", "multiply the measured wavenumbers by F (1)"},              \
      {0, "calibration-offset", "CM1", "then add CM1 (0)"},                                      \
      {0, "baseline", "METHOD", "arpls[:WIDTH[:RATIO]], asls[:WIDTH[:P]], rubber-band,|"         \
                                "polynomial[:DEGREE] or none; widths in cm-1 (" BASELINE ")"},   \
      {0, "smooth", "SPEC", "Savitzky-Golay: WINDOW:DEGREE[:DERIVATIVE], or none (default)"},    \
      {0, "normalise", "METHOD", "maximum, area, snv, band:CM1[:HALFWIDTH] or none|(" NORMALISE  \
                                 ")"},                                                           \
      {0, "interpolation", "METHOD", "steffen (default), akima, cspline, or linear"},            \
      {0, "step", "CM1", "step of the common grid (that of the data, rounded up)"}

/* *reading from a zeroed struct; the checksum is asked for unless --no-checksum is given. Its
 * texts belong to the line. false: the message is printed. */
bool cli_read_measured_options(const cli_line *line, elastir_measured_options *reading);

/* Warns of options that only a neaspec file heeds where none was read. */
void cli_report_unused(const cli_line *line, bool neaspec, elastir_diagnostics *diagnostics);

/* Changes *preprocessing, which holds the command's defaults. */
bool cli_read_preprocessing(const cli_line *line, elastir_preprocessing *preprocessing);

#endif
