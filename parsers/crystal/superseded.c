/* SPDX-License-Identifier: GPL-3.0-or-later */
/* superseded.c: runs that were stopped, in a file in which another run has what they were for: jobs that
 * were restarted write behind what is there. */
#include <math.h>
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

/* The first other run that has what a run was for and has not got; NULL: there is none. */
static const elastir_crystal_run *successor(const elastir_crystal_output *output,
                                            const elastir_crystal_run *run)
{
  bool frequencies = run->frequencies_asked && !has_frequencies(run);
  bool tensor = run->elastic_asked && !has_tensor(run);
  for (size_t i = 0; i < output->run_count; i++) {
    const elastir_crystal_run *other = &output->runs[i];
    if (other != run && (frequencies || tensor) && crystal_same_crystal(&run->geometry, &other->geometry) &&
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

static bool has_born_tensors(const elastir_crystal_run *run)
{
  return run->vibrations.born_tensor_count > 0;
}

static bool has_born_vectors(const elastir_crystal_run *run)
{
  return run->vibrations.born_count > 0;
}

static bool has_oscillators(const elastir_crystal_run *run)
{
  return run->vibrations.oscillator_count > 0;
}

static bool has_dielectric(const elastir_crystal_run *run)
{
  return run->vibrations.has_electronic_dielectric && run->vibrations.has_vibrational_dielectric;
}

static bool has_atoms(const elastir_crystal_run *run)
{
  return run->geometry.atom_count > 0 && run->geometry.atoms_read == run->geometry.atom_count;
}

static bool has_masses(const elastir_crystal_run *run)
{
  return has_atoms(run) && !isnan(run->geometry.atoms[0].mass_amu);
}

/* What a run that was stopped before its result lacks, and which run has that in full. */
static const struct {
  const char *code;
  bool (*has)(const elastir_crystal_run *run);
  bool stopped; /* a block that was being written: nothing but the end of that run excuses it */
} lacks[] = {{"no-frequencies", has_frequencies, false},
             {"no-elastic-tensor", has_tensor, false},
             {"table-cut", has_frequencies, true},
             {"table-damaged", has_frequencies, true},
             {"stiffness-incomplete", has_tensor, true},
             {"stiffness-damaged", has_tensor, true},
             {"born-tensors-damaged", has_born_tensors, true},
             {"born-vectors-cut", has_born_vectors, true},
             {"oscillators-cut", has_oscillators, true},
             {"dielectric-cut", has_dielectric, true},
             {"geometry-cut", has_atoms, true},
             {"atom-mismatch", has_atoms, true},
             {"masses-cut", has_masses, true}};

/* Whether what was said of a run is that it lacks what the other one has. */
static bool is_about_lack(const elastir_diagnostic *item, const elastir_crystal_run *run,
                          const elastir_crystal_run *other)
{
  bool restarted = run->finished[0] == '\0' && other > run;
  if (strcmp(item->code, "run-not-finished") == 0)
    return other > run;
  for (size_t i = 0; i < sizeof lacks / sizeof *lacks; i++)
    if (strcmp(item->code, lacks[i].code) == 0)
      return lacks[i].has(other) && (restarted || !lacks[i].stopped);
  return false;
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
      if (of_run && item->severity != ELASTIR_INFO && is_about_lack(item, run, other))
        soften(list, item, other->line);
    }
  }
}
