/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_polar.c: a modulus in a plane, as the distance from the middle; all models overlaid. */
#include <math.h>

#include "base/pi.h"
#include "elastic/surface.h"
#include "figure/axis.h"
#include "figure/curve.h"
#include "figure/figure.h"
#include "figure/polar.h"

/* Every degree: a tenfold modulus turns by less than the width of a line between two. */
enum { STEPS = 360 };

static void unit(const int v[3], double out[3])
{
  double square = (double)v[0] * v[0] + (double)v[1] * v[1] + (double)v[2] * v[2];
  for (int i = 0; i < 3; i++)
    out[i] = v[i] / sqrt(square);
}

/* What points right and up. The zone axis with the indices of `right` lies in the plane (hkl) of any
 * lattice, since h u + k v + l w is 0. */
static void axes_of(const figure_options *options, const figure_model *model, double right[3],
                    double up[3])
{
  int to_right[3], upwards[3];
  double lattice[3][3], normal[3], hkl[3], uvw[3];
  figure_plane_axes(options->plane, to_right, upwards);
  unit(to_right, right);
  unit(upwards, up);
  if (options->cartesian || model == NULL || model->lattice_angstrom == NULL)
    return;
  for (int i = 0; i < 9; i++)
    lattice[i / 3][i % 3] = model->lattice_angstrom[i];
  for (int i = 0; i < 3; i++) {
    hkl[i] = options->plane[i];
    uvw[i] = to_right[i];
  }
  if (!elastir_direction_of_plane(lattice, hkl, normal) ||
      !elastir_direction_of_zone(lattice, uvw, right))
    return;
  for (int i = 0; i < 3; i++)
    up[i] = normal[(i + 1) % 3] * right[(i + 2) % 3] - normal[(i + 2) % 3] * right[(i + 1) % 3];
}

void polar_direction(const figure_options *options, const figure_model *model, double angle_deg,
                     double n[3])
{
  double right[3], up[3], angle = angle_deg * ELASTIR_PI / 180;
  axes_of(options, model, right, up);
  for (int i = 0; i < 3; i++)
    n[i] = cos(angle) * right[i] + sin(angle) * up[i];
}

/* Is the direction upwards that of its indices in the lattice, too? */
static bool up_has_indices(const figure_options *options, const figure_model *model)
{
  int to_right[3], upwards[3];
  double right[3], up[3], zone[3], lattice[3][3], uvw[3], along = 0;
  if (options->cartesian || model->lattice_angstrom == NULL)
    return true;
  axes_of(options, model, right, up);
  figure_plane_axes(options->plane, to_right, upwards);
  for (int i = 0; i < 9; i++)
    lattice[i / 3][i % 3] = model->lattice_angstrom[i];
  for (int i = 0; i < 3; i++)
    uvw[i] = upwards[i];
  if (!elastir_direction_of_zone(lattice, uvw, zone))
    return false;
  for (int i = 0; i < 3; i++)
    along += zone[i] * up[i];
  return along > cos(0.5 * ELASTIR_PI / 180); /* half a degree cannot be seen */
}

void polar_plane_name(const figure_options *options, text_buffer *out)
{
  if (options->cartesian)
    text_format(out, "normal %d,%d,%d", options->plane[0], options->plane[1], options->plane[2]);
  else
    figure_plane_text(options->plane, "()", out);
}

typedef struct {
  canvas *c;
  const figure_options *options;
  double x, y, radius; /* middle and reach, points */
  double most;         /* the value at the reach */
} disc;

static bool in_plot(const figure_options *options, const figure_model *model)
{
  return figure_has_tensor(model) && figure_shows(options, model);
}

/* The largest |value| in any plane, so that cuts of one quantity share their scale. */
static double largest_radius(const figure_data *data, const figure_options *options)
{
  double least, most;
  if (!figure_quantity_range(data, options, &least, &most))
    return 0;
  return fmax(fabs(least), fabs(most));
}

/* The largest value lies within the last ring. */
static axis_ticks rings_of(const disc *d)
{
  return axis_round_ticks(0, d->most, 5);
}

