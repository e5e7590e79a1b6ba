/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands.c: which bands of a model are new, gone or shifted against the first one. */
#include "output/terminal/render.h"

#include <math.h>
#include <stdlib.h>

#include "json/json.h"

enum { MOST_BANDS = 8 };

/* Smaller shifts are left out: they are below what a measured spectrum resolves. */
static const double least_shift_cm1 = 1.0;
static const double least_ratio = 1.5; /* of heights */

typedef struct {
  double reference_cm1, value_cm1, height, height_ratio; /* in the model; in the reference if gone */
} band;

typedef enum { BAND_NEW, BAND_GONE, BAND_SHIFTED, BAND_STRONGER, BAND_WEAKER } band_fate;

static bool read_band(const cJSON *item, band_fate fate, band *found)
{
  found->reference_cm1 = json_number_at(item, "reference_cm1");
  found->value_cm1 = json_number_at(item, "value_cm1");
  bool before = isfinite(found->reference_cm1), after = isfinite(found->value_cm1);
  found->height = json_number_at(item, after ? "value_height" : "reference_height");
  found->height_ratio = json_number_at(item, "height_ratio");
  switch (fate) {
  case BAND_NEW:
    return after && !before;
  case BAND_GONE:
    return before && !after;
  case BAND_STRONGER:
    return before && after && found->height_ratio >= least_ratio;
  case BAND_WEAKER:
    return before && after && found->height_ratio <= 1.0 / least_ratio;
  default:
    return before && after &&
           fabs(found->value_cm1 - found->reference_cm1) >= least_shift_cm1;
  }
}

static int by_height(const void *a, const void *b)
{
  const band *first = a, *second = b;
  if (first->height != second->height)
    return first->height < second->height ? 1 : -1;
  double x = isfinite(first->value_cm1) ? first->value_cm1 : first->reference_cm1;
  double y = isfinite(second->value_cm1) ? second->value_cm1 : second->reference_cm1;
  return (x > y) - (x < y);
}

static void add_band(text_buffer *text, const band *item, band_fate fate)
{
  terminal_figure height = figure_fixed(item->height, 1);
  terminal_figure before = figure_fixed(item->reference_cm1, 1);
  terminal_figure after = figure_fixed(item->value_cm1, 1);
  double shift = item->value_cm1 - item->reference_cm1;
  if (text->length > 0)
    text_append(text, ", ");
  if (fate == BAND_SHIFTED)
    text_format(text, "%s\u00a0→\u00a0%s\u00a0(%s%s)", before.text, after.text,
                shift > 0.0 ? "+" : "", figure_fixed(shift, 1).text);
  else if (fate == BAND_STRONGER || fate == BAND_WEAKER)
    text_format(text, "%s\u00a0×%s\u00a0(%s)", after.text,
                figure_fixed(item->height_ratio, item->height_ratio < 1.0 ? 2 : 1).text,
                height.text);
  else
    text_format(text, "%s\u00a0(%s)", fate == BAND_NEW ? after.text : before.text, height.text);
}

static void print_fate(terminal *term, const cJSON *list, band_fate fate, const char *word)
{
  size_t most = (size_t)cJSON_GetArraySize(list), count = 0;
  band *bands = malloc((most + 1) * sizeof *bands);
  if (bands == NULL) {
    term->out->failed = true;
    return;
  }
  const cJSON *item;
  cJSON_ArrayForEach(item, list)
  {
    band found;
    if (count < most && read_band(item, fate, &found))
      bands[count++] = found;
  }
  qsort(bands, count, sizeof *bands, by_height);
  text_buffer text = {0};
  for (size_t i = 0; i < count && i < MOST_BANDS; i++)
    add_band(&text, &bands[i], fate);
  if (count > MOST_BANDS)
    text_format(&text, " and %zu weaker", count - MOST_BANDS);
  if (text.failed)
    term->out->failed = true;
  else
    terminal_paragraph(term, STYLE_PLAIN, 2, 11, "%-9s%s", word,
                       count > 0 ? text.text : "none");
  terminal_free_text(term, &text);
  free(bands);
}

void terminal_bands(terminal *term)
{
  bool begun = false;
  const cJSON *difference;
  cJSON_ArrayForEach(difference, json_at(term->result, "differences"))
  {
    const cJSON *list = json_at(difference, "bands");
    const char *label = json_text_at(difference, "label");
    const char *reference = json_text_at(difference, "reference");
    if (!cJSON_IsArray(list))
      continue;
    if (!begun) {
      terminal_heading(term, "Bands that differ");
      terminal_paragraph(term, STYLE_FAINT, 0, 2,
                         "Against %s: wavenumber in cm⁻¹ (height in km mol⁻¹ cm), strongest "
                         "first; heights × %s and more or less, shifts of %s cm⁻¹ and more.",
                         reference != NULL ? reference : "the first model",
                         figure_fixed(least_ratio, 1).text,
                         figure_fixed(least_shift_cm1, 0).text);
    }
    begun = true;
    terminal_paragraph(term, STYLE_STRONG, 0, 2, "%s", label != NULL ? label : "–");
    print_fate(term, list, BAND_NEW, "new");
    print_fate(term, list, BAND_GONE, "gone");
    print_fate(term, list, BAND_STRONGER, "stronger");
    print_fate(term, list, BAND_WEAKER, "weaker");
    print_fate(term, list, BAND_SHIFTED, "shifted");
  }
}
