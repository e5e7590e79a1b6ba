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

void terminal_stability(terminal *term)
{
  if (!result_has_elastic(term))
    return;
  terminal_heading(term, "Mechanical stability");
  terminal_table table = {.term = term};
  table_column(&table, ALIGN_LEFT, false, "");
  table_column(&table, ALIGN_LEFT, false, "");
  table_column(&table, ALIGN_RIGHT, false, "softest eigenvalue, GPa");
  table_column(&table, ALIGN_LEFT, false, "crystal class");
  bool unstable = false;
  for (size_t i = 0; i < result_model_count(term); i++) {
    const cJSON *elastic = json_at(result_model(term, i), "elastic");
    if (!cJSON_IsObject(elastic))
      continue;
    text_buffer label = {0};
    result_label(term, &label, i, result_label_columns(term));
    table_cell(&table, STYLE_STRONG, "%s", label.failed ? "" : label.text);
    text_free(&label);
    const cJSON *stable = json_at(elastic, "stable");
    unstable = unstable || cJSON_IsFalse(stable);
    add_verdict(&table, stable);
    double eigenvalue = softest(elastic);
    table_cell(&table, eigenvalue <= 0.0 ? STYLE_BAD : STYLE_PLAIN, "%s",
               figure_fixed(eigenvalue, 3).text);
    const char *crystal_class = json_text_at(elastic, "crystal_class");
    table_cell(&table, STYLE_PLAIN, "%s", crystal_class != NULL ? crystal_class : "–");
  }
  table_print(&table, FOLD_RECORDS);
  if (unstable)
    terminal_paragraph(term, STYLE_BAD, 0, 2,
                       "An unstable tensor has no meaningful compliance: what would follow from "
                       "it is a dash.");
}
