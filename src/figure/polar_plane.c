/* SPDX-License-Identifier: GPL-3.0-or-later */
/* polar_plane.c: where the directions of a polar figure lie, and the values along them. */
#include <math.h>
#include <stdlib.h>

#include "base/angle.h"
#include "elastic/surface.h"
#include "figure/polar.h"

/* What points right and up. The zone axis with the indices of `right` lies in the plane (hkl) of any
 * lattice, since h u + k v + l w is 0. */
void polar_axes(const figure_options *options, const figure_model *model, double right[3],
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
  polar_axes(options, model, right, up);
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
bool polar_up_has_indices(const figure_options *options, const figure_model *model)
{
  int to_right[3], upwards[3];
  double right[3], up[3], zone[3], lattice[3][3], uvw[3], along = 0;
  if (options->cartesian || model->lattice_angstrom == NULL)
    return true;
  polar_axes(options, model, right, up);
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
void polar_append_components(text_buffer *out, const char *before, const int v[3])
{
  for (int i = 0; i < 3; i++)
    text_format(out, "%s%s%d", i == 0 ? before : ",", v[i] < 0 ? "\xe2\x88\x92" : "", abs(v[i]));
}

void polar_plane_name(const figure_options *options, text_buffer *out)
{
  if (options->cartesian)
    polar_append_components(out, "normal ", options->plane);
  else
    figure_plane_text(options->plane, "()", out);
}

/* The options for disc number i. */
figure_options polar_plane_options(const figure_options *options, size_t i)
{
  figure_options own = *options;
  for (int k = 0; k < 3 && options->plane_count > 0; k++)
    own.plane[k] = options->planes[i][k];
  return own;
}

size_t polar_disc_count(const figure_options *options)
{
  return options->plane_count > 0 ? options->plane_count : 1;
}

bool figure_is_of_layers(const figure_data *data)
{
  bool layers = false;
  if (figure_first_tensor(figure_all(data)) != NULL)
    return false; /* in GPa, which layers have not */
  for (size_t i = 0; i < data->model_count; i++)
    layers = layers || data->models[i].plane_compliance_m_n != NULL;
  return layers;
}

figure_options polar_options(const figure_data *data, const figure_options *options)
{
  figure_options own = *options;
  if (!figure_is_of_layers(data))
    return own;
  own.cartesian = true;
  own.plane_count = own.direction_count = 0;
  return own;
}

bool polar_shows(const figure_data *data, const figure_model *model)
{
  return figure_is_of_layers(data) ? model->plane_compliance_m_n != NULL : figure_has_tensor(model);
}

/* Of a layer, with n along the angle and m across it; Voigt order xx yy xy. */
static double along_layer(figure_quantity q, const double s[9], double angle_deg)
{
  const double x = cos(elastir_radians(angle_deg)), y = sin(elastir_radians(angle_deg));
  const double xx = x * x, yy = y * y, xy = x * y;
  const double along = s[0] * xx * xx + s[4] * yy * yy + (2 * s[1] + s[8]) * xy * xy +
                       2 * xy * (s[2] * xx + s[5] * yy);
  const double across = s[1] * (xx * xx + yy * yy) + (s[0] + s[4] - s[8]) * xy * xy +
                        (s[5] - s[2]) * xy * (xx - yy);
  const double shear = 4 * (s[0] + s[4] - 2 * s[1]) * xy * xy + s[8] * (xx - yy) * (xx - yy) +
                       4 * (s[5] - s[2]) * xy * (xx - yy);
  return q == QUANTITY_E    ? 1 / along
         : q == QUANTITY_G  ? 1 / shear
         : q == QUANTITY_NU ? -across / along
                            : (double)NAN;
}

void polar_value(const figure_options *options, const figure_model *model, double angle_deg, double value[2])
{
  double n[3];
  if (!figure_has_tensor(model)) {
    value[0] = value[1] = along_layer(options->q, model->plane_compliance_m_n, angle_deg);
    return;
  }
  polar_direction(options, model, angle_deg, n);
  quantity_along(options->q, model->compliance_per_tpa, n, &value[0], &value[1]);
}

bool polar_is_double(const figure_data *data, const figure_options *options)
{
  return quantity_of(options->q)->transverse && !figure_is_of_layers(data);
}

static double largest_of_layers(const figure_data *data, const figure_options *options)
{
  const figure_data *all = figure_all(data);
  double most = 0;
  for (size_t i = 0; i < all->model_count; i++)
    for (int degree = 0; all->models[i].plane_compliance_m_n != NULL && degree < 180; degree++) {
      double value[2];
      polar_value(options, &all->models[i], degree, value);
      most = fmax(most, fabs(value[1]));
    }
  return options->most > 0 ? options->most : most;
}

double polar_largest(const figure_data *data, const figure_options *options)
{
  double least, most;
  if (figure_is_of_layers(data))
    return largest_of_layers(data, options);
  if (!figure_quantity_range(data, options, &least, &most))
    return 0;
  return fmax(fabs(least), fabs(most));
}

bool polar_has_negative(const figure_data *data, const figure_options *options)
{
  enum { HALF_TURN = 180 }; /* n and -n have one value */
  if (options->q == QUANTITY_E || options->q == QUANTITY_G || options->q == QUANTITY_M)
    return false;
  for (size_t k = 0; k < polar_disc_count(options); k++) {
    const figure_options own = polar_plane_options(options, k);
    for (size_t i = 0; i < data->model_count; i++)
      for (int degree = 0; polar_shows(data, &data->models[i]) && degree < HALF_TURN; degree++) {
        double value[2];
        polar_value(&own, &data->models[i], degree, value);
        if (value[0] < 0)
          return true;
      }
  }
  return false;
}
