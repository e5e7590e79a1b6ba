/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vasp.c: reads the elastic moduli of a VASP OUTCAR (IBRION = 5 or 6 with ISIF = 3), and its cell. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "tensor/formats.h"

/* TOTAL has the relaxation of the ions. VASP prints ELASTIC MODULI and their CONTR FROM IONIC
 * RELAXATION, too; both are in these. */
static const char *const tables[] = {"SYMMETRIZED ELASTIC MODULI (kBar)",
                                     "TOTAL ELASTIC MODULI (kBar)"};
enum { TABLES = 2, TOTAL = 1, MOST_TYPES = 64 };

/* The order of rows and columns in the file, and where each belongs in ours. */
static const char *const labels[6] = {"XX", "YY", "ZZ", "XY", "YZ", "ZX"};
static const int place[6] = {0, 1, 2, 5, 3, 4};

static const double gpa_of_kbar = 0.1;

typedef struct {
  tensor_reader *reader;
  elastir_crystal_run *run; /* NULL: no memory */
  int table;                /* the one in the run; -1: none */
  int coming;               /* the one whose head was read; -1: none */
  int rows;                 /* of that; -2 to 0: its head is being read */
  elastir_elastic_data data; /* of that */
  char symbols[MOST_TYPES][4];
  double masses[MOST_TYPES];
  size_t symbol_count, mass_count, type_count;
  size_t ions[MOST_TYPES];
  int vectors, positions; /* rows of these blocks to come */
} vasp;

/* Or its table alone, as people paste it. */
bool tensor_is_vasp(const char *head, size_t length)
{
  return tensor_has_line(head, length < 4096 ? length : 4096, "vasp.") ||
         (tensor_has_line(head, length, tables[TOTAL]) && tensor_has_line(head, length, "Direction "));
}

/* The words, with one blank between, begin the text. */
static bool begins(const char *text, const char *words)
{
  for (; *words != '\0'; words++) {
    if (*words == ' ' && *text == ' ')
      text = skip_blanks(text);
    else if (*words == *text)
      text++;
    else
      return false;
  }
  return true;
}

static void fail(vasp *v, const elastir_line *line, const char *expected)
{
  elastir_diagnose(v->reader->diagnostics, ELASTIR_ERROR, "bad-tensor", v->reader->file, line->number,
                   "'%s': expected %s, found '%.60s'", tables[v->coming], expected,
                   skip_blanks(line->text));
  v->coming = -1;
}

static void keep_table(vasp *v)
{
  elastir_elastic_data *to = &v->run->elastic;
  bool second = v->table == v->coming;
  bool differs = memcmp(to->stiffness, v->data.stiffness, sizeof to->stiffness) != 0;
  if (second && differs)
    elastir_diagnose(v->reader->diagnostics, ELASTIR_WARNING, "two-stiffness-tensors",
                     v->reader->file, v->data.line,
                     "a second '%s' that differs from that in line %ld; this one is used",
                     tables[v->coming], to->line);
  elastir_geometry geometry = to->geometry;
  *to = v->data;
  to->geometry = geometry;
  v->table = v->coming;
  v->coming = -1;
}

/* "XX 2784.1164 778.9562 682.9594 -0.5893 0.0000 0.0000" */
static void take_row(vasp *v, const elastir_line *line)
{
  double values[7];
  const char *text = skip_blanks(line->text);
  size_t left = line->length - (size_t)(text - line->text);
  bool named = strncmp(text, labels[v->rows], 2) == 0 && left > 2;
  size_t count = named ? number_split(text + 2, left - 2, values, 7) : 0;
  bool whole = count == 6 && !line->unended; /* else a digit may lack */
  for (size_t i = 0; i < 6 && whole; i++)
    whole = isfinite(values[i]);
  if (!whole) {
    char expected[40];
    elastir_snprintf(expected, sizeof expected, "row %s with six numbers", labels[v->rows]);
    fail(v, line, expected);
    return;
  }
  double half_unit = tensor_half_unit(text + 2, left - 2);
  for (int i = 0; i < 6; i++)
    tensor_set(&v->data, place[v->rows], place[i], values[i], half_unit, gpa_of_kbar);
  if (++v->rows == 6 && !tensor_make_symmetric(v->reader, &v->data))
    v->coming = -1;
  else if (v->rows == 6)
    keep_table(v);
}

