/* SPDX-License-Identifier: GPL-3.0-or-later */
/* comparison.c: which model explains a measured spectrum, and in what mixture. */
#include "output/terminal/render.h"

#include <math.h>

#include "json/json.h"

static const char *label_of(const cJSON *item)
{
  const char *label = json_text_at(item, "label");
  return label != NULL ? label : "–";
}

static void print_scores(terminal *term, const cJSON *comparison)
{
  static const struct {
    const char *key, *header;
    int decimals;
  } scores[] = {{"pearson", "Pearson", 3},
                {"spearman", "Spearman", 3},
                {"cosine", "cosine", 3},
                {"rmse", "RMSE", -1},
                {"wasserstein_cm1", "Wasserstein, cm⁻¹", 1}};
  const cJSON *models = json_at(comparison, "models"), *model;
  if (!cJSON_IsArray(models) || models->child == NULL)
    return;
  terminal_table table = {.term = term};
  table_column(&table, ALIGN_LEFT, false, "");
  for (size_t s = 0; s < sizeof scores / sizeof *scores; s++)
    table_column(&table, ALIGN_RIGHT, false, scores[s].header);
  cJSON_ArrayForEach(model, models)
  {
    table_cell(&table, STYLE_STRONG, "%s", label_of(model));
    for (size_t s = 0; s < sizeof scores / sizeof *scores; s++) {
      double value = json_number_at(model, scores[s].key);
      int decimals = scores[s].decimals >= 0 ? scores[s].decimals : figure_decimals(value);
      table_cell(&table, STYLE_PLAIN, "%s", figure_fixed(value, decimals).text);
    }
  }
  table_print(&table, FOLD_BLOCKS);
}

static terminal_figure percent(double share)
{
  return figure_fixed(100.0 * share, 1);
}

static void print_mixture(terminal *term, const cJSON *mixture)
{
  const cJSON *components = json_at(mixture, "components"), *component;
  if (!cJSON_IsArray(components) || components->child == NULL)
    return;
  terminal_paragraph(term, STYLE_STRONG, 0, 2, "Mixture, %% of the cells (95 %% interval)");
  terminal_table table = {.term = term};
  table_column(&table, ALIGN_LEFT, false, "");
  table_column(&table, ALIGN_RIGHT, false, "");
  table_column(&table, ALIGN_LEFT, false, "");
  cJSON_ArrayForEach(component, components)
  {
    double low = json_number_at(component, "low"), high = json_number_at(component, "high");
    table_cell(&table, STYLE_STRONG, "%s", label_of(component));
    table_cell(&table, STYLE_PLAIN, "%s",
               percent(json_number_at(component, "fraction")).text);
    table_cell(&table, STYLE_PLAIN, "(%s to %s)", percent(low).text, percent(high).text);
  }
  table_print(&table, FOLD_RECORDS);
  double pearson = json_number_at(mixture, "pearson");
  double rms = json_number_at(mixture, "residual_rms");
  if (isfinite(pearson) || isfinite(rms))
    terminal_paragraph(term, STYLE_PLAIN, 0, 2, "Pearson %s, residual %s (rms)",
                       figure_fixed(pearson, 3).text, figure_fixed(rms, figure_decimals(rms)).text);
}

static void print_ratios(terminal *term, const cJSON *comparison)
{
  const cJSON *ratios = json_at(comparison, "band_ratios"), *ratio, *model;
  if (!cJSON_IsArray(ratios) || ratios->child == NULL)
    return;
  terminal_paragraph(term, STYLE_STRONG, 0, 2, "Band ratios");
  terminal_table table = {.term = term};
  table_column(&table, ALIGN_LEFT, false, "cm⁻¹ / cm⁻¹");
  table_column(&table, ALIGN_RIGHT, false, "measured");
  cJSON_ArrayForEach(model, json_at(ratios->child, "models"))
  {
    table_column(&table, ALIGN_RIGHT, false, label_of(model));
  }
  size_t columns = table.column_count;
  cJSON_ArrayForEach(ratio, ratios)
  {
    size_t first = table.cell_count;
    table_cell(&table, STYLE_PLAIN, "%s / %s",
               figure_fixed(json_number_at(ratio, "numerator_cm1"), 0).text,
               figure_fixed(json_number_at(ratio, "denominator_cm1"), 0).text);
    table_cell(&table, STYLE_STRONG, "%s",
               figure_fixed(json_number_at(ratio, "measured"), 3).text);
    cJSON_ArrayForEach(model, json_at(ratio, "models"))
    {
      if (table.cell_count - first < columns)
        table_cell(&table, STYLE_PLAIN, "%s",
                   figure_fixed(json_number_at(model, "value"), 3).text);
    }
    while (!term->out->failed && table.cell_count - first < columns)
      table_cell(&table, STYLE_PLAIN, "–");
  }
  table_print(&table, FOLD_BLOCKS);
}

/* The verdict in words: the best by Pearson's correlation. */
static void print_verdict(terminal *term, const cJSON *comparison)
{
  const cJSON *best = NULL, *model;
  cJSON_ArrayForEach(model, json_at(comparison, "models"))
  {
    double value = json_number_at(model, "pearson");
    if (isfinite(value) && (best == NULL || value > json_number_at(best, "pearson")))
      best = model;
  }
  if (best != NULL)
    terminal_paragraph(term, STYLE_STRONG, 0, 2, "Most alike by Pearson's correlation: %s",
                       label_of(best));
}

void terminal_comparison(terminal *term)
{
  const cJSON *comparison;
  cJSON_ArrayForEach(comparison, json_at(term->result, "comparison"))
  {
    const char *path = json_text_at(comparison, "measured.path");
    const char *title = json_text_at(comparison, "measured.title");
    terminal_heading(term, "Measured against the models");
    const cJSON *window = json_at(comparison, "window_cm1");
    double from = cJSON_IsArray(window) ? cJSON_GetNumberValue(cJSON_GetArrayItem(window, 0)) : NAN;
    double to = cJSON_IsArray(window) ? cJSON_GetNumberValue(cJSON_GetArrayItem(window, 1)) : NAN;
    terminal_paragraph(term, STYLE_PLAIN, 0, 2, "%s%s%s%s, %s to %s cm⁻¹",
                       path != NULL ? path : "–", title != NULL ? " (" : "",
                       title != NULL ? title : "", title != NULL ? ")" : "",
                       figure_fixed(from, 0).text, figure_fixed(to, 0).text);
    print_verdict(term, comparison);
    print_scores(term, comparison);
    print_mixture(term, json_at(comparison, "mixture"));
    print_ratios(term, comparison);
  }
}
