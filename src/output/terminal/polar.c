/* SPDX-License-Identifier: GPL-3.0-or-later */
/* polar.c: cuts of Young's modulus through planes, one small plot a model. */
#include "output/terminal/render.h"

#include <math.h>
#include <stdlib.h>

#include "elastic/directions.h"
#include "json/json.h"

enum { PANEL_COLUMNS = 22, PANEL_ROWS = 11, PANEL_GAP = 3, DIRECTIONS = 720, RING_DOTS = 24 };

static const double pi = 3.14159265358979323846;

/* A plane through the origin: its normal, and what points right and up in the plot. */
typedef struct {
  const char *name, *right_name, *up_name;
  double right[3], up[3];
} plane;

static const plane planes[] = {
    {"(001)", "[1 0 0]", "[0 1 0]", {1, 0, 0}, {0, 1, 0}},
    {"(100)", "[0 1 0]", "[0 0 1]", {0, 1, 0}, {0, 0, 1}},
    {"(110)", "[-1 1 0]", "[0 0 1]", {-0.70710678118654752, 0.70710678118654752, 0}, {0, 0, 1}}};

/* S of a stable model, row by row. */
static bool read_compliance(const cJSON *model, double compliance[36])
{
  const cJSON *matrix = json_at(model, "elastic.compliance_per_tpa");
  if (cJSON_IsFalse(json_at(model, "elastic.stable")) || !cJSON_IsArray(matrix))
    return false;
  for (int i = 0; i < 36; i++) {
    const cJSON *row = cJSON_GetArrayItem(matrix, i / 6);
    const cJSON *item = cJSON_IsArray(row) ? cJSON_GetArrayItem(row, i % 6) : NULL;
    if (!cJSON_IsNumber(item) || !isfinite(item->valuedouble))
      return false;
    compliance[i] = item->valuedouble;
  }
  return true;
}

static double modulus_at(const double compliance[36], const plane *cut, int k)
{
  double angle = 2.0 * pi * k / DIRECTIONS, n[3];
  for (int i = 0; i < 3; i++)
    n[i] = cos(angle) * cut->right[i] + sin(angle) * cut->up[i];
  return elastir_youngs_modulus(compliance, n);
}

