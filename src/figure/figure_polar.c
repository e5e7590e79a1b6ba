/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_polar.c: a modulus in a plane, as the distance from the middle; all models overlaid. */
#include <math.h>
#include <stdlib.h>

#include "base/angle.h"
#include "base/pi.h"
#include "elastic/surface.h"
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

/* What points right and up. The zone axis with the indices of `right` lies in the plane (hkl) of any
 * lattice, since h u + k v + l w is 0. */
static void axes_of(const figure_options *options, const figure_model *model, double right[3],
                    double up[3])
{
  int to_right[3], upwards[3];
  double lattice[3][3], normal[3], hkl[3], uvw[3];
  figure_plane_axes(options->plane, to_right, upwards);
  figure_indices_unit(to_right, right);
  figure_indices_unit(upwards, up);
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
  double right[3], up[3], angle = elastir_radians(angle_deg);
  axes_of(options, model, right, up);
  for (int i = 0; i < 3; i++)
    n[i] = cos(angle) * right[i] + sin(angle) * up[i];
}

const figure_model *polar_stray(const figure_data *data, const figure_options *options)
{
  const figure_model *first = figure_first_tensor(data);
  for (size_t i = 0; !options->cartesian && i < data->model_count; i++)
    for (int degree = 0; figure_has_tensor(&data->models[i]) && degree <= 90; degree += 90) {
      double n[3], own[3];
      polar_direction(options, first, degree, n);
      polar_direction(options, &data->models[i], degree, own);
      if (!figure_indices_agree(first, n, &data->models[i], own))
        return &data->models[i];
    }
  return NULL;
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
  return along > cos(elastir_radians(0.5)); /* half a degree cannot be seen */
}

/* "1,−1,0" with minus signs. */
static void append_components(text_buffer *out, const char *before, const int v[3])
{
  for (int i = 0; i < 3; i++)
    text_format(out, "%s%s%d", i == 0 ? before : ",", v[i] < 0 ? "\xe2\x88\x92" : "", abs(v[i]));
}

void polar_plane_name(const figure_options *options, text_buffer *out)
{
  if (options->cartesian)
    append_components(out, "normal ", options->plane);
  else
    figure_plane_text(options->plane, "()", out);
}

typedef struct {
  canvas *c;
  const figure_options *options;
  double x, y, radius; /* middle and reach, points */
  double most;         /* the value at the reach */
} disc;

