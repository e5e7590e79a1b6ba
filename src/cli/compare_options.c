/* SPDX-License-Identifier: GPL-3.0-or-later */
/* compare_options.c: the options of compare. */
#include "cli/compare_options.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "cli/measured_options.h"
#include "cli/settings.h"

const cli_option cli_compare_options[] = {
    CLI_PREPROCESSING_OPTIONS("default arpls:600", "default maximum"),
    {0, "fwhm", "WIDTH", "width to broaden the models with, cm-1 (that of the result)"},
    {0, "tolerance", "CM1", "assign bands no further apart than this (20)"},
    {0, "ratio", "A/B...", "height of band A over band B, such as 1115/1146; may be repeated"},
    {0, "scale-from", "LABEL", "apply the scale factors fitted to this model to all models"},
    {0, "no-scale-fit", NULL, "do not fit scale factors"},
    {0, "no-mixture", NULL, "do not fit a mixture"},
    {0, "fit", "LIST", "what the mixture may adjust for all models together: none, or any of|"
                       "scale,shift,width (default: all three)"},
    {0, "mixture-baseline", "DEGREE", "polynomial under the mixture, -1 for none, up to 6 (2)"},
    {0, "series", "LIST", "what the measured spectra stand for, such as 5,15,30,60 minutes"},
    {0, "bootstrap", "N", "samples for intervals and confidence (1000)"},
    {0, "bootstrap-block", "CM1", "length of the blocks drawn (five widths)"},
    {0, "seed", "N", "of the random numbers (20220516)"},
    {0, "confidence", "SHARE", "wanted to call the best model the best (0.95)"},
    CLI_MEASURED_OPTIONS,
    CLI_READING_OPTIONS,
    {0, NULL, NULL, NULL}};

static bool read_fit(const cli_line *line, elastir_mixture_options *mixture)
{
  static const char *const names[] = {"scale", "shift", "width"};
  bool *const targets[] = {&mixture->fit_scale, &mixture->fit_shift, &mixture->fit_width};
  const char *list = cli_value(line, "fit");
  if (list == NULL)
    return true;
  for (int i = 0; i < 3; i++)
    *targets[i] = false;
  if (strcmp(list, "none") == 0)
    return true;
  for (const char *word = list;; word++) {
    size_t length = strcspn(word, ",");
    int found = 0;
    while (found < 3 &&
           !(strlen(names[found]) == length && strncmp(names[found], word, length) == 0))
      found++;
    if (found == 3) {
      cli_misuse(line, "--fit takes none, or any of scale,shift,width; not '%s'", list);
      return false;
    }
    *targets[found] = true;
    word += length;
    if (*word == '\0')
      return true;
  }
}

static bool read_fits(const cli_line *line, elastir_comparison_options *comparison)
{
  long samples, seed, degree;
  elastir_bootstrap *bootstrap = &comparison->bootstrap;
  bool good =
      cli_real_number(line, "tolerance", 0.1, 500.0, ELASTIR_TOLERANCE_DEFAULT_CM1,
                      &comparison->scale_fit.tolerance_cm1) &&
      cli_whole_number(line, "mixture-baseline", -1, 6, 2, &degree) &&
      cli_whole_number(line, "bootstrap", 100, 1000000, (long)bootstrap->replicates, &samples) &&
      cli_whole_number(line, "seed", 0, 2147483647, (long)bootstrap->seed, &seed) &&
      cli_real_number(line, "bootstrap-block", 0.001, 10000.0, 0.0, &bootstrap->block_cm1) &&
      cli_real_number(line, "confidence", 0.5, 1.0, bootstrap->confidence,
                      &bootstrap->confidence) &&
      read_fit(line, &comparison->mixture);
  if (!good)
    return false;
  comparison->mixture.baseline_degree = (int)degree;
  bootstrap->replicates = (size_t)samples;
  bootstrap->seed = (uint64_t)seed;
  comparison->want_scale_fit = !cli_has(line, "no-scale-fit");
  comparison->want_mixture = !cli_has(line, "no-mixture");
  return true;
}

