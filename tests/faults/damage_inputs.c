/* SPDX-License-Identifier: GPL-3.0-or-later */
/* damage_inputs.c: damages measured spectra, bare tensors, studies and results, reads them, and
 * counts what changes while nothing is said: `damage_inputs [-v] [-n CASES] FILE...`, at most
 * CASES of each kind of damage a file. Fails for each change that its format could have shown. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "damage.h"
#include "damage_flat.h"
#include "damage_make.h"

static bool verbose;
static size_t most = 2000;

static const char *const class_names[DAMAGE_CLASSES] = {
  [DAMAGE_FEWER] = "fewer points",   [DAMAGE_ABSCISSA] = "abscissa nearby",
  [DAMAGE_ORDINATE] = "one ordinate",
  [DAMAGE_ORDINATES] = "ordinates", [DAMAGE_OTHER] = "other numbers"};

typedef struct {
  size_t tried;
  size_t silent[DAMAGE_CLASSES];
  size_t failed; /* of the silent ones, those that could have been seen */
} damage_counts;

/* Shows the line as it is, or, where only a character changed, as it became. */
static void tell(const char *path, damage_kind kind, size_t line, const damage_document *d,
                 const text_buffer *damaged, damage_class class, bool failed)
{
  bool changed = kind == DAMAGE_DIGIT || kind == DAMAGE_BYTE;
  const char *text = (changed ? damaged->text : d->text) + d->lines[line];
  char shown[61];
  size_t length = d->lines[line + 1] - d->lines[line], n = 0;
  for (; n < length && n + 1 < sizeof shown; n++)
    shown[n] = text[n] >= ' ' && text[n] < 0x7f ? text[n] : '.';
  shown[n] = '\0';
  printf("  %s:%zu: %s: %s%s: '%s'\n", path, line + 1, damage_names[kind], class_names[class],
         failed ? " (could be seen)" : "", shown);
}

/* A format in which a change of this class cannot be seen, and why. */
typedef struct {
  const char *format; /* "": any */
  unsigned kinds;
  damage_class class;
} damage_allowance;

#define BIT(kind) (1u << (kind))
#define CHANGED (BIT(DAMAGE_DIGIT) | BIT(DAMAGE_BYTE))
#define SHORTER (BIT(DAMAGE_CUT) | BIT(DAMAGE_CUT_INSIDE) | BIT(DAMAGE_DROP))

