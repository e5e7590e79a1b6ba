/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unread.c: blocks whose heading is known and whose numbers are not read; that is said once each. */
#include <string.h>

#include "crystal/internal.h"

static const struct {
  const char *words[2]; /* either is in the heading */
  const char *what;
  bool known; /* its layout: there is no use for its numbers here */
} blocks[] = {
    {{"ANHARMONIC IR SPECTRUM", NULL}, "anharmonic infrared spectra", false},
    {{"ANHARMONIC RAMAN SPECTRUM", NULL}, "anharmonic Raman spectra", false},
    {{"HARMONIC IR SPECTRUM", NULL}, "harmonic infrared spectra beside anharmonic ones", false},
    {{"HARMONIC RAMAN SPECTRUM", NULL}, "harmonic Raman spectra beside anharmonic ones", false},
    {{"TOTAL PDOS", NULL}, "phonon densities of states", true},
    {{"PIEZO", NULL}, "piezoelectric tensors", false},
    {{"PHOTOELA", "ELASTO-OPTIC"}, "photoelastic tensors", false},
};

static bool is_heading(const char *text, const char *const words[2])
{
  return strstr(text, words[0]) != NULL || (words[1] != NULL && strstr(text, words[1]) != NULL);
}

/* Any of the headings above. */
block_function *crystal_found_unread(crystal_reader *reader, const elastir_line *line,
                                     const char *text)
{
  size_t i = 0, count = sizeof blocks / sizeof *blocks;
  while (i < count && !is_heading(text, blocks[i].words))
    i++;
  if (i == count || (reader->unread.said & 1u << i) != 0)
    return NULL;
  reader->unread.said |= 1u << i;
  crystal_report(reader, ELASTIR_INFO, "block-not-read", line->number,
                 "%s: printed here but not read%s", blocks[i].what,
                 blocks[i].known ? "" : ", since elastir does not support the layout");
  return NULL;
}
