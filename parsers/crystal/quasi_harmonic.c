/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quasi_harmonic.c: what QHA prints at the end: volume, expansion, stiffness and energies of the cell
 * at each pressure and temperature. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/codata.h"
#include "base/memory.h"
#include "crystal/internal.h"

enum { MOST_POINTS = 100000, COLUMNS = 7, HEAD_LINES = 8 };

static bool is_row(const elastir_line *line, double values[COLUMNS])
{
  return number_split(line->text, line->length, values, COLUMNS + 1) == COLUMNS;
}

/* line NULL: another block follows. */
static void refuse_row(crystal_reader *reader, const elastir_line *line)
{
  crystal_report(reader, ELASTIR_WARNING, "quasi-harmonic-damaged",
                 line != NULL ? line->number : reader->block_line,
                 "expected a row of seven numbers; the rest of this table is not read");
}

/* Lines before the first row: stars, blanks and the names of the columns. false: the block ends. */
static bool pass_head(crystal_reader *reader, const elastir_line *line)
{
  const char *text = line != NULL ? line->text + strspn(line->text, " ") : "?";
  bool head = *text == '\0' || *text == '*' || *text == 'T';
  head = head && ++reader->quasi_harmonic.heads <= HEAD_LINES;
  if (!head)
    refuse_row(reader, line);
  return head;
}

/* H = U + PV, within the digits of all four. */
static void check_enthalpy(crystal_reader *reader, const elastir_quasi_harmonic_point *point)
{
  const double hartree_per_gpa_angstrom3 = 1e-21 / CODATA_HARTREE_J;
  double pressure = point->pressure_gpa, volume = point->volume_angstrom3;
  double expected = point->internal_energy_hartree + hartree_per_gpa_angstrom3 * pressure * volume;
  double digits = hartree_per_gpa_angstrom3 * 5.1e-4 * (fabs(pressure) + fabs(volume)) +
                  2e-11 * (fabs(expected) + fabs(point->enthalpy_hartree));
  if (fabs(expected - point->enthalpy_hartree) > digits)
    crystal_report(reader, ELASTIR_WARNING, "quasi-harmonic-mismatch", point->line,
                   "the enthalpy is printed as %.7f hartree, but energy, pressure and volume give %.7f",
                   point->enthalpy_hartree, expected);
}

static void add_point(crystal_reader *reader, const elastir_line *line, const double *values)
{
  elastir_quasi_harmonic *all = &reader->run->quasi_harmonic;
  if (all->count >= MOST_POINTS)
    return;
  if (!elastir_grow(&all->points, &all->capacity, all->count, sizeof *all->points)) {
    elastir_diagnose_no_memory(reader->diagnostics);
    return;
  }
  elastir_quasi_harmonic_point *point = &all->points[all->count++];
  *point = (elastir_quasi_harmonic_point){
      .line = line->number, .pressure_gpa = reader->quasi_harmonic.pressure_gpa,
      .temperature_k = values[0], .volume_angstrom3 = values[1],
      .thermal_expansion_per_k = values[2], .bulk_modulus_gpa = values[3],
      .internal_energy_hartree = values[4], .enthalpy_hartree = values[5],
      .helmholtz_energy_hartree = values[6]};
  for (int i = 0; i < 3; i++)
    point->lattice_angstrom[i] = point->linear_expansion_per_k[i] = NAN;
  check_enthalpy(reader, point);
  if (all->count - reader->quasi_harmonic.first > 1 &&
      !(point->temperature_k > point[-1].temperature_k))
    crystal_report(reader, ELASTIR_WARNING, "quasi-harmonic-damaged", line->number,
                   "expected a temperature above that of the preceding row");
}

static bool properties_block(crystal_reader *reader, const elastir_line *line)
{
  double values[COLUMNS + 1];
  if (line != NULL && is_row(line, values)) {
    reader->quasi_harmonic.rows++;
    add_point(reader, line, values);
    return true;
  }
  if (reader->quasi_harmonic.rows == 0)
    return pass_head(reader, line);
  if (line != NULL && !crystal_blank(line))
    refuse_row(reader, line);
  return false;
}

/* "THERMAL PROPERTIES FROM HELMHOLTZ FREE ENERGY AT P =   5.658 GPa" */
block_function *crystal_found_thermal_properties(crystal_reader *reader, const elastir_line *line,
                                                 const char *text)
{
  crystal_quasi_harmonic_state *state = &reader->quasi_harmonic;
  *state = (crystal_quasi_harmonic_state){.first = reader->run->quasi_harmonic.count};
  if (!crystal_number_behind(text, "P =", &state->pressure_gpa)) {
    crystal_report(reader, ELASTIR_WARNING, "quasi-harmonic-damaged", line->number,
                   "expected 'AT P =' and a pressure; this table is not read");
    return NULL;
  }
  return properties_block;
}

/* line NULL: another block follows. */
static void end_of_expansion(crystal_reader *reader, const elastir_line *line)
{
  const crystal_quasi_harmonic_state *state = &reader->quasi_harmonic;
  size_t expected = reader->run->quasi_harmonic.count - state->first;
  if (line != NULL && !crystal_blank(line))
    refuse_row(reader, line);
  else if (state->rows < expected)
    crystal_report(reader, ELASTIR_WARNING, "quasi-harmonic-damaged", reader->block_line,
                   "expected lengths at %zu temperatures after this line, found %zu",
                   expected, state->rows);
}

/* "    10.00   8.4860   0.35419E-11   8.4860   0.35419E-11     8.4860   0.35419E-11", in the order of
 * the temperatures above. */
static bool expansion_block(crystal_reader *reader, const elastir_line *line)
{
  crystal_quasi_harmonic_state *state = &reader->quasi_harmonic;
  elastir_quasi_harmonic *all = &reader->run->quasi_harmonic;
  double values[COLUMNS + 1];
  if (line == NULL || !is_row(line, values)) {
    if (state->rows == 0)
      return pass_head(reader, line);
    end_of_expansion(reader, line);
    return false;
  }
  size_t at = state->first + state->rows++;
  if (at >= all->count || all->points[at].temperature_k != values[0]) {
    crystal_report(reader, ELASTIR_WARNING, "quasi-harmonic-damaged", line->number,
                   "expected the temperatures of the table above; the lengths from here on are not read");
    return false;
  }
  for (int i = 0; i < 3; i++) {
    all->points[at].lattice_angstrom[i] = values[1 + 2 * i];
    all->points[at].linear_expansion_per_k[i] = values[2 + 2 * i];
  }
  return true;
}

/* "LINEAR THERMAL EXPANSION OF CONVENTIONAL LATTICE PARAMETERS" */
block_function *crystal_found_linear_expansion(crystal_reader *reader, const elastir_line *line,
                                               const char *text)
{
  crystal_quasi_harmonic_state *state = &reader->quasi_harmonic;
  (void)text;
  if (state->expanded || reader->run->quasi_harmonic.count == state->first) {
    crystal_report(reader, ELASTIR_WARNING, "quasi-harmonic-damaged", line->number,
                   "expected the thermal properties at another pressure above this line; the lengths are not "
                   "read");
    return NULL;
  }
  state->rows = 0;
  state->heads = 0;
  state->expanded = true;
  return expansion_block;
}
