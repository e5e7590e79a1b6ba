/* SPDX-License-Identifier: GPL-3.0-or-later */
/* archive.c: the files of a tar archive.
 * Layout: POSIX.1-2017, pax, "ustar Interchange Format" and "pax Header Block"; long names in an
 * entry of type L: the GNU tar manual, "Basic Tar Format". */
#include "batch/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/stream.h"
#include "output/descriptor.h"

enum { BLOCK = 512, LONGEST_NAME = 1 << 16 };

struct batch_archive {
  char *path;
  int descriptor;
  uint64_t offset;
  uint64_t end; /* entries from there on, and hard links before, do not count; 0: all do */
  size_t links; /* symbolic ones so far */
};

/* Fields of a header: where, and how long. */
enum {
  NAME_AT = 0, NAME = 100, SIZE_AT = 124, SIZE = 12, SUM_AT = 148, SUM = 8, TYPE_AT = 156,
  LINK_AT = 157, LINK = 100, MAGIC_AT = 257, PREFIX_AT = 345, PREFIX = 155
};

/* Octal digits, or, with the highest bit set, a number in base 256. */
static bool read_number(const unsigned char *field, size_t length, uint64_t *number)
{
  size_t i = 0;
  *number = 0;
  if (field[0] & 0x80) {
    *number = field[0] & 0x3f;
    for (i = 1; i < length; i++) {
      if (*number >> 55 != 0)
        return false;
      *number = *number << 8 | field[i];
    }
    return true;
  }
  while (i < length && field[i] == ' ')
    i++;
  size_t first = i;
  for (; i < length && field[i] >= '0' && field[i] <= '7'; i++)
    *number = *number << 3 | (uint64_t)(field[i] - '0');
  return i > first && (i == length || field[i] == ' ' || field[i] == '\0');
}

static bool is_header(const unsigned char block[BLOCK])
{
  uint64_t told, sum = 0;
  for (int i = 0; i < BLOCK; i++)
    sum += i >= SUM_AT && i < SUM_AT + SUM ? ' ' : block[i];
  return block[0] != '\0' && read_number(block + SUM_AT, SUM, &told) && told == sum;
}

bool batch_archive_recognise(const char *head, size_t length)
{
  return length >= BLOCK && is_header((const unsigned char *)head);
}

static void report(const batch_archive *archive, const char *what,
                   elastir_diagnostics *diagnostics)
{
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "damaged-archive", archive->path, 0,
                   "%s at byte %llu; unpack it with 'tar -xf' to see what can be recovered", what,
                   (unsigned long long)archive->offset);
}

/* The unpacked archive as an unnamed file; of one that is cut off or damaged (reported), what comes
 * before. -1: reported. */
static int unpacked(const char *path, elastir_diagnostics *diagnostics)
{
  elastir_stream *stream = elastir_stream_open(path, ELASTIR_CHECKSUM_NONE, diagnostics);
  if (stream == NULL)
    return -1;
  FILE *file = tmpfile();
  int descriptor = file != NULL ? dup(fileno(file)) : -1;
  bool good = descriptor >= 0;
  char bytes[1 << 15];
  for (size_t got; good && (got = elastir_stream_bytes(stream, bytes, sizeof bytes)) > 0;)
    good = descriptor_write(descriptor, bytes, got);
  if (!good)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "cannot-read", path, 0,
                     "cannot be unpacked into a temporary file: %s", strerror(errno));
  if (file != NULL)
    fclose(file);
  if (!good && descriptor >= 0)
    descriptor_close(descriptor);
  elastir_stream_close(stream, NULL);
  return good ? descriptor : -1;
}

batch_archive *batch_archive_open(const char *path, elastir_diagnostics *diagnostics)
{
  batch_archive *archive = calloc(1, sizeof *archive);
  unsigned char magic[2] = {0};
  if (archive == NULL || (archive->path = elastir_copy_text(path, strlen(path))) == NULL) {
    elastir_diagnose_no_memory(diagnostics);
    free(archive);
    return NULL;
  }
  archive->descriptor = descriptor_open(path, O_RDONLY);
  if (archive->descriptor < 0)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "cannot-read", path, 0, "cannot be opened: %s",
                     strerror(errno));
  else if (descriptor_read_at(archive->descriptor, magic, sizeof magic, 0) && magic[0] == 0x1f &&
           magic[1] == 0x8b) {
    descriptor_close(archive->descriptor);
    archive->descriptor = unpacked(path, diagnostics);
  }
  if (archive->descriptor >= 0)
    return archive;
  batch_archive_close(archive);
  return NULL;
}

