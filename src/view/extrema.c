/* SPDX-License-Identifier: GPL-3.0-or-later */
/* extrema.c: smallest and largest E, β, G and ν, where they are, and how many times. */
#include <math.h>
#include <string.h>

#include "text/digits.h"
#include "view/build.h"

typedef struct {
  const char *title;
  const char *path, *min, *max;
  size_t offset; /* of the range in the extrema of a model */
  int decimals;  /* -1: four significant digits of the largest */
  bool pairs;    /* of a direction and one perpendicular to it */
} modulus;

#define MODULUS(key) \
  QUANTITY_PATH(elastic, directional.key), QUANTITY_PATH(elastic, directional.key.min), \
      QUANTITY_PATH(elastic, directional.key.max), offsetof(elastir_result_directional, key)

static const modulus moduli[] = {
    {"Young’s modulus E, GPa", MODULUS(youngs_modulus_gpa), -1, false},
    {"Linear compressibility β, TPa⁻¹", MODULUS(linear_compressibility_per_tpa), -1, false},
    {"Shear modulus G, GPa", MODULUS(shear_modulus_gpa), -1, true},
    {"Poisson’s ratio ν", MODULUS(poisson_ratio), 3, true}};

enum { MODULI = sizeof moduli / sizeof *moduli };

static const elastir_result_range *range_of(const elastir_result_model *model,
                                            const modulus *asked)
{
  if (model->elastic == NULL)
    return NULL;
  const char *directional = (const char *)&model->elastic->directional;
  return (const void *)(directional + asked->offset);
}

static bool is_of(const elastir_result_extremum *extremum, const char *degeneracy)
{
  return extremum->degeneracy != NULL && strcmp(extremum->degeneracy, degeneracy) == 0;
}

/* "in 3 equivalent directions" and the like. */
static void add_degeneracy(text_buffer *text, const elastir_result_extremum *extremum, bool pairs)
{
  long long count = (long long)extremum->equivalents;
  if (is_of(extremum, "isolated") && count == 1)
    text_append(text, "; unique");
  else if (is_of(extremum, "isolated") && count > 1)
    text_format(text, "; %lld\u00a0equivalent", count);
  else if (is_of(extremum, "any_transverse"))
    text_format(text, " (any\u00a0m)%s", count == 1 ? "" : "; ");
  else if (is_of(extremum, "continuous"))
    text_append(text, "; one of a continuous set");
  if (is_of(extremum, "any_transverse") && count > 1)
    text_format(text, "%lld\u00a0equivalent\u00a0n", count);
  if (is_of(extremum, "ring") && !isfinite(extremum->axis_angle_deg)) {
    text_append(text, "; one of a ring of equivalent directions");
  } else if (is_of(extremum, "ring")) {
    view_number axis = view_direction(extremum->axis);
    if (fabs(extremum->axis_angle_deg - 90.0) < 1e-6)
      text_format(text, "; any %s in the plane perpendicular to %s", pairs ? "n" : "direction",
                  axis.text);
    else
      text_format(text, "; any %s at %s° to %s", pairs ? "n" : "direction",
                  view_fixed(extremum->axis_angle_deg, 1).text, axis.text);
    if (count > 1)
      text_format(text, ", %lld such rings", count);
  }
}

void view_add_where(view *v, view_table *table, const elastir_result_extremum *extremum, bool pairs)
{
  if (is_of(extremum, "isotropic")) {
    view_add_text(v, table, VIEW_PLAIN, "every direction");
    return;
  }
  text_buffer text = {0}, exact = {0};
  if (pairs)
    text_format(&text, "n\u00a0%s m\u00a0%s", view_direction(extremum->direction).text,
                view_direction(extremum->transverse).text);
  else
    text_append(&text, view_direction(extremum->direction).text);
  add_degeneracy(&text, extremum, pairs);
  for (int i = 0; i < (pairs ? 6 : 3); i++) {
    text_append(&exact, i == 0 ? "n " : i == 3 ? ", m " : " ");
    text_append_number(&exact, (i < 3 ? extremum->direction : extremum->transverse)[i % 3]);
  }
  view_cell *cell = view_add_text(v, table, VIEW_PLAIN, "%s", view_or_dash(view_keep(v, &text)));
  cell->title = view_keep(v, &exact);
}

