/* SPDX-License-Identifier: GPL-3.0-or-later */
/* document.c: the frame of a result: who made it, and what was reported on the way. */
#include "result/document.h"

#include <string.h>
#include <time.h>

static void fill_provenance(elastir_result_memory *memory, const result_maker *maker,
                            elastir_result_provenance *out)
{
  char created[32] = "";
  time_t now = time(NULL);
  struct tm utc;
  if (gmtime_r(&now, &utc) != NULL)
    strftime(created, sizeof created, "%Y-%m-%dT%H:%M:%SZ", &utc);
  size_t count = (size_t)maker->argc;
  const char **arguments = result_take(memory, (count + 1) * sizeof *arguments);
  for (size_t i = 0; arguments != NULL && i < count; i++)
    arguments[i] = result_text(memory, maker->argv[i]);
  out->program = "elastir";
  out->version = result_text(memory, maker->version);
  out->arguments = arguments;
  out->arguments_count = arguments != NULL ? count : 0;
  out->created = result_text(memory, created);
}

/* Before the others, which the one read brought along. */
static void add_earlier(elastir_result_memory *memory, elastir_result_provenance *read,
                        elastir_result_provenance *out)
{
  out->earlier = RESULT_LIST(memory, provenance, read->earlier_count + 1);
  if (out->earlier == NULL)
    return;
  out->earlier_count = read->earlier_count + 1;
  if (read->earlier_count > 0)
    memcpy(out->earlier + 1, read->earlier, read->earlier_count * sizeof *out->earlier);
  out->earlier[0] = *read;
  out->earlier[0].earlier = NULL;
  out->earlier[0].earlier_count = 0;
}

void result_set_provenance(elastir_result *result, const result_maker *maker)
{
  elastir_result_provenance *read = result->provenance;
  result->provenance = maker != NULL ? RESULT_NEW(result->memory, provenance) : NULL;
  if (result->provenance == NULL)
    return;
  fill_provenance(result->memory, maker, result->provenance);
  if (read != NULL)
    add_earlier(result->memory, read, result->provenance);
}

static void fill_diagnostics(elastir_result_memory *memory, const elastir_diagnostics *diagnostics,
                             elastir_result_diagnostic *out)
{
  for (size_t i = 0; i < diagnostics->count; i++) {
    const elastir_diagnostic *item = &diagnostics->items[i];
    out[i] = (elastir_result_diagnostic){
        .severity = elastir_severity_name(item->severity),
        .code = item->code,
        .file = result_text(memory, item->file),
        .line = item->line > 0 ? item->line : -1,
        .message = result_text(memory, item->message),
        .repeats = item->repeats > 0 ? (int64_t)item->repeats : -1};
  }
}

elastir_result_diagnostic *result_diagnostics(elastir_result_memory *memory,
                                              const elastir_diagnostics *diagnostics)
{
  elastir_result_diagnostic *list = RESULT_LIST(memory, diagnostic, diagnostics->count);
  if (list != NULL)
    fill_diagnostics(memory, diagnostics, list);
  return list;
}

void result_add_diagnostics(elastir_result *result, const elastir_diagnostics *diagnostics)
{
  size_t before = result->diagnostics_count;
  elastir_result_diagnostic *list =
      RESULT_LIST(result->memory, diagnostic, before + diagnostics->count);
  if (list == NULL)
    return;
  if (before > 0)
    memcpy(list, result->diagnostics, before * sizeof *list);
  fill_diagnostics(result->memory, diagnostics, list + before);
  result->diagnostics = list;
  result->diagnostics_count = before + diagnostics->count;
}
