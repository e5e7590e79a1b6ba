/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scale_factors.h: published scale factors by method and basis, for --scale auto. */
#ifndef ELASTIR_SCALE_FACTORS_H
#define ELASTIR_SCALE_FACTORS_H

#include "model/model.h"

enum { METHOD_NAME = 160 }; /* characters of a method's name, its end included */

/* "B3LYP-D3(BJ)", "PBEh-3c"; "" unknown. */
void method_name(const elastir_method *method, char name[METHOD_NAME]);

typedef struct {
  const char *method;  /* as method_name gives it */
  const char *basis;   /* NULL: it is a part of the method */
  const char *factors; /* as elastir_scale_parse reads them */
  const char *source;
} published_factors;

/* Those for fundamentals that were published for this method and, where the method alone does not
 * fix it, this basis. CRYSTAL prints no name of a basis: it is known by its contractions, the
 * number of primitives of each shell, on all atoms. NULL: there are none. */
const published_factors *scale_factors_of(const elastir_method *method);

/* Those of the paper that this program follows. */
void scale_factors_default(elastir_scale *scale);

/* Where settings->scale.automatic: takes the factors of the models, whose files are merged. Error
 * 'no-scale-factors', and nothing is scaled, where a model with frequencies has none in the table,
 * or where two models have different ones. */
void scale_factors_choose(elastir_model *models, size_t count, elastir_settings *settings);

#endif
