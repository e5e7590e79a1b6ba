/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_file.c: one plate, of one panel or several, as the bytes of a file. */
#include "figure/figure_file.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "figure/panel.h"
#include "figure/polar.h"
#include "figure/why.h"

#define USUAL_DPI 300.0

/* A plate being made: what each panel shows, and where it is. */
typedef struct {
  const figure_plate *plate;
  figure_data *data;    /* one a panel */
  double (*place)[4];   /* left, top, width, height; points */
  double width, height; /* points */
  size_t failed;        /* the panel that shows nothing; panel_count: none */
} work;

static bool is_placed(const figure_options *panel)
{
  return panel->place[2] > 0 && panel->place[3] > 0;
}

static size_t columns_of(const figure_plate *plate)
{
  size_t in_rows = 0;
  for (size_t i = 0; i < plate->panel_count; i++)
    in_rows += !is_placed(&plate->panels[i]);
  size_t columns = plate->columns > 0 ? plate->columns : in_rows > 1 ? 2 : 1;
  return columns < in_rows ? columns : in_rows > 0 ? in_rows : 1;
}

/* Rows one below the other, each as high as its highest panel asks for. Returns the height. */
static double lay_rows(work *w, double gap)
{
  const size_t columns = columns_of(w->plate);
  const double width = (w->width - gap * (double)(columns - 1)) / (double)columns;
  double top = 0, high = 0;
  size_t column = 0;
  for (size_t i = 0; i < w->plate->panel_count; i++) {
    const figure_options *panel = &w->plate->panels[i];
    if (is_placed(panel))
      continue;
    if (column == columns) {
      top += high + gap;
      high = 0;
      column = 0;
    }
    w->place[i][0] = (width + gap) * (double)column++;
    w->place[i][1] = top;
    w->place[i][2] = width;
    w->place[i][3] = panel_height(&w->data[i], panel, width);
    high = fmax(high, w->place[i][3]);
  }
  return top + high;
}

/* Panels of a row are equally high, and rows fill the height. */
static void even_rows(work *w, double from, double to)
{
  for (size_t i = 0; i < w->plate->panel_count; i++) {
    double high = 0;
    if (is_placed(&w->plate->panels[i]))
      continue;
    for (size_t k = 0; k < w->plate->panel_count; k++)
      if (!is_placed(&w->plate->panels[k]) && w->place[k][1] == w->place[i][1])
        high = fmax(high, w->place[k][3]);
    w->place[i][3] = high;
  }
  for (size_t i = 0; from > 0 && i < w->plate->panel_count; i++) {
    w->place[i][1] *= to / from;
    w->place[i][3] *= to / from;
  }
}

static void lay_out(work *w)
{
  const double page_mm = 225, gap = 3 * CANVAS_POINTS_PER_MM;
  const figure_plate *plate = w->plate;
  const double usual = plate->panel_count == 1 ? panel_width(&plate->panels[0])
                                               : 170 * CANVAS_POINTS_PER_MM;
  w->width = plate->width_mm > 0 ? plate->width_mm * CANVAS_POINTS_PER_MM : usual;
  double natural = lay_rows(w, gap);
  double most = page_mm * CANVAS_POINTS_PER_MM;
  w->height = plate->height_mm > 0 ? plate->height_mm * CANVAS_POINTS_PER_MM
              : natural > 0        ? fmin(natural, most)
                                   : 0.6 * w->width;
  even_rows(w, natural, w->height);
  for (size_t i = 0; i < plate->panel_count; i++)
    for (int k = 0; is_placed(&plate->panels[i]) && k < 4; k++)
      w->place[i][k] = plate->panels[i].place[k] * (k % 2 == 0 ? w->width : w->height);
}

static void draw_all(canvas *c, work *w)
{
  c->dpi = w->plate->dpi;
  for (size_t i = 0; i < w->plate->panel_count && w->failed == w->plate->panel_count; i++) {
    const double *place = w->place[i];
    const canvas_style paper = {.fill = {PAINT_PAPER, 0}};
    canvas outer;
    canvas_enter(c, place[0], place[1], place[2], place[3], &outer);
    if (is_placed(&w->plate->panels[i])) /* it may lie over another */
      canvas_rectangle(c, 0, 0, place[2], place[3], &paper);
    if (!panel_draw(c, &w->data[i], &w->plate->panels[i]) && !c->failed)
      w->failed = i;
    canvas_leave(c, &outer);
  }
}

