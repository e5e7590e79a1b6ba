/* SPDX-License-Identifier: GPL-3.0-or-later */
/* utf8.c: reading UTF-8. */
#include "text/utf8.h"

#include <stdbool.h>

uint32_t utf8_code(const char *text, size_t length)
{
  const unsigned char *bytes = (const unsigned char *)text;
  uint32_t code = length == 1 ? bytes[0] : bytes[0] & (0xffu >> (length + 1));
  for (size_t i = 1; i < length; i++)
    code = code << 6 | (bytes[i] & 0x3fu);
  return code;
}

size_t utf8_length(const char *text)
{
  const unsigned char *bytes = (const unsigned char *)text;
  if (bytes[0] < 0x80)
    return 1;
  size_t length = bytes[0] >= 0xf0 ? 4 : bytes[0] >= 0xe0 ? 3 : 2;
  if (bytes[0] < 0xc2 || bytes[0] > 0xf4)
    return 0;
  for (size_t i = 1; i < length; i++)
    if ((bytes[i] & 0xc0) != 0x80)
      return 0;
  static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  uint32_t code = utf8_code(text, length);
  bool surrogate = code >= 0xd800 && code <= 0xdfff;
  return code < least[length] || surrogate || code > 0x10ffff ? 0 : length;
}
