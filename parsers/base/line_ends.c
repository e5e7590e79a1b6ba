/* SPDX-License-Identifier: GPL-3.0-or-later */
/* line_ends.c: the line ends of a text as a list: a call of memchr for each line takes as long as
 * all else. */
#include "base/line_ends.h"

#include <string.h>
#ifdef __x86_64__
#include <immintrin.h>
#endif

#include "base/wide.h"

void line_ends_find_narrow(const char *text, size_t blocks, line_ends *ends)
{
  const char *end = text + blocks * LINE_ENDS_BLOCK, *at = text;
  ends->count = 0;
  while ((at = memchr(at, '\n', (size_t)(end - at))) != NULL)
    ends->places[ends->count++] = (uint16_t)(at++ - text);
}

#if defined __x86_64__ && defined __GNUC__
ELASTIR_WIDE static uint64_t ends_of_half(const char *text)
{
  __m256i wide = _mm256_loadu_si256((const __m256i *)(const void *)text);
  return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(wide, _mm256_set1_epi8('\n')));
}

/* Few blocks have more than LINE_ENDS_AT_ONCE ends. As many are written where there are fewer, since
 * a branch on their number would be guessed wrong in every other block. */
ELASTIR_WIDE static void find_wide(const char *text, size_t blocks, line_ends *ends)
{
  enum { HALF = LINE_ENDS_BLOCK / 2, AHEAD = LINE_ENDS_BLOCKS * LINE_ENDS_BLOCK };
  const uint64_t last = (uint64_t)1 << (LINE_ENDS_BLOCK - 1);
  size_t count = 0;
  for (size_t at = 0; at < blocks * LINE_ENDS_BLOCK; at += LINE_ENDS_BLOCK) {
    __builtin_prefetch(text + at + AHEAD); /* the text of the next call; may be behind all */
    uint64_t bits = ends_of_half(text + at) | ends_of_half(text + at + HALF) << HALF;
    uint16_t *place = ends->places + count;
    count += (size_t)__builtin_popcountll(bits);
    for (int i = 0; i < LINE_ENDS_AT_ONCE; i++, bits &= bits - 1)
      *place++ = (uint16_t)(at + (size_t)__builtin_ctzll(bits | last));
    for (; bits != 0; bits &= bits - 1)
      *place++ = (uint16_t)(at + (size_t)__builtin_ctzll(bits));
  }
  ends->count = count;
}
#else
#define find_wide line_ends_find_narrow
#endif

void line_ends_find(const char *text, size_t blocks, line_ends *ends)
{
  (elastir_is_wide() ? find_wide : line_ends_find_narrow)(text, blocks, ends);
}
