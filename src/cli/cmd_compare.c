/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_compare.c: measured spectra against the models of a result. */
#include "cli/compare_options.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/parallel.h"
#include "cli/inputs.h"
#include "cli/measured_options.h"
#include "cli/progress.h"
#include "cli/screen.h"
#include "cli/settings.h"
#include "model/fill_measured.h"
#include "model/seen_models.h"
#include "result/read.h"

/* One measured spectrum. */
typedef struct {
  elastir_named_spectrum spectrum;
  elastir_comparison comparison;
  elastir_compared_model *models; /* their sticks are its own: the fits may move them */
  size_t model_count;
  seen_models *seen; /* how an instrument sees them; NULL: as they are */
  elastir_comparison_options options;
  elastir_diagnostics own;
  bool good;
} compare_task;

/* Read one after the other; compared side by side. */
typedef struct {
  const cli_line *line;
  const compare_line *options;
  const compared_models *compared;
  elastir_series series;
  elastir_result *result;
  elastir_calibrations *calibrations[2]; /* without and with the depth of ATR */
  bool neaspec; /* one of the files was of this format */
  cli_progress progress;
} compare_job;

static bool copy_models(const compared_models *compared, compare_task *task)
{
  task->models = calloc(compared->model_count + 1, sizeof *task->models);
  for (size_t k = 0; task->models != NULL && k < compared->model_count; k++) {
    const elastir_compared_model *from = &compared->models[k];
    elastir_compared_model *model = &task->models[task->model_count++];
    *model = *from;
    model->sticks = malloc((from->stick_count + 1) * sizeof *model->sticks);
    if (model->sticks == NULL)
      break;
    memcpy(model->sticks, from->sticks, from->stick_count * sizeof *model->sticks);
  }
  return task->models != NULL && (task->model_count == 0 ||
                                  task->models[task->model_count - 1].sticks != NULL);
}

/* What the file says that it is, where nobody said what to compare with and that can be done. */
static seen_as as_the_file_says(const compare_job *job, compare_task *task)
{
  elastir_measured *measured = &task->spectrum.measured;
  seen_as as = {.choice = SEEN_AS_ABSORBANCE};
  char text[128];
  seen_as_of_file(measured, text);
  if (*text == '\0' || job->options->atr != ELASTIR_ATR_AS_THE_FILE_SAYS)
    return as;
  if (!seen_as_is_possible(job->compared)) {
    elastir_measured_assume(measured, ELASTIR_INFO, "as-absorbance", &task->own,
                            "the file states that this is %.*s: without permittivities its bands are "
                            "compared with those of absorbance, 1 to 2 cm-1 away for weak bands and 10 to 40 "
                            "for strong ones; analyze the models with --epsilon-inf",
                            (int)strcspn(text, ":"), text);
    return as;
  }
  if (seen_as_parse(text, &as, &task->own))
    elastir_measured_assume(measured, ELASTIR_INFO, "seen-as", &task->own,
                            "as the file states its kind, it is compared with %s of the models; to override "
                            "this, use --as absorbance or another kind", text);
  return as;
}

/* What the command line says comes first, then the study (`wish`), then the file. */
static bool choose_as(const compare_job *job, const char *wish, compare_task *task, seen_as *as)
{
  *as = job->options->as;
  if (as->choice == SEEN_BY_THE_FILE && *wish != '\0' && !seen_as_parse(wish, as, &task->own))
    return false;
  if (as->choice == SEEN_BY_THE_FILE)
    *as = as_the_file_says(job, task);
  if (as->choice == SEEN_AS_OBSERVABLE)
    elastir_snprintf(task->options.seen_as, sizeof task->options.seen_as, "%s", as->text);
  if (!seen_as_admits(as, &task->spectrum, &task->own))
    return false;
  seen_as_ordinate(as, task->spectrum.absorbance.absorbance, task->spectrum.absorbance.points);
  return true;
}

