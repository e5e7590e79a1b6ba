/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_polar.c: a modulus in a plane, as the distance from the middle; all models overlaid. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/angle.h"
#include "base/pi.h"
#include "figure/axis.h"
#include "figure/curve.h"
#include "figure/figure.h"
#include "figure/grid.h"
#include "figure/key.h"
#include "figure/polar.h"

/* Every degree: a tenfold modulus turns by less than the width of a line between two. */
enum { STEPS = 360 };

/* To the right of a disc the name of a direction, to its left next to nothing; in sizes of the letters. */
#define NAMES_ROOM 4.8

typedef struct {
  canvas *c;
  const figure_options *options;
  double x, y, radius; /* middle and reach, points */
  double most;         /* the value at the reach */
} disc;

/* The largest value lies within the last ring. */
static axis_ticks rings_of(const disc *d)
{
  return axis_round_ticks(0, d->most, 5);
}

static void draw_rings(const disc *d)
{
  double size = d->options->font_size;
  canvas_style rule = {.stroke = CANVAS_RULE, .width = 0.5};
  canvas_font font = {.size = fmax(0.9 * size, fmin(size, FIGURE_LEAST_FONT)), .paint = CANVAS_MUTED};
  axis_ticks ticks = rings_of(d);
  for (int spoke = 0; spoke < 12; spoke++) {
    double angle = ELASTIR_PI / 6 * spoke;
    canvas_line(d->c, d->x, d->y, d->x + d->radius * cos(angle),
                d->y - d->radius * sin(angle), &rule);
  }
  for (int i = 1; i < ticks.count; i++)
    canvas_circle(d->c, d->x, d->y, d->radius * axis_tick(&ticks, i) / d->most, &rule);
  /* Values along a ray where no axis is. */
  double angle = elastir_radians(67.5);
  for (int i = 1; i < ticks.count; i++) {
    char text[DIGITS_SIZE];
    double r = d->radius * axis_tick(&ticks, i) / d->most;
    axis_tick_text(&ticks, i, text);
    canvas_text(d->c, d->x + r * cos(angle), d->y - r * sin(angle), &font, text);
  }
}

static void draw_axis_name(const disc *d, const int indices[3], double x, double y,
                           const canvas_font *font)
{
  text_buffer text = {0};
  if (d->options->cartesian)
    polar_append_components(&text, "", indices);
  else
    figure_plane_text(indices, "[]", &text);
  if (text.failed)
    d->c->failed = true;
  else
    canvas_text(d->c, x, y, font, text.text);
  text_free(&text);
}

static void draw_axis_names(const disc *d, const figure_data *data)
{
  int right[3], up[3];
  double size = d->options->font_size;
  canvas_font font = {.size = size, .paint = CANVAS_INK};
  if (figure_is_of_layers(data)) {
    canvas_text(d->c, d->x + d->radius + 0.4 * size, d->y + 0.35 * size, &font, "x");
    font.anchor = CANVAS_MIDDLE;
    canvas_text(d->c, d->x, d->y - d->radius - 0.5 * size, &font, "y");
    return;
  }
  figure_plane_axes(d->options->plane, right, up);
  draw_axis_name(d, right, d->x + d->radius + 0.4 * size, d->y + 0.35 * size, &font);
  font.anchor = CANVAS_MIDDLE;
  bool named = true;
  for (size_t i = 0; i < data->model_count; i++)
    named = named && (!polar_shows(data, &data->models[i]) ||
                      polar_up_has_indices(d->options, &data->models[i]));
  if (named)
    draw_axis_name(d, up, d->x, d->y - d->radius - 0.5 * size, &font);
}

/* One closed curve of |value|; `negative` picks the parts where the value is negative. */
static void draw_curve(const disc *d, const figure_model *model, bool most, bool negative)
{
  curve points = {0};
  bool any = false;
  if (!curve_reserve(&points, STEPS + 1)) {
    d->c->failed = true;
    return;
  }
  for (int i = 0; i <= STEPS; i++) {
    double value[2], angle = 2 * ELASTIR_PI * i / STEPS;
    polar_value(d->options, model, 360.0 * i / STEPS, value);
    double r = d->radius * fabs(value[most]) / d->most;
    bool here = (value[most] < 0) == negative && isfinite(r);
    any = any || here;
    curve_add(&points, here ? d->x + r * cos(angle) : NAN, here ? d->y - r * sin(angle) : NAN);
  }
  if (!curve_simplify(&points, CURVE_TOLERANCE))
    d->c->failed = true;
  bool transverse = quantity_of(d->options->q)->transverse;
  canvas_style style = figure_curve_style(model, transverse && !most ? 0.6 : 1.2);
  if (negative) /* hollow: a thin line on either side says the value is below zero */
    style.opacity = 0.45;
  if (any)
    canvas_path(d->c, points.xy, points.count, false, &style);
  curve_free(&points);
}

