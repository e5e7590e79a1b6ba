/* SPDX-License-Identifier: GPL-3.0-or-later */
/* support.h: reads fixtures, whole or edited, and looks into diagnostics. */
#ifndef ELASTIR_TESTS_CRYSTAL_SUPPORT_H
#define ELASTIR_TESTS_CRYSTAL_SUPPORT_H

#include "suite.h"

#include <math.h>
#include <unistd.h>

#include "crystal/crystal.h"

typedef struct {
  elastir_crystal_output output;
  elastir_diagnostics diagnostics;
  bool recognised;
  const elastir_crystal_run *run; /* the first, or NULL */
} reading;

static inline void forget_reading(reading *r)
{
  elastir_crystal_free(&r->output);
  elastir_diagnostics_free(&r->diagnostics);
}

static inline reading read_path(const char *path)
{
  reading r = {0};
  elastir_crystal_options options = {.normal_modes = true};
  r.recognised = elastir_crystal_read(path, &options, &r.output, &r.diagnostics);
  r.run = r.output.run_count > 0 ? &r.output.runs[0] : NULL;
  return r;
}

static inline reading read_fixture(const char *name)
{
  char path[256];
  snprintf(path, sizeof path, "fixtures/crystal/%s", name);
  return read_path(source_path(path));
}

/* The text of a fixture; the caller frees. */
static inline char *fixture_text(const char *name)
{
  char path[256];
  snprintf(path, sizeof path, "fixtures/crystal/%s", name);
  FILE *file = fopen(source_path(path), "rb");
  ck_assert_msg(file != NULL, "%s", path);
  fseek(file, 0, SEEK_END);
  size_t length = (size_t)ftell(file);
  rewind(file);
  char *text = malloc(length + 1);
  ck_assert(text != NULL && fread(text, 1, length, file) == length);
  text[length] = '\0';
  fclose(file);
  return text;
}

/* text, freed, with `from` replaced by `to` at its first place, which must exist. */
static inline char *edit(char *text, const char *from, const char *to)
{
  char *place = strstr(text, from);
  ck_assert_msg(place != NULL, "'%s' is not in the fixture", from);
  size_t before = (size_t)(place - text);
  size_t size = strlen(text) - strlen(from) + strlen(to) + 1;
  char *edited = malloc(size);
  snprintf(edited, size, "%.*s%s%s", (int)before, text, to, place + strlen(from));
  free(text);
  return edited;
}

/* Everywhere. */
static inline char *edit_all(char *text, const char *from, const char *to)
{
  size_t count = 0;
  for (const char *p = strstr(text, from); p != NULL; p = strstr(p + strlen(from), from))
    count++;
  ck_assert_msg(count > 0, "'%s' is not in the fixture", from);
  char *edited = malloc(strlen(text) + count * strlen(to) + 1);
  char *out = edited;
  const char *p = text;
  for (const char *q = strstr(p, from); q != NULL; q = strstr(p, from)) {
    memcpy(out, p, (size_t)(q - p));
    out += q - p;
    memcpy(out, to, strlen(to));
    out += strlen(to);
    p = q + strlen(from);
  }
  strcpy(out, p);
  free(text);
  return edited;
}

/* Reads a text, which is freed, from a temporary file. */
static inline reading read_text(char *text)
{
  char path[64];
  snprintf(path, sizeof path, "test-crystal-%ld.tmp", (long)getpid());
  FILE *file = fopen(path, "wb");
  ck_assert(file != NULL && fwrite(text, 1, strlen(text), file) == strlen(text));
  ck_assert_int_eq(fclose(file), 0);
  free(text);
  reading r = read_path(path);
  remove(path);
  return r;
}

/* The first diagnostic of a code, or NULL. */
static inline const elastir_diagnostic *find(const reading *r, const char *code)
{
  for (size_t i = 0; i < r->diagnostics.count; i++)
    if (strcmp(r->diagnostics.items[i].code, code) == 0)
      return &r->diagnostics.items[i];
  return NULL;
}

static inline const elastir_frequency_table *gamma_table(const reading *r)
{
  ck_assert(r->run != NULL && r->run->vibrations.gamma_table >= 0);
  return &r->run->vibrations.tables[r->run->vibrations.gamma_table];
}

static inline void assert_said(const reading *r, const char *code, elastir_severity severity)
{
  const elastir_diagnostic *item = find(r, code);
  ck_assert_msg(item != NULL, "%s was expected", code);
  ck_assert_msg(item->severity == severity, "%s: %s", code,
                elastir_severity_name(item->severity));
}

static inline void assert_quiet(const reading *r)
{
  for (size_t i = 0; i < r->diagnostics.count; i++)
    ck_assert_msg(r->diagnostics.items[i].severity == ELASTIR_INFO, "line %ld: %s: %s",
                  r->diagnostics.items[i].line, r->diagnostics.items[i].code,
                  r->diagnostics.items[i].message);
}

#endif
