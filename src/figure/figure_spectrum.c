/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_spectrum.c: the simulated spectra of all models, offset or overlaid, with the modes. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "figure/figure.h"
#include "figure/key.h"
#include "figure/palette.h"
#include "figure/spectrum_plot.h"
#include "spectrum/lineshape.h"

/* The place of a curve along a scale of colours, whose light end does not show on white. */
static canvas_paint grade(size_t place, size_t count)
{
  return CANVAS_RGB(palette_sequential(count > 1 ? 0.85 * (double)place / (double)(count - 1) : 0.3));
}

static canvas_style model_style(const spectrum_plot *p, const figure_model *model, size_t place)
{
  const figure_options *o = p->f.options;
  canvas_style style = figure_curve_style(model, o->line_width > 0 ? o->line_width : 1.0);
  bool dashed = model->pick != NULL && model->pick->dash > 0;
  if (o->graded && p->measured < 2 && (model->pick == NULL || !model->pick->coloured))
    style.stroke = grade(place, p->shown);
  if ((o->layout == FIGURE_OFFSET || o->graded) && !dashed)
    style.dash = 0; /* told apart by their place, so none is harder to read */
  return style;
}

static canvas_style measured_style(const spectrum_plot *p, const figure_measured *measured, size_t place)
{
  const figure_options *o = p->f.options;
  const figure_pick *pick = measured->pick;
  canvas_style style = {.stroke = CANVAS_INK,
                        .width = o->line_width > 0               ? o->line_width
                                 : o->layout == FIGURE_OFFSET    ? 0.9
                                                                 : 0.6};
  if (o->graded)
    style.stroke = grade(place, p->measured);
  if (o->layout != FIGURE_OFFSET)
    style.dash = (int)place; /* curves of one colour over each other */
  return figure_style_picked(style, pick);
}

/* From the foot of a curve up; false where it is not seen, or shorter than a line is wide. height: a value of
 * the axis. */
static bool stick_ends(const spectrum_plot *p, const figure_stick *stick, const axis *y, double height,
                       double ends[4])
{
  ends[0] = ends[2] = axis_place(&p->f.x, stick->wavenumber_cm1);
  ends[1] = axis_place(y, 0);
  ends[3] = axis_place(y, fmin(height, y->to));
  return axis_shows(&p->f.x, stick->wavenumber_cm1) && ends[1] - ends[3] >= 0.3;
}

static void begin_titled(const spectrum_plot *p, const figure_stick *stick)
{
  char title[160];
  snprintf(title, sizeof title, "mode %d\xe2\x80\x93%d%s%.20s: %.1f cm\xe2\x81\xbb\xc2\xb9, %.3g km/mol",
           stick->first, stick->last, stick->irrep != NULL ? ", " : "",
           stick->irrep != NULL ? stick->irrep : "", stick->wavenumber_cm1,
           stick->intensity_km_mol);
  canvas_begin(p->f.c, NULL, -1, title);
}

/* factor: from an intensity to a value of the axis. One path, unless each has its title. */
static void draw_sticks(const spectrum_plot *p, const figure_model *model, const axis *y, double factor,
                        const canvas_style *curve)
{
  const canvas_style style = {.stroke = curve->stroke, .width = 0.6};
  double *xy = p->f.options->no_sticks ? NULL : calloc(model->stick_count + 1, 6 * sizeof *xy);
  size_t seen = 0;
  if (xy == NULL) {
    p->f.c->failed = p->f.c->failed || !p->f.options->no_sticks;
    return;
  }
  canvas_begin(p->f.c, "sticks", -1, NULL);
  for (size_t i = 0; i < model->stick_count; i++) {
    const figure_stick *stick = &model->sticks[i];
    double *ends = xy + 6 * seen;
    if (!stick_ends(p, stick, y, stick->intensity_km_mol * factor, ends))
      continue;
    if (p->f.options->titles) {
      begin_titled(p, stick);
      canvas_path(p->f.c, ends, 2, false, &style);
      canvas_end(p->f.c);
    } else {
      ends[4] = ends[5] = (double)NAN; /* the pen goes up */
      seen++;
    }
  }
  canvas_path(p->f.c, xy, 3 * seen, false, &style);
  canvas_end(p->f.c);
  free(xy);
}

