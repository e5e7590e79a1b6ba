/* SPDX-License-Identifier: GPL-3.0-or-later */
/* animl_base64.c: EncodedValueSet of AnIML: base64 of little-endian numbers. */
#include <stdint.h>
#include <string.h>

#include "measured/animl.h"
#include "measured/bytes.h"

static int base64_digit(char c)
{
  if (c >= 'A' && c <= 'Z')
    return c - 'A';
  if (c >= 'a' && c <= 'z')
    return c - 'a' + 26;
  if (c >= '0' && c <= '9')
    return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static bool is_white(char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static double number_of(const char *bytes, size_t size, bool real)
{
  if (real)
    return size == 4 ? bytes_f32(bytes, false) : bytes_f64(bytes, false);
  return size == 4 ? (double)(int32_t)bytes_u32(bytes, false)
                   : (double)(int64_t)bytes_u64(bytes, false);
}

bool animl_decode(const char *text, size_t length, const char *type, animl_add add, void *context,
                  const char **problem)
{
  bool real = strcmp(type, "Float32") == 0 || strcmp(type, "Float64") == 0;
  size_t size = strcmp(type, "Float32") == 0 || strcmp(type, "Int32") == 0 ? 4 : 8;
  char number[8];
  size_t filled = 0;
  uint32_t pending = 0;
  int bits = 0;
  bool padded = false;
  *problem = "its type is not one of Int32, Int64, Float32, Float64";
  if (!real && strcmp(type, "Int32") != 0 && strcmp(type, "Int64") != 0)
    return false;
  for (size_t i = 0; i < length; i++) {
    if (is_white(text[i]))
      continue;
    if (text[i] == '=') {
      padded = true;
      continue;
    }
    int digit = base64_digit(text[i]);
    *problem = "it is not base64";
    if (digit < 0 || padded)
      return false;
    pending = (pending << 6 | (uint32_t)digit) & 0xffffff;
    bits += 6;
    if (bits < 8)
      continue;
    bits -= 8;
    number[filled++] = (char)(pending >> bits & 0xff);
    if (filled < size)
      continue;
    filled = 0;
    *problem = NULL;
    if (!add(context, number_of(number, size, real)))
      return false;
  }
  *problem = "its bytes are not a multiple of the size of a number";
  if (filled != 0)
    return false;
  *problem = NULL;
  return true;
}
