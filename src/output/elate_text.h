/* SPDX-License-Identifier: GPL-3.0-or-later */
/* elate_text.h: a stiffness as text that ELATE takes. */
#ifndef ELASTIR_ELATE_TEXT_H
#define ELASTIR_ELATE_TEXT_H

#include "result/result.h"
#include "text/text.h"

/* "# LABEL" and six rows of six numbers in GPa, in the standard setting where the result has it; a blank
 * line behind a tensor that is there already. With as many decimals as half_unit_gpa[36], half of the last
 * digit of each constant, allows, nine at most; with nine in the standard setting, or if that is NULL.
 * Nothing for a model without one. */
void elate_text(const elastir_result_model *model, const double *half_unit_gpa, text_buffer *out);

#endif
