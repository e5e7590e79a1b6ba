/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_read.c: reads a result document back. */
#include "output/json_read.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "json/json.h"

/* A result document of a thousand models is some 100 MB. As a document a value takes some 100
 * bytes: what has more of them than a result of a million modes would fill the memory. */
enum { LARGEST_RESULT = 1 << 30, MOST_VALUES = 1 << 24 };

/* Every value but the first of an array or object comes behind a comma. */
static bool too_many_values(const char *text, size_t length)
{
  size_t commas = 0;
  for (size_t i = 0; i < length && commas < MOST_VALUES; i++)
    commas += text[i] == ',';
  return commas == MOST_VALUES;
}

static bool is_result(const cJSON *document, size_t length, const char *name, long line,
                      elastir_diagnostics *diagnostics)
{
  const char *schema = json_text_at(document, "schema");
  if (document == NULL)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "not-json", name, line,
                     length == 0 ? "the file is empty; expected an elastir result (JSON)"
                                 : "expected an elastir result (JSON); it stops being JSON here");
  else if (schema == NULL || strcmp(schema, "elastir.result/1") != 0)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "not-a-result", name, 0,
                     "expected \"schema\": \"elastir.result/1\", found %s",
                     schema != NULL ? schema : "none");
  else
    return true;
  return false;
}

cJSON *json_read_result(elastir_stream *stream, elastir_diagnostics *diagnostics)
{
  const char *opened = elastir_stream_name(stream);
  char *name = elastir_copy_text(opened, strlen(opened));
  size_t length = 0;
  char *text = elastir_stream_whole(stream, LARGEST_RESULT, &length, NULL);
  cJSON *document = NULL;
  if (name == NULL)
    elastir_diagnose_no_memory(diagnostics);
  if (text != NULL && name != NULL && too_many_values(text, length)) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "too-large", name, 0,
                     "the document holds more than %d values", MOST_VALUES);
  } else if (text != NULL && name != NULL) {
    long line;
    document = json_parse(text, length, &line);
    if (!is_result(document, length, name, line, diagnostics)) {
      cJSON_Delete(document);
      document = NULL;
    }
  }
  free(text);
  free(name);
  return document;
}
