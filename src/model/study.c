/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study.c: which models there are, and which outputs describe each. */
#include "model/study.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/stream.h"
#include "json/json.h"
#include "model/epsilon_given.h"

enum { LARGEST_STUDY = 64 << 20 };

static const elastir_study_model *find(const elastir_study *study, const char *label)
{
  for (size_t i = 0; i < study->model_count; i++)
    if (strcmp(study->models[i].label, label) == 0)
      return &study->models[i];
  return NULL;
}

void elastir_study_free_model(elastir_study_model *model)
{
  for (size_t i = 0; i < model->path_count; i++)
    free(model->paths[i]);
  free(model->paths);
  free(model->label);
}

void elastir_study_free(elastir_study *study)
{
  for (size_t i = 0; i < study->model_count; i++)
    elastir_study_free_model(&study->models[i]);
  free(study->models);
  *study = (elastir_study){0};
}

static bool add_model(elastir_study *study, elastir_study_model *model,
                      elastir_diagnostics *diagnostics)
{
  if (!elastir_grow(&study->models, &study->model_capacity, study->model_count,
                    sizeof *study->models)) {
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  study->models[study->model_count++] = *model;
  *model = (elastir_study_model){0};
  return true;
}

/* Takes path over. */
static bool add_path(elastir_study_model *model, char *path, elastir_diagnostics *diagnostics)
{
  char **paths = path != NULL
                     ? realloc(model->paths, (model->path_count + 1) * sizeof *paths)
                     : NULL;
  if (paths == NULL) {
    free(path);
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  model->paths = paths;
  model->paths[model->path_count++] = path;
  return true;
}

/* The label of a file: its name without folder, ".gz" and ending. NULL: no memory. */
static char *label_of_path(const char *path)
{
  static const char *const endings[] = {".out", ".outp", ".o", ".log", ".txt", ".dat"};
  const char *slash = strrchr(path, '/');
  const char *name = slash != NULL && slash[1] != '\0' ? slash + 1 : path;
  size_t length = strlen(name);
  if (length > 3 && strcmp(name + length - 3, ".gz") == 0)
    length -= 3;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    size_t n = strlen(endings[i]);
    if (length > n && strncmp(name + length - n, endings[i], n) == 0) {
      length -= n;
      break;
    }
  }
  return strcmp(path, "-") == 0 ? elastir_copy_text("stdin", 5)
                                : elastir_copy_text(name, length);
}

/* The bytes up to an unescaped `end` or the NUL, without the escaping backslashes; *text
 * moves behind them. NULL: no memory. */
static char *unescape(const char **text, const char *ends)
{
  char *plain = malloc(strlen(*text) + 1);
  size_t n = 0;
  const char *c = *text;
  if (plain == NULL)
    return NULL;
  while (*c != '\0' && strchr(ends, *c) == NULL) {
    if (*c == '\\' && (c[1] == '=' || c[1] == ',' || c[1] == '\\'))
      c++;
    plain[n++] = *c++;
  }
  plain[n] = '\0';
  *text = c;
  return plain;
}

static bool has_label(const char *operand)
{
  for (const char *c = operand; *c != '\0' && *c != ','; c++) {
    if (*c == '\\' && c[1] != '\0')
      c++;
    else if (*c == '=')
      return true;
  }
  return false;
}

static bool read_paths(elastir_study_model *model, const char *operand, const char *text,
                       elastir_diagnostics *diagnostics)
{
  for (;;) {
    char *path = unescape(&text, ",");
    bool empty = path != NULL && *path == '\0';
    if (!add_path(model, path, diagnostics))
      return false;
    if (empty) {
      elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-operand", NULL, 0,
                       "'%s' names no file %s; expected [LABEL=]FILE[,FILE...]", operand,
                       model->path_count > 1 ? "after a comma" : "behind '='");
      return false;
    }
    if (*text == '\0')
      return true;
    text++;
  }
}

