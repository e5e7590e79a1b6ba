/* SPDX-License-Identifier: GPL-3.0-or-later */
/* canvas_pdf.c: the canvas as PDF, by cairo, where configure found it. */
#include "base/pi.h"
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "figure/canvas.h"

#ifdef HAVE_CAIRO
#include <math.h>

#include <cairo-pdf.h>
#include <cairo.h>

#include "figure/palette.h"
#include "text/text.h"

typedef struct {
  cairo_surface_t *surface;
  cairo_t *cairo;
  text_buffer bytes;
} pdf;

static cairo_status_t collect(void *closure, const unsigned char *data, unsigned int length)
{
  text_buffer *bytes = closure;
  text_append_bytes(bytes, (const char *)data, length);
  return bytes->failed ? CAIRO_STATUS_NO_MEMORY : CAIRO_STATUS_SUCCESS;
}

static void set_colour(cairo_t *cairo, canvas_paint paint, double opacity)
{
  unsigned rgb = palette_rgb(paint);
  cairo_set_source_rgba(cairo, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                        (rgb & 0xff) / 255.0, opacity > 0 ? opacity : 1);
}

static void pdf_path(canvas *c, const double *xy, size_t points, bool closed,
                     const canvas_style *style)
{
  cairo_t *cairo = ((pdf *)c->state)->cairo;
  bool down = false;
  cairo_new_path(cairo);
  for (size_t i = 0; i < points; i++) {
    bool good = isfinite(xy[2 * i]) && isfinite(xy[2 * i + 1]);
    if (good && down)
      cairo_line_to(cairo, xy[2 * i], xy[2 * i + 1]);
    else if (good)
      cairo_move_to(cairo, xy[2 * i], xy[2 * i + 1]);
    down = good;
  }
  if (closed)
    cairo_close_path(cairo);
  if (style->fill.kind != PAINT_NONE) {
    set_colour(cairo, style->fill, style->opacity);
    cairo_fill_preserve(cairo);
  }
  if (style->stroke.kind != PAINT_NONE) {
    int count;
    const double *dash = palette_dash(style->dash, &count);
    set_colour(cairo, style->stroke, style->opacity);
    cairo_set_line_width(cairo, style->width);
    cairo_set_dash(cairo, dash, count, 0);
    cairo_stroke_preserve(cairo);
  }
}

static void pdf_text(canvas *c, double x, double y, const canvas_font *font, const char *text)
{
  cairo_t *cairo = ((pdf *)c->state)->cairo;
  cairo_text_extents_t extents;
  cairo_select_font_face(cairo, "sans-serif", CAIRO_FONT_SLANT_NORMAL,
                         font->bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(cairo, font->size);
  cairo_text_extents(cairo, text, &extents);
  set_colour(cairo, font->paint, 1);
  cairo_save(cairo);
  cairo_translate(cairo, x, y);
  cairo_rotate(cairo, font->angle * ELASTIR_PI / 180);
  cairo_move_to(cairo, -0.5 * (double)font->anchor * extents.x_advance, 0);
  cairo_show_text(cairo, text);
  cairo_restore(cairo);
}

static void pdf_begin(canvas *c, const char *class_name, int series, const char *title)
{
  (void)c, (void)class_name, (void)series, (void)title;
}

static void pdf_end(canvas *c)
{
  (void)c;
}

static const canvas_backend pdf_backend = {pdf_path, pdf_text, pdf_begin, pdf_end};

bool canvas_pdf_available(void)
{
  return true;
}

bool canvas_pdf_open(canvas *c, double width, double height, const char *title)
{
  pdf *state = calloc(1, sizeof *state);
  *c = (canvas){.backend = &pdf_backend, .width = width, .height = height, .state = state};
  if (state == NULL)
    return false;
  state->surface = cairo_pdf_surface_create_for_stream(collect, &state->bytes, width, height);
  cairo_pdf_surface_set_metadata(state->surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata(state->surface, CAIRO_PDF_METADATA_CREATOR, "elastir");
  /* Without this cairo writes the time of the day, and the bytes never repeat. */
  cairo_pdf_surface_set_metadata(state->surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                 "1970-01-01T00:00:00Z");
  state->cairo = cairo_create(state->surface);
  cairo_set_line_join(state->cairo, CAIRO_LINE_JOIN_ROUND);
  return true;
}

bool canvas_pdf_close(canvas *c, unsigned char **bytes, size_t *length)
{
  pdf *state = c->state;
  *bytes = NULL;
  *length = 0;
  if (state == NULL)
    return false;
  cairo_destroy(state->cairo);
  cairo_surface_finish(state->surface);
  bool good = cairo_surface_status(state->surface) == CAIRO_STATUS_SUCCESS &&
              !state->bytes.failed && !c->failed;
  cairo_surface_destroy(state->surface);
  if (good) {
    *bytes = (unsigned char *)state->bytes.text;
    *length = state->bytes.length;
  } else {
    text_free(&state->bytes);
  }
  free(state);
  c->state = NULL;
  return good;
}

#else

bool canvas_pdf_available(void)
{
  return false;
}

bool canvas_pdf_open(canvas *c, double width, double height, const char *title)
{
  (void)title;
  *c = (canvas){.width = width, .height = height, .failed = true};
  return false;
}

bool canvas_pdf_close(canvas *c, unsigned char **bytes, size_t *length)
{
  (void)c;
  *bytes = NULL;
  *length = 0;
  return false;
}

#endif
