/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cuts.c: directional moduli in planes and in space. */
#include "figure/quantity.h"
#include "view/build.h"

static bool has_tensor(const elastir_result_model *model)
{
  return view_compliance(model) != NULL;
}

static bool lacks_tensor(const elastir_result_model *model)
{
  return model->elastic != NULL && !has_tensor(model);
}

void view_cuts(view *v)
{
  if (!view_any(v, has_tensor))
    return;
  view_add_figure(v, VIEW_CUT, 0);
  view_note_pressures(v);
  view_paragraph(v, VIEW_FAINT, VIEW_PAGE,
                 "Planes are given by their normals in the Cartesian frame of the tensor, and so are the "
                 "same for all models.");
  for (int q = 0; q < PAGE_QUANTITIES; q++) {
    char name[64];
    quantity_axis_label((figure_quantity)q, name);
    name[0] = name[0] >= 'a' && name[0] <= 'z' ? (char)(name[0] - 'a' + 'A') : name[0];
    view_add_figure(v, VIEW_CUTS, (size_t)q)->caption =
        view_text(v, "%s in the planes perpendicular to 0,0,1, 1,0,0 and 1,1,0, all models on one "
                  "scale%s.", name,
                  quantity_of((figure_quantity)q)->transverse
                      ? "; thick the largest, thin the smallest over all m"
                      : "");
  }
}

void view_surfaces(view *v)
{
  if (!view_any(v, has_tensor))
    return;
  for (size_t i = 0; i < v->result->models_count; i++)
    if (lacks_tensor(&v->result->models[i]))
      view_paragraph(v, VIEW_PLAIN, VIEW_PAGE,
                     "%s has no surfaces: its tensor is not that of a stable solid.",
                     view_label(&v->result->models[i]));
  view_add_figure(v, VIEW_TURNING, 0);
  for (int q = 0; q < PAGE_QUANTITIES; q++)
    view_add_figure(v, VIEW_SURFACES, (size_t)q);
}
