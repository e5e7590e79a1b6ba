/* SPDX-License-Identifier: GPL-3.0-or-later */
/* png.c: pixels as PNG (ISO/IEC 15948). */
#include "output/png.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include <zlib.h>

#include "text/text.h"

static void append_number(text_buffer *out, uint32_t value)
{
  const unsigned char bytes[] = {(unsigned char)(value >> 24), (unsigned char)(value >> 16),
                                 (unsigned char)(value >> 8), (unsigned char)value};
  text_append_bytes(out, (const char *)bytes, sizeof bytes);
}

static void append_chunk(text_buffer *out, const char *name, const unsigned char *data, size_t size)
{
  uLong sum = crc32(crc32(0, NULL, 0), (const Bytef *)name, 4);
  append_number(out, (uint32_t)size);
  text_append_bytes(out, name, 4);
  if (size > 0) {
    text_append_bytes(out, (const char *)data, size);
    sum = crc32(sum, data, (uInt)size);
  }
  append_number(out, (uint32_t)sum);
}

static void set_number(unsigned char *to, uint32_t value)
{
  for (int i = 0; i < 4; i++)
    to[i] = (unsigned char)(value >> (24 - 8 * i));
}

/* Each row less the one above it (filter 2), which zlib likes. */
static void filter(const unsigned char *pixels, size_t width, size_t rows, unsigned char *to)
{
  for (size_t row = 0; row < rows; row++) {
    const unsigned char *here = pixels + row * width, *above = row > 0 ? here - width : NULL;
    *to++ = 2;
    for (size_t i = 0; i < width; i++)
      *to++ = (unsigned char)(here[i] - (above != NULL ? above[i] : 0));
  }
}

bool png_encode(const unsigned char *pixels, int columns, int rows, int channels, double dpi,
                unsigned char **bytes, size_t *length)
{
  static const unsigned char signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  const size_t width = (size_t)columns * (size_t)channels, plain = (width + 1) * (size_t)rows;
  uLongf packed = compressBound((uLong)plain);
  unsigned char *filtered = malloc(plain + 1), *data = malloc(packed + 1);
  unsigned char head[13] = {0}, size[9] = {0};
  text_buffer out = {0};
  *bytes = NULL;
  *length = 0;
  if (filtered != NULL && data != NULL) {
    filter(pixels, width, (size_t)rows, filtered);
    set_number(head, (uint32_t)columns);
    set_number(head + 4, (uint32_t)rows);
    head[8] = 8;                      /* bits a channel */
    head[9] = channels == 4 ? 6 : 2;  /* true colour, with opacity or without */
    set_number(size, (uint32_t)lround(dpi / 0.0254));
    set_number(size + 4, (uint32_t)lround(dpi / 0.0254));
    size[8] = 1; /* pixels a metre */
    out.failed = compress2(data, &packed, filtered, (uLong)plain, 6) != Z_OK;
    text_append_bytes(&out, (const char *)signature, sizeof signature);
    append_chunk(&out, "IHDR", head, sizeof head);
    if (dpi > 0)
      append_chunk(&out, "pHYs", size, sizeof size);
    append_chunk(&out, "IDAT", data, packed);
    append_chunk(&out, "IEND", NULL, 0);
    if (out.failed)
      text_free(&out);
    *bytes = (unsigned char *)out.text;
    *length = out.length;
  }
  free(filtered);
  free(data);
  return *bytes != NULL;
}