/* Below zero, too: noise, or the other side of a band in a reflectance. */
static void draw_deep(const spectrum_plot *p, const axis *y, const frame_series *series,
                      const canvas_style *style)
{
  axis deep = *y;
  deep.from = -0.1 * p->most;
  deep.begin = axis_place(y, deep.from);
  frame_curve(&p->f, &deep, series, style);
}

static void draw_curve(const spectrum_plot *p, const figure_model *model, const axis *y,
                       const canvas_style *style)
{
  const frame_series series = spectrum_series(p, model);
  if (model->seen_as != NULL)
    draw_deep(p, y, &series, style);
  else
    frame_curve(&p->f, y, &series, style);
}

/* A measured curve in units of its largest value in the window, since its own unit is another
 * one; ticks above it mark the bands that are assigned to modes. */
static void draw_measured(const spectrum_plot *p, const figure_measured *measured, const axis *y,
                          const canvas_style *style)
{
  frame_series series = spectrum_measured_series(measured);
  const double most = spectrum_largest(&p->f, &series), size = p->f.size;
  canvas_style tick = {.stroke = style->stroke, .width = 0.7};
  if (!(most > 0))
    return;
  series.factor = p->most / most;
  draw_deep(p, y, &series, style);
  /* There is no place above curves that overlap. */
  const bool apart = p->f.options->layout == FIGURE_OFFSET && !(p->f.options->offset < 0.9);
  double top = axis_place(y, p->most);
  for (size_t k = 0; apart && k < measured->assigned_count; k++) {
    double at = measured->assigned[k].measured_cm1, x = axis_place(&p->f.x, at);
    if (axis_shows(&p->f.x, at))
      canvas_line(p->f.c, x, top - 0.7 * size, x, top - 0.2 * size, &tick);
  }
}

/* A bar of round height that gives the scale where curves are shifted; at the end of high wavenumbers,
 * where a spectrum is emptier. */
static void draw_scale_bar(const spectrum_plot *p, const axis *y)
{
  char text[DIGITS_SIZE], label[DIGITS_SIZE + 32];
  canvas_style style = {.stroke = CANVAS_INK, .width = 0.8};
  axis_ticks ticks = axis_round_ticks(0, p->most, 3);
  double size = p->f.size, from = y->end;
  const bool reversed = p->f.x.to < p->f.x.from;
  double x = reversed ? fmin(p->f.x.begin, p->f.x.end) + size : fmax(p->f.x.begin, p->f.x.end) - size;
  double to = from + axis_place(y, 0) - axis_place(y, ticks.step);
  canvas_line(p->f.c, x, from, x, to, &style);
  axis_tick_text(&ticks, (int)lround((ticks.step - ticks.first) / ticks.step), text);
  snprintf(label, sizeof label, "%s km mol\xe2\x81\xbb\xc2\xb9 cm", text);
  canvas_font font = {.size = size, .anchor = reversed ? CANVAS_START : CANVAS_END, .paint = CANVAS_INK};
  canvas_text(p->f.c, x + (reversed ? 0.4 : -0.4) * size, (from + to) / 2 + 0.35 * size, &font, label);
}

/* The floor and ceiling of row number i from the top. */
static axis row_axis(const spectrum_plot *p, size_t i)
{
  const double size = p->f.size, apart = p->f.options->offset >= 0 ? p->f.options->offset : 1;
  const double after = (double)(p->shown + p->measured - 1);
  const double height = (p->f.y.begin - p->f.y.end) / (after * apart + 1);
  const double bottom = p->f.y.begin - 0.6 * size - (after - (double)i) * apart * height;
  return axis_between(0, p->most, bottom, bottom - fmax(height - 1.6 * size, 0.4 * height));
}

static void draw_name(const spectrum_plot *p, const axis *y, const char *name)
{
  const double right = fmax(p->f.x.begin, p->f.x.end) + 0.6 * p->f.size;
  canvas_font font = {.size = p->f.size, .paint = CANVAS_INK};
  canvas_text_within(p->f.c, right, y->begin, p->f.c->width - right, &font, name);
}

