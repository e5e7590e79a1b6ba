/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_surface.c: representation surfaces, all models to one scale. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/angle.h"
#include "figure/axis.h"
#include "figure/facets.h"
#include "figure/figure.h"
#include "figure/grid.h"
#include "figure/net.h"
#include "figure/palette.h"
#include "figure/shaded.h"

/* The viewer stands at azimuth 30, elevation 22 degrees, as three.js does in the page. */
#define AZIMUTH_DEG 30.0
#define ELEVATION_DEG 22.0

static void draw_axes(const surface_scene *s, double reach, double font_size, bool names)
{
  static const char *const labels[] = {"x", "y", "z"};
  canvas_style style = {.stroke = CANVAS_MUTED, .width = 0.6};
  canvas_font font = {.size = font_size, .anchor = CANVAS_MIDDLE, .paint = CANVAS_INK};
  for (int i = 0; i < 3; i++) {
    double tip[3] = {0}, xy[2], label[2];
    tip[i] = 1.12 * reach;
    surface_project(s, tip, xy);
    tip[i] = 1.24 * reach;
    surface_project(s, tip, label);
    if (names)
      canvas_text(s->c, label[0], label[1] + 0.35 * font_size, &font, labels[i]);
    else
      canvas_line(s->c, s->x, s->y, xy[0], xy[1], &style);
  }
}

/* The parts of the axes that stick out towards the viewer lie over the surface. */
static void draw_axis_tips(const surface_scene *s, const figure_model *model, figure_quantity q, double reach)
{
  canvas_style style = {.stroke = CANVAS_MUTED, .width = 0.6};
  for (int i = 0; i < 3; i++) {
    double n[3] = {0}, least, most, from[3] = {0}, to[3] = {0}, a[2], b[2];
    n[i] = 1;
    quantity_along(q, model->compliance_per_tpa, n, &least, &most);
    from[i] = fabs(least);
    to[i] = 1.12 * reach;
    surface_project(s, from, a);
    surface_project(s, to, b);
    if (isfinite(least))
      canvas_line(s->c, a[0], a[1], b[0], b[1], &style);
  }
}

/* On a page, facets of about 4 points. */
static int rings_for(double side)
{
  return side < 60 ? 6 : side < 100 ? 8 : side < 130 ? 12 : 18;
}

/* Smooth, as a picture: nodes 0.75 degrees apart along meridians, 1.5 along parallels, and shades in
 * between. */
static void draw_picture(const surface_scene *s, const figure_model *model, figure_quantity q,
                         double side, double reach)
{
  enum { RINGS = 120, LEAST_DPI = 300, MOST_PIXELS = 2000 };
  quantity_grid solid = {0};
  canvas_image image = {0};
  double dpi = s->c->dpi > 0 ? s->c->dpi : LEAST_DPI;
  shaded_scene scene = {.view = s->v, .reach = reach, .least = s->least, .most = s->most,
                        .pixels = (int)fmin(ceil(side / 72 * dpi), MOST_PIXELS)};
  if (quantity_grid_compute(q, model->compliance_per_tpa, RINGS, 2 * RINGS, &solid) &&
      shaded_surface(&scene, &solid, &image))
    canvas_picture(s->c, s->x - side / 2, s->y - side / 2, side, side, &image);
  else
    s->c->failed = true;
  free(image.rgba);
  quantity_grid_free(&solid);
}

static void draw_facets(const surface_scene *s, const figure_model *model, figure_quantity q,
                        double side)
{
  quantity_grid solid = {0};
  int rings = rings_for(side);
  if (quantity_grid_compute(q, model->compliance_per_tpa, rings, 4 * rings, &solid))
    facets_draw(s, &solid);
  else
    s->c->failed = true;
  quantity_grid_free(&solid);
}

/* An arrow from outside to the point of the surface along n. */
static void draw_arrow(const surface_scene *s, const double n[3], double value, double reach)
{
  const double head = 2.2;
  double tip[3], tail[3], a[2], b[2];
  for (int i = 0; i < 3; i++) {
    tip[i] = fabs(value) * n[i];
    tail[i] = (fabs(value) + 0.28 * reach) * n[i];
  }
  surface_project(s, tip, a);
  surface_project(s, tail, b);
  double dx = b[0] - a[0], dy = b[1] - a[1], length = hypot(dx, dy);
  canvas_style line = {.stroke = CANVAS_RGB(0xd55e00), .width = 0.9};
  canvas_style filled = {.fill = CANVAS_RGB(0xd55e00)};
  canvas_line(s->c, a[0], a[1], b[0], b[1], &line);
  if (length < head)
    return;
  dx *= head / length;
  dy *= head / length;
  const double corners[] = {a[0], a[1], a[0] + 1.6 * dx - 0.6 * dy, a[1] + 1.6 * dy + 0.6 * dx,
                            a[0] + 1.6 * dx + 0.6 * dy, a[1] + 1.6 * dy - 0.6 * dx};
  canvas_path(s->c, corners, 3, true, &filled);
}

