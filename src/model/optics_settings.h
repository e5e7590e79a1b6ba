/* SPDX-License-Identifier: GPL-3.0-or-later */
/* optics_settings.h: what optics are asked for. */
#ifndef ELASTIR_MODEL_OPTICS_SETTINGS_H
#define ELASTIR_MODEL_OPTICS_SETTINGS_H

#include "model/damping.h"
#include "model/observable.h"
#include "optics/apparatus.h"

enum { MOST_AT = 256 };

typedef struct {
  observable_request observables[MOST_OBSERVABLES];
  size_t observable_count;
  double at_cm1[MOST_AT]; /* instead of the grid */
  size_t at_count;
  damping_settings damping;
  optics_apparatus apparatus; /* of resolution 0: none */
  bool has_epsilon_infinity;
  double epsilon_infinity[6]; /* xx yy zz yz xz xy, instead of that of the outputs */
  double directions[MOST_OBSERVABLES][3]; /* unit vectors of longitudinal modes */
  size_t direction_count;
} optics_settings;

#endif
