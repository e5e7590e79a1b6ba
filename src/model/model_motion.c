/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_motion.c: which atoms of a model move, in its modes and against another model. */
#include "model/model_motion.h"

#include "model/motion_of.h"

void motion_report_missing(elastir_model *model)
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

void motion_compute(elastir_model *model)
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
void motion_relate_model(elastir_model *model, const elastir_model *first,
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

/* Groups that no atom of any model belongs to are a slip. */
void motion_report_empty_groups(const elastir_model *models, size_t count,
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
