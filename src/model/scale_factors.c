/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scale_factors.c: published scale factors by method and basis, for --scale auto. */
#include "model/scale_factors.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/text.h"

void method_name(const elastir_method *method, char name[METHOD_NAME])
{
  if (method->composite[0] != '\0')
    snprintf(name, METHOD_NAME, "%s", method->composite);
  else
    snprintf(name, METHOD_NAME, "%s%s%s%s", method->functional,
             method->dispersion[0] != '\0' ? "-" : "", method->dispersion,
             method->gcp ? "-gCP" : "");
}

/* ---- the table ---- */

#define MOESLEIN "Möslein, Donà, Civalleri, Tan, ACS Appl. Nano Mater. 2022, 5, 6398"
#define MERRICK "Merrick, Moran, Radom, J. Phys. Chem. A 2007, 111, 11683"
#define ALECU                                                                                    \
  "Alecu, Zheng, Zhao, Truhlar, J. Chem. Theory Comput. 2010, 6, 2872 (database version 3b2)"

/* The default first. For fundamentals, which is what is measured. Each was compared with public collections
 * of these sources' tables. */
static const published_factors table[] = {
    {"PBEsol0-3c", NULL, ELASTIR_SCALE_DEFAULT, MOESLEIN},
    {"HSEsol-3c", NULL, ELASTIR_SCALE_DEFAULT, MOESLEIN},
    {"HF", "6-31G(d)", "0.8953", MERRICK},
    {"HF", "6-31G(d,p)", "0.8992", MERRICK},
    {"HF", "6-311G(d)", "0.9013", MERRICK},
    {"HF", "6-311G(d,p)", "0.9051", MERRICK},
    {"B3LYP", "6-31G(d)", "0.9613", MERRICK},
    {"B3LYP", "6-31G(d,p)", "0.9627", MERRICK},
    {"B3LYP", "6-311G(d)", "0.9672", MERRICK},
    {"B3LYP", "6-311G(d,p)", "0.9682", MERRICK},
    {"B3LYP", "def2-TZVP", "0.959", ALECU},
    {"BLYP", "6-31G(d)", "0.983", ALECU},
    {"PBE", "6-31G(d)", "0.9875", MERRICK},
    {"PBE", "def2-TZVP", "0.985", ALECU},
    {"PBE0", "6-31G(d)", "0.9512", MERRICK},
};

/* The contractions of a basis, sorted as text. Hehre, Ditchfield, Pople, J. Chem. Phys. 1972, 56,
 * 2257; Francl et al., J. Chem. Phys. 1982, 77, 3654; Krishnan, Binkley, Seeger, Pople, J. Chem.
 * Phys. 1980, 72, 650; Weigend, Ahlrichs, Phys. Chem. Chem. Phys. 2005, 7, 3297. */
static const struct {
  const char *name, *elements, *shells;
} contractions[] = {
    {"6-31G(d)", " H He ", "1s 3s"},
    {"6-31G(d)", " Li Be B C N O F Ne ", "1d 1sp 3sp 6s"},
    {"6-31G(d)", " Na Mg Al Si P S Cl Ar ", "1d 1sp 3sp 6s 6sp"},
    {"6-31G(d,p)", " H He ", "1p 1s 3s"},
    {"6-31G(d,p)", " Li Be B C N O F Ne ", "1d 1sp 3sp 6s"},
    {"6-31G(d,p)", " Na Mg Al Si P S Cl Ar ", "1d 1sp 3sp 6s 6sp"},
    {"6-311G(d)", " H He ", "1s 1s 3s"},
    {"6-311G(d)", " Li Be B C N O F Ne ", "1d 1sp 1sp 3sp 6s"},
    {"6-311G(d,p)", " H He ", "1p 1s 1s 3s"},
    {"6-311G(d,p)", " Li Be B C N O F Ne ", "1d 1sp 1sp 3sp 6s"},
    {"def2-TZVP", " H He ", "1p 1s 1s 3s"},
    {"def2-TZVP", " B C N O F Ne ", "1d 1d 1f 1p 1p 1s 1s 1s 2s 4p 6s"},
};

/* ---- what basis it is ---- */

enum { SHELLS = 32, SHELL = 8 };

static int by_text(const void *a, const void *b)
{
  return strcmp(a, b);
}

