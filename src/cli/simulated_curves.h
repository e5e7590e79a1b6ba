/* SPDX-License-Identifier: GPL-3.0-or-later */
/* simulated_curves.h: the spectra of models as curves to write, with how they were made. */
#ifndef ELASTIR_SIMULATED_CURVES_H
#define ELASTIR_SIMULATED_CURVES_H

#include "model/model.h"
#include "output/export.h"

/* Zeroed it holds nothing. */
typedef struct {
  char *processing; /* scale factors and line shape, the same for all models */
  char **origins;   /* [count], one a model: program and method */
  size_t count;
} simulated_texts;

/* settings: those that the models were computed with. version: of this program; NULL: left out.
 * false: no memory. */
bool simulated_describe(const elastir_model *models, size_t count,
                        const elastir_settings *settings, const char *version,
                        simulated_texts *texts);
void simulated_texts_free(simulated_texts *texts);

/* Those that have a spectrum, all on the grid x. Returns how many there are. */
size_t simulated_curves(const elastir_model *models, const simulated_texts *texts,
                        const double *x, export_curve *curves);

#endif
