/* SPDX-License-Identifier: GPL-3.0-or-later */
/* net.h: the outer of two representation surfaces, as lines. */
#ifndef ELASTIR_NET_H
#define ELASTIR_NET_H

#include "figure/facets.h"

/* The largest values as a net through which the inner surface shows, dense enough to show its lobes; the
 * part in front of the middle, or behind it. side: of the picture, points. */
void net_draw(const surface_scene *s, const quantity_grid *grid, double side, bool front);

#endif
