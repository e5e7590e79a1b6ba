/* SPDX-License-Identifier: GPL-3.0-or-later */
/* skim.c: passes over the lines between the blocks, nine tenths of an output, at the speed at
 * which line ends are found. What may be a landmark is left to reader.c. */
#include <stddef.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "crystal/internal.h"

enum { KEY = 8, BRIEF = 4 }; /* characters of a line that are looked at */

/* What a landmark that begins with these four characters asks for: a look at eight, or, where it is
 * shorter, nothing more. Most lines begin like none, and are passed over after one look. */
enum { BEGINS_LONG = 1, BEGINS_BRIEF = 2 };

/* All landmarks that are longer than a key are known by its hash; another line may share it and
 * then only takes the slower way. The multipliers are Knuth's: 2^64 and 2^32 by the golden
 * ratio. */
static unsigned hash(const char *text)
{
  uint64_t key;
  memcpy(&key, text, KEY);
  return (unsigned)((key * 11400714819323198485u) >> (64 - CRYSTAL_SKIM_BITS));
}

static unsigned brief_hash(const char *text)
{
  uint32_t key;
  memcpy(&key, text, BRIEF);
  return (uint32_t)(key * 2654435761u) >> (32 - CRYSTAL_SKIM_BITS);
}

void crystal_skim_want(crystal_skim *skim, const char *prefix)
{
  size_t length = strlen(prefix);
  if (length >= KEY)
    skim->keys[hash(prefix)] = true;
  if (length >= BRIEF)
    skim->begins[brief_hash(prefix)] |= length >= KEY ? BEGINS_LONG : BEGINS_BRIEF;
  else
    skim->first[(unsigned char)*prefix] = BEGINS_BRIEF;
}

static bool is_wanted(const crystal_skim *skim, const char *text)
{
  unsigned begins = skim->begins[brief_hash(text)] | skim->first[(unsigned char)*text];
  return begins != 0 && ((begins & BEGINS_BRIEF) != 0 || skim->keys[hash(text)]);
}

/* memchr for each line takes as long as all else: where the processor compares 16 characters at
 * once, the line ends of a block are found together, and blanks, too. */
typedef struct {
#ifdef __SSE2__
  const char *block; /* behind the one that `ends` is of */
  uint64_t ends;     /* a bit for each of its characters, of those not handed out yet */
#endif
  const char *end;
} line_ends;

#ifdef __SSE2__
enum { WIDE = 16, BLOCK = 64, SEEN_FROM = WIDE };

static unsigned which_are(const char *text, char c)
{
  __m128i wide = _mm_loadu_si128((const __m128i *)(const void *)text);
  return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(wide, _mm_set1_epi8(c)));
}

static line_ends begin_ends(const char *start, const char *end)
{
  return (line_ends){.block = start, .end = end};
}

/* The next line end in order; NULL: none in a whole block. */
static inline const char *next_end(line_ends *from, const char *text)
{
  (void)text;
  while (from->ends == 0) {
    if (from->end - from->block < BLOCK)
      return NULL;
    const char *block = from->block;
    uint64_t low = which_are(block, '\n') | which_are(block + WIDE, '\n') << WIDE;
    uint64_t high = which_are(block + 2 * WIDE, '\n') | which_are(block + 3 * WIDE, '\n') << WIDE;
    from->ends = low | high << 2 * WIDE;
    from->block = block + BLOCK;
  }
  const char *found = from->block - BLOCK + __builtin_ctzll(from->ends);
  from->ends &= from->ends - 1;
  return found;
}

/* `last` is the last place that can be looked at. */
static inline const char *skip_blanks(const char *text, const char *last)
{
  for (; text < last; text += WIDE) {
    unsigned blanks = which_are(text, ' ');
    if (blanks != 0xffff)
      return text + __builtin_ctz(~blanks);
  }
  return text;
}
#else
enum { SEEN_FROM = KEY };

static line_ends begin_ends(const char *start, const char *end)
{
  (void)start;
  return (line_ends){.end = end};
}

static const char *next_end(line_ends *from, const char *text)
{
  return memchr(text, '\n', (size_t)(from->end - text));
}

static const char *skip_blanks(const char *text, const char *last)
{
  while (text < last && *text == ' ')
    text++;
  return text;
}
#endif

static bool is_timing(const char *text)
{
  return memcmp(text, "TTTT", 4) == 0;
}

/* It is printed in each SCF cycle, and the last one counts. */
static bool is_band_gap(const char *text)
{
  return memcmp(text, "INDIRECT", KEY) == 0 || memcmp(text, "DIRECT E", KEY) == 0;
}

/* The waiting lines up to the first wanted one, or to the last that is whole. */
crystal_skimmed crystal_skim_lines(crystal_reader *reader, elastir_stream *stream)
{
  crystal_skimmed kept = {{0}, {0}};
  size_t length;
  const char *start = elastir_stream_waiting(stream, &length);
  if (length <= SEEN_FROM)
    return kept;
  if (length > STREAM_LONGEST_LINE)
    length = STREAM_LONGEST_LINE; /* a line that ends behind may have to be cut */
  const char *end = start + length, *last = end - SEEN_FROM, *at = start, *timing = NULL;
  line_ends ends = begin_ends(start, end);
  long lines = 0;
  while (at < last) {
    const char *text = skip_blanks(at, last);
    if (text >= last)
      break;
    bool wanted = is_wanted(&reader->skim, text), gap = wanted && is_band_gap(text);
    if (wanted && !gap)
      break;
    const char *line_end = next_end(&ends, text);
    if (line_end == NULL)
      break;
    timing = is_timing(text) ? at : timing;
    if (gap)
      kept.band_gap = (elastir_line){.text = text, .length = (size_t)(line_end - text)};
    lines++;
    at = line_end + 1;
  }
  if (timing != NULL)
    kept.timing = (elastir_line){
        .text = timing,
        .length = (size_t)((const char *)memchr(timing, '\n', (size_t)(end - timing)) - timing)};
  elastir_stream_skip(stream, (size_t)(at - start), lines);
  reader->lines += lines;
  return kept;
}
