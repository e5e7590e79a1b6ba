/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xml.h: the readers of AnIML and CML; internal to parsers/measured. */
#ifndef ELASTIR_MEASURED_XML_H
#define ELASTIR_MEASURED_XML_H

#include "measured/reader.h"

/* The readers of the two formats; they set the name of the format. */
bool animl_read(const measured_input *in);
bool cml_read(const measured_input *in);

#endif
