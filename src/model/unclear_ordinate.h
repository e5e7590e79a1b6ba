/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unclear_ordinate.h: whether a measured ordinate may be something else than absorbance. */
#ifndef ELASTIR_UNCLEAR_ORDINATE_H
#define ELASTIR_UNCLEAR_ORDINATE_H

#include "measured/measured.h"

/* Why it may be something else, a sentence; NULL: the file says that it is not, or its values leave
 * no choice. Absorbance lies near its floor most of the way. */
const char *unclear_ordinate(const elastir_measured *measured);

#endif
