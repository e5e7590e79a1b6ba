/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measurements.c: which measured spectra there are. */
#include "model/measurements.h"

#include <glob.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "json/json.h"
#include "model/seen_as.h"

/* What was just added to `named` is of this kind. */
static bool note(elastir_measurements *list, elastir_measurement_kind kind, double coordinate,
                 elastir_diagnostics *diagnostics)
{
  size_t at = list->named.model_count - 1;
  if (!elastir_grow(&list->items, &list->capacity, at, sizeof *list->items))
    return elastir_diagnose_no_memory(diagnostics);
  list->items[at] = (elastir_measurement){.kind = kind, .coordinate = coordinate};
  return true;
}

/* ---- files and averages ---- */

static bool refuse(const char *code, const char *spec, const char *expected,
                   elastir_diagnostics *diagnostics)
{
  elastir_diagnose(diagnostics, ELASTIR_ERROR, code, NULL, 0, "'%s': expected %s", spec, expected);
  return false;
}

bool elastir_measurements_add_file(elastir_measurements *list, const char *operand,
                                   elastir_diagnostics *diagnostics)
{
  bool is_file = strcmp(operand, "-") == 0 || access(operand, F_OK) == 0;
  bool good = is_file ? elastir_study_add_path(&list->named, operand, diagnostics)
                      : elastir_study_add_operand(&list->named, operand, diagnostics);
  if (good && list->named.models[list->named.model_count - 1].path_count > 1)
    return refuse("bad-operand", operand,
                  "one file, [LABEL=]FILE; the mean of several is --average LABEL=FILE,FILE,...",
                  diagnostics);
  return good && note(list, ELASTIR_OF_FILE, NAN, diagnostics);
}

