/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base64.c: bytes as letters (RFC 4648). */
#include "output/base64.h"

void base64_append(text_buffer *out, const unsigned char *bytes, size_t length)
{
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (size_t i = 0; i < length; i += 3) {
    const size_t left = length - i;
    unsigned group = (unsigned)bytes[i] << 16 | (left > 1 ? (unsigned)bytes[i + 1] << 8 : 0) |
                     (left > 2 ? bytes[i + 2] : 0);
    const char four[] = {letters[group >> 18], letters[group >> 12 & 63],
                         left > 1 ? letters[group >> 6 & 63] : '=',
                         left > 2 ? letters[group & 63] : '='};
    text_append_bytes(out, four, sizeof four);
  }
}
