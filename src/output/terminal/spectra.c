/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spectra.c: the simulated spectra as plots over the wavenumber, and their strongest peaks. */
#include "output/terminal/render.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "json/json.h"

enum {
  PLOT_ROWS = 7,
  FEW_MODELS = 6,
  PLOT_ROWS_OF_MANY = 4,
  MOST_PLOT_COLUMNS = 160,
  AXIS_COLUMNS = 6, /* the numbers left of a plot, and the line */
  STRONGEST_PEAKS = 8
};

typedef struct {
  double from_cm1, to_cm1;
  double highest;
  int columns, rows;
} frame;

/* The array of a spectrum and its axis; NULL if it cannot be drawn. */
static const cJSON *curve_of(const cJSON *model, double *from, double *step)
{
  const cJSON *curve = json_at(model, "spectrum.absorbance");
  *from = json_number_at(model, "spectrum.from_cm1");
  *step = json_number_at(model, "spectrum.step_cm1");
  bool good = cJSON_IsArray(curve) && curve->child != NULL && isfinite(*from) && *step > 0.0;
  return good ? curve : NULL;
}

static frame frame_of(const terminal *term)
{
  frame shared = {.from_cm1 = INFINITY, .to_cm1 = -INFINITY};
  size_t count = 0;
  const cJSON *model, *value;
  cJSON_ArrayForEach(model, json_at(term->result, "models"))
  {
    double from, step;
    const cJSON *curve = curve_of(model, &from, &step);
    if (curve == NULL)
      continue;
    count++;
    double to = from + step * (cJSON_GetArraySize(curve) - 1);
    shared.from_cm1 = fmin(shared.from_cm1, from);
    shared.to_cm1 = fmax(shared.to_cm1, to);
  }
  if (isfinite(term->options->from_cm1))
    shared.from_cm1 = term->options->from_cm1;
  if (isfinite(term->options->to_cm1))
    shared.to_cm1 = term->options->to_cm1;
  cJSON_ArrayForEach(model, json_at(term->result, "models"))
  {
    double x, step;
    const cJSON *curve = curve_of(model, &x, &step);
    cJSON_ArrayForEach(value, curve)
    {
      if (cJSON_IsNumber(value) && isfinite(value->valuedouble) && x >= shared.from_cm1 &&
          x <= shared.to_cm1)
        shared.highest = fmax(shared.highest, value->valuedouble);
      x += step;
    }
  }
  int columns = term->options->width - AXIS_COLUMNS;
  shared.columns = columns > MOST_PLOT_COLUMNS ? MOST_PLOT_COLUMNS : columns;
  shared.rows = count > FEW_MODELS ? PLOT_ROWS_OF_MANY : PLOT_ROWS;
  return shared;
}

/* The lowest and highest value of the curve in each column of dots; high below low: none. */
static bool column_ranges(const terminal_dots *dots, const frame *shared, const cJSON *model,
                          double *low, double *high)
{
  for (int x = 0; x < dots->width; x++) {
    low[x] = INFINITY;
    high[x] = -INFINITY;
  }
  double wavenumber, step, before = NAN;
  const cJSON *curve = curve_of(model, &wavenumber, &step), *value;
  double span = shared->to_cm1 - shared->from_cm1;
  int last = -1;
  cJSON_ArrayForEach(value, curve)
  {
    double place = (wavenumber - shared->from_cm1) / span;
    double now = cJSON_IsNumber(value) ? value->valuedouble : (double)NAN;
    int x = (int)(place * (dots->width - 1) + 0.5);
    wavenumber += step;
    if (!(place >= 0.0 && place <= 1.0) || !isfinite(now)) {
      before = NAN;
      continue;
    }
    /* A step wider than a dot: a straight line over the columns between. */
    for (int between = last + 1; isfinite(before) && between < x; between++)
      low[between] = high[between] =
          before + (now - before) * (between - last) / (double)(x - last);
    low[x] = fmin(low[x], now);
    high[x] = fmax(high[x], now);
    before = now;
    last = x;
  }
  return curve != NULL;
}

