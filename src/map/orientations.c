/* SPDX-License-Identifier: GPL-3.0-or-later */
/* orientations.c: how a modulus of a model is distributed over surface normals. */
#include "map/orientations.h"

#include <math.h>

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#include "base/pi.h"
#include "elastic/contact.h"
#include "elastic/directions.h"

static double value_along(const map_crystal *crystal, map_modulus modulus, const double n[3])
{
  if (modulus == MAP_YOUNGS)
    return elastir_youngs_modulus(crystal->compliance_per_tpa, n);
  double contact = elastir_contact_modulus(crystal->stiffness_gpa, n);
  return modulus == MAP_CONTACT ? contact
                                : elastir_reduced_modulus(contact, crystal->tip_youngs_modulus_gpa,
                                                          crystal->tip_poisson_ratio);
}

/* Point i of a spiral with equal areas (R. Swinbank and R. J. Purser, Q. J. R. Meteorol. Soc. 132, 1769
 * (2006)), on the upper half. */
static void spiral(size_t i, double n[3])
{
  const double golden = ELASTIR_PI * (3.0 - sqrt(5.0));
  double z = ((double)i + 0.5) / MAP_NORMALS, r = sqrt(1.0 - z * z), angle = golden * (double)i;
  n[0] = r * cos(angle);
  n[1] = r * sin(angle);
  n[2] = z;
}

bool map_distribution_over(const map_crystal *crystal, map_modulus modulus,
                           const double (*normals)[3], size_t count, map_distribution *out)
{
  double values[MAP_NORMALS];
  bool finite = true;
  if (normals == NULL || count > MAP_NORMALS)
    count = MAP_NORMALS;
  for (size_t i = 0; i < count; i++) {
    double n[3];
    spiral(i, n);
    values[i] = value_along(crystal, modulus, normals != NULL ? normals[i] : n);
    finite = finite && isfinite(values[i]) && values[i] > 0.0;
  }
  gsl_sort(values, 1, count);
  out->mean = gsl_stats_mean(values, 1, count);
  out->standard_deviation = sqrt(gsl_stats_variance_with_fixed_mean(values, 1, count, out->mean));
  out->least = values[0];
  out->most = values[count - 1];
  out->low = gsl_stats_quantile_from_sorted_data(values, 1, count, 0.025);
  out->high = gsl_stats_quantile_from_sorted_data(values, 1, count, 0.975);
  for (int k = 0; k < MAP_SAMPLES; k++)
    out->samples[k] = values[(size_t)((k + 0.5) / MAP_SAMPLES * (double)count)];
  return finite;
}
