/* SPDX-License-Identifier: GPL-3.0-or-later */
/* journal.c: the output of a batch, line by line. */
#include "batch/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "output/descriptor.h"
#include "output/whole_file.h"

/* After so many bytes the disk begins to write: else all has to wait for it at the end. */
enum { SYNC_BYTES = 8 << 20 };

/* The errno of the first failure becomes the message. */
static bool fail(batch_journal *journal, const char *what)
{
  if (!journal->failed && errno == ENOMEM)
    elastir_diagnose_no_memory(journal->diagnostics);
  else if (!journal->failed)
    elastir_diagnose(journal->diagnostics, ELASTIR_ERROR, "cannot-write", journal->name, 0,
                     "%s: %s", what, errno != 0 ? strerror(errno) : "it became shorter");
  journal->failed = true;
  return false;
}

static char *kept_name(const batch_journal *journal, size_t number)
{
  return elastir_format("%s.kept-%zu", journal->target, number);
}

/* Opens the part, for this process alone where the file system knows locks. */
static bool open_part(batch_journal *journal, int flags)
{
  journal->descriptor = descriptor_open(journal->part, O_RDWR | O_CREAT | flags);
  if (journal->descriptor < 0)
    return fail(journal, "cannot be written");
  if (flock(journal->descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
    return true;
  elastir_diagnose(journal->diagnostics, ELASTIR_ERROR, "in-use", journal->part, 0,
                   "another elastir process is writing it; wait until it ends, or give another -o");
  journal->failed = true;
  return false;
}

/* A file of an earlier run whose lines may be taken; no matter if there is none. */
static bool add_earlier(batch_journal *journal, char *path, earlier_lines *lines, bool *there)
{
  uint64_t whole;
  bool room = journal->kept_count < sizeof journal->kept / sizeof *journal->kept;
  int descriptor = path != NULL && room ? descriptor_open(path, O_RDONLY) : -1;
  bool good = path != NULL;
  *there = descriptor >= 0;
  if (*there) {
    journal->kept[journal->kept_count++] = descriptor;
    good = earlier_add(lines, descriptor, path, &whole, journal->diagnostics);
  } else if (!good) {
    elastir_diagnose_no_memory(journal->diagnostics);
  }
  free(path);
  journal->failed = journal->failed || !good;
  return good;
}

static bool find_lines(batch_journal *journal, earlier_lines *lines)
{
  bool there = true;
  if (!earlier_add(lines, journal->descriptor, journal->part, &journal->found,
                   journal->diagnostics))
    return false;
  if (ftruncate(journal->descriptor, (off_t)journal->found) != 0) /* a torn last line */
    return fail(journal, "cannot be written");
  for (size_t n = 0; there; n++)
    if (!add_earlier(journal, kept_name(journal, n), lines, &there))
      return false;
  if (!add_earlier(journal, elastir_copy_text(journal->target, strlen(journal->target)), lines,
                   &there))
    return false;
  earlier_sort(lines);
  return true;
}

static bool refuse_unfinished(batch_journal *journal)
{
  struct stat status;
  if (fstat(journal->descriptor, &status) != 0)
    return fail(journal, "cannot be read");
  if (status.st_size == 0)
    return true;
  elastir_diagnose(journal->diagnostics, ELASTIR_ERROR, "unfinished", journal->part, 0,
                   "it has the lines of an interrupted run: continue it with --resume, or remove the file to "
                   "start again");
  journal->failed = true;
  return false;
}

static bool open_file(batch_journal *journal, const char *path, earlier_lines *lines)
{
  journal->target = whole_file_target(path);
  if (journal->target == NULL)
    return fail(journal, "cannot be written");
  journal->part = elastir_format("%s.part", journal->target);
  errno = ENOMEM;
  if (journal->part == NULL)
    return fail(journal, "");
  struct stat status;
  bool there = stat(journal->part, &status) == 0;
  return open_part(journal, there ? 0 : O_EXCL) &&
         (lines != NULL ? find_lines(journal, lines) : !there || refuse_unfinished(journal));
}

static void release(batch_journal *journal)
{
  if (journal->descriptor > STDERR_FILENO && !descriptor_close(journal->descriptor))
    fail(journal, "cannot be written");
  for (size_t i = 0; i < journal->kept_count; i++)
    descriptor_close(journal->kept[i]);
  free(journal->target);
  free(journal->part);
  journal->target = journal->part = NULL;
  journal->kept_count = 0;
}

bool journal_open(batch_journal *journal, const char *path, earlier_lines *lines,
                  elastir_diagnostics *diagnostics)
{
  bool standard = path == NULL || strcmp(path, "-") == 0;
  *journal = (batch_journal){.descriptor = STDOUT_FILENO,
                             .name = standard ? "<stdout>" : path,
                             .diagnostics = diagnostics};
  struct stat status;
  bool there = !standard && stat(path, &status) == 0;
  if (!standard && !there && errno != ENOENT)
    return fail(journal, "cannot be written");
  if (!standard && (!there || S_ISREG(status.st_mode))) {
    if (open_file(journal, path, lines))
      return true;
  } else {
    if (!standard)
      journal->descriptor = descriptor_open(path, O_WRONLY);
    if (journal->descriptor >= 0)
      return true;
    fail(journal, "cannot be written");
  }
  release(journal);
  return false;
}

/* Moves the part away and begins another with what was right of it. */
static bool begin_anew(batch_journal *journal)
{
  char bytes[1 << 15];
  struct stat status;
  int old = journal->descriptor;
  size_t number = 0;
  char *name;
  errno = ENOMEM;
  while ((name = kept_name(journal, number)) != NULL && stat(name, &status) == 0) {
    free(name);
    number++;
  }
  bool good = name != NULL && number < sizeof journal->kept / sizeof *journal->kept - 2 &&
              rename(journal->part, name) == 0;
  free(name);
  if (!good)
    return fail(journal, "cannot be written");
  journal->kept[journal->kept_count++] = old;
  if (!open_part(journal, O_EXCL))
    return false;
  for (uint64_t at = 0; good && at < journal->position;) {
    uint64_t left = journal->position - at;
    size_t piece = left < sizeof bytes ? (size_t)left : sizeof bytes;
    good = descriptor_read_at(old, bytes, piece, at) &&
           descriptor_write(journal->descriptor, bytes, piece);
    at += piece;
  }
  journal->found = journal->position;
  journal->begun = 0;
  return good || fail(journal, "cannot be written");
}

/* Whether the part goes on with these bytes. */
static bool goes_on_with(const batch_journal *journal, const char *text, size_t length)
{
  if (journal->found - journal->position < length)
    return false;
  char *bytes = malloc(length + 1);
  bool same = bytes != NULL &&
              descriptor_read_at(journal->descriptor, bytes, length, journal->position) &&
              memcmp(bytes, text, length) == 0;
  free(bytes);
  return same;
}

bool journal_append(batch_journal *journal, const char *text, size_t length)
{
  if (journal->failed)
    return false;
  if (journal->position < journal->found) {
    if (goes_on_with(journal, text, length)) {
      journal->position += length;
      return true;
    }
    if (!begin_anew(journal))
      return false;
  }
  if (journal->part != NULL &&
      lseek(journal->descriptor, (off_t)journal->position, SEEK_SET) < 0)
    return fail(journal, "cannot be written");
  if (!descriptor_write(journal->descriptor, text, length))
    return fail(journal, "cannot be written");
  journal->position += length;
  journal->found = journal->position;
  uint64_t waiting = journal->position - journal->begun;
  if (journal->part != NULL && waiting >= SYNC_BYTES) {
    descriptor_begin_sync(journal->descriptor, journal->begun, waiting);
    journal->begun = journal->position;
  }
  return true;
}

static bool put_in_place(batch_journal *journal)
{
  struct stat status;
  if (stat(journal->target, &status) == 0 &&
      fchmod(journal->descriptor, status.st_mode & 0777) != 0)
    errno = 0; /* some file systems have none */
  if (ftruncate(journal->descriptor, (off_t)journal->position) != 0 ||
      !descriptor_sync(journal->descriptor) || rename(journal->part, journal->target) != 0)
    return fail(journal, "cannot be written");
  bool there = true;
  for (size_t n = 0; there; n++) {
    char *name = kept_name(journal, n);
    there = name != NULL && unlink(name) == 0;
    free(name);
  }
  return true;
}

void journal_close(batch_journal *journal, bool complete)
{
  bool placed = journal->part != NULL && complete && !journal->failed && put_in_place(journal);
  if (journal->part != NULL && !placed && journal->position > 0)
    elastir_diagnose(journal->diagnostics, ELASTIR_ERROR, "unfinished", journal->name, 0,
                     "its lines so far are in %s; continue with --resume", journal->part);
  else if (journal->part != NULL && !placed)
    unlink(journal->part);
  release(journal);
}
