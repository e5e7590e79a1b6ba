/* SPDX-License-Identifier: GPL-3.0-or-later */
/* summary.c: the first answer, on one screen: health, verdicts, a row per model, what differs. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "view/build.h"

enum {
  MOST_DIFFERENT = 3,  /* models whose differences are told */
  MOST_WITH_ERRORS = 4, /* models with standard deviations where the screen is narrow */
  MOST_CONSTANTS = 9   /* of a tensor that is written on a line */
};

/* ---- the table ---- */

typedef struct {
  view_root root;
  const char *head, *path;
} summary_column;

#define CRYSTAL(head, field) {VIEW_OF_CRYSTAL, head, QUANTITY_PATH(elastic, field)}
#define LAYER(head, field) {VIEW_OF_LAYER, head, QUANTITY_PATH(elastic_2d, field)}

static const summary_column columns[] = {
    CRYSTAL("K", averages.hill.bulk_modulus_gpa),
    CRYSTAL("G", averages.hill.shear_modulus_gpa),
    CRYSTAL("E", averages.hill.youngs_modulus_gpa),
    CRYSTAL("E_min", directional.youngs_modulus_gpa.min),
    CRYSTAL("E_max", directional.youngs_modulus_gpa.max),
    CRYSTAL("A^U", anisotropy.universal),
    LAYER("K, N/m", averages.hill.bulk_modulus_n_m),
    LAYER("G, N/m", averages.hill.shear_modulus_n_m),
    LAYER("E, N/m", averages.hill.youngs_modulus_n_m),
    LAYER("E_min, N/m", directional.youngs_modulus_n_m.min),
    LAYER("E_max, N/m", directional.youngs_modulus_n_m.max),
    {VIEW_OF_ROD, "C, N", QUANTITY_PATH(elastic_1d, stiffness_n)}};

enum { COLUMNS = sizeof columns / sizeof *columns };

static bool has_root(const view *v, view_root root)
{
  for (size_t i = 0; i < v->result->models_count; i++)
    if (view_base(root, &v->result->models[i]) != NULL)
      return true;
  return false;
}

static bool has_tensor(const elastir_result_model *model)
{
  return model->elastic != NULL || model->elastic_2d != NULL || model->elastic_1d != NULL;
}

/* 1 or 0; -1: the result does not say. */
static int stable_of(const elastir_result_model *model)
{
  return model->elastic != NULL      ? model->elastic->stable
         : model->elastic_2d != NULL ? model->elastic_2d->stable
         : model->elastic_1d != NULL ? model->elastic_1d->stable
                                     : -1;
}

static bool has_pressure(const elastir_result_model *model)
{
  return model->elastic != NULL && fabs(model->elastic->pressure_gpa) > 0.0;
}

static bool has_vibrations(const elastir_result_model *model)
{
  return model->vibrations != NULL;
}

static bool has_spectrum(const elastir_result_model *model)
{
  return model->spectrum != NULL;
}

/* What rounding leaves of a zero is not a number to be shown. */
static double without_rounding(const char *path, double value)
{
  const double negligible = 1e-9;
  bool may_vanish = strncmp(path, "anisotropy.", strlen("anisotropy.")) == 0;
  return may_vanish && fabs(value) < negligible ? 0.0 : value;
}

/* With its standard deviation; without it where there is no room. */
static void add_value(view *v, view_table *table, const summary_column *column,
                      const elastir_result_model *model)
{
  const char *source;
  double value = without_rounding(column->path, view_value(column->root, model, column->path));
  double deviation =
      value == 0.0 ? (double)NAN : view_deviation(column->root, model, column->path, &source);
  view_cell *cell = view_add_text(v, table, VIEW_PLAIN, "%s",
                                  view_measured(value, deviation).text);
  if (v->result->models_count > MOST_WITH_ERRORS)
    cell->brief = view_text(v, "%.*s", (int)strcspn(cell->text, "("), cell->text);
}

