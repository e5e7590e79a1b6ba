/* SPDX-License-Identifier: GPL-3.0-or-later */
/* labels.c: labels of models cut to a width, and numbers with their deviations beside each other. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "view/terminal/render.h"

/* The beginning and the end, with the number before them and a mark between them. */
static void cut_label(const terminal *term, text_buffer *label, size_t i, const char *clean,
                      int columns)
{
  size_t number = label->length;
  text_format(label, "%zu:", i + 1);
  int room = columns - (int)(label->length - number) - 1;
  text_append_bytes(label, clean, terminal_fitting(clean, room - room / 2));
  text_append(label, term->options->unicode ? "…" : "~");
  const char *tail = clean;
  while (terminal_columns(tail) > room / 2) {
    uint32_t code;
    tail += terminal_decode(tail, &code);
  }
  text_append(label, tail);
}

void terminal_label(const terminal *term, text_buffer *label, size_t i, int columns)
{
  const char *name = term->result->models[i].label;
  text_buffer clean = {0};
  if (name != NULL)
    terminal_clean(term, &clean, name);
  else
    text_format(&clean, "model %zu", i + 1);
  for (size_t k = 0; !clean.failed && k < clean.length; k++)
    if (clean.text[k] == FIRM_BLANK)
      clean.text[k] = ' '; /* so that a label may be cleaned once more with what is around it */
  if (clean.failed) {
    label->failed = true;
  } else if (terminal_columns(clean.text) <= columns) {
    text_append(label, clean.text);
  } else {
    cut_label(term, label, i, clean.text, columns);
  }
  terminal_free_text(term, &clean);
}

bool terminal_is_narrow(const terminal *term)
{
  return term->options->width < 60;
}

int terminal_label_columns(const terminal *term)
{
  return terminal_is_narrow(term)          ? 7 * term->options->width / 20
         : term->result->models_count == 1 ? 32
                                           : 16;
}

int terminal_deviation_columns(double deviation, int decimals)
{
  return view_deviation_shows(deviation, decimals)
             ? terminal_columns(view_fixed(deviation, decimals).text)
             : 0;
}

view_number terminal_with_error(double value, int decimals, double deviation, int room)
{
  view_number number = view_fixed(value, decimals);
  int columns = isfinite(value) ? terminal_deviation_columns(deviation, decimals) : 0;
  size_t length = strlen(number.text);
  if (columns > 0)
    length += (size_t)snprintf(number.text + length, sizeof number.text - length,
                               "\u00a0±\u00a0%s", view_fixed(deviation, decimals).text);
  int missing = columns > 0 ? room - columns : room > 0 ? room + 3 : 0;
  for (; missing > 0 && length + 3 < sizeof number.text; missing--)
    length += (size_t)snprintf(number.text + length, sizeof number.text - length, "\u00a0");
  return number;
}
