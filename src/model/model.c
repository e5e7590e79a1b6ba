/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model.c: reads, merges and computes the models of a study. */
#include "model/model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "elastic/raw_constants.h"
#include "model/cell.h"
#include "model/harmonic.h"
#include "model/known_tensor.h"
#include "model/merge.h"
#include "model/model_file.h"
#include "model/motion_of.h"
#include "model/parallel.h"
#include "model/scale_factors.h"
#include "model/scaling.h"
#include "model/sticks_of.h"
#include "model/stiffness_of.h"

void elastir_settings_default(elastir_settings *settings)
{
  *settings = (elastir_settings){.want_vibrations = true, .want_elastic = true,
                                  .want_uncertainty = true};
  elastir_diagnostics none = {0};
  scale_factors_default(&settings->scale);
  elastir_lineshape_parse("lorentzian", &settings->lineshape, &none);
  settings->lineshape.fwhm_cm1 = ELASTIR_FWHM_DEFAULT_CM1;
  elastir_grid_parse(ELASTIR_GRID_DEFAULT, &settings->grid, &none);
  settings->reading.checksum = ELASTIR_CHECKSUM_SMALL;
  settings->reading.modes_up_to_atoms = MOTION_ATOMS;
  elastir_diagnostics_free(&none);
}

/* Does the set absorb, as far as is printed? */
static bool may_absorb(const elastir_mode_set *set)
{
  return isnan(set->intensity_km_mol) ? set->ir_active != ELASTIR_NO
                                      : set->intensity_km_mol > 0.0;
}

static bool lacks_intensity(const elastir_mode_set *set)
{
  return set->wavenumber_cm1 > 0.0 && isnan(set->intensity_km_mol) && may_absorb(set);
}

static bool lacks_wavenumber(const elastir_mode_set *set)
{
  return isnan(set->wavenumber_cm1) && may_absorb(set);
}

/* An active mode without a number leaves a hole in the spectrum that nobody sees. */
static void report_missing(elastir_model *model, bool (*lacks)(const elastir_mode_set *),
                           const char *what)
{
  size_t missing = 0;
  long line = 0;
  for (size_t i = 0; i < model->table->set_count; i++) {
    const elastir_mode_set *set = &model->table->sets[i];
    if (lacks(set) && missing++ == 0)
      line = set->line;
  }
  if (missing > 0)
    elastir_diagnose(&model->diagnostics, ELASTIR_ERROR, "spectrum-incomplete",
                     model->vibrations_path, line,
                     "%zu infrared-active modes, the first in this line, have no %s; the "
                     "spectrum lacks them",
                     missing, what);
}

static void compute_spectrum(elastir_model *model, const elastir_settings *settings)
{
  if (model->table == NULL || !model->vibrations_run->vibrations.intensities_available) {
    if (settings->need_spectrum && model->file_count > 0 && model->files[0].readable)
      elastir_diagnose(&model->diagnostics, ELASTIR_ERROR, "no-spectrum", model->files[0].path,
                       model->table != NULL ? model->table->line : 0,
                       "model '%s' has no infrared intensities, and so no spectrum; CRYSTAL computes them "
                       "with INTENS in FREQCALC; 'elastir show --modes' shows the modes",
                       model->label);
    return;
  }
  elastir_stick *sticks = malloc((model->table->set_count + 1) * sizeof *sticks);
  if (sticks == NULL) {
    elastir_diagnose_no_memory(&model->diagnostics);
    return;
  }
  report_missing(model, lacks_intensity, "intensity");
  report_missing(model, lacks_wavenumber, "wavenumber");
  size_t count = elastir_sticks_from_sets(model->table->sets, model->table->set_count,
                                          &settings->scale, sticks);
  const elastir_lines lines = {sticks, count, &settings->lineshape};
  model->has_spectrum = elastir_spectrum_compute(&lines, &settings->grid, &model->spectrum,
                                                 &model->diagnostics);
  free(sticks);
}

/* The density goes with the cell that the strains were applied to, not with that of another
 * run of the model. */
