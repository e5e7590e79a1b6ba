/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_file.c: one figure of a result as the bytes of a file. */
#include "figure/figure_file.h"

#include "figure/polar.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  bool (*draw)(canvas *c, const figure_data *data, const figure_options *options);
  bool (*csv)(const figure_data *data, const figure_options *options, text_buffer *out);
  double (*height)(const figure_data *data, const figure_options *options, double width);
  double width_mm, height_mm; /* height: if there is no function */
  const char *lacks; /* for the message where there is nothing to show */
} kind_facts;

static const kind_facts kinds[] = {
    {figure_spectrum, figure_spectrum_csv, NULL, 170, 90, "no model has a spectrum"},
    {figure_polar, figure_polar_csv, NULL, 85, 90, "no model has a stable elastic tensor"},
    {figure_surface, figure_surface_csv, figure_surface_height, 170, 0, "no model has a stable elastic tensor"},
    {figure_matrix, figure_matrix_csv, figure_matrix_height, 170, 0, "no model has an elastic tensor"},
    {figure_map, figure_map_csv, NULL, 85, 80, "there is no such stiffness map"},
    {figure_histogram, figure_histogram_csv, NULL, 120, 70, "there is no such stiffness map"},
};

/* What the figure shows, in words. */
static void describe(const figure_file_options *options, text_buffer *label)
{
  char name[64];
  quantity_axis_label(options->figure.q, name);
  switch (options->kind) {
  case FIGURE_SPECTRUM:
    text_append(label, "Simulated infrared spectra");
    break;
  case FIGURE_POLAR:
    text_format(label, "Polar plot of %s in the plane ", name);
    polar_plane_name(&options->figure, label);
    break;
  case FIGURE_SURFACE:
    text_format(label, "Representation surfaces of %s", name);
    break;
  case FIGURE_MAP:
    text_append(label, "Stiffness map");
    break;
  case FIGURE_HISTOGRAM:
    text_append(label, "Histogram of a stiffness map");
    break;
  default:
    text_append(label, "Stiffness matrices");
  }
}

static char *draw_svg(const figure_data *data, const figure_file_options *options, double width,
                      double height, const char *label, size_t *length, bool *shown)
{
  static const char head[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  markup out;
  char *bytes = NULL;
  if (markup_begin(&out)) {
    markup_raw(&out, head, strlen(head));
    canvas c = canvas_svg_open(&out, width, height, false, label, NULL);
    c.dpi = options->dpi;
    *shown = kinds[options->kind].draw(&c, data, &options->figure);
    canvas_svg_close(&c);
    markup_raw(&out, "\n", 1);
    bytes = c.failed ? NULL : markup_finish(&out, length);
  }
  markup_free(&out);
  return bytes;
}

static char *draw_cairo(const figure_data *data, const figure_file_options *options, double width,
                        double height, const char *label, size_t *length, bool *shown)
{
  const double usual_dpi = 300;
  const double dpi = options->dpi > 0 ? options->dpi : usual_dpi;
  canvas c;
  unsigned char *bytes = NULL;
  if (options->format == FIGURE_PDF ? canvas_pdf_open(&c, width, height, label)
                                    : canvas_png_open(&c, width, height, dpi)) {
    c.dpi = options->dpi;
    *shown = kinds[options->kind].draw(&c, data, &options->figure);
  }
  if (!canvas_cairo_close(&c, &bytes, length))
    bytes = NULL;
  return (char *)bytes;
}

/* As asked for, or as suits the width, up to a page. */
static double height_of(const figure_data *data, const figure_file_options *options, double width)
{
  const double page_mm = 225;
  const kind_facts *facts = &kinds[options->kind];
  double height = facts->height_mm * CANVAS_POINTS_PER_MM;
  if (options->height_mm > 0)
    return options->height_mm * CANVAS_POINTS_PER_MM;
  if (facts->height != NULL)
    height = facts->height(data, &options->figure, width);
  return height < page_mm * CANVAS_POINTS_PER_MM ? height : page_mm * CANVAS_POINTS_PER_MM;
}

static char *make(const figure_data *data, const figure_file_options *options, size_t *length,
                  bool *shown)
{
  const kind_facts *facts = &kinds[options->kind];
  double width = (options->width_mm > 0 ? options->width_mm : facts->width_mm) *
                 CANVAS_POINTS_PER_MM;
  double height = height_of(data, options, width);
  char *bytes = NULL;
  text_buffer label = {0};
  if (options->format == FIGURE_CSV) {
    *shown = facts->csv(data, &options->figure, &label);
    *length = label.length;
    if (label.failed)
      text_free(&label);
    return label.text;
  }
  describe(options, &label);
  if (!label.failed && options->format != FIGURE_SVG)
    bytes = draw_cairo(data, options, width, height, label.text, length, shown);
  else if (!label.failed)
    bytes = draw_svg(data, options, width, height, label.text, length, shown);
  text_free(&label);
  return bytes;
}

static bool has_model(const figure_data *data, const char *label)
{
  bool found = label == NULL;
  for (size_t i = 0; i < data->model_count; i++)
    found = found || strcmp(data->models[i].label, label) == 0;
  return found;
}

char *figure_file_make(const elastir_result *result, const figure_file_options *options,
                       size_t *length, elastir_diagnostics *diagnostics)
{
  figure_data data;
  char *bytes = NULL;
  bool shown = true;
  const double usual_mm = 2000, most_dots = 20000;
  double longer = options->width_mm > options->height_mm ? options->width_mm : options->height_mm;
  if (options->format == FIGURE_PNG && options->dpi > 0 &&
      (longer > 0 ? longer : usual_mm / 10) / 25.4 * options->dpi > most_dots) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "too-large", NULL, 0,
                     "the picture would be wider or higher than 20000 dots; expected a smaller size "
                     "or fewer dots an inch");
    return NULL;
  }
  bool by_cairo = options->format == FIGURE_PDF || options->format == FIGURE_PNG;
  if (by_cairo && !canvas_cairo_available()) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "no-cairo", NULL, 0,
                     "PDF and PNG take cairo (libcairo.so.2, 1.16 or later), which is not here or was "
                     "not when this program was built; expected --format svg or csv");
    return NULL;
  }
  if (!figure_data_take(result, &data)) {
    elastir_diagnose_no_memory(diagnostics);
    return NULL;
  }
  if (!has_model(&data, options->figure.model)) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "no-such-model", NULL, 0,
                     "the result has no model '%s'", options->figure.model);
  } else {
    bytes = make(&data, options, length, &shown);
    if (bytes != NULL && !shown) {
      free(bytes);
      bytes = NULL;
      elastir_diagnose(diagnostics, ELASTIR_ERROR, "nothing-to-show", NULL, 0,
                       "%s to show at this size and in this range",
                       kinds[options->kind].lacks);
    } else if (bytes == NULL) {
      elastir_diagnose_no_memory(diagnostics);
    }
  }
  figure_data_free(&data);
  return bytes;
}
