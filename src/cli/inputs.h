/* SPDX-License-Identifier: GPL-3.0-or-later */
/* inputs.h: what an input is, before it is read. */
#ifndef ELASTIR_CLI_INPUTS_H
#define ELASTIR_CLI_INPUTS_H

#include <stdbool.h>

#include "base/diagnostics.h"

typedef enum {
  INPUT_CRYSTAL,  /* a CRYSTAL output, or what cannot be opened: its reader will say so */
  INPUT_MEASURED  /* anything else */
} cli_input_kind;

/* By content. Standard input ("-") is left as it was found: a pipe is first copied to an unnamed
 * temporary file that takes its place. false: it cannot be copied (reported). */
bool cli_input_kind_of(const char *path, cli_input_kind *kind, elastir_diagnostics *diagnostics);

#endif
