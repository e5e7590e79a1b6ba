/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vibrations.c: the frequency section as a whole: which table counts, what its columns mean. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crystal/internal.h"

/* A translation's wavenumber is zero but for numerical noise; below this it is something else. */
static const double translation_floor_cm1 = -10.0;

void crystal_found_frequency_section(crystal_reader *reader, const elastir_line *line,
                                     const char *text)
{
  if (text[strspn(text, "FREQUENCY CALCULATION")] != '\0')
    return; /* more words follow: not the title of the section */
  reader->run->frequencies_asked = true;
  if (reader->run->vibrations.line == 0)
    reader->run->vibrations.line = line->number;
}

/* "* INTENSITIES COMPUTED VIA THE BERRY PHASE APPROACH": the method, were they asked for. */
void crystal_found_intensity_method(crystal_reader *reader, const elastir_line *line,
                                    const char *text)
{
  (void)line;
  if (strstr(text, "CPHF") != NULL)
    reader->method = ELASTIR_INTENSITY_CPHF;
  else if (strstr(text, "BERRY") != NULL)
    reader->method = ELASTIR_INTENSITY_BERRY_PHASE;
  else if (strstr(text, "WANNIER") != NULL)
    reader->method = ELASTIR_INTENSITY_WANNIER;
}

/* "* THAT PERMITS THE CALCULATION OF MODES AT   144 K POINTS" */
void crystal_found_supercell(crystal_reader *reader, const elastir_line *line, const char *text)
{
  int points;
  if (crystal_leading_integer(text + strlen("* THAT PERMITS THE CALCULATION OF MODES AT"),
                              &points, NULL) &&
      points > 0)
    reader->run->vibrations.supercell_points = points;
  else
    crystal_report(reader, ELASTIR_WARNING, "table-damaged", line->number,
                   "a number of k points was expected");
}

/* "FREQUENCIES COMPUTED ON A FRAGMENT OF   36  ATOMS" */
void crystal_found_fragment(crystal_reader *reader, const elastir_line *line, const char *text)
{
  const char *number = text + strcspn(text, "0123456789");
  int atoms;
  if (!crystal_leading_integer(number, &atoms, NULL) || atoms < 1) {
    crystal_report(reader, ELASTIR_WARNING, "table-damaged", line->number,
                   "a number of atoms was expected");
    return;
  }
  reader->run->vibrations.fragment_atoms = (size_t)atoms;
  crystal_report(reader, ELASTIR_WARNING, "fragment", line->number,
                 "only a fragment of %d atoms vibrates, the others are held: their modes are "
                 "missing", atoms);
}

/* "    CENTRAL POINT             -2.258919869499E+03    37     0.0000E+00     8" */
void crystal_found_central_point(crystal_reader *reader, const elastir_line *line,
                                 const char *text)
{
  (void)line;
  crystal_number_behind(text, "CENTRAL POINT", &reader->central_energy);
}

size_t crystal_expected_modes(const crystal_reader *reader)
{
  if (reader->run->vibrations.fragment_atoms > 0)
    return 3 * reader->run->vibrations.fragment_atoms;
  size_t atoms = reader->run->geometry.atom_count;
  size_t points = (size_t)reader->run->vibrations.supercell_points;
  return atoms % points == 0 ? 3 * (atoms / points) : 0;
}

/* ---- the tables ---- */

/* The last mode where it is stars in the last row. */
static void complete_last_row(crystal_reader *reader, elastir_frequency_table *table,
                              size_t expected)
{
  if (table->set_count == 0 || table->sets[table->set_count - 1].last != 0)
    return;
  elastir_mode_set *set = &table->sets[table->set_count - 1];
  set->last = expected >= (size_t)set->first ? (int)expected : set->first;
  crystal_report(reader, ELASTIR_INFO, "stars-in-field", set->line,
                 "the last mode of this set is stars; %d is taken", set->last);
}