static elastir_cell_facts facts_of(elastir_model *model, const elastir_elastic_data *data)
{
  elastir_cell_facts facts = {data->pressure_gpa, NAN, NAN, NAN};
  elastir_cell other = {0};
  const elastir_cell *cell = &model->cell;
  if (cell->geometry != &data->geometry) {
    if (data->geometry.line == 0 ||
        !cell_from_geometry(&data->geometry, &other, &model->diagnostics))
      return facts;
    cell = &other;
  }
  facts.density_g_cm3 = cell->density_g_cm3;
  facts.volume_angstrom3 = data->geometry.volume_angstrom3;
  if (data->geometry.atom_count > 0)
    facts.atoms = (double)data->geometry.atom_count;
  if (isnan(cell->mass_amu) && !isnan(data->density_g_cm3))
    facts.density_g_cm3 = data->density_g_cm3; /* four digits where the cell line has three */
  free(other.formula);
  return facts;
}

/* Every disagreement is worth a warning: one of the two numbers is wrong. */
static void check_printed(elastir_model *model, const elastir_elastic_data *data)
{
  if (!elastir_check_printed(data, &model->printed))
    elastir_diagnose_no_memory(&model->diagnostics);
  for (size_t i = 0; i < model->printed.count; i++) {
    const elastir_disagreement *item = &model->printed.items[i];
    if (item->kind == ELASTIR_PRINTED_ANSWER)
      elastir_diagnose(&model->diagnostics, ELASTIR_WARNING, "printed-disagrees",
                       model->elastic_path, data->line,
                       "CRYSTAL states %s for '%s', but its tensor gives %s",
                       item->printed != 0.0 ? "YES" : "NO", item->quantity,
                       item->computed != 0.0 ? "YES" : "NO");
    else
      elastir_diagnose(&model->diagnostics, ELASTIR_WARNING, "printed-disagrees",
                       model->elastic_path, data->line,
                       "CRYSTAL prints %s = %g, but its tensor gives %g (rounding explains %.2g)",
                       item->quantity, item->printed, item->computed, item->tolerance);
  }
}

/* How far the rounding of the printed tensor of a slab is seen. false: no memory. */
static bool judge_plane(elastir_model *model, const double stiffness_n_m[9], double area,
                        const elastir_settings *settings)
{
  double half = elastir_newton_per_metre(ELASTIR_PLANE_ROUNDING_HARTREE, area);
  model->plane_symmetry = elastir_plane_symmetry_of(stiffness_n_m, half);
  if (!settings->want_uncertainty)
    return true;
  model->has_plane_uncertainty = elastir_plane_estimate_uncertainty(
      stiffness_n_m, half, &settings->uncertainty, &model->plane_uncertainty);
  return model->has_plane_uncertainty;
}

/* Slabs and rods: hartree per cell to N/m and N by the cell's area and length. */
static void compute_low_dimension(elastir_model *model, const elastir_elastic_data *data,
                                  const elastir_settings *settings)
{
  const elastir_geometry *geometry = &data->geometry;
  if (!data->hartree || !geometry->has_vectors)
    return;
  const double *a = geometry->vectors_angstrom[0];
  if (data->size == 1) {
    double length = sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2]);
    model->rod_stiffness_n = elastir_newton(data->stiffness[0], length);
    model->has_rod = !isnan(model->rod_stiffness_n);
  } else if (data->size == 3) {
    double stiffness[9];
    double area = elastir_cell_area_angstrom2(a, geometry->vectors_angstrom[1]);
    for (int i = 0; i < 9; i++)
      stiffness[i] = elastir_newton_per_metre(data->stiffness[i], area);
    model->has_plane = elastir_analyse_plane(stiffness, &model->plane);
    bool judged = !model->has_plane || judge_plane(model, stiffness, area, settings);
    if (isfinite(area) && !(model->has_plane && judged)) /* the tensor is complete and finite */
      elastir_diagnose_no_memory(&model->diagnostics);
  }
}

