/* SPDX-License-Identifier: GPL-3.0-or-later */
/* settings.c: the options that say what to compute. */
#include "cli/settings.h"

#include <stdlib.h>

#include "version.h"

CLI_READER(read_scale, elastir_scale, elastir_scale_parse(value, to, trouble))
CLI_READER(read_shape, elastir_lineshape, elastir_lineshape_parse(value, to, trouble))
CLI_READER(read_grid, elastir_grid, elastir_grid_parse(value, to, trouble))

const cli_option cli_spectrum_options[] = {
    {0, "scale", "SPEC",
     "scale factors: none, auto (published ones, by method and basis), one|"
     "factor, or ranges such as the default 600-850:0.936,850-1050:0.964,1050-:0.958",
     CLI_READ_BY(read_scale, elastir_settings, scale), .words = "none auto"},
    {0, "lineshape", "SHAPE", "lorentzian (default), gaussian, or pseudo-voigt[:ETA]",
     CLI_READ_BY(read_shape, elastir_settings, lineshape),
     .words = "lorentzian gaussian pseudo-voigt"},
    CLI_FWHM(elastir_settings, lineshape.fwhm_cm1, "full width at half maximum in cm-1 (10)"),
    {0, "grid", "FROM:TO:STEP", "wavenumbers of the spectrum in cm-1 (0:4000:1)",
     CLI_READ_BY(read_grid, elastir_settings, grid)},
    {0}};

const cli_option cli_uncertainty_options[] = {
    {0, "samples", "N",
     "Monte Carlo samples for the error bars of the elastic part|(as many as needed); 0: no error bars",
     CLI_NUMBER(CLI_WHOLE, elastir_settings, uncertainty.samples, 0, 1000000)},
    {0}};

const cli_option cli_checksum_options[] = {
    {0, "checksum", NULL,
     "also compute the SHA-256 of inputs above 256 MiB, which takes most|of the time of reading them",
     CLI_SWITCH, .size = sizeof(elastir_checksum), .least = ELASTIR_CHECKSUM_ALL,
     .excludes = "no-checksum"},
    {0, "no-checksum", NULL, "omit the SHA-256 of all inputs", CLI_SWITCH,
     .size = sizeof(elastir_checksum), .least = ELASTIR_CHECKSUM_NONE},
    {0}};

void cli_settings_default(void *target)
{
  elastir_settings *settings = target;
  elastir_settings_default(settings);
  settings->uncertainty.samples = ELASTIR_SAMPLES_AS_NEEDED;
}

void cli_set_provenance(const cli_line *line, elastir_result *result)
{
  const result_maker maker = {elastir_version(), line->argc, line->argv};
  result_set_provenance(result, line->no_provenance ? NULL : &maker);
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

elastir_settings cli_note_given(const cli_line *line, const elastir_settings *settings)
{
  elastir_settings noted = *settings;
  noted.scale_given = cli_has(line, "scale");
  noted.grid_given = cli_has(line, "grid");
  return noted;
}

elastir_result *cli_analyse(const cli_line *line, const elastir_study *study,
                            const elastir_settings *settings, int threads,
                            elastir_diagnostics *diagnostics)
{
  const elastir_settings noted = cli_note_given(line, settings);
  elastir_result *result = study_result(study, &noted, threads, diagnostics);
  if (result != NULL)
    cli_set_provenance(line, result);
  return result;
}
