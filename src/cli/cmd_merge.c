/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_merge.c: the parts of a batch, joined in the order of its inputs. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "base/memory.h"
#include "batch/settings.h"
#include "batch/share.h"
#include "cli/cli.h"
#include "output/whole_file.h"
#include "result/kinds.h"

/* A part that is open behind its first line. */
typedef struct {
  const char *path;
  FILE *file; /* NULL: the part is missing, or was read to its end */
  size_t lines;
  char *line; /* the latest, and the size of its memory */
  size_t capacity;
} part;

typedef struct {
  const cli_line *line;
  batch_head head; /* of the first part that was opened */
  char *head_line;
  part *parts;     /* one for each shard */
  size_t missing, first_missing;
} merge;

/* The next line of the part that ends; its length, 0: none. */
static size_t next_line(part *from, elastir_diagnostics *diagnostics)
{
  ssize_t length;
  do {
    errno = 0;
    length = getline(&from->line, &from->capacity, from->file);
    if (length < 0 && errno == EINTR)
      clearerr(from->file);
  } while (length < 0 && errno == EINTR);
  if (length < 0 && errno == ENOMEM)
    elastir_diagnose_no_memory(diagnostics);
  else if (length < 0 && ferror(from->file))
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "cannot-read", from->path, 0, "%s",
                     strerror(errno));
  return length > 0 && from->line[length - 1] == '\n' ? (size_t)length : 0;
}

static void close_part(part *which)
{
  if (which->file != NULL)
    fclose(which->file);
  free(which->line);
  *which = (part){0};
}

/* How many whole lines follow; the file is back where it was. false: reported. */
static bool count_lines(part *which, elastir_diagnostics *diagnostics)
{
  long start = ftell(which->file);
  size_t errors = diagnostics->errors;
  while (next_line(which, diagnostics) > 0)
    which->lines++;
  if (start < 0 || fseek(which->file, start, SEEK_SET) != 0) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "cannot-read", which->path, 0, "%s; a part must be a file, "
                     "not a pipe", strerror(errno));
    return false;
  }
  return diagnostics->errors == errors;
}

/* Whether the version and the settings are those of the first part. */
static bool is_made_alike(const merge *all, const batch_head *head, const part *which)
{
  elastir_diagnostics *diagnostics = all->line->diagnostics;
  char name[BATCH_SETTING];
  if (strcmp(head->version, all->head.version) != 0) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "other-version", which->path, 0,
                     "elastir %s made it, but %s made the first part: run 'elastir batch --resume --shard "
                     "%zu/%zu' with the version of the others",
                     head->version, all->head.version, head->share.shard, head->share.shards);
    return false;
  }
  if (batch_settings_same(which->line, all->head_line, name))
    return true;
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "other-settings", which->path, 0,
                   "its settings differ from those of the first part in '%s': run 'elastir batch --resume "
                   "--shard %zu/%zu' with the options of the others",
                   name, head->share.shard, head->share.shards);
  return false;
}

/* Parts have to be of the same list of inputs in the same number of shares, made in the same way. */
static bool belongs(merge *all, const batch_head *head, const part *which)
{
  if (all->parts == NULL) {
    all->parts = calloc(head->share.shards, sizeof *all->parts);
    all->head_line = elastir_copy_text(which->line, strlen(which->line));
    all->head = *head;
  }
  if (all->parts == NULL || all->head_line == NULL) {
    elastir_diagnose_no_memory(all->line->diagnostics);
    return false;
  }
  if (head->share.shards == all->head.share.shards && head->inputs == all->head.inputs &&
      strcmp(head->list, all->head.list) == 0)
    return is_made_alike(all, head, which);
  elastir_diagnose(all->line->diagnostics, ELASTIR_ERROR, "other-batch", which->path, 0,
                   "it belongs to another batch (%zu shares of %zu inputs, list %s) than the first part (%zu "
                   "of %zu, %s)",
                   head->share.shards, head->inputs, head->list, all->head.share.shards,
                   all->head.inputs, all->head.list);
  return false;
}

/* Keeps the longer of two parts of one share. */
static void keep_part(merge *all, size_t shard, part *which)
{
  part *there = &all->parts[shard];
  if (there->path != NULL)
    elastir_diagnose(all->line->diagnostics, ELASTIR_INFO, "part-twice", which->path, 0,
                     "share %zu is given twice; the one with more lines is used", shard);
  if (there->path == NULL || which->lines > there->lines) {
    close_part(there);
    *there = *which;
    *which = (part){0};
  }
}

