/* SPDX-License-Identifier: GPL-3.0-or-later */
/* geometry.c: the atoms of the unit cell, their masses, and copies of a geometry. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crystal/internal.h"

void crystal_free_geometry(elastir_geometry *geometry)
{
  free(geometry->space_group);
  free(geometry->atoms);
  *geometry = (elastir_geometry){.dimensionality = -1};
}

static bool crystal_copy_geometry(elastir_geometry *target, const elastir_geometry *source)
{
  elastir_geometry copy = *source;
  copy.space_group = NULL;
  copy.atoms = NULL;
  bool good = true;
  if (source->space_group != NULL) {
    copy.space_group = elastir_copy_text(source->space_group, strlen(source->space_group));
    good = copy.space_group != NULL;
  }
  if (source->atoms_read > 0) {
    copy.atoms = malloc(source->atoms_read * sizeof *copy.atoms);
    if (copy.atoms != NULL)
      memcpy(copy.atoms, source->atoms, source->atoms_read * sizeof *copy.atoms);
    else
      good = false;
  }
  if (!good) {
    crystal_free_geometry(&copy);
    return false;
  }
  crystal_free_geometry(target);
  *target = copy;
  return true;
}

void crystal_take_geometry(crystal_reader *reader, elastir_geometry *target)
{
  if (!crystal_copy_geometry(target, &reader->run->geometry))
    elastir_diagnose_no_memory(reader->diagnostics);
}

/* ---- the table of atoms ---- */

/* What the new geometry shares with the last one if the cell is the same: its Cartesian
 * vectors and conventional cell are printed once only. */
static void inherit_cell(elastir_geometry *fresh, const elastir_geometry *last)
{
  const double ours[6] = {fresh->a_angstrom, fresh->b_angstrom, fresh->c_angstrom,
                          fresh->alpha_deg, fresh->beta_deg, fresh->gamma_deg};
  const double theirs[6] = {last->a_angstrom, last->b_angstrom, last->c_angstrom,
                            last->alpha_deg, last->beta_deg, last->gamma_deg};
  for (size_t i = 0; i < 6; i++) /* printed with eight and six digits behind the point */
    if (isnan(ours[i]) != isnan(theirs[i]) || fabs(ours[i] - theirs[i]) > 2e-6)
      return;
  if (last->line == 0)
    return;
  fresh->has_vectors = last->has_vectors;
  memcpy(fresh->vectors_angstrom, last->vectors_angstrom, sizeof fresh->vectors_angstrom);
  fresh->has_conventional = last->has_conventional;
  memcpy(fresh->conventional, last->conventional, sizeof fresh->conventional);
  fresh->conventional_volume_angstrom3 = last->conventional_volume_angstrom3;
  fresh->has_transformation = last->has_transformation;
  memcpy(fresh->transformation, last->transformation, sizeof fresh->transformation);
}

static void check_atoms(crystal_reader *reader, const elastir_geometry *fresh)
{
  size_t asymmetric = 0;
  for (size_t i = 0; i < fresh->atoms_read; i++)
    if (fresh->atoms[i].asymmetric)
      asymmetric++;
  if (fresh->atoms_read != fresh->atom_count)
    crystal_report(reader, ELASTIR_ERROR, "geometry-cut", reader->block_line,
                   "the table of atoms has %zu of %zu atoms", fresh->atoms_read,
                   fresh->atom_count);
  else if (asymmetric != fresh->asymmetric_count)
    crystal_report(reader, ELASTIR_WARNING, "atom-mismatch", reader->block_line,
                   "%zu atoms of the asymmetric unit are announced, but %zu are marked T",
                   fresh->asymmetric_count, asymmetric);
}

static void count_ghosts(elastir_geometry *geometry)
{
  geometry->ghost_count = 0;
  for (size_t i = 0; i < geometry->atoms_read; i++)
    geometry->ghost_count += geometry->atoms[i].ghost;
}

static void commit_geometry(crystal_reader *reader)
{
  elastir_crystal_run *run = reader->run;
  elastir_geometry *fresh = &reader->geometry.fresh;
  check_atoms(reader, fresh);
  count_ghosts(fresh);
  crystal_apply_masses(reader, fresh);
  bool worse = fresh->atoms_read < fresh->atom_count && run->geometry.line > 0;
  /* A layer cut from a crystal, or a tube rolled of a layer, has not the group of either. */
  bool group_fits =
      fresh->dimensionality < 0 || fresh->dimensionality == reader->geometry.group_dimensionality;
  const char *group = reader->geometry.space_group;
  if (*group != '\0' && group_fits) {
    fresh->space_group = elastir_copy_text(group, strlen(group));
    if (fresh->space_group == NULL)
      elastir_diagnose_no_memory(reader->diagnostics);
  }
  if (!worse) {
    inherit_cell(fresh, &run->geometry);
    crystal_free_geometry(&run->geometry);
    run->geometry = *fresh;
    *fresh = (elastir_geometry){.dimensionality = -1};
  } else {
    crystal_free_geometry(fresh);
  }
  reader->geometry.open = false;
  reader->geometry.announced = false; /* it was said of this one */
}

