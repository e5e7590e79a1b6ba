/* SPDX-License-Identifier: GPL-3.0-or-later */
/* frequencies.c: tables of modes, their eigenvalues, frequencies and infrared intensities. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crystal/internal.h"

enum { STRAYS_ALLOWED = 3 }; /* lines in a row that are no rows, before the table is given up */

/* Where the fields of a row begin behind the hyphen of "    4-   6": the last mode (I4), the
 * eigenvalue (14 wide), the wavenumber (12), the frequency (10). */
enum { LAST = 1, EIGENVALUE = 5, WAVENUMBER = 19, FREQUENCY = 31, BEHIND = 41 };

/* The three numbers of a row: by columns; where these do not fit, by blanks and signs. */
static bool read_numbers(crystal_reader *reader, const elastir_line *line, size_t hyphen,
                         size_t open, double *values)
{
  static const size_t begin[] = {EIGENVALUE, WAVENUMBER, FREQUENCY};
  static const size_t width[] = {WAVENUMBER - EIGENVALUE, FREQUENCY - WAVENUMBER,
                                 BEHIND - FREQUENCY};
  bool columns = open >= hyphen + BEHIND;
  for (size_t i = 0; columns && i < 3; i++) {
    double probe;
    number_status status = number_real(line->text + hyphen + begin[i], width[i], &probe);
    columns = status != NUMBER_BAD && status != NUMBER_BLANK;
  }
  for (size_t i = 0; columns && i < 3; i++)
    crystal_field(reader, line, hyphen + begin[i], width[i], &values[i]);
  if (columns)
    return true;
  elastir_line cut = *line;
  cut.length = open;
  return crystal_all_numbers(reader, &cut, hyphen + EIGENVALUE, 3, values);
}

static elastir_answer read_flag(const char **text)
{
  while (**text == ' ')
    (*text)++;
  if (**text != 'A' && **text != 'I')
    return ELASTIR_UNKNOWN;
  return *(*text)++ == 'A' ? ELASTIR_YES : ELASTIR_NO;
}

/* "  A (   436.36)   I" behind the irreducible representation. */
static bool read_activity(crystal_reader *reader, const elastir_line *line, const char *text,
                          elastir_mode_set *set)
{
  const crystal_table_state *state = &reader->table;
  if (state->table.kind == ELASTIR_TABLE_LONGITUDINAL) {
    set->ir_active = read_flag(&text);
    double found[3] = {NAN, NAN, NAN};
    size_t count = number_split(text, strlen(text), found, 3);
    set->intensity_km_mol = found[0];
    set->shift_cm1 = found[1];
    return count >= 2;
  }
  if (!state->has_flags)
    return text[strspn(text, " ")] == '\0';
  set->ir_active = read_flag(&text);
  bool good = set->ir_active != ELASTIR_UNKNOWN;
  if (state->table.has_intensity_column) {
    const char *open = strchr(text, '(');
    const char *close = open != NULL ? strchr(open, ')') : NULL;
    if (close == NULL)
      return false;
    number_status status =
        crystal_field(reader, line, (size_t)(open + 1 - line->text),
                      (size_t)(close - open - 1), &set->intensity_km_mol);
    good = good && status != NUMBER_BAD && status != NUMBER_BLANK;
    text = close + 1;
  }
  if (state->has_raman) {
    set->raman_active = read_flag(&text);
    good = good && set->raman_active != ELASTIR_UNKNOWN;
  }
  return good && text[strspn(text, " ")] == '\0';
}

static bool read_row(crystal_reader *reader, const elastir_line *line, elastir_mode_set *set)
{
  *set = (elastir_mode_set){.line = line->number,
                            .ir_active = ELASTIR_UNKNOWN,
                            .raman_active = ELASTIR_UNKNOWN,
                            .intensity_km_mol = NAN,
                            .shift_cm1 = NAN};
  const char *text;
  if (!crystal_leading_integer(line->text, &set->first, &text) || *text != '-' ||
      set->first < 1)
    return false;
  size_t hyphen = (size_t)(text - line->text);
  const char *open = strchr(text, '(');
  const char *close = open != NULL ? strchr(open, ')') : NULL;
  if (close == NULL || line->length < hyphen + EIGENVALUE)
    return false;
  long last;
  number_status status = number_integer(text + LAST, EIGENVALUE - LAST, &last);
  if (status == NUMBER_STARS)
    set->last = 0; /* filled in from the next row */
  else if (status != NUMBER_OK || last < set->first)
    return false;
  else
    set->last = (int)last;
  double values[3];
  if (!read_numbers(reader, line, hyphen, (size_t)(open - line->text), values))
    return false;
  set->eigenvalue_hartree2 = reader->table.has_eigenvalue ? values[0] : NAN;
  set->wavenumber_cm1 = values[1];
  set->frequency_thz = values[2];
  crystal_copy_word(set->irrep, sizeof set->irrep, open + 1, (size_t)(close - open - 1));
  return read_activity(reader, line, close + 1, set);
}

