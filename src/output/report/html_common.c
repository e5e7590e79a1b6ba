/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_common.c: headings, tables, numbers and captions of the page. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "json/json.h"
#include "json/writer.h"
#include "output/digits.h"
#include "output/figure/palette.h"
#include "output/report/page.h"

void page_section(page *p, const char *id, const char *title)
{
  markup_open(p->out, "section");
  markup_attribute(p->out, "id", id);
  markup_attribute_format(p->out, "aria-labelledby", "%s-title", id);
  markup_open(p->out, "h2");
  markup_attribute_format(p->out, "id", "%s-title", id);
  markup_text(p->out, title);
  markup_close(p->out);
}

void page_subsection(page *p, const char *title)
{
  markup_element(p->out, "h3", NULL, title);
}

void page_paragraph(page *p, const char *text)
{
  markup_element(p->out, "p", NULL, text);
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
  markup_text(p->out, caption);
  markup_close(p->out);
  markup_close(p->out);
}

void page_table_open(page *p, const char *class_name, const char *caption)
{
  p->tables++;
  markup_open(p->out, "div");
  markup_attribute(p->out, "class", "scroll");
  markup_attribute(p->out, "role", "region");
  markup_attribute(p->out, "tabindex", "0");
  markup_attribute_format(p->out, "aria-labelledby", "table-%d", p->tables);
  markup_open(p->out, "table");
  markup_attribute(p->out, "class", class_name);
  markup_open(p->out, "caption");
  markup_attribute_format(p->out, "id", "table-%d", p->tables);
  markup_open(p->out, "b");
  markup_format(p->out, "Table %d.", p->tables);
  markup_close(p->out);
  markup_text(p->out, " ");
  markup_text(p->out, caption);
  markup_close(p->out);
}

void page_table_close(page *p)
{
  markup_close(p->out);
  markup_close(p->out);
}

void page_head_cell(page *p, const char *scope, const char *text)
{
  markup_open(p->out, "th");
  markup_attribute(p->out, "scope", scope);
  markup_text(p->out, text);
  markup_close(p->out);
}

void page_swatch(page *p, unsigned series)
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

void page_model_name(page *p, const figure_model *model)
{
  markup_open(p->out, "span");
  markup_attribute(p->out, "class", "model");
  markup_attribute(p->out, "title", model->label);
  page_swatch(p, model->series);
  markup_text(p->out, model->label);
  markup_close(p->out);
}

void page_model_heads(page *p, const char *first)
{
  markup_open(p->out, "thead");
  markup_open(p->out, "tr");
  page_head_cell(p, "col", first);
  for (size_t i = 0; i < p->data->model_count; i++) {
    markup_open(p->out, "th");
    markup_attribute(p->out, "scope", "col");
    page_model_name(p, &p->data->models[i]);
    markup_close(p->out);
  }
  markup_close(p->out);
  markup_close(p->out);
}

void page_number(page *p, double value, int significant)
{
  char text[DIGITS_SIZE], exact[32];
  digits_significant(value, significant, text);
  markup_open(p->out, "span");
  markup_attribute(p->out, "class", "number");
  if (isfinite(value)) {
    json_format_number(value, exact);
    markup_attribute(p->out, "title", exact);
  }
  markup_text(p->out, text);
  markup_close(p->out);
}

void page_number_cell(page *p, double value, int significant)
{
  markup_open(p->out, "td");
  page_number(p, value, significant);
  markup_close(p->out);
}

void page_whole_cell(page *p, double value)
{
  char text[DIGITS_SIZE];
  digits_fixed(value, value == floor(value) ? 0 : 1, 0, text);
  markup_element(p->out, "td", NULL, text);
}

void page_text_cell(page *p, const char *text)
{
  markup_element(p->out, "td", "text", text != NULL ? text : "\xe2\x80\x93");
}

void page_percent(page *p, double percent)
{
  char text[DIGITS_SIZE];
  if (!isfinite(percent))
    return;
  /* Beyond tenfold a percentage says nothing: the reference is about zero. */
  if (fabs(percent) > 1000)
    return;
  digits_fixed(percent, fabs(percent) < 99.95 ? 1 : 0, 1, text);
  markup_open(p->out, "span");
  markup_attribute(p->out, "class", "change");
  markup_format(p->out, "%s\xe2\x80\x89%%", text);
  markup_close(p->out);
}

const cJSON *page_deviations(const figure_model *model)
{
  return json_at(model->object, "elastic.uncertainty.standard_deviations");
}

bool page_has_deviations(const page *p)
{
  bool any = false;
  for (size_t i = 0; i < p->data->model_count; i++)
    any = any || cJSON_IsObject(page_deviations(&p->data->models[i]));
  return any;
}

