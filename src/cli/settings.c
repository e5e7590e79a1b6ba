/* SPDX-License-Identifier: GPL-3.0-or-later */
/* settings.c: the options that say what to compute. */
#include "cli/settings.h"

#include <stdlib.h>

#include "version.h"

bool cli_read_checksum(const cli_line *line, elastir_checksum *checksum)
{
  bool all = cli_has(line, "checksum"), none = cli_has(line, "no-checksum");
  *checksum = all    ? ELASTIR_CHECKSUM_ALL
              : none ? ELASTIR_CHECKSUM_NONE
                     : ELASTIR_CHECKSUM_SMALL;
  if (all && none)
    cli_misuse(line, "--checksum and --no-checksum exclude each other");
  return !(all && none);
}

bool cli_read_settings(const cli_line *line, elastir_settings *settings)
{
  elastir_settings_default(settings);
  if (!cli_read_checksum(line, &settings->reading.checksum))
    return false;
  settings->reading.normal_modes = cli_has(line, "normal-modes");
  long samples;
  if (!cli_whole_number(line, "samples", 0, 1000000, 200, &samples))
    return false;
  settings->want_uncertainty = samples > 0;
  settings->uncertainty.samples = (int)samples;
  elastir_diagnostics trouble = {0};
  const char *scale = cli_value(line, "scale");
  const char *shape = cli_value(line, "lineshape");
  const char *width = cli_value(line, "fwhm");
  const char *grid = cli_value(line, "grid");
  return (scale == NULL ||
          cli_accepts(line, "scale", elastir_scale_parse(scale, &settings->scale, &trouble),
                      &trouble)) &&
         (shape == NULL ||
          cli_accepts(line, "lineshape",
                      elastir_lineshape_parse(shape, &settings->lineshape, &trouble),
                      &trouble)) &&
         (width == NULL ||
          cli_accepts(line, "fwhm",
                      elastir_fwhm_parse(width, &settings->lineshape.fwhm_cm1, &trouble),
                      &trouble)) &&
         (grid == NULL ||
          cli_accepts(line, "grid", elastir_grid_parse(grid, &settings->grid, &trouble),
                      &trouble));
}

void cli_set_provenance(const cli_line *line, elastir_result *result)
{
  const result_maker maker = {elastir_version(), line->argc, line->argv};
  result_set_provenance(result, cli_has(line, "no-provenance") ? NULL : &maker);
}

bool cli_overwrites_study(const cli_line *line, const elastir_study *study)
{
  for (size_t m = 0; m < study->model_count; m++) {
    const elastir_study_model *model = &study->models[m];
    if (cli_overwrites(line, (const char *const *)model->paths, model->path_count))
      return true;
  }
  return false;
}

elastir_result *cli_analyse(const cli_line *line, const elastir_study *study,
                            const elastir_settings *settings, int threads,
                            elastir_diagnostics *diagnostics)
{
  elastir_result *result = study_result(study, settings, threads, diagnostics);
  if (result != NULL)
    cli_set_provenance(line, result);
  return result;
}