static int by_bytes(const void *a, const void *b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Adds the files that a pattern matches, in an order that no locale changes. */
static bool add_matches(char ***paths, size_t *count, size_t *capacity, const char *pattern,
                        elastir_diagnostics *diagnostics)
{
  glob_t found = {0};
  bool is_pattern = strpbrk(pattern, "*?[") != NULL && access(pattern, F_OK) != 0;
  int status = is_pattern ? glob(pattern, GLOB_NOSORT, NULL, &found) : 0;
  bool good = status == 0 || status == GLOB_NOMATCH || elastir_diagnose_no_memory(diagnostics);
  if (good && is_pattern && found.gl_pathc == 0)
    good = refuse("bad-operand", pattern, "a pattern that matches a file", diagnostics);
  size_t first = *count, matches = is_pattern ? found.gl_pathc : 1;
  for (size_t i = 0; good && i < matches; i++) {
    const char *path = is_pattern ? found.gl_pathv[i] : pattern;
    good = elastir_grow(paths, capacity, *count, sizeof **paths) &&
           ((*paths)[*count] = elastir_copy_text(path, strlen(path))) != NULL;
    good = good || elastir_diagnose_no_memory(diagnostics);
    *count += good;
  }
  if (good && is_pattern)
    qsort(*paths + first, *count - first, sizeof **paths, by_bytes);
  globfree(&found);
  return good;
}

static bool add_average(elastir_measurements *list, const elastir_study_model *from,
                        double coordinate, elastir_diagnostics *diagnostics)
{
  char **paths = NULL;
  size_t count = 0, capacity = 0;
  bool good = true;
  for (size_t i = 0; good && i < from->path_count; i++)
    good = add_matches(&paths, &count, &capacity, from->paths[i], diagnostics);
  if (good && count < 2)
    good = refuse("bad-operand", from->label, "at least two files to average", diagnostics);
  good = good &&
         elastir_study_add_model(&list->named, from->label, (const char *const *)paths, count,
                                 diagnostics) &&
         note(list, ELASTIR_OF_AVERAGE, coordinate, diagnostics);
  for (size_t i = 0; i < count; i++)
    free(paths[i]);
  free(paths);
  return good;
}

bool elastir_measurements_add_average(elastir_measurements *list, const char *spec,
                                      elastir_diagnostics *diagnostics)
{
  elastir_study one = {0};
  bool good = strchr(spec, '=') != NULL ||
              refuse("bad-operand", spec, "LABEL=FILE,FILE,...", diagnostics);
  good = good && elastir_study_add_operand(&one, spec, diagnostics) &&
         add_average(list, &one.models[0], NAN, diagnostics);
  elastir_study_free(&one);
  return good;
}

bool elastir_measurements_add_component(elastir_measurements *list, const char *spec,
                                        elastir_diagnostics *diagnostics)
{
  return (strchr(spec, '=') != NULL ||
          refuse("bad-operand", spec, "LABEL=FILE", diagnostics)) &&
         elastir_study_add_operand(&list->components, spec, diagnostics) &&
         (list->components.models[list->components.model_count - 1].path_count == 1 ||
          refuse("bad-operand", spec, "one file, LABEL=FILE", diagnostics));
}

/* ---- differences ---- */

bool elastir_measurements_add_difference(elastir_measurements *list, const char *spec,
                                         elastir_diagnostics *diagnostics)
{
  const char *equals = strchr(spec, '=');
  const char *pair = equals != NULL ? equals + 1 : spec;
  char *label = elastir_copy_text(spec, equals != NULL ? (size_t)(equals - spec) : strlen(spec));
  bool good = label != NULL || elastir_diagnose_no_memory(diagnostics);
  if (good && strchr(pair, '-') == NULL)
    good = refuse("bad-difference", spec, "[LABEL=]A-B, two labels of measured spectra",
                  diagnostics);
  good = good && elastir_study_add_model(&list->named, label, &pair, 1, diagnostics) &&
         note(list, ELASTIR_OF_DIFFERENCE, NAN, diagnostics);
  free(label);
  return good;
}

/* A file or an average of that label; named.model_count: none. */
static size_t find(const elastir_measurements *list, const char *label, size_t length)
{
  for (size_t i = 0; i < list->named.model_count; i++)
    if (list->items[i].kind != ELASTIR_OF_DIFFERENCE &&
        strlen(list->named.models[i].label) == length &&
        strncmp(list->named.models[i].label, label, length) == 0)
      return i;
  return list->named.model_count;
}

static bool cannot_resolve(const elastir_measurements *list, const char *what, const char *why,
                           elastir_diagnostics *diagnostics)
{
  char known[200] = "";
  size_t length = 0;
  for (size_t i = 0; i < list->named.model_count && length < sizeof known - 1; i++)
    if (list->items[i].kind != ELASTIR_OF_DIFFERENCE)
      length += (size_t)elastir_snprintf(known + length, sizeof known - length, "%s'%.60s'",
                                         length > 0 ? ", " : "", list->named.models[i].label);
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-difference", NULL, 0,
                   "difference '%s': %s; the labels are %s", what, why,
                   *known != '\0' ? known : "none");
  return false;
}

/* "A-B", where a label may hold '-' itself. */
static bool resolve_pair(const elastir_measurements *list, const char *pair,
                         elastir_measurement *item, elastir_diagnostics *diagnostics)
{
  size_t ways = 0, count = list->named.model_count;
  for (const char *dash = strchr(pair, '-'); dash != NULL; dash = strchr(dash + 1, '-')) {
    size_t first = find(list, pair, (size_t)(dash - pair));
    size_t second = find(list, dash + 1, strlen(dash + 1));
    if (first == count || second == count)
      continue;
    ways++;
    item->minuend = first;
    item->subtrahend = second;
  }
  return ways == 1 ||
         cannot_resolve(list, pair,
                        ways == 0 ? "A and B must be labels of measured spectra or averages"
                                  : "it can be split in more than one way",
                        diagnostics);
}

bool elastir_measurements_resolve(elastir_measurements *list, elastir_diagnostics *diagnostics)
{
  for (size_t i = 0; i < list->named.model_count; i++) {
    elastir_measurement *item = &list->items[i];
    const elastir_study_model *named = &list->named.models[i];
    if (item->kind != ELASTIR_OF_DIFFERENCE)
      continue;
    if (named->path_count == 1) {
      if (!resolve_pair(list, named->paths[0], item, diagnostics))
        return false;
      continue;
    }
    item->minuend = find(list, named->paths[0], strlen(named->paths[0]));
    item->subtrahend = find(list, named->paths[1], strlen(named->paths[1]));
    if (item->minuend == list->named.model_count || item->subtrahend == list->named.model_count)
      return cannot_resolve(list, named->label,
                            "its two labels must be those of measured spectra or averages",
                            diagnostics);
  }
  return true;
}

