/* SPDX-License-Identifier: GPL-3.0-or-later */
/* line_ends.c: line ends as bits: a call of memchr for each line takes as long as all else. */
#include "base/line_ends.h"

#include <string.h>
#ifdef __x86_64__
#include <immintrin.h>
#endif

#include "base/wide.h"

void line_ends_find_narrow(const char *text, size_t blocks, uint64_t *ends)
{
  const char *end = text + blocks * LINE_ENDS_BLOCK, *at = text;
  memset(ends, 0, blocks * sizeof *ends);
  while ((at = memchr(at, '\n', (size_t)(end - at))) != NULL) {
    size_t place = (size_t)(at++ - text);
    ends[place / LINE_ENDS_BLOCK] |= (uint64_t)1 << place % LINE_ENDS_BLOCK;
  }
}

#if defined __x86_64__ && defined __GNUC__
ELASTIR_WIDE static uint64_t ends_of_half(const char *text)
{
  __m256i wide = _mm256_loadu_si256((const __m256i *)(const void *)text);
  return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(wide, _mm256_set1_epi8('\n')));
}

ELASTIR_WIDE static void find_wide(const char *text, size_t blocks, uint64_t *ends)
{
  enum { HALF = LINE_ENDS_BLOCK / 2 };
  for (size_t b = 0; b < blocks; b++, text += LINE_ENDS_BLOCK)
    ends[b] = ends_of_half(text) | ends_of_half(text + HALF) << HALF;
}
#else
#define find_wide line_ends_find_narrow
#endif

void line_ends_find(const char *text, size_t blocks, uint64_t *ends)
{
  (elastir_is_wide() ? find_wide : line_ends_find_narrow)(text, blocks, ends);
}