static void add_bands(view *v, view_table *table, const elastir_result_model *model)
{
  enum { MOST = 5, FEW = 3 };
  const char *all = NULL, *few = NULL;
  if (model->spectrum != NULL) {
    all = view_strongest(v, model, MOST);
    few = view_strongest(v, model, FEW);
  } else if (has_vibrations(model)) {
    all = "no intensities";
  }
  view_cell *cell = view_add_text(v, table, VIEW_PLAIN, "%s", view_or_dash(all));
  cell->brief = few;
}

static void add_state(view *v, view_table *table, const elastir_result_model *model)
{
  int stable = stable_of(model);
  if (stable < 0)
    view_add_text(v, table, VIEW_PLAIN, "–");
  else
    view_add_text(v, table, stable ? VIEW_PLAIN : VIEW_BAD, "%s", stable ? "yes" : "NO");
}

static void add_imaginary(view *v, view_table *table, const elastir_result_model *model)
{
  int64_t count = has_vibrations(model) ? model->vibrations->imaginary_count : -1;
  if (count < 0)
    view_add_text(v, table, VIEW_PLAIN, "–");
  else
    view_add_text(v, table, count > 0 ? VIEW_DOUBTFUL : VIEW_PLAIN, "%lld", (long long)count);
}

static void add_pressure(view *v, view_table *table, const elastir_result_model *model)
{
  text_buffer text = {0};
  if (model->elastic != NULL && isfinite(model->elastic->pressure_gpa))
    text_append_number(&text, model->elastic->pressure_gpa);
  view_add_text(v, table, VIEW_PLAIN, "%s", view_or_dash(view_keep(v, &text)));
}

static bool is_not_stable(const elastir_result_model *model)
{
  return has_tensor(model) && stable_of(model) != 1;
}

static bool may_have_imaginary(const elastir_result_model *model)
{
  return has_vibrations(model) && model->vibrations->imaginary_count != 0;
}

/* Of many models, each on one line: what is alike in all is said below the table. */
static bool is_crowded(const view *v)
{
  return v->result->models_count > MOST_WITH_ERRORS;
}

static bool shows_state(view *v)
{
  return is_crowded(v) ? view_any(v, is_not_stable) : view_any(v, has_tensor);
}

static bool shows_imaginary(view *v)
{
  return is_crowded(v) ? view_any(v, may_have_imaginary) : view_any(v, has_vibrations);
}

static void add_heads(view *v, view_table *table, bool pressures)
{
  view_add_column(v, table, true, 0, "")->title = "Model";
  for (int i = 0; i < COLUMNS; i++)
    if (has_root(v, columns[i].root))
      view_add_column(v, table, false, 0, columns[i].head);
  if (shows_state(v))
    view_add_column(v, table, true, 0, "stable");
  if (pressures)
    view_add_column(v, table, false, 0, "P, GPa");
  if (shows_imaginary(v))
    view_add_column(v, table, false, 0, "imag.");
  if (view_any(v, has_vibrations))
    view_add_column(v, table, true, 0, is_crowded(v) ? "bands, cm⁻¹" : "strongest bands, cm⁻¹");
}

static void add_table(view *v)
{
  bool pressures = view_any(v, has_pressure);
  view_table *table = view_add_table(v, 0, "The models.");
  add_heads(v, table, pressures);
  for (size_t m = 0; m < v->result->models_count && !v->failed; m++) {
    const elastir_result_model *model = &v->result->models[m];
    view_add_row(v, table, 0);
    view_add_model(v, table, m);
    for (int i = 0; i < COLUMNS; i++)
      if (has_root(v, columns[i].root))
        add_value(v, table, &columns[i], model);
    if (shows_state(v))
      add_state(v, table, model);
    if (pressures)
      add_pressure(v, table, model);
    if (shows_imaginary(v))
      add_imaginary(v, table, model);
    if (view_any(v, has_vibrations))
      add_bands(v, table, model);
  }
}

