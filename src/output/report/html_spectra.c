/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_spectra.c: the simulated spectra, offset and overlaid, whole and below 1800 cm-1. */
#include <math.h>
#include <stdio.h>

#include "json/json.h"
#include "json/writer.h"
#include "output/report/page.h"

/* Skeleton modes of molecules and frameworks lie below this, C-H and N-H stretching above. */
#define FINGERPRINT_TO_CM1 1800.0

/* The names of modes at each stick are most of the bytes: not for more models than this. */
enum { MOST_WITH_NAMES = 8 };

static void radio(page *p, const char *name, const char *value, const char *label, bool checked)
{
  markup_open(p->out, "label");
  markup_open(p->out, "input");
  markup_attribute(p->out, "type", "radio");
  markup_attribute(p->out, "name", name);
  markup_attribute(p->out, "value", value);
  markup_attribute(p->out, "checked", checked ? "checked" : NULL);
  markup_close_void(p->out);
  markup_text(p->out, label);
  markup_close(p->out);
}

static void fieldset(page *p, const char *legend)
{
  markup_open(p->out, "fieldset");
  markup_element(p->out, "legend", NULL, legend);
}

static void controls(page *p)
{
  markup_open(p->out, "form");
  markup_attribute(p->out, "class", "controls");
  markup_attribute(p->out, "aria-label", "How the spectra are shown");
  fieldset(p, "Curves");
  radio(p, "layout", "offset", "offset", true);
  radio(p, "layout", "overlaid", "overlaid", false);
  markup_close(p->out);
  fieldset(p, "Models");
  for (size_t i = 0; i < p->data->model_count; i++) {
    if (p->data->models[i].absorbance == NULL)
      continue;
    markup_open(p->out, "label");
    markup_open(p->out, "input");
    markup_attribute(p->out, "type", "checkbox");
    markup_attribute_format(p->out, "data-toggle", "%u", p->data->models[i].series);
    markup_attribute(p->out, "checked", "checked");
    markup_close_void(p->out);
    page_model_name(p, &p->data->models[i]);
    markup_close(p->out);
  }
  markup_close(p->out);
  fieldset(p, "Modes");
  markup_open(p->out, "label");
  markup_open(p->out, "input");
  markup_attribute(p->out, "type", "checkbox");
  markup_attribute(p->out, "data-sticks", "all");
  markup_attribute(p->out, "checked", "checked");
  markup_close_void(p->out);
  markup_text(p->out, "show sticks");
  markup_close(p->out);
  markup_close(p->out);
  markup_close(p->out);
}

static void draw(page *p, const figure_options *options, const char *class_name,
                 const char *label)
{
  size_t shown = 0;
  for (size_t i = 0; i < p->data->model_count; i++)
    shown += p->data->models[i].absorbance != NULL;
  /* Each offset curve gets its height, whatever their number. */
  for (size_t i = 0; options->layout == FIGURE_OFFSET && i < p->data->measured_count; i++)
    shown += p->data->measured[i].points > 1;
  double height = options->layout == FIGURE_OFFSET ? 60 + 105 * (double)shown
                                                   : 330 + 17 * (double)shown;
  markup_open(p->out, "div");
  markup_attribute_format(p->out, "class", "wide %s", class_name);
  canvas c = canvas_svg_open(p->out, 860, height, true, label, NULL);
  figure_spectrum(&c, p->data, options);
  canvas_svg_close(&c);
  if (c.failed)
    p->out->failed = true;
  markup_close(p->out);
}

/* Both layouts, of which a script shows one; without it, and on paper, the first. */
static void spectrum_figure(page *p, double from, double to, bool titles, const char *caption)
{
  figure_options options = figure_options_default();
  options.font_size = 11.5;
  options.from_cm1 = from;
  options.to_cm1 = to;
  options.titles = titles;
  page_figure_open(p, "spectrum");
  draw(p, &options, "offset", "Simulated infrared spectra, one above the other");
  options.layout = FIGURE_OVERLAID;
  draw(p, &options, "overlaid", "Simulated infrared spectra, overlaid");
  page_figure_close(p, caption);
}

static void explain(page *p)
{
  const char *shape = json_text_at(p->data->document, "settings.lineshape");
  char text[700];
  snprintf(text, sizeof text,
           "Wavenumbers are scaled (see Method), each mode is broadened by an area-normalised "
           "%.40s of %.4g cm\xe2\x81\xbb\xc2\xb9 full width at half maximum. Sticks stand at the "
           "scaled "
           "modes; their height is that of a lone band of the same intensity, or, where curves "
           "are overlaid, relative to the strongest mode of each model.%s",
           shape != NULL ? shape : "line", p->data->fwhm_cm1,
           p->data->measured_count == 0 ? ""
                                        : " Measured spectra are in black, to the height of the "
                                          "tallest band, with ticks at "
                                          "the bands that are assigned to modes of the model "
                                          "that ranks first.");
  page_paragraph(p, text);
}

void page_spectra(page *p)
{
  double from = INFINITY, to = -INFINITY;
  if (!page_has_spectra(p))
    return;
  for (size_t i = 0; i < p->data->model_count; i++) {
    const figure_model *model = &p->data->models[i];
    if (model->absorbance == NULL)
      continue;
    from = fmin(from, model->from_cm1);
    to = fmax(to, model->from_cm1 + (double)(model->points - 1) * model->step_cm1);
  }
  page_section(p, "spectra", "Infrared spectra");
  explain(p);
  controls(p);
  if (from < FINGERPRINT_TO_CM1 - 200 && to > FINGERPRINT_TO_CM1 + 200)
    spectrum_figure(p, from, FINGERPRINT_TO_CM1, p->data->model_count <= MOST_WITH_NAMES,
                    p->data->model_count <= MOST_WITH_NAMES ? "Infrared spectra below 1800 "
                                                              "cm\xe2\x81\xbb\xc2\xb9. Pointing "
                                                              "at a stick names the modes."
                                                            : "Infrared spectra below 1800 "
                                                              "cm\xe2\x81\xbb\xc2\xb9.");
  spectrum_figure(p, from, to, false, "Infrared spectra over the whole range computed.");
  page_bands(p);
  markup_close(p->out);
}
