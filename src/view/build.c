/* SPDX-License-Identifier: GPL-3.0-or-later */
/* build.c: text, blocks and tables of a view while it is built. */
#include "view/build.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "result/memory.h"

void *view_scratch(view *v, size_t size)
{
  void *memory = result_take(v->memory, size > 0 ? size : 1);
  v->failed = v->failed || memory == NULL;
  return memory;
}

__attribute__((format(printf, 2, 0)))
static const char *format_text(view *v, const char *format, va_list arguments)
{
  va_list again;
  va_copy(again, arguments);
  int length = elastir_vsnprintf(NULL, 0, format, arguments);
  char *text = length >= 0 ? view_scratch(v, (size_t)length + 1) : NULL;
  if (text != NULL)
    elastir_vsnprintf(text, (size_t)length + 1, format, again);
  va_end(again);
  return text != NULL ? text : "";
}

const char *view_text(view *v, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  const char *text = format_text(v, format, arguments);
  va_end(arguments);
  return text;
}

const char *view_keep(view *v, text_buffer *text)
{
  v->failed = v->failed || text->failed;
  const char *kept = !text->failed && text->length > 0 ? view_text(v, "%s", text->text) : NULL;
  text_free(text);
  return kept;
}

const char *view_or_dash(const char *text)
{
  return text != NULL ? text : "–";
}

const char *view_file_name(const view *v, const char *path)
{
  const char *slash = path != NULL && v->options.page ? strrchr(path, '/') : NULL;
  return slash != NULL ? slash + 1 : path;
}

const char *view_label(const elastir_result_model *model)
{
  return view_or_dash(model->label);
}

int view_model_index(const view *v, const char *label)
{
  for (size_t i = 0; label != NULL && i < v->result->models_count; i++) {
    const char *name = v->result->models[i].label;
    if (name != NULL && strcmp(name, label) == 0)
      return (int)i;
  }
  return -1;
}

/* ---- blocks ---- */

static view_block *add_block(view *v, view_kind kind, view_style style, unsigned flags)
{
  view_block *block = view_scratch(v, sizeof *block);
  if (block == NULL)
    return NULL;
  *block = (view_block){.kind = kind, .style = style, .flags = flags};
  while (*v->end != NULL)
    v->end = &(*v->end)->next;
  *v->end = block;
  return block;
}

void view_heading(view *v, unsigned flags, const char *format, ...)
{
  view_block *block = add_block(v, VIEW_HEADING, VIEW_STRONG, flags);
  va_list arguments;
  va_start(arguments, format);
  if (block != NULL)
    block->text = format_text(v, format, arguments);
  va_end(arguments);
}

void view_paragraph(view *v, view_style style, unsigned flags, const char *format, ...)
{
  view_block *block = add_block(v, VIEW_PARAGRAPH, style, flags);
  va_list arguments;
  va_start(arguments, format);
  if (block != NULL)
    block->text = format_text(v, format, arguments);
  va_end(arguments);
}

void view_code(view *v, unsigned flags, const char *text)
{
  view_block *block = add_block(v, VIEW_CODE, VIEW_PLAIN, flags);
  if (block != NULL)
    block->text = text;
}

static view_block *last_block(view *v)
{
  while (*v->end != NULL && (*v->end)->next != NULL)
    v->end = &(*v->end)->next;
  return *v->end;
}

view_item *view_list_item(view *v, view_style style, unsigned flags, const char *lead,
                          const char *text)
{
  view_block *list = last_block(v);
  view_item *item = view_scratch(v, sizeof *item);
  if (list == NULL || list->kind != VIEW_LIST)
    list = add_block(v, VIEW_LIST, VIEW_PLAIN, 0);
  if (item == NULL || list == NULL)
    return NULL;
  *item = (view_item){.style = style, .flags = flags, .lead = lead, .text = text};
  *(list->last != NULL ? &list->last->next : &list->items) = item;
  list->last = item;
  return item;
}

view_figure *view_add_figure(view *v, view_figure_kind kind, size_t index)
{
  static view_figure nowhere;
  view_block *block = add_block(v, VIEW_FIGURE, VIEW_PLAIN, 0);
  if (block == NULL)
    return &nowhere;
  block->figure = (view_figure){.kind = kind, .index = index};
  return &block->figure;
}

/* ---- tables ---- */

view_table *view_add_table(view *v, unsigned flags, const char *caption)
{
  view_block *block = add_block(v, VIEW_TABLE, VIEW_PLAIN, flags);
  view_table *table = block != NULL ? view_scratch(v, sizeof *table) : NULL;
  if (table == NULL)
    return &v->spare_table;
  *table = (view_table){.caption = caption};
  block->table = table;
  return table;
}

static const view_cell no_cell = {.value = NAN, .deviation = NAN, .model = -1};

view_cell *view_add_column(view *v, view_table *table, bool is_text, unsigned flags,
                           const char *head)
{
  if (table->column_count == table->column_capacity) {
    size_t capacity = 2 * table->column_capacity + 8;
    view_column *more = view_scratch(v, capacity * sizeof *more);
    if (more == NULL)
      return &v->spare_cell;
    if (table->column_count > 0)
      memcpy(more, table->columns, table->column_count * sizeof *more);
    table->columns = more;
    table->column_capacity = capacity;
  }
  view_column *column = &table->columns[table->column_count++];
  *column = (view_column){.head = no_cell, .is_text = is_text, .flags = flags};
  column->head.text = head;
  return &column->head;
}

view_row *view_add_row(view *v, view_table *table, unsigned flags)
{
  view_row *row = view_scratch(v, sizeof *row);
  view_cell *cells = view_scratch(v, table->column_count * sizeof *cells);
  if (row == NULL || cells == NULL)
    return &v->spare_row;
  for (size_t i = 0; i < table->column_count; i++)
    cells[i] = no_cell;
  *row = (view_row){.cells = cells, .flags = flags};
  *(table->last != NULL ? &table->last->next : &table->rows) = row;
  table->last = row;
  table->filled = 0;
  return row;
}

view_cell *view_next_cell(view *v, view_table *table)
{
  if (v->failed || table->last == NULL || table->filled >= table->column_count)
    return &v->spare_cell;
  return &table->last->cells[table->filled++];
}

view_cell *view_add_text(view *v, view_table *table, view_style style, const char *format, ...)
{
  view_cell *cell = view_next_cell(v, table);
  va_list arguments;
  va_start(arguments, format);
  cell->text = format_text(v, format, arguments);
  va_end(arguments);
  cell->style = style;
  return cell;
}

view_cell *view_add_number(view *v, view_table *table, double value, int decimals)
{
  view_cell *cell = view_next_cell(v, table);
  cell->is_number = true;
  cell->value = value;
  cell->decimals = decimals;
  return cell;
}

view_cell *view_add_model(view *v, view_table *table, size_t model)
{
  view_cell *cell = view_next_cell(v, table);
  cell->style = VIEW_STRONG;
  cell->text = view_label(&v->result->models[model]);
  cell->model = (int)model;
  return cell;
}

view_cell *view_add_label(view *v, view_table *table, const char *label)
{
  int model = view_model_index(v, label);
  if (model >= 0)
    return view_add_model(v, table, (size_t)model);
  return view_add_text(v, table, VIEW_STRONG, "%s", view_or_dash(label));
}

void view_add_model_columns(view *v, view_table *table, view_filter shown)
{
  for (size_t i = 0; i < v->result->models_count; i++) {
    const elastir_result_model *model = &v->result->models[i];
    if (shown != NULL && !shown(model))
      continue;
    view_add_column(v, table, false, 0, view_label(model))->model = (int)i;
  }
}