static char *draw_svg(work *w, const char *label, size_t *length)
{
  static const char head[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  markup out;
  char *bytes = NULL;
  if (markup_begin(&out)) {
    markup_raw(&out, head, strlen(head));
    canvas c = canvas_svg_open(&out, w->width, w->height, false, label, NULL);
    draw_all(&c, w);
    canvas_svg_close(&c);
    markup_raw(&out, "\n", 1);
    bytes = c.failed ? NULL : markup_finish(&out, length);
  }
  markup_free(&out);
  return bytes;
}

static char *draw_cairo(work *w, const char *label, size_t *length)
{
  const double dpi = w->plate->dpi > 0 ? w->plate->dpi : USUAL_DPI;
  canvas c;
  unsigned char *bytes = NULL;
  if (w->plate->format == FIGURE_PDF ? canvas_pdf_open(&c, w->width, w->height, label)
                                     : canvas_png_open(&c, w->width, w->height, dpi))
    draw_all(&c, w);
  if (!canvas_cairo_close(&c, &bytes, length))
    bytes = NULL;
  return (char *)bytes;
}

/* Columns of several panels are named by the tag or the number of theirs. */
static char *write_csv(work *w, size_t *length)
{
  const figure_plate *plate = w->plate;
  sheet columns = {0};
  text_buffer out = {0};
  for (size_t i = 0; i < plate->panel_count && w->failed == plate->panel_count; i++) {
    text_buffer prefix = {0};
    text_format(&prefix, "%zu", i + 1);
    columns.prefix = plate->panel_count < 2          ? NULL
                     : plate->panels[i].tag != NULL ? plate->panels[i].tag
                                                    : prefix.text;
    columns.failed = columns.failed || prefix.failed;
    if (!panel_csv(&w->data[i], &plate->panels[i], &columns) && !columns.failed)
      w->failed = i;
    text_free(&prefix);
  }
  sheet_write(&columns, &out);
  sheet_free(&columns);
  if (out.failed)
    text_free(&out);
  *length = out.length;
  return out.text;
}

static char *make(work *w, size_t *length)
{
  const figure_plate *plate = w->plate;
  text_buffer label = {0};
  char *bytes = NULL;
  lay_out(w);
  if (plate->format == FIGURE_CSV)
    return write_csv(w, length);
  for (size_t i = 0; i < plate->panel_count; i++) {
    text_append(&label, i > 0 ? "; " : "");
    panel_describe(&plate->panels[i], &label);
  }
  if (!label.failed)
    bytes = plate->format == FIGURE_SVG ? draw_svg(w, label.text, length)
                                        : draw_cairo(w, label.text, length);
  text_free(&label);
  return bytes;
}

/* What each panel asks for, from all that the result has. false: reported. */
static bool pick_all(work *w, const figure_data *all, elastir_diagnostics *diagnostics)
{
  for (size_t i = 0; i < w->plate->panel_count; i++) {
    const char *missing;
    if (!figure_data_pick(all, &w->plate->panels[i], &w->data[i], &missing)) {
      elastir_diagnose_no_memory(diagnostics);
      return false;
    }
    if (missing != NULL) {
      elastir_diagnose(diagnostics, ELASTIR_ERROR, "no-such-model", NULL, 0,
                       "the result has no model or measured spectrum '%s'", missing);
      return false;
    }
  }
  return true;
}

/* The first model in whose cell a direction is another than in that of the first one shown. */
static const figure_model *direction_stray(const figure_data *data, const figure_options *panel,
                                           const int uvw[3])
{
  const figure_model *first = figure_first_tensor(data);
  for (size_t i = 0; i < data->model_count; i++) {
    double n[3], own[3];
    if (figure_has_tensor(&data->models[i]) && figure_lattice_direction(panel, first, uvw, n) &&
        figure_lattice_direction(panel, &data->models[i], uvw, own) &&
        !figure_indices_agree(first, n, &data->models[i], own))
      return &data->models[i];
  }
  return NULL;
}

static const figure_model *plane_stray(const figure_data *data, const figure_options *panel,
                                       const int hkl[3])
{
  figure_options own = *panel;
  memcpy(own.plane, hkl, sizeof own.plane);
  return polar_stray(data, &own);
}

/* (110) of a conventional cell in one model and of a primitive one in another are not alike. */
static void report_other_cells(const figure_data *data, const figure_options *panel,
                               elastir_diagnostics *diagnostics)
{
  const bool polar = panel->kind == FIGURE_POLAR, surface = panel->kind == FIGURE_SURFACE;
  const int(*indices)[3] = polar && panel->plane_count == 0 ? &panel->plane
                           : polar                          ? panel->planes
                                                            : panel->directions;
  const size_t planes = panel->plane_count > 0 ? panel->plane_count : 1;
  const size_t count = polar ? planes : surface ? panel->direction_count : 0;
  for (size_t i = 0; i < count && !panel->cartesian; i++) {
    const figure_model *stray = polar ? plane_stray(data, panel, indices[i])
                                      : direction_stray(data, panel, indices[i]);
    if (stray == NULL)
      continue;
    elastir_diagnose(diagnostics, ELASTIR_WARNING, "different-cells", NULL, 0,
                     "%d,%d,%d is another %s in the cell of %s than in that of %s; Cartesian components "
                     "(--cartesian, or \"cartesian\": true in a description) mean the same in both",
                     indices[i][0], indices[i][1], indices[i][2], polar ? "plane" : "direction",
                     figure_tensor_label(stray), figure_tensor_label(figure_first_tensor(data)));
    return;
  }
}

/* Whether the libraries for it are there; reported if not. */
static bool is_possible(const figure_plate *plate, elastir_diagnostics *diagnostics)
{
  const double most_dots = 20000, dpi = plate->dpi > 0 ? plate->dpi : USUAL_DPI;
  if (plate->format != FIGURE_PDF && plate->format != FIGURE_PNG)
    return plate->format != FIGURE_SVG || markup_available(diagnostics);
  if (!canvas_cairo_available()) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "no-cairo", NULL, 0,
                     "PDF and PNG need cairo (libcairo.so.2, 1.16 or later), which is missing or was missing "
                     "when this program was built; expected --format svg or csv");
    return false;
  }
  /* Without a size it is no larger than a page of 225 mm. */
  double longer = fmax(fmax(plate->width_mm, plate->height_mm), 225);
  if (plate->format == FIGURE_PNG && longer / 25.4 * dpi > most_dots) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "too-large", NULL, 0,
                     "the picture would be wider or higher than 20000 dots; expected a smaller size or fewer "
                     "dots per inch");
    return false;
  }
  return true;
}

