/* SPDX-License-Identifier: GPL-3.0-or-later */
/* objects.c: whatever else a group of quantities holds, a row each, by the rows of its table. */
#include <math.h>
#include <string.h>

#include "text/digits.h"
#include "view/build.h"

enum { LONGEST_LIST = 6 };

/* A table while it is filled; all models have their struct of the group that is walked. */
typedef struct {
  view *v;
  view_table *table;
  const void *const *bases; /* one per model; NULL: none */
  const elastir_result_model *const *models;
  const char *path; /* of the group below `elastic`, such as "waves.p.min" */
  size_t count;
  unsigned flags;
  bool plain; /* the digits that were printed */
} object_table;

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

/* Counts, and components of axes. */
static bool is_whole(double value)
{
  return value == floor(value) && fabs(value) < 1e6;
}

/* Its standard deviation is known by its path, where an object with a "value" stands for that. */
static void add_deviation(object_table *t, const char *key, size_t model, view_cell *cell)
{
  const char *path =
      strcmp(key, "value") == 0 ? t->path : view_text(t->v, "%s.%s", t->path, key);
  cell->deviation = view_deviation(VIEW_OF_CRYSTAL, t->models[model], path, &cell->source);
}

static void add_number(object_table *t, const char *key, size_t model, double value)
{
  if (t->plain && isfinite(value)) {
    text_buffer text = {0};
    text_append_number(&text, value);
    const char *kept = view_keep(t->v, &text);
    view_add_text(t->v, t->table, VIEW_PLAIN, "%s", view_or_dash(kept));
  } else {
    view_cell *cell =
        view_add_number(t->v, t->table, value, is_whole(value) ? 0 : view_decimals(value));
    add_deviation(t, key, model, cell);
  }
}

static void add_vector(object_table *t, const double *vector, int length)
{
  text_buffer text = {0};
  for (int i = 0; i < length && isfinite(vector[i]); i++)
    text_format(&text, "%s%s", i > 0 ? "  " : "",
                view_fixed(vector[i], is_whole(vector[i]) ? 0 : view_decimals(vector[i])).text);
  const char *kept = view_keep(t->v, &text);
  view_add_text(t->v, t->table, VIEW_PLAIN, "%s", view_or_dash(kept));
}

/* Words with blanks for underscores. */
static void add_words(object_table *t, const char *word)
{
  text_buffer text = {0};
  for (const char *c = view_or_dash(word); *c != '\0'; c++)
    text_append_bytes(&text, *c == '_' ? " " : c, 1);
  const char *kept = view_keep(t->v, &text);
  view_add_text(t->v, t->table, VIEW_PLAIN, "%s", view_or_dash(kept));
}

static void add_cell(object_table *t, const quantity *row, size_t model)
{
  const void *base = t->bases[model];
  const void *field = base != NULL ? (const char *)base + row->offset : NULL;
  int answer = -1;
  switch (field != NULL ? row->kind : QUANTITY_LIST) {
  case QUANTITY_NUMBER:
    add_number(t, row->key, model, *(const double *)field);
    return;
  case QUANTITY_COUNT: {
    int64_t count = *(const int64_t *)field;
    view_add_number(t->v, t->table, count < 0 ? (double)NAN : (double)count, 0);
    return;
  }
  case QUANTITY_VECTOR:
    add_vector(t, field, row->columns);
    return;
  case QUANTITY_TEXT:
  case QUANTITY_WORD:
    add_words(t, *(const char *const *)field);
    return;
  case QUANTITY_FLAG:
  case QUANTITY_ANSWER:
    answer = *(const int *)field;
    break;
  default:
    break;
  }
  view_add_text(t->v, t->table, VIEW_PLAIN, "%s", answer < 0 ? "–" : answer ? "yes" : "no");
}

/* Is it null in all models? */
static bool is_null(const quantity *row, const void *base)
{
  const char *field = (const char *)base + row->offset;
  switch (row->kind) {
  case QUANTITY_NUMBER:
  case QUANTITY_VECTOR:
    return !isfinite(*(const double *)(const void *)field);
  case QUANTITY_COUNT:
    return *(const int64_t *)(const void *)field < 0;
  case QUANTITY_TEXT:
  case QUANTITY_WORD:
    return *(const char *const *)(const void *)field == NULL;
  case QUANTITY_FLAG:
  case QUANTITY_ANSWER:
    return *(const int *)(const void *)field < 0;
  default:
    return false;
  }
}

