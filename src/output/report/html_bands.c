/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_bands.c: the bands of the first model and how they change in the others. */
#include <math.h>

#include "json/json.h"
#include "json/writer.h"
#include "output/digits.h"
#include "output/report/page.h"

/* Weaker bands than this share of the strongest are left to the JSON. */
#define WEAKEST_SHARE 0.02

static const cJSON *band_at(const cJSON *difference, double reference_cm1)
{
  const cJSON *bands = json_at(difference, "bands");
  for (const cJSON *band = cJSON_IsArray(bands) ? bands->child : NULL; band != NULL;
       band = band->next)
    if (json_number_at(band, "reference_cm1") == reference_cm1)
      return band;
  return NULL;
}

static void shift_cell(page *p, const figure_model *model, double reference_cm1)
{
  const cJSON *band = band_at(page_difference(p, model), reference_cm1);
  double shift = json_number_at(band, "shift_cm1"), ratio = json_number_at(band, "height_ratio");
  char text[DIGITS_SIZE];
  markup_open(p->out, "td");
  if (isfinite(shift)) {
    digits_fixed(shift, 1, 1, text);
    markup_text(p->out, text);
    digits_fixed(ratio, 2, 0, text);
    markup_open(p->out, "span");
    markup_attribute(p->out, "class", "change");
    markup_format(p->out, "\xc3\x97\xe2\x80\x89%s", text);
    markup_close(p->out);
  } else {
    markup_text(p->out, "absent");
  }
  markup_close(p->out);
}

static double tallest(const cJSON *peaks)
{
  double most = 0;
  for (const cJSON *peak = peaks->child; peak != NULL; peak = peak->next)
    most = fmax(most, json_number_at(peak, "height"));
  return most;
}

static void heads(page *p)
{
  markup_open(p->out, "thead");
  markup_open(p->out, "tr");
  for (size_t i = 0; i < p->data->model_count; i++) {
    const figure_model *model = &p->data->models[i];
    if (i > 0 && model->absorbance == NULL)
      continue;
    markup_open(p->out, "th");
    markup_attribute(p->out, "scope", "col");
    page_model_name(p, model);
    markup_text(p->out, i == 0 ? " (cm\xe2\x81\xbb\xc2\xb9)" : " shift (cm\xe2\x81\xbb\xc2\xb9)");
    markup_close(p->out);
    if (i == 0)
      page_head_cell(p, "col", "Height (km mol\xe2\x81\xbb\xc2\xb9 cm)");
  }
  markup_close(p->out);
  markup_close(p->out);
}

static void new_bands(page *p, const figure_model *model)
{
  const cJSON *bands = json_at(page_difference(p, model), "bands");
  double most = 0;
  bool any = false;
  char text[DIGITS_SIZE];
  for (const cJSON *band = cJSON_IsArray(bands) ? bands->child : NULL; band != NULL;
       band = band->next)
    most = fmax(most, json_number_at(band, "value_height"));
  for (const cJSON *band = cJSON_IsArray(bands) ? bands->child : NULL; band != NULL;
       band = band->next) {
    double at = json_number_at(band, "value_cm1"), height = json_number_at(band, "value_height");
    if (isfinite(json_number_at(band, "reference_cm1")) || !isfinite(at) ||
        height < WEAKEST_SHARE * most)
      continue;
    if (!any) {
      markup_open(p->out, "p");
      markup_text(p->out, "Bands of ");
      page_model_name(p, model);
      markup_format(p->out, " that %s has not (cm\xe2\x81\xbb\xc2\xb9, height in brackets): ",
                    p->data->models[0].label);
    }
    digits_fixed(at, 1, 0, text);
    markup_format(p->out, "%s%s", any ? "; " : "", text);
    digits_significant(height, 3, text);
    markup_format(p->out, " (%s)", text);
    any = true;
  }
  if (any) {
    markup_text(p->out, ".");
    markup_close(p->out);
  }
}

void page_bands(page *p)
{
  const cJSON *peaks = json_at(p->data->models[0].object, "spectrum.peaks");
  if (!cJSON_IsArray(peaks) || peaks->child == NULL)
    return;
  double most = tallest(peaks);
  page_table_open(p, "values",
                  "Bands of the first model of at least 2 % of the strongest, their shifts in "
                  "the other models and, in small print, the ratio of heights.");
  heads(p);
  markup_open(p->out, "tbody");
  for (const cJSON *peak = peaks->child; peak != NULL; peak = peak->next) {
    double at = json_number_at(peak, "position_cm1"), height = json_number_at(peak, "height");
    char text[DIGITS_SIZE];
    if (!(height >= WEAKEST_SHARE * most) || !isfinite(at))
      continue;
    digits_fixed(at, 1, 0, text);
    markup_open(p->out, "tr");
    page_head_cell(p, "row", text);
    page_number_cell(p, height, 3);
    for (size_t i = 1; i < p->data->model_count; i++)
      if (p->data->models[i].absorbance != NULL)
        shift_cell(p, &p->data->models[i], at);
    markup_close(p->out);
  }
  markup_close(p->out);
  page_table_close(p);
  for (size_t i = 1; i < p->data->model_count; i++)
    new_bands(p, &p->data->models[i]);
}
