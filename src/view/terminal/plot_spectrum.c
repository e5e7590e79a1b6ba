/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot_spectrum.c: a simulated spectrum as a plot over the wavenumber. */
#include "view/terminal/render.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
  PLOT_ROWS = 7,
  FEW_MODELS = 6,
  PLOT_ROWS_OF_MANY = 4,
  MOST_PLOT_COLUMNS = 160,
  AXIS_COLUMNS = 6 /* the numbers left of a plot, and the line */
};

typedef struct {
  double from_cm1, to_cm1;
  double highest;
  int columns, rows;
} frame;

static frame frame_of(const terminal *term, const view_figure *figure)
{
  size_t count = 0;
  for (size_t i = 0; i < term->result->models_count; i++)
    count += term->result->models[i].spectrum != NULL;
  int columns = term->options->width - AXIS_COLUMNS;
  return (frame){.from_cm1 = figure->from_cm1, .to_cm1 = figure->to_cm1,
                 .highest = figure->highest,
                 .columns = columns > MOST_PLOT_COLUMNS ? MOST_PLOT_COLUMNS : columns,
                 .rows = count > FEW_MODELS ? PLOT_ROWS_OF_MANY : PLOT_ROWS};
}

/* The lowest and highest value of the curve in each column of dots; high below low: none. */
static void column_ranges(const terminal_dots *dots, const frame *shared,
                          const elastir_result_spectrum *spectrum, double *low, double *high)
{
  for (int x = 0; x < dots->width; x++) {
    low[x] = INFINITY;
    high[x] = -INFINITY;
  }
  double before = NAN, span = shared->to_cm1 - shared->from_cm1;
  int last = -1;
  for (size_t i = 0; i < spectrum->absorbance_count; i++) {
    double wavenumber = spectrum->from_cm1 + spectrum->step_cm1 * (double)i;
    double place = (wavenumber - shared->from_cm1) / span;
    double now = spectrum->absorbance[i];
    if (!(place >= 0.0 && place <= 1.0) || !isfinite(now)) {
      before = NAN;
      continue;
    }
    int x = (int)(place * (dots->width - 1) + 0.5);
    /* A step wider than a dot: a straight line over the columns between. */
    for (int between = last + 1; isfinite(before) && between < x; between++)
      low[between] = high[between] =
          before + (now - before) * (between - last) / (double)(x - last);
    low[x] = fmin(low[x], now);
    high[x] = fmax(high[x], now);
    before = now;
    last = x;
  }
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
                       const elastir_result_spectrum *spectrum)
{
  double *low = calloc((size_t)dots->width, sizeof *low);
  double *high = calloc((size_t)dots->width, sizeof *high);
  if (low == NULL || high == NULL) {
    term->out->failed = true;
  } else {
    column_ranges(dots, shared, spectrum, low, high);
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

static void print_plot(terminal *term, const frame *shared, const elastir_result_spectrum *spectrum)
{
  terminal_dots dots = dots_new(term, shared->columns, shared->rows);
  draw_curve(term, &dots, shared, spectrum);
  const char *line = term->options->unicode ? "│" : "|";
  for (int row = 0; row < dots.rows; row++) {
    view_number mark = {""};
    if (row == 0)
      mark = view_fixed(shared->highest, shared->highest < 10.0 ? 1 : 0);
    else if (row + 1 == dots.rows)
      mark = (view_number){"0"};
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
      view_number number = view_fixed(at, 0);
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

void terminal_plot_spectrum(terminal *term, const view_figure *figure)
{
  frame shared = frame_of(term, figure);
  text_buffer label = {0};
  terminal_label(term, &label, figure->index, term->options->width - 6);
  terminal_paragraph(term, VIEW_STRONG, 0, 2, "%s", label.failed ? "" : label.text);
  terminal_free_text(term, &label);
  if (shared.highest > 0.0) {
    print_plot(term, &shared, term->result->models[figure->index].spectrum);
    print_axis(term, &shared);
  } else {
    terminal_paragraph(term, VIEW_PLAIN, 2, 2, "No absorption in this range.");
  }
  if (figure->caption != NULL)
    terminal_paragraph(term, VIEW_PLAIN, 2, 4, "%s", figure->caption);
}
