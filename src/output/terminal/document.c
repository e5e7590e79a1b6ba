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
    text_buffer cut = {0};
    text_format(&cut, "%zu:%s", i + 1, clean.text);
    const char *mark = term->options->unicode ? "…" : "~";
    if (cut.failed)
      label->failed = true;
    else
      text_append_bytes(label, cut.text, terminal_fitting(cut.text, columns - 1));
    text_append(label, mark);
    text_free(&cut);
  }
  text_free(&clean);
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
  const cJSON *found = json_at(json_at(elastic, "uncertainty"), path);
  double deviation = cJSON_IsNumber(found) ? found->valuedouble
                                           : json_number_at(found, "standard_deviation");
  return deviation >= 0.0 ? deviation : (double)NAN;
}

bool result_vector(const cJSON *array, double vector[3])
{
  for (int i = 0; i < 3; i++) {
    const cJSON *item = cJSON_IsArray(array) ? cJSON_GetArrayItem(array, i) : NULL;
    if (!cJSON_IsNumber(item) || !isfinite(item->valuedouble))
      return false;
    vector[i] = item->valuedouble;
  }
  return true;
}