/* Models that are soft away from Γ, which the column does not count. */
static void add_soft_k_points(view *v)
{
  text_buffer text = {0};
  size_t count = 0;
  for (size_t m = 0; m < v->result->models_count; m++) {
    const elastir_result_model *model = &v->result->models[m];
    if (!has_vibrations(model) || model->vibrations->soft_k_points <= 0 ||
        ++count > MOST_DIFFERENT)
      continue;
    text_format(&text, "%s%s at %lld k point%s", count > 1 ? ", " : "", view_label(model),
                (long long)model->vibrations->soft_k_points,
                model->vibrations->soft_k_points == 1 ? "" : "s");
    if (isfinite(model->vibrations->softest_cm1))
      text_format(&text, " (lowest %s cm⁻¹)",
                  view_fixed(model->vibrations->softest_cm1, 1).text);
  }
  if (count > MOST_DIFFERENT)
    text_format(&text, " and %zu more models", count - MOST_DIFFERENT);
  const char *kept = view_keep(v, &text);
  if (kept != NULL)
    view_paragraph(v, VIEW_DOUBTFUL, 0, "Imaginary modes away from Γ: %s.", kept);
}

/* What standard deviations hold and what they do not, and what else is known of the error. */
static void add_deviations(view *v, text_buffer *text)
{
  const char *bulk = QUANTITY_PATH(elastic, averages.hill.bulk_modulus_gpa);
  double most = 0.0;
  text_format(text, "(9)%s: standard deviation in the last digits, %s. ",
              is_crowded(v) ? ", where there is room" : "",
              view_any(v, view_has_given) ? "as given or from rounding and scatter of the constants"
              : is_crowded(v) ? "without the error of the calculation"
                              : "from rounding and scatter of the constants, without the error of the "
                                "calculation");
  for (size_t m = 0; m < v->result->models_count; m++) {
    const elastir_result_model *model = &v->result->models[m];
    double spread = view_fit_spread(model, bulk), value = view_value(VIEW_OF_CRYSTAL, model, bulk);
    double deviation = view_deviation(VIEW_OF_CRYSTAL, model, bulk, NULL);
    if (view_deviation_shows(spread, view_decimals(value)) && !(deviation >= spread))
      most = fmax(most, spread);
  }
  if (most > 0.0)
    text_format(text, "Other fits of the run differ by up to %.2g GPa in K. ", most);
}

/* What the numbers are. */
static void add_legend(view *v)
{
  text_buffer text = {0};
  if (has_root(v, VIEW_OF_CRYSTAL) || has_root(v, VIEW_OF_LAYER)) {
    text_format(&text, "%sHill averages; ", has_root(v, VIEW_OF_CRYSTAL) ? "GPa, " : "");
    add_deviations(v, &text);
  }
  if (view_any(v, has_spectrum))
    text_format(&text, "%s %s. ", is_crowded(v) ? "Strongest bands," : "Bands",
                view_doubts_factors(v)
                    ? "as calculated; the default scale factors are for PBEsol0-3c (Möslein 2022)"
                    : view_scale_words(v));
  if (view_any(v, has_tensor) && !shows_state(v))
    text_append(&text, "All tensors are stable. ");
  if (view_any(v, has_vibrations) && !shows_imaginary(v))
    text_append(&text, "No model has imaginary modes at Γ. ");
  const char *kept = view_keep(v, &text);
  if (kept != NULL)
    view_paragraph(v, VIEW_FAINT, 0, "%s", kept);
  add_soft_k_points(v);
  view_note_pressures(v);
}

/* ---- independent constants ---- */

/* "C11 11.07, C12 9.78, C44 1.213": those that are neither zero nor equal to one before, in the
 * order of Voigt; NULL: they are too many. */
static const char *constants(view *v, const elastir_result_elastic *elastic)
{
  const double *stiffness = elastic->stiffness_gpa;
  const double rounding_gpa = 0.002; /* of printed constants, symmetrised */
  double seen[MOST_CONSTANTS];
  size_t count = 0;
  text_buffer text = {0};
  for (int i = 0; i < 6; i++)
    for (int k = i; k < 6; k++) {
      double value = stiffness[6 * i + k];
      bool known = !(fabs(value) > rounding_gpa);
      for (size_t s = 0; s < count && !known; s++)
        known = fabs(fabs(value) - fabs(seen[s])) <= rounding_gpa;
      if (known)
        continue;
      if (count == MOST_CONSTANTS) {
        text_free(&text);
        return NULL;
      }
      seen[count++] = value;
      text_format(&text, "%sC%d%d\u00a0%s", count > 1 ? ", " : "", i + 1, k + 1,
                  view_fixed(value, view_decimals(value)).text);
    }
  return view_keep(v, &text);
}

