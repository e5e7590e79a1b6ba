/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table_modes.c: the modes of models as a table for sheets and statistics. */
#include <math.h>
#include <string.h>

#include "output/csv.h"
#include "output/table.h"
#include "result/longitudinal.h"
#include "result/raman.h"
#include "view/build.h"

/* A mode, and what else is known of it; NULL: nothing. */
typedef struct {
  view *view;
  const elastir_result_model *model;
  const elastir_result_mode *mode;
  const elastir_result_longitudinal_mode *longitudinal;
  const elastir_result_raman_set *raman;
} mode_row;

static void append_answer(text_buffer *out, int answer)
{
  text_append(out, answer < 0 ? "" : answer > 0 ? "yes" : "no");
}

static void put_label(text_buffer *out, const mode_row *row)
{
  text_append(out, row->model->label != NULL ? row->model->label : "");
}

static void put_first(text_buffer *out, const mode_row *row)
{
  field_append_number(out, (double)row->mode->first);
}

static void put_last(text_buffer *out, const mode_row *row)
{
  field_append_number(out, (double)row->mode->last);
}

static void put_irrep(text_buffer *out, const mode_row *row)
{
  text_append(out, row->mode->irrep != NULL ? row->mode->irrep : "");
}

static void put_calculated(text_buffer *out, const mode_row *row)
{
  field_append_number(out, row->mode->wavenumber_cm1);
}

static void put_factor(text_buffer *out, const mode_row *row)
{
  field_append_number(out, row->mode->scale);
}

static void put_scaled(text_buffer *out, const mode_row *row)
{
  if (isfinite(row->mode->scale))
    field_append_number(out, row->mode->scaled_wavenumber_cm1);
}

static void put_infrared(text_buffer *out, const mode_row *row)
{
  append_answer(out, row->mode->ir_active);
}

static void put_raman(text_buffer *out, const mode_row *row)
{
  append_answer(out, row->mode->raman_active);
}

static void put_intensity(text_buffer *out, const mode_row *row)
{
  field_append_number(out, row->mode->intensity_km_mol);
}

static void put_longitudinal(text_buffer *out, const mode_row *row)
{
  if (row->longitudinal != NULL)
    field_append_number(out, row->longitudinal->wavenumber_cm1);
}

static void put_free_motion(text_buffer *out, const mode_row *row)
{
  text_append(out, row->mode->free_motion != NULL ? row->mode->free_motion : "");
}

static void put_raman_total(text_buffer *out, const mode_row *row)
{
  if (row->raman != NULL)
    field_append_number(out, row->raman->total);
}

static void put_raman_parallel(text_buffer *out, const mode_row *row)
{
  if (row->raman != NULL)
    field_append_number(out, row->raman->parallel);
}

static void put_raman_perpendicular(text_buffer *out, const mode_row *row)
{
  if (row->raman != NULL)
    field_append_number(out, row->raman->perpendicular);
}

/* With plain blanks, which sheets find. */
static void put_motion(text_buffer *out, const mode_row *row)
{
  static const char firm[] = "\u00a0";
  const elastir_result_motion_set *set = view_motion_set(row->model, row->mode->first);
  const char *words = view_motion_words(row->view, row->model, set);
  while (words != NULL && *words != '\0') {
    const char *blank = strstr(words, firm);
    size_t length = blank != NULL ? (size_t)(blank - words) : strlen(words);
    text_append_bytes(out, words, length);
    if (blank != NULL)
      text_append(out, " ");
    words += length + (blank != NULL ? sizeof firm - 1 : 0);
  }
}

static const struct {
  const char *name, *unit, *says;
  void (*put)(text_buffer *out, const mode_row *row);
} columns[] = {
    {"model", "", "Name of the model.", put_label},
    {"first", "", "Number of the first mode of the degenerate set.", put_first},
    {"last", "", "Number of its last mode.", put_last},
    {"irrep", "", "Irreducible representation, as printed.", put_irrep},
    {"calculated", "cm-1", "Wavenumber as calculated; negative if imaginary.", put_calculated},
    {"factor", "", "Scale factor; empty where none applies.", put_factor},
    {"scaled", "cm-1", "Scaled wavenumber; empty where no factor applies.", put_scaled},
    {"ir_active", "", "Infrared active, as printed.", put_infrared},
    {"raman_active", "", "Raman active, as printed.", put_raman},
    {"intensity", "km/mol", "Infrared intensity of the whole set.", put_intensity},
    {"LO", "cm-1", "Wavenumber of its longitudinal mode, as calculated.", put_longitudinal},
    {"free_motion", "", "Translation, rotation or mixed if it is not a vibration.", put_free_motion},
    {"raman_total", "", "Raman intensity of a powder, in arbitrary units.", put_raman_total},
    {"raman_parallel", "", "Its parallel part.", put_raman_parallel},
    {"raman_perpendicular", "", "Its perpendicular part.", put_raman_perpendicular},
    {"what_moves", "", "Groups of atoms or elements that move most, by m u^2, and how.", put_motion}};

enum { COLUMNS = sizeof columns / sizeof *columns };

static void append_row(text_buffer *out, const mode_row *row, const table_style *style)
{
  for (int i = 0; i < COLUMNS; i++) {
    text_buffer cell = {0};
    columns[i].put(&cell, row);
    if (i > 0)
      text_append_bytes(out, &style->separator, 1);
    csv_append_cell(out, cell.text, style->separator);
    out->failed = out->failed || cell.failed;
    text_free(&cell);
  }
  text_append(out, "\n");
}

static void append_model(text_buffer *out, mode_row *row, double from_cm1, double to_cm1,
                         const table_style *style)
{
  const elastir_result_vibrations *vibrations = row->model->vibrations;
  for (size_t k = 0; vibrations != NULL && k < vibrations->modes_count; k++) {
    row->mode = &vibrations->modes[k];
    double place = row->mode->scaled_wavenumber_cm1;
    if (place < from_cm1 || place > to_cm1)
      continue;
    row->longitudinal = result_longitudinal_of(vibrations, row->mode);
    row->raman = result_raman_of(vibrations, row->mode);
    append_row(out, row, style);
  }
}

void table_of_modes(text_buffer *out, const elastir_result *result, double from_cm1, double to_cm1,
                    const table_style *style)
{
  const view_options no_sections = {.sections = "", .from_cm1 = NAN, .to_cm1 = NAN};
  mode_row row = {.view = view_build(result, &no_sections)}; /* keeps the words */
  for (int i = 0; i < COLUMNS; i++) {
    if (i > 0)
      text_append_bytes(out, &style->separator, 1);
    csv_append_head(out, columns[i].name, columns[i].unit, style->separator);
  }
  text_append(out, "\n");
  for (size_t m = 0; row.view != NULL && m < result->models_count; m++) {
    row.model = &result->models[m];
    append_model(out, &row, from_cm1, to_cm1, style);
  }
  out->failed = out->failed || row.view == NULL || row.view->failed;
  view_free(row.view);
}

void table_list_mode_columns(text_buffer *out)
{
  for (int i = 0; i < COLUMNS; i++)
    text_format(out, "%-22s %-10s %s\n", columns[i].name, *columns[i].unit != '\0' ? columns[i].unit : "-",
                columns[i].says);
}
