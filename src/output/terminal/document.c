/* SPDX-License-Identifier: GPL-3.0-or-later */
/* document.c: what every part asks of the result document: its models, labels and vectors. */
#include "output/terminal/render.h"

#include <math.h>

#include "json/json.h"

const cJSON *result_model(const terminal *term, size_t i)
{
  const cJSON *model;
  cJSON_ArrayForEach(model, json_at(term->result, "models"))
  {
    if (i-- == 0)
      return model;
  }
  return NULL;
}

size_t result_model_count(const terminal *term)
{
  size_t count = 0;
  const cJSON *model;
  cJSON_ArrayForEach(model, json_at(term->result, "models"))
  {
    count++;
  }
  return count;
}

/* The beginning and the end, with the number before them and a mark between them. */
static void cut_label(const terminal *term, text_buffer *label, size_t i, const char *clean,
                      int columns)
{
  size_t number = label->length;
  text_format(label, "%zu:", i + 1);
  int room = columns - (int)(label->length - number) - 1;
  text_append_bytes(label, clean, terminal_fitting(clean, room - room / 2));
  text_append(label, term->options->unicode ? "…" : "~");
  const char *tail = clean;
  while (terminal_columns(tail) > room / 2) {
    uint32_t code;
    tail += terminal_decode(tail, &code);
  }
  text_append(label, tail);
}

void result_label(const terminal *term, text_buffer *label, size_t i, int columns)
{
  const char *name = json_text_at(result_model(term, i), "label");
  text_buffer clean = {0};
  if (name != NULL)
    terminal_clean(term, &clean, name);
  else
    text_format(&clean, "model %zu", i + 1);
  for (size_t k = 0; !clean.failed && k < clean.length; k++)
    if (clean.text[k] == FIRM_BLANK)
      clean.text[k] = ' '; /* so that a label may be cleaned once more with what is around it */
  if (clean.failed) {
    label->failed = true;
  } else if (terminal_columns(clean.text) <= columns) {
    text_append(label, clean.text);
  } else {
    cut_label(term, label, i, clean.text, columns);
  }
  terminal_free_text(term, &clean);
}

bool result_is_narrow(const terminal *term)
{
  return term->options->width < 60;
}

int result_label_columns(const terminal *term)
{
  return result_is_narrow(term) ? 10 : 16;
}

bool result_has(const terminal *term, const char *path)
{
  const cJSON *model;
  cJSON_ArrayForEach(model, json_at(term->result, "models"))
  {
    if (cJSON_IsObject(json_at(model, path)))
      return true;
  }
  return false;
}

double result_deviation(const cJSON *elastic, const char *path)
{
  static const char *const sources[] = {"rounding", "scatter", "other_fits"};
  /* The keys are whole paths, with their points. */
  const cJSON *item = cJSON_GetObjectItemCaseSensitive(
      json_at(elastic, "uncertainty.standard_deviations"), path);
  double sum = NAN;
  for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
    double deviation = json_number_at(item, sources[i]);
    if (deviation >= 0.0)
      sum = (isfinite(sum) ? sum : 0.0) + deviation * deviation;
  }
  return sqrt(sum);
}

bool result_vector(const cJSON *array, double vector[3])
{
  for (int i = 0; i < 3; i++) {
    const cJSON *item = cJSON_IsArray(array) ? cJSON_GetArrayItem(array, i) : NULL;
    if (item == NULL || !cJSON_IsNumber(item) || !isfinite(item->valuedouble))
      return false;
    vector[i] = item->valuedouble;
  }
  return true;
}
