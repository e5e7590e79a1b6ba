/* SPDX-License-Identifier: GPL-3.0-or-later */
/* properties.h: all that a three-dimensional stiffness tensor and its cell say. */
#ifndef ELASTIR_PROPERTIES_H
#define ELASTIR_PROPERTIES_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "elastic/analysis.h"
#include "elastic/contact.h"
#include "elastic/debye.h"
#include "elastic/indicators.h"
#include "elastic/stability.h"
#include "elastic/stiffness_data.h"
#include "elastic/symmetry.h"
#include "elastic/waves.h"

enum { CRYSTAL_DIRECTIONS = 7 };

/* What the tensor alone does not say; NAN where unknown. */
typedef struct {
  double pressure_gpa;
  double density_g_cm3;
  double atoms;
  double volume_angstrom3;
} elastir_cell_facts;

typedef struct {
  elastir_cell_facts facts;
  elastir_elastic_analysis analysis;
  elastir_contact contact; /* NAN of an unstable tensor */
  elastir_symmetry symmetry;
  elastir_stability stability;
  elastir_indicators indicators;
  elastir_indicators indicators_at_pressure; /* with the Cauchy relations of the pressure */
  bool has_waves;                            /* the density is known */
  elastir_wave_extrema waves;
  elastir_wave along[CRYSTAL_DIRECTIONS][ELASTIR_WAVE_COUNT]; /* see elastir_crystal_directions */
  elastir_debye debye;
} elastir_properties;

/* Of the stiffness and how far its digits go. Where these allow a higher symmetry than the numbers have,
 * the sets of directions that reach the extrema are those of that symmetry; all values are those of the
 * numbers. false: a component is not finite, or no memory (reported). */
bool properties_compute(const elastir_stiffness_data *known, const elastir_cell_facts *facts,
                        const elastir_extrema_options *options, elastir_properties *properties,
                        elastir_diagnostics *diagnostics);

#endif
