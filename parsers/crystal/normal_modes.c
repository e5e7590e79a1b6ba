/* SPDX-License-Identifier: GPL-3.0-or-later */
/* normal_modes.c: displacements of the atoms in each mode; of large cells they are read on request,
 * without it only those of the first modes, up to the last free motion. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crystal/internal.h"

/* The axis stands in column 13, the first displacement begins in column 15. */
enum { COLUMNS = 6, AXIS = 12, FIRST = 14, WIDTH = 10 };

static void drop_group(crystal_reader *reader)
{
  crystal_modes_state *modes = &reader->modes;
  free(modes->group);
  modes->group = NULL;
  modes->rows = modes->capacity = 0;
  modes->columns = 0;
}

static void drop_shares(crystal_reader *reader)
{
  free(reader->modes.shares);
  reader->modes.shares = NULL;
  reader->modes.share_count = reader->modes.share_capacity = 0;
}

void crystal_drop_modes(crystal_reader *reader)
{
  if (reader->modes.told != NULL)
    reader->diagnostics = reader->modes.told;
  if (reader->modes.heard.out_of_memory)
    elastir_diagnose_no_memory(reader->diagnostics);
  elastir_diagnostics_free(&reader->modes.heard);
  drop_group(reader);
  drop_shares(reader);
  reader->modes = (crystal_modes_state){0};
}

static void free_modes(elastir_normal_modes *modes)
{
  free(modes->wavenumber_cm1);
  free(modes->displacement);
  *modes = (elastir_normal_modes){0};
}

void crystal_forget_modes(crystal_reader *reader)
{
  elastir_vibrations *vibrations = &reader->run->vibrations;
  free_modes(&vibrations->normal_modes);
  vibrations->normal_modes_line = 0;
  bool wanted = reader->modes.wanted;
  crystal_drop_modes(reader);
  reader->modes.wanted = wanted;
}

/* While modes are read that nobody asked for, what is said of them is only listened to. */
static void listen(crystal_reader *reader)
{
  reader->modes.told = reader->diagnostics;
  reader->diagnostics = &reader->modes.heard;
}

/* Ends that: modes that something is wrong with are forgotten. */
static void stop_listening(crystal_reader *reader)
{
  elastir_diagnostics *heard = &reader->modes.heard;
  const elastir_diagnostic *first = NULL;
  if (reader->modes.told == NULL)
    return;
  reader->diagnostics = reader->modes.told;
  reader->modes.told = NULL;
  if (heard->out_of_memory)
    elastir_diagnose_no_memory(reader->diagnostics);
  for (size_t i = 0; i < heard->count && first == NULL; i++)
    if (heard->items[i].severity != ELASTIR_INFO)
      first = &heard->items[i];
  if (first != NULL) {
    crystal_report(reader, ELASTIR_INFO, "normal-modes-unused", first->line,
                   "the normal modes are not used, and the moving atoms are not given: %s",
                   first->message);
    free_modes(&reader->run->vibrations.normal_modes);
  }
  elastir_diagnostics_free(heard);
}

static void give_up(crystal_reader *reader, long line, const char *why)
{
  if (!reader->modes.damaged && !reader->modes.few)
    crystal_report(reader, ELASTIR_ERROR, "normal-modes-damaged", line,
                   "the normal modes after number %zu are lost: %s",
                   reader->run->vibrations.normal_modes.mode_count, why);
  reader->modes.damaged = true;
}

/* Adds rows of zeros up to `rows`, for atoms that are held while a fragment vibrates. */
static bool pad_group(crystal_reader *reader, size_t rows)
{
  double(*group)[COLUMNS] = (void *)reader->modes.group;
  while (reader->modes.rows < rows) {
    if (!elastir_grow(&group, &reader->modes.capacity, reader->modes.rows, sizeof *group)) {
      elastir_diagnose_no_memory(reader->diagnostics);
      return false;
    }
    reader->modes.group = (double *)group;
    memset(group[reader->modes.rows++], 0, sizeof *group);
  }
  return true;
}

