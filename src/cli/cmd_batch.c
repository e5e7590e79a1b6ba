/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_batch.c: many outputs, one compact result a line (JSON Lines). */
#define _DEFAULT_SOURCE /* syscall */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "cli/batch_work.h"
#include "cli/inputs.h"
#include "result/read.h"
#include "result/write.h"

typedef struct {
  elastir_settings settings; /* first */
  batch_share share;
  bool resume;
  struct {
    batch_rule *rules;
    char **labels; /* of the rules, to be freed */
    size_t count, capacity, label_capacity;
  } models;
} batch_line;

/* LABEL=PATTERN; the pattern stays in the word of the command line. */
static bool add_rule(const char *value, batch_line *to)
{
  const char *equals = strchr(value, '=');
  if (equals == NULL || equals == value || equals[1] == '\0' ||
      !elastir_grow(&to->models.labels, &to->models.label_capacity, to->models.count,
                    sizeof *to->models.labels) ||
      !elastir_grow(&to->models.rules, &to->models.capacity, to->models.count,
                    sizeof *to->models.rules))
    return false;
  char *label = elastir_copy_text(value, (size_t)(equals - value));
  if (label == NULL)
    return false;
  to->models.labels[to->models.count] = label;
  to->models.rules[to->models.count++] = (batch_rule){label, equals + 1};
  return true;
}

CLI_READER(read_rule, batch_line, add_rule(value, to))
CLI_READER(read_share, batch_share, batch_share_parse(value, to))

static const cli_option own_options[] = {
    {0, "model", "LABEL=PATTERN...",
     "the files of a folder whose names match PATTERN (as in a shell)|are its model LABEL; may be given "
     "several times; one line per folder",
     CLI_PARSED, .at = 0, .size = sizeof(batch_line), .parse = read_rule,
     .expects = "LABEL=PATTERN, such as 'ideal=ideal*.out'"},
    {0, "resume", NULL,
     "continue an interrupted run with the same options; lines of unchanged|files are "
     "kept", CLI_SET(batch_line, resume, true)},
    {0, "shard", "K/N",
     "process only the inputs K, K+N, K+2N ..., from 0; 'elastir merge' joins the|parts. Slurm tasks take "
     "their own share", CLI_READ_BY(read_share, batch_line, share),
     .expects = "K/N with K from 0 to N-1, such as 0/8"},
    {0}};

/* ---- whose inputs ---- */

static batch_slurm slurm_of_environment(void)
{
  return (batch_slurm){.array_task_id = getenv("SLURM_ARRAY_TASK_ID"),
                       .array_task_min = getenv("SLURM_ARRAY_TASK_MIN"),
                       .array_task_max = getenv("SLURM_ARRAY_TASK_MAX"),
                       .array_task_count = getenv("SLURM_ARRAY_TASK_COUNT"),
                       .array_task_step = getenv("SLURM_ARRAY_TASK_STEP"),
                       .step_num_tasks = getenv("SLURM_STEP_NUM_TASKS"),
                       .procid = getenv("SLURM_PROCID")};
}

/* Sets the share and, where Slurm gave it, the name of this part: *path, to be freed. EXIT_DONE, or
 * the status to end with. */
static int find_share(const cli_line *line, batch_line *options, char **path)
{
  *path = NULL;
  if (options->share.shards > 0)
    return EXIT_DONE;
  const batch_slurm slurm = slurm_of_environment();
  batch_share_source source = batch_share_of_slurm(&slurm, &options->share);
  if (source == SHARE_UNKNOWN)
    return cli_misuse(line, "the numbers of this job array do not reveal the number of parts; give --shard "
                            "K/N (--shard 0/1 for all inputs)");
  if (source == SHARE_ALL)
    return EXIT_DONE;
  if (line->output == NULL || strcmp(line->output, "-") == 0)
    return cli_misuse(line, "one of %zu tasks needs -o FILE, from which each derives the name of its "
                            "part", options->share.shards);
  *path = batch_share_path(line->output, &options->share);
  if (*path == NULL) {
    elastir_diagnose_no_memory(line->diagnostics);
    return EXIT_INPUT;
  }
  if (!line->quiet)
    fprintf(stderr, "elastir batch: share %zu of %zu (from 0), from Slurm: %s\n",
            options->share.shard, options->share.shards, *path);
  return EXIT_DONE;
}

/* Whether -o is this file and a CRYSTAL output; what else lies in a folder is passed over. As below,
 * what cannot be read counts as yes, and is reported. */
static bool overwrites_file(const cli_line *line, const struct stat *target, const batch_file *file,
                            bool found)
{
  cli_input_kind kind = INPUT_CRYSTAL;
  struct stat status;
  if (file->archive != NULL || stat(file->path, &status) != 0 || target->st_ino != status.st_ino)
    return false;
  if (found && !cli_input_kind_of(file->path, &kind, line->diagnostics))
    return true;
  return kind == INPUT_CRYSTAL && cli_overwrites(line, &file->path, 1);
}