static void compute_elastic(elastir_model *model, const elastir_settings *settings)
{
  if (model->elastic_run == NULL)
    return;
  const elastir_elastic_data *data = &model->elastic_run->elastic;
  if (!data->stiffness_complete) {
    if (data->size > 0)
      elastir_diagnose(&model->diagnostics, ELASTIR_ERROR, "elastic-incomplete",
                       model->elastic_path, data->line,
                       "the stiffness tensor has missing numbers; nothing is computed from it");
    return;
  }
  if (data->size != 6) {
    compute_low_dimension(model, data, settings);
    return;
  }
  bool crystal = model->elastic_run->origin == ELASTIR_FROM_CRYSTAL;
  if (crystal)
    check_printed(model, data);
  elastir_cell_facts facts = facts_of(model, data);
  elastir_stiffness_data known;
  if (!crystal && isnan(facts.density_g_cm3) && settings->bare_density_g_cm3 > 0.0)
    facts.density_g_cm3 = settings->bare_density_g_cm3;
  if (!stiffness_of(model->elastic_run, &known)) {
    elastir_diagnose_no_memory(&model->diagnostics);
    return;
  }
  model->stiffness_from_raw = elastir_use_raw_constants(&known);
  memcpy(model->half_unit_gpa, known.half_unit_gpa, sizeof model->half_unit_gpa);
  if (facts.pressure_gpa != 0.0 && !isnan(facts.pressure_gpa))
    elastir_diagnose(&model->diagnostics, ELASTIR_INFO, "cell-at-pressure", model->elastic_path,
                     data->geometry.line,
                     "the tensor is for %g GPa; density and velocities are for the cell printed here, which "
                     "may be the uncompressed one",
                     facts.pressure_gpa);
  known_tensor_compute(model, &known, &facts, settings, data->line);
  free(known.fits);
}

typedef struct {
  const elastir_settings *settings;
  elastir_model *models;
  elastir_model_file **files; /* of all models, in order */
} job;

static void read_file(void *context, size_t i)
{
  job *all = context;
  elastir_model_file *file = all->files[i];
  elastir_crystal_options options = all->settings->reading;
  if (!all->settings->want_vibrations)
    options.modes_up_to_atoms = 0;
  elastir_stream *stream =
      options.open != NULL
          ? options.open(options.open_context, file->path, options.checksum, &file->diagnostics)
          : elastir_stream_open(file->path, options.checksum, &file->diagnostics);
  if (stream != NULL)
    model_file_read(file, stream, all->settings->bare_tensors, &options);
}

static void report_missing_modes(elastir_model *model)
{
  if (model->table == NULL)
    return;
  const elastir_vibrations *vibrations = &model->vibrations_run->vibrations;
  if (vibrations->normal_modes.mode_count > 0)
    return;
  bool old = vibrations->old_modes_line > 0;
  elastir_diagnose(&model->diagnostics, ELASTIR_WARNING, "no-normal-modes", model->vibrations_path,
                   old ? vibrations->old_modes_line : model->table->line,
                   "--normal-modes was given, but model '%s' has none%s", model->label,
                   old ? ": here they are in the CRYSTAL03 layout, which is not supported"
                       : " that could be read");
}

static void compute_motion(elastir_model *model)
{
  bool memory = true;
  if (model->table != NULL)
    model->motion = motion_of(&model->vibrations_run->vibrations, &memory);
  if (!memory)
    elastir_diagnose_no_memory(&model->diagnostics);
}

/* Why modes have no reference. */
static void report_unlike_cells(elastir_model *model, const elastir_model *first)
{
  if (first == NULL || first->motion == NULL || model->motion->reference != NULL)
    return;
  elastir_diagnose(&model->diagnostics, ELASTIR_INFO, "cells-not-alike", model->vibrations_path, 0,
                   "the cell of model '%s' is neither that of '%s' nor an integer multiple of it, even "
                   "rotated, or no atom matches one of '%s': their modes are not compared; if one cell is "
                   "part of the other, give the smaller first",
                   model->label, first->label, first->label);
}

/* Against the first model; NULL: this is it. */
static void relate_motion(elastir_model *model, const elastir_model *first,
                          const elastir_settings *settings)
{
  const model_motion *reference = first != NULL ? first->motion : NULL;
  if (model->motion == NULL)
    return;
  if (motion_relate(model->motion, reference, first != NULL ? first->label : NULL) &&
      motion_add_groups(model->motion, settings->groups, settings->group_count)) {
    report_unlike_cells(model, first);
    return;
  }
  motion_free(model->motion);
  model->motion = NULL;
  elastir_diagnose_no_memory(&model->diagnostics);
}

