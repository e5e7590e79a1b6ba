/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_read.h: reads a result document back. */
#ifndef ELASTIR_JSON_READ_H
#define ELASTIR_JSON_READ_H

#include <cjson/cJSON.h>

#include "base/diagnostics.h"
#include "base/stream.h"

/* The document; the stream is closed. Only its schema is looked at: readers have to expect
 * anything in it. The caller deletes it. NULL: error 'not-json' with the line, 'not-a-result',
 * 'too-large', or no memory. */
cJSON *json_read_result(elastir_stream *stream, elastir_diagnostics *diagnostics);

#endif
