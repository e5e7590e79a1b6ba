/* SPDX-License-Identifier: GPL-3.0-or-later */
/* load.c: the whole of a file with a measured spectrum, as UTF-8 or bytes, without its mark. */
#include <stdlib.h>
#include <string.h>

#include "measured/reader.h"
#include "measured/text.h"

/* No spectrum comes near. */
#define LARGEST_FILE ((size_t)1 << 30)

char *measured_load(elastir_stream *stream, size_t *length, elastir_source *source,
                    elastir_diagnostics *diagnostics)
{
  char *text = stream != NULL ? elastir_stream_whole(stream, LARGEST_FILE, length, source) : NULL;
  if (text == NULL)
    return NULL;
  const unsigned char *b = (const unsigned char *)text;
  if (*length >= 2 && ((b[0] == 0xff && b[1] == 0xfe) || (b[0] == 0xfe && b[1] == 0xff))) {
    char *converted = text_from_utf16(text, *length, length);
    free(text);
    if (converted == NULL)
      elastir_diagnose_no_memory(diagnostics);
    return converted;
  }
  if (*length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
    *length -= 3;
    memmove(text, text + 3, *length + 1);
  }
  return text;
}
