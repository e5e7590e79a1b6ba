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
  reading->x_unit = cli_value(line, "x-unit");
  reading->y_unit = cli_value(line, "y-unit");
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
  bool good =
      (use == NULL || elastir_windows_parse(use, p->use, &p->use_count, &trouble)) &&
      (mask == NULL || elastir_windows_parse(mask, p->mask, &p->mask_count, &trouble)) &&
      (baseline == NULL || elastir_baseline_parse(baseline, &p->baseline, &trouble)) &&
      (smooth == NULL || elastir_smoothing_parse(smooth, p, &trouble)) &&
      (normalise == NULL || elastir_normalisation_parse(normalise, p, &trouble)) &&
      (interpolation == NULL ||
       elastir_interpolation_parse(interpolation, &p->interpolation, &trouble));
  return !cli_misused(line, &trouble) && good &&
         cli_real_number(line, "calibration-factor", 0.5, 2.0, 1.0, &p->calibration_factor) &&
         cli_real_number(line, "calibration-offset", -1000.0, 1000.0, 0.0,
                         &p->calibration_offset_cm1) &&
         cli_real_number(line, "step", 0.001, 100.0, 0.0, &p->step_cm1);
}
