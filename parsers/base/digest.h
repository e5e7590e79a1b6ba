/* SPDX-License-Identifier: GPL-3.0-or-later */
/* digest.h: the SHA-256 of a file while it is read; for stream.c only. */
#ifndef ELASTIR_DIGEST_H
#define ELASTIR_DIGEST_H

/* SHA256_Init and its kin take no memory, read no configuration, and cannot fail, unlike EVP;
 * OpenSSL 3 calls them deprecated unless asked for the interface of 1.1. */
#define OPENSSL_API_COMPAT 0x10100000L
#include <openssl/sha.h>

#include "base/stream.h"

typedef struct {
  elastir_checksum which;
  bool left_out; /* the file holds more than ELASTIR_CHECKSUM_LIMIT bytes */
  uint64_t size; /* of what was added */
  SHA256_CTX state;
} file_digest;

/* expected: the size of the file where it is known, else 0. */
void digest_begin(file_digest *digest, elastir_checksum which, uint64_t expected);
void digest_add(file_digest *digest, const void *bytes, size_t size);
/* Hexadecimal with a NUL; "" if none was to be computed. */
void digest_finish(file_digest *digest, char text[2 * SHA256_DIGEST_LENGTH + 1]);

#endif
