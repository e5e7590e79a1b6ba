/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paragraph.c: headings, styles and text wrapped to the width. */
#include "view/terminal/render.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/memory.h"

void view_styled(terminal *term, view_style style, const char *clean, size_t length)
{
  static const char *const begin[] = {"", "\033[1m", "\033[2m", "\033[32m", "\033[33m",
                                      "\033[1;31m"};
  bool colored = term->options->color && style != VIEW_PLAIN && length > 0;
  if (colored)
    text_append(term->out, begin[style]);
  size_t begin_of_text = term->out->length;
  text_append_bytes(term->out, clean, length);
  for (size_t i = begin_of_text; !term->out->failed && i < term->out->length; i++)
    if (term->out->text[i] == FIRM_BLANK)
      term->out->text[i] = ' ';
  if (colored)
    text_append(term->out, "\033[0m");
}

void terminal_spaces(terminal *term, int count)
{
  for (int i = 0; i < count; i++)
    text_append(term->out, " ");
}

void terminal_end_line(terminal *term)
{
  text_buffer *out = term->out;
  while (out->length > 0 && out->text[out->length - 1] == ' ')
    out->text[--out->length] = '\0';
  text_append(out, "\n");
}

void terminal_heading(terminal *term, const char *title)
{
  text_buffer clean = {0};
  terminal_clean(term, &clean, title);
  if (!clean.failed) {
    if (term->out->length > 0)
      text_append(term->out, "\n");
    view_styled(term, VIEW_STRONG, clean.text, clean.length);
    text_append(term->out, " ");
    text_buffer rule = {0};
    for (int i = terminal_columns(clean.text) + 1; i < term->options->width && i < 80; i++)
      text_append(&rule, term->options->unicode ? "─" : "-");
    if (!rule.failed && rule.length > 0)
      view_styled(term, VIEW_FAINT, rule.text, rule.length);
    text_append(term->out, "\n");
    term->out->failed = term->out->failed || rule.failed;
    terminal_free_text(term, &rule);
  }
  term->out->failed = term->out->failed || clean.failed;
  terminal_free_text(term, &clean);
}

size_t terminal_line(const char *clean, int columns, const char **next)
{
  size_t length = terminal_fitting(clean, columns);
  if (length == 0 && *clean != '\0') { /* one character is wider than the line */
    uint32_t code;
    length = terminal_decode(clean, &code);
  }
  if (clean[length] != '\0' && clean[length] != ' ') {
    size_t blank = length;
    while (blank > 0 && clean[blank - 1] != ' ')
      blank--;
    length = blank > 0 ? blank : length;
  }
  *next = clean + length;
  while (**next == ' ')
    (*next)++;
  while (length > 0 && clean[length - 1] == ' ')
    length--;
  return length;
}

void terminal_wrapped(terminal *term, view_style style, int indent, int hanging,
                      const char *clean)
{
  int margin = indent;
  do {
    const char *line = clean;
    size_t length = terminal_line(line, term->options->width - margin, &clean);
    terminal_spaces(term, margin);
    view_styled(term, style, line, length);
    text_append(term->out, "\n");
    margin = hanging;
  } while (*clean != '\0');
}

void terminal_paragraph(terminal *term, view_style style, int indent, int hanging,
                        const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  char *text = elastir_vformat(format, arguments);
  va_end(arguments);
  text_buffer clean = {0};
  if (text != NULL)
    terminal_clean(term, &clean, text);
  if (text == NULL || clean.failed)
    term->out->failed = true;
  else
    terminal_wrapped(term, style, indent, hanging, clean.text);
  free(text);
  terminal_free_text(term, &clean);
}
