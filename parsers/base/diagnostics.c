/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diagnostics.c: collects what went wrong or looks odd. */
#include "base/diagnostics.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static bool same_kind(const elastir_diagnostic *item, const char *code, const char *file)
{
  if (strcmp(item->code, code) != 0)
    return false;
  if (item->file == NULL || file == NULL)
    return item->file == NULL && file == NULL;
  return strcmp(item->file, file) == 0;
}

/* The last kept one of this kind when no more are to be kept, else NULL. */
static elastir_diagnostic *full_kind(elastir_diagnostics *list, const char *code,
                                     const char *file)
{
  size_t kept = 0;
  for (size_t i = list->count; i-- > 0;) {
    if (!same_kind(&list->items[i], code, file))
      continue;
    if (list->items[i].repeats > 0)
      return &list->items[i];
    if (++kept >= ELASTIR_DIAGNOSTICS_OF_A_KIND) {
      for (size_t j = list->count; j-- > i;)
        if (same_kind(&list->items[j], code, file))
          return &list->items[j];
    }
  }
  return NULL;
}

static void count_severity(elastir_diagnostics *list, elastir_severity severity, size_t times)
{
  if (severity == ELASTIR_ERROR)
    list->errors += times;
  else if (severity == ELASTIR_WARNING)
    list->warnings += times;
}

void elastir_diagnose(elastir_diagnostics *list, elastir_severity severity, const char *code,
                      const char *file, long line, const char *format, ...)
{
  count_severity(list, severity, 1);
  elastir_diagnostic *full = full_kind(list, code, file);
  if (full != NULL) {
    full->repeats++;
    return;
  }
  if (!elastir_grow(&list->items, &list->capacity, list->count, sizeof *list->items)) {
    elastir_diagnose_no_memory(list);
    return;
  }
  va_list arguments;
  va_start(arguments, format);
  elastir_diagnostic item = {.severity = severity, .code = code, .line = line};
  item.message = elastir_vformat(format, arguments);
  va_end(arguments);
  if (file != NULL)
    item.file = elastir_copy_text(file, strlen(file));
  if (item.message == NULL || (file != NULL && item.file == NULL)) {
    free(item.message);
    free(item.file);
    elastir_diagnose_no_memory(list);
    return;
  }
  list->items[list->count++] = item;
}

bool elastir_diagnose_no_memory(elastir_diagnostics *list)
{
  if (!list->out_of_memory)
    list->errors++;
  list->out_of_memory = true;
  return false;
}

void elastir_diagnostics_move(elastir_diagnostics *list, elastir_diagnostics *from)
{
  for (size_t i = 0; i < from->count; i++) {
    if (!elastir_grow(&list->items, &list->capacity, list->count, sizeof *list->items)) {
      elastir_diagnose_no_memory(list);
      free(from->items[i].file);
      free(from->items[i].message);
      continue;
    }
    list->items[list->count++] = from->items[i];
  }
  list->errors += from->errors;
  list->warnings += from->warnings;
  list->out_of_memory = list->out_of_memory || from->out_of_memory;
  free(from->items);
  *from = (elastir_diagnostics){0};
}

const char *elastir_severity_name(elastir_severity severity)
{
  static const char *const names[] = {"info", "warning", "error"};
  return names[severity];
}

void elastir_diagnostics_free(elastir_diagnostics *list)
{
  for (size_t i = 0; i < list->count; i++) {
    free(list->items[i].file);
    free(list->items[i].message);
  }
  free(list->items);
  *list = (elastir_diagnostics){0};
}