static const damage_allowance allowances[] = {
  /* A digit that became another is a number like any other: one ordinate, or those that are
   * repeated from it or multiplied by it; an abscissa that stays near its place. */
  {"", CHANGED, DAMAGE_ORDINATE},
  {"", CHANGED, DAMAGE_ORDINATES},
  {"", CHANGED, DAMAGE_ABSCISSA},
  /* Tables that do not say how many rows they have. */
  {"text", SHORTER, DAMAGE_FEWER},
  {"omnic-csv", SHORTER, DAMAGE_FEWER},
  {"opus-dpt", SHORTER, DAMAGE_FEWER},
  {"neaspec", SHORTER, DAMAGE_FEWER},
  {"tensors", SHORTER, DAMAGE_FEWER},
  {"shimadzu-text", SHORTER, DAMAGE_FEWER},
  {"shimadzu-text", BIT(DAMAGE_BYTE), DAMAGE_FEWER},
  /* Nor how many spectra. */
  {"long-table", SHORTER, DAMAGE_FEWER},
  {"long-table", SHORTER, DAMAGE_OTHER},
  {"long-table", CHANGED, DAMAGE_OTHER},
  {"wide-table", SHORTER | BIT(DAMAGE_DOUBLE) | BIT(DAMAGE_SWAP), DAMAGE_OTHER},
  {"wide-table", BIT(DAMAGE_SWAP), DAMAGE_ORDINATES},
  {"wide-table", CHANGED, DAMAGE_OTHER},
  /* Rows that stay symmetric in each other's place; the tensor is no stable one then, which the
   * analysis tells. */
  {"tensors", BIT(DAMAGE_SWAP), DAMAGE_ORDINATES},
  /* The name of a column; a digit that became the sign of a comment, in the first or last row. */
  {"text", BIT(DAMAGE_BYTE), DAMAGE_OTHER},
  {"text", BIT(DAMAGE_BYTE), DAMAGE_FEWER},
  {"omnic-csv", BIT(DAMAGE_BYTE), DAMAGE_FEWER},
  {"opus-dpt", BIT(DAMAGE_BYTE), DAMAGE_FEWER},
  /* Ordinates without abscissae, in an array without numbers of its lines. */
  {"animl", BIT(DAMAGE_SWAP), DAMAGE_ORDINATES},
  {"galactic-spc", BIT(DAMAGE_SWAP), DAMAGE_ORDINATE},
  {"galactic-spc", BIT(DAMAGE_SWAP), DAMAGE_ORDINATES},
  {"galactic-spc-old", BIT(DAMAGE_SWAP), DAMAGE_ORDINATE},
  {"galactic-spc-old", BIT(DAMAGE_SWAP), DAMAGE_ORDINATES},
  {"opus", BIT(DAMAGE_SWAP), DAMAGE_ORDINATE},
  {"opus", BIT(DAMAGE_SWAP), DAMAGE_ORDINATES},
  {"omnic", BIT(DAMAGE_SWAP), DAMAGE_ORDINATE},
  {"omnic", BIT(DAMAGE_SWAP), DAMAGE_ORDINATES},
  {"omnic", BIT(DAMAGE_SWAP), DAMAGE_OTHER}, /* first and last abscissa */
  {"perkin-elmer-sp", BIT(DAMAGE_SWAP), DAMAGE_ORDINATE},
  {"perkin-elmer-sp", BIT(DAMAGE_SWAP), DAMAGE_ORDINATES},
  {"gsf", BIT(DAMAGE_SWAP), DAMAGE_ORDINATE},
  {"gsf", BIT(DAMAGE_SWAP), DAMAGE_ORDINATES},
  {"agilent-asp", BIT(DAMAGE_SWAP), DAMAGE_ORDINATES},
  {"agilent-asp", BIT(DAMAGE_SWAP), DAMAGE_OTHER}, /* first and last abscissa */
  /* A file that does not say how many subfiles it has, cut between two of them. */
  {"galactic-spc-old", SHORTER, DAMAGE_OTHER},
  /* Start, end and increment of the abscissae, exponents, types of axes: stated once. */
  {"animl", CHANGED, DAMAGE_OTHER},
  {"cml", CHANGED, DAMAGE_OTHER},
  {"galactic-spc", CHANGED, DAMAGE_OTHER},
  {"galactic-spc-old", CHANGED, DAMAGE_OTHER},
  {"opus", CHANGED, DAMAGE_OTHER},
  {"omnic", CHANGED, DAMAGE_OTHER},
  {"perkin-elmer-sp", CHANGED, DAMAGE_OTHER},
  {"agilent-asp", CHANGED, DAMAGE_OTHER},
  {"gsf", CHANGED, DAMAGE_OTHER},
};

static bool can_be_seen(const damage_flat *whole, damage_kind kind, damage_class class)
{
  const char *format = whole->input == DAMAGE_TENSORS    ? "tensors"
                       : whole->input == DAMAGE_SPECTRUM ? whole->spectrum.format
                                                         : "json";
  for (size_t i = 0; i < sizeof allowances / sizeof *allowances; i++) {
    const damage_allowance *a = &allowances[i];
    if ((*a->format == '\0' || strcmp(a->format, format) == 0) &&
        (a->kinds & BIT(kind)) != 0 && a->class == class)
      return false;
  }
  return true;
}

/* Which line the case number `i` damages: where all is not wanted, lines evenly apart; random
 * damage goes through the lines again and again. */
static size_t line_of_case(const damage_document *d, size_t i, size_t cases)
{
  return cases < d->line_count ? i * d->line_count / cases : i % d->line_count;
}