/* How a reader may trust the number: the limit that no direction passes. */
static void add_limit(view *v, view_table *table, const elastir_result_extremum *extremum,
                      bool most)
{
  char text[DIGITS_SIZE];
  if (!isfinite(extremum->bound)) {
    view_add_text(v, table, VIEW_PLAIN, "–");
    return;
  }
  digits_significant(extremum->bound, 6, text);
  view_cell *cell = view_add_text(v, table, VIEW_PLAIN, "proven: none %s %s%s", most ? "above" : "below",
                                  text, extremum->certified > 0 ? "" : " (not certified)");
  text_buffer exact = {0};
  text_append_number(&exact, extremum->bound);
  cell->title = view_keep(v, &exact);
}

static void add_extremum(view *v, view_table *table, size_t i, const modulus *asked, bool most,
                         int decimals)
{
  const elastir_result_range *range = range_of(&v->result->models[i], asked);
  if (range == NULL)
    return;
  const elastir_result_extremum *extremum = most ? range->max : range->min;
  view_add_row(v, table, 0);
  view_add_model(v, table, i);
  view_add_text(v, table, VIEW_PLAIN, "%s%s", most ? "max" : "min",
                extremum != NULL && extremum->certified <= 0 ? "*" : "");
  view_add_value(v, table, VIEW_OF_CRYSTAL, i, most ? asked->max : asked->min, decimals);
  if (extremum == NULL)
    return;
  view_add_where(v, table, extremum, asked->pairs);
  add_limit(v, table, extremum, most);
}

static void add_spread(view *v, view_table *table, size_t i, const modulus *asked, int decimals)
{
  const elastir_result_range *range = range_of(&v->result->models[i], asked);
  if (range == NULL || !isfinite(range->mean))
    return;
  view_add_row(v, table, VIEW_DETAIL);
  view_add_model(v, table, i);
  view_add_text(v, table, VIEW_PLAIN, "mean");
  view_add_number(v, table, range->mean, decimals);
  text_buffer text = {0};
  double spread = range->standard_deviation;
  spread = spread < 1e-9 * fabs(range->mean) ? 0.0 : spread; /* rounding */
  text_format(&text, "standard deviation over directions %s", view_fixed(spread, decimals).text);
  if (isfinite(range->ratio))
    text_format(&text, "; max/min %s", view_fixed(range->ratio, 3).text);
  view_add_text(v, table, VIEW_PLAIN, "%s", view_or_dash(view_keep(v, &text)));
}

/* What a negative β or ν is called, and how common it is. */
static void add_negative(view *v, const modulus *asked)
{
  for (size_t i = 0; i < v->result->models_count; i++) {
    const elastir_result_model *model = &v->result->models[i];
    const elastir_result_range *range = range_of(model, asked);
    if (range == NULL || model->elastic->stable == 0 || !(range->negative_fraction > 0.0))
      continue;
    view_number share = view_percent(range->negative_fraction);
    if (asked->pairs && range->max != NULL && range->max->value < 0.0)
      view_paragraph(v, VIEW_PLAIN, 0, "%s is auxetic in all directions.", view_label(model));
    else if (asked->pairs)
      view_paragraph(v, VIEW_PLAIN, 0,
                     "%s is auxetic in some directions: ν is negative for %s of the pairs n, m.",
                     view_label(model), share.text);
    else
      view_paragraph(v, VIEW_PLAIN, 0,
                     "%s expands in some directions under pressure: β is negative in %s of the directions.",
                     view_label(model), share.text);
  }
}

