/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_requests.h: the elastic properties along directions and in planes that were asked for. */
#ifndef ELASTIR_JSON_REQUESTS_H
#define ELASTIR_JSON_REQUESTS_H

#include <stdbool.h>

#include "json/json.h"
#include "model/properties.h"
#include "model/requests.h"
#include "output/text.h"

enum { CUT_POINTS = 360 }; /* of a polar cut: one a degree */

/* The direction of a request in the frame of the tensor: that of a lattice is turned with the
 * axes if a rotation was asked for, a Cartesian one is in the new frame already. */
bool requests_direction(const elastic_requests *requests, const direction_request *request,
                        const elastir_geometry *geometry, double direction[3], bool *assumed);

/* Adds "along", "cuts" and "surface" as far as they were asked for. The indices refer to
 * `geometry` (may be NULL), that of the model called `owner`. */
void json_requests(json_builder *builder, cJSON *elastic, const elastir_properties *properties,
                   const elastic_requests *requests, const char *owner,
                   const elastir_geometry *geometry);

/* The surface, and the cut normal to a direction, a line a point. false: no memory. */
bool csv_surface(const elastir_properties *properties, const elastic_requests *requests,
                 text_buffer *out);
bool csv_cut(const elastir_properties *properties, const double normal[3], text_buffer *out);

#endif
