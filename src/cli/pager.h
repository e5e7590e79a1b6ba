/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pager.h: text longer than the terminal, shown a screen at a time. */
#ifndef ELASTIR_CLI_PAGER_H
#define ELASTIR_CLI_PAGER_H

#include <stdbool.h>
#include <stddef.h>

/* Shows the text in $PAGER, or in less, and waits for its end. false: nothing was shown, since the
 * text fits on the screen, $PAGER is empty or "cat", or there is no pager. */
bool pager_show(const char *text, size_t length);

#endif