/* Where a quantity is smallest and largest. */
typedef struct {
  double value;
  const double *n; /* NULL: not known */
} extremum;

static void ends_of(const figure_model *model, figure_quantity q, extremum ends[2])
{
  const elastir_result_directional *d = model->directional;
  ends[0] = ends[1] = (extremum){NAN, NULL};
  if (d == NULL)
    return;
  if (q == QUANTITY_M) {
    const elastir_result_contact_extremum *found[] = {d->contact_modulus_gpa.min,
                                                      d->contact_modulus_gpa.max};
    for (int k = 0; k < 2; k++)
      if (found[k] != NULL)
        ends[k] = (extremum){found[k]->value, found[k]->direction};
    return;
  }
  const elastir_result_range *range = q == QUANTITY_E      ? &d->youngs_modulus_gpa
                                      : q == QUANTITY_BETA ? &d->linear_compressibility_per_tpa
                                      : q == QUANTITY_G    ? &d->shear_modulus_gpa
                                                           : &d->poisson_ratio;
  const elastir_result_extremum *found[] = {range->min, range->max};
  for (int k = 0; k < 2; k++)
    if (found[k] != NULL)
      ends[k] = (extremum){found[k]->value, found[k]->direction};
}

/* At the extrema of the result, on the viewer's side of the middle: n and -n are alike. */
static void draw_extrema(const surface_scene *s, const figure_model *model, figure_quantity q,
                         double reach)
{
  extremum ends[2];
  ends_of(model, q, ends);
  for (int k = 0; k < 2; k++) {
    if (ends[k].n == NULL || !isfinite(ends[k].value))
      continue;
    double sign = view_dot(ends[k].n, s->v->to_viewer) < 0 ? -1 : 1, n[3];
    for (int i = 0; i < 3; i++)
      n[i] = sign * ends[k].n[i];
    draw_arrow(s, n, fmin(fabs(ends[k].value), reach), reach);
  }
}

/* Lattice directions as lines out of the surface, with their indices. */
static void draw_directions(const surface_scene *s, const figure_model *model,
                            const figure_options *options, double reach)
{
  const canvas_style line = {.stroke = CANVAS_MUTED, .width = 0.6};
  canvas_font font = {.size = options->font_size, .anchor = CANVAS_MIDDLE, .paint = CANVAS_INK};
  for (size_t i = 0; i < options->direction_count; i++) {
    double n[3], least, most, from[3], to[3], name[3], a[2], b[2], at[2];
    text_buffer text = {0};
    if (!figure_lattice_direction(options, model, options->directions[i], n))
      continue;
    quantity_along(options->q, model->compliance_per_tpa, n, &least, &most);
    for (int k = 0; k < 3; k++) {
      from[k] = fmin(fabs(least), reach) * n[k];
      to[k] = 1.12 * reach * n[k];
      name[k] = 1.24 * reach * n[k];
    }
    surface_project(s, view_dot(n, s->v->to_viewer) < 0 ? to : from, a);
    surface_project(s, to, b);
    surface_project(s, name, at);
    figure_plane_text(options->directions[i], "[]", &text);
    s->c->failed = s->c->failed || text.failed;
    canvas_line(s->c, a[0], a[1], b[0], b[1], &line);
    canvas_text(s->c, at[0], at[1] + 0.35 * font.size, &font, text.text);
    text_free(&text);
  }
}

static double or_usual(double value, double usual)
{
  return isfinite(value) ? value : usual;
}

