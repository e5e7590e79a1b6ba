// SPDX-License-Identifier: GPL-3.0-or-later
// models.h: the modes of the models, as a result of `elastir analyze` gives them.
#ifndef GENERATOR_MODELS_H
#define GENERATOR_MODELS_H

#include <stddef.h>

enum { MODELS_MAX = 4, FAMILIES_MAX = 256 };

typedef struct {
  double wavenumber_cm1;  // scaled
  double intensity_km_mol;
  size_t family;
} mode;

typedef struct {
  char label[64];
  size_t count;
  mode *modes;
} model;

// A family is the same vibration in any model: what lies within a few cm-1 of its strongest mode.
typedef struct {
  size_t count;
  model models[MODELS_MAX];
  size_t families;
  double centre_cm1[FAMILIES_MAX];
} model_set;

// 0, or -1 with a line on standard error.
int models_read(const char *path, model_set *set);
void models_free(model_set *set);

// The whole of a file, with a 0 behind it; NULL if it can't be read.
char *file_text(const char *path);

// Memory, or the end of the program.
void *must_allocate(size_t count, size_t size);

#endif
