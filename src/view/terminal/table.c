/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table.c: tables that fold when the terminal is narrow. */
#include "view/terminal/render.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum {
  GAP = 2,            /* between columns */
  LEAST_WRAPPED = 20, /* columns that a wrapped last column must have */
  RECORD_INDENT = 2
};

void table_free(terminal_table *table)
{
  for (size_t i = 0; i < table->column_count; i++)
    free(table->columns[i].header);
  for (size_t i = 0; i < table->cell_count; i++)
    free(table->cells[i].text);
  free(table->columns);
  free(table->cells);
  *table = (terminal_table){0};
}

/* The cleaned text in memory of its own; NULL: no memory, and noted. */
static char *cleaned(terminal *term, const char *text)
{
  text_buffer clean = {0};
  terminal_clean(term, &clean, text);
  if (!clean.failed)
    return clean.text;
  term->out->failed = true;
  terminal_free_text(term, &clean);
  return NULL;
}

void table_column(terminal_table *table, terminal_align align, bool joined, const char *header)
{
  char *text = cleaned(table->term, header);
  if (text == NULL || !elastir_grow(&table->columns, &table->column_capacity,
                                    table->column_count, sizeof *table->columns)) {
    free(text);
    table->term->out->failed = true;
    return;
  }
  table->columns[table->column_count++] = (terminal_column){text, align, joined};
}

void table_cell(terminal_table *table, view_style style, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  char *raw = elastir_vformat(format, arguments);
  va_end(arguments);
  char *text = raw != NULL ? cleaned(table->term, raw) : NULL;
  free(raw);
  if (text == NULL || !elastir_grow(&table->cells, &table->cell_capacity, table->cell_count,
                                    sizeof *table->cells)) {
    free(text);
    table->term->out->failed = true;
    return;
  }
  table->cells[table->cell_count++] = (terminal_cell){text, style};
}

static const terminal_cell *cell_at(const terminal_table *table, size_t row, size_t column)
{
  return &table->cells[row * table->column_count + column];
}

static size_t row_count(const terminal_table *table)
{
  return table->column_count > 0 ? table->cell_count / table->column_count : 0;
}

/* Are all cells but the first `from` ones empty? */
static bool rest_is_empty(const terminal_table *table, size_t row, size_t from)
{
  for (size_t column = from; column < table->column_count; column++)
    if (*cell_at(table, row, column)->text != '\0')
      return false;
  return true;
}

/* A row that has a first cell alone: it may be as long as it likes. */
static bool is_title(const terminal_table *table, size_t row)
{
  return table->column_count > 1 && rest_is_empty(table, row, 1);
}

static int column_width(const terminal_table *table, size_t column)
{
  int width = terminal_columns(table->columns[column].header);
  for (size_t row = 0; row < row_count(table); row++) {
    if (column == 0 && is_title(table, row))
      continue;
    int columns = terminal_columns(cell_at(table, row, column)->text);
    width = columns > width ? columns : width;
  }
  return width;
}

int table_width(const terminal_table *table)
{
  int width = 0;
  for (size_t i = 0; i < table->column_count; i++)
    width += column_width(table, i) + (i > 0 ? GAP : 0);
  return width;
}

int table_room_of_last(const terminal_table *table)
{
  return table->term->options->width - table_width(table) +
         (table->column_count > 0 ? column_width(table, table->column_count - 1) : 0);
}

/* Does the first column leave room for each of the others? */
static bool has_room_for_blocks(const terminal_table *table)
{
  int first = table->column_count > 0 ? column_width(table, 0) : 0;
  for (size_t i = 1; i < table->column_count; i++) {
    int together = first + GAP + column_width(table, i);
    for (size_t k = i + 1; k < table->column_count && table->columns[k].joined; k++)
      together += GAP + column_width(table, k);
    if (together > table->term->options->width)
      return false;
  }
  return true;
}

/* Where the block ends that begins with that column: columns that belong together stay so. */
static size_t block_end(const terminal_table *table, size_t first)
{
  size_t next = first;
  int used = column_width(table, 0);
  while (next < table->column_count) {
    size_t end = next + 1;
    int more = GAP + column_width(table, next);
    for (; end < table->column_count && table->columns[end].joined; end++)
      more += GAP + column_width(table, end);
    if (next > first && used + more > table->term->options->width)
      break;
    used += more;
    next = end;
  }
  return next;
}

size_t table_block_count(const terminal_table *table)
{
  size_t count = 0;
  for (size_t next = 1; next < table->column_count; next = block_end(table, next))
    count++;
  return count;
}

bool table_becomes_records(const terminal_table *table, terminal_fold fold)
{
  return table_width(table) > table->term->options->width &&
         !(fold == FOLD_BLOCKS && has_room_for_blocks(table)) && table_room_of_last(table) < LEAST_WRAPPED;
}

static void print_padded(terminal *term, const char *text, size_t length, view_style style,
                         terminal_align align, int width, bool last)
{
  int padding = width - terminal_columns(text);
  if (align == ALIGN_RIGHT)
    terminal_spaces(term, padding);
  view_styled(term, style, text, length);
  if (align == ALIGN_LEFT && !last)
    terminal_spaces(term, padding);
}

