/* SPDX-License-Identifier: GPL-3.0-or-later */
/* merge.c: which of a model's outputs its numbers come from, and whether they agree. */
#include "model/merge.h"

#include <math.h>
#include <string.h>

#include "model/cell.h"

/* Volumes per atom of two runs of one crystal differ by the method or the pressure; a tenth
 * is more than either explains, and points at a wrong file. */
static const double volume_tolerance = 0.1;

static const elastir_frequency_table *gamma_table(const elastir_crystal_run *run)
{
  const elastir_vibrations *vibrations = &run->vibrations;
  if (vibrations->gamma_table < 0 ||
      (size_t)vibrations->gamma_table >= vibrations->table_count)
    return NULL;
  return &vibrations->tables[vibrations->gamma_table];
}

/* Of runs that hold as much, one that went on to its end has more behind it. */
static int finished(const elastir_crystal_run *run)
{
  return run->finished[0] != '\0';
}

static int vibrations_rank(const elastir_crystal_run *run)
{
  const elastir_frequency_table *table = gamma_table(run);
  if (table == NULL || table->set_count == 0)
    return 0;
  int held = 1 + (table->complete ? 1 : 0) + (run->vibrations.intensities_available ? 2 : 0);
  return 2 * held + finished(run);
}

static int elastic_rank(const elastir_crystal_run *run)
{
  const elastir_elastic_data *elastic = &run->elastic;
  if (elastic->size == 0)
    return 0;
  int held = 1 + (elastic->stiffness_complete ? 1 : 0) + (elastic->size == 6 ? 2 : 0);
  return 2 * held + finished(run);
}

/* As far as both were printed: a run may have been stopped within its tensor. */
static bool same_stiffness(const elastir_elastic_data *a, const elastir_elastic_data *b)
{
  if (a->size != b->size || a->hartree != b->hartree)
    return false;
  for (int i = 0; i < a->size * a->size; i++)
    if (a->stiffness[i] != b->stiffness[i] && !isnan(a->stiffness[i]) && !isnan(b->stiffness[i]))
      return false;
  return true;
}

static bool same_table(const elastir_frequency_table *a, const elastir_frequency_table *b)
{
  size_t both = a->set_count < b->set_count ? a->set_count : b->set_count;
  if (a->set_count != b->set_count && a->complete && b->complete)
    return false;
  for (size_t i = 0; i < both; i++)
    if (a->sets[i].wavenumber_cm1 != b->sets[i].wavenumber_cm1)
      return false;
  return true;
}

static void check_cells(elastir_model *model, const elastir_geometry *one,
                        const elastir_geometry *other, const char *one_path,
                        const char *other_path)
{
  if (!cell_same_composition(one, other)) {
    elastir_diagnose(&model->diagnostics, ELASTIR_ERROR, "composition-differs", other_path,
                     other->line,
                     "model '%s': the %zu atoms of this cell differ in elements or proportions from the %zu "
                     "of %s; they cannot be the same model",
                     model->label, other->atoms_read, one->atoms_read, one_path);
    return;
  }
  double a = one->volume_angstrom3 / (double)one->atom_count;
  double b = other->volume_angstrom3 / (double)other->atom_count;
  if (fabs(a - b) > volume_tolerance * a)
    elastir_diagnose(&model->diagnostics, ELASTIR_WARNING, "cells-differ", other_path,
                     other->line,
                     "model '%s': %.3f angstrom3 per atom here, %.3f in %s; is it the same structure?",
                     model->label, b, a, one_path);
}

static const elastir_geometry *known(const elastir_geometry *geometry)
{
  return geometry->line > 0 ? geometry : NULL;
}

static const elastir_geometry *run_geometry(const elastir_crystal_run *run)
{
  if (run->vibrations.line > 0 && known(&run->vibrations.geometry) != NULL)
    return &run->vibrations.geometry;
  if (run->elastic.line > 0 && known(&run->elastic.geometry) != NULL)
    return &run->elastic.geometry;
  return known(&run->geometry);
}

typedef struct {
  elastir_crystal_run *run;
  const char *path;
} choice;

/* The run of highest rank, the first of equals. */
static choice choose(const elastir_model *model, int (*rank)(const elastir_crystal_run *))
{
  choice best = {0};
  int highest = 0;
  for (size_t f = 0; f < model->file_count; f++) {
    const elastir_crystal_output *output = &model->files[f].output;
    for (size_t r = 0; r < output->run_count; r++) {
      if (rank(&output->runs[r]) <= highest)
        continue;
      highest = rank(&output->runs[r]);
      best = (choice){&output->runs[r], model->files[f].path};
    }
  }
  return best;
}

