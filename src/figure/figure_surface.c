/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_surface.c: representation surfaces, drawn from back to front. */
#include <math.h>
#include <stdlib.h>

#include "base/pi.h"
#include "figure/axis.h"
#include "figure/figure.h"
#include "figure/palette.h"

/* The viewer stands at azimuth 30, elevation 22 degrees, as three.js does in the page. */
#define AZIMUTH_DEG 30.0
#define ELEVATION_DEG 22.0

typedef struct {
  double right[3], up[3], to_viewer[3], to_light[3];
} view;

typedef struct {
  double xy[8];
  double depth;
  size_t order; /* among equals, so that the result is the same everywhere */
  unsigned colour;
} facet;

typedef struct {
  canvas *c;
  const view *v;
  double x, y, scale; /* the middle, and points a unit of value */
  double least, most; /* of all models: the colours */
} scene;

static double dot(const double a[3], const double b[3])
{
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

static view fixed_view(void)
{
  double a = AZIMUTH_DEG * ELASTIR_PI / 180, e = ELEVATION_DEG * ELASTIR_PI / 180;
  view v = {.right = {-sin(a), cos(a), 0},
            .up = {-sin(e) * cos(a), -sin(e) * sin(a), cos(e)},
            .to_viewer = {cos(e) * cos(a), cos(e) * sin(a), sin(e)}};
  /* From the upper left, on the viewer's side. */
  for (int i = 0; i < 3; i++)
    v.to_light[i] = (-0.5 * v.right[i] + 0.6 * v.up[i] + v.to_viewer[i]) / sqrt(1.61);
  return v;
}

static void grid_point(const quantity_grid *grid, bool most, int ring, int sector, double p[3],
                       double *value)
{
  double theta = ELASTIR_PI / 2 * ring / grid->rings, phi = 2 * ELASTIR_PI * sector / grid->sectors;
  *value = quantity_grid_value(grid, most, ring, sector);
  double r = fabs(*value);
  p[0] = r * sin(theta) * cos(phi);
  p[1] = r * sin(theta) * sin(phi);
  p[2] = r * cos(theta);
}

static void project(const scene *s, const double p[3], double xy[2])
{
  xy[0] = s->x + s->scale * dot(p, s->v->right);
  xy[1] = s->y - s->scale * dot(p, s->v->up);
}

/* Moves the corners a little away from the middle, so that no seams show between facets. */
static void widen(double xy[8])
{
  double x = (xy[0] + xy[2] + xy[4] + xy[6]) / 4, y = (xy[1] + xy[3] + xy[5] + xy[7]) / 4;
  for (int i = 0; i < 4; i++) {
    double dx = xy[2 * i] - x, dy = xy[2 * i + 1] - y, length = hypot(dx, dy);
    if (length > 0) {
      xy[2 * i] += 0.35 * dx / length;
      xy[2 * i + 1] += 0.35 * dy / length;
    }
  }
}

/* false: it looks away from the viewer. */
static bool make_facet(const scene *s, const quantity_grid *grid, bool most, int ring,
                       int sector, facet *f)
{
  double p[4][3], value[4], a[3], b[3], middle[3];
  for (int i = 0; i < 4; i++)
    grid_point(grid, most, ring + (i == 1 || i == 2), sector + (i >= 2), p[i], &value[i]);
  for (int i = 0; i < 3; i++) {
    a[i] = p[2][i] - p[0][i];
    b[i] = p[3][i] - p[1][i];
    middle[i] = (p[0][i] + p[1][i] + p[2][i] + p[3][i]) / 4;
  }
  double normal[3] = {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2],
                      a[0] * b[1] - a[1] * b[0]};
  double length = sqrt(dot(normal, normal));
  if (length == 0 || dot(normal, s->v->to_viewer) <= 0)
    return false;
  for (int i = 0; i < 4; i++)
    project(s, p[i], &f->xy[2 * i]);
  widen(f->xy);
  f->depth = dot(middle, s->v->to_viewer);
  double light = fmax(dot(normal, s->v->to_light) / length, 0);
  double mean = (value[0] + value[1] + value[2] + value[3]) / 4;
  f->colour = palette_mix(0x000000, palette_surface(mean, s->least, s->most),
                          0.6 + 0.4 * light);
  return true;
}

static int farther_first(const void *left, const void *right)
{
  const facet *a = left, *b = right;
  if (a->depth != b->depth)
    return a->depth < b->depth ? -1 : 1;
  return a->order < b->order ? -1 : a->order > b->order;
}

