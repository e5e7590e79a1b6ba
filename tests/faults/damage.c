/* SPDX-License-Identifier: GPL-3.0-or-later */
/* damage.c: damages files line by line and byte by byte, reads them, and counts the numbers
 * that change, vanish or appear while nothing is said: `damage [-v] [-e EVERY] FILE...`.
 * Fails for damage to lines that makes another number of one, silently. What is lost is null
 * in the result: a block whose head is missing cannot be told from one that was never printed.
 * A digit that became another digit shows only where the output says the same thing twice. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include "base/memory.h"
#include "damage.h"
#include "output/text.h"

static bool verbose;
static size_t every = 1;

typedef struct {
  char *text;
  size_t length;
  size_t *lines; /* where each begins; one more at the end */
  size_t line_count;
} document;

static bool load(const char *path, document *d)
{
  elastir_diagnostics diagnostics = {0};
  size_t capacity = 0;
  *d = (document){0};
  d->text = elastir_read_whole(path, (size_t)1 << 28, false, &d->length, NULL, &diagnostics);
  elastir_diagnostics_free(&diagnostics);
  if (d->text == NULL)
    return false;
  for (size_t at = 0;; d->line_count++) {
    if (!elastir_grow(&d->lines, &capacity, d->line_count, sizeof *d->lines))
      return false;
    d->lines[d->line_count] = at;
    if (at == d->length)
      return true;
    const char *end = memchr(d->text + at, '\n', d->length - at);
    at = end != NULL ? (size_t)(end - d->text) + 1 : d->length;
  }
}

static void unload(document *d)
{
  free(d->text);
  free(d->lines);
}

enum { CUT, CUT_INSIDE, DROP, DOUBLE, SWAP, CHATTER, FLIP_DIGIT, FLIP_BYTE, KINDS };
static const char *const kinds[KINDS] = {"cut before a line", "cut inside a line", "line dropped",
                                         "line doubled", "lines swapped", "chatter between lines",
                                         "digit changed", "byte changed"};
static const char chatter[] = " PROCESS    6  OF    8  WORKING\n";

/* The n-th damage of a kind; false: there is none (it would change nothing). */
static bool make(const document *d, int kind, size_t n, uint32_t *random, text_buffer *out)
{
  const char *line = d->text + d->lines[n];
  size_t begin = d->lines[n], end = d->lines[n + 1], length = end - begin;
  out->length = 0;
  if (kind == SWAP && (n + 2 > d->line_count ||
                       (d->lines[n + 2] - end == length &&
                        memcmp(line, d->text + end, length) == 0)))
    return false;
  text_append_bytes(out, d->text, begin);
  *random = *random * 1664525u + 1013904223u;
  size_t chosen = length > 0 ? (*random >> 8) % length : 0;
  switch (kind) {
  case CUT:
    return true;
  case CUT_INSIDE:
    text_append_bytes(out, line, chosen);
    return chosen > 0;
  case DROP:
    break;
  case DOUBLE:
    text_append_bytes(out, line, length);
    text_append_bytes(out, line, length);
    break;
  case SWAP:
    text_append_bytes(out, d->text + end, d->lines[n + 2] - end);
    text_append_bytes(out, line, length);
    end = d->lines[n + 2];
    break;
  case CHATTER:
    text_append(out, chatter);
    text_append_bytes(out, line, length);
    break;
  default: {
    for (size_t i = 0; kind == FLIP_DIGIT && i < length; i++, chosen = (chosen + 1) % length)
      if (line[chosen] >= '0' && line[chosen] <= '9')
        break;
    char old = length > 0 ? line[chosen] : '\n';
    if (old == '\n' || (kind == FLIP_DIGIT && !(old >= '0' && old <= '9')))
      return false;
    int step = 1 + (int)(*random >> 28) % 9;
    char new = kind == FLIP_DIGIT ? (char)('0' + (old - '0' + step) % 10)
                                  : (char)(old ^ (1 << (*random >> 29)));
    text_append_bytes(out, line, length);
    out->text[begin + chosen] = new;
  }
  }
  text_append_bytes(out, d->text + end, d->length - end);
  return true;
}

static void tell(const char *path, int kind, size_t line, const document *d,
                 const damage_change *change)
{
  size_t length = strcspn(d->text + d->lines[line], "\n");
  printf("  %s:%zu: %s: %s: %g -> %g: '%.*s'\n", path, line + 1, kinds[kind], change->where,
         change->before, change->after, (int)(length < 100 ? length : 100),
         d->text + d->lines[line]);
}

/* How many silent changes damage of this kind makes. */
static void sweep(const char *path, const document *d, const damage_reading *whole, int kind,
                  size_t counts[2])
{
  uint32_t random = 12345;
  text_buffer damaged = {0};
  size_t runs = 0, silent = 0, lost = 0;
  for (size_t n = 0; n < d->line_count; n += every) {
    if (!make(d, kind, n, &random, &damaged))
      continue;
    damage_reading reading;
    damage_change change;
    runs++;
    damage_read(path, damaged.text != NULL ? damaged.text : "", damaged.length, &reading);
    if (!damage_told(whole, &reading) && damage_differs(whole, &reading, &change)) {
      *(isnan(change.after) ? &lost : &silent) += 1;
      if (verbose)
        tell(path, kind, n, d, &change);
    }
    damage_free(&reading);
  }
  counts[0] += silent;
  counts[1] += lost;
  if (verbose || silent + lost > 0)
    printf("%s: %s: %zu tried, %zu other numbers and %zu lost ones without a word\n", path,
           kinds[kind], runs, silent, lost);
  text_free(&damaged);
}

int main(int argc, char **argv)
{
  size_t counts[KINDS][2] = {{0}};
  int status = 0;
  gsl_set_error_handler_off();
  for (int i = 1; i < argc; i++) {
    if (strcmp(argv[i], "-v") == 0) {
      verbose = true;
      continue;
    }
    if (strcmp(argv[i], "-e") == 0 && i + 1 < argc) {
      every = (size_t)strtoul(argv[++i], NULL, 10);
      continue;
    }
    document d;
    damage_reading whole;
    if (!load(argv[i], &d)) {
      fprintf(stderr, "damage: %s cannot be read\n", argv[i]);
      return 2;
    }
    damage_read(argv[i], d.text, d.length, &whole);
    for (int kind = 0; kind < KINDS; kind++)
      sweep(argv[i], &d, &whole, kind, counts[kind]);
    damage_free(&whole);
    unload(&d);
  }
  for (int kind = 0; kind < KINDS; kind++) {
    printf("%-22s %zu other numbers, %zu lost, without a word\n", kinds[kind], counts[kind][0],
           counts[kind][1]);
    if (kind < FLIP_DIGIT && counts[kind][0] > 0)
      status = 1;
  }
  return status;
}