/* A label from the first file's name, the path itself if that is taken, which is told. */
static bool choose_label(const elastir_study *study, elastir_study_model *model,
                         elastir_diagnostics *diagnostics)
{
  const char *path = model->paths[0];
  model->label = label_of_path(path);
  const elastir_study_model *other = model->label != NULL ? find(study, model->label) : NULL;
  if (other != NULL && strcmp(other->paths[0], path) != 0)
    elastir_diagnose(diagnostics, ELASTIR_WARNING, "same-name", NULL, 0,
                     "'%s' and '%s' have the same name: the label '%s' is given to the first, and the second "
                     "is labelled by its path; set labels with LABEL=FILE", other->paths[0], path,
                     model->label);
  if (other != NULL) {
    free(model->label);
    model->label = elastir_copy_text(path, strlen(path));
  }
  if (model->label == NULL)
    elastir_diagnose_no_memory(diagnostics);
  return model->label != NULL;
}

static bool check_label(const elastir_study *study, const elastir_study_model *model,
                        const char *file, elastir_diagnostics *diagnostics)
{
  const elastir_study_model *other = find(study, model->label);
  bool same_file = other != NULL && other->path_count > 0 && model->path_count > 0 &&
                   strcmp(other->paths[0], model->paths[0]) == 0;
  const char *trouble =
      *model->label == '\0' ? "is empty"
      : same_file ? "is used twice, for the same file; distinguish them with LABEL=FILE"
      : other != NULL ? "is used twice; give the files of one model together, separated by commas, and other "
                        "spectra their own labels"
                      : NULL;
  if (trouble != NULL)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-label", file, 0, "the label '%s' %s",
                     model->label, trouble);
  return trouble == NULL;
}

bool elastir_study_add_operand(elastir_study *study, const char *operand,
                               elastir_diagnostics *diagnostics)
{
  elastir_study_model model = {0};
  const char *text = operand;
  bool good = true;
  model.labelled = has_label(operand);
  if (model.labelled) {
    model.label = unescape(&text, "=");
    if (model.label == NULL)
      elastir_diagnose_no_memory(diagnostics);
    good = model.label != NULL;
    text++;
    if (good && access(operand, F_OK) == 0)
      elastir_diagnose(diagnostics, ELASTIR_WARNING, "label-or-file", NULL, 0,
                       "'%s' is read as LABEL=FILE although a file of that name exists; for the file, escape "
                       "'=' with a backslash",
                       operand);
  }
  good = good && read_paths(&model, operand, text, diagnostics);
  if (good && !model.labelled)
    good = choose_label(study, &model, diagnostics);
  good = good && check_label(study, &model, NULL, diagnostics) &&
         add_model(study, &model, diagnostics);
  elastir_study_free_model(&model);
  return good;
}

bool elastir_study_add_model(elastir_study *study, const char *label, const char *const *paths,
                             size_t path_count, elastir_diagnostics *diagnostics)
{
  elastir_study_model model = {.labelled = label != NULL};
  bool good = path_count > 0;
  if (!good)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-operand", NULL, 0, "a model has no files");
  for (size_t i = 0; good && i < path_count; i++)
    good = add_path(&model, elastir_copy_text(paths[i], strlen(paths[i])), diagnostics);
  if (good && label != NULL) {
    model.label = elastir_copy_text(label, strlen(label));
    good = model.label != NULL;
    if (!good)
      elastir_diagnose_no_memory(diagnostics);
  } else if (good) {
    good = choose_label(study, &model, diagnostics);
  }
  good = good && check_label(study, &model, NULL, diagnostics) &&
         add_model(study, &model, diagnostics);
  elastir_study_free_model(&model);
  return good;
}

bool elastir_study_add_path(elastir_study *study, const char *path,
                            elastir_diagnostics *diagnostics)
{
  return elastir_study_add_model(study, NULL, &path, 1, diagnostics);
}

char *elastir_study_beside(const char *study_path, const char *file)
{
  const char *slash = strrchr(study_path, '/');
  if (*file == '/' || slash == NULL || strcmp(file, "-") == 0)
    return elastir_copy_text(file, strlen(file));
  return elastir_format("%.*s%s", (int)(slash - study_path + 1), study_path, file);
}

