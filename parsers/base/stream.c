/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stream.c: reads a file, a gzipped file or standard input once, by lines or by bytes. */
#include "base/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/stream_internal.h"

/* From here on a second thread pays that reads ahead; not for a look at the beginning. */
enum { LARGE = 32 << 20, LARGE_BEGINNING = 4 * STREAM_BEGINNING };

static ssize_t read_source(elastir_stream *stream, void *buffer, size_t size)
{
  if (stream->memory != NULL) {
    size_t given = stream->memory_left < size ? stream->memory_left : size;
    memcpy(buffer, stream->memory, given);
    stream->memory += given;
    stream->memory_left -= given;
    return (ssize_t)given;
  }
  ssize_t got;
  do
    got = read(stream->descriptor, buffer, size);
  while (got < 0 && errno == EINTR);
  return got;
}

/* What read(2) gave goes into the counts and the checksum; 0: the end or an error. */
static size_t take_note(elastir_stream *stream, const void *bytes, ssize_t got)
{
  if (got < 0) {
    elastir_diagnose(stream->diagnostics, ELASTIR_ERROR, "cannot-read", stream->name, 0,
                     "reading stopped after %llu bytes: %s",
                     (unsigned long long)stream->bytes, strerror(errno));
    stream->failed = stream->unreadable = true;
    return 0;
  }
  if (got == 0)
    stream->at_end = true;
  stream->bytes += (uint64_t)got;
  if (stream->watch != NULL)
    stream->watch(stream->watch_context, (size_t)got);
  digest_add(&stream->digest, bytes, (size_t)got);
  return (size_t)got;
}

static size_t read_stored(elastir_stream *stream, void *buffer, size_t size)
{
  if (stream->at_end || stream->failed)
    return 0;
  return take_note(stream, buffer, read_source(stream, buffer, size));
}

static bool start_gzip(elastir_stream *stream, const char *stored, size_t length)
{
  stream->packed = malloc(STREAM_CHUNK);
  if (stream->packed == NULL || inflateInit2(&stream->inflater, 16 + MAX_WBITS) != Z_OK) {
    free(stream->packed);
    stream->packed = NULL;
    elastir_diagnose_no_memory(stream->diagnostics);
    return false;
  }
  memcpy(stream->packed, stored, length);
  stream->inflater.next_in = stream->packed;
  stream->inflater.avail_in = (uInt)length;
  stream->gzipped = true;
  stream->in_member = true;
  return true;
}

static void report_gzip(elastir_stream *stream, const char *what)
{
  elastir_diagnose(stream->diagnostics, ELASTIR_ERROR, "gzip-damaged", stream->name, 0,
                   "the gzip data %s after %llu stored bytes; the preceding data are used", what,
                   (unsigned long long)(stream->bytes - stream->inflater.avail_in));
  stream->failed = true;
}

/* Bytes behind a gzip member: another member, or padding that is passed over. */
static bool next_member(elastir_stream *stream)
{
  if (stream->inflater.next_in[0] != 0x1f) {
    stream->inflater.avail_in = 0;
    return false;
  }
  inflateReset(&stream->inflater);
  stream->in_member = true;
  return true;
}

static size_t read_inflated(elastir_stream *stream, void *buffer, size_t size)
{
  stream->inflater.next_out = buffer;
  stream->inflater.avail_out = (uInt)size;
  while (stream->inflater.avail_out == size && !stream->failed) {
    if (stream->inflater.avail_in == 0) {
      stream->inflater.next_in = stream->packed;
      stream->inflater.avail_in = (uInt)read_stored(stream, stream->packed, STREAM_CHUNK);
      if (stream->inflater.avail_in == 0) {
        if (stream->in_member && !stream->failed)
          report_gzip(stream, "ends in the middle");
        break;
      }
    }
    if (!stream->in_member && !next_member(stream))
      continue;
    int status = inflate(&stream->inflater, Z_NO_FLUSH);
    if (status == Z_STREAM_END)
      stream->in_member = false;
    else if (status != Z_OK && status != Z_BUF_ERROR)
      report_gzip(stream, "is damaged");
  }
  return size - stream->inflater.avail_out;
}

