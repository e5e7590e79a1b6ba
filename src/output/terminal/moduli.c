/* SPDX-License-Identifier: GPL-3.0-or-later */
/* moduli.c: the averaged moduli of the models side by side, and what changed. */
#include "output/terminal/render.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "json/json.h"

typedef struct {
  const char *name, *symbol; /* the second where it is narrow */
  const char *path;
  int decimals;  /* -1: four significant digits of the largest */
  bool optional; /* left out where no model has it */
} modulus;

/* Of crystals, below `elastic`. */
static const modulus crystal_rows[] = {
    {"bulk K, GPa", "K, GPa", "averages.hill.bulk_modulus_gpa", -1, false},
    {"shear G, GPa", "G, GPa", "averages.hill.shear_modulus_gpa", -1, false},
    {"Young's E, GPa", "E, GPa", "averages.hill.youngs_modulus_gpa", -1, false},
    {"Poisson's ν", "ν", "averages.hill.poisson_ratio", 3, false},
    {"Pugh K/G", "K/G", "indicators.pugh_ratio", 2, true},
    {"anisotropy A^U", "A^U", "anisotropy.universal", 3, false},
    {"Debye temp., K", "Debye, K", "waves.debye_temperature_k", 1, true},
    {NULL, NULL, NULL, 0, false}};

/* What an unstable tensor still has. */
static const modulus voigt_rows[] = {
    {"K (Voigt), GPa", "K Voigt, GPa", "averages.voigt.bulk_modulus_gpa", -1, true},
    {"G (Voigt), GPa", "G Voigt, GPa", "averages.voigt.shear_modulus_gpa", -1, true},
    {NULL, NULL, NULL, 0, false}};

/* Of slabs, below `elastic_2d`. */
static const modulus layer_rows[] = {
    {"area K, N/m", "K, N/m", "averages.hill.bulk_modulus_n_m", -1, false},
    {"shear G, N/m", "G, N/m", "averages.hill.shear_modulus_n_m", -1, false},
    {"Young's E, N/m", "E, N/m", "averages.hill.youngs_modulus_n_m", -1, false},
    {"Poisson's ν", "ν", "averages.hill.poisson_ratio", 3, false},
    {"smallest E, N/m", "E min, N/m", "directional.youngs_modulus_n_m.min.value", -1, true},
    {"largest E, N/m", "E max, N/m", "directional.youngs_modulus_n_m.max.value", -1, true},
    {"smallest G, N/m", "G min, N/m", "directional.shear_modulus_n_m.min.value", -1, true},
    {"largest G, N/m", "G max, N/m", "directional.shear_modulus_n_m.max.value", -1, true},
    {"smallest ν", "ν min", "directional.poisson_ratio.min.value", 3, true},
    {"largest ν", "ν max", "directional.poisson_ratio.max.value", 3, true},
    {NULL, NULL, NULL, 0, false}};

/* Of rods, below `elastic_1d`. */
static const modulus rod_rows[] = {{"stiffness, N", "C, N", "stiffness_n", -1, false},
                                   {NULL, NULL, NULL, 0, false}};

static bool has_root(const terminal *term, const char *root, size_t i)
{
  return cJSON_IsObject(json_at(result_model(term, i), root));
}

/* false: no model has it. *decimals shows four significant digits of the largest value, and
 * up to two more digits for the sake of smaller ones. */
static bool examine_row(const terminal *term, const char *root, const char *path, int *decimals)
{
  double largest = 0.0, smallest = INFINITY;
  bool any = false;
  const cJSON *model;
  cJSON_ArrayForEach(model, json_at(term->result, "models"))
  {
    double value = fabs(json_number_at(json_at(model, root), path));
    if (isfinite(value)) {
      largest = fmax(largest, value);
      smallest = value > 0.0 ? fmin(smallest, value) : smallest;
      any = true;
    }
  }
  *decimals = figure_decimals(largest);
  int wanted = figure_decimals(smallest) - 1;
  if (isfinite(smallest) && wanted > *decimals)
    *decimals = wanted > *decimals + 2 ? *decimals + 2 : wanted;
  return any;
}