static bool overwrites(const cli_line *line, const batch_inputs *inputs)
{
  struct stat target;
  bool yes = false;
  if (line->output == NULL || stat(line->output, &target) != 0)
    return false;
  for (size_t i = 0; !yes && i < inputs->count; i++) {
    batch_input input;
    if (!batch_inputs_get(inputs, i, &input, line->diagnostics))
      return true;
    for (size_t f = 0; !yes && f < input.count; f++)
      yes = overwrites_file(line, &target, &input.files[f], input.found);
    batch_input_free(&input);
  }
  return yes;
}

/* ---- manners ---- */

/* A login node is shared: on a terminal all work gives way to that of others. */
static void give_way(const cli_line *line)
{
  enum { NICE = 10, IO_CLASS_BEST_EFFORT = 2, IO_LEAST = 7 };
  if (isatty(STDERR_FILENO) != 1)
    return;
  int before = getpriority(PRIO_PROCESS, 0);
  if (before >= NICE || setpriority(PRIO_PROCESS, 0, NICE) != 0)
    return;
#ifdef SYS_ioprio_set
  syscall(SYS_ioprio_set, 1, 0, IO_CLASS_BEST_EFFORT << 13 | IO_LEAST);
#endif
  if (!line->quiet)
    fprintf(stderr, "elastir batch: runs at low priority (nice %d), as always on a terminal\n",
            NICE);
}

static const char *plural(size_t count)
{
  return count == 1 ? "" : "s";
}

/* Empty files, and those named *.out: somebody may have taken them for outputs. */
static void print_odd(const batch_counts *counts, const batch_inputs *inputs)
{
  elastir_diagnostics unused = {0};
  batch_input input;
  fprintf(stderr, " (%zu empty or named *.out: ", counts->odd);
  for (size_t i = 0; i < counts->odd && i < BATCH_NAMED; i++)
    if (batch_inputs_get(inputs, counts->named[i], &input, &unused)) {
      fputs(i > 0 ? ", " : "", stderr);
      cli_print_clean(input.files[0].path);
      batch_input_free(&input);
    }
  fputs(counts->odd > BATCH_NAMED ? ", ...)" : ")", stderr);
  elastir_diagnostics_free(&unused);
}

static void print_passed(const batch_counts *counts, const batch_inputs *inputs)
{
  size_t links = 0;
  for (size_t i = 0; i < inputs->archive_count; i++)
    links += batch_archive_links(inputs->archives[i]);
  size_t others = counts->passed - counts->packed;
  if (others > 0)
    fprintf(stderr, "; skipped, not CRYSTAL output: %zu file%s", others, plural(others));
  if (counts->odd > 0)
    print_odd(counts, inputs);
  if (counts->packed > 0)
    fprintf(stderr, "; skipped, compressed by xz, bzip2 or zip: %zu file%s (unpack them, or use "
            "gzip)", counts->packed, plural(counts->packed));
  if (links > 0)
    fprintf(stderr, "; skipped in archives: %zu symbolic link%s", links, plural(links));
}

static void print_summary(const batch_counts *counts, const batch_inputs *inputs,
                          const struct timespec *begun)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  double seconds =
      (double)(now.tv_sec - begun->tv_sec) + 1e-9 * (double)(now.tv_nsec - begun->tv_nsec);
  fprintf(stderr, "elastir batch: %zu result%s", counts->results, plural(counts->results));
  if (counts->incomplete > 0 && counts->with_warnings > 0)
    fprintf(stderr, " (%zu incomplete, %zu with warnings)", counts->incomplete,
            counts->with_warnings);
  else if (counts->incomplete > 0)
    fprintf(stderr, " (%zu incomplete)", counts->incomplete);
  else if (counts->with_warnings > 0)
    fprintf(stderr, " (%zu with warnings)", counts->with_warnings);
  fprintf(stderr, ", %zu failure%s", counts->failures, plural(counts->failures));
  if (counts->kept > 0)
    fprintf(stderr, "; %zu of these from an earlier run", counts->kept);
  print_passed(counts, inputs);
  fprintf(stderr, "; %.3g s\n", seconds);
}

/* ---- the run ---- */

/* A result with nothing but settings, on a line. The caller frees; NULL: no memory (reported). */
static char *print_settings(const cli_line *line, const elastir_settings *given)
{
  const elastir_settings settings = cli_note_given(line, given);
  elastir_result *result = model_result(&settings, NULL, 0);
  char *text = result != NULL ? result_print(result, false) : NULL;
  result_free(result);
  if (text == NULL)
    elastir_diagnose_no_memory(line->diagnostics);
  return text;
}