/* ---- study files ---- */

enum { LARGEST_STUDY = 64 << 20 };

/* Takes the strings of an array, as files beside the study if they are files. */
static bool take_names(const char *study, const cJSON *array, bool files, elastir_study_model *to,
                       elastir_diagnostics *diagnostics)
{
  const cJSON *item;
  to->paths = calloc((size_t)cJSON_GetArraySize(array) + 1, sizeof *to->paths);
  if (to->paths == NULL)
    return elastir_diagnose_no_memory(diagnostics);
  cJSON_ArrayForEach(item, array)
  {
    if (!cJSON_IsString(item)) {
      elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-study", study, 0,
                       "'%s': its list must contain strings", to->label);
      return false;
    }
    char *name = files ? elastir_study_beside(study, item->valuestring)
                       : elastir_copy_text(item->valuestring, strlen(item->valuestring));
    if (name == NULL)
      return elastir_diagnose_no_memory(diagnostics);
    to->paths[to->path_count++] = name;
  }
  return true;
}

/* One of the three keys, and which. */
static const cJSON *list_of(const cJSON *item, elastir_measurement_kind *kind)
{
  static const char *const keys[] = {"files", "average", "difference"};
  const cJSON *found = NULL;
  for (int k = 0; k < 3; k++) {
    const cJSON *array = cJSON_GetObjectItemCaseSensitive(item, keys[k]);
    if (array == NULL)
      continue;
    if (found != NULL || !cJSON_IsArray(array))
      return NULL;
    found = array;
    *kind = (elastir_measurement_kind)k;
  }
  return found;
}

static bool add_named(elastir_measurements *list, elastir_measurement_kind kind, bool component,
                      const elastir_study_model *one, double coordinate,
                      elastir_diagnostics *diagnostics)
{
  elastir_study *to = component ? &list->components : &list->named;
  if (kind == ELASTIR_OF_AVERAGE)
    return add_average(list, one, coordinate, diagnostics);
  return elastir_study_add_model(to, one->label, (const char *const *)one->paths, one->path_count,
                                 diagnostics) &&
         (component || note(list, kind, coordinate, diagnostics));
}

/* What the spectrum added last is compared with. */
static bool take_as(elastir_measurements *list, const cJSON *item, elastir_diagnostics *diagnostics)
{
  const char *text = json_text_at(item, "as");
  seen_as as;
  if (text == NULL)
    return true;
  elastir_measurement *last = &list->items[list->named.model_count - 1];
  elastir_snprintf(last->as, sizeof last->as, "%s", text);
  return seen_as_parse(text, &as, diagnostics);
}

static bool add_item(elastir_measurements *list, const char *path, const cJSON *item,
                     bool component, elastir_diagnostics *diagnostics)
{
  elastir_measurement_kind kind = ELASTIR_OF_FILE;
  const char *label = json_text_at(item, "label");
  const cJSON *names = list_of(item, &kind);
  const cJSON *number = cJSON_GetObjectItemCaseSensitive(item, "coordinate");
  int wanted = kind == ELASTIR_OF_FILE ? 1 : 2;
  bool good = label != NULL && names != NULL && cJSON_GetArraySize(names) >= wanted &&
              (kind == ELASTIR_OF_AVERAGE || cJSON_GetArraySize(names) == wanted) &&
              (number == NULL || cJSON_IsNumber(number)) &&
              (!component || kind == ELASTIR_OF_FILE);
  if (!good) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-study", path, 0,
                     "%s '%s': expected a \"label\" and %s", component ? "component" : "measured",
                     label != NULL ? label : "?",
                     component ? "\"files\": [FILE]"
                               : "one of \"files\": [FILE], \"average\": [FILE, FILE, ...] and "
                                 "\"difference\": [LABEL, LABEL]; \"coordinate\" is a number");
    return false;
  }
  elastir_study_model named = {.label = elastir_copy_text(label, strlen(label))};
  good = named.label != NULL || elastir_diagnose_no_memory(diagnostics);
  good = good && take_names(path, names, kind != ELASTIR_OF_DIFFERENCE, &named, diagnostics) &&
         add_named(list, kind, component, &named,
                   number != NULL ? number->valuedouble : (double)NAN, diagnostics) &&
         (component || take_as(list, item, diagnostics));
  elastir_study_free_model(&named);
  return good;
}

