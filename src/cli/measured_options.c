/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measured_options.c: how to read and prepare measured spectra, from the command line. */
#include "cli/measured_options.h"

#include <string.h>

#include "base/number.h"

CLI_READER(read_x_unit, const char *, elastir_x_unit_known(*to = value))
CLI_READER(read_y_unit, const char *, elastir_y_unit_known(*to = value))

/* A number, or the name of a spectrum. */
static bool read_block(const char *value, void *target, elastir_diagnostics *trouble)
{
  elastir_measured_options *reading = target;
  long number;
  (void)trouble;
  if (number_integer(value, strlen(value), &number) == NUMBER_OK) {
    reading->block = number > 0 ? (size_t)number : 0;
    return number >= 1 && number <= 1000000;
  }
  reading->block_name = value;
  return *value != '\0';
}

const cli_option cli_measured_options[] = {
    {0, "block", "N|NAME",
     "from a measured file with several spectra, take the N-th infrared|spectrum, subfile, row or pixel, "
     "counted from 1, or the one with this name",
     CLI_PARSED, .parse = read_block, .expects = "a number from 1 to 1000000, or a name"},
    {0, "x-column", "NAME", "the column or series of x, by name or number", CLI_TEXT,
     CLI_AT(elastir_measured_options, x_column)},
    {0, "y-column", "NAME", "the column, series or channel of y, by name or number", CLI_TEXT,
     CLI_AT(elastir_measured_options, y_column)},
    {0, "x-unit", "UNIT", "unit of x if the file does not state it: cm-1, um, nm, THz",
     CLI_READ_BY(read_x_unit, elastir_measured_options, x_unit), .words = "cm-1 um nm THz"},
    {0, "y-unit", "UNIT", "unit of y if the file does not state it: absorbance, %T, ...",
     CLI_READ_BY(read_y_unit, elastir_measured_options, y_unit),
     .words = "absorbance transmittance %T reflectance %R kubelka-munk log(1/R) arbitrary"},
    {0}};

/* In the struct 0 is the default, and what is below 0 is no floor. */
static bool read_floor(const char *value, void *target, elastir_diagnostics *trouble)
{
  double *floor = target;
  (void)trouble;
  bool good = number_real(value, strlen(value), floor) == NUMBER_OK && *floor >= 0.0 &&
              *floor <= 1.0;
  if (*floor == 0.0)
    *floor = -1.0;
  return good;
}

/* FROM:TO, or none. */
static bool read_phase_line(const char *value, void *target, elastir_diagnostics *trouble)
{
  elastir_measured_options *reading = target;
  size_t stem = strcspn(value, ":");
  (void)trouble;
  reading->keep_phase = strcmp(value, "none") == 0;
  return reading->keep_phase ||
         (value[stem] == ':' &&
          number_real(value, stem, &reading->phase_from_cm1) == NUMBER_OK &&
          number_real(value + stem + 1, strlen(value + stem + 1), &reading->phase_to_cm1) ==
              NUMBER_OK &&
          reading->phase_from_cm1 >= 0.0 && reading->phase_from_cm1 < reading->phase_to_cm1);
}

const cli_option cli_neaspec_options[] = {
    {0, "reference", "FILE", "reference measurement of a neaspec file", CLI_FILE,
     CLI_AT(elastir_measured_options, reference)},
    {0, "reference-block", "N", "pixel of the reference (the same, or the only one)",
     CLI_NUMBER(CLI_WHOLE, elastir_measured_options, reference_block, 1, 1000000)},
    {0, "harmonic", "N", "harmonic of a neaspec file, 1 to 9 (2, or the one it has)",
     CLI_NUMBER(CLI_WHOLE, elastir_measured_options, harmonic, 1, 9)},
    {0, "quantity", "NAME", "quantity of a neaspec file: imaginary (default), real, amplitude, phase",
     CLI_ONE_OF(elastir_measured_options, quantity, "imaginary real amplitude phase")},
    {0, "average-pixels", NULL, "average all pixels of a neaspec file",
     CLI_SET(elastir_measured_options, average_pixels, true)},
    {0, "phase-line", "FROM:TO",
     "subtract the line fitted to the phase between these cm-1|(a line below all bands); none: keep the "
     "phase",
     CLI_PARSED, .parse = read_phase_line, .words = "none",
     .expects = "none, or FROM:TO in cm-1 with FROM below TO"},
    {0, "reference-floor", "SHARE",
     "no value where the reference is weaker than this share|of its maximum (0.05)",
     CLI_READ_BY(read_floor, elastir_measured_options, reference_floor),
     .expects = "a number from 0 to 1"},
    {0}};

CLI_READER(read_use, elastir_preprocessing,
           elastir_windows_parse(value, to->use, &to->use_count, trouble))
CLI_READER(read_mask, elastir_preprocessing,
           elastir_windows_parse(value, to->mask, &to->mask_count, trouble))
CLI_READER(read_baseline, elastir_baseline, elastir_baseline_parse(value, to, trouble))
CLI_READER(read_smoothing, elastir_preprocessing, elastir_smoothing_parse(value, to, trouble))
CLI_READER(read_normalisation, elastir_preprocessing,
           elastir_normalisation_parse(value, to, trouble))

const cli_option cli_preprocessing_options[] = {
    {0, "use", "WINDOWS", "use only these windows, cm-1, such as 650-1250,1300-1700", CLI_PARSED,
     .parse = read_use},
    {0, "mask", "WINDOWS", "exclude these windows: laser gaps, water, substrate", CLI_PARSED,
     .parse = read_mask},
    {0, "calibration-factor", "F", "multiply the measured wavenumbers by F (1)",
     CLI_NUMBER(CLI_REAL, elastir_preprocessing, calibration_factor, 0.5, 2.0)},
    {0, "calibration-offset", "CM1", "then add CM1 (0)",
     CLI_NUMBER(CLI_REAL, elastir_preprocessing, calibration_offset_cm1, -1000.0, 1000.0)},
    {0, "baseline", "METHOD",
     "arpls[:WIDTH[:RATIO]], asls[:WIDTH[:P]], rubber-band,|polynomial[:DEGREE] or none; widths "
     "in cm-1 (compare: arpls:600,|spectrum: none)",
     CLI_READ_BY(read_baseline, elastir_preprocessing, baseline),
     .words = "arpls asls rubber-band polynomial none"},
    {0, "smooth", "SPEC", "Savitzky-Golay: WINDOW:DEGREE[:DERIVATIVE], or none (default)",
     CLI_PARSED, .parse = read_smoothing, .words = "none"},
    {0, "normalise", "METHOD",
     "maximum, area, snv, band:CM1[:HALFWIDTH] or none|(compare: maximum, spectrum: none)",
     CLI_PARSED, .parse = read_normalisation, .words = "maximum area snv none"},
    {0, "interpolation", "METHOD", "steffen (default), akima, cspline, or linear",
     CLI_ONE_OF(elastir_preprocessing, interpolation, "steffen akima cspline linear")},
    {0, "step", "CM1", "step of the common grid (median spacing of the data)",
     CLI_NUMBER(CLI_REAL, elastir_preprocessing, step_cm1, 0.001, 100.0)},
    {0}};

void cli_report_unused(const cli_line *line, bool neaspec)
{
  for (const cli_option *option = cli_neaspec_options; !neaspec && option->name != NULL; option++)
    if (cli_has(line, option->name))
      elastir_diagnose(line->diagnostics, ELASTIR_WARNING, "option-unused", NULL, 0,
                       "--%s applies to neaspec files, and no input that could be read is one",
                       option->name);
}
