/* SPDX-License-Identifier: GPL-3.0-or-later */
/* moduli.c: averaged moduli and anisotropy of crystals, layers and rods, and what changed. */
#include <math.h>
#include <string.h>

#include "view/build.h"

enum {
  ROW_OPTIONAL = 1, /* left out where no model has it */
  ROW_DETAIL = 2,
  ROW_VOIGT = 4 /* where a model has only these, which an unstable tensor still has */
};

typedef struct {
  const char *path;
  const char *name, *brief; /* NULL: those of the quantity */
  const char *detail;       /* behind them */
  unsigned flags;
} modulus;

#define OF_SCHEME(scheme, detail, flags) \
  {QUANTITY_PATH(elastic, averages.scheme.bulk_modulus_gpa), NULL, NULL, detail, flags}, \
  {QUANTITY_PATH(elastic, averages.scheme.shear_modulus_gpa), NULL, NULL, detail, flags}
#define MORE_OF_SCHEME(scheme, detail) \
  {QUANTITY_PATH(elastic, averages.scheme.youngs_modulus_gpa), NULL, NULL, detail, ROW_DETAIL}, \
  {QUANTITY_PATH(elastic, averages.scheme.poisson_ratio), NULL, NULL, detail, ROW_DETAIL}, \
  {QUANTITY_PATH(elastic, averages.scheme.p_wave_modulus_gpa), NULL, NULL, detail, ROW_DETAIL}

static const modulus crystal_rows[] = {
    {QUANTITY_PATH(elastic, pressure_gpa), NULL, NULL, "", ROW_OPTIONAL},
    OF_SCHEME(hill, "", 0),
    {QUANTITY_PATH(elastic, averages.hill.youngs_modulus_gpa), NULL, NULL, "", 0},
    {QUANTITY_PATH(elastic, averages.hill.poisson_ratio), NULL, NULL, "", 0},
    {QUANTITY_PATH(elastic, averages.hill.p_wave_modulus_gpa), NULL, NULL, "", ROW_DETAIL},
    {QUANTITY_PATH(elastic, indicators.pugh_ratio), NULL, NULL, "", ROW_OPTIONAL},
    {QUANTITY_PATH(elastic, anisotropy.universal), NULL, NULL, "", 0},
    {"waves.debye_temperature_k", NULL, NULL, "", ROW_OPTIONAL},
    OF_SCHEME(voigt, " (Voigt)", ROW_OPTIONAL | ROW_VOIGT),
    MORE_OF_SCHEME(voigt, " (Voigt)"),
    OF_SCHEME(reuss, " (Reuss)", ROW_DETAIL),
    MORE_OF_SCHEME(reuss, " (Reuss)"),
    OF_SCHEME(hashin_shtrikman_lower, " (Hashin–Shtrikman, least)", ROW_DETAIL),
    OF_SCHEME(hashin_shtrikman_upper, " (Hashin–Shtrikman, most)", ROW_DETAIL),
    OF_SCHEME(self_consistent, " (self-consistent)", ROW_DETAIL),
    {QUANTITY_PATH(elastic, anisotropy.log_euclidean), NULL, NULL, "", ROW_DETAIL},
    {QUANTITY_PATH(elastic, anisotropy.zener), NULL, NULL, "", ROW_DETAIL},
    {QUANTITY_PATH(elastic, anisotropy.bulk_percent), NULL, NULL, "", ROW_DETAIL},
    {QUANTITY_PATH(elastic, anisotropy.shear_percent), NULL, NULL, "", ROW_DETAIL},
    {NULL, NULL, NULL, NULL, 0}};

#define PLANE_EXTREMA(key, symbol) \
  {QUANTITY_PATH(elastic_2d, directional.key.min), "Smallest " symbol, symbol " min", "", \
   ROW_OPTIONAL}, \
  {QUANTITY_PATH(elastic_2d, directional.key.max), "Largest " symbol, symbol " max", "", \
   ROW_OPTIONAL}

