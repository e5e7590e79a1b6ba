/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figures.c: what the figures of a view ask of the models. */
#include "view/figures.h"

#include <math.h>

const struct view_quantity view_quantities[VIEW_QUANTITIES] = {
    {"Young’s modulus E (GPa)", "Young’s modulus E (GPa)", false},
    {"Linear compressibility β (TPa⁻¹)", "linear compressibility β (TPa⁻¹)", false},
    {"Shear modulus G (GPa)", "shear modulus G (GPa)", true},
    {"Poisson’s ratio ν", "Poisson’s ratio ν", true}};

const double *view_compliance(const elastir_result_model *model)
{
  if (model->elastic == NULL || !model->elastic->stable)
    return NULL;
  const double *compliance = model->elastic->compliance_per_tpa;
  for (int i = 0; i < 36; i++)
    if (!isfinite(compliance[i]))
      return NULL;
  return compliance;
}
