/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_moduli.c: averages and anisotropy of all models, with the changes against the first. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "json/json.h"
#include "json/writer.h"
#include "output/digits.h"
#include "output/report/page.h"

typedef struct {
  const char *key, *name;
} row;

static void average_row(page *p, const row *scheme, const row *modulus, bool first)
{
  char path[96];
  double reference = NAN;
  markup_open(p->out, "tr");
  if (first) {
    markup_open(p->out, "th");
    markup_attribute(p->out, "scope", "rowgroup");
    markup_attribute(p->out, "rowspan", "3");
    markup_text(p->out, modulus->name);
    markup_close(p->out);
  }
  page_head_cell(p, "row", scheme->name);
  snprintf(path, sizeof path, "elastic.averages.%s.%s", scheme->key, modulus->key);
  for (size_t i = 0; i < p->data->model_count; i++) {
    double value = json_number_at(p->data->models[i].object, path);
    markup_open(p->out, "td");
    page_compared(p, i, value, &reference, page_deviations(&p->data->models[i]),
                  path + strlen("elastic."));
    markup_close(p->out);
  }
  markup_close(p->out);
}

static void averages(page *p)
{
  static const row schemes[] = {{"voigt", "Voigt"}, {"reuss", "Reuss"}, {"hill", "Hill"}};
  static const row moduli[] = {{"bulk_modulus_gpa", "Bulk modulus K (GPa)"},
                               {"shear_modulus_gpa", "Shear modulus G (GPa)"},
                               {"youngs_modulus_gpa", "Young\xe2\x80\x99s modulus E (GPa)"},
                               {"poisson_ratio", "Poisson\xe2\x80\x99s ratio \xce\xbd"},
                               {"p_wave_modulus_gpa", "P-wave modulus M (GPa)"}};
  page_table_open(p, "values grouped",
                  "Moduli of a polycrystal without texture. Voigt and Reuss are its upper and "
                  "lower "
                  "bounds for K and G, Hill is their mean. Small print: change against the first "
                  "model.");
  markup_open(p->out, "thead");
  markup_open(p->out, "tr");
  page_head_cell(p, "col", "Quantity");
  page_head_cell(p, "col", "Average");
  for (size_t i = 0; i < p->data->model_count; i++) {
    markup_open(p->out, "th");
    markup_attribute(p->out, "scope", "col");
    page_model_name(p, &p->data->models[i]);
    markup_close(p->out);
  }
  markup_close(p->out);
  markup_close(p->out);
  for (size_t m = 0; m < sizeof moduli / sizeof *moduli; m++) {
    markup_open(p->out, "tbody");
    for (size_t s = 0; s < 3; s++)
      average_row(p, &schemes[s], &moduli[m], s == 0);
    markup_close(p->out);
  }
  page_table_close(p);
}

static void index_row(page *p, const row *index)
{
  char path[64];
  bool any = false;
  snprintf(path, sizeof path, "elastic.anisotropy.%s", index->key);
  for (size_t i = 0; i < p->data->model_count; i++)
    any = any || isfinite(json_number_at(p->data->models[i].object, path));
  if (!any)
    return;
  markup_open(p->out, "tr");
  page_head_cell(p, "row", index->name);
  for (size_t i = 0; i < p->data->model_count; i++) {
    double value = json_number_at(p->data->models[i].object, path);
    /* The rounding of the tensor reaches no further than this; 1.7e-14 would mislead. */
    if (fabs(value) < 1e-9)
      value = 0;
    markup_open(p->out, "td");
    page_number(p, value, 3);
    if (value != 0)
      page_deviation(p, page_deviations(&p->data->models[i]), path + strlen("elastic."));
    markup_close(p->out);
  }
  markup_close(p->out);
}

static void anisotropy(page *p)
{
  static const row indices[] = {{"universal", "Universal index A\xe1\xb5\x81"},
                                {"log_euclidean", "Log-Euclidean index A\xe1\xb4\xb8"},
                                {"zener", "Zener ratio (cubic only)"},
                                {"bulk_percent", "Chung\xe2\x80\x93" "Buessem, bulk (%)"},
                                {"shear_percent", "Chung\xe2\x80\x93" "Buessem, shear (%)"}};
  page_table_open(p, "values", "Elastic anisotropy; 0 (Zener: 1) if isotropic.");
  page_model_heads(p, "Index");
  markup_open(p->out, "tbody");
  for (size_t i = 0; i < sizeof indices / sizeof *indices; i++)
    index_row(p, &indices[i]);
  markup_close(p->out);
  page_table_close(p);
}

void page_moduli(page *p)
{
  if (!page_has_elastic(p))
    return;
  page_section(p, "elasticity", "Elasticity");
  if (page_has_deviations(p))
    page_paragraph(p, "Behind \xc2\xb1 stands one standard deviation: those from the rounding "
                      "of the printed tensor, from the other fits of the same run, and from the "
                      "scatter of the points that were fitted, added in quadrature. Pointing at "
                      "it tells which is the largest.");
  averages(p);
  anisotropy(p);
  page_extrema(p);
  page_more_elastic(p);
  markup_close(p->out);
}
