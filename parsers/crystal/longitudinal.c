/* SPDX-License-Identifier: GPL-3.0-or-later */
/* longitudinal.c: overlaps of longitudinal modes with the transverse ones they are made of. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crystal/internal.h"

enum { MOST_COLUMNS = 16, MOST_BLANKS = 4 };

void crystal_forget_overlaps(elastir_vibrations *vibrations)
{
  for (size_t i = 0; i < vibrations->overlap_count; i++) {
    free(vibrations->overlaps[i].longitudinal_cm1);
    free(vibrations->overlaps[i].transverse_cm1);
    free(vibrations->overlaps[i].overlap);
  }
  vibrations->overlap_count = 0;
}

static elastir_overlap *current(crystal_reader *reader)
{
  elastir_vibrations *vibrations = &reader->run->vibrations;
  return &vibrations->overlaps[vibrations->overlap_count - 1];
}

static bool damaged(crystal_reader *reader, long line, const char *what)
{
  crystal_report(reader, ELASTIR_WARNING, "longitudinal-damaged", line,
                 "expected %s in the overlaps of longitudinal and transverse modes", what);
  return false;
}

/* "      LO/TO      74.637   140.190": the transverse modes of the columns. */
static bool begin_columns(crystal_reader *reader, const elastir_line *line, const char *text)
{
  elastir_vibrations *vibrations = &reader->run->vibrations;
  double found[MOST_COLUMNS + 1];
  const char *numbers = text + strlen("LO/TO");
  size_t count = number_split(numbers, strlen(numbers), found, MOST_COLUMNS + 1);
  if (count == 0 || count > MOST_COLUMNS)
    return damaged(reader, line->number, "a heading with wavenumbers");
  double *columns = malloc(count * sizeof *columns);
  if (columns == NULL || !elastir_grow(&vibrations->overlaps, &vibrations->overlap_capacity,
                                       vibrations->overlap_count, sizeof *vibrations->overlaps)) {
    free(columns);
    elastir_diagnose_no_memory(reader->diagnostics);
    return false;
  }
  memcpy(columns, found, count * sizeof *columns);
  elastir_overlap *overlap = &vibrations->overlaps[vibrations->overlap_count++];
  *overlap = (elastir_overlap){.line = line->number, .columns = count, .transverse_cm1 = columns};
  memcpy(overlap->irrep, reader->overlap.irrep, sizeof overlap->irrep);
  reader->overlap.row_capacity = reader->overlap.value_capacity = 0;
  return true;
}

/* "     75.270    0.999000 -0.010000" */
static bool read_row(crystal_reader *reader, const elastir_line *line)
{
  elastir_overlap *overlap = current(reader);
  double found[MOST_COLUMNS + 2];
  size_t count = number_split(line->text, line->length, found, MOST_COLUMNS + 2);
  if (count != overlap->columns + 1)
    return damaged(reader, line->number, "a row");
  if (!elastir_grow(&overlap->longitudinal_cm1, &reader->overlap.row_capacity, overlap->rows,
                    sizeof *overlap->longitudinal_cm1) ||
      !elastir_grow(&overlap->overlap, &reader->overlap.value_capacity, overlap->rows,
                    overlap->columns * sizeof *overlap->overlap)) {
    elastir_diagnose_no_memory(reader->diagnostics);
    return false;
  }
  overlap->longitudinal_cm1[overlap->rows] = found[0];
  memcpy(overlap->overlap + overlap->rows * overlap->columns, found + 1,
         overlap->columns * sizeof *overlap->overlap);
  overlap->rows++;
  return true;
}

static bool overlap_block(crystal_reader *reader, const elastir_line *line)
{
  crystal_overlap_state *state = &reader->overlap;
  if (line == NULL)
    return false;
  const char *text = line->text + strspn(line->text, " ");
  if (*text == '\0')
    return ++state->blanks < MOST_BLANKS;
  state->blanks = 0;
  if (strncmp(text, "ENTRIES ARE", 11) == 0)
    return true;
  if (strncmp(text, "IRREP ", 6) == 0) {
    crystal_copy_word(state->irrep, sizeof state->irrep, text + 6, strlen(text + 6));
    state->in_rows = false;
    return true;
  }
  if (strncmp(text, "LO/TO", 5) == 0)
    return state->in_rows = begin_columns(reader, line, text);
  return state->in_rows && strchr("-.0123456789*", *text) != NULL && read_row(reader, line);
}

/* "OVERLAP BETWEEN THE EIGENVECTORS OF LO AND TO MODES." */
block_function *crystal_found_overlap(crystal_reader *reader, const elastir_line *line,
                                      const char *text)
{
  bool wanted = reader->overlap.wanted;
  (void)line;
  (void)text;
  reader->overlap = (crystal_overlap_state){.wanted = wanted};
  return wanted ? overlap_block : NULL;
}
