/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thermodynamics.c: zero-point energy, thermal energies, entropies and heat capacities of the modes. */
#include <math.h>

#include "view/build.h"

/* A microhartree is 2.6 J/mol. */
enum { ENERGY_DECIMALS = 6 };

typedef const elastir_result_harmonic *(*harmonic_member)(const elastir_result_thermal_point *point);

static const elastir_result_harmonic *computed_of(const elastir_result_thermal_point *point)
{
  return point->computed;
}

static const elastir_result_harmonic *softened_of(const elastir_result_thermal_point *point)
{
  return point->softened;
}

static const elastir_result_thermodynamics *thermodynamics_of(const elastir_result_model *model)
{
  return model->vibrations != NULL ? model->vibrations->thermodynamics : NULL;
}

static bool has_thermodynamics(const elastir_result_model *model)
{
  return thermodynamics_of(model) != NULL;
}

static bool has_member(const elastir_result_thermodynamics *known, harmonic_member member)
{
  for (size_t i = 0; i < known->points_count; i++)
    if (member(&known->points[i]) != NULL)
      return true;
  return false;
}

/* EL and E0 of the models, which no temperature changes. */
static void add_energies(view *v)
{
  view_table *table = view_add_table(v, 0, "Energies at 0 K, hartree per cell");
  table->titled = true;
  view_add_column(v, table, true, 0, "")->title = "Model";
  view_add_column(v, table, false, 0, "electronic E_L");
  view_add_column(v, table, false, 0, "zero-point E_0");
  view_add_column(v, table, false, VIEW_DETAIL, "E_0 from the modes");
  for (size_t i = 0; i < v->result->models_count; i++) {
    const elastir_result_thermodynamics *known = thermodynamics_of(&v->result->models[i]);
    if (known == NULL)
      continue;
    view_add_row(v, table, 0);
    view_add_model(v, table, i);
    view_add_number(v, table, known->electronic_energy_hartree, ENERGY_DECIMALS);
    view_add_number(v, table, known->zero_point_energy_hartree, ENERGY_DECIMALS);
    view_add_number(v, table, known->computed_zero_point_energy_hartree, ENERGY_DECIMALS);
  }
}

static void add_printed(view *v, const elastir_result_thermodynamics *known, const char *label)
{
  static const char *const heads[] = {"P, MPa", "E_T", "TS", "G",  "S", "C_v"};
  view_table *table = view_add_table(v, 0, view_text(v, "%s, as printed", label));
  table->titled = true;
  view_add_column(v, table, false, 0, "T, K");
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
    view_add_column(v, table, false, 0, heads[i]);
  for (size_t i = 0; i < known->points_count; i++) {
    const elastir_result_thermal_point *point = &known->points[i];
    view_add_row(v, table, 0);
    view_add_number(v, table, point->temperature_k, 2);
    view_add_number(v, table, point->pressure_mpa, 3);
    view_add_number(v, table, point->thermal_energy_hartree, ENERGY_DECIMALS);
    view_add_number(v, table, point->ts_hartree, ENERGY_DECIMALS);
    view_add_number(v, table, point->gibbs_energy_hartree, ENERGY_DECIMALS);
    view_add_number(v, table, point->entropy_j_mol_k, 2);
    view_add_number(v, table, point->heat_capacity_j_mol_k, 2);
  }
}

static void add_harmonic(view *v, unsigned flags, const elastir_result_thermodynamics *known,
                         harmonic_member member, const char *caption)
{
  static const char *const heads[] = {"E_T", "TS", "S", "C_v"};
  if (!has_member(known, member))
    return;
  view_table *table = view_add_table(v, flags, caption);
  table->titled = true;
  view_add_column(v, table, false, 0, "T, K");
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
    view_add_column(v, table, false, 0, heads[i]);
  for (size_t i = 0; i < known->points_count; i++) {
    const elastir_result_harmonic *values = member(&known->points[i]);
    if (values == NULL)
      continue;
    view_add_row(v, table, 0);
    view_add_number(v, table, known->points[i].temperature_k, 2);
    view_add_number(v, table, values->thermal_energy_hartree, ENERGY_DECIMALS);
    view_add_number(v, table, values->ts_hartree, ENERGY_DECIMALS);
    view_add_number(v, table, values->entropy_j_mol_k, 2);
    view_add_number(v, table, values->heat_capacity_j_mol_k, 2);
  }
}

static void add_model(view *v, const elastir_result_model *model)
{
  const elastir_result_thermodynamics *known = thermodynamics_of(model);
  double below_cm1 = v->result->settings.soften_cm1;
  add_printed(v, known, view_label(model));
  if (has_member(known, computed_of))
    add_harmonic(v, VIEW_DETAIL, known, computed_of,
                 view_text(v, "%s, from the modes", view_label(model)));
  else
    view_paragraph(v, VIEW_FAINT, 0,
                   "%s: not computed from the modes, as some are missing, imaginary or of other k points.",
                   view_label(model));
  add_harmonic(v, 0, known, softened_of,
               isfinite(below_cm1)
                   ? view_text(v, "%s, from the modes, those below %s cm⁻¹ approaching free rotors",
                               view_label(model), view_fixed(below_cm1, view_decimals(below_cm1)).text)
                   : view_text(v, "%s, from the modes, soft ones approaching free rotors",
                               view_label(model)));
}

void view_thermodynamics(view *v)
{
  if (!view_any(v, has_thermodynamics))
    return;
  view_paragraph(v, VIEW_FAINT, 0,
                 "Harmonic, of the unscaled modes, per cell: E_T (thermal energy above E_0), TS and "
                 "G = E_L + E_0 + E_T + PV − TS in hartree; S and C_v in J/(mol K).");
  add_energies(v);
  for (size_t i = 0; i < v->result->models_count; i++)
    if (has_thermodynamics(&v->result->models[i]))
      add_model(v, &v->result->models[i]);
}
