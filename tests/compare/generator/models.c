// SPDX-License-Identifier: GPL-3.0-or-later
// models.c: reads modes from a result by their documented names, and groups them in families.
#include "models.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Modes beyond do not reach into any window of the cases.
#define LOWEST_CM1 300.0
#define HIGHEST_CM1 2200.0
// Copies of one vibration on several linkers lie within 4 cm-1 of each other in the fixtures.
#define FAMILY_REACH_CM1 5.0

void *must_allocate(size_t count, size_t size) {
  void *memory = calloc(count ? count : 1, size);
  if (!memory) {
    fputs("out of memory\n", stderr);
    exit(2);
  }
  return memory;
}

char *file_text(const char *path) {
  char *text = NULL;
  FILE *file = fopen(path, "rb");
  if (file && fseek(file, 0, SEEK_END) == 0) {
    const long bytes = ftell(file);
    rewind(file);
    if (bytes >= 0) {
      text = must_allocate((size_t)bytes + 1, 1);
      if (fread(text, 1, (size_t)bytes, file) != (size_t)bytes) {
        free(text);
        text = NULL;
      }
    }
  }
  if (file) fclose(file);
  return text;
}

static double member(const cJSON *object, const char *name) {
  const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, name);
  return cJSON_IsNumber(value) ? value->valuedouble : 0.0;
}

static int read_model(const cJSON *source, model *target) {
  const cJSON *label = cJSON_GetObjectItemCaseSensitive(source, "label");
  const cJSON *vibrations = cJSON_GetObjectItemCaseSensitive(source, "vibrations");
  const cJSON *modes = cJSON_GetObjectItemCaseSensitive(vibrations, "modes"), *item;
  if (!cJSON_IsString(label) || !cJSON_IsArray(modes)) return -1;
  snprintf(target->label, sizeof target->label, "%s", label->valuestring);
  target->modes = must_allocate((size_t)cJSON_GetArraySize(modes), sizeof *target->modes);
  cJSON_ArrayForEach(item, modes) {
    const mode m = {member(item, "scaled_wavenumber_cm1"), member(item, "intensity_km_mol"),
                    FAMILIES_MAX};
    if (m.intensity_km_mol > 0.0 && m.wavenumber_cm1 > LOWEST_CM1
        && m.wavenumber_cm1 < HIGHEST_CM1)
      target->modes[target->count++] = m;
  }
  return target->count ? 0 : -1;
}

// The strongest mode without a family, or NULL.
static const mode *strongest_free(const model_set *set) {
  const mode *strongest = NULL;
  for (size_t k = 0; k < set->count; k++)
    for (size_t i = 0; i < set->models[k].count; i++) {
      const mode *m = &set->models[k].modes[i];
      if (m->family == FAMILIES_MAX
          && (!strongest || m->intensity_km_mol > strongest->intensity_km_mol))
        strongest = m;
    }
  return strongest;
}

static int find_families(model_set *set) {
  for (const mode *top; (top = strongest_free(set)) != NULL; set->families++) {
    if (set->families == FAMILIES_MAX) return -1;
    const double centre = top->wavenumber_cm1;
    set->centre_cm1[set->families] = centre;
    for (size_t k = 0; k < set->count; k++)
      for (size_t i = 0; i < set->models[k].count; i++) {
        mode *m = &set->models[k].modes[i];
        if (m->family == FAMILIES_MAX && fabs(m->wavenumber_cm1 - centre) <= FAMILY_REACH_CM1)
          m->family = set->families;
      }
  }
  return 0;
}

int models_read(const char *path, model_set *set) {
  int status = -1;
  memset(set, 0, sizeof *set);
  char *text = file_text(path);
  cJSON *result = text ? cJSON_Parse(text) : NULL;
  const cJSON *models = cJSON_GetObjectItemCaseSensitive(result, "models"), *item;
  if (!cJSON_IsArray(models)) goto done;
  cJSON_ArrayForEach(item, models) {
    if (set->count == MODELS_MAX) goto done;
    if (read_model(item, &set->models[set->count++]) != 0) goto done;
  }
  status = find_families(set);
done:
  if (status != 0) fprintf(stderr, "%s: no models with infrared intensities\n", path);
  cJSON_Delete(result);
  free(text);
  return status;
}

void models_free(model_set *set) {
  for (size_t k = 0; k < set->count; k++) free(set->models[k].modes);
  memset(set, 0, sizeof *set);
}
