/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json.c: reading JSON with cJSON. */
#include "json/json.h"

#include <stdbool.h>
#include <string.h>

cJSON *json_parse(const char *text, size_t length, long *line)
{
  const char *end = text;
  cJSON *document = cJSON_ParseWithLengthOpts(text, length + 1, &end, true);
  *line = 1;
  for (const char *c = text; c < end && c < text + length; c++)
    *line += *c == '\n';
  return document;
}

const cJSON *json_at(const cJSON *item, const char *path)
{
  while (item != NULL && *path != '\0') {
    size_t length = strcspn(path, ".");
    const cJSON *child = cJSON_IsObject(item) ? item->child : NULL;
    while (child != NULL &&
           !(child->string != NULL && strlen(child->string) == length &&
             strncmp(child->string, path, length) == 0))
      child = child->next;
    item = child;
    path += length + (path[length] == '.' ? 1 : 0);
  }
  return item;
}

const char *json_text_at(const cJSON *item, const char *path)
{
  const cJSON *found = json_at(item, path);
  return cJSON_IsString(found) ? found->valuestring : NULL;
}
