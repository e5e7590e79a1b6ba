/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dielectric.c: oscillator strengths, and the electronic and vibrational dielectric tensors. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crystal/internal.h"

enum { WIDTH = 11, HEAD_LINES = 40, OLD_WIDTH = 8, OLD_HEAD_LINES = 6 };

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

static void drop_oscillators(crystal_charges *charges)
{
  free(charges->oscillators);
  charges->oscillators = NULL;
  charges->oscillator_count = charges->oscillator_capacity = 0;
  charges->oscillators_old = false;
}

static bool refuse_oscillators(crystal_reader *reader, long line)
{
  crystal_charges *charges = &reader->charges;
  crystal_report(reader, ELASTIR_ERROR, "oscillators-cut", line,
                 "the oscillator strengths after mode %d are cut or damaged; none is used",
                 reader->oscillators.mode);
  drop_oscillators(charges);
  return false;
}

/* The number of the mode at the start of a row, behind the last one. */
static bool read_mode(crystal_reader *reader, const elastir_line *line)
{
  size_t limit = 3 * reader->run->geometry.atoms_read;
  int mode;
  if (limit < reader->charges.born_rows)
    limit = reader->charges.born_rows;
  if (!crystal_leading_integer(line->text, &mode, NULL) || mode <= reader->oscillators.mode ||
      (size_t)mode > limit)
    return false;
  reader->oscillators.mode = mode;
  return true;
}

/* Groups of three rows, the first with the number of the mode; a blank line between them. */
static bool oscillators_block(crystal_reader *reader, const elastir_line *line)
{
  crystal_oscillators_state *state = &reader->oscillators;
  if (line == NULL) /* the sum tensor follows, or the file is cut */
    return state->component > 0 ? refuse_oscillators(reader, reader->lines) : false;
  if (state->head_lines < HEAD_LINES) { /* formulas and units, up to MODE CARTESIAN AXES SYSTEM */
    state->head_lines++;
    const char *text = line->text + strspn(line->text, " ");
    if (strncmp(text, "MODE ", 5) == 0)
      state->head_lines = HEAD_LINES;
    return true;
  }
  if (crystal_blank(line))
    return state->component == 0 ? true : refuse_oscillators(reader, line->number);
  double row[3];
  if (state->component == 0 && !read_mode(reader, line))
    return refuse_oscillators(reader, line->number);
  if (!crystal_last_fields(reader, line, 3, WIDTH, row) ||
      !make_room(reader, (size_t)state->mode))
    return refuse_oscillators(reader, line->number);
  memcpy(&reader->charges.oscillators[state->mode - 1][state->component], row, sizeof row);
  state->component = (state->component + 3) % 9;
  return true;
}

/* In old releases a mode has one line, "   4 1.25000 0.00000 …" of nine numbers below "MODE XX
 * XY …". Some print the title and nothing of that. */
static bool old_oscillators_block(crystal_reader *reader, const elastir_line *line)
{
  crystal_oscillators_state *state = &reader->oscillators;
  double row[9];
  if (line == NULL)
    return false;
  if (state->head_lines < OLD_HEAD_LINES) {
    const char *text = line->text + strspn(line->text, " ");
    bool head = strncmp(text, "MODE ", 5) == 0 && strstr(text, "XX") != NULL;
    state->head_lines = head ? OLD_HEAD_LINES : state->head_lines + 1;
    return head || state->head_lines < OLD_HEAD_LINES;
  }
  if (crystal_blank(line))
    return false;
  if (!read_mode(reader, line) || line->length < 4 + 9 * OLD_WIDTH ||
      !crystal_last_fields(reader, line, 9, OLD_WIDTH, row) ||
      !make_room(reader, (size_t)state->mode))
    return refuse_oscillators(reader, line->number);
  memcpy(reader->charges.oscillators[state->mode - 1], row, sizeof row);
  reader->charges.oscillators_old = true;
  return true;
}

/* "VIBRATIONAL CONTRIBUTIONS TO THE STATIC DIELECTRIC TENSOR (OSCILLATOR"; in old releases
 * "... TENSOR:". */
block_function *crystal_found_oscillators(crystal_reader *reader, const elastir_line *line,
                                          const char *text)
{
  (void)line;
  drop_oscillators(&reader->charges);
  reader->oscillators = (crystal_oscillators_state){0};
  return strchr(text, ':') != NULL ? old_oscillators_block : oscillators_block;
}

/* ---- three rows of three numbers ---- */

static bool square_row(crystal_reader *reader, const elastir_line *line)
{
  crystal_square_state *square = &reader->square;
  if (line != NULL && crystal_blank(line) && square->component == 0 && ++square->blanks < 3)
    return true;
  if (line == NULL ||
      !crystal_all_numbers(reader, line, 0, 3, square->values + square->component)) {
    crystal_report(reader, ELASTIR_ERROR, "dielectric-cut", reader->block_line,
                   "expected three rows of three numbers after this line");
    square->component = -1;
    return false;
  }
  square->component += 3;
  return square->component < 9;
}

/* Enters what nine numbers are, if they are complete. */
static void take_sum(crystal_reader *reader)
{
  if (reader->square.component != 9)
    return;
  memcpy(reader->charges.sum, reader->square.values, sizeof reader->square.values);
  reader->charges.has_sum = true;
}

