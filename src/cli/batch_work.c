/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch_work.c: the inputs of a batch, each made into a line or taken from an earlier run. */
#include "cli/batch_work.h"

#include <stdlib.h>
#include <string.h>

#include "batch/ordered.h"
#include "batch/record.h"
#include "batch/settings.h"
#include "cli/batch_same.h"
#include "cli/progress.h"
#include "crystal/crystal.h"
#include "result/kinds.h"
#include "result/read.h"
#include "result/write.h"
#include "tensor/tensor_file.h"
#include "version.h"

typedef struct {
  const batch_plan *plan;
  batch_journal *journal;
  batch_counts *counts;
  cli_progress *progress;
  bool lost; /* an input of the list */
} batch;

/* Of one input. */
typedef struct {
  char *text; /* a line, or several; NULL: none */
  bool result, passed, packed, odd, kept, lost;
  elastir_diagnostics diagnostics; /* of a line that was made now */
  size_t errors, warnings;
} outcome;

/* What an input is read through; bytes belong to its archive's files and are freed behind it. */
typedef struct {
  const batch_input *input;
  char **bytes; /* of each file */
} reading;

static elastir_stream *open_file(void *context, const char *path, elastir_checksum checksum,
                                 elastir_diagnostics *diagnostics)
{
  const reading *from = context;
  size_t f = 0;
  while (f + 1 < from->input->count && strcmp(from->input->files[f].path, path) != 0)
    f++;
  return batch_file_open(&from->input->files[f], checksum, &from->bytes[f], diagnostics);
}

/* ---- an input that is read ---- */

/* Adds the models of the input to the study: consecutive files of one label are a model. */
static bool add_models(elastir_study *study, const batch_input *input,
                       elastir_diagnostics *diagnostics)
{
  if (input->files[0].label == NULL)
    return elastir_study_add_path(study, input->files[0].path, diagnostics);
  const char **paths = malloc(input->count * sizeof *paths);
  bool good = paths != NULL;
  if (!good)
    elastir_diagnose_no_memory(diagnostics);
  for (size_t f = 0, n; good && f < input->count; f += n) {
    const char *label = input->files[f].label;
    for (n = 0; f + n < input->count && strcmp(input->files[f + n].label, label) == 0; n++)
      paths[n] = input->files[f + n].path;
    good = elastir_study_add_model(study, label, paths, n, diagnostics);
  }
  free(paths);
  return good;
}

/* A bare tensor has no program. */
static bool gave_something(const elastir_result *result)
{
  for (size_t m = 0; result != NULL && m < result->models_count; m++)
    if (result->models[m].elastic != NULL ||
        (result->models[m].sources_count > 0 && result->models[m].sources[0].program != NULL))
      return true;
  return false;
}

/* Of what was found in passing this alone counts; who reads the file says the rest. */
static void take_lack_of_memory(elastir_diagnostics *found, elastir_diagnostics *diagnostics)
{
  if (found->out_of_memory)
    elastir_diagnose_no_memory(diagnostics);
  elastir_diagnostics_free(found);
}

/* What the file is, by size and checksum. false: it cannot be read. */
static bool identify(const batch_file *file, elastir_checksum checksum, elastir_source *source,
                     elastir_diagnostics *diagnostics)
{
  elastir_diagnostics unused = {0};
  char *bytes;
  elastir_stream *stream = batch_file_open(file, checksum, &bytes, &unused);
  bool good = stream != NULL && elastir_stream_close(stream, source);
  free(bytes);
  take_lack_of_memory(&unused, diagnostics);
  return good;
}

static char *print_failure(const batch *all, const batch_input *input,
                           elastir_diagnostics *diagnostics)
{
  elastir_source source = {{0}, 0, false};
  bool known = strcmp(input->files[0].path, "-") != 0 && input->count == 1 &&
               identify(&input->files[0], all->plan->settings->reading.checksum, &source,
                        diagnostics);
  elastir_result_memory *memory = result_memory_new();
  elastir_result_failure failure = {
      .schema = FAILURE_SCHEMA,
      .path = input->files[0].path,
      .bytes = known ? (int64_t)source.bytes : -1,
      .sha256 = source.sha256,
      .diagnostics = result_diagnostics(memory, diagnostics),
      .diagnostics_count = diagnostics->count};
  char *text = result_memory_failed(memory) ? NULL : result_print_failure(&failure);
  result_memory_free(memory);
  return text;
}

static void analyse(const batch *all, const batch_input *input, outcome *out)
{
  elastir_study study = {0};
  elastir_result *result = NULL;
  reading from = {input, calloc(input->count, sizeof *from.bytes)};
  elastir_settings settings = *all->plan->settings;
  settings.reading.open = open_file;
  settings.reading.open_context = &from;
  if (from.bytes == NULL)
    elastir_diagnose_no_memory(&out->diagnostics);
  else if (add_models(&study, input, &out->diagnostics))
    result = cli_analyse(all->plan->line, &study, &settings, 1, &out->diagnostics);
  out->result = gave_something(result);
  if (out->result && (out->text = result_print(result, false)) == NULL)
    elastir_diagnose_no_memory(&out->diagnostics);
  result_free(result);
  elastir_study_free(&study);
  for (size_t f = 0; from.bytes != NULL && f < input->count; f++)
    free(from.bytes[f]);
  free(from.bytes);
}

