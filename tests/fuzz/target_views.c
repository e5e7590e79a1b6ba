/* SPDX-License-Identifier: GPL-3.0-or-later */
/* target_views.c: results of any contents as pages and as figures. */
#include <stdlib.h>
#include <string.h>

#include "figure/figure_file.h"
#include "measured/text.h"
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

int fuzz_report(const uint8_t *data, size_t size)
{
  elastir_diagnostics diagnostics = {0};
  elastir_result *result = read_result(data, size, &diagnostics);
  size_t length = 0;
  char *page = NULL;
  if (result != NULL) {
    page = report_html(result, &(report_options){.version = "0", .still = true}, &length, &diagnostics);
    fuzz_require(page != NULL, "a result has a page");
    check_text(page, length);
    check_coordinates(page);
  }
  free(page);
  result_free(result);
  elastir_diagnostics_free(&diagnostics);
  return 0;
}

static void draw(const elastir_result *result, const figure_file_options *options)
{
  elastir_diagnostics diagnostics = {0};
  size_t length = 0;
  char *bytes = figure_file_make(result, options, &length, &diagnostics);
  fuzz_require(bytes != NULL || diagnostics.errors > 0, "why there is no figure is told");
  if (bytes != NULL && (options->format == FIGURE_SVG || options->format == FIGURE_CSV))
    check_text(bytes, length);
  if (bytes != NULL && options->format == FIGURE_SVG)
    check_coordinates(bytes);
  free(bytes);
  elastir_diagnostics_free(&diagnostics);
}

int fuzz_figure(const uint8_t *data, size_t size)
{
  elastir_diagnostics diagnostics = {0};
  elastir_result *result = read_result(data, size, &diagnostics);
  figure_file_options options = {.figure = figure_options_default(), .dpi = 36};
  options.figure.layout = size % 2 == 0 ? FIGURE_OFFSET : FIGURE_OVERLAID;
  options.figure.q = (figure_quantity)(size % 4);
  if (size % 3 == 0) {
    options.figure.from_cm1 = 600.0;
    options.figure.to_cm1 = 1800.0;
  }
  for (int kind = FIGURE_SPECTRUM; result != NULL && kind <= FIGURE_HISTOGRAM; kind++)
    for (int format = FIGURE_SVG; format <= FIGURE_CSV; format++) {
      options.kind = (figure_kind)kind;
      options.format = (figure_format)format;
      draw(result, &options);
    }
  result_free(result);
  elastir_diagnostics_free(&diagnostics);
  return 0;
}
