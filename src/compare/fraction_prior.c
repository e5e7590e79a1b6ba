/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fraction_prior.c: how probable the fractions of a sample are before its spectrum is seen. */
#include "compare/fraction_prior.h"

#include <gsl/gsl_randist.h>

static const double one_alone = 0.25, one_or_two = 0.5; /* below: one model; two, maybe alike */

fraction_prior fraction_prior_of(size_t model_count)
{
  double models = (double)model_count, two = one_or_two - one_alone;
  fraction_prior p = {one_alone + two / models, two * (1.0 - 1.0 / models), 1.0 - one_or_two};
  if (model_count == 2)
    p = (fraction_prior){p.single, p.pair + p.all, 0.0};
  else if (model_count < 2)
    p = (fraction_prior){1.0, 0.0, 0.0};
  return p;
}

void fraction_prior_draw(gsl_rng *g, size_t count, double *fraction)
{
  double kind = gsl_rng_uniform(g), sum = 0.0;
  size_t first = gsl_rng_uniform_int(g, count), second = gsl_rng_uniform_int(g, count);
  for (size_t k = 0; k < count; k++)
    fraction[k] = 0.0;
  if (kind < one_alone) {
    fraction[first] = 1.0;
  } else if (kind < one_or_two) {
    double share = gsl_rng_uniform(g);
    fraction[first] += share;
    fraction[second] += 1.0 - share;
  } else {
    for (size_t k = 0; k < count; k++)
      sum += fraction[k] = gsl_ran_exponential(g, 1.0);
    for (size_t k = 0; k < count; k++)
      fraction[k] /= sum;
  }
}