static void take_electronic(crystal_reader *reader, const double *tensor)
{
  elastir_vibrations *vibrations = &reader->run->vibrations;
  memcpy(vibrations->electronic_dielectric, tensor, sizeof vibrations->electronic_dielectric);
  vibrations->has_electronic_dielectric = true;
}

static bool sum_block(crystal_reader *reader, const elastir_line *line)
{
  if (square_row(reader, line))
    return true;
  take_sum(reader);
  return false;
}

/* "... TO THE STATIC DIELECTRIC     TENSOR"; of layers, rods and molecules it is the
 * "POLARIZABILITY TENSOR", in bohr^3. */
block_function *crystal_found_sum_tensor(crystal_reader *reader, const elastir_line *line,
                                         const char *text)
{
  (void)line;
  if (strstr(text, "POLARIZABILITY") != NULL)
    return NULL;
  reader->square = (crystal_square_state){0};
  return sum_block;
}

static bool high_frequency_block(crystal_reader *reader, const elastir_line *line)
{
  if (square_row(reader, line))
    return true;
  if (reader->square.component == 9)
    take_electronic(reader, reader->square.values);
  return false;
}

/* "  0.2500000E+01  0.2500000E+01  0.2500000E+01": the diagonal. */
static bool diagonal_block(crystal_reader *reader, const elastir_line *line)
{
  double diagonal[3], tensor[9] = {0};
  if (line == NULL || !crystal_all_numbers(reader, line, 0, 3, diagonal)) {
    crystal_report(reader, ELASTIR_ERROR, "dielectric-cut", reader->block_line,
                   "expected three dielectric constants after this line");
    return false;
  }
  for (size_t i = 0; i < 3; i++)
    tensor[4 * i] = diagonal[i];
  take_electronic(reader, tensor);
  return false;
}

block_function *crystal_dielectric_input(crystal_reader *reader, bool diagonal)
{
  reader->square = (crystal_square_state){0};
  return diagonal ? diagonal_block : high_frequency_block;
}

/* "    3.75000    0.00000    0.00000                2.50000    0.00000    0.00000": a row of the
 * static tensor and one of that of high frequency, whose difference is the vibrations'. */
static bool tensors_block(crystal_reader *reader, const elastir_line *line)
{
  crystal_square_state *square = &reader->square;
  double row[6];
  if (line != NULL && square->component == 0 && ++square->blanks < 5 &&
      (crystal_blank(line) || strstr(line->text, "STATIC") != NULL))
    return true;
  if (line == NULL || !crystal_all_numbers(reader, line, 0, 6, row)) {
    crystal_report(reader, ELASTIR_ERROR, "dielectric-cut", reader->block_line,
                   "expected three rows of twice three numbers after this line");
    return false;
  }
  for (int i = 0; i < 3; i++) {
    square->values[square->component + i] = row[i] - row[3 + i];
    square->second[square->component + i] = row[3 + i];
  }
  square->component += 3;
  if (square->component < 9)
    return true;
  take_sum(reader);
  take_electronic(reader, square->second);
  return false;
}

/* "DIELECTRIC TENSORS", "STATIC … HIGH FREQUENCY" of CRYSTAL09 */
block_function *crystal_found_dielectric_tensors(crystal_reader *reader,
                                                 const elastir_line *line, const char *text)
{
  (void)line;
  (void)text;
  reader->square = (crystal_square_state){0};
  return tensors_block;
}

/* The echo of DIELISO or DIELTENS: one number on the line, or a matrix behind it. */
block_function *crystal_found_high_frequency(crystal_reader *reader, const elastir_line *line,
                                             const char *text)
{
  (void)line;
  const char *number = text + strcspn(text, "0123456789");
  double value, tensor[9] = {0};
  if (number_scan(number, strlen(number), &value) == 0)
    return crystal_dielectric_input(reader, false);
  for (size_t i = 0; i < 3; i++)
    tensor[4 * i] = value;
  take_electronic(reader, tensor);
  return NULL;
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
                   "the dielectric constant %g disagrees with the susceptibility %g beside it",
                   found[2], found[count - 1]);
  return !isnan(found[2]);
}

static bool polarizability_block(crystal_reader *reader, const elastir_line *line)
{
  static const int place[6][2] = {{0, 0}, {0, 1}, {0, 2}, {1, 1}, {1, 2}, {2, 2}};
  crystal_square_state *square = &reader->square;
  int component;
  double epsilon;
  bool is_static;
  if (line != NULL && read_polarizability_row(reader, line, &component, &epsilon, &is_static)) {
    if (!is_static)
      return true;
    int i = place[component][0], j = place[component][1];
    square->values[3 * i + j] = square->values[3 * j + i] = epsilon;
    square->component |= 1 << component;
    if (square->component != 63)
      return true;
    take_electronic(reader, square->values);
    return false;
  }
  if (line != NULL && square->component == 0 && ++square->blanks < 6)
    return true;
  crystal_report(reader, ELASTIR_WARNING, "dielectric-cut", reader->block_line,
                 "expected six components of the electronic dielectric tensor after this line");
  return false;
}

block_function *crystal_found_polarizability(crystal_reader *reader, const elastir_line *line,
                                             const char *text)
{
  (void)line;
  (void)text;
  reader->square = (crystal_square_state){0};
  return polarizability_block;
}
