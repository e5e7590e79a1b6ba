/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table.c: models, or their modes, as a table for sheets and statistics. */
#include "output/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "output/csv.h"
#include "result/deviation.h"
#include "result/longitudinal.h"

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

/* ---- modes ---- */

static void append_number_cell(text_buffer *out, double value, const table_style *style)
{
  begin_cell(out, style, false);
  field_append_number(out, value);
}

static void append_answer_cell(text_buffer *out, int answer, const table_style *style)
{
  begin_cell(out, style, false);
  text_append(out, answer < 0 ? "" : answer > 0 ? "yes" : "no");
}

static void append_mode(text_buffer *out, const elastir_result_model *model,
                        const elastir_result_mode *mode, const table_style *style)
{
  const elastir_result_longitudinal_mode *longitudinal =
      result_longitudinal_of(model->vibrations, mode);
  csv_append_cell(out, model->label, style->separator);
  append_number_cell(out, (double)mode->first, style);
  append_number_cell(out, (double)mode->last, style);
  begin_cell(out, style, false);
  csv_append_cell(out, mode->irrep, style->separator);
  append_number_cell(out, mode->wavenumber_cm1, style);
  append_number_cell(out, mode->scale, style);
  append_number_cell(out, isfinite(mode->scale) ? mode->scaled_wavenumber_cm1 : (double)NAN,
                     style);
  append_answer_cell(out, mode->ir_active, style);
  append_answer_cell(out, mode->raman_active, style);
  append_number_cell(out, mode->intensity_km_mol, style);
  append_number_cell(out, longitudinal != NULL ? longitudinal->wavenumber_cm1 : (double)NAN,
                     style);
  begin_cell(out, style, false);
  csv_append_cell(out, mode->free_motion, style->separator);
  text_append(out, "\n");
}

void table_of_modes(text_buffer *out, const elastir_result *result, double from_cm1, double to_cm1,
                    const table_style *style)
{
  static const struct {
    const char *name, *unit;
  } heads[] = {{"model", ""}, {"first", ""}, {"last", ""}, {"irrep", ""}, {"calculated", "cm-1"},
               {"factor", ""}, {"scaled", "cm-1"}, {"ir_active", ""}, {"raman_active", ""},
               {"intensity", "km/mol"}, {"LO", "cm-1"}, {"free_motion", ""}};
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
    begin_cell(out, style, i == 0);
    csv_append_head(out, heads[i].name, heads[i].unit, style->separator);
  }
  text_append(out, "\n");
  for (size_t m = 0; m < result->models_count; m++) {
    const elastir_result_vibrations *vibrations = result->models[m].vibrations;
    for (size_t k = 0; vibrations != NULL && k < vibrations->modes_count; k++) {
      double place = vibrations->modes[k].scaled_wavenumber_cm1;
      if (!(place < from_cm1) && !(place > to_cm1))
        append_mode(out, &result->models[m], &vibrations->modes[k], style);
    }
  }
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
