/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table.c: models, or their modes, as a table for sheets and statistics. */
#include "output/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "output/csv.h"
#include "result/deviation.h"

static void begin_cell(text_buffer *out, const table_style *style, bool first)
{
  if (!first)
    text_append_bytes(out, &style->separator, 1);
}

static bool append_value(text_buffer *out, const table_field *field,
                         const elastir_result_model *model, const table_style *style)
{
  text_buffer value = {0};
  bool any = field_append(&value, field, model);
  csv_append_cell(out, value.text, style->separator);
  out->failed = out->failed || value.failed;
  text_free(&value);
  return any;
}

/* ---- models ---- */

static bool has_value(const elastir_result *result, const table_field *field)
{
  bool any = false;
  for (size_t m = 0; m < result->models_count && !any; m++) {
    text_buffer value = {0};
    any = field_append(&value, field, &result->models[m]);
    text_free(&value);
  }
  return any;
}

static void write_wide(text_buffer *out, const elastir_result *result,
                       const table_field *const *fields, const bool *shown, size_t count,
                       const table_style *style)
{
  bool first = true;
  for (size_t i = 0; i < count; i++)
    if (shown[i]) {
      begin_cell(out, style, first);
      csv_append_head(out, fields[i]->name, fields[i]->unit, style->separator);
      first = false;
    }
  text_append(out, "\n");
  for (size_t m = 0; m < result->models_count; m++) {
    first = true;
    for (size_t i = 0; i < count; i++)
      if (shown[i]) {
        begin_cell(out, style, first);
        append_value(out, fields[i], &result->models[m], style);
        first = false;
      }
    text_append(out, "\n");
  }
}

/* A row per value; its standard deviation is a column, not a row. */
static void write_tidy(text_buffer *out, const elastir_result *result,
                       const table_field *const *fields, const bool *shown, size_t count,
                       const table_style *style)
{
  static const char *const heads[] = {"model", "quantity", "value", "sd", "unit"};
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
    begin_cell(out, style, i == 0);
    text_append(out, heads[i]);
  }
  text_append(out, "\n");
  for (size_t m = 0; m < result->models_count; m++)
    for (size_t i = 0; i < count; i++) {
      const table_field *field = fields[i];
      if (!shown[i] || field->deviates || strcmp(field->path, "label") == 0)
        continue;
      csv_append_cell(out, result->models[m].label, style->separator);
      begin_cell(out, style, false);
      csv_append_cell(out, field->name, style->separator);
      begin_cell(out, style, false);
      append_value(out, field, &result->models[m], style);
      begin_cell(out, style, false);
      double deviation = field->component < 0
                             ? result_deviation(&result->models[m], field->path, NULL)
                             : (double)NAN;
      field_append_measured(out, deviation, deviation);
      begin_cell(out, style, false);
      csv_append_cell(out, field->unit, style->separator);
      text_append(out, "\n");
    }
}

void table_of_models(text_buffer *out, const elastir_result *result,
                     const table_field *const *fields, size_t count, const table_style *style)
{
  bool *shown = calloc(count + 1, sizeof *shown);
  if (shown == NULL) {
    out->failed = true;
    return;
  }
  for (size_t i = 0; i < count; i++)
    shown[i] = style->keep_empty || has_value(result, fields[i]);
  if (style->tidy)
    write_tidy(out, result, fields, shown, count, style);
  else
    write_wide(out, result, fields, shown, count, style);
  free(shown);
}

/* ---- fields ---- */

void table_list_fields(text_buffer *out, const table_fields *all)
{
  for (size_t i = 0; i < all->count; i++) {
    const table_field *field = &all->fields[i], *last = field;
    char name[2 * sizeof field->name + 4];
    if (!field->listed)
      continue;
    while (field->depth > 0 && field->component >= 0 && i + 1 < all->count &&
           strcmp(all->fields[i + 1].says, field->says) == 0)
      last = &all->fields[++i];
    elastir_snprintf(name, sizeof name, "%s%s%s", field->name, last != field ? " to " : "",
                     last != field ? last->name : "");
    text_format(out, "%-22s %-10s %s\n", name, *field->unit != '\0' ? field->unit : "-",
                field->says);
  }
  text_append(out, "\n"
                   "NAME_sd is the standard deviation of an elastic quantity. The dotted paths of the\n"
                   "JSON below a model are also accepted: elastic.waves.p.max.\n");
}

size_t table_default_fields(const table_fields *all, const table_field **fields)
{
  static const char *const names[] = {
      "model", "formula", "pressure", "K_H", "K_H_sd", "G_H", "G_H_sd", "E_H", "E_H_sd", "nu_H",
      "nu_H_sd", "E_min", "E_min_sd", "E_max", "E_max_sd", "AU", "AU_sd", "K_2D_H", "K_2D_H_sd",
      "G_2D_H", "G_2D_H_sd", "E_2D_H", "E_2D_H_sd", "C_1D", "stable", "stable_2D", "stable_1D",
      "density", "imaginary", "band1", "band2", "band3"};
  size_t count = 0;
  for (size_t i = 0; i < sizeof names / sizeof *names && count < TABLE_DEFAULTS; i++) {
    const table_field *field = fields_find(all, names[i], strlen(names[i]));
    if (field != NULL)
      fields[count++] = field;
  }
  return count;
}