/* Of a row; the standard deviation of an extremum stands behind the path without ".value". */
static double row_deviation(const cJSON *elastic, const char *path)
{
  static const char tail[] = ".value";
  char key[96];
  size_t length = strlen(path), size = sizeof tail - 1;
  if (length > size && strcmp(path + length - size, tail) == 0)
    length -= size;
  snprintf(key, sizeof key, "%.*s", (int)length, path);
  return result_deviation(elastic, key);
}

/* Is there a first model, that this one is compared with? */
static bool has_change(const terminal *term, const char *root, size_t i)
{
  return i > 0 && has_root(term, root, 0);
}

static void add_values(terminal_table *table, const char *root, const char *path, int decimals,
                       int room)
{
  double reference = json_number_at(json_at(result_model(table->term, 0), root), path);
  for (size_t i = 0; i < result_model_count(table->term); i++) {
    if (!has_root(table->term, root, i))
      continue;
    const cJSON *elastic = json_at(result_model(table->term, i), root);
    double value = json_number_at(elastic, path);
    table_cell(table, STYLE_PLAIN, "%s",
               figure_with_error(value, decimals, row_deviation(elastic, path), room).text);
    if (has_change(table->term, root, i))
      table_cell(table, STYLE_PLAIN, "%s", figure_change(reference, value).text);
  }
}

/* Columns for standard deviations; 0 if there are none to show. */
static int room_for_deviations(const terminal *term, const char *root, const modulus *rows)
{
  int room = 0;
  for (; rows->name != NULL; rows++) {
    int decimals;
    examine_row(term, root, rows->path, &decimals);
    decimals = rows->decimals >= 0 ? rows->decimals : decimals;
    for (size_t i = 0; i < result_model_count(term); i++) {
      const cJSON *elastic = json_at(result_model(term, i), root);
      int columns = figure_deviation_columns(row_deviation(elastic, rows->path), decimals);
      room = columns > room ? columns : room;
    }
  }
  return room;
}

static void add_rows(terminal_table *table, const char *root, const modulus *rows, int room)
{
  for (; rows->name != NULL; rows++) {
    int decimals;
    if (!examine_row(table->term, root, rows->path, &decimals) && rows->optional)
      continue;
    table_cell(table, STYLE_PLAIN, "%s",
               result_is_narrow(table->term) ? rows->symbol : rows->name);
    add_values(table, root, rows->path,
               rows->decimals >= 0 ? rows->decimals : decimals, room);
  }
}

/* The symmetry in the plane that the rounding of the constants allows; none where it is unknown,
 * as in results of former versions. */
static void add_plane_symmetry(terminal_table *table)
{
  static const char root[] = "elastic_2d";
  bool any = false;
  for (size_t i = 0; i < result_model_count(table->term); i++)
    any = any || json_text_at(result_model(table->term, i), "elastic_2d.symmetry") != NULL;
  if (!any)
    return;
  table_cell(table, STYLE_PLAIN, "%s",
             result_is_narrow(table->term) ? "symmetry" : "symmetry in plane");
  for (size_t i = 0; i < result_model_count(table->term); i++) {
    if (!has_root(table->term, root, i))
      continue;
    const char *symmetry = json_text_at(result_model(table->term, i), "elastic_2d.symmetry");
    table_cell(table, STYLE_PLAIN, "%s", symmetry != NULL ? symmetry : figure_fixed(NAN, 0).text);
    if (has_change(table->term, root, i))
      table_cell(table, STYLE_PLAIN, "%s", "");
  }
}

