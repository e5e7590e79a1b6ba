/* SPDX-License-Identifier: GPL-3.0-or-later */
/* superseded.c: runs that were stopped, in a file in which another run has what they were for: jobs that
 * were restarted write behind what is there. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crystal/internal.h"

static bool has_frequencies(const elastir_crystal_run *run)
{
  const elastir_vibrations *vibrations = &run->vibrations;
  return vibrations->gamma_table >= 0 && (size_t)vibrations->gamma_table < vibrations->table_count &&
         vibrations->tables[vibrations->gamma_table].complete;
}

static bool has_tensor(const elastir_crystal_run *run)
{
  return run->elastic.size > 0 && run->elastic.stiffness_complete;
}

/* As far as both print their atoms: a file may hold different jobs. */
static bool same_atoms(const elastir_crystal_run *a, const elastir_crystal_run *b)
{
  size_t of_a = a->geometry.atom_count, of_b = b->geometry.atom_count;
  return of_a == 0 || of_b == 0 || of_a == of_b;
}

/* The first other run that has what a run was for and has not got; NULL: there is none. */
static const elastir_crystal_run *successor(const elastir_crystal_output *output,
                                            const elastir_crystal_run *run)
{
  bool frequencies = run->frequencies_asked && !has_frequencies(run);
  bool tensor = run->elastic_asked && !has_tensor(run);
  for (size_t i = 0; i < output->run_count; i++) {
    const elastir_crystal_run *other = &output->runs[i];
    if (other != run && (frequencies || tensor) && same_atoms(run, other) &&
        (!frequencies || has_frequencies(other)) && (!tensor || has_tensor(other)))
      return other;
  }
  return NULL;
}

/* What was said of the run, of lines from its first to that before the next one, is no error. */
static void soften(elastir_diagnostics *list, elastir_diagnostic *item, long line)
{
  char *message = elastir_format("%s; the run that begins in line %ld of this file has it",
                                 item->message, line);
  if (message == NULL)
    return;
  free(item->message);
  item->message = message;
  list->errors -= item->severity == ELASTIR_ERROR;
  list->warnings -= item->severity == ELASTIR_WARNING;
  item->severity = ELASTIR_INFO;
}

static bool is_about_lack(const elastir_diagnostic *item)
{
  return strcmp(item->code, "no-frequencies") == 0 || strcmp(item->code, "no-elastic-tensor") == 0;
}

void crystal_settle_superseded(crystal_reader *reader)
{
  const elastir_crystal_output *output = reader->output;
  elastir_diagnostics *list = reader->diagnostics;
  for (size_t r = 0; r < output->run_count; r++) {
    const elastir_crystal_run *run = &output->runs[r], *other = successor(output, run);
    long end = r + 1 < output->run_count ? output->runs[r + 1].line : reader->lines + 1;
    for (size_t i = 0; i < list->count && other != NULL; i++) {
      elastir_diagnostic *item = &list->items[i];
      bool of_run = item->file != NULL && strcmp(item->file, reader->name) == 0 && item->line >= run->line &&
                    item->line <= end && item->repeats == 0;
      bool stopped = strcmp(item->code, "run-not-finished") == 0 && other > run;
      if (of_run && item->severity != ELASTIR_INFO && (is_about_lack(item) || stopped))
        soften(list, item, other->line);
    }
  }
}
