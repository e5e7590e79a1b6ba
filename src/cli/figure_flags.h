/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_flags.h: the options of one figure, which fill a plate of one panel. */
#ifndef ELASTIR_FIGURE_FLAGS_H
#define ELASTIR_FIGURE_FLAGS_H

#include "cli/cli.h"
#include "figure/describe.h"
#include "figure/figure_file.h"

typedef struct {
  figure_options panel;
  figure_plate plate;  /* its panels are set by figure_flags_plate */
  double font_size;    /* 0: not given */
  size_t map, spectrum; /* from 1; 0: not given */
  const char *path;    /* of a description; NULL: none */
  figure_description description;
} figure_flags;

extern const cli_option figure_flag_options[];

void figure_flags_default(figure_flags *flags);

/* Whether a figure is asked for at all. */
bool figure_flags_given(const cli_line *line);

/* The plate of the flags or of the description. EXIT_USAGE: printed; EXIT_INPUT: reported. */
int figure_flags_plate(const cli_line *line, figure_flags *flags);
void figure_flags_free(figure_flags *flags);

#endif
