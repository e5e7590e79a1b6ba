/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_comparison.c: measured spectra against the models: scores, mixture, assigned bands. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "json/json.h"
#include "json/writer.h"
#include "output/digits.h"
#include "output/report/page.h"

static const figure_model *model_by_label(const page *p, const char *label)
{
  for (size_t i = 0; label != NULL && i < p->data->model_count; i++)
    if (strcmp(p->data->models[i].label, label) == 0)
      return &p->data->models[i];
  return NULL;
}

/* A row head with the model of that label. */
static void label_head(page *p, const char *label)
{
  const figure_model *model = model_by_label(p, label);
  markup_open(p->out, "th");
  markup_attribute(p->out, "scope", "row");
  if (model != NULL)
    page_model_name(p, model);
  else
    markup_text(p->out, label);
  markup_close(p->out);
}

static void heads(page *p, const char *const *names, size_t count)
{
  markup_open(p->out, "thead");
  markup_open(p->out, "tr");
  for (size_t i = 0; i < count; i++)
    page_head_cell(p, "col", names[i]);
  markup_close(p->out);
  markup_close(p->out);
}

static const cJSON *first_of(const cJSON *array)
{
  return cJSON_IsArray(array) ? array->child : NULL;
}

static void about(page *p, const cJSON *object)
{
  const char *path = json_text_at(object, "measured.path");
  const char *format = json_text_at(object, "measured.format");
  double points = json_number_at(object, "measured.points");
  const cJSON *window = json_at(object, "window_cm1");
  markup_open(p->out, "p");
  markup_format(p->out, "File %s", path != NULL ? path : "\xe2\x80\x93");
  if (format != NULL)
    markup_format(p->out, " (%s)", format);
  if (isfinite(points))
    markup_format(p->out, ", %.0f points", points);
  if (cJSON_IsArray(window) && cJSON_GetArraySize(window) == 2 &&
      cJSON_IsNumber(window->child) && cJSON_IsNumber(window->child->next))
    markup_format(p->out, "; compared from %.1f to %.1f cm\xe2\x81\xbb\xc2\xb9",
                  window->child->valuedouble, window->child->next->valuedouble);
  const cJSON *step = first_of(json_at(object, "preprocessing"));
  for (bool first = true; step != NULL; step = step->next, first = false) {
    const char *name = json_text_at(step, "step"), *method = json_text_at(step, "method");
    markup_format(p->out, "%s%s%s%s%s", first ? "; prepared by " : ", ",
                  name != NULL ? name : "", method != NULL ? " (" : "",
                  method != NULL ? method : "", method != NULL ? ")" : "");
  }
  markup_text(p->out, ".");
  markup_close(p->out);
}

static void verdict(page *p, const cJSON *object)
{
  const char *best = json_text_at(object, "ranking.best");
  double confidence = json_number_at(object, "ranking.confidence");
  if (best == NULL || !isfinite(confidence))
    return;
  bool decided = cJSON_IsTrue(json_at(object, "ranking.decided"));
  char percent[DIGITS_SIZE];
  digits_fixed(100 * confidence, 1, 0, percent);
  markup_open(p->out, "p");
  markup_attribute(p->out, "class", decided ? "verdict decided" : "verdict open");
  if (decided)
    markup_format(p->out,
                  "The best model is %s: it leads in %s\xe2\x80\x89%% of the bootstrap samples.",
                  best, percent);
  else
    markup_format(p->out,
                  "No model is clearly the best: %s leads, in %s\xe2\x80\x89%% of the bootstrap "
                  "samples.",
                  best, percent);
  markup_close(p->out);
}

