/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_table.c: a table of a view as one of the terminal: its labels cut, changes in columns. */
#include "view/terminal/render.h"

/* What is the same for all cells. */
typedef struct {
  terminal *term;
  const view_section *section;
  const view_table *table;
  bool grouped, numbered, brief; /* brief: names are symbols */
  bool whole;                    /* labels are not cut */
} context;

/* Columns for labels. */
static int label_columns(const context *c)
{
  return c->whole ? TERMINAL_MOST_WIDTH : terminal_label_columns(c->term);
}

static bool is_column_shown(const context *c, size_t column)
{
  return view_in_terminal(c->section, c->table->columns[column].flags);
}

static bool has_changes(const context *c, size_t column)
{
  for (const view_row *row = c->table->rows; row != NULL; row = row->next)
    if (row->cells[column].change != NULL)
      return true;
  return false;
}

/* Will labels be cut in tables, so that their numbers have to be told? */
static bool needs_numbers(const terminal *term)
{
  bool needed = false;
  for (size_t i = 0; i < term->result->models_count; i++) {
    text_buffer label = {0};
    terminal_label(term, &label, i, TERMINAL_MOST_WIDTH);
    needed = needed || label.failed ||
             terminal_columns(label.text) > terminal_label_columns(term);
    terminal_free_text(term, &label);
  }
  return needed;
}

/* Room for the deviations of a column. */
static int room_of(const context *c, size_t column)
{
  int room = 0;
  for (const view_row *row = c->table->rows; row != NULL; row = row->next) {
    const view_cell *cell = &row->cells[column];
    int columns = cell->is_number && view_in_terminal(c->section, row->flags)
                      ? terminal_deviation_columns(cell->deviation, cell->decimals)
                      : 0;
    room = columns > room ? columns : room;
  }
  return room;
}

static void examine(context *c)
{
  for (const view_row *row = c->table->rows; row != NULL; row = row->next)
    c->grouped = c->grouped || row->group;
  c->numbered = c->grouped && needs_numbers(c->term);
}

static void add_columns(const context *c, terminal_table *out)
{
  bool heads = false;
  for (size_t i = 0; i < c->table->column_count; i++)
    heads = heads || *c->table->columns[i].head.text != '\0';
  for (size_t i = 0; i < c->table->column_count; i++) {
    const view_column *column = &c->table->columns[i];
    if (!is_column_shown(c, i))
      continue;
    text_buffer head = {0};
    if (column->head.model >= 0)
      terminal_label(c->term, &head, (size_t)column->head.model, label_columns(c));
    else
      text_append(&head, c->grouped && i == 0 ? "" : column->head.text);
    table_column(out, column->is_text ? ALIGN_LEFT : ALIGN_RIGHT, false,
                 head.failed ? "" : head.text);
    terminal_free_text(c->term, &head);
    if (has_changes(c, i))
      table_column(out, ALIGN_RIGHT, true, heads ? "change" : "");
  }
}

/* The end of a path that is too long for a table. */
static void add_path(terminal_table *out, const char *path, const char *indent)
{
  const int most = 28;
  int columns = terminal_columns(path);
  if (columns <= most)
    table_cell(out, VIEW_PLAIN, "%s%s", indent, path);
  else
    table_cell(out, VIEW_PLAIN, "%s…%s", indent,
               path + terminal_fitting(path, columns - most + 1));
}

static void add_group(const context *c, terminal_table *out, const view_cell *cell)
{
  text_buffer text = {0};
  if (c->numbered)
    text_format(&text, "%d. ", cell->model + 1);
  terminal_label(c->term, &text, (size_t)cell->model, c->term->options->width - 4);
  if (cell->more != NULL)
    text_format(&text, ": %s", cell->more);
  table_cell(out, cell->style, "%s", text.failed ? "" : text.text);
  terminal_free_text(c->term, &text);
  while (out->column_count > 0 && out->cell_count % out->column_count != 0 &&
         !c->term->out->failed)
    table_cell(out, VIEW_PLAIN, "%s", "");
}

