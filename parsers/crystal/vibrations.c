/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vibrations.c: the frequency section as a whole: which table counts, what its columns mean. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crystal/internal.h"

/* Away from the Gamma point no mode is a free motion, but near it acoustic modes are nearly zero,
 * and numerical noise reaches so far. */
static const double noise_floor_cm1 = -10.0;

block_function *crystal_found_frequency_section(crystal_reader *reader, const elastir_line *line,
                                                const char *text)
{
  if (text[strspn(text, "FREQUENCY CALCULATION")] != '\0')
    return NULL; /* more words follow: not the title of the section */
  reader->run->frequencies_asked = true;
  if (reader->run->vibrations.line == 0)
    reader->run->vibrations.line = line->number;
  return NULL;
}

/* "* INTENSITIES COMPUTED VIA THE BERRY PHASE APPROACH": the method, were they asked for. */
block_function *crystal_found_intensity_method(crystal_reader *reader, const elastir_line *line,
                                               const char *text)
{
  (void)line;
  if (strstr(text, "CPHF") != NULL)
    reader->section.intensity_method = ELASTIR_INTENSITY_CPHF;
  else if (strstr(text, "BERRY") != NULL)
    reader->section.intensity_method = ELASTIR_INTENSITY_BERRY_PHASE;
  else if (strstr(text, "WANNIER") != NULL)
    reader->section.intensity_method = ELASTIR_INTENSITY_WANNIER;
  return NULL;
}

/* "    CENTRAL POINT             -2.258919869499E+03    37     0.0000E+00     8" */
block_function *crystal_found_central_point(crystal_reader *reader, const elastir_line *line,
                                            const char *text)
{
  (void)line;
  reader->section.has_central_energy =
      crystal_number_behind(text, "CENTRAL POINT", &reader->section.central_energy);
  return NULL;
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
                 "the last mode of this set is printed as stars; %d is assumed", set->last);
}

static void check_count(crystal_reader *reader, elastir_frequency_table *table, size_t expected)
{
  size_t modes = table->set_count > 0 ? (size_t)table->sets[table->set_count - 1].last : 0;
  if (crystal_modes_fit(reader->run, modes))
    return;
  table->complete = false;
  crystal_report(reader, ELASTIR_ERROR, "modes-not-3n", table->line,
                 "the table has %zu modes, but three times the number of atoms is %zu", modes,
                 expected);
}

static bool wavenumbers_known(const elastir_frequency_table *table)
{
  for (size_t i = 0; i < table->set_count; i++)
    if (!isfinite(table->sets[i].wavenumber_cm1))
      return false;
  return true;
}

/* Complete, of the original isotopes, with intensities: the more of these the better. */
static int score_of(const crystal_reader *reader, const crystal_table_state *state)
{
  return 1 + 8 * state->table.complete + 4 * !reader->masses.changed +
         2 * (state->nonzero_intensity || reader->charges.born_rows > 0) +
         state->table.has_intensity_column;
}

static void remember_volume(crystal_reader *reader)
{
  crystal_section_state *section = &reader->section;
  double volume = reader->run->geometry.volume_angstrom3;
  if (!(section->smallest_volume > 0.0 && section->smallest_volume <= volume))
    section->smallest_volume = volume;
  if (!(section->largest_volume >= volume))
    section->largest_volume = volume;
}

/* Is this table to be 'the' table? Of equals the one of the lowest energy, which in a
 * quasi-harmonic run is that of the volume nearest to equilibrium; of equals again the first. */
static bool is_better(const crystal_section_state *section, int score)
{
  if (score != section->gamma_score)
    return score > section->gamma_score;
  return section->has_central_energy && section->has_gamma_energy &&
         section->central_energy < section->gamma_energy;
}

bool crystal_follows_chosen_table(const crystal_reader *reader)
{
  return reader->run->vibrations.gamma_table >= 0 && reader->overlap.wanted;
}

