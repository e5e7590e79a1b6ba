/* SPDX-License-Identifier: GPL-3.0-or-later */
/* differences.c: each model against the first: moduli, extrema, the tensor. */
#include "model/differences.h"

#include <math.h>
#include <string.h>

#include "elastic/log_euclidean.h"
#include "elastic/symmetry.h"
#include "elastic/tensor.h"

/* A list of changes that grows; its room is what quantity_each_pair may find. */
typedef struct {
  elastir_result_memory *memory;
  elastir_result_change *list;
  size_t count, capacity;
} change_list;

static void count_pair(void *context, const char *path, double first, double second)
{
  (void)path;
  change_list *changes = context;
  changes->capacity += !isnan(first) || !isnan(second);
}

static void add_pair(void *context, const char *path, double reference, double value)
{
  change_list *changes = context;
  if ((isnan(reference) && isnan(value)) || changes->count == changes->capacity)
    return;
  /* Against a reference that is zero within rounding a percentage means nothing. */
  bool meant = fabs(reference) > 1e-9 * fabs(value);
  changes->list[changes->count++] = (elastir_result_change){
      .path = result_text(changes->memory, path),
      .reference = reference,
      .value = value,
      .change = value - reference,
      .percent = meant ? 100.0 * (value - reference) / fabs(reference) : (double)NAN};
}

/* The numbers that two structs of the group have in common. */
static elastir_result_change *changes_of(elastir_result_memory *memory,
                                         const quantity_group *group, const void *reference,
                                         const void *value, size_t *count)
{
  change_list changes = {.memory = memory};
  quantity_each_pair(group, reference, value, "", count_pair, &changes);
  changes.list = RESULT_LIST(memory, change, changes.capacity);
  if (changes.list != NULL)
    quantity_each_pair(group, reference, value, "", add_pair, &changes);
  *count = changes.count;
  return changes.list;
}

/* How much of the change of the tensor lies within the symmetry of the reference. */
static elastir_result_tensor_change *tensor_change(elastir_result_memory *memory,
                                                   const elastir_result_elastic *first,
                                                   const elastir_result_elastic *model)
{
  if (first == NULL || model == NULL || !elastir_is_finite(first->stiffness_gpa) ||
      !elastir_is_finite(model->stiffness_gpa))
    return NULL;
  elastir_result_tensor_change *out = RESULT_NEW(memory, tensor_change);
  if (out == NULL)
    return NULL;
  elastir_symmetry symmetry;
  elastir_find_symmetry(first->stiffness_gpa, 0.0, false, &symmetry);
  elastir_tensor_change change = elastir_compare_tensors(
      first->stiffness_gpa, model->stiffness_gpa, symmetry.setting);
  *out = (elastir_result_tensor_change){
      .reference_class = elastir_class_name(symmetry.setting.symmetry),
      .change_gpa = change.change_gpa,
      .symmetry_kept_gpa = change.symmetry_kept_gpa,
      .symmetry_lost_gpa = change.symmetry_lost_gpa,
      .kept_fraction = change.kept_fraction,
      .lost_fraction = change.lost_fraction,
      .isotropic_fraction = change.isotropic_fraction,
      .bulk_change_gpa = change.bulk_change_gpa,
      .shear_change_gpa = change.shear_change_gpa,
      .log_euclidean_distance = elastir_log_distance(first->stiffness_gpa, model->stiffness_gpa),
      .uniform_factor = change.uniform_factor};
  return out;
}

static void fill_difference(elastir_result_memory *memory, const elastir_result_model *first,
                            const elastir_result_model *model, elastir_result_difference *out)
{
  const elastir_result_elastic *one = first->elastic, *other = model->elastic;
  out->label = model->label;
  out->reference = first->label;
  if (one != NULL && other != NULL) {
    out->averages = changes_of(memory, &quantity_group_averages, &one->averages, &other->averages,
                               &out->averages_count);
    out->anisotropy = changes_of(memory, &quantity_group_anisotropy, &one->anisotropy,
                                 &other->anisotropy, &out->anisotropy_count);
    out->directional = changes_of(memory, &quantity_group_directional, &one->directional,
                                  &other->directional, &out->directional_count);
  }
  out->stiffness = tensor_change(memory, one, other);
  if (first->spectrum != NULL && model->spectrum != NULL)
    out->bands = band_changes(memory, first->spectrum, model->spectrum, &out->bands_count);
}

void fill_differences(elastir_result *result)
{
  size_t count = result->models_count > 0 ? result->models_count - 1 : 0;
  result->differences = RESULT_LIST(result->memory, difference, count);
  for (size_t i = 0; result->differences != NULL && i < count; i++)
    fill_difference(result->memory, &result->models[0], &result->models[i + 1],
                    &result->differences[result->differences_count++]);
}