static void draw_panel(canvas *c, const figure_model *model, const figure_options *options,
                       const double range[2], const canvas_box *square)
{
  enum { NET_RINGS = 36 };
  view_of v = view_from(or_usual(options->view[0], AZIMUTH_DEG), or_usual(options->view[1], ELEVATION_DEG));
  const double reach = fmax(fabs(range[0]), fabs(range[1])), room = 1.36;
  const double side = square->width;
  const figure_quantity q = options->q;
  const bool names = options->direction_count == 0;
  surface_scene s = {.c = c, .v = &v, .x = square->x + side / 2, .y = square->y + side / 2,
                     .scale = side / 2 / (room * reach), .least = range[0], .most = range[1]};
  quantity_grid net = {0};
  if (!quantity_grid_compute(q, model->compliance_per_tpa, NET_RINGS, 4 * NET_RINGS, &net)) {
    c->failed = true;
    return;
  }
  bool transverse = quantity_of(q)->transverse;
  if (names)
    draw_axes(&s, reach, options->font_size, false);
  if (transverse)
    net_draw(&s, &net, side, false);
  if (c->in_page)
    draw_facets(&s, model, q, side);
  else
    draw_picture(&s, model, q, side, room * reach);
  if (names)
    draw_axis_tips(&s, model, q, reach);
  if (transverse)
    net_draw(&s, &net, side, true);
  if (names)
    draw_axes(&s, reach, options->font_size, true);
  draw_directions(&s, model, options, reach);
  if (options->extrema)
    draw_extrema(&s, model, q, reach);
  quantity_grid_free(&net);
}

void figure_surface_panel(canvas *c, const figure_model *model, figure_quantity q, const double range[2],
                          const canvas_box *square, double font_size)
{
  figure_options options = figure_options_default();
  options.q = q;
  options.font_size = font_size;
  draw_panel(c, model, &options, range, square);
}

/* About six ticks, or fewer, so that their numbers stand apart. */
static axis_ticks ticks_with_room(canvas *c, const axis *a, double font_size)
{
  const canvas_font font = {.size = font_size};
  axis_ticks ticks = {0};
  for (int wanted = 6; wanted >= 3; wanted--) {
    double widest = 0;
    ticks = axis_round_ticks(a->from, a->to, wanted);
    for (int i = 0; i < ticks.count; i++) {
      char text[DIGITS_SIZE];
      axis_tick_text(&ticks, i, text);
      widest = fmax(widest, canvas_text_width(c, &font, text));
    }
    if (ticks.count < 2 || axis_place(a, axis_tick(&ticks, 1)) - axis_place(a, axis_tick(&ticks, 0)) >
                               widest + 0.3 * font_size)
      break;
  }
  return ticks;
}

void figure_colour_bar(canvas *c, figure_quantity q, const double range[2], const canvas_box *box,
                       double font_size)
{
  enum { CELLS = 64 };
  char label[64];
  const double least = range[0], most = range[1], x = box->x, y = box->y, width = box->width,
               height = box->height;
  double slack = most > least ? 0 : fmax(fabs(most), 1e-9) * 0.01;
  axis a = axis_between(least - slack, most + slack, x, x + width);
  axis_ticks ticks = ticks_with_room(c, &a, font_size);
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
  const figure_data *all = figure_all(data);
  *least = INFINITY;
  *most = -INFINITY;
  for (size_t i = 0; i < all->model_count; i++) {
    const figure_model *model = &all->models[i];
    double smallest, largest;
    if (!figure_has_tensor(model) ||
        !quantity_extent(options->q, model->compliance_per_tpa, RINGS, &smallest, &largest))
      continue;
    *least = fmin(*least, smallest);
    *most = fmax(*most, largest);
  }
  bool any = *most > -INFINITY;
  if (any && isfinite(options->least))
    *least = options->least;
  if (any && isfinite(options->most))
    *most = options->most;
  return any && fmax(fabs(*least), fabs(*most)) > 0;
}

static double bar_label_width(canvas *c, figure_quantity q, double size)
{
  const canvas_font font = {.size = size};
  char label[64];
  quantity_axis_label(q, label);
  return canvas_text_width(c, &font, label);
}

static size_t count_shown(const figure_data *data)
{
  size_t shown = 0;
  for (size_t i = 0; i < data->model_count; i++)
    shown += figure_has_tensor(&data->models[i]);
  return shown;
}

/* What the solid, the net and orange are, where that needs words; "" otherwise. */
static void legend_of(figure_quantity q, double least, char text[120])
{
  const quantity_facts *facts = quantity_of(q);
  char below[60] = "";
  if (least < 0)
    snprintf(below, sizeof below, "%snegative, drawn as |%s|%s",
             facts->transverse ? " (orange: " : "Orange: ", facts->symbol, facts->transverse ? ")" : "");
  if (facts->transverse)
    snprintf(text, 120, "Solid: minimum%s; net: maximum", below);
  else
    snprintf(text, 120, "%s", below);
}

/* The rows, and the bar of colours below them, with its legend. */
static double foot_of(const figure_data *data, const figure_options *options)
{
  double range[2];
  char text[120] = "";
  if (figure_quantity_range(data, options, &range[0], &range[1]))
    legend_of(options->q, range[0], text);
  return (*text != '\0' ? 6.1 : 4.6) * options->font_size;
}