/* The largest intensity of a mode in the window. */
static double strongest(const spectrum_plot *p, const figure_model *model)
{
  double most = 0;
  for (size_t i = 0; i < model->stick_count; i++)
    if (axis_shows(&p->f.x, model->sticks[i].wavenumber_cm1))
      most = fmax(most, model->sticks[i].intensity_km_mol);
  return most > 0 ? most : 1;
}

static void draw_offset(const spectrum_plot *p)
{
  canvas_style base = {.stroke = CANVAS_RULE, .width = 0.5};
  size_t row = 0;
  for (size_t i = 0; i < p->data->measured_count; i++) {
    const figure_measured *measured = &p->data->measured[i];
    if (!spectrum_has_measured(measured))
      continue;
    const axis y = row_axis(p, row);
    const canvas_style style = measured_style(p, measured, row++);
    canvas_begin(p->f.c, "measured", -1, NULL);
    draw_measured(p, measured, &y, &style);
    draw_name(p, &y, figure_measured_name(measured));
    canvas_end(p->f.c);
  }
  for (size_t i = 0; i < p->data->model_count; i++) {
    const figure_model *model = &p->data->models[i];
    if (!spectrum_has_curve(model))
      continue;
    const axis y = row_axis(p, row);
    const canvas_style style = model_style(p, model, row - p->measured);
    canvas_begin(p->f.c, "curve", (int)model->series, NULL);
    canvas_line(p->f.c, p->f.x.begin, y.begin, p->f.x.end, y.begin, &base);
    draw_sticks(p, model, &y, p->seen.absorbance ? p->band : p->most / strongest(p, model), &style);
    draw_curve(p, model, &y, &style);
    draw_name(p, &y, figure_name(model));
    canvas_end(p->f.c);
    if (row++ == p->measured && p->seen.absorbance)
      draw_scale_bar(p, &y);
  }
}

/* The modes of each model stand in a strip of their own below the curves, the strongest as
 * high as the strip. */
static void draw_overlaid(spectrum_plot *p)
{
  const double strip = 1.6 * p->f.size, bottom = p->f.y.begin;
  char title[80];
  size_t row = 0, place = 0, strips = 0;
  p->f.y = axis_between(0, 1.05 * p->most, bottom - strip * (double)p->strips, p->f.y.end);
  snprintf(title, sizeof title, "%s (%s)", p->seen.title,
           p->seen.absorbance ? "km mol\xe2\x81\xbb\xc2\xb9 cm" : "largest: 1");
  frame_y_axis(&p->f, title, true);
  for (size_t i = 0; i < p->data->measured_count; i++)
    if (spectrum_has_measured(&p->data->measured[i])) {
      const canvas_style style = measured_style(p, &p->data->measured[i], place++);
      canvas_begin(p->f.c, "measured", -1, NULL);
      draw_measured(p, &p->data->measured[i], &p->f.y, &style);
      canvas_end(p->f.c);
    }
  for (size_t i = 0; i < p->data->model_count; i++) {
    const figure_model *model = &p->data->models[i];
    if (!spectrum_has_curve(model))
      continue;
    const canvas_style style = model_style(p, model, row++);
    strips += model->stick_count > 0;
    const double floor_y = p->f.y.begin + strip * (double)strips;
    axis sticks = axis_between(0, strongest(p, model), floor_y, floor_y - 0.8 * strip);
    canvas_begin(p->f.c, "curve", (int)model->series, NULL);
    draw_curve(p, model, &p->f.y, &style);
    draw_sticks(p, model, &sticks, 1, &style);
    canvas_end(p->f.c);
  }
  p->f.y.begin = bottom;
}

static const char *x_title(const spectrum_plot *p)
{
  return !p->data->scaled ? "Wavenumber (cm\xe2\x81\xbb\xc2\xb9)"
         : p->measured > 0 ? "Wavenumber (cm\xe2\x81\xbb\xc2\xb9), models scaled"
                           : "Scaled wavenumber (cm\xe2\x81\xbb\xc2\xb9)";
}

