/* SPDX-License-Identifier: GPL-3.0-or-later */
/* earlier.c: the lines that an earlier run left. */
#include "batch/earlier.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "batch/hash.h"
#include "batch/record.h"
#include "output/descriptor.h"

static bool add_line(earlier_lines *lines, int descriptor, uint64_t offset, const char *text,
                     size_t length)
{
  batch_record record;
  if (!batch_record_read(text, &record))
    return true;
  bool good = elastir_grow(&lines->lines, &lines->capacity, lines->count, sizeof *lines->lines);
  if (good)
    lines->lines[lines->count++] =
        (earlier_line){batch_hash(BATCH_HASH, record.sources[0].path), descriptor, offset, length};
  batch_record_free(&record);
  return good;
}

/* Bytes of the file from `offset` on, of which some may still be wanted. */
typedef struct {
  int descriptor;
  uint64_t offset, size; /* of the file */
  char *bytes;
  size_t count, capacity;
} window;

/* Reads more behind what is there. false: no memory, or errno says why. */
static bool read_more(window *w)
{
  enum { PIECE = 1 << 20 };
  size_t room = w->capacity - w->count;
  if (room < PIECE + 1) {
    size_t capacity = 2 * w->capacity + PIECE + 1;
    char *bytes = realloc(w->bytes, capacity);
    if (bytes == NULL)
      return false;
    w->bytes = bytes;
    w->capacity = capacity;
  }
  uint64_t left = w->size - w->offset - w->count;
  size_t piece = left < PIECE ? (size_t)left : PIECE;
  if (!descriptor_read_at(w->descriptor, w->bytes + w->count, piece, w->offset + w->count))
    return false;
  w->count += piece;
  return true;
}

/* Takes all whole lines of the window. false: no memory. */
static bool take_lines(window *w, earlier_lines *lines)
{
  size_t from = 0;
  for (char *end; (end = memchr(w->bytes + from, '\n', w->count - from)) != NULL;) {
    size_t length = (size_t)(end - w->bytes) - from;
    *end = '\0';
    if (!add_line(lines, w->descriptor, w->offset + from, w->bytes + from, length + 1))
      return false;
    from += length + 1;
  }
  w->offset += from;
  w->count -= from;
  memmove(w->bytes, w->bytes + from, w->count);
  return true;
}

bool earlier_add(earlier_lines *lines, int descriptor, const char *name, uint64_t *whole,
                 elastir_diagnostics *diagnostics)
{
  struct stat status;
  window w = {.descriptor = descriptor};
  bool good = fstat(descriptor, &status) == 0;
  bool memory = true;
  w.size = good ? (uint64_t)status.st_size : 0;
  while (good && memory && w.offset + w.count < w.size) {
    errno = 0;
    good = read_more(&w);
    memory = good ? take_lines(&w, lines) : errno != ENOMEM;
  }
  if (!memory)
    elastir_diagnose_no_memory(diagnostics);
  else if (!good)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "cannot-read", name, 0, "cannot be read: %s",
                     errno != 0 ? strerror(errno) : "it became shorter");
  free(w.bytes);
  *whole = w.offset;
  return good && memory;
}

/* Equal keys stay in the order of adding, as the files are ordered by descriptor and place. */
static int by_key(const void *a, const void *b)
{
  const earlier_line *one = a, *other = b;
  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;
  if (one->descriptor != other->descriptor)
    return one->descriptor < other->descriptor ? -1 : 1;
  return (one->offset > other->offset) - (one->offset < other->offset);
}

void earlier_sort(earlier_lines *lines)
{
  if (lines->count > 1)
    qsort(lines->lines, lines->count, sizeof *lines->lines, by_key);
}

const earlier_line *earlier_find(const earlier_lines *lines, const char *path, size_t *left)
{
  uint64_t key = batch_hash(BATCH_HASH, path);
  size_t low = 0, high = lines->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (lines->lines[middle].key < key)
      low = middle + 1;
    else
      high = middle;
  }
  *left = 0;
  while (low + *left < lines->count && lines->lines[low + *left].key == key)
    ++*left;
  return *left > 0 ? &lines->lines[low] : NULL;
}

char *earlier_text(const earlier_line *line)
{
  char *text = malloc(line->length + 1);
  if (text == NULL || !descriptor_read_at(line->descriptor, text, line->length, line->offset)) {
    free(text);
    return NULL;
  }
  text[line->length] = '\0';
  return text;
}

void earlier_free(earlier_lines *lines)
{
  free(lines->lines);
  *lines = (earlier_lines){0};
}
