/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fields.c: every quantity of a model as a column of a table, with a short name. */
#include "output/fields.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "result/deviation.h"

enum { BANDS = 10 };

/* Where a walk stands. */
typedef struct {
  table_fields *all;
  table_field here; /* its name: what the keys on the way make of it, "E" and "" at first */
  char tail[24];    /* what follows the name of a quantity, "_H" */
  bool failed;
} walk;

/* ---- names ---- */

/* What a key on the way adds behind the name. */
static const char *tail_of(const char *key)
{
  static const struct {
    const char *key, *tail;
  } tails[] = {{"standard_setting", "_std"},
               {"voigt", "_V"},
               {"reuss", "_R"},
               {"hill", "_H"},
               {"min", "_min"},
               {"max", "_max"},
               {"computed", "_computed"},
               {"softened", "_softened"},
               {"elastic_2d", "_2D"},
               {"elastic_1d", "_1D"},
               {"conventional_lattice", "_conventional"}};
  for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
    if (strcmp(tails[i].key, key) == 0)
      return tails[i].tail;
  return "";
}

/* The symbol of what an object has the extrema of; "" if it does not stand for a quantity. */
static const char *symbol_of(const char *key)
{
  static const struct {
    const char *key, *symbol;
  } symbols[] = {{"youngs_modulus_gpa", "E"}, {"youngs_modulus_n_m", "E"},
                 {"linear_compressibility_per_tpa", "beta"}, {"shear_modulus_gpa", "G"},
                 {"shear_modulus_n_m", "G"}, {"poisson_ratio", "nu"},
                 {"contact_modulus_gpa", "M_contact"}, {"p", "v_p"}, {"s1", "v_s1"},
                 {"s2", "v_s2"}};
  for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
    if (strcmp(symbols[i].key, key) == 0)
      return symbols[i].symbol;
  return "";
}

/* "K_H" from a quantity's short name, "stable" from its key, "E_mean" within extrema. */
static void name_leaf(const walk *w, const quantity *row, table_field *field)
{
  const char *symbol = w->here.name;
  if (strcmp(row->key, "label") == 0)
    elastir_snprintf(field->name, sizeof field->name, "model");
  else if (*symbol != '\0' && strcmp(row->key, "standard_deviation") == 0)
    elastir_snprintf(field->name, sizeof field->name, "%s%s_spread", symbol, w->tail);
  else if (*symbol != '\0')
    elastir_snprintf(field->name, sizeof field->name, "%s%s_%s", symbol, w->tail, row->key);
  else
    elastir_snprintf(field->name, sizeof field->name, "%s%s",
             row->show.short_name != NULL ? row->show.short_name : row->key, w->tail);
}

/* ---- the walk ---- */

static table_field *add_field(walk *w, const table_field *field)
{
  table_fields *all = w->all;
  if (!elastir_grow(&all->fields, &all->capacity, all->count, sizeof *all->fields)) {
    w->failed = true;
    return NULL;
  }
  all->fields[all->count] = *field;
  return &all->fields[all->count++];
}

/* The thermodynamics at one temperature; other lists have no field. */
static bool is_points(const quantity *row)
{
  return row->kind == QUANTITY_LIST && row->group == &quantity_group_thermal_point;
}

static bool is_of_points(const walk *w)
{
  for (int i = 0; i < w->here.depth; i++)
    if (is_points(w->here.chain[i]))
      return true;
  return false;
}

static void describe_at_point(const walk *w, const char *name, table_field *field)
{
  const char *key = w->here.chain[w->here.depth - 1]->key;
  elastir_snprintf(field->says, sizeof field->says, "%.*s%s, at 298.15 K or else the first temperature.",
                   (int)strcspn(name, "."), name,
                   strcmp(key, "computed") == 0   ? " from the modes, as harmonic oscillators"
                   : strcmp(key, "softened") == 0 ? " from the modes, soft ones approaching free rotors"
                                                  : "");
}

static void describe(const walk *w, const quantity *row, table_field *field)
{
  const char *name = row->show.name != NULL ? row->show.name : row->text;
  const quantity *inside = w->here.depth > 0 ? w->here.chain[w->here.depth - 1] : NULL;
  bool averaged = inside != NULL && *tail_of(inside->key) == '_' && inside->text != NULL &&
                  w->here.depth > 1 && row->show.name != NULL;
  const char *object = *w->here.name != '\0' && inside != NULL ? inside->text : "";
  if (is_of_points(w))
    describe_at_point(w, name != NULL ? name : "", field);
  else
    elastir_snprintf(field->says, sizeof field->says, "%s%s%s%s%s", object,
                     *object != '\0' ? " " : "", name != NULL ? name : "", averaged ? ": " : "",
                     averaged ? inside->text : "");
}

