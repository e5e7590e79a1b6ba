/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stiffness_of.h: the stiffness of a CRYSTAL run, and what tells how well it is known. */
#ifndef ELASTIR_STIFFNESS_OF_H
#define ELASTIR_STIFFNESS_OF_H

#include <stdbool.h>

#include "crystal/crystal.h"
#include "elastic/stiffness_data.h"

/* Of a run with a complete tensor in GPa. false: no memory. The caller frees `fits`. */
bool stiffness_of(const elastir_crystal_run *run, elastir_stiffness_data *stiffness);

#endif