/* "Direction XX YY ZZ XY YZ ZX", and a line of hyphens. */
static void take_head(vasp *v, const elastir_line *line)
{
  static const char order[] = "Direction XX YY ZZ XY YZ ZX";
  const char *text = skip_blanks(line->text);
  if (v->rows == -2 && !begins(text, order))
    fail(v, line, "the columns XX YY ZZ XY YZ ZX");
  else if (v->rows == -1 && *text != '-')
    fail(v, line, "a line of hyphens");
  else
    v->rows++;
}

static bool begin_table(vasp *v, const elastir_line *line, const char *text)
{
  for (int t = 0; t < TABLES; t++)
    if (begins(text, tables[t])) {
      if (v->coming >= 0)
        fail(v, line, "its rows");
      v->coming = t;
      v->rows = -2;
      v->data = v->run->elastic;
      v->data.line = line->number;
      v->data.table = tables[t];
      return true;
    }
  return false;
}

/* ---- the cell: the first of each block is that before it is strained ---- */

/* "VRHFIN =Mg: s" and "POMASS = 24.305; ZVAL = 2.000"; a later line lists the masses again. */
static bool take_type(vasp *v, const char *text)
{
  if (begins(text, "VRHFIN =") && v->symbol_count < MOST_TYPES) {
    const char *name = skip_blanks(strchr(text, '=') + 1);
    char *symbol = v->symbols[v->symbol_count++];
    for (size_t i = 0; i < 2 && isalpha((unsigned char)name[i]); i++)
      symbol[i] = name[i];
    return true;
  }
  if (!begins(text, "POMASS =") || strchr(text, ';') == NULL || v->mass_count >= MOST_TYPES)
    return false;
  const char *number = skip_blanks(strchr(text, '=') + 1);
  double mass = NAN;
  number_scan(number, strlen(number), &mass);
  v->masses[v->mass_count++] = mass;
  return true;
}

/* "ions per type =               4   4" */
static bool take_counts(vasp *v, const char *text)
{
  double counts[MOST_TYPES];
  elastir_geometry *geometry = &v->run->elastic.geometry;
  if (!begins(text, "ions per type =") || v->type_count > 0)
    return false;
  const char *numbers = strchr(text, '=') + 1;
  size_t found = number_split(numbers, strlen(numbers), counts, MOST_TYPES);
  size_t total = 0;
  const double most = 1e6;
  for (size_t i = 0; i < found; i++) {
    if (!(counts[i] >= 1.0 && counts[i] <= most))
      return true;
    v->ions[i] = (size_t)counts[i];
    total += v->ions[i];
  }
  v->type_count = found;
  geometry->atom_count = total;
  return true;
}

static bool take_cell(vasp *v, const elastir_line *line, const char *text)
{
  elastir_geometry *geometry = &v->run->elastic.geometry;
  if (begins(text, "direct lattice vectors") && !geometry->has_vectors) {
    geometry->line = line->number;
    v->vectors = 3;
    return true;
  }
  if (begins(text, "position of ions in fractional coordinates") && geometry->atoms == NULL &&
      geometry->atom_count > 0) {
    if (tensor_add_atoms(v->reader, geometry, geometry->atom_count))
      v->positions = (int)geometry->atom_count;
    return true;
  }
  return false;
}

static void take_vector(vasp *v, const elastir_line *line)
{
  elastir_geometry *geometry = &v->run->elastic.geometry;
  double values[6];
  size_t count = number_split(line->text, line->length, values, 6);
  for (int k = 0; k < 3; k++)
    geometry->vectors_angstrom[3 - v->vectors][k] = count >= 3 ? values[k] : (double)NAN;
  if (--v->vectors == 0)
    tensor_cell_volume(geometry);
}

