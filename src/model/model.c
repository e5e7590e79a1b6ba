/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model.c: reads, merges and computes the models of a study. */
#include "model/model.h"

#include <stdlib.h>

#include "base/parallel.h"
#include "model/harmonic.h"
#include "model/merge.h"
#include "model/model_elastic.h"
#include "model/model_file.h"
#include "model/model_motion.h"
#include "model/model_spectrum.h"
#include "model/motion_of.h"
#include "model/pressures.h"
#include "model/scale_factors.h"
#include "model/scaling.h"

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

static void relate_one(void *context, size_t i)
{
  job *all = context;
  motion_relate_model(&all->models[i], i > 0 ? &all->models[0] : NULL, all->settings);
}

/* Of a model whose files are merged. */
static void compute(elastir_model *model, const elastir_settings *settings)
{
  if (settings->want_vibrations) {
    harmonic_compute(model, settings->soften_cm1);
    if (settings->reading.normal_modes && !settings->modes_if_any)
      motion_report_missing(model);
    scaling_check(model, settings);
    spectrum_compute(model, settings);
    motion_compute(model);
  }
  if (settings->want_elastic)
    elastic_compute(model, settings);
}

void elastir_model_compute(elastir_model *model, const elastir_settings *settings)
{
  merge_files(model);
  compute(model, settings);
  motion_relate_model(model, NULL, settings);
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
  motion_report_empty_groups(models, count, settings, diagnostics);
  methods_check(models, count, settings);
  pressures_check(models, count);
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