/* "epsilon_infinity": 2.1, [six numbers], or "cphf.out" */
static bool read_study_epsilon(elastir_study_model *model, const char *path, const cJSON *given,
                               elastir_diagnostics *diagnostics)
{
  size_t count = 0;
  if (given == NULL)
    return true;
  if (cJSON_IsString(given)) {
    char *file = elastir_study_beside(path, given->valuestring);
    if (file == NULL)
      elastir_diagnose_no_memory(diagnostics);
    model->has_epsilon_infinity =
        file != NULL && epsilon_given_read(file, model->epsilon_infinity, diagnostics);
    free(file);
    return model->has_epsilon_infinity;
  }
  const cJSON *number = cJSON_IsNumber(given) ? given : given->child;
  for (; number != NULL && count < 7; number = number == given ? NULL : number->next)
    if (count++ < 6)
      model->epsilon_infinity[count - 1] = cJSON_IsNumber(number) ? number->valuedouble : 0.0;
  char name[200];
  elastir_snprintf(name, sizeof name, "epsilon_infinity of model %s", model->label);
  model->has_epsilon_infinity =
      epsilon_given_take(model->epsilon_infinity, count, name, diagnostics);
  return model->has_epsilon_infinity;
}

static bool read_study_model(elastir_study *study, const char *path, const cJSON *item,
                             elastir_diagnostics *diagnostics)
{
  const cJSON *label = cJSON_GetObjectItemCaseSensitive(item, "label");
  const cJSON *files = cJSON_GetObjectItemCaseSensitive(item, "files");
  if (!cJSON_IsString(label) || !cJSON_IsArray(files) || cJSON_GetArraySize(files) == 0) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-study", path, 0,
                     "model %zu: expected {\"label\": \"...\", \"files\": [\"...\", ...]}",
                     study->model_count + 1);
    return false;
  }
  elastir_study_model model = {.labelled = true};
  model.label = elastir_copy_text(label->valuestring, strlen(label->valuestring));
  bool good = model.label != NULL;
  if (!good)
    elastir_diagnose_no_memory(diagnostics);
  const cJSON *file;
  cJSON_ArrayForEach(file, files)
  {
    if (good && !cJSON_IsString(file)) {
      elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-study", path, 0,
                       "model '%s': each of \"files\" must be a string", model.label);
      good = false;
    }
    good = good && add_path(&model, elastir_study_beside(path, file->valuestring), diagnostics);
  }
  good = good &&
         read_study_epsilon(&model, path, cJSON_GetObjectItemCaseSensitive(item, "epsilon_infinity"),
                            diagnostics) &&
         check_label(study, &model, path, diagnostics) && add_model(study, &model, diagnostics);
  elastir_study_free_model(&model);
  return good;
}

bool elastir_study_add_file(elastir_study *study, const char *path,
                            elastir_diagnostics *diagnostics)
{
  elastir_stream *stream = elastir_stream_open(path, ELASTIR_CHECKSUM_NONE, diagnostics);
  return stream != NULL && elastir_study_add_stream(study, stream, path, diagnostics);
}

bool elastir_study_add_stream(elastir_study *study, elastir_stream *stream, const char *path,
                              elastir_diagnostics *diagnostics)
{
  size_t length = 0;
  char *text = elastir_stream_whole(stream, LARGEST_STUDY, &length, NULL);
  if (text == NULL)
    return false;
  long line;
  cJSON *document = json_parse(text, length, &line);
  const cJSON *models = cJSON_GetObjectItemCaseSensitive(document, "models");
  bool good = true;
  if (document == NULL || !cJSON_IsArray(models) || cJSON_GetArraySize(models) == 0) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-study", path,
                     document == NULL ? line : 0,
                     "expected a study: {\"models\": [{\"label\": \"...\", \"files\": [...]}, "
                     "...]}; %s",
                     document == NULL ? "the JSON ends or is damaged here" : "there are no models");
    good = false;
  }
  const cJSON *item;
  cJSON_ArrayForEach(item, models)
  {
    good = good && read_study_model(study, path, item, diagnostics);
  }
  cJSON_Delete(document);
  free(text);
  return good;
}