static const modulus layer_rows[] = {
    {QUANTITY_PATH(elastic_2d, averages.hill.bulk_modulus_n_m), NULL, NULL, "", 0},
    {QUANTITY_PATH(elastic_2d, averages.hill.shear_modulus_n_m), NULL, NULL, "", 0},
    {QUANTITY_PATH(elastic_2d, averages.hill.youngs_modulus_n_m), NULL, NULL, "", 0},
    {QUANTITY_PATH(elastic_2d, averages.hill.poisson_ratio), NULL, NULL, "", 0},
    PLANE_EXTREMA(youngs_modulus_n_m, "E"),
    PLANE_EXTREMA(shear_modulus_n_m, "G"),
    PLANE_EXTREMA(poisson_ratio, "ν"),
    {NULL, NULL, NULL, NULL, 0}};

static const modulus rod_rows[] = {
    {QUANTITY_PATH(elastic_1d, stiffness_n), NULL, NULL, "", 0}, {NULL, NULL, NULL, NULL, 0}};

/* Anisotropy below this is the rounding of the tensor. */
static const double negligible_anisotropy = 1e-9;

static void name_row(view *v, view_cell *head, const modulus *row, const quantity *known)
{
  if (row->name == NULL) {
    view_name_quantity(v, head, known, row->detail);
    return;
  }
  const char *unit = strstr(row->path, "_n_m") != NULL ? ", N/m" : "";
  head->text = view_text(v, "%s%s", row->name, unit);
  head->brief = view_text(v, "%s%s", row->brief, unit);
}

static void add_row(view *v, view_table *table, view_root root, const modulus *row,
                    bool needs_voigt)
{
  bool any;
  const quantity *known = quantity_find(view_group(root), row->path);
  int decimals = view_common_decimals(v, root, row->path, &any);
  if (known == NULL || (!any && row->flags != 0))
    return;
  if (strcmp(row->path, "pressure_gpa") == 0) {
    any = false; /* told where there is one */
    for (size_t i = 0; i < v->result->models_count; i++)
      any = any || fabs(view_value(root, &v->result->models[i], row->path)) > 0.0;
    if (!any)
      return;
  }
  bool detail = (row->flags & ROW_DETAIL) != 0 || ((row->flags & ROW_VOIGT) != 0 && !needs_voigt);
  view_add_row(v, table, detail ? VIEW_DETAIL : 0);
  name_row(v, view_next_cell(v, table), row, known);
  if (known->show.name != NULL && known->show.decimals >= 0)
    decimals = known->show.decimals;
  for (size_t i = 0; i < v->result->models_count; i++) {
    if (view_base(root, &v->result->models[i]) == NULL)
      continue;
    view_cell *cell = view_add_value(v, table, root, i, row->path, decimals);
    if (strncmp(row->path, "anisotropy.", strlen("anisotropy.")) == 0 &&
        fabs(cell->value) < negligible_anisotropy) {
      cell->value = 0.0;
      cell->deviation = NAN;
    }
  }
}

/* How far apart Voigt's and Reuss's bounds are: (K_V - K_R) / K_H. */
static void add_spread(view *v, view_table *table, const char *name, const char *brief,
                       double (*modulus_of)(const elastir_result_moduli *moduli))
{
  view_add_row(v, table, 0);
  view_cell *head = view_next_cell(v, table);
  head->text = name;
  head->brief = brief;
  for (size_t i = 0; i < v->result->models_count; i++) {
    if (v->result->models[i].elastic == NULL)
      continue;
    const elastir_result_averages *averages = &v->result->models[i].elastic->averages;
    double hill = modulus_of(&averages->hill);
    double percent = 100.0 * (modulus_of(&averages->voigt) - modulus_of(&averages->reuss)) / hill;
    /* Reuss's is the lower bound: what is below zero is rounding. */
    view_add_number(v, table, !(hill > 0.0) ? (double)NAN : percent < 1e-6 ? 0.0 : percent, 1);
  }
}

static double bulk(const elastir_result_moduli *moduli)
{
  return moduli->bulk_modulus_gpa;
}

static double shear(const elastir_result_moduli *moduli)
{
  return moduli->shear_modulus_gpa;
}

static bool is_layer(const elastir_result_model *model)
{
  return model->elastic_2d != NULL;
}

static bool is_rod(const elastir_result_model *model)
{
  return model->elastic_1d != NULL;
}

