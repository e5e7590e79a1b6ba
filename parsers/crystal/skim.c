/* SPDX-License-Identifier: GPL-3.0-or-later */
/* skim.c: passes over the lines between the blocks, nine tenths of an output, at the speed at
 * which line ends are found. What may be a landmark is left to reader.c. */
#include <stddef.h>
#include <string.h>

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
    skim->first[(unsigned char)*prefix] = true;
}

static bool is_wanted(const crystal_skim *skim, const char *text)
{
  uint8_t begins = skim->begins[brief_hash(text)];
  return (begins != 0 && ((begins & BEGINS_BRIEF) != 0 || skim->keys[hash(text)])) ||
         skim->first[(unsigned char)*text];
}

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
  if (length <= KEY)
    return kept;
  const char *end = start + length, *last_key = end - KEY, *at = start;
  long lines = 0;
  for (;;) {
    const char *text = at;
    while (text < last_key && *text == ' ')
      text++;
    if (text >= last_key)
      break;
    bool wanted = is_wanted(&reader->skim, text), gap = wanted && is_band_gap(text);
    if (wanted && !gap)
      break;
    const char *line_end = memchr(text, '\n', (size_t)(end - text));
    if (line_end == NULL || line_end - at > (ptrdiff_t)STREAM_LONGEST_LINE)
      break;
    if (is_timing(text))
      kept.timing = (elastir_line){.text = at, .length = (size_t)(line_end - at)};
    if (gap)
      kept.band_gap = (elastir_line){.text = text, .length = (size_t)(line_end - text)};
    lines++;
    at = line_end + 1;
  }
  elastir_stream_skip(stream, (size_t)(at - start), lines);
  reader->lines += lines;
  return kept;
}