static void choose_table(crystal_reader *reader, const crystal_table_state *state, long index)
{
  elastir_vibrations *vibrations = &reader->run->vibrations;
  crystal_section_state *section = &reader->section;
  vibrations->gamma_table_count++;
  remember_volume(reader);
  int score = score_of(reader, state);
  bool better = is_better(section, score);
  reader->modes.wanted = reader->overlap.wanted = better;
  reader->raman.unwanted = !better;
  if (!better)
    return;
  section->gamma_score = score;
  section->gamma_energy = section->central_energy;
  section->has_gamma_energy = section->has_central_energy;
  vibrations->raman_count = 0; /* of a table before */
  vibrations->raman_bare = false;
  vibrations->displacements.count = 0;
  vibrations->motions.count = 0;
  crystal_forget_modes(reader);
  crystal_forget_overlaps(vibrations);
  vibrations->longitudinal_table = -1;
  vibrations->gamma_table = index;
  crystal_take_geometry(reader, &vibrations->geometry);
  crystal_adopt_charges(reader);
}

/* A column of zeros says that intensities were not asked for, unless CRYSTAL says that they
 * were. */
static void blank_zeros(const crystal_reader *reader, crystal_table_state *state)
{
  if (state->nonzero_intensity || reader->section.intensities_confirmed ||
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
  table->complete =
      ended && !state->damaged && table->set_count > 0 && wavenumbers_known(table);
  if (table->kind != ELASTIR_TABLE_LONGITUDINAL) {
    size_t expected = crystal_expected_modes(reader->run);
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
    else if (table->kind == ELASTIR_TABLE_LONGITUDINAL && reader->overlap.wanted)
      vibrations->longitudinal_table = index;
  }
  if (vibrations->table_count == 1)
    crystal_check_masses(reader, vibrations->tables[0].line);
  if (table->kind == ELASTIR_TABLE_GAMMA)
    crystal_drop_charges(reader);
  *state = (crystal_table_state){0};
}

/* ---- the end of the run ---- */

/* The lowest mode of a table that is below the noise; NULL: none. */
static const elastir_mode_set *softest(const elastir_frequency_table *table)
{
  const elastir_mode_set *lowest = NULL;
  for (size_t j = 0; j < table->set_count; j++) {
    const elastir_mode_set *set = &table->sets[j];
    if (set->wavenumber_cm1 < noise_floor_cm1 &&
        (lowest == NULL || set->wavenumber_cm1 < lowest->wavenumber_cm1))
      lowest = set;
  }
  return lowest;
}

/* Of other k points. Where the supercell permits the Gamma point only, their modes are made of
 * its force constants alone and say nothing else. */
static void report_soft_k_points(crystal_reader *reader)
{
  elastir_vibrations *vibrations = &reader->run->vibrations;
  const elastir_mode_set *lowest = NULL;
  size_t others = 0;
  for (size_t i = 0; i < vibrations->table_count; i++) {
    const elastir_frequency_table *table = &vibrations->tables[i];
    if (table->kind != ELASTIR_TABLE_DISPERSION)
      continue;
    others++;
    const elastir_mode_set *soft = vibrations->gamma_only ? NULL : softest(table);
    vibrations->soft_k_points += soft != NULL;
    if (soft != NULL && (lowest == NULL || soft->wavenumber_cm1 < lowest->wavenumber_cm1))
      lowest = soft;
  }
  if (vibrations->gamma_only && others > 0)
    crystal_report(reader, ELASTIR_INFO, "gamma-only", vibrations->line,
                   "%zu tables of other k points are based on a supercell that permits the Gamma point only; "
                   "they are not used for stability", others);
  if (lowest == NULL)
    return;
  vibrations->softest_cm1 = lowest->wavenumber_cm1;
  crystal_report(reader, ELASTIR_INFO, "imaginary-modes-elsewhere", lowest->line,
                 "modes away from the Gamma point are imaginary at %zu k points, the lowest at "
                 "%.4f cm-1", vibrations->soft_k_points, lowest->wavenumber_cm1);
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
  bool known = reader->section.intensities_confirmed || vibrations->born_count > 0;
  vibrations->intensities_available = table->has_intensity_column && (known || nonzero);
  vibrations->intensity_method = reader->section.intensity_method;
  if (!vibrations->intensities_available)
    crystal_report(reader, ELASTIR_INFO, "no-intensities", table->line,
                   "%s: infrared intensities were not computed (no INTENS)",
                   table->has_intensity_column ? "every intensity of this table is 0.00"
                                               : "this table has no column of intensities");
  else if (!known)
    crystal_report(reader, ELASTIR_WARNING, "intensities-unconfirmed", table->line,
                   "the table has intensities, although neither 'IR INTENSITIES EVALUATED' nor a block of "
                   "Born vectors precedes it");
}

static void report_several(crystal_reader *reader, const elastir_frequency_table *table)
{
  const elastir_vibrations *vibrations = &reader->run->vibrations;
  double used = vibrations->geometry.volume_angstrom3;
  if (vibrations->gamma_table_count > 1 &&
      reader->section.largest_volume - reader->section.smallest_volume > 1e-4)
    crystal_report(reader, ELASTIR_WARNING, "several-volumes", table->line,
                   "the run has %zu tables at the Gamma point, of cells from %.4f to %.4f "
                   "angstrom3; this one is used: %.4f angstrom3, %s",
                   vibrations->gamma_table_count, reader->section.smallest_volume,
                   reader->section.largest_volume, used,
                   !reader->section.has_gamma_energy ? "the first" : "the lowest energy");
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

/* Normal modes that were asked for and are not there. */
static void report_lost_modes(crystal_reader *reader)
{
  const elastir_vibrations *vibrations = &reader->run->vibrations;
  if (!reader->options->normal_modes || vibrations->normal_modes.mode_count > 0)
    return;
  crystal_report(reader, ELASTIR_INFO, "no-normal-modes",
                 vibrations->tables[vibrations->gamma_table].line,
                 "normal modes were requested, but no block NORMAL MODES NORMALIZED TO CLASSICAL AMPLITUDES "
                 "follows this table: NOMODES, or a release with another layout");
}

void crystal_finish_vibrations(crystal_reader *reader)
{
  elastir_crystal_run *run = reader->run;
  elastir_vibrations *vibrations = &run->vibrations;
  if (run->frequencies_asked && vibrations->gamma_table < 0)
    crystal_report(reader, ELASTIR_ERROR, "no-frequencies", vibrations->line,
                   "the frequency calculation that begins here has no table of modes at the Gamma point: the "
                   "run did not get that far");
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
  crystal_tell_free_motions(reader);
  report_soft_k_points(reader);
  report_lost_modes(reader);
  crystal_check_charges(reader);
  crystal_check_energy(reader);
  if (vibrations->geometry.line == 0)
    crystal_report(reader, ELASTIR_WARNING, "no-geometry", table->line,
                   "no geometry precedes this table: the number of its modes cannot be checked");
}

void crystal_free_vibrations(elastir_vibrations *vibrations)
{
  crystal_free_geometry(&vibrations->geometry);
  for (size_t i = 0; i < vibrations->table_count; i++)
    free(vibrations->tables[i].sets);
  free(vibrations->tables);
  free(vibrations->born_vectors);
  free(vibrations->oscillator_strengths);
  free(vibrations->born_tensors);
  free(vibrations->raman);
  crystal_forget_overlaps(vibrations);
  free(vibrations->overlaps);
  free(vibrations->thermodynamics);
  free(vibrations->displacements.tensors);
  free(vibrations->motions.items);
  free(vibrations->normal_modes.wavenumber_cm1);
  free(vibrations->normal_modes.displacement);
}
