/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report.c: a result as one HTML page: its head, title and contents, and the sections of the view. */
#include "view/html/report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "view/html/packages.h"
#include "view/html/page.h"

static const char *title_of(const page *p)
{
  return p->options->title != NULL ? p->options->title : "Elasticity and infrared spectra";
}

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
  markup_element(p->out, "title", NULL, title_of(p));
  page_head_assets(p);
  markup_close(p->out);
}

/* The order of a page: what is looked at first, then tables, which are folded. */
static const struct {
  const char *id, *name;
  bool folded;
} places[] = {{"summary", "Results", false},
              {"spectra", "Spectra", false},
              {"surfaces", "Surfaces", false},
              {"modes", "Modes", false},
              {"comparison", "Measured", false},
              {"series", "Series", false},
              {"maps", "Maps", false},
              {"layers", "Layers", false},
              {"rods", "Rods", false},
              {"models", "Models", true},
              {"moduli", "Moduli", true},
              {"polycrystal", "Polycrystal", true},
              {"extrema", "Extrema", true},
              {"stability", "Stability", true},
              {"waves", "Waves", true},
              {"observables", "Observables", true},
              {"cuts", "Cuts", true},
              {"differences", "Differences", true},
              {"stiffness", "Stiffness", true},
              {"uncertainty", "Uncertainty", true},
              {"method", "Method", true},
              {"health", "Diagnostics", true}};

enum { PLACES = sizeof places / sizeof *places };

static const view_section *section_of(const view *v, const char *id)
{
  const view_section *section = v->sections;
  while (section != NULL && strcmp(section->id, id) != 0)
    section = section->next;
  return section;
}

static void contents(page *p, const view *v)
{
  markup_open(p->out, "nav");
  markup_attribute(p->out, "aria-label", "Contents");
  markup_open(p->out, "ul");
  for (int i = 0; i < PLACES; i++) {
    if (section_of(v, places[i].id) == NULL)
      continue;
    markup_open(p->out, "li");
    markup_open(p->out, "a");
    markup_attribute_format(p->out, "href", "#%s", places[i].id);
    markup_text(p->out, places[i].name);
    markup_close(p->out);
    markup_close(p->out);
  }
  markup_close(p->out);
  markup_close(p->out);
}

static void masthead(page *p, const view *v)
{
  const elastir_result_provenance *provenance = p->result->provenance;
  const char *version = provenance != NULL ? provenance->version : NULL;
  const char *created = provenance != NULL ? provenance->created : NULL;
  markup_open(p->out, "header");
  markup_element(p->out, "h1", NULL, title_of(p));
  markup_open(p->out, "p");
  markup_attribute(p->out, "class", "byline");
  for (size_t i = 0; i < p->result->models_count; i++)
    page_model_name(p, i);
  markup_close(p->out);
  if (version != NULL || created != NULL) {
    markup_open(p->out, "p");
    markup_attribute(p->out, "class", "made");
    markup_format(p->out, "elastir %s%s%s", version != NULL ? version : "",
                  created != NULL ? ", " : "", created != NULL ? created : "");
    markup_close(p->out);
  }
  contents(p, v);
  markup_close(p->out);
}

static void body(page *p, const view *v)
{
  markup_open(p->out, "body");
  markup_open(p->out, "a");
  markup_attribute(p->out, "class", "skip");
  markup_attribute(p->out, "href", "#main");
  markup_text(p->out, "Skip to the results");
  markup_close(p->out);
  markup_open(p->out, "main");
  markup_attribute(p->out, "id", "main");
  masthead(p, v);
  for (int i = 0; i < PLACES && !p->out->failed; i++) {
    const view_section *section = section_of(v, places[i].id);
    if (section == NULL)
      continue;
    page_section(p, section, places[i].folded);
    markup_raw(p->out, "\n", 1);
  }
  markup_close(p->out);
  markup_open(p->out, "footer");
  markup_element(p->out, "p", NULL, section_of(v, "method") != NULL
                                        ? "Please cite CRYSTAL, the sources above, and elastir."
                                        : "Please cite CRYSTAL and elastir.");
  markup_close(p->out);
  page_scripts(p);
  markup_close(p->out);
}

/* The text of the page; NULL: no memory. */
static char *write_page(page *p, const view *v, size_t *length)
{
  static const char doctype[] = "<!DOCTYPE html>\n";
  markup out;
  char *text = NULL;
  /* cppcheck-suppress autoVariables ; taken back below */
  p->out = &out;
  if (markup_begin(&out)) {
    markup_raw(&out, doctype, strlen(doctype));
    markup_open(&out, "html");
    markup_attribute(&out, "lang", "en");
    head(p);
    body(p, v);
    markup_close(&out);
    markup_raw(&out, "\n", 1);
    text = markup_finish(&out, length);
  }
  markup_free(&out);
  p->out = NULL;
  return text;
}

static bool moves(const elastir_result_model *model)
{
  return model->vibrations != NULL && model->vibrations->normal_modes_count > 0 &&
         model->cell != NULL && model->cell->sites_count > 0;
}

/* Is there a body to turn? */
static bool turns(const elastir_result *result, const figure_data *data)
{
  for (size_t i = 0; i < data->model_count; i++)
    if (figure_has_tensor(&data->models[i]) || moves(&result->models[data->models[i].series]))
      return true;
  return false;
}

static bool plots(const figure_data *data)
{
  for (size_t i = 0; i < data->measured_count; i++)
    if (data->measured[i].seen_as != NULL)
      return true;
  for (size_t i = 0; i < data->model_count; i++)
    if (data->models[i].absorbance != NULL)
      return true;
  return false;
}

char *report_html(const elastir_result *result, const report_options *options, size_t *length,
                  elastir_diagnostics *diagnostics)
{
  const view_options everything = {.from_cm1 = NAN, .to_cm1 = NAN, .page = true};
  figure_data data;
  char *text = NULL;
  page p = {.result = result, .data = &data, .options = options};
  if (!markup_available(diagnostics))
    return NULL;
  view *v = view_build(result, &everything);
  p.view = v;
  if (v != NULL && figure_data_take(result, &data)) {
    p.three = !options->still && *page_three != '\0' && turns(result, &data);
    p.plots = !options->still && plots(&data);
    text = write_page(&p, v, length);
    figure_data_free(&data);
  }
  view_free(v);
  if (text == NULL)
    elastir_diagnose_no_memory(diagnostics);
  return text;
}
