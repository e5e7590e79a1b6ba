/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch_same.c: whether the line of an earlier batch has the models that are wanted now. */
#include "cli/batch_same.h"

#include <stdlib.h>
#include <string.h>

/* Whether a file that holds several tensors gave model i the label: its own name, which no label of
 * the file changes, or LABEL:NUMBER. */
static bool may_be_label(const char *found, const char *label, size_t i)
{
  const char *colon = strrchr(found, ':');
  size_t length = strlen(label);
  return colon == NULL || strtoul(colon + 1, NULL, 10) != i + 1 ||
         ((size_t)(colon - found) == length && strncmp(found, label, length) == 0);
}

/* How many sources from the first on are the only file of that model: several where it holds
 * several tensors. */
static size_t count_tensors(const elastir_study_model *model, const batch_source *sources,
                            size_t left)
{
  size_t n = 0;
  while (n < left && strcmp(sources[n].path, model->paths[0]) == 0)
    n++;
  bool good = n == 1 && strcmp(sources[0].label, model->label) == 0;
  for (size_t i = 0; n > 1 && i < n; i++)
    good = (i == 0 || good) && may_be_label(sources[i].label, model->label, i);
  return good ? n : 0;
}

/* How many sources from the first on are the files of that model; 0: they are not. */
static size_t count_of_model(const elastir_study_model *model, const batch_source *sources,
                             size_t left)
{
  if (model->path_count == 1)
    return count_tensors(model, sources, left);
  bool good = model->path_count <= left;
  for (size_t i = 0; good && i < model->path_count; i++)
    good = strcmp(sources[i].path, model->paths[i]) == 0 &&
           strcmp(sources[i].label, model->label) == 0;
  return good ? model->path_count : 0;
}

bool batch_same_models(const elastir_study *study, const batch_record *record)
{
  size_t at = 0, n = 1;
  for (size_t m = 0; n > 0 && m < study->model_count; m++) {
    n = count_of_model(&study->models[m], record->sources + at, record->count - at);
    at += n;
  }
  return n > 0 && at == record->count;
}
