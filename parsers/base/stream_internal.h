/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stream_internal.h: what stream.c and whole.c know of a stream. */
#ifndef ELASTIR_STREAM_INTERNAL_H
#define ELASTIR_STREAM_INTERNAL_H

#include <sys/stat.h>

#include <zlib.h>

#include "base/ahead.h"
#include "base/digest.h"
#include "base/stream.h"

/* What is read at once: most outputs are small, and every page of the buffer has to be fetched. Larger
 * reads of files that are not read ahead are not faster. */
enum { STREAM_CHUNK = 1 << 16, STREAM_BEGINNING = 1 << 18 };

struct elastir_stream {
  char *name;
  int descriptor;
  const char *memory; /* read instead of a descriptor; NULL: a file */
  size_t memory_left;
  bool large;        /* to be read ahead, once more than its beginning is asked for */
  read_ahead *ahead; /* NULL: bytes are read when asked for */
  struct stat before;
  elastir_diagnostics *diagnostics;
  file_digest digest;
  elastir_stream_watch watch; /* NULL: nobody is told */
  void *watch_context;
  uint64_t bytes;
  bool failed;
  bool unreadable; /* failed because the system said so */
  bool at_end;     /* of the stored bytes */

  bool gzipped;
  bool in_member; /* a gzip member has begun and not ended */
  z_stream inflater;
  unsigned char *packed; /* STREAM_CHUNK bytes as stored, when gzipped */

  char *buffer;    /* decompressed bytes begin..end wait to be handed out; `own` or ahead's */
  char *own;       /* NULL when the buffer is ahead's */
  size_t capacity; /* of `own`; one more byte is allocated, for a NUL */
  char *cut;       /* the start of the last line that was too long */
  size_t begin, end;
  long lines;
};

#endif