static void scores(page *p, const cJSON *object)
{
  static const char *const names[] = {"Model", "Pearson", "Spearman", "Cosine", "RMSE",
                                      "Wasserstein (cm\xe2\x81\xbb\xc2\xb9)"};
  static const char *const keys[] = {"pearson", "spearman", "cosine", "rmse",
                                     "wasserstein_cm1"};
  const cJSON *model = first_of(json_at(object, "models"));
  if (model == NULL)
    return;
  page_table_open(p, "values", "How alike the measured and the simulated spectrum of each model "
                               "are.");
  heads(p, names, sizeof names / sizeof *names);
  markup_open(p->out, "tbody");
  for (; model != NULL; model = model->next) {
    markup_open(p->out, "tr");
    label_head(p, json_text_at(model, "label"));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
      page_number_cell(p, json_number_at(model, keys[i]), 3);
    markup_close(p->out);
  }
  markup_close(p->out);
  page_table_close(p);
}

static void percent_cell(page *p, double fraction)
{
  char text[DIGITS_SIZE], exact[32];
  markup_open(p->out, "td");
  if (isfinite(fraction)) {
    json_format_number(fraction, exact);
    markup_attribute(p->out, "title", exact);
    digits_fixed(100 * fraction, 1, 0, text);
    markup_format(p->out, "%s\xe2\x80\x89%%", text);
  } else {
    markup_text(p->out, "\xe2\x80\x93");
  }
  markup_close(p->out);
}

static void mixture(page *p, const cJSON *object)
{
  static const char *const names[] = {"Component", "Fraction", "from", "to (95 %)"};
  const cJSON *component = first_of(json_at(object, "mixture.components"));
  double pearson = json_number_at(object, "mixture.pearson");
  if (component == NULL)
    return;
  page_table_open(p, "values narrow", "The mixture of the models that fits best.");
  heads(p, names, sizeof names / sizeof *names);
  markup_open(p->out, "tbody");
  for (; component != NULL; component = component->next) {
    markup_open(p->out, "tr");
    label_head(p, json_text_at(component, "label"));
    percent_cell(p, json_number_at(component, "fraction"));
    percent_cell(p, json_number_at(component, "low"));
    percent_cell(p, json_number_at(component, "high"));
    markup_close(p->out);
  }
  markup_close(p->out);
  page_table_close(p);
  if (isfinite(pearson)) {
    markup_open(p->out, "p");
    markup_text(p->out, "Pearson correlation of the mixture and the measured spectrum: ");
    page_number(p, pearson, 4);
    markup_text(p->out, ".");
    markup_close(p->out);
  }
  if (cJSON_IsFalse(json_at(object, "mixture.separable")))
    page_paragraph(p, "The spectra of the models are too much alike to tell their shares apart: "
                      "read the fractions together, not one by one.");
}

/* Numbers of modes, the strongest first; the long tail of a broad band as a tooltip. */
static void modes_cell(page *p, const cJSON *list)
{
  enum { MOST_SHOWN = 5 };
  text_buffer shown = {0}, all = {0};
  int count = 0;
  for (const cJSON *item = first_of(list); item != NULL; item = item->next) {
    if (!cJSON_IsNumber(item))
      continue;
    text_format(&all, "%s%.0f", count > 0 ? ", " : "", item->valuedouble);
    if (count++ < MOST_SHOWN)
      text_format(&shown, "%s%.0f", count > 1 ? ", " : "", item->valuedouble);
  }
  if (count > MOST_SHOWN)
    text_format(&shown, " and %d more", count - MOST_SHOWN);
  markup_open(p->out, "td");
  markup_attribute(p->out, "title", count > MOST_SHOWN ? all.text : NULL);
  markup_text(p->out, count > 0 ? shown.text : "\xe2\x80\x93");
  markup_close(p->out);
  p->out->failed = p->out->failed || shown.failed || all.failed;
  text_free(&shown);
  text_free(&all);
}

