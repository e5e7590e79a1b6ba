/* SPDX-License-Identifier: GPL-3.0-or-later */
/* digest.h: the SHA-256 of a file while it is read; for stream.c only. */
#ifndef ELASTIR_DIGEST_H
#define ELASTIR_DIGEST_H

#include <nettle/sha2.h>

#include "base/stream.h"

typedef struct {
  elastir_checksum which;
  bool left_out; /* the file holds more than ELASTIR_CHECKSUM_LIMIT bytes */
  uint64_t size; /* of what was added */
  struct sha256_ctx state;
} file_digest;

/* expected: the size of the file where it is known, else 0. */
void digest_begin(file_digest *digest, elastir_checksum which, uint64_t expected);
void digest_add(file_digest *digest, const void *bytes, size_t size);
/* Hexadecimal with a NUL; "" if none was to be computed. */
void digest_finish(file_digest *digest, char text[2 * SHA256_DIGEST_SIZE + 1]);

#endif
