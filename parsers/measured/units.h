/* SPDX-License-Identifier: GPL-3.0-or-later */
/* units.h: recognises the units and quantities that instruments write. */
#ifndef ELASTIR_MEASURED_UNITS_H
#define ELASTIR_MEASURED_UNITS_H

#include "measured/measured.h"
#include "measured/text.h"

/* UNKNOWN: empty, or words that name no unit ("wavelength", "x"). */
elastir_x_kind units_x(text_line text);

/* Whether a text calls the abscissa a wavelength, with or without a unit. */
bool units_is_wavelength(text_line text);

/* Whether a text calls the abscissa a Raman shift: "Raman shift / cm-1", "rel. 1/cm". */
bool units_is_raman_shift(text_line text);

/* Of T and R the fraction is given unless the text says percent; *scale_stated tells whether
 * it says which ("%T", "fraction"). UNKNOWN: empty or not understood. */
elastir_y_kind units_y(text_line text, bool *scale_stated);

/* "INTERFEROGRAM" and the like. */
bool units_is_interferogram(text_line text);

/* Whether the words name an infrared technique, another technique, or neither. */
typedef enum { TECHNIQUE_UNSTATED, TECHNIQUE_INFRARED, TECHNIQUE_OTHER } units_technique;
units_technique units_name_technique(text_line text);

#endif
