/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stability.c: is each stiffness tensor positive definite, and which mode is the softest? */
#include "output/terminal/render.h"

#include <math.h>

#include "json/json.h"

static double softest(const cJSON *elastic)
{
  double least = NAN;
  const cJSON *value;
  cJSON_ArrayForEach(value, json_at(elastic, "eigenvalues_gpa"))
  {
    if (cJSON_IsNumber(value))
      least = fmin(least, value->valuedouble); /* NAN loses */
  }
  return least;
}

static void add_verdict(terminal_table *table, const cJSON *stable)
{
  if (cJSON_IsFalse(stable))
    table_cell(table, STYLE_BAD, "UNSTABLE");
  else if (cJSON_IsTrue(stable))
    table_cell(table, STYLE_GOOD, "stable");
  else
    table_cell(table, STYLE_PLAIN, "–");
}

/* The strain that costs the least energy, a shear of which planes or what else, with its
 * stiffness: the lowest eigenvalue in Kelvin's basis, where it does not depend on the frame. */
static void add_strain(terminal_table *table, const cJSON *elastic)
{
  const cJSON *strain = json_at(elastic, "stability.softest_strain");
  const char *kind = json_text_at(strain, "kind");
  double multiplicity = json_number_at(strain, "multiplicity");
  terminal_figure eigenvalue =
      figure_with_error(json_number_at(strain, "eigenvalue_gpa"), 3,
                        result_deviation(elastic, "stability.distance_gpa"), 0);
  if (kind == NULL)
    table_cell(table, STYLE_PLAIN, "–");
  else if (multiplicity > 1.0)
    table_cell(table, STYLE_PLAIN, "%s: %s, %s-fold", eigenvalue.text, kind,
               figure_fixed(multiplicity, 0).text);
  else if (json_at(strain, "plane_normal") != NULL)
    table_cell(table, STYLE_PLAIN, "%s: %s of planes normal to\u00a0%s along\u00a0%s",
               eigenvalue.text, kind, figure_direction(json_at(strain, "plane_normal")).text,
               figure_direction(json_at(strain, "shear_direction")).text);
  else
    table_cell(table, STYLE_PLAIN, "%s: %s", eigenvalue.text, kind);
}

void terminal_stability(terminal *term)
{
  if (!result_has(term, "elastic"))
    return;
  terminal_heading(term, "Mechanical stability");
  terminal_paragraph(term, STYLE_FAINT, 0, 2,
                     "Lowest eigenvalue of the Voigt matrix, and of the strain that costs the "
                     "least energy (Kelvin's basis).");
  terminal_table table = {.term = term};
  table_column(&table, ALIGN_LEFT, false, "");
  table_column(&table, ALIGN_LEFT, false, "");
  table_column(&table, ALIGN_RIGHT, false, "lowest, GPa");
  table_column(&table, ALIGN_LEFT, false, "class");
  table_column(&table, ALIGN_LEFT, false, "softest strain, GPa");
  for (size_t i = 0; i < result_model_count(term); i++) {
    const cJSON *elastic = json_at(result_model(term, i), "elastic");
    if (!cJSON_IsObject(elastic))
      continue;
    text_buffer label = {0};
    result_label(term, &label, i, result_label_columns(term));
    table_cell(&table, STYLE_STRONG, "%s", label.failed ? "" : label.text);
    terminal_free_text(term, &label);
    const cJSON *stable = json_at(elastic, "stable");
    add_verdict(&table, stable);
    double eigenvalue = softest(elastic);
    table_cell(&table, eigenvalue <= 0.0 ? STYLE_BAD : STYLE_PLAIN, "%s",
               figure_fixed(eigenvalue, 3).text);
    const char *crystal_class = json_text_at(elastic, "crystal_class");
    if (crystal_class == NULL)
      crystal_class = json_text_at(elastic, "symmetry.class");
    table_cell(&table, STYLE_PLAIN, "%s", crystal_class != NULL ? crystal_class : "–");
    add_strain(&table, elastic);
  }
  table_print(&table, FOLD_RECORDS);
}