/* The displacements of a column, [atom][xyz]; NULL: no memory (reported). The caller frees. */
static double *column_of_group(crystal_reader *reader, size_t column)
{
  double *displacement = malloc(reader->modes.rows * sizeof *displacement);
  if (displacement == NULL)
    elastir_diagnose_no_memory(reader->diagnostics);
  for (size_t i = 0; displacement != NULL && i < reader->modes.rows; i++)
    displacement[i] = reader->modes.group[i * COLUMNS + column];
  return displacement;
}

/* How much of each mode of the group is rigid motion, until all free motions are found. */
static void project_group(crystal_reader *reader)
{
  crystal_modes_state *state = &reader->modes;
  const elastir_geometry *geometry = &reader->run->geometry;
  for (size_t j = 0; j < (size_t)state->columns && state->free_left > 0.0; j++) {
    double *displacement = column_of_group(reader, j);
    if (displacement == NULL)
      return;
    crystal_rigid_shares shares = crystal_rigid_motion(geometry, displacement);
    free(displacement);
    if (!elastir_grow(&state->shares, &state->share_capacity, state->share_count,
                      sizeof *state->shares)) {
      elastir_diagnose_no_memory(reader->diagnostics);
      return;
    }
    state->shares[state->share_count++] = shares;
    state->free_left -= shares.translation + shares.rotation;
  }
}

/* Moves the columns of the group that was read behind the modes before them. */
static void keep_group(crystal_reader *reader)
{
  elastir_normal_modes *modes = &reader->run->vibrations.normal_modes;
  size_t rows = reader->modes.rows;
  size_t columns = (size_t)reader->modes.columns;
  for (size_t j = 0; j < columns; j++) {
    if (!elastir_grow(&modes->wavenumber_cm1, &modes->wavenumber_capacity, modes->mode_count,
                      sizeof *modes->wavenumber_cm1) ||
        !elastir_grow(&modes->displacement, &modes->displacement_capacity, modes->mode_count,
                      rows * sizeof *modes->displacement)) {
      elastir_diagnose_no_memory(reader->diagnostics);
      reader->modes.damaged = true;
      return;
    }
    double *displacement = modes->displacement + modes->mode_count * rows;
    for (size_t i = 0; i < rows; i++)
      displacement[i] = reader->modes.group[i * COLUMNS + j];
    modes->wavenumber_cm1[modes->mode_count++] = reader->modes.wavenumbers[j];
  }
  modes->atom_count = rows / 3;
}

static void store_group(crystal_reader *reader)
{
  crystal_modes_state *state = &reader->modes;
  const elastir_normal_modes *modes = &reader->run->vibrations.normal_modes;
  if (reader->run->vibrations.fragment_atoms > 0 && state->rows > 0 && state->rows % 3 == 0)
    pad_group(reader, 3 * reader->run->geometry.atoms_read);
  size_t rows = state->rows;
  if (state->columns == 0 || state->damaged)
    return;
  if (rows == 0 || rows % 3 != 0 || (modes->mode_count > 0 && rows / 3 != modes->atom_count)) {
    give_up(reader, reader->lines, "a group has another number of atoms");
    return;
  }
  if (rows == 3 * reader->run->geometry.atoms_read)
    project_group(reader);
  else
    state->free_left = 0.0; /* of a cell whose atoms are not printed */
  if (!state->few)
    keep_group(reader);
}

/* The wavenumber of a mode (from 0) in the table; NAN beyond it. *set walks along. */
static double table_wavenumber(const elastir_frequency_table *table, size_t mode, size_t *set)
{
  while (*set < table->set_count && (size_t)table->sets[*set].last <= mode)
    ++*set;
  return *set < table->set_count ? table->sets[*set].wavenumber_cm1 : NAN;
}

