/* SPDX-License-Identifier: GPL-3.0-or-later */
/* elate_text.c: a stiffness as text that ELATE takes. */
#include "output/elate_text.h"

#include <math.h>

enum { MOST_DECIMALS = 9 };

/* Those that its last digit has, half a unit of which is given; an exact zero has none. */
static int decimals_of(double half_unit_gpa)
{
  if (!(half_unit_gpa > 0.0))
    return 0;
  double decimals = round(-log10(2.0 * half_unit_gpa));
  return (int)fmin(fmax(decimals, 0.0), MOST_DECIMALS);
}

void elate_text(const elastir_result_model *model, const double *half_unit_gpa, text_buffer *out)
{
  const elastir_result_elastic *elastic = model->elastic;
  if (elastic == NULL)
    return;
  const elastir_result_standard_setting *standard = elastic->standard_setting;
  const double *c = standard != NULL ? standard->stiffness_gpa : elastic->stiffness_gpa;
  double largest = 0.0;
  for (int i = 0; i < 36; i++)
    largest = fmax(largest, fabs(c[i]));
  if (out->length > 0)
    text_append(out, "\n");
  text_format(out, "# %s%s\n", model->label != NULL ? model->label : "",
              standard != NULL ? ", standard setting" : "");
  for (int i = 0; i < 36; i++) {
    double value = fabs(c[i]) > 1e-12 * largest ? c[i] : 0.0; /* what turning leaves of a zero */
    int decimals =
        half_unit_gpa != NULL && standard == NULL ? decimals_of(half_unit_gpa[i]) : MOST_DECIMALS;
    text_format(out, "%14.*f%s", decimals, value, i % 6 == 5 ? "\n" : " ");
  }
}