/* Studies and results are JSON: what is cut, and what has words in between, is none. */
static damage_class class_of_json(const damage_document *d, damage_kind kind,
                                  const text_buffer *damaged, const damage_flat *flat)
{
  if (!flat->good)
    return flat->diagnostics.errors > 0 ? DAMAGE_SAME : DAMAGE_OTHER;
  if (kind != DAMAGE_CUT && kind != DAMAGE_CUT_INSIDE && kind != DAMAGE_CHATTER)
    return DAMAGE_SAME;
  size_t lost = damaged->length;
  while (kind != DAMAGE_CHATTER && lost < d->length && strchr(" \n", d->text[lost]) != NULL)
    lost++;
  return lost == d->length ? DAMAGE_SAME : DAMAGE_OTHER;
}

static bool is_json(damage_input input)
{
  return input == DAMAGE_STUDY || input == DAMAGE_RESULT;
}

static void sweep(const char *path, const damage_document *d, const damage_flat *whole,
                  damage_kind kind, damage_counts *counts)
{
  uint32_t random = 12345;
  text_buffer damaged = {0};
  bool again = kind == DAMAGE_CUT_INSIDE || kind == DAMAGE_DIGIT || kind == DAMAGE_BYTE;
  size_t cases = again || d->line_count > most ? most : d->line_count;
  for (size_t i = 0; i < cases; i++) {
    size_t line = line_of_case(d, i, cases);
    if (!damage_make(d, kind, line, &random, &damaged))
      continue;
    damage_flat flat;
    counts->tried++;
    damage_flat_read(whole->input, damaged.text != NULL ? damaged.text : "", damaged.length,
                     &flat);
    damage_class class = is_json(whole->input) ? class_of_json(d, kind, &damaged, &flat)
                                               : damage_flat_compare(whole, &flat);
    bool by_words = BIT(kind) & (CHANGED | BIT(DAMAGE_CUT_INSIDE));
    if (class != DAMAGE_SAME &&
        !damage_told(&whole->diagnostics, &flat.diagnostics, by_words)) {
      counts->silent[class]++;
      bool failed = can_be_seen(whole, kind, class);
      counts->failed += failed;
      if (verbose || failed)
        tell(path, kind, line, d, &damaged, class, failed);
    }
    damage_flat_free(&flat);
  }
  text_free(&damaged);
}

static bool run(const char *path, damage_counts counts[DAMAGE_KINDS])
{
  damage_document d;
  damage_flat whole;
  bool good = damage_load(path, &d);
  if (!good) {
    fprintf(stderr, "damage_inputs: %s cannot be read\n", path);
    return false;
  }
  damage_flat_read(damage_flat_input(path, d.text, d.length), d.text, d.length, &whole);
  if (!whole.good)
    printf("  %s: cannot be read even whole\n", path);
  for (int kind = 0; kind < DAMAGE_KINDS && whole.good; kind++)
    sweep(path, &d, &whole, (damage_kind)kind, &counts[kind]);
  damage_flat_free(&whole);
  damage_unload(&d);
  return true;
}

int main(int argc, char **argv)
{
  damage_counts counts[DAMAGE_KINDS] = {{0}};
  int status = 0;
  for (int i = 1; i < argc; i++) {
    if (strcmp(argv[i], "-v") == 0)
      verbose = true;
    else if (strcmp(argv[i], "-n") == 0 && i + 1 < argc)
      most = (size_t)strtoul(argv[++i], NULL, 10);
    else if (!run(argv[i], counts))
      return 2;
  }
  for (int kind = 0; kind < DAMAGE_KINDS; kind++) {
    const damage_counts *c = &counts[kind];
    printf("%-22s %6zu tried; without a word:", damage_names[kind], c->tried);
    for (int class = DAMAGE_FEWER; class < DAMAGE_CLASSES; class++)
      printf(" %zu %s,", c->silent[class], class_names[class]);
    printf(" %zu that could be seen\n", c->failed);
    status = status != 0 || c->failed > 0;
  }
  return status;
}
