/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thermo_pw.c: reads the elastic constants of Quantum ESPRESSO's thermo_pw: its output, with the cell,
 * and the file of constants and compliances that it writes. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/codata.h"
#include "base/memory.h"
#include "base/number.h"
#include "tensor/formats.h"
#include "tensor/row_text.h"

static const char title[] = "Elastic constants C_ij (kbar)";
static const char old_title[] = "Elastic constants C_ij (Kbar)"; /* of its first versions */
static const double gpa_of_kbar = 0.1;

enum { MOST_SPECIES = 64 };

typedef struct {
  tensor_reader *reader;
  elastir_crystal_run *run;
  elastir_elastic_data data; /* the table that is being read */
  int rows;                  /* of it; -1: its line of indices comes; -2: there is none */
  double lattice_bohr;
  size_t atoms;
  struct {
    char label[12];
    double mass_amu;
  } species[MOST_SPECIES];
  size_t species_count;
  bool species_open;
  int axes;                  /* read so far */
  bool averages;             /* of Hill are next */
  double bulk_kbar;
} thermo_pw;

bool tensor_is_thermo_pw(const char *head, size_t length)
{
  return tensor_has_line(head, length, "Program THERMO_PW") ||
         tensor_has_line(head, length, "Program THERMOPW") ||
         tensor_has_line(head, length, title) || tensor_has_line(head, length, old_title);
}

/* The number behind the mark in a line; NAN: there is none. */
static double number_behind(const char *text, const char *mark)
{
  double value = NAN;
  const char *at = strstr(text, mark);
  if (at != NULL) {
    at = skip_blanks(at + strlen(mark));
    if (number_scan(at, strlen(at), &value) == 0)
      value = NAN;
  }
  return value;
}

/* ---- the table ---- */

static void fail(thermo_pw *t, const elastir_line *line, const char *expected)
{
  elastir_diagnose(t->reader->diagnostics, ELASTIR_ERROR, "bad-tensor", t->reader->file, line->number,
                   "'%s': expected %s, found '%.60s'", title, expected, skip_blanks(line->text));
  t->rows = -2;
}

static void keep_table(thermo_pw *t)
{
  elastir_elastic_data *to = &t->run->elastic;
  if (to->size > 0 && memcmp(to->stiffness, t->data.stiffness, sizeof to->stiffness) != 0)
    elastir_diagnose(t->reader->diagnostics, ELASTIR_WARNING, "two-stiffness-tensors",
                     t->reader->file, t->data.line,
                     "a second table of elastic constants that differs from that in line %ld; this "
                     "one is used", to->line);
  elastir_geometry geometry = to->geometry;
  *to = t->data;
  to->geometry = geometry;
  to->size = 6;
  to->stiffness_complete = true;
}

/* "    1  1612.06544   638.33870   638.33870     0.00000     0.00000     0.00000" */
static void take_row(thermo_pw *t, const elastir_line *line)
{
  double values[8];
  const char *text = skip_blanks(line->text);
  size_t left = line->length - (size_t)(text - line->text), count = 0;
  if (left > 1 && text[0] == '1' + t->rows && !isdigit((unsigned char)text[1]))
    count = number_split(text + 1, left - 1, values, 8);
  bool whole = count == 6 && !line->unended; /* else a digit may lack */
  for (size_t i = 0; i < 6 && whole; i++)
    whole = isfinite(values[i]);
  if (!whole) {
    char expected[40];
    elastir_snprintf(expected, sizeof expected, "row %d with six numbers", t->rows + 1);
    fail(t, line, expected);
    return;
  }
  double half_unit = tensor_half_unit(text + 1, left - 1);
  for (int i = 0; i < 6; i++)
    tensor_set(&t->data, t->rows, i, values[i], half_unit, gpa_of_kbar);
  if (++t->rows < 6)
    return;
  if (tensor_make_symmetric(t->reader, &t->data))
    keep_table(t);
  t->rows = -2;
}

