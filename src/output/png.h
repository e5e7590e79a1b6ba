/* SPDX-License-Identifier: GPL-3.0-or-later */
/* png.h: pixels as PNG (ISO/IEC 15948). */
#ifndef ELASTIR_PNG_H
#define ELASTIR_PNG_H

#include <stdbool.h>
#include <stddef.h>

/* Pixels row by row from the top, with `channels` bytes each: 3, red, green, blue, or 4, and opacity.
 * dpi: how large they are on paper; 0: not told. The caller frees *bytes. false: no memory. */
bool png_encode(const unsigned char *pixels, int columns, int rows, int channels, double dpi,
                unsigned char **bytes, size_t *length);

#endif
