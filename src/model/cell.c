/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cell.c: contents, mass and density of a cell. */
#include "model/cell.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "elastic/waves.h"
#include "model/elements.h"
#include "model/formula.h"

enum { KINDS = FORMULA_ELEMENTS };

/* Atoms of each atomic number, without ghosts; false if an atom is unknown or some were not
 * read, or there are none. */
static bool count_elements(const elastir_geometry *geometry, size_t counts[KINDS])
{
  memset(counts, 0, KINDS * sizeof *counts);
  for (size_t i = 0; i < geometry->atoms_read; i++) {
    if (geometry->atoms[i].ghost)
      continue;
    int number = geometry->atoms[i].atomic_number;
    if (*element_symbol(number) == '\0')
      return false;
    counts[number]++;
  }
  return geometry->atoms_read > geometry->ghost_count &&
         geometry->atoms_read == geometry->atom_count;
}

static double total_mass(const elastir_geometry *geometry)
{
  double mass = 0.0;
  for (size_t i = 0; i < geometry->atoms_read; i++) {
    const elastir_atom *atom = &geometry->atoms[i];
    if (atom->ghost)
      continue;
    mass += isnan(atom->mass_amu) && !geometry->natural_masses
                ? element_isotope_mass_amu(atom->atomic_number)
                                  : atom->mass_amu;
  }
  return mass;
}

/* Both are of isotopes; those that a user chose change the one and not the other, by far less
 * than this except where hydrogen is replaced. */
static void check_density(const elastir_cell *cell, elastir_diagnostics *diagnostics)
{
  double printed = cell->geometry->density_g_cm3;
  if (fabs(cell->density_g_cm3 - printed) > 0.05 * printed)
    elastir_diagnose(diagnostics, ELASTIR_WARNING, "density-mismatch", NULL,
                     cell->geometry->line,
                     "the masses and the volume of the cell give %.4g g/cm3, but %.4g is printed; were "
                     "isotopes replaced?", cell->density_g_cm3, printed);
}

/* Masses say which isotopes were computed; a digit that was lost on the way looks the same, so
 * that what is not the most abundant isotope is told once for each element. */
static void report_isotopes(const elastir_geometry *geometry, elastir_diagnostics *diagnostics)
{
  /* Printed to 1e-4 u; that much changes no density in its fourth digit. */
  const double tolerance_amu = 1e-3;
  bool told[KINDS] = {false};
  for (size_t i = 0; i < geometry->atoms_read; i++) {
    const elastir_atom *atom = &geometry->atoms[i];
    if (atom->ghost)
      continue;
    double usual = element_isotope_mass_amu(atom->atomic_number);
    double excess = atom->mass_amu - usual;
    if (!(fabs(excess) > tolerance_amu) || told[atom->atomic_number])
      continue;
    told[atom->atomic_number] = true;
    size_t alike = 0, all = 0;
    for (size_t k = 0; k < geometry->atoms_read; k++) {
      bool same = geometry->atoms[k].atomic_number == atom->atomic_number;
      all += same;
      alike += same && geometry->atoms[k].mass_amu == atom->mass_amu;
    }
    /* Of no element but hydrogen do stable isotopes differ by more. */
    bool odd = fabs(excess) > 0.26 * usual && atom->atomic_number > 1;
    elastir_diagnose(diagnostics, odd ? ELASTIR_WARNING : ELASTIR_INFO, "isotopes", NULL,
                     geometry->line,
                     "the mass of atom %zu (%s) is %.8g u in the frequency run (%zu of %zu atoms "
                     "of this element); the most abundant isotope has %.8g u", i + 1,
                     element_symbol(atom->atomic_number), atom->mass_amu, alike, all, usual);
  }
}

bool cell_from_geometry(const elastir_geometry *geometry, elastir_cell *cell,
                        elastir_diagnostics *diagnostics)
{
  *cell = (elastir_cell){.geometry = geometry, .mass_amu = NAN, .density_g_cm3 = NAN};
  if (geometry == NULL)
    return true;
  cell->ghost_atoms = geometry->ghost_count;
  cell->atoms = geometry->atom_count - geometry->ghost_count;
  size_t counts[KINDS];
  bool all_known = count_elements(geometry, counts);
  if (all_known)
    cell->mass_amu = total_mass(geometry);
  if (geometry->dimensionality == 3) {
    cell->density_g_cm3 = elastir_density_g_cm3(cell->mass_amu, geometry->volume_angstrom3);
    bool better = geometry->natural_masses && !isnan(geometry->density_g_cm3);
    if (isnan(cell->density_g_cm3) || better)
      cell->density_g_cm3 = geometry->density_g_cm3;
    check_density(cell, diagnostics);
  }
  if (!geometry->natural_masses)
    report_isotopes(geometry, diagnostics);
  if (!all_known)
    return true;
  cell->formula = malloc(FORMULA_LENGTH);
  if (cell->formula == NULL) {
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  formula_write(counts, cell->formula);
  return true;
}

bool cell_same_composition(const elastir_geometry *a, const elastir_geometry *b)
{
  size_t of_a[KINDS], of_b[KINDS];
  if (!count_elements(a, of_a) || !count_elements(b, of_b))
    return true; /* nothing is known that contradicts it */
  size_t atoms_of_a = a->atoms_read - a->ghost_count;
  size_t atoms_of_b = b->atoms_read - b->ghost_count;
  for (int z = 0; z < KINDS; z++)
    if (of_a[z] * atoms_of_b != of_b[z] * atoms_of_a)
      return false;
  return true;
}

void cell_place_atom(const elastir_geometry *geometry, const elastir_atom *atom,
                     double position[3])
{
  bool known = geometry->dimensionality == 0 || geometry->has_vectors;
  for (int k = 0; k < 3; k++)
    position[k] = !known                          ? (double)NAN
                  : k < geometry->dimensionality ? 0.0
                                                 : atom->coordinates[k];
  for (int i = 0; known && i < geometry->dimensionality; i++)
    for (int k = 0; k < 3; k++)
      position[k] += atom->coordinates[i] * geometry->vectors_angstrom[i][k];
}