/* What an entry before a file says of it. */
typedef struct {
  char *name, *link; /* what it links to; NULL: nothing */
  bool sized;
  uint64_t size;
} announced;

/* The bytes of the entry behind a header, with a NUL. NULL: reported. */
static char *read_entry(const batch_archive *archive, uint64_t size,
                        elastir_diagnostics *diagnostics)
{
  char *text = size <= LONGEST_NAME ? malloc((size_t)size + 1) : NULL;
  if (size > LONGEST_NAME)
    report(archive, "a name that is too long", diagnostics);
  else if (text == NULL)
    elastir_diagnose_no_memory(diagnostics);
  else if (!descriptor_read_at(archive->descriptor, text, (size_t)size, archive->offset)) {
    report(archive, "it is cut off", diagnostics);
    free(text);
    return NULL;
  }
  if (text != NULL)
    text[size] = '\0';
  return text;
}

static void free_announced(announced *next)
{
  free(next->name);
  free(next->link);
  *next = (announced){0};
}

/* false: no memory. */
static bool replace_text(char **text, const char *value, size_t length)
{
  free(*text);
  *text = elastir_copy_text(value, length);
  return *text != NULL;
}

/* Records "LENGTH KEY=VALUE\n", of which `path`, `linkpath` and `size` count. false: no memory. */
static bool read_pax(const char *text, size_t length, announced *next)
{
  bool good = true;
  for (size_t at = 0; good && at < length;) {
    char *end;
    unsigned long record = strtoul(text + at, &end, 10);
    size_t head = (size_t)(end - text) + 1 - at;
    if (*end != ' ' || record <= head || record > length - at)
      return true;
    const char *key = end + 1;
    size_t left = record - head - 1; /* without the line end */
    if (left > 5 && strncmp(key, "path=", 5) == 0) {
      good = replace_text(&next->name, key + 5, left - 5);
    } else if (left > 9 && strncmp(key, "linkpath=", 9) == 0) {
      good = replace_text(&next->link, key + 9, left - 9);
    } else if (left > 5 && strncmp(key, "size=", 5) == 0) {
      next->size = strtoull(key + 5, NULL, 10);
      next->sized = true;
    }
    at += record;
  }
  return good;
}

static char *name_in_header(const unsigned char *block)
{
  const char *name = (const char *)block + NAME_AT, *prefix = (const char *)block + PREFIX_AT;
  int prefixed = memcmp(block + MAGIC_AT, "ustar\0", 6) == 0 ? (int)strnlen(prefix, PREFIX) : 0;
  return elastir_format("%.*s%s%.*s", prefixed, prefix, prefixed > 0 ? "/" : "",
                        (int)strnlen(name, NAME), name);
}

/* The block at the offset. false: the archive ends here, or is damaged (reported). */
static bool next_header(batch_archive *archive, unsigned char block[BLOCK],
                        elastir_diagnostics *diagnostics)
{
  if (!descriptor_read_at(archive->descriptor, block, BLOCK, archive->offset)) {
    report(archive, errno != 0 ? "it cannot be read" : "it is cut off", diagnostics);
    return false;
  }
  static const unsigned char zeros[BLOCK];
  if (memcmp(block, zeros, BLOCK) == 0)
    return false;
  if (!is_header(block)) {
    report(archive, "its checksum is wrong", diagnostics);
    return false;
  }
  archive->offset += BLOCK;
  return true;
}

/* Takes what this entry says of the next one. false: reported. */
static bool announce(batch_archive *archive, char type, uint64_t size, announced *next,
                     elastir_diagnostics *diagnostics)
{
  char *text = read_entry(archive, size, diagnostics);
  if (text == NULL)
    return false;
  if (type != 'x') {
    char **what = type == 'L' ? &next->name : &next->link;
    free(*what);
    *what = text;
    return true;
  }
  bool good = read_pax(text, (size_t)size, next);
  free(text);
  if (!good)
    elastir_diagnose_no_memory(diagnostics);
  return good;
}

/* Finds the file that a hard link is another name of, which comes before it, and makes it the member.
 * A link that leads nowhere is reported. false: no memory (reported). */
