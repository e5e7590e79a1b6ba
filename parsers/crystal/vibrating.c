/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vibrating.c: which atoms vibrate, and so how many modes there are. */
#include <string.h>

#include "crystal/internal.h"

/* "* THAT PERMITS THE CALCULATION OF MODES AT   144 K POINTS" */
block_function *crystal_found_supercell(crystal_reader *reader, const elastir_line *line,
                                        const char *text)
{
  elastir_vibrations *vibrations = &reader->run->vibrations;
  int points;
  if (crystal_leading_integer(text + strlen("* THAT PERMITS THE CALCULATION OF MODES AT"),
                              &points, NULL) &&
      points > 0) {
    vibrations->supercell_points = points;
    vibrations->gamma_only = points == 1;
  } else {
    crystal_report(reader, ELASTIR_WARNING, "table-damaged", line->number,
                   "expected a number of k points");
  }
  return NULL;
}

/* "FREQUENCIES COMPUTED ON A FRAGMENT OF   36  ATOMS" */
block_function *crystal_found_fragment(crystal_reader *reader, const elastir_line *line,
                                       const char *text)
{
  const char *number = text + strcspn(text, "0123456789");
  int atoms;
  if (!crystal_leading_integer(number, &atoms, NULL) || atoms < 1) {
    crystal_report(reader, ELASTIR_WARNING, "table-damaged", line->number,
                   "expected a number of atoms");
    return NULL;
  }
  reader->run->vibrations.fragment_atoms = (size_t)atoms;
  crystal_report(reader, ELASTIR_WARNING, "fragment", line->number,
                 "only a fragment of %d atoms vibrates and the others are fixed: their modes are "
                 "missing", atoms);
  return NULL;
}

static size_t modes_of_atoms(const elastir_crystal_run *run, size_t atoms)
{
  size_t points = (size_t)run->vibrations.supercell_points;
  return atoms % points == 0 ? 3 * (atoms / points) : 0;
}

size_t crystal_expected_modes(const elastir_crystal_run *run)
{
  if (run->vibrations.fragment_atoms > 0)
    return 3 * run->vibrations.fragment_atoms;
  return modes_of_atoms(run, run->geometry.atom_count);
}

bool crystal_modes_fit(const elastir_crystal_run *run, size_t modes)
{
  size_t expected = crystal_expected_modes(run);
  size_t ghosts = run->geometry.ghost_count;
  if (expected == 0 || modes == expected)
    return true;
  return run->vibrations.fragment_atoms == 0 && ghosts > 0 &&
         modes == modes_of_atoms(run, run->geometry.atom_count - ghosts);
}
