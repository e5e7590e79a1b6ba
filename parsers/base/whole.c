/* SPDX-License-Identifier: GPL-3.0-or-later */
/* whole.c: reads all of a file at once, up to a limit. */
#include <stdlib.h>

#include "base/stream_internal.h"

/* Text of numbers is packed ten- to fiftyfold; what is kept whole and grows more than this is
 * refused before it fills the memory. */
enum { BOMB_SIZE = 1 << 26, BOMB_RATIO = 200 };

char *elastir_stream_whole(elastir_stream *stream, size_t limit, size_t *length,
                           elastir_source *source)
{
  elastir_diagnostics *diagnostics = stream->diagnostics;
  char *whole = NULL;
  size_t capacity = 0;
  *length = 0;
  bool good = true;
  for (;;) {
    if (capacity - *length < 2) {
      size_t wanted = capacity < STREAM_CHUNK ? STREAM_CHUNK : capacity * 2;
      char *larger = realloc(whole, wanted);
      good = larger != NULL;
      if (!good) {
        elastir_diagnose_no_memory(diagnostics);
        break;
      }
      whole = larger;
      capacity = wanted;
    }
    size_t got = elastir_stream_bytes(stream, whole + *length, capacity - *length - 1);
    if (got == 0)
      break;
    *length += got;
    if (*length > limit) {
      elastir_diagnose(diagnostics, ELASTIR_ERROR, "too-large", elastir_stream_name(stream), 0,
                       "the file is larger than %zu bytes", limit);
      good = false;
      break;
    }
    if (stream->gzipped && *length > BOMB_SIZE && *length / BOMB_RATIO > stream->bytes) {
      elastir_diagnose(diagnostics, ELASTIR_ERROR, "too-large", elastir_stream_name(stream), 0,
                       "%llu gzipped bytes expand to more than %zu: this is neither a measurement nor a "
                       "result", (unsigned long long)stream->bytes, *length);
      good = false;
      break;
    }
  }
  if (stream->unreadable) /* a part of a measurement would be taken for all of it */
    good = false;
  elastir_stream_close(stream, good ? source : NULL);
  if (!good) {
    free(whole);
    *length = 0;
    return NULL;
  }
  whole[*length] = '\0';
  return whole;
}

char *elastir_read_whole(const char *path, size_t limit, elastir_checksum checksum,
                         size_t *length, elastir_source *source,
                         elastir_diagnostics *diagnostics)
{
  elastir_stream *stream = elastir_stream_open(path, checksum, diagnostics);
  return stream != NULL ? elastir_stream_whole(stream, limit, length, source) : NULL;
}
