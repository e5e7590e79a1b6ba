/* SPDX-License-Identifier: GPL-3.0-or-later */
/* comparison.c: which model explains a measured spectrum, and in what mixture. */
#include "output/terminal/render.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "json/json.h"

static const char *label_of(const cJSON *item)
{
  const char *label = json_text_at(item, "label");
  return label != NULL ? label : "–";
}

/* The label as the other tables have it, if it is that of a model. */
static void short_label(const terminal *term, text_buffer *text, const char *label)
{
  for (size_t i = 0; i < result_model_count(term); i++) {
    const char *name = json_text_at(result_model(term, i), "label");
    if (name != NULL && strcmp(name, label) == 0) {
      result_label(term, text, i, result_label_columns(term));
      return;
    }
  }
  text_append(text, label);
}

static void add_label(terminal_table *table, const cJSON *item)
{
  text_buffer text = {0};
  short_label(table->term, &text, label_of(item));
  table_cell(table, STYLE_STRONG, "%s", text.failed ? "" : text.text);
  table->term->out->failed = table->term->out->failed || text.failed;
  terminal_free_text(table->term, &text);
}

static terminal_figure percent(double share)
{
  terminal_figure number = figure_fixed(100.0 * share, 1);
  if (isfinite(share))
    strcat(number.text, "\u00a0%");
  return number;
}

/* "missing-zn" is the best, by how much, and how sure that is. */
static void print_verdict(terminal *term, const cJSON *ranking)
{
  const cJSON *order = json_at(ranking, "order");
  const cJSON *first = cJSON_GetArrayItem(order, 0), *second = cJSON_GetArrayItem(order, 1);
  bool decided = cJSON_IsTrue(json_at(ranking, "decided"));
  if (first == NULL)
    return;
  text_buffer lead = {0};
  if (second != NULL)
    text_format(&lead, "; lead over %s %s (95\u00a0%%: %s to %s)", label_of(second),
                figure_fixed(json_number_at(ranking, "margin"), 3).text,
                figure_fixed(json_number_at(ranking, "margin_low"), 3).text,
                figure_fixed(json_number_at(ranking, "margin_high"), 3).text);
  text_buffer sure = {0};
  double confidence = json_number_at(ranking, "confidence");
  if (isfinite(confidence) && second != NULL)
    text_format(&sure, ", first in %s of the bootstrap samples", percent(confidence).text);
  if (lead.failed || sure.failed)
    term->out->failed = true;
  else
    terminal_paragraph(term, decided || second == NULL ? STYLE_GOOD : STYLE_DOUBTFUL, 0, 2,
                       "%s%s%s%s.",
                       second == NULL ? "One model only: "
                       : decided      ? "Most alike: "
                                      : "UNDECIDED; highest is ",
                       label_of(first), sure.length > 0 ? sure.text : "",
                       lead.length > 0 ? lead.text : "");
  terminal_free_text(term, &lead);
  terminal_free_text(term, &sure);
}

/* Bands of the measured spectrum that a band of the model was found for, of all. */
static void add_matched(terminal_table *table, const cJSON *model)
{
  const cJSON *assignments = json_at(model, "assignments");
  double unmatched = json_number_at(model, "measured_unmatched");
  int matched = cJSON_GetArraySize(assignments);
  if (cJSON_IsArray(assignments) && isfinite(unmatched))
    table_cell(table, STYLE_PLAIN, "%d of %s", matched,
               figure_fixed(matched + unmatched, 0).text);
  else if (cJSON_IsArray(assignments))
    table_cell(table, STYLE_PLAIN, "%d", matched);
  else
    table_cell(table, STYLE_PLAIN, "–");
}

static double largest_of(const cJSON *models, const char *key)
{
  double largest = 0.0;
  const cJSON *model;
  cJSON_ArrayForEach(model, models)
  {
    largest = fmax(largest, fabs(json_number_at(model, key))); /* NAN loses */
  }
  return largest;
}

