/* SPDX-License-Identifier: GPL-3.0-or-later */
/* motions.c: VIBRATIONAL ANALYSIS: the relative motions of bonded atoms in each mode. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "crystal/internal.h"

enum { MOST_MOTIONS = 10000000 };

static const char *skip_blanks(const char *text)
{
  return text + strspn(text, " ");
}

/* "    2 O ", "   12 MG": the number of an atom and its symbol. */
static bool take_atom(const char **text, int *atom)
{
  const char *end;
  if (!crystal_leading_integer(*text, atom, &end) || *atom < 1)
    return false;
  end = skip_blanks(end);
  size_t letters = 0;
  while (isalpha((unsigned char)end[letters]))
    letters++;
  *text = skip_blanks(end + letters);
  return letters >= 1 && letters <= 2;
}

/* "(0.0)" */
static bool take_share(const char **text, double *share)
{
  const char *close = **text == '(' ? strchr(*text, ')') : NULL;
  if (close == NULL || number_real(*text + 1, (size_t)(close - *text - 1), share) != NUMBER_OK)
    return false;
  *text = skip_blanks(close + 1);
  return *share >= 0.0 && *share <= 1.0;
}

/* "(B)    2 O    1 MG(0.0)   2 O (1.0)   -0.000"; stretches have no third atom. */
static bool parse_motion(const char *text, elastir_motion *motion)
{
  const char *kind = strchr("SBO?", text[1]);
  if (kind == NULL || *kind == '\0' || text[2] != ')')
    return false;
  motion->kind = (elastir_motion_kind)(kind - "SBO?");
  text = skip_blanks(text + 3);
  if (!take_atom(&text, &motion->atoms[0]) || !take_atom(&text, &motion->atoms[1]) ||
      !take_share(&text, &motion->along))
    return false;
  motion->atoms[2] = -1;
  motion->in_plane = NAN;
  if (strchr(text, '(') != NULL &&
      (!take_atom(&text, &motion->atoms[2]) || !take_share(&text, &motion->in_plane)))
    return false;
  number_status status = number_real(text, strlen(text), &motion->energy_kj_mol);
  return status == NUMBER_OK || status == NUMBER_STARS;
}

static bool is_kind(const char *text)
{
  return text[0] == '(' && text[1] != '\0' && text[2] == ')';
}

static void add(crystal_reader *reader, const elastir_motion *motion)
{
  elastir_motions *all = &reader->run->vibrations.motions;
  if (all->count >= MOST_MOTIONS)
    return;
  if (elastir_grow(&all->items, &all->capacity, all->count, sizeof *all->items))
    all->items[all->count++] = *motion;
  else
    elastir_diagnose_no_memory(reader->diagnostics);
}

/* "    4    381.0964  (Fu )": the mode of the rows that follow; what is behind it goes to *rest. */
static bool parse_mode(crystal_motions_state *state, const char *text, const char **rest)
{
  const char *end;
  int mode;
  if (!crystal_leading_integer(text, &mode, &end) || mode != state->mode + 1)
    return false;
  end = skip_blanks(end);
  size_t length = number_scan(end, strlen(end), &state->wavenumber_cm1);
  if (length == 0)
    return false;
  state->mode = mode;
  end = skip_blanks(end + length);
  if (*end == '(' && !is_kind(end)) { /* the irreducible representation is three wide */
    const char *close = strchr(end, ')');
    if (close == NULL)
      return false;
    end = skip_blanks(close + 1);
  }
  *rest = end;
  return true;
}

/* A blank line ends the block. */
static bool motions_block(crystal_reader *reader, const elastir_line *line)
{
  crystal_motions_state *state = &reader->motions;
  if (line == NULL || crystal_blank(line))
    return false;
  const char *text = skip_blanks(line->text), *rest = text;
  if (*text != '(' && !parse_mode(state, text, &rest)) {
    crystal_report(reader, ELASTIR_WARNING, "motions-damaged", line->number,
                   "expected mode %d in this VIBRATIONAL ANALYSIS; the rest is not read",
                   state->mode + 1);
    return false;
  }
  if (*rest == '\0')
    return true;
  elastir_motion motion = {.line = line->number, .mode = state->mode,
                           .wavenumber_cm1 = state->wavenumber_cm1};
  if (state->mode > 0 && *rest == '(' && parse_motion(rest, &motion))
    add(reader, &motion);
  else
    crystal_report(reader, ELASTIR_WARNING, "motions-damaged", line->number,
                   "expected a kind of motion, two or three atoms and an energy; this row is not read");
  return true;
}

/* "  MODE FRQ(CM**-1) IRREP TYP     A      B  LONG      C  ANG     PEC" */
block_function *crystal_found_motions(crystal_reader *reader, const elastir_line *line,
                                      const char *text)
{
  elastir_vibrations *vibrations = &reader->run->vibrations;
  (void)line;
  (void)text;
  if (!crystal_follows_chosen_table(reader))
    return NULL;
  vibrations->motions.count = 0;
  reader->motions = (crystal_motions_state){.wavenumber_cm1 = NAN};
  return motions_block;
}