static void report_nothing(const work *w, elastir_diagnostics *diagnostics)
{
  const double size[] = {w->width, w->height};
  text_buffer reason = {0};
  if (w->plate->panel_count > 1)
    text_format(&reason, "panels[%zu]: ", w->failed);
  why_nothing(&w->data[w->failed], &w->plate->panels[w->failed], w->plate->format == FIGURE_CSV, size,
              &reason);
  if (reason.failed)
    elastir_diagnose_no_memory(diagnostics);
  else
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "nothing-to-show", NULL, 0, "%s", reason.text);
  text_free(&reason);
}

static char *make_from(work *w, size_t *length, elastir_diagnostics *diagnostics)
{
  char *bytes = make(w, length);
  if (w->failed < w->plate->panel_count) {
    free(bytes);
    bytes = NULL;
    report_nothing(w, diagnostics);
  } else if (bytes == NULL) {
    elastir_diagnose_no_memory(diagnostics);
  }
  return bytes;
}

char *figure_file_make(const elastir_result *result, const figure_plate *plate, size_t *length,
                       elastir_diagnostics *diagnostics)
{
  figure_data all;
  char *bytes = NULL;
  work w = {.plate = plate, .failed = plate->panel_count};
  if (!is_possible(plate, diagnostics))
    return NULL;
  if (!figure_data_take(result, &all)) {
    elastir_diagnose_no_memory(diagnostics);
    return NULL;
  }
  w.data = calloc(plate->panel_count + 1, sizeof *w.data);
  w.place = calloc(plate->panel_count + 1, sizeof *w.place);
  if (w.data == NULL || w.place == NULL)
    elastir_diagnose_no_memory(diagnostics);
  else if (pick_all(&w, &all, diagnostics))
    bytes = make_from(&w, length, diagnostics);
  for (size_t i = 0; bytes != NULL && i < plate->panel_count; i++)
    report_other_cells(&w.data[i], &plate->panels[i], diagnostics);
  for (size_t i = 0; w.data != NULL && i < plate->panel_count; i++)
    figure_picked_free(&w.data[i]);
  free(w.data);
  free(w.place);
  figure_data_free(&all);
  return bytes;
}
