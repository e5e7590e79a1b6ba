/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_analyze.c: the main job: CRYSTAL outputs of one or more models in, one result out. */
#include <sys/stat.h>

#include "cli/inputs.h"
#include "cli/optics_options.h"
#include "cli/progress.h"
#include "cli/screen.h"
#include "cli/settings.h"
#include "model/curves.h"
#include "result/read.h"

typedef struct {
  elastir_settings settings; /* first */
  const char *study;         /* NULL: none */
  curves_kept curves;
} analyze_options;

static bool add_group(const char *value, elastir_settings *to, elastir_diagnostics *trouble)
{
  return cli_has_room(to->group_count, MOST_GROUPS, value, trouble) &&
         motion_group_parse(value, &to->groups[to->group_count++], trouble);
}
CLI_READER(read_group, elastir_settings, add_group(value, to, trouble))

static const cli_option own_options[] = {
    {0, "study", "FILE", "read the models from FILE (JSON), before any operands",
     CLI_FILE, CLI_AT(analyze_options, study)},
    {0, "normal-modes", NULL, "also read and write the eigenvectors",
     CLI_SET(analyze_options, settings.reading.normal_modes, true)},
    {0, "bands", NULL, "also write the modes of other k points",
     CLI_SET(analyze_options, settings.want_bands, true)},
    {0, "soften", "CM1",
     "also write thermodynamics with an entropy that treats soft modes, below|about CM1 cm-1, as free rotors "
     "(Grimme 2012 uses 100)",
     CLI_NUMBER(CLI_REAL, analyze_options, settings.soften_cm1, 1e-3, 1000.0)},
    {0, "curves", "KEPT",
     "curves of the spectra: full (default), compact (rounded to a|millionth of the highest value), none",
     CLI_ONE_OF(analyze_options, curves, "full compact none")},
    {0, "group", "NAME=MEMBERS...",
     "a group of atoms whose share in each mode is written: elements,|numbers, formulas of fragments, or "
     "within:R:ATOM, X/Y/Z or vacancy;|such as linker=C,H,N",
     CLI_PARSED, .size = sizeof(elastir_settings), .at = offsetof(analyze_options, settings),
     .parse = read_group},
    {0, "standard-setting", NULL,
     "also write the elastic tensor in the axes of IEEE Std 176-1987, with the rotation",
     CLI_SET(analyze_options, settings.want_standard, true)},
    {0, "sites", NULL, "list the atoms with positions and masses",
     CLI_SET(analyze_options, settings.want_sites, true)},
    {0}};

static bool read_study(const cli_line *line, const char *file, elastir_study *study)
{
  return (file == NULL || elastir_study_add_file(study, file, line->diagnostics)) &&
         cli_read_operands(line, study);
}

/* The size of all inputs together; 0 where one of them is no file. */
static double total_bytes(const elastir_study *study)
{
  double total = 0.0;
  for (size_t m = 0; m < study->model_count; m++)
    for (size_t f = 0; f < study->models[m].path_count; f++) {
      struct stat status;
      if (stat(study->models[m].paths[f], &status) != 0 || !S_ISREG(status.st_mode))
        return 0.0;
      total += (double)status.st_size;
    }
  return total;
}

static elastir_result *analyse(const cli_line *line, const elastir_study *study,
                               elastir_settings *settings)
{
  cli_progress progress;
  cli_progress_begin_bytes(&progress, line, total_bytes(study));
  settings->reading.watch = cli_progress_read;
  settings->reading.watch_context = &progress;
  elastir_result *result =
      cli_analyse(line, study, settings, line->threads, line->diagnostics);
  cli_progress_end(&progress);
  settings->reading.watch = NULL;
  settings->reading.watch_context = NULL;
  return result;
}

/* Is there anything of a CRYSTAL output in it? What was wrong is reported where there is not. */
static bool holds_anything(const elastir_result *result)
{
  for (size_t m = 0; m < result->models_count; m++) {
    const elastir_result_model *model = &result->models[m];
    if (model->cell != NULL || model->vibrations != NULL || model->elastic != NULL ||
        model->elastic_2d != NULL || model->elastic_1d != NULL)
      return true;
    for (size_t s = 0; s < model->sources_count; s++)
      if (model->sources[s].program != NULL || model->sources[s].finished != NULL)
        return true;
  }
  return false;
}

static int run(const cli_line *line, void *target)
{
  analyze_options *options = target;
  elastir_settings *settings = &options->settings;
  settings->want_uncertainty = settings->uncertainty.samples != 0;
  if (line->operand_count == 0 && options->study == NULL)
    return cli_misuse(line, "no input; expected [LABEL=]FILE[,FILE...] ...");
  elastir_study study = {0};
  int status = EXIT_USAGE;
  if (!read_study(line, options->study, &study)) {
    status = options->study != NULL ? EXIT_INPUT : cli_refuse(line);
  } else if (!cli_overwrites_study(line, &study)) {
    status = EXIT_INPUT;
    if (cli_check_study(&study, line->diagnostics)) {
      elastir_result *result = analyse(line, &study, settings);
      if (result != NULL)
        curves_keep(result, options->curves);
      if (result == NULL || holds_anything(result))
        status = cli_finish_result(line, result);
      result_free(result);
    }
  }
  elastir_study_free(&study);
  return status;
}

const cli_command cmd_analyze = {
    .name = "analyze",
    .alias = "analyse",
    .operands = "[LABEL=]FILE[,FILE...] ...",
    .summary = "analyze CRYSTAL outputs of one or more models: spectra, elasticity, differences",
    .description =
        "Reads CRYSTAL outputs, plain or gzipped ('-' is standard input), and writes one JSON\n"
        "document: modes, scaled and broadened infrared spectrum, elastic moduli and their\n"
        "anisotropy of each model, and the changes from the first model. A model is a\n"
        "label and the outputs that describe it, usually of a frequency and an elastic\n"
        "calculation. A backslash escapes '=' and ',' in file names.",
    .groups = (const cli_group[]){{own_options, 0},
                                  {cli_spectrum_options, offsetof(analyze_options, settings)},
                                  {cli_optics_options,
                                   offsetof(analyze_options, settings.optics)},
                                  {cli_uncertainty_options, offsetof(analyze_options, settings)},
                                  {cli_checksum_options,
                                   offsetof(analyze_options, settings.reading.checksum)},
                                  {NULL, 0}},
    .options_size = sizeof(analyze_options),
    .set_defaults = cli_settings_default,
    .run = run};
