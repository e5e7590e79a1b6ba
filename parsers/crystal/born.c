/* SPDX-License-Identifier: GPL-3.0-or-later */
/* born.c: Born charge vectors in the basis of normal modes. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crystal/internal.h"

enum { WIDTH = 15 }; /* of each component, E15.5 */

void crystal_drop_charges(crystal_reader *reader)
{
  free(reader->charges.born);
  free(reader->charges.oscillators);
  reader->charges = (crystal_charges){0};
}

/* The blocks that precede a table belong to it. */
void crystal_adopt_charges(crystal_reader *reader)
{
  elastir_vibrations *vibrations = &reader->run->vibrations;
  crystal_charges *charges = &reader->charges;
  free(vibrations->born_vectors);
  free(vibrations->oscillator_strengths);
  vibrations->born_vectors = charges->born;
  vibrations->born_count = charges->born_rows;
  vibrations->oscillator_strengths = charges->oscillators;
  vibrations->oscillator_count = charges->oscillator_count;
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
                 "the Born vectors of mode %zu were expected here, %s; they are not used",
                 reader->charges.born_rows + 1, what);
  free(reader->charges.born);
  reader->charges.born = NULL;
  reader->charges.born_rows = reader->charges.born_capacity = 0;
}

static bool born_block(crystal_reader *reader, const elastir_line *line)
{
  crystal_charges *charges = &reader->charges;
  size_t expected = crystal_expected_modes(reader);
  bool blank = line == NULL || crystal_blank(line);
  if (blank) {
    if (charges->born_rows == 0 && line != NULL && ++reader->row < 4)
      return true;
    if (line == NULL || charges->born_rows == 0 ||
        (expected > 0 && charges->born_rows != expected))
      refuse(reader, reader->lines, "the block ends");
    return false;
  }
  int mode;
  double row[3];
  if (!crystal_leading_integer(line->text, &mode, NULL)) {
    if (charges->born_rows == 0 && ++reader->row < 4)
      return true; /* the head: e AND M_E ..., MODE X Y Z */
    refuse(reader, line->number, "another line was found");
    return false;
  }
  if ((size_t)mode != charges->born_rows + 1 || line->length < 4 + 3 * WIDTH ||
      !crystal_last_fields(reader, line, 3, WIDTH, row)) {
    refuse(reader, line->number, "another row was found");
    return false;
  }
  double(*rows)[3] = (void *)charges->born;
  if (!elastir_grow(&rows, &charges->born_capacity, charges->born_rows, sizeof *rows)) {
    elastir_diagnose_no_memory(reader->diagnostics);
    return false;
  }
  charges->born = (double *)rows;
  memcpy(rows[charges->born_rows++], row, sizeof row);
  return true;
}

void crystal_found_born(crystal_reader *reader, const elastir_line *line, const char *text)
{
  (void)text;
  crystal_charges *charges = &reader->charges;
  free(charges->born);
  charges->born = NULL;
  charges->born_rows = charges->born_capacity = 0;
  reader->row = 0;
  crystal_start_block(reader, born_block, line->number);
}
