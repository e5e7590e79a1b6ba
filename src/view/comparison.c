/* SPDX-License-Identifier: GPL-3.0-or-later */
/* comparison.c: which model explains a measured spectrum, and in what mixture. */
#include <math.h>
#include <string.h>

#include "view/build.h"

const char *view_spectrum_name(const elastir_result_comparison *comparison)
{
  const char *path = comparison->measured.path;
  const char *slash = path != NULL ? strrchr(path, '/') : NULL;
  if (comparison->label != NULL)
    return comparison->label;
  return slash != NULL ? slash + 1 : view_or_dash(path);
}

/* What a spectrum was made of, where it is not simply its file. */
static void add_origin(text_buffer *text, const elastir_result_comparison *comparison)
{
  const elastir_result_combination *c = comparison->combination;
  const char *path = comparison->measured.path, *slash = path != NULL ? strrchr(path, '/') : NULL;
  const char *file = slash != NULL ? slash + 1 : path;
  if (c != NULL && c->minuend != NULL && c->subtrahend != NULL)
    text_format(text, ": %s minus %s", c->minuend, c->subtrahend);
  else if (c != NULL)
    text_format(text, ": mean of %zu spectra", c->parts_count);
  else if (file != NULL && comparison->label != NULL && strcmp(file, comparison->label) != 0)
    text_format(text, ": %s", file);
  if (c == NULL && comparison->measured.title != NULL)
    text_format(text, " (%s)", comparison->measured.title);
}

static void add_head(view *v, const elastir_result_comparison *comparison)
{
  const double *window = comparison->window_cm1;
  text_buffer text = {0};
  text_append(&text, view_spectrum_name(comparison));
  add_origin(&text, comparison);
  if (isfinite(window[0]) && isfinite(window[1]))
    text_format(&text, ", %s\u00a0to\u00a0%s\u00a0cm⁻¹", view_fixed(window[0], 0).text,
                view_fixed(window[1], 0).text);
  const char *kept = view_keep(v, &text);
  view_heading(v, 0, "%s", view_or_dash(kept));
}

/* Two columns of numbers are read alike, whoever wrote them. */
static const char *format_words(const char *format)
{
  static const char *const columns[] = {"omnic-csv", "opus-dpt"};
  for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
    if (strcmp(columns[i], format) == 0)
      return "two columns of text";
  return strcmp(format, "text") == 0 ? "columns of text" : format;
}

/* How the measured curve was read and prepared. */
static void add_steps(view *v, const elastir_result_comparison *comparison)
{
  text_buffer text = {0};
  if (comparison->measured.format != NULL)
    text_format(&text, "Read as %s", format_words(comparison->measured.format));
  if (comparison->measured.points >= 0)
    text_format(&text, "%s%lld points", text.length > 0 ? ", " : "",
                (long long)comparison->measured.points);
  for (size_t i = 0; i < comparison->preprocessing_count; i++) {
    const elastir_result_step *step = &comparison->preprocessing[i];
    const char *method = step->method;
    text_format(&text, "%s%s%s%s%s",
                i > 0 ? ", " : text.length > 0 ? "; prepared by " : "Prepared by ",
                view_or_dash(step->step), method != NULL ? " (" : "",
                method != NULL ? method : "", method != NULL ? ")" : "");
  }
  const char *kept = view_keep(v, &text);
  if (kept != NULL)
    view_paragraph(v, VIEW_PLAIN, VIEW_DETAIL, "%s.", kept);
  if (view_is_observed(comparison))
    view_paragraph(v, VIEW_PLAIN, 0, "Compared with what an instrument sees of the models: %s.",
                   comparison->seen_as);
}

const char *view_verdict(view *v, const elastir_result_verdict *verdict, view_style *style)
{
  if (verdict == NULL || verdict->answer == NULL)
    return NULL;
  const char *label = view_or_dash(verdict->label), *why = view_or_dash(verdict->why);
  const char *name = verdict->label != NULL ? label : "";
  *style = VIEW_DOUBTFUL;
  if (strcmp(verdict->answer, "none") == 0)
    return view_text(v, "None of the models: %s.", why);
  if (strcmp(verdict->answer, "undecided") == 0)
    return view_text(v, "Undecided%s%s: %s.", *name != '\0' ? ", closest to " : "", name,
                     why);
  *style = VIEW_GOOD;
  if (strcmp(verdict->answer, "model") == 0)
    return view_text(v, "The sample is %s: %s.", label, why);
  return view_text(v, "A mixture%s%s: %s.", *name != '\0' ? ", mainly " : "", name,
                   why);
}

