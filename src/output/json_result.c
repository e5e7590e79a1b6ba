/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_result.c: the frame of the result document. */
#include "output/json_result.h"

#include <math.h>
#include <time.h>

void json_answer(json_builder *builder, cJSON *parent, const char *key, elastir_answer answer)
{
  if (answer == ELASTIR_UNKNOWN)
    json_null(builder, parent, key);
  else
    json_bool(builder, parent, key, answer == ELASTIR_YES);
}

void json_degeneracy(json_builder *builder, cJSON *extremum, elastir_degeneracy degeneracy,
                     int equivalents)
{
  static const char *const names[] = {NULL,   "isolated",   "any_transverse",
                                      "ring", "continuous", "isotropic"};
  json_text(builder, extremum, "degeneracy", names[degeneracy]);
  json_number(builder, extremum, "equivalents", equivalents > 0 ? equivalents : (double)NAN);
}

static void add_provenance(json_builder *builder, cJSON *document,
                           const json_provenance *provenance)
{
  cJSON *object = json_object(builder, document, "provenance");
  json_text(builder, object, "program", "elastir");
  json_text(builder, object, "version", provenance->version);
  cJSON *arguments = json_array(builder, object, "arguments");
  for (int i = 0; i < provenance->argc; i++)
    json_text(builder, arguments, NULL, provenance->argv[i]);
  char created[32] = "";
  time_t now = time(NULL);
  struct tm utc;
  if (gmtime_r(&now, &utc) != NULL)
    strftime(created, sizeof created, "%Y-%m-%dT%H:%M:%SZ", &utc);
  json_text(builder, object, "created", created);
}

void json_renew_provenance(json_builder *builder, cJSON *document,
                           const json_provenance *provenance)
{
  cJSON *before = cJSON_DetachItemFromObjectCaseSensitive(document, "provenance");
  if (provenance == NULL) {
    cJSON_Delete(before);
    return;
  }
  add_provenance(builder, document, provenance);
  if (before == NULL)
    return;
  cJSON *object = cJSON_GetObjectItemCaseSensitive(document, "provenance");
  cJSON *older = cJSON_DetachItemFromObjectCaseSensitive(before, "earlier");
  cJSON *earlier = cJSON_IsArray(older) ? older : cJSON_CreateArray();
  if (earlier != older)
    cJSON_Delete(older);
  if (earlier == NULL || !cJSON_InsertItemInArray(earlier, 0, before)) {
    cJSON_Delete(before);
    cJSON_Delete(earlier);
    builder->failed = true;
  } else if (!cJSON_AddItemToObject(object, "earlier", earlier)) {
    cJSON_Delete(earlier);
    builder->failed = true;
  }
}

static void add_settings(json_builder *builder, cJSON *document,
                         const elastir_settings *settings)
{
  cJSON *object = json_object(builder, document, "settings");
  cJSON *ranges = json_array(builder, object, "scale");
  for (size_t i = 0; i < settings->scale.count; i++) {
    cJSON *range = json_object(builder, ranges, NULL);
    json_number(builder, range, "from_cm1", settings->scale.ranges[i].from_cm1);
    json_number(builder, range, "to_cm1", settings->scale.ranges[i].to_cm1);
    json_number(builder, range, "factor", settings->scale.ranges[i].factor);
  }
  json_text(builder, object, "lineshape", elastir_lineshape_name(settings->lineshape.kind));
  if (settings->lineshape.kind == ELASTIR_PSEUDO_VOIGT)
    json_number(builder, object, "eta", settings->lineshape.eta);
  json_number(builder, object, "fwhm_cm1", settings->lineshape.fwhm_cm1);
  cJSON *grid = json_object(builder, object, "grid");
  json_number(builder, grid, "from_cm1", settings->grid.from_cm1);
  json_number(builder, grid, "to_cm1", settings->grid.to_cm1);
  json_number(builder, grid, "step_cm1", settings->grid.step_cm1);
}

cJSON *json_result(const elastir_settings *settings, const elastir_model *models, size_t count,
                   const json_provenance *provenance, bool later)
{
  json_builder builder = {.later = later};
  cJSON *document = cJSON_CreateObject();
  json_text(&builder, document, "schema", "elastir.result/1");
  if (provenance != NULL)
    add_provenance(&builder, document, provenance);
  add_settings(&builder, document, settings);
  cJSON *list = json_array(&builder, document, "models");
  for (size_t i = 0; i < count; i++)
    json_model(&builder, list, &models[i], settings);
  json_differences(&builder, document);
  if (builder.failed) {
    cJSON_Delete(document);
    return NULL;
  }
  return document;
}

void json_diagnostics(json_builder *builder, cJSON *document,
                      const elastir_diagnostics *diagnostics)
{
  cJSON *list = cJSON_GetObjectItemCaseSensitive(document, "diagnostics");
  if (!cJSON_IsArray(list))
    list = json_array(builder, document, "diagnostics");
  for (size_t i = 0; i < diagnostics->count; i++) {
    const elastir_diagnostic *item = &diagnostics->items[i];
    cJSON *object = json_object(builder, list, NULL);
    json_text(builder, object, "severity", elastir_severity_name(item->severity));
    json_text(builder, object, "code", item->code);
    json_text(builder, object, "file", item->file);
    json_number(builder, object, "line", item->line > 0 ? (double)item->line : (double)NAN);
    json_text(builder, object, "message", item->message);
    if (item->repeats > 0)
      json_number(builder, object, "repeats", (double)item->repeats);
  }
}
