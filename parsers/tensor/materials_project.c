/* SPDX-License-Identifier: GPL-3.0-or-later */
/* materials_project.c: reads elasticity documents of the Materials Project, one, a list of them, or an
 * answer of its API with "data" or "response": `elastic_tensor.ieee_format` and `.raw` (2022 on),
 * `elasticity.elastic_tensor` and `elastic_tensor_original` (before), 6x6 in GPa. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "base/memory.h"
#include "tensor/formats.h"

enum { DEEPEST = 4, NAME_LENGTH = 200 };

bool tensor_is_materials_project(const char *head, size_t length)
{
  static const char key[] = "\"elastic_tensor";
  size_t at = 0;
  while (at < length && strchr(" \t\r\n", head[at]) != NULL)
    at++;
  if (at == length || (head[at] != '{' && head[at] != '['))
    return false;
  for (; at + sizeof key - 1 <= length; at++)
    if (head[at] == '"' && memcmp(head + at, key, sizeof key - 1) == 0)
      return true;
  return false;
}

static const cJSON *item(const cJSON *object, const char *key)
{
  return cJSON_GetObjectItemCaseSensitive(object, key);
}

static const char *text_at(const cJSON *object, const char *key)
{
  const cJSON *found = item(object, key);
  return cJSON_IsString(found) ? found->valuestring : NULL;
}

static double number_at(const cJSON *object, const char *key)
{
  const cJSON *found = item(object, key);
  return cJSON_IsNumber(found) ? found->valuedouble : (double)NAN;
}

/* false: it is no matrix of finite numbers. */
static bool matrix_of(const cJSON *rows, int size, double *value)
{
  if (!cJSON_IsArray(rows) || cJSON_GetArraySize(rows) != size)
    return false;
  const cJSON *row, *number;
  int at = 0;
  cJSON_ArrayForEach(row, rows)
  {
    if (!cJSON_IsArray(row) || cJSON_GetArraySize(row) != size)
      return false;
    cJSON_ArrayForEach(number, row)
    {
      if (!cJSON_IsNumber(number) || !isfinite(number->valuedouble))
        return false;
      value[at++] = number->valuedouble;
    }
  }
  return true;
}

/* Half a unit of the last digit that any of the numbers has; those that are computed have as many as a
 * double holds. */
static double half_unit_of(const double value[36])
{
  double unit = 1.0;
  for (int digits = 0; digits < 12; digits++, unit *= 0.1) {
    bool all = true;
    for (int i = 0; i < 36 && all; i++) {
      double scaled = value[i] / unit;
      all = fabs(scaled - round(scaled)) <= 1e-14 * fmax(1.0, fabs(scaled));
    }
    if (all)
      return 0.5 * unit;
  }
  return 0.0;
}

/* The one in the standard setting, made symmetric, before the one as it was computed. */
static const cJSON *tensor_of(const cJSON *document, const char **table)
{
  const cJSON *tensor = item(document, "elastic_tensor");
  *table = "elastic_tensor";
  if (cJSON_IsObject(tensor)) {
    const cJSON *standard = item(tensor, "ieee_format"), *raw = item(tensor, "raw");
    *table = cJSON_IsArray(standard) ? "elastic_tensor.ieee_format" : "elastic_tensor.raw";
    tensor = cJSON_IsArray(standard) ? standard : raw;
  } else if (!cJSON_IsArray(tensor)) {
    tensor = item(document, "elastic_tensor_original");
    *table = "elastic_tensor_original";
  }
  return cJSON_IsNull(tensor) ? NULL : tensor;
}

/* ---- the cell ---- */

static const char *symbol_of(const cJSON *site)
{
  const cJSON *species = item(site, "species");
  return cJSON_GetArraySize(species) == 1 ? text_at(cJSON_GetArrayItem(species, 0), "element") : NULL;
}

static bool take_sites(tensor_reader *reader, const cJSON *sites, elastir_geometry *geometry)
{
  int count = cJSON_GetArraySize(sites);
  if (!cJSON_IsArray(sites) || count == 0)
    return true;
  if (!tensor_add_atoms(reader, geometry, (size_t)count))
    return false;
  const cJSON *site;
  cJSON_ArrayForEach(site, sites)
  {
    const char *symbol = symbol_of(site);
    if (symbol == NULL || strlen(symbol) > 2) {
      geometry->atoms_read = 0; /* a mixed site, or no known element */
      return true;
    }
    elastir_atom *atom = &geometry->atoms[geometry->atoms_read++];
    memcpy(atom->symbol, symbol, strlen(symbol) + 1);
    const cJSON *fractions = item(site, "abc");
    for (int k = 0; k < 3 && cJSON_GetArraySize(fractions) == 3; k++)
      atom->coordinates[k] = cJSON_GetArrayItem(fractions, k)->valuedouble;
  }
  return true;
}

/* `standard`: the tensor is in the standard setting, whose axes the vectors of the structure need not
 * have. */
