/* SPDX-License-Identifier: GPL-3.0-or-later */
/* damage.c: damages outputs line by line and byte by byte, reads them, and counts the numbers
 * that change, vanish or appear while nothing is said: `damage [-v] [-e EVERY] FILE...`.
 * Fails for damage to lines that makes another number of one, silently. What is lost is null
 * in the result: a block whose head is missing cannot be told from one that was never printed.
 * A digit that became another digit shows only where the output says the same thing twice. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include "damage.h"
#include "damage_make.h"
#include "text/text.h"

static bool verbose;
static size_t every = 1;

static void tell(const char *path, int kind, size_t line, const damage_document *d,
                 const damage_change *change)
{
  size_t length = strcspn(d->text + d->lines[line], "\n");
  printf("  %s:%zu: %s: %s: %g -> %g: '%.*s'\n", path, line + 1, damage_names[kind],
         change->where, change->before, change->after, (int)(length < 100 ? length : 100),
         d->text + d->lines[line]);
}

/* The rows of a mode in VIBRATIONAL ANALYSIS have neither numbers nor a count, and two of them may be
 * the same, of an atom and its image. */
static bool can_be_seen(int kind, const damage_change *change)
{
  bool whole_line = kind == DAMAGE_DROP || kind == DAMAGE_DOUBLE || kind == DAMAGE_SWAP;
  return !whole_line || strstr(change->where, ".motions[") == NULL;
}

/* How many silent changes damage of this kind makes. */
static void sweep(const char *path, const damage_document *d, const damage_reading *whole,
                  int kind, size_t counts[2])
{
  uint32_t random = 12345;
  text_buffer damaged = {0};
  size_t runs = 0, silent = 0, lost = 0;
  for (size_t n = 0; n < d->line_count; n += every) {
    if (!damage_make(d, (damage_kind)kind, n, &random, &damaged))
      continue;
    damage_reading reading;
    damage_change change;
    runs++;
    damage_read(damaged.text != NULL ? damaged.text : "", damaged.length, &reading);
    if (!damage_told(&whole->diagnostics, &reading.diagnostics, false) &&
        damage_differs(whole, &reading, &change) && can_be_seen(kind, &change)) {
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
           damage_names[kind], runs, silent, lost);
  text_free(&damaged);
}

int main(int argc, char **argv)
{
  size_t counts[DAMAGE_KINDS][2] = {{0}};
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
    damage_document d;
    damage_reading whole;
    if (!damage_load(argv[i], &d)) {
      fprintf(stderr, "damage: %s cannot be read\n", argv[i]);
      return 2;
    }
    damage_read(d.text, d.length, &whole);
    for (int kind = 0; kind < DAMAGE_KINDS; kind++)
      sweep(argv[i], &d, &whole, kind, counts[kind]);
    damage_free(&whole);
    damage_unload(&d);
  }
  for (int kind = 0; kind < DAMAGE_KINDS; kind++) {
    printf("%-22s %zu other numbers, %zu lost, without a word\n", damage_names[kind],
           counts[kind][0], counts[kind][1]);
    if (kind < DAMAGE_DIGIT && counts[kind][0] > 0)
      status = 1;
  }
  return status;
}
