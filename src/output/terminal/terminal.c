/* SPDX-License-Identifier: GPL-3.0-or-later */
/* terminal.c: the parts of the view, in the order they are read. */
#include "output/terminal/render.h"

void terminal_show(text_buffer *text, const cJSON *result, const terminal_options *options)
{
  terminal term = {.out = text, .options = options, .result = result};
  terminal_runs(&term);
  terminal_moduli(&term);
  terminal_extrema(&term);
  terminal_stability(&term);
  terminal_spectra(&term);
  terminal_polar(&term);
  terminal_comparison(&term);
  terminal_bands(&term);
}