static bool take_table(thermo_pw *t, const elastir_line *line, const char *text)
{
  if (strncmp(text, title, strlen(title)) == 0 || strncmp(text, old_title, strlen(title)) == 0) {
    if (t->rows != -2)
      fail(t, line, "its rows");
    double pressure = t->data.pressure_gpa;
    t->data = (elastir_elastic_data){.line = line->number, .table = title, .pressure_gpa = pressure,
                                     .density_g_cm3 = NAN, .strain_step = NAN};
    for (int i = 0; i < 8; i++)
      t->data.averages[i] = NAN;
    t->rows = -1;
    return true;
  }
  if (t->rows == -2)
    return false;
  if (t->rows >= 0)
    take_row(t, line);
  else if (strncmp(text, "i j=", 4) == 0)
    t->rows = 0;
  else
    fail(t, line, "the line 'i j= 1 2 3 4 5 6'");
  return true;
}

/* ---- the cell: the first summary of pw.x ---- */

/* "a(1) = (  -0.500000   0.000000   0.500000 )" */
static void take_axis(thermo_pw *t, const char *text)
{
  elastir_geometry *geometry = &t->run->elastic.geometry;
  const char *open = strstr(text, "= (");
  double values[3];
  if (open == NULL || t->axes >= 3 || text[2] != '1' + t->axes ||
      number_split(open + 3, strlen(open + 3), values, 3) != 3)
    return;
  for (int k = 0; k < 3; k++)
    geometry->vectors_angstrom[t->axes][k] = values[k] * t->lattice_bohr * CODATA_BOHR_ANGSTROM;
  if (++t->axes == 3)
    tensor_cell_volume(geometry);
}

/* "Si             4.00    28.08600     Si( 1.00)" */
static void take_species(thermo_pw *t, const char *text)
{
  size_t length = strcspn(text, " \t\r");
  double values[2];
  t->species_open = length > 0 && length < sizeof t->species[0].label &&
                    t->species_count < MOST_SPECIES &&
                    number_split(text + length, strlen(text + length), values, 2) == 2;
  if (!t->species_open)
    return;
  memcpy(t->species[t->species_count].label, text, length);
  t->species[t->species_count++].mass_amu = values[1];
}

/* "1           Si  tau(   1) = (   0.0000000   0.0000000   0.0000000  )" */
static void take_site(thermo_pw *t, const char *text)
{
  elastir_geometry *geometry = &t->run->elastic.geometry;
  const char *name = skip_blanks(text + strspn(text, "0123456789"));
  size_t length = strcspn(name, " \t");
  if (geometry->atoms == NULL && !tensor_add_atoms(t->reader, geometry, t->atoms))
    return;
  if (geometry->atoms_read == geometry->atom_count)
    return;
  elastir_atom *atom = &geometry->atoms[geometry->atoms_read];
  for (size_t s = 0; s < t->species_count; s++)
    if (strlen(t->species[s].label) == length && memcmp(t->species[s].label, name, length) == 0)
      atom->mass_amu = t->species[s].mass_amu;
  if (isnan(atom->mass_amu))
    return;
  atom->symbol[0] = name[0];
  if (length > 1 && islower((unsigned char)name[1]))
    atom->symbol[1] = name[1];
  geometry->atoms_read++;
}

static void take_cell(thermo_pw *t, const elastir_line *line, const char *text)
{
  elastir_geometry *geometry = &t->run->elastic.geometry;
  const double most_atoms = 1e6;
  if (t->species_open)
    take_species(t, text);
  else if (strncmp(text, "lattice parameter (alat)", 24) == 0 && t->axes == 0)
    t->lattice_bohr = number_behind(text, "=");
  else if (strncmp(text, "number of atoms/cell", 20) == 0 && t->atoms == 0) {
    double count = number_behind(text, "=");
    t->atoms = count >= 1.0 && count <= most_atoms ? (size_t)count : 0;
  } else if (strncmp(text, "a(", 2) == 0 && t->lattice_bohr > 0.0) {
    if (t->axes == 0)
      geometry->line = line->number;
    take_axis(t, text);
  } else if (strncmp(text, "atomic species ", 15) == 0 && t->species_count == 0)
    t->species_open = true;
  else if (isdigit((unsigned char)*text) && strstr(text, " tau(") != NULL && t->atoms > 0)
    take_site(t, text);
}

