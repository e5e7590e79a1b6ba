/* SPDX-License-Identifier: GPL-3.0-or-later */
/* digest.c: the SHA-256 of a file while it is read. */
#include "base/digest.h"

void digest_begin(file_digest *digest, elastir_checksum which, uint64_t expected)
{
  digest->which = which;
  digest->left_out = which == ELASTIR_CHECKSUM_SMALL && expected > ELASTIR_CHECKSUM_LIMIT;
  digest->size = 0;
  sha256_init(&digest->state);
}

void digest_add(file_digest *digest, const void *bytes, size_t size)
{
  if (digest->which == ELASTIR_CHECKSUM_NONE || digest->left_out)
    return;
  digest->size += size;
  digest->left_out =
      digest->which == ELASTIR_CHECKSUM_SMALL && digest->size > ELASTIR_CHECKSUM_LIMIT;
  sha256_update(&digest->state, size, bytes);
}

void digest_finish(file_digest *digest, char text[2 * SHA256_DIGEST_SIZE + 1])
{
  static const char hexadecimal[] = "0123456789abcdef";
  unsigned char bytes[SHA256_DIGEST_SIZE];
  text[0] = '\0';
  if (digest->which == ELASTIR_CHECKSUM_NONE || digest->left_out)
    return;
  sha256_digest(&digest->state, sizeof bytes, bytes);
  for (size_t i = 0; i < sizeof bytes; i++) {
    text[2 * i] = hexadecimal[bytes[i] >> 4];
    text[2 * i + 1] = hexadecimal[bytes[i] & 15];
  }
  text[2 * sizeof bytes] = '\0';
}
