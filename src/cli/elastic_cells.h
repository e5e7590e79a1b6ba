/* SPDX-License-Identifier: GPL-3.0-or-later */
/* elastic_cells.h: whose cell the indices of directions and planes refer to. */
#ifndef ELASTIR_CLI_ELASTIC_CELLS_H
#define ELASTIR_CLI_ELASTIC_CELLS_H

#include "cli/elastic_options.h"

/* All models of the call. */
typedef struct {
  const cli_line *line;
  elastic_line *options;
  elastir_model *models;
  size_t count;
  const elastir_model *lattice_of; /* whose cell all indices refer to; NULL: each its own */
  elastir_diagnostics *diagnostics;
} elastic_job;

/* The model of --lattice, and whether its cell means something in the others. EXIT_DONE or the status to end
 * with; the message is printed. */
int elastic_find_lattice(elastic_job *job);

/* The cell that the indices refer to in a model. */
const elastir_geometry *elastic_cell_of(const elastic_job *job, const elastir_model *model);

/* Reports indices that mean something else than they seem to. */
void elastic_report_indices(elastic_job *job);

#endif