static void report_other_tensor(elastir_model *model, const elastir_crystal_run *run,
                                const char *path)
{
  const elastir_crystal_run *chosen = model->elastic_run;
  if (run == chosen || run->elastic.size == 0 ||
      same_stiffness(&run->elastic, &chosen->elastic))
    return;
  elastir_diagnose(&model->diagnostics, ELASTIR_ERROR, "two-stiffness-tensors", path,
                   run->elastic.line,
                   "model '%s': a second stiffness tensor (first constant %.3f) that differs "
                   "from that of %s:%ld (%.3f); the latter is used",
                   model->label, run->elastic.stiffness[0], model->elastic_path,
                   chosen->elastic.line, chosen->elastic.stiffness[0]);
}

static void report_other_table(elastir_model *model, const elastir_crystal_run *run,
                               const char *path)
{
  const elastir_frequency_table *table = gamma_table(run);
  if (run == model->vibrations_run || table == NULL || same_table(table, model->table))
    return;
  elastir_diagnose(&model->diagnostics, ELASTIR_WARNING, "two-frequency-tables", path,
                   table->line,
                   "model '%s': a second table of frequencies that differs from that of "
                   "%s:%ld; the latter is used",
                   model->label, model->vibrations_path, model->table->line);
}

static void report_contradictions(elastir_model *model)
{
  const elastir_geometry *first = NULL;
  const char *first_path = NULL;
  for (size_t f = 0; f < model->file_count; f++) {
    const elastir_crystal_output *output = &model->files[f].output;
    const char *path = model->files[f].path;
    for (size_t r = 0; r < output->run_count; r++) {
      const elastir_crystal_run *run = &output->runs[r];
      const elastir_geometry *geometry = run_geometry(run);
      if (first != NULL && geometry != NULL)
        check_cells(model, first, geometry, first_path, path);
      if (first == NULL && geometry != NULL) {
        first = geometry;
        first_path = path;
      }
      if (model->elastic_run != NULL)
        report_other_tensor(model, run, path);
      if (model->vibrations_run != NULL)
        report_other_table(model, run, path);
    }
  }
}

static const elastir_geometry *choose_geometry(const elastir_model *model)
{
  if (model->vibrations_run != NULL &&
      known(&model->vibrations_run->vibrations.geometry) != NULL)
    return &model->vibrations_run->vibrations.geometry;
  if (model->elastic_run != NULL && known(&model->elastic_run->elastic.geometry) != NULL)
    return &model->elastic_run->elastic.geometry;
  for (size_t f = 0; f < model->file_count; f++)
    for (size_t r = 0; r < model->files[f].output.run_count; r++)
      if (known(&model->files[f].output.runs[r].geometry) != NULL)
        return &model->files[f].output.runs[r].geometry;
  return NULL;
}

/* How much of a calculation a run is: scripts append short runs of `properties`, which converge
 * nothing. */
static int substance(const elastir_crystal_run *run)
{
  if (run->scf_count > 0 || !isnan(run->total_energy_hartree) ||
      !isnan(run->enthalpy_hartree))
    return 3;
  return run->geometry.line > 0 ? 2 : 1;
}

/* The run that a file is in the model for: the one whose numbers are used, else the last of those
 * that are a calculation. */
static const elastir_crystal_run *main_run(const elastir_model *model,
                                           const elastir_crystal_output *output)
{
  const elastir_crystal_run *best = NULL;
  for (size_t r = 0; r < output->run_count; r++) {
    const elastir_crystal_run *run = &output->runs[r];
    if (run == model->vibrations_run || run == model->elastic_run)
      return run;
    if (best == NULL || substance(run) >= substance(best))
      best = run;
  }
  return best;
}

void merge_files(elastir_model *model)
{
  choice vibrations = choose(model, vibrations_rank);
  choice elastic = choose(model, elastic_rank);
  model->vibrations_run = vibrations.run;
  model->vibrations_path = vibrations.path;
  model->table = vibrations.run != NULL ? gamma_table(vibrations.run) : NULL;
  model->elastic_run = elastic.run;
  model->elastic_path = elastic.path;
  for (size_t f = 0; f < model->file_count; f++)
    model->files[f].run = main_run(model, &model->files[f].output);
  report_contradictions(model);
  cell_from_geometry(choose_geometry(model), &model->cell, &model->diagnostics);
}
