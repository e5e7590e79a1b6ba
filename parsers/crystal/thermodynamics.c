/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thermodynamics.c: harmonic thermodynamics of the cell, at each temperature and pressure. */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "crystal/internal.h"

enum { MOST_POINTS = 4096, MOST_STRAYS = 40 };

/* The number in a column behind the colon of "ET            :  …": hartree, eV and kJ/mol, or
 * mhartree/K, meV/K and J/(mol K). */
static bool column(const char *text, size_t which, double *value)
{
  const char *colon = strchr(text, ':');
  double found[3];
  if (colon == NULL || number_split(colon + 1, strlen(colon + 1), found, 3) != 3)
    return false;
  *value = found[which];
  return true;
}

/* "EL            :    -754.276445740300  -20524.905554628600    -1980352.52920887", then E0. */
static bool energies_block(crystal_reader *reader, const elastir_line *line)
{
  elastir_vibrations *vibrations = &reader->run->vibrations;
  if (line == NULL || ++reader->thermodynamics.strays > MOST_STRAYS)
    return false;
  const char *text = line->text + strspn(line->text, " ");
  if (strncmp(text, "EL  ", 4) == 0)
    return column(text, 0, &vibrations->electronic_energy_hartree);
  if (strncmp(text, "E0  ", 4) != 0)
    return true;
  column(text, 0, &vibrations->zero_point_energy_hartree);
  return false;
}

/* "HARMONIC VIBRATIONAL CONTRIBUTIONS TO THERMODYNAMIC FUNCTIONS AT GIVEN" */
block_function *crystal_found_thermodynamics(crystal_reader *reader, const elastir_line *line,
                                             const char *text)
{
  elastir_vibrations *vibrations = &reader->run->vibrations;
  (void)line;
  (void)text;
  if (!crystal_follows_chosen_table(reader))
    return NULL;
  vibrations->electronic_energy_hartree = vibrations->zero_point_energy_hartree = NAN;
  vibrations->thermodynamics_count = 0; /* of a table before */
  reader->thermodynamics.strays = 0;
  return energies_block;
}

static double *member(elastir_thermodynamics *point, const char *text, size_t *which)
{
  const struct {
    const char *name;
    double *value;
    size_t column;
  } members[] = {{"ET  ", &point->thermal_energy_hartree, 0},
                 {"PV  ", &point->pv_hartree, 0},
                 {"TS  ", &point->ts_hartree, 0},
                 {"EL+E0+ET+PV-TS", &point->gibbs_hartree, 0},
                 {"ENTROPY", &point->entropy_j_mol_k, 2},
                 {"HEAT CAPACITY", &point->heat_capacity_j_mol_k, 2}};
  for (size_t i = 0; i < sizeof members / sizeof *members; i++)
    if (strncmp(text, members[i].name, strlen(members[i].name)) == 0) {
      *which = members[i].column;
      return members[i].value;
    }
  return NULL;
}

static bool point_block(crystal_reader *reader, const elastir_line *line)
{
  elastir_vibrations *vibrations = &reader->run->vibrations;
  elastir_thermodynamics *point =
      &vibrations->thermodynamics[vibrations->thermodynamics_count - 1];
  if (line == NULL)
    return false;
  const char *text = line->text + strspn(line->text, " ");
  size_t which;
  double *value = member(point, text, &which);
  if (value == NULL)
    return *text != '*' && ++reader->thermodynamics.strays <= MOST_STRAYS;
  if (!column(text, which, value))
    crystal_report(reader, ELASTIR_WARNING, "thermodynamics-damaged", line->number,
                   "expected three numbers after the colon");
  return value != &point->heat_capacity_j_mol_k;
}

/* "AT (T =  298.15 K, P =   0.10132500E+00 MPA):" */
block_function *crystal_found_thermal_point(crystal_reader *reader, const elastir_line *line,
                                            const char *text)
{
  elastir_vibrations *vibrations = &reader->run->vibrations;
  elastir_thermodynamics point = {line->number, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
  if (!crystal_follows_chosen_table(reader) ||
      vibrations->thermodynamics_count >= MOST_POINTS ||
      !crystal_number_behind(text, "T =", &point.temperature_k) ||
      !crystal_number_behind(text, "P =", &point.pressure_mpa))
    return NULL;
  if (!elastir_grow(&vibrations->thermodynamics, &vibrations->thermodynamics_capacity,
                    vibrations->thermodynamics_count, sizeof *vibrations->thermodynamics)) {
    elastir_diagnose_no_memory(reader->diagnostics);
    return NULL;
  }
  vibrations->thermodynamics[vibrations->thermodynamics_count++] = point;
  reader->thermodynamics.strays = 0;
  return point_block;
}
