/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table.c: tables of a view as elements of the page, with small print and exact numbers. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json/writer.h"
#include "text/digits.h"
#include "view/html/page.h"
#include "view/numbers.h"

static void small(page *p, const char *class_name, const char *title, const char *text)
{
  markup_open(p->out, "span");
  markup_attribute(p->out, "class", class_name);
  markup_attribute(p->out, "title", title);
  page_words(p, text);
  markup_close(p->out);
}

static void number(page *p, const view_cell *cell)
{
  char exact[32];
  view_number shown = view_fixed(cell->value, cell->decimals);
  const char *power = strchr(shown.text, 'e');
  markup_open(p->out, "span");
  markup_attribute(p->out, "class", "number");
  if (isfinite(cell->value)) {
    json_format_number(cell->value, exact);
    markup_attribute(p->out, "title", exact);
  }
  if (power != NULL) {
    char text[DIGITS_SIZE];
    digits_significant(cell->value, cell->decimals == VIEW_POWER ? 4 : 2, text);
    markup_text(p->out, text);
  } else {
    page_words(p, shown.text);
  }
  markup_close(p->out);
  if (isfinite(cell->value) && (power != NULL ? cell->deviation > 0.0
                                              : view_deviation_shows(cell->deviation, cell->decimals))) {
    char text[DIGITS_SIZE], title[160] = "standard deviation";
    digits_significant(cell->deviation, 2, text);
    if (cell->source != NULL)
      snprintf(title, sizeof title, "standard deviation, most of it %s", cell->source);
    markup_open(p->out, "span");
    markup_attribute(p->out, "class", "deviation");
    markup_attribute(p->out, "title", title);
    markup_format(p->out, "±\u2009%s", text);
    markup_close(p->out);
  }
}

static void content(page *p, const view_cell *cell)
{
  if (cell->model >= 0) {
    page_model_name(p, (size_t)cell->model);
    if (cell->more != NULL)
      markup_format(p->out, ": %s", cell->more);
  } else if (cell->is_number) {
    number(p, cell);
  } else if (cell->text != NULL) {
    page_words(p, cell->text);
  }
  if (cell->change != NULL && strcmp(cell->change, "–") != 0)
    small(p, "change", NULL, cell->change);
}

static void body_cell(page *p, const view_cell *cell, bool is_text)
{
  static const char *const styles[] = {"", "", "", "good", "warning", "bad"};
  char class_name[32] = "";
  const char *style = styles[cell->style];
  if (cell->shade != 0 || (cell->is_number && cell->value == 0.0 && !is_text))
    snprintf(class_name, sizeof class_name, "%c%d", cell->shade < 0 ? 'n' : 'p',
             abs(cell->shade));
  else
    snprintf(class_name, sizeof class_name, "%s%s%s", is_text ? "text" : "",
             is_text && *style != '\0' ? " " : "", style);
  markup_open(p->out, "td");
  markup_attribute(p->out, "class", *class_name != '\0' ? class_name : NULL);
  markup_attribute(p->out, "title", cell->title);
  content(p, cell);
  markup_close(p->out);
}

static bool says_nothing(const view_cell *cell)
{
  if (cell->model >= 0)
    return false;
  return cell->is_number ? !isfinite(cell->value)
                         : cell->text == NULL || *cell->text == '\0' || strcmp(cell->text, "–") == 0;
}

/* A column of dashes is left out, but for that of a model. */
static bool column_shows(const view_table *table, size_t i)
{
  bool any = i == 0 || table->columns[i].head.model >= 0;
  for (const view_row *row = table->rows; row != NULL && !any; row = row->next)
    any = !row->group && (row->flags & VIEW_BRIEF) == 0 && !says_nothing(&row->cells[i]);
  return any;
}

static size_t columns_shown(const view_table *table)
{
  size_t count = 0;
  for (size_t i = 0; i < table->column_count; i++)
    count += column_shows(table, i);
  return count;
}