/* "6s 3sp 1sp 1d", up to the semicolon, sorted: "1d 1sp 3sp 6s". "" too many. */
static void sort_shells(const char *text, size_t length, char sorted[SHELLS * SHELL])
{
  char shells[SHELLS][SHELL];
  size_t count = 0;
  sorted[0] = '\0';
  for (const char *end = text + length; text < end; count++) {
    text += strspn(text, " ");
    size_t word = strcspn(text, " ;");
    if (word == 0 || text >= end)
      break;
    if (count == SHELLS || word >= SHELL)
      return;
    snprintf(shells[count], SHELL, "%.*s", (int)word, text);
    text += word;
  }
  qsort(shells, count, SHELL, by_text);
  size_t used = 0;
  for (size_t i = 0; i < count; i++)
    used += (size_t)snprintf(sorted + used, SHELLS * SHELL - used, "%s%s", i > 0 ? " " : "",
                             shells[i]);
}

/* Is "C: 6s 3sp 1sp 1d" an element of that basis? */
static bool is_contracted(const char *basis, const char *element, size_t length)
{
  const char *colon = memchr(element, ':', length);
  char sorted[SHELLS * SHELL], word[SHELL];
  if (colon == NULL || colon - element > 3)
    return false;
  snprintf(word, sizeof word, " %.*s ", (int)(colon - element), element);
  sort_shells(colon + 1, length - (size_t)(colon + 1 - element), sorted);
  for (size_t i = 0; i < sizeof contractions / sizeof *contractions; i++)
    if (strcmp(contractions[i].name, basis) == 0 && strstr(contractions[i].elements, word) != NULL)
      return strcmp(contractions[i].shells, sorted) == 0;
  return false;
}

/* basis: "C: 6s 3sp 1sp 1d; H: 3s 1s"; NULL unknown. */
static bool is_basis(const char *name, const char *basis)
{
  bool same = basis != NULL && *basis != '\0';
  for (const char *element = basis; same && *element != '\0';) {
    size_t length = strcspn(element, ";");
    same = is_contracted(name, element, length);
    element += length;
    element += strspn(element, "; ");
  }
  return same;
}

const published_factors *scale_factors_of(const elastir_method *method)
{
  char name[METHOD_NAME];
  method_name(method, name);
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    if (strcmp(table[i].method, name) == 0 && !method->pseudopotentials &&
        (table[i].basis == NULL || is_basis(table[i].basis, method->basis)))
      return &table[i];
  return NULL;
}

/* ---- --scale auto ---- */

static void list_known(text_buffer *known)
{
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    text_format(known, "%s%s%s%s", i > 0 ? ", " : "", table[i].method,
                table[i].basis != NULL ? "/" : "", table[i].basis != NULL ? table[i].basis : "");
}

static void refuse(elastir_model *model)
{
  const elastir_method *method = &model->vibrations_run->method;
  char name[METHOD_NAME];
  text_buffer known = {0};
  method_name(method, name);
  list_known(&known);
  if (known.failed)
    elastir_diagnose_no_memory(&model->diagnostics);
  else
    elastir_diagnose(&model->diagnostics, ELASTIR_ERROR, "no-scale-factors",
                     model->vibrations_path, model->table->line,
                     "--scale auto has no factors for the method of model '%s', %s, with the basis %s; it "
                     "has those of %s; give factors, or --scale none",
                     model->label, *name != '\0' ? name : "which is not printed",
                     method->basis != NULL ? method->basis : "that is not printed", known.text);
  text_free(&known);
}

static void take(const published_factors *factors, elastir_scale *scale)
{
  elastir_diagnostics none = {0};
  elastir_scale_parse(factors->factors, scale, &none);
  scale->source = factors->source;
  scale->method = factors->method;
  scale->basis = factors->basis;
  elastir_diagnostics_free(&none);
}

void scale_factors_default(elastir_scale *scale)
{
  take(&table[0], scale);
}

static void refuse_both(elastir_model *model, const elastir_model *first)
{
  elastir_diagnose(&model->diagnostics, ELASTIR_ERROR, "no-scale-factors", model->vibrations_path,
                   model->table->line,
                   "--scale auto finds factors of different methods for models '%s' and '%s'; give factors "
                   "for both, or analyse each separately", model->label, first->label);
}

void scale_factors_choose(elastir_model *models, size_t count, elastir_settings *settings)
{
  const published_factors *chosen = NULL;
  const elastir_model *first = NULL;
  bool good = true;
  if (!settings->scale.automatic)
    return;
  for (size_t i = 0; i < count && good; i++) {
    if (models[i].table == NULL)
      continue;
    const published_factors *own = scale_factors_of(&models[i].vibrations_run->method);
    good = own != NULL && (chosen == NULL || own == chosen);
    if (own == NULL)
      refuse(&models[i]);
    else if (!good)
      refuse_both(&models[i], first);
    first = &models[i];
    chosen = own;
  }
  settings->scale = (elastir_scale){0};
  if (good && chosen != NULL)
    take(chosen, &settings->scale);
  settings->scale.automatic = true;
}