static void draw_solid(const scene *s, const quantity_grid *grid)
{
  size_t count = 0;
  facet *facets = calloc((size_t)(2 * grid->rings * grid->sectors), sizeof *facets);
  if (facets == NULL) {
    s->c->failed = true;
    return;
  }
  for (int ring = 0; ring < 2 * grid->rings; ring++)
    for (int sector = 0; sector < grid->sectors; sector++)
      if (make_facet(s, grid, false, ring, sector, &facets[count])) {
        facets[count].order = count;
        count++;
      }
  qsort(facets, count, sizeof *facets, farther_first);
  s->c->coarse = true; /* facets overlap by more than a tenth of a point */
  for (size_t i = 0; i < count; i++) {
    canvas_style style = {.fill = CANVAS_RGB(facets[i].colour)};
    canvas_path(s->c, facets[i].xy, 4, true, &style);
  }
  s->c->coarse = false;
  free(facets);
}

/* One line of the net: along a meridian (ring varies) or a parallel (sector varies); `front`:
 * the part of it on the viewer's side of the middle. */
static void draw_net_line(const scene *s, const quantity_grid *grid, bool meridian, int at,
                          bool front)
{
  enum { MOST_POINTS = 400 };
  double xy[2 * MOST_POINTS];
  int last = meridian ? 2 * grid->rings : grid->sectors;
  size_t n = 0;
  for (int i = 0; i <= last && n < MOST_POINTS; i++) {
    double p[3], value;
    grid_point(grid, true, meridian ? i : at, meridian ? at : i, p, &value);
    bool here = (dot(p, s->v->to_viewer) >= 0) == front;
    project(s, p, &xy[2 * n]);
    if (!here)
      xy[2 * n] = xy[2 * n + 1] = NAN;
    n++;
  }
  canvas_style style = {.stroke = CANVAS_INK, .width = 0.35, .opacity = front ? 0.75 : 0.25};
  canvas_path(s->c, xy, n, false, &style);
}

/* The outer of two surfaces is a net, through which the inner one shows. */
static void draw_net(const scene *s, const quantity_grid *grid, bool front)
{
  int meridians = 12, parallels = 6;
  for (int i = 0; i < meridians; i++)
    draw_net_line(s, grid, true, i * grid->sectors / meridians, front);
  for (int i = 1; i < parallels; i++)
    draw_net_line(s, grid, false, i * 2 * grid->rings / parallels, front);
}

static void draw_axes(const scene *s, double reach, double font_size, bool names)
{
  static const char *const labels[] = {"x", "y", "z"};
  canvas_style style = {.stroke = CANVAS_MUTED, .width = 0.6};
  canvas_font font = {.size = font_size, .anchor = CANVAS_MIDDLE, .paint = CANVAS_INK};
  for (int i = 0; i < 3; i++) {
    double tip[3] = {0}, xy[2], label[2];
    tip[i] = 1.12 * reach;
    project(s, tip, xy);
    tip[i] = 1.24 * reach;
    project(s, tip, label);
    if (names)
      canvas_text(s->c, label[0], label[1] + 0.35 * font_size, &font, labels[i]);
    else
      canvas_line(s->c, s->x, s->y, xy[0], xy[1], &style);
  }
}

/* The parts of the axes that stick out towards the viewer lie over the surface. */
static void draw_axis_tips(const scene *s, const figure_model *model, figure_quantity q, double reach)
{
  canvas_style style = {.stroke = CANVAS_MUTED, .width = 0.6};
  for (int i = 0; i < 3; i++) {
    double n[3] = {0}, least, most, from[3] = {0}, to[3] = {0}, a[2], b[2];
    n[i] = 1;
    quantity_along(q, model->compliance_per_tpa, n, &least, &most);
    from[i] = fabs(least);
    to[i] = 1.12 * reach;
    project(s, from, a);
    project(s, to, b);
    if (isfinite(least))
      canvas_line(s->c, a[0], a[1], b[0], b[1], &style);
  }
}

/* Facets of about 4 points. */
static int rings_for(double side)
{
  return side < 60 ? 6 : side < 100 ? 8 : side < 130 ? 12 : 18;
}

void figure_surface_panel(canvas *c, const figure_model *model, figure_quantity q, double least,
                          double most, double x, double y, double side, double font_size)
{
  view v = fixed_view();
  double reach = fmax(fabs(least), fabs(most));
  scene s = {.c = c, .v = &v, .x = x + side / 2, .y = y + side / 2,
             .scale = side / 2 / (1.36 * reach), .least = least, .most = most};
  int rings = rings_for(side), net_rings = 2 * rings;
  quantity_grid solid = {0}, net = {0};
  if (quantity_grid_compute(q, model->compliance_per_tpa, rings, 4 * rings, &solid) &&
      quantity_grid_compute(q, model->compliance_per_tpa, net_rings, 4 * net_rings, &net)) {
    bool transverse = quantity_of(q)->transverse;
    draw_axes(&s, reach, font_size, false);
    if (transverse)
      draw_net(&s, &net, false);
    draw_solid(&s, &solid);
    draw_axis_tips(&s, model, q, reach);
    if (transverse)
      draw_net(&s, &net, true);
    draw_axes(&s, reach, font_size, true);
  } else {
    c->failed = true;
  }
  quantity_grid_free(&solid);
  quantity_grid_free(&net);
}