static void relate_one(void *context, size_t i)
{
  job *all = context;
  relate_motion(&all->models[i], i > 0 ? &all->models[0] : NULL, all->settings);
}

/* Groups that no atom of any model belongs to are a slip. */
static void report_empty_groups(const elastir_model *models, size_t count,
                                const elastir_settings *settings, elastir_diagnostics *diagnostics)
{
  for (size_t g = 0; g < settings->group_count; g++) {
    size_t atoms = 0, known = 0;
    for (size_t m = 0; m < count; m++) {
      const model_motion *motion = models[m].motion;
      known += motion != NULL && g < motion->group_count;
      atoms += motion != NULL && g < motion->group_count ? motion->groups[g].atoms : 0;
    }
    const motion_group_request *group = &settings->groups[g];
    if (known == 0)
      elastir_diagnose(diagnostics, ELASTIR_WARNING, "no-normal-modes", NULL, 0,
                       "--group %s was given, but no model has complete normal modes: CRYSTAL prints them "
                       "unless NOMODES is set",
                       group->name);
    else if (atoms == 0)
      elastir_diagnose(diagnostics, ELASTIR_WARNING, "empty-group", NULL, 0,
                       "--group %s=%.100s matches no atom of any model; 'elastir show --modes' lists the "
                       "fragments",
                       group->name, group->members);
  }
}

/* Of a model whose files are merged. */
static void compute(elastir_model *model, const elastir_settings *settings)
{
  if (settings->want_vibrations) {
    harmonic_compute(model, settings->soften_cm1);
    if (settings->reading.normal_modes && !settings->modes_if_any)
      report_missing_modes(model);
    scaling_check(model, settings);
    compute_spectrum(model, settings);
    compute_motion(model);
  }
  if (settings->want_elastic)
    compute_elastic(model, settings);
}

void elastir_model_compute(elastir_model *model, const elastir_settings *settings)
{
  merge_files(model);
  compute(model, settings);
  relate_motion(model, NULL, settings);
}

static void compute_one(void *context, size_t i)
{
  job *all = context;
  compute(&all->models[i], all->settings);
}

static bool prepare(const elastir_study *study, elastir_model *models, size_t *file_count)
{
  *file_count = 0;
  for (size_t m = 0; m < study->model_count; m++) {
    const elastir_study_model *from = &study->models[m];
    models[m].label = from->label;
    models[m].labelled = from->labelled;
    models[m].epsilon_infinity = from->has_epsilon_infinity ? from->epsilon_infinity : NULL;
    models[m].files = calloc(from->path_count, sizeof *models[m].files);
    if (models[m].files == NULL)
      return false;
    models[m].file_count = from->path_count;
    for (size_t f = 0; f < from->path_count; f++)
      models[m].files[f].path = from->paths[f];
    *file_count += from->path_count;
  }
  return true;
}

/* false: no memory. */
static bool read_models(const elastir_study *study, const elastir_settings *settings, int threads,
                        elastir_model *models)
{
  size_t file_count = 0, n = 0;
  elastir_settings used = *settings;
  job all = {.settings = &used, .models = models};
  bool memory = prepare(study, models, &file_count);
  if (memory)
    all.files = malloc((file_count + 1) * sizeof *all.files);
  if (all.files == NULL)
    return false;
  for (size_t m = 0; m < study->model_count; m++)
    for (size_t f = 0; f < models[m].file_count; f++)
      all.files[n++] = &models[m].files[f];
  parallel_for(file_count, threads, read_file, &all);
  free(all.files);
  return true;
}

static void compute_models(elastir_model *models, size_t count, elastir_settings *settings,
                           int threads, elastir_diagnostics *diagnostics)
{
  job all = {.settings = settings, .models = models};
  for (size_t m = 0; m < count; m++)
    merge_files(&models[m]);
  scale_factors_choose(models, count, settings);
  scaling_extend_grid(models, count, settings);
  parallel_for(count, threads, compute_one, &all);
  parallel_for(count, threads, relate_one, &all);
  report_empty_groups(models, count, settings, diagnostics);
  methods_check(models, count, settings);
}

