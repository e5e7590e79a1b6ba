/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_batch.c: many outputs, one compact result a line (JSON Lines). */
#include "cli/progress.h"
#include "cli/settings.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "base/stream.h"
#include "model/parallel.h"
#include "output/whole_file.h"
#include "result/read.h"
#include "result/write.h"

/* trouble: why a folder or a list gave no inputs, or not all of them. */
typedef struct {
  char *path;
  elastir_diagnostics trouble;
} batch_input;

typedef struct {
  batch_input *inputs;
  size_t count, capacity;
} input_list;

typedef struct {
  const cli_line *line;
  const elastir_settings *settings;
  batch_input *inputs;              /* of this block */
  char **results;                   /* a line of JSON for each input */
  elastir_diagnostics *diagnostics; /* of each input */
  cli_progress *progress;           /* of all */
} batch;

/* Takes path over, and what is in trouble (NULL: nothing). */
static bool add(input_list *list, char *path, elastir_diagnostics *trouble,
                elastir_diagnostics *diagnostics)
{
  if (path == NULL || !elastir_grow(&list->inputs, &list->capacity, list->count,
                                    sizeof *list->inputs)) {
    free(path);
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  batch_input *input = &list->inputs[list->count++];
  *input = (batch_input){.path = path};
  if (trouble != NULL)
    elastir_diagnostics_move(&input->trouble, trouble);
  return true;
}

static int by_name(const void *a, const void *b)
{
  return strcmp(((const batch_input *)a)->path, ((const batch_input *)b)->path);
}

static void report_folder(const char *folder, const char *what, elastir_diagnostics *trouble)
{
  elastir_diagnose(trouble, ELASTIR_ERROR, "cannot-read", folder, 0, "%s: %s", what,
                   strerror(errno));
}

/* Hidden files and folders within the folder are passed over. */
static bool add_entries(input_list *list, DIR *directory, const char *folder,
                        elastir_diagnostics *trouble, elastir_diagnostics *diagnostics)
{
  bool good = true;
  while (good) {
    errno = 0;
    const struct dirent *entry = readdir(directory);
    if (entry == NULL && errno != 0)
      report_folder(folder, "its list of files breaks off", trouble);
    if (entry == NULL)
      break;
    if (entry->d_name[0] == '.')
      continue;
    char *path = elastir_format("%s/%s", folder, entry->d_name);
    struct stat status;
    if (path != NULL && stat(path, &status) == 0 && S_ISDIR(status.st_mode))
      free(path);
    else
      good = add(list, path, NULL, diagnostics);
  }
  return good;
}

/* The files of a folder, by name. */
static bool add_folder(input_list *list, const char *folder, elastir_diagnostics *trouble,
                       elastir_diagnostics *diagnostics)
{
  DIR *directory = opendir(folder);
  if (directory == NULL && errno == ENOMEM) {
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  if (directory == NULL) {
    report_folder(folder, "cannot be opened", trouble);
    return true;
  }
  size_t first = list->count;
  bool good = add_entries(list, directory, folder, trouble, diagnostics);
  closedir(directory);
  if (list->count > first)
    qsort(list->inputs + first, list->count - first, sizeof *list->inputs, by_name);
  return good;
}

/* One path a line; blank lines are passed over. */
static bool add_list(input_list *list, const char *file, elastir_diagnostics *trouble,
                     elastir_diagnostics *diagnostics)
{
  elastir_stream *stream = elastir_stream_open(file, ELASTIR_CHECKSUM_NONE, trouble);
  if (stream == NULL)
    return true;
  bool good = true;
  elastir_line line;
  while (good && elastir_stream_line(stream, &line))
    if (line.length > 0)
      good = add(list, elastir_copy_text(line.text, line.length), NULL, diagnostics);
  elastir_stream_close(stream, NULL);
  return good;
}

/* A folder or a list that cannot be read stands in the result as an input that failed. */
static bool add_operand(input_list *list, const char *operand, elastir_diagnostics *diagnostics)
{
  struct stat status;
  elastir_diagnostics trouble = {0};
  bool good;
  if (operand[0] == '@')
    good = add_list(list, ++operand, &trouble, diagnostics);
  else if (strcmp(operand, "-") != 0 && stat(operand, &status) == 0 && S_ISDIR(status.st_mode))
    good = add_folder(list, operand, &trouble, diagnostics);
  else
    return add(list, elastir_copy_text(operand, strlen(operand)), NULL, diagnostics);
  if (good && trouble.errors > 0)
    good = add(list, elastir_copy_text(operand, strlen(operand)), &trouble, diagnostics);
  elastir_diagnostics_move(diagnostics, &trouble);
  return good;
}

static char *print_failure(const char *path, const elastir_diagnostics *diagnostics)
{
  elastir_result_memory *memory = result_memory_new();
  elastir_result_failure failure = {
      .schema = "elastir.failure/1",
      .path = path,
      .diagnostics = result_diagnostics(memory, diagnostics),
      .diagnostics_count = diagnostics->count};
  char *text = result_memory_failed(memory) ? NULL : result_print_failure(&failure);
  result_memory_free(memory);
  return text;
}

static bool gave_something(const elastir_result *result)
{
  return result != NULL && result->models_count > 0 && result->models[0].sources_count > 0 &&
         result->models[0].sources[0].program != NULL;
}

static void analyse_one(void *context, size_t i)
{
  batch *all = context;
  elastir_diagnostics *diagnostics = &all->diagnostics[i];
  batch_input *input = &all->inputs[i];
  elastir_study study = {0};
  elastir_result *result = NULL;
  bool listed = input->trouble.errors == 0;
  elastir_diagnostics_move(diagnostics, &input->trouble);
  if (listed && elastir_study_add_path(&study, input->path, diagnostics))
    result = cli_analyse(all->line, &study, all->settings, 1, diagnostics);
  all->results[i] = gave_something(result) ? result_print(result, false)
                                           : print_failure(input->path, diagnostics);
  if (all->results[i] == NULL)
    elastir_diagnose_no_memory(diagnostics);
  result_free(result);
  elastir_study_free(&study);
  cli_progress_advance(all->progress, 1.0);
}

/* Inputs are read in blocks, so that memory does not grow with their number. The lines come
 * in the order of the inputs, whatever thread made them. */
enum { BLOCK = 256 };

static void analyse_block(batch *all, size_t count, whole_file *out)
{
  parallel_for(count, all->line->threads, analyse_one, all);
  for (size_t i = 0; i < count; i++) {
    if (all->results[i] != NULL)
      whole_file_append(out, all->results[i], strlen(all->results[i]));
    free(all->results[i]);
    all->results[i] = NULL;
    elastir_diagnostics_move(all->line->diagnostics, &all->diagnostics[i]);
  }
}

static void analyse_all(const cli_line *line, const elastir_settings *settings,
                        const input_list *list)
{
  cli_progress progress;
  batch all = {.line = line, .settings = settings, .progress = &progress};
  cli_progress_begin(&progress, line, "outputs", list->count);
  all.results = calloc(BLOCK, sizeof *all.results);
  all.diagnostics = calloc(BLOCK, sizeof *all.diagnostics);
  whole_file out;
  if (all.results == NULL || all.diagnostics == NULL) {
    elastir_diagnose_no_memory(line->diagnostics);
  } else if (whole_file_open(&out, line->output, line->diagnostics)) {
    for (size_t first = 0; first < list->count && !out.failed; first += BLOCK) {
      size_t left = list->count - first;
      all.inputs = list->inputs + first;
      analyse_block(&all, left < BLOCK ? left : BLOCK, &out);
    }
    whole_file_close(&out, !line->diagnostics->out_of_memory); /* lines may be missing */
  }
  cli_progress_end(&progress);
  free(all.results);
  free(all.diagnostics);
}

static bool overwrites(const cli_line *line, const input_list *list)
{
  for (size_t i = 0; i < list->count; i++)
    if (cli_overwrites(line, (const char *const *)&list->inputs[i].path, 1))
      return true;
  return false;
}

/* Linear propagation takes a thousandth of the time of samples. */
static void set_defaults(void *options)
{
  cli_settings_default(options);
  ((elastir_settings *)options)->uncertainty.samples = -1;
}

static int run(const cli_line *line, void *target)
{
  elastir_settings *settings = target;
  settings->want_uncertainty = settings->uncertainty.samples != 0;
  if (line->operand_count == 0)
    return cli_misuse(line, "no input; expected FILE, DIR or @LIST");
  input_list list = {0};
  bool good = true;
  for (size_t i = 0; good && i < line->operand_count; i++)
    good = add_operand(&list, line->operands[i], line->diagnostics);
  int status = good ? EXIT_DONE : cli_refuse(line);
  if (good && overwrites(line, &list)) {
    status = EXIT_USAGE;
  } else if (good) {
    if (list.count == 0)
      elastir_diagnose(line->diagnostics, ELASTIR_ERROR, "no-input", line->operands[0], 0,
                       "holds no input");
    analyse_all(line, settings, &list);
  }
  for (size_t i = 0; i < list.count; i++) {
    free(list.inputs[i].path);
    elastir_diagnostics_free(&list.inputs[i].trouble);
  }
  free(list.inputs);
  return status;
}

const cli_command cmd_batch = {
    .name = "batch",
    .operands = "FILE|DIR|@LIST ...",
    .summary = "thousands of outputs: one result a line (JSON Lines)",
    .description =
        "Reads each CRYSTAL output as a model of its own and writes one compact result a line,\n"
        "in the order of the inputs; for an input that gave nothing, a line of schema\n"
        "elastir.failure/1 with its diagnostics. DIR stands for the files in it, by name;\n"
        "@LIST for the paths in the file LIST, one a line.",
    .groups = (const cli_group[]){{cli_spectrum_options, 0},
                                  {cli_uncertainty_options, 0},
                                  {cli_checksum_options,
                                   offsetof(elastir_settings, reading.checksum)},
                                  {NULL, 0}},
    .options_size = sizeof(elastir_settings),
    .set_defaults = set_defaults,
    .run = run};
