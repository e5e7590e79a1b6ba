/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dielectric.c: oscillator strengths, and the electronic and vibrational dielectric tensors. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crystal/internal.h"

enum { WIDTH = 11, HEAD_LINES = 40 };

/* ---- oscillator strengths ---- */

static bool make_room(crystal_reader *reader, size_t mode)
{
  crystal_charges *charges = &reader->charges;
  while (charges->oscillator_count < mode) {
    if (!elastir_grow(&charges->oscillators, &charges->oscillator_capacity,
                      charges->oscillator_count, sizeof *charges->oscillators)) {
      elastir_diagnose_no_memory(reader->diagnostics);
      return false;
    }
    memset(charges->oscillators[charges->oscillator_count++], 0,
           sizeof *charges->oscillators);
  }
  return true;
}

static bool refuse_oscillators(crystal_reader *reader, long line)
{
  crystal_charges *charges = &reader->charges;
  crystal_report(reader, ELASTIR_ERROR, "oscillators-cut", line,
                 "the oscillator strengths behind mode %d are cut or damaged; none is used",
                 reader->oscillator_mode);
  free(charges->oscillators);
  charges->oscillators = NULL;
  charges->oscillator_count = charges->oscillator_capacity = 0;
  return false;
}

/* Groups of three rows, the first with the number of the mode; a blank line between them. */
static bool oscillators_block(crystal_reader *reader, const elastir_line *line)
{
  crystal_charges *charges = &reader->charges;
  if (line == NULL) /* the sum tensor follows, or the file is cut */
    return reader->component > 0 ? refuse_oscillators(reader, reader->lines) : false;
  if (reader->row < HEAD_LINES) { /* formulas and units, up to MODE CARTESIAN AXES SYSTEM */
    reader->row++;
    const char *text = line->text + strspn(line->text, " ");
    if (strncmp(text, "MODE ", 5) == 0)
      reader->row = HEAD_LINES;
    return true;
  }
  if (crystal_blank(line))
    return reader->component == 0 ? true : refuse_oscillators(reader, line->number);
  double row[3];
  int mode;
  if (reader->component == 0) {
    size_t limit = 3 * reader->run->geometry.atoms_read;
    if (limit < charges->born_rows)
      limit = charges->born_rows;
    if (!crystal_leading_integer(line->text, &mode, NULL) || mode <= reader->oscillator_mode ||
        (size_t)mode > limit)
      return refuse_oscillators(reader, line->number);
    reader->oscillator_mode = mode;
  }
  if (!crystal_last_fields(reader, line, 3, WIDTH, row) ||
      !make_room(reader, (size_t)reader->oscillator_mode))
    return refuse_oscillators(reader, line->number);
  memcpy(&charges->oscillators[reader->oscillator_mode - 1][reader->component], row, sizeof row);
  reader->component = (reader->component + 3) % 9;
  return true;
}

/* "VIBRATIONAL CONTRIBUTIONS TO THE STATIC DIELECTRIC TENSOR (OSCILLATOR"; older releases print
 * "... TENSOR:" and no strengths. */
void crystal_found_oscillators(crystal_reader *reader, const elastir_line *line,
                               const char *text)
{
  crystal_charges *charges = &reader->charges;
  if (strchr(text, ':') != NULL)
    return;
  free(charges->oscillators);
  charges->oscillators = NULL;
  charges->oscillator_count = charges->oscillator_capacity = 0;
  reader->row = reader->component = reader->oscillator_mode = 0;
  crystal_start_block(reader, oscillators_block, line->number);
}

/* ---- three rows of three numbers ---- */

static bool square_row(crystal_reader *reader, const elastir_line *line)
{
  if (line != NULL && crystal_blank(line) && reader->component == 0 && ++reader->row < 3)
    return true;
  if (line == NULL ||
      !crystal_all_numbers(reader, line, 0, 3, reader->values + reader->component)) {
    crystal_report(reader, ELASTIR_ERROR, "dielectric-cut", reader->block_line,
                   "three rows of three numbers were expected behind this line");
    reader->component = -1;
    return false;
  }
  reader->component += 3;
  return reader->component < 9;
}

static bool sum_block(crystal_reader *reader, const elastir_line *line)
{
  if (square_row(reader, line))
    return true;
  if (reader->component == 9) {
    memcpy(reader->charges.sum, reader->values, sizeof reader->values);
    reader->charges.has_sum = true;
  }
  return false;
}

/* "... TO THE STATIC DIELECTRIC     TENSOR"; of layers, rods and molecules it is the
 * "POLARIZABILITY TENSOR", in bohr^3. */