static void check_count(crystal_reader *reader, elastir_frequency_table *table, size_t expected)
{
  size_t modes = table->set_count > 0 ? (size_t)table->sets[table->set_count - 1].last : 0;
  if (expected == 0 || modes == expected)
    return;
  table->complete = false;
  crystal_report(reader, ELASTIR_ERROR, "modes-not-3n", table->line,
                 "the table holds %zu modes; three times the number of atoms is %zu", modes,
                 expected);
}

/* Complete, of the original isotopes, with intensities: the more of these the better. */
static int score_of(const crystal_reader *reader, const crystal_table_state *state)
{
  return 1 + 8 * state->table.complete + 4 * !reader->masses_changed +
         2 * (state->nonzero_intensity || reader->charges.born_rows > 0) +
         state->table.has_intensity_column;
}

static void remember_volume(crystal_reader *reader)
{
  double volume = reader->run->geometry.volume_angstrom3;
  if (!(reader->smallest_volume <= volume))
    reader->smallest_volume = volume;
  if (!(reader->largest_volume >= volume))
    reader->largest_volume = volume;
}

/* Of equals the one of the lowest energy, which in a quasi-harmonic run is that of the volume
 * nearest to equilibrium; of equals again the first. */
static void choose_table(crystal_reader *reader, const crystal_table_state *state, long index)
{
  elastir_vibrations *vibrations = &reader->run->vibrations;
  vibrations->gamma_table_count++;
  remember_volume(reader);
  int score = score_of(reader, state);
  reader->modes_wanted =
      score > reader->gamma_score ||
      (score == reader->gamma_score && reader->central_energy < reader->gamma_energy);
  reader->raman_unwanted = !reader->modes_wanted;
  if (!reader->modes_wanted)
    return;
  reader->gamma_score = score;
  reader->gamma_energy = reader->central_energy;
  vibrations->raman_count = 0; /* of a table before */
  vibrations->gamma_table = index;
  crystal_take_geometry(reader, &vibrations->geometry);
  crystal_adopt_charges(reader);
}

/* A column of zeros says that intensities were not asked for, unless CRYSTAL says that they
 * were. */
static void blank_zeros(const crystal_reader *reader, crystal_table_state *state)
{
  if (state->nonzero_intensity || reader->intensities_confirmed ||
      reader->charges.born_rows > 0)
    return;
  for (size_t i = 0; i < state->table.set_count; i++)
    state->table.sets[i].intensity_km_mol = NAN;
}

void crystal_keep_table(crystal_reader *reader, bool ended)
{
  crystal_table_state *state = &reader->table;
  elastir_frequency_table *table = &state->table;
  elastir_vibrations *vibrations = &reader->run->vibrations;
  table->complete = ended && !state->damaged && table->set_count > 0;
  if (table->kind != ELASTIR_TABLE_LONGITUDINAL) {
    size_t expected = crystal_expected_modes(reader);
    complete_last_row(reader, table, expected);
    if (ended)
      check_count(reader, table, expected);
  }
  blank_zeros(reader, state);
  if (!elastir_grow(&vibrations->tables, &vibrations->table_capacity, vibrations->table_count,
                    sizeof *vibrations->tables)) {
    elastir_diagnose_no_memory(reader->diagnostics);
    free(table->sets);
  } else {
    long index = (long)vibrations->table_count;
    vibrations->tables[vibrations->table_count++] = *table;
    if (table->kind == ELASTIR_TABLE_GAMMA && table->set_count > 0)
      choose_table(reader, state, index);
  }
  if (vibrations->table_count == 1)
    crystal_check_masses(reader, vibrations->tables[0].line);
  if (table->kind == ELASTIR_TABLE_GAMMA)
    crystal_drop_charges(reader);
  *state = (crystal_table_state){0};
}

/* ---- the end of the run ---- */

/* Translations, and rotations of what is not periodic; a fragment is held by the other atoms. */
static size_t free_motions(const elastir_vibrations *vibrations)
{
  int dimensionality = vibrations->geometry.dimensionality;
  if (vibrations->fragment_atoms > 0)
    return 0;
  return dimensionality == 0 ? 6 : dimensionality == 1 ? 4 : 3;
}

