/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot_cuts.c: cuts of Young's modulus through planes, one small plot a model. */
#include "view/terminal/render.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/pi.h"
#include "elastic/directions.h"

enum { PANEL_COLUMNS = 22, PANEL_ROWS = 11, PANEL_GAP = 3, DIRECTIONS = 360, RING_DOTS = 24 };

/* A plane through the origin: its normal, and what points right and up in the plot. */
typedef struct {
  const char *name, *right_name, *up_name;
  double right[3], up[3];
} plane;

static const plane planes[] = {
    {"0,0,1", "1,0,0", "0,1,0", {1, 0, 0}, {0, 1, 0}},
    {"1,0,0", "0,1,0", "0,0,1", {0, 1, 0}, {0, 0, 1}},
    {"1,1,0", "-1,1,0", "0,0,1", {-0.70710678118654752, 0.70710678118654752, 0}, {0, 0, 1}}};

enum { PLANES = sizeof planes / sizeof *planes };

/* One model: E in GPa around each plane, and its range there. */
typedef struct {
  size_t model;
  double modulus[PLANES][DIRECTIONS];
  double least[PLANES], largest[PLANES];
} panel;

/* E at k degrees from the right. */
static double modulus_at(const double compliance[36], const plane *cut, double k)
{
  double angle = 2.0 * ELASTIR_PI * k / DIRECTIONS, n[3];
  for (int i = 0; i < 3; i++)
    n[i] = cos(angle) * cut->right[i] + sin(angle) * cut->up[i];
  return elastir_youngs_modulus(compliance, n);
}

/* The extremum beside the k-th direction by golden section (the ratio of which is 0.618): 1/E
 * has at most four periods in a turn, so that it has one extremum between the neighbours. */
static double polished(const double compliance[36], const plane *cut, int k, double sign)
{
  const double golden = 0.61803398874989485;
  double low = k - 1.0, high = k + 1.0;
  for (int step = 0; step < 40; step++) {
    double a = high - golden * (high - low), b = low + golden * (high - low);
    if (sign * modulus_at(compliance, cut, a) > sign * modulus_at(compliance, cut, b))
      high = b;
    else
      low = a;
  }
  return modulus_at(compliance, cut, 0.5 * (low + high));
}

/* false: E is not defined in every direction of the planes. */
static bool compute_cuts(const double compliance[36], panel *cuts)
{
  for (int c = 0; c < PLANES; c++) {
    int lowest = 0, highest = 0;
    for (int k = 0; k < DIRECTIONS; k++) {
      double modulus = modulus_at(compliance, &planes[c], k);
      if (!isfinite(modulus))
        return false;
      cuts->modulus[c][k] = modulus;
      lowest = modulus < cuts->modulus[c][lowest] ? k : lowest;
      highest = modulus > cuts->modulus[c][highest] ? k : highest;
    }
    cuts->least[c] = polished(compliance, &planes[c], lowest, -1.0);
    cuts->largest[c] = polished(compliance, &planes[c], highest, 1.0);
  }
  return true;
}

/* A dot at radius 0..1 of the panel. */
static void set_polar(terminal_dots *dots, double radius, double angle)
{
  double half = (fmin(dots->width, dots->height) - 1) / 2.0;
  double x = (dots->width - 1) / 2.0 + radius * half * cos(angle);
  double y = (dots->height - 1) / 2.0 - radius * half * sin(angle);
  dots_set(dots, (int)floor(x + 0.5), (int)floor(y + 0.5));
}

static void draw_cut(terminal_dots *dots, const double modulus[DIRECTIONS], double scale)
{
  for (int k = 0; k < RING_DOTS; k++)
    set_polar(dots, 1.0, 2.0 * ELASTIR_PI * k / RING_DOTS);
  set_polar(dots, 0.0, 0.0);
  for (int k = 0; k < DIRECTIONS; k++)
    set_polar(dots, modulus[k] / scale, 2.0 * ELASTIR_PI * k / DIRECTIONS);
}

enum { MOST_BESIDE = 8 };

