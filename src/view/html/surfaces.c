/* SPDX-License-Identifier: GPL-3.0-or-later */
/* surfaces.c: representation surfaces as pictures, and their data for the script. */
#include <stdio.h>

#include "figure/palette.h"
#include "view/html/page.h"

/* Of several models each gets fewer facets, so that the page stays small. */
static size_t tensor_count(const page *p)
{
  size_t count = 0;
  for (size_t i = 0; i < p->data->model_count; i++)
    count += figure_has_tensor(&p->data->models[i]);
  return count;
}

/* The side of a picture, which sets its number of facets. */
static double panel_side(const page *p)
{
  size_t count = tensor_count(p);
  if (p->three) /* for paper, and where no script runs */
    return count <= 4 ? 90 : 36;
  return count <= 4 ? 120 : count <= 8 ? 90 : 59;
}

static void panel(page *p, const figure_model *model, figure_quantity q, const double range[2])
{
  double side = panel_side(p);
  char name[64], label[160];
  quantity_axis_label(q, name);
  snprintf(label, sizeof label, "Representation surface of %s, %.60s", name,
           figure_tensor_label(model));
  markup_open(p->out, "div");
  markup_attribute(p->out, "class", "panel");
  page_model_name(p, model->series);
  markup_open(p->out, "div");
  markup_attribute(p->out, "class", "picture");
  canvas c = canvas_svg_open(p->out, side, side, true, label, NULL);
  figure_surface_panel(&c, model, q, range, &(const canvas_box){0, 0, side, side}, side / 22);
  canvas_svg_close(&c);
  p->out->failed = p->out->failed || c.failed;
  markup_close(p->out);
  markup_close(p->out);
}

static void quantity_figure(page *p, figure_quantity q, double least, double most)
{
  const quantity_facts *facts = quantity_of(q);
  const double range[2] = {least, most};
  char name[64], caption[400];
  quantity_axis_label(q, name);
  page_figure_open(p, "surfaces");
  markup_open(p->out, "div");
  markup_attribute(p->out, "class", "panels");
  for (size_t i = 0; i < p->data->model_count; i++)
    if (figure_has_tensor(&p->data->models[i]))
      panel(p, &p->data->models[i], q, range);
  markup_close(p->out);
  markup_open(p->out, "div");
  markup_attribute(p->out, "class", "bar");
  canvas c = canvas_svg_open(p->out, 340, 44, true, name, NULL);
  figure_colour_bar(&c, q, range, &(const canvas_box){20, 2, 300, 9}, 10.5);
  canvas_svg_close(&c);
  p->out->failed = p->out->failed || c.failed;
  markup_close(p->out);
  snprintf(caption, sizeof caption,
           "Representation surfaces of %s%s; the distance from the centre is the %s in that direction, all "
           "models on one scale.%s",
           name, facts->transverse ? ": solid the smallest, mesh the largest over all m" : "",
           least < 0 ? "magnitude of the value" : "value",
           least < 0 ? " Vermilion: negative values." : "");
  page_figure_close(p, caption);
  markup_raw(p->out, "\n", 1);
}

void page_surfaces(page *p, size_t quantity_index)
{
  figure_options options = figure_options_default();
  double least, most;
  options.q = (figure_quantity)quantity_index;
  if (figure_quantity_range(p->data, &options, &least, &most))
    quantity_figure(p, options.q, least, most);
}