bool elastir_measurements_append(elastir_measurements *list, const elastir_measurements *from,
                                 elastir_diagnostics *diagnostics)
{
  bool good = true;
  size_t spectra = from->named.model_count;
  for (size_t i = 0; good && i < spectra; i++) {
    const elastir_study_model *one = &from->named.models[i];
    good = elastir_study_add_model(&list->named, one->label, (const char *const *)one->paths,
                                   one->path_count, diagnostics) &&
           note(list, from->items[i].kind, from->items[i].coordinate, diagnostics);
    if (good)
      memcpy(list->items[list->named.model_count - 1].as, from->items[i].as,
             sizeof from->items[i].as);
  }
  for (size_t i = 0; good && i < from->components.model_count; i++) {
    const elastir_study_model *one = &from->components.models[i];
    good = elastir_study_add_model(&list->components, one->label,
                                   (const char *const *)one->paths, one->path_count, diagnostics);
  }
  return good;
}

bool elastir_measurements_add_study(elastir_measurements *list, const char *path,
                                    elastir_diagnostics *diagnostics)
{
  size_t length;
  long line;
  char *text = elastir_read_whole(path, LARGEST_STUDY, ELASTIR_CHECKSUM_NONE, &length, NULL,
                                  diagnostics);
  if (text == NULL)
    return false;
  cJSON *document = json_parse(text, length, &line);
  bool good = document != NULL;
  if (!good)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-study", path, line,
                     "expected a study; the JSON ends or is damaged here");
  static const char *const keys[] = {"measured", "components"};
  for (int k = 0; good && k < 2; k++) {
    const cJSON *item, *array = cJSON_GetObjectItemCaseSensitive(document, keys[k]);
    if (array != NULL && !cJSON_IsArray(array)) {
      elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-study", path, 0,
                       "\"%s\" must be a list", keys[k]);
      good = false;
    }
    cJSON_ArrayForEach(item, array)
    {
      good = good && add_item(list, path, item, k == 1, diagnostics);
    }
  }
  cJSON_Delete(document);
  free(text);
  return good;
}

/* ---- series ---- */

/* By its own coordinate, or by its number where no spectrum has one. */
static double place_of(const elastir_measurements *list, size_t index)
{
  for (size_t i = 0; i < list->named.model_count; i++)
    if (!isnan(list->items[i].coordinate))
      return list->items[index].coordinate;
  return (double)index + 1.0;
}

/* Whether a file is in the series by itself. */
static bool is_row(const elastir_measurements *list, const char *path)
{
  for (size_t i = 0; i < list->named.model_count; i++)
    if (list->items[i].kind == ELASTIR_OF_FILE && !isnan(place_of(list, i)) &&
        strcmp(list->named.models[i].paths[0], path) == 0)
      return true;
  return false;
}

bool elastir_measurements_repeats(const elastir_measurements *list, size_t index)
{
  const elastir_study_model *own = &list->named.models[index];
  if (list->items[index].kind != ELASTIR_OF_AVERAGE)
    return false;
  for (size_t i = 0; i < own->path_count; i++)
    if (is_row(list, own->paths[i]))
      return true;
  return false;
}

double elastir_measurements_coordinate(const elastir_measurements *list, size_t index)
{
  bool left_out = list->items[index].kind == ELASTIR_OF_DIFFERENCE ||
                  elastir_measurements_repeats(list, index);
  return left_out ? (double)NAN : place_of(list, index);
}

void elastir_measurements_free(elastir_measurements *list)
{
  elastir_study_free(&list->named);
  elastir_study_free(&list->components);
  free(list->items);
  *list = (elastir_measurements){0};
}