/* The name of a model is not repeated below itself. */
static void add_cell(const context *c, terminal_table *out, const view_row *row, size_t column,
                     const view_row *row_above)
{
  const view_cell *cell = &row->cells[column];
  const view_cell *above = column == 0 && row_above != NULL ? &row_above->cells[0] : NULL;
  const char *indent = c->grouped && column == 0 ? "  " : "";
  const char *text = c->brief && cell->brief != NULL ? cell->brief : cell->text;
  if (cell->is_number) {
    table_cell(out, cell->style, "%s",
               terminal_with_error(cell->value, cell->decimals, cell->deviation,
                                   room_of(c, column)).text);
  } else if (cell->model >= 0) {
    text_buffer label = {0};
    if (above == NULL || above->model != cell->model)
      terminal_label(c->term, &label, (size_t)cell->model, label_columns(c));
    table_cell(out, cell->style, "%s%s", indent,
               label.failed || label.text == NULL ? "" : label.text);
    terminal_free_text(c->term, &label);
  } else if (cell->is_path && text != NULL) {
    add_path(out, text, indent);
  } else {
    table_cell(out, cell->style, "%s%s", indent, text != NULL ? text : "");
  }
}

static void fill(const context *c, terminal_table *out)
{
  const view_row *above = NULL;
  add_columns(c, out);
  for (const view_row *row = c->table->rows; row != NULL; row = row->next) {
    if (!view_in_terminal(c->section, row->flags))
      continue;
    if (row->group)
      add_group(c, out, &row->cells[0]);
    for (size_t i = 0; !row->group && i < c->table->column_count; i++) {
      if (!is_column_shown(c, i))
        continue;
      add_cell(c, out, row, i, above);
      if (has_changes(c, i))
        table_cell(out, VIEW_PLAIN, "%s",
                   row->cells[i].change != NULL ? row->cells[i].change : "");
    }
    above = row;
  }
}

/* Labels are cut where that keeps a table whole that they would fold or leave little room, and names become
 * symbols; what folds in any case has names, and its labels cut. */
static void fill_to_fit(context *c, terminal_table *out)
{
  const bool narrow = terminal_is_narrow(c->term);
  const int room_for_lines = 30; /* of a last column that wraps */
  for (int turn = 0; turn < (narrow ? 2 : 5); turn++) {
    if (turn > 0)
      table_free(out);
    out->term = c->term;
    c->whole = turn % 2 == 0 && turn < 4;
    c->brief = narrow || turn == 2 || turn == 3;
    fill(c, out);
    if (table_width(out) <= c->term->options->width ||
        (c->whole && c->table->records && table_room_of_last(out) >= room_for_lines))
      return;
  }
}

/* Of a table that is too wide: labels stay cut where whole ones would make more blocks of it, or lines of
 * rows whose last column could wrap. Where rows become lines anyway a label has one of its own. */
static void fill_to_fold(context *c, terminal_table *out)
{
  const terminal_fold fold = c->table->records ? FOLD_RECORDS : FOLD_BLOCKS;
  const bool lines = table_becomes_records(out, fold);
  const size_t blocks = fold == FOLD_BLOCKS ? table_block_count(out) : 0;
  if (table_width(out) <= c->term->options->width)
    return;
  for (int turn = 0; turn < 2; turn++) {
    table_free(out);
    out->term = c->term;
    c->whole = turn == 0;
    fill(c, out);
    if (lines ||
        (!table_becomes_records(out, fold) && (blocks == 0 || table_block_count(out) <= blocks)))
      return;
  }
}

void terminal_view_table(terminal *term, const view_section *section, const view_block *block)
{
  context c = {.term = term, .section = section, .table = block->table};
  terminal_table out = {.term = term};
  examine(&c);
  if (c.grouped)
    text_append(term->out, "\n");
  else if (block->table->titled)
    terminal_paragraph(term, VIEW_STRONG, 0, 2, "%s", block->table->caption);
  fill_to_fit(&c, &out);
  fill_to_fold(&c, &out);
  table_print(&out, block->table->records ? FOLD_RECORDS : FOLD_BLOCKS);
}
