/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_polar.c: directional moduli in the planes (001), (100) and (110). */
#include <stdio.h>

#include "output/report/page.h"

static void cut(page *p, const int plane[3], quantity q)
{
  figure_options options = figure_options_default();
  char name[64], label[160];
  text_buffer indices = {0};
  for (int i = 0; i < 3; i++)
    options.plane[i] = plane[i];
  options.q = q;
  options.font_size = 10;
  quantity_axis_label(q, name);
  figure_plane_text(plane, "()", &indices);
  snprintf(label, sizeof label, "%s in the plane %s, all models", name,
           indices.text != NULL ? indices.text : "");
  p->out->failed = p->out->failed || indices.failed;
  canvas c = canvas_svg_open(p->out, 300, 285, true, label, NULL);
  figure_polar(&c, p->data, &options);
  canvas_svg_close(&c);
  p->out->failed = p->out->failed || c.failed;
  text_free(&indices);
}

void page_polar(page *p)
{
  static const int planes[3][3] = {{0, 0, 1}, {1, 0, 0}, {1, 1, 0}};
  if (!page_has_tensors(p))
    return;
  page_section(p, "cuts", "Directional moduli in planes");
  page_paragraph(p, "Planes and directions are given by their components in the Cartesian frame "
                    "of the tensor; for a cubic crystal these are Miller indices.");
  markup_open(p->out, "p");
  markup_attribute(p->out, "class", "byline");
  for (size_t i = 0; i < p->data->model_count; i++)
    if (figure_has_tensor(&p->data->models[i]))
      page_model_name(p, &p->data->models[i]);
  markup_close(p->out);
  for (int q = 0; q < QUANTITY_COUNT; q++) {
    const quantity_facts *facts = quantity_of((quantity)q);
    char name[64], caption[300];
    page_figure_open(p, "cuts");
    markup_open(p->out, "div");
    markup_attribute(p->out, "class", "panels");
    for (int i = 0; i < 3; i++)
      cut(p, planes[i], (quantity)q);
    markup_close(p->out);
    quantity_axis_label((quantity)q, name);
    snprintf(caption, sizeof caption,
             "%s in the planes (001), (100) and (110), all models to one scale%s.",
             name, facts->transverse ? "; thick the largest, thin the smallest over all m" : "");
    caption[0] = caption[0] >= 'a' && caption[0] <= 'z' ? (char)(caption[0] - 'a' + 'A')
                                                        : caption[0];
    page_figure_close(p, caption);
    markup_raw(p->out, "\n", 1);
  }
  markup_close(p->out);
}