static size_t modes_of(const elastir_mode_set *set)
{
  return (size_t)(set->last - set->first) + 1;
}

/* The set nearest to zero of those that come behind the set `before` in that order; the
 * number of sets as `before` asks for the first. */
static size_t next_nearest(const elastir_frequency_table *table, size_t before)
{
  size_t best = table->set_count;
  const elastir_mode_set *sets = table->sets;
  double floor = before < table->set_count ? fabs(sets[before].wavenumber_cm1) : -1.0;
  for (size_t i = 0; i < table->set_count; i++) {
    double distance = fabs(sets[i].wavenumber_cm1);
    bool later = distance > floor || (distance == floor && i > before); /* NAN: never */
    if (later && (best == table->set_count || distance < fabs(sets[best].wavenumber_cm1)))
      best = i;
  }
  return best;
}

/* How many modes below zero are free motions with numerical noise: of the sets nearest to
 * zero, as many as there are free motions. */
static size_t count_noise(const elastir_frequency_table *table, size_t motions)
{
  size_t noise = 0, left = motions, set = table->set_count;
  while (left > 0) {
    set = next_nearest(table, set);
    if (set >= table->set_count || modes_of(&table->sets[set]) > left)
      break;
    left -= modes_of(&table->sets[set]);
    double wavenumber = table->sets[set].wavenumber_cm1;
    if (wavenumber < 0.0 && wavenumber > translation_floor_cm1)
      noise += modes_of(&table->sets[set]);
  }
  return noise;
}

static void count_imaginary(crystal_reader *reader, const elastir_frequency_table *table)
{
  elastir_vibrations *vibrations = &reader->run->vibrations;
  size_t below = 0;
  const elastir_mode_set *lowest = NULL;
  for (size_t i = 0; i < table->set_count; i++) {
    const elastir_mode_set *set = &table->sets[i];
    if (!(set->wavenumber_cm1 < 0.0))
      continue;
    below += modes_of(set);
    if (lowest == NULL || set->wavenumber_cm1 < lowest->wavenumber_cm1)
      lowest = set;
  }
  size_t noise = count_noise(table, free_motions(vibrations));
  vibrations->imaginary_count = below - noise;
  if (lowest != NULL && vibrations->imaginary_count > 0)
    crystal_report(reader, ELASTIR_WARNING, "imaginary-modes", lowest->line,
                   "%zu modes are imaginary, the lowest at %.4f cm-1: the structure is no "
                   "minimum of the energy", vibrations->imaginary_count,
                   lowest->wavenumber_cm1);
}

/* Of other k points, where no mode is a free motion. */
static void report_soft_k_points(crystal_reader *reader)
{
  const elastir_vibrations *vibrations = &reader->run->vibrations;
  const elastir_mode_set *lowest = NULL;
  size_t points = 0;
  for (size_t i = 0; i < vibrations->table_count; i++) {
    const elastir_frequency_table *table = &vibrations->tables[i];
    bool soft = false;
    for (size_t j = 0; table->kind == ELASTIR_TABLE_DISPERSION && j < table->set_count; j++) {
      const elastir_mode_set *set = &table->sets[j];
      if (!(set->wavenumber_cm1 < translation_floor_cm1))
        continue;
      soft = true;
      if (lowest == NULL || set->wavenumber_cm1 < lowest->wavenumber_cm1)
        lowest = set;
    }
    points += soft;
  }
  if (points > 0)
    crystal_report(reader, ELASTIR_INFO, "imaginary-modes-elsewhere", lowest->line,
                   "modes away from the Gamma point are imaginary at %zu k points, the lowest at "
                   "%.4f cm-1", points, lowest->wavenumber_cm1);
}

static bool any_nonzero(const elastir_frequency_table *table)
{
  for (size_t i = 0; i < table->set_count; i++)
    if (table->sets[i].intensity_km_mol > 0.0)
      return true;
  return false;
}

