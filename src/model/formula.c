/* SPDX-License-Identifier: GPL-3.0-or-later */
/* formula.c: counts of atoms as a formula, and back. */
#include "model/formula.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "model/elements.h"

static char *append_element(char *end, const char *symbol, size_t count)
{
  if (count == 1)
    return end + sprintf(end, "%s", symbol);
  return count > 1 ? end + sprintf(end, "%s%zu", symbol, count) : end;
}

void formula_write(const size_t counts[FORMULA_ELEMENTS], char *text)
{
  size_t left[FORMULA_ELEMENTS];
  memcpy(left, counts, sizeof left);
  enum { HYDROGEN = 1, CARBON = 6 };
  *text = '\0';
  if (left[CARBON] > 0) {
    text = append_element(text, "C", left[CARBON]);
    text = append_element(text, "H", left[HYDROGEN]);
    left[CARBON] = left[HYDROGEN] = 0;
  }
  for (;;) {
    int next = 0;
    for (int z = 1; z < FORMULA_ELEMENTS; z++)
      if (left[z] > 0 && (next == 0 || strcmp(element_symbol(z), element_symbol(next)) < 0))
        next = z;
    if (next == 0)
      return;
    text = append_element(text, element_symbol(next), left[next]);
    left[next] = 0;
  }
}

/* The element whose symbol begins here, the longer one first; 0: none. */
static int element_at(const char *text, size_t *length)
{
  for (*length = 2; *length > 0; --*length)
    for (int z = 1; z < FORMULA_ELEMENTS; z++) {
      const char *symbol = element_symbol(z);
      if (strlen(symbol) == *length && strncmp(symbol, text, *length) == 0)
        return z;
    }
  return 0;
}

int formula_element(const char *text, size_t length)
{
  size_t used;
  int z = length > 0 ? element_at(text, &used) : 0;
  return z > 0 && used == length ? z : 0;
}

bool formula_read(const char *text, size_t length, size_t counts[FORMULA_ELEMENTS])
{
  const char *end = text + length;
  memset(counts, 0, FORMULA_ELEMENTS * sizeof *counts);
  while (text < end) {
    size_t used, count = 0;
    int z = element_at(text, &used);
    if (z == 0)
      return false;
    for (text += used; text < end && isdigit((unsigned char)*text) && count < 100000; text++)
      count = 10 * count + (size_t)(*text - '0');
    counts[z] += count > 0 ? count : 1;
  }
  return text == end && length > 0;
}