static void print_scores(terminal *term, const cJSON *models)
{
  static const struct {
    const char *key, *header;
    int decimals;
  } scores[] = {{"pearson", "Pearson", 3},
                {"spearman", "Spearman", 3},
                {"cosine", "cosine", 3},
                {"rmse", "RMSE", -1},
                {"wasserstein_cm1", "Wasserstein", 1}};
  if (!cJSON_IsArray(models) || models->child == NULL)
    return;
  terminal_table table = {.term = term};
  table_column(&table, ALIGN_LEFT, false, "");
  for (size_t s = 0; s < sizeof scores / sizeof *scores; s++)
    table_column(&table, ALIGN_RIGHT, false, scores[s].header);
  table_column(&table, ALIGN_RIGHT, false, "bands");
  const cJSON *model;
  cJSON_ArrayForEach(model, models)
  {
    add_label(&table, model);
    for (size_t s = 0; s < sizeof scores / sizeof *scores; s++) {
      double value = json_number_at(model, scores[s].key);
      int decimals = scores[s].decimals >= 0 ? scores[s].decimals
                                             : figure_decimals(largest_of(models, scores[s].key));
      table_cell(&table, STYLE_PLAIN, "%s", figure_fixed(value, decimals).text);
    }
    add_matched(&table, model);
  }
  table_print(&table, FOLD_BLOCKS);
  terminal_paragraph(term, STYLE_FAINT, 0, 2,
                     "RMSE in the unit of the measured spectrum, Wasserstein's distance in cm⁻¹, "
                     "measured bands that the model has.");
}

/* A fraction as a bar, in eighths of a character where there are such. */
static void add_bar(terminal_table *table, double fraction)
{
  enum { BAR_COLUMNS = 20 };
  text_buffer bar = {0};
  bool unicode = table->term->options->unicode;
  int eighths = isfinite(fraction) ? (int)(fmax(0.0, fmin(fraction, 1.0)) * BAR_COLUMNS * 8 + 0.5)
                                   : 0;
  text_append(&bar, "");
  for (int i = 0; i < eighths / 8; i++)
    text_append(&bar, unicode ? "█" : "#");
  /* U+258F is one eighth of a block, U+2588 the whole. */
  const char part[] = {'\xe2', '\x96', (char)(0x90 - eighths % 8)};
  if (unicode && eighths % 8 > 0)
    text_append_bytes(&bar, part, sizeof part);
  else if (!unicode && eighths % 8 >= 4)
    text_append(&bar, "#");
  table_cell(table, STYLE_PLAIN, "%s", bar.failed ? "" : bar.text);
  table->term->out->failed = table->term->out->failed || bar.failed;
  terminal_free_text(table->term, &bar);
}

static void print_unexplained(terminal *term, const cJSON *mixture)
{
  const cJSON *band;
  text_buffer text = {0};
  cJSON_ArrayForEach(band, json_at(mixture, "unexplained"))
  {
    double height = json_number_at(band, "height");
    text_format(&text, "%s%s\u00a0(%s)", text.length > 0 ? ", " : "",
                figure_fixed(json_number_at(band, "position_cm1"), 0).text,
                height < 0.0 ? "too\u00a0strong" : "missing");
  }
  if (text.failed)
    term->out->failed = true;
  else if (text.length > 0)
    terminal_paragraph(term, STYLE_PLAIN, 0, 2, "Not explained, in cm⁻¹: %s.", text.text);
  terminal_free_text(term, &text);
}

static void print_mixture(terminal *term, const cJSON *mixture)
{
  const cJSON *components = json_at(mixture, "components"), *component;
  if (!cJSON_IsArray(components) || components->child == NULL)
    return;
  terminal_paragraph(term, STYLE_STRONG, 0, 2, "Mixture that fits best (95 %% intervals)");
  terminal_table table = {.term = term};
  table_column(&table, ALIGN_LEFT, false, "");
  table_column(&table, ALIGN_RIGHT, false, "");
  table_column(&table, ALIGN_LEFT, false, "");
  table_column(&table, ALIGN_LEFT, false, "");
  cJSON_ArrayForEach(component, components)
  {
    double fraction = json_number_at(component, "fraction");
    double low = json_number_at(component, "low"), high = json_number_at(component, "high");
    add_label(&table, component);
    table_cell(&table, STYLE_PLAIN, "%s", percent(fraction).text);
    if (isfinite(low) || isfinite(high))
      table_cell(&table, STYLE_PLAIN, "(%s to %s)", percent(low).text, percent(high).text);
    else
      table_cell(&table, STYLE_PLAIN, "–");
    add_bar(&table, fraction);
  }
  table_print(&table, FOLD_RECORDS);
  double rms = json_number_at(mixture, "residual_rms");
  terminal_paragraph(term, STYLE_FAINT, 0, 2, "Pearson %s, residual %s (rms).",
                     figure_fixed(json_number_at(mixture, "pearson"), 3).text,
                     figure_fixed(rms, figure_decimals(rms)).text);
  if (cJSON_IsTrue(json_at(mixture, "inseparable")))
    terminal_paragraph(term, STYLE_DOUBTFUL, 0, 2,
                       "The models are too alike for these fractions to mean much.");
  print_unexplained(term, mixture);
}