static void add_constants(view *v)
{
  if (v->result->models_count > MOST_DIFFERENT)
    return;
  for (size_t m = 0; m < v->result->models_count; m++) {
    const elastir_result_model *model = &v->result->models[m];
    const char *listed = model->elastic != NULL ? constants(v, model->elastic) : NULL;
    if (listed != NULL)
      view_paragraph(v, VIEW_PLAIN, 0, "%s: %s GPa (--section stiffness)", view_label(model),
                     listed);
  }
}

/* ---- what differs most ---- */

typedef struct {
  const char *name, *path;
  view_root root;
} candidate;

static const candidate candidates[] = {
    {"K", QUANTITY_PATH(elastic, averages.hill.bulk_modulus_gpa), VIEW_OF_CRYSTAL},
    {"G", QUANTITY_PATH(elastic, averages.hill.shear_modulus_gpa), VIEW_OF_CRYSTAL},
    {"E", QUANTITY_PATH(elastic, averages.hill.youngs_modulus_gpa), VIEW_OF_CRYSTAL},
    {"A^U", QUANTITY_PATH(elastic, anisotropy.universal), VIEW_OF_CRYSTAL},
    {"E_min", QUANTITY_PATH(elastic, directional.youngs_modulus_gpa.min), VIEW_OF_CRYSTAL},
    {"E_max", QUANTITY_PATH(elastic, directional.youngs_modulus_gpa.max), VIEW_OF_CRYSTAL},
    {"G_min", QUANTITY_PATH(elastic, directional.shear_modulus_gpa.min), VIEW_OF_CRYSTAL},
    {"G_max", QUANTITY_PATH(elastic, directional.shear_modulus_gpa.max), VIEW_OF_CRYSTAL},
    {"β_min", QUANTITY_PATH(elastic, directional.linear_compressibility_per_tpa.min),
     VIEW_OF_CRYSTAL},
    {"β_max", QUANTITY_PATH(elastic, directional.linear_compressibility_per_tpa.max),
     VIEW_OF_CRYSTAL},
    {"E", QUANTITY_PATH(elastic_2d, averages.hill.youngs_modulus_n_m), VIEW_OF_LAYER},
    {"C", QUANTITY_PATH(elastic_1d, stiffness_n), VIEW_OF_ROD},
    {"density", QUANTITY_PATH(model, cell->density_g_cm3), VIEW_OF_MODEL}};

enum { CANDIDATES = sizeof candidates / sizeof *candidates, MOST_CHANGES = 4 };

typedef struct {
  const candidate *which;
  double before, after, size; /* size: |ln(after/before)| */
} found_change;

static int by_size(const void *a, const void *b)
{
  const found_change *first = a, *second = b;
  if (first->size != second->size)
    return first->size < second->size ? 1 : -1;
  return first->which < second->which ? -1 : first->which > second->which;
}

/* Beyond three standard deviations of both, and one percent. */
static bool matters(const view *v, size_t model, const found_change *change)
{
  const elastir_result_model *models = v->result->models;
  const candidate *which = change->which;
  const char *source;
  double first = view_deviation(which->root, &models[0], which->path, &source);
  double own = view_deviation(which->root, &models[model], which->path, &source);
  double deviation = hypot(isfinite(first) ? first : 0.0, isfinite(own) ? own : 0.0);
  return change->size > 0.01 && fabs(change->after - change->before) > 3.0 * deviation;
}

/* Has some modulus a ratio? One that changes its sign, or is not known, has none. */
static bool shares_moduli(const view *v, size_t model)
{
  const elastir_result_model *models = v->result->models;
  for (int i = 0; i < CANDIDATES; i++)
    if (candidates[i].root != VIEW_OF_MODEL &&
        view_value(candidates[i].root, &models[0], candidates[i].path) > 0.0 &&
        view_value(candidates[i].root, &models[model], candidates[i].path) > 0.0)
      return true;
  return false;
}