view_table *view_add_extremum_table(view *v, const char *title, const char *where)
{
  view_table *table = view_add_table(v, 0, title);
  table->titled = table->records = true;
  view_add_column(v, table, true, 0, "")->title = "Model";
  view_add_column(v, table, true, 0, "")->title = "Extremum";
  view_add_column(v, table, false, 0, "")->title = "Value";
  view_add_column(v, table, true, 0, "")->title = where;
  return table;
}

static void add_modulus(view *v, const modulus *asked)
{
  double largest = 0.0;
  for (size_t i = 0; i < v->result->models_count; i++) {
    double value = view_value(VIEW_OF_CRYSTAL, &v->result->models[i], asked->max);
    largest = fmax(largest, isfinite(value) ? fabs(value) : 0.0);
  }
  int decimals = asked->decimals >= 0 ? asked->decimals : view_decimals(largest);
  view_table *table = view_add_extremum_table(v, asked->title, "Where");
  view_add_column(v, table, true, VIEW_DETAIL, "")->title = "Proven bound";
  for (size_t i = 0; i < v->result->models_count; i++) {
    const elastir_result_elastic *elastic = v->result->models[i].elastic;
    if (elastic == NULL)
      continue;
    if (elastic->stable == 0) {
      view_add_row(v, table, 0);
      view_add_model(v, table, i);
      view_next_cell(v, table);
      view_add_number(v, table, NAN, 0);
      view_add_text(v, table, VIEW_BAD, "unstable");
      continue;
    }
    add_extremum(v, table, i, asked, false, decimals);
    add_extremum(v, table, i, asked, true, decimals);
    add_spread(v, table, i, asked, decimals);
  }
  add_negative(v, asked);
}

typedef struct {
  size_t certified, open;
  double widest_gap; /* of the certified ones */
} proofs;

static proofs count_proofs(const view *v)
{
  proofs found = {0};
  for (size_t i = 0; i < v->result->models_count; i++)
    for (int k = 0; k < 2 * MODULI; k++) {
      const elastir_result_range *range = range_of(&v->result->models[i], &moduli[k / 2]);
      const elastir_result_extremum *extremum =
          range == NULL ? NULL : k % 2 == 0 ? range->min : range->max;
      if (extremum == NULL)
        continue;
      if (extremum->certified > 0) {
        found.certified++;
        found.widest_gap = fmax(found.widest_gap, extremum->gap);
      } else {
        found.open++;
      }
    }
  return found;
}

/* ---- values along the directions that were asked for ---- */

static bool has_families(const elastir_result_model *model)
{
  return model->elastic != NULL && model->elastic->families_count > 0;
}

/* "3.70 (3.50 to 4.02)" */
static void add_mean_and_range(view *v, view_table *table, double mean, double least, double most)
{
  int decimals = view_decimals(most);
  view_add_text(v, table, VIEW_PLAIN, "%s (%s to %s)", view_fixed(mean, decimals).text,
                view_fixed(least, decimals).text, view_fixed(most, decimals).text);
}

static void add_families(view *v)
{
  static const char *const heads[] = {"members", "E, GPa", "β, TPa⁻¹"};
  view_table *table = view_add_table(v, 0, "Over families of directions: mean and range.");
  table->titled = table->records = true;
  view_add_column(v, table, true, 0, "")->title = "Model";
  view_add_column(v, table, true, 0, "")->title = "Family";
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
    view_add_column(v, table, false, 0, heads[i]);
  for (size_t i = 0; i < v->result->models_count; i++)
    for (size_t k = 0; has_families(&v->result->models[i]) &&
                       k < v->result->models[i].elastic->families_count; k++) {
      const elastir_result_family *family = &v->result->models[i].elastic->families[k];
      view_add_row(v, table, 0);
      view_add_model(v, table, i);
      view_add_text(v, table, VIEW_PLAIN, "%s", view_or_dash(family->request));
      view_add_number(v, table, (double)family->directions_count, 0);
      add_mean_and_range(v, table, family->youngs_modulus_mean_gpa,
                         family->youngs_modulus_min_gpa, family->youngs_modulus_max_gpa);
      add_mean_and_range(v, table, family->linear_compressibility_mean_per_tpa,
                         family->linear_compressibility_min_per_tpa,
                         family->linear_compressibility_max_per_tpa);
    }
}