/* Cells of one row; as many as there are columns, whatever the document has. */
static void add_ratio_row(terminal_table *table, const cJSON *ratio)
{
  size_t first = table->cell_count, columns = table->column_count;
  table_cell(table, STYLE_PLAIN, "%s / %s",
             figure_fixed(json_number_at(ratio, "numerator_cm1"), 0).text,
             figure_fixed(json_number_at(ratio, "denominator_cm1"), 0).text);
  table_cell(table, STYLE_STRONG, "%s",
             figure_with_error(json_number_at(ratio, "measured"), 3,
                               json_number_at(ratio, "standard_error"), 0).text);
  const cJSON *model;
  cJSON_ArrayForEach(model, json_at(ratio, "models"))
  {
    if (table->cell_count - first < columns)
      table_cell(table, STYLE_PLAIN, "%s", figure_fixed(json_number_at(model, "value"), 3).text);
  }
  while (!table->term->out->failed && table->cell_count - first < columns)
    table_cell(table, STYLE_PLAIN, "–");
}

static void print_ratios(terminal *term, const cJSON *ratios)
{
  if (!cJSON_IsArray(ratios) || ratios->child == NULL)
    return;
  terminal_paragraph(term, STYLE_STRONG, 0, 2, "Ratios of band heights");
  terminal_table table = {.term = term};
  table_column(&table, ALIGN_LEFT, false, "cm⁻¹ / cm⁻¹");
  table_column(&table, ALIGN_RIGHT, false, "measured");
  const cJSON *model, *ratio;
  cJSON_ArrayForEach(model, json_at(ratios->child, "models"))
  {
    text_buffer text = {0};
    short_label(term, &text, label_of(model));
    table_column(&table, ALIGN_RIGHT, false, text.failed ? "" : text.text);
    term->out->failed = term->out->failed || text.failed;
    terminal_free_text(term, &text);
  }
  cJSON_ArrayForEach(ratio, ratios)
  {
    add_ratio_row(&table, ratio);
  }
  table_print(&table, FOLD_BLOCKS);
}

static void print_head(terminal *term, const cJSON *comparison)
{
  const char *path = json_text_at(comparison, "measured.path");
  const char *title = json_text_at(comparison, "measured.title");
  const cJSON *window = json_at(comparison, "window_cm1");
  const cJSON *from = cJSON_IsArray(window) ? cJSON_GetArrayItem(window, 0) : NULL;
  const cJSON *to = cJSON_IsArray(window) ? cJSON_GetArrayItem(window, 1) : NULL;
  terminal_heading(term, "Measured against the models");
  text_buffer text = {0};
  text_append(&text, path != NULL ? path : "–");
  if (title != NULL)
    text_format(&text, " (%s)", title);
  if (from != NULL && to != NULL && cJSON_IsNumber(from) && cJSON_IsNumber(to))
    text_format(&text, ", %s\u00a0to\u00a0%s\u00a0cm⁻¹", figure_fixed(from->valuedouble, 0).text,
                figure_fixed(to->valuedouble, 0).text);
  if (text.failed)
    term->out->failed = true;
  else
    terminal_paragraph(term, STYLE_PLAIN, 0, 2, "%s", text.text);
  terminal_free_text(term, &text);
}

void terminal_comparison(terminal *term)
{
  const cJSON *comparison;
  cJSON_ArrayForEach(comparison, json_at(term->result, "comparison"))
  {
    print_head(term, comparison);
    print_verdict(term, json_at(comparison, "ranking"));
    print_scores(term, json_at(comparison, "models"));
    print_mixture(term, json_at(comparison, "mixture"));
    print_ratios(term, json_at(comparison, "band_ratios"));
  }
}
