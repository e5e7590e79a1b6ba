/* SPDX-License-Identifier: GPL-3.0-or-later */
/* polycrystal.c: an aggregate of several models, or with pores. */
#include "view/build.h"

/* "60 % ideal, 40 % missing-zn, 5 % pores". */
static const char *phases_of(view *v, const elastir_result_polycrystal *of)
{
  text_buffer text = {0};
  for (size_t i = 0; i < of->phases_count; i++)
    text_format(&text, "%s%.3g\u00a0%% %s", i > 0 ? ", " : "", 100.0 * of->phases[i].fraction,
                view_or_dash(of->phases[i].label));
  if (of->porosity > 0.0)
    text_format(&text, "; %.3g\u00a0%% pores", 100.0 * of->porosity);
  return view_or_dash(view_keep(v, &text));
}

static void add_row(view *v, view_table *table, const char *name,
                    const elastir_result_moduli *moduli)
{
  view_add_row(v, table, 0);
  view_add_text(v, table, VIEW_PLAIN, "%s", name);
  view_add_number(v, table, moduli->bulk_modulus_gpa, view_decimals(moduli->bulk_modulus_gpa));
  view_add_number(v, table, moduli->shear_modulus_gpa, view_decimals(moduli->shear_modulus_gpa));
  view_add_number(v, table, moduli->youngs_modulus_gpa, view_decimals(moduli->youngs_modulus_gpa));
  view_add_number(v, table, moduli->poisson_ratio, 3);
}

void view_polycrystal(view *v)
{
  const elastir_result_polycrystal *of = v->result->polycrystal;
  if (of == NULL)
    return;
  view_table *table = view_add_table(v, 0, view_text(v, "Polycrystal: %s", phases_of(v, of)));
  table->titled = true;
  view_add_column(v, table, true, 0, "")->title = "Scheme";
  view_add_column(v, table, false, 0, "K, GPa");
  view_add_column(v, table, false, 0, "G, GPa");
  view_add_column(v, table, false, 0, "E, GPa");
  view_add_column(v, table, false, 0, "ν");
  add_row(v, table, "Voigt", &of->voigt);
  add_row(v, table, "Hashin–Shtrikman, most", &of->hashin_shtrikman_upper);
  add_row(v, table, "self-consistent", &of->self_consistent);
  add_row(v, table, "Hill", &of->hill);
  add_row(v, table, "Hashin–Shtrikman, least", &of->hashin_shtrikman_lower);
  add_row(v, table, "Reuss", &of->reuss);
  if (of->least == NULL || of->most == NULL)
    return;
  add_row(v, table, "Hill, least", &of->least->hill);
  add_row(v, table, "Hill, most", &of->most->hill);
  view_paragraph(v, VIEW_FAINT, 0,
                 "Least and most: for shares within their 95 %% intervals in %s; errors of the models’ "
                 "moduli are not included.", view_or_dash(of->fractions_from));
}
