/* SPDX-License-Identifier: GPL-3.0-or-later */
/* perturbed.h: all quantities that carry an error bar, of a tensor near a known one. */
#ifndef ELASTIR_PERTURBED_H
#define ELASTIR_PERTURBED_H

#include <stdbool.h>

#include "elastic/class_starts.h"
#include "elastic/extrema.h"
#include "elastic/rivals.h"
#include "elastic/waves.h"

/* In the order of elastir_uncertain_name. */
typedef enum {
  ELASTIR_UNCERTAIN_VOIGT = 0,       /* five each: K, G, E, nu, M */
  ELASTIR_UNCERTAIN_REUSS = 5,
  ELASTIR_UNCERTAIN_HILL = 10,
  ELASTIR_UNCERTAIN_UNIVERSAL = 15,
  ELASTIR_UNCERTAIN_LOG_EUCLIDEAN,
  ELASTIR_UNCERTAIN_BULK_PERCENT,
  ELASTIR_UNCERTAIN_SHEAR_PERCENT,
  ELASTIR_UNCERTAIN_EIGENVALUE,      /* the least Kelvin eigenvalue: distance to instability */
  ELASTIR_UNCERTAIN_EXTREMA,         /* min and max of E, beta, G, nu */
  ELASTIR_UNCERTAIN_CONTACT = ELASTIR_UNCERTAIN_EXTREMA + 8, /* min, max and mean of M */
  ELASTIR_UNCERTAIN_WAVES = ELASTIR_UNCERTAIN_CONTACT + 3, /* min and max of p, s1, s2 */
  ELASTIR_UNCERTAIN_COUNT = ELASTIR_UNCERTAIN_WAVES + 6
} elastir_uncertain;

/* The place of the quantity in a result: "averages.hill.bulk_modulus_gpa",
 * "directional.poisson_ratio.max", "waves.s1.min". */
const char *elastir_uncertain_name(int quantity);

/* The known tensor: its extrema in the order of elastir_quantity, and its waves (NULL: none). */
typedef struct {
  const elastir_extrema *extrema; /* four */
  const elastir_wave_extrema *waves;
  double density_g_cm3;
  const rival_set *rivals;
  const class_starts *of_class; /* enough for tensors of its class; NULL: none */
  const bool *wanted; /* of the quantities that are searched anew; NULL: all */
  const double (*contact_slopes)[36]; /* three (contact_slope.h), or NULL: none */
} perturbed_reference;

/* The values of another tensor; NAN where undefined (what needs the compliance, of an unstable
 * tensor). fixed: at the optimal directions of the reference, which is enough for first
 * derivatives (an optimum does not move in first order). Otherwise optima of E, G and nu and of waves
 * are searched anew, from the known ones and their rivals, so that a switch to another optimum is
 * seen; beta is an eigenvalue. Contact moduli are linear either way. What is not wanted may be NAN then.
 * false: not stable. */
bool perturbed_values(const double stiffness_gpa[36], const perturbed_reference *reference,
                      bool fixed, double values[ELASTIR_UNCERTAIN_COUNT]);

#endif
