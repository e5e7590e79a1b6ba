/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gauss.h: the rule of Gauss and Legendre of eight points. */
#ifndef ELASTIR_OPTICS_GAUSS_H
#define ELASTIR_OPTICS_GAUSS_H

/* Those above the middle of [-1, 1]; those below it are their mirror images. */
enum { GAUSS_HALF = 4 };
static const double gauss_node[GAUSS_HALF] = {0.1834346424956498, 0.5255324099163290,
                                              0.7966664774136267, 0.9602898564975363};
static const double gauss_weight[GAUSS_HALF] = {0.3626837833783620, 0.3137066458778873,
                                                0.2223810344533745, 0.1012285362903763};

#endif
