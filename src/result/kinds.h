/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kinds.h: the kinds of documents that elastir writes. */
#ifndef ELASTIR_RESULT_KINDS_H
#define ELASTIR_RESULT_KINDS_H

#define RESULT_SCHEMA "elastir.result/1"
#define FAILURE_SCHEMA "elastir.failure/1" /* an input of a batch gave no result */
#define PART_SCHEMA "elastir.part/1"       /* the first line of a part of a batch */
#define PASSED_SCHEMA "elastir.passed/1"   /* an input that another part has */

typedef enum { KIND_OTHER, KIND_RESULT, KIND_FAILURE, KIND_PART, KIND_PASSED } result_kind;

/* Of a line of JSON Lines, by its beginning as elastir writes it. */
result_kind result_kind_of_line(const char *line);

#endif
