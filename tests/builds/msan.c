/* SPDX-License-Identifier: GPL-3.0-or-later */
/* msan.c: runs a target of tests/fuzz/ on files under MemorySanitizer, `msan TARGET FILE...`, each
 * file whole and cut off at many places. zlib and Nettle are not instrumented; those of their
 * functions that fill memory are wrapped (-Wl,--wrap) to say so. What needs libxml2, GSL or cJSON
 * is left out. */
#include <sanitizer/msan_interface.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <nettle/sha2.h>
#include <zlib.h>

#include "targets.h"

enum { CUTS = 97, MOST_BYTES = 1 << 24 };

int __real_inflate(z_stream *stream, int flush);
int __wrap_inflate(z_stream *stream, int flush);
int __real_inflateInit2_(z_stream *stream, int bits, const char *version, int size);
int __wrap_inflateInit2_(z_stream *stream, int bits, const char *version, int size);
void __real_nettle_sha256_digest(struct sha256_ctx *context, size_t length, uint8_t *digest);
void __wrap_nettle_sha256_digest(struct sha256_ctx *context, size_t length, uint8_t *digest);

int __wrap_inflate(z_stream *stream, int flush)
{
  unsigned char *begin = stream->next_out;
  int status = __real_inflate(stream, flush);
  __msan_unpoison(stream, sizeof *stream);
  __msan_unpoison(begin, (size_t)(stream->next_out - begin));
  return status;
}

int __wrap_inflateInit2_(z_stream *stream, int bits, const char *version, int size)
{
  int status = __real_inflateInit2_(stream, bits, version, size);
  __msan_unpoison(stream, sizeof *stream);
  return status;
}

void __wrap_nettle_sha256_digest(struct sha256_ctx *context, size_t length, uint8_t *digest)
{
  __real_nettle_sha256_digest(context, length, digest);
  __msan_unpoison(digest, length);
}

static const struct {
  const char *name;
  fuzz_function *function;
} targets[] = {{"crystal", fuzz_crystal}, {"tensor", fuzz_tensor},   {"jcamp", fuzz_jcamp},
               {"spc", fuzz_spc},         {"columns", fuzz_columns}, {"neaspec", fuzz_neaspec}};
enum { TARGETS = sizeof targets / sizeof *targets };

/* An exact copy: what lies behind the end is not initialised, nor ours. */
static void run_cut(fuzz_function *function, const uint8_t *text, size_t size)
{
  uint8_t *copy = malloc(size > 0 ? size : 1);
  if (copy == NULL)
    abort();
  memcpy(copy, text, size);
  function(copy, size);
  free(copy);
}

static int run(fuzz_function *function, const char *path)
{
  FILE *file = fopen(path, "rb");
  uint8_t *text = malloc(MOST_BYTES);
  if (file == NULL || text == NULL) {
    fprintf(stderr, "msan: %s cannot be read\n", path);
    return 1;
  }
  size_t size = fread(text, 1, MOST_BYTES, file);
  fclose(file);
  bool markup = memchr(text, '<', size < 64 ? size : 64) != NULL; /* libxml2 would look at it */
  for (size_t cut = 0; cut <= CUTS && !markup; cut++)
    run_cut(function, text, cut * size / CUTS);
  free(text);
  return 0;
}

int main(int argc, char **argv)
{
  int status = argc > 2 ? 0 : 2;
  for (size_t t = 0; argc > 2 && t < TARGETS; t++)
    for (int i = 2; strcmp(argv[1], targets[t].name) == 0 && i < argc; i++)
      status |= run(targets[t].function, argv[i]);
  return status;
}
