/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_match.h: moves whole band families to where the spectrum has a band; internal. */
#ifndef ELASTIR_SAMPLE_MATCH_H
#define ELASTIR_SAMPLE_MATCH_H

#include "compare/sample_fit.h"

/* For each family, the strongest first: every shift within 30 cm-1 of where it is, with the
 * intensity that suits it there, everything else held. Takes the one with the least cost. A fit
 * by derivatives cannot jump from one band to the next; this can. w->parameters, w->residual and
 * w->scratch are those of the last curve. Returns how many moved; they are in w->parameters. */
size_t sample_match(const sample_model *model, sample_workspace *w, double tolerance,
                    const double scales[SAMPLE_KINDS]);

#endif
