/* SPDX-License-Identifier: GPL-3.0-or-later */
/* utf8.h: reading UTF-8. */
#ifndef ELASTIR_JSON_UTF8_H
#define ELASTIR_JSON_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* Length of the UTF-8 character at text, 1 to 4; 0 if there is none (RFC 3629: no overlong forms, no
 * surrogates, nothing above U+10FFFF). At the NUL: 1. */
size_t utf8_length(const char *text);

/* The code point of the character there, of that length. */
uint32_t utf8_code(const char *text, size_t length);

#endif