/* Modes are numbered without gaps: a gap is a line that was dropped, a step back one doubled. */
static void check_numbering(crystal_reader *reader, elastir_mode_set *set)
{
  crystal_table_state *state = &reader->table;
  elastir_frequency_table *table = &state->table;
  elastir_mode_set *before = table->set_count > 0 ? &table->sets[table->set_count - 1] : NULL;
  if (before != NULL && before->last == 0) {
    before->last = set->first > before->first ? set->first - 1 : before->first;
    if (!state->stars_said)
      crystal_report(reader, ELASTIR_INFO, "stars-in-field", before->line,
                     "from here on the last mode of a set is printed as stars; it is taken from the next "
                     "set, here from mode %d", set->first);
    state->stars_said = true;
  } else if (state->next != 0 && set->first != state->next) {
    state->damaged = true;
    crystal_report(reader, ELASTIR_ERROR, "modes-not-contiguous", set->line,
                   "expected mode %d here, found mode %d: lines of this table are missing or "
                   "doubled", state->next, set->first);
  }
  state->next = set->last == 0 ? 0 : set->last + 1;
}

/* Longitudinal tables have gaps, but no mode twice. */
static void check_longitudinal(crystal_reader *reader, elastir_mode_set *set)
{
  const elastir_frequency_table *table = &reader->table.table;
  if (set->last == 0)
    set->last = set->first;
  if (table->set_count == 0 || set->first != table->sets[table->set_count - 1].first)
    return;
  reader->table.damaged = true;
  crystal_report(reader, ELASTIR_ERROR, "modes-not-contiguous", set->line,
                 "mode %d appears twice: a line of this table is doubled", set->first);
}

/* Away from the Gamma point representations are numbers. */
static void check_k_point(crystal_reader *reader, const elastir_mode_set *set)
{
  const crystal_table_state *state = &reader->table;
  if (state->table.kind == ELASTIR_TABLE_GAMMA && !state->k_known &&
      isdigit((unsigned char)set->irrep[0]) && reader->run->vibrations.table_count > 0)
    crystal_report(reader, ELASTIR_WARNING, "table-damaged", set->line,
                   "the representations of this table are those of a k point, which was expected above it; "
                   "it is read as one at the Gamma point");
}

static void add_row(crystal_reader *reader, elastir_mode_set *set)
{
  crystal_table_state *state = &reader->table;
  elastir_frequency_table *table = &state->table;
  if (table->kind != ELASTIR_TABLE_LONGITUDINAL)
    check_numbering(reader, set);
  else
    check_longitudinal(reader, set);
  if (table->set_count == 0)
    check_k_point(reader, set);
  crystal_check_mode_set(reader, set);
  if (set->intensity_km_mol > 0.0)
    state->nonzero_intensity = true;
  if (!elastir_grow(&table->sets, &table->set_capacity, table->set_count,
                    sizeof *table->sets)) {
    state->damaged = true;
    elastir_diagnose_no_memory(reader->diagnostics);
    return;
  }
  table->sets[table->set_count++] = *set;
}

static bool table_block(crystal_reader *reader, const elastir_line *line)
{
  crystal_table_state *state = &reader->table;
  if (line == NULL) {
    crystal_report(reader, ELASTIR_ERROR, "table-cut", reader->block_line,
                   "the frequency table that begins here is cut in line %ld: expected a blank line after its "
                   "last row", reader->lines);
    crystal_keep_table(reader, false);
    return false;
  }
  if (crystal_blank(line)) {
    if (state->table.set_count == 0 && ++state->strays < STRAYS_ALLOWED)
      return true;
    crystal_keep_table(reader, true);
    return false;
  }
  const char *text = line->text;
  while (*text == ' ')
    text++;
  if (*text == '(' && state->table.set_count == 0) {
    /* In old releases "(AU)": the eigenvalues are divided by masses in amu. */
    state->has_eigenvalue = strncmp(text, "(HARTREE**2)", 12) == 0;
    return true;
  }
  elastir_mode_set set;
  if (read_row(reader, line, &set)) {
    state->strays = 0;
    add_row(reader, &set);
    return true;
  }
  state->damaged = true;
  crystal_report(reader, ELASTIR_ERROR, "table-damaged", line->number,
                 "expected a row of the frequency table, found '%.60s'", text);
  if (isdigit((unsigned char)*text))
    return true;
  if (++state->strays < STRAYS_ALLOWED)
    return true;
  crystal_keep_table(reader, false);
  return false;
}

