/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_extrema.c: the smallest and largest directional moduli, where they are, how certain. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "json/json.h"
#include "json/writer.h"
#include "output/digits.h"
#include "output/report/page.h"

/* "n 0.577 0.577 0.577" with the exact numbers as a tooltip; nothing if there is no vector. */
static void direction(page *p, const char *name, const cJSON *vector)
{
  char text[DIGITS_SIZE], exact[32];
  text_buffer rounded = {0}, full = {0};
  if (!cJSON_IsArray(vector) || cJSON_GetArraySize(vector) != 3)
    return;
  for (const cJSON *item = vector->child; item != NULL; item = item->next) {
    if (!cJSON_IsNumber(item))
      break;
    digits_fixed(item->valuedouble, 3, 0, text);
    char *tail = strstr(text, ".000");
    if (tail != NULL)
      *tail = '\0';
    text_format(&rounded, " %s", text);
    json_format_number(item->valuedouble, exact);
    text_format(&full, "%s%s", full.length > 0 ? " " : "", exact);
  }
  markup_open(p->out, "span");
  markup_attribute(p->out, "class", "direction");
  markup_attribute(p->out, "title", full.text);
  markup_element(p->out, "i", NULL, name);
  markup_text(p->out, rounded.text);
  markup_close(p->out);
  p->out->failed = p->out->failed || rounded.failed || full.failed;
  text_free(&rounded);
  text_free(&full);
}

/* How a reader may trust the number: the limit that no direction passes, if it is certified. */
static void bound(page *p, const cJSON *extremum, bool most)
{
  double limit = json_number_at(extremum, "bound");
  char text[DIGITS_SIZE], exact[32];
  if (!isfinite(limit))
    return;
  digits_significant(limit, 6, text);
  json_format_number(limit, exact);
  markup_open(p->out, "span");
  markup_attribute(p->out, "class", "bound");
  markup_attribute(p->out, "title", exact);
  markup_format(p->out, "%s %s%s", most ? "none above" : "none below", text,
                cJSON_IsFalse(json_at(extremum, "certified")) ? " (not certified)" : "");
  markup_close(p->out);
}

static void extremum_row(page *p, quantity q, bool most)
{
  const quantity_facts *facts = quantity_of(q);
  char path[96], name[64], head[80];
  double reference = NAN;
  quantity_axis_label(q, name);
  snprintf(head, sizeof head, "%s %s", most ? "Largest" : "Smallest", name);
  markup_open(p->out, "tr");
  page_head_cell(p, "row", head);
  for (size_t i = 0; i < p->data->model_count; i++) {
    snprintf(path, sizeof path, "elastic.directional.%s.%s", facts->member, most ? "max" : "min");
    const cJSON *extremum = json_at(p->data->models[i].object, path);
    double value = json_number_at(extremum, "value");
    const char *degeneracy = json_text_at(extremum, "degeneracy");
    markup_open(p->out, "td");
    page_compared(p, i, value, &reference, page_deviations(&p->data->models[i]),
                  path + strlen("elastic."));
    if (degeneracy != NULL && strcmp(degeneracy, "isotropic") == 0) {
      markup_element(p->out, "span", "direction", "in every direction");
    } else {
      direction(p, "n", json_at(extremum, "direction"));
      if (degeneracy == NULL || strcmp(degeneracy, "any_transverse") != 0)
        direction(p, "m", json_at(extremum, "transverse"));
      else
        markup_element(p->out, "span", "direction", "any m perpendicular to n");
    }
    bound(p, extremum, most);
    markup_close(p->out);
  }
  markup_close(p->out);
}

static void ratio_row(page *p, quantity q)
{
  const quantity_facts *facts = quantity_of(q);
  char path[96], head[80];
  snprintf(path, sizeof path, "elastic.directional.%s.ratio", facts->member);
  snprintf(head, sizeof head, "Largest over smallest %s", facts->symbol);
  markup_open(p->out, "tr");
  page_head_cell(p, "row", head);
  for (size_t i = 0; i < p->data->model_count; i++)
    page_number_cell(p, json_number_at(p->data->models[i].object, path), 4);
  markup_close(p->out);
}

void page_extrema(page *p)
{
  bool any = false;
  for (size_t i = 0; i < p->data->model_count; i++)
    any = any || cJSON_IsObject(json_at(p->data->models[i].object, "elastic.directional"));
  if (!any)
    return;
  page_subsection(p, "Extremes over all directions");
  page_paragraph(p, "Directions are unit vectors in the Cartesian frame of the tensor: n of the "
                    "load, "
                    "m across it (of the shear, or of the lateral strain). Each extremum is "
                    "global; "
                    "\xe2\x80\x9cnone below\xe2\x80\x9d and \xe2\x80\x9cnone above\xe2\x80\x9d "
                    "give the proven "
                    "limit.");
  page_table_open(p, "values extrema",
                  "Smallest and largest directional moduli. Small print: change "
                  "against the first model, directions, proven limits.");
  page_model_heads(p, "Quantity");
  for (int q = 0; q < QUANTITY_COUNT; q++) {
    markup_open(p->out, "tbody");
    extremum_row(p, (quantity)q, false);
    extremum_row(p, (quantity)q, true);
    ratio_row(p, (quantity)q);
    markup_close(p->out);
  }
  page_table_close(p);
}