void page_compared(page *p, size_t model, double value, double *reference,
                   const cJSON *deviations, const char *quantity_key)
{
  page_number(p, value, 4);
  page_deviation(p, deviations, quantity_key);
  if (model == 0)
    *reference = value;
  else
    page_percent(p, *reference > 0 ? 100 * (value / *reference - 1) : (double)NAN);
}

void page_deviation(page *p, const cJSON *deviations, const char *quantity_key)
{
  static const struct {
    const char *key, *source;
  } sources[] = {{"rounding", "from the rounding of the printed tensor"},
                 {"other_fits", "from the other fits of the run"},
                 {"scatter", "from the scatter of the points of the fit"}};
  /* The keys hold dots, so this is not a path. */
  const cJSON *found = cJSON_GetObjectItemCaseSensitive(deviations, quantity_key);
  const char *source = NULL;
  double largest = 0, squares = 0;
  char text[DIGITS_SIZE];
  for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
    double deviation = json_number_at(found, sources[i].key);
    if (deviation > 0)
      squares += deviation * deviation;
    if (deviation > largest) {
      largest = deviation;
      source = sources[i].source;
    }
  }
  if (source == NULL)
    return;
  digits_significant(sqrt(squares), 2, text);
  markup_open(p->out, "span");
  markup_attribute(p->out, "class", "deviation");
  markup_attribute_format(p->out, "title", "standard deviation, most of it %s", source);
  markup_format(p->out, "\xc2\xb1\xe2\x80\x89%s", text);
  markup_close(p->out);
}

const cJSON *page_difference(const page *p, const figure_model *model)
{
  const cJSON *list = json_at(p->data->document, "differences");
  for (const cJSON *item = cJSON_IsArray(list) ? list->child : NULL; item != NULL;
       item = item->next) {
    const char *label = json_text_at(item, "label");
    if (label != NULL && model->series > 0 && strcmp(label, model->label) == 0)
      return item;
  }
  return NULL;
}

void page_readable(const char *key, text_buffer *out)
{
  static const struct {
    const char *suffix, *unit;
  } units[] = {
      {"_per_tpa", "TPa\xe2\x81\xbb\xc2\xb9"},
      {"_gpa", "GPa"},
      {"_tpa", "TPa"},
      {"_km_s", "km s\xe2\x81\xbb\xc2\xb9"},
      {"_w_m_k", "W m\xe2\x81\xbb\xc2\xb9 K\xe2\x81\xbb\xc2\xb9"},
      {"_k", "K"},
      {"_percent", "%"},
      {"_cm1", "cm\xe2\x81\xbb\xc2\xb9"},
      {"_deg", "\xc2\xb0"},
      {"_angstrom", "\xc3\x85"},
      {"_angstrom3", "\xc3\x85\xc2\xb3"},
      {"_g_cm3", "g cm\xe2\x81\xbb\xc2\xb3"},
      {"_mpa_sqrt_m", "MPa \xe2\x88\x9am"},
      {"_n_m", "N m\xe2\x81\xbb\xc2\xb9"},
      {"_thz", "THz"},
  };
  size_t length = strlen(key);
  const char *unit = NULL;
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    size_t tail = strlen(units[i].suffix);
    if (strlen(key) > tail && strcmp(key + strlen(key) - tail, units[i].suffix) == 0) {
      unit = units[i].unit;
      length = strlen(key) - tail;
      break;
    }
  }
  static const struct {
    const char *key, *name;
  } names[] = {{"k_v", "K, Voigt"}, {"g_v", "G, Voigt"}, {"k_r", "K, Reuss"}, {"g_r", "G, Reuss"},
               {"k_h", "K, Hill"},  {"g_h", "G, Hill"},  {"e_h", "E, Hill"},
               {"nu_h", "\xce\xbd, Hill"}, {"p", "P"}, {"s1", "S1"}, {"s2", "S2"}};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strlen(names[i].key) == length && strncmp(names[i].key, key, length) == 0) {
      text_append(out, names[i].name);
      length = 0;
    }
  for (size_t i = 0; i < length; i++)
    text_append_bytes(out, key[i] == '_' ? " " : key + i, 1);
  if (unit != NULL)
    text_format(out, " (%s)", unit);
}

bool page_has_spectra(const page *p)
{
  bool any = false;
  for (size_t i = 0; i < p->data->model_count; i++)
    any = any || p->data->models[i].absorbance != NULL;
  return any;
}

bool page_has_elastic(const page *p)
{
  bool any = false;
  for (size_t i = 0; i < p->data->model_count; i++)
    any = any || cJSON_IsObject(json_at(p->data->models[i].object, "elastic"));
  return any;
}

bool page_has_tensors(const page *p)
{
  bool any = false;
  for (size_t i = 0; i < p->data->model_count; i++)
    any = any || figure_has_tensor(&p->data->models[i]);
  return any;
}
