/* SPDX-License-Identifier: GPL-3.0-or-later */
/* canvas_cairo.c: the canvas as PDF and as PNG, by cairo, where it is. */
#include "base/angle.h"
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "figure/canvas.h"

#ifdef HAVE_CAIRO
#include <math.h>

#include "figure/cairo_library.h"
#include "figure/cairo_text.h"
#include "figure/palette.h"
#include "output/png.h"
#include "text/text.h"

typedef struct {
  cairo_surface_t *surface;
  cairo_t *cairo;
  text_buffer bytes; /* PDF */
  double dpi;        /* PNG; 0: PDF */
} drawing;

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

static void draw_path(canvas *c, const double *xy, size_t points, bool closed,
                      const canvas_style *style)
{
  cairo_t *cairo = ((drawing *)c->state)->cairo;
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

static double text_width(canvas *c, const canvas_font *font, const char *text)
{
  return cairo_text_width(((drawing *)c->state)->cairo, font, text);
}

static void draw_text(canvas *c, double x, double y, const canvas_font *font, const char *text)
{
  cairo_t *cairo = ((drawing *)c->state)->cairo;
  double width = text_width(c, font, text);
  set_colour(cairo, font->paint, 1);
  cairo_save(cairo);
  cairo_translate(cairo, x, y);
  cairo_rotate(cairo, elastir_radians(font->angle));
  cairo_text_show(cairo, -0.5 * (double)font->anchor * width, 0, font, text);
  cairo_restore(cairo);
}

static void draw_begin(canvas *c, const char *class_name, int series, const char *title)
{
  (void)c, (void)class_name, (void)series, (void)title;
}

static void draw_end(canvas *c)
{
  (void)c;
}

static void draw_shift(canvas *c, double x, double y)
{
  cairo_t *cairo = ((drawing *)c->state)->cairo;
  cairo_save(cairo);
  cairo_translate(cairo, x, y);
}

static void draw_unshift(canvas *c)
{
  cairo_restore(((drawing *)c->state)->cairo);
}

/* One pixel as cairo has it: in the order of the machine, times its opacity. */
static uint32_t premultiplied(const unsigned char *rgba)
{
  uint32_t pixel = (uint32_t)rgba[3] << 24;
  for (int i = 0; i < 3; i++)
    pixel |= (uint32_t)((rgba[i] * rgba[3] + 127) / 255) << (16 - 8 * i);
  return pixel;
}

static void draw_image(canvas *c, double x, double y, double width, double height,
                       const canvas_image *image)
{
  cairo_t *cairo = ((drawing *)c->state)->cairo;
  cairo_surface_t *pixels =
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, image->columns, image->rows);
  unsigned char *data = cairo_image_surface_get_data(pixels);
  const int stride = cairo_image_surface_get_stride(pixels);
  for (int row = 0; data != NULL && row < image->rows; row++)
    for (int column = 0; column < image->columns; column++) {
      uint32_t pixel = premultiplied(image->rgba + 4 * ((size_t)row * (size_t)image->columns +
                                                        (size_t)column));
      memcpy(data + (size_t)row * (size_t)stride + 4 * (size_t)column, &pixel, sizeof pixel);
    }
  c->failed = c->failed || data == NULL;
  cairo_surface_mark_dirty(pixels);
  cairo_save(cairo);
  cairo_translate(cairo, x, y);
  cairo_scale(cairo, width / image->columns, height / image->rows);
  cairo_set_source_surface(cairo, pixels, 0, 0);
  cairo_paint(cairo);
  cairo_restore(cairo);
  cairo_surface_destroy(pixels);
}

static const canvas_backend cairo_backend = {draw_path,  draw_text,    draw_begin, draw_end,
                                             draw_shift, draw_unshift, draw_image, text_width};

bool canvas_cairo_available(void)
{
  return cairo_library_load();
}

static drawing *open_drawing(canvas *c, double width, double height)
{
  drawing *state = cairo_library_load() ? calloc(1, sizeof *state) : NULL;
  *c = (canvas){.backend = &cairo_backend, .width = width, .height = height, .state = state,
                .failed = state == NULL};
  return state;
}