/* An arrow from outside to the point of a direction, in the plane. */
static void draw_arrow(const disc *d, double angle, double value, const canvas_style *style)
{
  const double size = d->options->font_size, ux = cos(angle), uy = -sin(angle);
  const double r = d->radius * fabs(value) / d->most, tail = r + 1.6 * size;
  const double x = d->x + r * ux, y = d->y + r * uy;
  const double wing = 0.3 * size;
  const double head[] = {x, y, x + 2 * wing * ux - wing * uy, y + 2 * wing * uy + wing * ux,
                         x + 2 * wing * ux + wing * uy, y + 2 * wing * uy - wing * ux};
  canvas_style filled = {.fill = style->stroke};
  canvas_line(d->c, x, y, d->x + tail * ux, d->y + tail * uy, style);
  canvas_path(d->c, head, 3, true, &filled);
}

/* Arrows at the smallest and the largest value in the plane, to a tenth of a degree. */
static void draw_extrema(const disc *d, const figure_model *model)
{
  enum { TENTHS = 1800 }; /* n and -n have one value */
  const canvas_style style = {.stroke = figure_curve_style(model, 1).stroke, .width = 0.7};
  double least = INFINITY, most = -INFINITY, at_least = 0, at_most = 0;
  for (int i = 0; i < TENTHS; i++) {
    double value[2];
    polar_value(d->options, model, 0.1 * i, value);
    if (value[0] < least) {
      least = value[0];
      at_least = i;
    }
    if (value[1] > most) {
      most = value[1];
      at_most = i;
    }
  }
  if (!isfinite(least) || !isfinite(most))
    return;
  draw_arrow(d, at_least * ELASTIR_PI / TENTHS, least, &style);
  draw_arrow(d, at_most * ELASTIR_PI / TENTHS, most, &style);
}

/* Spokes along the lattice directions that lie in the plane of the first model, with their indices. */
static void draw_directions(const disc *d, const figure_model *model)
{
  const canvas_style style = {.stroke = CANVAS_MUTED, .width = 0.6};
  canvas_font font = {.size = d->options->font_size, .anchor = CANVAS_MIDDLE, .paint = CANVAS_MUTED};
  for (size_t i = 0; i < d->options->direction_count; i++) {
    double n[3], right[3], up[3], x = 0, y = 0;
    polar_axes(d->options, model, right, up);
    if (!figure_lattice_direction(d->options, model, d->options->directions[i], n))
      continue;
    for (int k = 0; k < 3; k++) {
      x += n[k] * right[k];
      y += n[k] * up[k];
    }
    if (hypot(x, y) < 0.9999) /* a degree off the plane */
      continue;
    double out = d->radius + 0.9 * font.size;
    canvas_line(d->c, d->x, d->y, d->x + d->radius * x, d->y - d->radius * y, &style);
    draw_axis_name(d, d->options->directions[i], d->x + out * x + 0.6 * font.size * x,
                   d->y - out * y + 0.35 * font.size, &font);
  }
}

static void draw_disc(canvas *c, const figure_data *data, const figure_options *options, double most)
{
  const double size = options->font_size, top = 3.4 * size;
  const double side = fmin(c->width - NAMES_ROOM * size, c->height - top - 0.6 * size);
  disc d = {.c = c, .options = options, .x = (c->width - (NAMES_ROOM - 1) * size) / 2,
            .radius = side / 2, .most = most};
  canvas_font font = {.size = size, .paint = CANVAS_INK, .bold = true};
  text_buffer title = {0};
  const figure_model *first = figure_first_tensor(data);
  d.y = top + (c->height - top - 0.6 * size) / 2;
  if (figure_is_of_layers(data))
    text_append(&title, "In the plane of the layer");
  else
    polar_plane_name(options, &title);
  canvas_text(c, 0.5 * size, 1.2 * size, &font, title.text);
  c->failed = c->failed || title.failed;
  text_free(&title);
  draw_rings(&d);
  draw_axis_names(&d, data);
  for (size_t i = 0; i < data->model_count; i++) {
    const figure_model *model = &data->models[i];
    if (!polar_shows(data, model))
      continue;
    canvas_begin(c, "curve", (int)model->series, NULL);
    for (int k = polar_is_double(data, options) ? 0 : 1; k < 2; k++)
      for (int negative = 0; negative < 2; negative++)
        draw_curve(&d, model, k, negative);
    if (options->extrema)
      draw_extrema(&d, model);
    canvas_end(c);
  }
  if (first != NULL)
    draw_directions(&d, first);
}

