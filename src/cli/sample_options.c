/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_options.c: options of compare about the sample: its components, errors and draws. */
#include "cli/sample_options.h"

#include <stdlib.h>

#define ERROR_OF(F, MOST) CLI_NUMBER(CLI_REAL, elastir_sample_options, inadequacy.F, 0.0, MOST)

const cli_option cli_sample_options[] = {
    {0, "quick", NULL, "draw no samples: fractions without intervals, within seconds",
     CLI_SET(elastir_sample_options, draws, 0), .excludes = "draws"},
    {0, "draws", "N", "synthetic samples to fit for the intervals (64)",
     CLI_NUMBER(CLI_WHOLE, elastir_sample_options, draws, 60, 100000)},
    {0, "learn", "N", "synthetic spectra that train two small networks for them (2000000)",
     CLI_NUMBER(CLI_WHOLE, elastir_sample_options, learn, 0, 1000000000)},
    {0, "decoys", "N", "displaced copies of the models that the answer must beat (39)",
     CLI_NUMBER(CLI_WHOLE, elastir_sample_options, decoys, 19, 10000)},
    {0, "shift-error", "CM1", "error of calculated bands common to all models, cm-1 (10)",
     ERROR_OF(shift_cm1, 100.0)},
    {0, "own-shift-error", "CM1", "and that of each model (3)", ERROR_OF(own_shift_cm1, 100.0)},
    {0, "intensity-error", "LN", "the same for the logarithm of intensities (0.3)",
     ERROR_OF(ln_intensity, 3.0)},
    {0, "own-intensity-error", "LN", "and that of each model (0.15)",
     ERROR_OF(own_ln_intensity, 3.0)},
    {0, "width-error", "LN", "error of the logarithm of a band's width relative to the others (0.4)",
     ERROR_OF(ln_width, 3.0)},
    {0, "common-shift-error", "CM1", "error of a shift of all bands, cm-1 (5)",
     ERROR_OF(common_shift_cm1, 100.0)},
    {0, "phase-error", "DEGREES", "error of the phase that mixes absorption with dispersion (15)",
     ERROR_OF(phase_deg, 90.0)},
    {0, "power-error", "P", "error of a power of the wavenumber, as in ATR (0.7)", ERROR_OF(power, 5.0)},
    {0, "saturation-error", "C", "error of c in m/(1 + c m), where m is 1 at the strongest band (0.3)",
     ERROR_OF(saturation, 3.0)},
    {0, "baseline-error", "SHARE", "height of each wave of the baseline, as a share of the range (0.05)",
     ERROR_OF(baseline, 10.0)},
    {0, "baseline-wave", "CM1", "shortest period of the baseline, cm-1 (200)",
     CLI_NUMBER(CLI_REAL, elastir_sample_options, inadequacy.baseline_wave_cm1, 20.0, 10000.0)},
    {0, NULL, NULL, NULL, CLI_SWITCH, .least = 0}};

static bool read_one(const elastir_measured_options *reading, const elastir_study_model *from,
                     size_t at, cli_components *c, elastir_diagnostics *diagnostics)
{
  elastir_measured measured = {0};
  bool good = elastir_measured_read(from->paths[0], reading, &measured, diagnostics) &&
              elastir_measured_to_absorbance(&measured, &c->read[at], diagnostics);
  c->curves[at] = (elastir_sample_curve){from->label, c->read[at].wavenumber_cm1,
                                         c->read[at].absorbance, c->read[at].points};
  elastir_measured_free(&measured);
  return good;
}

bool cli_read_components(const elastir_study *from, const elastir_measured_options *reading,
                         cli_components *c, elastir_diagnostics *diagnostics)
{
  c->count = from->model_count;
  c->curves = calloc(c->count + 1, sizeof *c->curves);
  c->read = calloc(c->count + 1, sizeof *c->read);
  bool good = c->curves != NULL && c->read != NULL;
  if (!good)
    elastir_diagnose_no_memory(diagnostics);
  for (size_t i = 0; good && i < c->count; i++)
    good = read_one(reading, &from->models[i], i, c, diagnostics);
  return good;
}

void cli_components_free(cli_components *c)
{
  for (size_t i = 0; c->read != NULL && i < c->count; i++)
    elastir_absorbance_free(&c->read[i]);
  free(c->curves);
  free(c->read);
  *c = (cli_components){0};
}
