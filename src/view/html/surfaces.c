/* SPDX-License-Identifier: GPL-3.0-or-later */
/* surfaces.c: representation surfaces as pictures, and their data for the script. */
#include <math.h>
#include <stdio.h>

#include "text/digits.h"
#include "figure/palette.h"
#include "view/html/page.h"

/* Values in whole numbers up to this. */
enum { LARGEST_WHOLE = 8000 };

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
  return count <= 4 ? 120 : count <= 8 ? 90 : 59;
}

/* Rings of the upper half of the surfaces to be turned; four times as many sectors. */
static int turning_rings(const page *p)
{
  size_t count = tensor_count(p);
  return count <= 4 ? 30 : count <= 8 ? 22 : count <= 16 ? 16 : 10;
}

static void panel(page *p, const figure_model *model, figure_quantity q, double least, double most)
{
  double side = panel_side(p);
  char name[64], label[160];
  quantity_axis_label(q, name);
  snprintf(label, sizeof label, "Representation surface of %s, %.60s", name,
           figure_tensor_label(model));
  markup_open(p->out, "div");
  markup_attribute(p->out, "class", "panel");
  markup_attribute_format(p->out, "data-quantity", "%s", quantity_of(q)->key);
  markup_attribute_format(p->out, "data-series", "%u", model->series);
  page_model_name(p, model->series);
  markup_open(p->out, "div");
  markup_attribute(p->out, "class", "picture");
  canvas c = canvas_svg_open(p->out, side, side, true, label, NULL);
  figure_surface_panel(&c, model, q, least, most, 0, 0, side, side / 22);
  canvas_svg_close(&c);
  p->out->failed = p->out->failed || c.failed;
  markup_close(p->out);
  markup_close(p->out);
}

static void quantity_figure(page *p, figure_quantity q, double least, double most)
{
  const quantity_facts *facts = quantity_of(q);
  char name[64], caption[400];
  quantity_axis_label(q, name);
  page_figure_open(p, "surfaces");
  markup_open(p->out, "div");
  markup_attribute(p->out, "class", "panels");
  for (size_t i = 0; i < p->data->model_count; i++)
    if (figure_has_tensor(&p->data->models[i]))
      panel(p, &p->data->models[i], q, least, most);
  markup_close(p->out);
  markup_open(p->out, "div");
  markup_attribute(p->out, "class", "bar");
  canvas c = canvas_svg_open(p->out, 340, 44, true, name, NULL);
  figure_colour_bar(&c, q, least, most, 20, 2, 300, 9, 10.5);
  canvas_svg_close(&c);
  p->out->failed = p->out->failed || c.failed;
  markup_close(p->out);
  snprintf(caption, sizeof caption,
           "Representation surfaces of %s%s; the distance from the middle is the %s along that "
           "direction, all models to one scale.%s",
           name, facts->transverse ? ": solid the smallest, net the largest over all m" : "",
           least < 0 ? "magnitude of the value" : "value",
           least < 0 ? " Vermilion: negative values." : "");
  page_figure_close(p, caption);
  markup_raw(p->out, "\n", 1);
}

static void append_values(text_buffer *out, const quantity_grid *grid, bool most, double unit)
{
  const double *values = most ? grid->most : grid->least;
  /* A pole is one direction, not one for each sector. */
  for (int ring = 0; ring <= grid->rings; ring++)
    for (int sector = 0; sector < (ring == 0 ? 1 : grid->sectors); sector++)
      text_format(out, "%s%ld", ring == 0 ? "" : ",",
                  lround(values[ring * grid->sectors + sector] / unit));
}

static void append_model(page *p, text_buffer *out, const figure_model *model, figure_quantity q,
                         double unit)
{
  int rings = turning_rings(p);
  quantity_grid grid;
  if (!quantity_grid_compute(q, model->compliance_per_tpa, rings, 4 * rings, &grid)) {
    p->out->failed = true;
    return;
  }
  text_format(out, "\"%u\":{\"least\":[", model->series);
  append_values(out, &grid, false, unit);
  text_append(out, "]");
  if (quantity_of(q)->transverse) {
    text_append(out, ",\"most\":[");
    append_values(out, &grid, true, unit);
    text_append(out, "]");
  }
  text_append(out, "}");
  quantity_grid_free(&grid);
}

/* {"rings":30,"sectors":120,"quantities":{"E":{"unit":…,"least":…,"most":…,"models":{"0":
 * {"least":[…]}}}}}: value = unit times whole number; nothing of it is text of the user. */
static void data(page *p, const double range[FIGURE_QUANTITIES][2])
{
  text_buffer out = {0};
  text_format(&out, "{\"rings\":%d,\"sectors\":%d,\"quantities\":{", turning_rings(p),
              4 * turning_rings(p));
  for (int q = 0; q < FIGURE_QUANTITIES; q++) {
    double unit = fmax(fabs(range[q][0]), fabs(range[q][1])) / LARGEST_WHOLE;
    text_format(&out, "%s\"%s\":{\"unit\":", q > 0 ? "," : "", quantity_of((figure_quantity)q)->key);
    text_append_number(&out, unit);
    text_append(&out, ",\"least\":");
    text_append_number(&out, range[q][0]);
    text_append(&out, ",\"most\":");
    text_append_number(&out, range[q][1]);
    text_append(&out, ",\"models\":{");
    bool first = true;
    for (size_t i = 0; i < p->data->model_count; i++) {
      if (!figure_has_tensor(&p->data->models[i]))
        continue;
      text_append(&out, first ? "" : ",");
      append_model(p, &out, &p->data->models[i], (figure_quantity)q, unit);
      first = false;
    }
    text_append(&out, "}}");
  }
  text_append(&out, "}}");
  markup_open(p->out, "script");
  markup_attribute(p->out, "type", "application/json");
  markup_attribute(p->out, "id", "surface-data");
  p->out->failed = p->out->failed || out.failed;
  if (!p->out->failed)
    markup_raw(p->out, out.text, out.length);
  markup_close(p->out);
  text_free(&out);
}

void page_surfaces(page *p, size_t quantity_index)
{
  figure_options options = figure_options_default();
  double least, most;
  options.q = (figure_quantity)quantity_index;
  if (figure_quantity_range(p->data, &options, &least, &most))
    quantity_figure(p, options.q, least, most);
}

void page_surface_data(page *p)
{
  double range[FIGURE_QUANTITIES][2];
  figure_options options = figure_options_default();
  for (int q = 0; p->three && q < FIGURE_QUANTITIES; q++) {
    options.q = (figure_quantity)q;
    if (!figure_quantity_range(p->data, &options, &range[q][0], &range[q][1]))
      return;
  }
  if (p->three)
    data(p, (const double(*)[2])range);
}
