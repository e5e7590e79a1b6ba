/* SPDX-License-Identifier: GPL-3.0-or-later */
/* describe_panel.h: one entry of "panels" in a description. */
#ifndef ELASTIR_DESCRIBE_PANEL_H
#define ELASTIR_DESCRIBE_PANEL_H

#include "figure/described.h"
#include "figure/figure.h"

/* Into a figure_options with its defaults. false: reported. */
bool describe_panel(described *d, const cJSON *item, void *panel);

#endif
