/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_more.c: whatever else a result says about elasticity, a table for each object. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json/json.h"
#include "json/writer.h"
#include "output/digits.h"
#include "output/report/page.h"

enum { MOST_ROWS = 60, DEEPEST = 4, LONGEST_PATH = 160, LONGEST_LIST = 6 };

typedef struct {
  char paths[MOST_ROWS][LONGEST_PATH];
  size_t count;
} row_list;

static bool is_short_list(const cJSON *item)
{
  if (!cJSON_IsArray(item) || item->child == NULL || cJSON_GetArraySize(item) > LONGEST_LIST)
    return false;
  for (const cJSON *entry = item->child; entry != NULL; entry = entry->next)
    if (!cJSON_IsNumber(entry) && !cJSON_IsString(entry))
      return false;
  return true;
}

/* What matters to programs more than to readers. */
static bool is_left_out(const char *key)
{
  static const char *const keys[] = {"degeneracy", "equivalents", "certified", "gap",
                                     "tolerance"};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    if (strcmp(key, keys[i]) == 0)
      return true;
  return false;
}

static bool is_leaf(const cJSON *item)
{
  return cJSON_IsNumber(item) || cJSON_IsString(item) || cJSON_IsBool(item) ||
         is_short_list(item);
}

static void add_row(row_list *rows, const char *path)
{
  for (size_t i = 0; i < rows->count; i++)
    if (strcmp(rows->paths[i], path) == 0)
      return;
  if (rows->count < MOST_ROWS && strlen(path) < LONGEST_PATH)
    strcpy(rows->paths[rows->count++], path);
}

/* Paths below an object, in the order of the document. A key with a dot is no path. */
static void collect(row_list *rows, const cJSON *object, const char *prefix, int depth)
{
  if (!cJSON_IsObject(object) || depth > DEEPEST)
    return;
  for (const cJSON *item = object->child; item != NULL; item = item->next) {
    char path[LONGEST_PATH];
    if (item->string == NULL || strchr(item->string, '.') != NULL ||
        is_left_out(item->string))
      continue;
    int length = snprintf(path, sizeof path, "%s%s%s", prefix, *prefix != '\0' ? "." : "",
                          item->string);
    if (length >= (int)sizeof path)
      continue;
    if (is_leaf(item))
      add_row(rows, path);
    else
      collect(rows, item, path, depth + 1);
  }
}

/* Counts, and components of axes. */
static bool is_whole(double value)
{
  return value == floor(value) && fabs(value) < 1e6;
}

static void append_value(text_buffer *text, const cJSON *item)
{
  char digits[DIGITS_SIZE];
  if (cJSON_IsNumber(item)) {
    if (is_whole(item->valuedouble))
      digits_fixed(item->valuedouble, 0, 0, digits);
    else
      digits_significant(item->valuedouble, 4, digits);
    text_append(text, digits);
  } else if (cJSON_IsString(item)) {
    for (const char *c = item->valuestring; *c != '\0'; c++)
      text_append_bytes(text, *c == '_' ? " " : c, 1);
  } else {
    text_append(text, cJSON_IsTrue(item) ? "yes" : "no");
  }
}

/* as_printed: with the digits that it has, since somebody else chose them. */
static void value_cell(page *p, const cJSON *item, bool as_printed)
{
  text_buffer text = {0};
  if (cJSON_IsNumber(item) && as_printed) {
    text_append_number(&text, item->valuedouble);
    p->out->failed = p->out->failed || text.failed;
    page_text_cell(p, text.text);
    text_free(&text);
    return;
  }
  if (cJSON_IsNumber(item) && !is_whole(item->valuedouble)) {
    page_number_cell(p, item->valuedouble, 4);
    return;
  }
  if (!is_leaf(item)) {
    page_text_cell(p, NULL);
    return;
  }
  if (cJSON_IsArray(item))
    for (const cJSON *entry = item->child; entry != NULL; entry = entry->next) {
      text_append(&text, entry != item->child ? "  " : "");
      append_value(&text, entry);
    }
  else
    append_value(&text, item);
  p->out->failed = p->out->failed || text.failed;
  page_text_cell(p, text.text);
  text_free(&text);
}

/* "p, min, value (GPa)" from "p.min.value_gpa". */
static void row_head(page *p, const char *path)
{
  text_buffer head = {0};
  while (*path != '\0') {
    char key[LONGEST_PATH];
    size_t length = strcspn(path, ".");
    snprintf(key, sizeof key, "%.*s", (int)length, path);
    text_append(&head, head.length > 0 ? ", " : "");
    page_readable(key, &head);
    path += length + (path[length] == '.');
  }
  if (head.length > 0 && head.text[0] >= 'a' && head.text[0] <= 'z')
    head.text[0] = (char)(head.text[0] - 'a' + 'A');
  p->out->failed = p->out->failed || head.failed;
  page_head_cell(p, "row", head.text != NULL ? head.text : "");
  text_free(&head);
}

static void object_table(page *p, const char *member, const char *caption, row_list *rows)
{
  rows->count = 0;
  for (size_t i = 0; i < p->data->model_count; i++) {
    const cJSON *elastic = json_at(p->data->models[i].object, "elastic");
    collect(rows, json_at(elastic, member), "", 1);
  }
  if (rows->count == 0)
    return;
  page_table_open(p, "values", caption);
  page_model_heads(p, "Quantity");
  markup_open(p->out, "tbody");
  for (size_t r = 0; r < rows->count; r++) {
    markup_open(p->out, "tr");
    row_head(p, rows->paths[r]);
    for (size_t i = 0; i < p->data->model_count; i++) {
      const cJSON *elastic = json_at(p->data->models[i].object, "elastic");
      value_cell(p, json_at(json_at(elastic, member), rows->paths[r]),
                 strcmp(member, "printed") == 0);
    }
    markup_close(p->out);
  }
  markup_close(p->out);
  page_table_close(p);
}

void page_more_elastic(page *p)
{
  static const struct {
    const char *member, *caption;
  } tables[] = {
      {"stability", "Elastic stability."},
      {"symmetry", "Symmetry of the tensor."},
      {"indicators", "Indicators and empirical measures; their ranges are in the man page."},
      {"waves", "Acoustic waves over all directions, from the Christoffel equation; velocities "
                "in km s\xe2\x81\xbb\xc2\xb9."},
      {"uncertainty", "Uncertainty of the moduli."},
      {"printed", "What CRYSTAL itself printed."},
  };
  row_list *rows = malloc(sizeof *rows);
  if (rows == NULL) {
    p->out->failed = true;
    return;
  }
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
    object_table(p, tables[i].member, tables[i].caption, rows);
  free(rows);
}
