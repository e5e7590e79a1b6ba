/* SPDX-License-Identifier: GPL-3.0-or-later */
/* raman.c: Raman intensities, of a powder and of a single crystal. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "crystal/internal.h"

/* "    4-   5      396.8552 (E  )      0.03      0.01      0.01" */
static bool read_row(crystal_reader *reader, const elastir_line *line, size_t count,
                     elastir_raman_set *set, double *values)
{
  const char *text;
  *set = (elastir_raman_set){.total = NAN, .parallel = NAN, .perpendicular = NAN, .xx = NAN,
                             .xy = NAN, .xz = NAN, .yy = NAN, .yz = NAN, .zz = NAN};
  if (!crystal_leading_integer(line->text, &set->first, &text) || *text != '-' ||
      !crystal_leading_integer(text + 1, &set->last, &text) || set->last < set->first)
    return false;
  const char *open = strchr(text, '(');
  const char *close = open != NULL ? strchr(open, ')') : NULL;
  if (close == NULL ||
      number_real(text, (size_t)(open - text), &set->wavenumber_cm1) != NUMBER_OK)
    return false;
  crystal_copy_word(set->irrep, sizeof set->irrep, open + 1, (size_t)(close - open - 1));
  return crystal_all_numbers(reader, line, (size_t)(close + 1 - line->text), count, values);
}

/* Sets come in the order of their modes: one that does not is doubled or out of place. */
static bool in_order(crystal_reader *reader, const elastir_line *line,
                     const elastir_raman_set *set)
{
  const elastir_vibrations *vibrations = &reader->run->vibrations;
  const elastir_raman_set *before =
      vibrations->raman_count > 0 ? &vibrations->raman[vibrations->raman_count - 1] : NULL;
  if (before == NULL || set->first > before->last)
    return true;
  crystal_report(reader, ELASTIR_WARNING, "raman-damaged", line->number,
                 "expected a mode after mode %d, found mode %d", before->last,
                 set->first);
  return false;
}

static void add_set(crystal_reader *reader, const elastir_raman_set *set)
{
  elastir_vibrations *vibrations = &reader->run->vibrations;
  if (!elastir_grow(&vibrations->raman, &vibrations->raman_capacity, vibrations->raman_count,
                    sizeof *vibrations->raman)) {
    elastir_diagnose_no_memory(reader->diagnostics);
    return;
  }
  vibrations->raman[vibrations->raman_count++] = *set;
}

/* Lines that may stand before the first row. */
static bool is_head(const elastir_line *line)
{
  const char *text = line->text + strspn(line->text, " ");
  return *text == '\0' || *text == '-' || strncmp(text, "MODES", 5) == 0;
}

/* A blank line ends the rows. No row at all is no damage: CRYSTAL prints the heads even where
 * no mode is Raman active. */
static bool end_rows(crystal_reader *reader, const elastir_line *line)
{
  bool empty = reader->raman.row == 0 && (line == NULL || !isdigit((unsigned char)
                                                    line->text[strspn(line->text, " ")]));
  if (!empty && (line == NULL || !crystal_blank(line)))
    crystal_report(reader, ELASTIR_WARNING, "raman-damaged",
                   line != NULL ? line->number : reader->lines,
                   "the table of Raman intensities of line %ld is cut or damaged here",
                   reader->block_line);
  return false;
}

static bool powder_block(crystal_reader *reader, const elastir_line *line)
{
  elastir_raman_set set;
  double values[3];
  if (line != NULL && reader->raman.row == 0 && reader->raman.heads++ < 5 && is_head(line))
    return true;
  if (line == NULL || !read_row(reader, line, 3, &set, values))
    return end_rows(reader, line);
  set.total = values[0];
  set.parallel = values[1];
  set.perpendicular = values[2];
  if (in_order(reader, line, &set))
    add_set(reader, &set);
  reader->raman.row++;
  return true;
}

/* NULL: there are not that many. */
static elastir_raman_set *known_set(const elastir_vibrations *vibrations, size_t index)
{
  return vibrations->raman != NULL && index < vibrations->raman_count ? &vibrations->raman[index]
                                                                      : NULL;
}

static bool crystal_block(crystal_reader *reader, const elastir_line *line)
{
  elastir_vibrations *vibrations = &reader->run->vibrations;
  elastir_raman_set set;
  double values[6];
  if (line != NULL && reader->raman.row == 0 && reader->raman.heads++ < 5 && is_head(line))
    return true;
  if (line == NULL || !read_row(reader, line, 6, &set, values)) {
    if (reader->raman.row > 0 && (size_t)reader->raman.row < vibrations->raman_count)
      crystal_report(reader, ELASTIR_WARNING, "raman-damaged", reader->block_line,
                     "this table has %ld rows, but that of powder intensities %zu",
                     (long)reader->raman.row, vibrations->raman_count);
    return end_rows(reader, line);
  }
  size_t index = (size_t)reader->raman.row++;
  elastir_raman_set *kept = known_set(vibrations, index);
  if (kept != NULL && (kept->first != set.first || kept->last != set.last)) {
    crystal_report(reader, ELASTIR_WARNING, "raman-damaged", line->number,
                   "expected modes %d to %d, as in the table of powder intensities; found modes %d to "
                   "%d", kept->first, kept->last, set.first, set.last);
    return false;
  }
  if (kept == NULL) {
    bool ordered = in_order(reader, line, &set);
    const elastir_raman_set *first = known_set(vibrations, 0);
    bool surplus = first != NULL && !isnan(first->total);
    if (ordered && surplus)
      crystal_report(reader, ELASTIR_WARNING, "raman-damaged", line->number,
                     "the table of powder intensities ends at mode %d; found mode %d",
                     vibrations->raman[vibrations->raman_count - 1].last, set.first);
    if (!ordered || surplus)
      return false;
    add_set(reader, &set);
    kept = known_set(vibrations, index);
    if (kept == NULL)
      return false;
  }
  kept->xx = values[0];
  kept->xy = values[1];
  kept->xz = values[2];
  kept->yy = values[3];
  kept->yz = values[4];
  kept->zz = values[5];
  return true;
}

/* "  INTENSITIES  DO NOT TAKE INTO ACCOUNT TEMPERATURE OR" */
block_function *crystal_found_raman_bare(crystal_reader *reader, const elastir_line *line,
                                         const char *text)
{
  (void)line;
  (void)text;
  if (!reader->raman.unwanted)
    reader->run->vibrations.raman_bare = true;
  return NULL;
}

block_function *crystal_found_raman_powder(crystal_reader *reader, const elastir_line *line,
                                           const char *text)
{
  (void)line;
  (void)text;
  if (reader->raman.unwanted || reader->run->vibrations.raman_count > 0)
    return NULL; /* of a table that is not used */
  reader->raman.row = reader->raman.heads = 0;
  return powder_block;
}

block_function *crystal_found_raman_crystal(crystal_reader *reader, const elastir_line *line,
                                            const char *text)
{
  (void)line;
  (void)text;
  if (reader->raman.unwanted || (reader->run->vibrations.raman_count > 0 &&
                                 !isnan(reader->run->vibrations.raman[0].xx)))
    return NULL;
  reader->raman.row = reader->raman.heads = 0;
  return crystal_block;
}
