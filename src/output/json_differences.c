/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_differences.c: each model against the first: moduli, extrema, matched bands. */
#include "output/json_result.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/assignment.h"
#include "elastic/symmetry.h"

/* A number, or the "value" of an extremum; NAN where there is neither. */
static double value_of(const cJSON *item)
{
  if (cJSON_IsNumber(item))
    return item->valuedouble;
  return json_number_at(item, "value");
}

static bool is_quantity(const cJSON *item)
{
  return cJSON_IsNumber(item) || json_at(item, "value") != NULL;
}

static void add_change(json_builder *builder, cJSON *parent, const char *key, double reference,
                       double value)
{
  cJSON *object = json_object(builder, parent, key);
  json_number(builder, object, "reference", reference);
  json_number(builder, object, "value", value);
  json_number(builder, object, "change", value - reference);
  /* Against a reference that is zero within rounding a percentage means nothing. */
  bool meant = fabs(reference) > 1e-9 * fabs(value);
  json_number(builder, object, "percent",
              meant ? 100.0 * (value - reference) / fabs(reference) : (double)NAN);
}

/* Mirrors the objects of both models down to the numbers they have in common. */
static void add_changes(json_builder *builder, cJSON *parent, const char *key,
                        const cJSON *reference, const cJSON *value)
{
  if (is_quantity(reference) || is_quantity(value)) {
    add_change(builder, parent, key, value_of(reference), value_of(value));
    return;
  }
  if (!cJSON_IsObject(reference) || !cJSON_IsObject(value))
    return;
  cJSON *object = json_object(builder, parent, key);
  const cJSON *item;
  cJSON_ArrayForEach(item, reference)
  {
    const cJSON *other = cJSON_GetObjectItemCaseSensitive(value, item->string);
    if (other != NULL && !cJSON_IsArray(item) && !cJSON_IsString(item) && !cJSON_IsBool(item))
      add_changes(builder, object, item->string, item, other);
  }
}

static bool read_stiffness(const cJSON *model, double stiffness[36])
{
  const cJSON *rows = json_at(model, "elastic.stiffness_gpa");
  for (int i = 0; i < 36; i++) {
    const cJSON *entry = cJSON_GetArrayItem(cJSON_GetArrayItem(rows, i / 6), i % 6);
    if (!cJSON_IsNumber(entry))
      return false;
    stiffness[i] = entry->valuedouble;
  }
  return true;
}

/* How much of the change of the tensor lies within the symmetry of the reference. */
static void add_tensor_change(json_builder *builder, cJSON *object, const cJSON *first,
                              const cJSON *model)
{
  double reference[36], changed[36];
  if (!read_stiffness(first, reference) || !read_stiffness(model, changed)) {
    json_null(builder, object, "stiffness");
    return;
  }
  elastir_symmetry symmetry;
  elastir_find_symmetry(reference, 0.0, false, &symmetry);
  elastir_tensor_change change = elastir_compare_tensors(reference, changed, symmetry.setting);
  cJSON *item = json_object(builder, object, "stiffness");
  json_text(builder, item, "reference_class", elastir_class_name(symmetry.setting.symmetry));
  json_number(builder, item, "change_gpa", change.change_gpa);
  json_number(builder, item, "symmetry_kept_gpa", change.symmetry_kept_gpa);
  json_number(builder, item, "symmetry_lost_gpa", change.symmetry_lost_gpa);
  json_number(builder, item, "kept_fraction", change.kept_fraction);
  json_number(builder, item, "lost_fraction", change.lost_fraction);
  json_number(builder, item, "isotropic_fraction", change.isotropic_fraction);
  json_number(builder, item, "bulk_change_gpa", change.bulk_change_gpa);
  json_number(builder, item, "shear_change_gpa", change.shear_change_gpa);
  json_number(builder, item, "uniform_factor", change.uniform_factor);
}

/* Bands nearer than this may be the same one, shifted; 1.5 times the default width. */
static const double band_tolerance_cm1 = 15.0;
/* A pair is listed if either band stands out by this part of the strongest one; a band alone,
 * if it does itself. All peaks are matched, so that a weak partner is not taken for absent. */
static const double least_prominence = 0.005;
/* The matrix of costs is square: more peaks than these are thinned to the most prominent. */
enum { MOST_BANDS = 400 };

typedef struct {
  double *position, *height;
  bool *prominent;
  size_t count;
} band_list;

static bool read_bands(const cJSON *model, band_list *bands)
{
  const cJSON *peaks = json_at(model, "spectrum.peaks");
  size_t most = cJSON_IsArray(peaks) ? (size_t)cJSON_GetArraySize(peaks) : 0;
  bands->count = 0;
  bands->position = malloc((most + 1) * sizeof *bands->position);
  bands->height = malloc((most + 1) * sizeof *bands->height);
  bands->prominent = malloc((most + 1) * sizeof *bands->prominent);
  if (bands->position == NULL || bands->height == NULL || bands->prominent == NULL)
    return false;
  double strongest = 0.0;
  const cJSON *peak;
  cJSON_ArrayForEach(peak, peaks)
  {
    strongest = fmax(strongest, json_number_at(peak, "prominence"));
  }
  cJSON_ArrayForEach(peak, peaks)
  {
    bool prominent = json_number_at(peak, "prominence") >= least_prominence * strongest;
    if (!prominent && most > MOST_BANDS)
      continue;
    bands->prominent[bands->count] = prominent;
    bands->position[bands->count] = json_number_at(peak, "position_cm1");
    bands->height[bands->count++] = json_number_at(peak, "height");
  }
  return true;
}