/* How far apart Voigt's and Reuss's bounds are: (K_V - K_R) / K_H. */
static void add_spread(terminal_table *table, const char *name, const char *key, int room)
{
  table_cell(table, STYLE_PLAIN, "%s", name);
  for (size_t i = 0; i < result_model_count(table->term); i++) {
    if (!has_root(table->term, "elastic", i))
      continue;
    const cJSON *averages = json_at(result_model(table->term, i), "elastic.averages");
    double hill = json_number_at(json_at(averages, "hill"), key);
    double percent = 100.0 *
                     (json_number_at(json_at(averages, "voigt"), key) -
                      json_number_at(json_at(averages, "reuss"), key)) /
                     hill;
    /* Reuss's is the lower bound: what is below zero is rounding. */
    double spread = percent < 1e-6 ? 0.0 : percent;
    if (isfinite(percent) && hill > 0.0)
      table_cell(table, STYLE_PLAIN, "%s", figure_with_error(spread, 1, NAN, room).text);
    else
      table_cell(table, STYLE_PLAIN, "%s", figure_with_error(NAN, 1, NAN, room).text);
    if (has_change(table->term, "elastic", i))
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

static void add_columns(terminal_table *table, const char *root)
{
  table_column(table, ALIGN_LEFT, false, "");
  for (size_t i = 0; i < result_model_count(table->term); i++) {
    if (!has_root(table->term, root, i))
      continue;
    text_buffer label = {0};
    result_label(table->term, &label, i, result_label_columns(table->term));
    table_column(table, ALIGN_RIGHT, false, label.failed ? "" : label.text);
    table->term->out->failed = table->term->out->failed || label.failed;
    terminal_free_text(table->term, &label);
    if (has_change(table->term, root, i))
      table_column(table, ALIGN_RIGHT, true, "change");
  }
}

static void print_unstable(terminal *term, const char *root, const char *left)
{
  for (size_t i = 0; i < result_model_count(term); i++) {
    if (!cJSON_IsFalse(json_at(json_at(result_model(term, i), root), "stable")))
      continue;
    text_buffer label = {0};
    result_label(term, &label, i, term->options->width - 14);
    terminal_paragraph(term, STYLE_BAD, 0, 2, "UNSTABLE: %s%s", label.failed ? "" : label.text,
                       left);
    terminal_free_text(term, &label);
  }
}

static void print_head(terminal *term, const char *root, const char *title, const char *kind)
{
  terminal_heading(term, title);
  text_buffer first = {0};
  result_label(term, &first, 0, 40);
  if (result_model_count(term) > 1 && has_root(term, root, 0))
    terminal_paragraph(term, STYLE_FAINT, 0, 0, "%sChanges against %s.", kind,
                       first.failed ? "" : first.text);
  else if (*kind != '\0')
    terminal_paragraph(term, STYLE_FAINT, 0, 0, "%s", kind);
  terminal_free_text(term, &first);
}

void terminal_moduli(terminal *term)
{
  if (result_has(term, "elastic")) {
    print_head(term, "elastic", "Elastic moduli", "Hill averages. ");
    print_unstable(term, "elastic", ". Only Voigt averages of it mean anything.");
    terminal_table table = {.term = term};
    add_columns(&table, "elastic");
    bool narrow = result_is_narrow(term);
    int room = room_for_deviations(term, "elastic", crystal_rows);
    add_rows(&table, "elastic", crystal_rows, room);
    if (lacks_hill(term))
      add_rows(&table, "elastic", voigt_rows, room);
    add_spread(&table, narrow ? "V–R K, %" : "Voigt–Reuss K, %", "bulk_modulus_gpa", room);
    add_spread(&table, narrow ? "V–R G, %" : "Voigt–Reuss G, %", "shear_modulus_gpa", room);
    table_print(&table, FOLD_BLOCKS);
    if (room > 0)
      terminal_paragraph(term, STYLE_FAINT, 0, 2,
                         "± one standard deviation from rounding, scatter and other fits of the "
                         "run; left out where it is not known or below the last digit.");
  }
  static const struct {
    const char *root, *title, *kind;
    const modulus *rows;
  } low[] = {
      {"elastic_2d", "Elastic moduli of layers", "Hill averages in the plane. ", layer_rows},
      {"elastic_1d", "Elasticity of rods", "", rod_rows}};
  for (size_t k = 0; k < sizeof low / sizeof *low; k++) {
    if (!result_has(term, low[k].root))
      continue;
    print_head(term, low[k].root, low[k].title, low[k].kind);
    print_unstable(term, low[k].root, ".");
    terminal_table table = {.term = term};
    add_columns(&table, low[k].root);
    int room = room_for_deviations(term, low[k].root, low[k].rows);
    add_rows(&table, low[k].root, low[k].rows, room);
    if (low[k].rows == layer_rows)
      add_plane_symmetry(&table);
    table_print(&table, FOLD_BLOCKS);
    if (room > 0)
      terminal_paragraph(term, STYLE_FAINT, 0, 2,
                         "± one standard deviation from the rounding of the constants; left out "
                         "where it is below the last digit.");
  }
}