static bool in_plot(const figure_model *model)
{
  return figure_has_tensor(model);
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
    append_components(&text, "", indices);
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
    named = named && (!in_plot(&data->models[i]) ||
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
    double n[3], low, high;
    polar_direction(d->options, model, 0.1 * i, n);
    quantity_along(d->options->q, model->compliance_per_tpa, n, &low, &high);
    if (low < least) {
      least = low;
      at_least = i;
    }
    if (high > most) {
      most = high;
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
    axes_of(d->options, model, right, up);
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
  polar_plane_name(options, &title);
  canvas_text(c, 0.5 * size, 1.2 * size, &font, title.text);
  c->failed = c->failed || title.failed;
  text_free(&title);
  draw_rings(&d);
  draw_axis_names(&d, data);
  for (size_t i = 0; i < data->model_count; i++) {
    const figure_model *model = &data->models[i];
    if (!in_plot(model))
      continue;
    canvas_begin(c, "curve", (int)model->series, NULL);
    for (int k = quantity_of(options->q)->transverse ? 0 : 1; k < 2; k++)
      for (int negative = 0; negative < 2; negative++)
        draw_curve(&d, model, k, negative);
    if (options->extrema)
      draw_extrema(&d, model);
    canvas_end(c);
  }
  if (first != NULL)
    draw_directions(&d, first);
}

/* The options for disc number i. */
static figure_options plane_options(const figure_options *options, size_t i)
{
  figure_options own = *options;
  for (int k = 0; k < 3 && options->plane_count > 0; k++)
    own.plane[k] = options->planes[i][k];
  return own;
}

static size_t disc_count(const figure_options *options)
{
  return options->plane_count > 0 ? options->plane_count : 1;
}

static size_t take_key(const figure_data *data, key_entry *entries)
{
  size_t count = 0;
  for (size_t i = 0; i < data->model_count; i++)
    if (in_plot(&data->models[i]))
      entries[count++] = (key_entry){figure_tensor_label(&data->models[i]),
                                     figure_curve_style(&data->models[i], 1.2),
                                     (int)data->models[i].series};
  return count;
}

/* Whether a curve goes below zero in a plane that is shown. */
static bool has_negative(const figure_data *data, const figure_options *options)
{
  enum { HALF_TURN = 180 }; /* n and -n have one value */
  if (options->q == QUANTITY_E || options->q == QUANTITY_G || options->q == QUANTITY_M)
    return false;
  for (size_t k = 0; k < disc_count(options); k++) {
    const figure_options own = plane_options(options, k);
    for (size_t i = 0; i < data->model_count; i++)
      for (int degree = 0; in_plot(&data->models[i]) && degree < HALF_TURN; degree++) {
        double n[3], least, most;
        polar_direction(&own, &data->models[i], degree, n);
        quantity_along(options->q, data->models[i].compliance_per_tpa, n, &least, &most);
        if (least < 0)
          return true;
      }
  }
  return false;
}

/* What thick, thin and pale lines are, where there are such. */
static size_t take_styles(const figure_data *data, const figure_options *options, key_entry entries[3])
{
  size_t count = 0;
  if (quantity_of(options->q)->transverse) {
    entries[count++] = (key_entry){"maximum", {.stroke = CANVAS_INK, .width = 1.2}, -1};
    entries[count++] = (key_entry){"minimum", {.stroke = CANVAS_INK, .width = 0.6}, -1};
  }
  if (has_negative(data, options))
    entries[count++] = (key_entry){"negative: absolute value",
                                   {.stroke = CANVAS_INK, .width = 0.9, .opacity = 0.45}, -1};
  return count;
}

/* Discs beside each other; the key, which a page has elsewhere, below. */
bool figure_polar(canvas *c, const figure_data *data, const figure_options *options)
{
  const double size = options->font_size, largest = largest_radius(data, options);
  char label[64];
  key_entry styles[3];
  key_entry *entries = calloc(data->model_count + 1, sizeof *entries);
  c->failed = c->failed || entries == NULL;
  size_t count = c->failed ? 0 : take_key(data, entries);
  size_t lines = c->in_page ? 0 : key_lines(c, entries, count, size, c->width - size);
  const size_t style_count = take_styles(data, options, styles);
  const size_t style_lines = key_lines(c, styles, style_count, size, c->width - size);
  const double models_foot = 1.4 * size * (double)lines + (lines > 0 ? 0.4 * size : 0);
  const double foot = models_foot + 1.4 * size * (double)style_lines + (style_lines > 0 ? 0.4 * size : 0);
  square_grid g = grid_within(c->width, c->height - foot, disc_count(options), 0, 0);
  bool good = count > 0 && largest > 0 && g.side > 12 * size;
  for (size_t i = 0; good && i < g.count; i++) {
    figure_options own = plane_options(options, i);
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
  if (good) {
    canvas_font font = {.size = size, .anchor = CANVAS_END, .paint = CANVAS_INK};
    quantity_axis_label(options->q, label);
    label[0] = label[0] >= 'a' && label[0] <= 'z' ? (char)(label[0] - 'a' + 'A') : label[0];
    canvas_text(c, c->width - 0.5 * size, 1.2 * size, &font, label);
  }
  if (good && style_lines > 0)
    key_draw(c, styles, style_count, size, 0.5 * size, c->height - foot + 1.0 * size, c->width - 0.5 * size);
  if (good && lines > 0)
    key_draw(c, entries, count, size, 0.5 * size, c->height - models_foot + 1.0 * size, c->width - 0.5 * size);
  free(entries);
  return good && !c->failed;
}

/* Names stand to the right of a disc, and above it. */
double figure_polar_height(const figure_data *data, const figure_options *options, double width)
{
  const double size = options->font_size;
  size_t count = disc_count(options), columns = count < 3 ? count : 3;
  double disc_side = fmax(width / (double)columns - NAMES_ROOM * size, 0);
  (void)data;
  const double styles = quantity_of(options->q)->transverse ? 1.8 * size : 0;
  return 2.2 * size + styles + ceil((double)count / (double)columns) * (disc_side + 4.0 * size);
}

/* ---- as columns ---- */

/* Do all lattices have the plane at the same place? */
static bool is_one_plane(const figure_data *data, const figure_options *options)
{
  const figure_model *first = figure_first_tensor(data);
  for (size_t i = 0; i < data->model_count; i++) {
    if (!in_plot(&data->models[i]))
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
    if (!in_plot(model))
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

bool figure_polar_csv(const figure_data *data, const figure_options *options, sheet *out)
{
  bool any = false;
  for (size_t i = 0; i < data->model_count; i++)
    any = any || in_plot(&data->models[i]);
  if (!any)
    return false;
  sheet_begin(out, NULL, "angle_deg");
  for (int degree = 0; degree < 360; degree++)
    sheet_number(out, sheet_last(out), degree);
  for (size_t i = 0; i < disc_count(options); i++) {
    figure_options own = plane_options(options, i);
    text_buffer plane = {0};
    text_format(&plane, "%d,%d,%d", own.plane[0], own.plane[1], own.plane[2]);
    out->failed = out->failed || plane.failed;
    add_plane(data, &own, options->plane_count > 1 ? plane.text : NULL, out);
    text_free(&plane);
  }
  return true;
}