void crystal_found_sum_tensor(crystal_reader *reader, const elastir_line *line, const char *text)
{
  if (strstr(text, "POLARIZABILITY") != NULL)
    return;
  reader->row = reader->component = 0;
  crystal_start_block(reader, sum_block, line->number);
}

static bool high_frequency_block(crystal_reader *reader, const elastir_line *line)
{
  if (square_row(reader, line))
    return true;
  if (reader->component == 9) {
    memcpy(reader->run->vibrations.electronic_dielectric, reader->values,
           sizeof reader->values);
    reader->run->vibrations.has_electronic_dielectric = true;
  }
  return false;
}

void crystal_start_dielectric_input(crystal_reader *reader, long line)
{
  reader->row = reader->component = 0;
  crystal_start_block(reader, high_frequency_block, line);
}

/* The echo of DIELISO or DIELTENS: one number on the line, or a matrix behind it. */
void crystal_found_high_frequency(crystal_reader *reader, const elastir_line *line,
                                  const char *text)
{
  elastir_vibrations *vibrations = &reader->run->vibrations;
  const char *number = text + strcspn(text, "0123456789");
  double value;
  if (number_scan(number, strlen(number), &value) > 0) {
    for (size_t i = 0; i < 9; i++)
      vibrations->electronic_dielectric[i] = i % 4 == 0 ? value : 0.0;
    vibrations->has_electronic_dielectric = true;
    return;
  }
  crystal_start_dielectric_input(reader, line->number);
}

/* ---- the CPHF table ---- */

/* "  0.000   XX   82.2680   0.0000   1.9384   0.0000   0.9384", in older versions without
 * the frequency, and without the imaginary part of epsilon. Rows of other frequencies than
 * zero are not the static tensor. */
static bool read_polarizability_row(crystal_reader *reader, const elastir_line *line,
                                    int *component, double *epsilon, bool *is_static)
{
  static const char names[][3] = {"XX", "XY", "XZ", "YY", "YZ", "ZZ"};
  const char *text = line->text + strspn(line->text, " ");
  double frequency = 0.0;
  size_t used = number_scan(text, strlen(text), &frequency);
  *is_static = used == 0 || frequency == 0.0;
  text += used;
  text += strspn(text, " ");
  for (*component = 0; *component < 6; ++*component)
    if (strncmp(text, names[*component], 2) == 0)
      break;
  if (*component == 6)
    return false;
  double found[6];
  size_t count = number_split(text + 2, strlen(text + 2), found, 6);
  if (count != 5 && count != 4)
    return false;
  *epsilon = found[2];
  /* The last column is the susceptibility, epsilon less the unit tensor, to four digits. */
  bool diagonal = names[*component][0] == names[*component][1];
  if (*is_static && !(fabs(found[2] - (diagonal ? 1.0 : 0.0) - found[count - 1]) <= 1.1e-4))
    crystal_report(reader, ELASTIR_WARNING, "dielectric-mismatch", line->number,
                   "the dielectric constant %g does not go with the susceptibility %g beside it",
                   found[2], found[count - 1]);
  return !isnan(found[2]);
}

static bool polarizability_block(crystal_reader *reader, const elastir_line *line)
{
  static const int place[6][2] = {{0, 0}, {0, 1}, {0, 2}, {1, 1}, {1, 2}, {2, 2}};
  elastir_vibrations *vibrations = &reader->run->vibrations;
  int component;
  double epsilon;
  bool is_static;
  if (line != NULL && read_polarizability_row(reader, line, &component, &epsilon, &is_static)) {
    if (!is_static)
      return true;
    int i = place[component][0], j = place[component][1];
    reader->values[3 * i + j] = reader->values[3 * j + i] = epsilon;
    reader->component |= 1 << component;
    if (reader->component != 63)
      return true;
    memcpy(vibrations->electronic_dielectric, reader->values, sizeof reader->values);
    vibrations->has_electronic_dielectric = true;
    return false;
  }
  if (line != NULL && reader->component == 0 && ++reader->row < 6)
    return true;
  crystal_report(reader, ELASTIR_WARNING, "dielectric-cut", reader->block_line,
                 "six components of the electronic dielectric tensor were expected behind "
                 "this line");
  return false;
}

void crystal_found_polarizability(crystal_reader *reader, const elastir_line *line,
                                  const char *text)
{
  (void)text;
  reader->row = reader->component = 0;
  crystal_start_block(reader, polarizability_block, line->number);
}
