/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheet.c: columns of numbers and words beside each other, as CSV (RFC 4180 but for the line ends). */
#include "figure/sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void sheet_begin(sheet *s, const char *label, const char *quantity)
{
  if (s->failed || !elastir_grow(&s->columns, &s->capacity, s->count, sizeof *s->columns)) {
    s->failed = true;
    return;
  }
  sheet_column *column = &s->columns[s->count++];
  *column = (sheet_column){0};
  text_format(&column->name, "%s%s%s%s%s", s->prefix != NULL ? s->prefix : "",
              s->prefix != NULL ? " " : "", label != NULL ? label : "", label != NULL ? " " : "",
              quantity);
}

void sheet_begin_wavenumbers(sheet *s, const char *label, const char *quantity)
{
  sheet_begin(s, label, quantity);
  if (!s->failed)
    s->columns[s->count - 1].wavenumbers = true;
}

static void take_wavenumber(sheet *s, double value)
{
  if (isnan(value))
    return;
  s->least_cm1 = s->has_wavenumbers ? fmin(s->least_cm1, value) : value;
  s->most_cm1 = s->has_wavenumbers ? fmax(s->most_cm1, value) : value;
  s->has_wavenumbers = true;
}

void sheet_text(sheet *s, size_t column, const char *text)
{
  if (s->failed)
    return;
  text_append_bytes(&s->columns[column].cells, text, strlen(text) + 1);
  s->columns[column].count++;
}

void sheet_number(sheet *s, size_t column, double value)
{
  text_buffer text = {0};
  text_append_number(&text, value);
  s->failed = s->failed || text.failed;
  if (!s->failed && s->columns[column].wavenumbers)
    take_wavenumber(s, value);
  sheet_text(s, column, text.text != NULL ? text.text : "");
  text_free(&text);
}

size_t sheet_last(const sheet *s)
{
  return s->count > 0 ? s->count - 1 : 0;
}

static void append_field(text_buffer *out, const char *text)
{
  if (strpbrk(text, ",\"\r\n") == NULL) {
    text_append(out, text);
    return;
  }
  text_append(out, "\"");
  for (; *text != '\0'; text++)
    text_append_bytes(out, *text == '"' ? "\"\"" : text, *text == '"' ? 2 : 1);
  text_append(out, "\"");
}

static void write_rows(const sheet *s, const char **cells, text_buffer *out)
{
  size_t rows = 0;
  for (size_t i = 0; i < s->count; i++)
    rows = s->columns[i].count > rows ? s->columns[i].count : rows;
  for (size_t row = 0; row < rows; row++) {
    for (size_t i = 0; i < s->count; i++) {
      text_append(out, i > 0 ? "," : "");
      if (row >= s->columns[i].count)
        continue;
      append_field(out, cells[i]);
      cells[i] += strlen(cells[i]) + 1;
    }
    text_append(out, "\n");
  }
}

void sheet_write(const sheet *s, text_buffer *out)
{
  const char **cells = calloc(s->count + 1, sizeof *cells);
  out->failed = out->failed || s->failed || cells == NULL;
  for (size_t i = 0; !out->failed && i < s->count; i++) {
    const sheet_column *column = &s->columns[i];
    out->failed = column->cells.failed || column->name.failed;
    text_append(out, i > 0 ? "," : "");
    append_field(out, column->name.text != NULL ? column->name.text : "");
    cells[i] = column->cells.text;
  }
  text_append(out, "\n");
  if (!out->failed)
    write_rows(s, cells, out);
  free(cells);
}

void sheet_free(sheet *s)
{
  for (size_t i = 0; i < s->count; i++) {
    text_free(&s->columns[i].cells);
    text_free(&s->columns[i].name);
  }
  free(s->columns);
  *s = (sheet){0};
}