static size_t read_more(elastir_stream *stream, void *buffer, size_t size)
{
  return stream->gzipped ? read_inflated(stream, buffer, size)
                         : read_stored(stream, buffer, size);
}

/* The first stored bytes tell whether the file is gzipped. */
static bool look_at_start(elastir_stream *stream)
{
  size_t got = 0;
  while (got < 2) {
    size_t more = read_stored(stream, stream->buffer + got, STREAM_CHUNK - got);
    if (more == 0)
      break;
    got += more;
  }
  if (got >= 2 && (unsigned char)stream->buffer[0] == 0x1f &&
      (unsigned char)stream->buffer[1] == 0x8b)
    return start_gzip(stream, stream->buffer, got);
  stream->end = got;
  return !stream->failed;
}

static void stream_free(elastir_stream *stream)
{
  read_ahead_stop(stream->ahead);
  if (stream->descriptor > STDERR_FILENO)
    close(stream->descriptor);
  if (stream->gzipped)
    inflateEnd(&stream->inflater);
  free(stream->packed);
  free(stream->own);
  free(stream->cut);
  free(stream->name);
  free(stream);
}

/* A signal may interrupt the wait for the writer of a FIFO. */
static int open_input(const char *path)
{
  int descriptor;
  do
    descriptor = open(path, O_RDONLY | O_CLOEXEC);
  while (descriptor < 0 && errno == EINTR);
  return descriptor;
}

static bool open_descriptor(elastir_stream *stream, const char *path)
{
  bool standard_input = strcmp(path, "-") == 0;
  const char *trouble = NULL;
  stream->descriptor = standard_input ? STDIN_FILENO : open_input(path);
  if (stream->descriptor < 0 || fstat(stream->descriptor, &stream->before) != 0)
    trouble = strerror(errno);
  else if (S_ISDIR(stream->before.st_mode))
    trouble = "it is a folder";
  if (trouble != NULL)
    elastir_diagnose(stream->diagnostics, ELASTIR_ERROR, "cannot-read", stream->name, 0,
                     "cannot be opened: %s", trouble);
  return trouble == NULL;
}

/* Neither opened nor looked at yet. NULL: no memory (reported). */
static elastir_stream *stream_new(const char *name, elastir_diagnostics *diagnostics)
{
  elastir_stream *stream = calloc(1, sizeof *stream);
  if (stream == NULL) {
    elastir_diagnose_no_memory(diagnostics);
    return NULL;
  }
  stream->descriptor = -1;
  stream->diagnostics = diagnostics;
  stream->capacity = STREAM_CHUNK;
  stream->name = elastir_copy_text(name, strlen(name));
  stream->buffer = stream->own = malloc(stream->capacity + 1);
  if (stream->name != NULL && stream->own != NULL)
    return stream;
  elastir_diagnose_no_memory(diagnostics);
  stream_free(stream);
  return NULL;
}

elastir_stream *elastir_stream_open(const char *path, elastir_checksum checksum,
                                    elastir_diagnostics *diagnostics)
{
  elastir_stream *stream =
      stream_new(strcmp(path, "-") == 0 ? "<stdin>" : path, diagnostics);
  if (stream == NULL)
    return NULL;
  bool good = open_descriptor(stream, path);
  stream->large = good && S_ISREG(stream->before.st_mode) && stream->before.st_size >= LARGE;
  digest_begin(&stream->digest, checksum, good ? (uint64_t)stream->before.st_size : 0);
  if (good && look_at_start(stream))
    return stream;
  stream_free(stream);
  return NULL;
}

elastir_stream *elastir_stream_open_memory(const char *name, const void *data, size_t size,
                                           elastir_checksum checksum,
                                           elastir_diagnostics *diagnostics)
{
  elastir_stream *stream = stream_new(name, diagnostics);
  if (stream == NULL)
    return NULL;
  digest_begin(&stream->digest, checksum, size);
  stream->memory = size > 0 ? data : "";
  stream->memory_left = size;
  if (look_at_start(stream))
    return stream;
  stream_free(stream);
  return NULL;
}