static void print_labels(terminal *term, const panel *panels, size_t count)
{
  int margin = 0;
  for (size_t p = 0; p < count; p++) {
    text_buffer label = {0};
    terminal_label(term, &label, panels[p].model, PANEL_COLUMNS);
    terminal_spaces(term, margin);
    if (label.failed) {
      term->out->failed = true;
    } else {
      view_styled(term, VIEW_STRONG, label.text, label.length);
      margin = PANEL_COLUMNS - terminal_columns(label.text) + PANEL_GAP;
    }
    terminal_free_text(term, &label);
  }
  terminal_end_line(term);
}

/* One row of panels: labels, plots, ranges. */
static void print_panels(terminal *term, int c, const panel *panels, size_t count, double scale)
{
  terminal_dots dots[MOST_BESIDE];
  print_labels(term, panels, count);
  for (size_t p = 0; p < count; p++) {
    dots[p] = dots_new(term, PANEL_COLUMNS, PANEL_ROWS);
    draw_cut(&dots[p], panels[p].modulus[c], scale);
  }
  for (int row = 0; row < PANEL_ROWS; row++) {
    for (size_t p = 0; p < count; p++) {
      terminal_spaces(term, p > 0 ? PANEL_GAP : 0);
      dots_row(term->out, &dots[p], row);
    }
    terminal_end_line(term);
  }
  int decimals = view_decimals(scale);
  for (size_t p = 0; p < count; p++) {
    char range[sizeof(view_number) * 2 + 16];
    snprintf(range, sizeof range, "%s to %s GPa",
             view_fixed(panels[p].least[c], decimals).text,
             view_fixed(panels[p].largest[c], decimals).text);
    text_format(term->out, "%-*s", PANEL_COLUMNS + PANEL_GAP, range);
    dots_free(&dots[p]);
  }
  terminal_end_line(term);
}

static void print_plane(terminal *term, int c, const panel *panels, size_t count, double scale)
{
  terminal_paragraph(term, VIEW_PLAIN, 0, 2, "Normal %s (Cartesian): %s to the right, %s up", planes[c].name,
                     planes[c].right_name, planes[c].up_name);
  size_t beside = (size_t)((term->options->width + PANEL_GAP) / (PANEL_COLUMNS + PANEL_GAP));
  beside = beside > MOST_BESIDE ? MOST_BESIDE : beside;
  for (size_t p = 0; p < count; p += beside)
    print_panels(term, c, panels + p, count - p < beside ? count - p : beside, scale);
}

/* Do all models have the same cuts in the first plane and in this, to less than a dot? */
static bool is_like_first(int c, const panel *panels, size_t count)
{
  const double invisible = 1e-3;
  for (size_t p = 0; p < count; p++)
    for (int k = 0; k < DIRECTIONS; k++) {
      double first = panels[p].modulus[0][k];
      if (fabs(panels[p].modulus[c][k] - first) > invisible * first)
        return false;
    }
  return true;
}

void terminal_plot_cuts(terminal *term)
{
  size_t most = term->result->models_count, count = 0;
  panel *panels = malloc((most + 1) * sizeof *panels);
  if (panels == NULL) {
    term->out->failed = true;
    return;
  }
  double scale = 0.0;
  for (size_t i = 0; i < most; i++) {
    const double *compliance = view_compliance(&term->result->models[i]);
    panels[count].model = i;
    if (compliance == NULL || !compute_cuts(compliance, &panels[count]))
      continue;
    for (int c = 0; c < PLANES; c++)
      scale = fmax(scale, panels[count].largest[c]);
    count++;
  }
  if (count > 0) {
    terminal_paragraph(term, VIEW_FAINT, 0, 2,
                       "Young’s modulus E is the distance from the centre; the dotted circle is %s GPa in "
                       "every plot.",
                       view_fixed(scale, view_decimals(scale)).text);
    for (int c = 0; c < PLANES; c++) {
      if (c > 0 && is_like_first(c, panels, count))
        terminal_paragraph(term, VIEW_PLAIN, 0, 2, "Normal %s: as in %s", planes[c].name,
                           planes[0].name);
      else
        print_plane(term, c, panels, count, scale);
    }
  }
  free(panels);
}
