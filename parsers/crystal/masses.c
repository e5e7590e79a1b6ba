/* SPDX-License-Identifier: GPL-3.0-or-later */
/* masses.c: the isotopic masses of the frequency section. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "base/memory.h"
#include "crystal/internal.h"

/* "    1 SI  27.976930    2 SI  27.976930": number, symbol, mass, four times a line or fewer.
 * The number is stars where it does not fit. */
static const char *read_mass(const char *text, size_t expected, char symbol[4], double *mass)
{
  while (*text == ' ')
    text++;
  int number = 0;
  if (*text == '*') {
    while (*text == '*')
      text++;
  } else if (!crystal_leading_integer(text, &number, &text) || (size_t)number != expected) {
    return NULL;
  }
  while (*text == ' ')
    text++;
  size_t letters = 0;
  for (; isalpha((unsigned char)text[letters]); letters++)
    if (letters < 3)
      symbol[letters] = text[letters];
  if (letters == 0 || letters > 3)
    return NULL;
  symbol[letters] = '\0';
  text += letters;
  while (*text == ' ')
    text++;
  size_t used = number_scan(text, strlen(text), mass);
  bool ghost = strcmp(symbol, "XX") == 0;
  return used > 0 && (*mass > 0.0 || ghost) ? text + used : NULL;
}

static bool same_symbol(const char *a, const char *b)
{
  return letters_equal(a, strlen(a), b);
}

/* Gives each atom its mass, if these are the masses of these atoms: CRYSTAL prints them before
 * the first geometry, behind it, or between two. */
void crystal_apply_masses(crystal_reader *reader, elastir_geometry *geometry)
{
  const crystal_masses_state *masses = &reader->masses;
  if (masses->count == 0 || masses->count != geometry->atoms_read)
    return;
  for (size_t i = 0; i < masses->count; i++)
    if (!same_symbol(masses->symbols[i], geometry->atoms[i].symbol))
      return;
  for (size_t i = 0; i < masses->count; i++)
    geometry->atoms[i].mass_amu = masses->amu[i];
}

/* How many masses there are to be; 0: the atoms are not known yet. */
static size_t expected_masses(const crystal_reader *reader)
{
  return reader->run->geometry.atoms_read;
}

static void finish_masses(crystal_reader *reader)
{
  size_t expected = expected_masses(reader);
  if (reader->masses.next < expected)
    crystal_report(reader, ELASTIR_ERROR, "masses-cut", reader->block_line,
                   "expected the masses of %zu atoms, found %zu", expected,
                   reader->masses.next);
  crystal_apply_masses(reader, &reader->run->geometry);
}

static bool keep_mass(crystal_reader *reader, const char *symbol, double mass)
{
  crystal_masses_state *masses = &reader->masses;
  if (!elastir_grow(&masses->symbols, &masses->symbol_capacity, masses->count,
                    sizeof *masses->symbols) ||
      !elastir_grow(&masses->amu, &masses->amu_capacity, masses->count, sizeof *masses->amu)) {
    elastir_diagnose_no_memory(reader->diagnostics);
    return false;
  }
  memcpy(masses->symbols[masses->count], symbol, sizeof *masses->symbols);
  masses->amu[masses->count++] = mass;
  return true;
}

/* The masses of the first table are kept: those of isotopic substitutions come later. */
static bool take_mass(crystal_reader *reader, long line, const char *symbol, double mass)
{
  crystal_masses_state *masses = &reader->masses;
  const elastir_geometry *geometry = &reader->run->geometry;
  size_t index = masses->next++;
  if (index < geometry->atoms_read && !same_symbol(symbol, geometry->atoms[index].symbol))
    crystal_report(reader, ELASTIR_ERROR, "atom-mismatch", line,
                   "atom %zu is %s in the geometry but %s here", index + 1,
                   geometry->atoms[index].symbol, symbol);
  if (reader->run->vibrations.gamma_table < 0 || index >= masses->count) {
    if (index < masses->count)
      masses->count = index; /* printed anew before the first table */
    return keep_mass(reader, symbol, mass);
  }
  if (mass != masses->amu[index] && !masses->changed) {
    masses->changed = true;
    crystal_report(reader, ELASTIR_INFO, "isotopic-masses", line,
                   "atom %zu has %g amu here but %g amu in the first table; the frequencies that follow are "
                   "for other isotopes", index + 1, mass, masses->amu[index]);
  }
  return true;
}

/* One line of masses; false: it is damaged (reported), or the last. */
static bool take_line(crystal_reader *reader, const elastir_line *line)
{
  crystal_masses_state *masses = &reader->masses;
  size_t expected = expected_masses(reader);
  const char *text = line->text;
  while (text[strspn(text, " ")] != '\0') {
    char symbol[4];
    double mass;
    const char *end = read_mass(text, masses->next + 1, symbol, &mass);
    if (end == NULL || (expected > 0 && masses->next >= expected)) {
      if (masses->next < expected)
        crystal_report(reader, ELASTIR_ERROR, "masses-cut", line->number,
                       "expected number, symbol and mass of atom %zu in column %d",
                       masses->next + 1, (int)(text - line->text) + 1);
      return false;
    }
    if (!take_mass(reader, line->number, symbol, mass))
      return false;
    text = end;
  }
  return expected == 0 || masses->next < expected;
}

static bool masses_block(crystal_reader *reader, const elastir_line *line)
{
  crystal_masses_state *masses = &reader->masses;
  if (line != NULL && crystal_blank(line) && masses->next == 0 && ++masses->blanks < 4)
    return true;
  if (line == NULL || crystal_blank(line)) {
    finish_masses(reader);
    return false;
  }
  if (take_line(reader, line))
    return true;
  crystal_apply_masses(reader, &reader->run->geometry);
  return false;
}

block_function *crystal_found_masses(crystal_reader *reader, const elastir_line *line,
                                     const char *text)
{
  elastir_crystal_run *run = reader->run;
  (void)text;
  run->frequencies_asked = true;
  if (run->vibrations.line == 0)
    run->vibrations.line = line->number;
  reader->masses.next = 0;
  reader->masses.blanks = 0;
  return masses_block;
}

void crystal_drop_masses(crystal_reader *reader)
{
  free(reader->masses.symbols);
  free(reader->masses.amu);
  reader->masses = (crystal_masses_state){0};
}

void crystal_check_masses(crystal_reader *reader, long line)
{
  const elastir_geometry *geometry = &reader->run->geometry;
  for (size_t i = 0; i < geometry->atoms_read; i++)
    if (!isnan(geometry->atoms[i].mass_amu))
      return;
  if (geometry->atoms_read > 0)
    crystal_report(reader, ELASTIR_WARNING, "masses-missing", line,
                   "no isotopic masses precede this table; the mass of the cell is that of the most abundant "
                   "isotopes");
}