static size_t take_key(const figure_data *data, key_entry *entries)
{
  size_t count = 0;
  for (size_t i = 0; i < data->model_count; i++)
    if (polar_shows(data, &data->models[i]))
      entries[count++] = (key_entry){figure_tensor_label(&data->models[i]),
                                     figure_curve_style(&data->models[i], 1.2),
                                     (int)data->models[i].series};
  return count;
}

/* What thick, thin and pale lines are, where there are such. */
static size_t take_styles(const figure_data *data, const figure_options *options, key_entry entries[3])
{
  size_t count = 0;
  if (polar_is_double(data, options)) {
    entries[count++] = (key_entry){"maximum", {.stroke = CANVAS_INK, .width = 1.2}, -1};
    entries[count++] = (key_entry){"minimum", {.stroke = CANVAS_INK, .width = 0.6}, -1};
  }
  if (polar_has_negative(data, options))
    entries[count++] = (key_entry){"negative: absolute value",
                                   {.stroke = CANVAS_INK, .width = 0.9, .opacity = 0.45}, -1};
  return count;
}

/* "Young's modulus E (GPa)"; of layers in N/m. */
static void draw_quantity(canvas *c, const figure_data *data, const figure_options *options)
{
  const double size = options->font_size;
  const quantity_facts *facts = quantity_of(options->q);
  canvas_font font = {.size = size, .anchor = CANVAS_END, .paint = CANVAS_INK};
  char label[64];
  quantity_axis_label(options->q, label);
  if (figure_is_of_layers(data))
    snprintf(label, sizeof label, "%s %s%s", facts->name, facts->symbol,
             *facts->unit != '\0' ? " (N m\xe2\x81\xbb\xc2\xb9)" : "");
  label[0] = label[0] >= 'a' && label[0] <= 'z' ? (char)(label[0] - 'a' + 'A') : label[0];
  canvas_text(c, c->width - 0.5 * size, 1.2 * size, &font, label);
}

/* Discs beside each other; the key, which a page has elsewhere, below. */
static bool draw(canvas *c, const figure_data *data, const figure_options *options)
{
  const double size = options->font_size, largest = polar_largest(data, options);
  key_entry styles[3];
  key_entry *entries = calloc(data->model_count + 1, sizeof *entries);
  c->failed = c->failed || entries == NULL;
  size_t count = c->failed ? 0 : take_key(data, entries);
  size_t lines = c->in_page ? 0 : key_lines(c, entries, count, size, c->width - size);
  const size_t style_count = take_styles(data, options, styles);
  const size_t style_lines = key_lines(c, styles, style_count, size, c->width - size);
  const double models_foot = 1.4 * size * (double)lines + (lines > 0 ? 0.4 * size : 0);
  const double foot = models_foot + 1.4 * size * (double)style_lines + (style_lines > 0 ? 0.4 * size : 0);
  square_grid g = grid_within(c->width, c->height - foot, polar_disc_count(options), 0, 0);
  bool good = count > 0 && largest > 0 && g.side > 12 * size;
  for (size_t i = 0; good && i < g.count; i++) {
    figure_options own = polar_plane_options(options, i);
    canvas outer;
    double x, y;
    grid_place(&g, i, &x, &y);
    /* As wide and as high as the cell lets it be: the names stand in its corners. */
    double wide = c->width / (double)(g.count < g.columns ? g.count : g.columns);
    double high = g.height / (double)g.rows;
    canvas_enter(c, x + (g.side - wide) / 2, y + (g.side - high) / 2, wide, high, &outer);
    draw_disc(c, data, &own, axis_round_up(largest));
    canvas_leave(c, &outer);
  }
  if (good)
    draw_quantity(c, data, options);
  if (good && style_lines > 0)
    key_draw(c, styles, style_count, size, 0.5 * size, c->height - foot + size, c->width - 0.5 * size);
  if (good && lines > 0)
    key_draw(c, entries, count, size, 0.5 * size, c->height - models_foot + size, c->width - 0.5 * size);
  free(entries);
  return good && !c->failed;
}