/* ---- an input whose line is there already ---- */

/* Whether the file is that of the source, unchanged; without a checksum nobody knows. */
static bool is_same_file(const batch *all, const batch_file *file, const batch_source *then,
                         elastir_diagnostics *diagnostics)
{
  elastir_source now;
  return *then->sha256 != '\0' &&
         identify(file, all->plan->settings->reading.checksum, &now, diagnostics) &&
         now.bytes == then->bytes && strcmp(now.sha256, then->sha256) == 0;
}

/* With --no-provenance no line says its version. */
static bool is_same_version(const batch *all, const batch_record *record)
{
  const char *version = elastir_version();
  size_t length = strlen(version);
  return all->plan->line->no_provenance
             ? record->version == NULL
             : record->version != NULL && strncmp(record->version, version, length) == 0 &&
                   record->version[length] == '"';
}

static bool is_unchanged(const batch *all, const batch_input *input, const char *line,
                         const batch_record *record, elastir_diagnostics *diagnostics)
{
  char unused[BATCH_SETTING];
  elastir_study study = {0};
  elastir_diagnostics found = {0};
  bool same = is_same_version(all, record) &&
              batch_settings_same(line, all->plan->asked, unused) &&
              add_models(&study, input, &found) && batch_same_models(&study, record);
  for (size_t f = 0, at = 0; same && f < input->count; f++) {
    while (strcmp(record->sources[at].path, input->files[f].path) != 0)
      at++;
    same = is_same_file(all, &input->files[f], &record->sources[at], diagnostics);
  }
  elastir_study_free(&study);
  take_lack_of_memory(&found, diagnostics);
  return same;
}

/* Takes the line of an earlier run if there is one and the files are still the same. */
static bool take_earlier(const batch *all, const batch_input *input, outcome *out)
{
  size_t left = 0;
  const earlier_line *line = NULL;
  if (all->plan->earlier != NULL && input->trouble == NULL)
    line = earlier_find(all->plan->earlier, input->files[0].path, &left);
  for (; left > 0 && !out->kept; line++, left--) {
    batch_record record;
    char *text = earlier_text(line);
    if (text == NULL || !batch_record_read(text, &record)) {
      free(text);
      continue;
    }
    if (is_unchanged(all, input, text, &record, &out->diagnostics)) {
      *out = (outcome){.text = text, .kept = true, .result = true,
                       .errors = record.has_errors, .warnings = record.has_warnings};
      text = NULL;
    }
    batch_record_free(&record);
    free(text);
  }
  return out->kept;
}

typedef enum { FILE_OTHER, FILE_EMPTY, FILE_PACKED, FILE_TENSOR, FILE_CRYSTAL } file_kind;

/* By the signatures of xz, bzip2 and zip. */
static bool is_packed(const char *head, size_t length)
{
  return (length >= 6 && memcmp(head, "\xfd" "7zXZ", 6) == 0) ||
         (length >= 4 && memcmp(head, "BZh", 3) == 0 && head[3] >= '1' && head[3] <= '9') ||
         (length >= 4 && memcmp(head, "PK\3\4", 4) == 0);
}

static file_kind kind_of(const batch_file *file, elastir_diagnostics *diagnostics)
{
  elastir_diagnostics unused = {0};
  char *bytes;
  elastir_stream *stream = batch_file_open(file, ELASTIR_CHECKSUM_NONE, &bytes, &unused);
  file_kind kind = FILE_CRYSTAL; /* what cannot be read is no reason to be silent */
  if (stream != NULL) {
    if (!elastir_stream_begins(stream, elastir_crystal_recognise)) {
      size_t length;
      const char *head = elastir_stream_peek(stream, &length);
      kind = elastir_tensor_recognise(head, length) ? FILE_TENSOR
             : is_packed(head, length)              ? FILE_PACKED
             : length == 0                          ? FILE_EMPTY
                                                    : FILE_OTHER;
    }
    elastir_stream_close(stream, NULL);
  }
  free(bytes);
  take_lack_of_memory(&unused, diagnostics);
  return kind;
}

/* ---- in order ---- */

static bool ends_in(const char *path, const char *end)
{
  size_t length = strlen(path), wanted = strlen(end);
  return length >= wanted && strcmp(path + length - wanted, end) == 0;
}

