/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figures.c: the figures of the page: spectra with their controls, cuts, mixtures, surfaces. */
#include <stdio.h>

#include "figure/polar.h"
#include "figure/seen.h"
#include "view/html/page.h"

/* ---- spectra ---- */

/* Where a script puts what it makes. */
static void live(page *p, const char *id)
{
  markup_open(p->out, "div");
  markup_attribute(p->out, "id", id);
  markup_attribute(p->out, "class", "live");
  markup_attribute(p->out, "hidden", "hidden");
  markup_close(p->out);
}

/* A box that a picture scrolls in where it is too wide, by the keyboard, too. */
static void wide(page *p, const char *class_name, const char *label)
{
  markup_open(p->out, "div");
  markup_attribute_format(p->out, "class", "wide %s", class_name);
  markup_attribute(p->out, "tabindex", "0");
  markup_attribute(p->out, "role", "region");
  markup_attribute_format(p->out, "aria-label", "%s (%d)", label, p->figures + 1);
}

/* How many curves the figure has. */
static size_t curves_of(page *p)
{
  seen_curves seen;
  size_t shown = 0;
  p->out->failed = !seen_take(p->data, &seen) || p->out->failed;
  for (size_t i = 0; !p->out->failed && i < seen.shown.model_count; i++)
    shown += seen.shown.models[i].absorbance != NULL;
  for (size_t i = 0; i < p->data->measured_count; i++)
    shown += p->data->measured[i].points > 1;
  seen_free(&seen);
  return shown;
}

/* One curve above the other; where a script draws them, for paper alone. */
static void spectra(page *p, const view_figure *figure)
{
  static const char label[] = "Simulated and measured spectra, one above the other";
  figure_options options = figure_options_default();
  options.font_size = 11.5;
  options.from_cm1 = figure->from_cm1;
  options.to_cm1 = figure->to_cm1;
  options.titles = !figure->crowded && !p->plots;
  page_figure_open(p, "spectrum drawn");
  wide(p, "", label);
  canvas c = canvas_svg_open(p->out, 860, 60 + 105 * (double)curves_of(p), true, label, NULL);
  figure_spectrum(&c, p->data, &options);
  canvas_svg_close(&c);
  p->out->failed = p->out->failed || c.failed;
  markup_close(p->out);
  page_figure_close(p, figure->caption);
}

/* The caption of a plot in a terminal, with its model. */
static void strongest(page *p, const view_figure *figure)
{
  if (figure->caption == NULL)
    return;
  markup_open(p->out, "p");
  page_model_name(p, figure->index);
  markup_format(p->out, " %s", figure->caption);
  markup_close(p->out);
}

/* ---- mixtures ---- */

static void mixture(page *p, const view_figure *figure)
{
  figure_options options = figure_options_default();
  options.font_size = 11.5;
  if (figure->index >= p->data->measured_count)
    return;
  const figure_measured *measured = &p->data->measured[figure->index];
  if (measured->points < 2 || measured->measured == NULL)
    return;
  page_figure_open(p, "spectrum drawn"); /* the script draws it, with the others */
  wide(p, "", "Measured spectrum, best mixture and residual");
  canvas c = canvas_svg_open(p->out, 860, 340, true,
                             "Measured spectrum, best mixture and residual", NULL);
  figure_mixture(&c, measured, &options);
  canvas_svg_close(&c);
  p->out->failed = p->out->failed || c.failed;
  markup_close(p->out);
  page_figure_close(p, figure->caption);
}

/* ---- stiffness maps ---- */

typedef bool figure_drawer(canvas *c, const figure_data *data, const figure_options *options);