bool figure_polar(canvas *c, const figure_data *data, const figure_options *options)
{
  const figure_options own = polar_options(data, options);
  return draw(c, data, &own);
}

/* Names stand to the right of a disc, and above it. */
double figure_polar_height(const figure_data *data, const figure_options *options, double width)
{
  const double size = options->font_size;
  const figure_options own = polar_options(data, options);
  size_t count = polar_disc_count(&own), columns = count < 3 ? count : 3;
  double disc_side = fmax(width / (double)columns - NAMES_ROOM * size, 0);
  const double styles = polar_is_double(data, options) ? 1.8 * size : 0;
  return 2.2 * size + styles + ceil((double)count / (double)columns) * (disc_side + 4.0 * size);
}

/* ---- as columns ---- */

/* Do all lattices have the plane at the same place? */
static bool is_one_plane(const figure_data *data, const figure_options *options)
{
  const figure_model *first = figure_first_tensor(data);
  for (size_t i = 0; i < data->model_count; i++) {
    if (!polar_shows(data, &data->models[i]))
      continue;
    for (int degree = 0; degree <= 90; degree += 90) {
      double own[3], n[3];
      polar_direction(options, &data->models[i], degree, own);
      polar_direction(options, first, degree, n);
      for (int k = 0; k < 3; k++)
        if (fabs(own[k] - n[k]) > 1e-9)
          return false;
    }
  }
  return true;
}

static void add_directions(const figure_data *data, const figure_options *options, const char *plane,
                           sheet *out)
{
  static const char *const names[] = {"x", "y", "z"};
  const figure_model *first = figure_first_tensor(data);
  for (int k = 0; k < 3; k++) {
    sheet_begin(out, plane, names[k]);
    for (int degree = 0; degree < 360; degree++) {
      double n[3];
      polar_direction(options, first, degree, n);
      sheet_number(out, sheet_last(out), n[k]);
    }
  }
}

/* Columns for each model, named by the plane if there are several. */
static void add_plane(const figure_data *data, const figure_options *options, const char *plane,
                      sheet *out)
{
  if (is_one_plane(data, options))
    add_directions(data, options, plane, out);
  for (size_t i = 0; i < data->model_count; i++) {
    const figure_model *model = &data->models[i];
    text_buffer label = {0};
    if (!polar_shows(data, model))
      continue;
    text_format(&label, "%s%s%s", plane != NULL ? plane : "", plane != NULL ? " " : "",
                figure_tensor_label(model));
    out->failed = out->failed || label.failed;
    quantity_columns(options->q, label.text != NULL ? label.text : "", out);
    for (int degree = 0; degree < 360; degree++) {
      double n[3];
      polar_direction(options, model, degree, n);
      quantity_cells(options->q, model->compliance_per_tpa, n, out);
    }
    text_free(&label);
  }
}

/* A value for each angle, from x. */
static void add_layers(const figure_data *data, const figure_options *options, sheet *out)
{
  static const char *const names[FIGURE_QUANTITIES] = {[QUANTITY_E] = "youngs_modulus_n_m",
                                                       [QUANTITY_G] = "shear_modulus_n_m",
                                                       [QUANTITY_NU] = "poisson_ratio"};
  for (size_t i = 0; i < data->model_count && names[options->q] != NULL; i++) {
    if (!polar_shows(data, &data->models[i]))
      continue;
    sheet_begin(out, figure_name(&data->models[i]), names[options->q]);
    for (int degree = 0; degree < 360; degree++) {
      double value[2];
      polar_value(options, &data->models[i], degree, value);
      sheet_number(out, sheet_last(out), value[1]);
    }
  }
}

bool figure_polar_csv(const figure_data *data, const figure_options *options, sheet *out)
{
  if (!(polar_largest(data, options) > 0))
    return false;
  sheet_begin(out, NULL, "angle_deg");
  for (int degree = 0; degree < 360; degree++)
    sheet_number(out, sheet_last(out), degree);
  if (figure_is_of_layers(data))
    add_layers(data, options, out);
  for (size_t i = 0; !figure_is_of_layers(data) && i < polar_disc_count(options); i++) {
    figure_options own = polar_plane_options(options, i);
    text_buffer plane = {0};
    text_format(&plane, "%d,%d,%d", own.plane[0], own.plane[1], own.plane[2]);
    out->failed = out->failed || plane.failed;
    add_plane(data, &own, options->plane_count > 1 ? plane.text : NULL, out);
    text_free(&plane);
  }
  return true;
}
