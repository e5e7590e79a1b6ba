/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base64.h: bytes as letters (RFC 4648). */
#ifndef ELASTIR_BASE64_H
#define ELASTIR_BASE64_H

#include "text/text.h"

void base64_append(text_buffer *out, const unsigned char *bytes, size_t length);

#endif