/* Three numbers as 1P E20.12 prints them: the points and the exponents stand in fixed columns,
 * so that a lost or doubled byte shows. Tubes, and layers that are to be rolled into tubes, have
 * 0P E19.11 and the distance from the axis behind them, as F8.3: radius. */
static bool read_coordinates(const char *text, size_t length, bool radius, double *values)
{
  enum { POINT = 3, RADIUS = 8 };
  const size_t width = radius ? 19 : 20, exponent = radius ? 15 : 16;
  double distance;
  while (length > 0 && text[length - 1] == ' ')
    length--;
  if (radius && length > RADIUS) {
    length -= RADIUS;
    number_status status = number_real(text + length, RADIUS, &distance);
    if (status != NUMBER_OK && status != NUMBER_STARS)
      return false;
  }
  if (length < 3 * width - 3)
    return false;
  for (size_t i = 0; i < 3; i++) {
    size_t end = length - (2 - i) * width;
    const char *field = end >= width ? text + end - width : text;
    size_t shift = end >= width ? 0 : width - end; /* blanks that were skipped */
    if (field[POINT - shift] != '.' || field[exponent - shift] != 'E' ||
        number_real(field, width - shift, &values[i]) != NUMBER_OK)
      return false;
  }
  return strspn(text, " ") + 3 * width <= length + 3;
}

/* "      1 T   7 N     2.890643845867E-01 -9.225196946998E-02 -4.386931837253E-01" */
static bool read_atom(const elastir_line *line, bool radius, int *index, elastir_atom *atom)
{
  const char *p;
  int number;
  *atom = (elastir_atom){.mass_amu = NAN};
  if (!crystal_leading_integer(line->text, index, &p) || p[0] != ' ' ||
      (p[1] != 'T' && p[1] != 'F'))
    return false;
  atom->asymmetric = p[1] == 'T';
  if (!crystal_leading_integer(p + 2, &number, &p))
    return false;
  atom->atomic_number = number % 100;
  atom->ghost = number == 0;
  atom->pseudopotential = number > 200;
  while (*p == ' ')
    p++;
  size_t letters = 0;
  while ((p[letters] >= 'A' && p[letters] <= 'Z') || (p[letters] >= 'a' && p[letters] <= 'z'))
    letters++;
  if (letters == 0 || letters >= sizeof atom->symbol)
    return false;
  memcpy(atom->symbol, p, letters);
  if (letters == 2 && atom->atomic_number > 0)
    atom->symbol[1] = (char)(atom->symbol[1] | 0x20); /* "ZN" is printed, "Zn" is meant */
  p += letters;
  size_t left = line->length - (size_t)(p - line->text);
  return read_coordinates(p, left, radius, atom->coordinates);
}

/* The symbol of an atomic number in CRYSTAL's capitals, "" if there is none. */
static const char *crystal_symbol(int atomic_number)
{
  static const char symbols[][3] = {
      "XX", "H",  "HE", "LI", "BE", "B",  "C",  "N",  "O",  "F",  "NE", "NA", "MG", "AL", "SI",
      "P",  "S",  "CL", "AR", "K",  "CA", "SC", "TI", "V",  "CR", "MN", "FE", "CO", "NI", "CU",
      "ZN", "GA", "GE", "AS", "SE", "BR", "KR", "RB", "SR", "Y",  "ZR", "NB", "MO", "TC", "RU",
      "RH", "PD", "AG", "CD", "IN", "SN", "SB", "TE", "I",  "XE", "CS", "BA", "LA", "CE", "PR",
      "ND", "PM", "SM", "EU", "GD", "TB", "DY", "HO", "ER", "TM", "YB", "LU", "HF", "TA", "W",
      "RE", "OS", "IR", "PT", "AU", "HG", "TL", "PB", "BI", "PO", "AT", "RN", "FR", "RA", "AC",
      "TH", "PA", "U",  "NP", "PU", "AM", "CM", "BK", "CF", "ES"};
  if (atomic_number < 0 || atomic_number >= (int)(sizeof symbols / sizeof *symbols))
    return "";
  return symbols[atomic_number];
}

static bool symbol_fits(const elastir_atom *atom)
{
  const char *expected = crystal_symbol(atom->atomic_number);
  if (atom->atomic_number == 0 || *expected == '\0')
    return true;
  return (atom->symbol[0] == expected[0]) && ((atom->symbol[1] & ~0x20) == expected[1]);
}

static void add_atom(crystal_reader *reader, long line, int index, const elastir_atom *atom)
{
  elastir_geometry *fresh = &reader->geometry.fresh;
  if ((size_t)index != fresh->atoms_read + 1)
    crystal_report(reader, ELASTIR_ERROR, "atom-mismatch", line,
                   "expected atom %zu here, found atom %d", fresh->atoms_read + 1,
                   index);
  if (!symbol_fits(atom))
    crystal_report(reader, ELASTIR_ERROR, "atom-mismatch", line,
                   "atom %d has atomic number %d, which is %s, but the symbol %s", index,
                   atom->atomic_number, crystal_symbol(atom->atomic_number), atom->symbol);
  if (!elastir_grow(&fresh->atoms, &reader->geometry.capacity, fresh->atoms_read,
                    sizeof *fresh->atoms)) {
    elastir_diagnose_no_memory(reader->diagnostics);
    return;
  }
  fresh->atoms[fresh->atoms_read++] = *atom;
}

