/* SPDX-License-Identifier: GPL-3.0-or-later */
/* settings.c: whether two results were asked for with the same settings.
 * A key cannot be mistaken for a piece of text: quotes within text are escaped. */
#include "batch/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "batch/record.h"
#include "json/json.h"

const char *batch_settings_of(const char *line, size_t *length)
{
  static const char key[] = "\"settings\":{";
  const char *settings = strstr(line, key);
  const char *end = settings != NULL ? batch_record_end(settings + sizeof key - 2) : NULL;
  if (end == NULL)
    return NULL;
  settings += sizeof key - 2;
  *length = (size_t)(end - settings);
  return settings;
}

/* What was asked for. NULL: it cannot be read. */
static cJSON *asked_in(const char *line)
{
  size_t length = 0;
  long at;
  const char *text = batch_settings_of(line, &length);
  char *copy = text != NULL ? elastir_copy_text(text, length) : NULL;
  cJSON *settings = copy != NULL ? json_parse(copy, length, &at) : NULL;
  free(copy);
  if (settings != NULL && !cJSON_IsTrue(json_at(settings, "grid.given")))
    cJSON_DeleteItemFromObjectCaseSensitive(
        cJSON_GetObjectItemCaseSensitive(settings, "grid"), "to_cm1");
  if (cJSON_IsTrue(json_at(settings, "scale_automatic"))) {
    cJSON_DeleteItemFromObjectCaseSensitive(settings, "scale");
    cJSON_DeleteItemFromObjectCaseSensitive(settings, "scale_source");
  }
  return settings;
}

/* The first member of `one` that `other` has not, or otherwise. NULL: none. */
static const char *difference(const cJSON *one, const cJSON *other)
{
  const cJSON *item;
  cJSON_ArrayForEach(item, one)
    if (!cJSON_Compare(item, cJSON_GetObjectItemCaseSensitive(other, item->string), true))
      return item->string;
  return NULL;
}

bool batch_settings_same(const char *one, const char *other, char name[BATCH_SETTING])
{
  cJSON *first = asked_in(one), *second = asked_in(other);
  const char *differs = "settings";
  if (first != NULL && second != NULL) {
    differs = difference(first, second);
    if (differs == NULL)
      differs = difference(second, first);
  }
  if (differs != NULL)
    snprintf(name, BATCH_SETTING, "%s", differs);
  cJSON_Delete(first);
  cJSON_Delete(second);
  return differs == NULL;
}