static bool is_shown(const object_table *t, const quantity *row)
{
  bool leaf = row->kind == QUANTITY_NUMBER || row->kind == QUANTITY_COUNT ||
              row->kind == QUANTITY_FLAG || row->kind == QUANTITY_ANSWER ||
              row->kind == QUANTITY_TEXT || row->kind == QUANTITY_WORD ||
              (row->kind == QUANTITY_VECTOR && row->columns <= LONGEST_LIST);
  bool any = false;
  for (size_t i = 0; leaf && i < t->count; i++)
    any = any || (t->bases[i] != NULL && !is_null(row, t->bases[i]));
  return any;
}

/* "Debye temperature Θ_D, K", or "p, min, value, km/s" from the keys. */
static void name_row(object_table *t, const quantity *row, const char *prefix)
{
  view_cell *head = view_next_cell(t->v, t->table);
  if (row->show.name != NULL) {
    view_name_quantity(t->v, head, row, "");
    return;
  }
  const char *unit = row->unit;
  size_t length = strlen(row->key);
  static const char *const tails[] = {"_gpa", "_per_tpa", "_km_s", "_g_cm3", "_deg", "_k"};
  for (size_t i = 0; unit != NULL && *unit != '\0' && i < sizeof tails / sizeof *tails; i++) {
    size_t tail = strlen(tails[i]);
    if (length > tail && strcmp(row->key + length - tail, tails[i]) == 0) {
      length -= tail; /* the unit says it */
      break;
    }
  }
  text_buffer text = {0};
  text_format(&text, "%s%.*s", prefix, (int)length, row->key);
  for (size_t i = 0; !text.failed && i < text.length; i++)
    text.text[i] = text.text[i] == '_' ? ' ' : text.text[i];
  if (!text.failed && text.length > 0 && text.text[0] >= 'a' && text.text[0] <= 'z')
    text.text[0] = (char)(text.text[0] - 'a' + 'A');
  if (unit != NULL && *unit != '\0')
    text_format(&text, ", %s", view_unit(unit));
  head->text = view_keep(t->v, &text);
}

static void walk(const object_table *outer, const quantity_group *group, const char *prefix)
{
  size_t count;
  const quantity *rows = group->rows(&count);
  for (size_t r = 0; r < count && !outer->v->failed; r++) {
    object_table t = *outer;
    if (is_left_out(rows[r].key))
      continue;
    if (is_shown(&t, &rows[r])) {
      view_add_row(t.v, t.table, t.flags);
      name_row(&t, &rows[r], prefix);
      for (size_t i = 0; i < t.count; i++)
        add_cell(&t, &rows[r], i);
    } else if (rows[r].kind == QUANTITY_OBJECT || rows[r].kind == QUANTITY_OPTIONAL) {
      const char *inner = view_text(t.v, "%s%s, ", prefix, rows[r].key);
      const void **bases = (const void **)view_scratch(t.v, t.count * sizeof *bases);
      for (size_t i = 0; bases != NULL && i < t.count; i++) {
        const char *field = t.bases[i] != NULL ? (const char *)t.bases[i] + rows[r].offset : NULL;
        bases[i] = field != NULL && rows[r].kind == QUANTITY_OPTIONAL
                       ? *(const void *const *)(const void *)field
                       : field;
      }
      t.bases = bases;
      t.path = view_text(t.v, "%s.%s", t.path, rows[r].key);
      if (bases != NULL)
        walk(&t, rows[r].group, inner);
    }
  }
}

void view_add_objects(view *v, unsigned flags, const char *caption, const quantity_group *group,
                      view_member member)
{
  size_t count = 0, any = 0;
  const void **bases = (const void **)view_scratch(v, v->result->models_count * sizeof *bases);
  const elastir_result_model **models =
      (const elastir_result_model **)view_scratch(v, v->result->models_count * sizeof *models);
  for (size_t i = 0; bases != NULL && models != NULL && i < v->result->models_count; i++) {
    const elastir_result_elastic *elastic = v->result->models[i].elastic;
    if (elastic == NULL)
      continue;
    models[count] = &v->result->models[i];
    bases[count] = member(elastic);
    any += bases[count++] != NULL;
  }
  if (any == 0)
    return;
  view_table *table = view_add_table(v, flags, caption);
  table->titled = true;
  view_add_column(v, table, true, 0, "")->title = "Quantity";
  view_add_model_columns(v, table, view_is_crystal);
  object_table t = {.v = v, .table = table, .bases = bases, .models = models, .count = count,
                    .path = group->name, .plain = group == &quantity_group_printed};
  walk(&t, group, "");
}