/* Moves the bands of the models to where the instrument sees them. */
static bool see_models(const compare_job *job, const seen_as *as, compare_task *task)
{
  elastir_measured_wishes wishes = {
      as->choice == SEEN_AS_OBSERVABLE ? ELASTIR_ATR_NO : job->options->atr,
      !isnan(job->options->fwhm_cm1)};
  elastir_measured_defaults(&task->spectrum, &wishes, &task->options, task->models,
                            task->model_count, &task->own);
  return seen_models_make(as, job->compared, task->spectrum.measured.y_kind,
                          &task->options.shape, task->models, &task->seen, &task->own);
}

static bool is_raman(const char *text)
{
  return strncmp(text, "raman", strlen("raman")) == 0;
}

/* Whether a spectrum is compared as Raman spectrum. */
static bool wants_raman(const compare_line *options, size_t index)
{
  bool by_file = options->as.choice == SEEN_BY_THE_FILE;
  return is_raman(by_file ? options->spectra.items[index].as : options->as.text);
}

/* Components are read for all spectra alike. */
static elastir_measured_options reading_of_components(const compare_line *options)
{
  elastir_measured_options reading = options->reading;
  for (size_t i = 0; i < options->spectra.named.model_count; i++)
    reading.raman = reading.raman || wants_raman(options, i);
  return reading;
}

static void read_task(compare_job *job, size_t index, compare_task *task)
{
  const compare_line *options = job->options;
  elastir_measured_options reading = options->reading;
  reading.raman = wants_raman(options, index);
  *task = (compare_task){.options = job->options->comparison};
  if (job->options->spectra.items[index].kind == ELASTIR_OF_DIFFERENCE)
    task->options.want_scale_fit = false; /* what is left of two bands is where neither was */
  elastir_named_spectrum *spectrum = &task->spectrum;
  task->good = elastir_named_spectrum_read(&options->spectra, index, &reading, spectrum, &task->own);
  job->neaspec = job->neaspec || (spectrum->measured.format != NULL &&
                                  strcmp(spectrum->measured.format, "neaspec") == 0);
  if (task->good && !copy_models(job->compared, task)) {
    elastir_diagnose_no_memory(&task->own);
    task->good = false;
  }
  seen_as as;
  task->good = task->good && choose_as(job, job->options->spectra.items[index].as, task, &as) &&
               see_models(job, &as, task);
}

/* Made-up samples are those of other spectra as long as the models look alike; NULL: there are
 * none to share. */
static elastir_calibrations *calibrations_for(const compare_job *job, const compare_task *task)
{
  bool usual = task->options.shape.fwhm_cm1 == job->options->comparison.shape.fwhm_cm1 &&
               (*task->options.seen_as == '\0' || job->options->as.choice != SEEN_BY_THE_FILE);
  return usual ? job->calibrations[task->options.atr_weighted] : NULL;
}

static elastir_compared compared_by(const compare_task *task)
{
  const elastir_absorbance *curve = &task->spectrum.absorbance;
  return (elastir_compared){{curve->wavenumber_cm1, curve->absorbance, NULL, curve->points},
                            task->models, task->model_count, &task->options};
}

static void compare_task_run(void *context, size_t i)
{
  compare_task *task = (compare_task *)context + i;
  const elastir_compared what = compared_by(task);
  task->good = task->good && elastir_compare(&what, &task->comparison, &task->own) &&
               (task->spectrum.combined.deviation == NULL ||
                elastir_comparison_scatter(&task->spectrum.combined, &task->options,
                                           &task->comparison, &task->own));
}

/* With fewer, none of them explaining as much would be no evidence at the 5 % level. */
static const size_t fewest_decoys = 19;

/* Why there is no verdict; NULL: there may be one. */
static const char *no_verdict(const elastir_named_spectrum *spectrum)
{
  if (spectrum->item->kind == ELASTIR_OF_DIFFERENCE)
    return "a difference of two spectra is not the spectrum of a sample";
  return spectrum->unclear;
}

/* The sample behind each spectrum, one after the other: made-up samples are shared, and drawn on
 * all threads. */
