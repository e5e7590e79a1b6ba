/* SPDX-License-Identifier: GPL-3.0-or-later */
/* describe.c: the description of a plate as JSON. */
#include "figure/describe.h"

#include <stdlib.h>
#include <string.h>

#include "base/stream.h"
#include "figure/describe_panel.h"
#include "json/json.h"

enum { LARGEST = 1 << 20, MOST_PANELS = 24 };

/* What is read before it is checked as a whole. */
typedef struct {
  double width_mm, height_mm, dpi, font_size;
  int columns;
  figure_options *panels;
  size_t panel_count;
} plate;

static bool read_panels(described *d, const cJSON *item, void *target)
{
  plate *p = target;
  return described_list(d, item, MOST_PANELS, sizeof *p->panels, p->panels, &p->panel_count,
                        describe_panel);
}

static const described_key keys[] = {
    {.name = "width_mm", .type = KEY_NUMBER, .at = offsetof(plate, width_mm), .least = 10, .most = 2000},
    {.name = "height_mm", .type = KEY_NUMBER, .at = offsetof(plate, height_mm), .least = 10, .most = 2000},
    {.name = "dpi", .type = KEY_NUMBER, .at = offsetof(plate, dpi), .least = 36, .most = 1200},
    {.name = "font_pt", .type = KEY_NUMBER, .at = offsetof(plate, font_size),
     .least = FIGURE_LEAST_FONT, .most = 48},
    {.name = "columns", .type = KEY_WHOLE, .at = offsetof(plate, columns), .least = 1, .most = 12},
    {.name = "panels", .type = KEY_BY, .read = read_panels},
    {0}};

static bool take(described *d, const cJSON *json, figure_description *description)
{
  plate p = {.panels = calloc(MOST_PANELS, sizeof *p.panels)};
  description->panels = p.panels;
  if (p.panels == NULL) {
    elastir_diagnose_no_memory(d->diagnostics);
    return false;
  }
  /* 0: as the plate says, which may come behind the panels. */
  for (size_t i = 0; i < MOST_PANELS; i++) {
    p.panels[i] = figure_options_default();
    p.panels[i].font_size = 0;
  }
  if (!described_object(d, json, keys, &p))
    return false;
  if (p.panel_count == 0)
    return described_wrong(d, json, "\"panels\" with a panel in it");
  for (size_t i = 0; i < p.panel_count; i++)
    if (!(p.panels[i].font_size > 0))
      p.panels[i].font_size = p.font_size > 0 ? p.font_size : figure_options_default().font_size;
  description->plate = (figure_plate){.width_mm = p.width_mm, .height_mm = p.height_mm, .dpi = p.dpi,
                                      .columns = (size_t)p.columns, .panels = p.panels,
                                      .panel_count = p.panel_count};
  return true;
}

bool figure_description_read(const char *path, figure_description *description,
                             elastir_diagnostics *diagnostics)
{
  described d = {.file = path, .diagnostics = diagnostics};
  size_t length = 0;
  long line = 0;
  *description = (figure_description){0};
  char *text = elastir_read_whole(path, LARGEST, ELASTIR_CHECKSUM_NONE, &length, NULL, diagnostics);
  if (text == NULL)
    return false;
  description->json = json_parse(text, length, &line);
  free(text);
  if (description->json == NULL)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-json", path, line,
                     "the JSON ends or is damaged here; expected a description as in elastir-figure(5)");
  bool good = description->json != NULL && take(&d, description->json, description);
  if (!good)
    figure_description_free(description);
  return good;
}

void figure_description_free(figure_description *description)
{
  free(description->panels);
  cJSON_Delete(description->json);
  *description = (figure_description){0};
}
