/* SPDX-License-Identifier: GPL-3.0-or-later */
/* masses.c: the isotopic masses of the frequency section. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

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
  return used > 0 && *mass > 0.0 ? text + used : NULL;
}

static bool same_symbol(const char *a, const char *b)
{
  while (*a != '\0' && toupper((unsigned char)*a) == toupper((unsigned char)*b)) {
    a++;
    b++;
  }
  return *a == *b;
}

static void report_missing(crystal_reader *reader)
{
  elastir_geometry *geometry = &reader->run->geometry;
  if (reader->mass_count == geometry->atoms_read)
    return;
  crystal_report(reader, ELASTIR_ERROR, "masses-cut", reader->block_line,
                 "the masses of %zu atoms were expected, %zu are here",
                 geometry->atoms_read, reader->mass_count);
}

/* That of the first table, which isotopic substitutions are compared with. */
static double first_mass(const crystal_reader *reader, size_t index)
{
  const elastir_geometry *first = &reader->run->vibrations.geometry;
  double mass = reader->run->geometry.atoms[index].mass_amu;
  if (isnan(mass) && reader->run->vibrations.gamma_table >= 0 && index < first->atoms_read)
    mass = first->atoms[index].mass_amu; /* the geometry was printed anew, for another volume */
  return mass;
}

/* The masses of the first table are kept: those of isotopic substitutions come later. */
static void take_mass(crystal_reader *reader, long line, const char *symbol, double mass)
{
  double before = first_mass(reader, reader->mass_count);
  elastir_atom *atom = &reader->run->geometry.atoms[reader->mass_count++];
  if (!same_symbol(symbol, atom->symbol))
    crystal_report(reader, ELASTIR_ERROR, "atom-mismatch", line,
                   "atom %zu is %s in the geometry and %s here", reader->mass_count,
                   atom->symbol, symbol);
  if (reader->run->vibrations.gamma_table < 0 || isnan(before)) {
    atom->mass_amu = mass;
    return;
  }
  atom->mass_amu = before;
  if (mass != before && !reader->masses_changed) {
    reader->masses_changed = true;
    crystal_report(reader, ELASTIR_INFO, "isotopic-masses", line,
                   "atom %zu has %g amu here and %g amu in the first table; the frequencies "
                   "that follow are of other isotopes", reader->mass_count, mass, before);
  }
}

static bool masses_block(crystal_reader *reader, const elastir_line *line)
{
  elastir_geometry *geometry = &reader->run->geometry;
  if (line == NULL) {
    report_missing(reader);
    return false;
  }
  if (crystal_blank(line)) {
    if (reader->mass_count == 0 && ++reader->row < 3)
      return true;
    report_missing(reader);
    return false;
  }
  const char *text = line->text;
  while (text[strspn(text, " ")] != '\0') {
    char symbol[4];
    double mass;
    const char *end = read_mass(text, reader->mass_count + 1, symbol, &mass);
    if (end == NULL || reader->mass_count >= geometry->atoms_read) {
      if (reader->mass_count < geometry->atoms_read)
        crystal_report(reader, ELASTIR_ERROR, "masses-cut", line->number,
                       "number, symbol and mass of atom %zu were expected in column %d",
                       reader->mass_count + 1, (int)(text - line->text) + 1);
      return false;
    }
    take_mass(reader, line->number, symbol, mass);
    text = end;
  }
  return reader->mass_count < geometry->atoms_read;
}

void crystal_found_masses(crystal_reader *reader, const elastir_line *line, const char *text)
{
  (void)text;
  elastir_crystal_run *run = reader->run;
  run->frequencies_asked = true;
  if (run->vibrations.line == 0)
    run->vibrations.line = line->number;
  if (run->geometry.atoms_read == 0)
    return;
  reader->mass_count = 0;
  reader->row = 0;
  crystal_start_block(reader, masses_block, line->number);
}

void crystal_check_masses(crystal_reader *reader, long line)
{
  const elastir_geometry *geometry = &reader->run->geometry;
  for (size_t i = 0; i < geometry->atoms_read; i++)
    if (!isnan(geometry->atoms[i].mass_amu))
      return;
  if (geometry->atoms_read > 0)
    crystal_report(reader, ELASTIR_WARNING, "masses-missing", line,
                   "no isotopic masses were found above this table; the mass of the cell is "
                   "that of the most abundant isotopes");
}
