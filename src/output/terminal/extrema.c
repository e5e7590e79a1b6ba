/* SPDX-License-Identifier: GPL-3.0-or-later */
/* extrema.c: smallest and largest E, beta, G and nu, where they are, and how many times. */
#include "output/terminal/render.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "json/json.h"

typedef struct {
  const char *key, *title;
  int decimals; /* -1: four significant digits of the largest */
} quantity;

static const quantity quantities[] = {
    {"youngs_modulus_gpa", "Young's modulus E, GPa", -1},
    {"linear_compressibility_per_tpa", "Linear compressibility β, 1/TPa", -1},
    {"shear_modulus_gpa", "Shear modulus G, GPa", -1},
    {"poisson_ratio", "Poisson's ratio ν", 3}};

static const cJSON *extremum_of(const cJSON *model, const char *key, const char *end)
{
  return json_at(json_at(json_at(model, "elastic.directional"), key), end);
}

/* "in 3 equivalent directions" and the like. */
static void add_degeneracy(text_buffer *text, const cJSON *extremum, bool pairs)
{
  const char *degeneracy = json_text_at(extremum, "degeneracy");
  double count = json_number_at(extremum, "equivalents");
  terminal_figure number = figure_fixed(count, 0);
  if (degeneracy == NULL)
    return;
  if (strcmp(degeneracy, "isolated") == 0 && count == 1.0)
    text_append(text, "; unique");
  else if (strcmp(degeneracy, "isolated") == 0 && count > 1.0)
    text_format(text, "; %s\u00a0equivalent", number.text);
  else if (strcmp(degeneracy, "any_transverse") == 0)
    text_format(text, " (any\u00a0m)%s", count == 1.0 ? "" : "; ");
  else if (strcmp(degeneracy, "continuous") == 0)
    text_append(text, "; one of a continuous set");
  if (strcmp(degeneracy, "any_transverse") == 0 && count > 1.0)
    text_format(text, "%s\u00a0equivalent\u00a0n", number.text);
  if (strcmp(degeneracy, "ring") == 0) {
    terminal_figure axis = figure_direction(json_at(extremum, "axis"));
    double angle = json_number_at(extremum, "axis_angle_deg");
    if (fabs(angle - 90.0) < 1e-6)
      text_format(text, "; any %s in the plane perpendicular to %s", pairs ? "n" : "direction",
                  axis.text);
    else
      text_format(text, "; any %s at %s° to %s", pairs ? "n" : "direction",
                  figure_fixed(angle, 1).text, axis.text);
    if (count > 1.0)
      text_format(text, ", %s such rings", number.text);
  }
}

static void add_where(terminal_table *table, const cJSON *extremum, bool pairs)
{
  const char *degeneracy = json_text_at(extremum, "degeneracy");
  if (degeneracy != NULL && strcmp(degeneracy, "isotropic") == 0) {
    table_cell(table, STYLE_PLAIN, "every direction");
    return;
  }
  text_buffer text = {0};
  terminal_figure direction = figure_direction(json_at(extremum, "direction"));
  if (pairs)
    text_format(&text, "n\u00a0%s m\u00a0%s", direction.text,
                figure_direction(json_at(extremum, "transverse")).text);
  else
    text_append(&text, direction.text);
  add_degeneracy(&text, extremum, pairs);
  table_cell(table, STYLE_PLAIN, "%s", text.failed ? "" : text.text);
  table->term->out->failed = table->term->out->failed || text.failed;
  terminal_free_text(table->term, &text);
}

static bool is_uncertified(const cJSON *extremum)
{
  return cJSON_IsFalse(json_at(extremum, "certified"));
}

static void add_label(terminal_table *table, size_t i)
{
  text_buffer label = {0};
  result_label(table->term, &label, i, result_label_columns(table->term));
  table_cell(table, STYLE_STRONG, "%s", label.failed ? "" : label.text);
  table->term->out->failed = table->term->out->failed || label.failed;
  terminal_free_text(table->term, &label);
}

static void add_unstable_row(terminal_table *table, size_t i, int room)
{
  add_label(table, i);
  table_cell(table, STYLE_PLAIN, "%s", "");
  table_cell(table, STYLE_PLAIN, "%s", figure_with_error(NAN, 0, NAN, room).text);
  if (result_model_count(table->term) > 1)
    table_cell(table, STYLE_PLAIN, "%s", "");
  table_cell(table, STYLE_BAD, "unstable");
}

/* The standard deviation of that extremum; NAN if none is given. */
static double deviation_of(const cJSON *model, const quantity *asked, const char *end)
{
  char path[96];
  snprintf(path, sizeof path, "directional.%s.%s", asked->key, end);
  return result_deviation(json_at(model, "elastic"), path);
}

