/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diagnostics.h: what went wrong or looks odd, with file and line; collected, not printed. */
#ifndef ELASTIR_DIAGNOSTICS_H
#define ELASTIR_DIAGNOSTICS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
  ELASTIR_INFO,
  ELASTIR_WARNING, /* the result stands, but look at it */
  ELASTIR_ERROR    /* something asked for could not be given */
} elastir_severity;

typedef struct {
  elastir_severity severity;
  const char *code; /* static, kebab-case, stable: scripts match on it */
  char *file;       /* owned; NULL if none */
  long line;        /* counted from 1; 0 if none */
  char *message;    /* owned; what was expected, what was found; lower case, no full stop */
  size_t repeats;   /* further ones of the same code and file that were counted, not kept */
} elastir_diagnostic;

typedef struct {
  elastir_diagnostic *items;
  size_t count;
  size_t capacity;
  size_t errors;   /* how many of each severity were reported, kept or not */
  size_t warnings;
  bool out_of_memory; /* a diagnostic, or what it speaks of, was lost */
} elastir_diagnostics;

/* At most this many are kept of one code in one file: a damaged file stays readable
 * and cannot fill the memory. */
#define ELASTIR_DIAGNOSTICS_OF_A_KIND 20

/* Adds one. file may be NULL and line 0. Never fails loudly: see out_of_memory. */
void elastir_diagnose(elastir_diagnostics *list, elastir_severity severity, const char *code,
                      const char *file, long line, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* Reports that memory ran out (error 'no-memory'), once. Needs no memory itself. false, always. */
bool elastir_diagnose_no_memory(elastir_diagnostics *list);

/* Moves all of `from` behind those of `list`; `from` is empty afterwards. */
void elastir_diagnostics_move(elastir_diagnostics *list, elastir_diagnostics *from);

/* "error", "warning" or "info". */
const char *elastir_severity_name(elastir_severity severity);

void elastir_diagnostics_free(elastir_diagnostics *list);

#endif