static void print_header(terminal_table *table, const size_t *shown, size_t count,
                         const int *widths)
{
  bool any = false;
  for (size_t i = 0; i < count; i++)
    any = any || *table->columns[shown[i]].header != '\0';
  if (!any)
    return;
  for (size_t i = 0; i < count; i++) {
    const terminal_column *column = &table->columns[shown[i]];
    terminal_spaces(table->term, i > 0 ? GAP : 0);
    print_padded(table->term, column->header, strlen(column->header), VIEW_FAINT,
                 column->align, widths[shown[i]], i + 1 == count);
  }
  terminal_end_line(table->term);
}

/* The last cell may take several lines, below each other. */
static void print_row(terminal_table *table, size_t row, const size_t *shown, size_t count,
                      const int *widths)
{
  terminal *term = table->term;
  int margin = 0;
  if (is_title(table, row)) {
    const terminal_cell *title = cell_at(table, row, 0);
    terminal_wrapped(term, title->style, 0, 2 * RECORD_INDENT, title->text);
    return;
  }
  for (size_t i = 0; i < count; i++) {
    if (rest_is_empty(table, row, shown[i]))
      break; /* no blanks at the end of a line */
    const terminal_cell *cell = cell_at(table, row, shown[i]);
    int width = widths[shown[i]];
    terminal_spaces(term, i > 0 ? GAP : 0);
    margin += i > 0 ? GAP : 0;
    if (i + 1 < count || terminal_columns(cell->text) <= width) {
      print_padded(term, cell->text, strlen(cell->text), cell->style,
                   table->columns[shown[i]].align, width, i + 1 == count);
      margin += width;
      continue;
    }
    const char *rest = cell->text;
    while (*rest != '\0') {
      const char *line = rest;
      size_t length = terminal_line(line, width, &rest);
      if (line != cell->text) {
        text_append(term->out, "\n");
        terminal_spaces(term, margin);
      }
      view_styled(term, cell->style, line, length);
    }
  }
  terminal_end_line(term);
}

static void print_columns(terminal_table *table, const size_t *shown, size_t count,
                          const int *widths)
{
  print_header(table, shown, count, widths);
  for (size_t row = 0; row < row_count(table); row++)
    print_row(table, row, shown, count, widths);
}

/* The first column again and again, beside as many of the others as fit. */
static void print_blocks(terminal_table *table, size_t *shown, const int *widths)
{
  size_t next = 1;
  while (next < table->column_count) {
    size_t count = 0, end = block_end(table, next);
    shown[count++] = 0;
    if (next > 1)
      text_append(table->term->out, "\n");
    for (; next < end; next++)
      shown[count++] = next;
    print_columns(table, shown, count, widths);
  }
}

/* The cells of a row but the first, one behind the other. */
static void join_cells(const terminal_table *table, size_t row, text_buffer *text)
{
  for (size_t column = 1; column < table->column_count; column++) {
    const char *cell = cell_at(table, row, column)->text;
    const char *header = table->columns[column].header;
    if (*cell == '\0')
      continue;
    if (text->length > 0)
      text_append(text, *header != '\0' ? "; " : "  ");
    text_format(text, "%s%s%s", header, *header != '\0' ? ": " : "", cell);
    while (!text->failed && text->text[text->length - 1] == FIRM_BLANK)
      text->text[--text->length] = '\0'; /* room kept in the table for what others have */
  }
}

static void print_records(terminal_table *table)
{
  terminal *term = table->term;
  for (size_t row = 0; row < row_count(table); row++) {
    const terminal_cell *first = cell_at(table, row, 0);
    int indent = (int)strspn(first->text, " ");
    if (*first->text != '\0')
      terminal_wrapped(term, first->style, indent, indent + 2 * RECORD_INDENT,
                       first->text + indent);
    text_buffer text = {0};
    join_cells(table, row, &text);
    if (text.failed)
      term->out->failed = true;
    else if (text.length > 0)
      terminal_wrapped(term, VIEW_PLAIN, indent + RECORD_INDENT, indent + 2 * RECORD_INDENT,
                       text.text);
    terminal_free_text(table->term, &text);
  }
}

void table_print(terminal_table *table, terminal_fold fold)
{
  size_t columns = table->column_count;
  int *widths = calloc(columns + 1, sizeof *widths);
  size_t *shown = calloc(columns + 1, sizeof *shown);
  if (widths == NULL || shown == NULL || table->term->out->failed) {
    table->term->out->failed = true;
  } else if (table->cell_count > 0) {
    int total = 0;
    for (size_t i = 0; i < columns; i++) {
      shown[i] = i;
      widths[i] = column_width(table, i);
      total += widths[i] + (i > 0 ? GAP : 0);
    }
    int left = table->term->options->width - (total - widths[columns - 1]);
    if (total <= table->term->options->width) {
      print_columns(table, shown, columns, widths);
    } else if (fold == FOLD_BLOCKS && has_room_for_blocks(table)) {
      print_blocks(table, shown, widths);
    } else if (left >= LEAST_WRAPPED) {
      widths[columns - 1] = left;
      print_columns(table, shown, columns, widths);
    } else {
      print_records(table);
    }
  }
  free(widths);
  free(shown);
  table_free(table);
}