static void add_row(terminal_table *table, size_t i, const quantity *asked, const char *end,
                    int decimals, int room)
{
  const cJSON *model = result_model(table->term, i);
  const cJSON *extremum = extremum_of(model, asked->key, end);
  double value = json_number_at(extremum, "value");
  double reference = json_number_at(
      extremum_of(result_model(table->term, 0), asked->key, end), "value");
  if (strcmp(end, "min") == 0)
    add_label(table, i);
  else
    table_cell(table, STYLE_PLAIN, "%s", "");
  table_cell(table, STYLE_PLAIN, "%s%s", end, is_uncertified(extremum) ? "*" : "");
  table_cell(table, STYLE_PLAIN, "%s",
             figure_with_error(value, decimals, deviation_of(model, asked, end), room).text);
  if (result_model_count(table->term) > 1)
    table_cell(table, STYLE_PLAIN, "%s", i > 0 ? figure_change(reference, value).text : "");
  bool pairs = strcmp(asked->key, "shear_modulus_gpa") == 0 ||
               strcmp(asked->key, "poisson_ratio") == 0;
  if (isfinite(value))
    add_where(table, extremum, pairs);
  else
    table_cell(table, STYLE_PLAIN, "%s", "");
}

static void print_quantity(terminal *term, const quantity *asked)
{
  double largest = 0.0;
  size_t count = result_model_count(term);
  for (size_t i = 0; i < count; i++) {
    double value =
        json_number_at(extremum_of(result_model(term, i), asked->key, "max"), "value");
    largest = fmax(largest, isfinite(value) ? fabs(value) : 0.0);
  }
  int decimals = asked->decimals >= 0 ? asked->decimals : figure_decimals(largest);
  int room = 0;
  for (size_t i = 0; i < count; i++)
    for (int end = 0; end < 2; end++) {
      double deviation = deviation_of(result_model(term, i), asked, end == 0 ? "min" : "max");
      int columns = figure_deviation_columns(deviation, decimals);
      room = columns > room ? columns : room;
    }
  terminal_paragraph(term, STYLE_STRONG, 0, 0, "%s", asked->title);
  terminal_table table = {.term = term};
  table_column(&table, ALIGN_LEFT, false, "");
  table_column(&table, ALIGN_LEFT, false, "");
  table_column(&table, ALIGN_RIGHT, false, "");
  if (count > 1)
    table_column(&table, ALIGN_RIGHT, false, "");
  table_column(&table, ALIGN_LEFT, false, "");
  for (size_t i = 0; i < count; i++) {
    const cJSON *elastic = json_at(result_model(term, i), "elastic");
    if (!cJSON_IsObject(elastic))
      continue;
    if (cJSON_IsFalse(json_at(elastic, "stable"))) {
      add_unstable_row(&table, i, room);
      continue;
    }
    add_row(&table, i, asked, "min", decimals, room);
    add_row(&table, i, asked, "max", decimals, room);
  }
  table_print(&table, FOLD_RECORDS);
}

typedef struct {
  size_t certified, open, unknown;
  double widest_gap; /* of the certified ones */
} proofs;

static proofs count_proofs(const terminal *term)
{
  static const char *const ends[] = {"min", "max"};
  proofs found = {0};
  for (size_t i = 0; i < result_model_count(term); i++)
    for (size_t q = 0; q < sizeof quantities / sizeof *quantities; q++)
      for (size_t e = 0; e < 2; e++) {
        const cJSON *extremum = extremum_of(result_model(term, i), quantities[q].key, ends[e]);
        const cJSON *certified = json_at(extremum, "certified");
        if (cJSON_IsTrue(certified)) {
          found.certified++;
          found.widest_gap = fmax(found.widest_gap, json_number_at(extremum, "gap"));
        }
        found.open += cJSON_IsFalse(certified);
        found.unknown += cJSON_IsObject(extremum) && !cJSON_IsBool(certified);
      }
  return found;
}

void terminal_extrema(terminal *term)
{
  bool any = false;
  for (size_t i = 0; i < result_model_count(term); i++)
    any = any || cJSON_IsObject(json_at(result_model(term, i), "elastic.directional"));
  if (!any)
    return;
  terminal_heading(term, "Extrema over all directions");
  terminal_paragraph(term, STYLE_FAINT, 0, 0,
                     "Cartesian directions: n of the load, m perpendicular to it.");
  for (size_t q = 0; q < sizeof quantities / sizeof *quantities; q++)
    print_quantity(term, &quantities[q]);
  proofs found = count_proofs(term);
  if (found.certified > 0 && found.open + found.unknown == 0)
    terminal_paragraph(term, STYLE_FAINT, 0, 0,
                       "All certified: no direction passes them by more than %s %%.",
                       figure_fixed(100.0 * found.widest_gap, 2).text);
  else if (found.open > 0)
    terminal_paragraph(term, STYLE_DOUBTFUL, 0, 2,
                       "* not certified: the search did not prove that this is the extremum.");
}
