/* SPDX-License-Identifier: GPL-3.0-or-later */
/* record.c: what a line that a batch wrote earlier is about.
 * A key cannot be mistaken for a piece of text: quotes within text are escaped. */
#include "batch/record.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "json/json.h"
#include "result/kinds.h"

const char *batch_record_end(const char *text)
{
  int depth = 0;
  bool quoted = false;
  for (const char *c = text; *c != '\0'; c++) {
    if (quoted && *c == '\\' && c[1] != '\0')
      c++;
    else if (*c == '"')
      quoted = !quoted;
    else if (!quoted && (*c == '{' || *c == '['))
      depth++;
    else if (!quoted && (*c == '}' || *c == ']') && --depth == 0)
      return c + 1;
  }
  return NULL;
}

static bool add_source(batch_record *record, size_t *capacity, const char *label,
                       const cJSON *item)
{
  const char *path = json_text_at(item, "path"), *sha256 = json_text_at(item, "sha256");
  const cJSON *bytes = json_at(item, "bytes");
  if (path == NULL || !cJSON_IsNumber(bytes) || bytes->valuedouble < 0.0 ||
      !elastir_grow(&record->sources, capacity, record->count, sizeof *record->sources))
    return false;
  batch_source *source = &record->sources[record->count];
  *source = (batch_source){.path = elastir_copy_text(path, strlen(path)),
                           .label = elastir_copy_text(label, strlen(label)),
                           .bytes = (uint64_t)bytes->valuedouble};
  if (sha256 != NULL && strlen(sha256) < sizeof source->sha256)
    memcpy(source->sha256, sha256, strlen(sha256) + 1);
  record->count++;
  return source->path != NULL && source->label != NULL;
}

/* The value from `text` to `end`. NULL: it is not JSON, or no memory. */
static cJSON *parse_part(const char *text, const char *end)
{
  long line;
  char *copy = end != NULL ? elastir_copy_text(text, (size_t)(end - text)) : NULL;
  cJSON *value = copy != NULL ? json_parse(copy, (size_t)(end - text), &line) : NULL;
  free(copy);
  return value;
}

/* The label of the model whose sources begin at `key`: {"label":"...","sources":[ */
static cJSON *label_before(const char *line, const char *key)
{
  static const char head[] = "{\"label\":";
  const char *at = key;
  while (at > line && strncmp(at, head, sizeof head - 1) != 0)
    at--;
  return at > line ? parse_part(at + sizeof head - 1, key - 1) : NULL;
}

/* The sources of one model, whose list begins behind their key. */
static bool add_sources(batch_record *record, size_t *capacity, const char *list, cJSON *label)
{
  cJSON *sources = parse_part(list, batch_record_end(list));
  bool good = cJSON_IsArray(sources) && cJSON_IsString(label);
  const cJSON *item;
  cJSON_ArrayForEach(item, sources)
    good = good && add_source(record, capacity, label->valuestring, item);
  cJSON_Delete(sources);
  cJSON_Delete(label);
  return good;
}

static bool read_result(const char *line, batch_record *record)
{
  static const char key[] = "\"sources\":[";
  static const char maker[] = "\"provenance\":{\"program\":\"elastir\",\"version\":\"";
  const char *version = strstr(line, maker);
  record->version = version != NULL ? version + sizeof maker - 1 : NULL;
  size_t capacity = 0;
  bool good = true;
  for (const char *at = line; good && (at = strstr(at, key)) != NULL;) {
    cJSON *label = label_before(line, at);
    at += sizeof key - 2;
    good = add_sources(record, &capacity, at, label);
  }
  return good && record->count > 0;
}

bool batch_record_read(const char *line, batch_record *record)
{
  *record = (batch_record){.has_errors = strstr(line, "\"severity\":\"error\",\"code\"") != NULL,
                           .has_warnings = strstr(line, "\"severity\":\"warning\",\"code\"") != NULL};
  bool good = result_kind_of_line(line) == KIND_RESULT && read_result(line, record);
  if (!good)
    batch_record_free(record);
  return good;
}

void batch_record_free(batch_record *record)
{
  for (size_t i = 0; i < record->count; i++) {
    free(record->sources[i].path);
    free(record->sources[i].label);
  }
  free(record->sources);
  *record = (batch_record){0};
}
