/* SPDX-License-Identifier: GPL-3.0-or-later */
/* damage_make.c: ways in which files are damaged, one case after the other. */
#include "damage_make.h"

#include <stdlib.h>
#include <string.h>

#include "base/diagnostics.h"
#include "base/memory.h"
#include "base/stream.h"

enum { PIECE = 16, LOOK_AT = 512 };

/* The end of the line at `at`: behind LF, or behind CR in a file without LF. */
static size_t line_end(const damage_document *d, size_t at)
{
  size_t left = d->length - at;
  if (d->binary)
    return at + (left < PIECE ? left : PIECE);
  const char *end = memchr(d->text + at, '\n', left);
  if (end == NULL && at == 0)
    end = memchr(d->text, '\r', left);
  else if (end == NULL && d->text[at - 1] == '\r')
    end = memchr(d->text + at, '\r', left);
  return end != NULL ? (size_t)(end - d->text) + 1 : d->length;
}

bool damage_load(const char *path, damage_document *d)
{
  elastir_diagnostics diagnostics = {0};
  size_t capacity = 0;
  *d = (damage_document){0};
  d->text = elastir_read_whole(path, (size_t)1 << 28, ELASTIR_CHECKSUM_NONE, &d->length,
                               NULL, &diagnostics);
  elastir_diagnostics_free(&diagnostics);
  if (d->text == NULL)
    return false;
  d->binary = memchr(d->text, '\0', d->length < LOOK_AT ? d->length : LOOK_AT) != NULL;
  for (size_t at = 0;; d->line_count++) {
    if (!elastir_grow(&d->lines, &capacity, d->line_count, sizeof *d->lines))
      return false;
    d->lines[d->line_count] = at;
    if (at == d->length)
      return true;
    at = line_end(d, at);
  }
}

void damage_unload(damage_document *d)
{
  free(d->text);
  free(d->lines);
}

const char *const damage_names[DAMAGE_KINDS] = {
  [DAMAGE_CUT] = "cut before a line", [DAMAGE_CUT_INSIDE] = "cut inside a line",
  [DAMAGE_DROP] = "line dropped",     [DAMAGE_DOUBLE] = "line doubled",
  [DAMAGE_SWAP] = "lines swapped",    [DAMAGE_CHATTER] = "chatter between lines",
  [DAMAGE_DIGIT] = "digit changed",   [DAMAGE_BYTE] = "byte changed"};

static const char *const chatter[] = {
  " PROCESS    6  OF    8  WORKING\n",
  "WARNING: There was an error initializing an OpenFabrics device.\n"};

static bool same_as_next(const damage_document *d, size_t n)
{
  size_t begin = d->lines[n], end = d->lines[n + 1], length = end - begin;
  return d->lines[n + 2] - end == length &&
         memcmp(d->text + begin, d->text + end, length) == 0;
}

/* Changes a digit, or a bit of a byte, of the line that was appended last. */
static bool change(damage_kind kind, char *line, size_t length, size_t chosen, uint32_t random)
{
  for (size_t i = 0; kind == DAMAGE_DIGIT && i < length; i++, chosen = (chosen + 1) % length)
    if (line[chosen] >= '0' && line[chosen] <= '9')
      break;
  char old = length > 0 ? line[chosen] : '\n';
  if (old == '\n' || (kind == DAMAGE_DIGIT && !(old >= '0' && old <= '9')))
    return false;
  int step = 1 + (int)(random >> 28) % 9;
  line[chosen] = kind == DAMAGE_DIGIT ? (char)('0' + (old - '0' + step) % 10)
                                      : (char)(old ^ (1 << (random >> 29)));
  return true;
}

bool damage_make(const damage_document *d, damage_kind kind, size_t n, uint32_t *random,
                 text_buffer *out)
{
  const char *line = d->text + d->lines[n];
  size_t begin = d->lines[n], end = d->lines[n + 1], length = end - begin;
  out->length = 0;
  if (kind == DAMAGE_SWAP && (n + 2 > d->line_count || same_as_next(d, n)))
    return false;
  text_append_bytes(out, d->text, begin);
  *random = *random * 1664525u + 1013904223u;
  size_t chosen = length > 0 ? (*random >> 8) % length : 0;
  switch (kind) {
  case DAMAGE_CUT:
    return true;
  case DAMAGE_CUT_INSIDE:
    text_append_bytes(out, line, chosen);
    return chosen > 0;
  case DAMAGE_DROP:
    break;
  case DAMAGE_DOUBLE:
    text_append_bytes(out, line, length);
    text_append_bytes(out, line, length);
    break;
  case DAMAGE_SWAP:
    text_append_bytes(out, d->text + end, d->lines[n + 2] - end);
    text_append_bytes(out, line, length);
    end = d->lines[n + 2];
    break;
  case DAMAGE_CHATTER:
    text_append(out, chatter[n % 2]);
    text_append_bytes(out, line, length);
    break;
  default:
    text_append_bytes(out, line, length);
    if (!change(kind, out->text + begin, length, chosen, *random))
      return false;
  }
  text_append_bytes(out, d->text + end, d->length - end);
  return true;
}