/* The right margin holds the labels of offset curves, whole as long as half of the width is left. */
static double label_width(const spectrum_plot *p, canvas *c)
{
  const canvas_font font = {.size = p->f.size};
  double width = frame_names_width(c, p->data, p->f.size, spectrum_has_curve);
  for (size_t i = 0; i < p->data->measured_count; i++)
    if (spectrum_has_measured(&p->data->measured[i]))
      width = fmax(width, canvas_text_width(c, &font, figure_measured_name(&p->data->measured[i])));
  /* Of a strip for one curve something is left, too. */
  return fmax(fmin(width, fmin(0.45 * c->width, c->width - 3.8 * p->f.size)), 0);
}

/* Overlaid curves; returns where the plot may begin. */
static double draw_key(const spectrum_plot *p, double left, double right)
{
  key_entry *entries = calloc(p->shown + p->measured + 1, sizeof *entries);
  size_t count = 0, place = 0;
  if (entries == NULL) {
    p->f.c->failed = true;
    return 0;
  }
  for (size_t i = 0; i < p->data->model_count; i++)
    if (spectrum_has_curve(&p->data->models[i]))
      entries[count++] = (key_entry){figure_name(&p->data->models[i]),
                                     model_style(p, &p->data->models[i], place++),
                                     (int)p->data->models[i].series};
  place = 0;
  for (size_t i = 0; i < p->data->measured_count; i++)
    if (spectrum_has_measured(&p->data->measured[i]))
      entries[count++] = (key_entry){figure_measured_name(&p->data->measured[i]),
                                     measured_style(p, &p->data->measured[i], place++), -1};
  double end = key_draw(p->f.c, entries, count, p->f.size, left, 1.2 * p->f.size, right);
  free(entries);
  return end;
}

double figure_lone_band(const figure_data *data)
{
  const char *name = data->lineshape;
  elastir_lineshape shape = {ELASTIR_LORENTZIAN, 1.0, ELASTIR_FWHM_DEFAULT_CM1};
  elastir_diagnostics unused = {0};
  if (name != NULL)
    elastir_lineshape_parse(name, &shape, &unused);
  if (shape.kind == ELASTIR_PSEUDO_VOIGT && data->eta >= 0.0 && data->eta <= 1.0)
    shape.eta = data->eta;
  if (data->fwhm_cm1 > 0.0)
    shape.fwhm_cm1 = data->fwhm_cm1;
  elastir_diagnostics_free(&unused);
  return elastir_lineshape_value(&shape, 0.0);
}

static bool draw(spectrum_plot *p, canvas *c, const figure_options *options)
{
  const double size = options->font_size;
  const bool offset = options->layout == FIGURE_OFFSET;
  p->f.x.begin = offset ? 2.2 * size : 5.2 * size;
  p->f.x.end = c->width - (offset ? label_width(p, c) + size : 1.5 * size);
  double top = offset ? 0.6 * size : draw_key(p, p->f.x.begin, p->f.x.end) + 0.8 * size;
  p->f.y = axis_between(0, p->most, c->height - 3.6 * size, top + frame_head(c, options));
  /* Room for a curve above each label, or for the curves above the strips. */
  double room = p->f.y.begin - p->f.y.end, shown = (double)p->shown;
  if (p->f.x.end <= p->f.x.begin ||
      (offset ? options->offset >= 0 ? room < 3 * size : room < 2 * size * (shown + (double)p->measured)
              : room < 1.6 * size * shown + 5 * size))
    return false;
  frame_shades(&p->f);
  if (offset) {
    canvas_font font = {.size = size, .anchor = CANVAS_MIDDLE, .angle = -90, .paint = CANVAS_INK};
    char title[80];
    draw_offset(p);
    snprintf(title, sizeof title, "%s, offset", p->seen.title);
    canvas_text(c, p->f.x.begin - 0.8 * size, (p->f.y.begin + p->f.y.end) / 2, &font, title);
  } else {
    draw_overlaid(p);
  }
  frame_marks(&p->f);
  frame_x_axis(&p->f, x_title(p));
  return !c->failed;
}