/* Is it a number of a model (not text, not yes or no)? */
static bool field_is_number(const table_field *field)
{
  if (field->depth == 0)
    return true;
  quantity_kind kind = field->chain[field->depth - 1]->kind;
  return kind == QUANTITY_NUMBER || kind == QUANTITY_COUNT || kind == QUANTITY_VECTOR ||
         kind == QUANTITY_MATRIX;
}

static void add_deviation(walk *w, const table_field *field)
{
  if (strncmp(field->path, "elastic", strlen("elastic")) != 0 || !field_is_number(field))
    return;
  table_field deviation = *field;
  elastir_snprintf(deviation.name, sizeof deviation.name, "%s_sd", field->name);
  elastir_snprintf(deviation.path, sizeof deviation.path, "%s_sd", field->path);
  elastir_snprintf(deviation.says, sizeof deviation.says, "Standard deviation of %s.", field->name);
  deviation.deviates = true;
  deviation.listed = false;
  add_field(w, &deviation);
}

/* C11 to C66, or x, y, z of a direction. */
static void add_components(walk *w, const quantity *row, const table_field *field)
{
  static const char *const axes[] = {"x", "y", "z"};
  bool matrix = row->kind == QUANTITY_MATRIX && row->columns == row->rows && row->rows <= 6;
  bool vector = row->kind == QUANTITY_VECTOR && row->columns <= 6;
  const char *letter = strncmp(row->key, "compliance", 10) == 0 ? "S" : "C";
  bool tensor = strncmp(row->key, "stiffness", 9) == 0 || *letter == 'S';
  int size = matrix && tensor ? row->rows : 1, columns = vector || size > 1 ? row->columns : 0;
  for (int i = 0; i < size; i++)
    for (int k = size > 1 ? i : 0; k < columns; k++) {
      table_field one = *field;
      one.component = i * columns + k;
      if (size > 1)
        elastir_snprintf(one.name, sizeof one.name, "%s%d%d%s", letter, i + 1, k + 1, w->tail);
      else if (columns == 3)
        elastir_snprintf(one.name, sizeof one.name, "%s_%s", field->name, axes[k]);
      else
        elastir_snprintf(one.name, sizeof one.name, "%s_%d", field->name, k + 1);
      elastir_snprintf(one.path, sizeof one.path, "%s[%d][%d]", field->path, i, k);
      one.listed = size > 1;
      add_field(w, &one);
    }
}

static void visit_group(walk *outer, const quantity_group *group);

/* An object: further fields below it; one with a "value" is that value, too. */
static void visit_object(walk *w, const quantity *row, const table_field *field)
{
  size_t tail = strlen(w->tail);
  elastir_snprintf(w->tail + tail, sizeof w->tail - tail, "%s", tail_of(row->key));
  if (*symbol_of(row->key) != '\0')
    elastir_snprintf(w->here.name, sizeof w->here.name, "%s", symbol_of(row->key));
  const char *unit = quantity_unit_of_key(row->key, strlen(row->key));
  if (*unit != '\0')
    elastir_snprintf(w->here.unit, sizeof w->here.unit, "%s", unit);
  elastir_snprintf(w->here.path, sizeof w->here.path, "%s", field->path);
  w->here.chain[w->here.depth++] = row;
  visit_group(w, row->group);
}

static bool is_left_out(const quantity *row)
{
  static const char *const keys[] = {"printed", "uncertainty", "surface"};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    if (strcmp(row->key, keys[i]) == 0)
      return true;
  return false;
}

/* What is shown to people elsewhere, too, and what words say of a model. */
static bool is_listed(const walk *w, const quantity *row)
{
  static const char *const keys[] = {"label", "formula", "space_group", "crystal_class", "stable",
                                     "symmetry", "class", "dimensionality", "mean", "ratio",
                                     "standard_deviation", "value"};
  bool listed = row->show.short_name != NULL;
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    listed = listed || strcmp(row->key, keys[i]) == 0;
  return listed && strcmp(w->here.path, "elastic.stability.softest_strain") != 0;
}

static void add_scalar(walk *w, const quantity *row, table_field *field)
{
  const table_field *object = &w->here;
  if (strcmp(row->key, "value") == 0 && *object->name != '\0') {
    elastir_snprintf(field->name, sizeof field->name, "%s%s", object->name, w->tail);
    elastir_snprintf(field->path, sizeof field->path, "%s", object->path);
    elastir_snprintf(field->says, sizeof field->says, "%s %s",
                     object->depth > 1 ? object->chain[object->depth - 2]->text : "",
                     object->chain[object->depth - 1]->text);
  }
  field->listed = is_listed(w, row);
  add_field(w, field);
  add_deviation(w, field);
}