/* "12 A, 3 B1": each irreducible representation once, in the order of the modes. */
static void irreps_cell(page *p, const cJSON *list)
{
  text_buffer text = {0};
  for (const cJSON *item = first_of(list); item != NULL; item = item->next) {
    int count = 0;
    bool seen = !cJSON_IsString(item);
    for (const cJSON *other = first_of(list); other != NULL; other = other->next) {
      bool same = !seen && cJSON_IsString(other) &&
                  strcmp(other->valuestring, item->valuestring) == 0;
      if (same && count == 0 && other != item)
        seen = true;
      count += same;
    }
    if (seen)
      continue;
    text_append(&text, text.length > 0 ? ", " : "");
    if (count > 1)
      text_format(&text, "%d ", count);
    text_append(&text, item->valuestring);
  }
  p->out->failed = p->out->failed || text.failed;
  page_text_cell(p, text.text);
  text_free(&text);
}

static void wavenumber_cell(page *p, double value, bool is_signed)
{
  char text[DIGITS_SIZE], exact[32] = "";
  digits_fixed(value, 1, is_signed, text);
  if (isfinite(value))
    json_format_number(value, exact);
  markup_open(p->out, "td");
  markup_attribute(p->out, "title", *exact != '\0' ? exact : NULL);
  markup_text(p->out, text);
  markup_close(p->out);
}

static void assignments(page *p, const cJSON *model)
{
  static const char *const names[] = {"Measured (cm\xe2\x81\xbb\xc2\xb9)",
                                      "Simulated, scaled (cm\xe2\x81\xbb\xc2\xb9)",
                                      "Shift (cm\xe2\x81\xbb\xc2\xb9)", "Intensity ratio",
                                      "Modes", "Irreps"};
  const cJSON *band = first_of(json_at(model, "assignments"));
  const char *label = json_text_at(model, "label");
  char caption[200];
  if (band == NULL)
    return;
  snprintf(caption, sizeof caption, "Measured bands assigned to modes of %.120s.",
           label != NULL ? label : "this model");
  page_table_open(p, "values", caption);
  heads(p, names, sizeof names / sizeof *names);
  markup_open(p->out, "tbody");
  for (; band != NULL; band = band->next) {
    char text[DIGITS_SIZE];
    digits_fixed(json_number_at(band, "measured_cm1"), 1, 0, text);
    markup_open(p->out, "tr");
    page_head_cell(p, "row", text);
    wavenumber_cell(p, json_number_at(band, "simulated_cm1"), false);
    wavenumber_cell(p, json_number_at(band, "shift_cm1"), true);
    page_number_cell(p, json_number_at(band, "intensity_ratio"), 3);
    modes_cell(p, json_at(band, "modes"));
    irreps_cell(p, json_at(band, "irreps"));
    markup_close(p->out);
  }
  markup_close(p->out);
  page_table_close(p);
}

/* The best model's in view, the others' to be unfolded. */
static void all_assignments(page *p, const cJSON *object)
{
  const cJSON *first = first_of(json_at(object, "models")), *best = first;
  const char *name = json_text_at(object, "ranking.best");
  for (const cJSON *model = first; model != NULL && name != NULL; model = model->next) {
    const char *label = json_text_at(model, "label");
    if (label != NULL && strcmp(label, name) == 0)
      best = model;
  }
  if (best == NULL)
    return;
  assignments(p, best);
  for (const cJSON *model = first; model != NULL; model = model->next) {
    if (model == best || first_of(json_at(model, "assignments")) == NULL)
      continue;
    markup_open(p->out, "details");
    markup_open(p->out, "summary");
    markup_text(p->out, "Bands assigned to modes of ");
    markup_text(p->out, json_text_at(model, "label"));
    markup_close(p->out);
    assignments(p, model);
    markup_close(p->out);
  }
}