static double head_of(double size)
{
  return 1.6 * size;
}

double figure_surface_height(const figure_data *data, const figure_options *options, double width)
{
  double size = options->font_size;
  return foot_of(data, options) + grid_height(width, count_shown(data), 0, head_of(size));
}

bool figure_surface(canvas *c, const figure_data *data, const figure_options *options)
{
  double range[2], size = options->font_size;
  size_t shown = count_shown(data), place = 0;
  if (!figure_quantity_range(data, options, &range[0], &range[1]))
    return false;
  double foot = foot_of(data, options), head = head_of(size);
  const square_grid room = {.width = c->width, .height = c->height, .head = head, .count = shown};
  square_grid g = grid_with_foot(&room, foot, bar_label_width(c, options->q, size) + size);
  if (g.side <= 4 * size)
    return false;
  canvas_font font = {.size = size, .anchor = CANVAS_MIDDLE, .paint = CANVAS_INK, .bold = true};
  for (size_t i = 0; i < data->model_count; i++) {
    const figure_model *model = &data->models[i];
    double x, y;
    if (!figure_has_tensor(model))
      continue;
    grid_place(&g, place++, &x, &y);
    canvas_text_within(c, x + g.side / 2, y - 0.4 * size, c->width / (double)g.columns, &font,
                       figure_tensor_label(model));
    draw_panel(c, model, options, range, &(const canvas_box){x, y, g.side, g.side});
  }
  double width = fmin(g.foot.width * (g.beside ? 0.8 : 0.6), 40 * size);
  const canvas_box bar = {g.foot.x + (g.foot.width - width) / 2,
                          g.foot.y + (g.foot.height - foot) / 2 + 0.8 * size, width, 0.8 * size};
  figure_colour_bar(c, options->q, range, &bar, size);
  char legend[120];
  legend_of(options->q, range[0], legend);
  canvas_font plain = {.size = size, .anchor = CANVAS_MIDDLE, .paint = CANVAS_INK};
  if (*legend != '\0')
    canvas_text_within(c, g.foot.x + g.foot.width / 2, bar.y + bar.height + 4.3 * size, g.foot.width, &plain,
                       legend);
  return !c->failed;
}

/* Every third degree of the upper half, which the lower half repeats. */
static void add_angles(sheet *out)
{
  static const char *const names[] = {"theta_deg", "phi_deg", "x", "y", "z"};
  for (int k = 0; k < 5; k++) {
    sheet_begin(out, NULL, names[k]);
    for (int theta = 0; theta <= 90; theta += 3)
      for (int phi = 0; phi < 360; phi += 3) {
        double t = elastir_radians(theta), p = elastir_radians(phi);
        const double values[] = {theta, phi, sin(t) * cos(p), sin(t) * sin(p), cos(t)};
        sheet_number(out, sheet_last(out), values[k]);
      }
  }
}

static void add_model(const figure_model *model, figure_quantity q, sheet *out)
{
  quantity_columns(q, figure_tensor_label(model), out);
  for (int theta = 0; theta <= 90; theta += 3)
    for (int phi = 0; phi < 360; phi += 3) {
      double t = elastir_radians(theta), p = elastir_radians(phi);
      const double n[3] = {sin(t) * cos(p), sin(t) * sin(p), cos(t)};
      quantity_cells(q, model->compliance_per_tpa, n, out);
    }
}

/* Where the arrows are. */
static void add_extrema(const figure_model *model, figure_quantity q, sheet *out)
{
  static const char *const names[] = {"extremum", "extremum_x", "extremum_y", "extremum_z"};
  extremum ends[2];
  ends_of(model, q, ends);
  for (int k = 0; k < 4; k++) {
    sheet_begin(out, figure_tensor_label(model), names[k]);
    for (int i = 0; i < 2; i++)
      if (ends[i].n != NULL)
        sheet_number(out, sheet_last(out), k == 0 ? ends[i].value : ends[i].n[k - 1]);
  }
}

bool figure_surface_csv(const figure_data *data, const figure_options *options, sheet *out)
{
  if (count_shown(data) == 0)
    return false;
  add_angles(out);
  for (size_t i = 0; i < data->model_count; i++)
    if (figure_has_tensor(&data->models[i]))
      add_model(&data->models[i], options->q, out);
  for (size_t i = 0; options->extrema && i < data->model_count; i++)
    if (figure_has_tensor(&data->models[i]))
      add_extrema(&data->models[i], options->q, out);
  return true;
}
