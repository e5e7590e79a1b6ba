/* SPDX-License-Identifier: GPL-3.0-or-later */
/* inputs.c: what an input is, before it is read. */
#include "cli/inputs.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/stream.h"
#include "crystal/crystal.h"

static bool copy_to(FILE *copy)
{
  char bytes[1 << 15];
  for (;;) {
    ssize_t got = read(STDIN_FILENO, bytes, sizeof bytes);
    if (got == 0)
      return fflush(copy) == 0;
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0 || fwrite(bytes, 1, (size_t)got, copy) != (size_t)got)
      return false;
  }
}

/* Makes standard input something that can be read twice. */
static bool make_seekable(elastir_diagnostics *diagnostics)
{
  FILE *copy = tmpfile();
  bool good = copy != NULL && copy_to(copy) && lseek(fileno(copy), 0, SEEK_SET) == 0 &&
              dup2(fileno(copy), STDIN_FILENO) == STDIN_FILENO;
  if (!good)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "cannot-read", "<stdin>", 0,
                     "cannot be copied to a temporary file: %s", strerror(errno));
  if (copy != NULL)
    fclose(copy);
  return good;
}

bool cli_input_kind_of(const char *path, cli_input_kind *kind, elastir_diagnostics *diagnostics)
{
  *kind = INPUT_CRYSTAL;
  bool standard_input = strcmp(path, "-") == 0;
  off_t start = standard_input ? lseek(STDIN_FILENO, 0, SEEK_CUR) : 0;
  if (start < 0) { /* a pipe, as a rule */
    if (!make_seekable(diagnostics))
      return false;
    start = 0;
  }
  elastir_diagnostics unused = {0}; /* who reads the file will say it again */
  elastir_stream *stream = elastir_stream_open(path, ELASTIR_CHECKSUM_NONE, &unused);
  if (stream != NULL) {
    size_t length;
    const char *head = elastir_stream_peek(stream, &length);
    *kind = elastir_crystal_recognise(head, length) ? INPUT_CRYSTAL : INPUT_MEASURED;
    elastir_stream_close(stream, NULL);
  }
  elastir_diagnostics_free(&unused);
  if (!standard_input || start < 0 || lseek(STDIN_FILENO, start, SEEK_SET) == start)
    return true;
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "cannot-read", "<stdin>", 0,
                   "its beginning cannot be returned to: %s", strerror(errno));
  return false;
}