static void explain(compare_job *job, compare_task *task)
{
  if (!task->good)
    return;
  if (!task->options.want_mixture) {
    elastir_comparison_leave_unexplained(no_verdict(&task->spectrum), &task->comparison);
    return;
  }
  const elastir_compared what = compared_by(task);
  task->good = elastir_comparison_explain(&what, no_verdict(&task->spectrum), calibrations_for(job, task),
                                          &task->comparison, &task->own);
}

/* Its row of the series, if it has a place there; what is said of it otherwise. */
static void add_to_series(compare_job *job, size_t index, compare_task *task)
{
  const elastir_measurements *list = &job->options->spectra;
  const elastir_measurement *item = &list->items[index];
  const elastir_comparison *comparison = &task->comparison;
  double coordinate = elastir_measurements_coordinate(list, index);
  bool repeats = elastir_measurements_repeats(list, index);
  if (!isnan(coordinate))
    elastir_series_add(&job->series, list->named.models[index].label, coordinate,
                       comparison->has_sample ? &comparison->sample : NULL,
                       comparison->band_ratios, &task->own); /* reports what goes wrong */
  else if (repeats && !isnan(item->coordinate))
    elastir_diagnose(&task->own, ELASTIR_INFO, "in-series-already", NULL, 0,
                     "the spectra that it averages are themselves in the series, so it is omitted from the "
                     "series");
  else if (!repeats && item->kind != ELASTIR_OF_DIFFERENCE)
    elastir_diagnose(&task->own, ELASTIR_WARNING, "no-coordinate", NULL, 0,
                     "it has no coordinate, unlike other spectra, so it is omitted from the series");
}

/* Adds the comparison to the result and its row to the series. */
static void finish_task(compare_job *job, size_t index, compare_task *task)
{
  const elastir_measurements *list = &job->options->spectra;
  const elastir_measurement *item = &list->items[index];
  if (task->good) {
    fill_comparison(job->result, list, &task->spectrum, job->compared, &task->options,
                    &task->comparison);
    add_to_series(job, index, task);
  }
  const elastir_study_model *named = &list->named.models[index];
  cli_take_diagnostics(job->line, item->kind == ELASTIR_OF_FILE ? named->paths[0] : named->label,
                       &task->own);
  elastir_comparison_free(&task->comparison);
  elastir_named_spectrum_free(&task->spectrum);
  for (size_t k = 0; k < task->model_count; k++)
    free(task->models[k].sticks);
  free(task->models);
  seen_models_free(task->seen);
}

static void watch(void *context, double share)
{
  cli_progress_advance(context, share);
}

/* As many spectra at a time as there are threads, so that memory does not grow with their
 * number. */
static void compare_files(compare_job *job)
{
  const int threads = job->line->threads;
  size_t count = job->options->spectra.named.model_count;
  compare_task *tasks = calloc((size_t)threads, sizeof *tasks);
  if (tasks == NULL) {
    elastir_diagnose_no_memory(job->line->diagnostics);
    return;
  }
  cli_progress_begin_parts(&job->progress, job->line, "spectra", count);
  for (size_t done = 0; done < count;) {
    size_t now = count - done < (size_t)threads ? count - done : (size_t)threads;
    for (size_t i = 0; i < now; i++)
      read_task(job, done + i, &tasks[i]);
    parallel_for(now, threads, compare_task_run, tasks);
    for (size_t i = 0; i < now; i++) {
      explain(job, &tasks[i]);
      finish_task(job, done + i, &tasks[i]);
      cli_progress_reach(&job->progress, (double)(done + i + 1));
    }
    done += now;
  }
  cli_progress_end(&job->progress);
  free(tasks);
}

/* The diagnostics of the result stay where they are; those of this run go behind them. */
static void finish(const compare_job *job)
{
  if (job->series.count > 1)
    fill_series(job->result, job->compared, &job->options->comparison, &job->series);
  cli_set_provenance(job->line, job->result);
  result_add_diagnostics(job->result, job->line->diagnostics);
}

