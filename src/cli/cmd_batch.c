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

static const cli_option options[] = {CLI_SPECTRUM_OPTIONS,
                                     CLI_UNCERTAINTY_OPTIONS,
    CLI_READING_OPTIONS,
                                     {0, NULL, NULL, NULL}};

typedef struct {
  char **paths;
  size_t count, capacity;
} path_list;

typedef struct {
  const cli_line *line;
  const elastir_settings *settings;
  char **paths;                     /* of this block */
  char **results;                   /* a line of JSON for each path */
  elastir_diagnostics *diagnostics; /* of each path */
  cli_progress *progress;           /* of all */
} batch;

/* Takes path over. */
static bool add(path_list *list, char *path, elastir_diagnostics *diagnostics)
{
  if (path == NULL || !elastir_grow(&list->paths, &list->capacity, list->count,
                                    sizeof *list->paths)) {
    free(path);
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  list->paths[list->count++] = path;
  return true;
}

static int by_name(const void *a, const void *b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static void report_folder(const char *folder, const char *what, elastir_diagnostics *diagnostics)
{
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "cannot-read", folder, 0, "%s: %s", what,
                   strerror(errno));
}

/* The files of a folder, by name; hidden ones and folders within it are passed over. */
static bool add_folder(path_list *list, const char *folder, elastir_diagnostics *diagnostics)
{
  DIR *directory = opendir(folder);
  if (directory == NULL) {
    report_folder(folder, "cannot be opened", diagnostics);
    return true;
  }
  size_t first = list->count;
  bool good = true;
  while (good) {
    errno = 0;
    const struct dirent *entry = readdir(directory);
    if (entry == NULL && errno != 0)
      report_folder(folder, "its list of files breaks off", diagnostics);
    if (entry == NULL)
      break;
    if (entry->d_name[0] == '.')
      continue;
    char *path = elastir_format("%s/%s", folder, entry->d_name);
    struct stat status;
    if (path != NULL && stat(path, &status) == 0 && S_ISDIR(status.st_mode))
      free(path);
    else
      good = add(list, path, diagnostics);
  }
  closedir(directory);
  if (list->count > first)
    qsort(list->paths + first, list->count - first, sizeof *list->paths, by_name);
  return good;
}

/* One path a line; blank lines are passed over. */
static bool add_list(path_list *list, const char *file, elastir_diagnostics *diagnostics)
{
  elastir_stream *stream = elastir_stream_open(file, false, diagnostics);
  if (stream == NULL)
    return true;
  bool good = true;
  elastir_line line;
  while (good && elastir_stream_line(stream, &line))
    if (line.length > 0)
      good = add(list, elastir_copy_text(line.text, line.length), diagnostics);
  elastir_stream_close(stream, NULL);
  return good;
}

static bool add_operand(path_list *list, const char *operand, elastir_diagnostics *diagnostics)
{
  struct stat status;
  if (operand[0] == '@')
    return add_list(list, operand + 1, diagnostics);
  if (strcmp(operand, "-") != 0 && stat(operand, &status) == 0 && S_ISDIR(status.st_mode))
    return add_folder(list, operand, diagnostics);
  return add(list, elastir_copy_text(operand, strlen(operand)), diagnostics);
}

static cJSON *failure(const char *path, const elastir_diagnostics *diagnostics)
{
  json_builder builder = {0};
  cJSON *document = cJSON_CreateObject();
  json_text(&builder, document, "schema", "elastir.failure/1");
  json_text(&builder, document, "path", path);
  json_diagnostics(&builder, document, diagnostics);
  if (builder.failed) {
    cJSON_Delete(document);
    return NULL;
  }
  return document;
}

static bool gave_something(const cJSON *document)
{
  const cJSON *models = json_at(document, "models");
  const cJSON *model = cJSON_IsArray(models) ? models->child : NULL;
  const cJSON *sources = json_at(model, "sources");
  return cJSON_IsArray(sources) && sources->child != NULL &&
         cJSON_IsObject(json_at(sources->child, "program"));
}

static void analyse_one(void *context, size_t i)
{
  batch *all = context;
  elastir_diagnostics *diagnostics = &all->diagnostics[i];
  const char *path = all->paths[i];
  elastir_study study = {0};
  cli_result result = {0};
  if (elastir_study_add_path(&study, path, diagnostics))
    result = cli_analyse(all->line, &study, all->settings, 1, diagnostics);
  if (!gave_something(result.document)) {
    cJSON_Delete(result.document);
    result.document = failure(path, diagnostics);
  }
  all->results[i] = json_print(result.document, false);
  if (all->results[i] == NULL)
    elastir_diagnose_no_memory(diagnostics);
  cli_result_free(&result);
  elastir_study_free(&study);
  cli_progress_advance(all->progress, 1.0);
}

/* Inputs are read in blocks, so that memory does not grow with their number. The lines come
 * in the order of the inputs, whatever thread made them. */
enum { BLOCK = 256 };

static void analyse_block(batch *all, size_t count, int threads, whole_file *out,
                          elastir_diagnostics *diagnostics)
{
  parallel_for(count, threads, analyse_one, all);
  for (size_t i = 0; i < count; i++) {
    if (all->results[i] != NULL)
      whole_file_append(out, all->results[i], strlen(all->results[i]));
    free(all->results[i]);
    all->results[i] = NULL;
    elastir_diagnostics_move(diagnostics, &all->diagnostics[i]);
  }
}

static void analyse_all(const cli_line *line, const elastir_settings *settings, int threads,
                        const path_list *paths, elastir_diagnostics *diagnostics)
{
  cli_progress progress;
  batch all = {.line = line, .settings = settings, .progress = &progress};
  cli_progress_begin(&progress, line, "outputs", paths->count);
  all.results = calloc(BLOCK, sizeof *all.results);
  all.diagnostics = calloc(BLOCK, sizeof *all.diagnostics);
  whole_file out;
  if (all.results == NULL || all.diagnostics == NULL) {
    elastir_diagnose_no_memory(diagnostics);
  } else if (whole_file_open(&out, cli_value(line, "output"), diagnostics)) {
    for (size_t first = 0; first < paths->count && !out.failed; first += BLOCK) {
      size_t left = paths->count - first;
      all.paths = paths->paths + first;
      analyse_block(&all, left < BLOCK ? left : BLOCK, threads, &out, diagnostics);
    }
    whole_file_close(&out, true);
  }
  cli_progress_end(&progress);
  free(all.results);
  free(all.diagnostics);
}

static int run(const cli_line *line)
{
  elastir_settings settings;
  int threads;
  if (!cli_read_settings(line, &settings) || !cli_read_threads(line, &threads))
    return EXIT_USAGE;
  if (!cli_has(line, "samples"))
    settings.uncertainty.samples = -1; /* linear propagation takes a thousandth of the time */
  if (line->operand_count == 0)
    return cli_misuse(line, "no input; expected FILE, DIR or @LIST");
  path_list paths = {0};
  elastir_diagnostics diagnostics = {0};
  bool good = true;
  int status = EXIT_USAGE;
  for (size_t i = 0; good && i < line->operand_count; i++)
    good = add_operand(&paths, line->operands[i], &diagnostics);
  if (cli_overwrites(line, (const char *const *)paths.paths, paths.count))
    goto done;
  if (paths.count == 0 && diagnostics.errors == 0)
    elastir_diagnose(&diagnostics, ELASTIR_ERROR, "no-input", line->operands[0], 0,
                     "holds no input");
  analyse_all(line, &settings, threads, &paths, &diagnostics);
  cli_print_diagnostics(line, &diagnostics);
  status = cli_status(line, &diagnostics);
done:
  for (size_t i = 0; i < paths.count; i++)
    free(paths.paths[i]);
  free(paths.paths);
  elastir_diagnostics_free(&diagnostics);
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
    .options = options,
    .run = run};