/* Lines meet roundly; letters have the widths of print, not those that suit the pixels. */
static void set_up(drawing *state)
{
  cairo_font_options_t *fonts = cairo_font_options_create();
  cairo_font_options_set_hint_metrics(fonts, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style(fonts, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias(fonts, CAIRO_ANTIALIAS_GRAY);
  state->cairo = cairo_create(state->surface);
  cairo_set_font_options(state->cairo, fonts);
  cairo_font_options_destroy(fonts);
  cairo_set_line_join(state->cairo, CAIRO_LINE_JOIN_ROUND);
}

bool canvas_pdf_open(canvas *c, double width, double height, const char *title)
{
  drawing *state = open_drawing(c, width, height);
  if (state == NULL)
    return false;
  state->surface = cairo_pdf_surface_create_for_stream(collect, &state->bytes, width, height);
  cairo_pdf_surface_set_metadata(state->surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata(state->surface, CAIRO_PDF_METADATA_CREATOR, "elastir");
  /* Without this cairo writes the time of the day, and the bytes never repeat. */
  cairo_pdf_surface_set_metadata(state->surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                 "1970-01-01T00:00:00Z");
  set_up(state);
  return true;
}

bool canvas_png_open(canvas *c, double width, double height, double dpi)
{
  drawing *state = open_drawing(c, width, height);
  if (state == NULL)
    return false;
  const double scale = dpi / 72;
  state->dpi = dpi;
  state->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)ceil(width * scale - 1e-6),
                                              (int)ceil(height * scale - 1e-6));
  set_up(state);
  cairo_set_source_rgb(state->cairo, 1, 1, 1);
  cairo_paint(state->cairo);
  cairo_scale(state->cairo, scale, scale);
  return true;
}

/* The pixels as PNG; false: no memory. */
static bool encode(const drawing *state, unsigned char **bytes, size_t *length)
{
  const int columns = cairo_image_surface_get_width(state->surface);
  const int rows = cairo_image_surface_get_height(state->surface);
  const int stride = cairo_image_surface_get_stride(state->surface);
  const unsigned char *data = cairo_image_surface_get_data(state->surface);
  unsigned char *rgb = malloc(3 * (size_t)columns * (size_t)rows + 1);
  for (int i = 0; rgb != NULL && data != NULL && i < columns * rows; i++) {
    uint32_t pixel;
    memcpy(&pixel, data + (size_t)(i / columns) * (size_t)stride + 4 * (size_t)(i % columns),
           sizeof pixel);
    for (int k = 0; k < 3; k++)
      rgb[3 * (size_t)i + (size_t)k] = (unsigned char)(pixel >> (16 - 8 * k) & 0xff);
  }
  bool good = rgb != NULL && data != NULL &&
              png_encode(rgb, columns, rows, 3, state->dpi, bytes, length);
  free(rgb);
  return good;
}

bool canvas_cairo_close(canvas *c, unsigned char **bytes, size_t *length)
{
  drawing *state = c->state;
  *bytes = NULL;
  *length = 0;
  if (state == NULL)
    return false;
  cairo_destroy(state->cairo);
  if (state->dpi > 0)
    cairo_surface_flush(state->surface);
  else
    cairo_surface_finish(state->surface);
  bool good = cairo_surface_status(state->surface) == CAIRO_STATUS_SUCCESS &&
              !state->bytes.failed && !c->failed;
  if (good && state->dpi > 0) {
    good = encode(state, bytes, length);
  } else if (good) {
    *bytes = (unsigned char *)state->bytes.text;
    *length = state->bytes.length;
  } else {
    text_free(&state->bytes);
  }
  cairo_surface_destroy(state->surface);
  free(state);
  c->state = NULL;
  return good;
}

#else

bool canvas_cairo_available(void)
{
  return false;
}

static bool refuse(canvas *c, double width, double height)
{
  *c = (canvas){.width = width, .height = height, .failed = true};
  return false;
}

bool canvas_pdf_open(canvas *c, double width, double height, const char *title)
{
  (void)title;
  return refuse(c, width, height);
}

bool canvas_png_open(canvas *c, double width, double height, double dpi)
{
  (void)dpi;
  return refuse(c, width, height);
}

bool canvas_cairo_close(canvas *c, unsigned char **bytes, size_t *length)
{
  (void)c;
  *bytes = NULL;
  *length = 0;
  return false;
}

#endif
