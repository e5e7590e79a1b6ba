/* SPDX-License-Identifier: GPL-3.0-or-later */
/* born.c: Born charge vectors in the basis of normal modes. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crystal/internal.h"

/* Of each component: E15.5, in old releases F12.5. */
enum { WIDTH = 15, OLD_WIDTH = 12 };

/* One unified mass unit in electron masses (CODATA 2018). CRYSTAL03 to 09 print the components
 * in e/sqrt(u), with five digits behind the point. */
static const double unit_electron_masses = 1822.888486209;
static const double old_half_digit = 0.5e-5;

void crystal_drop_charges(crystal_reader *reader)
{
  free(reader->charges.born);
  free(reader->charges.oscillators);
  free(reader->charges.tensors);
  reader->charges = (crystal_charges){0};
}

/* The blocks that precede a table belong to it. */
void crystal_adopt_charges(crystal_reader *reader)
{
  elastir_vibrations *vibrations = &reader->run->vibrations;
  crystal_charges *charges = &reader->charges;
  free(vibrations->born_vectors);
  free(vibrations->oscillator_strengths);
  free(vibrations->born_tensors);
  vibrations->born_tensors = charges->tensors;
  vibrations->born_tensor_count = charges->tensor_count;
  charges->tensors = NULL;
  vibrations->born_vectors = charges->born;
  vibrations->born_count = charges->born_rows;
  vibrations->born_half_digit = charges->born_half_digit;
  vibrations->oscillator_strengths = charges->oscillators;
  vibrations->oscillator_count = charges->oscillator_count;
  vibrations->oscillators_old = charges->oscillators_old;
  vibrations->has_vibrational_dielectric = charges->has_sum;
  memcpy(vibrations->vibrational_dielectric, charges->sum, sizeof charges->sum);
  charges->born = NULL;
  charges->oscillators = NULL;
  crystal_drop_charges(reader);
}

/* What is left of a block with a missing row is worthless: the rows behind it would belong to
 * other modes. */
static void refuse(crystal_reader *reader, long line, const char *what)
{
  crystal_report(reader, ELASTIR_ERROR, "born-vectors-cut", line,
                 "expected the Born vectors of mode %zu here, but %s; they are not used",
                 reader->charges.born_rows + 1, what);
  free(reader->charges.born);
  reader->charges.born = NULL;
  reader->charges.born_rows = reader->charges.born_capacity = 0;
}

/* The next row; false: it is another line, or there is no memory (reported). */
static bool read_row(crystal_reader *reader, const elastir_line *line)
{
  crystal_charges *charges = &reader->charges;
  const size_t width = charges->born_old ? OLD_WIDTH : WIDTH;
  int mode;
  double row[3];
  if (!crystal_leading_integer(line->text, &mode, NULL) ||
      (size_t)mode != charges->born_rows + 1 || line->length < 4 + 3 * width ||
      !crystal_last_fields(reader, line, 3, width, row))
    return false;
  double(*rows)[3] = (void *)charges->born;
  if (!elastir_grow(&rows, &charges->born_capacity, charges->born_rows, sizeof *rows)) {
    elastir_diagnose_no_memory(reader->diagnostics);
    return false;
  }
  charges->born = (double *)rows;
  for (size_t i = 0; i < 3 && charges->born_old; i++)
    row[i] /= sqrt(unit_electron_masses);
  memcpy(rows[charges->born_rows++], row, sizeof row);
  return true;
}

static bool born_block(crystal_reader *reader, const elastir_line *line)
{
  crystal_charges *charges = &reader->charges;
  bool blank = line == NULL || crystal_blank(line);
  if (blank) {
    if (charges->born_rows == 0 && line != NULL && ++reader->charges.row < 4)
      return true;
    if (line == NULL || charges->born_rows == 0 ||
        !crystal_modes_fit(reader->run, charges->born_rows))
      refuse(reader, reader->lines, "the block ends");
    return false;
  }
  if (read_row(reader, line))
    return true;
  if (charges->born_rows == 0 && !isdigit((unsigned char)line->text[strspn(line->text, " ")]) &&
      ++charges->row < 4)
    return true; /* the head: e AND M_E ..., MODE X Y Z */
  refuse(reader, line->number, "there is another line");
  return false;
}

static block_function *begin(crystal_reader *reader, bool old)
{
  crystal_charges *charges = &reader->charges;
  free(charges->born);
  charges->born = NULL;
  charges->born_rows = charges->born_capacity = 0;
  charges->born_old = old;
  charges->born_half_digit = old ? old_half_digit / sqrt(unit_electron_masses) : 0.0;
  charges->row = 0;
  return born_block;
}

block_function *crystal_found_born(crystal_reader *reader, const elastir_line *line,
                                   const char *text)
{
  (void)line;
  (void)text;
  return begin(reader, false);
}

/* "BORN TENSOR COMPONENTS IN THE NORMAL MODE BASIS" of CRYSTAL03 to 09 */
block_function *crystal_found_old_born(crystal_reader *reader, const elastir_line *line,
                                       const char *text)
{
  (void)line;
  (void)text;
  return begin(reader, true);
}