/* The heads are the table's wavenumbers with two digits behind the point. */
static void finish_modes(crystal_reader *reader)
{
  elastir_vibrations *vibrations = &reader->run->vibrations;
  elastir_normal_modes *modes = &vibrations->normal_modes;
  const elastir_frequency_table *table = &vibrations->tables[vibrations->gamma_table];
  size_t set = 0;
  modes->complete = !reader->modes.damaged && modes->mode_count > 0 &&
                    crystal_modes_fit(reader->run, modes->mode_count);
  for (size_t i = 0; i < modes->mode_count && !reader->modes.damaged; i++) {
    double expected = table_wavenumber(table, i, &set);
    if (fabs(expected - modes->wavenumber_cm1[i]) <= 0.0051)
      continue;
    modes->complete = false;
    give_up(reader, reader->block_line, "their wavenumbers differ from those of the table");
    crystal_report(reader, ELASTIR_ERROR, "frequency-mismatch", reader->block_line,
                   "mode %zu has %.4f cm-1 in the table and %.2f cm-1 here", i + 1, expected,
                   modes->wavenumber_cm1[i]);
  }
  if (!modes->complete && !reader->modes.damaged)
    crystal_report(reader, ELASTIR_ERROR, "normal-modes-damaged", reader->block_line,
                   "found %zu normal modes, expected %zu", modes->mode_count,
                   crystal_expected_modes(reader->run));
  crystal_check_mode_norms(reader);
}

static bool read_head(crystal_reader *reader, const elastir_line *line, const char *text)
{
  const char *numbers = text + strlen("FREQ(CM**-1)");
  store_group(reader);
  drop_group(reader);
  size_t count = number_split(numbers, strlen(numbers), reader->modes.wavenumbers, COLUMNS);
  if (count == 0)
    give_up(reader, line->number, "a heading has no wavenumbers");
  reader->modes.columns = (int)count;
  return true;
}

/* Is this the next atom, or a later one of a fragment? */
static bool skip_held_atoms(crystal_reader *reader, size_t atom)
{
  size_t next = reader->modes.rows / 3 + 1;
  if (reader->run->vibrations.fragment_atoms == 0 || atom <= next ||
      atom > reader->run->geometry.atoms_read)
    return atom == next;
  return pad_group(reader, 3 * (atom - 1));
}

/* Like crystal_field; what was not asked for is not reported. */
static number_status quiet_field(const elastir_line *line, size_t begin, double *value)
{
  if (begin >= line->length)
    return NUMBER_BLANK;
  size_t left = line->length - begin;
  return number_real(line->text + begin, left < WIDTH ? left : WIDTH, value);
}

/* "   -0.0471", as nearly all fields are. Signs and digits follow no rule that a processor could guess: there
 * is one branch. false: it is to be looked at more closely. */
static bool plain_field(const elastir_line *line, size_t begin, double *value)
{
  const char *field = line->text + begin;
  if (begin + WIDTH > line->length)
    return false;
  unsigned a = (unsigned)field[4] - '0', b = (unsigned)field[6] - '0';
  unsigned c = (unsigned)field[7] - '0', d = (unsigned)field[8] - '0';
  unsigned e = (unsigned)field[9] - '0';
  bool negative = field[3] == '-';
  bool spaced = (field[0] == ' ') & (field[1] == ' ') & (field[2] == ' ') & ((field[3] == ' ') | negative);
  if (!(spaced & (field[5] == '.') & (a <= 9) & (b <= 9) & (c <= 9) & (d <= 9) & (e <= 9)))
    return false;
  static const double units[2] = {1e4, -1e4};
  *value = (10000 * a + 1000 * b + 100 * c + 10 * d + e) / units[negative];
  return true;
}