void figure_colour_bar(canvas *c, figure_quantity q, double least, double most, double x, double y,
                       double width, double height, double font_size)
{
  enum { CELLS = 64 };
  char label[64];
  double slack = most > least ? 0 : fmax(fabs(most), 1e-9) * 0.01;
  axis a = {least - slack, most + slack, x, x + width};
  axis_ticks ticks = axis_round_ticks(a.from, a.to, (int)fmax(3, width / (5 * font_size)));
  canvas_style line = {.stroke = CANVAS_INK, .width = 0.5};
  canvas_font font = {.size = font_size, .anchor = CANVAS_MIDDLE, .paint = CANVAS_INK};
  for (int i = 0; i < CELLS; i++) {
    double value = a.from + (a.to - a.from) * (i + 0.5) / CELLS;
    canvas_style cell = {.fill = CANVAS_RGB(palette_surface(value, least, most))};
    /* The last one has no neighbour to overlap. */
    canvas_rectangle(c, x + width * i / CELLS, y, width / CELLS * (i + 1 < CELLS ? 1.4 : 1),
                     height, &cell);
  }
  canvas_rectangle(c, x, y, width, height, &line);
  for (int i = 0; i < ticks.count; i++) {
    char text[DIGITS_SIZE];
    double at = axis_place(&a, axis_tick(&ticks, i));
    axis_tick_text(&ticks, i, text);
    canvas_line(c, at, y + height, at, y + height + 0.35 * font_size, &line);
    canvas_text(c, at, y + height + 1.4 * font_size, &font, text);
  }
  quantity_axis_label(q, label);
  label[0] = label[0] >= 'a' && label[0] <= 'z' ? (char)(label[0] - 'a' + 'A') : label[0];
  canvas_text(c, x + width / 2, y + height + 2.8 * font_size, &font, label);
}

bool figure_quantity_range(const figure_data *data, const figure_options *options, double *least,
                           double *most)
{
  enum { RINGS = 30 };
  *least = INFINITY;
  *most = -INFINITY;
  for (size_t i = 0; i < data->model_count; i++) {
    const figure_model *model = &data->models[i];
    double smallest, largest;
    if (!figure_has_tensor(model) || !figure_shows(options, model) ||
        !quantity_extent(options->q, model->compliance_per_tpa, RINGS, 4 * RINGS, &smallest,
                         &largest))
      continue;
    *least = fmin(*least, smallest);
    *most = fmax(*most, largest);
  }
  return *most > -INFINITY;
}

bool figure_surface(canvas *c, const figure_data *data, const figure_options *options)
{
  double least, most, size = options->font_size;
  size_t shown = 0, place = 0;
  if (!figure_quantity_range(data, options, &least, &most))
    return false;
  for (size_t i = 0; i < data->model_count; i++)
    shown += figure_has_tensor(&data->models[i]) && figure_shows(options, &data->models[i]);
  /* As many in a row as make them largest. */
  double foot = 4.6 * size, head = 1.6 * size, side = 0;
  size_t columns = 1;
  for (size_t n = 1; n <= shown; n++) {
    double rows = ceil((double)shown / (double)n);
    double fits = fmin(c->width / (double)n, (c->height - foot) / rows - head);
    if (fits > side) {
      side = fits;
      columns = n;
    }
  }
  if (side <= 4 * size)
    return false;
  double column = c->width / (double)columns;
  canvas_font font = {.size = size, .anchor = CANVAS_MIDDLE, .paint = CANVAS_INK, .bold = true};
  for (size_t i = 0; i < data->model_count; i++) {
    const figure_model *model = &data->models[i];
    if (!figure_has_tensor(model) || !figure_shows(options, model))
      continue;
    double x = column * (double)(place % columns), y = (side + head) * (double)(place / columns);
    canvas_text_within(c, x + column / 2, y + 1.2 * size, column, &font,
                       figure_tensor_label(model));
    figure_surface_panel(c, model, options->q, least, most, x + (column - side) / 2, y + head,
                         side, size);
    place++;
  }
  double width = fmin(c->width * 0.6, 40 * size);
  figure_colour_bar(c, options->q, least, most, (c->width - width) / 2,
                    c->height - foot + 0.8 * size, width, 0.8 * size, size);
  return !c->failed;
}