/* What only the mixture heeds does not go with none. */
static bool check_mixture_options(const cli_line *line)
{
  static const char *const names[] = {"fit", "mixture-baseline"};
  for (int i = 0; i < 2; i++)
    if (cli_has(line, "no-mixture") && cli_has(line, names[i])) {
      cli_misuse(line, "--%s is of the mixture, and does not go with --no-mixture", names[i]);
      return false;
    }
  return true;
}

static bool read_ratios(const cli_line *line, compare_line *options)
{
  elastir_diagnostics trouble = {0};
  options->ratios = malloc((line->setting_count + 1) * sizeof *options->ratios);
  options->no_memory = options->ratios == NULL;
  if (options->no_memory)
    return false;
  size_t count = 0;
  bool good = true;
  for (size_t i = 0; good && i < line->setting_count; i++)
    if (strcmp(line->settings[i].option->name, "ratio") == 0)
      good = cli_accepts(line, "ratio",
                         elastir_ratio_parse(line->settings[i].value, &options->ratios[count++],
                                             &trouble),
                         &trouble);
  options->comparison.ratios = options->ratios;
  options->comparison.ratio_count = count;
  return good;
}

static bool read_series(const cli_line *line, compare_line *options)
{
  const char *list = cli_value(line, "series");
  size_t wanted = line->operand_count - 1;
  if (list == NULL)
    return true;
  options->coordinates = malloc((wanted + 1) * sizeof *options->coordinates);
  options->no_memory = options->coordinates == NULL;
  if (options->no_memory)
    return false;
  for (const char *word = list;; word++) {
    size_t length = strcspn(word, ",");
    double value;
    if (options->coordinate_count == wanted ||
        number_real(word, length, &value) != NUMBER_OK)
      break;
    options->coordinates[options->coordinate_count++] = value;
    word += length;
    if (*word == '\0' && options->coordinate_count == wanted)
      return true;
    if (*word == '\0')
      break;
  }
  cli_misuse(line, "--series takes a number for each of the %zu measured spectra, not '%s'",
             wanted, list);
  return false;
}

bool cli_read_compare_options(const cli_line *line, compare_line *options)
{
  options->comparison = elastir_comparison_options_default();
  elastir_diagnostics trouble = {0};
  const char *fwhm = cli_value(line, "fwhm");
  options->fwhm_given = fwhm != NULL;
  return (fwhm == NULL ||
          cli_accepts(line, "fwhm",
                      elastir_fwhm_parse(fwhm, &options->comparison.shape.fwhm_cm1, &trouble),
                      &trouble)) &&
         cli_read_preprocessing(line, &options->comparison.preprocessing) &&
         read_fits(line, &options->comparison) && check_mixture_options(line) &&
         read_ratios(line, options) &&
         cli_read_threads(line, &options->threads) && read_series(line, options) &&
         cli_read_measured_options(line, &options->reading);
}

int cli_finish_compare_options(const cli_line *line, const compared_models *compared,
                               compare_line *options)
{
  elastir_comparison_options *comparison = &options->comparison;
  double fwhm = comparison->shape.fwhm_cm1;
  comparison->shape = compared->shape;
  if (options->fwhm_given)
    comparison->shape.fwhm_cm1 = fwhm;
  comparison->scale_fit.start = compared->scale;
  const char *label = cli_value(line, "scale-from");
  if (label == NULL)
    return EXIT_DONE;
  if (!comparison->want_scale_fit || compared->scale.count == 0)
    return cli_misuse(line, "--scale-from needs scale factors to fit: the result has none, or "
                            "--no-scale-fit was given");
  for (size_t k = 0; k < compared->model_count; k++)
    if (strcmp(compared->models[k].label, label) == 0)
      comparison->scale_from = (long)k;
  if (comparison->scale_from < 0)
    return cli_misuse(line, "--scale-from takes the label of a compared model, such as '%s', "
                            "not '%s'", compared->models[0].label, label);
  return EXIT_DONE;
}

void cli_compare_options_free(compare_line *options)
{
  free(options->ratios);
  free(options->coordinates);
  *options = (compare_line){0};
}