/* The stream is one that a thread reads; it may just have become one. */
static bool is_read_ahead(elastir_stream *stream)
{
  if (stream->large && !stream->gzipped && stream->bytes >= LARGE_BEGINNING) {
    stream->ahead = read_ahead_start(stream->descriptor, STREAM_LONGEST_LINE + 1);
    stream->large = false;
  }
  return stream->ahead != NULL;
}

/* What waits and the next piece stand in the thread's memory. */
static bool fill_ahead(elastir_stream *stream)
{
  if (stream->at_end || stream->failed)
    return false;
  char *piece;
  size_t waiting = stream->end - stream->begin;
  ssize_t got = read_ahead_next(stream->ahead, stream->buffer + stream->begin, waiting, &piece);
  if (take_note(stream, piece, got) == 0)
    return false;
  free(stream->own);
  stream->own = NULL;
  stream->buffer = piece - waiting;
  stream->begin = 0;
  stream->end = waiting + (size_t)got;
  return true;
}

/* Makes room behind `end` and reads there; false: nothing more came. */
static bool fill(elastir_stream *stream)
{
  if (is_read_ahead(stream))
    return fill_ahead(stream);
  if (stream->begin > 0) {
    memmove(stream->buffer, stream->buffer + stream->begin, stream->end - stream->begin);
    stream->end -= stream->begin;
    stream->begin = 0;
  }
  if (stream->end == stream->capacity) {
    char *larger = realloc(stream->own, stream->capacity * 2 + 1);
    if (larger == NULL) {
      elastir_diagnose_no_memory(stream->diagnostics);
      stream->failed = true;
      return false;
    }
    stream->buffer = stream->own = larger;
    stream->capacity *= 2;
  }
  size_t room = stream->capacity - stream->end;
  size_t got = read_more(stream, stream->buffer + stream->end,
                         room < STREAM_CHUNK ? room : STREAM_CHUNK);
  stream->end += got;
  return got > 0;
}

static const char *look(elastir_stream *stream, size_t wanted, size_t *length)
{
  while (stream->end - stream->begin < wanted && fill(stream))
    ;
  *length = stream->end - stream->begin;
  return stream->buffer + stream->begin;
}

const char *elastir_stream_peek(elastir_stream *stream, size_t *length)
{
  return look(stream, STREAM_BEGINNING, length);
}

bool elastir_stream_begins(elastir_stream *stream, bool (*is)(const char *head, size_t length))
{
  size_t length;
  const char *head = look(stream, STREAM_CHUNK, &length);
  if (is(head, length))
    return true;
  head = elastir_stream_peek(stream, &length);
  return is(head, length);
}

/* Drops bytes until a line end has gone by. */
static void skip_line(elastir_stream *stream)
{
  for (;;) {
    char *found = memchr(stream->buffer + stream->begin, '\n', stream->end - stream->begin);
    if (found != NULL) {
      stream->begin = (size_t)(found - stream->buffer) + 1;
      return;
    }
    stream->begin = stream->end = 0;
    if (!fill(stream))
      return;
  }
}

/* A line over the limit: its start is kept and the rest dropped. */
static void cut_line(elastir_stream *stream, elastir_line *line)
{
  free(stream->cut);
  stream->cut = elastir_copy_text(stream->buffer + stream->begin, STREAM_LONGEST_LINE);
  if (stream->cut == NULL)
    elastir_diagnose_no_memory(stream->diagnostics);
  elastir_diagnose(stream->diagnostics, ELASTIR_WARNING, "line-too-long", stream->name,
                   line->number, "the line is longer than %zu characters; the rest is ignored",
                   STREAM_LONGEST_LINE);
  skip_line(stream);
  line->cut = true;
  line->text = stream->cut != NULL ? stream->cut : "";
  line->length = stream->cut != NULL ? STREAM_LONGEST_LINE : 0;
}