bool figure_spectrum(canvas *c, const figure_data *data, const figure_options *options)
{
  spectrum_plot p = {.band = figure_lone_band(data)};
  bool good = spectrum_begin(&p, c, data, options) && draw(&p, c, options);
  spectrum_end(&p);
  return good;
}

/* ---- as columns ---- */

static void add_curve(sheet *out, const frame *f, const frame_series *series, size_t x_column)
{
  const size_t y_column = sheet_last(out);
  for (size_t i = 0; i < series->count; i++) {
    double x = frame_x_of(series, i);
    if (!axis_shows(&f->x, x))
      continue;
    if (x_column < y_column)
      sheet_number(out, x_column, x);
    sheet_number(out, y_column, series->values[i]);
  }
}

static bool same_grid(const figure_model *a, const figure_model *b)
{
  return a->from_cm1 == b->from_cm1 && a->step_cm1 == b->step_cm1 && a->points == b->points;
}

/* Models of one grid share its column, which is their first one. */
static void add_models(const spectrum_plot *p, sheet *out)
{
  const figure_model *grid = NULL;
  for (size_t i = 0; i < p->data->model_count; i++) {
    const figure_model *model = &p->data->models[i];
    if (!spectrum_has_curve(model))
      continue;
    const frame_series series = spectrum_plain_series(model);
    const bool again = grid != NULL && same_grid(grid, model);
    if (!again)
      sheet_begin_wavenumbers(out, grid == NULL ? NULL : figure_name(model), "wavenumber_cm1");
    const size_t x_column = again ? out->count : sheet_last(out);
    char column[64] = "absorbance_km_mol-1_cm";
    if (model->seen_as != NULL)
      snprintf(column, sizeof column, "%.*s_relative", seen_kind_length(model->seen_as), model->seen_as);
    sheet_begin(out, figure_name(model), column);
    add_curve(out, &p->f, &series, x_column);
    grid = model;
  }
}

static void add_sticks(const spectrum_plot *p, const figure_model *model, sheet *out)
{
  if (!spectrum_has_curve(model) || p->f.options->no_sticks || model->stick_count == 0)
    return;
  sheet_begin_wavenumbers(out, figure_name(model), "mode_cm1");
  sheet_begin(out, figure_name(model), "intensity_km_mol");
  for (size_t i = 0; i < model->stick_count; i++)
    if (axis_shows(&p->f.x, model->sticks[i].wavenumber_cm1)) {
      sheet_number(out, sheet_last(out) - 1, model->sticks[i].wavenumber_cm1);
      sheet_number(out, sheet_last(out), model->sticks[i].intensity_km_mol);
    }
}

static void add_measured(const spectrum_plot *p, const figure_measured *measured, sheet *out)
{
  const char *name = figure_measured_name(measured);
  if (!spectrum_has_measured(measured))
    return;
  const frame_series series = spectrum_measured_series(measured);
  sheet_begin_wavenumbers(out, name, "wavenumber_cm1");
  sheet_begin(out, name, "measured");
  add_curve(out, &p->f, &series, sheet_last(out) - 1);
  sheet_begin(out, name, "assigned_cm1");
  for (size_t k = 0; k < measured->assigned_count; k++)
    if (axis_shows(&p->f.x, measured->assigned[k].measured_cm1))
      sheet_number(out, sheet_last(out), measured->assigned[k].measured_cm1);
}

bool figure_spectrum_csv(const figure_data *data, const figure_options *options, sheet *out)
{
  spectrum_plot p = {.most = 0};
  bool good = spectrum_begin(&p, NULL, data, options);
  if (good)
    add_models(&p, out);
  for (size_t i = 0; good && i < p.data->model_count; i++)
    add_sticks(&p, &p.data->models[i], out);
  for (size_t i = 0; good && i < data->measured_count; i++)
    add_measured(&p, &data->measured[i], out);
  if (good && options->mark_count > 0)
    sheet_begin(out, NULL, "mark_cm1");
  for (size_t i = 0; good && i < options->mark_count; i++)
    sheet_number(out, sheet_last(out), options->marks[i].at);
  spectrum_end(&p);
  return good;
}
