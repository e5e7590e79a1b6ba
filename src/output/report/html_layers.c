/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_layers.c: the elasticity of slabs, with its error bars and its symmetry in the plane. */
#include <math.h>
#include <stdio.h>

#include "json/json.h"
#include "json/writer.h"
#include "output/report/page.h"

typedef struct {
  const char *key;   /* of the standard deviation */
  const char *value; /* what the path of the number adds to the key */
  const char *name;
} layer_row;

static const layer_row rows[] = {
    {"averages.hill.bulk_modulus_n_m", "", "Area modulus K (N/m)"},
    {"averages.hill.shear_modulus_n_m", "", "Shear modulus G (N/m)"},
    {"averages.hill.youngs_modulus_n_m", "", "Young\xe2\x80\x99s modulus E (N/m)"},
    {"averages.hill.poisson_ratio", "", "Poisson\xe2\x80\x99s ratio \xce\xbd"},
    {"directional.youngs_modulus_n_m.min", ".value", "Smallest E (N/m)"},
    {"directional.youngs_modulus_n_m.max", ".value", "Largest E (N/m)"},
    {"directional.shear_modulus_n_m.min", ".value", "Smallest G (N/m)"},
    {"directional.shear_modulus_n_m.max", ".value", "Largest G (N/m)"},
    {"directional.poisson_ratio.min", ".value", "Smallest \xce\xbd"},
    {"directional.poisson_ratio.max", ".value", "Largest \xce\xbd"}};

static const cJSON *layer_of(const page *p, size_t i)
{
  return json_at(p->data->models[i].object, "elastic_2d");
}

static bool any_layer(const page *p)
{
  bool any = false;
  for (size_t i = 0; i < p->data->model_count; i++)
    any = any || cJSON_IsObject(layer_of(p, i));
  return any;
}

static void number_row(page *p, const layer_row *row)
{
  char path[96];
  double reference = NAN;
  snprintf(path, sizeof path, "%s%s", row->key, row->value);
  markup_open(p->out, "tr");
  page_head_cell(p, "row", row->name);
  for (size_t i = 0; i < p->data->model_count; i++) {
    const cJSON *layer = layer_of(p, i);
    double value = json_number_at(layer, path);
    markup_open(p->out, "td");
    page_compared(p, i, value, &reference,
                  json_at(layer, "uncertainty.standard_deviations"), row->key);
    markup_close(p->out);
  }
  markup_close(p->out);
}

static void state_rows(page *p)
{
  markup_open(p->out, "tr");
  page_head_cell(p, "row", "Symmetry in the plane");
  for (size_t i = 0; i < p->data->model_count; i++)
    page_text_cell(p, json_text_at(layer_of(p, i), "symmetry"));
  markup_close(p->out);
  markup_open(p->out, "tr");
  page_head_cell(p, "row", "Stable");
  for (size_t i = 0; i < p->data->model_count; i++) {
    const cJSON *stable = json_at(layer_of(p, i), "stable");
    page_text_cell(p, cJSON_IsTrue(stable) ? "yes" : cJSON_IsFalse(stable) ? "no" : NULL);
  }
  markup_close(p->out);
}

void page_layers(page *p)
{
  if (!any_layer(p))
    return;
  page_section(p, "layers", "Elasticity of layers");
  page_table_open(p, "values",
                  "Hill averages and extrema in the plane of slabs. Behind \xc2\xb1: one "
                  "standard deviation from the rounding of the printed constants. The symmetry "
                  "is the highest that this rounding allows. Small print: change against the "
                  "first model.");
  page_model_heads(p, "Quantity");
  markup_open(p->out, "tbody");
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    number_row(p, &rows[i]);
  state_rows(p);
  markup_close(p->out);
  page_table_close(p);
  markup_close(p->out);
}
