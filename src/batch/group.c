/* SPDX-License-Identifier: GPL-3.0-or-later */
/* group.c: the files of a folder that belong together, by their names. */
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

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

/* Moves the files of the inputs first to last into one input, in the order of the rules. false: no
 * memory. */
static bool join(batch_input *inputs, size_t count, const batch_rule *rules, size_t rule_count,
                 batch_input *joined)
{
  *joined = (batch_input){.files = malloc(count * sizeof *joined->files),
                          .labels = malloc(count * sizeof *joined->labels)};
  if (joined->files == NULL || joined->labels == NULL) {
    free(joined->files);
    free(joined->labels);
    return false;
  }
  for (size_t r = 0; r < rule_count; r++)
    for (size_t i = 0; i < count; i++)
      if (inputs[i].count == 1 && rule_of(&inputs[i].files[0], rules, rule_count) == r) {
        joined->labels[joined->count] = rules[r].label;
        joined->files[joined->count++] = inputs[i].files[0];
        free(inputs[i].files);
        inputs[i] = (batch_input){0};
      }
  return true;
}

/* How many of the inputs, from the first on, were found in the folder of the first. */
static size_t folder_length(const batch_input *inputs, size_t count)
{
  size_t n = 1;
  while (n < count && inputs[n].found && same_folder(&inputs[0].files[0], &inputs[n].files[0]))
    n++;
  return n;
}

bool batch_inputs_group(batch_inputs *list, const batch_rule *rules, size_t count,
                        elastir_diagnostics *diagnostics)
{
  size_t kept = 0;
  for (size_t i = 0, n; i < list->count; i += n) {
    batch_input joined;
    n = list->inputs[i].found ? folder_length(&list->inputs[i], list->count - i) : 1;
    if (!list->inputs[i].found) {
      joined = list->inputs[i];
      list->inputs[i] = (batch_input){0};
    } else if (!join(&list->inputs[i], n, rules, count, &joined)) {
      elastir_diagnose_no_memory(diagnostics);
      return false;
    }
    for (size_t k = i; k < i + n; k++) { /* those of no rule */
      for (size_t f = 0; f < list->inputs[k].count; f++)
        free(list->inputs[k].files[f].path);
      free(list->inputs[k].files);
      list->inputs[k] = (batch_input){0};
    }
    if (joined.count > 0) {
      list->inputs[kept++] = joined;
    } else {
      free(joined.files);
      free(joined.labels);
    }
  }
  list->count = kept;
  return true;
}
