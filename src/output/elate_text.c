/* SPDX-License-Identifier: GPL-3.0-or-later */
/* elate_text.c: a stiffness as text that ELATE takes. */
#include "output/elate_text.h"

#include <math.h>

void elate_text(const elastir_result_model *model, text_buffer *out)
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
    text_format(out, "%14.*f%s", 9, value, i % 6 == 5 ? "\n" : " ");
  }
}
