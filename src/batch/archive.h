/* SPDX-License-Identifier: GPL-3.0-or-later */
/* archive.h: the files of a tar archive (POSIX ustar and pax, GNU), gzipped or not. */
#ifndef ELASTIR_BATCH_ARCHIVE_H
#define ELASTIR_BATCH_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostics.h"

typedef struct batch_archive batch_archive;

/* A file in the archive: its name, which the caller frees, and where its bytes are. */
typedef struct {
  char *name;
  uint64_t offset, size;
} batch_member;

/* Whether a file that begins so, decompressed, is a tar archive: the checksum of its first header
 * decides. */
bool batch_archive_recognise(const char *head, size_t length);

/* A gzipped archive is unpacked into an unnamed temporary file first (in TMPDIR). NULL: reported. */
batch_archive *batch_archive_open(const char *path, elastir_diagnostics *diagnostics);

/* The next regular file, or hard link to one before it. false: there is none, or the archive is damaged
 * (reported). */
bool batch_archive_next(batch_archive *archive, batch_member *member,
                        elastir_diagnostics *diagnostics);

/* Its bytes, which the caller frees; any thread may ask. NULL: errno says why, or is 0 where the
 * archive ends before. */
char *batch_archive_read(const batch_archive *archive, uint64_t offset, uint64_t size);

/* How many symbolic links were passed over so far. */
size_t batch_archive_links(const batch_archive *archive);

const char *batch_archive_path(const batch_archive *archive);

/* Accepts NULL. */
void batch_archive_close(batch_archive *archive);

#endif