/* ---- the head ---- */

static elastir_table_kind kind_of(const crystal_reader *reader, const char *head)
{
  if (strstr(head, "SHIFTS") != NULL)
    return ELASTIR_TABLE_LONGITUDINAL;
  const int *k = reader->k_point.index;
  if (reader->k_point.given && (k[0] != 0 || k[1] != 0 || k[2] != 0))
    return ELASTIR_TABLE_DISPERSION;
  return ELASTIR_TABLE_GAMMA;
}

static block_function *begin_table(crystal_reader *reader, const elastir_line *line,
                                   const char *head)
{
  crystal_table_state *state = &reader->table;
  elastir_crystal_run *run = reader->run;
  crystal_drop_table(reader);
  state->next = 1;
  const char *behind = strstr(head, "IRREP") + strlen("IRREP");
  state->has_flags = strstr(behind, "IR") != NULL;
  state->has_raman = strstr(head, "RAMAN") != NULL;
  elastir_frequency_table *table = &state->table;
  table->line = line->number;
  table->kind = kind_of(reader, head);
  table->has_intensity_column = strstr(head, "INTENS") != NULL;
  if (reader->k_point.given)
    memcpy(table->k_index, reader->k_point.index, sizeof table->k_index);
  state->k_known = reader->k_point.given;
  reader->k_point.given = false;
  run->frequencies_asked = true;
  if (run->vibrations.line == 0)
    run->vibrations.line = line->number;
  return table_block;
}

block_function *crystal_found_table(crystal_reader *reader, const elastir_line *line,
                                    const char *text)
{
  return begin_table(reader, line, text);
}

void crystal_drop_table(crystal_reader *reader)
{
  free(reader->table.table.sets);
  reader->table = (crystal_table_state){0};
}

/* ---- k points ---- */

/* The table of a path's first k point has no head: its rows follow this line. */
static bool k_point_block(crystal_reader *reader, const elastir_line *line)
{
  static const char usual_head[] = "MODES EIGV FREQUENCIES IRREP";
  if (line == NULL)
    return false;
  if (crystal_blank(line))
    return ++reader->k_point.blanks < 4;
  const char *text = line->text + strspn(line->text, " ");
  int first;
  if (*text == '(')
    crystal_report(reader, ELASTIR_ERROR, "table-damaged", line->number,
                   "expected the heading of a frequency table above this line; the table is not read");
  if (!crystal_leading_integer(text, &first, &text) || *text != '-')
    return false;
  elastir_line head = *line;
  head.number = reader->block_line;
  reader->block = begin_table(reader, &head, usual_head);
  reader->table.has_eigenvalue = true;
  return reader->block(reader, line);
}

static bool read_k_index(const char *text, int index[3])
{
  const char *p = strchr(text, '(');
  if (p == NULL)
    return false;
  p++;
  for (int i = 0; i < 3; i++) {
    p += strspn(p, " ");
    bool negative = *p == '-';
    if (!crystal_leading_integer(p + negative, &index[i], &p))
      return false;
    if (negative)
      index[i] = -index[i];
  }
  return true;
}

/* "DISPERSION K POINT NUMBER     2 COORD:  C(  0 -1  0 )    WEIGHT:    1." */
block_function *crystal_found_k_point(crystal_reader *reader, const elastir_line *line,
                                      const char *text)
{
  crystal_k_point_state *k = &reader->k_point;
  if (!read_k_index(text, k->index)) {
    crystal_report(reader, ELASTIR_WARNING, "table-damaged", line->number,
                   "expected 'COORD:  R(  i  j  k )'; the table that follows is read as one away from the "
                   "Gamma point");
    k->index[0] = k->index[1] = k->index[2] = -1;
  }
  k->given = true;
  k->blanks = 0;
  return k_point_block;
}