static int height_of(const terminal_dots *dots, const frame *shared, double value)
{
  double share = value / shared->highest;
  share = share < 0.0 ? 0.0 : share > 1.0 ? 1.0 : share;
  return dots->height - 1 - (int)(share * (dots->height - 1) + 0.5);
}

/* Each column of dots shows the range of the values in it, so that no band is lost, and
 * reaches to the range of the column before. */
static void draw_curve(const terminal *term, terminal_dots *dots, const frame *shared,
                       const cJSON *model)
{
  double *low = calloc((size_t)dots->width, sizeof *low);
  double *high = calloc((size_t)dots->width, sizeof *high);
  if (low == NULL || high == NULL) {
    term->out->failed = true;
  } else if (column_ranges(dots, shared, model, low, high)) {
    int last_top = -1, last_bottom = -1;
    for (int x = 0; x < dots->width; x++) {
      if (high[x] < low[x])
        continue;
      int top = height_of(dots, shared, high[x]);
      int bottom = height_of(dots, shared, low[x]);
      int draw_top = top, draw_bottom = bottom;
      if (last_top >= 0 && last_top > bottom + 1)
        draw_bottom = last_top - 1;
      if (last_bottom >= 0 && last_bottom < top - 1)
        draw_top = last_bottom + 1;
      dots_vertical(dots, x, draw_top, draw_bottom);
      last_top = top;
      last_bottom = bottom;
    }
  }
  free(low);
  free(high);
}

static void print_plot(terminal *term, const frame *shared, const cJSON *model)
{
  terminal_dots dots = dots_new(term, shared->columns, shared->rows);
  draw_curve(term, &dots, shared, model);
  const char *line = term->options->unicode ? "│" : "|";
  for (int row = 0; row < dots.rows; row++) {
    terminal_figure mark = {""};
    if (row == 0)
      mark = figure_fixed(shared->highest, shared->highest < 10.0 ? 1 : 0);
    else if (row + 1 == dots.rows)
      mark = (terminal_figure){"0"};
    text_format(term->out, "%*.8s%s", AXIS_COLUMNS - 1, mark.text, line);
    dots_row(term->out, &dots, row);
    terminal_end_line(term);
  }
  dots_free(&dots);
}

/* A round distance of marks that leaves room for the numbers. */
static double mark_distance(double span, int columns)
{
  static const double rounds[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000};
  for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++)
    if (span / rounds[i] * 8.0 <= columns)
      return rounds[i];
  return span;
}

static void print_axis(terminal *term, const frame *shared)
{
  bool unicode = term->options->unicode;
  double span = shared->to_cm1 - shared->from_cm1;
  double distance = mark_distance(span, shared->columns);
  size_t size = (size_t)shared->columns + 32;
  char *numbers = malloc(size);
  bool *marks = calloc((size_t)shared->columns, sizeof *marks);
  if (numbers == NULL || marks == NULL) {
    term->out->failed = true;
  } else {
    memset(numbers, ' ', size);
    int end = 0;
    for (double at = ceil(shared->from_cm1 / distance) * distance; at <= shared->to_cm1;
         at += distance) {
      int column = (int)((at - shared->from_cm1) / span * (shared->columns - 1) + 0.5);
      terminal_figure number = figure_fixed(at, 0);
      int length = (int)strlen(number.text);
      int start = column - length / 2;
      start = start < -AXIS_COLUMNS ? -AXIS_COLUMNS : start;
      start = start + length > shared->columns ? shared->columns - length : start;
      marks[column] = true;
      if (start + AXIS_COLUMNS >= end) {
        memcpy(numbers + AXIS_COLUMNS + start, number.text, (size_t)length);
        end = AXIS_COLUMNS + start + length + 1;
      }
    }
    terminal_spaces(term, AXIS_COLUMNS - 1);
    text_append(term->out, unicode ? "└" : "+");
    for (int i = 0; i < shared->columns; i++)
      text_append(term->out, marks[i] ? (unicode ? "┴" : "+") : (unicode ? "─" : "-"));
    text_append(term->out, "\n");
    text_append_bytes(term->out, numbers, (size_t)(end > 0 ? end - 1 : 0));
    text_append(term->out, "\n");
  }
  free(numbers);
  free(marks);
}

