/* SPDX-License-Identifier: GPL-3.0-or-later */
/* band_gap.c: the band gap of the last SCF cycle; of both spins where CRYSTAL prints one for each. */
#include <math.h>
#include <string.h>

#include "base/codata.h"
#include "crystal/internal.h"

enum { MOST_LINES = 8 };

/* "TOP OF VALENCE BANDS -    BAND     53; K    1; EIG -6.7322036E-03 AU": the first of its kind is
 * the edge, a second one is at the Gamma point. */
static void read_edge(crystal_band_edge *edge, const char *text)
{
  const char *k = strstr(text, "; K"), *eigenvalue = strstr(text, "EIG");
  double number;
  if (edge->known || k == NULL || eigenvalue == NULL || !crystal_number_behind(k, "K", &number) ||
      !crystal_number_behind(eigenvalue, "EIG", &edge->hartree))
    return;
  edge->k_point = number;
  edge->known = true;
}

static bool spin_block(crystal_reader *reader, const elastir_line *line)
{
  crystal_band_gap_state *state = &reader->band_gap;
  if (line == NULL || ++state->lines > MOST_LINES)
    return false;
  const char *text = line->text + strspn(line->text, " ");
  if (strncmp(text, "TOP OF VALENCE", 14) == 0)
    read_edge(&state->top[state->spin], text);
  else if (strncmp(text, "BOTTOM OF VIRTUAL", 17) == 0)
    read_edge(&state->bottom[state->spin], text);
  return true;
}

/* " ALPHA      ELECTRONS", then " BETA       ELECTRONS", in each cycle with two spins. */
block_function *crystal_found_spin_part(crystal_reader *reader, const elastir_line *line,
                                        const char *text)
{
  crystal_band_gap_state *state = &reader->band_gap;
  (void)line;
  if (*text == 'A')
    *state = (crystal_band_gap_state){0};
  state->spin = *text == 'A' ? 0 : 1;
  state->parts++;
  state->lines = 0;
  return spin_block;
}

/* " DIRECT ENERGY BAND GAP:   9.2084 eV", " INDIRECT …", each SCF cycle: the last counts. */
block_function *crystal_found_band_gap(crystal_reader *reader, const elastir_line *line,
                                       const char *text)
{
  crystal_band_gap_state *state = &reader->band_gap;
  crystal_copy_word(state->text, sizeof state->text, text,
                    (size_t)(line->text + line->length - text));
  if (state->parts < 2) /* one spin may conduct where the other does not */
    state->conducting = false;
  if (state->parts > 0 && !crystal_number_behind(state->text, ":", &state->printed_ev[state->spin]))
    state->printed_ev[state->spin] = 0.0;
  return NULL;
}

block_function *crystal_found_conducting(crystal_reader *reader, const elastir_line *line,
                                         const char *text)
{
  (void)line;
  (void)text;
  reader->band_gap.conducting = true;
  reader->band_gap.text[0] = '\0';
  return NULL;
}

/* The edges of a spin are those of the gap that is printed for it. Spins that are held (SPINLOCK) have
 * edges at -1 and 1 hartree, and no gap. */
static bool edges_fit(const crystal_band_gap_state *state, int spin)
{
  const crystal_band_edge *top = &state->top[spin], *bottom = &state->bottom[spin];
  return top->known && bottom->known && /* printed with four digits behind the point */
         fabs(CODATA_HARTREE_EV * (bottom->hartree - top->hartree) - state->printed_ev[spin]) < 5e-4;
}

/* From the highest valence and the lowest virtual band of either spin, since CRYSTAL prints a gap for
 * each spin alone. */
static void take_gap_of_spins(const crystal_band_gap_state *state, elastir_crystal_run *run)
{
  if (!edges_fit(state, 0) || !edges_fit(state, 1))
    return;
  bool higher = state->top[1].hartree > state->top[0].hartree;
  bool lower = state->bottom[1].hartree < state->bottom[0].hartree;
  const crystal_band_edge *top = &state->top[higher], *bottom = &state->bottom[lower];
  if (!(bottom->hartree > top->hartree))
    return;
  run->band_gap_ev = CODATA_HARTREE_EV * (bottom->hartree - top->hartree);
  run->band_gap_direct = top->k_point == bottom->k_point ? ELASTIR_YES : ELASTIR_NO;
}

void crystal_finish_band_gap(crystal_reader *reader)
{
  const crystal_band_gap_state *state = &reader->band_gap;
  elastir_crystal_run *run = reader->run;
  run->conducting = state->conducting;
  if (state->conducting)
    return;
  if (state->parts > 0)
    take_gap_of_spins(state, run);
  else if (crystal_number_behind(state->text, ":", &run->band_gap_ev))
    run->band_gap_direct = state->text[0] == 'D' ? ELASTIR_YES : ELASTIR_NO;
}
