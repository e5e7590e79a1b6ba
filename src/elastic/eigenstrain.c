/* SPDX-License-Identifier: GPL-3.0-or-later */
/* eigenstrain.c: describes the softest strain of a tensor. */
#include "elastic/eigenstrain.h"

#include <math.h>

#include "elastic/tensor.h"
#include "elastic/vec3.h"

/* Eigenvalues closer than this part of the largest are one. */
static const double same_eigenvalue = 1e-9;

/* A part of a unit strain below this is none: a description in words, not a measure. */
static const double negligible = 0.02;

const char *elastir_strain_kind_name(elastir_strain_kind kind)
{
  static const char *const names[] = {"volumetric", "shear", "uniaxial", "deviatoric", "mixed"};
  return names[kind];
}

static int multiplicity_of_first(const double values[6])
{
  double largest = fmax(fabs(values[0]), fabs(values[5]));
  int count = 1;
  while (count < 6 && values[count] - values[count - 1] <= same_eigenvalue * largest)
    count++;
  return count;
}

/* The representative of the space of the first `count` eigenstrains, in Kelvin's basis. */
static void representative(const double *eigenstrains, int count, double strain[6])
{
  int chosen = 0;
  double largest = -1.0;
  for (int unit = 0; unit < 6; unit++) {
    double part = 0.0;
    for (int k = 0; k < count; k++)
      part += eigenstrains[6 * k + unit] * eigenstrains[6 * k + unit];
    if (part > largest + 1e-9) {
      largest = part;
      chosen = unit;
    }
  }
  for (int i = 0; i < 6; i++) {
    strain[i] = 0.0;
    for (int k = 0; k < count; k++)
      strain[i] += eigenstrains[6 * k + chosen] * eigenstrains[6 * k + i] / sqrt(largest);
  }
}

static double volumetric_part(const double *eigenstrains, int count)
{
  double sum = 0.0;
  for (int k = 0; k < count; k++) {
    double trace = eigenstrains[6 * k] + eigenstrains[6 * k + 1] + eigenstrains[6 * k + 2];
    sum += trace * trace / 3.0;
  }
  return sum;
}

/* Principal strains e1 >= e2 >= e3 of a strain of norm one. */
static elastir_strain_kind kind_of(const double e[3])
{
  double trace = e[0] + e[1] + e[2];
  if (trace * trace / 3.0 > 1.0 - negligible)
    return ELASTIR_STRAIN_VOLUMETRIC;
  if (fabs(trace) < negligible)
    return fabs(e[1]) < negligible ? ELASTIR_STRAIN_SHEAR : ELASTIR_STRAIN_DEVIATORIC;
  if (fmax(fabs(e[0]), fabs(e[2])) > 1.0 - negligible)
    return ELASTIR_STRAIN_UNIAXIAL;
  return ELASTIR_STRAIN_MIXED;
}

void eigenstrain_describe(const double values_gpa[6], const double eigenstrains[36],
                          elastir_eigenstrain *softest)
{
  *softest = (elastir_eigenstrain){0};
  softest->eigenvalue_gpa = values_gpa[0];
  softest->multiplicity = multiplicity_of_first(values_gpa);
  double kelvin[6], values[3], axes[9];
  representative(eigenstrains, softest->multiplicity, kelvin);
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      softest->strain[i][j] =
          i == j ? kelvin[i] : kelvin[elastir_voigt_index(i, j)] / sqrt(2.0);
  elastir_symmetric_eigen(3, &softest->strain[0][0], values, axes);
  for (int k = 0; k < 3; k++) {
    softest->principal[k] = values[2 - k];
    for (int i = 0; i < 3; i++)
      softest->axes[k][i] = axes[3 * (2 - k) + i];
  }
  /* Of a degenerate space the part in dilatation is a sum over it, at most one. */
  softest->volumetric_fraction = volumetric_part(eigenstrains, softest->multiplicity);
  softest->kind = kind_of(softest->principal);
  if (softest->kind != ELASTIR_STRAIN_SHEAR)
    return;
  /* Stretch along axes 0 and 2, by e and -e, is a shear on the planes half way between. */
  for (int i = 0; i < 3; i++) {
    softest->plane_normal[i] = sqrt(0.5) * (softest->axes[0][i] + softest->axes[2][i]);
    softest->shear_direction[i] = sqrt(0.5) * (softest->axes[0][i] - softest->axes[2][i]);
  }
  vec3_canonical_sign(softest->plane_normal);
  vec3_canonical_sign(softest->shear_direction);
}