static void scale_fit(page *p, const cJSON *object)
{
  static const char *const names[] = {"Model", "From (cm\xe2\x81\xbb\xc2\xb9)",
                                      "to (cm\xe2\x81\xbb\xc2\xb9)", "Factor",
                                      "Standard error", "95 % from", "to", "Bands"};
  bool open = false;
  for (const cJSON *model = first_of(json_at(object, "models")); model != NULL;
       model = model->next)
    for (const cJSON *range = first_of(json_at(model, "scale_fit")); range != NULL;
         range = range->next) {
      if (!open) {
        page_table_open(p, "values", "Scale factors fitted to the measured spectrum.");
        heads(p, names, sizeof names / sizeof *names);
        markup_open(p->out, "tbody");
        open = true;
      }
      markup_open(p->out, "tr");
      label_head(p, json_text_at(model, "label"));
      page_whole_cell(p, json_number_at(range, "from_cm1"));
      page_whole_cell(p, json_number_at(range, "to_cm1"));
      page_number_cell(p, json_number_at(range, "factor"), 5);
      page_number_cell(p, json_number_at(range, "standard_error"), 2);
      page_number_cell(p, json_number_at(range, "low"), 5);
      page_number_cell(p, json_number_at(range, "high"), 5);
      page_whole_cell(p, json_number_at(range, "bands"));
      markup_close(p->out);
    }
  if (open) {
    markup_close(p->out);
    page_table_close(p);
  }
}

static void ratios(page *p, const cJSON *object)
{
  const cJSON *ratio = first_of(json_at(object, "band_ratios"));
  if (ratio == NULL)
    return;
  page_table_open(p, "values", "Ratios of band heights.");
  markup_open(p->out, "thead");
  markup_open(p->out, "tr");
  page_head_cell(p, "col", "Bands (cm\xe2\x81\xbb\xc2\xb9)");
  page_head_cell(p, "col", "Measured");
  for (const cJSON *model = first_of(json_at(ratio, "models")); model != NULL;
       model = model->next)
    page_head_cell(p, "col", json_text_at(model, "label"));
  markup_close(p->out);
  markup_close(p->out);
  markup_open(p->out, "tbody");
  for (; ratio != NULL; ratio = ratio->next) {
    char head[64];
    snprintf(head, sizeof head, "%.0f / %.0f", json_number_at(ratio, "numerator_cm1"),
             json_number_at(ratio, "denominator_cm1"));
    markup_open(p->out, "tr");
    page_head_cell(p, "row", head);
    page_number_cell(p, json_number_at(ratio, "measured"), 3);
    for (const cJSON *model = first_of(json_at(ratio, "models")); model != NULL;
         model = model->next)
      page_number_cell(p, json_number_at(model, "value"), 3);
    markup_close(p->out);
  }
  markup_close(p->out);
  page_table_close(p);
}

static void mixture_figure(page *p, const figure_measured *measured)
{
  figure_options options = figure_options_default();
  options.font_size = 11.5;
  if (measured->points < 2 || measured->measured == NULL)
    return;
  page_figure_open(p, "spectrum");
  markup_open(p->out, "div");
  markup_attribute(p->out, "class", "wide");
  canvas c = canvas_svg_open(p->out, 860, 340, true,
                             "Measured spectrum, best mixture and residual", NULL);
  figure_mixture(&c, measured, &options);
  canvas_svg_close(&c);
  p->out->failed = p->out->failed || c.failed;
  markup_close(p->out);
  page_figure_close(p, measured->fitted != NULL ? "The measured spectrum, the best mixture of "
                                                  "the models, and what it "
                                                  "leaves unexplained. Ticks: measured bands "
                                                  "that are assigned to modes "
                                                  "of the best model."
                                                : "The measured spectrum as it was compared.");
}

void page_comparison(page *p)
{
  if (p->data->measured_count == 0)
    return;
  page_section(p, "comparison", "Comparison with measured spectra");
  for (size_t i = 0; i < p->data->measured_count; i++) {
    const figure_measured *measured = &p->data->measured[i];
    page_subsection(p, measured->title);
    verdict(p, measured->object);
    about(p, measured->object);
    mixture_figure(p, measured);
    mixture(p, measured->object);
    scores(p, measured->object);
    scale_fit(p, measured->object);
    ratios(p, measured->object);
    all_assignments(p, measured->object);
  }
  markup_close(p->out);
}
