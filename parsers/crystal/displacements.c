/* SPDX-License-Identifier: GPL-3.0-or-later */
/* displacements.c: atomic displacement parameters (ADP), one tensor per atom at each temperature. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/codata.h"
#include "base/memory.h"
#include "crystal/internal.h"

enum { MOST_TENSORS = 1000000, COLUMNS = 6 };

static const double angstrom2_per_bohr2 = CODATA_BOHR_ANGSTROM * CODATA_BOHR_ANGSTROM;

static void forget_tensor(elastir_displacement_tensor *tensor)
{
  for (int i = 0; i < 9; i++)
    tensor->bohr2[i] = NAN;
}

static void refuse(crystal_reader *reader, long line, const char *expected)
{
  elastir_displacements *all = &reader->run->vibrations.displacements;
  forget_tensor(&all->tensors[all->count - 1]);
  reader->displacements.row = -1;
  crystal_report(reader, ELASTIR_WARNING, "displacements-damaged", line,
                 "%s; this tensor is not read", expected);
}

/* Both halves are the same within their digits (five, the last may be off by one). */
static bool is_symmetric(const double tensor[9])
{
  for (int i = 0; i < 3; i++)
    for (int k = 0; k < i; k++) {
      double a = tensor[3 * i + k], b = tensor[3 * k + i];
      if (!(fabs(a - b) <= 2e-5 * fmax(fabs(a), fabs(b)) + 1e-9))
        return false;
    }
  return true;
}

/* Behind the tensor in bohr^2 stand the same numbers in units of 1e-4 angstrom^2, without digits
 * behind the point: rounded or cut off, so that they differ by less than 1. */
static bool units_agree(const double *row)
{
  for (int i = 0; i < 3; i++)
    if (fabs(1e4 * angstrom2_per_bohr2 * row[i] - row[3 + i]) > 1.0)
      return false;
  return true;
}

static void read_row(crystal_reader *reader, const elastir_line *line)
{
  elastir_displacements *all = &reader->run->vibrations.displacements;
  elastir_displacement_tensor *tensor = &all->tensors[all->count - 1];
  double row[COLUMNS + 1];
  if (number_split(line->text, line->length, row, COLUMNS + 1) != COLUMNS) {
    refuse(reader, line->number, "expected a row of six numbers");
    return;
  }
  if (!units_agree(row)) {
    refuse(reader, line->number, "expected three numbers in bohr^2 and the same in 10^-4 angstrom^2, but "
                                 "they differ");
    return;
  }
  memcpy(tensor->bohr2 + 3 * reader->displacements.row, row, 3 * sizeof *row);
  if (++reader->displacements.row < 3)
    return;
  reader->displacements.row = -1;
  if (!is_symmetric(tensor->bohr2))
    refuse(reader, line->number, "expected a symmetric tensor");
}

static void begin_atom(crystal_reader *reader, const elastir_line *line, const char *text)
{
  elastir_displacements *all = &reader->run->vibrations.displacements;
  const char *end;
  int atom;
  if (!crystal_leading_integer(text, &atom, &end) || atom < 1) {
    crystal_report(reader, ELASTIR_WARNING, "displacements-damaged", line->number,
                   "expected 'ATOM:' and its number");
    return;
  }
  if (atom <= reader->displacements.last_atom) {
    crystal_report(reader, ELASTIR_WARNING, "displacements-damaged", line->number,
                   "atom %d follows atom %d: expected a line with another temperature between them; the "
                   "temperature is unknown", atom, reader->displacements.last_atom);
    reader->displacements.temperature_k = NAN;
    reader->displacements.active_modes = -1;
  }
  reader->displacements.last_atom = atom;
  if (all->count >= MOST_TENSORS)
    return;
  if (!elastir_grow(&all->tensors, &all->capacity, all->count, sizeof *all->tensors)) {
    elastir_diagnose_no_memory(reader->diagnostics);
    return;
  }
  elastir_displacement_tensor *tensor = &all->tensors[all->count++];
  *tensor = (elastir_displacement_tensor){.line = line->number, .atom = atom,
                                          .temperature_k = reader->displacements.temperature_k,
                                          .active_modes = reader->displacements.active_modes};
  forget_tensor(tensor);
  reader->displacements.open = true;
}

static void read_head(crystal_reader *reader, const elastir_line *line, const char *text)
{
  crystal_displacements_state *state = &reader->displacements;
  double modes;
  if (strncmp(text, "TEMPERATURE =", 13) == 0) {
    state->active_modes = -1;
    state->last_atom = 0;
    if (!crystal_number_behind(text, "=", &state->temperature_k))
      state->temperature_k = NAN;
  } else if (strncmp(text, "NUMBER OF ACTIVE MODES", 22) == 0) {
    if (crystal_number_behind(text, "=", &modes) && modes >= 0.0 && modes < 1e9)
      state->active_modes = (int)modes;
  } else if (strncmp(text, "ATOM:", 5) == 0) {
    begin_atom(reader, line, text + 5);
  } else if (strncmp(text, "ADP TENSOR", 10) == 0 && !state->open) {
    crystal_report(reader, ELASTIR_WARNING, "displacements-damaged", line->number,
                   "expected 'ATOM:' and its number above; this tensor is not read");
  } else if (strncmp(text, "ADP TENSOR", 10) == 0) {
    state->open = false;
    state->row = 0;
  }
}

/* Principal axes, rotations and lines of stars are passed over; the next landmark ends the block. */
static bool displacements_block(crystal_reader *reader, const elastir_line *line)
{
  crystal_displacements_state *state = &reader->displacements;
  if (line == NULL) {
    if (state->row >= 0)
      refuse(reader, reader->lines, "expected three rows");
    return false;
  }
  if (crystal_blank(line))
    return true;
  if (state->row >= 0)
    read_row(reader, line);
  else
    read_head(reader, line, line->text + strspn(line->text, " "));
  return true;
}

/* "ATOMIC DISPLACEMENT PARAMETERS (ADP)" */
block_function *crystal_found_displacements(crystal_reader *reader, const elastir_line *line,
                                            const char *text)
{
  elastir_vibrations *vibrations = &reader->run->vibrations;
  (void)line;
  (void)text;
  if (!crystal_follows_chosen_table(reader))
    return NULL;
  vibrations->displacements.count = 0;
  reader->displacements =
      (crystal_displacements_state){.temperature_k = NAN, .active_modes = -1, .row = -1};
  return displacements_block;
}
