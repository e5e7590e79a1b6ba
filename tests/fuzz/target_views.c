/* SPDX-License-Identifier: GPL-3.0-or-later */
/* target_views.c: results of any contents as pages and as figures. */
#include <stdlib.h>
#include <string.h>

#include "figure/figure_file.h"
#include "measured/text.h"
#include "output/atoms.h"
#include "result/read.h"
#include "targets.h"
#include "view/html/report.h"

static elastir_result *read_result(const uint8_t *data, size_t size,
                                   elastir_diagnostics *diagnostics)
{
  elastir_stream *stream = elastir_stream_open_memory("fuzz", data, size, ELASTIR_CHECKSUM_NONE,
                                                      diagnostics);
  return stream != NULL ? result_read(stream, diagnostics) : NULL;
}

/* A coordinate that is no number: "nan" or "inf" where a path or an attribute has one. */
static void check_coordinates(const char *text)
{
  static const char *const wrong[] = {"=\"nan", "=\"-nan", "=\"inf", "=\"-inf", "Mnan", "Lnan",
                                      "Minf",   "Linf",    "M-inf",  "L-inf"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
    fuzz_require(strstr(text, wrong[i]) == NULL, "coordinates are numbers");
}

static void check_text(const char *text, size_t length)
{
  fuzz_require(text_is_utf8(text_part(text, length)), "what is written is UTF-8");
  fuzz_require(strlen(text) == length, "and has no NUL");
}

/* Atoms, modes and cells for other programs. */
static void check_atoms(const elastir_result_model *model)
{
  model_atoms atoms;
  bool memory;
  text_buffer out = {0};
  if (atoms_of(model, &atoms, &memory)) {
    atoms_as_xyz(&out, model, &atoms, 0);
    atoms_as_molden(&out, model, &atoms);
    atoms_as_cif(&out, model, &atoms);
    fuzz_require(out.length == 0 || strlen(out.text) == out.length, "there is no NUL");
  }
  text_free(&out);
  atoms_free(&atoms);
}

int fuzz_report(const uint8_t *data, size_t size)
{
  elastir_diagnostics diagnostics = {0};
  elastir_result *result = read_result(data, size, &diagnostics);
  size_t length = 0;
  char *page = NULL;
  if (result != NULL) {
    page =
        report_html(result, &(report_options){.version = "0", .still = size % 8 != 0}, &length, &diagnostics);
    fuzz_require(page != NULL, "a result has a page");
    check_text(page, length);
    check_coordinates(page);
    for (size_t i = 0; i < result->models_count; i++)
      check_atoms(&result->models[i]);
  }
  free(page);
  result_free(result);
  elastir_diagnostics_free(&diagnostics);
  return 0;
}

static void draw(const elastir_result *result, const figure_plate *plate)
{
  elastir_diagnostics diagnostics = {0};
  size_t length = 0;
  char *bytes = figure_file_make(result, plate, &length, &diagnostics);
  fuzz_require(bytes != NULL || diagnostics.errors > 0, "why there is no figure is told");
  if (bytes != NULL && (plate->format == FIGURE_SVG || plate->format == FIGURE_CSV))
    check_text(bytes, length);
  if (bytes != NULL && plate->format == FIGURE_SVG)
    check_coordinates(bytes);
  free(bytes);
  elastir_diagnostics_free(&diagnostics);
}

/* What a panel may ask for, by the size of the input. */
static figure_options make_panel(size_t size)
{
  figure_options panel = figure_options_default();
  panel.layout = size % 2 == 0 ? FIGURE_OFFSET : FIGURE_OVERLAID;
  panel.of = size % 2 == 0 ? FIGURE_FRACTIONS : FIGURE_RATIOS;
  panel.as = size % 2 == 0 ? FIGURE_DENSITY : FIGURE_STICKS;
  panel.extrema = panel.graded = size % 5 == 0;
  if (size % 3 == 0) {
    panel.from_cm1 = size % 2 == 0 ? 1800.0 : 600.0;
    panel.to_cm1 = size % 2 == 0 ? 600.0 : 1800.0;
    panel.breaks[0] = (axis_break){900, 1000};
    panel.break_count = 1;
    panel.marks[0].at = 700;
    panel.marks[1].at = 701;
    panel.mark_count = 2;
    panel.shades[0] = (figure_shade){.from = 650, .to = 1e6, .text = "shade"};
    panel.shade_count = 1;
  }
  return panel;
}

int fuzz_figure(const uint8_t *data, size_t size)
{
  elastir_diagnostics diagnostics = {0};
  elastir_result *result = read_result(data, size, &diagnostics);
  figure_options panel = make_panel(size);
  figure_plate plate = {.panels = &panel, .panel_count = 1, .dpi = 36};
  for (int kind = 0; result != NULL && kind < FIGURE_KINDS; kind++)
    for (int format = FIGURE_SVG; format <= FIGURE_CSV; format++) {
      panel.kind = (figure_kind)kind;
      panel.q = (figure_quantity)((4 * size + (size_t)format) % FIGURE_QUANTITIES);
      plate.format = (figure_format)format;
      draw(result, &plate);
    }
  result_free(result);
  elastir_diagnostics_free(&diagnostics);
  return 0;
}
