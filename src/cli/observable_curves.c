/* SPDX-License-Identifier: GPL-3.0-or-later */
/* observable_curves.c: what instruments see of the models of a result, as curves to write. */
#include "cli/observable_curves.h"

#include "result/memory.h"
#include "result/quantity.h"
#include "text/text.h"

/* The values of a column; NULL: the kind does not have it. */
static const double *values_of(const elastir_result_observable *observable, const quantity *row)
{
  return *(const double *const *)(const void *)((const char *)&observable->columns + row->offset);
}

static const char *label_of(elastir_result *result, const char *model,
                            const elastir_result_observable *observable, const char *column)
{
  text_buffer text = {0};
  text_format(&text, "%s %s %s", model, observable->kind, column);
  const char *kept = text.failed ? NULL : result_text(result->memory, text.text);
  text_free(&text);
  return kept != NULL ? kept : column;
}

size_t observable_curve_count(const elastir_result *result)
{
  size_t rows, count = 0;
  quantity_group_observable_columns.rows(&rows);
  for (size_t m = 0; m < result->models_count; m++)
    count += result->models[m].observables_count * rows;
  return count;
}

static size_t curves_of(elastir_result *result, const char *label,
                        const elastir_result_observable *observable, const double *grid,
                        export_curve *curves)
{
  size_t rows, count = 0;
  const quantity *row = quantity_group_observable_columns.rows(&rows);
  for (size_t r = 0; r < rows; r++) {
    const double *values = values_of(observable, &row[r]);
    if (values == NULL)
      continue;
    const char *name = label_of(result, label, observable, row[r].key);
    curves[count++] = (export_curve){
        .title = name,
        .origin = "computed by elastir from a CRYSTAL output",
        .x_label = "wavenumber",
        .x_unit = "cm-1",
        .y_label = name,
        .y_unit = "",
        .x = observable->wavenumbers_cm1 != NULL ? observable->wavenumbers_cm1 : grid,
        .y = values,
        .points = (size_t)observable->points};
  }
  return count;
}

size_t observable_curves(elastir_result *result, const double *grid, export_curve *curves)
{
  size_t count = 0;
  for (size_t m = 0; m < result->models_count; m++)
    for (size_t o = 0; o < result->models[m].observables_count; o++)
      count += curves_of(result, result->models[m].label, &result->models[m].observables[o], grid,
                         curves + count);
  return count;
}
