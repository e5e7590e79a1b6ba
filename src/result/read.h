/* SPDX-License-Identifier: GPL-3.0-or-later */
/* read.h: a result from JSON. */
#ifndef ELASTIR_RESULT_READ_H
#define ELASTIR_RESULT_READ_H

#include "base/diagnostics.h"
#include "base/stream.h"
#include "result/result.h"

/* Reads a document from a stream that is open at its start, and is closed here. Members that no row
 * knows are kept and written again. A member of another type than its row says counts as null, with
 * a warning 'damaged-result' that names the first of them. NULL: it is not a result (reported). */
elastir_result *result_read(elastir_stream *stream, elastir_diagnostics *diagnostics);

/* The same from text of that length with a NUL behind it; name is for messages. */
elastir_result *result_read_text(const char *text, size_t length, const char *name,
                                 elastir_diagnostics *diagnostics);

/* An empty one; NULL: no memory. */
elastir_result *result_new(void);

/* Accepts NULL. */
void result_free(elastir_result *result);

#endif