static bool has_along(const elastir_result_model *model)
{
  return model->elastic != NULL && model->elastic->along_count > 0;
}

/* As it was asked for, in the brackets that say what it means: "(110)" also of --plane 110. */
static void add_request(view *v, view_table *table, const elastir_result_along *along)
{
  const char *request = view_or_dash(along->request), *kind = view_or_dash(along->kind);
  bool bracketed = strpbrk(request, "[(<{") != NULL;
  bool plane = strcmp(kind, "plane normal") == 0;
  if (strcmp(kind, "cartesian") == 0)
    view_add_text(v, table, VIEW_PLAIN, "%s (Cartesian)", request);
  else
    view_add_text(v, table, VIEW_PLAIN, "%s%s%s", bracketed ? "" : plane ? "(" : "[", request,
                  bracketed ? "" : plane ? ")" : "]");
}

void view_along(view *v)
{
  if (view_any(v, has_families))
    add_families(v);
  if (!view_any(v, has_along))
    return;
  view_table *table = view_add_table(v, 0, "Along the requested directions; M of a surface with that normal; "
                                           "G and ν as ranges over all m.");
  static const char *const heads[] = {"E, GPa", "M, GPa", "β, TPa⁻¹", "G, GPa", "ν"};
  table->titled = table->records = true;
  view_add_column(v, table, true, 0, "")->title = "Model";
  view_add_column(v, table, true, 0, "")->title = "Direction";
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
    view_add_column(v, table, false, 0, heads[i]);
  for (size_t i = 0; i < v->result->models_count; i++)
    for (size_t k = 0; has_along(&v->result->models[i]) && k < v->result->models[i].elastic->along_count;
         k++) {
      const elastir_result_model *model = &v->result->models[i];
      const elastir_result_along *along = &model->elastic->along[k];
      view_add_row(v, table, 0);
      view_add_model(v, table, i);
      add_request(v, table, along);
      view_add_number(v, table, along->youngs_modulus_gpa,
                      view_decimals(along->youngs_modulus_gpa));
      view_cell *contact = view_add_number(v, table, along->contact_modulus_gpa,
                                           view_decimals(along->contact_modulus_gpa));
      contact->deviation =
          view_contact_sigma(model, along->contact_modulus_sigma_gpa, &contact->source);
      view_add_number(v, table, along->linear_compressibility_per_tpa,
                      view_decimals(along->linear_compressibility_per_tpa));
      int decimals = view_decimals(along->shear_modulus_max_gpa);
      view_add_text(v, table, VIEW_PLAIN, "%s to %s",
                    view_fixed(along->shear_modulus_min_gpa, decimals).text,
                    view_fixed(along->shear_modulus_max_gpa, decimals).text);
      view_add_text(v, table, VIEW_PLAIN, "%s to %s", view_fixed(along->poisson_ratio_min, 3).text,
                    view_fixed(along->poisson_ratio_max, 3).text);
    }
}

void view_extrema(view *v)
{
  if (view_any(v, view_has_directional)) {
    view_paragraph(v, VIEW_FAINT, 0,
                   "Cartesian directions: n is the loading direction, m is perpendicular to it.");
    view_note_pressures(v);
    view_paragraph(v, VIEW_FAINT, VIEW_PAGE,
                   "Each extremum is global; “none below” and “none above” give the proven bound.");
    for (int q = 0; q < MODULI; q++)
      add_modulus(v, &moduli[q]);
    proofs found = count_proofs(v);
    if (found.open > 0)
      view_paragraph(v, VIEW_DOUBTFUL, 0,
                     "* not certified: the search did not prove that this is the extremum.");
    else if (found.certified > 0)
      view_paragraph(v, VIEW_FAINT, 0,
                     "All certified: no direction exceeds them by more than %s %%.",
                     view_fixed(100.0 * found.widest_gap, 2).text);
  }
  view_contact(v);
  view_along(v);
}
