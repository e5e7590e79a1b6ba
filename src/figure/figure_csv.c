/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_csv.c: the numbers behind each figure as CSV (RFC 4180 but for the line ends). */
#include <math.h>
#include <string.h>

#include "base/pi.h"
#include "figure/figure.h"
#include "figure/polar.h"

static void append_field(text_buffer *out, const char *text)
{
  if (strpbrk(text, ",\"\r\n") == NULL) {
    text_append(out, text);
    return;
  }
  text_append(out, "\"");
  for (; *text != '\0'; text++)
    text_append_bytes(out, *text == '"' ? "\"\"" : text, *text == '"' ? 2 : 1);
  text_append(out, "\"");
}

void figure_csv_column(text_buffer *out, const char *label, const char *quantity_name)
{
  text_buffer name = {0};
  text_format(&name, "%s %s", label, quantity_name);
  text_append(out, ",");
  append_field(out, name.text != NULL ? name.text : "");
  out->failed = out->failed || name.failed;
  text_free(&name);
}

static bool has_spectrum(const figure_options *options, const figure_model *model)
{
  return model->absorbance != NULL && figure_shows(options, model);
}

static bool has_directions(const figure_options *options, const figure_model *model)
{
  return figure_has_tensor(model) && figure_shows(options, model);
}

/* All models of one result have the same grid. */
bool figure_spectrum_csv(const figure_data *data, const figure_options *options,
                         text_buffer *out)
{
  const figure_model *grid = NULL;
  text_append(out, "wavenumber_cm1");
  for (size_t i = 0; i < data->model_count; i++) {
    const figure_model *model = &data->models[i];
    if (!has_spectrum(options, model))
      continue;
    grid = grid != NULL ? grid : model;
    if (model->from_cm1 != grid->from_cm1 || model->step_cm1 != grid->step_cm1 ||
        model->points != grid->points)
      return false;
    figure_csv_column(out, model->label, "absorbance_km_mol-1_cm");
  }
  text_append(out, "\n");
  for (size_t k = 0; grid != NULL && k < grid->points; k++) {
    double x = grid->from_cm1 + (double)k * grid->step_cm1;
    if (x < options->from_cm1 || x > options->to_cm1)
      continue;
    text_append_number(out, x);
    for (size_t i = 0; i < data->model_count; i++)
      if (has_spectrum(options, &data->models[i])) {
        text_append(out, ",");
        text_append_number(out, data->models[i].absorbance[k]);
      }
    text_append(out, "\n");
  }
  return grid != NULL;
}

static bool append_heads(const figure_data *data, const figure_options *options,
                         text_buffer *out)
{
  const quantity_facts *facts = quantity_of(options->q);
  bool any = false;
  for (size_t i = 0; i < data->model_count; i++) {
    const figure_model *model = &data->models[i];
    if (!has_directions(options, model))
      continue;
    any = true;
    for (int most = 0; most < (facts->transverse ? 2 : 1); most++) {
      text_buffer name = {0};
      text_format(&name, "%s%s", facts->column,
                  !facts->transverse ? "" : most ? "_max" : "_min");
      figure_csv_column(out, figure_tensor_label(model), name.text != NULL ? name.text : "");
      out->failed = out->failed || name.failed;
      text_free(&name);
    }
  }
  text_append(out, "\n");
  return any;
}

static void append_direction(const double n[3], text_buffer *out)
{
  for (int i = 0; i < 3; i++) {
    text_append(out, ",");
    text_append_number(out, n[i]);
  }
}

static void append_value(const figure_model *model, const figure_options *options,
                         const double n[3], text_buffer *out)
{
  double value[2];
  quantity_along(options->q, model->compliance_per_tpa, n, &value[0], &value[1]);
  for (int most = 0; most < (quantity_of(options->q)->transverse ? 2 : 1); most++) {
    text_append(out, ",");
    text_append_number(out, value[most]);
  }
}

/* The first model that is shown; NULL: none. */
static const figure_model *first_shown(const figure_data *data, const figure_options *options)
{
  for (size_t i = 0; i < data->model_count; i++)
    if (has_directions(options, &data->models[i]))
      return &data->models[i];
  return NULL;
}

/* Do all lattices have the plane at the same place? */
static bool is_one_plane(const figure_data *data, const figure_options *options)
{
  const figure_model *first = first_shown(data, options);
  for (size_t i = 0; i < data->model_count; i++)
    for (int degree = 0; degree <= 90 && has_directions(options, &data->models[i]); degree += 90) {
      double own[3], n[3];
      polar_direction(options, &data->models[i], degree, own);
      polar_direction(options, first, degree, n);
      for (int k = 0; k < 3; k++)
        if (fabs(own[k] - n[k]) > 1e-9)
          return false;
    }
  return true;
}

bool figure_polar_csv(const figure_data *data, const figure_options *options, text_buffer *out)
{
  bool one = is_one_plane(data, options);
  text_append(out, one ? "angle_deg,x,y,z" : "angle_deg");
  bool any = append_heads(data, options, out);
  for (int degree = 0; degree < 360; degree++) {
    double n[3];
    text_format(out, "%d", degree);
    polar_direction(options, first_shown(data, options), degree, n);
    if (one)
      append_direction(n, out);
    for (size_t i = 0; i < data->model_count; i++)
      if (has_directions(options, &data->models[i])) {
        polar_direction(options, &data->models[i], degree, n);
        append_value(&data->models[i], options, n, out);
      }
    text_append(out, "\n");
  }
  return any;
}

/* Every third degree of the upper half; the lower half repeats it. */
bool figure_surface_csv(const figure_data *data, const figure_options *options,
                        text_buffer *out)
{
  text_append(out, "theta_deg,phi_deg,x,y,z");
  bool any = append_heads(data, options, out);
  for (int theta = 0; theta <= 90; theta += 3)
    for (int phi = 0; phi < 360; phi += 3) {
      double t = theta * ELASTIR_PI / 180, p = phi * ELASTIR_PI / 180;
      const double n[3] = {sin(t) * cos(p), sin(t) * sin(p), cos(t)};
      text_format(out, "%d,%d", theta, phi);
      append_direction(n, out);
      for (size_t i = 0; i < data->model_count; i++)
        if (has_directions(options, &data->models[i]))
          append_value(&data->models[i], options, n, out);
      text_append(out, "\n");
    }
  return any;
}

bool figure_matrix_csv(const figure_data *data, const figure_options *options, text_buffer *out)
{
  bool any = false;
  text_append(out, "model,row,column,stiffness_gpa\n");
  for (size_t i = 0; i < data->model_count; i++) {
    const figure_model *model = &data->models[i];
    for (int k = 0; model->stiffness_gpa != NULL && figure_shows(options, model) && k < 36; k++) {
      any = true;
      append_field(out, figure_tensor_label(model));
      text_format(out, ",%d,%d,", k / 6 + 1, k % 6 + 1);
      text_append_number(out, model->stiffness_gpa[k]);
      text_append(out, "\n");
    }
  }
  return any;
}
