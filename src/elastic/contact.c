/* SPDX-License-Identifier: GPL-3.0-or-later */
/* contact.c: the contact modulus of an anisotropic half space. */
#include "elastic/contact.h"

#include <math.h>
#include <string.h>

#include "elastic/contact_solid.h"
#include "elastic/tensor.h"

static void moduli(const double stiffness_gpa[36], const double *normal, double *value_gpa,
                   size_t stride, size_t count)
{
  contact_solid of;
  bool defined = contact_solid_is_stable(stiffness_gpa);
  contact_solid_prepare(stiffness_gpa, &of);
  for (size_t k = 0; k < count; k++) {
    const double *n = (const void *)((const char *)normal + k * stride);
    double *value = (void *)((char *)value_gpa + k * stride);
    *value = defined ? contact_solid_modulus(&of, n, CONTACT_STILL_ENOUGH) : (double)NAN;
  }
}

void elastir_contact_moduli_of_compliance(const double compliance_per_tpa[36], const double *normal,
                                          double *value_gpa, size_t stride, size_t count)
{
  double stiffness[36]; /* the inverse has the same factor of units both ways */
  if (!elastir_compliance(compliance_per_tpa, stiffness, NULL))
    memset(stiffness, 0, sizeof stiffness); /* not stable */
  moduli(stiffness, normal, value_gpa, stride, count);
}

double elastir_contact_modulus(const double stiffness_gpa[36], const double n[3])
{
  double value;
  moduli(stiffness_gpa, n, &value, 0, 1);
  return value;
}

double elastir_reduced_modulus(double contact_modulus_gpa, double tip_youngs_modulus_gpa,
                               double tip_poisson_ratio)
{
  if (!(contact_modulus_gpa > 0.0) || !(tip_youngs_modulus_gpa > 0.0))
    return NAN;
  double tip = (1.0 - tip_poisson_ratio * tip_poisson_ratio) / tip_youngs_modulus_gpa;
  return 1.0 / (1.0 / contact_modulus_gpa + tip);
}
