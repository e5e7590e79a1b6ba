/* SPDX-License-Identifier: GPL-3.0-or-later */
/* canvas.h: what a figure is drawn on: paths and text, and pictures, to SVG, PDF or PNG.
 *
 * Lengths are points (1/72 inch), y downwards. Colours are named by their role where they have
 * one, so that a page can show the same figure in dark and in light. */
#ifndef ELASTIR_CANVAS_H
#define ELASTIR_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

#include "output/markup.h"

#define CANVAS_POINTS_PER_MM (72.0 / 25.4)

typedef enum {
  PAINT_NONE,
  PAINT_INK,    /* text, axes */
  PAINT_MUTED,  /* less important text */
  PAINT_RULE,   /* grid lines */
  PAINT_PAPER,
  PAINT_SERIES, /* value: the number of the model */
  PAINT_RGB     /* value: 0xRRGGBB */
} canvas_paint_kind;

typedef struct {
  canvas_paint_kind kind;
  unsigned value;
} canvas_paint;

#define CANVAS_INK ((canvas_paint){PAINT_INK, 0})
#define CANVAS_MUTED ((canvas_paint){PAINT_MUTED, 0})
#define CANVAS_RULE ((canvas_paint){PAINT_RULE, 0})
#define CANVAS_SERIES(n) ((canvas_paint){PAINT_SERIES, (unsigned)(n)})
#define CANVAS_RGB(rgb) ((canvas_paint){PAINT_RGB, (rgb)})

typedef struct {
  canvas_paint stroke, fill;
  double width;   /* of the stroke */
  int dash;       /* 0 solid, else a pattern of palette_dash */
  double opacity; /* 0 counts as 1 */
} canvas_style;

typedef enum { CANVAS_START, CANVAS_MIDDLE, CANVAS_END } canvas_anchor;

typedef struct {
  double size;
  canvas_anchor anchor;
  double angle; /* degrees, clockwise */
  bool bold;
  canvas_paint paint;
} canvas_font;

/* Left, top, width and height. */
typedef struct {
  double x, y, width, height;
} canvas_box;

typedef struct canvas canvas;

/* Red, green, blue, opacity, row by row from the top. */
typedef struct {
  int columns, rows;
  unsigned char *rgba;
} canvas_image;

typedef struct {
  void (*path)(canvas *c, const double *xy, size_t points, bool closed,
               const canvas_style *style);
  void (*text)(canvas *c, double x, double y, const canvas_font *font, const char *text);
  void (*begin)(canvas *c, const char *class_name, int series, const char *title);
  void (*end)(canvas *c);
  void (*shift)(canvas *c, double x, double y);
  void (*unshift)(canvas *c);
  void (*image)(canvas *c, double x, double y, double width, double height,
                const canvas_image *image);
  double (*text_width)(canvas *c, const canvas_font *font, const char *text);
} canvas_backend;

struct canvas {
  const canvas_backend *backend;
  double width, height;
  bool failed;
  bool coarse;  /* SVG only: tenths of a point are enough for what comes */
  bool in_page; /* SVG only: colours are the variables of the page's style sheet */
  markup *out;  /* SVG only */
  double dpi;   /* of pictures; 0: the least that print asks for */
  void *state;  /* PDF and PNG only */
};

/* points pairs x, y; a pair of NAN lifts the pen. */
void canvas_path(canvas *c, const double *xy, size_t points, bool closed,
                 const canvas_style *style);
void canvas_line(canvas *c, double x0, double y0, double x1, double y1,
                 const canvas_style *style);
void canvas_rectangle(canvas *c, double x, double y, double width, double height,
                      const canvas_style *style);
void canvas_circle(canvas *c, double x, double y, double radius, const canvas_style *style);
void canvas_text(canvas *c, double x, double y, const canvas_font *font, const char *text);

/* The same, cut short with an ellipsis where it would be wider than `width`. */
void canvas_text_within(canvas *c, double x, double y, double width, const canvas_font *font,
                        const char *text);

/* A group; series -1: of no model. class_name and title (what a reader sees when pointing at
 * it) may be NULL. */
void canvas_begin(canvas *c, const char *class_name, int series, const char *title);
void canvas_end(canvas *c);

/* Pixels stretched to this rectangle. */
void canvas_picture(canvas *c, double x, double y, double width, double height,
                    const canvas_image *image);

/* How wide the text is; where no font is at hand, an upper estimate for those without serifs. */
double canvas_text_width(canvas *c, const canvas_font *font, const char *text);

/* What is drawn until canvas_leave has its corner at (x, y) and that size. *outer holds what
 * comes back then. */
void canvas_enter(canvas *c, double x, double y, double width, double height, canvas *outer);
void canvas_leave(canvas *c, const canvas *outer);

/* Opens <svg> in `out` and gives a canvas that draws into it. label: what it shows, for those
 * who cannot see it. description (may be NULL) says more. In a page it scales with its column;
 * on its own it has a size in mm. */
canvas canvas_svg_open(markup *out, double width, double height, bool in_page,
                       const char *label, const char *description);
void canvas_svg_close(canvas *c);

/* By cairo; where it is not there or the program was built without it, `available` is false and open
 * fails. */
bool canvas_cairo_available(void);
bool canvas_pdf_open(canvas *c, double width, double height, const char *title);
bool canvas_png_open(canvas *c, double width, double height, double dpi);
/* Finishes either: the caller frees *bytes. false: no memory. */
bool canvas_cairo_close(canvas *c, unsigned char **bytes, size_t *length);

#endif
