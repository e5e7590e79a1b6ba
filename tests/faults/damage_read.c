/* SPDX-License-Identifier: GPL-3.0-or-later */
/* damage_read.c: what a file says, and whether two readings say the same. */
#include "damage.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json/json.h"
#include "model/result.h"
#include "result/read.h"
#include "result/write.h"

/* The numbers of a result as a JSON document; NULL: no memory. */
static cJSON *numbers_of(const elastir_result *result)
{
  long line;
  char *text = result != NULL ? result_print(result, false) : NULL;
  cJSON *document = text != NULL ? json_parse(text, strlen(text), &line) : NULL;
  free(text);
  return document;
}

/* The extrema follow from the stiffness: it is enough to compare that. */
static void read_crystal(elastir_stream *stream, damage_reading *reading)
{
  elastir_settings settings;
  elastir_diagnostics none = {0};
  elastir_settings_default(&settings);
  elastir_grid_parse("0:4000:100", &settings.grid, &none);
  settings.extrema = (elastir_extrema_options){
      .youngs_gap = 1e-1, .shear_gap = 1.0, .poisson_gap = 1.0, .max_cells = 20};
  settings.want_uncertainty = false;
  settings.want_bands = settings.want_sites = true;
  settings.reading = (elastir_crystal_options){.normal_modes = true};
  elastir_model model = {.label = "damaged", .files = calloc(1, sizeof *model.files)};
  model.file_count = 1;
  elastir_model_file *file = &model.files[0];
  file->path = "damaged";
  file->readable = elastir_crystal_read_stream(stream, &settings.reading, &file->output,
                                               &file->diagnostics);
  elastir_model_compute(&model, &settings);
  elastir_result *result = model_result(&settings, &model, 1);
  reading->numbers = numbers_of(result);
  result_free(result);
  elastir_model_take_diagnostics(&model, &reading->diagnostics);
  elastir_model_free(&model);
  /* Not results: size and messages of the file, how many printed numbers were compared. */
  cJSON *first = cJSON_GetArrayItem(cJSON_GetObjectItem(reading->numbers, "models"), 0);
  cJSON *source = cJSON_GetArrayItem(cJSON_GetObjectItem(first, "sources"), 0);
  cJSON_DeleteItemFromObject(source, "bytes");
  cJSON_DeleteItemFromObject(source, "messages");
  cJSON *elastic = cJSON_GetObjectItem(first, "elastic");
  cJSON_DeleteItemFromObject(cJSON_GetObjectItem(elastic, "printed"), "compared");
}

void damage_read(const char *text, size_t length, damage_reading *reading)
{
  *reading = (damage_reading){0};
  elastir_stream *stream =
      elastir_stream_open_memory("damaged", text, length, ELASTIR_CHECKSUM_NONE,
                                 &reading->diagnostics);
  if (stream != NULL)
    read_crystal(stream, reading);
}

static size_t of_code(const elastir_diagnostics *list, const char *code)
{
  size_t count = 0;
  for (size_t i = 0; i < list->count; i++)
    if (strcmp(list->items[i].code, code) == 0)
      count += 1 + list->items[i].repeats;
  return count;
}

/* A warning whose words are others than before: with other numbers in it, say. */
static bool is_new(const elastir_diagnostics *whole, const elastir_diagnostic *item)
{
  for (size_t i = 0; i < whole->count; i++)
    if (strcmp(whole->items[i].message, item->message) == 0)
      return false;
  return true;
}

bool damage_told(const elastir_diagnostics *whole, const elastir_diagnostics *damaged,
                 bool by_words)
{
  for (size_t i = 0; i < damaged->count; i++) {
    const elastir_diagnostic *item = &damaged->items[i];
    if (item->severity != ELASTIR_INFO &&
        (of_code(damaged, item->code) > of_code(whole, item->code) ||
         (by_words && is_new(whole, item))))
      return true;
  }
  return false;
}

static bool note(damage_change *change, size_t length, const cJSON *before, const cJSON *after)
{
  change->where[length] = '\0';
  change->before = cJSON_IsNumber(before) ? before->valuedouble : (double)NAN;
  change->after = cJSON_IsNumber(after) ? after->valuedouble : (double)NAN;
  return true;
}

static size_t append(damage_change *change, size_t length, const char *key, int index)
{
  char part[80];
  if (key != NULL)
    snprintf(part, sizeof part, ".%s", key);
  else
    snprintf(part, sizeof part, "[%d]", index);
  size_t n = strlen(part), room = sizeof change->where - length - 1;
  n = n < room ? n : room;
  memcpy(change->where + length, part, n);
  return length + n;
}

static bool differ(const cJSON *a, const cJSON *b, size_t length, damage_change *change);

/* Of an array by place, of an object by key; what only b has counts too. */
static bool children_differ(const cJSON *a, const cJSON *b, size_t length, damage_change *change)
{
  const cJSON *x = a != NULL ? a->child : NULL, *y = b != NULL ? b->child : NULL;
  bool by_key = (x != NULL && x->string != NULL) || (y != NULL && y->string != NULL);
  for (int i = 0; x != NULL || (y != NULL && !by_key); i++) {
    const cJSON *other =
        by_key ? cJSON_GetObjectItemCaseSensitive(b, x->string) : y;
    if (differ(x, other, append(change, length, by_key ? x->string : NULL, i), change))
      return true;
    x = x != NULL ? x->next : NULL;
    y = y != NULL ? y->next : NULL;
  }
  for (y = by_key && b != NULL ? b->child : NULL; y != NULL; y = y->next)
    if (cJSON_GetObjectItemCaseSensitive(a, y->string) == NULL &&
        differ(NULL, y, append(change, length, y->string, 0), change))
      return true;
  return false;
}

/* length: how much of change->where is in use. */
static bool differ(const cJSON *a, const cJSON *b, size_t length, damage_change *change)
{
  if (cJSON_IsNumber(a) || cJSON_IsNumber(b))
    return (!cJSON_IsNumber(a) || !cJSON_IsNumber(b) || a->valuedouble != b->valuedouble) &&
           note(change, length, a, b);
  return children_differ(a, b, length, change);
}

bool damage_differs(const damage_reading *whole, const damage_reading *damaged,
                    damage_change *change)
{
  change->where[0] = '\0';
  return differ(whole->numbers, damaged->numbers, 0, change);
}

void damage_free(damage_reading *reading)
{
  cJSON_Delete(reading->numbers);
  elastir_diagnostics_free(&reading->diagnostics);
  *reading = (damage_reading){0};
}
