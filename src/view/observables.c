/* SPDX-License-Identifier: GPL-3.0-or-later */
/* observables.c: what instruments see, and the dielectric functions behind it. */
#include "view/build.h"

static void add_constants(view *v)
{
  view_table *table = view_add_table(v, 0, NULL);
  view_add_column(v, table, true, 0, "model");
  view_add_column(v, table, false, 0, "ε∞ mean");
  view_add_column(v, table, false, 0, "ε(0) mean");
  view_add_column(v, table, false, 0, "sets");
  view_add_column(v, table, false, 0, "damping, cm⁻¹");
  view_add_column(v, table, true, 0, "ε∞ from");
  for (size_t m = 0; m < v->result->models_count; m++) {
    const elastir_result_dielectric *d = v->result->models[m].dielectric;
    if (d == NULL)
      continue;
    const double *high = d->epsilon_infinity, *low = d->epsilon_static;
    view_add_row(v, table, 0);
    view_add_model(v, table, m);
    view_add_number(v, table, (high[0] + high[4] + high[8]) / 3.0, 3);
    view_add_number(v, table, (low[0] + low[4] + low[8]) / 3.0, 3);
    view_add_number(v, table, (double)d->oscillators, 0);
    view_add_number(v, table, d->damping_cm1, 1);
    view_add_text(v, table, VIEW_PLAIN, "%s", view_or_dash(d->source));
  }
}

static void add_longitudinal(view *v, size_t m)
{
  const elastir_result_dielectric *d = v->result->models[m].dielectric;
  for (size_t i = 0; d != NULL && i < d->longitudinal_count; i++) {
    const elastir_result_lo_direction *along = &d->longitudinal[i];
    view_table *table = view_add_table(
        v, 0, view_text(v, "Longitudinal modes of %s along (%.3g, %.3g, %.3g)",
                        view_label(&v->result->models[m]), along->direction[0],
                        along->direction[1], along->direction[2]));
    table->titled = true;
    view_add_column(v, table, false, 0, "LO, cm⁻¹");
    view_add_column(v, table, false, 0, "intensity, km/mol");
    for (size_t k = 0; k < along->modes_count; k++) {
      view_add_row(v, table, 0);
      view_add_number(v, table, along->modes[k].wavenumber_cm1, 2);
      view_add_number(v, table, along->modes[k].intensity_km_mol, 2);
    }
  }
}

/* What tells observables of one kind apart. */
static const char *detail(view *v, const elastir_result_observable *observable)
{
  const elastir_result_observable_parameters *p = &observable->parameters;
  if (p->element != NULL)
    return view_text(v, ", %s, %.4g°", p->element, p->angle);
  if (p->model != NULL)
    return view_text(v, ", %s, harmonic %.0f, over %s", p->model, p->harmonic,
                     view_or_dash(p->reference));
  return p->method != NULL      ? view_text(v, ", %s", p->method)
         : p->particles != NULL ? view_text(v, ", %s", p->particles)
                                : "";
}

static void add_bands(view *v, size_t m, const elastir_result_observable *observable)
{
  view_table *table = view_add_table(
      v, 0, view_text(v, "%s: %s%s", view_label(&v->result->models[m]), observable->kind,
                      detail(v, observable)));
  table->titled = true;
  view_add_column(v, table, false, 0, "band, cm⁻¹");
  view_add_column(v, table, false, 0, "shift from Lorentzian");
  view_add_column(v, table, false, 0, observable->unit);
  for (size_t k = 0; k < observable->peaks_count; k++) {
    view_add_row(v, table, 0);
    view_add_number(v, table, observable->peaks[k].position_cm1, 1);
    view_add_number(v, table, view_rounded(observable->peaks[k].shift_cm1, 1), 1);
    view_add_number(v, table, observable->peaks[k].height, 4);
  }
}

void view_observables(view *v)
{
  bool any = false;
  for (size_t m = 0; m < v->result->models_count; m++) {
    const elastir_result_model *model = &v->result->models[m];
    any = any || model->observables_count > 0 ||
          (model->dielectric != NULL && model->dielectric->longitudinal_count > 0);
  }
  if (!any)
    return;
  add_constants(v);
  for (size_t m = 0; m < v->result->models_count; m++) {
    add_longitudinal(v, m);
    for (size_t o = 0; o < v->result->models[m].observables_count; o++)
      if (v->result->models[m].observables[o].peaks_count > 0)
        add_bands(v, m, &v->result->models[m].observables[o]);
  }
}