static size_t find_changes(const view *v, size_t model, found_change found[CANDIDATES])
{
  const elastir_result_model *models = v->result->models;
  size_t count = 0;
  for (int i = 0; i < CANDIDATES; i++) {
    const candidate *which = &candidates[i];
    found_change change = {.which = which,
                           .before = view_value(which->root, &models[0], which->path),
                           .after = view_value(which->root, &models[model], which->path)};
    change.size = fabs(log(change.after / change.before));
    if (isfinite(change.size) && change.before > 0.0 && change.after > 0.0 &&
        fabs(without_rounding(which->path, change.before)) > 0.0 && matters(v, model, &change))
      found[count++] = change;
  }
  qsort(found, count, sizeof *found, by_size);
  return count;
}

static const elastir_result_difference *difference_to_first(const view *v, size_t model)
{
  const elastir_result_model *models = v->result->models;
  for (size_t i = 0; i < v->result->differences_count; i++) {
    const elastir_result_difference *one = &v->result->differences[i];
    if (one->label != NULL && one->reference != NULL && models[model].label != NULL &&
        models[0].label != NULL && strcmp(one->label, models[model].label) == 0 &&
        strcmp(one->reference, models[0].label) == 0)
      return one;
  }
  return NULL;
}

static void add_difference(view *v, size_t model)
{
  found_change found[CANDIDATES];
  size_t count = find_changes(v, model, found);
  const elastir_result_difference *difference = difference_to_first(v, model);
  size_t most = is_crowded(v) ? 1 : 3;
  bool has_bands = difference != NULL && difference->bands != NULL;
  text_buffer text = {0};
  for (size_t i = 0; i < count && i < MOST_CHANGES; i++)
    text_format(&text, "%s%s\u00a0%s", i > 0 ? ", " : "", found[i].which->name,
                view_change(found[i].before, found[i].after).text);
  const char *bands = has_bands ? view_band_changes(v, difference, most) : NULL;
  if (bands != NULL)
    text_format(&text, "%s%s", text.length > 0 ? "; " : "", bands);
  const char *kept = view_keep(v, &text);
  view_list_item(v, VIEW_PLAIN, 0, view_label(&v->result->models[model]),
                 kept != NULL                             ? kept
                 : has_bands || shares_moduli(v, model) ? "none beyond errors and 1 %"
                                                          : "nothing to compare");
}

static double largest_change(const view *v, size_t model)
{
  found_change found[CANDIDATES];
  return find_changes(v, model, found) > 0 ? found[0].size : 0.0;
}

typedef struct {
  size_t model;
  double size;
} ranked_model;

static int by_change(const void *a, const void *b)
{
  const ranked_model *first = a, *second = b;
  if (first->size != second->size)
    return first->size < second->size ? 1 : -1;
  return first->model < second->model ? -1 : 1;
}

/* Of many models those that differ most. */
static void add_differences(view *v)
{
  size_t models = v->result->models_count;
  ranked_model *ranked = view_scratch(v, models * sizeof *ranked);
  if (models < 2 || ranked == NULL)
    return;
  for (size_t m = 1; m < models; m++)
    ranked[m - 1] = (ranked_model){m, largest_change(v, m)};
  if (models - 1 > MOST_DIFFERENT)
    qsort(ranked, models - 1, sizeof *ranked, by_change);
  view_paragraph(v, VIEW_STRONG, 0, "Largest differences from %s:",
                 view_label(&v->result->models[0]));
  for (size_t i = 0; i < models - 1 && i < MOST_DIFFERENT; i++)
    add_difference(v, ranked[i].model);
}

void view_summary(view *v)
{
  view_health_line(v);
  view_summary_verdicts(v);
  view_summary_maps(v);
  if (v->result->models_count == 0) {
    if (v->result->measured_count == 0 && v->result->stiffness_maps_count == 0)
      view_paragraph(v, VIEW_PLAIN, 0, "The result has no model.");
    return;
  }
  if (view_any(v, view_has_numbers)) {
    add_table(v);
    add_legend(v);
  }
  view_models_without_numbers(v);
  if (!v->options.page) {
    add_constants(v);
    view_polycrystal(v);
    view_along(v);
  }
  add_differences(v);
  view_paragraph(v, VIEW_FAINT, VIEW_BRIEF,
                 "More: show --full, --section NAME, --modes; elastir table; elastir report");
}