void elastir_models_compute(const elastir_study *study, elastir_settings *settings, int threads,
                            elastir_model *models, elastir_diagnostics *diagnostics)
{
  if (read_models(study, settings, threads, models))
    compute_models(models, study->model_count, settings, threads, diagnostics);
  else
    elastir_diagnose_no_memory(diagnostics);
}

static size_t tensors_of(const elastir_model *model)
{
  bool list = model->file_count == 1 && model_file_is_list(&model->files[0]);
  return list ? model->files[0].output.run_count : 1;
}

/* One model for each tensor of a list; what was found in the file goes with the first. */
static bool split_model(elastir_model *from, elastir_model *to)
{
  elastir_model_file *file = &from->files[0];
  bool good = true;
  size_t count = tensors_of(from);
  for (size_t i = 0; i < count && good; i++) {
    to[i].own_label = model_file_label(file, i, from->label);
    to[i].label = to[i].own_label;
    to[i].files = calloc(1, sizeof *to[i].files);
    good = to[i].own_label != NULL && to[i].files != NULL;
    to[i].file_count = good;
    good = good && model_file_take(file, i, &to[i].files[0]);
  }
  if (good)
    elastir_diagnostics_move(&to[0].diagnostics, &file->diagnostics);
  elastir_model_free(from);
  return good;
}

/* The only tensor of a file is called by its name, unless a label was given. false: no memory. */
static bool take_name(elastir_model *model)
{
  if (model->labelled || model->file_count != 1 || !model_file_has_name(&model->files[0]))
    return true;
  model->own_label = model_file_label(&model->files[0], 0, model->label);
  model->label = model->own_label;
  return model->own_label != NULL;
}

/* Takes the models over. NULL: no memory. */
static elastir_model *split_lists(elastir_model *models, size_t *count)
{
  size_t more = 0, at = 0;
  bool good = true;
  for (size_t m = 0; m < *count; m++)
    more += tensors_of(&models[m]);
  elastir_model *split = calloc(more + 1, sizeof *split);
  for (size_t m = 0; m < *count; m++) {
    size_t here = tensors_of(&models[m]);
    if (split == NULL)
      elastir_model_free(&models[m]);
    else if (here > 1)
      good = split_model(&models[m], &split[at]) && good;
    else {
      split[at] = models[m];
      good = take_name(&split[at]) && good;
    }
    at += here;
  }
  free(models);
  *count = split != NULL ? more : 0;
  for (size_t m = 0; !good && m < *count; m++)
    elastir_model_free(&split[m]);
  if (good)
    return split;
  free(split);
  *count = 0;
  return NULL;
}

elastir_model *elastir_models_of_study(const elastir_study *study, elastir_settings *settings,
                                       int threads, size_t *count,
                                       elastir_diagnostics *diagnostics)
{
  elastir_model *models = calloc(study->model_count + 1, sizeof *models);
  *count = models != NULL ? study->model_count : 0;
  bool good = models != NULL && read_models(study, settings, threads, models);
  models = models != NULL ? split_lists(models, count) : NULL;
  good = good && models != NULL;
  if (good)
    compute_models(models, *count, settings, threads, diagnostics);
  else
    elastir_diagnose_no_memory(diagnostics);
  return models;
}

void elastir_model_take_diagnostics(elastir_model *model, elastir_diagnostics *diagnostics)
{
  for (size_t f = 0; f < model->file_count; f++)
    elastir_diagnostics_move(diagnostics, &model->files[f].diagnostics);
  elastir_diagnostics_move(diagnostics, &model->diagnostics);
}

void elastir_model_free(elastir_model *model)
{
  for (size_t f = 0; f < model->file_count; f++) {
    elastir_crystal_free(&model->files[f].output);
    elastir_diagnostics_free(&model->files[f].diagnostics);
  }
  free(model->files);
  free(model->own_label);
  free(model->cell.formula);
  free(model->harmonic.points);
  free(model->harmonic.softened);
  motion_free(model->motion);
  elastir_spectrum_free(&model->spectrum);
  elastir_printed_check_free(&model->printed);
  elastir_diagnostics_free(&model->diagnostics);
  *model = (elastir_model){0};
}
