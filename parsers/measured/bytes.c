/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bytes.c: numbers of binary files, of either byte order, at any alignment. */
#include "measured/bytes.h"

#include <string.h>

static uint64_t whole(const char *bytes, size_t size, bool big)
{
  const unsigned char *b = (const unsigned char *)bytes;
  uint64_t value = 0;
  for (size_t i = 0; i < size; i++)
    value = value << 8 | b[big ? i : size - 1 - i];
  return value;
}

uint16_t bytes_u16(const char *bytes, bool big)
{
  return (uint16_t)whole(bytes, 2, big);
}

uint32_t bytes_u32(const char *bytes, bool big)
{
  return (uint32_t)whole(bytes, 4, big);
}

uint64_t bytes_u64(const char *bytes, bool big)
{
  return whole(bytes, 8, big);
}

double bytes_f32(const char *bytes, bool big)
{
  uint32_t bits = bytes_u32(bytes, big);
  float value;
  memcpy(&value, &bits, sizeof value);
  return (double)value;
}

double bytes_f64(const char *bytes, bool big)
{
  uint64_t bits = bytes_u64(bytes, big);
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}
