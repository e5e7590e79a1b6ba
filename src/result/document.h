/* SPDX-License-Identifier: GPL-3.0-or-later */
/* document.h: the frame of a result: who made it, and what was reported on the way. */
#ifndef ELASTIR_RESULT_DOCUMENT_H
#define ELASTIR_RESULT_DOCUMENT_H

#include "base/diagnostics.h"
#include "result/memory.h"

/* Who makes the document; NULL stands for --no-provenance. */
typedef struct {
  const char *version;
  int argc;
  char **argv;
} result_maker;

/* Sets the provenance to this run; what made a document that was read goes into its "earlier", latest
 * first. NULL takes all provenance away. */
void result_set_provenance(elastir_result *result, const result_maker *maker);

/* Appends to "diagnostics". */
void result_add_diagnostics(elastir_result *result, const elastir_diagnostics *diagnostics);

/* The same as a list of their own. */
elastir_result_diagnostic *result_diagnostics(elastir_result_memory *memory,
                                              const elastir_diagnostics *diagnostics);

#endif
