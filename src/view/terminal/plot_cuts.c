/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot_cuts.c: cuts of Young's modulus through planes, one small plot a model. */
#include "view/terminal/render.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/pi.h"
#include "elastic/youngs_cut.h"

enum { PANEL_COLUMNS = 22, PANEL_ROWS = 11, PANEL_GAP = 3, RING_DOTS = 24 };

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

/* One model: E around each plane. */
typedef struct {
  size_t model;
  elastir_youngs_cut cuts[PLANES];
} panel;

/* false: E is not defined in every direction of the planes. */
static bool compute_cuts(const double compliance_per_tpa[36], panel *to)
{
  for (int c = 0; c < PLANES; c++)
    if (!elastir_youngs_cut_of(compliance_per_tpa, planes[c].right, planes[c].up, &to->cuts[c]))
      return false;
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

static void draw_cut(terminal_dots *dots, const double modulus[YOUNGS_CUT_DIRECTIONS], double scale)
{
  for (int k = 0; k < RING_DOTS; k++)
    set_polar(dots, 1.0, 2.0 * ELASTIR_PI * k / RING_DOTS);
  set_polar(dots, 0.0, 0.0);
  for (int k = 0; k < YOUNGS_CUT_DIRECTIONS; k++)
    set_polar(dots, modulus[k] / scale, 2.0 * ELASTIR_PI * k / YOUNGS_CUT_DIRECTIONS);
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
    draw_cut(&dots[p], panels[p].cuts[c].modulus_gpa, scale);
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
             view_fixed(panels[p].cuts[c].least_gpa, decimals).text,
             view_fixed(panels[p].cuts[c].largest_gpa, decimals).text);
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
    for (int k = 0; k < YOUNGS_CUT_DIRECTIONS; k++) {
      double first = panels[p].cuts[0].modulus_gpa[k];
      if (fabs(panels[p].cuts[c].modulus_gpa[k] - first) > invisible * first)
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
      scale = fmax(scale, panels[count].cuts[c].largest_gpa);
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
