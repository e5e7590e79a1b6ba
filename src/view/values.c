/* SPDX-License-Identifier: GPL-3.0-or-later */
/* values.c: the numbers of models with their names, units, deviations and changes. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "result/deviation.h"
#include "view/build.h"

const char *view_unit(const char *unit)
{
  static const struct {
    const char *unit, *shown;
  } units[] = {{"TPa-1", "TPa⁻¹"},       {"cm-1", "cm⁻¹"},        {"g/cm3", "g/cm³"},
               {"angstrom3", "Å³"},      {"angstrom", "Å"},       {"degree", "°"},
               {"km/mol", "km mol⁻¹"},   {"km/mol cm", "km mol⁻¹ cm"}};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++)
    if (unit != NULL && strcmp(units[i].unit, unit) == 0)
      return units[i].shown;
  return unit != NULL ? unit : "";
}

bool view_is_crystal(const elastir_result_model *model)
{
  return model->elastic != NULL;
}

bool view_has_directional(const elastir_result_model *model)
{
  return model->elastic != NULL &&
         (model->elastic->stable == 0 || model->elastic->directional.youngs_modulus_gpa.min != NULL);
}

const double *view_compliance(const elastir_result_model *model)
{
  if (model->elastic == NULL || model->elastic->stable <= 0)
    return NULL;
  const double *compliance = model->elastic->compliance_per_tpa;
  for (int i = 0; i < 36; i++)
    if (!isfinite(compliance[i]))
      return NULL;
  return compliance;
}

bool view_any(const view *v, view_filter filter)
{
  for (size_t i = 0; i < v->result->models_count; i++)
    if (filter(&v->result->models[i]))
      return true;
  return false;
}

const quantity_group *view_group(view_root root)
{
  static const quantity_group *const groups[] = {&quantity_group_model, &quantity_group_elastic,
                                                 &quantity_group_elastic_2d, &quantity_group_elastic_1d};
  return groups[root];
}

const void *view_base(view_root root, const elastir_result_model *model)
{
  switch (root) {
  case VIEW_OF_CRYSTAL:
    return model->elastic;
  case VIEW_OF_LAYER:
    return model->elastic_2d;
  case VIEW_OF_ROD:
    return model->elastic_1d;
  default:
    return model;
  }
}

double view_value(view_root root, const elastir_result_model *model, const char *path)
{
  const void *base = view_base(root, model);
  return base != NULL ? quantity_number(view_group(root), base, path) : (double)NAN;
}

/* ---- standard deviations ---- */

double view_deviation(view_root root, const elastir_result_model *model, const char *path,
                      const char **source)
{
  static const char *const prefixes[] = {"", "elastic.", "elastic_2d.", "elastic_1d."};
  char whole[160];
  snprintf(whole, sizeof whole, "%s%s", prefixes[root], path);
  return result_deviation(model, whole, source);
}

double view_fit_spread(const elastir_result_model *model, const char *path)
{
  const elastir_result_uncertainty *known = model->elastic != NULL ? model->elastic->uncertainty : NULL;
  const elastir_result_other_fits *fits = known != NULL ? known->other_fits : NULL;
  for (size_t i = 0; fits != NULL && i < fits->spread.values_count; i++)
    if (fits->spread.values[i].path != NULL && strcmp(fits->spread.values[i].path, path) == 0)
      return fits->spread.values[i].value;
  return NAN;
}

/* ---- cells ---- */

int view_common_decimals(const view *v, view_root root, const char *path, bool *any)
{
  double largest = 0.0, smallest = INFINITY;
  *any = false;
  for (size_t i = 0; i < v->result->models_count; i++) {
    double value = fabs(view_value(root, &v->result->models[i], path));
    if (!isfinite(value))
      continue;
    largest = fmax(largest, value);
    smallest = value > 0.0 ? fmin(smallest, value) : smallest;
    *any = true;
  }
  int decimals = view_decimals(largest);
  int wanted = view_decimals(smallest) - 1;
  if (decimals >= 0 && isfinite(smallest) && wanted > decimals)
    decimals = wanted > decimals + 2 ? decimals + 2 : wanted; /* for the sake of smaller ones */
  return decimals;
}

view_cell *view_add_value(view *v, view_table *table, view_root root, size_t model,
                          const char *path, int decimals)
{
  const elastir_result_model *models = v->result->models;
  double value = view_value(root, &models[model], path);
  view_cell *cell = view_add_number(v, table, value, decimals);
  cell->deviation = view_deviation(root, &models[model], path, &cell->source);
  if (model > 0 && view_base(root, &models[0]) != NULL)
    cell->change = view_text(v, "%s", view_change(view_value(root, &models[0], path), value).text);
  return cell;
}

void view_name_quantity(view *v, view_cell *cell, const quantity *row, const char *detail)
{
  const char *unit = view_unit(row->unit), *comma = *unit != '\0' ? ", " : "";
  const char *symbol = row->show.symbol != NULL ? row->show.symbol : "";
  const char *name = row->show.name != NULL ? row->show.name : row->key;
  /* A name may hold its symbol: "Pugh's ratio K/G". */
  bool twice = *symbol != '\0' && strstr(name, symbol) != NULL;
  cell->text = view_text(v, "%s%s%s%s%s%s", name, *symbol != '\0' && !twice ? " " : "",
                         twice ? "" : symbol, detail, comma, unit);
  cell->brief = view_text(v, "%s%s%s%s", *symbol != '\0' ? symbol : name, detail, comma, unit);
}