static void heads(page *p, const view_table *table)
{
  bool any = false;
  for (size_t i = 0; i < table->column_count; i++)
    any = any || table->columns[i].head.title != NULL || *table->columns[i].head.text != '\0';
  if (!any)
    return;
  markup_open(p->out, "thead");
  markup_open(p->out, "tr");
  for (size_t i = 0; i < table->column_count; i++) {
    const view_cell *head = &table->columns[i].head;
    if (!column_shows(table, i))
      continue;
    bool empty = head->model < 0 && head->title == NULL && (head->text == NULL || *head->text == '\0');
    markup_open(p->out, empty ? "td" : "th"); /* a corner is the head of nothing */
    markup_attribute(p->out, "scope", empty ? NULL : "col");
    if (head->title != NULL && *head->text == '\0')
      markup_text(p->out, head->title);
    else
      content(p, head);
    markup_close(p->out);
  }
  markup_close(p->out);
  markup_close(p->out);
}

/* How many rows from this one on have the same model at their head. */
static int rows_alike(const view_row *row)
{
  int count = 1;
  for (const view_row *next = row->next;
       next != NULL && !next->group && row->cells[0].model >= 0 &&
       next->cells[0].model == row->cells[0].model;
       next = next->next)
    count++;
  return count;
}

static void body_row(page *p, const view_table *table, const view_row *row, int spanned)
{
  markup_open(p->out, "tr");
  if (spanned > 0) {
    markup_open(p->out, "th");
    markup_attribute(p->out, "scope", row->group || spanned > 1 ? "rowgroup" : "row");
    if (row->group)
      markup_attribute_format(p->out, "colspan", "%zu", columns_shown(table));
    else if (spanned > 1)
      markup_attribute_format(p->out, "rowspan", "%d", spanned);
    content(p, &row->cells[0]);
    markup_close(p->out);
  }
  for (size_t i = 1; !row->group && i < table->column_count; i++)
    if (column_shows(table, i))
      body_cell(p, &row->cells[i], table->columns[i].is_text || !row->cells[i].is_number);
  markup_close(p->out);
}

static void body(page *p, const view_table *table)
{
  int left = 0; /* rows that the head above spans */
  markup_open(p->out, "tbody");
  for (const view_row *row = table->rows; row != NULL; row = row->next) {
    if (row->group && row != table->rows) {
      markup_close(p->out);
      markup_open(p->out, "tbody");
    }
    if ((row->flags & VIEW_BRIEF) != 0)
      continue;
    int spanned = left > 0 ? 0 : rows_alike(row);
    left = left > 0 ? left - 1 : spanned - 1;
    body_row(p, table, row, spanned);
  }
  markup_close(p->out);
}

static bool has_rows(const view_table *table)
{
  for (const view_row *row = table->rows; row != NULL; row = row->next)
    if ((row->flags & VIEW_BRIEF) == 0 && !row->group)
      return true;
  return false;
}

static void caption(page *p, const view_table *table)
{
  markup_open(p->out, "p");
  markup_attribute(p->out, "class", "caption");
  markup_attribute_format(p->out, "id", "table-%d", p->tables);
  markup_open(p->out, "b");
  markup_format(p->out, "Table %d.", p->tables);
  markup_close(p->out);
  markup_text(p->out, " ");
  markup_text(p->out, table->caption);
  markup_close(p->out);
}

void page_table(page *p, const view_table *table)
{
  if (!has_rows(table))
    return;
  if (table->folded) {
    markup_open(p->out, "details");
    markup_element(p->out, "summary", NULL, table->caption);
  }
  p->tables++;
  markup_open(p->out, "div");
  markup_attribute(p->out, "class", "tabular");
  caption(p, table);
  markup_open(p->out, "div");
  markup_attribute(p->out, "class", "scroll");
  markup_attribute(p->out, "role", "region");
  markup_attribute(p->out, "tabindex", "0");
  markup_attribute_format(p->out, "aria-labelledby", "table-%d", p->tables);
  markup_open(p->out, "table");
  markup_attribute(p->out, "class", table->shaded ? "heat" : NULL);
  markup_attribute_format(p->out, "aria-labelledby", "table-%d", p->tables);
  heads(p, table);
  body(p, table);
  markup_close(p->out);
  markup_close(p->out);
  markup_close(p->out);
  if (table->folded)
    markup_close(p->out);
}