/* The answer, in a sentence of its own. */
static void add_verdict(view *v, const elastir_result_verdict *verdict)
{
  view_style style;
  const char *answer = view_verdict(v, verdict, &style);
  if (answer == NULL)
    return;
  view_paragraph(v, style, 0, "%s", answer);
  if (isfinite(verdict->p_decoy))
    view_paragraph(v, VIEW_FAINT, VIEW_DETAIL,
                   "Copies of the models with bands moved by 20 to 60 cm⁻¹ that fit as well: "
                   "%.0f\u00a0of\u00a0%.0f.", round(verdict->p_decoy * ((double)verdict->decoys + 1.0) - 1.0),
                   (double)verdict->decoys);
}

/* Which model is the most similar as it is: of noise and the choice of wavenumbers only. Where it is none of
 * them nobody asks. */
static void add_ranking(view *v, const elastir_result_comparison *comparison)
{
  const elastir_result_ranking *ranking = comparison->ranking;
  const elastir_result_verdict *verdict = comparison->verdict;
  bool none = verdict != NULL && verdict->answer != NULL && strcmp(verdict->answer, "none") == 0;
  if (ranking == NULL || ranking->order_count == 0 || none)
    return;
  bool alone = ranking->order_count == 1;
  text_buffer text = {0};
  text_format(&text, "%s%s", alone ? "One model only: " : "Most similar as calculated: ",
              view_or_dash(ranking->order[0].label));
  if (isfinite(ranking->confidence) && !alone)
    text_format(&text, ", first in %s of the bootstrap samples",
                view_percent(ranking->confidence).text);
  if (!alone)
    text_format(&text, "; lead over %s %s (95\u00a0%%: %s to %s)",
                view_or_dash(ranking->order[1].label), view_fixed(ranking->margin, 3).text,
                view_fixed(ranking->margin_low, 3).text, view_fixed(ranking->margin_high, 3).text);
  const char *kept = view_keep(v, &text);
  view_paragraph(v, VIEW_FAINT, 0, "%s.", view_or_dash(kept));
}

/* Bands of the measured spectrum that a band of the model was found for, of all. */
static void add_matched(view *v, view_table *table, const elastir_result_compared_model *model)
{
  size_t matched = model->assignments_count;
  if (model->assignments != NULL && model->measured_unmatched >= 0)
    view_add_text(v, table, VIEW_PLAIN, "%zu of %lld", matched,
                  (long long)matched + (long long)model->measured_unmatched);
  else if (model->assignments != NULL)
    view_add_text(v, table, VIEW_PLAIN, "%zu", matched);
  else
    view_add_text(v, table, VIEW_PLAIN, "–");
}

/* Bands are assigned by place before strength: how many of each model's are of quite another one. */
static void add_unlike(view *v, const elastir_result_comparison *comparison)
{
  const double tenfold = 10.0;
  text_buffer text = {0};
  for (size_t i = 0; i < comparison->models_count; i++) {
    const elastir_result_compared_model *model = &comparison->models[i];
    size_t count = 0;
    for (size_t k = 0; k < model->assignments_count; k++) {
      double ratio = model->assignments[k].intensity_ratio;
      count += ratio > tenfold || ratio < 1.0 / tenfold;
    }
    if (count > 0)
      text_format(&text, "%s%s\u00a0%zu", text.length > 0 ? ", " : "", view_or_dash(model->label),
                  count);
  }
  const char *kept = view_keep(v, &text);
  if (kept != NULL)
    view_paragraph(v, VIEW_FAINT, 0,
                   "Of these, more than ten times stronger or weaker than in the model: %s.", kept);
}

static const elastir_result_step *step_of(const elastir_result_comparison *comparison,
                                          const char *name)
{
  for (size_t i = 0; i < comparison->preprocessing_count; i++)
    if (comparison->preprocessing[i].step != NULL &&
        strcmp(comparison->preprocessing[i].step, name) == 0)
      return &comparison->preprocessing[i];
  return NULL;
}

/* What the prepared curve, and so the RMSE, is a multiple of. */
static const char *unit_of_rmse(const elastir_result_comparison *comparison)
{
  static const char *const units[][2] = {{"maximum", "as a share of the curve’s maximum"},
                                         {"area", "of curves of area 1"},
                                         {"snv", "in standard deviations of the curve"},
                                         {"band", "as a share of the height at the chosen band"}};
  const elastir_result_step *step = step_of(comparison, "normalise");
  const char *method = step != NULL && step->method != NULL ? step->method : "";
  for (size_t i = 0; i < sizeof units / sizeof *units; i++)
    if (strcmp(method, units[i][0]) == 0)
      return units[i][1];
  return "in the unit of the prepared curve";
}

