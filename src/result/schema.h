/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema.h: the JSON Schema of a result, from the rows of its quantities. */
#ifndef ELASTIR_RESULT_SCHEMA_H
#define ELASTIR_RESULT_SCHEMA_H

#include "json/writer.h"
#include "result/quantity.h"

/* Writes the schema (2020-12) of documents of the group. false: no memory. */
bool schema_write(const quantity_group *group, const char *id, const char *title, json_sink sink,
                  void *context);

/* The group and those that it is made of, each once, in the order of a document; at most `most`.
 * Returns how many. */
size_t schema_groups(const quantity_group *group, const quantity_group **list, size_t most);

#endif
