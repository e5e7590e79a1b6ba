/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measured_options.c: how to read and prepare measured spectra, from the command line. */
#include "cli/measured_options.h"

#include <string.h>

#include "base/number.h"
#include "cli/settings.h"

static bool read_quantity(const cli_line *line, elastir_measured_options *reading)
{
  static const char *const names[] = {"imaginary", "real", "amplitude", "phase"};
  const char *name = cli_value(line, "quantity");
  if (name == NULL)
    return true;
  for (int i = 0; i < 4; i++)
    if (strcmp(name, names[i]) == 0) {
      reading->quantity = (elastir_neaspec_quantity)i;
      return true;
    }
  cli_misuse(line, "--quantity takes imaginary, real, amplitude or phase, not '%s'", name);
  return false;
}

static bool read_phase_line(const cli_line *line, elastir_measured_options *reading)
{
  const char *range = cli_value(line, "phase-line");
  if (range == NULL)
    return true;
  size_t stem = strcspn(range, ":");
  bool good = range[stem] == ':' &&
              number_real(range, stem, &reading->phase_from_cm1) == NUMBER_OK &&
              number_real(range + stem + 1, strlen(range + stem + 1),
                          &reading->phase_to_cm1) == NUMBER_OK &&
              reading->phase_from_cm1 >= 0.0 && reading->phase_from_cm1 < reading->phase_to_cm1;
  if (!good)
    cli_misuse(line, "--phase-line takes FROM:TO in cm-1, FROM below TO, not '%s'", range);
  return good;
}

bool cli_read_measured_options(const cli_line *line, elastir_measured_options *reading)
{
  long block, reference_block, harmonic;
  double least;
  const char *x_unit = cli_value(line, "x-unit"), *y_unit = cli_value(line, "y-unit");
  if (x_unit != NULL && !elastir_x_unit_known(x_unit)) {
    cli_misuse(line, "--x-unit takes cm-1, um or nm, not '%s'", x_unit);
    return false;
  }
  if (y_unit != NULL && !elastir_y_unit_known(y_unit)) {
    cli_misuse(line, "--y-unit takes absorbance, transmittance, %%T, reflectance, %%R, "
                     "kubelka-munk, log(1/R) or arbitrary, not '%s'", y_unit);
    return false;
  }
  if (!cli_whole_number(line, "block", 1, 1000000, 0, &block) ||
      !cli_whole_number(line, "reference-block", 1, 1000000, 0, &reference_block) ||
      !cli_whole_number(line, "harmonic", 1, 9, 0, &harmonic) ||
      !cli_real_number(line, "reference-floor", 0.0, 1.0, 0.05, &least) ||
      !read_quantity(line, reading) || !read_phase_line(line, reading))
    return false;
  reading->block = (size_t)block;
  reading->reference_block = (size_t)reference_block;
  reading->harmonic = (int)harmonic;
  reading->reference_floor = least > 0.0 ? least : -1.0; /* there, 0 is the default */
  reading->x_column = cli_value(line, "x-column");
  reading->y_column = cli_value(line, "y-column");
  reading->x_unit = x_unit;
  reading->y_unit = y_unit;
  reading->reference = cli_value(line, "reference");
  reading->average_pixels = cli_has(line, "average-pixels");
  return cli_read_checksum(line, &reading->checksum);
}

bool cli_read_preprocessing(const cli_line *line, elastir_preprocessing *p)
{
  elastir_diagnostics trouble = {0};
  const char *use = cli_value(line, "use"), *mask = cli_value(line, "mask");
  const char *baseline = cli_value(line, "baseline"), *smooth = cli_value(line, "smooth");
  const char *normalise = cli_value(line, "normalise");
  const char *interpolation = cli_value(line, "interpolation");
  return (use == NULL ||
          cli_accepts(line, "use", elastir_windows_parse(use, p->use, &p->use_count, &trouble),
                      &trouble)) &&
         (mask == NULL ||
          cli_accepts(line, "mask",
                      elastir_windows_parse(mask, p->mask, &p->mask_count, &trouble), &trouble)) &&
         (baseline == NULL ||
          cli_accepts(line, "baseline", elastir_baseline_parse(baseline, &p->baseline, &trouble),
                      &trouble)) &&
         (smooth == NULL ||
          cli_accepts(line, "smooth", elastir_smoothing_parse(smooth, p, &trouble), &trouble)) &&
         (normalise == NULL ||
          cli_accepts(line, "normalise", elastir_normalisation_parse(normalise, p, &trouble),
                      &trouble)) &&
         (interpolation == NULL ||
          cli_accepts(line, "interpolation",
                      elastir_interpolation_parse(interpolation, &p->interpolation, &trouble),
                      &trouble)) &&
         cli_real_number(line, "calibration-factor", 0.5, 2.0, 1.0, &p->calibration_factor) &&
         cli_real_number(line, "calibration-offset", -1000.0, 1000.0, 0.0,
                         &p->calibration_offset_cm1) &&
         cli_real_number(line, "step", 0.001, 100.0, 0.0, &p->step_cm1);
}

void cli_report_unused(const cli_line *line, bool neaspec, elastir_diagnostics *diagnostics)
{
  static const char *const names[] = {"reference", "reference-block", "harmonic", "quantity",
                                      "average-pixels", "phase-line", "reference-floor"};
  for (size_t i = 0; !neaspec && i < sizeof names / sizeof *names; i++)
    if (cli_has(line, names[i]))
      elastir_diagnose(diagnostics, ELASTIR_WARNING, "option-unused", NULL, 0,
                       "--%s goes with a neaspec file, and no input that could be read is one",
                       names[i]);
}
