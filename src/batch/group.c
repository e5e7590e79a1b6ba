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

/* In the order in which a folder is read: its files by name, then the folders in it. */
static int by_folder(const void *a, const void *b)
{
  const batch_file *one = ((const batch_input *)a)->files, *other = ((const batch_input *)b)->files;
  size_t length = name_at(one), other_length = name_at(other), i = 0;
  while (i < length && i < other_length && one->path[i] == other->path[i])
    i++;
  if (i < length && i < other_length) {
    bool ends = one->path[i] == '/', other_ends = other->path[i] == '/';
    if (ends != other_ends)
      return ends ? -1 : 1;
    return (unsigned char)one->path[i] < (unsigned char)other->path[i] ? -1 : 1;
  }
  if (length != other_length)
    return length < other_length ? -1 : 1;
  int names = strcmp(one->path + length, other->path + length);
  return names != 0 ? names : (one->offset > other->offset) - (one->offset < other->offset);
}

/* The inputs that match a rule and were found in a folder, or anywhere in an archive, where tar may
 * have put other folders between the files of one. */
typedef struct {
  batch_input *inputs;
  size_t count, capacity;
} source;

static void empty(source *from)
{
  for (size_t i = 0; i < from->count; i++)
    batch_input_free(&from->inputs[i]);
  from->count = 0;
}

/* Adds one input of the files of a folder. */
static bool join(const batch_input *inputs, size_t count, const batch_rule *rules,
                 size_t rule_count, batch_inputs *joined, elastir_diagnostics *diagnostics)
{
  batch_input all = {.files = malloc(count * sizeof *all.files)};
  if (all.files == NULL) {
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  for (size_t r = 0; r < rule_count; r++)
    for (size_t i = 0; i < count; i++)
      if (rule_of(&inputs[i].files[0], rules, rule_count) == r) {
        all.files[all.count] = inputs[i].files[0];
        all.files[all.count++].label = rules[r].label;
      }
  bool good = batch_list_append(joined, &all, diagnostics);
  free(all.files);
  return good;
}

/* Adds an input for each folder of the source, and empties it. */
static bool join_all(source *from, const batch_rule *rules, size_t rule_count,
                     batch_inputs *joined, elastir_diagnostics *diagnostics)
{
  bool good = true;
  if (from->count > 1)
    qsort(from->inputs, from->count, sizeof *from->inputs, by_folder);
  for (size_t i = 0, n; good && i < from->count; i += n) {
    const batch_input *first = &from->inputs[i];
    for (n = 1; i + n < from->count && same_folder(first->files, first[n].files); n++)
      ;
    good = join(first, n, rules, rule_count, joined, diagnostics);
  }
  empty(from);
  return good;
}

static bool belongs(const source *from, const batch_input *input)
{
  const batch_file *first = from->count > 0 ? from->inputs[0].files : NULL;
  const batch_file *file = input->files;
  return input->found &&
         (first == NULL ||
          (file->archive != NULL ? file->archive == first->archive : same_folder(first, file)));
}

/* Takes over the input. */
static bool keep(source *from, batch_input *input, elastir_diagnostics *diagnostics)
{
  if (elastir_grow(&from->inputs, &from->capacity, from->count, sizeof *from->inputs)) {
    from->inputs[from->count++] = *input;
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
  source from = {0};
  bool good = true;
  for (size_t i = 0; good && i < list->count; i++) {
    batch_input input;
    good = batch_inputs_get(list, i, &input, diagnostics);
    if (good && !belongs(&from, &input))
      good = join_all(&from, rules, count, &joined, diagnostics);
    if (good && !input.found)
      good = batch_list_append(&joined, &input, diagnostics);
    else if (good && rule_of(&input.files[0], rules, count) < count)
      good = keep(&from, &input, diagnostics);
    batch_input_free(&input);
  }
  good = good && join_all(&from, rules, count, &joined, diagnostics) &&
         batch_list_finish(&joined, diagnostics);
  empty(&from);
  free(from.inputs);
  if (good)
    batch_list_replace(list, &joined);
  batch_inputs_free(&joined);
  return good;
}
