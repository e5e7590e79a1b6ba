/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export_csv.c: curves as comma-separated values (RFC 4180, with plain line feeds). */
#include "output/csv.h"
#include "output/export.h"

void export_csv(const export_curve *curves, size_t count, text_buffer *out)
{
  csv_append_head(out, curves[0].x_label, curves[0].x_unit, ',');
  for (size_t c = 0; c < count; c++) {
    text_append(out, ",");
    csv_append_head(out, curves[c].y_label, curves[c].y_unit, ',');
  }
  text_append(out, "\n");
  for (size_t i = 0; i < curves[0].points; i++) {
    text_append_number(out, curves[0].x[i]);
    for (size_t c = 0; c < count; c++) {
      text_append(out, ",");
      text_append_number(out, curves[c].y[i]);
    }
    text_append(out, "\n");
  }
}