/* A file in a folder that nobody named; of what was found a lack of memory alone counts. */
static void pass_over(const char *path, file_kind kind, outcome *out)
{
  elastir_diagnostics found = out->diagnostics;
  free(out->text);
  *out = (outcome){.passed = true, .packed = kind == FILE_PACKED};
  out->odd = kind == FILE_EMPTY || (kind != FILE_PACKED && ends_in(path, ".out"));
  take_lack_of_memory(&found, &out->diagnostics);
  elastir_diagnose(&out->diagnostics, ELASTIR_INFO, "passed-over", path, 0, "%s; skipped",
                   kind == FILE_EMPTY    ? "it is empty"
                   : kind == FILE_PACKED ? "it is compressed by xz, bzip2 or zip"
                                         : "it is not a CRYSTAL output");
}

static void make_outcome(const batch *all, const batch_input *input, outcome *out)
{
  file_kind kind = input->found ? kind_of(&input->files[0], &out->diagnostics) : FILE_CRYSTAL;
  if (kind == FILE_OTHER || kind == FILE_EMPTY || kind == FILE_PACKED) {
    pass_over(input->files[0].path, kind, out);
    return;
  }
  if (take_earlier(all, input, out))
    return;
  if (input->trouble != NULL)
    elastir_diagnostics_move(&out->diagnostics, input->trouble);
  else
    analyse(all, input, out);
  if (kind == FILE_TENSOR && !out->result) {
    pass_over(input->files[0].path, kind, out);
    return;
  }
  if (out->text == NULL) {
    out->result = false;
    out->text = print_failure(all, input, &out->diagnostics);
  }
  if (out->text == NULL)
    elastir_diagnose_no_memory(&out->diagnostics);
  out->errors = out->diagnostics.errors;
  out->warnings = out->diagnostics.warnings;
}

/* The number among all inputs of the one that is number i of this share. */
static size_t number_of(const batch_plan *plan, size_t i)
{
  return plan->share.shard + i * plan->share.shards;
}

static void *make_line(void *context, size_t i)
{
  const batch *all = context;
  const batch_plan *plan = all->plan;
  batch_input input;
  outcome *out = calloc(1, sizeof *out);
  if (out == NULL)
    return NULL;
  out->lost = !batch_inputs_get(plan->inputs, number_of(plan, i), &input, &out->diagnostics);
  if (out->lost)
    out->errors = out->diagnostics.errors;
  else
    make_outcome(all, &input, out);
  batch_input_free(&input);
  return out;
}

static void print_messages(const batch *all, const outcome *out)
{
  const cli_line *line = all->plan->line;
  const elastir_diagnostics *diagnostics = &out->diagnostics;
  bool printed = false;
  for (size_t d = 0; d < diagnostics->count && (!printed || line->verbose); d++) {
    const elastir_diagnostic *item = &diagnostics->items[d];
    if (item->severity != ELASTIR_ERROR && !line->verbose)
      continue;
    if (!printed)
      cli_progress_clear(all->progress);
    cli_print_diagnostic(line, item);
    printed = true;
  }
}

static void take_line(void *context, size_t i, void *taken)
{
  batch *all = context;
  outcome *out = taken;
  elastir_diagnostics *diagnostics = all->plan->line->diagnostics;
  batch_counts *counts = all->counts;
  if (out == NULL || out->diagnostics.out_of_memory) {
    elastir_diagnose_no_memory(diagnostics);
  } else {
    print_messages(all, out);
    const char *text = out->passed && all->plan->is_part ? batch_passed_line : out->text;
    if (text != NULL)
      journal_append(all->journal, text, strlen(text));
    diagnostics->errors += out->errors;
    diagnostics->warnings += out->warnings;
    counts->passed += out->passed;
    counts->kept += out->kept;
    counts->results += out->result;
    counts->failures += !out->result && !out->passed && !out->lost;
    all->lost = all->lost || out->lost;
    counts->packed += out->packed;
    if (out->odd && counts->odd < BATCH_NAMED)
      counts->named[counts->odd] = number_of(all->plan, i);
    counts->odd += out->odd;
    counts->incomplete += out->result && out->errors > 0;
    counts->with_warnings += out->result && out->errors == 0 && out->warnings > 0;
  }
  if (out != NULL) {
    free(out->text);
    elastir_diagnostics_free(&out->diagnostics);
  }
  free(out);
  cli_progress_advance(all->progress, 1.0);
}

bool batch_make_lines(const batch_plan *plan, batch_journal *journal, batch_counts *counts)
{
  cli_progress progress;
  batch all = {.plan = plan, .journal = journal, .counts = counts, .progress = &progress};
  size_t count = plan->inputs->count, shard = plan->share.shard;
  count = count > shard ? (count - shard + plan->share.shards - 1) / plan->share.shards : 0;
  cli_progress_begin(&progress, plan->line, "outputs", count);
  bool good = ordered_for(count, plan->line->threads, make_line, take_line, &all);
  cli_progress_end(&progress);
  if (!good)
    elastir_diagnose_no_memory(plan->line->diagnostics);
  return good && !all.lost;
}
