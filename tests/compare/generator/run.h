// SPDX-License-Identifier: GPL-3.0-or-later
// run.h: the program under test, as a user runs it.
#ifndef GENERATOR_RUN_H
#define GENERATOR_RUN_H

#include "models.h"
#include "recipe.h"
#include "sample.h"

#include <cjson/cJSON.h>

typedef struct {
  const char *program;
  const char *result;     // of `elastir analyze`
  const char *folder;     // for spectra and answers
  char *options[32];      // further ones of compare, 0 behind the last
  unsigned seconds;       // before a call is ended
  int knows_components;   // --component
} runner;

// Writes the result of the study into PATH; 0 or -1.
int run_analyze(const runner *run, const char *study, const char *path);
// Whether the help of compare names --component.
int run_knows_components(const runner *run);
// Compares the files in one call; `seconds` of the processor it took. NULL if it gave nothing.
cJSON *run_compare(const runner *run, const char *name, const char *component,
                   char *const *files, size_t count, double *seconds);

#endif