/* "ATOM   X/A   Y/B   Z(ANGSTROM)": fractions along periodic directions alone. The cell above
 * says the same by its lengths; a molecule has none. */
static void take_dimensionality(crystal_reader *reader, const elastir_line *line,
                                const char *head)
{
  crystal_geometry_state *state = &reader->geometry;
  int found = strstr(head, "Z/C") != NULL   ? 3
              : strstr(head, "Y/B") != NULL ? 2
              : strstr(head, "X/A") != NULL ? 1
                                            : 0;
  int expected = state->announced ? state->dimensionality : state->fresh.dimensionality;
  state->radius = strstr(head, "R(ANGS)") != NULL;
  if (expected >= 0 && expected != found)
    crystal_report(reader, ELASTIR_ERROR, "dimensionality-mismatch", line->number,
                   "the system has %d periodic directions, but the heading of its atoms states %d",
                   expected, found);
  state->fresh.dimensionality = found;
}

static bool atoms_block(crystal_reader *reader, const elastir_line *line)
{
  elastir_geometry *fresh = &reader->geometry.fresh;
  if (line == NULL) {
    commit_geometry(reader);
    return false;
  }
  const char *text = line->text;
  while (*text == ' ')
    text++;
  bool head = strncmp(text, "ATOM ", 5) == 0;
  if (head || *text == '*') {
    if (head)
      take_dimensionality(reader, line, text);
    if (fresh->atoms_read == 0)
      return true;
  }
  if (fresh->atoms_read == 0 && crystal_blank(line))
    return true;
  int index;
  elastir_atom atom;
  if (!read_atom(line, reader->geometry.radius, &index, &atom)) {
    if (!crystal_blank(line))
      crystal_report(reader, ELASTIR_ERROR, "atom-mismatch", line->number,
                     "expected atom %zu here: number, T or F, atomic number, symbol, three "
                     "coordinates", fresh->atoms_read + 1);
    commit_geometry(reader);
    return false;
  }
  add_atom(reader, line->number, index, &atom);
  if (fresh->atoms_read < fresh->atom_count)
    return true;
  commit_geometry(reader);
  return false;
}

block_function *crystal_found_atoms(crystal_reader *reader, const elastir_line *line,
                                    const char *text)
{
  elastir_geometry *fresh = &reader->geometry.fresh;
  int asymmetric = 0, all = 0;
  const char *end = text;
  if (!crystal_leading_integer(text + strlen("ATOMS IN THE ASYMMETRIC UNIT"), &asymmetric,
                               &end) ||
      (end = strstr(end, "UNIT CELL:")) == NULL ||
      !crystal_leading_integer(end + strlen("UNIT CELL:"), &all, NULL) || all < 1) {
    crystal_report(reader, ELASTIR_ERROR, "geometry-cut", line->number,
                   "expected 'ATOMS IN THE ASYMMETRIC UNIT n - ATOMS IN THE UNIT CELL: m'");
    return NULL;
  }
  if (!reader->geometry.open) { /* a molecule has no cell before its atoms */
    crystal_free_geometry(fresh);
    fresh->a_angstrom = fresh->b_angstrom = fresh->c_angstrom = NAN;
    fresh->alpha_deg = fresh->beta_deg = fresh->gamma_deg = NAN;
    fresh->volume_angstrom3 = fresh->density_g_cm3 = NAN;
    fresh->dimensionality =
        reader->geometry.announced ? reader->geometry.dimensionality : -1;
    fresh->line = line->number;
    reader->geometry.open = true;
  }
  free(fresh->atoms);
  fresh->atoms = NULL;
  fresh->atoms_read = 0;
  fresh->atom_count = (size_t)all;
  fresh->asymmetric_count = (size_t)asymmetric;
  reader->geometry.radius = false;
  reader->geometry.capacity = 0;
  return atoms_block;
}

/* ---- the end of the run ---- */

void crystal_finish_geometry(crystal_reader *reader)
{
  elastir_geometry *geometry = &reader->run->geometry;
  if (!reader->geometry.open)
    return;
  crystal_report(reader, ELASTIR_ERROR, "geometry-cut", reader->geometry.fresh.line,
                 "no table of atoms follows this cell%s",
                 geometry->line > 0 ? "; the preceding geometry is used" : "");
  if (geometry->line > 0)
    return;
  crystal_free_geometry(geometry);
  *geometry = reader->geometry.fresh;
  reader->geometry.fresh = (elastir_geometry){0};
}

void crystal_drop_geometry(crystal_reader *reader)
{
  crystal_free_geometry(&reader->geometry.fresh);
  reader->geometry = (crystal_geometry_state){0};
}