typedef struct {
  double position_cm1, height;
} peak;

static int by_height(const void *a, const void *b)
{
  const peak *first = a, *second = b;
  if (first->height != second->height)
    return first->height < second->height ? 1 : -1;
  return (first->position_cm1 > second->position_cm1) -
         (first->position_cm1 < second->position_cm1);
}

static void print_peaks(terminal *term, const frame *shared, const cJSON *model)
{
  const cJSON *list = json_at(model, "spectrum.peaks"), *item;
  size_t most = cJSON_IsArray(list) ? (size_t)cJSON_GetArraySize(list) : 0, count = 0;
  peak *peaks = malloc((most + 1) * sizeof *peaks);
  if (peaks == NULL) {
    term->out->failed = true;
    return;
  }
  cJSON_ArrayForEach(item, list)
  {
    peak found = {json_number_at(item, "position_cm1"), json_number_at(item, "height")};
    if (count < most && isfinite(found.height) && found.position_cm1 >= shared->from_cm1 &&
        found.position_cm1 <= shared->to_cm1)
      peaks[count++] = found;
  }
  qsort(peaks, count, sizeof *peaks, by_height);
  text_buffer text = {0};
  for (size_t i = 0; i < count && i < STRONGEST_PEAKS; i++)
    text_format(&text, "%s%s\u00a0(%s)", i > 0 ? ", " : "",
                figure_fixed(peaks[i].position_cm1, 1).text,
                figure_fixed(peaks[i].height, 1).text);
  if (text.failed)
    term->out->failed = true;
  else if (count > 0)
    terminal_paragraph(term, STYLE_PLAIN, 2, 4, "strongest: %s", text.text);
  terminal_free_text(term, &text);
  free(peaks);
}

static void print_settings(terminal *term)
{
  const cJSON *settings = json_at(term->result, "settings"), *range;
  text_buffer text = {0};
  const char *lineshape = json_text_at(settings, "lineshape");
  double fwhm = json_number_at(settings, "fwhm_cm1");
  if (lineshape != NULL)
    text_format(&text, "; %s", lineshape);
  if (isfinite(fwhm))
    text_format(&text, ", FWHM %s cm⁻¹", figure_fixed(fwhm, fwhm < 10.0 ? 1 : 0).text);
  bool first = true;
  cJSON_ArrayForEach(range, json_at(settings, "scale"))
  {
    double from = json_number_at(range, "from_cm1"), to = json_number_at(range, "to_cm1");
    text_format(&text, "%s%.6g", first ? "; scaled by " : ", ", json_number_at(range, "factor"));
    if (isfinite(to))
      text_format(&text, "\u00a0(%.6g–%.6g)", from, to);
    else if (from > 0.0)
      text_format(&text, "\u00a0(from\u00a0%.6g)", from);
    first = false;
  }
  if (text.failed)
    term->out->failed = true;
  else
    terminal_paragraph(term, STYLE_FAINT, 0, 2,
                       "Absorbance in km\u00a0mol⁻¹\u00a0cm over cm⁻¹%s.",
                       text.text != NULL ? text.text : "");
  terminal_free_text(term, &text);
}

void terminal_spectra(terminal *term)
{
  frame shared = frame_of(term);
  if (!(shared.to_cm1 > shared.from_cm1))
    return;
  terminal_heading(term, "Infrared spectra");
  print_settings(term);
  for (size_t i = 0; i < result_model_count(term); i++) {
    const cJSON *model = result_model(term, i);
    double from, step;
    if (curve_of(model, &from, &step) == NULL)
      continue;
    text_buffer label = {0};
    result_label(term, &label, i, term->options->width - 6);
    terminal_paragraph(term, STYLE_STRONG, 0, 2, "%s", label.failed ? "" : label.text);
    terminal_free_text(term, &label);
    if (shared.highest > 0.0) {
      print_plot(term, &shared, model);
      print_axis(term, &shared);
    } else {
      terminal_paragraph(term, STYLE_PLAIN, 2, 2, "No absorption in this range.");
    }
    print_peaks(term, &shared, model);
  }
}
