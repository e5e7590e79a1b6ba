/* SPDX-License-Identifier: GPL-3.0-or-later */
/* parts.c: names of models and frames of figures, which sections, tables and figures have. */
#include "figure/palette.h"
#include "view/html/page.h"

static void swatch(page *p, unsigned series)
{
  markup_open(p->out, "svg");
  markup_attribute(p->out, "class", "swatch");
  markup_attribute(p->out, "viewBox", "0 0 24 8");
  markup_attribute(p->out, "aria-hidden", "true");
  markup_open(p->out, "path");
  markup_attribute(p->out, "d", "M0 4h24");
  markup_attribute_format(p->out, "stroke", "var(--s%u)", series % PALETTE_COLOURS);
  markup_attribute(p->out, "stroke-width", "2.5");
  markup_attribute(p->out, "stroke-dasharray",
                   palette_dash_text(palette_series_dash(series)));
  markup_close_void(p->out);
  markup_close(p->out);
}

void page_model_name(page *p, size_t model)
{
  const char *label = p->result->models[model].label;
  label = label != NULL ? label : "–";
  markup_open(p->out, "span");
  markup_attribute(p->out, "class", "model");
  markup_attribute(p->out, "title", label);
  swatch(p, (unsigned)model);
  markup_text(p->out, label);
  markup_close(p->out);
}

void page_figure_open(page *p, const char *class_name)
{
  markup_open(p->out, "figure");
  markup_attribute(p->out, "class", class_name);
}

void page_figure_close(page *p, const char *caption)
{
  markup_open(p->out, "figcaption");
  markup_open(p->out, "b");
  markup_format(p->out, "Figure %d.", ++p->figures);
  markup_close(p->out);
  markup_text(p->out, " ");
  markup_text(p->out, caption != NULL ? caption : "");
  markup_close(p->out);
  markup_close(p->out);
}
