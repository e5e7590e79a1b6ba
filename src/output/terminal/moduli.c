/* SPDX-License-Identifier: GPL-3.0-or-later */
/* moduli.c: the averaged moduli of the models side by side, and what changed. */
#include "output/terminal/render.h"

#include <math.h>
#include <stdio.h>

#include "json/json.h"

typedef struct {
  const char *name;
  const char *path;  /* below `elastic` */
  const char *error; /* its standard deviation, below `elastic.uncertainty`; NULL: none */
  int decimals;      /* -1: four significant digits of the largest */
  bool optional;     /* left out where no model has it */
} modulus;

static const modulus rows[] = {
    {"bulk modulus K, GPa", "averages.hill.bulk_modulus_gpa",
     "averages.hill.bulk_modulus_gpa", -1, false},
    {"shear modulus G, GPa", "averages.hill.shear_modulus_gpa",
     "averages.hill.shear_modulus_gpa", -1, false},
    {"Young's modulus E, GPa", "averages.hill.youngs_modulus_gpa",
     "averages.hill.youngs_modulus_gpa", -1, false},
    {"Poisson's ratio ν", "averages.hill.poisson_ratio", "averages.hill.poisson_ratio", 3,
     false},
    {"Pugh ratio K/G", "indicators.pugh_ratio", NULL, 2, true},
    {"anisotropy A^U", "anisotropy.universal", NULL, 3, false},
    {"Debye temperature, K", "waves.debye_temperature_k", NULL, 1, true}};

/* The extremes of a row over the models that have it. */
static bool largest_of(const terminal *term, const char *path, double *largest)
{
  bool any = false;
  *largest = 0.0;
  const cJSON *model;
  cJSON_ArrayForEach(model, json_at(term->result, "models"))
  {
    double value = fabs(json_number_at(json_at(model, "elastic"), path));
    if (isfinite(value)) {
      *largest = fmax(*largest, value);
      any = true;
    }
  }
  return any;
}

static void add_values(terminal_table *table, const char *path, const char *error,
                       int decimals)
{
  double reference = NAN;
  for (size_t i = 0; i < result_model_count(table->term); i++) {
    const cJSON *elastic = json_at(result_model(table->term, i), "elastic");
    double value = json_number_at(elastic, path);
    double deviation =
        error != NULL ? json_number_at(json_at(elastic, "uncertainty"), error) : (double)NAN;
    table_cell(table, STYLE_PLAIN, "%s", figure_with_error(value, decimals, deviation).text);
    if (i == 0)
      reference = value;
    else
      table_cell(table, STYLE_FAINT, "%s", figure_change(reference, value).text);
  }
}

/* How far apart Voigt's and Reuss's bounds are: (K_V - K_R) / K_H. */
static void add_spread(terminal_table *table, const char *name, const char *key)
{
  table_cell(table, STYLE_PLAIN, "%s", name);
  for (size_t i = 0; i < result_model_count(table->term); i++) {
    const cJSON *averages = json_at(result_model(table->term, i), "elastic.averages");
    double hill = json_number_at(json_at(averages, "hill"), key);
    double percent = 100.0 *
                     (json_number_at(json_at(averages, "voigt"), key) -
                      json_number_at(json_at(averages, "reuss"), key)) /
                     hill;
    if (isfinite(percent) && hill > 0.0)
      table_cell(table, STYLE_PLAIN, "%.1f %%", fmax(percent, 0.0));
    else
      table_cell(table, STYLE_PLAIN, "–");
    if (i > 0)
      table_cell(table, STYLE_PLAIN, "%s", "");
  }
}

/* Voigt's averages are all that an unstable tensor has. */
static bool lacks_hill(const terminal *term)
{
  const cJSON *model;
  cJSON_ArrayForEach(model, json_at(term->result, "models"))
  {
    const cJSON *averages = json_at(model, "elastic.averages");
    if (isfinite(json_number_at(averages, "voigt.bulk_modulus_gpa")) &&
        !isfinite(json_number_at(averages, "hill.bulk_modulus_gpa")))
      return true;
  }
  return false;
}

static void add_voigt(terminal_table *table, const char *name, const char *path)
{
  double largest;
  if (!largest_of(table->term, path, &largest))
    return;
  table_cell(table, STYLE_PLAIN, "%s", name);
  add_values(table, path, NULL, figure_decimals(largest));
}

static void add_columns(terminal_table *table)
{
  table_column(table, ALIGN_LEFT, false, "");
  for (size_t i = 0; i < result_model_count(table->term); i++) {
    text_buffer label = {0};
    result_label(table->term, &label, i, result_label_columns(table->term));
    table_column(table, ALIGN_RIGHT, false, label.failed ? "" : label.text);
    table->term->out->failed = table->term->out->failed || label.failed;
    text_free(&label);
    if (i > 0)
      table_column(table, ALIGN_RIGHT, true, "change");
  }
}

void terminal_moduli(terminal *term)
{
  if (!result_has_elastic(term))
    return;
  terminal_heading(term, "Elastic moduli");
  text_buffer first = {0};
  result_label(term, &first, 0, 40);
  if (result_model_count(term) > 1)
    terminal_paragraph(term, STYLE_FAINT, 0, 0, "Hill averages; changes against %s.",
                       first.failed ? "" : first.text);
  else
    terminal_paragraph(term, STYLE_FAINT, 0, 0, "Hill averages.");
  text_free(&first);
  terminal_table table = {.term = term};
  add_columns(&table);
  for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
    double largest;
    if (!largest_of(term, rows[r].path, &largest) && rows[r].optional)
      continue;
    table_cell(&table, STYLE_PLAIN, "%s", rows[r].name);
    add_values(&table, rows[r].path, rows[r].error,
               rows[r].decimals >= 0 ? rows[r].decimals : figure_decimals(largest));
  }
  if (lacks_hill(term)) {
    add_voigt(&table, "K, Voigt alone, GPa", "averages.voigt.bulk_modulus_gpa");
    add_voigt(&table, "G, Voigt alone, GPa", "averages.voigt.shear_modulus_gpa");
  }
  add_spread(&table, "Voigt–Reuss, K", "bulk_modulus_gpa");
  add_spread(&table, "Voigt–Reuss, G", "shear_modulus_gpa");
  table_print(&table, FOLD_BLOCKS);
}
