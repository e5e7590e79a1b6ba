/* SPDX-License-Identifier: GPL-3.0-or-later */
/* write.h: a result as JSON. */
#ifndef ELASTIR_RESULT_WRITE_H
#define ELASTIR_RESULT_WRITE_H

#include "json/writer.h"
#include "result/quantity.h"

/* Writes the document, indented or on one line, with a line end. What a reader did not know stands
 * at the end of the object that it came in. false: no memory; whether the sink failed it knows. */
bool result_write(const elastir_result *result, bool pretty, json_sink sink, void *context);

/* The same as text; NULL: no memory. The caller frees. */
char *result_print(const elastir_result *result, bool pretty);

/* The same of an input that gave nothing. */
char *result_print_failure(const elastir_result_failure *failure);

#endif