static void add_scores(view *v, const elastir_result_comparison *comparison)
{
  static const char *const paths[] = {
      QUANTITY_PATH(compared_model, pearson), QUANTITY_PATH(compared_model, spearman),
      QUANTITY_PATH(compared_model, cosine), QUANTITY_PATH(compared_model, rmse),
      QUANTITY_PATH(compared_model, wasserstein_cm1)};
  enum { SCORES = sizeof paths / sizeof *paths };
  if (comparison->models_count == 0)
    return;
  view_table *table = view_add_table(
      v, 0, "Similarity of the measured spectrum to the simulated spectrum of each model.");
  view_add_column(v, table, true, 0, "")->title = "Model";
  for (int s = 0; s < SCORES; s++) {
    const quantity *row = quantity_find(&quantity_group_compared_model, paths[s]);
    view_add_column(v, table, false, 0, row->show.name);
  }
  view_add_column(v, table, false, 0, "bands");
  for (size_t i = 0; i < comparison->models_count; i++) {
    const elastir_result_compared_model *model = &comparison->models[i];
    view_add_row(v, table, 0);
    view_add_label(v, table, model->label);
    for (int s = 0; s < SCORES; s++)
      view_add_number(v, table, quantity_number(&quantity_group_compared_model, model, paths[s]),
                      quantity_find(&quantity_group_compared_model, paths[s])->show.decimals);
    add_matched(v, table, model);
  }
  view_paragraph(v, VIEW_FAINT, 0,
                 "RMSE %s; Wasserstein distance in cm⁻¹; measured bands assigned to the "
                 "model.", unit_of_rmse(comparison));
  add_unlike(v, comparison);
}

static const char *bar(view *v, double fraction)
{
  enum { BAR = 20 };
  int eighths = isfinite(fraction) ? (int)lround(fmax(0.0, fmin(1.0, fraction)) * 8 * BAR) : 0;
  text_buffer text = {0};
  for (int i = 0; i < eighths / 8; i++)
    text_append(&text, "█");
  const char part[] = {'\xe2', '\x96', (char)(0x90 - eighths % 8)};
  if (eighths % 8 > 0)
    text_append_bytes(&text, part, sizeof part);
  return view_keep(v, &text);
}

static void add_unexplained(view *v, const elastir_result_mixture *mixture)
{
  text_buffer text = {0};
  for (size_t i = 0; i < mixture->unexplained_count; i++)
    text_format(&text, "%s%s", i > 0 ? ", " : "",
                view_fixed(mixture->unexplained[i].position_cm1, 0).text);
  const char *kept = view_keep(v, &text);
  if (kept != NULL)
    view_paragraph(v, VIEW_PLAIN, 0,
                   "Additional lines that the fit of the sample needs, in cm⁻¹: %s.", kept);
}

static void add_component(view *v, view_table *table, const elastir_result_component *component)
{
  const char *present = component->present != NULL ? component->present : "";
  view_add_row(v, table, 0);
  view_add_label(v, table, component->label);
  view_add_text(v, table, VIEW_PLAIN, "%s",
                view_share(component->fraction, component->low, component->high).text);
  if (isfinite(component->low) && isfinite(component->high))
    view_add_text(v, table, VIEW_PLAIN, "%.0f to %.0f\u00a0%%", floor(100.0 * component->low),
                  ceil(100.0 * component->high));
  else
    view_add_text(v, table, VIEW_PLAIN, "–");
  view_add_text(v, table, VIEW_PLAIN, "%s", present);
  view_next_cell(v, table)->text = bar(v, component->fraction);
}

/* What a component rests on, where it is a single band family. */
static void add_single_families(view *v, const elastir_result_mixture *mixture)
{
  for (size_t i = 0; i < mixture->components_count; i++) {
    const elastir_result_component *component = &mixture->components[i];
    if (isfinite(component->only_family_cm1))
      view_paragraph(v, VIEW_PLAIN, 0,
                     "%s depends on the bands at %s cm⁻¹ alone: anything else that absorbs there looks like "
                     "it.", view_or_dash(component->label),
                     view_fixed(component->only_family_cm1, 0).text);
  }
}

/* How much of what was named is there, or how much would have been seen. */
static void add_named(view *v, const elastir_result_mixture *mixture)
{
  for (size_t i = 0; i < mixture->components_count; i++) {
    const elastir_result_component *component = &mixture->components[i];
    bool measured = component->kind != NULL && strcmp(component->kind, "measured") == 0;
    if (!measured || !isfinite(component->detection_limit) || component->present == NULL)
      continue;
    bool there = strcmp(component->present, "yes") == 0, absent = strcmp(component->present, "no") == 0;
    view_paragraph(v, VIEW_PLAIN, 0,
                   "%s is %s: its height is %.0f %% of the range of the spectrum; it would "
                   "be detected from %.0f %%.", view_or_dash(component->label),
                   there ? "present" : absent ? "not detected" : "possibly present",
                   100.0 * component->height, ceil(100.0 * component->detection_limit));
  }
}

