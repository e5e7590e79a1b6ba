/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report.c: a result as one HTML page: the order of the sections. */
#include "output/report/report.h"

#include <string.h>

#include "output/report/page.h"

static void head(page *p)
{
  markup_open(p->out, "head");
  markup_open(p->out, "meta");
  markup_attribute(p->out, "charset", "utf-8");
  markup_close_void(p->out);
  markup_open(p->out, "meta");
  markup_attribute(p->out, "name", "viewport");
  markup_attribute(p->out, "content", "width=device-width, initial-scale=1");
  markup_close_void(p->out);
  markup_open(p->out, "meta");
  markup_attribute(p->out, "name", "color-scheme");
  markup_attribute(p->out, "content", "light dark");
  markup_close_void(p->out);
  markup_open(p->out, "meta");
  markup_attribute(p->out, "name", "generator");
  markup_attribute_format(p->out, "content", "elastir %s", p->options->version);
  markup_close_void(p->out);
  markup_element(p->out, "title", NULL,
                 p->options->title != NULL ? p->options->title
                                           : "Elasticity and infrared spectra");
  page_head_assets(p);
  markup_close(p->out);
}

static void body(page *p)
{
  static void (*const sections[])(page *p) = {
      page_overview, page_health,   page_spectra, page_comparison, page_moduli,
      page_layers,   page_surfaces, page_polar,   page_matrices,   page_method};
  markup_open(p->out, "body");
  markup_open(p->out, "a");
  markup_attribute(p->out, "class", "skip");
  markup_attribute(p->out, "href", "#models");
  markup_text(p->out, "Skip to the results");
  markup_close(p->out);
  markup_open(p->out, "main");
  for (size_t i = 0; i < sizeof sections / sizeof *sections && !p->out->failed; i++) {
    sections[i](p);
    markup_raw(p->out, "\n", 1);
  }
  markup_close(p->out);
  markup_open(p->out, "footer");
  markup_element(p->out, "p", NULL, "Please cite CRYSTAL, the sources above, and elastir.");
  markup_close(p->out);
  page_scripts(p);
  markup_close(p->out);
}

char *report_html(const cJSON *document, const report_options *options, size_t *length,
                  elastir_diagnostics *diagnostics)
{
  static const char doctype[] = "<!DOCTYPE html>\n";
  figure_data data;
  markup out;
  char *text = NULL;
  page p = {.out = &out, .data = &data, .options = options};
  if (options->three != NULL) {
    p.three = page_accepts_three(options->three, options->three_length);
    if (!p.three)
      elastir_diagnose(diagnostics, ELASTIR_WARNING, "bad-three", NULL, 0,
                       "the file for the surfaces in 3D is not a three.min.js that a page can "
                       "hold; expected one of releases 110 to 159; the surfaces are pictures");
  }
  if (figure_data_read(document, &data)) {
    if (markup_begin(&out)) {
      markup_raw(&out, doctype, strlen(doctype));
      markup_open(&out, "html");
      markup_attribute(&out, "lang", "en");
      head(&p);
      body(&p);
      markup_close(&out);
      markup_raw(&out, "\n", 1);
      text = markup_finish(&out, length);
    }
    markup_free(&out);
    figure_data_free(&data);
  }
  if (text == NULL)
    elastir_diagnose_no_memory(diagnostics);
  return text;
}
