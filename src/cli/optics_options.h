/* SPDX-License-Identifier: GPL-3.0-or-later */
/* optics_options.h: the options that say what an instrument sees. */
#ifndef ELASTIR_CLI_OPTICS_OPTIONS_H
#define ELASTIR_CLI_OPTICS_OPTIONS_H

#include "cli/cli.h"

/* Of an optics_settings. */
extern const cli_option cli_optics_options[];

/* --epsilon-inf alone. */
extern const cli_option cli_epsilon_options[];

#endif
