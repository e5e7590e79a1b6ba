/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export_csv.c: curves as comma-separated values (RFC 4180, with plain line feeds). */
#include "output/export.h"

#include <string.h>

static void add_field(text_buffer *out, const char *text)
{
  if (strpbrk(text, ",\"\r\n") == NULL) {
    text_append(out, text);
    return;
  }
  text_append(out, "\"");
  for (const char *c = text; *c != '\0'; c++) {
    if (*c == '"')
      text_append(out, "\"");
    text_append_bytes(out, c, 1);
  }
  text_append(out, "\"");
}

static void add_head(text_buffer *out, const char *label, const char *unit)
{
  text_buffer head = {0};
  text_append(&head, label);
  if (*unit != '\0')
    text_format(&head, " (%s)", unit);
  add_field(out, head.text != NULL ? head.text : "");
  out->failed = out->failed || head.failed;
  text_free(&head);
}

void export_csv(const export_curve *curves, size_t count, text_buffer *out)
{
  add_head(out, curves[0].x_label, curves[0].x_unit);
  for (size_t c = 0; c < count; c++) {
    text_append(out, ",");
    add_head(out, curves[c].y_label, curves[c].y_unit);
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
