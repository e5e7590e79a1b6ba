/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv.c: cells of tables of text (RFC 4180, with plain line feeds). */
#include "output/csv.h"

#include <string.h>

void csv_append_cell(text_buffer *out, const char *text, char separator)
{
  const char special[] = {separator, '"', '\r', '\n', '\0'};
  if (text == NULL)
    return;
  if (strpbrk(text, special) == NULL) {
    text_append(out, text);
    return;
  }
  text_append(out, "\"");
  for (; *text != '\0'; text++) {
    text_append(out, *text == '"' ? "\"" : "");
    text_append_bytes(out, text, 1);
  }
  text_append(out, "\"");
}

void csv_append_head(text_buffer *out, const char *name, const char *unit, char separator)
{
  text_buffer head = {0};
  text_append(&head, name);
  if (*unit != '\0')
    text_format(&head, " (%s)", unit);
  csv_append_cell(out, head.text, separator);
  out->failed = out->failed || head.failed;
  text_free(&head);
}
