/* SPDX-License-Identifier: GPL-3.0-or-later */
/* directions.c: the moduli along a direction n, and over the directions perpendicular to it. */
#include "elastic/directions.h"

#include <math.h>

#include "elastic/tensor.h"
#include "elastic/vec3.h"

/* The stress n_i n_j as a Voigt vector. */
static void axial_stress(const double n[3], double a[6])
{
  a[0] = n[0] * n[0];
  a[1] = n[1] * n[1];
  a[2] = n[2] * n[2];
  a[3] = n[1] * n[2];
  a[4] = n[0] * n[2];
  a[5] = n[0] * n[1];
}

/* The stress n_i m_j + m_i n_j as a Voigt vector. */
static void shear_stress(const double n[3], const double m[3], double b[6])
{
  b[0] = 2.0 * n[0] * m[0];
  b[1] = 2.0 * n[1] * m[1];
  b[2] = 2.0 * n[2] * m[2];
  b[3] = n[1] * m[2] + n[2] * m[1];
  b[4] = n[0] * m[2] + n[2] * m[0];
  b[5] = n[0] * m[1] + n[1] * m[0];
}

static void strain_of(const double s[36], const double stress[6], double strain[6])
{
  for (int i = 0; i < 6; i++) {
    const double *row = s + 6 * i;
    strain[i] = row[0] * stress[0] + row[1] * stress[1] + row[2] * stress[2] +
                row[3] * stress[3] + row[4] * stress[4] + row[5] * stress[5];
  }
}

static double dot6(const double a[6], const double b[6])
{
  double sum = 0.0;
  for (int i = 0; i < 6; i++)
    sum += a[i] * b[i];
  return sum;
}

double elastir_axial_compliance(const double s[36], const double n[3])
{
  double a[6], strain[6];
  axial_stress(n, a);
  strain_of(s, a, strain);
  return dot6(a, strain);
}

double elastir_shear_compliance(const double s[36], const double n[3], const double m[3])
{
  double b[6], strain[6];
  shear_stress(n, m, b);
  strain_of(s, b, strain);
  return dot6(b, strain);
}

static double reciprocal_gpa(double compliance_per_tpa)
{
  return compliance_per_tpa > 0.0 ? ELASTIR_GPA_PER_TPA / compliance_per_tpa : NAN;
}

double elastir_youngs_modulus(const double s[36], const double n[3])
{
  return reciprocal_gpa(elastir_axial_compliance(s, n));
}

double elastir_linear_compressibility(const double s[36], const double n[3])
{
  double a[6], strain[6];
  axial_stress(n, a);
  strain_of(s, a, strain);
  return strain[0] + strain[1] + strain[2];
}

void elastir_compressibility_tensor(const double s[36], double b[9])
{
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++) {
      b[3 * i + j] = 0.0;
      for (int k = 0; k < 3; k++)
        b[3 * i + j] += elastir_compliance_component(s, i, j, k, k);
    }
}

double elastir_shear_modulus(const double s[36], const double n[3], const double m[3])
{
  return reciprocal_gpa(elastir_shear_compliance(s, n, m));
}

double elastir_poisson_ratio(const double s[36], const double n[3], const double m[3])
{
  double a[6], b[6], strain[6];
  axial_stress(n, a);
  axial_stress(m, b);
  strain_of(s, a, strain);
  double axial = dot6(a, strain);
  return axial > 0.0 ? -dot6(b, strain) / axial : NAN;
}

elastir_transverse_form elastir_shear_form(const double s[36], const double n[3])
{
  elastir_transverse_form form;
  double bu[6], bw[6], strain_u[6], strain_w[6];
  elastir_tangent_frame(n, form.u, form.w);
  shear_stress(n, form.u, bu);
  shear_stress(n, form.w, bw);
  strain_of(s, bu, strain_u);
  strain_of(s, bw, strain_w);
  double uu = dot6(bu, strain_u), ww = dot6(bw, strain_w);
  form.mean = 0.5 * (uu + ww);
  form.difference = 0.5 * (uu - ww);
  form.cross = dot6(bu, strain_w);
  return form;
}

elastir_transverse_form elastir_poisson_form(const double s[36], const double n[3])
{
  elastir_transverse_form form;
  double a[6], bu[6], bw[6], buw[6], strain[6];
  elastir_tangent_frame(n, form.u, form.w);
  axial_stress(n, a);
  strain_of(s, a, strain);
  axial_stress(form.u, bu);
  axial_stress(form.w, bw);
  shear_stress(form.u, form.w, buw);
  double uu = dot6(bu, strain), ww = dot6(bw, strain);
  form.mean = 0.5 * (uu + ww);
  form.difference = 0.5 * (uu - ww);
  form.cross = 0.5 * dot6(buw, strain);
  return form;
}

/* The m that makes the form largest (which = 1) or smallest (-1): the angle x has
 * (cos 2x, sin 2x) along +-(difference, cross); half angle formulas without trigonometry. Below
 * rounding the form is constant, and u or w does. */
static void extreme_transverse(const elastir_transverse_form *form, double which, double m[3])
{
  double radius = sqrt(form->difference * form->difference + form->cross * form->cross);
  double cos_x = which > 0.0 ? 1.0 : 0.0, sin_x = which > 0.0 ? 0.0 : 1.0;
  if (radius > 1e-14 * fabs(form->mean)) {
    double c2 = which * form->difference / radius, s2 = which * form->cross / radius;
    if (c2 >= 0.0) {
      cos_x = sqrt(0.5 * (1.0 + c2));
      sin_x = 0.5 * s2 / cos_x;
    } else {
      sin_x = sqrt(0.5 * (1.0 - c2));
      cos_x = 0.5 * s2 / sin_x;
    }
  }
  for (int i = 0; i < 3; i++)
    m[i] = cos_x * form->u[i] + sin_x * form->w[i];
  elastir_normalise(m);
}

static elastir_transverse_range undefined_range(void)
{
  elastir_transverse_range range = {NAN, NAN, {NAN, NAN, NAN}, {NAN, NAN, NAN}};
  return range;
}

elastir_transverse_range elastir_shear_range(const double s[36], const double n[3])
{
  elastir_transverse_form form = elastir_shear_form(s, n);
  elastir_transverse_range range = undefined_range();
  double radius = sqrt(form.difference * form.difference + form.cross * form.cross);
  if (!(form.mean - radius > 0.0))
    return range;
  range.min = ELASTIR_GPA_PER_TPA / (form.mean + radius);
  range.max = ELASTIR_GPA_PER_TPA / (form.mean - radius);
  extreme_transverse(&form, 1.0, range.min_transverse);
  extreme_transverse(&form, -1.0, range.max_transverse);
  return range;
}

elastir_transverse_range elastir_poisson_range(const double s[36], const double n[3])
{
  elastir_transverse_form form = elastir_poisson_form(s, n);
  elastir_transverse_range range = undefined_range();
  double axial = elastir_axial_compliance(s, n);
  double radius = sqrt(form.difference * form.difference + form.cross * form.cross);
  if (!(axial > 0.0))
    return range;
  range.min = -(form.mean + radius) / axial;
  range.max = -(form.mean - radius) / axial;
  extreme_transverse(&form, 1.0, range.min_transverse);
  extreme_transverse(&form, -1.0, range.max_transverse);
  return range;
}
