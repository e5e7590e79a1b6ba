/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_directions.h: the elastic moduli over directions as CSV. */
#ifndef ELASTIR_CSV_DIRECTIONS_H
#define ELASTIR_CSV_DIRECTIONS_H

#include <stdbool.h>

#include "model/properties.h"
#include "model/requests.h"
#include "text/text.h"

/* The surface, and the cut normal to a direction, one line per point. false: no memory. */
bool csv_surface(const elastir_properties *properties, const elastic_requests *requests,
                 text_buffer *out);
bool csv_cut(const elastir_properties *properties, const double normal[3], text_buffer *out);

#endif
