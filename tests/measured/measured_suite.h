/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measured_suite.h: what the tests of the readers of measured spectra share. */
#ifndef MEASURED_SUITE_H
#define MEASURED_SUITE_H

#include "suite.h"

#include <math.h>

#include "measured/measured.h"

/* One reading; freed by reading_free. */
typedef struct {
  elastir_measured spectrum;
  elastir_diagnostics diagnostics;
  bool good;
} reading;

static inline reading read_path(const char *path, const elastir_measured_options *options)
{
  reading r = {0};
  r.good = elastir_measured_read(path, options, &r.spectrum, &r.diagnostics);
  return r;
}

static inline reading read_bytes(const void *bytes, size_t length,
                                 const elastir_measured_options *options)
{
  reading r = {0};
  elastir_checksum checksum = options != NULL ? options->checksum : ELASTIR_CHECKSUM_NONE;
  elastir_stream *stream =
      elastir_stream_open_memory("bytes", bytes, length, checksum, &r.diagnostics);
  r.good = elastir_measured_read_stream(stream, "bytes", options, &r.spectrum, &r.diagnostics);
  return r;
}

static inline reading read_string(const char *text, const elastir_measured_options *options)
{
  return read_bytes(text, strlen(text), options);
}

static inline void reading_free(reading *r)
{
  elastir_measured_free(&r->spectrum);
  elastir_diagnostics_free(&r->diagnostics);
}

/* The first diagnostic of a code; NULL: none. */
static inline const elastir_diagnostic *reported(const reading *r, const char *code)
{
  for (size_t i = 0; i < r->diagnostics.count; i++)
    if (strcmp(r->diagnostics.items[i].code, code) == 0)
      return &r->diagnostics.items[i];
  return NULL;
}

static inline void print_diagnostics(const reading *r)
{
  for (size_t i = 0; i < r->diagnostics.count; i++)
    printf("%s [%s] %ld: %s\n", elastir_severity_name(r->diagnostics.items[i].severity),
           r->diagnostics.items[i].code, r->diagnostics.items[i].line,
           r->diagnostics.items[i].message);
}

/* A reading that must succeed with these ordinates (NAN: missing). */
static inline void expect_y(const reading *r, const double *y, size_t count)
{
  if (!r->good)
    print_diagnostics(r);
  ck_assert(r->good);
  ck_assert_uint_eq(r->spectrum.points, count);
  for (size_t i = 0; i < count; i++)
    ck_assert_msg(isnan(y[i]) ? isnan(r->spectrum.y[i])
                              /* decimal to double, times a factor: a few last places */
                              : fabs(r->spectrum.y[i] - y[i]) <= 1e-13 * fmax(1.0, fabs(y[i])),
                  "y[%zu] is %.17g, expected %.17g", i, r->spectrum.y[i], y[i]);
}

static inline void expect_x(const reading *r, const double *x, size_t count)
{
  ck_assert_uint_eq(r->spectrum.points, count);
  for (size_t i = 0; i < count; i++)
    ck_assert_msg(fabs(r->spectrum.x[i] - x[i]) <= 1e-12 * fmax(1.0, fabs(x[i])),
                  "x[%zu] is %.17g, expected %.17g", i, r->spectrum.x[i], x[i]);
}

/* A reading that must fail with an error of this code whose message holds `words`. */
static inline void expect_error(const reading *r, const char *code, const char *words)
{
  const elastir_diagnostic *found = reported(r, code);
  if (found == NULL)
    print_diagnostics(r);
  ck_assert(!r->good);
  ck_assert_msg(found != NULL, "no diagnostic '%s'", code);
  ck_assert_int_eq(found->severity, ELASTIR_ERROR);
  ck_assert_msg(strstr(found->message, words) != NULL, "'%s' lacks '%s'", found->message, words);
}

/* A reading that succeeds with a diagnostic of this code in this line (0: any). */
static inline void expect_report(const reading *r, elastir_severity severity, const char *code,
                                 long line)
{
  const elastir_diagnostic *found = reported(r, code);
  if (!r->good || found == NULL)
    print_diagnostics(r);
  ck_assert(r->good);
  ck_assert_msg(found != NULL, "no diagnostic '%s'", code);
  ck_assert_int_eq(found->severity, severity);
  if (line != 0)
    ck_assert_int_eq(found->line, line);
}

#endif
