/* SPDX-License-Identifier: GPL-3.0-or-later */
/* join.c: several results as one, to be shown side by side. */
#include "result/join.h"

#include <math.h>
#include <string.h>

#include "result/memory.h"
#include "result/read.h"

/* Puts the lists of that field of all parts one behind the other. */
#define JOIN_LIST(whole, group, field, parts, count)                                             \
  do {                                                                                           \
    size_t all = 0, at = 0;                                                                      \
    for (size_t i = 0; i < (count); i++)                                                         \
      all += (parts)[i]->field##_count;                                                          \
    (whole)->field = RESULT_LIST((whole)->memory, group, all);                                   \
    (whole)->field##_count = (whole)->field != NULL ? all : 0;                                   \
    for (size_t i = 0; i < (count) && (whole)->field != NULL; i++) {                             \
      size_t own = (parts)[i]->field##_count;                                                    \
      if (own > 0)                                                                               \
        memcpy((whole)->field + at, (parts)[i]->field, own * sizeof *(whole)->field);            \
      at += own;                                                                                 \
    }                                                                                            \
  } while (0)

size_t result_count_polycrystals(elastir_result *const *parts, size_t count)
{
  size_t found = 0;
  for (size_t i = 0; i < count; i++)
    found += parts[i]->polycrystal != NULL;
  return found;
}

elastir_result *result_join(elastir_result *const *parts, size_t count)
{
  elastir_result *whole = result_new();
  if (whole == NULL)
    return NULL;
  whole->schema = parts[0]->schema;
  whole->settings = parts[0]->settings;
  whole->series = parts[0]->series;
  bool only_one = result_count_polycrystals(parts, count) == 1;
  for (size_t i = 0; i < count; i++)
    if (only_one && parts[i]->polycrystal != NULL)
      whole->polycrystal = parts[i]->polycrystal;
  JOIN_LIST(whole, model, models, parts, count);
  JOIN_LIST(whole, difference, differences, parts, count);
  JOIN_LIST(whole, comparison, comparison, parts, count);
  JOIN_LIST(whole, stiffness_map, stiffness_maps, parts, count);
  JOIN_LIST(whole, diagnostic, diagnostics, parts, count);
  if (!result_memory_failed(whole->memory))
    return whole;
  result_free(whole);
  return NULL;
}

static bool has_spectra(const elastir_result *result)
{
  for (size_t i = 0; i < result->models_count; i++)
    if (result->models[i].spectrum != NULL)
      return true;
  return false;
}

static bool same(double a, double b)
{
  return a == b || (isnan(a) && isnan(b));
}

static bool agree(const elastir_result_settings *a, const elastir_result_settings *b)
{
  bool alike = a->scale_count == b->scale_count && same(a->fwhm_cm1, b->fwhm_cm1) &&
               same(a->eta, b->eta) && (a->lineshape == NULL) == (b->lineshape == NULL) &&
               (a->lineshape == NULL || strcmp(a->lineshape, b->lineshape) == 0);
  for (size_t i = 0; alike && i < a->scale_count; i++)
    alike = same(a->scale[i].from_cm1, b->scale[i].from_cm1) &&
            same(a->scale[i].to_cm1, b->scale[i].to_cm1) &&
            same(a->scale[i].factor, b->scale[i].factor);
  return alike;
}

bool result_settings_agree(elastir_result *const *parts, size_t count)
{
  const elastir_result *first = NULL;
  for (size_t i = 0; i < count; i++) {
    if (!has_spectra(parts[i]))
      continue;
    if (first != NULL && !agree(&first->settings, &parts[i]->settings))
      return false;
    first = first != NULL ? first : parts[i];
  }
  return true;
}
