/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_overview.c: title, contents and the models at a glance. */
#include <math.h>
#include <string.h>

#include "json/json.h"
#include "json/writer.h"
#include "output/report/page.h"

static void contents(page *p)
{
  const struct {
    const char *id, *name;
    bool there;
  } links[] = {
      {"models", "Models", true},
      {"health", "Health", true},
      {"spectra", "Spectra", page_has_spectra(p)},
      {"comparison", "Comparison", p->data->measured_count > 0},
      {"elasticity", "Elasticity", page_has_elastic(p)},
      {"surfaces", "Surfaces", page_has_tensors(p)},
      {"cuts", "Cuts", page_has_tensors(p)},
      {"stiffness", "Stiffness", page_has_elastic(p)},
      {"method", "Method", true},
  };
  markup_open(p->out, "nav");
  markup_attribute(p->out, "aria-label", "Contents");
  markup_open(p->out, "ul");
  for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
    if (!links[i].there)
      continue;
    markup_open(p->out, "li");
    markup_open(p->out, "a");
    markup_attribute_format(p->out, "href", "#%s", links[i].id);
    markup_text(p->out, links[i].name);
    markup_close(p->out);
    markup_close(p->out);
  }
  markup_close(p->out);
  markup_close(p->out);
}

static void masthead(page *p)
{
  const char *created = json_text_at(p->data->document, "provenance.created");
  const char *version = json_text_at(p->data->document, "provenance.version");
  markup_open(p->out, "header");
  markup_element(p->out, "p", "kind", "elastir report");
  markup_element(p->out, "h1", NULL,
                 p->options->title != NULL ? p->options->title
                                           : "Elasticity and infrared spectra");
  markup_open(p->out, "p");
  markup_attribute(p->out, "class", "byline");
  for (size_t i = 0; i < p->data->model_count; i++)
    page_model_name(p, &p->data->models[i]);
  markup_close(p->out);
  if (version != NULL || created != NULL) {
    markup_open(p->out, "p");
    markup_attribute(p->out, "class", "made");
    markup_format(p->out, "Computed by elastir %s%s%s", version != NULL ? version : "",
                  created != NULL ? ", " : "", created != NULL ? created : "");
    markup_close(p->out);
  }
  contents(p);
  markup_close(p->out);
}

static void text_row(page *p, const char *name, const char *path)
{
  bool any = false;
  for (size_t i = 0; i < p->data->model_count; i++)
    any = any || json_text_at(p->data->models[i].object, path) != NULL;
  if (!any)
    return;
  markup_open(p->out, "tr");
  page_head_cell(p, "row", name);
  for (size_t i = 0; i < p->data->model_count; i++)
    page_text_cell(p, json_text_at(p->data->models[i].object, path));
  markup_close(p->out);
}

static void number_row(page *p, const char *name, const char *path, int significant)
{
  bool any = false;
  double reference = NAN;
  for (size_t i = 0; i < p->data->model_count; i++)
    any = any || isfinite(json_number_at(p->data->models[i].object, path));
  if (!any)
    return;
  markup_open(p->out, "tr");
  page_head_cell(p, "row", name);
  for (size_t i = 0; i < p->data->model_count; i++) {
    double value = json_number_at(p->data->models[i].object, path);
    if (significant == 0) {
      page_whole_cell(p, value);
      continue;
    }
    markup_open(p->out, "td");
    page_number(p, value, significant);
    if (i == 0)
      reference = value;
    else if (reference > 0 && value != reference)
      page_percent(p, 100 * (value / reference - 1));
    markup_close(p->out);
  }
  markup_close(p->out);
}

void page_overview(page *p)
{
  masthead(p);
  page_section(p, "models", "The models at a glance");
  page_table_open(p, "values",
                  "The structural models and their main results. Small print: change "
                  "against the first model.");
  page_model_heads(p, "");
  markup_open(p->out, "tbody");
  text_row(p, "Formula of the cell", "cell.formula");
  text_row(p, "Space group", "cell.space_group");
  text_row(p, "Crystal class of the tensor", "elastic.crystal_class");
  number_row(p, "Atoms in the cell", "cell.atoms", 0);
  number_row(p, "Volume (\xc3\x85\xc2\xb3)", "cell.volume_angstrom3", 5);
  number_row(p, "Density (g cm\xe2\x81\xbb\xc2\xb3)", "cell.density_g_cm3", 4);
  number_row(p, "Bulk modulus K, Hill (GPa)", "elastic.averages.hill.bulk_modulus_gpa", 4);
  number_row(p, "Shear modulus G, Hill (GPa)", "elastic.averages.hill.shear_modulus_gpa", 4);
  number_row(p, "Young\xe2\x80\x99s modulus E, Hill (GPa)",
             "elastic.averages.hill.youngs_modulus_gpa", 4);
  number_row(p, "Smallest E (GPa)", "elastic.directional.youngs_modulus_gpa.min.value", 4);
  number_row(p, "Largest E (GPa)", "elastic.directional.youngs_modulus_gpa.max.value", 4);
  markup_close(p->out);
  page_table_close(p);
  markup_close(p->out);
}
