/* SPDX-License-Identifier: GPL-3.0-or-later */
/* describe.h: the description of a plate as JSON, which can be kept beside a paper:
 * elastir-figure(5). */
#ifndef ELASTIR_DESCRIBE_H
#define ELASTIR_DESCRIBE_H

#include <cjson/cJSON.h>

#include "figure/figure_file.h"

typedef struct {
  figure_plate plate; /* its format is not described */
  figure_options *panels;
  cJSON *json;        /* the texts */
} figure_description;

/* Reads a file, or "-". false: reported (codes 'bad-json', 'bad-figure' with the place, 'no-memory'),
 * and the description is empty. */
bool figure_description_read(const char *path, figure_description *description,
                             elastir_diagnostics *diagnostics);
void figure_description_free(figure_description *description);

#endif