static void add_band(json_builder *builder, cJSON *list, const band_list *reference, size_t i,
                     const band_list *value, size_t j)
{
  bool in_reference = i < reference->count;
  bool in_value = j < value->count;
  if (!(in_reference && reference->prominent[i]) && !(in_value && value->prominent[j]))
    return;
  double from = in_reference ? reference->position[i] : (double)NAN;
  double to = in_value ? value->position[j] : (double)NAN;
  double from_height = in_reference ? reference->height[i] : (double)NAN;
  double to_height = in_value ? value->height[j] : (double)NAN;
  cJSON *band = json_object(builder, list, NULL);
  json_number(builder, band, "reference_cm1", from);
  json_number(builder, band, "value_cm1", to);
  json_number(builder, band, "shift_cm1", to - from);
  json_number(builder, band, "reference_height", from_height);
  json_number(builder, band, "value_height", to_height);
  json_number(builder, band, "height_ratio", to_height / from_height);
}

/* One to one, least sum of squared shifts; a pair beyond the tolerance costs as much as
 * leaving both alone. The matrix is square: row i and column n + i stand for 'alone'. */
static bool match_bands(const band_list *reference, const band_list *value, size_t *match)
{
  size_t n = reference->count, size = n + value->count;
  double *cost = malloc((size * size + 1) * sizeof *cost);
  if (cost == NULL)
    return false;
  for (size_t i = 0; i < size; i++)
    for (size_t j = 0; j < size; j++) {
      bool pair = i < n && j < value->count;
      double shift = pair ? (value->position[j] - reference->position[i]) / band_tolerance_cm1
                          : 0.0;
      bool both_alone = i >= n && j >= value->count;
      cost[i * size + j] = both_alone ? 0.0 : pair ? 2.0 * fmin(shift * shift, 1.0) : 1.0;
    }
  bool good = size == 0 || elastir_hungarian(cost, size, size, match);
  free(cost);
  return good;
}

static void add_bands(json_builder *builder, cJSON *object, const cJSON *first,
                      const cJSON *model)
{
  if (!cJSON_IsObject(json_at(first, "spectrum")) || !cJSON_IsObject(json_at(model, "spectrum"))) {
    json_null(builder, object, "bands");
    return;
  }
  band_list reference = {0}, value = {0};
  bool good = read_bands(first, &reference) && read_bands(model, &value);
  size_t n = reference.count, m = value.count;
  size_t *match = good ? calloc(n + m + 1, sizeof *match) : NULL;
  bool *taken = good ? calloc(m + 1, sizeof *taken) : NULL;
  good = match != NULL && taken != NULL && match_bands(&reference, &value, match);
  cJSON *list = json_array(builder, object, "bands");
  for (size_t i = 0; good && i < n; i++) {
    size_t j = match[i];
    bool near = j < m && fabs(value.position[j] - reference.position[i]) <= band_tolerance_cm1;
    if (near)
      taken[j] = true;
    add_band(builder, list, &reference, i, &value, near ? j : m);
  }
  for (size_t j = 0; good && j < m; j++)
    if (!taken[j])
      add_band(builder, list, &reference, n, &value, j);
  if (!good)
    builder->failed = true;
  free(match);
  free(taken);
  free(reference.position);
  free(reference.height);
  free(reference.prominent);
  free(value.position);
  free(value.height);
  free(value.prominent);
}

static void add_elastic_changes(json_builder *builder, cJSON *object, const cJSON *first,
                                const cJSON *model)
{
  static const char *const parts[] = {"averages", "anisotropy", "directional"};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    const cJSON *reference = json_at(json_at(first, "elastic"), parts[i]);
    const cJSON *value = json_at(json_at(model, "elastic"), parts[i]);
    if (cJSON_IsObject(reference) && cJSON_IsObject(value))
      add_changes(builder, object, parts[i], reference, value);
    else
      json_null(builder, object, parts[i]);
  }
}

void json_differences(json_builder *builder, cJSON *document)
{
  const cJSON *models = json_at(document, "models");
  cJSON *list = json_array(builder, document, "differences");
  const cJSON *first = cJSON_IsArray(models) ? models->child : NULL;
  const cJSON *model;
  cJSON_ArrayForEach(model, models)
  {
    if (model == first)
      continue;
    cJSON *object = json_object(builder, list, NULL);
    json_text(builder, object, "label", json_text_at(model, "label"));
    json_text(builder, object, "reference", json_text_at(first, "label"));
    add_elastic_changes(builder, object, first, model);
    add_tensor_change(builder, object, first, model);
    add_bands(builder, object, first, model);
  }
}
