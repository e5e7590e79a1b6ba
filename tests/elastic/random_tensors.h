/* SPDX-License-Identifier: GPL-3.0-or-later */
/* random_tensors.h: seeded random stable stiffness tensors of all classes, for tests and bench. */
#ifndef ELASTIR_RANDOM_TENSORS_H
#define ELASTIR_RANDOM_TENSORS_H

#include <gsl/gsl_rng.h>

typedef enum {
  RANDOM_TRICLINIC,
  RANDOM_MONOCLINIC,
  RANDOM_ORTHORHOMBIC,
  RANDOM_TETRAGONAL,
  RANDOM_TRIGONAL,
  RANDOM_HEXAGONAL,
  RANDOM_CUBIC,
  RANDOM_NEARLY_CUBIC, /* cubic ZIF-8 with 0.3 GPa of symmetric noise */
  RANDOM_CLASSES
} random_class;

/* Uniform in the rotation group, row-major. */
void random_rotation(gsl_rng *rng, double rotation[9]);

/* A stiffness in GPa whose distinct Kelvin eigenvalues lie, uniform in the logarithm, within
 * `decades` below 100 GPa; every fourth has a soft mode at the very end of that range, and
 * every second is turned away from its crystal axes. RANDOM_NEARLY_CUBIC takes no decades. */
void random_stiffness(gsl_rng *rng, random_class kind, double decades, double stiffness[36]);

/* Tensor number `index` of the standard set, of up to three decades: class index modulo
 * RANDOM_CLASSES. Each has its own seed. */
void random_standard(unsigned long index, double stiffness[36]);

#endif
