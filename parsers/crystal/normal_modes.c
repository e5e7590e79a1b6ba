/* SPDX-License-Identifier: GPL-3.0-or-later */
/* normal_modes.c: displacements of the atoms in each mode, read on request. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crystal/internal.h"

/* The axis stands in column 13, the first displacement begins in column 15. */
enum { COLUMNS = 6, AXIS = 12, FIRST = 14, WIDTH = 10 };

void crystal_drop_group(crystal_reader *reader)
{
  free(reader->group);
  reader->group = NULL;
  reader->group_rows = reader->group_capacity = 0;
  reader->columns = 0;
}

static void give_up(crystal_reader *reader, long line, const char *why)
{
  if (!reader->modes_damaged)
    crystal_report(reader, ELASTIR_ERROR, "normal-modes-damaged", line,
                   "the normal modes behind number %zu are lost: %s",
                   reader->run->vibrations.normal_modes.mode_count, why);
  reader->modes_damaged = true;
}

/* Adds rows of zeros up to `rows`, for atoms that are held while a fragment vibrates. */
static bool pad_group(crystal_reader *reader, size_t rows)
{
  double(*group)[COLUMNS] = (void *)reader->group;
  while (reader->group_rows < rows) {
    if (!elastir_grow(&group, &reader->group_capacity, reader->group_rows, sizeof *group)) {
      elastir_diagnose_no_memory(reader->diagnostics);
      return false;
    }
    reader->group = (double *)group;
    memset(group[reader->group_rows++], 0, sizeof *group);
  }
  return true;
}

/* Moves the columns of the group that was read behind the modes before them. */
static void store_group(crystal_reader *reader)
{
  elastir_normal_modes *modes = &reader->run->vibrations.normal_modes;
  if (reader->run->vibrations.fragment_atoms > 0 && reader->group_rows > 0 &&
      reader->group_rows % 3 == 0)
    pad_group(reader, 3 * reader->run->geometry.atoms_read);
  size_t rows = reader->group_rows;
  size_t columns = (size_t)reader->columns;
  if (columns == 0 || reader->modes_damaged)
    return;
  if (rows == 0 || rows % 3 != 0 || (modes->mode_count > 0 && rows / 3 != modes->atom_count)) {
    give_up(reader, reader->lines, "a group holds another number of atoms");
    return;
  }
  size_t total = modes->mode_count + columns;
  double *wavenumbers = realloc(modes->wavenumber_cm1, total * sizeof *wavenumbers);
  if (wavenumbers != NULL)
    modes->wavenumber_cm1 = wavenumbers;
  double *displacement = realloc(modes->displacement, total * rows * sizeof *displacement);
  if (displacement != NULL)
    modes->displacement = displacement;
  if (wavenumbers == NULL || displacement == NULL) {
    elastir_diagnose_no_memory(reader->diagnostics);
    reader->modes_damaged = true;
    return;
  }
  for (size_t j = 0; j < columns; j++) {
    wavenumbers[modes->mode_count + j] = reader->frequencies[j];
    for (size_t i = 0; i < rows; i++)
      displacement[(modes->mode_count + j) * rows + i] = reader->group[i * COLUMNS + j];
  }
  modes->mode_count = total;
  modes->atom_count = rows / 3;
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
  modes->complete = !reader->modes_damaged && modes->mode_count > 0 &&
                    modes->mode_count == crystal_expected_modes(reader);
  for (size_t i = 0; i < modes->mode_count && !reader->modes_damaged; i++) {
    double expected = table_wavenumber(table, i, &set);
    if (fabs(expected - modes->wavenumber_cm1[i]) <= 0.0051)
      continue;
    modes->complete = false;
    give_up(reader, reader->block_line, "their wavenumbers are not those of the table");
    crystal_report(reader, ELASTIR_ERROR, "frequency-mismatch", reader->block_line,
                   "mode %zu has %.4f cm-1 in the table and %.2f cm-1 here", i + 1, expected,
                   modes->wavenumber_cm1[i]);
  }
  if (!modes->complete && !reader->modes_damaged)
    crystal_report(reader, ELASTIR_ERROR, "normal-modes-damaged", reader->block_line,
                   "%zu normal modes are here, %zu were expected", modes->mode_count,
                   crystal_expected_modes(reader));
  crystal_check_mode_norms(reader);
  crystal_drop_group(reader);
}