bool elastir_stream_line(elastir_stream *stream, elastir_line *line)
{
  line->number = stream->lines + 1;
  line->cut = false;
  line->unended = false;
  size_t seen = 0; /* bytes of the line known to hold no line end */
  char *found = NULL;
  for (;;) {
    size_t waiting = stream->end - stream->begin;
    found = memchr(stream->buffer + stream->begin + seen, '\n', waiting - seen);
    if (found != NULL || waiting > STREAM_LONGEST_LINE)
      break;
    seen = waiting;
    if (!fill(stream)) {
      if (seen == 0)
        return false;
      line->unended = true;
      break;
    }
  }
  stream->lines++;
  char *text = stream->buffer + stream->begin;
  size_t length = found != NULL ? (size_t)(found - text) : stream->end - stream->begin;
  if (length > STREAM_LONGEST_LINE) {
    cut_line(stream, line);
    return true;
  }
  stream->begin += length + (found != NULL ? 1 : 0);
  if (length > 0 && text[length - 1] == '\r')
    length--;
  text[length] = '\0';
  line->text = text;
  line->length = length;
  return true;
}

const char *elastir_stream_waiting(const elastir_stream *stream, size_t *length)
{
  *length = stream->end - stream->begin;
  return stream->buffer + stream->begin;
}

void elastir_stream_skip(elastir_stream *stream, size_t length, long lines)
{
  stream->begin += length;
  stream->lines += lines;
}

size_t elastir_stream_bytes(elastir_stream *stream, void *buffer, size_t size)
{
  if (stream->begin == stream->end && !is_read_ahead(stream))
    return read_more(stream, buffer, size < STREAM_CHUNK ? size : STREAM_CHUNK);
  if (stream->begin == stream->end && !fill_ahead(stream))
    return 0;
  size_t waiting = stream->end - stream->begin;
  size_t given = waiting < size ? waiting : size;
  memcpy(buffer, stream->buffer + stream->begin, given);
  stream->begin += given;
  return given;
}

void elastir_stream_set_watch(elastir_stream *stream, elastir_stream_watch watch, void *context)
{
  stream->watch = watch;
  stream->watch_context = context;
}

const char *elastir_stream_name(const elastir_stream *stream)
{
  return stream->name;
}

static void finish_checksum(elastir_stream *stream, elastir_source *source)
{
  digest_finish(&stream->digest, source->sha256);
  if (stream->digest.left_out)
    elastir_diagnose(stream->diagnostics, ELASTIR_INFO, "checksum-left-out", stream->name, 0,
                     "the file is larger than %llu MiB: its SHA-256 is computed with --checksum only",
                     (unsigned long long)(ELASTIR_CHECKSUM_LIMIT >> 20));
}

static void check_unchanged(elastir_stream *stream)
{
  struct stat now;
  if (stream->failed || stream->memory != NULL || !S_ISREG(stream->before.st_mode) ||
      fstat(stream->descriptor, &now) != 0)
    return;
  if (now.st_size != stream->before.st_size || now.st_mtime != stream->before.st_mtime)
    elastir_diagnose(stream->diagnostics, ELASTIR_WARNING, "file-changed", stream->name, 0,
                     "the file changed while it was read (%lld bytes before, %lld after); is "
                     "the job still running?",
                     (long long)stream->before.st_size, (long long)now.st_size);
}

/* Reads what is left as stored. */
static void drain(elastir_stream *stream)
{
  if (stream->ahead == NULL)
    while (read_stored(stream, stream->own, STREAM_CHUNK) > 0)
      ;
  else
    do
      stream->begin = stream->end;
    while (fill_ahead(stream));
}

bool elastir_stream_close(elastir_stream *stream, elastir_source *source)
{
  if (source != NULL)
    drain(stream);
  check_unchanged(stream);
  if (source != NULL) {
    *source = (elastir_source){.bytes = stream->bytes, .gzipped = stream->gzipped};
    finish_checksum(stream, source);
  }
  bool good = !stream->failed;
  stream_free(stream);
  return good;
}