static void judge_intensities(crystal_reader *reader, const elastir_frequency_table *table)
{
  elastir_vibrations *vibrations = &reader->run->vibrations;
  bool nonzero = any_nonzero(table);
  bool known = reader->intensities_confirmed || vibrations->born_count > 0;
  vibrations->intensities_available = table->has_intensity_column && (known || nonzero);
  vibrations->intensity_method = reader->method;
  if (!vibrations->intensities_available)
    crystal_report(reader, ELASTIR_INFO, "no-intensities", table->line,
                   "%s: infrared intensities were not computed (INTENS was not asked for)",
                   table->has_intensity_column ? "every intensity of this table is 0.00"
                                               : "this table has no column of intensities");
  else if (!known)
    crystal_report(reader, ELASTIR_WARNING, "intensities-unconfirmed", table->line,
                   "the table has intensities, though neither 'IR INTENSITIES EVALUATED' nor a "
                   "block of Born vectors stands before it");
}

static void report_several(crystal_reader *reader, const elastir_frequency_table *table)
{
  const elastir_vibrations *vibrations = &reader->run->vibrations;
  double used = vibrations->geometry.volume_angstrom3;
  if (vibrations->gamma_table_count > 1 &&
      reader->largest_volume - reader->smallest_volume > 1e-4)
    crystal_report(reader, ELASTIR_WARNING, "several-volumes", table->line,
                   "the run has %zu tables at the Gamma point, of cells from %.4f to %.4f "
                   "angstrom3; this one is used: %.4f angstrom3, %s",
                   vibrations->gamma_table_count, reader->smallest_volume,
                   reader->largest_volume, used,
                   isnan(reader->gamma_energy) ? "the first" : "the lowest energy");
  else if (vibrations->gamma_table_count > 1)
    crystal_report(reader, ELASTIR_INFO, "several-gamma-tables", table->line,
                   "the run has %zu tables at the Gamma point (isotopes, volumes, restarts, "
                   "phonon bands); this one is used", vibrations->gamma_table_count);
}

/* The geometry is the supercell, of which the modes at the Gamma point are of a part. */
static void report_supercell(crystal_reader *reader, const elastir_frequency_table *table)
{
  const elastir_vibrations *vibrations = &reader->run->vibrations;
  if (vibrations->supercell_points > 1 && vibrations->geometry.atom_count > 0)
    crystal_report(reader, ELASTIR_INFO, "supercell", table->line,
                   "the geometry is a supercell of %zu atoms; modes and intensities are those of "
                   "a cell with 1/%ld of them", vibrations->geometry.atom_count,
                   vibrations->supercell_points);
}

void crystal_finish_vibrations(crystal_reader *reader)
{
  elastir_crystal_run *run = reader->run;
  elastir_vibrations *vibrations = &run->vibrations;
  if (run->frequencies_asked && vibrations->gamma_table < 0)
    crystal_report(reader, ELASTIR_ERROR, "no-frequencies", vibrations->line,
                   "the frequency calculation that begins here has no table of modes at the "
                   "Gamma point: the run did not get so far");
  if (vibrations->line == 0)
    return;
  if (vibrations->gamma_table < 0) {
    crystal_take_geometry(reader, &vibrations->geometry);
    crystal_adopt_charges(reader);
    return;
  }
  const elastir_frequency_table *table = &vibrations->tables[vibrations->gamma_table];
  report_several(reader, table);
  report_supercell(reader, table);
  judge_intensities(reader, table);
  count_imaginary(reader, table);
  report_soft_k_points(reader);
  crystal_check_charges(reader);
  if (vibrations->geometry.line == 0)
    crystal_report(reader, ELASTIR_WARNING, "no-geometry", table->line,
                   "no geometry stands before this table: the number of its modes cannot be "
                   "checked");
}

void crystal_free_vibrations(elastir_vibrations *vibrations)
{
  crystal_free_geometry(&vibrations->geometry);
  for (size_t i = 0; i < vibrations->table_count; i++)
    free(vibrations->tables[i].sets);
  free(vibrations->tables);
  free(vibrations->born_vectors);
  free(vibrations->oscillator_strengths);
  free(vibrations->raman);
  free(vibrations->normal_modes.wavenumber_cm1);
  free(vibrations->normal_modes.displacement);
}
