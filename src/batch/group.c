/* SPDX-License-Identifier: GPL-3.0-or-later */
/* group.c: the files of a folder that belong together, by their names. */
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "batch/inputs.h"

/* Where the name begins in a path, behind folders and, in an archive, behind its name. */
static size_t name_at(const batch_file *file)
{
  const char *slash = strrchr(file->path, '/');
  size_t at = slash != NULL ? (size_t)(slash + 1 - file->path) : 0;
  size_t archive = file->archive != NULL ? strlen(batch_archive_path(file->archive)) + 1 : 0;
  return at > archive ? at : archive;
}

/* The number of the first rule that the name matches; count: none. */
static size_t rule_of(const batch_file *file, const batch_rule *rules, size_t count)
{
  size_t r = 0;
  while (r < count && fnmatch(rules[r].pattern, file->path + name_at(file), 0) != 0)
    r++;
  return r;
}

static bool same_folder(const batch_file *a, const batch_file *b)
{
  size_t length = name_at(a);
  return a->archive == b->archive && length == name_at(b) &&
         strncmp(a->path, b->path, length) == 0;
}

/* The inputs that were found in a folder. */
typedef struct {
  batch_input *inputs;
  size_t count, capacity;
} folder;

static void empty_folder(folder *in)
{
  for (size_t i = 0; i < in->count; i++)
    batch_input_free(&in->inputs[i]);
  in->count = 0;
}

/* Adds one input of the folder's files that match a rule, if there are any, and empties it. */
static bool join(folder *in, const batch_rule *rules, size_t rule_count, batch_inputs *joined,
                 elastir_diagnostics *diagnostics)
{
  bool good = true;
  batch_input all = {.files = malloc((in->count + 1) * sizeof *all.files)};
  if (all.files == NULL) {
    elastir_diagnose_no_memory(diagnostics);
    good = false;
  }
  for (size_t r = 0; good && r < rule_count; r++)
    for (size_t i = 0; i < in->count; i++)
      if (rule_of(&in->inputs[i].files[0], rules, rule_count) == r) {
        all.files[all.count] = in->inputs[i].files[0];
        all.files[all.count++].label = rules[r].label;
      }
  if (good && all.count > 0)
    good = batch_list_append(joined, &all, diagnostics);
  free(all.files);
  empty_folder(in);
  return good;
}

static bool belongs(const folder *in, const batch_input *input)
{
  return input->found &&
         (in->count == 0 || same_folder(&in->inputs[0].files[0], &input->files[0]));
}

/* Takes over the input, which is of the folder. */
static bool keep(folder *in, batch_input *input, elastir_diagnostics *diagnostics)
{
  if (elastir_grow(&in->inputs, &in->capacity, in->count, sizeof *in->inputs)) {
    in->inputs[in->count++] = *input;
    *input = (batch_input){0};
    return true;
  }
  elastir_diagnose_no_memory(diagnostics);
  return false;
}

bool batch_inputs_group(batch_inputs *list, const batch_rule *rules, size_t count,
                        elastir_diagnostics *diagnostics)
{
  batch_inputs joined = {0};
  folder in = {0};
  bool good = true;
  for (size_t i = 0; good && i < list->count; i++) {
    batch_input input;
    good = batch_inputs_get(list, i, &input, diagnostics);
    if (good && !belongs(&in, &input))
      good = join(&in, rules, count, &joined, diagnostics);
    if (good)
      good = input.found ? keep(&in, &input, diagnostics)
                         : batch_list_append(&joined, &input, diagnostics);
    batch_input_free(&input);
  }
  good = good && join(&in, rules, count, &joined, diagnostics) &&
         batch_list_finish(&joined, diagnostics);
  empty_folder(&in);
  free(in.inputs);
  if (good)
    batch_list_replace(list, &joined);
  batch_inputs_free(&joined);
  return good;
}