static void draw_rings(const disc *d)
{
  double size = d->options->font_size;
  canvas_style rule = {.stroke = CANVAS_RULE, .width = 0.5};
  canvas_font font = {.size = 0.9 * size, .paint = CANVAS_MUTED};
  axis_ticks ticks = rings_of(d);
  for (int spoke = 0; spoke < 12; spoke++) {
    double angle = ELASTIR_PI / 6 * spoke;
    canvas_line(d->c, d->x, d->y, d->x + d->radius * cos(angle),
                d->y - d->radius * sin(angle), &rule);
  }
  for (int i = 1; i < ticks.count; i++)
    canvas_circle(d->c, d->x, d->y, d->radius * axis_tick(&ticks, i) / d->most, &rule);
  /* Values along a ray where no axis is. */
  double angle = 67.5 * ELASTIR_PI / 180;
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
    text_format(&text, "%d,%d,%d", indices[0], indices[1], indices[2]);
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
  figure_plane_axes(d->options->plane, right, up);
  draw_axis_name(d, right, d->x + d->radius + 0.4 * size, d->y + 0.35 * size, &font);
  font.anchor = CANVAS_MIDDLE;
  bool named = true;
  for (size_t i = 0; i < data->model_count; i++)
    named = named && (!in_plot(d->options, &data->models[i]) ||
                      up_has_indices(d->options, &data->models[i]));
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
    double n[3], value[2], angle = 2 * ELASTIR_PI * i / STEPS;
    polar_direction(d->options, model, 360.0 * i / STEPS, n);
    quantity_along(d->options->q, model->compliance_per_tpa, n, &value[0], &value[1]);
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

bool figure_polar(canvas *c, const figure_data *data, const figure_options *options)
{
  double size = options->font_size, largest = largest_radius(data, options);
  char label[64];
  text_buffer title = {0};
  if (!(largest > 0))
    return false;
  canvas_font font = {.size = size, .paint = CANVAS_INK, .bold = true};
  polar_plane_name(options, &title);
  canvas_text(c, 0.5 * size, 1.2 * size, &font, title.text);
  c->failed = c->failed || title.failed;
  text_free(&title);
  font.bold = false;
  font.anchor = CANVAS_END;
  quantity_axis_label(options->q, label);
  label[0] = label[0] >= 'a' && label[0] <= 'z' ? (char)(label[0] - 'a' + 'A') : label[0];
  canvas_text(c, c->width - 0.5 * size, 1.2 * size, &font, label);

  double key_top = c->height - 0.6 * size;
  size_t shown = 0;
  for (size_t i = 0; i < data->model_count; i++)
    shown += in_plot(options, &data->models[i]);
  bool key = options->titles || shown > 0;
  double width = 0;
  const canvas_font key_font = {.size = size};
  for (size_t i = 0; i < data->model_count; i++)
    if (in_plot(options, &data->models[i]))
      width += 4.5 * size + canvas_text_width(c, &key_font, figure_tensor_label(&data->models[i]));
  double lines = ceil(width / (c->width - size));
  if (key && !c->in_page) {
    key_top = c->height - 0.6 * size - (lines - 1) * 1.4 * size;
    figure_key(c, data, options, 0.5 * size, key_top, c->width - 0.5 * size, figure_has_tensor);
    key_top -= 1.2 * size;
  }
  double top = 3.2 * size, side = fmin(c->width - 7 * size, key_top - top);
  disc d = {.c = c, .options = options, .x = c->width / 2, .radius = side / 2,
            .most = axis_round_up(largest)};
  d.y = top + d.radius;
  if (d.radius <= size)
    return false;
  draw_rings(&d);
  draw_axis_names(&d, data);
  for (size_t i = 0; i < data->model_count; i++) {
    const figure_model *model = &data->models[i];
    if (!in_plot(options, model))
      continue;
    canvas_begin(c, "curve", (int)model->series, NULL);
    for (int most = quantity_of(options->q)->transverse ? 0 : 1; most < 2; most++)
      for (int negative = 0; negative < 2; negative++)
        draw_curve(&d, model, most, negative);
    canvas_end(c);
  }
  return !c->failed;
}