/* What thermo_pw says of the density: V_B = (B/rho)^1/2 of Hill's B. */
static void take_density(thermo_pw *t, const char *text)
{
  if (strncmp(text, "Voigt-Reuss-Hill average of the two", 35) == 0)
    t->averages = true;
  else if (t->averages && strncmp(text, "Bulk modulus", 12) == 0) {
    t->bulk_kbar = number_behind(text, "=");
    t->averages = false;
  }
  double velocity = number_behind(text, "V_B ="); /* m/s */
  if (velocity > 0.0 && t->bulk_kbar > 0.0)
    t->run->elastic.density_g_cm3 = t->bulk_kbar * 1e5 / (velocity * velocity);
}

/* The first cell is not that of the constants where thermo_pw looked for the lattice itself: its
 * density then is another. */
static void judge_cell(thermo_pw *t)
{
  elastir_elastic_data *elastic = &t->run->elastic;
  elastir_geometry *geometry = &elastic->geometry;
  const double tolerance = 2e-3;
  double mass = 0.0, printed = elastic->density_g_cm3;
  bool whole = geometry->atom_count > 0 && geometry->atoms_read == geometry->atom_count;
  if (!whole)
    geometry->atoms_read = 0;
  for (size_t i = 0; i < geometry->atoms_read; i++)
    mass += geometry->atoms[i].mass_amu;
  double density = mass * CODATA_AMU_PER_ANGSTROM3 / geometry->volume_angstrom3;
  if (isnan(printed) || !whole || fabs(density - printed) <= tolerance * printed) {
    geometry->density_g_cm3 = printed;
    return;
  }
  elastir_diagnose(t->reader->diagnostics, ELASTIR_INFO, "other-cell", t->reader->file, geometry->line,
                   "the first cell has %.5g g/cm3, but that of the constants %.5g; its lattice is not used",
                   density, printed);
  geometry->has_vectors = false;
  geometry->volume_angstrom3 = mass * CODATA_AMU_PER_ANGSTROM3 / printed;
  geometry->density_g_cm3 = printed;
}

static void take_line(thermo_pw *t, const elastir_line *line)
{
  const char *text = skip_blanks(line->text);
  if (take_table(t, line, text))
    return;
  if (strncmp(text, "Estimated pressure (kbar)", 25) == 0)
    t->data.pressure_gpa = gpa_of_kbar * number_behind(text, "(kbar)");
  take_density(t, text);
  take_cell(t, line, text);
}

void tensor_read_thermo_pw(tensor_reader *reader, elastir_stream *stream)
{
  thermo_pw t = {.reader = reader, .rows = -2};
  elastir_line line = {.number = 0};
  t.run = tensor_add_run(reader, ELASTIR_FROM_THERMO_PW, 1);
  if (t.run == NULL)
    return;
  t.data.pressure_gpa = NAN;
  while (elastir_stream_line(stream, &line)) {
    const char *version = strstr(line.text, "THERMO_PW v.");
    if (version != NULL && t.run->version[0] == '\0')
      elastir_snprintf(t.run->version, sizeof t.run->version, "%.*s",
                       (int)strspn(version + 12, "0123456789."), version + 12);
    take_line(&t, &line);
  }
  if (t.rows != -2)
    fail(&t, &(elastir_line){.text = "the end of the file", .number = line.number}, "its rows");
  judge_cell(&t);
  if (t.run->elastic.size == 0)
    elastir_diagnose(reader->diagnostics, ELASTIR_ERROR, "no-elastic-tensor", reader->file, 0,
                     "the output has no '%s', which thermo_pw computes with "
                     "what = 'scf_elastic_constants'", title);
}
