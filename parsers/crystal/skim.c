/* SPDX-License-Identifier: GPL-3.0-or-later */
/* skim.c: passes over the lines between the blocks, nine tenths of an output, at the speed at
 * which line ends are found. What may be a landmark is left to reader.c. */
#include <stddef.h>
#include <string.h>

#include "base/line_ends.h"
#include "crystal/internal.h"

enum { KEY = 8, BRIEF = 4, SEEN_FROM = KEY + 1 }; /* characters that are looked at */

/* What a line may be that begins with these four characters. Most are plain and are passed over
 * after one look, as are timings and indirect band gaps, of which the last are kept. Landmarks
 * ask for a look at eight characters, or, where they are shorter, for nothing more. */
enum { PLAIN, TIMING, BAND_GAP, BEGINS_LONG = 4, BEGINS_BRIEF = 8, STOP = 16 };

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

static bool is_timing(const char *text)
{
  return memcmp(text, "TTTT", BRIEF) == 0;
}

static bool is_indirect(const char *text)
{
  return memcmp(text, "INDIRECT", KEY) == 0;
}

/* It is printed in each SCF cycle, and the last one counts. */
static bool is_band_gap(const char *text)
{
  return is_indirect(text) || memcmp(text, "DIRECT E", KEY) == 0;
}

void crystal_skim_want(crystal_skim *skim, const char *prefix)
{
  size_t length = strlen(prefix);
  if (length >= KEY) {
    skim->keys[hash(prefix)] = true;
    skim->begins[brief_hash(prefix)] |= is_indirect(prefix) ? BAND_GAP : BEGINS_LONG;
  } else if (length >= BRIEF)
    skim->begins[brief_hash(prefix)] |= BEGINS_BRIEF;
  else
    skim->first[(unsigned char)*prefix] = BEGINS_BRIEF;
  skim->begins[brief_hash("TTTT")] |= TIMING;
  skim->first[' '] = BEGINS_LONG; /* behind more blanks anything may stand */
}

static bool is_wanted(const crystal_skim *skim, const char *text)
{
  unsigned begins = skim->begins[brief_hash(text)] | skim->first[(unsigned char)*text];
  return (begins & BEGINS_BRIEF) != 0 || (begins > TIMING && skim->keys[hash(text)]);
}

bool crystal_skim_wants(const crystal_skim *skim, const char *text, size_t length)
{
  return length < KEY || is_wanted(skim, text);
}

static const char *skip_blanks(const char *text, const char *last)
{
  while (text < last && *text == ' ')
    text++;
  return text;
}

static unsigned look_closely(const crystal_skim *skim, const char *line, const char *end)
{
  const char *text = skip_blanks(line, end);
  if (text >= end)
    return STOP;
  if (is_timing(text))
    return TIMING;
  if (!is_wanted(skim, text))
    return PLAIN;
  return is_band_gap(text) ? BAND_GAP : STOP;
}

/* Nine of ten lines begin with one blank. */
static inline unsigned kind_of(const crystal_skim *skim, const char *line, const char *end)
{
  unsigned kind = skim->begins[brief_hash(line + 1)] | skim->first[(unsigned char)line[1]];
  return *line == ' ' && kind <= BAND_GAP ? kind : look_closely(skim, line, end);
}

/* What was passed over: the lines up to `at`, and the last that may be of a kind; NULL: none. */
typedef struct {
  const char *at, *latest[BAND_GAP + 1];
  long lines;
  unsigned kind; /* of the line at `at` */
} passage;

/* The lines that begin behind these ends. false: one of them stops. */
static bool pass_ends(const crystal_skim *skim, const char *text, const line_ends *ends,
                      const char *end, passage *p)
{
  const char *line = p->at;
  unsigned kind = p->kind;
  size_t i = 0;
  while (i < ends->count && kind != STOP) {
    p->latest[kind] = line;
    line = text + ends->places[i++] + 1;
    kind = kind_of(skim, line, end);
  }
  p->lines += (long)i;
  p->at = line;
  p->kind = kind;
  return kind != STOP;
}

static size_t lesser(size_t a, size_t b)
{
  return a < b ? a : b;
}

/* Of blocks of LINE_ENDS_BLOCK characters; behind the last are SEEN_FROM more. A few at first: where
 * landmarks follow one another the line ends behind them are not looked for in vain. */
static passage pass_lines(const crystal_skim *skim, const char *start, size_t blocks)
{
  const char *text = start, *end = start + blocks * LINE_ENDS_BLOCK;
  passage p = {.at = start, .kind = kind_of(skim, start, end)};
  bool passed = p.kind != STOP;
  for (size_t at_once = 4; passed && blocks > 0; at_once = lesser(2 * at_once, LINE_ENDS_BLOCKS)) {
    size_t some = lesser(blocks, at_once);
    line_ends ends;
    line_ends_find(text, some, &ends);
    passed = pass_ends(skim, text, &ends, end, &p);
    text += some * LINE_ENDS_BLOCK;
    blocks -= some;
  }
  return p;
}

static const char *line_before(const char *start, const char *line)
{
  do
    line--;
  while (line > start && line[-1] != '\n');
  return line;
}

/* The last line of a kind, which is not the latest one if that only has the same hash. */
static elastir_line last_of(const char *start, const passage *p, unsigned kind)
{
  const char *line = p->latest[kind];
  while (line != NULL) {
    const char *text = skip_blanks(line, p->at);
    if (kind == TIMING ? is_timing(text) : is_band_gap(text)) {
      const char *end = memchr(text, '\n', (size_t)(p->at - text));
      return (elastir_line){.text = line, .length = (size_t)(end - line)};
    }
    line = line > start ? line_before(start, line) : NULL;
  }
  return (elastir_line){0};
}

/* The waiting lines up to the first wanted one, or to the last that is whole. */
crystal_skimmed crystal_skim_lines(crystal_reader *reader, elastir_stream *stream)
{
  size_t length;
  const char *start = elastir_stream_waiting(stream, &length);
  if (length < LINE_ENDS_BLOCK + SEEN_FROM)
    return (crystal_skimmed){{0}, {0}};
  if (length > STREAM_LONGEST_LINE)
    length = STREAM_LONGEST_LINE; /* a line that ends behind may have to be cut */
  passage p = pass_lines(&reader->skim, start, (length - SEEN_FROM) / LINE_ENDS_BLOCK);
  elastir_stream_skip(stream, (size_t)(p.at - start), p.lines);
  reader->lines += p.lines;
  return (crystal_skimmed){last_of(start, &p, TIMING), last_of(start, &p, BAND_GAP)};
}
