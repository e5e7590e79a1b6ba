/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tip.h: what a tip or an indenter is made of. */
#ifndef ELASTIR_TIP_H
#define ELASTIR_TIP_H

#include <stdbool.h>

typedef struct {
  const char *name; /* as given, not owned; NULL: no tip */
  double youngs_modulus_gpa; /* INFINITY: rigid */
  double poisson_ratio;
} elastir_tip;

/* diamond, tungsten (W. C. Oliver and G. M. Pharr, J. Mater. Res. 7, 1564 (1992)), silicon (Hill's
 * average of C11 165.6, C12 63.9, C44 79.5 GPa), rigid; or "E,nu" with E in GPa. false: none of
 * these, E not positive or nu not within -1 to 0.5. */
bool elastir_tip_parse(const char *text, elastir_tip *tip);

#endif