static bool lacks_hill(const elastir_result_model *model)
{
  return model->elastic != NULL && isfinite(model->elastic->averages.voigt.bulk_modulus_gpa) &&
         !isfinite(model->elastic->averages.hill.bulk_modulus_gpa);
}

static bool is_unstable(view_root root, const elastir_result_model *model)
{
  switch (root) {
  case VIEW_OF_CRYSTAL:
    return model->elastic != NULL && model->elastic->stable == 0;
  case VIEW_OF_LAYER:
    return model->elastic_2d != NULL && model->elastic_2d->stable == 0;
  default:
    return model->elastic_1d != NULL && model->elastic_1d->stable == 0;
  }
}

/* What stands above a table, and its columns. */
static view_table *begin(view *v, view_root root, const char *kind, const char *left,
                         const char *caption, view_filter shown)
{
  const elastir_result_model *models = v->result->models;
  if (v->result->models_count > 1 && view_base(root, &models[0]) != NULL)
    view_paragraph(v, VIEW_FAINT, 0, "%sChanges from %s.", kind, view_label(&models[0]));
  else if (*kind != '\0')
    view_paragraph(v, VIEW_FAINT, 0, "%s", kind);
  for (size_t i = 0; i < v->result->models_count; i++)
    if (is_unstable(root, &models[i]))
      view_paragraph(v, VIEW_BAD, 0, "UNSTABLE: %s%s", view_label(&models[i]), left);
  view_table *table = view_add_table(v, 0, caption);
  view_add_column(v, table, true, 0, "")->title = "Quantity";
  view_add_model_columns(v, table, shown);
  return table;
}

/* Has any cell a deviation that can be seen? */
static bool has_deviations(const view_table *table)
{
  for (const view_row *row = table->rows; row != NULL; row = row->next)
    for (size_t i = 0; i < table->column_count; i++)
      if (view_deviation_shows(row->cells[i].deviation, row->cells[i].decimals))
        return true;
  return false;
}

static const void *indicators_of(const elastir_result_elastic *elastic)
{
  return &elastic->indicators;
}

bool view_has_given(const elastir_result_model *model)
{
  return model->elastic != NULL && model->elastic->uncertainty != NULL &&
         model->elastic->uncertainty->sources.given != NULL;
}

/* Whether some error was estimated from so few numbers that twice it is no interval of 95 %. */
static bool has_few(const elastir_result_model *model)
{
  const double few = 10.0; /* Student's factor is 2.2 */
  const elastir_result_uncertainty *known =
      model->elastic != NULL ? model->elastic->uncertainty : NULL;
  for (size_t i = 0; known != NULL && i < known->degrees_of_freedom.values_count; i++)
    if (known->degrees_of_freedom.values[i].value < few)
      return true;
  return false;
}

void view_note_no_error(view *v)
{
  view_paragraph(v, VIEW_FAINT, 0,
                 "Error bars exclude errors from the functional, basis set, k points and truncation of the "
                 "fit.");
}

static void note_deviations(view *v)
{
  if (view_any(v, view_has_given))
    view_paragraph(v, VIEW_FAINT, 0,
                   "± one standard deviation, from the given errors of the constants or else their rounding "
                   "and scatter.");
  view_paragraph(v, VIEW_FAINT, VIEW_BRIEF,
                 "± one standard deviation, from rounding and scatter of the constants; omitted if unknown "
                 "or below the last digit.");
  view_paragraph(v, VIEW_FAINT, VIEW_PAGE,
                 "± one standard deviation: rounding of the constants, and scatter of constants that should "
                 "be equal or zero, in quadrature. Point at it to see which is larger.");
  view_note_no_error(v);
  if (view_any(v, has_few))
    view_paragraph(v, VIEW_FAINT, 0,
                   "Some of these are based on few constants: their 95 %% interval is wider than twice ±; "
                   "see uncertainty.half_width_95 in the result.");
}

