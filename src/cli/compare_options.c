/* SPDX-License-Identifier: GPL-3.0-or-later */
/* compare_options.c: the options of compare. */
#include "cli/compare_options.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "cli/measured_options.h"
#include "cli/optics_options.h"
#include "cli/settings.h"

static bool read_ratio(const char *value, void *target, elastir_diagnostics *trouble)
{
  compare_line *options = target;
  size_t *count = &options->comparison.ratio_count;
  if (!elastir_grow(&options->ratios, &options->ratio_capacity, *count,
                    sizeof *options->ratios)) {
    elastir_diagnose_no_memory(trouble);
    return false;
  }
  options->comparison.ratios = options->ratios;
  return elastir_ratio_parse(value, &options->ratios[(*count)++], trouble);
}

/* Two lines at one place are one line. */
static bool is_new(const double *places, size_t count, elastir_diagnostics *trouble)
{
  for (size_t i = 0; i < count; i++)
    if (places[i] == places[count]) {
      elastir_diagnose(trouble, ELASTIR_ERROR, "line-twice", NULL, 0,
                       "%.6g cm-1 is named twice; name each line once", places[count]);
      return false;
    }
  return true;
}

/* "744,758": wavenumbers. */
static bool read_lines(const char *value, void *target, elastir_diagnostics *trouble)
{
  compare_line *options = target;
  size_t count = 0;
  for (const char *word = value;; word++) {
    size_t length = strcspn(word, ",");
    if (count == ELASTIR_FIT_LINES ||
        number_real(word, length, &options->line_places[count]) != NUMBER_OK ||
        !(options->line_places[count] > 0.0) || !is_new(options->line_places, count, trouble))
      return false;
    count++;
    word += length;
    if (*word == '\0')
      break;
  }
  options->comparison.line_places = options->line_places;
  options->comparison.line_count = count;
  return true;
}

/* "1250:1350" */
static bool read_area(const char *value, void *target, elastir_diagnostics *trouble)
{
  compare_line *options = target;
  size_t *count = &options->comparison.area_count, length = strcspn(value, ":");
  elastir_band_area area = {NAN, NAN, NAN, NAN};
  if (value[length] != ':' || number_real(value, length, &area.from_cm1) != NUMBER_OK ||
      number_real(value + length + 1, strlen(value + length + 1), &area.to_cm1) != NUMBER_OK ||
      !(area.from_cm1 < area.to_cm1))
    return false;
  if (!elastir_grow(&options->areas, &options->area_capacity, *count, sizeof *options->areas)) {
    elastir_diagnose_no_memory(trouble);
    return false;
  }
  options->areas[(*count)++] = area;
  options->comparison.areas = options->areas;
  return true;
}

CLI_READER(read_component, elastir_measurements,
           elastir_measurements_add_component(to, value, trouble))
CLI_READER(read_average, elastir_measurements,
           elastir_measurements_add_average(to, value, trouble))
CLI_READER(read_difference, elastir_measurements,
           elastir_measurements_add_difference(to, value, trouble))

CLI_READER(read_as, seen_as, seen_as_parse(value, to, trouble))