static int compare_all(const cli_line *line, compare_line *options, elastir_result *result,
                       const compared_models *compared)
{
  int status = cli_finish_compare_options(line, compared, options);
  if (status != EXIT_DONE)
    return status;
  compare_job job = {.line = line,
                     .options = options,
                     .compared = compared,
                     .series = {.model_count = compared->model_count,
                                .ratio_count = options->comparison.ratio_count},
                     .calibrations = {elastir_calibrations_new(), elastir_calibrations_new()},
                     .result = result};
  const size_t before = result->comparison_count;
  elastir_comparison_options *comparison = &options->comparison;
  comparison->sample.watch = watch;
  comparison->sample.watch_context = &job.progress;
  comparison->sample.threads = line->threads;
  comparison->sample.seed = comparison->bootstrap.seed;
  comparison->sample.confidence = comparison->bootstrap.confidence;
  if (comparison->sample.draws == 0 && comparison->sample.decoys > fewest_decoys)
    comparison->sample.decoys = fewest_decoys; /* --quick */
  elastir_measured_options reading = reading_of_components(options);
  if (cli_read_components(&options->spectra.components, &reading, &options->components,
                          line->diagnostics)) {
    comparison->curves = options->components.curves;
    comparison->curve_count = options->components.count;
    compare_files(&job);
  }
  elastir_calibrations_free(job.calibrations[0]);
  elastir_calibrations_free(job.calibrations[1]);
  cli_report_unused(line, job.neaspec);
  finish(&job);
  elastir_series_free(&job.series);
  /* Where no spectrum could be compared, an error says why. */
  return result->comparison_count > before ? cli_finish_result(line, result) : EXIT_DONE;
}

/* Calculated spectra are not measured ones. */
static int check_measured(const cli_line *line, const char *path)
{
  cli_input_kind kind = INPUT_OTHER;
  if (cli_overwrites(line, &path, 1))
    return EXIT_USAGE;
  if (strcmp(path, "-") != 0 && !cli_input_kind_of(path, &kind, line->diagnostics))
    return EXIT_INPUT;
  if (kind == INPUT_CRYSTAL)
    return cli_misuse(line, "'%s' is a CRYSTAL output, not a measured spectrum; give outputs first, without "
                            "a result: elastir compare %s ... MEASURED",
                      path, path);
  if (kind == INPUT_RESULT)
    return cli_misuse(line, "'%s' is a result, not a measured spectrum; give a single result first",
                      path);
  return EXIT_DONE;
}

/* A file as two spectra is a slip; within an average and by itself it is not. */
static void report_repeated(const elastir_measurements *list, elastir_diagnostics *diagnostics)
{
  size_t count = 0;
  const char **paths = (const char **)calloc(list->named.model_count + 1, sizeof *paths);
  if (paths == NULL)
    elastir_diagnose_no_memory(diagnostics);
  for (size_t i = 0; paths != NULL && i < list->named.model_count; i++)
    if (list->items[i].kind == ELASTIR_OF_FILE)
      paths[count++] = list->named.models[i].paths[0];
  if (paths != NULL)
    cli_report_repeated(paths, count, diagnostics);
  free(paths);
}

/* Every spectrum with its label: those of the study, the operands behind the models, averages and
 * differences. */
static int take_spectra(const cli_line *line, compare_line *options, size_t first)
{
  elastir_measurements *list = &options->spectra, given = *list;
  elastir_diagnostics *d = line->diagnostics;
  *list = (elastir_measurements){0};
  bool good = options->study == NULL ||
              elastir_measurements_add_study(list, options->study, d);
  for (size_t i = first; good && i < line->operand_count; i++)
    good = elastir_measurements_add_file(list, line->operands[i], d);
  good = good && elastir_measurements_append(list, &given, d) &&
         elastir_measurements_resolve(list, d);
  elastir_measurements_free(&given);
  if (!good)
    return cli_refuse(line);
  if (list->named.model_count == 0)
    return cli_misuse(line, "no measured spectrum after the models");
  report_repeated(list, d);
  int status = EXIT_DONE;
  for (size_t i = 0; status == EXIT_DONE && i < list->named.model_count; i++)
    for (size_t f = 0; status == EXIT_DONE && f < list->named.models[i].path_count &&
                       list->items[i].kind != ELASTIR_OF_DIFFERENCE; f++)
      status = check_measured(line, list->named.models[i].paths[f]);
  return status == EXIT_DONE ? cli_read_series(line, options) : status;
}