static void add_leaf(walk *w, const quantity *row, table_field *field)
{
  name_leaf(w, row, field);
  describe(w, row, field);
  if (row->unit != NULL && *row->unit != '\0' && row->kind != QUANTITY_HIDDEN)
    elastir_snprintf(field->unit, sizeof field->unit, "%s", row->unit);
  else if (!quantity_has_unit_of_object(row))
    *field->unit = '\0';
  switch (row->kind) {
  case QUANTITY_VECTOR:
  case QUANTITY_MATRIX:
    add_components(w, row, field);
    break;
  case QUANTITY_NUMBER:
  case QUANTITY_COUNT:
  case QUANTITY_FLAG:
  case QUANTITY_ANSWER:
  case QUANTITY_TEXT:
  case QUANTITY_WORD:
    add_scalar(w, row, field);
    break;
  default:
    break;
  }
}

static void visit_row(walk *outer, const quantity *row)
{
  walk inner = *outer;
  table_field field = outer->here;
  const char *dot = *outer->here.path != '\0' ? "." : "";
  if (is_left_out(row) || outer->here.depth + 1 >= FIELD_DEPTH)
    return;
  elastir_snprintf(field.path, sizeof field.path, "%s%s%s", outer->here.path, dot, row->key);
  field.chain[field.depth++] = row;
  field.component = -1;
  if (is_points(row))
    elastir_snprintf(field.path, sizeof field.path, "%s%s%s[]", outer->here.path, dot, row->key);
  if (row->kind == QUANTITY_OBJECT || row->kind == QUANTITY_OPTIONAL || is_points(row)) {
    visit_object(&inner, row, &field);
    outer->failed = outer->failed || inner.failed;
  } else {
    add_leaf(outer, row, &field);
  }
}

static void visit_group(walk *outer, const quantity_group *group)
{
  size_t count;
  const quantity *rows = group->rows(&count);
  for (size_t i = 0; i < count && !outer->failed; i++)
    visit_row(outer, &rows[i]);
}

static void add_bands(walk *w)
{
  for (int i = 0; i < BANDS; i++) {
    table_field band = {.component = i, .unit = "cm-1", .listed = true};
    elastir_snprintf(band.name, sizeof band.name, "band%d", i + 1);
    elastir_snprintf(band.path, sizeof band.path, "spectrum.bands[%d]", i);
    elastir_snprintf(band.says, sizeof band.says, "Scaled wavenumber of band %d of the spectrum, by height.",
             i + 1);
    add_field(w, &band);
  }
}

/* A short name that two fields would share is left to neither. */
static void keep_names_apart(table_fields *all)
{
  for (size_t i = 0; i < all->count; i++) {
    char name[sizeof all->fields[i].name];
    bool twice = false;
    memcpy(name, all->fields[i].name, sizeof name);
    for (size_t k = i + 1; k < all->count; k++)
      if (strcmp(all->fields[k].name, name) == 0) {
        twice = true;
        elastir_snprintf(all->fields[k].name, sizeof name, "%s", all->fields[k].path);
      }
    if (twice)
      elastir_snprintf(all->fields[i].name, sizeof name, "%s", all->fields[i].path);
  }
}

bool fields_all(table_fields *all)
{
  walk w = {.all = all};
  *all = (table_fields){0};
  visit_group(&w, &quantity_group_model);
  add_bands(&w);
  keep_names_apart(all);
  return !w.failed;
}

void fields_free(table_fields *all)
{
  free(all->fields);
  *all = (table_fields){0};
}

const table_field *fields_find(const table_fields *all, const char *name, size_t length)
{
  for (size_t i = 0; i < all->count; i++) {
    const table_field *field = &all->fields[i];
    if ((strlen(field->name) == length && strncmp(field->name, name, length) == 0) ||
        (strlen(field->path) == length && strncmp(field->path, name, length) == 0))
      return field;
  }
  return NULL;
}

/* ---- values ---- */

void field_append_number(text_buffer *out, double value)
{
  if (isfinite(value))
    text_format(out, "%.8g", value == 0.0 ? 0.0 : value);
}

/* Decimals that show two digits of the deviation, and at least two of the value. */
static int decimals_for(double value, double deviation)
{
  int of_value = 1 - (int)floor(log10(fabs(value)));
  int of_deviation = 1 - (int)floor(log10(deviation));
  return of_value > of_deviation ? of_value : of_deviation;
}

