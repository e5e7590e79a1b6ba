/* SPDX-License-Identifier: GPL-3.0-or-later */
/* panel.c: any kind of figure as a panel. */
#include "figure/panel.h"

#include "figure/polar.h"

static bool draw_mixture(canvas *c, const figure_data *data, const figure_options *options)
{
  return options->spectrum < data->measured_count &&
         figure_mixture(c, &data->measured[options->spectrum], options);
}

static const struct {
  bool (*draw)(canvas *c, const figure_data *data, const figure_options *options);
  bool (*csv)(const figure_data *data, const figure_options *options, sheet *out);
  double (*height)(const figure_data *data, const figure_options *options, double width);
  double width_mm, over; /* over: height by width, if there is no function */
  const char *lacks, *words;
} kinds[FIGURE_KINDS] = {
    {figure_spectrum, figure_spectrum_csv, NULL, 170, 0.53,
     "no model has a spectrum (--figure modes needs no intensities)", "Simulated spectra"},
    {figure_polar, figure_polar_csv, figure_polar_height, 85, 0, "no model has a stable elastic tensor",
     "Polar plot"},
    {figure_surface, figure_surface_csv, figure_surface_height, 170, 0,
     "no model has a stable elastic tensor", "Representation surfaces"},
    {figure_matrix, figure_matrix_csv, figure_matrix_height, 170, 0,
     "no model has an elastic tensor", "Stiffness matrices"},
    {figure_map, figure_map_csv, figure_map_height, 85, 0, "there is no such stiffness map",
     "Stiffness map"},
    {figure_histogram, figure_histogram_csv, NULL, 120, 0.58, "there is no such stiffness map",
     "Histogram of a stiffness map"},
    {draw_mixture, figure_mixture_csv, NULL, 170, 0.45,
     "there is no such compared spectrum with a mixture", "Measured spectrum, mixture and residual"},
    {figure_growth, figure_growth_csv, NULL, 85, 0.75,
     "there is no series of compared spectra, or it has no such values", "Series of measured spectra"},
    {figure_modes, figure_modes_csv, NULL, 170, 0.45, "no model has modes", "Vibrational modes"},
    {figure_observable, figure_observable_csv, NULL, 170, 0.53,
     "no model has such an observable (analyze --as)", "What an instrument sees"},
};

/* The line that tag and title take. */
static double head_of(const figure_options *options)
{
  return options->tag != NULL || options->title != NULL ? 1.9 * options->font_size : 0;
}

bool panel_draw(canvas *c, const figure_data *data, const figure_options *options)
{
  const double head = head_of(options), size = options->font_size;
  canvas_font font = {.size = 1.15 * size, .bold = true, .paint = CANVAS_INK};
  canvas outer;
  double x = 0;
  if (options->tag != NULL) {
    canvas_text(c, 0, 1.3 * size, &font, options->tag);
    x = canvas_text_width(c, &font, options->tag) + 0.7 * size;
  }
  font.size = size;
  if (options->title != NULL)
    canvas_text_within(c, x, 1.3 * size, c->width - x, &font, options->title);
  if (c->height <= head)
    return false;
  canvas_enter(c, 0, head, c->width, c->height - head, &outer);
  bool shown = kinds[options->kind].draw(c, data, options);
  canvas_leave(c, &outer);
  return shown;
}

bool panel_csv(const figure_data *data, const figure_options *options, sheet *out)
{
  return kinds[options->kind].csv(data, options, out);
}

double panel_width(const figure_options *options)
{
  return kinds[options->kind].width_mm * CANVAS_POINTS_PER_MM;
}

double panel_height(const figure_data *data, const figure_options *options, double width)
{
  double height = kinds[options->kind].height != NULL
                      ? kinds[options->kind].height(data, options, width)
                      : kinds[options->kind].over * width;
  return height + head_of(options);
}

const char *panel_lacks(const figure_options *options)
{
  return kinds[options->kind].lacks;
}

void panel_describe(const figure_options *options, text_buffer *out)
{
  char name[64];
  text_append(out, kinds[options->kind].words);
  if (options->kind != FIGURE_POLAR && options->kind != FIGURE_SURFACE)
    return;
  quantity_axis_label(options->q, name);
  text_format(out, " of %s", name);
  if (options->kind == FIGURE_POLAR && options->plane_count < 2) {
    text_append(out, " in the plane ");
    polar_plane_name(options, out);
  }
}