/* Comparisons of one label, from this call and an earlier one, could not be told apart. */
static void report_compared(const elastir_study *spectra, const elastir_result *result,
                            elastir_diagnostics *diagnostics)
{
  for (size_t s = 0; s < spectra->model_count; s++)
    for (size_t c = 0; c < result->comparison_count; c++)
      if (result->comparison[c].label != NULL &&
          strcmp(spectra->models[s].label, result->comparison[c].label) == 0) {
        elastir_diagnose(diagnostics, ELASTIR_WARNING, "compared-before", NULL, 0,
                         "the result already has a comparison of '%s'; a second one is added. LABEL=FILE "
                         "gives it its own label", spectra->models[s].label);
        break;
      }
}

/* Rows of one name in a table could not be told apart. */
static int check_components(const cli_line *line, const elastir_study *components,
                            const compared_models *compared)
{
  for (size_t c = 0; c < components->model_count; c++)
    for (size_t k = 0; k < compared->model_count; k++)
      if (strcmp(components->models[c].label, compared->models[k].label) == 0)
        return cli_misuse(line, "the component '%s' has the label of a model; give it another with "
                                "--component LABEL=FILE", components->models[c].label);
  return EXIT_DONE;
}

static int run(const cli_line *line, void *target)
{
  compare_line *options = target;
  if (line->operand_count == 0 && options->study == NULL)
    return cli_misuse(line, "expected RESULT or CRYSTAL outputs, and at least one measured "
                            "spectrum");
  /* What analysing says is in that result already; it is printed first. */
  elastir_diagnostics own = {0};
  cli_line analysis = *line;
  analysis.diagnostics = &own;
  analysis.no_provenance = true; /* the comparison sets it */
  cli_models models;
  compared_models compared = {0};
  const cli_model_wishes wishes = {options->study, &options->optics};
  int status = cli_take_models(&analysis, &wishes, &models);
  if (status == EXIT_DONE && models.study.model_count == 0 && cli_has(line, "epsilon-inf"))
    status = cli_misuse(line, "--epsilon-inf applies to CRYSTAL outputs; a result has its permittivities "
                              "from analyze --epsilon-inf");
  if (models.study.model_count == 0)
    elastir_diagnostics_move(line->diagnostics, &own);
  const char *source = models.operands > 0 ? line->operands[0] : options->study;
  if (status == EXIT_DONE)
    status = take_spectra(line, options, models.operands);
  bool taken = status == EXIT_DONE &&
               compared_models_take(models.result, source, &compared, line->diagnostics);
  if (taken)
    status = check_components(line, &options->spectra.components, &compared);
  if (taken && status == EXIT_DONE) {
    report_compared(&options->spectra.named, models.result, line->diagnostics);
    status = compare_all(line, options, models.result, &compared);
  }
  elastir_diagnostics_move(&own, line->diagnostics);
  elastir_diagnostics_move(line->diagnostics, &own);
  compared_models_free(&compared);
  cli_models_free(&models);
  return status;
}

const cli_command cmd_compare = {
    .name = "compare",
    .operands = "RESULT|[LABEL=]FILE[,FILE...] ... [LABEL=]MEASURED ...",
    .summary = "find which model explains a measured spectrum, and how certain that is",
    .description =
        "Reads a result of 'analyze' or 'spectrum', or analyses CRYSTAL outputs, and\n"
        "reads measured spectra of any known format; '-' is standard input. It writes the\n"
        "result with a comparison for each spectrum: similarity and ranking of the\n"
        "models, assigned bands, fitted scale factors, the spectrum as a mixture of the\n"
        "models, band ratios, and where the models differ most. Fractions and ratios of\n"
        "several spectra form one table with trends, in the order given. Averages and\n"
        "differences of spectra are compared like spectra.",
    .brief = true,
    .groups = cli_compare_groups,
    .options_size = sizeof(compare_line),
    .set_defaults = cli_compare_defaults,
    .run = run,
    .release = cli_compare_release};