static void make_all(const cli_line *line, batch_line *options, batch_inputs *inputs,
                     const char *path)
{
  earlier_lines earlier = {0};
  batch_counts counts = {0};
  batch_journal journal;
  char *asked = print_settings(line, &options->settings), *head = NULL;
  batch_plan plan = {.line = line, .settings = &options->settings, .asked = asked,
                     .inputs = inputs, .earlier = options->resume ? &earlier : NULL, .share = options->share,
                     .is_part = options->share.shards > 1};
  if (asked != NULL && plan.is_part)
    head = batch_share_head(&plan.share, inputs, asked, line->diagnostics);
  struct timespec begun;
  clock_gettime(CLOCK_MONOTONIC, &begun);
  bool known = asked != NULL && (!plan.is_part || head != NULL);
  if (known && journal_open(&journal, path, options->resume ? &earlier : NULL, line->diagnostics)) {
    bool good = head == NULL || journal_append(&journal, head, strlen(head));
    good = good && batch_make_lines(&plan, &journal, &counts);
    journal_close(&journal, good && !line->diagnostics->out_of_memory); /* lines may be missing */
    if (!line->quiet)
      print_summary(&counts, inputs, &begun);
  }
  free(asked);
  free(head);
  earlier_free(&earlier);
}

static int run_share(const cli_line *line, batch_line *options, batch_inputs *inputs)
{
  char *path;
  int status = find_share(line, options, &path);
  if (status == EXIT_DONE && overwrites(line, inputs)) {
    status = line->diagnostics->errors > 0 ? EXIT_INPUT : EXIT_USAGE;
  } else if (status == EXIT_DONE) {
    if (inputs->count == 0)
      elastir_diagnose(line->diagnostics, ELASTIR_ERROR, "no-input", line->operands[0], 0, "%s",
                       options->models.count > 0
                           ? "no file in it matches a pattern of --model"
                           : "has no input; expected outputs, or folders or archives of outputs");
    give_way(line);
    make_all(line, options, inputs, path != NULL ? path : line->output);
  }
  free(path);
  return status;
}

static int run(const cli_line *line, void *target)
{
  batch_line *options = target;
  elastir_settings *settings = &options->settings;
  settings->want_uncertainty = settings->uncertainty.samples != 0;
  if (line->operand_count == 0)
    return cli_misuse(line, "no input; expected FILE, DIR, ARCHIVE or @LIST");
  if (cli_has(line, "pretty") || cli_has(line, "compact"))
    return cli_misuse(line, "--pretty and --compact have no effect here: each result is on one line");
  if (options->resume && (line->output == NULL || strcmp(line->output, "-") == 0))
    return cli_misuse(line, "--resume needs -o FILE, the output to continue");
  batch_inputs inputs = {0};
  bool good = true;
  for (size_t i = 0; good && i < line->operand_count; i++)
    good = batch_inputs_add(&inputs, line->operands[i], line->diagnostics);
  if (good && options->models.count > 0)
    good = batch_inputs_group(&inputs, options->models.rules, options->models.count,
                              line->diagnostics);
  int status = EXIT_INPUT;
  if (good && options->models.count > 0 && inputs.named > 0)
    status = cli_misuse(line, "--model makes models from the files of a folder or archive; for single files "
                              "use 'elastir analyze LABEL=FILE,FILE'");
  else if (good)
    status = run_share(line, options, &inputs);
  batch_inputs_free(&inputs);
  return status;
}

static void release(void *target)
{
  batch_line *options = target;
  for (size_t i = 0; i < options->models.count; i++)
    free(options->models.labels[i]);
  free(options->models.labels);
  free(options->models.rules);
}

const cli_command cmd_batch = {
    .name = "batch",
    .operands = "FILE|DIR|ARCHIVE|@LIST ...",
    .summary = "analyze thousands of outputs, one result per line (JSON Lines)",
    .description =
        "Reads each CRYSTAL output as a separate model and writes one compact result per line,\n"
        "in the order of the inputs; for an input without result, a line of schema\n"
        "elastir.failure/1 with its diagnostics. DIR stands for the CRYSTAL outputs in it and\n"
        "in the folders below it, ARCHIVE (tar, gzipped or not) for those in it, @LIST for the\n"
        "paths in the file LIST, one per line ('@-': standard input).",
    .groups = (const cli_group[]){{own_options, 0},
                                  {cli_spectrum_options, offsetof(batch_line, settings)},
                                  {cli_uncertainty_options, offsetof(batch_line, settings)},
                                  {cli_checksum_options,
                                   offsetof(batch_line, settings.reading.checksum)},
                                  {NULL, 0}},
    .options_size = sizeof(batch_line),
    .set_defaults = cli_settings_default,
    .run = run,
    .release = release};