void field_append_measured(text_buffer *out, double value, double deviation)
{
  const int most = 9; /* smaller ones are shorter as a power of ten */
  int decimals = isfinite(value) && fabs(value) > 0.0 && deviation > 0.0 && isfinite(deviation)
                     ? decimals_for(value, deviation)
                     : most + 1;
  if (decimals > most)
    field_append_number(out, value);
  else
    text_format(out, "%.*f", decimals < 0 ? 0 : decimals, value);
}

static bool append_number(text_buffer *out, double value)
{
  field_append_number(out, value);
  return isfinite(value);
}

/* An energy differs from another by its last digits, and what is counted has no error. */
static bool append_exact(text_buffer *out, double value)
{
  if (isfinite(value))
    text_format(out, "%.15g", value == 0.0 ? 0.0 : value);
  return isfinite(value);
}

static bool append_measured(text_buffer *out, const table_field *field,
                            const elastir_result_model *model, double value)
{
  if (strcmp(field->unit, "hartree") == 0)
    return append_exact(out, value);
  field_append_measured(out, value, result_deviation(model, field->path, NULL));
  return isfinite(value);
}

static bool append_deviation(text_buffer *out, const table_field *field,
                             const elastir_result_model *model)
{
  char path[sizeof field->path];
  elastir_snprintf(path, sizeof path, "%.*s", (int)(strlen(field->path) - strlen("_sd")),
                   field->path);
  double deviation = result_deviation(model, path, NULL);
  field_append_measured(out, deviation, deviation);
  return isfinite(deviation);
}

static bool append_text(text_buffer *out, const char *text)
{
  if (text != NULL)
    text_append(out, text);
  return text != NULL;
}

static bool append_answer(text_buffer *out, int answer)
{
  return append_text(out, answer < 0 ? NULL : answer ? "yes" : "no");
}

/* The point at room temperature, or else the first; NULL: there is none. */
static const void *point_of(const elastir_result_thermal_point *points, size_t count)
{
  const double room_k = 298.15;
  for (size_t i = 0; i < count; i++)
    if (fabs(points[i].temperature_k - room_k) < 0.005)
      return &points[i];
  return count > 0 ? points : NULL;
}

/* The place of the field in the model; NULL: something on the way is null. */
static const void *place_of(const table_field *field, const elastir_result_model *model)
{
  const char *base = (const char *)model;
  for (int i = 0; i < field->depth && base != NULL; i++) {
    const quantity *row = field->chain[i];
    const void *place = base + row->offset, *count = base + row->count_offset;
    if (is_points(row))
      base = point_of(*(const elastir_result_thermal_point *const *)place, *(const size_t *)count);
    else
      base = row->kind == QUANTITY_OPTIONAL ? *(const char *const *)place : place;
  }
  return base;
}

/* Is a peak behind another in the order of heights, and of wavenumbers where they are equal? */
static bool comes_after(const elastir_result_peak *peak, const elastir_result_peak *other)
{
  return other == NULL || peak->height < other->height ||
         (peak->height == other->height && peak->position_cm1 > other->position_cm1);
}

static double band_of(const elastir_result_model *model, int rank)
{
  const elastir_result_spectrum *spectrum = model->spectrum;
  const elastir_result_peak *last = NULL;
  for (int i = 0; spectrum != NULL && i <= rank; i++) {
    const elastir_result_peak *next = NULL;
    for (size_t k = 0; k < spectrum->peaks_count; k++)
      if (comes_after(&spectrum->peaks[k], last) &&
          (next == NULL || comes_after(next, &spectrum->peaks[k])))
        next = &spectrum->peaks[k];
    if (next == NULL)
      return NAN;
    last = next;
  }
  return last != NULL ? last->position_cm1 : (double)NAN;
}

bool field_append(text_buffer *out, const table_field *field, const elastir_result_model *model)
{
  if (field->depth == 0)
    return append_number(out, band_of(model, field->component));
  const void *place = place_of(field, model);
  if (place == NULL)
    return false;
  if (field->deviates)
    return append_deviation(out, field, model);
  switch (field->chain[field->depth - 1]->kind) {
  case QUANTITY_NUMBER:
    return append_measured(out, field, model, *(const double *)place);
  case QUANTITY_COUNT: {
    int64_t count = *(const int64_t *)place;
    return append_exact(out, count < 0 ? (double)NAN : (double)count);
  }
  case QUANTITY_FLAG:
  case QUANTITY_ANSWER:
    return append_answer(out, *(const int *)place);
  case QUANTITY_VECTOR:
  case QUANTITY_MATRIX:
    return append_number(out, ((const double *)place)[field->component]);
  default:
    return append_text(out, *(const char *const *)place);
  }
}
