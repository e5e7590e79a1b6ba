/* SPDX-License-Identifier: GPL-3.0-or-later */
/* why.c: the reason why a panel shows nothing. */
#include "figure/why.h"

#include <math.h>

#include "figure/panel.h"

/* Whether it can be drawn where there is room enough. */
static bool shows_in_picture(const figure_data *data, const figure_options *options)
{
  const double side = 4000;
  markup out;
  bool shown = false;
  if (markup_begin(&out)) {
    canvas c = canvas_svg_open(&out, side, side, false, "", NULL);
    shown = panel_draw(&c, data, options);
    canvas_svg_close(&c);
  }
  markup_free(&out);
  return shown;
}

static bool shows_in_table(const figure_data *data, const figure_options *options)
{
  sheet columns = {0};
  bool shown = panel_csv(data, options, &columns);
  sheet_free(&columns);
  return shown;
}

static bool shows(const figure_data *data, const figure_options *options, bool table)
{
  return table ? shows_in_table(data, options) : shows_in_picture(data, options);
}

/* All that there is, at the usual scale. */
static figure_options without_range(const figure_options *options)
{
  figure_options whole = *options;
  whole.from_cm1 = whole.to_cm1 = whole.least = whole.most = NAN;
  whole.break_count = 0;
  return whole;
}

static void add_lack(const figure_data *data, const figure_options *options, text_buffer *out)
{
  bool tensors = options->kind == FIGURE_POLAR || options->kind == FIGURE_SURFACE ||
                 options->kind == FIGURE_MATRIX;
  for (size_t i = 0; i < data->model_count && tensors; i++) {
    const figure_model *model = &data->models[i];
    if (options->kind == FIGURE_POLAR && model->plane_compliance_m_n != NULL) {
      text_append(out, "polar figures of layers show E, G and nu");
      return;
    }
    if (model->layer || model->rod) {
      text_format(out, "model '%s' is a %s: its elasticity is that of %s, and these figures show "
                  "three-dimensional tensors; 'elastir show --section moduli' lists it",
                  model->label, model->layer ? "slab" : "rod",
                  model->layer ? "its plane" : "its axis");
      return;
    }
    if (model->stiffness_gpa != NULL) {
      text_format(out, "the elastic tensor of model '%s' is not stable", model->label);
      return;
    }
  }
  text_append(out, panel_lacks(options));
  for (size_t i = 0; i < data->measured_count && options->kind == FIGURE_OBSERVABLE; i++)
    if (data->measured[i].seen_as != NULL) {
      text_format(out, "; what '%s' was compared with is in --figure spectrum", data->measured[i].title);
      return;
    }
}

/* How far the wavenumbers of all columns go. false: there are none. */
static bool find_extent(const figure_data *data, const figure_options *options, double extent[2])
{
  sheet columns = {0};
  panel_csv(data, options, &columns);
  bool found = columns.has_wavenumbers && !columns.failed;
  extent[0] = columns.least_cm1;
  extent[1] = columns.most_cm1;
  sheet_free(&columns);
  return found && extent[1] > extent[0];
}

static void add_range(const figure_data *data, const figure_options *options, text_buffer *out)
{
  const figure_options whole = without_range(options);
  double extent[2];
  if (isfinite(options->from_cm1) && isfinite(options->to_cm1))
    text_format(out, "there is nothing to show from %.10g to %.10g", options->from_cm1,
                options->to_cm1);
  else
    text_append(out, "there is nothing to show in this range of values");
  if (find_extent(data, &whole, extent))
    text_format(out, "; the data range from %.6g to %.6g cm-1", extent[0], extent[1]);
}

void why_nothing(const figure_data *data, const figure_options *options, bool table,
                 const double size[2], text_buffer *out)
{
  const figure_options whole = without_range(options);
  if (!shows(data, &whole, table))
    add_lack(data, options, out);
  else if (!shows(data, options, table))
    add_range(data, options, out);
  else
    text_format(out, "it does not fit into %.0f x %.0f mm; expected a larger --size, or a smaller "
                "--font", size[0] / CANVAS_POINTS_PER_MM, size[1] / CANVAS_POINTS_PER_MM);
}