void view_moduli(view *v)
{
  if (!view_any(v, view_is_crystal))
    return;
  view_table *table = begin(v, VIEW_OF_CRYSTAL, "Hill averages unless stated otherwise. ",
                            ". Only its Voigt averages are meaningful.",
                            "Moduli of a polycrystal without texture, and elastic anisotropy. Voigt and "
                            "Reuss are the upper and lower bounds for K and G, Hill is their mean. Small "
                            "print: change from the first model.",
                            view_is_crystal);
  bool needs_voigt = view_any(v, lacks_hill);
  for (const modulus *row = crystal_rows; row->path != NULL; row++)
    add_row(v, table, VIEW_OF_CRYSTAL, row, needs_voigt);
  add_spread(v, table, "Voigt–Reuss spread of K, %", "V–R K, %", bulk);
  add_spread(v, table, "Voigt–Reuss spread of G, %", "V–R G, %", shear);
  view_note_pressures(v);
  if (has_deviations(table))
    note_deviations(v);
  view_add_objects(v, VIEW_DETAIL,
                   "Indicators and empirical measures; their ranges are in the man page.",
                   &quantity_group_indicators, indicators_of);
}

static void add_plane_symmetry(view *v, view_table *table)
{
  view_add_row(v, table, 0);
  view_cell *head = view_next_cell(v, table);
  head->text = "In-plane symmetry";
  head->brief = "symmetry";
  for (size_t i = 0; i < v->result->models_count; i++)
    if (is_layer(&v->result->models[i]))
      view_add_text(v, table, VIEW_PLAIN, "%s",
                    view_or_dash(v->result->models[i].elastic_2d->symmetry));
}

void view_layers(view *v)
{
  if (!view_any(v, is_layer))
    return;
  view_table *table = begin(v, VIEW_OF_LAYER, "In-plane Hill averages. ", ".",
                            "In-plane Hill averages and extrema of slabs. The symmetry is the highest that "
                            "the rounding of the constants allows. Small print: change from the first model.",
                            is_layer);
  for (const modulus *row = layer_rows; row->path != NULL; row++)
    add_row(v, table, VIEW_OF_LAYER, row, false);
  add_plane_symmetry(v, table);
  if (has_deviations(table))
    view_paragraph(v, VIEW_FAINT, 0, "± one standard deviation from the rounding of the constants.");
}

void view_rods(view *v)
{
  if (!view_any(v, is_rod))
    return;
  view_table *table = begin(v, VIEW_OF_ROD, "", ".", "Stiffness of rods along their axis.", is_rod);
  add_row(v, table, VIEW_OF_ROD, &rod_rows[0], false);
  view_paragraph(v, VIEW_FAINT, 0,
                 "A rod has only one direction, and C is its only constant: a force of C/100 stretches it by "
                 "1 %%. A modulus in GPa is C divided by the cross-section that you assume.");
}

/* ---- pressures ---- */

/* "a at 0.4 GPa"; a run without pressure does not print one. */
static void add_pressure(text_buffer *text, const elastir_result_model *model)
{
  double pressure = model->elastic->pressure_gpa;
  text_format(text, "%s%s ", text->length > 0 ? ", " : "", view_label(model));
  if (!isfinite(pressure)) {
    text_append(text, "without one");
    return;
  }
  text_append(text, "at\u00a0");
  text_append_number(text, pressure);
  text_append(text, "\u00a0GPa");
}

void view_note_pressures(view *v)
{
  double first = NAN;
  bool differ = false, any = false;
  text_buffer text = {0};
  for (size_t i = 0; i < v->result->models_count; i++) {
    const elastir_result_model *model = &v->result->models[i];
    if (model->elastic == NULL)
      continue;
    double pressure = isfinite(model->elastic->pressure_gpa) ? model->elastic->pressure_gpa : 0.0;
    differ = differ || (isfinite(first) && pressure != first);
    any = any || pressure != 0.0;
    first = pressure;
    add_pressure(&text, model);
  }
  const char *kept = view_or_dash(view_keep(v, &text));
  if (any && differ)
    view_paragraph(v, VIEW_DOUBTFUL, 0,
                   "Tensors at different pressures: %s. Changes between them are not due to the structure "
                   "alone.", kept);
  else if (any)
    view_paragraph(v, VIEW_PLAIN, 0, "Tensors at a pressure: %s.", kept);
}