static bool read_head(crystal_reader *reader, const elastir_line *line, const char *text)
{
  const char *numbers = text + strlen("FREQ(CM**-1)");
  store_group(reader);
  crystal_drop_group(reader);
  size_t count = number_split(numbers, strlen(numbers), reader->frequencies, COLUMNS);
  if (count == 0)
    give_up(reader, line->number, "a head holds no wavenumbers");
  reader->columns = (int)count;
  return true;
}

/* Is this the next atom, or a later one of a fragment? */
static bool skip_held_atoms(crystal_reader *reader, size_t atom)
{
  size_t next = reader->group_rows / 3 + 1;
  if (reader->run->vibrations.fragment_atoms == 0 || atom <= next ||
      atom > reader->run->geometry.atoms_read)
    return atom == next;
  return pad_group(reader, 3 * (atom - 1));
}

/* " AT.   1 C  X     0.0000 ...", then Y and Z */
static bool read_displacements(crystal_reader *reader, const elastir_line *line,
                               const char *text)
{
  static const char axes[] = "XYZ";
  size_t row = reader->group_rows;
  if (reader->columns == 0 || line->length < FIRST || line->text[AXIS] != axes[row % 3])
    return false;
  if (row % 3 == 0) {
    int atom;
    if (strncmp(text, "AT.", 3) != 0 || !crystal_leading_integer(text + 3, &atom, NULL) ||
        !skip_held_atoms(reader, (size_t)atom))
      return false;
    row = reader->group_rows;
  }
  double(*rows)[COLUMNS] = (void *)reader->group;
  if (!elastir_grow(&rows, &reader->group_capacity, row, sizeof *rows)) {
    elastir_diagnose_no_memory(reader->diagnostics);
    return false;
  }
  reader->group = (double *)rows;
  for (int j = 0; j < reader->columns; j++) {
    number_status status = crystal_field(reader, line, FIRST + (size_t)j * WIDTH, WIDTH,
                                         &rows[row][j]);
    if (status == NUMBER_BAD || status == NUMBER_BLANK)
      return false;
  }
  reader->group_rows++;
  return true;
}

static bool modes_block(crystal_reader *reader, const elastir_line *line)
{
  if (line != NULL && crystal_blank(line))
    return true;
  const char *text = line != NULL ? line->text + strspn(line->text, " ") : "";
  if (strncmp(text, "FREQ(CM**-1)", 12) == 0)
    return read_head(reader, line, text);
  if (strncmp(text, "AT.", 3) == 0 || ((*text == 'Y' || *text == 'Z') && text[1] == ' ')) {
    if (!reader->modes_damaged && !read_displacements(reader, line, text))
      give_up(reader, line->number, "a row of displacements is damaged or missing");
    return true;
  }
  store_group(reader);
  finish_modes(reader);
  return false;
}

void crystal_found_normal_modes(crystal_reader *reader, const elastir_line *line,
                                const char *text)
{
  (void)text;
  elastir_vibrations *vibrations = &reader->run->vibrations;
  if (!reader->options->normal_modes || vibrations->gamma_table < 0 || !reader->modes_wanted)
    return;
  elastir_normal_modes *modes = &vibrations->normal_modes;
  free(modes->wavenumber_cm1);
  free(modes->displacement);
  *modes = (elastir_normal_modes){0};
  reader->modes_wanted = false;
  reader->modes_damaged = false;
  crystal_drop_group(reader);
  crystal_start_block(reader, modes_block, line->number);
}