/* " AT.   1 C  X     0.0000 ...", then Y and Z */
static bool read_displacements(crystal_reader *reader, const elastir_line *line,
                               const char *text)
{
  static const char axes[] = "XYZ";
  size_t row = reader->modes.rows;
  if (reader->modes.columns == 0 || line->length < FIRST || line->text[AXIS] != axes[row % 3])
    return false;
  if (row % 3 == 0) {
    int atom;
    if (strncmp(text, "AT.", 3) != 0 || !crystal_leading_integer(text + 3, &atom, NULL) ||
        !skip_held_atoms(reader, (size_t)atom))
      return false;
    row = reader->modes.rows;
  }
  double(*rows)[COLUMNS] = (void *)reader->modes.group;
  if (!elastir_grow(&rows, &reader->modes.capacity, row, sizeof *rows)) {
    elastir_diagnose_no_memory(reader->diagnostics);
    return false;
  }
  reader->modes.group = (double *)rows;
  for (int j = 0; j < reader->modes.columns; j++) {
    size_t begin = FIRST + (size_t)j * WIDTH;
    if (plain_field(line, begin, &rows[row][j]))
      continue;
    number_status status = reader->modes.few
                               ? quiet_field(line, begin, &rows[row][j])
                               : crystal_field(reader, line, begin, WIDTH, &rows[row][j]);
    if (status == NUMBER_BAD || status == NUMBER_BLANK)
      return false;
  }
  reader->modes.rows++;
  return true;
}

/* Free motions are looked for no further: they are found, or a vibration is this far away. */
static bool is_enough(const crystal_modes_state *state)
{
  const double farthest_cm1 = 500.0;
  return state->few && (state->damaged || !(state->free_left > 0.0) ||
                        state->wavenumbers[0] > farthest_cm1);
}

static bool modes_block(crystal_reader *reader, const elastir_line *line)
{
  if (line != NULL && crystal_blank(line))
    return true;
  const char *text = line != NULL ? line->text + strspn(line->text, " ") : "";
  if (strncmp(text, "FREQ(CM**-1)", 12) == 0)
    return read_head(reader, line, text) && !is_enough(&reader->modes);
  if (strncmp(text, "AT.", 3) == 0 || ((*text == 'Y' || *text == 'Z') && text[1] == ' ')) {
    if (!reader->modes.damaged && !read_displacements(reader, line, text))
      give_up(reader, line->number, "a row of displacements is damaged or missing");
    return true;
  }
  store_group(reader);
  if (!reader->modes.few)
    finish_modes(reader);
  drop_group(reader);
  stop_listening(reader);
  return false;
}

static bool masses_known(const elastir_geometry *geometry)
{
  for (size_t i = 0; i < geometry->atoms_read; i++)
    if (isnan(geometry->atoms[i].mass_amu) && !geometry->atoms[i].ghost)
      return false;
  return geometry->atoms_read > 0 && geometry->atoms_read == geometry->atom_count;
}

block_function *crystal_found_normal_modes(crystal_reader *reader, const elastir_line *line,
                                           const char *text)
{
  /* What rounding to four digits leaves of a free motion in other modes. */
  const double crumbs = 0.02;
  (void)text;
  elastir_vibrations *vibrations = &reader->run->vibrations;
  if (vibrations->gamma_table < 0 || !reader->modes.wanted)
    return NULL;
  crystal_forget_modes(reader);
  vibrations->normal_modes_line = line->number;
  reader->modes.wanted = false;
  bool asked = reader->options->normal_modes;
  reader->modes.few =
      !asked && reader->run->geometry.atoms_read > reader->options->modes_up_to_atoms;
  if (masses_known(&reader->run->geometry))
    reader->modes.free_left = (double)crystal_free_motion_count(vibrations) - crumbs;
  if (is_enough(&reader->modes))
    return NULL;
  if (!asked && !reader->modes.few)
    listen(reader);
  return modes_block;
}

/* "THE CORRESPONDING MODES", of CRYSTAL03: they are not read. */
block_function *crystal_found_old_modes(crystal_reader *reader, const elastir_line *line,
                                        const char *text)
{
  (void)text;
  reader->run->vibrations.old_modes_line = line->number;
  return NULL;
}
