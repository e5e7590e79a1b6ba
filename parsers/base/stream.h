/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stream.h: reads a file, a gzipped file or standard input once, by lines or by bytes. */
#ifndef ELASTIR_STREAM_H
#define ELASTIR_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostics.h"

/* The SHA-256 takes three times as long as all other reading of a CRYSTAL output. */
#define ELASTIR_CHECKSUM_LIMIT ((uint64_t)256 << 20)

typedef enum {
  ELASTIR_CHECKSUM_NONE,
  ELASTIR_CHECKSUM_SMALL, /* of files of at most ELASTIR_CHECKSUM_LIMIT bytes as stored */
  ELASTIR_CHECKSUM_ALL
} elastir_checksum;

/* What was read: filled by elastir_stream_close. */
typedef struct {
  char sha256[65]; /* hexadecimal, of the bytes as stored (gzipped or not); "" if there is none */
  uint64_t bytes;  /* as stored */
  bool gzipped;
} elastir_source;

typedef struct {
  const char *text; /* NUL behind it; valid until the next call; may hold NULs itself */
  size_t length;    /* without the line end, LF or CRLF */
  long number;      /* counted from 1 */
  bool cut;         /* longer than STREAM_LONGEST_LINE: only its start is here */
  bool unended;     /* the file ends without a line end here */
} elastir_line;

/* A longer line is cut there; the rest is skipped, so memory stays bounded. */
#define STREAM_LONGEST_LINE ((size_t)1 << 20)

typedef struct elastir_stream elastir_stream;

/* path "-" is standard input. A checksum that the size of the file leaves out is said in
 * diagnostics when the stream is closed (code 'checksum-left-out').
 * NULL: it cannot be opened; reported in diagnostics (code 'cannot-read'). */
elastir_stream *elastir_stream_open(const char *path, elastir_checksum checksum,
                                    elastir_diagnostics *diagnostics);

/* The same for `size` bytes in memory, plain or gzipped, which have to stay until the stream is
 * closed; `name` is that used in messages. */
elastir_stream *elastir_stream_open_memory(const char *name, const void *data, size_t size,
                                           elastir_checksum checksum,
                                           elastir_diagnostics *diagnostics);

/* What the file begins with, decompressed, without taking it: at most some 256 KiB, all of a
 * smaller file. Only before the first line or byte is read. */
const char *elastir_stream_peek(elastir_stream *stream, size_t *length);

/* Whether `is` says so of what the file begins with: asked of the first some 64 KiB, and if it does not,
 * of all that a peek gives. The same condition. */
bool elastir_stream_begins(elastir_stream *stream, bool (*is)(const char *head, size_t length));

/* The next line; false at the end or on a read error (which is reported). */
bool elastir_stream_line(elastir_stream *stream, elastir_line *line);

/* The decompressed bytes that wait for the next calls, without taking them; none after an open
 * or when all are used, though the file may go on. */
const char *elastir_stream_waiting(const elastir_stream *stream, size_t *length);
/* Takes `length` of the waiting bytes, which are `lines` whole lines. */
void elastir_stream_skip(elastir_stream *stream, size_t length, long lines);

/* Up to `size` bytes, decompressed; 0 at the end or on a read error (which is reported). */
size_t elastir_stream_bytes(elastir_stream *stream, void *buffer, size_t size);

/* Told of every piece of the file that has been read, by its size as stored. */
typedef void (*elastir_stream_watch)(void *context, size_t bytes);
void elastir_stream_set_watch(elastir_stream *stream, elastir_stream_watch watch, void *context);

/* The name used in messages: the path, or "<stdin>". */
const char *elastir_stream_name(const elastir_stream *stream);

/* Reads what is left (for the checksum), fills *source (may be NULL), frees. A file that
 * changed while it was read is reported. false: something could not be read. */
bool elastir_stream_close(elastir_stream *stream, elastir_source *source);

/* All that the stream holds, with a NUL behind it; the stream is closed. The caller frees.
 * NULL: it cannot be read to its end, is larger than `limit` bytes (code 'too-large'), or no
 * memory; reported. */
char *elastir_stream_whole(elastir_stream *stream, size_t limit, size_t *length,
                           elastir_source *source);

/* The whole of a file, decompressed, with a NUL behind it; the caller frees. NULL:
 * cannot be read or is larger than `limit` bytes (reported, code 'too-large'). */
char *elastir_read_whole(const char *path, size_t limit, elastir_checksum checksum,
                         size_t *length, elastir_source *source,
                         elastir_diagnostics *diagnostics);

#endif