static void take_position(vasp *v, const elastir_line *line)
{
  elastir_geometry *geometry = &v->run->elastic.geometry;
  double values[3];
  v->positions--;
  if (number_split(line->text, line->length, values, 3) == 3)
    memcpy(geometry->atoms[geometry->atoms_read++].coordinates, values, sizeof values);
  else
    v->positions = 0; /* the atoms are then not all known */
}

static void take_line(vasp *v, const elastir_line *line)
{
  const char *text = skip_blanks(line->text);
  if (v->vectors > 0)
    take_vector(v, line);
  else if (v->positions > 0)
    take_position(v, line);
  else if (begin_table(v, line, text))
    return;
  else if (v->coming >= 0 && v->rows < 0)
    take_head(v, line);
  else if (v->coming >= 0)
    take_row(v, line);
  else if (!take_type(v, text) && !take_counts(v, text))
    take_cell(v, line, text);
}

/* Symbols and masses go by type, atoms in the order of types. */
static void name_atoms(vasp *v)
{
  elastir_geometry *geometry = &v->run->elastic.geometry;
  size_t atom = 0;
  bool known = v->symbol_count == v->type_count && v->mass_count == v->type_count;
  if (!known || geometry->atoms == NULL || geometry->atoms_read != geometry->atom_count) {
    geometry->atoms_read = 0;
    return;
  }
  for (size_t t = 0; t < v->type_count; t++)
    for (size_t i = 0; i < v->ions[t]; i++, atom++) {
      memcpy(geometry->atoms[atom].symbol, v->symbols[t], sizeof v->symbols[t]);
      geometry->atoms[atom].mass_amu = v->masses[t];
    }
}

/* "vasp.5.4.4.18Apr17-6-g9f103f2a35 (build ...) complex" */
static void take_version(elastir_crystal_run *run, const elastir_line *line)
{
  const char *text = strstr(line->text, "vasp.");
  if (text == NULL)
    return;
  size_t length = strcspn(text + 5, " \t\r"), numbers = strspn(text + 5, "0123456789.");
  if (numbers < length) /* "18Apr17" is no part of it */
    while (numbers > 0 && text[5 + numbers - 1] != '.')
      numbers--;
  while (numbers > 0 && text[5 + numbers - 1] == '.')
    numbers--;
  elastir_snprintf(run->version, sizeof run->version, "%.*s", (int)(numbers < 15 ? numbers : 15),
                   text + 5);
  if (length > numbers)
    elastir_snprintf(run->build, sizeof run->build, "%.*s", (int)(length < 79 ? length : 79),
                     text + 5);
}

static void report_table(vasp *v)
{
  if (v->table == TOTAL)
    return;
  if (v->table >= 0)
    elastir_diagnose(v->reader->diagnostics, ELASTIR_WARNING, "clamped-ions", v->reader->file,
                     v->run->elastic.line,
                     "'%s' is for clamped ions, and so too stiff; there is no complete "
                     "'%s'", tables[v->table], tables[TOTAL]);
  else
    elastir_diagnose(v->reader->diagnostics, ELASTIR_ERROR, "no-elastic-tensor", v->reader->file, 0,
                     "the OUTCAR has no elastic moduli, which VASP computes with IBRION = 6 and "
                     "ISIF = 3");
}

void tensor_read_vasp(tensor_reader *reader, elastir_stream *stream)
{
  vasp v = {.reader = reader, .table = -1, .coming = -1};
  elastir_line line = {.number = 0};
  v.run = tensor_add_run(reader, ELASTIR_FROM_VASP, 1);
  if (v.run == NULL)
    return;
  v.data = v.run->elastic;
  while (elastir_stream_line(stream, &line)) {
    if (v.run->version[0] == '\0' && line.number < 100)
      take_version(v.run, &line);
    take_line(&v, &line);
  }
  if (v.coming >= 0)
    fail(&v, &(elastir_line){.text = "the end of the file", .number = line.number}, "its rows");
  name_atoms(&v);
  report_table(&v);
  v.run->elastic.stiffness_complete = v.table >= 0;
  v.run->elastic.size = v.table >= 0 ? 6 : 0;
}