static bool follow_link(const batch_archive *archive, const unsigned char block[BLOCK],
                        announced *next, batch_member *member, elastir_diagnostics *diagnostics)
{
  const char *link = (const char *)block + LINK_AT;
  batch_archive before = {.path = archive->path, .descriptor = archive->descriptor,
                          .end = archive->offset - BLOCK};
  bool found = false;
  if (next->link == NULL)
    next->link = elastir_copy_text(link, strnlen(link, LINK));
  if (next->name == NULL)
    next->name = name_in_header(block);
  bool good = next->link != NULL && next->name != NULL;
  while (good && !found && batch_archive_next(&before, member, diagnostics)) {
    found = strcmp(member->name, next->link) == 0;
    free(member->name);
    member->name = NULL;
  }
  if (found) {
    member->name = next->name;
    next->name = NULL;
  } else if (good && !diagnostics->out_of_memory) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "lost-link", archive->path, 0,
                     "'%s' is a link to '%s', which does not precede it in the archive",
                     next->name, next->link);
  } else {
    elastir_diagnose_no_memory(diagnostics);
  }
  return good && !diagnostics->out_of_memory;
}

/* The bytes of the entry whose header this is. false: reported. */
static bool size_of_entry(const batch_archive *archive, const unsigned char block[BLOCK],
                          const announced *next, uint64_t *size, elastir_diagnostics *diagnostics)
{
  bool good = read_number(block + SIZE_AT, SIZE, size);
  if (good && next->sized)
    *size = next->size;
  if (!good || *size > UINT64_MAX / 4 - archive->offset)
    report(archive, "an impossible size", diagnostics);
  return good && *size <= UINT64_MAX / 4 - archive->offset;
}

/* Sets *member to the file, whose bytes follow here. false: no memory (reported). */
static bool take_file(const batch_archive *archive, const unsigned char block[BLOCK],
                      announced *next, uint64_t size, batch_member *member,
                      elastir_diagnostics *diagnostics)
{
  *member = (batch_member){next->name, archive->offset, size};
  next->name = NULL;
  if (member->name == NULL)
    member->name = name_in_header(block);
  if (member->name == NULL)
    elastir_diagnose_no_memory(diagnostics);
  return member->name != NULL;
}

/* Takes one entry; member->name is set if it is a file. false: that was the last, or reported. */
static bool next_entry(batch_archive *archive, announced *next, batch_member *member,
                       elastir_diagnostics *diagnostics)
{
  unsigned char block[BLOCK];
  uint64_t size;
  if (!next_header(archive, block, diagnostics) ||
      !size_of_entry(archive, block, next, &size, diagnostics))
    return false;
  char type = (char)block[TYPE_AT];
  bool good = true, about_next = type == 'x' || type == 'L' || type == 'K';
  if (about_next)
    good = announce(archive, type, size, next, diagnostics);
  else if (type == '0' || type == '\0' || type == '7')
    good = take_file(archive, block, next, size, member, diagnostics);
  else if (type == '1' && archive->end == 0)
    good = follow_link(archive, block, next, member, diagnostics);
  else if (type == '2')
    archive->links++;
  if (!about_next && type != 'g') /* which is about all that follow */
    free_announced(next);
  archive->offset += (size + BLOCK - 1) / BLOCK * BLOCK;
  return good && !diagnostics->out_of_memory;
}

bool batch_archive_next(batch_archive *archive, batch_member *member,
                        elastir_diagnostics *diagnostics)
{
  announced next = {0};
  *member = (batch_member){0};
  while (member->name == NULL && (archive->end == 0 || archive->offset < archive->end) &&
         next_entry(archive, &next, member, diagnostics))
    ;
  free_announced(&next);
  return member->name != NULL;
}

size_t batch_archive_links(const batch_archive *archive)
{
  return archive->links;
}

char *batch_archive_read(const batch_archive *archive, uint64_t offset, uint64_t size)
{
  errno = ENOMEM;
  char *bytes = size < SIZE_MAX ? malloc((size_t)size + 1) : NULL;
  if (bytes != NULL && !descriptor_read_at(archive->descriptor, bytes, (size_t)size, offset)) {
    int why = errno;
    free(bytes);
    errno = why;
    return NULL;
  }
  return bytes;
}

const char *batch_archive_path(const batch_archive *archive)
{
  return archive->path;
}

void batch_archive_close(batch_archive *archive)
{
  if (archive == NULL)
    return;
  if (archive->descriptor >= 0)
    descriptor_close(archive->descriptor);
  free(archive->path);
  free(archive);
}