/* false: reported. */
static bool open_part(merge *all, const char *path)
{
  elastir_diagnostics *diagnostics = all->line->diagnostics;
  batch_head head;
  part which = {.path = path};
  do
    which.file = fopen(path, "re");
  while (which.file == NULL && errno == EINTR);
  bool good = which.file != NULL;
  if (!good)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "cannot-read", path, 0, "cannot be opened: %s",
                     strerror(errno));
  size_t errors = diagnostics->errors, length = good ? next_line(&which, diagnostics) : 0;
  if (good && diagnostics->errors == errors &&
      (length == 0 || !batch_head_read(which.line, length, &head))) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "not-a-part", path, 1,
                     "expected the head of a part, {\"schema\":\"" PART_SCHEMA "\", ...}, as "
                     "'elastir batch --shard' writes it");
    good = false;
  }
  good = good && diagnostics->errors == errors && belongs(all, &head, &which) &&
         count_lines(&which, diagnostics);
  if (good)
    keep_part(all, head.share.shard, &which);
  close_part(&which);
  return good;
}

static void join(merge *all, whole_file *out)
{
  elastir_diagnostics *diagnostics = all->line->diagnostics;
  for (size_t i = 0; i < all->head.inputs && !out->failed && !diagnostics->out_of_memory; i++) {
    part *from = &all->parts[i % all->head.share.shards];
    size_t length = from->file != NULL ? next_line(from, diagnostics) : 0;
    if (length == 0 && all->missing++ == 0)
      all->first_missing = i;
    if (length > 0 && !batch_is_passed_line(from->line, length))
      whole_file_append(out, from->line, length);
  }
}

static void report_missing(const merge *all)
{
  elastir_diagnostics *diagnostics = all->line->diagnostics;
  size_t shards = all->head.share.shards, inputs = all->head.inputs;
  for (size_t s = 0; s < shards; s++) {
    size_t wanted = inputs > s ? (inputs - s + shards - 1) / shards : 0;
    const part *which = &all->parts[s];
    if (which->path == NULL)
      elastir_diagnose(diagnostics, ELASTIR_ERROR, "part-missing", NULL, 0,
                       "share %zu of %zu is missing, with %zu inputs: run 'elastir batch --shard "
                       "%zu/%zu' with the same inputs",
                       s, shards, wanted, s, shards);
    else if (which->lines < wanted)
      elastir_diagnose(diagnostics, ELASTIR_ERROR, "part-incomplete", which->path, 0,
                       "it has %zu of %zu lines: run 'elastir batch --resume --shard %zu/%zu -o %s' "
                       "with the same inputs",
                       which->lines, wanted, s, shards, which->path);
    else if (which->lines > wanted)
      elastir_diagnose(diagnostics, ELASTIR_ERROR, "part-too-long", which->path, 0,
                       "it has %zu lines; the last %zu belong to no input",
                       which->lines, which->lines - wanted);
  }
  if (all->missing > 0)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "lines-missing", NULL, 0,
                     "of %zu inputs %zu are missing from the output, the first being input %zu (from 0)",
                     inputs, all->missing, all->first_missing);
}

/* All parts are open at once. */
static void allow_files(size_t count)
{
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur > count + 16)
    return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

static int run(const cli_line *line, void *target)
{
  (void)target;
  merge all = {.line = line};
  whole_file out;
  if (line->operand_count == 0)
    return cli_misuse(line, "no part; expected the output of 'elastir batch --shard'");
  if (cli_has(line, "pretty") || cli_has(line, "compact"))
    return cli_misuse(line, "--pretty and --compact have no effect here: lines are copied unchanged");
  if (cli_overwrites(line, line->operands, line->operand_count))
    return EXIT_USAGE;
  allow_files(line->operand_count);
  bool good = true;
  for (size_t i = 0; i < line->operand_count; i++)
    good = open_part(&all, line->operands[i]) && good;
  if (good && whole_file_open(&out, line->output, line->diagnostics)) {
    join(&all, &out);
    report_missing(&all);
    whole_file_close(&out, !line->diagnostics->out_of_memory);
  }
  for (size_t s = 0; all.parts != NULL && s < all.head.share.shards; s++)
    close_part(&all.parts[s]);
  free(all.parts);
  free(all.head_line);
  return EXIT_DONE;
}

const cli_command cmd_merge = {
    .name = "merge",
    .operands = "PART ...",
    .summary = "join the parts of a batch that several processes shared",
    .description =
        "Joins the parts written by 'elastir batch --shard K/N', given in any order, into the\n"
        "lines that one process would have written, in the order of the inputs, and reports\n"
        "missing shares. If a share was run twice, the longer part is used.",
    .groups = (const cli_group[]){{NULL, 0}},
    .run = run};