static bool take_cell(tensor_reader *reader, const cJSON *document, bool standard,
                      elastir_geometry *geometry)
{
  const cJSON *structure = item(document, "structure");
  double count = number_at(document, "nsites");
  tensor_begin_cell(geometry, 1);
  if (!take_sites(reader, item(structure, "sites"), geometry))
    return false;
  if (geometry->atom_count == 0 && count >= 1.0 && count <= 1e6)
    geometry->atom_count = (size_t)count;
  if (matrix_of(item(item(structure, "lattice"), "matrix"), 3, geometry->vectors_angstrom[0]))
    tensor_cell_volume(geometry);
  if (standard)
    geometry->has_vectors = false;
  if (isnan(geometry->volume_angstrom3))
    geometry->volume_angstrom3 = number_at(document, "volume");
  geometry->density_g_cm3 = number_at(document, "density");
  if (isnan(geometry->volume_angstrom3) && isnan(geometry->density_g_cm3))
    geometry->line = 0;
  return true;
}

/* ---- documents ---- */

static const char *name_of(const cJSON *document, const cJSON *around, char name[NAME_LENGTH])
{
  enum { IDS = 2, FORMULAS = 3 };
  static const char *const ids[IDS] = {"material_id", "task_id"};
  static const char *const formulas[FORMULAS] = {"formula_pretty", "pretty_formula", "formula"};
  const char *id = NULL, *formula = NULL;
  for (int i = 0; i < IDS; i++) {
    id = id != NULL ? id : text_at(document, ids[i]);
    id = id != NULL ? id : text_at(around, ids[i]);
  }
  for (int i = 0; i < FORMULAS; i++) {
    formula = formula != NULL ? formula : text_at(document, formulas[i]);
    formula = formula != NULL ? formula : text_at(around, formulas[i]);
  }
  if (id == NULL && formula == NULL)
    return NULL;
  elastir_snprintf(name, NAME_LENGTH, "%.90s%s%.90s", formula != NULL ? formula : "",
                   id != NULL && formula != NULL ? " " : "", id != NULL ? id : "");
  return name;
}

/* `around` has the cell where the tensor is in its member "elasticity". */
static void take_document(tensor_reader *reader, const cJSON *document, const cJSON *around)
{
  const char *table;
  char name[NAME_LENGTH] = "";
  const cJSON *rows = tensor_of(document, &table);
  const char *known = name_of(document, around, name);
  double value[36];
  if (rows == NULL || !matrix_of(rows, 6, value)) {
    elastir_diagnose(reader->diagnostics, ELASTIR_ERROR, "bad-tensor", reader->file, 0,
                     "%s%s%s: expected six rows of six numbers, found %s", known != NULL ? known : "",
                     known != NULL ? ", " : "", table, rows == NULL ? "none" : "something else");
    return;
  }
  elastir_crystal_run *run = tensor_add_run(reader, ELASTIR_FROM_MATERIALS_PROJECT, 1);
  if (run == NULL)
    return;
  elastir_elastic_data *elastic = &run->elastic;
  double half_unit = half_unit_of(value);
  elastic->line = 1;
  elastic->table = table;
  for (int i = 0; i < 36; i++)
    tensor_set(elastic, i / 6, i % 6, value[i], value[i] == 0.0 ? 0.0 : half_unit, 1.0);
  run->title = known != NULL ? elastir_copy_text(known, strlen(known)) : NULL;
  bool standard = strcmp(table, "elastic_tensor.ieee_format") == 0 ||
                  strcmp(table, "elastic_tensor") == 0;
  if (known != NULL && run->title == NULL)
    elastir_diagnose_no_memory(reader->diagnostics);
  else if (tensor_make_symmetric(reader, elastic) &&
           take_cell(reader, around, standard, &elastic->geometry)) {
    elastic->size = 6;
    elastic->stiffness_complete = true;
  }
}

static bool holds_tensor(const cJSON *object)
{
  return item(object, "elastic_tensor") != NULL || item(object, "elastic_tensor_original") != NULL;
}

/* Documents at any of the places that the APIs and their users put them. */
static void search(tensor_reader *reader, const cJSON *json, int depth)
{
  static const char *const lists[] = {"data", "response", "docs", "results"};
  if (cJSON_IsArray(json) && depth < DEEPEST) {
    for (const cJSON *one = json->child; one != NULL; one = one->next)
      search(reader, one, depth + 1);
  } else if (cJSON_IsObject(json)) {
    if (holds_tensor(json))
      take_document(reader, json, json);
    else if (cJSON_IsObject(item(json, "elasticity")))
      take_document(reader, item(json, "elasticity"), json);
    for (size_t i = 0; depth < DEEPEST && i < sizeof lists / sizeof *lists; i++)
      search(reader, item(json, lists[i]), depth + 1);
  }
}

void tensor_read_materials_project(tensor_reader *reader, const char *text, size_t length)
{
  const char *end = NULL;
  cJSON *json = cJSON_ParseWithLengthOpts(text, length, &end, false);
  size_t before = reader->output->run_count, errors = reader->diagnostics->errors;
  if (json != NULL)
    search(reader, json, 0);
  if (json == NULL) {
    long line = 1;
    for (const char *c = text; end != NULL && c < end; c++)
      line += *c == '\n';
    elastir_diagnose(reader->diagnostics, ELASTIR_ERROR, "bad-json", reader->file, line,
                     "expected JSON, which ends or is damaged here; was the file cut?");
  } else if (reader->output->run_count == before && reader->diagnostics->errors == errors) {
    elastir_diagnose(reader->diagnostics, ELASTIR_ERROR, "no-elastic-tensor", reader->file, 0,
                     "expected 'elastic_tensor' in the document or its 'elasticity'");
  }
  cJSON_Delete(json);
}
