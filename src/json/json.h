/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json.h: reading JSON with cJSON. */
#ifndef ELASTIR_JSON_H
#define ELASTIR_JSON_H

#include <stddef.h>

#include <cjson/cJSON.h>

/* Reads a document of `length` bytes with a NUL behind them. NULL: it is not JSON (or memory
 * ran out); *line is then where it stops being JSON. */
cJSON *json_parse(const char *text, size_t length, long *line);

/* The item at a path of keys such as "averages.hill"; NULL if it is not there. */
const cJSON *json_at(const cJSON *item, const char *path);

/* The string at a path; NULL if there is none. */
const char *json_text_at(const cJSON *item, const char *path);

#endif