static void add_mixture(view *v, const elastir_result_mixture *mixture)
{
  if (mixture == NULL || mixture->components_count == 0)
    return;
  if (mixture->withheld != NULL) {
    view_paragraph(v, VIEW_DOUBTFUL, 0, "No fractions are given: %s.", mixture->withheld);
    add_named(v, mixture);
    add_unexplained(v, mixture);
    return;
  }
  view_table *table = view_add_table(v, 0, "Composition of the sample, in cells (95 % intervals)");
  table->titled = table->records = true;
  view_add_column(v, table, true, 0, "")->title = "Component";
  view_add_column(v, table, false, 0, "")->title = "Share";
  view_add_column(v, table, true, 0, "")->title = "95 % interval";
  view_add_column(v, table, true, 0, "")->title = "Present";
  view_add_column(v, table, true, 0, "");
  for (size_t i = 0; i < mixture->components_count; i++)
    add_component(v, table, &mixture->components[i]);
  if (mixture->draws > 0)
    view_paragraph(v, VIEW_FAINT, 0,
                   "Intervals allow for the errors of calculated bands and of the instrument listed in "
                   "elastir-compare(1); unnamed absorbing substances are covered only by free lines.");
  else if (mixture->draws == 0)
    view_paragraph(v, VIEW_FAINT, 0,
                   "No intervals: the accuracy of these values is unknown.");
  add_named(v, mixture);
  add_single_families(v, mixture);
  add_unexplained(v, mixture);
}

/* "0.123 ± 0.045"; a dash for an error that is not known. */
static void add_amount(text_buffer *text, const char *before, double value, double error)
{
  text_format(text, "%s%.3g ± ", before, value);
  if (isfinite(error))
    text_format(text, "%.2g", error);
  else
    text_append(text, "–");
}

/* over_last: is there another line, whose height this one is compared with? */
static void add_line(view *v, const elastir_result_fitted_line *line, bool over_last)
{
  if (line->not_fitted != NULL) {
    view_paragraph(v, VIEW_DOUBTFUL, 0, "Line at %.6g\u00a0cm⁻¹ not fitted: %s.", line->asked_cm1,
                   line->not_fitted);
    return;
  }
  text_buffer text = {0};
  text_format(&text, "Line at %s ± %s cm⁻¹: ", view_fixed(line->position_cm1, 1).text,
              view_error(line->position_error_cm1, 1).text);
  add_amount(&text, "height ", line->height, line->height_error);
  text_format(&text, ", width %s ± %s cm⁻¹, ", view_fixed(line->fwhm_cm1, 1).text,
              view_error(line->fwhm_error_cm1, 1).text);
  add_amount(&text, "area ", line->area, line->area_error);
  text_append(&text, " cm⁻¹");
  if (over_last && isfinite(line->ratio))
    add_amount(&text, ", height over the last ", line->ratio, line->ratio_error);
  const char *kept = view_keep(v, &text);
  view_paragraph(v, VIEW_PLAIN, 0, "%s.", view_or_dash(kept));
}

static void add_area(view *v, const elastir_result_band_area *area)
{
  text_buffer text = {0};
  text_format(&text, "Area from %s to %s cm⁻¹", view_fixed(area->from_cm1, 0).text,
              view_fixed(area->to_cm1, 0).text);
  if (isfinite(area->area)) {
    add_amount(&text, ": ", area->area, area->area_error);
    text_append(&text, " cm⁻¹");
  } else {
    text_append(&text, " not given: it does not lie within the data, or has fewer than three points");
  }
  const char *kept = view_keep(v, &text);
  view_paragraph(v, isfinite(area->area) ? VIEW_PLAIN : VIEW_DOUBTFUL, 0, "%s.", view_or_dash(kept));
}

static void add_lines_and_areas(view *v, const elastir_result_comparison *comparison)
{
  for (size_t i = 0; i < comparison->fitted_lines_count; i++)
    add_line(v, &comparison->fitted_lines[i], i + 1 < comparison->fitted_lines_count);
  for (size_t i = 0; i < comparison->areas_count; i++)
    add_area(v, &comparison->areas[i]);
}

void view_comparison(view *v)
{
  for (size_t i = 0; i < v->result->comparison_count; i++) {
    const elastir_result_comparison *comparison = &v->result->comparison[i];
    add_head(v, comparison);
    add_verdict(v, comparison->verdict);
    add_ranking(v, comparison);
    add_steps(v, comparison);
    view_figure *figure = view_add_figure(v, VIEW_MIXTURE, i);
    figure->caption = comparison->curves.fitted_count > 0
                          ? "The measured spectrum, the best mixture of the models, and the residual. Ticks: "
                            "measured bands assigned to modes of the best model."
                          : "The measured spectrum as compared.";
    add_scores(v, comparison);
    add_mixture(v, comparison->mixture);
    view_ratios(v, comparison);
    add_lines_and_areas(v, comparison);
    view_comparison_bands(v, comparison);
  }
}
