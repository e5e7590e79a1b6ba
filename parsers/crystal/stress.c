/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stress.c: the stress of a cell, and the one that is applied to it. */
#include <string.h>

#include "crystal/internal.h"

/* One hartree per cubic bohr (CODATA 2018). */
static const double hartree_bohr3_gpa = 29421.02648438959;

enum { HEAD_LINES = 6 }; /* at most between a title and its numbers */

static void finish(crystal_reader *reader)
{
  elastir_crystal_run *run = reader->run;
  const double *stress = reader->stress.values;
  if (reader->stress.external) {
    run->external_pressure_gpa = (stress[0] + stress[4] + stress[8]) / 3.0 * hartree_bohr3_gpa;
  } else if (!reader->elastic.strained) {
    for (size_t i = 0; i < 9; i++)
      run->stress_gpa[i] = stress[i] * hartree_bohr3_gpa;
    run->has_stress = true;
  }
}

/* "ORDER: 11 12 13 …", then three rows of three numbers. */
static bool stress_block(crystal_reader *reader, const elastir_line *line)
{
  crystal_stress_state *state = &reader->stress;
  if (line != NULL && memchr(line->text, '.', line->length) != NULL &&
      crystal_all_numbers(reader, line, 0, 3, state->values + 3 * state->row)) {
    if (++state->row < 3)
      return true;
    finish(reader);
    return false;
  }
  if (line != NULL && state->row == 0 && ++state->heads <= HEAD_LINES)
    return true;
  crystal_report(reader, ELASTIR_WARNING, "stress-damaged", reader->block_line,
                 "expected three rows of three numbers after this line");
  return false;
}

static block_function *begin(crystal_reader *reader, bool external)
{
  reader->stress.external = external;
  reader->stress.row = reader->stress.heads = 0;
  return stress_block;
}

/* "STRESS TENSOR, IN HARTREE/BOHR^3:" */
block_function *crystal_found_stress(crystal_reader *reader, const elastir_line *line,
                                     const char *text)
{
  (void)line;
  (void)text;
  return begin(reader, false);
}

/* "EXTERNAL STRESS APPLIED (HARTREE/BOHR^3):", which EXTPRESS and EXTSTRESS print; positive ones
 * compress. */
block_function *crystal_found_external_stress(crystal_reader *reader, const elastir_line *line,
                                              const char *text)
{
  (void)line;
  (void)text;
  return begin(reader, true);
}

/* "PRESSURE IN GIGAPASCAL: -0.2493E-01", of the last geometry that is not strained. */
block_function *crystal_found_pressure_gpa(crystal_reader *reader, const elastir_line *line,
                                           const char *text)
{
  (void)line;
  double pressure;
  if (!reader->elastic.strained && crystal_number_behind(text, ":", &pressure)) {
    reader->stress.pressure_gpa = pressure;
    reader->stress.has_pressure = true;
  }
  return NULL;
}