static const cli_option own_options[] = {
    CLI_FWHM(compare_line, fwhm_cm1,
             "width for broadening the models, cm-1 (that of the result)"),
    {0, "atr", "WORD",
     "weight the models by 1/wavenumber, as attenuated total reflection|does: file (default: if the file "
     "states that it is), yes, no",
     CLI_ONE_OF(compare_line, atr, "file yes no")},
    {0, "as", "KIND[:KEY=VALUE]",
     "compare with what this instrument sees of the models: absorbance, atr,|nanoftir, powder, attenuation, "
     "film, reflectance or raman;|see elastir-observables(7). The default is the kind that the file states,|"
     "if the models have a permittivity",
     CLI_READ_BY(read_as, compare_line, as),
     .words = "absorbance atr nanoftir powder attenuation film reflectance raman", .excludes = "atr"},
    {0, "tolerance", "CM1",
     "assign bands at most this far apart after the fitted scaling (20)",
     CLI_NUMBER(CLI_REAL, compare_line, comparison.scale_fit.tolerance_cm1, 0.1, 500.0)},
    {0, "ratio", "A/B...", "height of band A over band B, such as 1115/1146; may be repeated",
     CLI_PARSED, .parse = read_ratio},
    {0, "fit-lines", "A,B...", "fit overlapping bands at these cm-1 as lines, up to 16",
     CLI_PARSED, .parse = read_lines, .expects = "up to 16 wavenumbers in cm-1, such as 744,758"},
    {0, "area", "A:B...", "area of the band from A to B above a straight line; may be repeated",
     CLI_PARSED, .parse = read_area, .expects = "two wavenumbers in cm-1, such as 1250:1350"},
    {0, "component", "LABEL=FILE...",
     "a measured spectrum of something else that may be in the sample:|reactant, solvent, "
     "substrate, atmosphere; may be repeated",
     CLI_READ_BY(read_component, compare_line, spectra), .expects = "LABEL=FILE",
     .excludes = "no-mixture"},
    {0, "average", "LABEL=FILE,FILE,...",
     "add the mean of these as another spectrum; patterns such as 'p*.dpt'|stand for the files that they "
     "match; may be repeated",
     CLI_READ_BY(read_average, compare_line, spectra), .expects = "LABEL=FILE,FILE,..."},
    {0, "difference", "[LABEL=]A-B...",
     "add spectrum A minus spectrum B, by their labels, as another;|may be repeated",
     CLI_READ_BY(read_difference, compare_line, spectra), .expects = "[LABEL=]A-B"},
    {0, "study", "FILE", "models, measured spectra and components from a study file", CLI_FILE,
     CLI_AT(compare_line, study)},
    {0, "scale-from", "LABEL", "apply the scale factors fitted to this model to all models",
     CLI_TEXT, CLI_AT(compare_line, scale_from)},
    {0, "no-scale-fit", NULL, "do not fit scale factors",
     CLI_SET(compare_line, comparison.want_scale_fit, false)},
    {0, "no-mixture", NULL, "do not fit a mixture: no fractions and no verdict",
     CLI_SET(compare_line, comparison.want_mixture, false)},
    {0, "series", "LIST", "coordinates of the measured spectra, such as 5,15,30,60 minutes",
     CLI_TEXT, CLI_AT(compare_line, series)},
    {0, "bootstrap", "N", "samples for intervals and confidence (1000)",
     CLI_NUMBER(CLI_WHOLE, compare_line, comparison.bootstrap.replicates, 100, 1000000)},
    {0, "bootstrap-block", "CM1", "length of the blocks drawn (five widths)",
     CLI_NUMBER(CLI_REAL, compare_line, comparison.bootstrap.block_cm1, 0.001, 10000.0)},
    {0, "seed", "N", "seed of the random numbers (20220516)",
     CLI_NUMBER(CLI_WHOLE, compare_line, comparison.bootstrap.seed, 0, 2147483647)},
    {0, "confidence", "SHARE", "share of samples required to call a model the best (0.95)",
     CLI_NUMBER(CLI_REAL, compare_line, comparison.bootstrap.confidence, 0.5, 1.0)},
    {0}};

const cli_group cli_compare_groups[] = {
    {cli_preprocessing_options, offsetof(compare_line, comparison.preprocessing)},
    {own_options, 0},
    {cli_epsilon_options, offsetof(compare_line, optics)},
    {cli_sample_options, offsetof(compare_line, comparison.sample)},
    {cli_measured_options, offsetof(compare_line, reading)},
    {cli_neaspec_options, offsetof(compare_line, reading)},
    {cli_checksum_options, offsetof(compare_line, reading.checksum)},
    {NULL, 0}};

void cli_compare_defaults(void *target)
{
  compare_line *options = target;
  options->comparison = elastir_comparison_options_default();
  options->reading.checksum = ELASTIR_CHECKSUM_SMALL;
  options->fwhm_cm1 = NAN;
}

int cli_read_series(const cli_line *line, compare_line *options)
{
  elastir_measurements *list = &options->spectra;
  size_t wanted = 0, found = 0, length = 0;
  for (size_t i = 0; i < list->named.model_count; i++)
    wanted += list->items[i].kind != ELASTIR_OF_DIFFERENCE;
  const char *word = options->series;
  for (size_t i = 0; word != NULL && i < list->named.model_count; i++) {
    if (list->items[i].kind == ELASTIR_OF_DIFFERENCE)
      continue;
    length = strcspn(word, ",");
    bool last = ++found == wanted;
    if (number_real(word, length, &list->items[i].coordinate) != NUMBER_OK ||
        (word[length] == '\0') != last)
      return cli_misuse(line, "--series needs a number for each of the %zu measured spectra and averages, "
                              "not '%s'", wanted, options->series);
    word += length + 1;
  }
  return EXIT_DONE;
}

int cli_finish_compare_options(const cli_line *line, const compared_models *compared,
                               compare_line *options)
{
  elastir_comparison_options *comparison = &options->comparison;
  comparison->shape = compared->shape;
  if (!isnan(options->fwhm_cm1))
    comparison->shape.fwhm_cm1 = options->fwhm_cm1;
  comparison->scale_fit.start = compared->scale;
  const char *label = options->scale_from;
  if (label == NULL)
    return EXIT_DONE;
  if (!comparison->want_scale_fit || compared->scale.count == 0)
    return cli_misuse(line, "--scale-from needs fitted scale factors: the result has none, or --no-scale-fit "
                            "was given");
  for (size_t k = 0; k < compared->model_count; k++)
    if (strcmp(compared->models[k].label, label) == 0)
      comparison->scale_from = (long)k;
  if (comparison->scale_from < 0)
    return cli_misuse(line, "--scale-from takes the label of a compared model, such as '%s', "
                            "not '%s'", compared->models[0].label, label);
  return EXIT_DONE;
}

void cli_compare_release(void *target)
{
  compare_line *options = target;
  free(options->ratios);
  free(options->areas);
  cli_components_free(&options->components);
  elastir_measurements_free(&options->spectra);
}