static void map(page *p, const view_figure *figure, figure_drawer *draw_map, const char *label)
{
  figure_options options = figure_options_default();
  options.font_size = 11.5;
  options.map = figure->index;
  if (figure->index >= p->data->map_count)
    return;
  page_figure_open(p, "spectrum");
  wide(p, "", label);
  canvas c = canvas_svg_open(p->out, draw_map == figure_map ? 480 : 860,
                             draw_map == figure_map ? 440 : 300, true, label, NULL);
  draw_map(&c, p->data, &options);
  canvas_svg_close(&c);
  p->out->failed = p->out->failed || c.failed;
  markup_close(p->out);
  page_figure_close(p, figure->caption);
}

/* ---- cuts ---- */

static void cut(page *p, const int plane[3], figure_quantity q)
{
  figure_options options = figure_options_default();
  char name[64], label[160];
  text_buffer indices = {0};
  for (int i = 0; i < 3; i++)
    options.plane[i] = plane[i];
  options.q = q;
  options.font_size = 10;
  options.cartesian = true; /* one plane for all models */
  polar_plane_name(&options, &indices);
  quantity_axis_label(q, name);
  snprintf(label, sizeof label, "%s in the plane with the %s, all models", name,
           indices.text != NULL ? indices.text : "");
  p->out->failed = p->out->failed || indices.failed;
  canvas c = canvas_svg_open(p->out, 300, 285, true, label, NULL);
  figure_polar(&c, p->data, &options);
  canvas_svg_close(&c);
  p->out->failed = p->out->failed || c.failed;
  text_free(&indices);
}

static void cuts(page *p, const view_figure *figure)
{
  static const int planes[3][3] = {{0, 0, 1}, {1, 0, 0}, {1, 1, 0}};
  if (!p->options->still && figure->index == 0)
    live(p, "cuts-live");
  page_figure_open(p, "cuts");
  markup_open(p->out, "p");
  markup_attribute(p->out, "class", "byline");
  for (size_t i = 0; i < p->data->model_count; i++)
    if (figure_has_tensor(&p->data->models[i]))
      page_model_name(p, p->data->models[i].series);
  markup_close(p->out);
  markup_open(p->out, "div");
  markup_attribute(p->out, "class", "panels");
  /* Where the script cuts any plane, one is enough for paper. */
  for (int i = 0; i < (p->options->still ? 3 : 1); i++)
    cut(p, planes[i], (figure_quantity)figure->index);
  markup_close(p->out);
  page_figure_close(p, p->options->still ? figure->caption
                                         : "In the plane perpendicular to 0,0,1, all models on one scale.");
  markup_raw(p->out, "\n", 1);
}

/* Hundreds of rows, which the script makes from the data of the page. */
static void modes(page *p)
{
  live(p, "modes-live");
  markup_open(p->out, "noscript");
  markup_element(p->out, "p", NULL, "The table of modes needs scripts; elastir show --section modes prints "
                                    "it.");
  markup_close(p->out);
}

/* Where the script puts what turns; without it the pictures below stay. */
static void turning(page *p)
{
  if (p->three) {
    live(p, "surfaces-live");
  } else if (!p->options->still) {
    markup_element(p->out, "p", "made", "These surfaces are static pictures: this elastir was built without "
                                        "three.js, which makes them turn (see README).");
  }
}

void page_figure(page *p, const view_figure *figure)
{
  switch (figure->kind) {
  case VIEW_PLOT:
    strongest(p, figure);
    break;
  case VIEW_CONTROLS:
    if (p->plots)
      live(p, "spectra-live");
    break;
  case VIEW_SPECTRA:
    spectra(p, figure);
    break;
  case VIEW_CUTS:
    cuts(p, figure);
    break;
  case VIEW_TURNING:
    turning(p);
    break;
  case VIEW_SURFACES:
    page_surfaces(p, figure->index);
    break;
  case VIEW_MODES:
    modes(p);
    break;
  case VIEW_MIXTURE:
    mixture(p, figure);
    break;
  case VIEW_MAP:
    map(p, figure, figure_map, "Stiffness map");
    break;
  case VIEW_HISTOGRAM:
    map(p, figure, figure_histogram, "Histogram of the stiffness map with models");
    break;
  case VIEW_CUT:
    break;
  }
}