/* false: E is not defined in every direction of the plane. */
static bool range_in_plane(const double compliance[36], const plane *cut, double *least,
                           double *largest)
{
  *least = INFINITY;
  *largest = 0.0;
  for (int k = 0; k < DIRECTIONS; k++) {
    double value = modulus_at(compliance, cut, k);
    if (!isfinite(value))
      return false;
    *least = fmin(*least, value);
    *largest = fmax(*largest, value);
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

static void draw_cut(terminal_dots *dots, const double compliance[36], const plane *cut,
                     double scale)
{
  for (int k = 0; k < RING_DOTS; k++)
    set_polar(dots, 1.0, 2.0 * pi * k / RING_DOTS);
  set_polar(dots, 0.0, 0.0);
  for (int k = 0; k < DIRECTIONS; k++)
    set_polar(dots, modulus_at(compliance, cut, k) / scale, 2.0 * pi * k / DIRECTIONS);
}

typedef struct {
  size_t model;
  double compliance[36];
  double least, largest;
} panel;

/* One row of panels: labels, plots, ranges. */
static void print_panels(terminal *term, const plane *cut, const panel *panels, size_t count,
                         double scale)
{
  terminal_dots dots[8];
  int margin = 0;
  for (size_t p = 0; p < count; p++) {
    dots[p] = dots_new(term, PANEL_COLUMNS, PANEL_ROWS);
    draw_cut(&dots[p], panels[p].compliance, cut, scale);
    text_buffer label = {0};
    result_label(term, &label, panels[p].model, PANEL_COLUMNS);
    terminal_spaces(term, margin);
    if (!label.failed) {
      terminal_styled(term, STYLE_STRONG, label.text, label.length);
      margin = PANEL_COLUMNS - terminal_columns(label.text) + PANEL_GAP;
    }
    text_free(&label);
  }
  terminal_end_line(term);
  for (int row = 0; row < PANEL_ROWS; row++) {
    for (size_t p = 0; p < count; p++) {
      terminal_spaces(term, p > 0 ? PANEL_GAP : 0);
      dots_row(term->out, &dots[p], row);
    }
    terminal_end_line(term);
  }
  for (size_t p = 0; p < count; p++) {
    text_buffer range = {0}, clean = {0};
    int decimals = figure_decimals(scale);
    text_format(&range, "%s to %s GPa", figure_fixed(panels[p].least, decimals).text,
                figure_fixed(panels[p].largest, decimals).text);
    terminal_clean(term, &clean, range.failed ? "" : range.text);
    text_format(term->out, "%-*s", p + 1 < count ? PANEL_COLUMNS + PANEL_GAP : 0,
                clean.failed ? "" : clean.text);
    text_free(&range);
    text_free(&clean);
    dots_free(&dots[p]);
  }
  text_append(term->out, "\n");
}

static void print_plane(terminal *term, const plane *cut, panel *panels, size_t count,
                        double scale)
{
  terminal_paragraph(term, STYLE_PLAIN, 0, 2, "%s: %s to the right, %s up", cut->name,
                     cut->right_name, cut->up_name);
  size_t at_once = (size_t)((term->options->width + PANEL_GAP) / (PANEL_COLUMNS + PANEL_GAP));
  at_once = at_once < 1 ? 1 : at_once > 8 ? 8 : at_once;
  size_t drawable = 0;
  for (size_t p = 0; p < count; p++) {
    panel kept = panels[p];
    if (range_in_plane(kept.compliance, cut, &kept.least, &kept.largest))
      panels[drawable++] = kept;
  }
  for (size_t p = 0; p < drawable; p += at_once)
    print_panels(term, cut, panels + p, drawable - p < at_once ? drawable - p : at_once, scale);
}

/* Do all models have the same cuts in both planes, to less than a dot? */
static bool are_alike(const plane *a, const plane *b, const panel *panels, size_t count)
{
  const double invisible = 1e-3;
  for (size_t p = 0; p < count; p++)
    for (int k = 0; k < DIRECTIONS; k++) {
      double first = modulus_at(panels[p].compliance, a, k);
      if (!(fabs(modulus_at(panels[p].compliance, b, k) - first) <= invisible * first))
        return false;
    }
  return true;
}

void terminal_polar(terminal *term)
{
  size_t most = result_model_count(term), count = 0;
  panel *panels = calloc(most + 1, sizeof *panels);
  if (panels == NULL) {
    term->out->failed = true;
    return;
  }
  double scale = 0.0;
  for (size_t i = 0; i < most; i++) {
    panel *next = &panels[count];
    next->model = i;
    if (!read_compliance(result_model(term, i), next->compliance))
      continue;
    bool defined = true;
    for (size_t c = 0; c < sizeof planes / sizeof *planes; c++) {
      defined = defined && range_in_plane(next->compliance, &planes[c], &next->least,
                                          &next->largest);
      scale = defined ? fmax(scale, next->largest) : scale;
    }
    count += defined;
  }
  if (count > 0 && scale > 0.0) {
    terminal_heading(term, "Young's modulus in planes");
    terminal_paragraph(term, STYLE_FAINT, 0, 2,
                       "Distance from the middle: E; the dotted circle is %s GPa in every plot.",
                       figure_fixed(scale, figure_decimals(scale)).text);
    for (size_t c = 0; c < sizeof planes / sizeof *planes; c++) {
      if (c > 0 && are_alike(&planes[0], &planes[c], panels, count))
        terminal_paragraph(term, STYLE_PLAIN, 0, 2, "%s: as in %s", planes[c].name,
                           planes[0].name);
      else
        print_plane(term, &planes[c], panels, count, scale);
    }
  }
  free(panels);
}
